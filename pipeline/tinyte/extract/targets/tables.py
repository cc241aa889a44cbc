"""Figures of tables inside a page: cells parted by " | ", heads on the first line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from tinyte import rulebook
from tinyte.extract.measures import Measure, measure_after
from tinyte.extract.numerals import number
from tinyte.extract.passage import Found, Passage
from tinyte.extract.targets.phrases import lexicon
from tinyte.extract.targets.units import unit_in
from tinyte.tables import Comparator, Target, TargetKind

Span = tuple[int, int]
BAR = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says; kind, period and unit where it tells them.

    `role` is indicator, place (lines are places or bodies), unit, figure, plan (share of the plan reached) or other.
    """

    role: str
    head: Span
    kind: TargetKind | None = None
    period: str | None = None
    unit: str | None = None


def table_lines(text: str) -> list[Span]:
    """Spans of the lines that are rows of a table."""
    if BAR not in text:
        return []
    lines = [m.span() for m in regex.finditer(r"[^\n]+", text)]
    return [span for span in lines if text.count(BAR, *span) >= 2]


def table_targets(passage: Passage) -> list[Found[Target]]:
    """A row for each cell that holds a figure, named by its line and its column.

    >>> lines = ["Chỉ tiêu | Đơn vị | Kế hoạch 2024 | Thực hiện 2024", "Số giường bệnh | giường | 500 | 512"]
    >>> text = chr(10).join(lines)
    >>> for row in table_targets(Passage(text, [(0, len(text))])):
    ...     print(row.value.indicator, row.value.kind, row.value.value, row.value.unit, row.value.period)
    Số giường bệnh target 500.0 giường bệnh 2024
    Số giường bệnh result 512.0 giường bệnh 2024
    """
    return [row for lines in _tables(passage.text) for row in _table(passage, lines)]


def _tables(text: str) -> list[list[Span]]:
    """Lines that follow one another with as many cells."""
    tables: list[list[Span]] = []
    last = (-2, -2)
    for line in table_lines(text):
        follows = line[0] == last[1] + 1 and text.count("|", *line) == text.count("|", *last)
        if follows:
            tables[-1].append(line)
        else:
            tables.append([line])
        last = line
    return [lines for lines in tables if len(lines) > 1]


def _table(passage: Passage, lines: Sequence[Span]) -> list[Found[Target]]:
    head, *body = [_cells(passage.text, *line) for line in lines]
    columns = _columns(passage, head, body[0])
    return [row for cells in body for row in _line_targets(passage, cells, columns)]


def _cells(text: str, start: int, end: int) -> list[Span]:
    cells, at = [], start
    while True:
        bar = text.find("|", at, end)
        stop = bar if bar >= 0 else end
        a, b = at, stop
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        cells.append((a, b))
        if bar < 0:
            return cells
        at = bar + 1


def _columns(passage: Passage, head: Sequence[Span], first: Sequence[Span]) -> list[Column]:
    """What each column holds; places where no column of indicators is: the first whose cells are words."""
    columns = [_column(passage, cell) for cell in head]
    for i, (column, cell) in enumerate(zip(columns, first, strict=True)):
        if column.role == "unit" and _measure(passage.lower[slice(*cell)]) is None:
            columns[i] = replace(column, role="place")
    if not {"indicator", "place"} & {column.role for column in columns}:
        named = next((i for i, cell in enumerate(first) if passage.text[cell[0] : cell[0] + 1].isalpha()), None)
        if named is not None:
            columns[named] = replace(columns[named], role="place")
    return columns


