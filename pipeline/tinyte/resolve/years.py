"""Years: what a date leaves to its context, from the publication day, else the nearest dated sentence, else the title.

Which one was used is in `rule`: `dates.day_month;year=published`, `;year=sentence`, `;year=title`. A date that no context
settles is no row. One day said in several ways has one time of day and one role in the whole article.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

import regex

from tinyte import rulebook
from tinyte.extract.calendar_values import day_range, is_value, month_after, precision, week_of
from tinyte.extract.dates import find_dates
from tinyte.extract.passage import Found, Passage
from tinyte.resolve.date_bounds import NEARLY_OVER, role_in
from tinyte.resolve.tense import tense
from tinyte.resolve.year_context import Context, context_of
from tinyte.tables import Date, DateRole, Resolution

_SLACK = 3
"""Days after publication that still count as now: pages are dated by their first version."""

_NEARBY = 300
"""Characters between a document and its day of issue, at most."""

_NEAR = 60
"""Days up to which a date that the sentence puts ahead or behind is not moved to another year for it."""

_SOON = 45
"""Days into the next year up to which a day without a year is that year's: a notice of December for January."""

_FAR = 150
"""Days ahead from which a day without a year is rather one of the year before."""

_MONTHS_AHEAD = 240
"""The same for months and quarters, which plans name farther ahead."""


def resolve_dates(passage: Passage, found: list[Found[Date]]) -> list[Found[Date]]:
    """The dates with ISO values, first and last day, precision; those that nothing dates are left out.

    >>> passage = Passage(text="Chiều 9/3, Sở Y tế họp.", sentences=[(0, 23)], published=dt.datetime(2020, 3, 10))
    >>> [(date.value.value, date.rule) for date in resolve_dates(passage, find_dates(passage))]
    [('2020-03-09', 'dates.day_month;year=published')]
    """
    documents = sorted(_documents(passage), key=lambda other: other.start)
    if documents:
        found = [_of_document(passage, date, documents) for date in found]
    context = context_of(passage, found)
    resolved = [date for date in (resolve_date(passage, date, context) for date in found) if date is not None]
    return _consistent(passage, _started(resolved))


def _documents(passage: Passage) -> Iterator[Found[Resolution]]:
    for other in passage.found.get("resolutions", ()):
        if isinstance(other.value, Resolution):
            yield cast(Found[Resolution], other)


def _of_document(passage: Passage, date: Found[Date], documents: Sequence[Found[Resolution]]) -> Found[Date]:
    """The date with the role `document` where it is the day, or stands in the name, of a cited document."""
    value = date.value.value or ""
    if _held().match(passage.lower, max(0, date.start - 40), date.start):
        return date
    first = bisect_left(documents, date.start - 2 * _NEARBY, key=lambda other: other.start)
    for other in documents[first : bisect_left(documents, date.start + _NEARBY, key=lambda other: other.start)]:
        is_day = (
            other.value.issue_date is not None and value.startswith("XXXX") and value[4:] == other.value.issue_date[4:]
        )
        is_in_name = other.start < date.start < other.end and value == str(other.value.year)
        if is_day or is_in_name:
            return replace(date, value=replace(date.value, role="document"))
    return date


def parse_date(text: str, published_at: str | None = None) -> Date | None:
    """The first calendar expression of a short text as a row of `dates`, or None.

    `published_at` (ISO 8601) is the day that "hôm qua" and days without a year are counted from.

    >>> parse_date("sáng 14-3", published_at="2021-03-15").value
    '2021-03-14'
    >>> parse_date("98%") is None
    True
    """
    published = dt.datetime.fromisoformat(published_at) if published_at else None
    passage = Passage(text=text, sentences=[(0, len(text))], published=published)
    dates = resolve_dates(passage, find_dates(passage))
    return dates[0].value if dates else None


def resolve_date(passage: Passage, date: Found[Date], context: Context) -> Found[Date] | None:
    """One date with its ISO value, or None where the context does not settle it."""
    value, source = _settled(passage, date, context)
    if value is None or not is_value(value):
        return None
    if "months_so_far" in date.rule and not _just_over(value, context.published):
        return None
    role = role_in(passage, date, value, context)
    leaned = date.rule if role != "period" else date.rule.removesuffix(";told").removesuffix(";told_of_old")
    rule = leaned + (f";year={source}" if source else "")
    confidence = date.confidence * {"published": 0.97, "sentence": 0.85, "title": 0.8}.get(source or "", 1.0)
    return replace(date, value=_row(date.value, value, role), rule=rule, confidence=round(confidence, 3))


