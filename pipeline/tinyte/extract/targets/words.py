"""Stretches of a sentence cleaned of what is no part of an indicator's name: leads, links, dates, further clauses."""

from __future__ import annotations

from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.targets.leads import after_bracket, frames, last_clause, without_lead
from tinyte.extract.targets.phrases import lexicon, lexicons, phrase_after, phrase_before
from tinyte.extract.targets.places import is_place, trailing_place
from tinyte.extract.targets.sentences import BLANK, Sentence, last_sentence, sentence_starts, skip
from tinyte.extract.targets.spans import Span, between, covering, cuts

LONGEST_LEFT, LONGEST_RIGHT = 22, 16
"""Words kept before and after a figure."""


def before(sentence: Sentence, start: int, end: int) -> Span:
    """What stands before a figure without leads ("theo báo cáo, …") and links ("… đạt"); empty when nothing is left."""
    text = sentence.passage.lower
    if phrase_before(text, end, lexicons("causes", "aims"), start) is not None:
        return end, end
    end = without_tail(sentence, start, end)
    closing = text.rfind(")", start, end)
    if closing >= 0 and text.rfind("(", start, closing) < 0:
        start = closing + 1
    for found in _reports().finditer(text, start, end):
        start = found.end()
    start = last_clause(sentence, last_sentence(sentence, after_bracket(text, start, end), end), end)
    return last_words(sentence, without_lead(sentence, start, end), end, LONGEST_LEFT)


def after(sentence: Sentence, start: int, end: int, runs_on: bool = False) -> Span:
    """What stands after a figure up to the first word that opens something else; `runs_on` when another figure follows."""
    text, words, begin = sentence.passage.lower, sentence.known.words, start
    if (start := _over_each(sentence, start, end)) > begin and (start >= end or text[start].isdigit()):
        return begin, begin
    if _BRACKET.match(text, start, end) or _DASH.match(text, start, end):
        return start, start
    start = skip(text, phrase_after(text, start, lexicon("comparators_after"), end) or start, end)
    start = _after_names(sentence, phrase_after(text, start, lexicon("among"), end) or start, end)
    if phrase_after(text, start, lexicon("stops"), end) is not None:
        return start, start
    limit = end
    closing = _CLOSING.match(sentence.passage.text, begin, end)
    colon = text.find(": ", begin, end)
    stops = (
        closing.end() - 1 if closing else end,
        *(a for a, _ in between(sentence.known.dates, start, end)),
        *sentence_starts(sentence, start, end),
    )
    end = min([max(colon, start) if colon >= 0 else end, *stops, _remark(text, start, end)])
    end = _without_places(sentence, start, _first_stop(sentence, start, end))
    unfinished = ("unfinished",) if runs_on or end < limit else ()
    loose = lexicons("dangling", *unfinished, *(("links",) if runs_on else ()))
    while end > start and (cut := phrase_before(text, end, loose, start)) is not None and not cuts(words, cut):
        end = cut
    aside = sum(len(found[0].split()) for found in ASIDE.finditer(text, start, end))
    return _first_words(sentence, skip(text, start, end), _rstrip(text, start, end), LONGEST_RIGHT + aside)


def _over_each(sentence: Sentence, start: int, end: int) -> int:
    """`start` after what the figure is taken per: "400.000 đồng | /lượng | bán ra"."""
    while (found := _EACH.match(sentence.passage.lower, start, end)) is not None:
        if not found[1]:
            return found.end()
        word = covering(sentence.known.words, found.start(1))
        start = word[1] if word else found.end()
    return start


_EACH = regex.compile(r" ?/ ?(\p{L}*)")


def subject(sentence: Sentence, start: int, end: int) -> Span:
    """What stands between the frame of a clause ("theo báo cáo, …") and `end`: "toàn thành phố đã", "bệnh viện còn"."""
    text = sentence.passage.lower
    closing = text.rfind(")", start, end)
    start = closing + 1 if closing >= 0 else start
    for found in _reports().finditer(text, start, end):
        start = found.end()
    start = last_clause(sentence, last_sentence(sentence, start, end), end)
    start = without_lead(sentence, start, end, frames())
    return last_words(sentence, start, _rstrip(text, start, end), LONGEST_SUBJECT)


