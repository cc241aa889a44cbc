"""The years that an article names: what a date without a year leans on where the day of publication is not known.

A full date says more of the time of the article than a year alone, and a year that a figure is measured against says nothing.
Writers leave out the year they write in, so that most years an article names lie behind it: a day without a year belongs to one
of them only where that year stands beside it, or is likely the article's own.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.resolve.tense import tense
from tinyte.tables import Date

_BESIDE = 90
"""Characters within which a year said alone dates a day rather than the nearest full date."""

_OPENING = 300
"""Characters at the start of an article within which the year that it names is likely its own."""


@dataclass(frozen=True)
class Context:
    """What the article says of its time: its day, the years its sentences name, and the one it was written in as far as known.

    `year` is the latest year told of, by which bounds are judged; `own` is the article's year where that is likely.
    """

    published: dt.date | None
    years: tuple[tuple[int, int], ...]
    title_end: int
    days: tuple[tuple[int, int], ...] = ()
    year: int | None = None
    own: int | None = None
    sentences: tuple[int, ...] = ()

    def year_near(self, place: int) -> tuple[int, str] | None:
        """The year said nearest to a place of the text, that of a full date rather; the title's when nothing else says one."""
        said, dated = _nearest(self.years, place, self.title_end), _nearest(self.days, place, self.title_end)
        if dated and said and abs(said[0] - place) > _BESIDE:
            said = dated
        if said:
            return said[1], "sentence"
        return (self.years[0][1], "title") if self.years else None

    def year_of_day(self, place: int) -> tuple[int, str] | None:
        """The year of a day or month said without one: that said just before it in its sentence, else the article's own."""
        begin = self.sentences[bisect_right(self.sentences, place) - 1] if self.sentences else 0
        before = bisect_left(self.years, (place, 0)) - 1
        if before >= 0 and self.years[before][0] >= max(begin, place - _BESIDE):
            return self.years[before][1], "sentence"
        if self.own is None:
            return None
        in_title = bool(self.years) and all(said < self.title_end for said, year in self.years if year == self.own)
        return self.own, "title" if in_title else "sentence"

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


def context_of(passage: Passage, found: Sequence[Found[Date]]) -> Context:
    """The day of the article and the years that its single dates name: not spans, deadlines, documents, comparisons."""
    named = [
        date
        for date in found
        if date.value.value and date.value.value[:4].isdigit() and date.value.precision != "span"
        and date.value.role in ("event", "period") and not _is_compared(passage, date)
    ]  # fmt: skip
    published = passage.published.date() if passage.published else None
    if published is None:
        named = sorted([*named, *(date for date in found if _is_part_of_year(date))], key=lambda date: date.start)
    years = tuple((date.start, int((date.value.value or "")[:4])) for date in named)
    days = tuple(said for said, date in zip(years, named, strict=True) if date.value.precision == "day")
    year = published.year if published else _latest(passage, found)
    own = None if published else _own_year(passage, found, named)
    starts = tuple(start for start, _ in passage.sentences)
    return Context(published, years, len(passage.title) if passage.title else 0, days, year, own, starts)


def _own_year(passage: Passage, found: Sequence[Found[Date]], named: Sequence[Found[Date]]) -> int | None:
    """The latest year of what is told or planned, where it is likely the article's own.

    That is where a day or a part of it is told of, where it is named more than once, or at the start; and no later one is named.
    """
    told = [date for date in {*named, *(date for date in found if _is_full(date))} if _speaks_of_now(passage, date)]
    spans = [_last_year(date) for date in found if date.value.precision == "span" and _is_told(passage, date)]
    year = max((*spans, *(_first_year(date) for date in told)), default=None)
    if year is None:
        return min((_first_year(date) for date in named if _is_planned(passage, date)), default=None)
    if any(_first_year(date) > year for date in found if _is_behind(passage, date)):
        return None
    latest = [date for date in told if _first_year(date) == year]
    is_plain = year in spans or any(date.value.precision in ("day", "span") for date in latest)
    return year if is_plain or len(latest) > 1 or latest[0].start < _OPENING else None


