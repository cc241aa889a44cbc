"""The words that say what a figure measures.

They stand before it ("tỷ lệ bao phủ BHYT đạt 94%"), after it ("95% người dân tham gia BHYT"), on both sides ("kiểm tra 96
cơ sở thực phẩm"), before a colon shared by several figures, or with the figure before ("…, đạt 52% kế hoạch").
"""

from __future__ import annotations

from collections.abc import Sequence

from tinyte.extract.measures import Measure
from tinyte.extract.targets.changes import changed, compared_after, compared_before, has_own, restates
from tinyte.extract.targets.figures import Figure, is_listed
from tinyte.extract.targets.fuller import fuller, without_weight
from tinyte.extract.targets.groups import (
    LONGEST_WHOLE,
    Name,
    Said,
    alike,
    filled,
    is_group,
    is_part,
    is_plan,
    length,
    without_places,
)
from tinyte.extract.targets.heads import find_head, heads
from tinyte.extract.targets.phrases import lexicon, lexicons, phrase_after, phrase_before
from tinyte.extract.targets.places import is_place, trailing_place
from tinyte.extract.targets.reach import (
    alone_in_brackets,
    before_colon,
    clause_before,
    listed_under,
    over_members,
    over_places,
    shared_after,
    words_after,
    words_before,
)
from tinyte.extract.targets.sentences import Sentence, is_empty
from tinyte.extract.targets.spans import Span
from tinyte.extract.targets.words import before, last_words, linked, without_doer, without_tail

LONGEST_COLON = 5
"""Words before a colon above which they lead to the figure rather than name it."""


LONGEST_AROUND = 15
"""Words kept before a figure where no head noun says where the name begins."""


TOLD_IN_FULL = 2
"""Words behind a counted noun that tell enough of it."""


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
        restated = bool(out) and out[-1].change and restates(sentence, i)
        name = Name(out[-1].spans, "changed", change=True) if restated else _name(sentence, i, base, last, out, said)
        name = fuller(sentence, i, without_weight(sentence, i, name))
        if not name.change and (base is None or name.how not in ("inherited", "place", "plan")):
            base = name
        out.append(name)
    return out


SHORT_HEAD = 3
"""Words up to which a head directly before the figure goes on behind it ("bao phủ 94% | dân số")."""


def _in_brackets(sentence: Sentence, i: int) -> bool:
    return sentence.parts[sentence.figures[i].clause].bracket is not None


def _name(sentence: Sentence, i: int, base: Name | None, last: Name | None, named: Sequence[Name], said: Said) -> Name:
    text, figure = sentence.passage.lower, sentence.figures[i]
    if base is not None and sentence.figures[i - 1].quantity.beside:
        return Name(base.spans, "inherited")
    right = words_after(sentence, i)
    left = _last_deed(sentence, figure, words_before(sentence, i, right))
    before_anaphor = _anaphor(text, left)
    after_anaphor = _anaphor(text, right)
    if before_anaphor or after_anaphor:
        base = base or last
    verb = phrase_before(text, figure.left[1], lexicon("changes"), figure.left[0])
    if verb is not None:
        return changed(
            sentence,
            figure,
            verb,
            right,
            None if before_anaphor is None and has_own(sentence, figure, verb) else base,
            said.get(figure.quantity.measure.unit) or (named[-1] if named and named[-1].change else None),
        )
    if base is not None and (compared := compared_before(sentence, figure)):
        return Name((*base.spans, compared), "changed", change=True)
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
        if is_place(sentence, left) and (is_empty(right) or linked(sentence, *figure.left)):
            if (over := listed_under(sentence, figure)) is not None:
                return Name((over, left), "place")
            if base_said is not None:
                return Name((*without_places(sentence, base_said), left), "place")
    head = find_head(sentence, i, left)
    if head is not None:
        return _headed(sentence, figure, head, left, right, base)
    if is_empty(left):
        return _bare(sentence, i, right, base, last)
    if is_place(sentence, left) and (sentence.opens_clause(i) or is_empty(right)):
        if base is not None:
            counted = alike(sentence, i, named, base)
            return Name((*without_places(sentence, counted), left), "place")
        if (over := over_places(sentence, figure, left)) != left:
            return Name(filled(over, figure.quantity.measure.noun, right), "around")
    if base is not None and length(text, base) <= LONGEST_WHOLE and is_part(sentence, i, left, right):
        return Name((*without_places(sentence, base), left), "place")
    return _around(sentence, i, left, right, base)


