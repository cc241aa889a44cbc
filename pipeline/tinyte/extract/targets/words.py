"""Stretches of a sentence cleaned of what is no part of an indicator's name: leads, links, dates, further clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Passage
from tinyte.extract.targets.clauses import Clause
from tinyte.extract.targets.figures import Figure
from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before
from tinyte.extract.targets.spans import Known, Span, between, covering, cuts

BLANK = " ,;:-\"'()[]*+•."
LONGEST_LEFT, LONGEST_RIGHT = 22, 16
"""Words kept before and after a figure."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its clauses and figures, and what is known of the whole passage."""

    passage: Passage
    start: int
    end: int
    parts: Sequence[Clause]
    figures: Sequence[Figure]
    known: Known

    def opens_clause(self, i: int) -> bool:
        """The i-th figure is the first of its clause."""
        return i == 0 or self.figures[i - 1].clause < self.figures[i].clause


def before(sentence: Sentence, start: int, end: int) -> Span:
    """What stands before a figure without leads ("theo báo cáo, …") and links ("… đạt"); empty when nothing is left."""
    text = sentence.passage.lower
    if phrase_before(text, end, lexicon("causes") | lexicon("aims"), start) is not None:
        return end, end
    end = without_tail(sentence, start, end)
    closing = text.rfind(")", start, end)
    if closing >= 0 and text.rfind("(", start, closing) < 0:
        start = closing + 1
    for found in _reports().finditer(text, start, end):
        start = found.end()
    return last_words(sentence, without_lead(sentence, start, end), end, LONGEST_LEFT)


def after(sentence: Sentence, start: int, end: int, runs_on: bool = False) -> Span:
    """What stands after a figure up to the first word that opens something else; `runs_on` when another figure follows."""
    text, words = sentence.passage.lower, sentence.known.words
    if _BRACKET.match(text, start, end):
        return start, start
    start = _skip(text, phrase_after(text, start, lexicon("comparators_after"), end) or start, end)
    start = _after_names(sentence, phrase_after(text, start, lexicon("among"), end) or start, end)
    if phrase_after(text, start, lexicon("stops"), end) is not None:
        return start, start
    limit = end
    end = min([end, *(a for a, _ in between(sentence.known.dates, start, end)), _remark(text, start, end)])
    end = _without_places(sentence, start, _first_stop(sentence, start, end))
    loose = lexicon("dangling")
    if runs_on or end < limit:
        loose |= lexicon("unfinished")
    if runs_on:
        loose |= lexicon("links")
    while end > start and (cut := phrase_before(text, end, loose, start)) is not None and not cuts(words, cut):
        end = cut
    return _first_words(sentence, _skip(text, start, end), _rstrip(text, start, end), LONGEST_RIGHT)


def without_lead(sentence: Sentence, start: int, end: int) -> int:
    """`start` moved over leads, dates and signs."""
    text = sentence.passage.lower
    if start == sentence.start and (number := _NUMBERED.match(text, start, end)):
        start = number.end()
    if (cited := _after_document(sentence, start, end)) is not None:
        start = cited
    while (start := _skip(text, start, end)) < end:
        date = covering(sentence.known.dates, start)
        passed = (
            date[1]
            if date
            else _over_preposition(sentence, start, end) or phrase_after(text, start, lexicon("leads"), end)
        )
        if passed is None or passed > end or cuts(sentence.known.words, passed):
            break
        start = passed
    return start


_NUMBERED = regex.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})?|\p{L}|[ivx]{1,4})[.)] ")


def _after_document(sentence: Sentence, start: int, end: int) -> int | None:
    """Where a document that the words begin with ends, with its day and its issuer: "Nghị quyết 14 ngày 28/8 của HĐND tỉnh"."""
    cited = covering(sentence.known.cited, _skip(sentence.passage.lower, start, end))
    if cited is None or cited[1] >= end:
        return None
    at = cited[1]
    for spans, preposition in ((sentence.known.dates, "ngày"), (sentence.known.bodies, "của")):
        skipped = _skip(
            sentence.passage.lower, phrase_after(sentence.passage.lower, at, (preposition,), end) or at, end
        )
        found = covering(spans, skipped)
        at = found[1] if found and found[1] < end else at
    return at


