"""A linear-chain CRF, run fast: any number of labels, any features that read a few neighbouring tokens.

The featurizer is what is slow in such a model: dozens of strings are made and looked up for every token. But what a
run of one, two or three tokens adds to the scores around it is always the same. So it is summed once and remembered,
and the scores of a whole text are then a few additions of arrays.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Token = TypeVar("Token", bound=Hashable)
Run = TypeVar("Run")
Floats = NDArray[np.float64]

MEMORY = 100_000
"""Runs of tokens that a model remembers, for each length, before it forgets them all."""


@dataclass(frozen=True)
class Weights:
    """What a trained model knows: `state[attributes[a], y]` and `transition[x, y]`, labels x, y by their position."""

    labels: tuple[str, ...]
    attributes: Mapping[str, int]
    state: Floats
    transition: Floats


@dataclass(frozen=True)
class Template(Generic[Run]):
    """A feature of token i: the attribute `name=value`, with the value of the `width` tokens from i + `offset` on.

    Where these reach over the first or the last token of the sequence, the value is "BOS" or "EOS".
    `value` is called with the run of tokens as the model's `join` makes it.
    """

    name: str
    offset: int
    width: int
    value: Callable[[Run], str]


def read_crfsuite(path: Path) -> Weights:
    """The weights in a model file of CRFsuite, in full precision and without its library.

    Raises ValueError when the file is no such model.
    """
    data = path.read_bytes()
    if data[:4] != b"lCRF" or len(data) < 48:
        raise ValueError(f"{path}: not a CRFsuite model")
    _, n_labels, n_attributes, features_at, labels_at, attributes_at = struct.unpack_from("<6I", data, 16)
    record = np.dtype([("kind", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
    (n_features,) = struct.unpack_from("<I", data, features_at + 8)
    features = np.frombuffer(data, record, n_features, features_at + 12)
    state, transition = np.zeros((n_attributes, n_labels)), np.zeros((n_labels, n_labels))
    for matrix, kind in ((state, 0), (transition, 1)):
        chosen = features[features["kind"] == kind]
        matrix[chosen["source"], chosen["target"]] = chosen["weight"]
    labels = tuple(_names(data, labels_at))
    attributes = {name: number for number, name in enumerate(_names(data, attributes_at))}
    return Weights(labels, attributes, state, transition)


def _names(data: bytes, at: int) -> list[str]:
    """The strings of a CQDB block in the order of their numbers."""
    size, places_at = struct.unpack_from("<2I", data, at + 16)
    names = []
    for place in struct.unpack_from(f"<{size}I", data, at + places_at):
        (length,) = struct.unpack_from("<I", data, at + place + 4)
        names.append(data[at + place + 8 : at + place + 7 + length].decode())
    return names


class LinearChain(Generic[Token, Run]):
    """A model ready to label sequences of tokens (strings, or any hashable values that the templates can read).

    `join` makes of a tuple of tokens what the templates read, like `" ".join` or `tuple`. The model remembers sums of
    weights for at most about `memory` runs of tokens of each length; its answers do not depend on what it has seen.

    >>> weights = Weights(("A", "B"), {"t=x": 0, "t=y": 1}, np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros((2, 2)))
    >>> chain = LinearChain(weights, [Template("t", 0, 1, str)], " ".join)
    >>> [[chain.labels[label] for label in labels] for labels in chain.label([["x", "y", "x"], ["y"]])]
    [['A', 'B', 'A'], ['B']]
    """

    def __init__(
        self,
        weights: Weights,
        templates: Sequence[Template[Run]],
        join: Callable[[tuple[Token, ...]], Run],
        memory: int = MEMORY,
    ) -> None:
        self.labels = weights.labels
        self._transition = weights.transition
        self._memory = memory
        by_width: dict[int, list[Template[Run]]] = {}
        for template in templates:
            by_width.setdefault(template.width, []).append(template)
        values = _values(weights.attributes)
        self._grams = [_Grams(weights.state, group, values, join) for _, group in sorted(by_width.items())]
        self._before = max([0, *(-template.offset for template in templates)])
        self._after = max([0, *(template.offset + template.width - 1 for template in templates)])

    def label(self, sequences: Sequence[Sequence[Token]]) -> list[list[int]]:
        """The best labels of each sequence, as positions in `labels`."""
        scores = self._scores(sequences)
        best = _best_of_two if len(self.labels) == 2 else _best
        return [best(rows, self._transition) for rows in scores]

    def label_surely(self, sequences: Sequence[Sequence[Token]]) -> list[tuple[list[int], Floats]]:
        """The best labels of each sequence, and of each of its tokens the probability of every label."""
        return [(_best(rows, self._transition), _marginals(rows, self._transition)) for rows in self._scores(sequences)]

    @property
    def remembered(self) -> int:
        """How many runs of tokens are remembered now."""
        return sum(map(len, self._grams))

    def _scores(self, sequences: Sequence[Sequence[Token]]) -> Iterable[Floats]:
        """For each sequence, what its features give to each label of each token; all are scored at once."""
        line: list[Any] = []
        starts = []
        for tokens in sequences:
            line += [_BOS] * self._before
            starts.append(len(line))
            line += tokens
            line += [_EOS] * self._after
        total = np.zeros((len(line), len(self.labels)))
        for grams in self._grams:
            if len(grams) > self._memory:
                grams.clear()
            grams.add_to(total, line)
        return [total[start : start + len(tokens)] for start, tokens in zip(starts, sequences, strict=True)]


def attributes_of(
    tokens: Sequence[Token], templates: Sequence[Template[Run]], join: Callable[[tuple[Token, ...]], Run]
) -> list[list[str]]:
    """The attributes of each token of a sequence, as a trainer reads them: what `LinearChain` sums up again.

    >>> attributes_of(["x", "y"], [Template("t", 0, 1, str), Template("u", -1, 2, str)], " ".join)
    [['t=x', 'u=BOS'], ['t=y', 'u=x y']]
    """
    return [
        [f"{template.name}={_value_at(tokens, at + template.offset, template, join)}" for template in templates]
        for at in range(len(tokens))
    ]


def _value_at(
    tokens: Sequence[Token], start: int, template: Template[Run], join: Callable[[tuple[Token, ...]], Run]
) -> str:
    if start < 0:
        return _BOS.value
    if start + template.width > len(tokens):
        return _EOS.value
    return template.value(join(tuple(tokens[start : start + template.width])))


class _Outside:
    """A place before the first or after the last token."""

    def __init__(self, value: str) -> None:
        self.value = value


_BOS, _EOS = _Outside("BOS"), _Outside("EOS")


def _values(attributes: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The attributes by template: {name: {value: number}}."""
    values: dict[str, dict[str, int]] = {}
    for attribute, number in attributes.items():
        name, _, value = attribute.partition("=")
        values.setdefault(name, {})[value] = number
    return values


