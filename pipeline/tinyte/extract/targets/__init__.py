"""Numeric targets and results: figures that measure the sector, with what they measure, as what and how they bound it.

| step | module |
| --- | --- |
| numerals and units of measure | `tinyte.extract.quantities` |
| clauses around the figures, which figures count | `clauses`, `figures`, `bounds` |
| words that name the indicator | `naming`, `heads`, `changes`, `groups`, `fuller`, `printing` |
| words that belong to a figure | `reach`, `words`, `leads`, `places`, `sentences` |
| target or result | `kinds` |
| rows of tables | `tables`, `table_heads` |
| dates that a figure can be for | `moments` |

Periods, indicator ids, units concerned and pairs need the whole article: `tinyte.resolve.pairs`.
"""

from __future__ import annotations

from tinyte.extract.targets.find import find_targets

__all__ = ["find_targets"]
