"""What the heads of a table's columns say, in one line or over several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from tinyte import rulebook
from tinyte.extract.measures import Measure, measure_after
from tinyte.extract.passage import Passage
from tinyte.extract.targets.moments import Moment
from tinyte.extract.targets.phrases import lexicon, lexicons
from tinyte.extract.targets.spans import Span
from tinyte.tables import TargetKind


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says; kind, period and unit where it tells them.

    `role` is indicator, place (lines are places or bodies), unit, figure, plan (share of the plan reached) or other;
    `name` the head's words that name what is measured.
    """

    role: str
    name: str = ""
    kind: TargetKind | None = None
    period: str | None = None
    unit: str | None = None


def columns(
    passage: Passage, heads: Sequence[Sequence[Span]], first: Sequence[Span], told: Sequence[Moment]
) -> list[Column]:
    """What each column holds; places where no column of indicators is: the first whose cells are words.

    `heads` are the cells of each head line, `first` those of the first line of figures, `told` the moments of the passage.
    """
    out = [_column(passage, cells, told) for cells in _stacked(passage.lower, heads, len(first))]
    for i, (column, cell) in enumerate(zip(out, first, strict=True)):
        capital = passage.normal[cell[0] : cell[0] + 1].isupper()
        if column.role == "unit" and capital and measured(passage.lower[slice(*cell)]) is None:
            out[i] = replace(column, role="place")
    if not {"indicator", "place"} & {column.role for column in out}:
        label = next((i for i, cell in enumerate(first) if passage.text[cell[0] : cell[0] + 1].isalpha()), None)
        if label is not None:
            out[label] = replace(out[label], role="place")
    return [_with_period(out, i) if column.role == "plan" else column for i, column in enumerate(out)]


def _with_period(all_columns: Sequence[Column], i: int) -> Column:
    """A share of the plan is for the time of the figures before it."""
    period = next((c.period for c in reversed(all_columns[:i]) if c.period and c.kind != "target"), None)
    return replace(all_columns[i], period=all_columns[i].period or period)


def _stacked(text: str, heads: Sequence[Sequence[Span]], width: int) -> list[tuple[Span, ...]]:
    """The head cells over each column; a cell that spans several stands over each of them."""
    if not heads:
        return [()] * width
    top = list(heads[0])
    spanned = len(top) + len(heads[1]) - width if len(heads) > 1 else 0
    if len(heads) < 2 or not 0 < spanned <= len(top) or len(heads[1]) % spanned:
        return [(cell,) for cell in (top + [(0, 0)] * width)[:width]]
    free = [i for i, cell in enumerate(top) if i and text[slice(*cell)].strip(" .") not in _fixed_heads()]
    open_heads = [i for i in free if in_brackets(text[slice(*top[i])]) is None]
    wide = set((open_heads if len(open_heads) >= spanned else free)[-spanned:])
    below, each, out = iter(heads[1]), len(heads[1]) // spanned, list[tuple[Span, ...]]()
    for i, cell in enumerate(top):
        out += [(cell, next(below)) for _ in range(each)] if i in wide else [(cell,)]
    return out if len(out) == width else [(cell,) for cell in (top + [(0, 0)] * width)[:width]]


def _fixed_heads() -> frozenset[str]:
    return lexicons("order_heads", "unit_heads") | lexicon("indicator_heads")


def _column(passage: Passage, cells: Sequence[Span], told: Sequence[Moment]) -> Column:
    words = [passage.lower[slice(*cell)].strip(" .:*") for cell in cells]
    head = " ".join(words)
    if not head or head in lexicon("order_heads"):
        return Column("other")
    if head in lexicon("unit_heads"):
        return Column("unit")
    if head in lexicon("indicator_heads"):
        return Column("indicator")
    kind: TargetKind | None = None
    if _mentions(head, "target_heads"):
        kind = "target"
    elif _mentions(head, "result_heads"):
        kind = "result"
    role = "plan" if _mentions(head, "plan_heads") else "figure"
    kind = "result" if role == "plan" else kind
    period = next((m.value for cell in reversed(cells) for m in told if cell[0] <= m.start < cell[1]), None)
    year = _YEAR.search(head)
    unit = in_brackets(words[-1]) or ("%" if "%" in head else None)
    name = " ".join(bare(passage.text[slice(*cell)]) for cell in cells)
    return Column(role, name, kind, period or (year[0] if year else None), unit)


_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_BRACKET = regex.compile(r"\(([^()]{1,20})\)\s*$")
_NOUN = regex.compile(r"\p{Ll}+(?: \p{Ll}+){0,2}")


def in_brackets(words: str) -> str | None:
    """The unit at the end of a head or a label.

    >>> in_brackets("chi phí (triệu đồng)"), in_brackets("lam máu (lam)"), in_brackets("kết quả (2)")
    ('triệu đồng', 'lam', None)
    """
    found = _BRACKET.search(words)
    unit = found[1].strip() if found else ""
    return unit if unit and (measured(unit) is not None or _NOUN.fullmatch(unit)) else None


def bare(words: str) -> str:
    """The words without the unit in brackets at their end."""
    return _BRACKET.sub("", words).strip() if in_brackets(words.lower()) else words


def _mentions(head: str, name: str) -> bool:
    return any(regex.search(rf"(?<!\p{{L}}){regex.escape(phrase)}(?!\p{{L}})", head) for phrase in lexicon(name))


SCALED = regex.compile(r"(nghìn|ngàn|triệu|tỷ|tỉ) (?=\p{L})")
"""A scale word before the unit of a column ("triệu đồng")."""


def factor(unit: str | None) -> float:
    """What the figures under that unit are multiplied with.

    >>> factor("triệu đồng"), factor("giường")
    (1000000.0, 1.0)
    """
    scale = SCALED.match(unit or "")
    return float(rulebook.load("measures").lexicon("scales")[scale[1]]) if scale else 1.0


def measured(printed: str) -> Measure | None:
    """The measure that the words are, None when they are none."""
    words = SCALED.sub("", printed)
    measure = measure_after(Passage(f"1 {words}", [(0, len(words) + 2)]), 1)
    return measure if measure.kind not in ("bare", "unknown", "never") and measure.end == len(words) + 2 else None
