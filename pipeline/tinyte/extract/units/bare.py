"""Places named without their kind, and the longer names in which such words are no place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from tinyte.extract.passage import Found, Passage
from tinyte.extract.units.lexicon import words
from tinyte.extract.units.persons import is_person
from tinyte.extract.units.places import LEVELS, is_vietnamese
from tinyte.extract.units.said import SaidUnit
from tinyte.gazetteer import key, named, places, province
from tinyte.rulebook import BORDERS, any_of
from tinyte.segment.normal import lower, normal

_BEFORE = regex.compile(r"(?<!\p{L})(\p{Lu}\p{Ll}+) $")
_ADDRESS = regex.compile(
    r"(?<![\p{L}\p{N}])(\p{Lu}[\p{L}']+(?: \p{Lu}[\p{L}']+){1,2})(?: *[,(-] *)(?:[Tt]ỉnh |TP\.? ?)?\Z"
)
_COMMUNE = regex.compile(
    r"(?:\(|(?<!\p{L})(?:ở|tại|trú|ngụ|quê|từ|về|đến|xóm|thôn|tổ|là|chỉ:) |[,:] )"
    r"(\p{Lu}[\p{L}']+(?: \p{Lu}[\p{L}']+){1,2})(?:, | - )\Z"
)
_OPENING = regex.compile(
    r"(?:^|[\n.] *)(?:Ở|Tại|Về|Lên|Đến) (\p{Lu}[\p{L}']+(?: \p{Lu}[\p{L}']+){1,2})(?=, (?!\p{Lu}))"
)
_DISTRICT_NEXT = regex.compile(r" *[,-] *(\p{Lu}[\p{L}']+(?: \p{Lu}[\p{L}']+){1,2})(?= *(?:[,.;:()\n]|$))")
_AFTER = regex.compile(r" \p{Lu}\p{Ll}")
_SENTENCE = regex.compile(r"(?:^|[.!?:;\"\n(] *)$")


def bare_districts(passage: Passage, said: Sequence[SaidUnit]) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, kind and name: districts of the article's province, communes of its one district, places said with a kind."""
    names = {key(s.place): (s.kind, s.place) for s in said if s.place and s.kind and s.kind != "tỉnh" and not s.body}
    spelled = tuple(
        sorted({lower(normal(s.place)) for s in said if s.place and s.kind and s.kind != "tỉnh" and not s.body})
    )
    day = passage.published.date() if passage.published else None
    local = {**_cities(day), **(_local(passage.province, day) if passage.province else {})}
    if passage.province and day is not None:
        local = {**_communes(passage.province, _districts_of(passage, said, local), day), **local}
    pattern = _pattern(tuple(sorted({*spelled, *(lower(normal(name)) for _, name in local.values())})))
    if pattern is None:
        return
    for match in pattern.finditer(passage.lower):
        start, end = match.span()
        text = passage.normal[start:end]
        kind, name = names.get(key(text)) or local.get(key(text)) or (None, None)
        known = kind and name and (is_vietnamese(lower(text)) or key(text) in local)
        if kind and name and known and not text[0].isdigit() and all(part[0].isupper() for part in text.split()):
            yield start, end, kind, text if key(text) == key(name) and not text.isupper() else name


def districts_of_provinces(passage: Passage, said: Sequence[Found[SaidUnit]]) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, kind and name of districts named right before their province ("Kiến Xương, Thái Bình") or after a commune."""
    day = passage.published.date() if passage.published else None
    for place in said:
        if place.value.body or place.value.place is None:
            continue
        if place.value.type == "commune" and (after := _after_commune(passage, place, day)):
            yield after
        if place.value.type != "province":
            continue
        before = _ADDRESS.search(passage.normal, max(0, place.start - 40), place.start)
        home = province(place.value.place, day) if before else None
        if before is None or home is None:
            continue
        found = [p for p in named("district", before[1], day=day) if p.province == home.code]
        if len(found) == 1:
            name = before[1] if key(before[1]) == key(found[0].name) else found[0].name
            yield before.start(1), before.end(1), found[0].type, name


def communes_of_districts(passage: Passage, said: Sequence[Found[SaidUnit]]) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, kind and name of communes named right before their district: "ở Tả Thanh Oai, Thanh Trì"."""
    for place in said:
        if place.value.type != "district" or place.value.body or place.value.place is None:
            continue
        before = _COMMUNE.search(passage.normal, max(0, place.start - 50), place.start)
        if before is None:
            continue
        districts = {p.code for p in named("district", place.value.place)}
        found = [p for p in named("commune", before[1]) if p.district in districts]
        if len({(p.district, p.type) for p in found}) == 1:
            name = before[1] if key(before[1]) == key(found[0].name) else found[0].name
            yield before.start(1), before.end(1), found[0].type, name


