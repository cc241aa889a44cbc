"""An invented article with gold, and runs of it written row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tinyte.evaluate import Evaluation, evaluate, read_gold, read_run
from tinyte.tables import MENTION_TABLES, TABLES

TITLE = "Sở Y tế Hà Nam họp giao ban"
TEXT = (
    f"{TITLE}\n"
    "Sáng 6/1, Sở Y tế tỉnh Hà Nam họp giao ban. TS Vũ Thị An, Giám đốc Sở Y tế cho biết năm 2019 tỉnh có 88 xã đạt chuẩn.\n"
    "Thực hiện Quyết định số 15/QĐ-UBND ngày 3/1/2020, ngành giao 90% trẻ được tiêm đủ vắc xin."
)
Rows = Sequence[Mapping[str, Any]]

DATE: dict[str, Any] = {"text": "Sáng 6/1", "value": "2020-01-06", "time": "MO", "role": "event"}
UNIT: dict[str, Any] = {
    "text": "Sở Y tế tỉnh Hà Nam",
    "name": "Sở Y tế tỉnh Hà Nam",
    "type": "department",
    "province": "Hà Nam",
}
OFFICIAL: dict[str, Any] = {
    "name": "Vũ Thị An",
    "honorific": None,
    "titles": ["TS"],
    "positions": [{"position": "Giám đốc", "organization": "Sở Y tế tỉnh Hà Nam"}],
}
SAID: dict[str, Any] = {
    "text": "Vũ Thị An",
    "name": "Vũ Thị An",
    "titles": "TS",
    "position": "Giám đốc",
    "organization": "Sở Y tế tỉnh Hà Nam",
}
RESOLUTION: dict[str, Any] = {
    "text": "Quyết định số 15/QĐ-UBND",
    "doc_type": "Quyết định",
    "number": "15/QĐ-UBND",
    "issuer": "UBND tỉnh Hà Nam",
    "issue_date": "2020-01-03",
    "title": None,
}
TARGET: dict[str, Any] = {
    "text": "88 xã",
    "indicator": "xã đạt chuẩn",
    "kind": "result",
    "comparator": "=",
    "value": 88,
    "value_max": None,
    "unit": "xã",
    "period": "2019",
}


def gold_of(name: str = "tin", /, **tables: Rows) -> dict[str, Any]:
    """Gold whose tables are empty but for those given."""
    return {
        "article_id": name,
        "source": f"{name}.txt",
        "article": {"title": TITLE, "published_at": "2020-01-07", "author": None, "province": "Hà Nam"},
        "clean": {"must_contain": ["tỉnh có 88 xã đạt chuẩn"], "must_not_contain": ["Lượt xem"]},
        **{table: list(tables.get(table, [])) for table in MENTION_TABLES},
    }


def write_gold(folder: Path, *articles: Mapping[str, Any]) -> Path:
    """Writes gold files; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for gold in articles or [gold_of()]:
        (folder / f"{gold['article_id']}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def write_run(folder: Path, text: str = TEXT, **tables: Rows) -> Path:
    """Writes the tables of a run of one article; a row's offsets are where its text first stands."""
    folder.mkdir(parents=True, exist_ok=True)
    article = {"article_id": "a1", "source": "tin.txt", "title": TITLE, "published_at": "2020-01-07T08:00"}
    write_table(folder, "articles", [article | {"province": "Hà Nam", "text": text}])
    for table in MENTION_TABLES:
        write_table(folder, table, [_at(row, text) for row in tables.get(table, [])])
    return folder


def write_table(folder: Path, table: str, rows: Rows) -> None:
    """Writes one table."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(
            stream, TABLES[table].column_names, restval="", extrasaction="ignore", lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows)


def scored(folder: Path, gold: Mapping[str, Rows], got: Mapping[str, Rows], text: str = TEXT) -> Evaluation:
    """The evaluation of one invented article."""
    return evaluate(
        read_gold([write_gold(folder / "gold", gold_of(**gold))]), read_run(write_run(folder / "run", text, **got))
    )


def kinds(evaluation: Evaluation, table: str) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and wrong columns of each outcome of a table."""
    return [(outcome.kind, outcome.wrong) for outcome in evaluation.outcomes if outcome.table == table]


def _at(row: Mapping[str, Any], text: str) -> dict[str, Any]:
    start = text.find(row["text"])
    return {"article_id": "a1", "method": "rule", "rule": "x", "confidence": 0.9, **row, "start": start} | {
        "end": start + len(row["text"])
    }
