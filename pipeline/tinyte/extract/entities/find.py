"""The model's answers in an article: entities of the sentences that the rules leave in doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tinyte.extract.entities.answers import Answers, answers_of
from tinyte.extract.entities.doubt import doubtful
from tinyte.extract.entities.model import EntityModel, Labelled
from tinyte.extract.entities.observations import Observation, observe, tokens_of, word_starts_of
from tinyte.extract.entities.tagging import Entity
from tinyte.extract.passage import Found, Passage

Tokens = Sequence[tuple[int, int]]

RULE = "entities.model"
LONGEST = 200
"""Syllables of a sentence that the model reads; what is longer is a table or a list, no sentence."""


def find_entities(passage: Passage, model: EntityModel) -> list[Found[Entity]]:
    """Entities of the doubtful sentences that the model is sure of, in order; the confidence is its probability."""
    answers = answers_of(passage)
    return label_sentences(passage, model, doubtful(passage, answers), answers)


def label_sentences(
    passage: Passage, model: EntityModel, numbers: Iterable[int], answers: Answers
) -> list[Found[Entity]]:
    """Entities of the sentences with these numbers where the rules have no answer, of which the model is sure."""
    word_starts = word_starts_of(passage)
    asked: list[tuple[Tokens, list[Observation]]] = []
    for start, end in (passage.sentences[number] for number in numbers):
        tokens = tokens_of(passage, start, end)[:LONGEST]
        spans = [span for span in answers.spans if start <= span[0] < end]
        cues = [cue for cue in answers.cues if start <= cue[0] < end]
        asked.append((tokens, observe(passage, tokens, word_starts, spans, cues)))
    told = model.spans([observations for _, observations in asked])
    asked = [
        (tokens, observations)
        for (tokens, observations), spans in zip(asked, told, strict=True)
        if any(_is_new(tokens, first, last, answers) for first, last, _ in spans)
    ]
    labelled = model.label([observations for _, observations in asked])
    return [
        _found(tokens, one)
        for (tokens, _), entities in zip(asked, labelled, strict=True)
        for one in entities
        if model.is_sure(one) and _is_new(tokens, one.first, one.last, answers)
    ]


def _is_new(tokens: Tokens, first: int, last: int, answers: Answers) -> bool:
    """Whether no answer of the rules touches the tokens."""
    start, end = tokens[first][0], tokens[last - 1][1]
    at = bisect_left(answers.spans, end, key=lambda span: span[0])
    return at == 0 or answers.spans[at - 1][1] <= start


def _found(tokens: Tokens, one: Labelled) -> Found[Entity]:
    start, end = tokens[one.first][0], tokens[one.last - 1][1]
    return Found(start, end, Entity(one.label), RULE, one.probability, "model")  # type: ignore[arg-type]
