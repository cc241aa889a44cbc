"""The result of an evaluation as a JSON file, and what was gained and lost since an earlier one.

A result holds the figures by name (those of `Evaluation.figures`) and `outcomes`: every row of gold that counts and every
spurious row, with `article`, `table`, `row` in a few words, `kind` and the columns that are `wrong`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinyte.evaluate.evaluation import Evaluation
from tinyte.evaluate.faults import EvaluationError, write_file
from tinyte.evaluate.kinds import KINDS
from tinyte.evaluate.wording import label
from tinyte.tables import MENTION_TABLES

Result = Mapping[str, Any]
ABSENT = "not said"
"""State of a spurious row in a result that does not have it."""

_WORTH = {"correct": 3, "partial": 2, "wrong value": 1, "missed": 0}


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is another one now."""

    name: str
    before: float | None
    now: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """A row of gold, or a spurious row, that fares otherwise now."""

    article: str
    table: str
    row: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What moved since an earlier result.

    `gained` and `lost` are rows that fare better and worse, `other` those that are wrong in another way; `only_before` and
    `only_now` count the rows that gold has in one result alone, which are in none of these lists.
    """

    figures: Sequence[Moved]
    gained: Sequence[Change]
    lost: Sequence[Change]
    other: Sequence[Change]
    only_before: int
    only_now: int


def result_of(evaluation: Evaluation) -> Result:
    """The result as plain values."""
    rows = [
        {"article": o.article, "table": o.table, "row": label(o), "kind": o.kind, "wrong": list(o.wrong)}
        for o in evaluation.outcomes
    ]
    return {**evaluation.figures(), "outcomes": rows}


def write_result(result: Result, path: Path) -> None:
    """Writes a result.

    Raises EvaluationError.
    """
    write_file(path, json.dumps(result, ensure_ascii=False, indent=1) + "\n")


def read_result(path: Path) -> Result:
    """An earlier result.

    Raises EvaluationError for a file that is none.
    """
    try:
        result = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError:
        result = None
    if not isinstance(result, dict) or not all(isinstance(result.get(table), dict) for table in MENTION_TABLES):
        raise EvaluationError(f"{path}: is no result; give a file that `tinyte eval --json` wrote")
    if not isinstance(result.get("outcomes"), list) or not all(_is_outcome(row) for row in result["outcomes"]):
        raise EvaluationError(f"{path}: has no outcomes of rows; write it again with `tinyte eval --json`")
    return result


def compare(before: Result, now: Result) -> Changes:
    """What moved from an earlier result to this one."""
    old, new = _states(before, spurious=False), _states(now, spurious=False)
    altered = [key for key in new if key in old and new[key] != old[key]]
    gain = {key: _worth(new[key]) - _worth(old[key]) for key in altered}
    gone, come = _spurious_changes(before, now)
    return Changes(
        figures=moved_figures(before, now),
        gained=[_change(key, old[key], new[key]) for key in altered if gain[key] > 0] + gone,
        lost=[_change(key, old[key], new[key]) for key in altered if gain[key] < 0] + come,
        other=[_change(key, old[key], new[key]) for key in altered if gain[key] == 0],
        only_before=len(old.keys() - new.keys()),
        only_now=len(new.keys() - old.keys()),
    )


def moved_figures(before: Result, now: Result) -> list[Moved]:
    """The figures that differ, nested ones as `table attribute`.

    >>> moved_figures({"lost": 1, "dates": {"f1": 0.9, "role": 0.8}}, {"lost": 1, "dates": {"f1": 0.95, "role": 0.8}})
    [Moved(name='dates f1', before=0.9, now=0.95)]
    """
    old, new = _flat(before), _flat(now)
    return [Moved(name, old.get(name), new.get(name)) for name in {**new, **old} if old.get(name) != new.get(name)]


_Key = tuple[str, str, str, int]
_State = tuple[str, tuple[str, ...]]


def _spurious_changes(before: Result, now: Result) -> tuple[list[Change], list[Change]]:
    """Spurious rows that are gone, and those that have come."""
    old, new = _states(before, spurious=True), _states(now, spurious=True)
    gone = [_change(key, state, (ABSENT, ())) for key, state in old.items() if key not in new]
    come = [_change(key, (ABSENT, ()), state) for key, state in new.items() if key not in old]
    return gone, come


def _states(result: Result, *, spurious: bool) -> dict[_Key, _State]:
    """The state of each spurious row, or of each row of gold; a second row of the same words is told by its number."""
    seen: Counter[tuple[str, str, str]] = Counter()
    states = {}
    for row in result["outcomes"]:
        if (row["kind"] == "spurious") is spurious:
            words = (row["article"], row["table"], row["row"])
            states[(*words, seen[words])] = (row["kind"], tuple(row["wrong"]))
            seen[words] += 1
    return states


def _change(key: _Key, before: _State, now: _State) -> Change:
    return Change(*key[:3], _worded(before), _worded(now))


def _worded(state: _State) -> str:
    kind, wrong = state
    return f"{kind} ({', '.join(wrong)})" if wrong else kind


def _worth(state: _State) -> float:
    """Correct before partial before wrong value before missed; of two partial ones that with fewer faults."""
    kind, wrong = state
    return _WORTH[kind] - len(wrong) / 100


def _flat(result: Mapping[str, Any], before: str = "") -> dict[str, float | None]:
    flat: dict[str, float | None] = {}
    for key, value in result.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{before}{key} ")
        elif value is None or isinstance(value, int | float):
            flat[before + key] = value
    return flat


def _is_outcome(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and all(isinstance(row.get(key), str) for key in ("article", "table", "row", "kind"))
        and row["kind"] in KINDS
        and isinstance(row.get("wrong"), list)
    )
