"""Scores a run on each folder of gold articles and holds the figures against `tests/quality_floor.json`.

    python scripts/check_quality.py GOLD [--write]

GOLD holds `score.py` and the folders seeds, vinews, portal. Exit code 1 when a figure is below its floor; `--write` sets the
floor to the figures of now, rounded down to two decimals.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FLOOR = Path(__file__).parents[1] / "tests" / "quality_floor.json"
INPUTS = {"seeds": "seeds", "vinews": "vinews/articles.jsonl", "portal": "portal"}


def main() -> int:
    """Prints each folder's score and every figure below its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true", help="set the floor to the figures of now")
    args = parser.parse_args()
    figures = {name: score(args.gold, name) for name in INPUTS}
    if args.write:
        FLOOR.write_text(json.dumps({n: lowered(f) for n, f in figures.items()}, indent=1) + "\n", encoding="utf-8")
        return 0
    faults = [
        fault
        for name, floor in json.loads(FLOOR.read_text(encoding="utf-8")).items()
        for fault in below(name, floor, figures[name])
    ]
    print("\n".join(faults) or "no figure is below its floor")
    return 1 if faults else 0


def score(gold: Path, name: str) -> dict[str, Any]:
    """The figures of a fresh run on one folder, also printed."""
    from tinyte import run

    with tempfile.TemporaryDirectory() as folder:
        run(gold / INPUTS[name], Path(folder) / "out", formats=("csv",))
        command = [
            sys.executable,
            gold / "score.py",
            Path(folder) / "out",
            gold / name,
            "--json",
            Path(folder) / "score.json",
        ]
        print(
            f"== {name}",
            subprocess.run(command, check=True, capture_output=True, text=True).stdout,
            sep="\n",
            flush=True,
        )
        figures: dict[str, Any] = json.loads((Path(folder) / "score.json").read_text(encoding="utf-8"))
    return figures


def lowered(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures that have a floor, rounded down; counts of lost and ungrounded rows must stay as they are."""
    tables = {
        table: {k: math.floor(v * 100) / 100 for k, v in row.items() if k not in ("gold", "predicted") and v == v}
        for table, row in figures.items()
        if isinstance(row, dict)
    }
    return {"lost": figures["lost"], "ungrounded": figures["ungrounded"], **tables}


def below(name: str, floor: dict[str, Any], figures: dict[str, Any]) -> list[str]:
    """A line for each figure of a folder that is worse than its floor."""
    faults = [
        f"{name}: {key} {figures[key]}, was {floor[key]}" for key in ("lost", "ungrounded") if figures[key] > floor[key]
    ]
    return faults + [
        f"{name}: {table} {key} {figures[table].get(key)} is below {least}"
        for table, row in floor.items()
        if isinstance(row, dict)
        for key, least in row.items()
        if (figures[table].get(key) or 0.0) < least
    ]


if __name__ == "__main__":
    raise SystemExit(main())
