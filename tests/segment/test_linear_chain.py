from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinyte.segment.linear_chain import LinearChain, Template, Weights, read_crfsuite

LABELS = ("B-PER", "I-PER", "B-LOC", "O")
SENTENCES = [
    ["ông", "Lê", "An", "về", "Huế"],
    ["bà", "An"],
    ["Huế", "mưa"],
    ["về"],
    ["Lê", "Lê", "An", "ở", "Huế", "về"],
]
GOLD = [["O", "B-PER", "I-PER", "O", "B-LOC"], ["O", "B-PER"], ["B-LOC", "O"], ["O"],
        ["B-PER", "I-PER", "I-PER", "O", "B-LOC", "O"]]  # fmt: skip

Tokens = tuple[str, ...]


def shape(run: Tokens) -> str:
    return "".join("X" if token.istitle() else "x" for token in run)


TEMPLATES: list[Template[Tokens]] = [
    *(Template(f"T[{at}]", at, 1, " ".join) for at in (-2, -1, 0, 1, 2)),
    *(Template(f"T[{at},{at + 1}]", at, 2, " ".join) for at in (-1, 0)),
    *(Template(f"T[{at},{at + 2}].shape", at, 3, shape) for at in (-2, -1, 0)),
]


def features(tokens: list[str]) -> list[list[str]]:
    """What the templates mean, said slowly."""

    def feature(template: Template[Tokens], at: int) -> str:
        first, after = at + template.offset, at + template.offset + template.width
        if first < 0:
            return f"{template.name}=BOS"
        return f"{template.name}={'EOS' if after > len(tokens) else template.value(tuple(tokens[first:after]))}"

    return [[feature(template, at) for template in TEMPLATES] for at in range(len(tokens))]


@pytest.fixture(scope="module")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with four labels, trained by CRFsuite itself."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for tokens, labels in zip(SENTENCES, GOLD, strict=True):
        trainer.append(features(tokens), labels)
    path = tmp_path_factory.mktemp("model") / "names.crfsuite"
    trainer.train(str(path))
    return path


def test_weights_are_those_that_crfsuite_prints(model_file: Path) -> None:
    weights = read_crfsuite(model_file)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model_file))
    printed = tagger.info()
    assert set(weights.labels) == set(LABELS)
    assert set(weights.attributes) == set(printed.attributes)
    for (attribute, label), weight in printed.state_features.items():
        assert weights.state[weights.attributes[attribute], weights.labels.index(label)] == pytest.approx(
            weight, abs=1e-6
        )
    for (before, after), weight in printed.transitions.items():
        at = weights.labels.index(before), weights.labels.index(after)
        assert weights.transition[at] == pytest.approx(weight, abs=1e-6)


@pytest.mark.parametrize("content", [b"", b"lCRF", b"no model of CRFsuite at all, but long enough to be one"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="not a CRFsuite model"):
        read_crfsuite(path)


@given(
    st.lists(
        st.lists(st.sampled_from(["ông", "Lê", "An", "về", "Huế", "mưa", "ở", "BOS", "mới"]), max_size=7), max_size=4
    )
)
def test_labels_are_those_of_crfsuite(model_file: Path, sentences: list[list[str]]) -> None:
    chain = LinearChain[str, Tokens](read_crfsuite(model_file), TEMPLATES, tuple, memory=5)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model_file))
    ours = [[chain.labels[label] for label in labels] for labels in chain.label(sentences)]
    assert ours == [tagger.tag(features(tokens)) if tokens else [] for tokens in sentences]


def test_answers_do_not_depend_on_what_was_seen(model_file: Path) -> None:
    weights = read_crfsuite(model_file)
    small = LinearChain[str, Tokens](weights, TEMPLATES, tuple, memory=3)
    large = LinearChain[str, Tokens](weights, TEMPLATES, tuple)
    together = large.label(SENTENCES)
    assert together == [small.label([tokens])[0] for tokens in SENTENCES]
    assert together == large.label(SENTENCES)


def test_what_is_remembered_is_bounded(model_file: Path) -> None:
    chain = LinearChain[str, Tokens](read_crfsuite(model_file), TEMPLATES, tuple, memory=50)
    for number in range(200):
        chain.label([["số", str(number), "của", f"năm {number}"]])
    assert chain.remembered <= 3 * 60


numbers = st.floats(-9, 9)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6), st.tuples(numbers, numbers, numbers, numbers))
def test_two_labels_are_the_best_of_all_paths(rows: list[tuple[float, float]], moves: tuple[float, ...]) -> None:
    transition = np.array(moves).reshape(2, 2)
    weights = Weights(("A", "B"), {f"t={n}": n for n in range(len(rows))}, np.array(rows), transition)
    chain = LinearChain[str, str](weights, [Template("t", 0, 1, str)], " ".join)
    (found,) = chain.label([[str(n) for n in range(len(rows))]])

    def total(path: tuple[int, ...] | list[int]) -> float:
        return sum(row[y] for row, y in zip(rows, path, strict=True)) + sum(transition[a, b] for a, b in pairwise(path))

    assert total(found) == pytest.approx(max(total(path) for path in product((0, 1), repeat=len(rows))))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=5), st.integers(0, 10))
def test_probabilities_are_shares_of_all_paths(tokens: list[str], seed: int) -> None:
    random = np.random.default_rng(seed)
    weights = Weights(
        LABELS, {f"t={c}": n for n, c in enumerate("abc")}, random.normal(size=(3, 4)), random.normal(size=(4, 4))
    )
    chain = LinearChain(weights, [Template("t", 0, 1, str)], "".join)
    [(labels, chances)] = chain.label_surely([tokens])
    state = np.array([weights.state["abc".index(token)] for token in tokens])
    total = np.zeros((len(tokens), 4))
    for path in product(range(4), repeat=len(tokens)):
        score = sum(state[at, label] for at, label in enumerate(path))
        score += sum(weights.transition[a, b] for a, b in pairwise(path))
        for at, label in enumerate(path):
            total[at, label] += np.exp(score)
    assert chances == pytest.approx(total / total.sum(axis=1, keepdims=True))
    assert [labels] == chain.label([tokens])
