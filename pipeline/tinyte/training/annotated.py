"""Sentences of annotated articles: gold where it says what stands there, the rules for what gold does not list (posts)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from tinyte.clean import clean
from tinyte.clean.article import CleanError
from tinyte.evaluate.gold import GoldArticle, read_gold
from tinyte.evaluate.normal_forms import folded
from tinyte.evaluate.runs import gold_name
from tinyte.extract.entities.answers import PLACES, Answer, Answers, answers_of, apart
from tinyte.extract.entities.observations import word_starts_of
from tinyte.extract.passage import Passage
from tinyte.pipes import load
from tinyte.process import read_passage
from tinyte.read import find_inputs, read_pages
from tinyte.read.page import Page
from tinyte.training.config import TrainingError
from tinyte.training.samples import Lesson
from tinyte.training.silver import within


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with gold, in the two parts of the split."""

    train: Mapping[str, tuple[Passage, GoldArticle]]
    test: Mapping[str, tuple[Passage, GoldArticle]]


def read_split(folder: Path) -> dict[str, list[str]]:
    """The names of the articles for training (`train`) and for measuring (`test`), from `split.json`.

    Raises TrainingError when it is missing or says something else.
    """
    try:
        split = json.loads((folder / "split.json").read_text(encoding="utf-8"))
        return {part: list(split[part]) for part in ("train", "test")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingError(
            f"{folder}/split.json: no split into train and test ({error}); give a folder like corpus/"
        ) from None


def read_corpus(folder: Path) -> Corpus:
    """The articles of a folder laid out like `corpus/`: `pages/`, `archive.jsonl` with `archive/`, `split.json`.

    Raises TrainingError when something of it is missing, and what reading gold and inputs raises.
    """
    names = read_split(folder)
    gold = {article.name: article for article in read_gold([folder / "pages", folder / "archive"])}
    passages = dict(read_passages([str(folder / "pages"), str(folder / "archive.jsonl")]))
    absent = [name for part in names.values() for name in part if name not in gold or name not in passages]
    if absent:
        raise TrainingError(f"{folder}/split.json: {absent[0]}: no such article with gold in {folder}")
    parts = {part: {name: (passages[name], gold[name]) for name in names[part]} for part in names}
    return Corpus(parts["train"], parts["test"])


def read_passages(inputs: Iterable[str]) -> Iterator[tuple[str, Passage]]:
    """Each article of the inputs by its gold's name, with all that the rules find; what holds no article is passed over.

    The confidence is the rules' own, not yet calibrated.
    """
    nlp = load(model=False)
    for page in read_pages(find_inputs(list(inputs))):
        if not isinstance(page, Page):
            continue
        try:
            article = clean(page)
        except CleanError:
            continue
        with nlp.memory_zone(), nlp.select_pipes(disable="tinyte_confidence"):
            passage = read_passage(article, nlp)
        yield gold_name(page.source), passage


def annotated_lessons(passage: Passage, gold: GoldArticle) -> Iterator[Lesson]:
    """The sentences of an annotated article, in order."""
    answers, word_starts = answers_of(passage), word_starts_of(passage)
    wanted = apart([*_gold_spans(passage, gold), *_unlisted(passage, answers, gold)])
    for start, end in passage.sentences:
        cues = [cue for cue in answers.cues if start <= cue[0] < end]
        here = Answers(within(answers.spans, start, end), cues)
        yield Lesson(passage, start, end, word_starts, within(wanted, start, end), here)


def _gold_spans(passage: Passage, gold: GoldArticle) -> Iterator[Answer]:
    """Every place where the words of a gold row stand; an indicator in the sentence of its figure."""
    for row in sorted(gold.tables["resolutions"], key=_length):
        yield from _places(passage, row["text"], "document")
    for row in gold.tables["officials"]:
        yield from _places(passage, row["name"], "person")
    for row in sorted(gold.tables["units"], key=_length):
        yield from _places(passage, row["text"], "place" if row["type"] in PLACES else "organization")
    for row in gold.tables["targets"]:
        for start, end in passage.sentences:
            sentence = passage.text[start:end]
            if row["indicator"] and row["text"] in sentence and row["indicator"] in sentence:
                at = start + sentence.index(row["indicator"])
                yield at, at + len(row["indicator"]), "indicator"
                break


def _unlisted(passage: Passage, answers: Answers, gold: GoldArticle) -> Iterator[Answer]:
    """The rules' posts and names, of which gold lists no places, and other forms of gold's units and documents."""
    names = {folded(row["name"]) for row in gold.tables["units"]}
    units = {f.start: f.value.name for f in passage.found.get("units", ())}  # type: ignore[attr-defined]
    for start, end, label in answers.spans:
        if label in ("person", "post") or (start in units and folded(units[start]) in names):
            yield start, end, label


def _places(passage: Passage, words: str, label: Any) -> Iterator[Answer]:
    border = r"(?![\p{L}\p{N}])"
    for match in regex.finditer(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(words)}{border}", passage.text):
        yield match.start(), match.end(), label


def _length(row: Mapping[str, Any]) -> int:
    return -len(row["text"])
