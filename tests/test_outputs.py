"""The committed tables of outputs/ are what the code makes of corpus/ now."""

from __future__ import annotations

from pathlib import Path

import pytest
from frictionless import validate

import tinyte
from tests.conftest import ROOT

COMMITTED = sorted(path.name for path in (ROOT / "outputs").iterdir() if path.suffix in (".csv", ".json"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("outputs")
    tinyte.run(ROOT / "corpus", out)
    return out


@pytest.mark.parametrize("name", COMMITTED)
def test_a_committed_file_is_what_the_code_makes(fresh: Path, name: str) -> None:
    assert (ROOT / "outputs" / name).read_text("utf-8") == (fresh / name).read_text("utf-8"), (
        "run `make run` and read the diff"
    )


def test_every_table_is_committed(fresh: Path) -> None:
    made = {path.name for path in fresh.iterdir() if path.suffix != ".parquet"}
    assert set(COMMITTED) == made


def test_frictionless_accepts_the_dataset(fresh: Path) -> None:
    report = validate(fresh / "datapackage.json")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]
