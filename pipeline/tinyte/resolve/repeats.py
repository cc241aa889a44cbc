"""A figure said again: one row an article, the fullest mention kept."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence

from tinyte.extract.measures import noun_at
from tinyte.extract.passage import Found, Passage
from tinyte.extract.targets.lists import is_item
from tinyte.extract.targets.phrases import lexicon
from tinyte.resolve.indicators import family
from tinyte.tables import Target

RIVALS = 30
"""Earlier rows of the same value that a row is compared with."""
FEWEST = 4
"""A smaller number is likely to be another group of the same size."""
LEAST_MONEY = 10_000_000
"""Smaller sums are prices and allowances, which are often alike."""
TELLING = 3
"""Words of a name that tells enough, so that the first mention of a group is kept."""
GROUPS = ("people", "staff", "cases", "facilities", "equipment", "places", "works", "money")
"""Classes of nouns by which a group is told."""
ALIKE = 0.4
"""Share of common words from which two names of the same value are taken for the same indicator."""


def without_repeats(passage: Passage, found: Sequence[Found[Target]]) -> list[Found[Target]]:
    """The rows, each figure once: the same value and unit under a like name, or said in a headline and again in the body."""
    same: dict[tuple[object, ...], list[Found[Target]]] = defaultdict(list)
    for row in found:
        same[row.value.value, row.value.value_max, row.value.unit and family(row.value.unit)].append(row)
    view = _View(passage)
    dropped: set[int] = set()
    for rows in same.values():
        for i, row in enumerate(rows):
            for earlier in rows[max(0, i - RIVALS) : i]:
                if id(earlier) not in dropped and id(row) not in dropped and (poorer := view.poorer(earlier, row)):
                    dropped.add(id(poorer))
    return [row for row in found if id(row) not in dropped]


class _View:
    """Sentences and headings of a passage."""

    def __init__(self, passage: Passage) -> None:
        self._text = passage.text
        self._starts = [start for start, _ in passage.sentences]
        self._headings = [_is_heading(passage, start, end) for start, end in passage.sentences]

    def poorer(self, earlier: Found[Target], later: Found[Target]) -> Found[Target] | None:
        """The one of the two rows that only repeats the other."""
        if "table_cell" in earlier.rule and "table_cell" in later.rule:
            return None
        a, b = self._sentence(earlier), self._sentence(later)
        if self._headings[a] != self._headings[b]:
            return earlier if self._headings[a] else later
        one, other = earlier.value, later.value
        if one.kind != other.kind or _at_other_times(one, other) or one.out_of != other.out_of:
            return None
        alike = (
            one.indicator.lower() == other.indicator.lower()
            if a == b
            else likeness(one.indicator, other.indicator) >= ALIKE
        )
        if alike:
            return earlier if len(one.indicator) < len(other.indicator) else later
        if a != b and one.unit == other.unit and self._is_group(earlier) and self._is_group(later):
            told = len(one.indicator.split()) >= TELLING and not _refers_back(one.indicator)
            return later if told or _refers_back(other.indicator) else earlier
        return None

    def _is_group(self, row: Found[Target]) -> bool:
        """The row counts persons, cases, things or money of which a story tells again and again ("10 bệnh nhân")."""
        value = row.value
        noun = noun_at(value.unit, 0) if value.unit and "/" not in value.unit else None
        if noun is None or noun[0] not in GROUPS or value.kind != "result" or value.out_of is not None:
            return False
        told = not any(f"name={how}" in row.rule for how in ("place", "changed", "plan", "inherited", "colon"))
        return told and value.value >= (LEAST_MONEY if noun[0] == "money" else FEWEST) and not self._in_item(row)

    def _in_item(self, row: Found[Target]) -> bool:
        """The row stands on the line of a list's item."""
        return is_item(self._text, self._text.rfind("\n", 0, row.start) + 1)

    def _sentence(self, row: Found[Target]) -> int:
        return max(bisect.bisect_right(self._starts, row.start) - 1, 0)


def _refers_back(indicator: str) -> bool:
    """ "bệnh nhân còn lại", "người này": the name says that its group was told before."""
    return not lexicon("back").isdisjoint(indicator.lower().split()) or "còn lại" in indicator.lower()


def _at_other_times(one: Target, other: Target) -> bool:
    """The figures are for times that differ; spans that begin on the same day are one time, said with and without its end."""
    if not (one.period and other.period) or one.period == other.period:
        return False
    if "/" not in one.period or "/" not in other.period:
        return True
    return _first_day(one.period) != _first_day(other.period)


def _first_day(span: str) -> str:
    """The day that a span begins with, its month and day filled up: "2017-01/2017-06" → "2017-01-01"."""
    return f"{span.split('/')[0]}-01-01"[: len("2017-01-01")]


def _is_heading(passage: Passage, start: int, end: int) -> bool:
    """A line of its own without a full stop: headline or subheading."""
    text = passage.text
    own_line = (start == 0 or text[start - 1] == "\n") and (end >= len(text) or text[end] == "\n")
    return (
        own_line
        and end - start < 200
        and " | " not in text[start:end]
        and text[start:end].rstrip()[-1:] not in ".;:!,"
        and not is_item(text, start)
    )


def likeness(one: str, other: str) -> float:
    """Share of words that two names have in common, of the shorter one's when that one is part of the other.

    >>> likeness("tỷ lệ bao phủ bhyt", "Tỷ lệ bao phủ BHYT toàn tỉnh")
    1.0
    """
    a, b = set(one.lower().split()), set(other.lower().split())
    if not a or not b:
        return 0.0
    common = len(a & b)
    return 1.0 if common == min(len(a), len(b)) > 2 else 2 * common / (len(a) + len(b))
