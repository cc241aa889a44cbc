"""Runs of lower-case words inside a descriptive name: "Trung tâm Hồi sức tích cực", "Ban Chỉ đạo thực hiện lộ trình …"."""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import head_pattern, words
from tinyte.extract.units.persons import is_person
from tinyte.extract.units.places import bare_province, read_place

LONGEST = 6
"""Words that a run and the capitalized words after it may have; before a place twice as many."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-/&][\p{L}\p{M}\p{N}]+)*")
_SIGN = regex.compile(r" *(?:[.,;:!?()\"\n\]]|-(?= |\p{Lu})|$)")
_BLANKS = regex.compile(r" *")
_NATION = regex.compile(r"(?:việt nam|trung ương|quốc gia|thế giới|quốc tế)(?!\p{L})")
Ending = Literal["place", "other"]


class Run(NamedTuple):
    """Where a run of lower-case words ends, and whether a place or the nation ends the whole name."""

    end: int
    placed: bool


def read_run(passage: Passage, here: int) -> Run | None:
    """The run that begins at the offset; None when nothing known ends it, so that it may as well be a sentence."""
    if words().action.match(passage.lower, here) or _ending(passage, here):
        return None
    end, at, lower = here, here, True
    for count in range(1, 2 * LONGEST):
        word = _WORD.match(passage.normal, at)
        if word is None or word[0][0].isdigit():
            return None
        lower = lower and word[0].islower()
        end = word.end() if lower else end
        blanks = _BLANKS.match(passage.normal, word.end())
        at = blanks.end() if blanks else word.end()
        ending = "other" if _SIGN.match(passage.normal, word.end()) else _ending(passage, at)
        if ending:
            placed = ending == "place"
            return Run(end, placed) if end > here and (placed or count <= LONGEST) else None
    return None


def _ending(passage: Passage, at: int) -> Ending | None:
    """What ends a name at the offset: a place, or a word that is in no name; None when the name may go on."""
    if read_place(passage, at) or bare_province(passage, at) or _NATION.match(passage.lower, at):
        return "place"
    if words().predicate.match(passage.lower, at) or _is_title(passage, at):
        return "other"
    if not passage.normal[at : at + 1].isupper():
        return None
    return "other" if head_pattern().match(passage.lower, at) or is_person(passage, at) else None


def _is_title(passage: Passage, at: int) -> bool:
    """Whether a post or title begins here ("DS" before a name, but not in "DS-KHHGĐ")."""
    match = words().end.match(passage.lower, at)
    return match is not None and passage.normal[match.end() : match.end() + 1] not in ("-", "&", "/")
