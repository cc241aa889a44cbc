"""Figures of small invented runs, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluate.invented import (
    DATE,
    OFFICIAL,
    RESOLUTION,
    SAID,
    TARGET,
    TEXT,
    UNIT,
    gold_of,
    scored,
    write_gold,
    write_run,
)
from tinyte.evaluate import evaluate, read_gold, read_run

YEAR = {"text": "năm 2019", "value": "2019", "time": None, "role": "period"}
DAY = {"text": "ngày 3/1/2020", "value": "2020-01-03", "time": None, "role": "document"}


def test_a_perfect_run(tmp_path: Path) -> None:
    rows = {"dates": [DATE], "units": [UNIT], "resolutions": [RESOLUTION], "targets": [TARGET]}
    figures = scored(tmp_path, rows | {"officials": [OFFICIAL]}, rows | {"officials": [SAID]}).figures()
    assert (figures["mean_f1"], figures["mean_exact_f1"], figures["ungrounded"]) == (1.0, 1.0, 0)
    assert figures["clean"] == {"must_contain": 1.0, "must_not_contain": 1.0, "said_once": 1.0}
    assert figures["article"] == {"title": 1.0, "province": 1.0, "published_at": 1.0}


def test_precision_recall_exact_and_attributes(tmp_path: Path) -> None:
    got = [DATE | {"role": "deadline"}, YEAR, {"text": "90%", "value": "1990", "role": "period"}]
    dates = scored(tmp_path, {"dates": [DATE, YEAR, DAY]}, {"dates": got}).tables["dates"]
    assert (dates.precision, dates.recall, dates.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert dates.exact_f1 == pytest.approx(1 / 3)
    assert {name: tuple(ratio) for name, ratio in dates.attributes.items()} == {"role": (1, 2), "time": (2, 2)}


def test_optional_gold_neither_helps_nor_hurts(tmp_path: Path) -> None:
    gold = {"dates": [DATE, YEAR | {"optional": True}]}
    without = scored(tmp_path / "1", gold, {"dates": [DATE]}).tables["dates"]
    with_it = scored(tmp_path / "2", gold, {"dates": [DATE, YEAR]}).tables["dates"]
    assert without == with_it
    assert (with_it.gold, with_it.predicted, with_it.f1) == (1, 1, 1.0)


def test_a_row_of_gold_that_counts_takes_the_match_before_an_optional_one(tmp_path: Path) -> None:
    gold = [TARGET | {"optional": True}, TARGET | {"unit": "phường"}]
    assert scored(tmp_path, {"targets": gold}, {"targets": [TARGET]}).tables["targets"].recall == 1.0


def test_of_two_figures_of_one_value_that_with_more_right_attributes_is_the_row(tmp_path: Path) -> None:
    other = TARGET | {"text": "88 trạm", "unit": "trạm", "indicator": "trạm mới"}
    targets = scored(tmp_path, {"targets": [TARGET]}, {"targets": [other, TARGET]}).tables["targets"]
    assert (targets.exact, targets.predicted) == (1, 2)


def test_mentions_of_one_value_are_one_row(tmp_path: Path) -> None:
    dates = scored(tmp_path, {"dates": [YEAR]}, {"dates": [YEAR, YEAR | {"text": "2019"}]}).tables["dates"]
    assert (dates.predicted, dates.precision) == (1, 1.0)


def test_every_form_of_a_unit_is_right(tmp_path: Path) -> None:
    forms = [UNIT, UNIT | {"text": "Sở Y tế"}, UNIT | {"text": "90%", "name": "Sở Xây dựng"}]
    units = scored(tmp_path, {"units": [UNIT]}, {"units": forms}).tables["units"]
    assert (units.gold, units.found, units.predicted, units.right) == (1, 1, 3, 2)


def test_documents_are_told_by_number_or_else_by_type_and_title(tmp_path: Path) -> None:
    law = {"text": "Luật Dược", "doc_type": "Luật", "number": None, "issuer": None, "issue_date": None, "title": "Dược"}
    got = [RESOLUTION | {"number": "15 / QĐ – UBND", "issuer": "Ủy ban nhân dân tỉnh Hà Nam"}, law]
    assert (
        scored(tmp_path, {"resolutions": [RESOLUTION, law]}, {"resolutions": got}).tables["resolutions"].exact_f1 == 1.0
    )


def test_what_gold_leaves_open_is_not_asked_for(tmp_path: Path) -> None:
    gold = {"resolutions": [RESOLUTION | {"issuer": None}], "targets": [TARGET | {"period": None}]}
    evaluation = scored(tmp_path, gold, {"resolutions": [RESOLUTION | {"title": "x"}], "targets": [TARGET]})
    assert set(evaluation.tables["resolutions"].attributes) == {"doc_type", "issue_date"}
    assert "period" not in evaluation.tables["targets"].attributes


def test_a_person_is_one_row_whatever_the_number_of_posts_and_mentions(tmp_path: Path) -> None:
    posts = [*OFFICIAL["positions"], {"position": "Trưởng đoàn", "organization": None, "optional": True}]
    got = [
        SAID,
        SAID | {"position": "", "organization": "", "titles": ""},
        SAID | {"position": "Trưởng đoàn", "organization": ""},
    ]
    officials = scored(tmp_path, {"officials": [OFFICIAL | {"positions": posts}]}, {"officials": got}).tables[
        "officials"
    ]
    assert (officials.predicted, officials.exact, officials.attributes["positions"]) == (1, 1, (1, 1))


def test_a_spurious_post_and_a_wrong_organization_are_told(tmp_path: Path) -> None:
    got = [SAID | {"organization": "Bộ Y tế"}, SAID | {"position": "Bí thư", "organization": "Đảng ủy"}]
    attributes = scored(tmp_path, {"officials": [OFFICIAL]}, {"officials": got}).tables["officials"].attributes
    assert {name: tuple(ratio) for name, ratio in attributes.items()} == {
        "titles": (1, 1),
        "positions": (1, 1),
        "organizations": (0, 1),
        "no spurious post": (0, 1),
    }


def test_cleaning_is_judged_by_the_runs_it_keeps_drops_and_repeats(tmp_path: Path) -> None:
    evaluation = scored(tmp_path, {}, {}, text=f"{TEXT}\n{TEXT}\nLượt xem: 5")
    assert evaluation.figures()["clean"] == {"must_contain": 1.0, "must_not_contain": 0.0, "said_once": 0.0}
    assert [(fault.part, fault.what) for fault in evaluation.faults] == [
        ("clean", "said 2 times"),
        ("clean", "left in"),
    ]


def test_a_lost_article_is_counted_and_its_rows_are_missed(tmp_path: Path) -> None:
    gold = read_gold([write_gold(tmp_path / "gold", gold_of("other", dates=[DATE]))])
    evaluation = evaluate(gold, read_run(write_run(tmp_path / "run", dates=[DATE])))
    assert (evaluation.lost, evaluation.tables["dates"].gold, evaluation.tables["dates"].found) == (["other"], 1, 0)
    assert evaluation.figures()["clean"] == {"must_contain": 0.0, "must_not_contain": 1.0, "said_once": 1.0}


def test_a_row_whose_text_is_not_at_its_offsets_is_counted(tmp_path: Path) -> None:
    evaluation = scored(tmp_path, {}, {"dates": [DATE, DATE | {"text": "Sáng 7/1"}]})
    assert (evaluation.rows, evaluation.ungrounded) == (2, 1)


def test_an_empty_run_of_empty_gold_has_figures(tmp_path: Path) -> None:
    assert scored(tmp_path, {}, {}).figures()["mean_f1"] == 0.0
