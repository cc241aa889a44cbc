"""Organizations of the model that no rule found, as mentions of units: typed by their head, where it is a known one."""

from __future__ import annotations

from collections.abc import Sequence

from tinyte.extract.entities.tagging import Entity
from tinyte.extract.passage import Found, Passage
from tinyte.extract.units.lexicon import find_heads, head_at
from tinyte.extract.units.said import SaidUnit


def joined_units(passage: Passage, entities: Sequence[Found[Entity]]) -> list[Found[SaidUnit]]:
    """The organizations that no unit, document or date overlaps, in order."""
    taken = [(f.start, f.end) for table in ("units", "resolutions", "dates") for f in passage.found.get(table, ())]
    return [
        Found(entity.start, entity.end, said, entity.rule, entity.confidence, "model")
        for entity in entities
        if entity.value.label == "organization"
        and not any(start < entity.end and entity.start < end for start, end in taken)
        and (said := said_unit(passage, entity))
    ]


def said_unit(passage: Passage, entity: Found[Entity]) -> SaidUnit | None:
    """What the words say of the unit; None for a bare head, which names none."""
    text = " ".join(passage.normal[entity.start : entity.end].split())
    head = next(find_heads(passage.lower[entity.start : entity.end]), None)
    if head is None or head.start() > 0:
        return SaidUnit(body=text[0].upper() + text[1:], type="other")
    if head.end() >= entity.end - entity.start or head_at(head).tail in ("admin", "post"):
        return None
    known = head_at(head)
    words = passage.normal[entity.start + head.end() : entity.end].strip()
    return SaidUnit(body=f"{known.name} {words}", type=known.type, home=known.home, level=known.level)