def _settled(passage: Passage, date: Found[Date], context: Context) -> tuple[str | None, str | None]:
    """The value with nothing missing and what settled it."""
    value = date.value.value or ""
    if value[0].isdigit() and "X" not in value and "Y" not in value:
        return value, None
    points = value.split("/")
    if points[0] == "D+0" and len(points) == 2:
        return _from_today(passage, date, points[1], context)
    if any(point.startswith("XXXX") for point in points):
        return _with_year(passage, date, points, context)
    return _relative(points, date, context)


def _from_today(passage: Passage, date: Found[Date], last: str, context: Context) -> tuple[str | None, str | None]:
    """The span from the day of the article to another ("từ nay đến 31/3"); the other day alone where the article has none."""
    end, source = _settled(passage, replace(date, value=replace(date.value, value=last)), context)
    if end is None or context.published is None:
        return end, source
    value = f"{context.published.isoformat()}/{end}"
    return (value if is_value(value) else end), "published"


def _just_over(value: str, published: dt.date | None) -> bool:
    """Whether the months of a span have just gone by: "11 tháng" in December, "9 tháng" in October."""
    last = day_range(value)[1]
    if published is None or last is None:
        return False
    return 0 <= (published - dt.date.fromisoformat(last)).days + NEARLY_OVER <= _NEAR


def _relative(points: list[str], date: Found[Date], context: Context) -> tuple[str | None, str | None]:
    if context.published:
        day, source = context.published, "published"
    elif all(point[0] in "Y." or point[0].isdigit() for point in points) and (near := context.year_near(date.start)):
        day, source = dt.date(near[0], 7, 1), near[1]
    else:
        return None, None
    return "/".join(_counted(point, day) for point in points), source


def _counted(point: str, day: dt.date) -> str:
    """A relative point counted from a day.

    >>> _counted("W+0-3", dt.date(2023, 5, 5)), _counted("Y-1-05", dt.date(2023, 5, 5)), _counted("L1", dt.date(2023, 5, 5))
    ('2023-05-03', '2022-05', '2023-05-01')
    """
    match = regex.fullmatch(r"(?P<unit>[DWMQYLN])(?P<step>[+-]?\d)(?P<rest>.*)", point)
    if match is None:
        return point
    step, rest = int(match["step"]), match["rest"]
    match match["unit"]:
        case "D":
            return (day + dt.timedelta(days=step)).isoformat()
        case "W":
            monday = day + dt.timedelta(days=7 * step - day.weekday())
            return (monday + dt.timedelta(days=int(rest[1:]) - 1)).isoformat() if rest else week_of(monday)
        case "M":
            return month_after(day.year, day.month, step) + rest
        case "Q":
            quarters = day.year * 4 + (day.month - 1) // 3 + step
            return f"{quarters // 4:04d}-Q{quarters % 4 + 1}"
        case "L":
            return (day - dt.timedelta(days=(day.isoweekday() - step) % 7)).isoformat()
        case "N":
            return (day + dt.timedelta(days=(step - day.isoweekday() - 1) % 7 + 1)).isoformat()
    return f"{day.year + step}{rest}"


def _with_year(
    passage: Passage, date: Found[Date], points: list[str], context: Context
) -> tuple[str | None, str | None]:
    """The value in the year that the context gives."""
    if context.published:
        return _around(passage, date, points, context.published, context), "published"
    near = context.year_of_day(date.start)
    if near is None:
        return None, None
    return _in_year(points, near[0]), near[1]


def _in_year(points: list[str], year: int) -> str | None:
    """The points in a year; a span over the turn of the year begins in the year before."""
    value = "/".join(point.replace("XXXX", str(year)) for point in points)
    if is_value(value):
        return value
    value = "/".join(point.replace("XXXX", str(year - (n == 0))) for n, point in enumerate(points))
    return value if len(points) == 2 and is_value(value) else None


