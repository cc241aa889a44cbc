"""Reads the unit at a head: the whole name, the name and its tail, the unit it belongs to, those joined to it."""

from __future__ import annotations

from dataclasses import replace

import regex

from tinyte.extract.passage import Found, Passage
from tinyte.extract.units.bare import after_name
from tinyte.extract.units.coordination import joined_names, joined_places, joined_sectors, next_head
from tinyte.extract.units.lexicon import Head, head_at, head_pattern, heads, other_words, words
from tinyte.extract.units.naming import is_plural, province_after, said_unit, written
from tinyte.extract.units.places import is_abroad, read_place
from tinyte.extract.units.said import SaidUnit
from tinyte.extract.units.tail import Tail
from tinyte.extract.units.tails import read_tail, word_end
from tinyte.gazetteer import by_name, key
from tinyte.tables import UnitLevel

Mentions = list[Found[SaidUnit]]
DEPTH = 4
"""How many heads may lean on one another: "Đoàn công tác Thanh tra Sở Y tế"."""

_OWNED = frozenset({"units.police_body", "units.board", "units.association", "units.society", "units.room"})
_LEVEL_OF: dict[str, UnitLevel] = {"foreign": "foreign", "central": "central"}
_OF = regex.compile(r" +(?:của +)?")
_OF_POLICE = regex.compile(r"(?: *\([^()\n]{2,14}\))?(?:(,| -) +|-| +)(?:của +|thuộc +)?")
_BELONGS = regex.compile(r" *[(,]? *(?:(?:trực )?thuộc|của) +")
_NUMBERED = regex.compile(r" +(số +\d{1,2})(?= +của )")
_LISTING = regex.compile(r"[^.:;!?\n]{0,70}: +")
_COLON = regex.compile(r" *:(?= )")
_CDC_ABROAD = regex.compile(
    r"(?:mỹ|hoa kỳ|trung quốc|hàn quốc|châu âu|châu phi)(?: *\([^()\n]{1,30}\))? *\([^()\n]{0,8}cdc\)"
)
_EVERY = regex.compile(r"(?<!\p{L})(?:các|những|mọi|mỗi|từng) +$")
_MEMBER = regex.compile(r" +viên(?!\p{L})")
_ATTACHED = regex.compile(r"[\p{L}\p{N}][-/&.]$")
_HOUSE = regex.compile(r"\d *\Z")
_CAPITAL_BEFORE = regex.compile(r"\p{Lu}\p{Ll}+ $")


def read_unit(passage: Passage, match: regex.Match[str], depth: int = DEPTH) -> Mentions:
    """The unit whose head matched, and those joined to it; none when the words name no unit."""
    start, at = match.span()
    head = head_at(match)
    other = other_words().match(passage.lower, start)
    if depth == 0 or (other and other.end() > at) or not _stands(passage, start, at, head):
        return []
    if head.tail == "admin":
        return _place(passage, start, head)
    if head.tail == "none":
        return _whole(passage, start, at, head)
    if head.tail == "post":
        return _of_post(passage, start, at, head)
    if head.tail == "unit" and (inner := _of_unit(passage, start, at, head, depth)):
        return inner
    return _composed(passage, start, at, head, depth)


def _composed(passage: Passage, start: int, at: int, head: Head, depth: int) -> Mentions:
    """A head with its tail."""
    plural = is_plural(passage, start)
    colon = _COLON.match(passage.lower, at) if plural and head.tail == "name" else None
    tail = read_tail(passage, start, colon.end() if colon else at, head)
    tail.listed = colon is not None
    if tail.end == at and head.rule == "units.cdc" and _CDC_ABROAD.search(passage.lower):
        return []
    if tail.end == at and not (head.alone or head.type == "health_center"):
        return _shared(passage, start, at, head, depth)
    if owner := _owned(passage, start, head, tail, depth):
        return owner
    said = said_unit(passage, start, head, tail)
    if said is None:
        return []
    if head.rule == "units.center" and not (said.kind or said.place):
        said = _with_place_of_owner(passage, said, tail.end)
    first = Found(start, tail.end, said, head.rule, head.confidence)
    if head.tail == "sector":
        others = joined_sectors(passage, first, head)
        every = not others and tail.place is None and _EVERY.search(passage.lower, max(0, start - 7), start)
        return [] if every else [first, *others]
    places = joined_places(passage, first)
    names = joined_names(passage, first, head) if plural and head.tail == "name" and not (said.kind and places) else []
    return [first, *(names or places)]


