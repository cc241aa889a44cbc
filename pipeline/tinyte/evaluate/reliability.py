"""Whether confidence keeps its word: of rows with confidence 0.9, nine in ten should be right.

A row is right when it finds a gold row and every attribute compared is right; a spurious row is wrong; a row of optional
gold counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tinyte.evaluate.kinds import Outcome
from tinyte.evaluate.runs import Cells

BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""A bin reaches from one of these up to the next, which only the last bin holds too."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of a run, and whether it is right."""

    article: str
    table: str
    row: Cells
    right: bool


def judged_rows(outcomes: Iterable[Outcome]) -> list[Judged]:
    """Every counted row of the run."""
    return [
        Judged(outcome.article, outcome.table, row, outcome.kind == "correct" or outcome.wrong == ("text",))
        for outcome in outcomes
        for row in outcome.mentions
    ]


def reliability(told: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """A Markdown table of (confidence, right): rows, mean confidence and share of right ones, bin by bin.

    >>> for line in reliability([(0.92, True), (0.94, False), (0.3, False)]):
    ...     print(line)
    | confidence | rows | mean confidence | right |
    | --- | --- | --- | --- |
    | 0 to 0.5 | 1 | 0.300 | 0.000 |
    | 0.9 to 0.95 | 2 | 0.930 | 0.500 |
    """
    yield "| confidence | rows | mean confidence | right |"
    yield "| --- | --- | --- | --- |"
    for low, high in pairwise(BOUNDS):
        inside = [(chance, right) for chance, right in told if low <= chance < high or chance == high == BOUNDS[-1]]
        if inside:
            mean = sum(chance for chance, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            yield f"| {low:g} to {high:g} | {len(inside)} | {mean:.3f} | {share:.3f} |"
