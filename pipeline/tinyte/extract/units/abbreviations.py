"""Abbreviations that the article itself defines: "Tổng hội Y học Việt Nam (THYHVN)"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from tinyte.extract.passage import Found, Passage
from tinyte.extract.units.lexicon import heads, words
from tinyte.extract.units.said import SaidUnit
from tinyte.rulebook import BORDERS
from tinyte.segment.normal import lower

_DEFINED = regex.compile(
    r' *\( *(?:gọi tắt là|sau đây gọi (?:tắt )?là|viết tắt(?: là)?)? *"?(\p{Lu}[\p{Lu}\p{N}.&-]{1,11})"? *\)'
)
_BEFORE = regex.compile(r"(?:\p{L}+ ){1,3}$")


def defined_units(passage: Passage, found: Sequence[Found[SaidUnit]]) -> list[Found[SaidUnit]]:
    """Mentions by an abbreviation after the unit and its abbreviation in brackets."""
    meant: dict[str, Found[SaidUnit]] = {}
    for mention in found:
        match = _DEFINED.match(passage.normal, mention.end)
        if (
            match
            and mention.value.body
            and not (_is_known(lower(match[1])) or _of_longer(passage, mention.start, match[1]))
        ):
            meant.setdefault(match[1], mention)
    mentions = []
    for short, first in meant.items():
        pattern = regex.compile(BORDERS["start"] + regex.escape(short) + BORDERS["end"])
        begin = first.end + len(short) + 2
        for match in pattern.finditer(passage.normal, begin):
            rule = first.rule.split(";")[0] + f";defined={short}"
            mentions.append(Found(match.start(), match.end(), first.value, rule, first.confidence - 0.05))
    return mentions


def _of_longer(passage: Passage, start: int, short: str) -> bool:
    """Whether the abbreviation is that of words before the unit too: "đại biểu Quốc hội (ĐBQH)"."""
    if passage.normal[start] == short[0]:
        return False
    before = _BEFORE.search(passage.normal, max(0, start - 30), start)
    return before is not None and any(word[0].upper() == short[0] for word in before[0].split())


def _is_known(short: str) -> bool:
    """Whether the abbreviation has a meaning of its own: it heads or is part of other names too."""
    return short in heads() or short in words().short_forms or short in words().sectors["departments"]
