"""What is said of gold and runs that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluate.invented import DATE, OFFICIAL, TARGET, gold_of, write_gold, write_run, write_table
from tinyte.evaluate import EvaluationError, evaluate, read_gold, read_run, report
from tinyte.evaluate.runs import Run, gold_name


def fault_of(folder: Path) -> str:
    with pytest.raises(EvaluationError) as raised:
        read_gold([folder])
    return str(raised.value)


def test_gold_is_found_in_the_folder_and_in_those_inside_it(tmp_path: Path) -> None:
    write_gold(tmp_path / "pages", gold_of("b"))
    write_gold(tmp_path / "archive", gold_of("a"))
    assert [article.name for article in read_gold([tmp_path])] == ["a", "b"]


def test_a_folder_without_gold(tmp_path: Path) -> None:
    assert fault_of(tmp_path) == f"{tmp_path}: no gold in it; give the folder that holds *.gold.json"
    assert fault_of(tmp_path / "no") == f"{tmp_path / 'no'}: no such folder; give the folder that holds *.gold.json"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{"article_id": "tin",\n "dates": [}', "is not JSON: Expecting value in line 2"),
        (b"\xff\xfe", "is not UTF-8; save it as UTF-8"),
        (b"[]", "holds no JSON object; one gold file is one article"),
    ],
)
def test_a_file_that_is_no_gold(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "tin.gold.json"
    path.write_bytes(content)
    assert fault_of(tmp_path) == f"{path}: {fault}"


@pytest.mark.parametrize("key", ["article", "clean", "dates", "officials", "units", "resolutions", "targets"])
def test_gold_that_lacks_a_table(tmp_path: Path, key: str) -> None:
    gold = gold_of()
    del gold[key]
    assert fault_of(write_gold(tmp_path, gold)) == f"{tmp_path / 'tin.gold.json'}: lacks `{key}`"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"dates": {}}, "`dates` is no list"),
        ({"dates": [DATE, 5]}, "dates[1]: is no object"),
        ({"dates": [DATE | {"value": 2019}]}, "dates[0]: `value` is of type int"),
        ({"targets": [{k: v for k, v in TARGET.items() if k != "value"}]}, "targets[0]: lacks `value`"),
        ({"officials": [OFFICIAL | {"titles": "TS"}]}, "officials[0]: `titles` is of type str"),
        (
            {"officials": [OFFICIAL | {"positions": ["Giám đốc"]}]},
            "officials[0]: `positions` is no list of objects with `position` and `organization`",
        ),
        ({"article": []}, "`article` is no object"),
        ({"article": {"title": 5}}, "`article`: `title` is neither text nor null"),
        ({"clean": {"must_contain": "x"}}, "`clean`: `must_contain` is no list of texts"),
        ({"article_id": 5}, "`article_id` is no text"),
    ],
)
def test_gold_with_a_faulty_row(tmp_path: Path, change: dict[str, Any], fault: str) -> None:
    path = tmp_path / "tin.gold.json"
    path.write_text(json.dumps(gold_of() | change), encoding="utf-8")
    assert fault_of(tmp_path) == f"{path}: {fault}"


def test_an_article_with_gold_in_two_places(tmp_path: Path) -> None:
    write_gold(tmp_path / "a")
    write_gold(tmp_path / "b")
    assert "article tin has gold in" in fault_of(tmp_path)


def test_a_run_without_articles(tmp_path: Path) -> None:
    for folder, why in ((tmp_path, "no articles.csv in it"), (tmp_path / "no", "no such folder")):
        with pytest.raises(EvaluationError, match=f"{why}; give the --out folder of `tinyte run`, with its CSV files"):
            read_run(folder)


def test_a_run_that_lacks_a_column(tmp_path: Path) -> None:
    folder = write_run(tmp_path)
    (folder / "dates.csv").write_text("article_id,start,end,text,role,time\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"dates\.csv: lacks the column `value`; make the run again"):
        read_run(folder)


def test_a_run_whose_rows_belong_to_no_article(tmp_path: Path) -> None:
    write_table(write_run(tmp_path), "dates", [{"article_id": "a2", "text": "x"}])
    with pytest.raises(EvaluationError, match=r"dates\.csv: article_id a2 is not in articles\.csv"):
        read_run(tmp_path)


def test_a_table_without_a_file_is_empty_and_told(tmp_path: Path) -> None:
    (write_run(tmp_path) / "units.csv").unlink()
    assert read_run(tmp_path).absent == ("units",)


def test_two_articles_of_one_name_cannot_be_told_apart(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    rows = [{"article_id": n, "source": f"{n}/tin.html", "text": "x"} for n in ("a", "b")]
    write_table(folder, "articles", rows)
    with pytest.raises(EvaluationError, match=r"two articles for the gold of tin \(a/tin.html and b/tin.html\)"):
        evaluate(read_gold([write_gold(tmp_path / "gold")]), read_run(folder))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("tin.html", "tin"),
        ("2020/tin.txt", "tin"),
        ("kho.jsonl#tin", "tin"),
        ("a\\tin.htm", "tin"),
        ("tin.v2.html", "tin.v2"),
    ],
)
def test_the_gold_of_an_article_is_named_by_its_source(source: str, name: str) -> None:
    assert gold_name(source) == name


def test_rejects_are_named_as_far_as_a_reader_can_take_them_in() -> None:
    rejects = [{"source": f"{n}.html", "error": "holds no article"} for n in range(8)]
    lines = list(report.notes(Run([], rejects=rejects)))
    assert lines[0] == "rejected: 0.html: holds no article" and lines[5:] == ["and 3 more"]
