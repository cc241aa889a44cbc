"""The view that puts assigned figures beside the ones achieved."""

from __future__ import annotations

import pytest

import tinyte
from tinyte.extract.passage import Found, Passage
from tinyte.resolve.target_pairs import target_pairs
from tinyte.tables import Target, TargetPair, Unit


def figure(
    kind: str, value: float, pair_id: str | None = "p1", unit_id: str | None = None, period: str | None = None
) -> Found[object]:
    target = Target(
        indicator="số giường bệnh", kind="target" if kind == "target" else "result", value=value, unit="giường bệnh",
        unit_id=unit_id, period=period, pair_id=pair_id,
    )  # fmt: skip
    return Found(0, 1, target, "targets.numeral")


def pairs(*figures: Found[object]) -> list[TargetPair]:
    unit = Unit(unit_id="u1", name="Trung tâm Y tế huyện Mường Tè", type="health_center")
    found = {"targets": figures, "units": [Found(0, 1, unit, "units.health_center")]}
    return target_pairs("a", Passage(text="", sentences=[], found=found))


def test_a_pair_is_one_row_with_the_unit_concerned_and_the_ratio() -> None:
    [pair] = pairs(
        figure("target", 80, period="2023"), figure("result", 84, unit_id="u1"), figure("result", 7, pair_id=None)
    )
    assert pair == TargetPair(
        article_id="a", pair_id="p1", indicator="số giường bệnh", concerned="Trung tâm Y tế huyện Mường Tè",
        unit="giường bệnh", period="2023", assigned=80, achieved=84, achieved_to_assigned=1.05,
    )  # fmt: skip


def test_nothing_assigned_is_no_ratio() -> None:
    [pair] = pairs(figure("target", 0), figure("result", 2))
    assert pair.achieved_to_assigned is None


@pytest.mark.parametrize("alone", [figure("target", 80), figure("result", 84), figure("result", 84, pair_id=None)])
def test_a_figure_alone_is_no_pair(alone: Found[object]) -> None:
    assert pairs(alone) == []


def test_pairs_are_a_table_of_the_dataset() -> None:
    frames = tinyte.extract("Năm 2023, số giường bệnh của huyện giao 80 giường, đạt 84 giường trong cả năm.")
    assert frames["target_pairs"][["assigned", "achieved"]].values.tolist() == [[80.0, 84.0]]