def without_tail(sentence: Sentence, start: int, end: int) -> int:
    """`end` moved back over links, dates and signs."""
    text = sentence.passage.lower
    while (end := _rstrip(text, start, end)) > start:
        date = covering(sentence.known.dates, end - 1)
        if phrase_before(text, end, lexicon("kept"), start) is not None:
            break
        cut = _before_date(text, start, date[0]) if date else phrase_before(text, end, lexicon("links"), start)
        if cut is None or _ends_head(text, start, end, cut) or cuts(sentence.known.words, cut):
            break
        end = max(cut, start)
    return _without_event(sentence, start, end)


def _ends_head(text: str, start: int, end: int, cut: int) -> bool:
    """The link is the end of a longer head noun ("giá kế hoạch")."""
    head = phrase_before(text, end, lexicon("heads"), start)
    return head is not None and head < cut


def _without_event(sentence: Sentence, start: int, end: int) -> int:
    """`end` before a date and place that stand at the end: "lớp tập huấn diễn ra | ngày 28/10 tại xã A"."""
    dates = between(sentence.known.dates, start, end)
    if (
        not dates
        or not is_place(sentence, (dates[-1][1], end))
        or without_lead(sentence, start, dates[-1][0]) >= dates[-1][0]
    ):
        return end
    return without_tail(sentence, start, _before_date(sentence.passage.lower, start, dates[-1][0]))


def _before_date(text: str, start: int, date: int) -> int:
    """Where the prepositions before a date begin."""
    preposition = phrase_before(text, date, lexicon("date_prepositions"), start)
    return date if preposition is None else preposition


def is_empty(span: Span) -> bool:
    """No word in the span."""
    return span[0] >= span[1]


def linked(sentence: Sentence, start: int, end: int, by: str = "links") -> bool:
    """True when a link ("đạt", "là") stands directly before `end`."""
    return phrase_before(sentence.passage.lower, end, lexicon(by), start) is not None


def without_doer(sentence: Sentence, span: Span) -> Span:
    """The words without the bodies that they begin with, where a verb follows: "Bệnh viện A và Bệnh viện B | áp dụng"."""
    text, at = sentence.passage.lower, span[0]
    if phrase_after(text, at, lexicon("place_heads"), span[1]) is not None:
        return span
    while (body := covering(sentence.known.bodies, at)) is not None and body[1] < span[1]:
        at = _skip(text, body[1], span[1])
        at = _skip(text, phrase_after(text, at, ("và", "cùng", "phối hợp", "phối hợp với"), span[1]) or at, span[1])
    begins = text[at : span[1]].split()
    if (
        at == span[0]
        or not begins
        or begins[0] in lexicon("body_goes_on")
        or is_place(sentence, (at, span[1]), unnamed=True)
    ):
        return span
    return without_lead(sentence, at, span[1]), span[1]


def is_place(sentence: Sentence, span: Span, *, unnamed: bool = False) -> bool:
    """Only names of places or bodies in the span; `unnamed`: "tuyến huyện" will do."""
    normal, at, named = sentence.passage.normal, span[0], unnamed
    while at < span[1]:
        body = covering(sentence.known.bodies, at)
        if body is not None:
            at, named = body[1], True
            continue
        stop = normal.find(" ", at + 1, span[1])
        stop = span[1] if stop < 0 else stop
        word = normal[at:stop].strip(" ,.;:()")
        if word and not word[0].isupper() and word not in lexicon("place_words"):
            return False
        at, named = stop, named or word[:1].isupper()
    return named


def trailing_place(sentence: Sentence, span: Span) -> Span | None:
    """The place at the end of the words: "tỷ lệ bao phủ cao như | xã Tri Tôn"."""
    for found in _where().finditer(sentence.passage.lower, *span):
        if is_place(sentence, (found.end(), span[1]), unnamed=True):
            return found.start(), span[1]
    return None


