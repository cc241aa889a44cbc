"""Date stamps: the line in which a page says when it was posted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from tinyte import rulebook

VIETNAM = dt.timezone(dt.timedelta(hours=7))
FIRST_YEAR = 1995
"""No page of the web is older."""

_NUMBERS = regex.compile(r"(?:19|20)\d\d(?!\d)|\d ?[/.-] ?\d\d? ?[/.-] ?\d\d")
_CLOCK = regex.compile(r"(\d{1,2})\D{1,5}?(\d{2})")
_ISO = regex.compile(
    r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date stamp found in a line; `time` is None when only the day is said."""

    start: int
    end: int
    day: dt.date
    time: dt.time | None
    label: Literal["publish", "update"] | None

    @property
    def value(self) -> str:
        """`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`."""
        return str(self.day) if self.time is None else f"{self.day}T{self.time:%H:%M}"


@cache
def stamp_pattern() -> str:
    """The pattern of a stamp, to be put into others; without names, so that it may be repeated."""
    bare = rulebook.load("clean_dates").compile("{stamp}").pattern
    bare = regex.sub(r"\(\?P<(?!sign)\w+>", "(?:", bare)
    return regex.sub(r"\(\?P<sign>([^)]*)\)", r"\1", bare).replace("(?P=sign)", "[/.-]")


@cache
def _rules() -> rulebook.Rules:
    return rulebook.load("clean_dates")


@cache
def _pattern() -> regex.Pattern[str]:
    return _rules().compile("{stamp}")


def stamps(line: str) -> Iterator[Stamp]:
    """Stamps of a line given in lower-case normal form; impossible days are left out.

    The American order is taken where the day of the week or the numbers prove it.

    >>> [stamp.value for stamp in stamps("thứ ba, 03/14/2017 - 04:26")]
    ['2017-03-14T04:26']
    >>> [stamp.value for stamp in stamps("14:35 | 03/07/2023")]
    ['2023-07-03T14:35']
    >>> [stamp.value for stamp in stamps("cập nhật: 31/02/2023")]
    []
    """
    if not _NUMBERS.search(line):
        return
    for match in _pattern().finditer(line, timeout=rulebook.TIMEOUT):
        day = _day(match)
        if day is not None and day.year >= FIRST_YEAR:
            label = _rules().lexicon("labels").get(match["label"] or "")
            yield Stamp(match.start(), match.end(), day, _time(match["time_after"] or match["time_before"]), label)


@cache
def _clock() -> regex.Pattern[str]:
    return _rules().compile("[ (|-]*(?:lúc |vào lúc )?(?P<time>{clock})[ )|-]*")


def time_alone(line: str) -> dt.time | None:
    """The time of day that a line, in lower-case normal form, consists of.

    >>> time_alone("7:45 chiều"), time_alone("tỷ lệ 7:45")
    (datetime.time(19, 45), None)
    """
    match = _clock().fullmatch(line) if len(line) < 30 else None
    return _time(match["time"]) if match else None


def iso_stamp(value: str) -> str | None:
    """The day or minute, in Vietnam, of an ISO 8601 time; midnight counts as the day alone.

    >>> iso_stamp("2022-08-03T07:35:00+00:00"), iso_stamp("2022-08-03"), iso_stamp("2022-13-03")
    ('2022-08-03T14:35', '2022-08-03', None)
    """
    match = _ISO.search(value)
    if match is None:
        return None
    year, month, day, hour, minute, zone = match.groups()
    try:
        moment = dt.datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))
        if zone:
            sign = zone.upper().replace("Z", "+00:00").replace(":", "")
            offset = dt.timedelta(hours=int(sign[1:3]), minutes=int(sign[3:5])) * (-1 if sign[0] == "-" else 1)
            moment += dt.timedelta(hours=7) - offset
    except (ValueError, OverflowError):
        return None
    if moment.year < FIRST_YEAR:
        return None
    whole_day = hour is None or (hour, minute) == ("00", "00")
    return str(dt.date(int(year), int(month), int(day))) if whole_day else f"{moment:%Y-%m-%dT%H:%M}"


def _day(match: regex.Match[str]) -> dt.date | None:
    year = int(match["year"])
    year += 2000 if year < 100 else 0
    if match["first"] is not None:
        return _numeric_day(int(match["first"]), int(match["second"]), year, match["weekday"])
    month = _rules().lexicon("months")[match["month_name"]] if match["month_name"] else int(match["month"])
    return _date(year, month, int(match["day"]))


def _numeric_day(first: int, second: int, year: int, weekday: str | None) -> dt.date | None:
    vietnamese, american = _date(year, second, first), _date(year, first, second)
    if vietnamese is None or american is None or weekday is None:
        return vietnamese or american
    said = _rules().lexicon("weekdays")[weekday]
    return american if american.weekday() == said != vietnamese.weekday() else vietnamese


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _time(clock: str | None) -> dt.time | None:
    match = _CLOCK.match(clock or "")
    if match is None or clock is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    if hour < 12 and clock.endswith(("pm", "ch", "chiều")):
        hour += 12
    if hour == 12 and clock.endswith(("am", "sa")):
        hour = 0
    return dt.time(hour, minute)
