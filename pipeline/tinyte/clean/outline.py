"""A page as a list of lines, each with its place in the tree; text and HTML pages look alike from here on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "heading", "item", "caption", "row"]

RIGHT_INDENT = 25
"""Blanks before a line of plain text from which it stands at the right."""

CELLS = 3
"""Cells that tabs must part for a line of plain text to be a row of a table."""

BAR = " | "
"""What parts the cells of a row."""

SHORTEST_WRAPPED = 40
"""Characters of a line that may have been wrapped in the middle of a sentence."""


@dataclass(slots=True)
class Line:
    """A line of the page: a paragraph, heading, caption, list item or table row.

    `links` is the share of its characters that are links; `part` the index of the part of the page that it stands in.
    """

    text: str
    kind: Kind = "text"
    part: int = 0
    links: float = 0.0
    bold: bool = False
    right: bool = False
    after_picture: bool = False


@dataclass(slots=True)
class Part:
    """An element of the page that holds lines `start` to `end`; `names` are its tag, classes and id."""

    parent: int
    names: str
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Outline:
    """Lines and parts of a page in order; part 0 is the page."""

    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=lambda: [Part(-1, "")])

    def add(self, line: Line, *, broken: bool) -> None:
        """Add a line; where only a break parts it from the line before and a sentence runs over it, they are one."""
        before = self.lines[-1] if self.lines else None
        if before and broken and before.part == line.part and _runs_on(before.text, line.text):
            before.text += " " + line.text
        else:
            self.lines.append(line)

    def within(self, part: int) -> Iterator[int]:
        """The part and those around it, inside out."""
        while part >= 0:
            yield part
            part = self.parts[part].parent


def _runs_on(before: str, after: str) -> bool:
    if BAR in before or BAR in after:  # rows of a table stay apart
        return False
    return len(before) > SHORTEST_WRAPPED and before[-1] not in ".!?:;…" and after[0].islower()


def collapsed(text: str) -> str:
    """Text with every run of blanks, of whatever width, as one.

    >>> collapsed("  Sở\\xa0 Y tế\\n")
    'Sở Y tế'
    """
    return " ".join(text.split())


def _rows(raws: list[str]) -> list[str | None]:
    """Each line of cells parted by tabs as a table row, cells joined by ` | `; None for any other line.

    Two cells are a row where they head one: "2024" and "2025" under a spanning head.
    """
    rows: list[str | None] = []
    below = False
    for raw in reversed(raws):
        cells = [collapsed(cell) for cell in raw.strip().split("\t")]
        filled = sum(map(bool, cells))
        if filled:
            below = filled >= CELLS or (below and filled > 1)
        rows.append(BAR.join(cells) if filled and below else None)
    return rows[::-1]


def text_outline(text: str) -> Outline:
    """The outline of a plain-text page: its lines that are not blank; cells parted by tabs are joined like those of a table.

    >>> [line.text for line in text_outline("Xã\\tSố mắc\\tTử vong\\nBình An\\t12\\t0").lines]
    ['Xã | Số mắc | Tử vong', 'Bình An | 12 | 0']
    >>> [line.text for line in text_outline("\\t2024\\t2025\\nSố mắc\\t12\\t9").lines]
    ['2024 | 2025', 'Số mắc | 12 | 9']
    """
    outline = Outline()
    broken = False
    raws = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    for raw, row in zip(raws, _rows(raws), strict=True):
        if line := row or collapsed(raw):
            right = len(raw) - len(raw.lstrip()) >= RIGHT_INDENT
            outline.add(Line(line, right=right), broken=broken)
        broken = bool(line)
    outline.parts[0].end = len(outline.lines)
    return outline