def _around(passage: Passage, date: Found[Date], points: list[str], published: dt.date, context: Context) -> str | None:
    """The value in the year of publication, or the one before or after where the words and the distance say so.

    A writer leaves out the year that readers take for granted; in January and February that may be the year that has ended.
    """
    told = tense(passage, date)
    said = _in_year(points, published.year)
    ahead = _days_ahead(said, published) if said else None
    step = 0
    if ahead is None or (told == "past" and ahead > _SLACK) or (told is None and _is_last_years(date, ahead, context)):
        step = -1
    elif told == "future" and ahead < -_NEAR:
        step = 1
    elif told is None and ahead < -_FAR and (after := _in_year(points, published.year + 1)):
        step = int(_days_ahead(after, published) <= _SOON)
    years = sorted(range(published.year - 4, published.year + 5), key=lambda year: abs(year - published.year - step))
    return next((value for year in years if (value := _in_year(points, year))), None)


def _is_last_years(date: Found[Date], ahead: int, context: Context) -> bool:
    """Whether a date so far ahead is rather of the year before, when no word says that it is to come.

    In January and February articles look back on the year that has ended: those that name it.
    """
    is_near = date.value.precision in ("day", "span") and ";until" not in date.rule
    farthest = _FAR if is_near else _MONTHS_AHEAD
    published = context.published
    looks_back = published is not None and published.month <= 2 and context.names_year_before(published.year)
    return ahead > farthest or (looks_back and ahead > _NEAR)


def _days_ahead(value: str, day: dt.date) -> int:
    """Days from a day to the first day of a value that lies ahead, below zero for one behind, 0 within it."""
    first, last = day_range(value)
    start, end = (dt.date.fromisoformat(bound) if bound else day for bound in (first, last))
    return (start - day).days if start > day else min(0, (end - day).days)


def _started(dates: list[Found[Date]]) -> list[Found[Date]]:
    """ "Từ ngày X" is the day X wherever the article also says that something takes effect then."""
    starts = {date.value.value for date in dates if ";starting" in date.rule}
    return [
        replace(date, value=_row(date.value, date.value.value.removesuffix("/.."), "event"))
        if ";from" in date.rule
        and date.value.value
        and date.value.value.removesuffix("/..") in starts
        and date.value.value.endswith("/..")
        else date
        for date in dates
    ]


def _row(row: Date, value: str, role: DateRole) -> Date:
    """The row with that value and all that follows from it."""
    first, last = day_range(value)
    return replace(row, value=value, date_start=first, date_end=last, precision=precision(value), role=role)


def _consistent(passage: Passage, dates: list[Found[Date]]) -> list[Found[Date]]:
    """Dates of issue marked so, and one role and time a day wherever the article names it again."""
    issued = {other.value.issue_date for other in _documents(passage) if other.value.issue_date}
    if issued:
        held = _held()
        issued -= {d.value.value for d in dates if held.match(passage.lower, max(0, d.start - 40), d.start)}
    by_value: dict[str, list[Found[Date]]] = defaultdict(list)
    for date in dates:
        by_value[date.value.value or ""].append(date)
    shared = {value: _shared(group, value in issued) for value, group in by_value.items()}
    return [_alike(date, *shared[date.value.value or ""]) for date in dates]


def _alike(date: Found[Date], role: DateRole, time: str | None) -> Found[Date]:
    """The date with the role of all that name its day, and their time of day where it has none."""
    row = date.value
    if row.role == role and (row.time or not time):
        return date
    return replace(date, value=replace(row, role=role, time=row.time or time))


@cache
def _held() -> regex.Pattern[str]:
    return rulebook.load("dates").compile("{held_before}")


def _shared(group: list[Found[Date]], issued: bool) -> tuple[DateRole, str | None]:
    """The role that the words of the group give most plainly, else the one they give most often, and the first time of day."""
    time = next((date.value.time for date in group if date.value.time), None)
    roles = [date.value.role for date in group]
    is_day = group[0].value.precision == "day"
    if issued or (is_day and "document" in roles):
        return "document", time
    if 2 * roles.count("deadline") >= len(roles):
        return "deadline", time
    reports = sum(";until" in date.rule and date.value.role == "period" for date in group)
    if any(";as_of" in date.rule for date in group) or reports > roles.count("event"):
        return "period", time
    if is_day and "event" in roles:
        return "event", time
    ranked: tuple[DateRole, ...] = ("period", "event", "document")
    if group[0].value.precision != "year":
        ranked = ("event", "period", "document")
    return max(ranked, key=roles.count), time
