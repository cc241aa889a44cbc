"""Places and bodies among the words around a figure."""

from __future__ import annotations

from functools import cache

import regex

from tinyte.extract.targets.phrases import lexicon
from tinyte.extract.targets.sentences import Sentence
from tinyte.extract.targets.spans import Span, covering


def is_place(sentence: Sentence, span: Span, *, unnamed: bool = False) -> bool:
    """Only names of places or bodies in the span; `unnamed`: "tuyến huyện" will do."""
    normal, at, named = sentence.passage.normal, span[0], unnamed
    while at < span[1]:
        body = covering(sentence.known.bodies, at)
        if body is not None:
            at, named = body[1], True
            continue
        stop = normal.find(" ", at + 1, span[1])
        stop = span[1] if stop < 0 else stop
        word = normal[at:stop].strip(" ,.;:()")
        if word and not word[0].isupper() and not lexicon("place_words").issuperset(word.split("/")):
            return False
        at, named = stop, named or word[:1].isupper()
    return named


def trailing_place(sentence: Sentence, span: Span) -> Span | None:
    """The place at the end of the words: "tỷ lệ bao phủ cao như | xã Tri Tôn"."""
    for found in _where().finditer(sentence.passage.lower, *span):
        if is_place(sentence, (found.end(), span[1]), unnamed=True):
            return found.start(), span[1]
    return None


@cache
def _where() -> regex.Pattern[str]:
    return regex.compile(r"(?<= )(?:tại|ở|thuộc|trên địa bàn|như)(?= )")
