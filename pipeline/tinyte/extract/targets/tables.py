"""Figures of tables inside a page: a line a row, cells parted by bars, heads on the first lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import regex

from tinyte import rulebook
from tinyte.extract.calendar_values import day_range
from tinyte.extract.measures import measure_after
from tinyte.extract.numerals import number
from tinyte.extract.passage import Found, Passage
from tinyte.extract.targets.moments import Moment, moments
from tinyte.extract.targets.spans import Span
from tinyte.extract.targets.table_heads import Column, bare, columns, factor, in_brackets, measured
from tinyte.extract.targets.units import unit_in
from tinyte.tables import Comparator, Target

BAR = " | "
NARROW = 3
"""Lines of two cells that must follow one another to be a table."""


def table_lines(text: str) -> list[Span]:
    """Spans of the lines that are rows of a table."""
    return [line for lines in _tables(text) for line in lines]


def table_targets(passage: Passage) -> list[Found[Target]]:
    """A row for each cell that holds a figure, named by its line and its column.

    >>> lines = ["Chỉ tiêu | Đơn vị | Kế hoạch 2024 | Thực hiện 2024", "Số giường bệnh | giường | 500 | 512"]
    >>> text = chr(10).join(lines)
    >>> for row in table_targets(Passage(text, [(0, len(text))])):
    ...     print(row.value.indicator, row.value.kind, row.value.value, row.value.unit, row.value.period)
    Số giường bệnh target 500.0 giường bệnh 2024
    Số giường bệnh result 512.0 giường bệnh 2024
    """
    tables = _tables(passage.text)
    told = moments(passage) if tables else []
    return [row for lines in tables for row in _table(passage, lines, told)]


def _tables(text: str) -> list[list[Span]]:
    """Lines with bars that follow one another: two of three cells or more, or several of two."""
    if BAR not in text:
        return []
    out: list[list[Span]] = []
    lines = [match.span() for match in _LINE.finditer(text)]
    for barred, run in groupby(lines, key=lambda line: text.find(BAR, *line) >= 0):
        for rows in _apart(text, list(run)) if barred else []:
            most = max(text.count("|", *row) for row in rows)
            if len(rows) > 1 and (most > 1 or len(rows) >= NARROW):
                out.append(rows)
    return out


def _apart(text: str, rows: Sequence[Span]) -> list[list[Span]]:
    """The lines of each table where one follows another directly: with heads, and other columns than before."""
    bars = [text.count("|", *row) for row in rows]
    out = [[rows[0]]]
    for i in range(1, len(rows)):
        other = bars[i] != bars[i - 1] and i + 1 < len(rows) and bars[i + 1] == bars[i]
        if other and _FIGURE.search(text, *rows[i - 1]) and not _FIGURE.search(text, *rows[i]):
            out.append([])
        out[-1].append(rows[i])
    return out


_FIGURE = regex.compile(r"\| *[≥≤<>]? ?\d[\d.,]* ?%?(?= *(?:\||\n|$))")


_LINE = regex.compile(r"[^\n]+")


def _table(passage: Passage, lines: Sequence[Span], told: Sequence[Moment]) -> list[Found[Target]]:
    rows = [_cells(passage.text, *line) for line in lines]
    begin = next((i for i, cells in enumerate(rows) if _holds_figures(passage, cells, i)), len(rows))
    body = [cells for cells in rows[begin:] if not _counts_columns(passage.text, cells)]
    if not body:
        return []
    width = max(len(cells) for cells in body)
    body = [[*cells, *[(cells[-1][1],) * 2] * (width - len(cells))] for cells in body]
    heads = columns(passage, rows[:begin], body[0], told)
    return [row for cells in body for row in _line_targets(passage, cells, heads)]


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


def _holds_figures(passage: Passage, cells: Sequence[Span], line: int) -> bool:
    """A line of figures; years are heads on the first lines."""
    if line and _counts_columns(passage.text, cells):
        return False
    pattern = rulebook.load("quantities").rule("targets.table_cell").regex
    figures = [passage.text[a:b] for a, b in cells[1:] if pattern.fullmatch(passage.lower, a, b)]
    return any(not (line < 2 and _YEAR.fullmatch(figure)) for figure in figures)


_YEAR = regex.compile(r"(?:19|20)\d{2}")


def _counts_columns(text: str, cells: Sequence[Span]) -> bool:
    """The columns' own numbers: "1 | 2 | 3 | 4=3/2"."""
    words = [text[a:b].partition("=")[0].strip("() ") for a, b in cells]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 3]
    return (
        len(numbers) > 1
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and all(len(word) < 3 for word in words)
    )


def _line_targets(passage: Passage, cells: Sequence[Span], heads: Sequence[Column]) -> list[Found[Target]]:
    label = next((i for i, head in enumerate(heads) if head.role in ("indicator", "place")), None)
    if label is None or not passage.text[slice(*cells[label])]:
        return []
    words = " ".join(passage.text[slice(*cells[label])].split())
    unit = next((passage.lower[slice(*cell)] for cell, c in zip(cells, heads, strict=True) if c.role == "unit"), None)
    by_place = heads[label].role == "place"
    found = []
    for cell, head in zip(cells, heads, strict=True):
        if head.role in ("figure", "plan"):
            name = f"{head.name} {words}".strip() if by_place else bare(words)
            told = unit or (None if by_place else in_brackets(words.lower())) or head.unit
            told = "%" if head.role == "plan" and "%" in (head.unit or "%") else told
            row = _cell_target(passage, cell, head, name, told, head.name if by_place else name)
            found += [row] if row else []
    return found


def _cell_target(
    passage: Passage, cell: Span, head: Column, name: str, unit: str | None, counted: str
) -> Found[Target] | None:
    """The figure of a cell; `counted` are the words that may hold the counted noun."""
    rule = rulebook.load("quantities").rule("targets.table_cell")
    match = rule.regex.fullmatch(passage.lower, *cell)
    value = number(match["a"]) if match else None
    if match is None or value is None:
        return None
    printed = measure_after(passage, match.end("a")) if match.end("a") < cell[1] else None
    target = Target(
        indicator=name,
        kind=head.kind or ("target" if _is_ahead(passage, head) else "result"),
        comparator=_comparator(match["sign"]),
        value=value * factor(unit),
        unit=printed.canonical if printed and printed.unit else _unit(unit, counted.lower()),
        period=head.period,
    )
    end = max(match.end("a"), printed.end if printed else 0)
    how = "plan" if head.role == "plan" else "table"
    cue = "kế hoạch" if head.kind == "target" else "default"
    return Found(match.start("a"), end, target, f"{rule.id};name={how},kind={cue}", rule.confidence)


def _unit(told: str | None, counted: str) -> str | None:
    """The canonical unit; the name may say what it is taken per ("số bác sĩ/10.000 dân", unit "bác sĩ")."""
    measure = measured(told) if told else None
    implied = unit_in(counted, 0, len(counted))
    unit = measure.canonical if measure else told
    return implied if implied and (not unit or implied.startswith(f"{unit}/")) else unit


def _is_ahead(passage: Passage, head: Column) -> bool:
    """The column is for a time that begins after the article's day."""
    if passage.published is None or head.period is None:
        return False
    return (day_range(head.period)[0] or "") > passage.published.date().isoformat()


def _comparator(sign: str | None) -> Comparator:
    signs: dict[str, Comparator] = {"≥": ">=", ">=": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<", "~": "~"}
    return signs.get(sign or "", "=")
