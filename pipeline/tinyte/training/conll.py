"""Sentences of a CoNLL file: a token a line, its label in the last column, an empty line after each sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tinyte.extract.entities.observations import NONE
from tinyte.training.config import TrainingError
from tinyte.training.samples import Sample


def conll_samples(path: Path) -> list[Sample]:
    """The sentences of a file; the first column is the token, a word's syllables joined by `_` stay one token.

    Raises TrainingError for a file that cannot be read, a line of one column, a label that is not O, B-x or I-x.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingError(f"{path}: cannot be read: {error}") from None
    samples = [
        Sample([(token, "B", NONE) for token, _ in sentence], [label for _, label in sentence])
        for sentence in _sentences(path, lines)
    ]
    if not samples:
        raise TrainingError(f"{path}: no sentence in it; write a token and its label on each line")
    return samples


def _sentences(path: Path, lines: list[str]) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    for number, line in enumerate(lines, 1):
        columns = line.split()
        if not columns or columns[0] == "-DOCSTART-":
            if sentence:
                yield sentence
            sentence = []
            continue
        if len(columns) < 2 or not (columns[-1] == "O" or columns[-1].startswith(("B-", "I-"))):
            raise TrainingError(f"{path}, line {number}: {line.strip()[:60]!r}: write the token, then O, B-x or I-x")
        sentence.append((columns[0], columns[-1]))
    if sentence:
        yield sentence
