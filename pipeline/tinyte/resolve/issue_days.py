"""Days of issue: which date of the text is the one on which a cited document was issued."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.dates import find_dates
from tinyte.extract.document_numbers import parse_number
from tinyte.extract.passage import Found, Passage
from tinyte.extract.resolutions import coordinated
from tinyte.resolve.document_ids import LAWS
from tinyte.resolve.year_context import context_of
from tinyte.resolve.years import resolve_date
from tinyte.tables import Date, Resolution

Citation = Found[Resolution]

_REACH = 400
"""Characters after a citation, or 300 before it, within which its day is sought."""

_BESIDE = 3
"""Characters between a number and a day right after it."""


def issue_days(passage: Passage, citations: Sequence[Citation]) -> list[str | None]:
    """The day of issue of each citation, ISO, None where the text does not say it.

    It stands after the number, is shared in a coordination ("số 1 và số 2 ngày 5/6"), or goes before the verb of issuing.
    """
    dates = find_dates(passage)
    context = context_of(passage, dates)
    days = _chosen(passage, citations, [date for date in dates if date.value.precision == "day"])
    resolved = [
        resolve_date(passage, replace(date, value=_in_year_of(citation, date)), context) if date else None
        for citation, date in zip(citations, days, strict=True)
    ]
    return [
        date.value.value if date and _is_of_year(citation, date.value) else None
        for citation, date in zip(citations, resolved, strict=True)
    ]


def _in_year_of(citation: Citation, day: Found[Date]) -> Date:
    """The day of issue; in the year that the document's number names where it is said right after it without one."""
    value = day.value.value or ""
    is_beside = 0 <= day.start - citation.end <= _BESIDE
    if citation.value.number and citation.value.year and value.startswith("XXXX") and is_beside:
        value = f"{citation.value.year}{value[4:]}"
    return replace(day.value, value=value, role="document")


def _is_of_year(citation: Citation, day: Date) -> bool:
    """Whether a day lies in the year of the document's number, if that names one: else it is the day of something else."""
    named = parse_number(citation.value.number).year if citation.value.number else None
    return named is None or (day.value or "").startswith(str(named))


def _chosen(passage: Passage, citations: Sequence[Citation], dates: Sequence[Found[Date]]) -> list[Found[Date] | None]:
    chosen: list[Found[Date] | None] = []
    for n, citation in enumerate(citations):
        until = citations[n + 1].start if n + 1 < len(citations) else len(passage.text)
        chosen.append(None if _is_bare_law(passage, citation) else _after(passage, citation, dates, until))
    for n in reversed(range(len(citations) - 1)):
        left, right = citations[n], citations[n + 1]
        if chosen[n] is None and _shares_day(passage, left, right) and coordinated(passage, left.end, right.start):
            chosen[n] = chosen[n + 1]
    taken = {date.start for date in chosen if date}
    free = [date for date in dates if date.start not in taken]
    for n, citation in enumerate(citations):
        if chosen[n] is None and not _is_bare_law(passage, citation):
            previous = citations[n - 1] if n else None
            shared = chosen[n - 1] if previous and coordinated(passage, previous.end, citation.start) else None
            if previous and not shared and _in_one_signing(passage, previous, citation):
                shared = chosen[n - 1]
            if previous and shared and shared.start < previous.start:
                chosen[n] = shared
            else:
                chosen[n] = _before(passage, citation, free, previous.end if previous else 0)
    return chosen


def _in_one_signing(passage: Passage, left: Citation, right: Citation) -> bool:
    """Whether two decisions of one kind follow each other after one verb of signing, joined by a semicolon or a word."""
    codes = [parse_number(one.value.number).codes for one in (left, right) if one.value.number]
    return (
        len(codes) == 2
        and codes[0] == codes[1]
        and _patterns()["same_signing"].fullmatch(passage.lower, left.end, right.start) is not None
    )


def _is_bare_law(passage: Passage, citation: Citation) -> bool:
    """Whether a law is cited here by its title alone: a day beside it is that of something else."""
    said = passage.text[citation.start : citation.end]
    return citation.value.doc_type in LAWS and not any(character.isdigit() for character in said)


def _shares_day(passage: Passage, left: Citation, right: Citation) -> bool:
    """Whether the day behind the right one of a coordination is the left one's too: a mere number, or one of the same body."""
    if _is_mere_number(passage, right):
        return True
    numbers = [parse_number(one.value.number) for one in (left, right) if one.value.number]
    return (
        len(numbers) == 2
        and left.value.doc_type == right.value.doc_type
        and numbers[0].codes == numbers[1].codes
        and numbers[0].year == numbers[1].year
    )


def _is_mere_number(passage: Passage, citation: Citation) -> bool:
    """Whether a citation is a mere number in a coordination: "932/QĐ-UBND" of "Quyết định số 931/QĐ-UBND và 932/QĐ-UBND"."""
    return passage.lower.startswith("số", citation.start) or passage.text[citation.start].isdigit()


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    book = rulebook.load("resolutions")
    names = ("day_follows", "day_signed", "signing_before", "same_signing", "announced")
    return {name: book.compile(f"{{{name}}}") for name in names}


def _after(passage: Passage, citation: Citation, dates: Sequence[Found[Date]], until: int) -> Found[Date] | None:
    """The first day after a citation that belongs to it: right behind it, or behind the verb of signing before the next one."""
    patterns = _patterns()
    first = bisect_left(dates, citation.end, key=lambda date: date.start)
    bounds = (";deadline", ";until", ";from", ";as_of")
    for date in dates[first : bisect_left(dates, citation.end + _REACH, key=lambda date: date.start)]:
        if any(bound in date.rule for bound in bounds):
            continue
        if patterns["day_follows"].fullmatch(passage.lower, citation.end, date.start):
            return date
        if date.start < until and patterns["day_signed"].fullmatch(passage.lower, citation.end, date.start):
            return date
    return None


def _before(passage: Passage, citation: Citation, dates: Sequence[Found[Date]], earlier: int) -> Found[Date] | None:
    """The last day before a citation in its sentence, after an earlier one, when the words between say it was issued then."""
    sentence = bisect_right(passage.sentences, (citation.start, len(passage.text))) - 1
    begin = max(passage.sentences[sentence][0] if sentence >= 0 else 0, earlier, citation.start - 300)
    last = bisect_left(dates, citation.start, key=lambda date: date.end) - 1
    if last < 0 or dates[last].start < begin:
        return None
    is_issue = _patterns()["signing_before"].fullmatch(passage.lower, dates[last].end, citation.start)
    is_told = dates[last].value.time and _patterns()["announced"].match(passage.lower, dates[last].end, citation.start)
    return dates[last] if is_issue and not is_told else None  # a morning on which it was announced is that of a meeting
