"""From sentences with labels to weights, by CRFsuite's L-BFGS."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from tinyte.extract.entities.features import TEMPLATES
from tinyte.extract.entities.model import compact
from tinyte.segment.linear_chain import Weights, attributes_of, read_crfsuite
from tinyte.training.config import Config, TrainingError
from tinyte.training.samples import Sample


def fit(samples: Iterable[Sample], config: Config) -> Weights:
    """The weights that fit the samples; the same samples in the same order give the same weights.

    Raises TrainingError when python-crfsuite is not installed, or nothing is labelled.
    """
    try:
        import pycrfsuite
    except ImportError:
        raise TrainingError('training needs python-crfsuite: pip install "tinyte[train]"') from None
    trainer = pycrfsuite.Trainer(verbose=False)
    labels: set[str] = set()
    for sample in samples:
        trainer.append(attributes_of(sample.observations, TEMPLATES, tuple), list(sample.labels))
        labels.update(sample.labels)
    if len(labels) < 2:
        raise TrainingError("nothing to learn: the sentences have no entity; give annotated ones, or more raw articles")
    trainer.select("lbfgs")
    trainer.set_params(
        {"c1": config.l1, "c2": config.l2, "max_iterations": config.iterations, "feature.minfreq": config.rarest}
    )
    with tempfile.TemporaryDirectory(prefix="tinyte-") as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return compact(read_crfsuite(path))
