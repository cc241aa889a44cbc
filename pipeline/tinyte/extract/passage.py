"""What an extractor sees of an article, and what it gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tinyte.segment.normal import lower, normal
from tinyte.tables import Method

V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[V_co]):
    """A span of the text with the value read from it; `value` is a row class of `tinyte.tables`."""

    start: int
    end: int
    value: V_co
    rule: str
    confidence: float = 0.9
    method: Method = "rule"


@dataclass(frozen=True)
class Passage:
    """An article as the extractors see it.

    `text` is never changed. `normal` and `lower` are the same characters folded one for one (tone marks on the vowel
    of the new style, plain blanks, dashes and quotes; then lower case), so that an offset means the same in all three.
    `sentences` are (start, end) pairs in order; `words` likewise. `found` holds what earlier extractors gave, by table; `memo`
    what one of them worked out on the way and another would have to work out again.
    """

    text: str
    sentences: Sequence[tuple[int, int]]
    words: Sequence[tuple[int, int]] = ()
    title: str | None = None
    published: dt.datetime | None = None
    province: str | None = None
    found: Mapping[str, Sequence[Found[object]]] = field(default_factory=dict)
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    normal: str = field(init=False)
    lower: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "normal", normal(self.text))
        object.__setattr__(self, "lower", lower(self.normal))
