"""Labels of syllables: the first of an entity is `B-person`, the others are `I-person`, all else is `O`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Label = Literal["person", "post", "organization", "place", "document", "indicator"]
LABELS: tuple[Label, ...] = get_args(Label)


@dataclass(frozen=True, slots=True)
class Entity:
    """What a span is."""

    label: Label


def tags_of(spans: Iterable[tuple[int, int, str]], tokens: Sequence[tuple[int, int]]) -> list[str]:
    """The label of each token; spans are (start, end, label), none within another.

    >>> tags_of([(3, 10, "person")], [(0, 2), (3, 5), (6, 10)])
    ['O', 'B-person', 'I-person']
    """
    tags = ["O"] * len(tokens)
    for start, end, label in spans:
        inside = [at for at, (first, last) in enumerate(tokens) if start <= first and last <= end]
        for nth, at in enumerate(inside):
            tags[at] = ("I-" if nth else "B-") + label
    return tags


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The entities of a sequence of labels: (first token, token after the last, label).

    >>> spans_of(["O", "B-person", "I-person", "I-post"])
    [(1, 3, 'person'), (3, 4, 'post')]
    """
    spans: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag == "O":
            continue
        mark, _, label = tag.partition("-")
        if mark == "I" and spans and spans[-1][1] == at and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], at + 1, label)
        else:
            spans.append((at, at + 1, label))
    return spans
