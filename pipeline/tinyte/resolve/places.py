"""Places as said to places as meant: which province, district or commune of the gazetteer, on the article's day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tinyte.extract.passage import Found, Passage
from tinyte.extract.units import SaidUnit
from tinyte.extract.units.places import LEVELS
from tinyte.gazetteer import Place, current, key, link, named, places, province, province_code, province_of, sole
from tinyte.gazetteer.places import Level


@dataclass(frozen=True, slots=True)
class LinkedPlace:
    """A place as meant: level, name with its type, province (short name) and the codes in force on the article's day."""

    level: Level
    kind: str
    name: str
    province: str | None
    province_code: str | None = None
    district_code: str | None = None
    commune_code: str | None = None
    sure: bool = True

    @property
    def full_name(self) -> str:
        """Type in lower case and name: "huyện Phú Lộc"."""
        return f"{self.kind} {self.name}"


class Surroundings:
    """The places an article speaks of, in the order of the text, so that "UBND huyện" finds its district."""

    def __init__(self, passage: Passage, said: Sequence[Found[SaidUnit]]) -> None:
        self.day: dt.date | None = passage.published.date() if passage.published else None
        self.province = passage.province
        self.home: Place | None = province(passage.province, self.day) if passage.province else None
        self.districts: set[str] = set()
        self.places: list[tuple[int, LinkedPlace]] = []
        self._index()
        for level in ("province", "district", "commune"):
            self._link_all(said, level)
            self._index()

    def link(self, kind: str | None, name: str, within: str | None, at: int) -> LinkedPlace | None:
        """The place of that kind and name; the province said right after it comes before the article's."""
        for level in LEVELS[kind] if kind else ("province", "district"):
            if level == "province" and (found := self._province(kind, name, within)):
                return found
            if level != "province" and (found := self._below(level, kind, name, within, at)):
                return found
        return None

    def nearest(self, kind: str, at: int) -> LinkedPlace | None:
        """The place that a bare kind ("huyện") means at the offset: the last one of that kind said before it, else the next."""
        if kind in ("tỉnh", "thành phố") and self.home and (kind == "tỉnh" or self.home.type == kind):
            return self.of_province(self.home.name)
        if kind == "thành phố" and self.home and self.home.type == "tỉnh":
            return self._city(at)
        like = self._by_kind.get(kind) or (self._by_kind.get(LEVELS[kind][-1]) if kind in ("xã", "huyện") else None)
        return _last_before(like or [], at)

    def _city(self, at: int) -> LinkedPlace | None:
        """The city meant in an article about a province that is none: one of its own, said or the only one it has."""
        home = self.home
        said = [one for one in self._by_kind.get("thành phố", []) if one[1].level == "district"]
        inside = [one for one in said if home and one[1].province == home.name]
        if inside or home is None:
            return _last_before(inside, at)
        cities = [
            p for p in places("district") if p.province == home.code and p.type == "thành phố" and p.in_force(self.day)
        ]
        if len(cities) != 1 or self.day is None:
            return _last_before(said, at)
        return self._below("district", "thành phố", cities[0].name, home.name, at)

    def of_province(self, name: str) -> LinkedPlace:
        """A province by its short name."""
        place = province(name, self.day) if self.day else next(iter(named("province", name)), None)
        kind = place.type if place else "tỉnh"
        return LinkedPlace("province", kind, place.name if place else name, name, province_code(name, self.day))

    def today(self, name: str | None) -> str | None:
        """The province to which the ground of that province belongs on the article's day."""
        place = province(name, self.day) if name else None
        if place is None or place.in_force(self.day):
            return name
        after = [p for p in current(place) if p.in_force(self.day)] or current(place)
        return after[0].name if len(after) == 1 else name

    def last_province(self, at: int) -> str | None:
        """The province said last before the offset."""
        before = bisect_right(self._provinces, at, key=lambda said: said[0])
        return self._provinces[before - 1][1] if before else None

    def _index(self) -> None:
        """Places by kind and by level, and provinces, in the order of the text."""
        self.places.sort(key=lambda said: said[0])
        self._by_kind: dict[str, list[tuple[int, LinkedPlace]]] = {}
        for at, place in self.places:
            self._by_kind.setdefault(place.kind, []).append((at, place))
            self._by_kind.setdefault(place.level, []).append((at, place))
        self._provinces = [(at, place.province) for at, place in self.places if place.province]

    def _link_all(self, said: Sequence[Found[SaidUnit]], level: str) -> None:
        for found in said:
            value = found.value
            if value.place is None or (LEVELS[value.kind] if value.kind else ("province",))[-1] != level:
                continue
            if place := self.link(value.kind, value.place, value.within, found.start):
                self.places.append((found.start, place))
                if place.district_code:
                    self.districts.add(place.district_code)

    def _province(self, kind: str | None, name: str, within: str | None) -> LinkedPlace | None:
        on_the_day = [p for p in named("province", name, day=self.day) if kind in (None, p.type)]
        if kind == "thành phố":
            city = named("district", name, type=kind, day=self.day) or named("district", name, type=kind)
            if city and (within == name or self.day is None or not on_the_day):
                return None
        earlier = [p for p in named("province", name) if not self.day or p.valid_from <= self.day.isoformat()]
        found = on_the_day or [p for p in earlier if kind in (None, p.type, "tỉnh")]
        if found:
            return self.of_province(found[-1].name)
        gone = province(name) if kind else None  # one that ended before the first list of codes: "tỉnh Hà Bắc"
        return LinkedPlace("province", gone.type, gone.name, gone.name) if gone and not gone.code else None

    def _below(self, level: Level, kind: str | None, name: str, within: str | None, at: int) -> LinkedPlace | None:
        home = within or self.province or (self.last_province(at) if level == "commune" else None)
        districts = self.districts if level == "commune" else ()
        found = link(level, name, type=kind, day=self.day, province=home, districts=districts)
        if not found:
            return LinkedPlace(level, kind, name, home, sure=False) if kind else None
        homes = {province_of(p, self.day) for p in found}
        at_home = homes.pop() if len(homes) == 1 else None
        place, shown = sole(found), found[0]
        if place and not (place.in_force(self.day) and kind in (None, place.type)):
            place = None
        return LinkedPlace(
            level,
            kind or shown.type,
            name if key(name) == key(shown.name) else shown.name,
            at_home,
            province_code(at_home, self.day) if at_home else None,
            (place.district or None) if place else None,
            place.code if place and level == "commune" else None,
            place is not None,
        )


def _last_before(said: Sequence[tuple[int, LinkedPlace]], at: int) -> LinkedPlace | None:
    """The last place said up to the offset, else the first after it."""
    if not said:
        return None
    return said[max(0, bisect_right(said, at, key=lambda one: one[0]) - 1)][1]