def communes_opening(passage: Passage) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, kind and name of communes of the article's province with which a sentence opens: "Ở Hồ Thầu, …"."""
    home = province(passage.province, passage.published.date()) if passage.province and passage.published else None
    if home is None or passage.published is None:
        return
    for match in _OPENING.finditer(passage.normal):
        found = [p for p in named("commune", match[1], day=passage.published.date()) if p.province == home.code]
        if len(found) == 1 and not named("district", match[1], day=passage.published.date()):
            yield match.start(1), match.end(1), found[0].type, match[1]


def _after_commune(passage: Passage, commune: Found[SaidUnit], day: dt.date | None) -> tuple[int, int, str, str] | None:
    """The district named after its commune: "phường Quang Trung, Hà Đông"; None when no one district bears the name."""
    following = _DISTRICT_NEXT.match(passage.normal, commune.end)
    if following is None or province(following[1], day):
        return None
    found = named("district", following[1], day=day)
    homes = {p.province for p in found}
    inside = {p.district for p in named("commune", commune.value.place or "") if p.province in homes}
    if len({p.code for p in found}) != 1 or found[0].code not in inside:
        return None
    name = following[1] if key(following[1]) == key(found[0].name) else found[0].name
    return following.start(1), following.end(1), found[0].type, name


def part_of_name(passage: Passage, start: int, end: int) -> bool:
    """Whether the words stand inside a longer name: a person's, a street's, a newspaper's."""
    if words().not_place.search(passage.lower, max(0, start - 20), start):
        return True
    if _AFTER.match(passage.normal, end) and not is_person(passage, end + 1):
        return True
    before = _BEFORE.search(passage.normal, max(0, start - 12), start)
    if before is None or before[1].lower() in words().leads:
        return False
    return before[1].lower() in words().surnames or not _SENTENCE.search(
        passage.normal, max(0, before.start() - 4), before.start()
    )


def after_name(passage: Passage, start: int) -> bool:
    """Whether a part of a person's name stands right before: "Phạm Trường Long"."""
    before = _BEFORE.search(passage.normal, max(0, start - 12), start)
    return before is not None and before[1].lower() in words().surnames


@lru_cache(maxsize=64)
def _cities(day: dt.date | None) -> dict[str, tuple[str, str]]:
    """District-level cities whose names of two and more syllables are no province's: known without their province."""
    provincial = {key(p.name) for p in places("province")}
    found = (p for p in places("district") if p.type == "thành phố" and p.in_force(day))
    known = words().lexicons["known_cities"]
    return {
        key(p.name): (p.type, p.name)
        for p in found
        if p.name.lower() in known or (" " in p.name and key(p.name) not in provincial)
    }


def _district_names(said: Sequence[SaidUnit]) -> Iterator[str]:
    """Names said with the kind of a district, alone or in the name of a body."""
    return (key(s.place) for s in said if s.place and s.kind and LEVELS[s.kind][-1] == "district")


def _districts_of(passage: Passage, said: Sequence[SaidUnit], local: dict[str, tuple[str, str]]) -> frozenset[str]:
    """Districts said with their kind, else those of the article's province that its headline names."""
    names = frozenset(_district_names(said))
    if names or not passage.title:
        return names
    headline = key(passage.normal[: len(passage.title)])
    return frozenset(name for name, (kind, _) in local.items() if kind != "đặc khu" and f" {name} " in f" {headline} ")


@lru_cache(maxsize=64)
def _communes(name: str, districts: frozenset[str], day: dt.date) -> dict[str, tuple[str, str]]:
    """Communes, with names of two and more syllables, of the one district of the province that an article is about."""
    home = province(name, day)
    codes = {p.code for p in places("district") if home and p.province == home.code and key(p.name) in districts}
    if len(codes) != 1:
        return {}
    taken = {key(p.name) for p in places("province")}
    inside = (p for p in places("commune") if p.district in codes and p.in_force(day) and " " in p.name)
    return {key(p.name): (p.type, p.name) for p in inside if key(p.name) not in taken}


@lru_cache(maxsize=256)
def _local(name: str, day: dt.date | None) -> dict[str, tuple[str, str]]:
    home = province(name, day)
    if home is None:
        return {}
    level = "district" if day is None or day < dt.date(2025, 7, 1) else "commune"
    found = (p for p in places(level) if p.province == home.code and p.in_force(day))
    local: dict[str, tuple[str, str]] = {}
    for p in found:
        if (level == "district" or p.type == "đặc khu") and key(p.name) != key(home.name) and not p.name.isdigit():
            local.setdefault(key(p.name), (p.type, p.name))  # of a day not known the kind that it was longest
    return local


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> regex.Pattern[str] | None:
    if not names:
        return None
    return regex.compile(BORDERS["start"] + any_of(names) + BORDERS["end"], regex.VERSION1)
