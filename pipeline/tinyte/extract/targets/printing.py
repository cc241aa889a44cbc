"""The words of an indicator as printed."""

from __future__ import annotations

from collections.abc import Sequence

from tinyte.extract.targets.leads import after_document
from tinyte.extract.targets.phrases import lexicon, phrase_before
from tinyte.extract.targets.sentences import BLANK, Sentence, titles
from tinyte.extract.targets.spans import Span, between, covering
from tinyte.extract.targets.words import ASIDE


def printed(sentence: Sentence, spans: Sequence[Span]) -> str:
    """The words of the spans as printed, one blank between them; cited documents and bracketed dates left out."""
    words = []
    for start, end in spans:
        for hole_start, hole_end in _holes(sentence, start, end):
            words += sentence.passage.text[start:hole_start].split()
            start = max(start, hole_end)
        words += sentence.passage.text[start:end].split()
    return " ".join(words).strip(BLANK.replace("(", "").replace(")", ""))


def _holes(sentence: Sentence, start: int, end: int) -> list[Span]:
    text = sentence.passage.lower
    holes = [hole] if (hole := covering(sentence.known.cited, start)) else []
    for a, b in between(sentence.known.cited, start + 1, end):
        preposition = phrase_before(text, a, lexicon("cites"), start)
        b = max(b, after_document(sentence, a, end) or b)
        holes.append((a if preposition is None else preposition, b))
    for a, b in between(sentence.known.dates, start, end):
        opening, closing = text.rfind("(", start, a), text.find(")", b, end)
        if opening >= 0 and closing >= 0 and not text[opening + 1 : a].strip("từ ") and not text[b:closing].strip():
            holes.append((opening, closing + 1))
    holes += [aside.span() for aside in ASIDE.finditer(text, start, end)]
    holes += [title for title in titles(sentence, start, end) if title[0] > start]
    return sorted(holes)
