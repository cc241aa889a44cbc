"""Looking a phrase of a lexicon up directly before or after an offset."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from tinyte import rulebook

LONGEST = 5
"""Words of the longest phrase looked for."""


@cache
def lexicons(*names: str) -> frozenset[str]:
    """The phrases of several lexicons together."""
    return frozenset().union(*(lexicon(name) for name in names))


@cache
def lexicon(name: str) -> frozenset[str]:
    """The phrases of that lexicon of `targets.yaml`."""
    return frozenset(rulebook.load("targets").lexicon(name))


def phrase_before(text: str, end: int, phrases: Collection[str], floor: int = 0) -> int | None:
    """Where the longest of the phrases begins that ends at `end` (blanks skipped), or None.

    >>> phrase_before("số ca mắc tăng gấp 3", 19, {"gấp", "tăng gấp"})
    10
    """
    while end > floor and text[end - 1] == " ":
        end -= 1
    if isinstance(phrases, frozenset) and text[max(text.rfind(" ", floor, end) + 1, floor) : end] not in _last_words(
        phrases
    ):
        return None
    best, at = None, end
    for _ in range(LONGEST):
        at = max(text.rfind(" ", floor, at), floor - 1)
        if text[at + 1 : end] in phrases:
            best = at + 1
        if at < floor:
            break
        while at > floor and text[at - 1] == " ":
            at -= 1
    return best


def phrase_after(text: str, start: int, phrases: Collection[str], ceiling: int, longest: int = LONGEST) -> int | None:
    """Where the longest of the phrases ends that begins at `start` (blanks skipped), or None.

    >>> phrase_after("so với cùng kỳ, số ca giảm", 0, {"so", "so với"}, 26)
    6
    """
    while start < ceiling and text[start] == " ":
        start += 1
    at = word_end(text, start, ceiling)
    if isinstance(phrases, frozenset):
        longest = min(longest, _first_words(phrases).get(text[start:at], 0))
    best = None
    for n in range(longest):
        at = word_end(text, at, ceiling) if n else at
        if text[start:at] in phrases:
            best = at
        if at >= ceiling or text[at] != " ":
            break
        while at < ceiling and text[at] == " ":
            at += 1
    return best


def phrases_in(text: str, phrases: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of the phrases in the text, leftmost and longest, in order.

    >>> list(phrases_in("kế hoạch giao 72 xã, đạt 88 xã", {"kế hoạch", "kế hoạch giao", "đạt"}))
    [(0, 13, 'kế hoạch giao'), (21, 24, 'đạt')]
    """
    firsts = _first_words(frozenset(phrases))
    at = 0
    for word in _WORD.finditer(text):
        longest = firsts.get(word[0])
        if longest is None or word.start() < at:
            continue
        if longest == 1:
            at = word_end(text, word.start(), len(text))
            if at == word.end():
                yield word.start(), at, word[0]
        elif end := phrase_after(text, word.start(), phrases, len(text), longest):
            at = end
            yield word.start(), end, " ".join(text[word.start() : end].split())


_WORD = re.compile(r"[^\W\d_]+")


@cache
def _first_words(phrases: frozenset[str]) -> dict[str, int]:
    """First word of each phrase → words of the longest phrase that it begins."""
    longest: dict[str, int] = {}
    for words in (phrase.split(" ") for phrase in phrases):
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in phrases)


def word_end(text: str, at: int, ceiling: int) -> int:
    """Where the run of letters, digits and signs inside words that begins at `at` ends."""
    found = _RUN.match(text, at, ceiling)
    return found.end() if found else at


_RUN = re.compile(r'[^ ,;:.()\[\]"]*')
