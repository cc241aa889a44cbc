"""Names of figures that are a change, not a level: "… tăng 12 ca so với cùng kỳ"."""

from __future__ import annotations

import regex

from tinyte.extract.targets.figures import Figure
from tinyte.extract.targets.groups import Name, filled, is_plan, without_places
from tinyte.extract.targets.heads import heads
from tinyte.extract.targets.leads import without_lead
from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before
from tinyte.extract.targets.places import is_place
from tinyte.extract.targets.sentences import Sentence, is_empty
from tinyte.extract.targets.spans import Span, between
from tinyte.extract.targets.words import before


def changed(
    sentence: Sentence, figure: Figure, verb: int, right: Span, base: Name | None, before_it: Name | None
) -> Name:
    """ "… tăng 12 ca so với cùng kỳ": the level's name, the verb, what it is compared with."""
    text, noun = sentence.passage.lower, figure.quantity.measure.noun
    own = before(sentence, figure.left[0], verb)
    word = (verb, figure.left[1])
    compared = compared_after(sentence, figure)
    if not is_empty(own) and base is None and before_it is not None and is_place(sentence, own):
        return Name((*without_places(sentence, before_it), own, word, compared), "changed", change=True)
    if not is_empty(own):
        head = heads().search(text, *own)
        return Name(((head.start(), own[1]) if head else own, word, compared), "changed", change=True)
    own_right = not (is_plan(text, right) or phrase_after(text, right[0], lexicon("compares"), right[1]))
    if not is_empty(right) and own_right and figure.quantity.measure.unit != "lần":
        return Name(filled(word, noun, right), "around")
    base = base or before_it
    if base is None:
        return Name(filled(word, noun, compared), "around", change=True)
    return Name((*base.spans, word, compared), "changed", change=True)


def has_own(sentence: Sentence, figure: Figure, verb: int) -> bool:
    """The verb of change has a subject in the figure's own clause."""
    return not is_empty(before(sentence, figure.left[0], verb))


def compared_before(sentence: Sentence, figure: Figure) -> Span | None:
    """ "cao hơn năm 2024 là 2,3 điểm": the clause says first what the change is measured against."""
    text, (floor, end) = sentence.passage.lower, figure.left
    start = without_lead(sentence, floor, end)
    verb = phrase_after(text, start, lexicon("changes"), end)
    if verb is None or not text[verb:end].strip():
        return None
    dated = between(sentence.known.dates, verb, end) or phrase_after(text, verb, lexicon("compares"), end)
    end = phrase_before(text, end, lexicon("links"), verb) or end
    return (start, end) if dated and not sentence.parts[figure.clause].start < floor else None


def compared_after(sentence: Sentence, figure: Figure) -> Span:
    """ "so với cùng kỳ năm 2017" after the figure."""
    text, (start, end) = sentence.passage.lower, figure.right
    while start < end and text[start] == " ":
        start += 1
    if phrase_after(text, start, lexicon("compares"), end) is None and not is_plan(text, (start, end)):
        return start, start
    words = _SEVEN_WORDS.match(text, start, end)
    return start, words.end() if words else start


_SEVEN_WORDS = regex.compile(r"(?:\S+ ?){1,7}")


def restates(sentence: Sentence, i: int) -> bool:
    """The figure says the difference before it again: "tăng 61.340 người, tương ứng 1,3%"."""
    figure = sentence.figures[i]
    part = sentence.parts[figure.clause]
    if not is_empty(before(sentence, *figure.left)):
        return False
    return (
        part.bracket == figure.clause - 1
        or phrase_after(sentence.passage.lower, part.start, lexicon("restatements"), part.end) is not None
    )
