"""Figures that go with another one: its places, its groups, its parts listed in brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tinyte.extract.targets.phrases import lexicon
from tinyte.extract.targets.spans import Span
from tinyte.extract.targets.words import Sentence, is_empty, is_place

LONGEST_WHOLE = 8
"""Words of a name that the parts in the brackets behind it take along."""
LONGEST_PART = 5
"""Words of a part in brackets."""


@dataclass(frozen=True, slots=True)
class Name:
    """Spans whose words name the indicator; `how` says where they stood; `change` when the figure is a difference."""

    spans: tuple[Span, ...]
    how: str
    change: bool = False


Said = Mapping[str | None, Name]
"""The name of the last figure of each unit in the paragraph before the sentence."""


def alike(sentence: Sentence, i: int, named: Sequence[Name], base: Name) -> Name:
    """The name of the last figure before that is counted in the i-th's unit and names no place: "188 ca tại 6 huyện: A 74 ca"."""
    unit = sentence.figures[i].quantity.measure.unit
    if sentence.figures[i - 1].quantity.measure.unit == unit:
        return base
    alike = (
        named[k]
        for k in range(i - 1, -1, -1)
        if sentence.figures[k].quantity.measure.unit == unit and named[k].how not in ("place", "changed", "plan")
    )
    return next(alike, base)


def is_part(sentence: Sentence, i: int, left: Span, right: Span) -> bool:
    """One of the parts listed in brackets behind the figure that they sum up to: "27 ca (thị trấn 11 ca, …)"."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    bracket = sentence.parts[figure.clause].bracket
    if bracket is None or not is_empty(right) or not sentence.opens_clause(i):
        return False
    whole = next((f for f in reversed(sentence.figures[:i]) if f.clause <= bracket), None)
    words = text[slice(*left)].split()
    same = whole is not None and whole.quantity.measure.unit == figure.quantity.measure.unit
    return same and len(words) <= LONGEST_PART and not lexicon("auxiliaries") & set(words)


def is_group(sentence: Sentence, i: int, left: Span, right: Span, base: Name | None) -> bool:
    """The words before a share are one more group of which the share before was told: "…, nhóm nguy cơ cao 9,8%"."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    if base is None or base.how != "before" or figure.quantity.measure.kind != "share" or not is_empty(right):
        return False
    words = text[left[0] : left[1]].split()
    of_shares = text.startswith(("tỷ lệ", "tỉ lệ"), base.spans[0][0])
    return of_shares and len(words) <= 6 and not lexicon("auxiliaries") & set(words)


def without_places(sentence: Sentence, base: Name) -> tuple[Span, ...]:
    """The name without the place or body that it begins with, and without the place of the figure before."""
    (start, end), *rest = [s for s in base.spans if not is_place(sentence, s)] or base.spans
    for body_start, body_end in sentence.known.bodies:
        if body_start <= start < body_end < end:
            return ((body_end, end), *rest)
    return ((start, end), *rest)


def length(text: str, name: Name) -> int:
    """Words of the name."""
    return sum(len(text[slice(*span)].split()) for span in name.spans)
