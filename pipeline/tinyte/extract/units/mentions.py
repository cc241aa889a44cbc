"""Finds the mentions of units in an article: heads with their tails, then abbreviations it defines, then bare places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tinyte.extract.passage import Found, Passage
from tinyte.extract.units.abbreviations import defined_units
from tinyte.extract.units.bare import (
    bare_districts,
    communes_of_districts,
    communes_opening,
    districts_of_provinces,
    part_of_name,
)
from tinyte.extract.units.lexicon import find_heads
from tinyte.extract.units.places import LEVELS, bare_provinces
from tinyte.extract.units.reading import Mentions, read_unit
from tinyte.extract.units.said import SaidUnit
from tinyte.rulebook import load


def find_units(passage: Passage) -> Mentions:
    """Mentions of units in the order of the text, none inside another; the values are what is said, not yet resolved.

    >>> text = "UBND tỉnh giao TTYT huyện A Lưới."
    >>> [(text[f.start : f.end], f.value.body) for f in find_units(Passage(text, [(0, len(text))]))]
    [('UBND tỉnh', 'Ủy ban nhân dân'), ('TTYT huyện A Lưới', 'Trung tâm Y tế')]
    """
    found: Mentions = []
    last: Mentions = []
    for match in find_heads(passage.lower):
        if any(f.start < match.end() and match.start() < f.end for f in last):
            continue
        if here := read_unit(passage, match):
            found += _apart(last, here)
            last = here if not last or here[-1].end > last[-1].end else last
    found.sort(key=lambda f: f.start)
    for more in (defined_units, _latin_names, _bare_provinces, _addressed, _bare_districts, _addressed_communes):
        found = sorted([*found, *_apart(found, more(passage, found))], key=lambda f: f.start)
    return found


def _apart(found: Mentions, more: Mentions) -> Mentions:
    """Those of the further mentions that overlap none of the found ones, which are in order."""
    starts, kept = [f.start for f in found], []
    for mention in more:
        after = bisect_left(starts, mention.end)
        if after == 0 or found[after - 1].end <= mention.start:
            kept.append(mention)
    return kept


def _latin_names(passage: Passage, _found: Sequence[Found[SaidUnit]]) -> Mentions:
    """Names in another language that end in their kind: "Sunrise Group", "Hope Foundation"."""
    rule = load("units").rule("units.latin_name")
    kinds = load("units").lexicon("latin_kinds")
    return [
        Found(m.start(), m.end(), SaidUnit(body=m[0], type=kinds[m[0].split()[-1].lower()]), rule.id, rule.confidence)
        for m in rule.regex.finditer(passage.normal)
    ]


def _bare_provinces(passage: Passage, _found: Sequence[Found[SaidUnit]]) -> Mentions:
    return [
        Found(start, end, SaidUnit(body="", type="province", place=name), "units.province", 0.9)
        for start, end, name in bare_provinces(passage)
        if not part_of_name(passage, start, end)
    ]


def _addressed(passage: Passage, found: Sequence[Found[SaidUnit]]) -> Mentions:
    """Districts named without their kind right before their province."""
    return [
        Found(start, end, _district(kind, name), "units.bare_place", 0.85)
        for start, end, kind, name in districts_of_provinces(passage, found)
        if not part_of_name(passage, start, end)
    ]


def _addressed_communes(passage: Passage, found: Sequence[Found[SaidUnit]]) -> Mentions:
    """Communes named without their kind right before their district, or where a sentence opens with its place."""
    return [
        Found(start, end, _district(kind, name), "units.bare_place", 0.8)
        for start, end, kind, name in (*communes_of_districts(passage, found), *communes_opening(passage))
        if not part_of_name(passage, start, end)
    ]


def _district(kind: str, name: str) -> SaidUnit:
    return SaidUnit(body="", type=LEVELS[kind][-1], kind=kind, place=name)


def _bare_districts(passage: Passage, found: Sequence[Found[SaidUnit]]) -> Mentions:
    """Districts of the article's province, cities, and places said elsewhere with their kind."""
    said = [f.value for f in found]
    return [
        Found(start, end, _district(kind, name), "units.bare_place", 0.8)
        for start, end, kind, name in bare_districts(passage, said)
        if not part_of_name(passage, start, end)
    ]
