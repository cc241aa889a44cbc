"""How well a model labels: precision, recall and F1 of whole entities, label by label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tinyte.extract.entities.model import EntityModel
from tinyte.extract.entities.tagging import spans_of
from tinyte.training.samples import Sample


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of entities: wanted, given by the model, and both with the same bounds and label."""

    wanted: int
    given: int
    both: int

    @property
    def precision(self) -> float:
        """The share of given entities that are wanted; 0 when none is given."""
        return self.both / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of wanted entities that are given; 0 when none is wanted."""
        return self.both / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both.

        >>> round(Score(wanted=4, given=2, both=2).f1, 3)
        0.667
        """
        return 2 * self.both / (self.wanted + self.given) if self.wanted + self.given else 0.0


ALL = "all"
"""The label under which all entities are counted together (micro average)."""


def scores(model: EntityModel, samples: Sequence[Sample]) -> Mapping[str, Score]:
    """The score of each label, and of all together."""
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    both: Counter[str] = Counter()
    labelled = model.spans([sample.observations for sample in samples])
    for sample, entities in zip(samples, labelled, strict=True):
        gold = set(spans_of(sample.labels))
        got = set(entities)
        for counter, spans in ((wanted, gold), (given, got), (both, gold & got)):
            for _, _, label in spans:
                counter.update([label, ALL])
    return {label: Score(wanted[label], given[label], both[label]) for label in sorted(wanted | given)}
