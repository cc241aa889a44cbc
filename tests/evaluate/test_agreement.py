"""The figures are those of the reference scorer, figure by figure, where it lies beside the project.

The scorer is read from `../shared/gold/score.py`; each folder beside it holds gold with its articles. Runs are also spoiled (rows
dropped, doubled, cells mixed up), so that every way of being wrong is compared.
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.evaluate.invented import write_table
from tinyte.engine.run import run
from tinyte.evaluate import evaluate, read_gold, read_run
from tinyte.tables import MENTION_TABLES

GOLD = ROOT.parent / "shared" / "gold"
SCORER = GOLD / "score.py"
CORPUS = [ROOT / "corpus" / "pages", ROOT / "corpus" / "archive"]

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="the reference scorer is not beside the project")


def sets() -> dict[str, tuple[Path, list[Path]]]:
    """Name of each set → what is run, folders of its gold."""
    found = {folder.name: (folder, [folder]) for folder in sorted(GOLD.glob("*/")) if any(folder.glob("*.gold.json"))}
    return found | {"corpus": (ROOT / "corpus", CORPUS)}


@pytest.fixture(scope="module", params=sorted(sets()) if SCORER.is_file() else [])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """A run of one set, and its gold."""
    inputs, gold = sets()[request.param]
    out = tmp_path_factory.mktemp(request.param)
    run([inputs], out, workers=1, formats=["csv"])
    return out, gold


def test_the_figures_of_a_run_agree(made: tuple[Path, list[Path]], tmp_path: Path) -> None:
    out, gold = made
    assert_agreement(out, gold, tmp_path)


@pytest.mark.parametrize("seed", range(3))
def test_the_figures_of_a_spoiled_run_agree(made: tuple[Path, list[Path]], tmp_path: Path, seed: int) -> None:
    out, gold = made
    spoil(out, tmp_path / "spoiled", random.Random(seed))
    assert_agreement(tmp_path / "spoiled", gold, tmp_path)


def assert_agreement(out: Path, gold: list[Path], folder: Path) -> None:
    command = [sys.executable, SCORER, out, *gold, "--json", folder / "reference.json"]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=60)
    reference = json.loads((folder / "reference.json").read_text("utf-8"))
    figures = evaluate(read_gold(gold), read_run(out)).figures()
    assert {name: shared(value, reference[name]) for name, value in figures.items()} == reference


def shared(value: Any, reference: Any) -> Any:
    """The figures without those that the reference does not have: the counts of kinds."""
    return {k: v for k, v in value.items() if k != "kinds"} if isinstance(reference, Mapping) else value


def spoil(source: Path, folder: Path, chance: random.Random) -> None:
    """Writes a run with an article lost, and rows dropped, doubled and mixed up."""
    folder.mkdir()
    articles = read_table(source / "articles.csv")[1:]
    known = {row["article_id"] for row in articles}
    for article in articles[::5]:
        article["text"] = article["text"][: len(article["text"]) // 2] + article["text"]
    write_table(folder, "articles", articles)
    for table in MENTION_TABLES:
        rows = [row for row in read_table(source / f"{table}.csv") if row["article_id"] in known]
        kept = [spoiled(row, rows, chance) for row in rows if chance.random() > 0.1]
        write_table(folder, table, kept + [row for row in kept if chance.random() < 0.05])


def spoiled(row: dict[str, str], rows: list[dict[str, str]], chance: random.Random) -> dict[str, str]:
    """The row with some cells in capitals, of another row, empty, cut off or with something added."""
    kept = {"article_id", "start", "end"}
    calendar_values = {"value", "period"}
    for column in row.keys() - kept:
        if chance.random() < 0.1:
            ways = [chance.choice(rows)[column], ""]
            if column not in calendar_values:
                ways += [row[column].upper(), row[column][:-2], f"{row[column]}, Bộ Y tế"]
            row = row | {column: chance.choice(ways)}
    return row


def read_table(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
