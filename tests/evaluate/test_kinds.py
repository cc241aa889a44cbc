"""The five kinds, each as `tinyte.evaluate.kinds` defines it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluate.invented import DATE, OFFICIAL, RESOLUTION, SAID, TARGET, UNIT, kinds, scored

ROWS: dict[str, dict[str, Any]] = {"dates": DATE, "units": UNIT, "resolutions": RESOLUTION, "targets": TARGET}


@pytest.mark.parametrize("table", ROWS)
def test_a_row_with_every_attribute_and_its_bounds_right_is_correct(tmp_path: Path, table: str) -> None:
    assert kinds(scored(tmp_path, {table: [ROWS[table]]}, {table: [ROWS[table]]}), table) == [("correct", ())]


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("dates", {"role": "deadline"}),
        ("dates", {"time": "AF"}),
        ("units", {"type": "agency"}),
        ("units", {"province": "Nam Định"}),
        ("resolutions", {"doc_type": "Kế hoạch"}),
        ("resolutions", {"issuer": "Bộ Y tế"}),
        ("resolutions", {"issue_date": ""}),
        ("targets", {"kind": "target"}),
        ("targets", {"indicator": "ca mắc"}),
        ("targets", {"unit": "phường"}),
        ("targets", {"comparator": ">"}),
        ("targets", {"period": "2020"}),
    ],
)
def test_a_row_with_a_wrong_attribute_is_partial(tmp_path: Path, table: str, fault: dict[str, str]) -> None:
    evaluation = scored(tmp_path, {table: [ROWS[table]]}, {table: [ROWS[table] | fault]})
    assert kinds(evaluation, table) == [("partial", tuple(fault))]


@pytest.mark.parametrize("table", ["dates", "units", "resolutions", "targets"])
def test_a_row_whose_bounds_differ_is_partial_though_exact(tmp_path: Path, table: str) -> None:
    shorter = ROWS[table] | {"text": ROWS[table]["text"].rpartition(" ")[2]}
    evaluation = scored(tmp_path, {table: [ROWS[table]]}, {table: [shorter]})
    assert kinds(evaluation, table) == [("partial", ("text",))]
    assert evaluation.tables[table].exact_f1 == 1.0


def test_bounds_agree_when_any_mention_has_them(tmp_path: Path) -> None:
    mentions = [DATE | {"text": "6/1"}, DATE]
    assert kinds(scored(tmp_path, {"dates": [DATE]}, {"dates": mentions}), "dates") == [("correct", ())]


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("dates", {"value": "2019-01-06"}),
        ("units", {"name": "Sở Xây dựng tỉnh Hà Nam"}),
        ("resolutions", {"number": "16/QĐ-UBND"}),
        ("targets", {"value": 8.8}),
        ("targets", {"value_max": 90}),
    ],
)
def test_the_right_span_with_another_value_is_a_wrong_value(tmp_path: Path, table: str, fault: dict[str, Any]) -> None:
    evaluation = scored(tmp_path, {table: [ROWS[table]]}, {table: [ROWS[table] | fault]})
    assert kinds(evaluation, table) == [("wrong value", tuple(fault))]


def test_a_name_that_overlaps_the_one_in_gold_is_a_wrong_value(tmp_path: Path) -> None:
    cut = SAID | {"name": "Vũ Thị", "text": "Vũ Thị"}
    assert kinds(scored(tmp_path, {"officials": [OFFICIAL]}, {"officials": [cut]}), "officials") == [
        ("wrong value", ("name",))
    ]


def test_another_name_elsewhere_is_spurious_and_the_one_in_gold_missed(tmp_path: Path) -> None:
    other = SAID | {"name": "Hà Nam", "text": "Hà Nam"}
    found = kinds(scored(tmp_path, {"officials": [OFFICIAL]}, {"officials": [other]}), "officials")
    assert found == [("missed", ()), ("spurious", ())]


@pytest.mark.parametrize("table", ROWS)
def test_a_row_with_neither_span_nor_value_is_missed_or_spurious(tmp_path: Path, table: str) -> None:
    row = ROWS[table] | {"text": "90%", "value": 90, "name": "Bộ Tư pháp", "number": "9/QĐ"}
    row |= {"value": "1990"} if table == "dates" else {}
    assert kinds(scored(tmp_path, {table: [ROWS[table]]}, {table: [row]}), table) == [("missed", ()), ("spurious", ())]


def test_a_row_that_is_optional_gold_is_of_no_kind(tmp_path: Path) -> None:
    assert kinds(scored(tmp_path, {"dates": [DATE | {"optional": True}]}, {"dates": [DATE]}), "dates") == []


DATES = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.sampled_from(["Sáng 6/1", "năm 2019", "ngày 3/1/2020"]),
            "value": st.sampled_from(["2019", "2020-01-06", "2020-01-06/..", "2020"]),
            "time": st.sampled_from(["", "MO"]),
            "role": st.sampled_from(["event", "period"]),
        }
    ),
    max_size=5,
)


@given(gold=DATES, got=DATES)
@settings(max_examples=60, deadline=None)
def test_kinds_add_up_to_gold_and_to_the_run(gold: list[dict[str, str]], got: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        dates = scored(Path(folder), {"dates": gold}, {"dates": got}).tables["dates"]
    held = sum(dates.kinds[kind] for kind in ("correct", "partial", "wrong value"))
    assert held + dates.kinds["missed"] == dates.gold
    assert held + dates.kinds["spurious"] == dates.predicted