def _says_again(sentence: Sentence, i: int) -> bool:
    """ "1.308 ca, tức 1,38 ca/1.000 dân": the clause says the figure before it in another unit."""
    figure = sentence.figures[i]
    start = sentence.parts[figure.clause].start
    end = phrase_after(sentence.passage.lower, start, lexicon("restatements"), figure.left[1])
    return end is not None and is_empty(before(sentence, end, figure.left[1]))


def _headed(sentence: Sentence, figure: Figure, head: Span, left: Span, right: Span, base: Name | None) -> Name:
    """The name begins with its head noun; a general head ("số tiền") takes along what stands before it."""
    text, noun = sentence.passage.lower, figure.quantity.measure.noun
    spans: tuple[Span, ...] = (head,)
    if text[head[0] : head[1]] in lexicon("general_heads"):
        prefix = before(sentence, left[0], head[0]) if left[0] < head[0] else (head[0], head[0])
        if phrase_before(text, head[0], ("là",), left[0]) is not None:
            prefix = (head[0], head[0])
        spans = (prefix, head) if not is_empty(prefix) else (*base.spans, head) if base is not None else spans
    if noun is not None and not is_empty(right) and text[head[0] : head[1]] == "tổng số":
        return Name(filled(head, noun, right), "around")
    if (
        not linked(sentence, *figure.left)
        and phrase_before(text, figure.left[1], lexicon("complement"), head[0]) is not None
    ):
        return Name(filled(*spans, noun, right), "around")
    if is_plan(text, right):
        return Name((*spans, right), "plan")
    if not (linked(sentence, *figure.left) or is_empty(right)) and length(text, Name(spans, "before")) < SHORT_HEAD:
        return Name(filled(*spans, noun, right), "around")
    where = trailing_place(sentence, head)
    return Name((*spans[:-1], (head[0], where[0]), where) if where else spans, "before")


def _bare(sentence: Sentence, i: int, right: Span, base: Name | None, last: Name | None) -> Name:
    """Nothing but links before the figure: named by what follows, by the colon's words, or by the figure before."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    noun = figure.quantity.measure.noun
    colon = before_colon(sentence, figure)
    if colon is not None and base is not None and is_empty(right) and _is_label(sentence, figure, colon):
        return Name((*base.spans, colon), "place")
    if colon is not None and is_empty(right) and text[slice(*colon)] not in lexicon("sums"):
        telling = noun is not None and text[slice(*noun)] != figure.quantity.measure.unit and not _is_vague(text, noun)
        return Name(_telling(text, colon, noun) if telling else (colon,), "colon")
    compared = compared_after(sentence, figure)
    if base is not None and noun is None and not is_empty(compared):
        return Name((*base.spans, compared), "plan")
    if base is not None and alone_in_brackets(sentence, i) and is_empty(right):
        return Name(base.spans, "inherited")
    if base is not None and _is_next_share(text, figure, right, base):
        return Name((right,), "after")
    if base is not None and _leans(sentence, i, right):
        return Name((*base.spans, right), "plan" if is_plan(text, right) else "inherited")
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
    spans = filled(noun, shared)
    vague = noun is None or text[noun[0] : noun[1]] in lexicon("vague_nouns")
    if spans and not (vague and shared is None):
        return Name(spans, "after")
    if base is not None:
        return Name(base.spans, "inherited")
    nearest = clause_before(sentence, figure)
    if nearest is not None:
        return Name(filled(nearest, noun), "clause")
    if spans:
        return Name(spans, "after")
    return Name(last.spans, "inherited") if last else Name((figure.left,), "clause")


def _is_label(sentence: Sentence, figure: Figure, colon: Span) -> bool:
    """The words before the colon only tell parts or times apart: "58.902 mũi (mũi 1: 51.377; …)", "(cùng kỳ: 92 người)"."""
    if is_listed(sentence.passage, figure.quantity):
        return True
    return phrase_after(sentence.passage.lower, colon[0], lexicon("compares"), colon[1]) == colon[1]


def _is_next_share(text: str, figure: Figure, right: Span, base: Name) -> bool:
    """The words begin as those of the share before do: "75% do bạn rủ, 12,5% | do tò mò"."""
    if is_empty(right) or figure.quantity.measure.kind != "share" or base.how != "after":
        return False
    begins = phrase_after(text, right[0], lexicon("complement"), right[1])
    return begins is not None and text.startswith(text[right[0] : begins], base.spans[0][0])


def _telling(text: str, colon: Span, noun: Span | None) -> tuple[Span, ...]:
    """The words before the colon with the noun that says what was counted; alone, where these only lead to it."""
    leads = len(text[slice(*colon)].split()) > LONGEST_COLON and heads().match(text, *colon) is None
    return filled(None if leads else colon, noun)


def _is_vague(text: str, noun: Span) -> bool:
    return text[slice(*noun)] in lexicon("vague_nouns")


def _around(sentence: Sentence, i: int, left: Span, right: Span, base: Name | None) -> Name:
    """ "kiểm tra 96 cơ sở thực phẩm": verb, noun and what follows."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    noun = figure.quantity.measure.noun
    if not sentence.opens_clause(i):
        return _second(sentence, i, left, right)
    left = over_members(sentence, figure, left)
    light = noun is None and text[left[0] : left[1]] in lexicon("light_verbs")
    variant = phrase_after(text, left[0], lexicon("variants"), left[1]) is not None or is_group(
        sentence, i, left, right, base
    )
    aside = sum(len(text[a:b].split()) for a, b in sentence.known.names(*left))
    left = last_words(sentence, *without_doer(sentence, left), LONGEST_AROUND + aside)
    if noun is not None and (linked(sentence, *figure.left, by="equals") or _says(text, left, noun)):
        noun = None
    if noun is not None:
        if _only_says_there_was(sentence, figure, left, right):
            return Name(filled(noun, right), "after")
        left = _joined(text, left, figure.left[1])
    spans = filled(left, noun, right if not is_empty(right) else shared_after(sentence, i))
    lead = before_colon(sentence, figure) if variant else None
    if lead is not None:
        return Name((lead, *spans), "around")
    if base is not None and variant:
        return Name((*base.spans, *spans), "place")
    if base is not None and light and len(spans) == 1:
        return Name((*base.spans, left), "around")
    return Name(spans, "around")


