"""Roles that take the day of the article: of bounds ahead of it or behind it, and of times whose clause tells an act.

Where no day of publication is known, the latest year that the article dates stands for it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.calendar_values import day_range
from tinyte.extract.passage import Found, Passage
from tinyte.resolve.tense import tense
from tinyte.resolve.year_context import Context
from tinyte.tables import Date, DateRole

NEARLY_OVER = 7
"""Days before the end of a month or quarter from which what is told of it is a report."""

_OLD = 2
"""Years ahead of the article from which "vào" sets a goal.

And years behind it from which a clause that opens with a year tells an act rather than what was reported last year.
"""

_BESIDE = 100
"""Characters around a bound within which a word of a goal makes it a deadline."""

_CLAUSE = 160
"""Characters before "vào năm 2030" within which a word or a figure makes it a goal."""

_EARLY = 120
"""Days after which "đầu năm" is over."""


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    book = rulebook.load("dates")
    names = (
        "only_then", "measured", "counted", "figured", "goal", "opens_sentence",
        "happening_after", "shown_after", "aimed", "forecast",
    )  # fmt: skip
    return {name: book.compile(f"{{{name}}}") for name in names}


def role_in(passage: Passage, date: Found[Date], value: str, context: Context) -> DateRole:
    """The role of a date with its ISO value in an article of that day: "đến X" behind it reports what was reached by then."""
    role = date.value.role
    if _is_far_goal(passage, date, value, context):
        return "deadline"
    if ";told" in date.rule:
        return role if _is_over(date, value, context) else "period"
    if ";until" in date.rule and _is_reached(passage, date, value, context):
        return "event" if _tells_an_act(passage, date) else "period"
    if ";deadline" in date.rule and len(value) == 4 and context.year and int(value) < context.year:
        return "period"  # "trước năm 2011" behind publication bounds what was
    return role


def _is_far_goal(passage: Passage, date: Found[Date], value: str, context: Context) -> bool:
    """Whether something is to be reached "vào năm 2030", some years ahead of the article."""
    if len(value) != 4 or context.published is None or int(value) < context.published.year + _OLD:
        return False
    if not passage.lower.endswith(("vào ", "vào cuối "), 0, date.start):
        return False
    sentence = bisect_right(passage.sentences, (date.start, len(passage.text))) - 1
    begin = max(passage.sentences[sentence][0] if sentence >= 0 else 0, date.start - _CLAUSE)
    aimed, forecast = (_patterns()[name].search(passage.lower, begin, date.start) for name in ("aimed", "forecast"))
    return aimed is not None and forecast is None


def _is_over(date: Found[Date], value: str, context: Context) -> bool:
    """Whether what is told of a time lies behind the article, and some years behind where only that makes it an act."""
    if len(value) > 4:
        last = day_range(value)[1] or ""
        return context.published is None or last <= context.published.isoformat()
    behind = context.year - int(value) if context.year else 0
    if ";told_of_old" in date.rule:
        return behind >= _OLD
    return behind >= (1 if context.published else 0)


def _is_reached(passage: Passage, date: Found[Date], value: str, context: Context) -> bool:
    """Whether "đến X" reports: X is over, or nearly so, or has begun and the sentence tells what was."""
    first, last = day_range(value)
    if first is None or last is None:
        return False
    if context.published is None:
        return _seems_reached(passage, date, value, context)
    published = context.published.isoformat()
    if last <= published:
        return True
    if " đầu " in passage.lower[date.start : date.end] and len(value) == 4:
        last = (dt.date.fromisoformat(first) + dt.timedelta(days=_EARLY)).isoformat()
    told = tense(passage, date)
    left = (dt.date.fromisoformat(last) - context.published).days
    nearly = left <= 0 or (left <= NEARLY_OVER and first != last)
    return first <= published and (told == "past" or (nearly and told is None))


def _seems_reached(passage: Passage, date: Found[Date], value: str, context: Context) -> bool:
    """The same in an article without a day: a year before the article's, a day or month with no word of a goal beside it."""
    if context.year and int(value[:4]) < context.year:
        return True
    told = tense(passage, date)
    if len(value) == 4:
        shown = _patterns()["shown_after"].match(passage.lower, date.end) is not None
        return context.year is not None and (told == "past" or shown) and int(value) <= context.year + shown
    goal = _patterns()["goal"].search(passage.lower, max(0, date.start - _BESIDE), date.end + _BESIDE)
    return told == "past" or (told is None and goal is None)


def _tells_an_act(passage: Passage, date: Found[Date]) -> bool:
    """Whether an act is told of the time reached, not a figure: "đến ngày 5/6, bệnh nhân ra viện"."""
    patterns, text = _patterns(), passage.lower
    if patterns["only_then"].match(text, date.end):
        return True
    if " hết " in text[date.start : date.end]:
        return False
    if date.value.precision == "day":
        if patterns["happening_after"].match(text, date.end):
            return True
        figure = "measured" if ":" in (date.value.time or "") else "counted"
        return patterns[figure].match(text, date.end) is None
    opens = patterns["opens_sentence"].match(text, max(0, date.start - 60), date.start) is not None
    return opens and patterns["figured"].match(text, date.end) is None and tense(passage, date) != "future"
