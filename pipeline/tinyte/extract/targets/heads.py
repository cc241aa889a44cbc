"""The noun that a name begins with: "tỷ lệ", "số", "kinh phí"."""

from __future__ import annotations

from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.targets.leads import without_lead
from tinyte.extract.targets.phrases import lexicon, phrase_before
from tinyte.extract.targets.sentences import Sentence, is_empty
from tinyte.extract.targets.spans import Span, cuts
from tinyte.extract.targets.words import linked, without_tail


def find_head(sentence: Sentence, i: int, left: Span) -> Span | None:
    """From the head noun ("tỷ lệ", "số") to the figure, over commas where the clause is a linked predicate."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    known, noun = sentence.known, figure.quantity.measure.noun
    found = next(
        (
            m
            for m in heads().finditer(text, *left)
            if not (cuts(known.words, m.start()) or cuts(known.bodies, m.start()))
        ),
        None,
    )
    if found is not None:
        compared = phrase_before(text, found.start(), lexicon("changes"), left[0]) is not None
        if not compared and (
            found.start() == left[0]
            or noun is None
            or linked(sentence, *figure.left, by="links" if figure.quantity.measure.kind == "weak" else "equals")
        ):
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
        find = heads().search if predicate and figure.quantity.measure.kind == "bare" else heads().match
        within = find(text, start, part.end)
        if within is not None:
            start = within.start()
            return start, left[1] if not is_empty(left) else without_tail(sentence, start, part.end)
    return None


@cache
def heads() -> regex.Pattern[str]:
    """Any head noun of an indicator."""
    return rulebook.load("targets").compile("{head}")
