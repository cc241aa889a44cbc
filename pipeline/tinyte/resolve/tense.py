"""Tense: whether the sentence of a date tells what was or what will be, by the words that Vietnamese marks time with."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.tables import Date


@cache
def _clauses() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    book = rulebook.load("dates")
    return book.compile("{past_clause}"), book.compile("{future_clause}")


def tense(passage: Passage, date: Found[Date]) -> str | None:
    """Whether the sentence tells what was or what will be, as far as its words say: `past`, `future` or None."""
    if date.value.role == "document":
        return "past"
    if date.value.role == "deadline" and ";until" not in date.rule:
        return "future"
    sentence = bisect_right(passage.sentences, (date.start, len(passage.text))) - 1
    start, end = passage.sentences[sentence] if sentence >= 0 else (date.start, date.end)
    past, future = _clauses()
    window = max(start, date.start - 200), min(end, date.end + 200)
    is_past = past.search(passage.lower, *window) is not None
    is_future = future.search(passage.lower, *window) is not None
    return None if is_past == is_future else "past" if is_past else "future"
