"""The words that say what a figure measures.

They stand before it ("tỷ lệ bao phủ BHYT đạt 94%"), after it ("95% người dân tham gia BHYT"), on both sides ("kiểm tra 96
cơ sở thực phẩm"), before a colon shared by several figures, or with the figure before ("…, đạt 52% kế hoạch").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.measures import Measure
from tinyte.extract.targets.figures import Figure
from tinyte.extract.targets.groups import LONGEST_WHOLE, Name, Said, alike, is_group, is_part, length, without_places
from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before
from tinyte.extract.targets.reach import (
    alone_in_brackets,
    before_colon,
    clause_before,
    over_places,
    shared_after,
    words_after,
    words_before,
)  # fmt: skip
from tinyte.extract.targets.spans import Span, cuts
from tinyte.extract.targets.words import (
    Sentence,
    before,
    is_empty,
    is_place,
    last_words,
    linked,
    trailing_place,
    without_doer,
    without_lead,
    without_tail,
)  # fmt: skip

LONGEST_COLON = 5
"""Words before a colon above which they lead to the figure rather than name it."""
LONGEST_AROUND = 15
"""Words kept before a figure where no head noun says where the name begins."""


def names(sentence: Sentence, last: Name | None, said: Said) -> list[Name]:
    """One name a figure; `last` is the name that the sentence before ended with, `said` the last one of each unit."""
    out: list[Name] = []
    base: Name | None = None
    outer: Name | None = None
    for i in range(len(sentence.figures)):
        inside, was_inside = _in_brackets(sentence, i), i > 0 and _in_brackets(sentence, i - 1)
        if inside and not was_inside:
            outer = base
        elif was_inside and not inside:
            base = outer
        restated = bool(out) and out[-1].change and _restates(sentence, i)
        name = Name(out[-1].spans, "changed", change=True) if restated else _name(sentence, i, base, last, out, said)
        if not name.change and (base is None or name.how not in ("inherited", "place", "plan")):
            base = name
        out.append(name)
    return out


def _in_brackets(sentence: Sentence, i: int) -> bool:
    return sentence.parts[sentence.figures[i].clause].bracket is not None


def _name(sentence: Sentence, i: int, base: Name | None, last: Name | None, named: Sequence[Name], said: Said) -> Name:
    text, figure = sentence.passage.lower, sentence.figures[i]
    if base is not None and sentence.figures[i - 1].quantity.beside:
        return Name(base.spans, "inherited")
    right = words_after(sentence, i)
    left = words_before(sentence, i, right)
    before_anaphor = _anaphor(text, left)
    after_anaphor = _anaphor(text, right)
    if before_anaphor or after_anaphor:
        base = base or last
    verb = phrase_before(text, figure.left[1], lexicon("changes"), figure.left[0])
    if verb is not None:
        return _changed(
            sentence, figure, verb, right, None if before_anaphor is None and _own(sentence, figure, verb) else base
        )
    if base is not None and after_anaphor:
        return Name((*base.spans, (after_anaphor, right[1])), "inherited")
    if base is not None and before_anaphor:
        return Name(base.spans, "inherited")
    if base is not None and _says_again(sentence, i):
        return Name(base.spans, "inherited")
    if base is None and phrase_after(text, left[0], lexicon("sums"), left[1]) is not None:
        base = said.get(figure.quantity.measure.unit)
    if base is None:
        base_said = said.get(figure.quantity.measure.unit)
        if base_said is not None and is_place(sentence, left) and (is_empty(right) or linked(sentence, *figure.left)):
            return Name((*without_places(sentence, base_said), left), "place")
    head = _head(sentence, i, left)
    if head is not None:
        return _headed(sentence, figure, head, left, right, base)
    if is_empty(left):
        return _bare(sentence, i, right, base, last)
    if is_place(sentence, left) and (sentence.opens_clause(i) or is_empty(right)):
        if base is not None:
            counted = alike(sentence, i, named, base)
            return Name((*without_places(sentence, counted), left), "place")
        if (over := over_places(sentence, figure, left)) != left:
            return Name(_filled(over, figure.quantity.measure.noun), "around")
    if base is not None and length(text, base) <= LONGEST_WHOLE and is_part(sentence, i, left, right):
        return Name((*without_places(sentence, base), left), "place")
    return _around(sentence, i, left, right, base)


def _says_again(sentence: Sentence, i: int) -> bool:
    """ "1.308 ca, tức 1,38 ca/1.000 dân": the clause says the figure before it in another unit."""
    figure = sentence.figures[i]
    start = sentence.parts[figure.clause].start
    end = phrase_after(sentence.passage.lower, start, lexicon("restatements"), figure.left[1])
    return end is not None and is_empty(before(sentence, end, figure.left[1]))


def _own(sentence: Sentence, figure: Figure, verb: int) -> bool:
    return not is_empty(before(sentence, figure.left[0], verb))


def _changed(sentence: Sentence, figure: Figure, verb: int, right: Span, base: Name | None) -> Name:
    """ "… tăng 12 ca so với cùng kỳ": the level's name, the verb, what it is compared with."""
    text, noun = sentence.passage.lower, figure.quantity.measure.noun
    own = before(sentence, figure.left[0], verb)
    word = (verb, figure.left[1])
    compared = _compared(sentence, figure)
    if not is_empty(own):
        head = _heads().search(text, *own)
        return Name(((head.start(), own[1]) if head else own, word, compared), "changed", change=True)
    own_right = not (_is_plan(text, right) or phrase_after(text, right[0], lexicon("compares"), right[1]))
    if not is_empty(right) and own_right and figure.quantity.measure.unit != "lần":
        return Name(_filled(word, noun, right), "around")
    if base is None:
        return Name(_filled(word, noun, compared), "around", change=True)
    return Name((*base.spans, word, compared), "changed", change=True)


