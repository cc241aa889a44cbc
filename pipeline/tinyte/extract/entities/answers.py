"""What the rules answered in an article, as the model sees it: spans of names, posts, units and documents, and cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tinyte.extract.entities.tagging import Label
from tinyte.extract.officials.cues import find_cues
from tinyte.extract.officials.tokens import Token, heavy_tokens
from tinyte.extract.passage import Found, Passage

Answer = tuple[int, int, Label]
PLACES = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class Answers:
    """`spans` are (start, end, label), in order, none across another; `cues` honorifics and titles, as (start, end)."""

    spans: Sequence[Answer]
    cues: Sequence[tuple[int, int]]


def answers_of(passage: Passage) -> Answers:
    """The rules' answers in a passage whose units and resolutions are found."""
    tokens = heavy_tokens(passage)
    ends = {cue.start: cue.end for cue in find_cues(passage)}
    spans: list[Answer] = [(f.start, f.end, "document") for f in passage.found.get("resolutions", ())]
    spans += [(token.start, token.end, "person") for token in tokens if token.letter == "N"]
    spans += [_post(passage, token, ends) for token in tokens if token.letter in "Pp"]
    spans += [_unit(unit) for unit in passage.found.get("units", ())]
    cues = [(token.start, token.end) for token in tokens if token.letter in "HT"]
    return Answers(apart(spans), cues)


def apart(spans: Sequence[Answer]) -> list[Answer]:
    """The spans in the order of the text; of two that overlap the earlier one in the list is kept."""
    kept: list[Answer] = []
    for span in sorted(enumerate(spans), key=lambda one: (one[1][0], one[0])):
        start, end, label = span[1]
        if kept and start < kept[-1][1]:
            continue
        if end > start:
            kept.append((start, end, label))
    return kept


def _post(passage: Passage, token: Token, ends: dict[int, int]) -> Answer:
    """The words of the post itself, without the organization."""
    end = ends.get(token.start, token.end)
    if token.organization and token.organization.start > token.start:
        end = min(end, token.organization.start)
    return token.start, token.start + len(passage.text[token.start : end].rstrip()), "post"


def _unit(unit: Found[Any]) -> Answer:
    return unit.start, unit.end, "place" if unit.value.type in PLACES else "organization"
