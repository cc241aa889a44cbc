"""Which of the dates of the article a figure is for, and what is said of it: the whole year, the year's sum so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.extract.targets.moments import Moment
from tinyte.resolve.periods.around import around, programme
from tinyte.resolve.periods.in_sentence import before, beside, later
from tinyte.resolve.periods.timeline import Timeline, is_assigned, is_dated, is_point
from tinyte.tables import Target

NEAR_SUM = 45
"""Characters before a figure in which a word says that it is summed up."""
_YEAR = regex.compile(r" ?\(((?:19|20)\d{2})\)")
"""A year in brackets after a figure ("1,35 triệu đồng (2011)")."""
_SINCE_JANUARY = regex.compile(r"(?P<year>\d{4})-01(?:-01)?/(?P=year)-\d\d(?:-\d\d)?|(?P<year>\d{4})-01-01/\.\.")
_YEARS = regex.compile(r"(?P<first>\d{4})/\d{4}")


def with_periods(passage: Passage, found: Sequence[Found[Target]]) -> list[Found[Target]]:
    """The rows with their periods; a period that the row already has (from the head of a table) stays."""
    timeline = Timeline(passage, [(row.start, row.end) for row in found])
    return [_with_period(timeline, row) for row in found]


def _with_period(timeline: Timeline, row: Found[Target]) -> Found[Target]:
    period = row.value.period or _period(timeline, row)
    return row if period == row.value.period else replace(row, value=replace(row.value, period=period))


def _period(timeline: Timeline, row: Found[Target]) -> str | None:
    """The ISO value of the time that the row's figure is for; None when the article does not let one know."""
    if year := _YEAR.match(timeline.passage.text, row.end):
        return year[1]
    if year_before := _year_before(timeline, row):
        return year_before
    if not timeline.moments and not timeline.programmes:
        return None
    behind = later(timeline, row)
    moment = beside(timeline, row) or before(timeline, row, behind) or behind
    if moment and moment.role == "event" and is_point(moment.value):
        moment = programme(timeline, row) or moment
    if moment is None:
        moment = around(timeline, row)
        if moment and (since := _summed_up(timeline, row, moment)):
            return since
    return (_whole_year(timeline, row, moment) or _first_year(row, moment) or moment.value) if moment else None


def _year_before(timeline: Timeline, row: Found[Target]) -> str | None:
    """The year before the one reported on, for a figure told as that of the same time then: "118 người (cùng kỳ: 92 người)"."""
    start = timeline.sentence(row.start)[0]
    if _then().search(timeline.passage.lower, start, row.start) is None:
        return None
    whole = next((m for m in reversed(timeline.between(start, row.start)) if not m.compared), timeline.topic(row))
    return str(int(whole.last[:4]) - 1) if whole and is_dated(whole.last) else None


def _summed_up(timeline: Timeline, row: Found[Target], moment: Moment) -> str | None:
    """From the first day of the year for a figure that is summed up, with no time of its own ("cộng dồn 1.034 ca")."""
    start = max(timeline.sentence(row.start)[0], row.start - NEAR_SUM)
    if not is_dated(moment.last) or not _sum().search(timeline.passage.lower, start, row.start):
        return None
    return f"{moment.last[:4]}-01-01/{moment.last}"


def _whole_year(timeline: Timeline, row: Found[Target], moment: Moment) -> str | None:
    """The year for a figure assigned where the months gone by were told before ("9 tháng đạt 81%, kế hoạch 85%")."""
    months = _SINCE_JANUARY.fullmatch(moment.value)
    if not months or not is_assigned(row):
        return None
    text = timeline.passage.lower
    if "cả năm" in text[moment.end : row.start]:
        return months["year"]
    if row.rule.endswith("kind=bracket"):
        return None
    cue = text.rfind(row.rule.rpartition("kind=")[2], 0, row.start)
    return months["year"] if moment.end <= cue or moment.start > row.start else None


def _first_year(row: Found[Target], moment: Moment) -> str | None:
    """The year in which a change began, for the level it began from ("giai đoạn 1990-2010 giảm từ 5 con xuống …")."""
    years = _YEARS.fullmatch(moment.value)
    return years["first"] if years and row.rule.endswith("kind=baseline") else None


@cache
def _then() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{same_time}")


@cache
def _sum() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{summed}")
