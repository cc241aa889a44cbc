"""Calibration: weights of the signs of rows, from annotated articles (`tinyte calibrate`)."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from tinyte.evaluate import evaluate, fresh_run, read_gold
from tinyte.evaluate.reliability import Judged, judged_rows
from tinyte.resolve.confidence import SHIPPED, Weights, probability, signs
from tinyte.segment.linear_chain import read_crfsuite
from tinyte.tables import MENTION_TABLES
from tinyte.training.annotated import read_split
from tinyte.training.config import TrainingError

RIGHT, WRONG = "right", "wrong"
PENALTY = 1.0
"""L2 penalty: a sign that few rows have moves little."""


def calibrate(corpus: Path, out: Path = SHIPPED) -> list[tuple[float, bool]]:
    """Learns weights on the training part of the corpus, scales them on the test part, writes them to `out`.

    Gives the confidence of each row of the test part, and whether it is right. Raises TrainingError when python-crfsuite is
    not installed or the corpus lacks something.
    """
    split = read_split(corpus)
    gold = read_gold([corpus / "pages", corpus / "archive"])
    run = fresh_run([str(corpus / "pages"), str(corpus / "archive.jsonl")], None)
    rows = judged_rows(evaluate(gold, run).outcomes)
    train = [row for row in rows if row.article in split["train"]]
    test = [row for row in rows if row.article in split["test"]]
    weights = {table: _weights(_of(train, table), _of(test, table)) for table in MENTION_TABLES}
    told = {"rows": {"train": len(train), "test": len(test)}, "weights": weights}
    out.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return [(round(_chance(weights[row.table], row), 2), row.right) for row in test]


def _of(rows: Sequence[Judged], table: str) -> list[Judged]:
    return [row for row in rows if row.table == table]


def _weights(train: Sequence[Judged], test: Sequence[Judged]) -> dict[str, float]:
    """The weights that the training rows teach, scaled so that the test rows are as often right as they say."""
    learnt = _logistic([(dict.fromkeys(signs(row.table, row.row["rule"], row.row), 1.0), row.right) for row in train])
    scale = _logistic([({"bias": 1.0, "logit": _logit(_chance(learnt, row))}, row.right) for row in test])
    slope = scale.get("logit", 1.0)
    weights = {sign: round(slope * weight, 4) for sign, weight in sorted(learnt.items())}
    return {**weights, "bias": round(weights.get("bias", 0.0) + scale.get("bias", 0.0), 4)}


def _chance(weights: Weights, row: Judged) -> float:
    return probability(weights, signs(row.table, row.row["rule"], row.row))


def _logit(chance: float) -> float:
    chance = min(1 - 1e-6, max(1e-6, chance))
    return math.log(chance / (1 - chance))


def _logistic(rows: Iterable[tuple[Mapping[str, float], bool]]) -> dict[str, float]:
    """Logistic regression: the weight of each sign for a row being right."""
    try:
        import pycrfsuite
    except ImportError:
        raise TrainingError('calibration needs python-crfsuite: pip install "tinyte[train]"') from None
    trainer = pycrfsuite.Trainer(verbose=False)
    for told, right in rows:
        trainer.append([told], [RIGHT if right else WRONG])
    trainer.select("lbfgs")
    trainer.set_params({"c1": 0.0, "c2": PENALTY})
    with tempfile.TemporaryDirectory(prefix="tinyte-") as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        model = read_crfsuite(path)
    gain = np.zeros(len(model.attributes))
    for label, sign in ((RIGHT, 1), (WRONG, -1)):
        if label in model.labels:
            gain += sign * model.state[:, model.labels.index(label)]
    return {name: float(gain[number]) for name, number in model.attributes.items()}
