"""Figures that go with another one: its places, its groups, its parts listed in brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before
from tinyte.extract.targets.places import is_place
from tinyte.extract.targets.sentences import Sentence, is_empty
from tinyte.extract.targets.spans import Span

LONGEST_WHOLE = 8
"""Words of a name that the parts in the brackets behind it take along."""
LONGEST_PART = 5
"""Words of a part in brackets."""
LONGEST_GROUP = 3
"""Words of a part behind "trong đó"."""


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
    if not is_empty(right) or not sentence.opens_clause(i):
        return False
    if bracket is None:
        return _is_told_apart(sentence, i, left)
    whole = next((f for f in reversed(sentence.figures[:i]) if f.clause <= bracket), None)
    words = text[slice(*left)].split()
    same = whole is not None and whole.quantity.measure.unit == figure.quantity.measure.unit
    return same and len(words) <= LONGEST_PART and not lexicon("auxiliaries") & set(words)


def _is_told_apart(sentence: Sentence, i: int, left: Span) -> bool:
    """One of the parts behind "trong đó": "960 người, trong đó | khóa 1 | là 150 người, | khóa 2 | là 180 người"."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    words = text[slice(*left)].split()
    linked = phrase_before(text, figure.left[1], lexicon("bare_links"), left[0]) is not None
    if not i or not linked or not words or len(words) > LONGEST_GROUP or lexicon("heads") & set(words):
        return False
    part = sentence.parts[figure.clause]
    behind = text[part.start : part.end].lstrip().startswith("trong đó") or part.opener.startswith("trong đó")
    previous = sentence.figures[i - 1]
    goes_on = part.opener in (",", "và", ";") and _begins_alike(text, previous.left, words[0])
    return behind or (goes_on and "trong đó" in text[sentence.figures[0].quantity.end : previous.quantity.start])


def _begins_alike(text: str, before: Span, word: str) -> bool:
    """The words before the figure hold that word too."""
    return word in text[slice(*before)].split()


def is_group(sentence: Sentence, i: int, left: Span, right: Span, base: Name | None) -> bool:
    """The words before a share are one more group of which the share before was told: "…, nhóm nguy cơ cao 9,8%"."""
    text, figure = sentence.passage.lower, sentence.figures[i]
    if base is None or base.how != "before" or figure.quantity.measure.kind != "share" or not is_empty(right):
        return False
    words = text[left[0] : left[1]].split()
    of_shares = text.startswith(("tỷ lệ", "tỉ lệ"), base.spans[0][0])
    told = {word for span in base.spans for word in text[slice(*span)].split()}
    alike = bool(words) and words[0] in told and len(words) <= LONGEST_GROUP
    return (of_shares or alike) and len(words) <= 6 and not lexicon("auxiliaries") & set(words)


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


def is_plan(text: str, right: Span) -> bool:
    """The words behind a figure say that it is a share of what was planned."""
    return phrase_after(text, right[0], lexicon("plans"), right[1]) is not None


def filled(*spans: Span | None) -> tuple[Span, ...]:
    """Those of the spans that hold words."""
    return tuple(s for s in spans if s is not None and not is_empty(s))
