"""Gains and losses against an earlier result."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluate.invented import DATE, TARGET, scored
from tinyte.evaluate import EvaluationError, report
from tinyte.evaluate.result import Changes, Moved, compare, read_result, result_of, write_result

YEAR = {"text": "năm 2019", "value": "2019", "time": "", "role": "period"}
OTHER = {"text": "90%", "value": "1990", "time": "", "role": "period"}


def changes(folder: Path, before: list[dict[str, str]], now: list[dict[str, str]]) -> Changes:
    gold = {"dates": [DATE, YEAR]}
    earlier, later = (result_of(scored(folder / n, gold, {"dates": got})) for n, got in (("1", before), ("2", now)))
    return compare(earlier, later)


def test_the_same_run_changes_nothing(tmp_path: Path) -> None:
    assert changes(tmp_path, [DATE, OTHER], [DATE, OTHER]) == Changes([], [], [], [], 0, 0)


def test_rows_gained_and_lost_are_named(tmp_path: Path) -> None:
    found = changes(tmp_path, [DATE, OTHER], [DATE | {"role": "period"}, YEAR])
    assert [(c.row, c.before, c.now) for c in found.gained] == [
        ("năm 2019 | 2019", "missed", "correct"),
        ("90% | 1990", "spurious", "not said"),
    ]
    assert [(c.row, c.before, c.now) for c in found.lost] == [("Sáng 6/1 | 2020-01-06", "correct", "partial (role)")]
    assert Moved("dates recall", 0.5, 1.0) in found.figures


def test_fewer_faults_of_a_partial_row_are_a_gain_and_other_faults_neither(tmp_path: Path) -> None:
    role, both = DATE | {"role": "period"}, DATE | {"role": "period", "time": "AF"}
    assert [c.now for c in changes(tmp_path / "a", [both], [role]).gained] == ["partial (role)"]
    assert [c.now for c in changes(tmp_path / "b", [role], [DATE | {"time": "AF"}]).other] == ["partial (time)"]


def test_rows_that_gold_has_in_one_result_alone_are_not_compared(tmp_path: Path) -> None:
    before = result_of(scored(tmp_path / "1", {"dates": [DATE]}, {}))
    now = result_of(scored(tmp_path / "2", {"dates": [YEAR], "targets": [TARGET]}, {}))
    found = compare(before, now)
    assert (found.only_before, found.only_now, found.gained, found.lost) == (1, 2, [], [])


def test_two_rows_of_the_same_words_are_told_apart(tmp_path: Path) -> None:
    twice = {"targets": [TARGET, TARGET]}
    before = result_of(scored(tmp_path / "1", twice, {"targets": [TARGET]}))
    found = compare(before, result_of(scored(tmp_path / "2", twice, twice)))
    assert [(c.before, c.now) for c in found.gained] == [("missed", "correct")]


def test_changes_are_printed_as_lines(tmp_path: Path) -> None:
    assert list(report.changes(changes(tmp_path, [DATE], [])))[-1] == (
        "- dates tin: Sáng 6/1 | 2020-01-06: correct → missed"
    )


def test_a_result_is_read_as_it_was_written(tmp_path: Path) -> None:
    result = result_of(scored(tmp_path, {"dates": [DATE]}, {"dates": [OTHER]}))
    write_result(result, tmp_path / "r.json")
    assert read_result(tmp_path / "r.json") == result


@pytest.mark.parametrize("content", ["{}", "[", '{"dates": {}}', ""])
def test_a_file_that_is_no_result_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "r.json").write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"r\.json: is no result; give a file that `tinyte eval --json` wrote"):
        read_result(tmp_path / "r.json")


def test_figures_without_outcomes_are_refused(tmp_path: Path) -> None:
    tables = ", ".join(f'"{table}": {{}}' for table in ("dates", "officials", "units", "resolutions", "targets"))
    (tmp_path / "r.json").write_text(f"{{{tables}}}", encoding="utf-8")
    with pytest.raises(EvaluationError, match="has no outcomes of rows"):
        read_result(tmp_path / "r.json")
