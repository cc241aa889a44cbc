"""The model's features: the syllables around, their shapes, the lexicons they stand in, what the rules answered.

| name | of the syllables from `offset` on |
| --- | --- |
| w, ww, www | the syllables in small letters: one, two, three |
| s, ss, sss | shape ("Xx", "X", "x", "99") and lexicons ("s" surname, "o" begins a unit's name …) |
| h, hh, hhh | shape and the rules' answer |
| b | whether a word begins |
| f | first letter, and whether it is no Vietnamese syllable |
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tinyte import rulebook
from tinyte.extract.entities.observations import Observation
from tinyte.extract.officials.names import is_syllable, words_of
from tinyte.segment.linear_chain import Template

Run = tuple[Observation, ...]


def _words(run: Run) -> str:
    return "|".join([syllable.lower() for syllable, _, _ in run])


def _shapes(run: Run) -> str:
    return "|".join([shape(syllable) + _lexicons(syllable.lower()) for syllable, _, _ in run])


def _answers(run: Run) -> str:
    return "|".join([shape(syllable) + answer for syllable, _, answer in run])


def _borders(run: Run) -> str:
    return "|".join([border for _, border, _ in run])


def _first_letter(run: Run) -> str:
    return run[0][0][:1] + ("" if is_syllable(run[0][0]) else "!")


TEMPLATES: tuple[Template[Run], ...] = (
    *(Template(f"w{offset}", offset, 1, _words) for offset in range(-3, 4)),
    *(Template(f"s{offset}", offset, 1, _shapes) for offset in range(-2, 3)),
    *(Template(f"h{offset}", offset, 1, _answers) for offset in range(-2, 3)),
    *(Template(f"b{offset}", offset, 1, _borders) for offset in (-1, 0, 1)),
    Template("f", 0, 1, _first_letter),
    *(Template(f"ww{offset}", offset, 2, _words) for offset in (-2, -1, 0, 1)),
    *(Template(f"ss{offset}", offset, 2, _shapes) for offset in (-2, -1, 0, 1)),
    *(Template(f"hh{offset}", offset, 2, _answers) for offset in (-2, -1, 0, 1)),
    Template("www", -1, 3, _words),
    *(Template(f"sss{offset}", offset, 3, _shapes) for offset in (-2, -1, 0)),
    *(Template(f"hhh{offset}", offset, 3, _answers) for offset in (-2, -1, 0)),
)


def shape(token: str) -> str:
    """How a token is written.

    >>> [shape(token) for token in ("bác", "Hòa", "UBND", "2017", "H5N1", "%")]
    ['x', 'Xx', 'X', '9999', 'x9', '%']
    """
    if token.isalpha():
        if token.islower():
            return "x"
        if len(token) == 1:
            return "A"
        return "X" if token.isupper() else "Xx" if token[1:].islower() else "xX"
    if token.isdigit():
        return "9" * min(len(token), 4)
    return "x9" if any(letter.isdigit() for letter in token) else token


@cache
def _lexicons(syllable: str) -> str:
    return "".join(letter for letter, words in _letters().items() if syllable in words) or "-"


@cache
def _letters() -> dict[str, frozenset[str]]:
    """Lexicons by their letter; `q` are the later words of posts."""
    posts = [head["post"].lower().split() for head in rulebook.load("posts").lexicon("head").values()]
    return {
        "c": words_of("clear_surname"),
        "s": words_of("surname"),
        "m": words_of("middle_name"),
        "o": frozenset(_first_words(rulebook.load("organizations").lexicon("head"))),
        "p": frozenset(words[0] for words in posts if words),
        "q": frozenset(word for words in posts for word in words[1:]),
    }


def _first_words(phrases: Iterable[str]) -> list[str]:
    return [phrase.split()[0].lower() for phrase in phrases]