class _Grams(dict[tuple[Any, ...], int]):
    """Runs of tokens of one length, each with the row of `sums` that holds what it adds to the tokens around it."""

    def __init__(
        self,
        state: Floats,
        templates: Sequence[Template[Any]],
        values: dict[str, dict[str, int]],
        join: Callable[[tuple[Any, ...]], Any],
    ) -> None:
        super().__init__()
        self.join = join
        self.width = templates[0].width
        self.offsets = sorted({template.offset for template in templates})
        by_function: dict[Callable[[Any], str], list[Template[Any]]] = {}
        for template in templates:
            by_function.setdefault(template.value, []).append(template)
        parts = [_parts(state, group, self.offsets, values) for group in by_function.values()]
        self.numbers = [(value, numbers.get) for value, (numbers, _) in zip(by_function, parts, strict=True)]
        self.weights = [weights for _, weights in parts]
        self.clear()

    def clear(self) -> None:
        """Forget all runs and their sums."""
        super().clear()
        self.rows: dict[tuple[int, ...], int] = {}
        self.sums = np.empty((1024, *self.weights[0].shape[1:]))

    def __missing__(self, gram: tuple[Any, ...]) -> int:
        first, last = gram[0], gram[-1]
        if isinstance(first, _Outside) or isinstance(last, _Outside):
            edge = first.value if isinstance(first, _Outside) else last.value
            key = tuple([number(edge, 0) for _, number in self.numbers])
        else:
            run = self.join(gram)
            key = tuple([number(value(run), 0) for value, number in self.numbers])
        row = self.rows.get(key)
        if row is None:
            row = self._add_row(key)
        self[gram] = row
        return row

    def _add_row(self, key: tuple[int, ...]) -> int:
        """A new row of sums: what values with these numbers add."""
        row = self.rows[key] = len(self.rows)
        if row == len(self.sums):
            self.sums = np.concatenate([self.sums, np.empty_like(self.sums)])
        self.sums[row] = sum(weights[number] for number, weights in zip(key, self.weights, strict=True))
        return row

    def add_to(self, total: Floats, line: Sequence[Any]) -> None:
        """Add to the scores of all tokens of the line what the runs around them give."""
        count = len(line) - self.width + 1
        if count < 1:
            return
        grams = zip(*(line[k:] for k in range(self.width)), strict=False)
        rows = np.fromiter(map(self.__getitem__, grams), np.intp, count)
        sums = self.sums[rows]
        for place, offset in enumerate(self.offsets):
            first, last = max(0, -offset), min(len(line), count - offset)
            if first < last:
                total[first:last] += sums[first + offset : last + offset, place]


