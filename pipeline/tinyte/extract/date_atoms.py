"""Atoms of calendar expressions: what one match of a rule in `rules/dates.yaml` says, before atoms join into lists and spans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from tinyte import rulebook
from tinyte.extract.calendar_values import day_range
from tinyte.rulebook import Rule

Match = regex.Match[str]

_LONGEST_SPAN = 60
"""Years that a span of two years may cover: more is a pair of other numbers."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One point or span of the calendar.

    `value` as in `calendar_values`; `core` is where its own words begin, after "sáng", "ngày" and the like; `needs` names the
    cue without which it is no date.
    """

    start: int
    end: int
    value: str
    rule: Rule
    core: int
    time: str | None = None
    needs: str | None = None

    @property
    def kind(self) -> str:
        """What the value names: day, month, quarter, week, year or span."""
        return kind_of(self.value)


def kind_of(value: str) -> str:
    """What a value that may still lack its year names.

    >>> kind_of("XXXX-06-29"), kind_of("Y-1-05"), kind_of("D-1"), kind_of("2021/2025")
    ('day', 'month', 'day', 'span')
    """
    if "/" in value:
        return "span"
    if value[0] in "DLN":
        return "day"
    if value[0] in "WMQ":
        return (
            {"W": "week", "M": "month", "Q": "quarter"}[value[0]] if value.count("-") + value.count("+") == 1 else "day"
        )
    if "Q" in value:
        return "quarter"
    if "W" in value:
        return "week"
    parts = value[3:] if value[0] == "Y" else value[4:]
    return ("year", "month", "day")[parts.count("-")]


def read(rule: Rule, match: Match) -> list[Atom]:
    """The atoms that a match of a rule says; none where it names a day that does not exist."""
    needs = None if _said(match, "sure") is not None else rule.constants.get("needs")
    core = match.starts("day")[0] if _said(match, "day") else match.start()
    atoms = [
        Atom(start, end, value, rule, max(start, core), time, needs)
        for start, end, value, time in _READERS[rule.constants["reads"]](match)
    ]
    return [atom for atom in atoms if _possible(atom.value)]


Reading = Iterator[tuple[int, int, str, str | None]]


def _said(match: Match, group: str) -> str | None:
    """What a group matched; None where the pattern has no such group."""
    try:
        return match[group]
    except IndexError:
        return None


@cache
def _words(lexicon: str) -> dict[str, Any]:
    home = "dates" if lexicon in ("today_tails", "relative_days", "part_of_day") else "calendar"
    return dict(rulebook.load(home).lexicon(lexicon))


def _day(match: Match) -> Reading:
    if step := _said(match, "month_step"):
        year_month = f"M{_step(step)}"
    else:
        year_month = f"{_year(match)}-{_number(match['month'], 'month_words'):02d}"
    yield *match.span(), f"{year_month}-{_number(match['day'], 'day_words'):02d}", None


def _days(match: Match) -> Reading:
    month = f"{_year(match)}-{_number(match['month'], 'month_words'):02d}"
    values = [f"{month}-{int(day):02d}" for day in match.captures("day")]
    yield from _linked(match, "day", values)


def _days_with_dash(match: Match) -> Reading:
    year = _year(match)
    first, last = (f"{int(match[f'month{n}']):02d}-{int(match[f'day{n}']):02d}" for n in ("", "2"))
    before = match["year1"] or (str(int(year) - 1) if year.isdigit() and first > last else year)
    if first == last:  # the day of a foundation and its anniversary
        yield match.start(), match.end("year1"), f"{before}-{first}", None
        yield match.start("day2"), match.end(), f"{year}-{last}", None
    else:
        yield *match.span(), f"{before}-{first}/{year}-{last}", None


def _linked(match: Match, group: str, values: list[str]) -> Reading:
    """Values of a list in which some are the ends of a span, each with its own place in the text."""
    places, links = match.spans(group), match.captures("link")
    n, last = 0, len(values) - 1
    while n <= last:
        is_span = n < last and _is_to(links[n])
        stop = n + is_span
        start = match.start() if n == 0 else places[n][0]
        end = match.end() if stop == last else places[stop][1]
        yield start, end, f"{values[n]}/{values[stop]}" if is_span else values[n], None
        n = stop + 1


def _relative_day(match: Match) -> Reading:
    if match["part"]:
        value, time = _words("today_tails")[_one_blank(match["tail"])], _words("part_of_day")[_one_blank(match["part"])]
    else:
        value, time = _words("relative_days")[_one_blank(match["day_word"])], None
    yield *match.span(), value, time


def _weekday(match: Match) -> Reading:
    number = _words("weekdays")[_one_blank(match["weekday"])]
    step = match["step"] or ""
    of_week = f"W{_step(step.split()[1])}-{number}" if step.startswith("tuần") else None
    time = _words("part_of_day")[_one_blank(match["part"])] if match["part"] else None
    yield *match.span(), of_week or f"{'N' if step == 'tới' else 'L'}{number}", time


def _part_of_year(match: Match) -> Reading:
    year = _year(match)
    if match["half"]:
        first, last = (1, 6) if match["half"] == "đầu" else (7, 12)
    else:
        count = _number(match["count"], "month_counts") * (3 if match["unit"] == "quý" else 1)
        if count > 12:
            return
        first, last = (13 - count, 12) if match["side"] == "cuối" else (1, count)
    yield *match.span(), f"{year}-{first:02d}/{year}-{last:02d}", None


def _months_so_far(match: Match) -> Reading:
    yield *match.span(), f"XXXX-01/XXXX-{_number(match['count'], 'month_counts'):02d}", None


def _quarter(match: Match) -> Reading:
    year = _year(match)
    yield from _linked(
        match, "quarter", [f"{year}-Q{_words('quarter_words')[word]}" for word in match.captures("quarter")]
    )


def _month(match: Match) -> Reading:
    year = _year(match)
    values = [f"{year}-{_number(month, 'month_words'):02d}" for month in match.captures("month")]
    if len(values) == 1:
        yield *match.span(), values[0], None
    else:
        yield from _linked(match, "month", values)


def _relative_unit(match: Match) -> Reading:
    letter = {"tuần": "W", "tháng": "M", "quý": "Q", "năm": "Y"}[match["unit"]]
    yield *match.span(), f"{letter}{_step(match['step'])}", None


def _week(match: Match) -> Reading:
    yield *match.span(), f"{match['year'] or 'XXXX'}-W{int(match['week']):02d}", None


def _decade(match: Match) -> Reading:
    first = int(match["decade"])
    first += 1900 if first < 100 else 0
    yield *match.span(), f"{first}/{first + 9}", None


def _start_of_year(match: Match) -> Reading:
    yield *match.span(), f"{_year(match) if match['year'] else 'Y+0'}-01-01/..", None


def _years(match: Match) -> Reading:
    first, last = match["year"], match["year2"]
    last = first[: 4 - len(last)] + last
    if int(first) < int(last) <= int(first) + _LONGEST_SPAN:
        yield *match.span(), f"{first}/{last}", None


def _plain_year(match: Match) -> Reading:
    yield *match.span(), match["year"], None


_READERS: dict[str, Callable[[Match], Reading]] = {
    "day": _day, "days": _days, "days_with_dash": _days_with_dash, "relative_day": _relative_day, "weekday": _weekday,
    "part_of_year": _part_of_year, "months_so_far": _months_so_far, "quarter": _quarter, "month": _month,
    "relative_unit": _relative_unit, "week": _week, "decade": _decade, "start_of_year": _start_of_year, "years": _years,
    "year": _plain_year,
}  # fmt: skip


def _year(match: Match) -> str:
    """The year as said, `XXXX` where none is, `Y-1` and the like for a relative one."""
    word = _said(match, "year")
    if word is None:
        return "XXXX"
    if word.isdecimal():
        return word if len(word) == 4 else f"{'20' if int(word) <= 60 else '19'}{word}"
    return f"Y{_step(word)}"


def _step(word: str) -> str:
    return f"{_words('year_steps')[word]:+d}"


def _number(word: str, lexicon: str) -> int:
    return int(word) if word.isdecimal() else int(_words(lexicon)[_one_blank(word)])


def _one_blank(phrase: str) -> str:
    return " ".join(phrase.split())


def _is_to(link: str) -> bool:
    return link.strip()[0] in "-đtsc" and link.strip() != "và"


def _possible(value: str) -> bool:
    """Whether the days of a value exist; 29 February passes while the year is open."""
    try:
        for point in value.split("/"):
            if point[0].isdigit() or point[0] == "X":
                day_range(point.replace("XXXX", "2020"))
        if value[0].isdigit() and "X" not in value and "Y" not in value:
            day_range(value)
    except ValueError:
        return False
    return True
