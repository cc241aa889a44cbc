"""The five kinds that a row is of, named as nervaluate names them. Every counted row is of one kind.

A row of gold that is not optional is

* **correct**: found, every attribute right (`tinyte.evaluate.criteria`), and its bounds agree;
* **partial**: found, but an attribute is wrong or its bounds differ (listed as `text`);
* **wrong value**: its span is found, but with another value (below);
* **missed**: none of these.

A row of the run is **spurious** when it is no row of gold, not even an optional one, and no wrong value either.

*Bounds agree* when one of the run's mentions of the row has gold's `text` (in `normal_forms.folded`). A row is said several
times and gold names one place, so any mention will do. Officials have no `text` in gold: their name is their span.

*Wrong value*, by table:

| table | the span | the value |
| --- | --- | --- |
| dates | a row not found and a row of the run left over have the same `text` | `value` |
| officials | a person left over has a mention that overlaps the missed name in the article | `name` |
| units | a row is found by its `text`, and the bounds agree | `name` |
| resolutions | as dates | `number`, `title` |
| targets | as dates | `value`, `value_max` |

So gold rows = correct + partial + wrong value + missed in every table; rows of the run = correct + partial + wrong value +
spurious in every table but units, where several forms of one unit are all right. Exact F1 does not ask for bounds:
an exact row is correct, or partial in its `text` alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["correct", "partial", "wrong value", "missed", "spurious"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row: its kind, the row of gold and of the run as far as there is one, the columns that differ.

    `mentions` are the rows of the run that speak of it.
    """

    article: str
    table: str
    kind: Kind
    gold: Mapping[str, Any] | None
    got: Mapping[str, Any] | None
    mentions: Sequence[Mapping[str, str]]
    wrong: tuple[str, ...]