def _with_place_of_owner(passage: Passage, said: SaidUnit, end: int) -> SaidUnit:
    """A centre with the place of the department that it is said to belong to: "Trung tâm Pháp y thuộc Sở Y tế tỉnh X"."""
    gap = _BELONGS.match(passage.lower, end)
    owner = head_pattern().match(passage.lower, gap.end()) if gap else None
    if owner is None or head_at(owner).rule != "units.department":
        return said
    tail = read_tail(passage, owner.start(), owner.end(), head_at(owner))
    return replace(said, kind=tail.kind, place=tail.place, within=None) if tail.place else said


def _stands(passage: Passage, start: int, at: int, head: Head) -> bool:
    """Whether the words are a head here: an abbreviation in capitals, no part of a longer word or of a person's name."""
    text = passage.normal[start:at]
    if (
        head.abbreviation
        and not (head.rule == "units.brand" and text[0].isupper())
        and not (sum(c.isupper() for c in text) > 1 or text.lower() == "cty")
    ):
        return head.tail == "admin" and text[0].isupper()
    if head.rule == "units.world_body" and text[0].islower():
        return False
    if text == "vụ" or (head.name == "Ban" and passage.lower.endswith(("ủy ", "giao "), 0, start)):
        return passage.lower.endswith("trưởng ", 0, start)  # "vụ" in lower case is an incident
    if _MEMBER.match(passage.lower, at):
        return False  # "Tỉnh ủy viên" is a post
    if text.isupper() and _ATTACHED.search(passage.normal, max(0, start - 2), start):
        return False
    if " " in text or (head.tail == "admin" and text[0].islower()):
        return True
    if text[0].isupper():
        return not (after_name(passage, start) or _ends_place(passage, start, text))
    return not _second_syllable(passage, start)


def _ends_place(passage: Passage, start: int, text: str) -> bool:
    """Whether the word is the end of a place's name: "Hải Phòng"."""
    before = _CAPITAL_BEFORE.search(passage.normal, max(0, start - 10), start)
    return before is not None and key(before[0] + text) in by_name("province")


def _second_syllable(passage: Passage, start: int) -> bool:
    """Whether the head is only the end of a word: "đại hội", "thị trường" (but "trưởng phòng Y tế" has a head)."""
    if passage.lower.endswith(("trưởng ", "phó "), 0, start):
        return False
    return bool(passage.words) and word_end(passage, start) is None


def _whole(passage: Passage, start: int, at: int, head: Head) -> Mentions:
    """A name that needs no tail: "Chính phủ", "WHO"; a country after it makes it foreign."""
    if passage.normal[start:at].islower() or passage.lower.endswith((" liên ", " phi "), 0, start):
        return []
    name, home = head.name, head.home
    if head.then and (then := head.then.match(passage.lower, at)):
        name, at = name + " " + passage.normal[at : then.end()].strip(), then.end()
    if head.type == "government" and words().elsewhere.match(passage.lower, at + 1):
        return []
    country = words().country.match(passage.lower, at + 1) if home == "central" else None
    if country and passage.normal[at] == " " and passage.normal[at + 1].isupper():
        name, at, home = f"{name} {country[0].title()}", country.end(), "foreign"
    said = SaidUnit(body=name, type=head.type, home=home, level=_LEVEL_OF.get(home))
    return [Found(start, at, said, head.rule, head.confidence)]


