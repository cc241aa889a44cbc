"""The figures of an evaluation: counts that add up over articles, and the rates made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tinyte.evaluate.kinds import KINDS, Kind


class Ratio(NamedTuple):
    """How many of how many."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share that is right, None of nothing."""
        return self.right / self.of if self.of else None


def add(counts: dict[str, Ratio], more: Mapping[str, Ratio]) -> None:
    """Adds the ratios of one article or row to the counts so far."""
    for name, ratio in more.items():
        so_far = counts.get(name, Ratio(0, 0))
        counts[name] = Ratio(so_far.right + ratio.right, so_far.of + ratio.of)


@dataclass(slots=True)
class TableFigures:
    """Counts of one table; optional gold rows, and what only they account for, are in none of them.

    `found` gold rows of `gold`, `right` rows of the run of `predicted` (several forms of one unit are several right rows),
    `exact` found rows whose every attribute is right.

    >>> figures = TableFigures(gold=4, found=3, predicted=5, right=3, exact=2)
    >>> figures.precision, figures.recall, round(figures.f1, 3), round(figures.exact_f1, 3)
    (0.6, 0.75, 0.667, 0.444)
    """

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0
    exact: int = 0
    attributes: dict[str, Ratio] = field(default_factory=dict)
    kinds: Counter[Kind] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of the run's rows that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold rows that are found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    @property
    def exact_f1(self) -> float:
        """F1 where a row with a wrong attribute counts as missed and as spurious."""
        inexact = self.found - self.exact
        precision = max(0, self.right - inexact) / self.predicted if self.predicted else 0.0
        return harmonic(precision, self.exact / self.gold if self.gold else 0.0)

    def as_json(self) -> dict[str, object]:
        """Rates to four decimals and counts, by name."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "exact_f1": round(self.exact_f1, 4),
            "gold": self.gold,
            "predicted": self.predicted,
            **shares(self.attributes),
            "kinds": {kind: self.kinds[kind] for kind in KINDS},
        }


def harmonic(one: float, other: float) -> float:
    """The harmonic mean, 0 when both are 0."""
    return 2 * one * other / (one + other) if one + other else 0.0


def shares(ratios: Mapping[str, Ratio]) -> dict[str, float | None]:
    """The shares to four decimals, by name."""
    return {name: None if ratio.share is None else round(ratio.share, 4) for name, ratio in ratios.items()}
