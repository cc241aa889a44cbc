"""Sentences that the rules leave in doubt: words in capitals that no rule claims, or a unit that one is unsure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.entities.answers import Answers
from tinyte.extract.passage import Passage

UNSURE = 0.7
"""Rows of a lower confidence are in doubt."""

_CAPITALS = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}[\p{L}&]*+(?:[ \-]\p{Lu}[\p{L}&]*+)*")

_WORD = regex.compile(r"[^ \-]+")


def doubtful(passage: Passage, answers: Answers) -> list[int]:
    """Numbers of the sentences to ask the model about."""
    claimed = [False] * (len(passage.text) + 1)
    for start, end in _claimed(passage, answers):
        claimed[start:end] = [True] * (end - start)
    unsure = [f.start for f in passage.found.get("units", ()) if f.confidence < UNSURE]
    return [
        number
        for number, (start, end) in enumerate(passage.sentences)
        if any(start <= at < end for at in unsure) or any(_is_open(passage, claimed, start, end))
    ]


def _claimed(passage: Passage, answers: Answers) -> Iterator[tuple[int, int]]:
    for start, end, _ in answers.spans:
        yield start, end
    yield from answers.cues
    for found in passage.found.get("dates", ()):
        yield found.start, found.end


def _is_open(passage: Passage, claimed: Sequence[bool], start: int, end: int) -> Iterator[bool]:
    """For each run of capitals whether two of its words are nobody's and no country's."""
    for run in _CAPITALS.finditer(passage.normal, start, end):
        words = [word.group() for word in _WORD.finditer(run.group()) if not claimed[run.start() + word.start()]]
        yield len(words) > 1 and " ".join(words) not in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(rulebook.load("posts").lexicon("country").values())
