"""A sentence to learn from: what the model would read, and the labels it should give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tinyte.extract.entities.answers import Answer, Answers
from tinyte.extract.entities.observations import MASKED, NONE, Observation, observe, tokens_of
from tinyte.extract.entities.tagging import tags_of
from tinyte.extract.passage import Passage
from tinyte.training.config import Config


@dataclass(frozen=True, slots=True)
class Sample:
    """Observations and, one for one, labels."""

    observations: Sequence[Observation]
    labels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence before anything is hidden: `wanted` are its entities, `answers` what the rules said."""

    passage: Passage
    start: int
    end: int
    word_starts: frozenset[int]
    wanted: Sequence[Answer]
    answers: Answers

    def sample(self, config: Config, random: Random) -> Sample:
        """The sentence with some answers of the rules left out and some cues masked, so that names are learnt, not cues."""
        tokens = tokens_of(self.passage, self.start, self.end)
        spans = [span for span in self.answers.spans if random.random() >= config.hide_answers]
        hidden = [cue for cue in self.answers.cues if random.random() < config.hide_cues]
        hidden += [(s, e) for s, e, label in self.wanted if label == "post" and random.random() < config.hide_cues]
        cues = [cue for cue in self.answers.cues if cue not in hidden]
        seen = observe(self.passage, tokens, self.word_starts, spans, cues)
        masked = [
            (MASKED, observation[1], NONE) if any(s <= first and last <= e for s, e in hidden) else observation
            for observation, (first, last) in zip(seen, tokens, strict=True)
        ]
        return Sample(masked, tags_of(self.wanted, tokens))

    def plain(self) -> Sample:
        """The sentence as the model meets it, nothing hidden."""
        tokens = tokens_of(self.passage, self.start, self.end)
        seen = observe(self.passage, tokens, self.word_starts, self.answers.spans, self.answers.cues)
        return Sample(seen, tags_of(self.wanted, tokens))