def _last_deed(sentence: Sentence, figure: Figure, left: Span) -> Span:
    """The last of two deeds, where the first has an object of its own: "điều chỉnh mức khoán tại xã và | bổ sung"."""
    text = sentence.passage.lower
    at = text.rfind(" và ", *left) + len(" và ")
    if (
        figure.quantity.measure.noun is None
        or at < len(" và ") + left[0]
        or len(text[left[0] : at].split()) <= LONGEST_COLON
    ):
        return left
    return (at, left[1]) if phrase_after(text, at, lexicon("deeds"), left[1]) == left[1] else left


def _only_says_there_was(sentence: Sentence, figure: Figure, left: Span, right: Span) -> bool:
    """What was counted is told in full behind the figure: "hệ thống giám sát ghi nhận 97 | ca sốt phát ban nghi sởi"."""
    text = sentence.passage.lower
    if is_empty(right) or len(text[right[0] : right[1]].split()) < TOLD_IN_FULL:
        return False
    told = lexicons("existence", "joints")
    return phrase_before(text, figure.left[1], told, left[0]) is not None


def _says(text: str, words: Span, noun: Span) -> bool:
    """The words hold the counted noun already."""
    return f" {text[slice(*noun)]} " in f" {text[slice(*words)]} "


def _joined(text: str, left: Span, end: int) -> Span:
    """The words with the preposition between them and the counted noun: "điều trị | cho … bệnh nhân"."""
    return (left[0], end) if text[left[1] : end].strip() in lexicon("joins") else left


def _second(sentence: Sentence, i: int, left: Span, right: Span) -> Name:
    """A further figure of the same clause: "18 máy cho | 18 bệnh nhân suy thận", "500 giường đã hoàn thành | 85% khối lượng"."""
    text, figure, previous = sentence.passage.lower, sentence.figures[i], sentence.figures[i - 1]
    noun = figure.quantity.measure.noun
    raw = figure.left[0]
    subject = before(sentence, *previous.left)
    predicate = phrase_after(text, raw, lexicon("auxiliaries"), figure.left[1]) is not None
    complement = phrase_before(text, previous.left[1], lexicon("complement"), previous.left[0]) is not None
    if (predicate or complement) and not is_empty(subject):
        return Name(filled(subject, left, noun, right), "around")
    if not is_empty(right) and (noun is not None or figure.quantity.measure.kind == "share"):
        return Name(filled(noun, right), "after")
    left = (figure.left[0], without_tail(sentence, *figure.left))
    return Name(filled(previous.quantity.measure.noun, left, noun), "around")


def _leans(sentence: Sentence, i: int, right: Span) -> bool:
    """The figure says more of what the figure before it measured."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    measure, previous = figure.quantity.measure, sentence.figures[i - 1].quantity.measure
    if is_plan(text, right):
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


def _anaphor(text: str, span: Span) -> int | None:
    """Where the words that point back ("tỷ lệ này") end, when the span begins with them."""
    return phrase_after(text, span[0], lexicon("anaphors"), span[1])
