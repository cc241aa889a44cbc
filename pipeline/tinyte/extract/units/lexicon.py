"""The heads of names of units and the words of which the names are made, from `rules/units.yaml` and `unit_words.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, cast

import regex

from tinyte.extract.units.said import Home
from tinyte.rulebook import BORDERS, any_of, load
from tinyte.tables import UnitLevel, UnitType

_WORD = regex.compile(r"\p{L}+")
Tail = Literal["none", "place", "sector", "name", "description", "unit", "admin", "post"]


@dataclass(frozen=True, slots=True)
class Head:
    """A head phrase: what it is written out, what kind of body it heads and what must follow it."""

    name: str
    rule: str
    confidence: float
    type: UnitType
    tail: Tail
    home: Home
    level: UnitLevel | None
    alone: bool
    sectors: str | None
    then: regex.Pattern[str] | None
    abbreviation: bool
    post_of: str | None = None


class Words:
    """The lexicons of `unit_words.yaml` as patterns and look-ups."""

    def __init__(self) -> None:
        words = load("unit_words")
        self.kinds: Mapping[str, str] = words.lexicon("kinds")
        self.sectors: Mapping[str, Mapping[str, str]] = {
            "ministries": words.lexicon("ministries"),
            "departments": {**words.lexicon("ministries"), **words.lexicon("departments")},
        }
        self.written_out: Mapping[str, str] = {**words.lexicon("short_forms"), **words.lexicon("joins")}
        self.openers = frozenset(words.lexicon("openers"))
        self.carriers = frozenset(words.lexicon("carriers"))
        self.short_forms = frozenset(words.lexicon("short_forms"))
        self.surnames = frozenset(words.lexicon("surnames"))
        self.breaks = frozenset(words.lexicon("breaks"))
        self.leads = frozenset(words.lexicon("leads"))
        self.hospital_homes: Mapping[str, str] = words.lexicon("hospital_homes")
        self.treating = frozenset(words.lexicon("treating_institutes"))
        self.of_health_ministry = frozenset(words.lexicon("health_ministry_bodies"))
        self.caring = tuple(words.lexicon("caring_centers"))
        self.provincial_unions = tuple(words.lexicon("provincial_unions"))
        self.district_offices = frozenset(words.lexicon("district_offices"))
        self.lexicons = words.lexicons

    @cached_property
    def kind(self) -> regex.Pattern[str]:
        """A kind of administrative unit."""
        return _phrases(self.kinds)

    @cached_property
    def piece(self) -> regex.Pattern[str]:
        """A lower-case or abbreviated part of a name."""
        return _phrases({*self.written_out, *self.openers, *self.carriers})

    @cached_property
    def end(self) -> regex.Pattern[str]:
        """What ends a name that runs in capitals."""
        return _phrases(self.lexicons["ends"])

    @cached_property
    def predicate(self) -> regex.Pattern[str]:
        """What a unit does, is or stands in: no descriptive name runs through it."""
        return _phrases(self.lexicons["predicates"])

    @cached_property
    def sentence_start(self) -> regex.Pattern[str]:
        """What begins the next sentence where the full stop is missing."""
        return _phrases(self.lexicons["sentence_starts"])

    @cached_property
    def elsewhere(self) -> regex.Pattern[str]:
        """What shows that a body of the state is another country's."""
        return _phrases(self.lexicons["elsewhere"])

    @cached_property
    def action(self) -> regex.Pattern[str]:
        """What a unit does, or is there for."""
        return _phrases(self.lexicons["actions"])

    @cached_property
    def country(self) -> regex.Pattern[str]:
        """The name of a country."""
        return _phrases(self.lexicons["countries"])

    @cached_property
    def not_province(self) -> regex.Pattern[str]:
        """Words that begin like the name of a province."""
        return _phrases(self.lexicons["not_provinces"])

    @cached_property
    def not_place(self) -> regex.Pattern[str]:
        """What makes the name after it something else than a place."""
        return regex.compile(BORDERS["start"] + any_of(self.lexicons["not_places"]) + r" *$", regex.VERSION1)


@cache
def words() -> Words:
    """The words of names, read once."""
    return Words()


@cache
def heads() -> Mapping[str, Head]:
    """Head phrase → head; a phrase of two rules goes to the earlier one."""
    rules = load("units")
    found: dict[str, Head] = {}
    for rule in rules.rules:
        said = rule.constants
        if said["tail"] == "bare":
            continue  # places named without a kind have no head
        lexicon = rules.lexicon(said["lexicon"]) if "lexicon" in said else words().kinds
        for phrase, value in lexicon.items():
            entry = value if isinstance(value, dict) else {"name": value}
            found.setdefault(phrase, _head(phrase, {**said, **entry}, rule.id, rule.confidence))
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word[0] for phrase in heads() if (word := _WORD.match(phrase)))


@cache
def head_pattern() -> regex.Pattern[str]:
    """Any head phrase, longest first."""
    return regex.compile(BORDERS["start"] + _bordered(heads()), regex.VERSION1)


def find_heads(text: str) -> Iterator[regex.Match[str]]:
    """Matches of `head_pattern` in the lower-case text; only words that can begin a head are tried, which is quicker."""
    first, pattern = _first_words(), head_pattern()
    for word in _WORD.finditer(text):
        if word[0] in first and (match := pattern.match(text, word.start())):
            yield match


def head_at(match: regex.Match[str]) -> Head:
    """The head of a match of `head_pattern`."""
    return heads()[" ".join(match[0].split())]


@cache
def other_words() -> regex.Pattern[str]:
    """Words that begin like a head and are none."""
    return _phrases(load("units").lexicon("other_words"))


def _head(phrase: str, said: Mapping[str, Any], rule: str, confidence: float) -> Head:
    then = regex.compile(said["then"], regex.VERSION1) if "then" in said else None
    return Head(
        said["name"], rule, confidence, cast(UnitType, said.get("type", "other")), said["tail"], said["home"],
        said.get("level"), bool(said.get("alone")), said.get("sectors"), then, _is_abbreviation(phrase, said["name"]),
        said.get("post_of"),
    )  # fmt: skip


def _is_abbreviation(phrase: str, name: str) -> bool:
    return " " not in phrase and phrase.isascii() and (name.isupper() or phrase != name.lower())


def _phrases(phrases: Iterable[str]) -> regex.Pattern[str]:
    return regex.compile(_bordered(phrases), regex.VERSION1)


def _bordered(phrases: Iterable[str]) -> str:
    """Any of the phrases; one that ends in a full stop ("q.") may touch the next word."""
    stopped = [phrase for phrase in phrases if phrase.endswith(".")]
    whole = any_of(phrase for phrase in phrases if not phrase.endswith(".")) + BORDERS["end"]
    return f"(?:{any_of(stopped)}|{whole})" if stopped else whole
