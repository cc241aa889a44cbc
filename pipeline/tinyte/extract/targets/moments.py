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
LONGEST_COMPARED = 45
"""Characters before a date in which the words stand that compare something with it."""
LONGEST_TITLE = 200
"""Characters of a title in quotation marks."""


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


def programmes(passage: Passage) -> list[Moment]:
    """The years that end the names of programmes: "Đề án “…” giai đoạn 2021-2025"."""
    spans = (f for f in passage.found.get("dates", ()) if isinstance(f.value, Date) and len(f.value.value or "") == 9)
    return [
        Moment(f.start, f.end, f.value.value, f.value.date_start or "0000", f.value.date_end or "9999", "period", False)
        for f in spans
        if isinstance(f.value, Date)
        and f.value.value
        and (_is_quoted(passage, f.start, f.end) or _is_programme(passage, f.start, f.end, f.value.value))
    ]


def _dated(passage: Passage) -> Iterator[Moment]:
    for found in passage.found.get("dates", ()):
        date = found.value
        if not isinstance(date, Date) or not date.value or date.role == "document":
            continue
        if _is_part_of_name(passage, found.start, found.end, date.value):
            continue
        before = passage.lower[max(0, found.start - LONGEST_COMPARED) : found.start]
        compared = bool(_compared().search(before)) or "cùng kỳ" in passage.lower[found.start : found.end]
        first, last = date.date_start or "0000", date.date_end or "9999"
        yield Moment(found.start, found.end, date.value, first, last, date.role, compared)


def _elapsed_months(passage: Passage, dated: list[Span]) -> Iterator[Moment]:
    """ "9 tháng, …": the first months of the year that the passage is about."""
    numbers = rulebook.load("periods").lexicon("elapsed")
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
    return _is_quoted(passage, start, end) or _is_programme(passage, start, end, value)


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


def _is_quoted(passage: Passage, start: int, end: int) -> bool:
    """The date is part of a title in quotation marks; one that opens the words of a speaker is not."""
    opened = _open_quote(passage, start)
    if opened is None or not passage.normal[opened + 1 : start].strip() or passage.text.startswith(",", end):
        return False
    closed = passage.normal.find('"', end, opened + LONGEST_TITLE)
    if closed < 0 or _SENTENCE_END.search(passage.normal, opened, closed):
        return False
    return _DIGIT.search(passage.normal, end, closed) is None


def _open_quote(passage: Passage, offset: int) -> int | None:
    """Where the quotation mark stands that is open at the offset, on the same line."""
    text, line = passage.text, passage.text.rfind("\n", 0, offset) + 1
    curly = text.rfind("“", line, offset)
    if curly >= 0 or "”" in text[line:offset]:
        return curly if curly > text.rfind("”", line, offset) else None
    return passage.normal.rfind('"', line, offset) if passage.normal.count('"', line, offset) % 2 else None


_DIGIT = regex.compile(r"\d")
_SENTENCE_END = regex.compile(r"[.!?;] ")


@cache
def _elapsed() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{elapsed_months}")


@cache
def _programme() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{start}{programmes}{end}[^.;\\n]*$")


@cache
def _term() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{term}")


@cache
def _named() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{named_before}")


@cache
def _compared() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{compared_before}")
