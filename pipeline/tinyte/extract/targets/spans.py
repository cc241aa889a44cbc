"""Looking up spans that stand in order and do not overlap."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from tinyte.extract.passage import Passage

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier extractors and the segmentation know of a passage: spans in order.

    `dates`, named `bodies` and places, `cited` documents that have a number,
    `words` of several syllables without figures; where named persons
    stand (`speakers`).
    """

    dates: Sequence[Span]
    bodies: Sequence[Span]
    cited: Sequence[Span]
    words: Sequence[Span]
    speakers: Sequence[int] = ()

    @classmethod
    def of(cls, passage: Passage) -> Known:
        """What is known of that passage."""
        text = passage.text
        dates, bodies = (sorted((f.start, f.end) for f in passage.found.get(t, ())) for t in ("dates", "units"))
        cited = [(f.start, f.end) for f in passage.found.get("resolutions", ()) if getattr(f.value, "number", None)]
        words = [
            (a, b)
            for a, b in passage.words
            if text.find(" ", a, b) >= 0 and not (text[a].isdigit() or text[b - 1].isdigit())
        ]
        speakers = sorted({f.start for f in passage.found.get("officials", ())})
        return cls(dates, bodies, sorted(cited), words, speakers)

    def names(self, start: int, end: int) -> list[Span]:
        """The spans in which no mark parts clauses."""
        return [span for spans in (self.dates, self.bodies, self.cited) for span in between(spans, start, end)]


def covering(spans: Sequence[Span], offset: int) -> Span | None:
    """The span that holds the character at `offset`.

    >>> covering([(0, 4), (6, 9)], 8), covering([(0, 4), (6, 9)], 5)
    ((6, 9), None)
    """
    i = bisect.bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return spans[i] if i >= 0 and offset < spans[i][1] else None


def between(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """The spans that begin in the stretch.

    >>> between([(0, 4), (6, 9)], 5, 8)
    [(6, 9)]
    """
    return spans[bisect.bisect_left(spans, (start, 0)) : bisect.bisect_left(spans, (end, 0))]


def cuts(spans: Sequence[Span], offset: int) -> bool:
    """True when the offset lies strictly inside one of the spans.

    >>> cuts([(0, 9), (10, 14)], 5), cuts([(0, 9), (10, 14)], 10)
    (True, False)
    """
    i = bisect.bisect_left(spans, (offset, 0)) - 1
    return i >= 0 and offset < spans[i][1]
