"""A unit as the text says it, before it is known which one is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tinyte.tables import UnitLevel, UnitType

Home = Literal["province", "central", "nowhere", "foreign", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidUnit:
    """What a mention says of its unit.

    `body` is the name written out without its place ("Sở Y tế"; empty for a place itself), `kind` and `place` the place as
    said: both ("huyện", "Phú Lộc"), a bare kind ("tỉnh", None: the article tells which) or a bare name (None, "Bắc Ninh").
    `within` is a province said right after the unit; `home` where such a body belongs when no place is said; `vague`
    marks a short form that means something only after a fuller one.
    """

    body: str
    type: UnitType
    kind: str | None = None
    place: str | None = None
    within: str | None = None
    level: UnitLevel | None = None
    home: Home = "any"
    vague: bool = False
    joined: bool = True  # a place belongs to the name of this body ("Sở Y tế tỉnh X", not "Bệnh viện Bạch Mai tỉnh X")
