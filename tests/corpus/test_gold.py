"""The gold annotations of the corpus, and what the checker says of faulty ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = """<html><head><script>var x = "Sở Tài chính";</script></head><body>
<p>Sáng 6/1, S&#7903; Y&nbsp;tế t&#7893;ng k&#7871;t n&#259;m 2019; giao 2,5 triệu liều.</p>
<div>Lượt xem: 12</div></body></html>"""
DATE = {"text": "Sáng 6/1", "value": "2020-01-06", "time": "MO", "role": "event"}
UNIT = {"text": "Sở Y tế", "name": "Sở Y tế tỉnh Bắc Ninh", "type": "department", "province": "Bắc Ninh"}
TARGET: dict[str, Any] = {
    "text": "2,5 triệu liều",
    "indicator": "giao liều",
    "kind": "target",
    "comparator": "=",
    "value": 2500000,
    "value_max": None,
    "out_of": None,
    "unit": "liều",
    "period": "2019",
}


def check(*folders: Path) -> tuple[int, list[str]]:
    """Exit code and lines of the checker."""
    command = [sys.executable, str(ROOT / "scripts" / "check_gold.py"), *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert not done.stderr
    return done.returncode, done.stdout.splitlines()


def write_gold(folder: Path, **tables: list[dict[str, Any]]) -> None:
    """A page and its gold, which has no fault but those of `tables`."""
    gold: dict[str, Any] = {
        "article_id": "bai",
        "source": "bai.html",
        "article": {
            "title": "",
            "published_at": "2020-01-07",
            "author": None,
            "source_credit": None,
            "province": "Bắc Ninh",
        },
        "clean": {"must_contain": ["Sở Y tế tổng kết năm 2019"], "must_not_contain": ["Lượt xem: 12"]},
        "dates": [DATE],
        "officials": [],
        "units": [UNIT],
        "resolutions": [],
        "targets": [TARGET],
    }
    (folder / "bai.html").write_text(PAGE, encoding="utf-8")
    (folder / "bai.gold.json").write_text(json.dumps(gold | tables), encoding="utf-8")


def test_the_gold_of_the_corpus_has_no_fault() -> None:
    code, lines = check(ROOT / "corpus" / "pages", ROOT / "corpus" / "archive")
    assert lines[:-1] == []
    assert code == 0


def test_every_article_is_in_one_half_of_the_split() -> None:
    split = json.loads((ROOT / "corpus" / "split.json").read_text(encoding="utf-8"))
    gold = [path.name.removesuffix(".gold.json") for path in (ROOT / "corpus").glob("*/*.gold.json")]
    assert sorted(split["train"] + split["test"]) == sorted(gold)


@pytest.mark.parametrize("module", ["article_text.py", "check_gold.py"])
def test_the_examples_of_the_checker_hold(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "doctest", module], cwd=ROOT / "scripts", capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_text_is_looked_for_in_what_a_reader_sees(tmp_path: Path) -> None:
    write_gold(tmp_path)
    assert check(tmp_path) == (
        0,
        ["1 gold files, 0 faults; dates 1, officials 0, units 1, resolutions 0, targets 1"],
    )


@pytest.mark.parametrize(
    ("table", "row", "fault"),
    [
        ("dates", DATE | {"value": "2020-02-30"}, "dates[0]: 2020-02-30 is no ISO value"),
        ("dates", DATE | {"value": "2020/2019"}, "dates[0]: 2020/2019 ends before it starts"),
        ("dates", DATE | {"time": "sáng"}, "dates[0]: time sáng is neither HH:MM nor one of MO, MI, AF, EV, NI"),
        ("dates", DATE | {"role": "day"}, "dates[0]: role day is none of document, deadline, period, event"),
        ("units", UNIT | {"text": "Sở Tài chính"}, "units[0]: text «Sở Tài chính» is not in the article"),
        ("units", UNIT | {"code": "27"}, "units[0]: key code is unknown"),
        ("targets", TARGET | {"value": 2.6e6}, "targets[0]: value 2600000.0 is not the figure of «2,5 triệu liều»"),
        ("targets", TARGET | {"value_max": 2}, "targets[0]: value_max is not above value"),
        ("targets", TARGET | {"kind": "goal"}, "targets[0]: kind goal is none of target, result"),
        (
            "targets",
            TARGET | {"indicator": "giao thuốc"},
            "targets[0]: indicator has words that are not in the article: thuốc",
        ),
    ],
)
def test_a_fault_is_one_line_that_names_the_row(tmp_path: Path, table: str, row: dict[str, Any], fault: str) -> None:
    write_gold(tmp_path, **{table: [row]})
    code, lines = check(tmp_path)
    assert lines[:-1] == [f"{tmp_path / 'bai.gold.json'}: {fault}"]
    assert code == 1


def test_a_row_said_twice_is_a_fault_unless_it_is_optional(tmp_path: Path) -> None:
    write_gold(tmp_path, units=[UNIT, UNIT])
    assert check(tmp_path)[1][0].endswith("units: Sở Y tế is annotated 2 times")
    write_gold(tmp_path, units=[UNIT, UNIT | {"optional": True}])
    assert check(tmp_path)[0] == 0


def test_a_record_without_gold_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    (tmp_path / "kho.jsonl").write_text('{"id": "b1", "text": "Sở Y tế"}\n', encoding="utf-8")
    code, lines = check(folder)
    assert lines[0] == f"{tmp_path / 'kho.jsonl'}: record b1 has no gold"
    assert code == 1


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert check(missing) == (2, [f"{missing}: is no folder; give the folder that holds *.gold.json"])
