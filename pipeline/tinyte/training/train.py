"""A whole training: data in, the model's file and its card out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from random import Random
from typing import Any

from tinyte.extract.entities.answers import Answers
from tinyte.extract.entities.model import EntityModel, read_model, write_model
from tinyte.training.annotated import annotated_lessons, read_corpus, read_passages
from tinyte.training.card import write_card
from tinyte.training.config import Config
from tinyte.training.conll import conll_samples
from tinyte.training.fit import fit
from tinyte.training.samples import Lesson, Sample
from tinyte.training.scores import scores
from tinyte.training.silver import silver_lessons


def train(out: Path, corpus: Path, raw: Sequence[Path], config: Config) -> EntityModel:
    """Trains on the corpus's training part and on raw articles, writes the model to `out` and its card beside it.

    Raises TrainingError and what reading the inputs raises; OSError when `out` cannot be written.
    """
    articles = read_corpus(corpus)
    random = Random(config.seed)
    taught = [lesson for one in articles.train.values() for lesson in annotated_lessons(*one)]
    samples = [lesson.sample(config, random) for _ in range(config.annotated_copies) for lesson in taught]
    silver = list(_silver(raw, config, random))
    samples += silver
    random.shuffle(samples)
    test = [lesson for one in articles.test.values() for lesson in annotated_lessons(*one)]
    about = {
        "config": {**asdict(config), "sure": dict(config.sure)},
        "sure": dict(config.sure),
        "annotated": {"articles": len(articles.train), "sentences": len(taught)},
        "silver": {"sentences": len(silver), "files": [_named(path) for path in raw]},
    }
    model = EntityModel(fit(samples, config), about)
    figures = {
        "with the rules' answers": _figures(model, [lesson.plain() for lesson in test]),
        "alone, without them": _figures(model, [_alone(lesson) for lesson in test]),
    }
    return _written(out, model, {**about, "test": figures})


def train_conll(out: Path, file: Path, dev: Path | None, config: Config) -> EntityModel:
    """Trains on a CoNLL file with the same recipe, and scores on another when one is given.

    Raises TrainingError; OSError when `out` cannot be written.
    """
    samples = conll_samples(file)
    held_out = conll_samples(dev) if dev else []
    Random(config.seed).shuffle(samples)
    about: dict[str, Any] = {
        "config": {**asdict(config), "sure": {}},
        "annotated": {"sentences": len(samples), "files": [_named(file)]},
    }
    model = EntityModel(fit(samples, config), about)
    if held_out and dev:
        about["test"] = {_named(dev)["name"]: _figures(model, held_out)}
    return _written(out, model, about)


def _silver(raw: Sequence[Path], config: Config, random: Random) -> Iterator[Sample]:
    passages = (passage for _, passage in read_passages(map(str, raw))) if raw else iter(())
    for lesson in silver_lessons(passages, config, random):
        yield lesson.sample(config, random)


def _alone(lesson: Lesson) -> Sample:
    return replace(lesson, answers=Answers([], [])).plain()


def _figures(model: EntityModel, samples: Sequence[Sample]) -> dict[str, Any]:
    return {
        label: {
            "n": score.wanted,
            "p": round(score.precision, 3),
            "r": round(score.recall, 3),
            "f1": round(score.f1, 3),
        }
        for label, score in scores(model, samples).items()
    }


def _named(path: Path) -> dict[str, str]:
    return {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def _written(out: Path, model: EntityModel, about: dict[str, Any]) -> EntityModel:
    write_model(out, model.weights, about)
    written = read_model(out)
    write_card(out.with_suffix(".md"), out, written)
    return written
