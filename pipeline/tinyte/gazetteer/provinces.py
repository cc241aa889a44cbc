"""Provinces: by name, by web address, in running text; light enough to use before anything else is read."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import NamedTuple

import regex

from tinyte.gazetteer.names import key, slug
from tinyte.gazetteer.places import Place, by_name, places
from tinyte.rulebook import BORDERS, any_of
from tinyte.segment.normal import lower, normal

_ADDRESS_NAMES = {"hochiminhcity": "Hồ Chí Minh", "tphcm": "Hồ Chí Minh", "hanoicity": "Hà Nội"}
_HEAD = r"(?:(tỉnh|thành phố|t\.? ?p\.?) *)?"


class ProvinceSpan(NamedTuple):
    """A province named in a text: offsets of the name with its type word, and the place."""

    start: int
    end: int
    province: Place


def provinces(day: dt.date | None = None) -> list[Place]:
    """The provinces in force on a day, or all that ever were.

    >>> len(provinces(dt.date(2025, 6, 30))), len(provinces(dt.date(2025, 7, 1)))
    (63, 34)
    """
    return [p for p in places("province") if p.in_force(day)]


def province(name: str, day: dt.date | None = None) -> Place | None:
    """The province of that short, full or other name: the one in force on the day, else the last that bore the name before.

    >>> province("TP. Hồ Chí Minh").full_name
    'Thành phố Hồ Chí Minh'
    >>> province("Kiên Giang", dt.date(2026, 1, 5)).valid_to
    '2025-06-30'
    """
    return _pick(_named(name), day)


def province_of_slug(text: str, day: dt.date | None = None) -> Place | None:
    """The province whose name without marks ends a part of a host name.

    >>> province_of_slug("soyte.bacninh.gov.vn").name, province_of_slug("www.ksbtdanang.vn").name
    ('Bắc Ninh', 'Đà Nẵng')
    """
    for part in (slug(part) for part in text.lower().split(".")):
        for start in range(len(part)):
            if part[start:] in _slugs() and (start == 0 or len(part) - start > 4):
                return _pick(_slugs()[part[start:]], day)
    return None


def find_provinces(text: str, day: dt.date | None = None) -> list[ProvinceSpan]:
    """Provinces named in a text, in order; the names must be written with capitals.

    >>> [(text[a:b], p.code) for text in ["Sở Y tế tỉnh Bắc Ninh"] for a, b, p in find_provinces(text, dt.date(2024, 1, 4))]
    [('tỉnh Bắc Ninh', '27')]
    """
    plain = normal(text)
    spans = []
    for match in _pattern().finditer(lower(plain)):
        name = plain[match.start(2) : match.end(2)]
        found = _pick(_named(name), day)
        if found is not None and all(w[0].isupper() for w in regex.findall(r"\p{L}+", name)):
            spans.append(ProvinceSpan(match.start(), match.end(), found))
    return spans


def _named(name: str) -> list[Place]:
    index = by_name("province")
    whole = key(name)
    for start in ("", "tỉnh ", "thành phố ", "tp ", "t p ", "thủ đô "):
        if whole.startswith(start) and (hits := index.get(whole[len(start) :])):
            return list(hits)
    return []


def _pick(candidates: list[Place], day: dt.date | None) -> Place | None:
    if not candidates:
        return None
    alive = [p for p in candidates if p.in_force(day) and p.code] or candidates
    before = [p for p in alive if day is None or not p.valid_from or p.valid_from <= day.isoformat()[:10]]
    return max(before or alive, key=lambda p: p.valid_from)


@cache
def _slugs() -> dict[str, list[Place]]:
    index: dict[str, list[Place]] = {}
    for place in places("province"):
        for name in {slug(place.name), *map(slug, place.aliases)}:
            if len(name) > 3 or name == "hue":
                index.setdefault(name, []).append(place)
    for name, short in _ADDRESS_NAMES.items():
        index[name] = index[slug(short)]
    return index


@cache
def _pattern() -> regex.Pattern[str]:
    names = {lower(normal(n)) for p in places("province") for n in (p.name, *p.aliases)}
    return regex.compile(f"{BORDERS['start']}{_HEAD}({any_of(sorted(names))}){BORDERS['end']}")
