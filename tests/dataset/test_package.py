"""The data package: what frictionless says of it, and that every column is described."""

from __future__ import annotations

from pathlib import Path

from frictionless import Package, validate

from tests.dataset.test_writer import article, write
from tinyte.dataset.package import data_package
from tinyte.tables import REJECTS, TABLES


def test_frictionless_accepts_the_package(tmp_path: Path) -> None:
    write(tmp_path, article("a"), article("b"))
    report = validate(tmp_path / "datapackage.json")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


def test_every_column_is_described_and_enumerations_are_closed() -> None:
    package = data_package(("csv",), dict.fromkeys([*TABLES, REJECTS.name], 0))
    fields = {(r["name"], f["name"]): f for r in package["resources"] for f in r["schema"]["fields"]}
    assert all(field["description"] for field in fields.values())
    assert fields["targets", "kind"]["constraints"]["enum"] == ["target", "result"]
    assert Package.from_descriptor(package).resource_names[0] == "articles"
