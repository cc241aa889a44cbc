"""The trained model: its file, and the labels that it gives.

The file is an archive of arrays (`numpy.savez_compressed`), read without pickle and without network; the same training
gives the same bytes. Weights are kept to three digits, which changes no label.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tinyte.extract.entities.features import TEMPLATES, Run
from tinyte.extract.entities.observations import Observation
from tinyte.extract.entities.tagging import spans_of
from tinyte.segment.linear_chain import LinearChain, Weights

SHIPPED = Path(__file__).parents[2] / "models" / "entities.npz"
"""The model that comes with tinyte."""

MEMORY = 20_000
FORMAT = 1


class ModelError(ValueError):
    """A model file that cannot be used; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A run of tokens from `first` up to `last` (exclusive) that has a label, with the model's probability."""

    first: int
    last: int
    label: str
    probability: float


class EntityModel:
    """A model ready to label observations.

    `about` is what training noted: config, figures, and `sure`, the least probability by label of an entity that is taken.
    """

    def __init__(self, weights: Weights, about: Mapping[str, Any]) -> None:
        self.weights, self.about = weights, about
        self._chain: LinearChain[Observation, Run] = LinearChain(weights, TEMPLATES, tuple, memory=MEMORY)

    def spans(self, sentences: Sequence[Sequence[Observation]]) -> list[list[tuple[int, int, str]]]:
        """The entities of each sentence as (first token, token after the last, label)."""
        names = self._chain.labels
        return [spans_of([names[label] for label in best]) for best in self._chain.label(sentences)]

    def label(self, sentences: Sequence[Sequence[Observation]]) -> list[list[Labelled]]:
        """The same with the model's probability, that of the least likely token; slower."""
        names = self._chain.labels
        found = []
        for best, chances in self._chain.label_surely(sentences):
            own = chances[np.arange(len(best)), best]
            spans = spans_of([names[label] for label in best])
            found.append([Labelled(a, b, label, round(float(own[a:b].min()), 3)) for a, b, label in spans])
        return found

    def is_sure(self, one: Labelled) -> bool:
        """Whether the entity is probable enough to be taken; a label without a bound in `sure` always is."""
        return one.probability >= float(self.about.get("sure", {}).get(one.label, 0.0))


def write_model(path: Path, weights: Weights, about: Mapping[str, Any]) -> None:
    """Writes the model's file.

    Raises OSError when the file cannot be written.
    """
    label, attribute = np.nonzero(weights.state.T)
    arrays = {
        "about": _bytes(json.dumps({"format": FORMAT, **about}, ensure_ascii=False, sort_keys=True)),
        "labels": _bytes("\n".join(weights.labels)),
        "attributes": _bytes("\n".join(weights.attributes)),
        "at": (attribute * len(weights.labels) + label).astype(np.uint32),
        "weights": weights.state.T[label, attribute].astype(np.float16),
        "transition": weights.transition.astype(np.float32),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def read_model(path: Path) -> EntityModel:
    """The model in a file that `write_model` wrote.

    Raises ModelError when there is none, or one of another format.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        about = json.loads(_text(arrays["about"]))
        labels, attributes = _text(arrays["labels"]).split("\n"), _text(arrays["attributes"]).split("\n")
        state = np.zeros(len(labels) * len(attributes))
        state[arrays["at"]] = arrays["weights"]
        transition = arrays["transition"].astype(np.float64)
    except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile) as error:
        raise ModelError(
            f"{path}: no model of tinyte ({error}); make one with `tinyte train`, or install tinyte again"
        ) from None
    if about.get("format") != FORMAT:
        raise ModelError(f"{path}: a model of another version of tinyte; train it again with `tinyte train`")
    weights = Weights(
        tuple(labels),
        {name: number for number, name in enumerate(attributes)},
        state.reshape(len(attributes), len(labels)),
        transition,
    )
    return EntityModel(weights, about)


@cache
def shipped_model() -> EntityModel:
    """The model that comes with tinyte, read once.

    Raises ModelError when it is missing or damaged.
    """
    return read_model(SHIPPED)


def compact(weights: Weights, least: float = 1e-3) -> Weights:
    """The weights without those near to zero, and without attributes that have none left."""
    state = np.where(np.abs(weights.state) < least, 0.0, weights.state)
    kept = [(name, number) for name, number in weights.attributes.items() if state[number].any()]
    rows = state[[number for _, number in kept]] if kept else state[:0]
    return replace(weights, attributes={name: at for at, (name, _) in enumerate(kept)}, state=rows)


def _bytes(text: str) -> Any:
    return np.frombuffer(text.encode(), np.uint8)


def _text(array: Any) -> str:
    return bytes(array).decode()
