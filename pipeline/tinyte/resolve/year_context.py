"""The years that an article names: what a date without a year leans on where the day of publication is not known.

A full date says more of the time of the article than a year alone, and a year that a figure is measured against says nothing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.tables import Date

_BESIDE = 90
"""Characters within which a year said alone dates a day rather than the nearest full date."""


@dataclass(frozen=True)
class Context:
    """What the article says of its time: its day, and the years its sentences name."""

    published: dt.date | None
    years: tuple[tuple[int, int], ...]
    title_end: int
    days: tuple[tuple[int, int], ...] = ()

    def year_near(self, place: int) -> tuple[int, str] | None:
        """The year said nearest to a place of the text, that of a full date rather; the title's when nothing else says one."""
        said, dated = _nearest(self.years, place, self.title_end), _nearest(self.days, place, self.title_end)
        if dated and said and abs(said[0] - place) > _BESIDE:
            said = dated
        if said:
            return said[1], "sentence"
        return (self.years[0][1], "title") if self.years else None

    def names_year_before(self, year: int) -> bool:
        """Whether the article's dates name the year before that one at least as often as that one."""
        named = [said for _, said in self.years]
        return named.count(year - 1) >= max(1, named.count(year))


def _nearest(years: tuple[tuple[int, int], ...], place: int, begin: int) -> tuple[int, int] | None:
    """The entry nearest to a place among those from `begin` on."""
    first = bisect_left(years, (begin, 0))
    here = bisect_left(years, (place, 0), first)
    beside = [years[n] for n in (here - 1, here) if first <= n < len(years)]
    return min(beside, key=lambda said: abs(said[0] - place), default=None)


def context_of(passage: Passage, found: Iterable[Found[Date]]) -> Context:
    """The day of the article and the years that its single dates name: not spans, deadlines, documents, comparisons."""
    named = [
        date
        for date in found
        if date.value.value and date.value.value[:4].isdigit() and date.value.precision != "span"
        and date.value.role in ("event", "period") and not _is_compared(passage, date)
    ]  # fmt: skip
    years = tuple((date.start, int((date.value.value or "")[:4])) for date in named)
    days = tuple(said for said, date in zip(years, named, strict=True) if date.value.precision == "day")
    published = passage.published.date() if passage.published else None
    return Context(published, years, len(passage.title) if passage.title else 0, days)


def _is_compared(passage: Passage, date: Found[Date]) -> bool:
    """Whether a year is only what a figure is measured against: "so với cùng kỳ năm 2016", "bằng 41% năm 2014"."""
    if date.value.precision != "year":
        return False
    return _compared().match(passage.lower, max(0, date.start - 60), date.start) is not None


@cache
def _compared() -> regex.Pattern[str]:
    return rulebook.load("dates").compile("{compared_before}")
