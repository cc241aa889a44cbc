"""What the words before a figure begin with that is no part of a name: frames, dates, remarks, clauses before."""

from __future__ import annotations

from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.targets.phrases import lexicon, phrase_after
from tinyte.extract.targets.sentences import Sentence, skip
from tinyte.extract.targets.spans import covering, cuts


def without_lead(sentence: Sentence, start: int, end: int, leads: frozenset[str] | None = None) -> int:
    """`start` moved over leads, dates and signs."""
    text = sentence.passage.lower
    if start == sentence.start and (number := _NUMBERED.match(text, start, end)):
        start = number.end()
    if (cited := after_document(sentence, start, end)) is not None:
        start = cited
    while (start := skip(text, start, end)) < end:
        date = covering(sentence.known.dates, start)
        passed = (
            date[1]
            if date
            else _over_preposition(sentence, start, end) or phrase_after(text, start, leads or lexicon("leads"), end)
        )
        if passed is None or passed > end or cuts(sentence.known.words, passed):
            break
        start = passed
    return start


_NUMBERED = regex.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})?|\p{L}|[ivx]{1,4})[.)] ")


@cache
def frames() -> frozenset[str]:
    """Leads that never belong to a name."""
    return lexicon("leads") - lexicon("subject_leads")


def after_document(sentence: Sentence, start: int, end: int) -> int | None:
    """Where a document that the words begin with ends, with its day and its issuer: "Nghị quyết 14 ngày 28/8 của HĐND tỉnh"."""
    cited = covering(sentence.known.cited, skip(sentence.passage.lower, start, end))
    if cited is None or cited[1] >= end:
        return None
    at = cited[1]
    for spans, preposition in ((sentence.known.dates, "ngày"), (sentence.known.bodies, "của")):
        skipped = skip(sentence.passage.lower, phrase_after(sentence.passage.lower, at, (preposition,), end) or at, end)
        found = covering(spans, skipped)
        at = found[1] if found and found[1] < end else at
    return at


def _over_preposition(sentence: Sentence, start: int, end: int) -> int | None:
    """The end of a date that a preposition introduces: "trong tháng 8"."""
    text = sentence.passage.lower
    passed = phrase_after(text, start, lexicon("date_prepositions"), end)
    date = covering(sentence.known.dates, skip(text, passed, end)) if passed is not None else None
    return date[1] if date else None


def after_bracket(text: str, start: int, end: int) -> int:
    """`start` after a remark in brackets that the words begin with: "quán B., | (tại đường C) 17 du khách"."""
    opening = _skip_blanks(text, start, end)
    closing = text.find(")", opening, end) if text.startswith("(", opening) else -1
    return closing + 1 if closing >= 0 else start


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


def last_clause(sentence: Sentence, start: int, end: int) -> int:
    """`start` after the last conjunction behind which words are left that tell something: "… thì chúng ta | phải quản lý"."""
    known, text = sentence.known, sentence.passage.lower
    turns = list(_turns().finditer(text, start, end))
    if not turns or _begins_with_head(text, without_lead(sentence, start, end), end):
        return start
    for found in turns:
        inside = (
            cuts(known.words, found.start()) or cuts(known.words, found.end()) or covering(known.bodies, found.start())
        )
        if not inside and without_lead(sentence, found.end(), end) < end:
            start = found.end()
    return start


def _begins_with_head(text: str, start: int, end: int) -> bool:
    return phrase_after(text, start, lexicon("heads"), end) is not None


@cache
def _turns() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{turn}")