def _of_post(passage: Passage, start: int, at: int, post: Head) -> Mentions:
    """A unit whose head is only in the post of its chief: "Bộ trưởng Y tế", "Viện trưởng Vệ sinh Dịch tễ Trung ương"."""
    head = heads()[post.post_of or ""]
    listing = _LISTING.match(passage.lower, at) if is_plural(passage, start) else None
    here = listing.end() if listing else at + 1
    upper = passage.normal[here : here + 1].isupper()
    if not upper or (passage.normal[at] != " " and not listing) or head_pattern().match(passage.lower, here):
        return []
    tail = read_tail(passage, here, here - 1, head)
    said = said_unit(passage, here, head, tail) if (tail.sector or tail.lexical) and tail.capital else None
    if said is None or (listing and not tail.sector):
        return []
    first = Found(here, tail.end, said, post.rule, post.confidence - 0.05)
    return [first, *joined_sectors(passage, first, head)]


def _of_unit(passage: Passage, start: int, at: int, head: Head, depth: int) -> Mentions:
    """A body of another unit: "Thanh tra Sở Y tế", "Ban Thường vụ Tỉnh ủy"."""
    number = _NUMBERED.match(passage.lower, at) if head.rule == "units.delegation" else None
    police = head.rule == "units.police_body"
    gap = (_OF_POLICE if police else _OF).match(passage.lower, number.end() if number else at)
    inner = head_pattern().match(passage.lower, gap.end()) if gap else None
    if gap is None or inner is None or head_at(inner).tail == "admin" or (police and head_at(inner).type != "force"):
        return []
    units = read_unit(passage, inner, depth - 1)
    if not units or units[0].start != inner.start():
        return []
    name = f"{head.name} {number[1]}" if number else head.name
    body = name + (", " if police or head.rule == "units.room" else " ") + units[0].value.body
    said = replace(units[0].value, body=body, type=head.type)
    rule = f"{head.rule};of={units[0].rule.split(';')[0]}"
    if head.rule == "units.delegation" and passage.normal[start].islower() and gap[0].strip() == "của":
        return units  # "đoàn công tác của Sở Y tế" says whose a nameless delegation is
    owned = head.rule == "units.expert_council" and gap[0].strip() == "của"
    apart = owned or head.rule == "units.room" or (police and gap[1] is not None)
    end, others = (at, units) if apart else (units[0].end, [])
    return [Found(start, end, said, rule, head.confidence), *others]


def _owned(passage: Passage, start: int, head: Head, tail: Tail, depth: int) -> Mentions:
    """A body named after what it does, of a unit that follows: "Ban Văn hóa - Xã hội HĐND tỉnh"."""
    if (
        head.rule not in _OWNED
        or is_plural(passage, start)
        or tail.place
        or tail.kind
        or tail.national
        or not (tail.pieces or head.alone)
    ):
        return []
    return _of_unit(passage, start, tail.end, replace(head, name=written(head.name, tail)), depth)


def _shared(passage: Passage, start: int, at: int, head: Head, depth: int) -> Mentions:
    """A head whose place is said only after the next head: "HĐND, UBND tỉnh"."""
    after = next_head(passage, at) if head.tail == "place" else None
    if after is None or head_at(after).tail != "place":
        return []
    following = read_unit(passage, after, depth - 1)
    if not following or not (following[0].value.kind or following[0].value.place):
        return []
    said = replace(following[0].value, body=head.name, type=head.type)
    return [Found(start, at, said, head.rule + ";joined", head.confidence - 0.05), *following]


def _place(passage: Passage, start: int, head: Head) -> Mentions:
    """An administrative place with its kind, and the places joined to it."""
    place = read_place(passage, start)
    if place is None or place.name is None or place.kind is None:
        return []
    if is_abroad(passage, place.end):
        return []
    if passage.lower.endswith(("ông ", "bà "), 0, start):
        return []  # "ông xã", "bà xã" is a spouse
    if passage.normal[start].isupper() and _HOUSE.search(passage.normal, max(0, start - 6), start):
        return []
    if passage.normal[start].isupper() and words().not_place.search(passage.lower, max(0, start - 20), start):
        return []
    within = province_after(passage, place.end)
    said = SaidUnit(body="", type=place.levels[0], kind=place.kind, place=place.name, within=within)
    first = Found(start, place.end, said, head.rule, head.confidence)
    return [first, *joined_places(passage, first)]