def _compared(sentence: Sentence, figure: Figure) -> Span:
    """ "so với cùng kỳ năm 2017" after the figure."""
    text, (start, end) = sentence.passage.lower, figure.right
    while start < end and text[start] == " ":
        start += 1
    if phrase_after(text, start, lexicon("compares"), end) is None and not _is_plan(text, (start, end)):
        return start, start
    words = _SEVEN_WORDS.match(text, start, end)
    return start, words.end() if words else start


_SEVEN_WORDS = regex.compile(r"(?:\S+ ?){1,7}")


def _headed(sentence: Sentence, figure: Figure, head: Span, left: Span, right: Span, base: Name | None) -> Name:
    """The name begins with its head noun; a general head ("số tiền") takes along what stands before it."""
    text, noun = sentence.passage.lower, figure.quantity.measure.noun
    spans: tuple[Span, ...] = (head,)
    if text[head[0] : head[1]] in lexicon("general_heads"):
        prefix = before(sentence, left[0], head[0]) if left[0] < head[0] else (head[0], head[0])
        spans = (prefix, head) if not is_empty(prefix) else (*base.spans, head) if base is not None else spans
    if noun is not None and not is_empty(right) and text[head[0] : head[1]] == "tổng số":
        return Name(_filled(head, noun, right), "around")
    if (
        not linked(sentence, *figure.left)
        and phrase_before(text, figure.left[1], lexicon("complement"), head[0]) is not None
    ):
        return Name(_filled(*spans, noun, right), "around")
    if _is_plan(text, right):
        return Name((*spans, right), "plan")
    where = trailing_place(sentence, head)
    return Name((*spans[:-1], (head[0], where[0]), where) if where else spans, "before")


def _bare(sentence: Sentence, i: int, right: Span, base: Name | None, last: Name | None) -> Name:
    """Nothing but links before the figure: named by what follows, by the colon's words, or by the figure before."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    noun = figure.quantity.measure.noun
    colon = before_colon(sentence, figure)
    if colon is not None and is_empty(right):
        telling = noun is not None and text[slice(*noun)] != figure.quantity.measure.unit and not _is_vague(text, noun)
        return Name(_telling(text, colon, noun) if telling else (colon,), "colon")
    compared = _compared(sentence, figure)
    if base is not None and noun is None and not is_empty(compared):
        return Name((*base.spans, compared), "plan")
    if base is not None and alone_in_brackets(sentence, i) and is_empty(right):
        return Name(base.spans, "inherited")
    if base is not None and _leans(sentence, i, right):
        return Name((*base.spans, right), "plan" if _is_plan(text, right) else "inherited")
    shared = right if not is_empty(right) else shared_after(sentence, i)
    previous = sentence.figures[i - 1].quantity.measure if i else None
    if (
        noun is not None
        and previous
        and not sentence.opens_clause(i)
        and previous.unit not in (None, figure.quantity.measure.unit)
        and shared is None
    ):
        return _second(sentence, i, (figure.left[1], figure.left[1]), right)
    spans = _filled(noun, shared)
    vague = noun is None or text[noun[0] : noun[1]] in lexicon("vague_nouns")
    if spans and not (vague and shared is None):
        return Name(spans, "after")
    if base is not None:
        return Name(base.spans, "inherited")
    nearest = clause_before(sentence, figure)
    if nearest is not None:
        return Name(_filled(nearest, noun), "clause")
    if spans:
        return Name(spans, "after")
    return Name(last.spans, "inherited") if last else Name((figure.left,), "clause")


def _telling(text: str, colon: Span, noun: Span | None) -> tuple[Span, ...]:
    """The words before the colon with the noun that says what was counted; alone, where these only lead to it."""
    leads = len(text[slice(*colon)].split()) > LONGEST_COLON and _heads().match(text, *colon) is None
    return _filled(None if leads else colon, noun)


def _is_vague(text: str, noun: Span) -> bool:
    return text[slice(*noun)] in lexicon("vague_nouns")


def _around(sentence: Sentence, i: int, left: Span, right: Span, base: Name | None) -> Name:
    """ "kiểm tra 96 cơ sở thực phẩm": verb, noun and what follows."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    noun = figure.quantity.measure.noun
    if not sentence.opens_clause(i):
        return _second(sentence, i, left, right)
    light = noun is None and text[left[0] : left[1]] in lexicon("light_verbs")
    variant = phrase_after(text, left[0], lexicon("variants"), left[1]) is not None or is_group(
        sentence, i, left, right, base
    )
    aside = sum(len(text[a:b].split()) for a, b in sentence.known.names(*left))
    left = last_words(sentence, *without_doer(sentence, left), LONGEST_AROUND + aside)
    if noun is not None and (
        linked(sentence, *figure.left, by="equals") or text[noun[0] : noun[1]] in text[left[0] : left[1]]
    ):
        noun = None
    spans = _filled(left, noun, right if not is_empty(right) else shared_after(sentence, i))
    lead = before_colon(sentence, figure) if variant else None
    if lead is not None:
        return Name((lead, *spans), "around")
    if base is not None and variant:
        return Name((*base.spans, *spans), "place")
    if base is not None and light and len(spans) == 1:
        return Name((*base.spans, left), "around")
    return Name(spans, "around")


