"""A sentence parted into clauses around its figures.

A clause is what stands between two marks: `;`, `:`, a comma, a bracket that holds a figure, "trong đó", "và" between figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Passage
from tinyte.extract.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters from `start` to `end`; `opener` is the mark before it ("" at the start of the sentence).

    `bracket` is the index of the clause before the bracket that this one stands in.
    """

    start: int
    end: int
    opener: str
    figures: tuple[Quantity, ...]
    bracket: int | None = None


def clauses(
    passage: Passage, start: int, end: int, figures: Sequence[Quantity], names: Sequence[tuple[int, int]] = ()
) -> list[Clause]:
    """The clauses of the sentence at `start`:`end`, with the figures in each; no mark inside one of the `names` counts.

    >>> from tinyte.extract.quantities import find_quantities
    >>> text = "Kiểm tra 96 cơ sở (đạt 80%), xử phạt 12 cơ sở"
    >>> passage = Passage(text, [(0, len(text))])
    >>> [text[c.start:c.end].strip() for c in clauses(passage, 0, len(text), find_quantities(passage))]
    ['Kiểm tra 96 cơ sở', 'đạt 80%', '', 'xử phạt 12 cơ sở']
    """
    marks = list(_marks(passage.lower, start, end, figures, names))
    out: list[Clause] = []
    at, opener, bracket = start, "", None
    for mark_start, mark_end, sign in [*marks, (end, end, "")]:
        inside = tuple(q for q in figures if at <= q.start < mark_start)
        out.append(Clause(at, mark_start, opener, inside, bracket))
        at, opener = mark_end, sign
        bracket = len(out) - 1 if sign in ("(", "[") else None if sign in (")", "]") else bracket
    return out


def _marks(
    text: str, start: int, end: int, figures: Sequence[Quantity], names: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and sign of each mark, in order; a word stays in the clause that it opens."""
    at = start
    for match in _pattern().finditer(text, start, end):
        if any(q.start < match.end() and match.start() < q.end for q in figures):
            continue
        if any(a < match.start() < b for a, b in names):
            continue
        sign = match[0].strip()
        if sign in "()[]":
            if not _holds_figure(text, match.start(), sign, start, end, figures):
                continue
        elif sign[0].isalpha():
            if not _parts_figures(text, at, match.start(), end, sign, figures):
                continue
            yield match.start(), match.start(), sign
            at = match.start()
            continue
        yield match.start(), match.end(), sign
        at = match.end()


def _holds_figure(text: str, at: int, sign: str, start: int, end: int, figures: Sequence[Quantity]) -> bool:
    if sign in "([":
        close = text.find(")" if sign == "(" else "]", at, end)
        low, high = at, close if close >= 0 else end
    else:
        low, high = text.rfind("(" if sign == ")" else "[", start, at), at
    return any(low < q.start < high for q in figures)


def _parts_figures(text: str, at: int, position: int, end: int, word: str, figures: Sequence[Quantity]) -> bool:
    """ "và", "với", "nâng" part clauses only when a figure stands on both sides."""
    if word.startswith("trong"):
        return True
    before = any(at <= q.start < position for q in figures)
    stop = _pattern().search(text, position + len(word), end)
    after = any(position < q.start < (stop.start() if stop else end) for q in figures)
    return before and after


@cache
def _pattern() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{marks}")
