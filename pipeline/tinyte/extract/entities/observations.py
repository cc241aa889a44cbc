"""A sentence as the model reads it: each syllable with its place in the word and what the rules answered there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tinyte.extract.passage import Passage
from tinyte.segment.syllables import syllables

Observation = tuple[str, str, str]
"""The syllable; B where a word begins and I within it; the rules' answer ("Bpe": a person begins; "c": a cue; "-": none)."""

MASKED = "▁"
"""What stands for a syllable that the model must do without."""

NONE, CUE = "-", "c"


def tokens_of(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets in the text of the syllables of a sentence."""
    return [(start + first, start + last) for first, last in syllables(passage.text[start:end])]


def observe(
    passage: Passage,
    tokens: Sequence[tuple[int, int]],
    word_starts: frozenset[int],
    spans: Iterable[tuple[int, int, str]],
    cues: Iterable[tuple[int, int]],
) -> list[Observation]:
    """The observations of the syllables at `tokens`."""
    hints = dict.fromkeys(tokens, NONE)
    for start, end in cues:
        hints.update({token: CUE for token in tokens if start <= token[0] and token[1] <= end})
    for start, end, label in spans:
        inside = [token for token in tokens if start <= token[0] and token[1] <= end]
        hints.update({token: ("I" if nth else "B") + label[:2] for nth, token in enumerate(inside)})
    text = passage.normal
    return [(text[first:last], "B" if first in word_starts else "I", hints[first, last]) for first, last in tokens]


def word_starts_of(passage: Passage) -> frozenset[int]:
    """Where the words of the passage begin."""
    return frozenset(start for start, _ in passage.words)
