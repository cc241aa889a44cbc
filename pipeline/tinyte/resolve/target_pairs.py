"""Assigned figures beside the ones achieved: one row a pair of targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from tinyte.extract.passage import Found, Passage
from tinyte.tables import Target, TargetPair, Unit


def target_pairs(article_id: str, passage: Passage) -> list[TargetPair]:
    """The pairs of an article's targets, in the order in which their assigned figures stand.

    >>> same = {"indicator": "Số giường bệnh", "unit": "giường bệnh", "period": "2023", "pair_id": "p1"}
    >>> figures = [Target(kind="target", value=500.0, **same), Target(kind="result", value=512.0, **same)]
    >>> found = {"units": [], "targets": [Found(n, n + 1, figure, "targets.numeral") for n, figure in enumerate(figures)]}
    >>> [pair] = target_pairs("a", Passage(text="", sentences=[], found=found))
    >>> (pair.indicator, pair.assigned, pair.achieved, pair.achieved_to_assigned)
    ('Số giường bệnh', 500.0, 512.0, 1.024)
    """
    targets = [found.value for found in cast(Sequence[Found[Target]], passage.found["targets"])]
    units = cast(Sequence[Found[Unit]], passage.found["units"])
    names = {found.value.unit_id: found.value.name for found in units}
    achieved = {target.pair_id: target for target in reversed(targets) if target.kind == "result"}
    assigned = {target.pair_id: target for target in reversed(targets) if target.kind == "target" and target.pair_id}
    ordered = sorted(assigned.values(), key=targets.index)
    return [_pair(article_id, one, achieved[one.pair_id], names) for one in ordered if one.pair_id in achieved]


def _pair(article_id: str, assigned: Target, achieved: Target, names: dict[str, str]) -> TargetPair:
    return TargetPair(
        article_id=article_id,
        pair_id=str(assigned.pair_id),
        indicator=assigned.indicator,
        indicator_id=assigned.indicator_id,
        concerned=names.get(assigned.unit_id or achieved.unit_id or ""),
        unit=assigned.unit,
        period=assigned.period or achieved.period,
        comparator=assigned.comparator,
        assigned=assigned.value,
        achieved=achieved.value,
        achieved_to_assigned=round(achieved.value / assigned.value, 4) if assigned.value else None,
    )
