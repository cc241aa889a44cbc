"""What a ministry or a department is for, in all its spellings: "Nông nghiệp & PTNT", "NN-PTNT", "LĐ,TB&XH"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import words
from tinyte.rulebook import BORDERS, any_of

_SEPARATOR = r" *(?:[-&,/]|,? *và(?!\p{L}))? *"
_LETTERS = r"[-&,.]?"
_PARTS = regex.compile(r", | và | - ")
_WORD = regex.compile(r"\p{L}+")
ALONE = 3
"""From how many letters the initials of a name of one part are known for it ("GTVT", but not "CT")."""


def read_sector_name(passage: Passage, at: int, kind: str) -> tuple[int, str] | None:
    """End and written-out name of the sector at the offset; `kind` is "ministries" or "departments".

    >>> text = "LĐ-TB&XH"
    >>> read_sector_name(Passage(text, [(0, len(text))]), 0, "ministries")
    (8, 'Lao động - Thương binh và Xã hội')
    """
    pattern, names, known = _patterns(kind)
    match = pattern.match(passage.lower, at)
    if match is None:
        return None
    for word in _WORD.finditer(passage.normal, at, match.end()):
        if word[0].lower() not in known and not word[0].isupper():
            return None
    sector = words().sectors[kind].get(" ".join(match[0].split()))
    return match.end(), sector or names[int(str(match.lastgroup)[1:])]


@cache
def _patterns(kind: str) -> tuple[regex.Pattern[str], list[str], frozenset[str]]:
    """The pattern of all spellings, the names by number of group, the words that may stand in lower case."""
    lexicon = words().sectors[kind]
    names = sorted(set(lexicon.values()), key=lambda name: (-len(name), name))
    spelled = [f"(?P<s{n}>{_spellings(name)})" for n, name in enumerate(names)]
    pattern = f"(?:{'|'.join(spelled)}|{any_of(lexicon)}){BORDERS['end']}"
    known = frozenset(_words([*lexicon, *names]))
    return regex.compile(pattern, regex.VERSION1), names, known


def _spellings(name: str) -> str:
    parts = [part.lower().split() for part in _PARTS.split(name)]
    short = len(parts) > 1 or len(parts[0]) >= ALONE
    return _SEPARATOR.join(_part(part, short) for part in parts)


def _part(part: list[str], short: bool) -> str:
    whole = " +".join(map(regex.escape, part))
    initials = _LETTERS.join(regex.escape(word[0]) for word in part)
    return f"(?:{whole}|{initials})" if short else whole


def _words(phrases: Iterable[str]) -> set[str]:
    """The words of two and more syllables' phrases; initials are one word and in no lexicon of words."""
    return {word for phrase in phrases for word in _WORD.findall(phrase.lower()) if _is_syllable(word)}


def _is_syllable(word: str) -> bool:
    return any(letter in "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ" for letter in word)