def _speaks_of_now(passage: Passage, date: Found[Date]) -> bool:
    """Whether a date may lie in the article's own year: nothing foreseen, no day of issue, no act of a year said further on."""
    row = date.value
    is_past = row.precision == "year" and row.role == "event" and date.start >= _OPENING
    return not is_past and row.role != "document" and tense(passage, date) != "future"


def _first_year(date: Found[Date]) -> int:
    value = date.value.value or ""
    return int(value[:4]) if value[:4].isdigit() else 0


def _is_planned(passage: Passage, date: Found[Date]) -> bool:
    """Whether something is to be done within a year: "sẽ xây dựng trong năm 2017"."""
    is_within = passage.lower.startswith("trong ", max(0, date.start - len("trong ")))
    return is_within and date.value.precision == "year" and tense(passage, date) == "future"


def _last_year(date: Found[Date]) -> int:
    return int((date.value.value or "")[-4:])


def _is_behind(passage: Passage, date: Found[Date]) -> bool:
    """Whether a date is no deadline and nothing foreseen, so that the article is of its year or later."""
    return date.value.role != "deadline" and not _is_ahead(passage, date)


def _is_part_of_year(date: Found[Date]) -> bool:
    """Whether it is a span within one year, which names that year: "6 tháng đầu năm 2021"."""
    first, slash, last = (date.value.value or "").partition("/")
    return bool(slash) and first[:4].isdigit() and len(first) > 4 and first[:4] == last[:4]


def _latest(passage: Passage, found: Sequence[Found[Date]]) -> int | None:
    """The latest year of a full day, month or part of a year, else of a year told of; not of what is foreseen or due."""
    full = [(int((date.value.value or "")[:4]), date) for date in found if _is_full(date)]
    told = [(int((date.value.value or "")[-4:]), date) for date in found if _is_told(passage, date)]
    for dated in (full, told):
        for year, date in sorted(dated, key=lambda one: -one[0]):
            if not _is_ahead(passage, date):
                return year
    return None


def _is_full(date: Found[Date]) -> bool:
    """Whether it is a day, month, quarter or week with its year, or a part of a year, and no deadline."""
    value = date.value.value or ""
    is_point = date.value.precision != "span" or _is_part_of_year(date)
    return (
        is_point and value[:4].isdigit() and len(value) > 4 and (date.value.role != "deadline" or ";until" in date.rule)
    )


def _is_ahead(passage: Passage, date: Found[Date]) -> bool:
    """Whether the sentence foresees it, or sets a goal for it."""
    if tense(passage, date) == "future":
        return True
    sentence = bisect_right(passage.sentences, (date.start, len(passage.text))) - 1
    first, last = passage.sentences[sentence] if sentence >= 0 else (0, len(passage.text))
    goal = _goal().search(passage.lower, max(first, date.start - _BESIDE), min(last, date.end + _BESIDE))
    return goal is not None and date.value.precision == "year"


def _is_told(passage: Passage, date: Found[Date]) -> bool:
    """Whether a year is told of, or years up to one that open a sentence of the past: "Giai đoạn 1990-2010, … đã giảm"."""
    if date.value.precision == "span":
        place = bisect_left(passage.sentences, (date.start, 0))
        opens = place < len(passage.sentences) and passage.sentences[place][0] == date.start
        return opens and len(date.value.value or "") == len("1990/2010") and tense(passage, date) == "past"
    said = (date.value.value or "").isdigit()
    return said and date.value.precision == "year" and date.value.role in ("event", "period")


def _is_compared(passage: Passage, date: Found[Date]) -> bool:
    """Whether a year is only what a figure is measured against: "so với cùng kỳ năm 2016", "bằng 41% năm 2014"."""
    if date.value.precision != "year":
        return False
    return _compared().match(passage.lower, max(0, date.start - 60), date.start) is not None


@cache
def _goal() -> regex.Pattern[str]:
    return rulebook.load("dates").compile("{goal}")


@cache
def _compared() -> regex.Pattern[str]:
    return rulebook.load("dates").compile("{compared_before}")
