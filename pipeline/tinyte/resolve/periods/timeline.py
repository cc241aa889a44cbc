"""The dates of a passage in order, its figures and sentences, and the period that the article reports on or plans for."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.extract.targets.moments import Moment, moments, programmes
from tinyte.tables import Target

LONGEST_OPENER = 4
"""Words before a date that opens its sentence."""
LONGEST_LINK = 60
"""Characters after a list of dates in which "lần lượt" gives each of them a figure of its own."""
LEAD = 3
"""Sentences of the lead."""


class Timeline:
    """The dates of a passage and where its figures and sentences stand."""

    def __init__(self, passage: Passage, figures: Sequence[tuple[int, int]]) -> None:
        self.passage = passage
        self.figures = figures
        self.moments = _joined(passage.lower, moments(passage))
        self._starts = [m.start for m in self.moments]
        self._sentences = [start for start, _ in passage.sentences]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that the offset stands in."""
        i = bisect.bisect_right(self._sentences, offset) - 1
        return self.passage.sentences[i] if i >= 0 else (0, len(self.passage.text))

    def line(self, offset: int) -> int:
        """Where the line begins that the offset stands in."""
        return self.passage.text.rfind("\n", 0, offset) + 1

    def between(self, start: int, end: int) -> Sequence[Moment]:
        """The dates that begin in that stretch."""
        return self.moments[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def sentences_between(self, start: int, end: int) -> int:
        """Sentences that begin after `start`, up to `end`."""
        return bisect.bisect_right(self._sentences, end) - bisect.bisect_right(self._sentences, start)

    def has_figure(self, start: int, end: int) -> bool:
        """A figure begins in that stretch."""
        return bisect.bisect_left(self.figures, (start, 0)) < bisect.bisect_left(self.figures, (end, 0))

    def figure_after(self, row: Found[Target]) -> tuple[int, int] | None:
        """The next figure."""
        i = bisect.bisect_right(self.figures, (row.start, row.end))
        return self.figures[i] if i < len(self.figures) else None

    def next_figure(self, offset: int) -> int:
        """Where the first figure after the offset begins, else the end of the text."""
        i = bisect.bisect_left(self.figures, (offset, 0))
        return self.figures[i][0] if i < len(self.figures) else len(self.passage.text)

    def figure_before(self, offset: int) -> tuple[int, int] | None:
        """The last figure that begins before the offset."""
        i = bisect.bisect_left(self.figures, (offset, 0)) - 1
        return self.figures[i] if i >= 0 else None

    def opens(self, moment: Moment) -> bool:
        """The date opens its sentence."""
        return len(self.passage.lower[self.sentence(moment.start)[0] : moment.start].split()) <= LONGEST_OPENER

    def is_to_come(self, moment: Moment) -> bool:
        """The sentence says of that time what will be."""
        return _to_come().search(self.passage.lower, self.sentence(moment.start)[0], moment.start) is not None

    def in_brackets(self, moment: Moment) -> bool:
        """The date is told with something else that stands in brackets."""
        before = self.passage.text[self.sentence(moment.start)[0] : moment.start]
        return before.count("(") > before.count(")") and not before.endswith("(")

    def fits(self, row: Found[Target], moment: Moment) -> bool:
        """A result is not for a time to come, a plan not for a time gone."""
        if self.today is None:
            return True
        return moment.last >= self.today if is_planned(row) else moment.first <= self.today

    def lasts(self, moment: Moment) -> bool:
        """The date is not over on the article's day."""
        return self.today is not None and moment.last > self.today

    def is_open(self, moment: Moment) -> bool:
        """The date is not over on the article's day, nor a year that is told of in its last month."""
        return self.lasts(moment) and moment.last != f"{(self.today or '')[:7]}-31"

    def so_far(self, row: Found[Target], moment: Moment) -> Moment:
        """The months reported on, for a result told after the year planned for ("giao chỉ tiêu năm 2019, đến nay đạt …")."""
        whole = self._reported
        if row.value.kind != "result" or len(moment.value) != 4 or whole is None or not self.lasts(moment):
            return moment
        part = moment.first == whole.first and whole.last < moment.last
        start = self.sentence(moment.start)[0]
        return whole if part and _of_plan().search(self.passage.lower, start, moment.start) else moment

    def is_body(self, offset: int) -> bool:
        """The name of a body begins there."""
        return offset in self._bodies

    def topic(self, row: Found[Target]) -> Moment | None:
        """The period that the article reports on, for a plan the one that it plans for."""
        return self._ahead if is_planned(row) else self._reported

    @cached_property
    def programmes(self) -> list[Moment]:
        """The years in the names of programmes."""
        return programmes(self.passage)

    @cached_property
    def today(self) -> str | None:
        """The day of publication, else the last day of which something is told."""
        if self.passage.published:
            return self.passage.published.date().isoformat()
        return max((m.first for m in self.moments if m.role == "event" and len(m.value) == 10), default=None)

    @cached_property
    def _bodies(self) -> frozenset[int]:
        return frozenset(found.start for found in self.passage.found.get("units", ()))

    @cached_property
    def _reported(self) -> Moment | None:
        """The first period of the lead or headline that is over, else that has begun."""
        told = [m for m in self._opening if m.role == "period" and not m.compared and self._is_topic(m)]
        over = [m for m in told if not self.is_open(m)]
        begun = [m for m in told if self.today is None or m.first <= self.today]
        return next(iter([*over, *begun]), None)

    def _is_topic(self, moment: Moment) -> bool:
        """The article is about that time: it stands in the headline, opens its sentence, or is reported on with figures."""
        start, end = self.sentence(moment.start)
        if self.is_to_come(moment):
            return False
        if self.opens(moment) or (self.passage.title and moment.start < self.passage.text.find("\n")):
            return True
        return _reporting().search(self.passage.lower, start, moment.start) is not None or self.has_figure(start, end)

    @cached_property
    def _ahead(self) -> Moment | None:
        """The last period of the lead or headline that is not over, else the years of the plan that the article tells of."""
        today = self.today
        told = [m for m in self._opening if m.role in ("period", "deadline") and not m.compared]
        ahead = [m for m in told if today is not None and m.last >= today and m.first[:4] >= today[:4]]
        if ahead or today is None:
            return ahead[-1] if ahead else None
        told = [m for m in self.programmes if m.start < self.passage.text.find("\n")]
        return next((m for m in told if m.first[:4] >= today[:4]), None)

    @cached_property
    def _opening(self) -> list[Moment]:
        """Dates of the lead, then of the headline."""
        title_end = self.passage.text.find("\n") if self.passage.title else -1
        body = [s for s in self.passage.sentences if s[0] > title_end]
        lead_end = body[min(LEAD, len(body)) - 1][1] if body else 0
        return [*self.between(title_end + 1, lead_end), *self.between(0, title_end + 1)]


def _joined(text: str, told: Sequence[Moment]) -> list[Moment]:
    """Days or years of a list ("28, 29 và 30/10", "2 năm 2015, 2016") as the one span that they make."""
    out: list[Moment] = []
    for moment in told:
        if out and _goes_on(text, out[-1], moment):
            first = out[-1].value.partition("/")[0]
            out[-1] = replace(moment, start=out[-1].start, value=f"{first}/{moment.value}", first=out[-1].first)
        else:
            out.append(moment)
    return out


def _goes_on(text: str, moment: Moment, following: Moment) -> bool:
    """The day, month or year after the other's, in a list of which no part has a figure of its own."""
    if "/" in following.value or text[moment.end : following.start].strip() not in (",", "và"):
        return False
    if len(following.value) == 4 and not text[following.start].isdigit():
        return False
    if not 4 <= len(following.value) == len(moment.value.rpartition("/")[2]):
        return False
    if _severally().search(text, following.end, following.end + LONGEST_LINK):
        return False
    try:
        return dt.date.fromisoformat(moment.last) + dt.timedelta(1) == dt.date.fromisoformat(following.first)
    except ValueError:
        return False


def is_planned(row: Found[Target]) -> bool:
    """The figure is aimed at, and was not assigned for the period that the article reports on."""
    return row.value.kind == "target" and not is_assigned(row)


def is_assigned(row: Found[Target]) -> bool:
    """The figure was assigned for the period that the article reports on."""
    cue = row.rule.rpartition("kind=")[2]
    return cue == "bracket" or cue in _assigned()


def is_point(value: str) -> bool:
    """A day or a week.

    >>> is_point("2022-05-15"), is_point("2022-05")
    (True, False)
    """
    return "/" not in value and (len(value) == 10 or "W" in value)


def is_dated(day: str) -> bool:
    """The day is one of the calendar, no open end.

    >>> is_dated("2022-05-15"), is_dated("9999")
    (True, False)
    """
    return "0000" < day < "9999"


@cache
def _assigned() -> frozenset[str]:
    return frozenset(rulebook.load("targets").lexicon("assigned"))


@cache
def _severally() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{severally}")


@cache
def _reporting() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{reporting}")


@cache
def _of_plan() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{of_plan}")


@cache
def _to_come() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{to_come}")