def _column(passage: Passage, cell: Span) -> Column:
    head = passage.lower[cell[0] : cell[1]].strip(" .:*")
    if not head or head in lexicon("order_heads"):
        return Column("other", cell)
    if head in lexicon("unit_heads"):
        return Column("unit", cell)
    if head in lexicon("indicator_heads"):
        return Column("indicator", cell)
    year = regex.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", head)
    kind: TargetKind | None = None
    if _mentions(head, "target_heads"):
        kind = "target"
    elif _mentions(head, "result_heads"):
        kind = "result"
    role = "plan" if _mentions(head, "plan_heads") else "figure"
    return Column(role, cell, kind, year[0] if year else None, _in_brackets(head) or ("%" if "%" in head else None))


def _in_brackets(words: str) -> str | None:
    """The unit at the end of a head or a label: "Chi phí (triệu đồng)"."""
    found = regex.search(r"\(([^()]{1,20})\)\s*$", words)
    return found[1].strip() if found and _measure(found[1].strip()) is not None else None


def _mentions(head: str, name: str) -> bool:
    return any(regex.search(rf"(?<!\p{{L}}){regex.escape(phrase)}(?!\p{{L}})", head) for phrase in lexicon(name))


def _line_targets(passage: Passage, cells: Sequence[Span], columns: Sequence[Column]) -> list[Found[Target]]:
    label = next((i for i, c in enumerate(columns) if c.role in ("indicator", "place")), None)
    if label is None or not passage.text[slice(*cells[label])]:
        return []
    words = passage.text[slice(*cells[label])]
    unit = next((passage.lower[slice(*cell)] for cell, c in zip(cells, columns, strict=True) if c.role == "unit"), None)
    by_place = columns[label].role == "place"
    found = []
    for cell, column in zip(cells, columns, strict=True):
        if column.role in ("figure", "plan"):
            head = passage.text[slice(*column.head)]
            name = f"{_bare(head)} {words}" if by_place else _bare(words)
            told = unit or column.unit or (None if by_place else _in_brackets(words.lower()))
            told = "%" if column.role == "plan" else told
            row = _cell_target(passage, cell, column, " ".join(name.split()), told)
            found += [row] if row else []
    return found


def _bare(words: str) -> str:
    """The words without the unit in brackets at their end."""
    return regex.sub(r"\s*\([^()]{1,20}\)\s*$", "", words) if _in_brackets(words.lower()) else words


def _cell_target(passage: Passage, cell: Span, column: Column, name: str, unit: str | None) -> Found[Target] | None:
    rule = rulebook.load("quantities").rule("table_cell")
    match = rule.regex.fullmatch(passage.lower, *cell)
    value = number(match["a"]) if match else None
    if match is None or value is None:
        return None
    printed = measure_after(passage, match.end("a")) if match.end("a") < cell[1] else None
    measure = printed if printed and printed.unit else _measure(unit or "")
    target = Target(
        indicator=name,
        kind=column.kind or "result",
        comparator=_comparator(match["sign"]),
        value=value * _factor(unit),
        unit=measure.canonical if measure else unit_in(name.lower(), 0, len(name)),
        period=column.period,
    )
    end = max(match.end("a"), printed.end if printed else 0)
    return Found(
        match.start("a"), end, target, f"{rule.id};name={'plan' if column.role == 'plan' else 'table'}", rule.confidence
    )


def _comparator(sign: str | None) -> Comparator:
    signs: dict[str, Comparator] = {"≥": ">=", ">=": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<", "~": "~"}
    return signs.get(sign or "", "=")


_SCALED = regex.compile(r"(nghìn|ngàn|triệu|tỷ|tỉ) (?=đồng|lượt|người|đ|vnđ)")


def _factor(unit: str | None) -> float:
    scale = _SCALED.match(unit or "")
    return float(rulebook.load("measures").lexicon("scales")[scale[1]]) if scale else 1.0


def _measure(printed: str) -> Measure | None:
    """The measure that the words are, None when they are none."""
    words = _SCALED.sub("", printed)
    measure = measure_after(Passage(f"1 {words}", [(0, len(words) + 2)]), 1)
    return measure if measure.kind not in ("bare", "unknown", "never") and measure.end == len(words) + 2 else None
