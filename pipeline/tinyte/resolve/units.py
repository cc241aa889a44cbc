"""Units as said to units as meant: canonical name written out and placed, province, codes, one id a unit."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import regex

from tinyte.extract.passage import Found, Passage
from tinyte.extract.units import SaidUnit
from tinyte.gazetteer import key, province_code
from tinyte.resolve.places import LinkedPlace, Surroundings
from tinyte.rulebook import load
from tinyte.tables import Unit, UnitLevel

Fuller = dict[str, list[Found[SaidUnit]]]
"""Body → its mentions that say a place, in order."""

_COMMITTEE_OF = regex.compile(r"(Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|đoàn)$|(Tỉnh|Thành|Huyện|Quận|Thị)đoàn$")
_KIND_OF = {"Tỉnh": "tỉnh", "Thành": "thành phố", "Huyện": "huyện", "Quận": "quận", "Thị": "thị xã"}
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
_COMMITTEE_BODIES = frozenset({"Ủy ban Kiểm tra", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính"})
_TOP_KINDS = regex.compile(r"(?<!\p{L})(?:tỉnh|thành phố)(?!\p{L})")


def resolve_units(passage: Passage, found: Sequence[Found[SaidUnit]]) -> list[Found[Unit]]:
    """The units meant by the mentions; one with no clear referent ("UBND huyện" where no district is said) is left out."""
    around = Surroundings(passage, found)
    fuller: Fuller = {}
    for mention in found:
        if mention.value.place or mention.value.kind:
            fuller.setdefault(mention.value.body, []).append(mention)
    resolved = []
    for mention in found:
        said = mention.value
        place = _place(said, around, mention.start, fuller)
        if place is None and (said.kind or said.vague or (_committee_kind(said) and not said.place)):
            continue
        resolved.append(_unit(mention, place, around))
    return resolved


def unit_id(name: str, type_: str, province: str | None) -> str:
    """The identifier of the unit of that canonical name, type and province: the same in every article.

    >>> unit_id("Sở Y tế thành phố Huế", "department", "Huế") == unit_id("Sở Y tế tỉnh Huế", "department", "Huế")
    True
    """
    top = type_ in ("province", "district", "commune")
    plain = key(name if top else _TOP_KINDS.sub("", key(name)))
    return "u" + hashlib.sha256(f"{type_}|{plain}|{key(province or '')}".encode()).hexdigest()[:12]


def _place(said: SaidUnit, around: Surroundings, at: int, fuller: Fuller) -> LinkedPlace | None:
    if said.place is not None:
        return around.link(said.kind or _committee_kind(said), said.place, said.within, at)
    if said.kind is not None:
        return around.nearest(said.kind, at)
    if kind := _committee_kind(said):
        return around.nearest(kind, at)
    if said.within and said.type == "company" and said.level is None:
        return around.of_province(said.within)
    if said.home != "province" or said.level == "central" or is_central(said.body):
        return None
    if said.within:
        return around.of_province(said.within)
    if said.vague:
        return _antecedent(said, around, at, fuller)
    if around.province:
        return around.of_province(around.province)
    earlier = _antecedent(said, around, at, fuller)
    near = around.last_province(at)
    return earlier or (around.of_province(near) if near and said.joined else None)


def _antecedent(said: SaidUnit, around: Surroundings, at: int, fuller: Fuller) -> LinkedPlace | None:
    """The place of the nearest fuller mention of the same body, before or else after."""
    full = fuller.get(said.body)
    if not full:
        return None
    chosen = full[max(0, bisect_left(full, at, key=lambda mention: mention.start) - 1)]
    return _place(chosen.value, around, chosen.start, {})


def _unit(mention: Found[SaidUnit], place: LinkedPlace | None, around: Surroundings) -> Found[Unit]:
    said = mention.value
    if not said.body and place is not None:
        return _admin(mention, place)
    away = said.home == "nowhere" or is_central(said.body)
    province = None if away else around.today(place.province if place else _seat(said, around))
    name = _name(said, place)
    value = Unit(
        unit_id=unit_id(name, said.type, province), name=name, type=said.type,
        level=said.level or _level(place, away), province=province,
        province_code=province_code(province, around.day) if province else None,
        district_code=place.district_code if place and province else None,
        commune_code=place.commune_code if place and province else None,
    )  # fmt: skip
    doubt = 0.15 if place is not None and not place.sure else 0.0
    return Found(mention.start, mention.end, value, mention.rule, round(mention.confidence - doubt, 2), mention.method)


def _seat(said: SaidUnit, around: Surroundings) -> str | None:
    """The article's province for a firm or hospital that has its name in its own."""
    home = around.province if said.type in ("company", "hospital") and said.level is None else None
    return home if home and regex.search(rf"(?<!\p{{L}}){regex.escape(home)}(?!\p{{L}})", said.body) else None


def _admin(mention: Found[SaidUnit], place: LinkedPlace) -> Found[Unit]:
    name = place.full_name[0].upper() + place.full_name[1:]
    value = Unit(
        unit_id=unit_id(name, place.level, place.province), name=name, type=place.level, level=place.level,
        province=place.province, province_code=place.province_code, district_code=place.district_code,
        commune_code=place.commune_code,
    )  # fmt: skip
    doubt = 0.0 if place.sure else 0.15
    return Found(mention.start, mention.end, value, mention.rule, round(mention.confidence - doubt, 2), mention.method)


def _name(said: SaidUnit, place: LinkedPlace | None) -> str:
    """The canonical name: the body, then the place with its type where that belongs to the names of such bodies."""
    if place is None:
        return f"{said.body} {said.place}" if said.place else said.body
    if _committee_kind(said):
        return f"{said.body} {place.name}"
    if said.kind is not None:
        committee = _COMMITTEES.get(said.kind) if said.body in _COMMITTEE_BODIES else None
        return f"{said.body} {committee} {place.name}" if committee else f"{said.body} {place.full_name}"
    if said.place is None and (not said.joined or said.within):
        return said.body
    typed = said.joined and said.home == "province" and said.type != "school"
    typed = typed and (place.level == "province" or place.kind == "huyện")
    return f"{said.body} {place.full_name if typed or said.place is None else place.name}"


def _level(place: LinkedPlace | None, away: bool) -> UnitLevel | None:
    if away:
        return "central"
    return place.level if place else None


def _committee_kind(said: SaidUnit) -> str | None:
    match = _COMMITTEE_OF.search(said.body)
    return _KIND_OF[match[1] or match[2]] if match else None


def is_central(body: str) -> bool:
    """Whether a hospital of that name belongs to the centre or the army, wherever it stands."""
    return _central().search(key(body)) is not None


@cache
def _central() -> regex.Pattern[str]:
    names = [key(name) for name in load("unit_words").lexicon("central_hospitals")]
    joined = "|".join(sorted(map(regex.escape, names), key=len, reverse=True))
    return regex.compile(rf"(?:^|(?<= ))(?:bệnh viện|viện) (?:.* )?(?:{joined})(?!\p{{L}}| đa khoa)")