def _parts(
    state: Floats, templates: Sequence[Template[Any]], offsets: Sequence[int], values: dict[str, dict[str, int]]
) -> tuple[dict[str, int], Floats]:
    """What one function's values add: {value: number} and, by number, offset and label, the weights; 0 adds nothing."""
    numbers: dict[str, int] = {}
    for template in templates:
        for value in values.get(template.name, ()):
            numbers.setdefault(value, len(numbers) + 1)
    sums = np.zeros((len(numbers) + 1, len(offsets), state.shape[1]))
    for template in templates:
        known = values.get(template.name, {})
        where = [numbers[value] for value in known]
        sums[where, offsets.index(template.offset)] += state[list(known.values())]
    return numbers, sums


def _best(scores: Floats, transition: Floats) -> list[int]:
    """Viterbi: the labels whose scores and transitions add up to most."""
    if not len(scores):
        return []
    every = np.arange(len(transition))
    best, back = scores[0], []
    for row in scores[1:]:
        paths = best[:, None] + transition
        came_from = paths.argmax(axis=0)
        best = paths[came_from, every] + row
        back.append(came_from)
    label = int(best.argmax())
    labels = [label]
    for came_from in reversed(back):
        label = int(came_from[label])
        labels.append(label)
    return labels[::-1]


def _marginals(scores: Floats, transition: Floats) -> Floats:
    """Forward and backward sums: `[i, y]` is the probability that token i has label y."""
    if not len(scores):
        return scores
    forward, backward = np.empty_like(scores), np.zeros_like(scores)
    forward[0] = scores[0]
    for i in range(1, len(scores)):
        forward[i] = scores[i] + _log_sum(forward[i - 1][:, None] + transition)
    for i in range(len(scores) - 2, -1, -1):
        backward[i] = _log_sum((transition + scores[i + 1] + backward[i + 1]).T)
    total: Floats = forward + backward
    total = np.exp(total - total.max(axis=1, keepdims=True))
    return total / total.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]


def _log_sum(paths: Floats) -> Floats:
    """The logarithm of the summed exponentials of each column."""
    most = paths.max(axis=0)
    return most + np.log(np.exp(paths - most).sum(axis=0))  # type: ignore[no-any-return]


def _best_of_two(scores: Floats, transition: Floats) -> list[int]:
    """Viterbi for two labels, which are too few to be worth an array at each token."""
    if not len(scores):
        return []
    (same_0, change_0), (change_1, same_1) = transition.tolist()
    (zero, one), *rest = scores.tolist()
    back = []
    for gain_0, gain_1 in rest:
        stay_0, come_0 = zero + same_0, one + change_1
        come_1, stay_1 = zero + change_0, one + same_1
        back.append((stay_0 < come_0, come_1 < stay_1))
        zero, one = (stay_0 if stay_0 >= come_0 else come_0) + gain_0, (come_1 if come_1 >= stay_1 else stay_1) + gain_1
    label = int(zero < one)
    labels = [label]
    for came_from in reversed(back):
        label = int(came_from[label])
        labels.append(label)
    return labels[::-1]