LONGEST_SUBJECT = 6
"""Words of the subject that a short name takes along."""


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


def linked(sentence: Sentence, start: int, end: int, by: str = "links") -> bool:
    """True when a link ("đạt", "là") stands directly before `end`."""
    return phrase_before(sentence.passage.lower, end, lexicon(by), start) is not None


def without_doer(sentence: Sentence, span: Span) -> Span:
    """The words without the bodies that they begin with, where a verb follows: "Bệnh viện A và Bệnh viện B | áp dụng"."""
    text, at = sentence.passage.lower, span[0]
    if phrase_after(text, at, lexicon("place_heads"), span[1]) is not None:
        return span
    while (body := covering(sentence.known.bodies, at)) is not None and body[1] < span[1]:
        at = skip(text, body[1], span[1])
        at = skip(text, phrase_after(text, at, ("và", "cùng", "phối hợp", "phối hợp với"), span[1]) or at, span[1])
    begins = text[at : span[1]].split()
    if (
        at == span[0]
        or not begins
        or begins[0] in lexicon("body_goes_on")
        or is_place(sentence, (at, span[1]), unnamed=True)
    ):
        return span
    return without_lead(sentence, at, span[1]), span[1]


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
    first, named = at, False
    while (at := skip(text, at, end)) < end:
        body = covering(sentence.known.bodies, at)
        stop = body[1] if body else phrase_after(text, at, lexicon("place_words"), end)
        proper = sentence.passage.normal[at].isupper()
        if stop is None and not proper:
            return at if named else first
        named = named or proper or body is not None
        at = stop or text.find(" ", at, end)
        if at < 0:
            break
    return end


def _remark(text: str, start: int, end: int) -> int:
    """Where a remark in brackets begins; an abbreviation in brackets is none, nor what parts a subject from its verb."""
    for found in _BRACKET.finditer(text, start, end):
        if not _PREDICATE_BEHIND.match(text, found.start(), end) or _PREDICATE.search(text, start, found.start()):
            return found.start()
    return end


_DASH = regex.compile(r" [-–] (?=\p{L})")


# a quotation ends that began before
_CLOSING = regex.compile(r"[^“”]*”")


_BRACKET = regex.compile(r" ?\((?!\S+\))")
_AUXILIARY = r"(?:đã|được|đang|bị|phải|còn|vẫn|đều|vừa|sẽ)(?!\p{L})"
_PREDICATE = regex.compile(rf" {_AUXILIARY}")
_PREDICATE_BEHIND = regex.compile(rf" ?\([^()]*\) {_AUXILIARY}")
ASIDE = regex.compile(rf"\((?!\S+\))[^()]*\)(?= {_AUXILIARY})")
"""A remark in brackets between a subject and its verb."""


def _first_stop(sentence: Sentence, start: int, end: int) -> int:
    words = sentence.known.words
    for found in _stops().finditer(sentence.passage.lower, start + 1, end):
        if not cuts(words, found.start()) and not cuts(words, found.end()):
            return found.start()
    return end


@cache
def _stops() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("(?<= )(?<!(?:gần|hầu|dường) ){stops}{end}")


@cache
def _reports() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{start}{reports}{end}(?! (?:của|về))|{asks}")


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
    opening = sentence.passage.text.rfind("“", start, at + 2)
    if opening >= 0 and sentence.passage.text.find("”", opening, end) > at:
        return last_words(sentence, start, opening, LONGEST_BEFORE_TITLE)[0], end
    whole = covering(sentence.known.bodies, at + 1) or covering(sentence.known.words, at + 1)
    return max(start, whole[0] if whole else at + 1), end


LONGEST_BEFORE_TITLE = 4
"""Words kept before a title in quotes that is left out."""


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
