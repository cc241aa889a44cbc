"""How Vietnamese a text looks: the share of its accented words that are possible syllables."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import regex

from tinyte import rulebook

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED_TONES = {"\u0301", "\u0323"}
_STOPS = ("c", "ch", "p", "t")
_OPEN_STOP_LETTERS = frozenset("cpt")
_GAPS = regex.compile(r"""[\s!-@\[-`{-~“”‘’–—…•\u2028]+""")


@cache
def _bases() -> frozenset[str]:
    rules = rulebook.load("clean_letters")
    return frozenset(onset + rime for onset in rules.lexicon("onsets") for rime in rules.lexicon("rimes"))


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable, tone and final consonant agreeing.

    >>> [is_syllable(word) for word in ("nghị", "quyết", "QUYẾT", "quyêt", "tØnh", "xyz")]
    [True, True, True, False, False, False]
    """
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in marks if char in _TONES]
    base = unicodedata.normalize("NFC", "".join(char for char in marks if char not in _TONES))
    if len(tones) > 1 or base not in _bases():
        return False
    stopped = base[-1] in _OPEN_STOP_LETTERS or base.endswith("ch")
    return not stopped or (bool(tones) and tones[0] in _STOPPED_TONES) or base.isascii()


def accented_words(text: str) -> list[str]:
    """Words with a letter or sign outside ASCII, the only ones that tell an encoding."""
    return [word for word in _GAPS.split(text) if not word.isascii()]


def vietnamese_share(text: str, limit: int = 2000) -> float:
    """Share of the first `limit` accented words that are Vietnamese syllables; 0.0 where there are none.

    >>> vietnamese_share("Sở Y tế tỉnh Bắc Ninh")
    1.0
    >>> vietnamese_share("Së Y tÕ tØnh B¾c Ninh")
    0.25
    """
    words = accented_words(text[: limit * 20])[:limit]
    return sum(is_syllable(word) for word in words) / len(words) if words else 0.0
