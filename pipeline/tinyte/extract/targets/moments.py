"""The dates of a passage that a figure can be for, and spans of elapsed months ("9 tháng, …") that no date row tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.calendar_values import day_range
from tinyte.extract.passage import Passage
from tinyte.extract.targets.spans import Span, cuts
from tinyte.tables import Date

LONGEST_PROGRAMME = 110
"""Characters before years in which the word for a programme stands."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of the passage with its first and last day.

    `compared` when a figure is only compared with it ("so với năm 2014").
    """

    start: int
    end: int
    value: str
    first: str
    last: str
    role: str
    compared: bool


def moments(passage: Passage) -> list[Moment]:
    """The moments of the passage in order; dates of cited documents and those that are part of a name are none.

    >>> [m.value for m in moments(Passage("Báo cáo năm 2019\\n9 tháng, cả tỉnh có 12 ca.", [(0, 16), (17, 42)]))]
    ['2019-01/2019-09']
    """
    dated = list(_dated(passage))
    return sorted([*dated, *_elapsed_months(passage, [(m.start, m.end) for m in dated])], key=lambda m: m.start)


def _dated(passage: Passage) -> Iterator[Moment]:
    for found in passage.found.get("dates", ()):
        date = found.value
        if not isinstance(date, Date) or not date.value or date.role == "document":
            continue
        if _is_part_of_name(passage, found.start, found.end, date.value):
            continue
        before = passage.lower[max(0, found.start - 26) : found.start]
        compared = bool(_compared().search(before)) or "cùng kỳ" in passage.lower[found.start : found.end]
        first, last = date.date_start or "0000", date.date_end or "9999"
        yield Moment(found.start, found.end, date.value, first, last, date.role, compared)


def _elapsed_months(passage: Passage, dated: list[Span]) -> Iterator[Moment]:
    """ "9 tháng, …": the first months of the year that the passage is about."""
    numbers = rulebook.load("targets").lexicon("elapsed")
    for match in _elapsed().finditer(passage.lower):
        month = int(numbers.get(match["n"]) or match["n"])
        year = match["year"] or _year(passage, month)
        if year and 2 <= month <= 12 and not cuts(dated, match.start("n") + 1):
            value = f"{year}-01/{year}-{month:02}"
            first, last = day_range(value)
            yield Moment(match.start("n"), match.end(), value, first or "", last or "", "period", compared=False)


def _year(passage: Passage, month: int) -> str | None:
    """The year of the article's day, or the one before when those months are not over; else the first year that is said."""
    if passage.published is None:
        found = _YEAR.search(passage.text)
        return found[0] if found else None
    return str(passage.published.year - (passage.published.month < month))


_YEAR = regex.compile(r"(?<!\d)20[0-4]\d(?!\d)")


def _is_part_of_name(passage: Passage, start: int, end: int, value: str) -> bool:
    """The date belongs to a title, a term of office or a programme."""
    named = _named().search(passage.lower, max(0, start - 26), start + 3)
    if (named and named.end() == start) or _term().match(passage.lower, start):
        return True
    return _is_quoted(passage.normal, start) or _is_programme(passage, start, end, value)


def _is_programme(passage: Passage, start: int, end: int, value: str) -> bool:
    """Years that end the name of a programme: "bộ tiêu chí quốc gia giai đoạn 2021-2030"."""
    if (
        len(value) != 9
        or "/" not in value
        or _EQUALS.match(passage.lower, end)
        or passage.lower.startswith("từ", start)
    ):
        return False
    before = passage.lower[max(0, start - LONGEST_PROGRAMME) : start].rstrip().removesuffix("giai đoạn").rstrip()
    if _programme().search(before) is None:
        return False
    return (
        bool(before) and before[-1] not in ",;:.\n-" and before.rpartition(" ")[2] not in ("trong", "cho", "cả", "từ")
    )


_EQUALS = regex.compile(r" (?:là|đạt|ước đạt|khoảng|ở mức)(?!\p{L})| ?: ?\d")


def _is_quoted(normal: str, offset: int) -> bool:
    """The offset lies inside quotation marks: the date is part of a title."""
    line = normal.rfind("\n", 0, offset) + 1
    return normal.count('"', line, offset) % 2 == 1


@cache
def _elapsed() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{elapsed_months}")


@cache
def _programme() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{start}{programmes}{end}[^.;\\n]*$")


@cache
def _term() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{term}")


@cache
def _named() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{named_before}")


@cache
def _compared() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{compared_before}")