def _second(sentence: Sentence, i: int, left: Span, right: Span) -> Name:
    """A further figure of the same clause: "18 máy cho | 18 bệnh nhân suy thận", "500 giường đã hoàn thành | 85% khối lượng"."""
    text, figure, previous = sentence.passage.lower, sentence.figures[i], sentence.figures[i - 1]
    noun = figure.quantity.measure.noun
    raw = figure.left[0]
    subject = before(sentence, *previous.left)
    predicate = phrase_after(text, raw, lexicon("auxiliaries"), figure.left[1]) is not None
    complement = phrase_before(text, previous.left[1], lexicon("complement"), previous.left[0]) is not None
    if (predicate or complement) and not is_empty(subject):
        return Name(_filled(subject, left, noun, right), "around")
    if not is_empty(right) and (noun is not None or figure.quantity.measure.kind == "share"):
        return Name(_filled(noun, right), "after")
    left = (figure.left[0], without_tail(sentence, *figure.left))
    return Name(_filled(previous.quantity.measure.noun, left, noun), "around")


def _head(sentence: Sentence, i: int, left: Span) -> Span | None:
    """From the head noun ("tỷ lệ", "số") to the figure, over commas where the clause is a linked predicate."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    found = next((m for m in _heads().finditer(text, *left) if not cuts(sentence.known.words, m.start())), None)
    if found is not None:
        noun = figure.quantity.measure.noun
        compared = phrase_before(text, found.start(), lexicon("changes"), left[0]) is not None
        if not compared and (found.start() == left[0] or noun is None or linked(sentence, *figure.left)):
            return found.start(), left[1]
        return None
    predicate = linked(sentence, *figure.left, by="equals")
    if not sentence.opens_clause(i) or not (predicate or (is_empty(left) and figure.quantity.measure.noun is None)):
        return None
    k = figure.clause
    while k > 0 and sentence.parts[k].opener in (",", ")"):
        k -= 2 if sentence.parts[k].opener == ")" and k > 1 else 1
        part = sentence.parts[k]
        if part.figures:
            break
        start = without_lead(sentence, part.start, part.end)
        if _heads().match(text, start, part.end) is not None:
            return start, left[1] if not is_empty(left) else without_tail(sentence, start, part.end)
    return None


@cache
def _heads() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{head}")


def _leans(sentence: Sentence, i: int, right: Span) -> bool:
    """The figure says more of what the figure before it measured."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    measure, previous = figure.quantity.measure, sentence.figures[i - 1].quantity.measure
    if _is_plan(text, right):
        return True
    if phrase_after(text, right[0], lexicon("complement"), right[1]) is not None and measure.noun is None:
        return True
    if measure.noun is not None and (
        measure.unit != previous.unit or not is_empty(right) or _tells(text, measure, previous)
    ):
        return False
    if is_empty(right):
        return True
    part = sentence.parts[figure.clause]
    begins = phrase_after(text, part.start, lexicon("continuations"), part.end)
    return begins is not None and measure.noun is None and len(text[right[0] : right[1]].split()) < 4


def _tells(text: str, measure: Measure, previous: Measure) -> bool:
    """The counted noun says more than the unit: "10 ca tử vong" after "300 ca"."""
    noun = text[slice(*measure.noun)] if measure.noun else ""
    return noun != measure.unit and (previous.noun is None or noun != text[slice(*previous.noun)])


def _restates(sentence: Sentence, i: int) -> bool:
    """The figure says the difference before it again: "tăng 61.340 người, tương ứng 1,3%"."""
    figure = sentence.figures[i]
    part = sentence.parts[figure.clause]
    if not is_empty(before(sentence, *figure.left)):
        return False
    return (
        part.bracket == figure.clause - 1
        or phrase_after(sentence.passage.lower, part.start, lexicon("restatements"), part.end) is not None
    )


def _anaphor(text: str, span: Span) -> int | None:
    """Where the words that point back ("tỷ lệ này") end, when the span begins with them."""
    return phrase_after(text, span[0], lexicon("anaphors"), span[1])


def _is_plan(text: str, right: Span) -> bool:
    return phrase_after(text, right[0], lexicon("plans"), right[1]) is not None


def _filled(*spans: Span | None) -> tuple[Span, ...]:
    return tuple(s for s in spans if s is not None and not is_empty(s))
