"""Names joined to the one before them: "Bộ Y tế, Công Thương", "Bệnh viện huyện A và B", "HĐND, UBND tỉnh"."""

from __future__ import annotations

from dataclasses import replace

import regex

from tinyte.extract.passage import Found, Passage
from tinyte.extract.units.lexicon import Head, head_at, head_pattern, words
from tinyte.extract.units.naming import is_plural, province_after
from tinyte.extract.units.persons import is_person
from tinyte.extract.units.places import LEVELS, bare_province, read_bare, read_place
from tinyte.extract.units.said import SaidUnit
from tinyte.extract.units.sectors import read_sector_name
from tinyte.extract.units.tails import read_tail

_AND = regex.compile(r"(?: *\([^()]{1,30}\))? *(?:[,;] *(?:và +)?|và +|- +|& *)")
Mentions = list[Found[SaidUnit]]


def joined_sectors(passage: Passage, first: Found[SaidUnit], head: Head) -> Mentions:
    """Further ministries or departments after the first one: each has the head of the first."""
    found: Mentions = []
    if head.tail != "sector" or first.value.level == "foreign":
        return found
    at = first.end
    while (gap := _AND.match(passage.lower, at)) and passage.normal[gap.end() : gap.end() + 1].isupper():
        named = read_sector_name(passage, gap.end(), head.sectors or "")
        other = head_pattern().match(passage.lower, gap.end()) if named is None else None
        if other and head_at(other).tail == "none":
            at = other.end()  # a unit of its own among them: "Tài chính, NHNN, Nội vụ"
            continue
        if named is None or _is_other_unit(passage, gap.end(), named[0], first):
            break
        said = replace(first.value, body=f"{head.name} {named[1]}")
        found.append(Found(gap.end(), named[0], said, first.rule + ";joined", first.confidence - 0.05))
        at = named[0]
    return found


def joined_places(passage: Passage, first: Found[SaidUnit]) -> Mentions:
    """Further places of the same level after the first one: each with the body of the first, if it has one."""
    said = first.value
    found: Mentions = []
    if said.kind is None or said.place is None or said.kind == "tỉnh":
        return found
    level, plural = LEVELS[said.kind][-1], is_plural(passage, first.start)
    at = first.end
    while (gap := _AND.match(passage.lower, at)) and passage.normal[gap.end() : gap.end() + 1].isupper():
        if bare_province(passage, gap.end()) or head_pattern().match(passage.lower, gap.end()):
            break
        place = read_bare(passage, gap.end(), (level,), passage.province)
        if place is None or _goes_on(passage, place.end):
            break
        address = not plural and "và" not in gap[0] and level == "commune"
        if address and read_bare(passage, gap.end(), ("district",), passage.province):
            break  # "phường La Khê, Hà Đông": the second is the district of the first
        value = replace(said, kind=place.kind, place=place.name, within=province_after(passage, place.end))
        found.append(Found(gap.end(), place.end, value, first.rule + ";joined", first.confidence - 0.05))
        at = place.end
    return found


def joined_names(passage: Passage, first: Found[SaidUnit], head: Head) -> Mentions:
    """Further names after a head in the plural: "các bệnh viện Bạch Mai, Việt Đức và Chợ Rẫy"."""
    found: Mentions = []
    at = first.end
    while (gap := _AND.match(passage.lower, at)) and passage.normal[gap.end() : gap.end() + 1].isupper():
        here = gap.end()
        if (
            head_pattern().match(passage.lower, here)
            or is_person(passage, here)
            or words().end.match(passage.lower, here)
        ):
            break
        tail = read_tail(passage, here, here - 1, head)
        if not (tail.pieces or tail.place) or (not tail.pieces and bare_province(passage, here)):
            break
        body = " ".join([head.name, *tail.pieces])
        said = replace(first.value, body=body, kind=tail.kind, place=tail.place, within=None, joined=not tail.proper)
        found.append(Found(here, tail.end, said, first.rule + ";joined", first.confidence - 0.1))
        at = tail.end
    return found


def next_head(passage: Passage, at: int) -> regex.Match[str] | None:
    """The head that a comma or "và" joins to what ends at the offset."""
    gap = _AND.match(passage.lower, at)
    return head_pattern().match(passage.lower, gap.end()) if gap else None


def _is_other_unit(passage: Passage, here: int, end: int, first: Found[SaidUnit]) -> bool:
    """Whether the words head a unit of their own: "Sở Y tế, Công an tỉnh"."""
    if head_pattern().match(passage.lower, here) is None:
        return False
    blank = passage.lower[end : end + 1] == " "
    return first.rule != "units.ministry" or (blank and read_place(passage, end + 1) is not None)


def _goes_on(passage: Passage, end: int) -> bool:
    """Whether more of a name, or another place, follows: the words are no place in a list then."""
    if passage.normal[end : end + 1] != " ":
        return False
    return passage.normal[end + 1 : end + 2].isupper() or words().kind.match(passage.lower, end + 1) is not None
