"""A sentence with its clauses and figures, and the sentences inside it that no full stop parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Passage
from tinyte.extract.targets.clauses import Clause
from tinyte.extract.targets.figures import Figure
from tinyte.extract.targets.spans import Known, Span, covering, cuts

BLANK = " ,;:-\"'()[]*+•."


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


def last_sentence(sentence: Sentence, start: int, end: int) -> int:
    """Where the last sentence begins that only a capital tells: "… sốt xuất huyết | Hiện tại bệnh viện điều trị"."""
    return max([start, *sentence_starts(sentence, start, end)])


def sentence_starts(sentence: Sentence, start: int, end: int) -> list[int]:
    """Where a function word with a capital begins a sentence inside the stretch."""
    known, normal = sentence.known, sentence.passage.normal
    return [
        found.start()
        for found in _openers().finditer(sentence.passage.lower, start, end)
        if normal[found.start()].isupper()
        and normal[found.end() + 1].islower() | normal[found.end() + 1].isdigit()
        and covering(known.bodies, found.start()) is None
        and not cuts(known.words, found.start())
        and not cuts(known.words, found.end())
    ]


def titles(sentence: Sentence, start: int, end: int) -> list[Span]:
    """Titles in quotes that the stretch holds."""
    return [found.span() for found in _TITLE.finditer(sentence.passage.text, start, end)]


_TITLE = regex.compile(r"“[^”\n]{40,}”")


def is_empty(span: Span) -> bool:
    """No word in the span."""
    return span[0] >= span[1]


def skip(text: str, start: int, end: int) -> int:
    """`start` moved over blanks and signs."""
    while start < end and text[start] in BLANK:
        start += 1
    return start


@cache
def _openers() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{sentence_opener}")
