"""The heavy letters of the skeleton: names, honorifics, titles, posts with their organizations, units."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import regex

from tinyte.extract.officials.cues import Cue, Post, find_cues
from tinyte.extract.officials.mended import mended_units
from tinyte.extract.officials.names import Name, find_names
from tinyte.extract.officials.organizations import (
    Organization,
    Surroundings,
    is_place,
    named_after,
    names_own,
    organization_of,
)
from tinyte.extract.passage import Found, Passage
from tinyte.tables import Unit

_WORD_BEFORE = regex.compile(r"(\p{L}+) $")
ORDER = "PpTHNOL"
"""Of two tokens that begin together the letter first here is kept."""


@dataclass(frozen=True, slots=True)
class Token:
    """A letter of the skeleton and what it stands for: a `Name`, a `Post`, titles, an honorific, a unit."""

    letter: str
    start: int
    end: int
    value: Any = None
    organization: Organization | None = None


def heavy_tokens(passage: Passage) -> list[Token]:
    """All names, honorifics, titles, posts and units of the text, in order, none within another.

    The model's pipe asks first and the officials' again: what rests on the same units and entities is worked out once.
    """
    basis = (_units(passage), _entities(passage, "post"), _entities(passage, "person"))
    known: Any = passage.memo.get("heavy_tokens")
    if known is None or known[0] != basis:
        known = passage.memo["heavy_tokens"] = (basis, _worked_out(passage))
    tokens: list[Token] = known[1]
    return tokens


def _worked_out(passage: Passage) -> list[Token]:
    units = mended_units(passage, sorted(_units(passage), key=lambda u: (u.start, -u.end)))
    around = Surroundings.of(passage, units)
    cues = _free_cues(passage, sorted([*find_cues(passage), *_model_posts(passage)], key=lambda c: c.start), around)
    named = {
        cue.start: organization for cue in cues if cue.letter == "P" and (organization := named_after(around, cue))
    }
    ends = {cue.start: max(cue.end, named[cue.start].end) if cue.start in named else cue.end for cue in cues}
    taken = _merged(sorted([*ends.items(), *((unit.start, unit.end) for unit in around.units)]))
    after_person = [cue.end for cue in cues if cue.letter in "HT"]
    after_post = sorted(
        ends[c.start] for c in cues if c.letter == "P" and (c.start in named or not names_own(around, c))
    )
    after_office = sorted(
        ends[c.start] for c in cues if c.letter == "P" and (c.value.head.get("top") or c.value.head.get("abroad"))
    )
    names = find_names(passage, taken, after_person, after_post, after_office)
    names += _model_names(passage, [*taken, *((name.start, name.end) for name in names)])
    around = around.bordered([name.start for name in names] + [cue.start for cue in cues if not _is_weak(cue)])
    tokens = [_token(cue, organization_of(around, cue) if cue.letter == "P" else None) for cue in cues]
    tokens += [Token("N", name.start, name.end, name) for name in names]
    tokens += [_unit_token(unit) for unit in around.units]
    return _needed(_apart([token for token in tokens if not _is_homeless(token)]))


def _entities(passage: Passage, label: str) -> list[Found[Any]]:
    found: Sequence[Found[Any]] = passage.found.get("entities", ())
    return [entity for entity in found if entity.value.label == label]


def _model_posts(passage: Passage) -> list[Cue]:
    """Posts that only the model knows; nothing is known of the units that they are in."""
    return [
        Cue("P", f.start, f.end, Post(passage.normal[f.start : f.end], {}, capital=passage.text[f.start].isupper()))
        for f in _entities(passage, "post")
    ]


def _model_names(passage: Passage, taken: Sequence[tuple[int, int]]) -> list[Name]:
    """Names that only the model knows, where nothing else stands."""
    return [
        Name(f.start, f.end, passage.text[f.start : f.end])
        for f in _entities(passage, "person")
        if not any(start < f.end and f.start < end for start, end in taken)
    ]


def _units(passage: Passage) -> Sequence[Found[Unit]]:
    return passage.found.get("units", ())  # type: ignore[return-value]


def _free_cues(passage: Passage, cues: list[Cue], around: Surroundings) -> list[Cue]:
    """The cues that are no part of a unit's name nor of a person's ("Nguyễn Anh Tuấn")."""
    free = []
    for cue in cues:
        at = bisect_right(around.starts, cue.start) - 1
        within = at >= 0 and around.units[at].start < cue.start and cue.end <= around.units[at].end
        if not within and not (cue.value == "anh" and _inside_name(passage.normal, cue)):
            free.append(cue)
    return free


def _inside_name(text: str, cue: Cue) -> bool:
    before = _WORD_BEFORE.search(text, max(0, cue.start - 12), cue.start)
    return text[cue.start].isupper() and before is not None and before[1][0].isupper()


def _is_weak(cue: Cue) -> bool:
    return cue.letter == "P" and bool(cue.value.head.get("weak"))


def _token(cue: Cue, organization: Organization | None) -> Token:
    letter = "p" if _is_weak(cue) else cue.letter
    return Token(letter, cue.start, organization.end if organization else cue.end, cue.value, organization)


def _is_homeless(token: Token) -> bool:
    """Whether the token is a post that counts only with a country ("lãnh đạo") and has none."""
    return token.letter == "P" and token.value.head.get("only_abroad") and not token.organization


def _unit_token(unit: Found[Unit]) -> Token:
    organization = Organization(unit.value.name, unit.end, unit.value.unit_id or None)
    return Token("L" if is_place(unit.value) else "O", unit.start, unit.end, unit.value, organization)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _apart(tokens: list[Token]) -> list[Token]:
    """The tokens in order, those within or across an earlier one left out; a post goes before a unit."""
    kept: list[Token] = []
    for token in sorted(tokens, key=lambda t: (t.start, ORDER.index(t.letter), -t.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _needed(tokens: list[Token]) -> list[Token]:
    """The tokens without the honorifics and titles that no name, post or other title follows."""
    nexts = [*(token.start for token in tokens[1:]), math.inf]
    return [t for t, after in zip(tokens, nexts, strict=False) if t.letter not in "HT" or after - t.end < 5]
