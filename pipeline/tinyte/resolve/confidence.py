"""Calibrated confidence: how often rows like this one are right in every column, as the annotated corpus shows.

A row's signs (the rule that made it, what the rule leaned on, which columns are empty, its kinds) each have a weight; their
sum is the logit of the probability. The weights are learnt by `tinyte calibrate` and kept in `models/confidence.json`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_origin, get_type_hints

from tinyte.extract.passage import Found
from tinyte.tables import TABLES

SHIPPED = Path(__file__).parents[1] / "models" / "confidence.json"
LEAST, MOST = 0.02, 0.99
"""No row is surely wrong or surely right."""

Weights = Mapping[str, float]
_PARTS = re.compile("[;,]")


def calibrated(table: str, found: Found[Any]) -> Found[Any]:
    """The finding with the probability that its row is right, to two digits."""
    values = {name: getattr(found.value, name) for name in signs_of(table)}
    chance = probability(weights_of(table), signs(table, found.rule, values))
    return replace(found, confidence=round(min(MOST, max(LEAST, chance)), 2))


def signs(table: str, rule: str, values: Mapping[str, Any]) -> Iterator[str]:
    """The signs of a row: its rule and the parts of it, columns that are empty, values of columns with few values.

    >>> row = {"value": "2030", "date_start": "2030-01-01", "precision": "year", "role": "deadline"}
    >>> list(signs("dates", "dates.year;until", row))
    ['bias', 'dates.year', 'until', 'no date_end', 'precision=year', 'no time', 'role=deadline', 'dates.year role=deadline']
    """
    first, *rest = _PARTS.split(rule)
    yield "bias"
    yield first
    yield from rest
    told = ""
    for name, few in signs_of(table).items():
        value = values.get(name)
        if value in (None, "", ()):
            yield f"no {name}"
        elif few:
            told = f"{name}={value}"
            yield told
    if told:
        yield f"{first} {told}"


def probability(weights: Weights, told: Iterator[str]) -> float:
    """The probability that the weights of the signs add up to."""
    logit = sum(weights.get(sign, 0.0) for sign in told)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@cache
def signs_of(table: str) -> dict[str, bool]:
    """The table's own columns that can be signs, and whether they have few values: {"role": True, "time": False}."""
    row_class = TABLES[table].row_class
    hints = get_type_hints(row_class)
    few = {name: get_origin(hint) is Literal or "Literal" in str(hint) for name, hint in hints.items()}
    names = row_class.__slots__  # type: ignore[attr-defined]
    return {name: few[name] for name in names if few[name] or "None" in str(hints[name])}


@cache
def weights_of(table: str) -> Weights:
    """The weights that come with tinyte."""
    weights: Weights = json.loads(SHIPPED.read_text(encoding="utf-8"))["weights"][table]
    return weights
