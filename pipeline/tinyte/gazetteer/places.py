"""The places themselves: provinces, districts and communes with the days between which each was in force."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tinyte.gazetteer.names import key
from tinyte.rulebook import folder

Level = Literal["province", "district", "commune"]
LEVELS: tuple[Level, ...] = ("province", "district", "commune")

FILES: Mapping[Level, str] = {"province": "provinces.csv", "district": "districts.csv", "commune": "communes.csv"}


@dataclass(frozen=True, slots=True)
class Place:
    """One administrative unit as it stood from `valid_from` to `valid_to`, both ISO days inclusive, empty when not bounded.

    `code` is the statistics office's (2, 3 or 5 digits by level), empty before the list of 2004. `name` is short ("Bắc Ninh"),
    `type` in lower case ("tỉnh"). `province` and `district` are codes. `successors` are the ids (`code@valid_from`) of the
    places that took over its ground.
    """

    code: str
    name: str
    type: str
    level: Level
    province: str
    district: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The code and the first day: a code was often given to another place later."""
        return f"{self.code}@{self.valid_from}"

    @property
    def full_name(self) -> str:
        """Type and name: "Tỉnh Bắc Ninh"."""
        return f"{self.type[0].upper()}{self.type[1:]} {self.name}"

    def in_force(self, day: dt.date | None) -> bool:
        """Whether the place existed on that day; True when the day is not known."""
        if day is None:
            return True
        iso = day.isoformat()[:10]
        return (not self.valid_from or self.valid_from <= iso) and (not self.valid_to or iso <= self.valid_to)


@cache
def places(level: Level) -> tuple[Place, ...]:
    """All places of one level that ever were, in the order of the file, read once."""
    return tuple(_read(level))


@cache
def by_name(level: Level) -> Mapping[str, Sequence[Place]]:
    """Folded name or alias → the places of that level that bear it, at any time."""
    index: dict[str, list[Place]] = {}
    for place in places(level):
        for name in {key(place.name), *map(key, place.aliases)}:
            index.setdefault(name, []).append(place)
    return index


@cache
def by_code(level: Level) -> Mapping[str, Sequence[Place]]:
    """Code → the places of that level that bore it, oldest first."""
    index: dict[str, list[Place]] = {}
    for place in places(level):
        index.setdefault(place.code, []).append(place)
    return index


@cache
def by_id(level: Level) -> Mapping[str, Place]:
    """Id → place."""
    return {place.id: place for place in places(level)}


def _read(level: Level) -> Iterator[Place]:
    with (folder() / "gazetteer" / FILES[level]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Place(
                row["code"],
                row["name"],
                row["type"],
                level,
                row["code"] if level == "province" else row["province"],
                row["code"] if level == "district" else row.get("district", ""),
                row["valid_from"],
                row["valid_to"],
                _items(row["successors"]),
                _items(row.get("aliases") or ""),
            )


def _items(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
