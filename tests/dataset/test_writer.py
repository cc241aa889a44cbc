"""The dataset's files: whole or not at all, and what they hold."""

from __future__ import annotations

import csv
import errno
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tinyte.clean.duplicates import signature
from tinyte.dataset.files import CsvFile
from tinyte.dataset.writer import DatasetWriter, OutputError
from tinyte.tables import TABLES, Reject, Rows

STORY = "Sáng nay, Sở Y tế tổ chức hội nghị tổng kết công tác năm và triển khai nhiệm vụ trọng tâm của năm tới. " * 3


def article(article_id: str, published_at: str | None = None, text: str = STORY) -> Rows:
    values: dict[str, Any] = dict.fromkeys(TABLES["articles"].column_names)
    values |= {"article_id": article_id, "source": f"{article_id}.txt", "published_at": published_at, "n_sentences": 1,
               "text_sha256": "0", "text": text}  # fmt: skip
    official = (
        "o1",
        0,
        0,
        3,
        "Bùi",
        "rule",
        "r",
        0.9,
        "p",
        'Bùi, "Lan"\nHoa',
        None,
        ("PGS", "TS"),
        None,
        None,
        None,
        None,
    )
    tables = {name: [] for name in TABLES} | {
        "articles": [tuple(values.values())],
        "officials": [(article_id, *official)],
        "targets": [
            (
                article_id,
                "t1",
                0,
                0,
                3,
                "x",
                "rule",
                "r",
                0.9,
                "i",
                None,
                "result",
                "=",
                2600.0,
                None,
                27.5,
                None,
                None,
                None,
                None,
            )
        ],
    }
    return Rows(f"{article_id}.txt", tables, signature(text))


def write(out: Path, *pages: Rows, formats: tuple[str, ...] = ("csv", "parquet")) -> None:
    with DatasetWriter(out, formats) as dataset:
        for page in pages:
            dataset.add(page)
        dataset.finish()


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_table_is_a_csv_and_a_parquet_file_with_all_columns(tmp_path: Path) -> None:
    write(tmp_path, article("a"))
    for name, table in TABLES.items():
        header = (tmp_path / f"{name}.csv").read_text("utf-8").splitlines()[0]
        assert header == ",".join(table.column_names)
        assert pq.read_schema(tmp_path / f"{name}.parquet").names == table.column_names
    assert (tmp_path / "rejects.csv").read_text("utf-8") == "source,stage,error,sha256\n"


def test_cells_are_quoted_lists_joined_and_nulls_empty(tmp_path: Path) -> None:
    write(tmp_path, article("a"))
    assert '"Bùi, ""Lan""\nHoa"' in (tmp_path / "officials.csv").read_text("utf-8")
    [official] = read(tmp_path / "officials.csv")
    assert (official["titles"], official["position"]) == ("PGS; TS", "")
    [target] = read(tmp_path / "targets.csv")
    assert (target["value"], target["out_of"]) == ("2600", "27.5")
    assert pq.read_table(tmp_path / "officials.parquet").to_pylist()[0]["titles"] == ["PGS", "TS"]


def test_copies_of_a_story_point_to_the_earliest_whatever_the_order(tmp_path: Path) -> None:
    pages = [
        article("a", "2021-06-03"),
        article("b", "2021-06-01"),
        article("c"),
        article("d", "2020-01-01", "Một chuyện khác hẳn."),
    ]
    for folder, order in (("x", pages), ("y", pages[::-1])):
        write(tmp_path / folder, *order)
        assert {row["article_id"]: row["duplicate_of"] for row in read(tmp_path / folder / "articles.csv")} == {
            "a": "b", "b": "", "c": "b", "d": "",
        }  # fmt: skip


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        write(tmp_path / folder, article("a"), Rows("b", reject=Reject(source="b", stage="clean", error="empty")))
    for path in (tmp_path / "x").iterdir():
        assert path.read_bytes() == (tmp_path / "y" / path.name).read_bytes(), path.name


def test_only_the_formats_asked_for_are_there_after_a_run(tmp_path: Path) -> None:
    write(tmp_path, article("a"))
    write(tmp_path, article("a"), formats=("csv",))
    assert not list(tmp_path.glob("*.parquet"))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {f"{name}.csv" for name in [*TABLES, "rejects"]}


def test_a_run_that_does_not_finish_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, article("a"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt), DatasetWriter(tmp_path) as dataset:
        dataset.add(article("b"))
        raise KeyboardInterrupt
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_full_disk_is_one_clear_error_and_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, article("a"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(CsvFile, "add", full)
    with pytest.raises(OutputError, match="the disk is full; make room") as error, DatasetWriter(tmp_path) as dataset:
        dataset.add(article("b"))
    assert str(tmp_path) in str(error.value)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".tinyte-partial-old").mkdir()
    (tmp_path / ".tinyte-partial-old" / "dates.csv").write_text("half")
    write(tmp_path, article("a"))
    assert not list(tmp_path.glob(".tinyte*"))


def test_two_runs_at_once_into_one_folder_are_refused(tmp_path: Path) -> None:
    with (
        DatasetWriter(tmp_path),
        pytest.raises(OutputError, match="another run is writing there"),
        DatasetWriter(tmp_path),
    ):
        pass


def test_a_file_where_the_folder_should_be_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="out: "), DatasetWriter(tmp_path / "out"):
        pass


def test_a_run_that_was_killed_while_it_put_its_files_in_place_is_ended_by_the_next(tmp_path: Path) -> None:
    write(tmp_path / "out", article("a"))
    write(tmp_path / "new", article("b"), formats=("csv",))
    (tmp_path / "new").rename(tmp_path / "out" / ".tinyte-whole-csv")
    with DatasetWriter(tmp_path / "out"):
        pass
    assert [row["article_id"] for row in read(tmp_path / "out" / "articles.csv")] == ["b"]
    assert not list((tmp_path / "out").glob("*.parquet")) and not list((tmp_path / "out").glob(".tinyte*"))
