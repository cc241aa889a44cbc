"""Silver: sentences of raw articles with the rules' answers as labels, where the rules are sure of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from tinyte.extract.entities.answers import Answer, Answers, answers_of, apart
from tinyte.extract.entities.doubt import doubtful
from tinyte.extract.entities.observations import word_starts_of
from tinyte.extract.passage import Passage
from tinyte.segment.syllables import syllables
from tinyte.training.config import Config
from tinyte.training.samples import Lesson


def silver_lessons(passages: Iterable[Passage], config: Config, random: Random) -> Iterator[Lesson]:
    """A share of the sentences of the articles that teach something, in order; of the doubtful ones a smaller share."""
    for passage in passages:
        answers = answers_of(passage)
        open_ones, word_starts = set(doubtful(passage, answers)), word_starts_of(passage)
        wanted = apart([*answers.spans, *indicators_of(passage)])
        unsure = [f.start for found in passage.found.values() for f in found if f.confidence < config.least_confidence]
        for number, (start, end) in enumerate(passage.sentences):
            if not config.shortest <= len(syllables(passage.text[start:end])) <= config.longest:
                continue
            here = within(wanted, start, end)
            if any(start <= at < end for at in unsure) or not (here or number in open_ones):
                continue
            if random.random() >= config.silver_share * (config.unsure_share if number in open_ones else 1):
                continue
            cues = [cue for cue in answers.cues if start <= cue[0] < end]
            yield Lesson(passage, start, end, word_starts, here, Answers(within(answers.spans, start, end), cues))


def within(spans: Sequence[Answer], start: int, end: int) -> list[Answer]:
    """The spans that lie in a stretch of the text."""
    return [span for span in spans if start <= span[0] and span[1] <= end]


def indicators_of(passage: Passage) -> Iterator[Answer]:
    """Where the indicators of the found targets stand in one piece beside their figures."""
    starts = [start for start, _ in passage.sentences]
    for found in passage.found.get("targets", ()):
        start, end = passage.sentences[max(0, bisect_right(starts, found.start) - 1)]
        words = found.value.indicator  # type: ignore[attr-defined]
        at = passage.text.rfind(words, start, found.start)
        at = at if at >= 0 else passage.text.find(words, found.end, end)
        if words and at >= 0:
            yield at, at + len(words), "indicator"
