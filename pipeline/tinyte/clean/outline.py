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
    return len(before) > SHORTEST_WRAPPED and before[-1] not in ".!?:;…" and after[0].islower()


def collapsed(text: str) -> str:
    """Text with every run of blanks, of whatever width, as one.

    >>> collapsed("  Sở\\xa0 Y tế\\n")
    'Sở Y tế'
    """
    return " ".join(text.split())


def _row(raw: str) -> str | None:
    """A line of cells parted by tabs as a table row, cells joined by ` | `; None for any other line."""
    cells = [collapsed(cell) for cell in raw.strip().split("\t")]
    return " | ".join(cells) if sum(map(bool, cells)) >= CELLS else None


def text_outline(text: str) -> Outline:
    """The outline of a plain-text page: its lines that are not blank; cells parted by tabs are joined like those of a table.

    >>> [line.text for line in text_outline("Xã\\tSố mắc\\tTử vong\\nBình An\\t12\\t0").lines]
    ['Xã | Số mắc | Tử vong', 'Bình An | 12 | 0']
    """
    outline = Outline()
    broken = False
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n"):
        if line := _row(raw) or collapsed(raw):
            right = len(raw) - len(raw.lstrip()) >= RIGHT_INDENT
            outline.add(Line(line, right=right), broken=broken)
        broken = bool(line)
    outline.parts[0].end = len(outline.lines)
    return outline
