"""Where an outcome stands in the article: its sentence, with gold's span and the run's marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from tinyte.evaluate.gold import Row
from tinyte.evaluate.kinds import Outcome
from tinyte.evaluate.normal_forms import written_out
from tinyte.evaluate.runs import RunArticle, span
from tinyte.segment.normal import lower, normal

MARGIN = 240
"""Characters kept on each side of the spans where the sentence is longer."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters, in gold's span or not, in the run's or not."""

    text: str
    in_gold: bool = False
    in_run: bool = False


def places(wanted: str, text: str) -> list[Span]:
    """Where words stand in a text, in any case and style of tone marks, with any blanks between them.

    >>> places("khoá 12", "Khóa  12, khóa 123")
    [(0, 8)]
    """
    words = lower(normal(unicodedata.normalize("NFC", wanted))).split()
    if not words:
        return []
    start, end = (r"(?<!\w)" if words[0][0].isalnum() else ""), (r"(?!\w)" if words[-1][-1].isalnum() else "")
    pattern = regex.compile(start + r"\s+".join(regex.escape(word) for word in words) + end)
    return [match.span() for match in pattern.finditer(_plain(text))]


def passages(outcome: Outcome, article: RunArticle) -> list[list[Piece]]:
    """The sentence of the run's span and that of gold's, one list where they are the same; none where neither is found."""
    got = _span_of_run(outcome, len(article.text))
    gold = _span_of_gold(outcome.gold, got, article) if outcome.gold is not None else None
    shown: dict[Span, list[Piece]] = {}
    for at in (gold, got):
        if at and not any(start <= at[0] and at[1] <= end for start, end in shown):
            sentence = _sentence(at, article)
            window = _window(at, sentence, article.text)
            shown[window] = _pieces(window, sentence, gold, got, article.text)
    return list(shown.values())


def _span_of_run(outcome: Outcome, length: int) -> Span | None:
    """The first mention; of a row found, the mention that has gold's text where there is one."""
    wanted = written_out((outcome.gold or {}).get("text"))
    ranked = sorted(outcome.mentions, key=lambda mention: written_out(mention["text"]) != wanted)
    spans = (span(mention) for mention in ranked)
    return next((at for at in spans if at and 0 <= at[0] < at[1] <= length), None)


def _span_of_gold(row: Row, got: Span | None, article: RunArticle) -> Span | None:
    """Of the places where gold's text stands the one that the run found, else the one in the sentence most like the row."""
    found = places(row.get("text") or row.get("name") or "", article.text)
    if not found:
        return None
    words = set(written_out(" ".join(value for value in row.values() if isinstance(value, str))).split())

    def rank(at: Span) -> tuple[bool, int]:
        start, end = _sentence(at, article)
        overlaps = got is not None and at[0] < got[1] and got[0] < at[1]
        return overlaps, len(words & set(written_out(article.text[start:end]).split()))

    return max(found, key=rank)


def _sentence(at: Span, article: RunArticle) -> Span:
    """The sentences that a span lies in; its lines where the run has no sentences."""
    inside = [s for s in article.sentences if s[0] < at[1] and at[0] < s[1]]
    if inside:
        return min(inside[0][0], at[0]), max(inside[-1][1], at[1])
    start = article.text.rfind("\n", 0, at[0]) + 1
    end = article.text.find("\n", at[1])
    return start, len(article.text) if end < 0 else end


def _window(at: Span, sentence: Span, text: str) -> Span:
    """As much of the sentence as the margins let in, in whole words."""
    start, end = max(sentence[0], at[0] - MARGIN), min(sentence[1], at[1] + MARGIN)
    blank = text.find(" ", start, at[0]) if start > sentence[0] else -1
    last = text.rfind(" ", at[1], end) if end < sentence[1] else -1
    return start if blank < 0 else blank + 1, end if last < 0 else last


def _pieces(window: Span, sentence: Span, gold: Span | None, got: Span | None, text: str) -> list[Piece]:
    """The window cut at every border of a span, with an ellipsis where it cuts the sentence off."""
    borders = sorted({*window, *_inside(gold, window), *_inside(got, window)})
    pieces = [Piece(text[start:end], _covers(gold, start), _covers(got, start)) for start, end in pairwise(borders)]
    before = [Piece("… ")] if window[0] > sentence[0] else []
    return before + pieces + ([Piece(" …")] if window[1] < sentence[1] else [])


def _inside(at: Span | None, window: Span) -> Sequence[int]:
    return [border for border in at or () if window[0] <= border <= window[1]]


def _covers(at: Span | None, position: int) -> bool:
    return at is not None and at[0] <= position < at[1]


@lru_cache(8)
def _plain(text: str) -> str:
    return lower(normal(text))
