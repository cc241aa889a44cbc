"""Names of people beside units, so that none is read as part of the unit's name."""

from __future__ import annotations

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import head_pattern, words

_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}]*(?![\p{L}\p{N}])")
_GIVEN = regex.compile(r"(?: \p{Lu}\p{Ll}*){1,4}(?! \p{Lu})")


def is_person(passage: Passage, here: int) -> bool:
    """Whether a person's name begins here: a surname and one to four more capitalized words."""
    first = _WORD.match(passage.normal, here)
    if first is None or not is_surname(passage, here) or not _GIVEN.match(passage.normal, first.end()):
        return False
    return head_pattern().match(passage.lower, first.end() + 1) is None


def is_surname(passage: Passage, here: int) -> bool:
    """Whether the capitalized word at the offset is a surname."""
    word = _WORD.match(passage.normal, here)
    return word is not None and passage.lower[here : word.end()] in words().surnames