def printed(sentence: Sentence, spans: Sequence[Span]) -> str:
    """The words of the spans as printed, one blank between them; cited documents and bracketed dates left out."""
    words = []
    for start, end in spans:
        for hole_start, hole_end in _holes(sentence, start, end):
            words += sentence.passage.text[start:hole_start].split()
            start = max(start, hole_end)
        words += sentence.passage.text[start:end].split()
    return " ".join(words).strip(BLANK.replace("(", "").replace(")", ""))


def _holes(sentence: Sentence, start: int, end: int) -> list[Span]:
    text = sentence.passage.lower
    holes = [hole] if (hole := covering(sentence.known.cited, start)) else []
    for a, b in between(sentence.known.cited, start + 1, end):
        preposition = phrase_before(text, a, lexicon("cites"), start)
        b = max(b, _after_document(sentence, a, end) or b)
        holes.append((a if preposition is None else preposition, b))
    for a, b in between(sentence.known.dates, start, end):
        opening, closing = text.rfind("(", start, a), text.find(")", b, end)
        if opening >= 0 and closing >= 0 and not text[opening + 1 : a].strip("từ ") and not text[b:closing].strip():
            holes.append((opening, closing + 1))
    return sorted(holes)


def _without_places(sentence: Sentence, start: int, end: int) -> int:
    """`end` before the places that end the words: "… đang hoạt động | tại phường A, xã B"."""
    place = trailing_place(sentence, (start, end))
    return place[0] if place else end


def _after_names(sentence: Sentence, start: int, end: int) -> int:
    """`start` after names that only say which ones were counted: "2 đơn vị | là xã A và xã B | được công nhận"."""
    text = sentence.passage.lower
    at = phrase_after(text, start, ("là",), end)
    if at is None:
        return start
    while (at := _skip(text, at, end)) < end:
        body = covering(sentence.known.bodies, at)
        stop = body[1] if body else phrase_after(text, at, lexicon("place_words"), end)
        if stop is None and not sentence.passage.normal[at].isupper():
            return at
        at = stop or text.find(" ", at, end)
        if at < 0:
            break
    return end


def _over_preposition(sentence: Sentence, start: int, end: int) -> int | None:
    """The end of a date that a preposition introduces: "trong tháng 8"."""
    text = sentence.passage.lower
    passed = phrase_after(text, start, lexicon("date_prepositions"), end)
    date = covering(sentence.known.dates, _skip(text, passed, end)) if passed is not None else None
    return date[1] if date else None


def _remark(text: str, start: int, end: int) -> int:
    """Where a remark in brackets begins; an abbreviation in brackets is none."""
    found = _BRACKET.search(text, start, end)
    return found.start() if found else end


_BRACKET = regex.compile(r" ?\((?!\S+\))")


def _first_stop(sentence: Sentence, start: int, end: int) -> int:
    words = sentence.known.words
    for found in _stops().finditer(sentence.passage.lower, start + 1, end):
        if not cuts(words, found.start()) and not cuts(words, found.end()):
            return found.start()
    return end


@cache
def _stops() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("(?<= ){stops}{end}")


@cache
def _reports() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{start}{reports}{end}(?! (?:của|về))|{asks}")


@cache
def _where() -> regex.Pattern[str]:
    return regex.compile(r"(?<= )(?:tại|ở|thuộc|trên địa bàn|như)(?= )")


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in BLANK:
        start += 1
    return start


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in BLANK and not (text[end - 1] == ")" and "(" in text[start:end]):
        end -= 1
    return end


def last_words(sentence: Sentence, start: int, end: int, limit: int) -> Span:
    """The last words of the stretch, about `limit`; no word and no name of a body is cut."""
    if start >= end:
        return end, end
    at = end
    for _ in range(limit):
        at = sentence.passage.lower.rfind(" ", start, at)
        if at < 0:
            return start, end
    whole = covering(sentence.known.bodies, at + 1) or covering(sentence.known.words, at + 1)
    return max(start, whole[0] if whole else at + 1), end


def _first_words(sentence: Sentence, start: int, end: int, limit: int) -> Span:
    """The first words of the stretch, at most about `limit`, the last one whole."""
    if start >= end:
        return start, start
    at, n = start, 0
    while n < limit or cuts(sentence.known.words, at):
        at, n = sentence.passage.lower.find(" ", at + 1, end), n + 1
        if at < 0:
            return start, end
    return start, at
