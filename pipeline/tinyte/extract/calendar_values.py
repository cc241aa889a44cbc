"""The grammar of calendar values: ISO 8601 days, months, quarters, weeks, years, and spans of them.

A value that the words alone do not settle is written with what is missing: `XXXX-06-29` lacks its year; `D-1`, `W+0`, `M-1`,
`Q-1`, `Y+1` count days, weeks, months, quarters, years from the article's day, `W+0-3` is the Wednesday of its week, `Y-1-05`
the May of the year before, `L2` the last Tuesday up to that day, `N2` the next one. `tinyte.resolve.years` turns these into
ISO values.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

import regex

from tinyte.tables import Precision

_POINT = regex.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|W(?P<week>\d\d)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?", regex.VERSION1
)
OPEN = ".."


@lru_cache(maxsize=1 << 14)
def day_range(value: str) -> tuple[str | None, str | None]:
    """First and last day of a value, None at an open end.

    Raises ValueError where it is no value of the grammar or names a day that does not exist.

    >>> day_range("2021-Q1"), day_range("2021-01-15/.."), day_range("2020-W05")
    (('2021-01-01', '2021-03-31'), ('2021-01-15', None), ('2020-01-27', '2020-02-02'))
    """
    start, slash, end = value.partition("/")
    if not slash:
        first, last = _days(start)
        return first.isoformat(), last.isoformat()
    first_day = None if start == OPEN else _days(start)[0].isoformat()
    last_day = None if end == OPEN else _days(end)[1].isoformat()
    if first_day and last_day and first_day > last_day:
        raise ValueError(f"{value!r} ends before it begins")
    return first_day, last_day


def is_value(text: str) -> bool:
    """Whether the text is a value of the grammar that names days that exist.

    >>> is_value("2021-02-29"), is_value("2020-02-29"), is_value("XXXX-02-03")
    (False, True, False)
    """
    try:
        day_range(text)
    except ValueError:
        return False
    return True


def precision(value: str) -> Precision:
    """The finest calendar unit that a value says, or `span`.

    >>> precision("2021-Q1"), precision("2022/2025"), precision("2020-01-06")
    ('quarter', 'span', 'day')
    """
    if "/" in value:
        return "span"
    if "Q" in value:
        return "quarter"
    if "W" in value:
        return "week"
    return "year" if len(value) == 4 else "month" if len(value) == 7 else "day"


def week_of(day: dt.date) -> str:
    """The ISO week that a day lies in.

    >>> week_of(dt.date(2020, 1, 31))
    '2020-W05'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_after(year: int, month: int, count: int) -> str:
    """The month that lies `count` months after a month (before it, where negative).

    >>> month_after(2021, 1, -1)
    '2020-12'
    """
    months = year * 12 + month - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _days(point: str) -> tuple[dt.date, dt.date]:
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(f"{point!r} is no calendar value")
    year = int(match["year"])
    if match["quarter"]:
        last = int(match["quarter"]) * 3
        return dt.date(year, last - 2, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    if match["week"]:
        return dt.date.fromisocalendar(year, int(match["week"]), 1), dt.date.fromisocalendar(
            year, int(match["week"]), 7
        )
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        month = int(match["month"])
        first = dt.date(year, month, 1)
        return first, dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
