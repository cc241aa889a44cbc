"""Which place is meant: by name, type, the day, the province and the district around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from functools import cache

from tinyte.gazetteer.names import key
from tinyte.gazetteer.places import Level, Place, by_code, by_id, by_name, places
from tinyte.gazetteer.provinces import province

LAST_OF_DISTRICTS = dt.date(2025, 6, 30)


def named(level: Level, name: str, *, type: str | None = None, day: dt.date | None = None) -> list[Place]:
    """The places of that level and name (and type) in force on the day; at any time when the day is not known.

    >>> [p.full_name for p in named("district", "Kỳ Anh", day=dt.date(2024, 1, 4))]
    ['Huyện Kỳ Anh', 'Thị xã Kỳ Anh']
    """
    found = by_name(level).get(key(name), ())
    return [p for p in found if p.in_force(day) and type in (None, p.type) and p.code]


def link(
    level: Level,
    name: str,
    *,
    type: str | None = None,
    day: dt.date | None = None,
    province: str | None = None,
    districts: Collection[str] = (),
) -> list[Place]:
    """The places that may be meant: of the type, in the province (short name), in one of the districts (codes).

    A condition that nothing meets is dropped; one place left is a link, several are an ambiguity.

    >>> [p.code for p in link("district", "Phú Lộc", type="huyện", day=dt.date(2023, 11, 5), province="Thừa Thiên Huế")]
    ['482']
    """
    found = named(level, name, day=day) or named(level, name)
    if type is not None:
        found = [p for p in found if p.type == type] or found
    if province is not None:
        found = [p for p in found if province_of(p, day) == province] or found
    return [p for p in found if p.district in districts] or found


def province_of(place: Place, day: dt.date | None = None) -> str | None:
    """Short name of the province that the place's ground belongs to on the day, or belonged to in the place's own time.

    >>> province_of(link("district", "Bố Trạch")[0], dt.date(2025, 10, 21))
    'Quảng Trị'
    """
    home = next((p for p in by_code("province").get(place.province, ()) if _overlap(p, place)), None)
    if home is None or day is None or home.in_force(day):
        return home.name if home else None
    after = [p for p in current(home) if p.in_force(day)]
    return after[0].name if len(after) == 1 else home.name


def province_of_district(name: str, type: str | None = None, day: dt.date | None = None) -> str | None:
    """Short name of the province that has the only district of that name and type on the day, else None.

    >>> province_of_district("Thọ Xuân", "huyện", dt.date(2021, 1, 9))
    'Thanh Hóa'
    """
    found = {province_of(p, day) for p in named("district", name, type=type, day=day)}
    return found.pop() if len(found) == 1 else None


def current(place: Place) -> list[Place]:
    """The places in force today on the ground of that place; itself when it is one of them.

    Follows the successors to the end. A district ended on 30 June 2025 and gives the communes on its ground; so does a
    commune of which no successor is known: all that it may be.

    >>> [p.full_name for p in current(by_code("commune")["15583"][0])]
    ['Xã Xuân Lập']
    >>> [p.name for p in current(province("Hà Tây", dt.date(2007, 1, 1)))]
    ['Hà Nội']
    """
    if not place.valid_to:
        return [place]
    found = {p.id: p for heir in _heirs(place) for p in current(heir)}
    return [found[i] for i in sorted(found)]


def _heirs(place: Place) -> list[Place]:
    """What took over the ground of a place that ended."""
    if place.successors:
        return [by_id(place.level).get(i) or by_id("commune")[i] for i in place.successors]
    around = [p for p in _communes_of().get(place.district, ()) if p.id != place.id and p.successors]
    return around or [p for p in by_code("district").get(place.district, ()) if p.id != place.id and p.successors]


@cache
def _communes_of() -> dict[str, list[Place]]:
    index: dict[str, list[Place]] = {}
    for place in places("commune"):
        if place.district:
            index.setdefault(place.district, []).append(place)
    return index


def _overlap(one: Place, other: Place) -> bool:
    return (not one.valid_to or not other.valid_from or other.valid_from <= one.valid_to) and (
        not one.valid_from or not other.valid_to or one.valid_from <= other.valid_to
    )


def sole(found: Sequence[Place]) -> Place | None:
    """The place when there is exactly one, else None: an ambiguity gets no code."""
    return found[0] if len({p.id for p in found}) == 1 else None


def province_code(name: str, day: dt.date | None) -> str | None:
    """The code of that province in the list of the day; None when it is in no list, or the day is not known and codes differ.

    >>> [province_code("Bắc Ninh", day) for day in (dt.date(2024, 1, 4), dt.date(2025, 7, 1), None)]
    ['27', '24', None]
    """
    found = {p.code for p in named("province", name, day=day)}
    return found.pop() if len(found) == 1 else None


__all__ = ["current", "link", "named", "province", "province_code", "province_of", "province_of_district", "sole"]
