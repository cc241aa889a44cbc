"""Targets of a whole article: periods, repeats, indicators, units concerned, assigned figures joined with the ones achieved."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from tinyte.extract.passage import Found, Passage
from tinyte.resolve.indicators import indicator_id
from tinyte.resolve.periods import with_periods
from tinyte.resolve.repeats import likeness, without_repeats
from tinyte.tables import Target, Unit

NEAR = 40
"""Rows after a figure among which its partner is looked for."""
SAME = 0.75
"""Share of common words from which two names near each other are the same indicator."""


def resolve_targets(passage: Passage, found: Sequence[Found[Target]]) -> list[Found[Target]]:
    """The rows with what only the whole article tells.

    >>> from tinyte.extract.targets import find_targets
    >>> text = "Tỷ lệ bao phủ BHYT: giao 92%, đạt 94,4%."
    >>> passage = Passage(text, [(0, len(text))])
    >>> [(row.value.indicator_id, row.value.pair_id) for row in resolve_targets(passage, find_targets(passage))]
    [('insurance_coverage', 'p1'), ('insurance_coverage', 'p1')]
    """
    rows = without_repeats(passage, with_periods(passage, found))
    units = [unit for unit in passage.found.get("units", ()) if isinstance(unit.value, Unit)]
    named = sorted(cast(list[Found[Unit]], units), key=lambda unit: unit.start)
    return _with_pairs([_with_ids(passage, named, row) for row in rows])


def _with_ids(passage: Passage, units: Sequence[Found[Unit]], row: Found[Target]) -> Found[Target]:
    around = f"{passage.lower[max(0, row.start - 400) : row.end + 150]} {(passage.title or '').lower()}"
    level = (
        indicator_id(row.value.indicator, row.value.unit, around)
        if _is_level(row) and "%" not in row.value.indicator
        else None
    )
    return replace(row, value=replace(row.value, indicator_id=level, unit_id=_concerned(passage, units, row)))


def _is_level(row: Found[Target]) -> bool:
    """The figure is the indicator's own, neither a difference nor a share of the plan."""
    return "name=changed" not in row.rule and "name=plan" not in row.rule


def _concerned(passage: Passage, units: Sequence[Found[Unit]], row: Found[Target]) -> str | None:
    """The unit named last before the figure in its sentence."""
    i = bisect.bisect_left(units, row.start, key=lambda unit: unit.start) - 1
    return units[i].value.unit_id if i >= 0 and units[i].start >= _sentence_start(passage, row.start) else None


def _sentence_start(passage: Passage, offset: int) -> int:
    i = bisect.bisect_right(passage.sentences, offset, key=lambda s: s[0]) - 1
    return passage.sentences[i][0] if i >= 0 else 0


def _with_pairs(rows: Sequence[Found[Target]]) -> list[Found[Target]]:
    """`p1`, `p2` … on each target and the result of the same indicator, unit and period next to it."""
    out, taken, number = list(rows), set[int](), 0
    for i, row in enumerate(rows):
        if i in taken or not _is_level(row):
            continue
        partner = next(
            (j for j in range(i + 1, min(i + 1 + NEAR, len(rows))) if j not in taken and _is_pair(row, rows[j])), None
        )
        if partner is not None:
            number += 1
            taken |= {i, partner}
            for k in (i, partner):
                out[k] = replace(out[k], value=replace(out[k].value, pair_id=f"p{number}"))
    return out


def _is_pair(one: Found[Target], other: Found[Target]) -> bool:
    a, b = one.value, other.value
    if a.kind == b.kind or a.unit != b.unit or not _is_level(other):
        return False
    if a.period and b.period and a.period != b.period:
        return False
    if a.unit_id and b.unit_id and a.unit_id != b.unit_id:
        return False
    if a.indicator_id and b.indicator_id:
        return a.indicator_id == b.indicator_id
    return likeness(a.indicator, b.indicator) >= SAME
