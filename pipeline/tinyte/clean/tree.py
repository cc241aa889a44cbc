"""HTML → outline: one pass over the tree, in time that grows with its size, whatever its depth."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import regex
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tinyte.clean.article import CleanError
from tinyte.clean.outline import Kind, Line, Outline, Part, collapsed

INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
        "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "st1:place", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "wbr",
    }
)  # fmt: skip
DROPPED = frozenset(
    {
        "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "frame", "frameset", "head", "iframe", "input",
        "link", "map", "math", "meta", "noembed", "noframes", "noscript", "object", "option", "param", "picture", "script",
        "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
    }
)  # fmt: skip
APART = frozenset({"a", "span", "time", "label"})
"""Inline elements that stand apart from their neighbours on the screen when they carry no style of their own."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RIGHT = regex.compile(r"text-align\s*:\s*right")
_KINDS: dict[str, Kind] = {"li": "item", "dd": "item", "dt": "item", "figcaption": "caption", "caption": "caption"}
_KINDS.update((heading, "heading") for heading in HEADINGS)
_NAMED_PARTS = ("nav", "aside", "footer", "header", "article", "main", "form", "section", "table", "ul", "ol")
MAX_CELL = 400
"""Characters in a cell above which a table of two columns is there for the layout; one of more columns may have longer ones."""


def parse(text: str) -> HtmlElement:
    """The tree of a page; raises CleanError when there is nothing in it."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise CleanError("the page holds no HTML element; leave it out or name it .txt") from None


def html_outline(tree: HtmlElement) -> Outline:
    """The outline of an HTML page: blocks and line breaks end lines, tables of data give a line a row.

    >>> page = "<h1>Hội nghị</h1><p>Sở&nbsp;Y tế<br>họp.</p><table><tr><td>Ca<td>1<tr><td>Liều<td>2</table>"
    >>> [(line.text, line.kind) for line in html_outline(parse(page)).lines]
    [('Hội nghị', 'heading'), ('Sở Y tế', 'text'), ('họp.', 'text'), ('Ca | 1', 'row'), ('Liều | 2', 'row')]
    """
    writer = _Writer()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if writer.enter(element):
                walk.skip_subtree()
        else:
            writer.leave(element)
    writer.flush()
    writer.outline.parts[0].end = len(writer.outline.lines)
    return writer.outline


@dataclass(slots=True)
class _Writer:
    """The line being written and where in the page it stands."""

    outline: Outline = field(default_factory=Outline)
    part: int = 0
    text: list[str] = field(default_factory=list)
    links: int = 0
    bold: int = 0
    kinds: list[Kind] = field(default_factory=list)
    open_links: int = 0
    open_bold: int = 0
    right: int = 0
    broken: bool = False
    picture: bool = False
    preformatted: int = 0
    apart: bool = False

    def enter(self, element: Any) -> bool:
        """Begin an element; True when its inside is not to be read."""
        tag = element.tag
        if tag in DROPPED:
            return True
        if tag in INLINE:
            self._enter_inline(tag, element)
            return False
        if tag == "br":
            self._break()
            return False
        self._enter_block(tag, element)
        if tag == "table" and (rows := table_rows(element)):
            for row, links in rows:
                self.outline.lines.append(Line(row, "row", self.part, links))
            return True
        if element.text:
            self.write(element.text)
        return False

    def leave(self, element: Any) -> None:
        """End an element and write what follows it."""
        tag = element.tag
        if tag in INLINE:
            self.apart = tag in APART and not element.tail
            self.open_links -= tag == "a"
            self.open_bold -= tag in ("b", "strong")
        elif tag != "br" and tag not in DROPPED:
            self._leave_block(tag)
        if element.tail:
            self.write(element.tail)

    def write(self, text: str) -> None:
        """Add text to the line."""
        if self.preformatted and "\n" in text:
            for piece in text.split("\n"):
                self._add(piece)
                self.flush()
            return
        self._add(text)

    def flush(self, broken: bool = False) -> None:
        """End the line; `broken` when the next belongs to the same paragraph."""
        text = collapsed("".join(self.text)) if self.text else ""
        if text:
            size = max(1, sum(len(piece) for piece in self.text))
            kind = self.kinds[-1] if self.kinds else "text"
            line = Line(text, kind, self.part, self.links / size, self.bold * 2 > size, self.right > 0, self.picture)
            self.outline.add(line, broken=self.broken)
            self.picture = False
        self.broken = broken and bool(text)
        self.text, self.links, self.bold = [], 0, 0

    def _add(self, text: str) -> None:
        if text.isspace():
            if self.text:
                self.text.append(" ")
            return
        self.text.append(text)
        if self.open_links:
            self.links += len(text)
        if self.open_bold:
            self.bold += len(text)

    def _enter_inline(self, tag: str, element: Any) -> None:
        if tag == "img":
            self.picture = True
        self.open_links += tag == "a"
        self.open_bold += tag in ("b", "strong")
        text = element.text
        if text:
            if self.text and _joins_badly(
                self.text[-1], text, self.apart or (tag in APART and "style" not in element.attrib)
            ):
                self.text.append(" ")
            self.write(text)

    def _break(self) -> None:
        if self.kinds and self.kinds[-1] == "heading":
            self.text.append(" ")
        else:
            self.flush(broken=True)

    def _enter_block(self, tag: str, element: Any) -> None:
        self.flush()
        attributes = element.attrib
        names = tag if tag in _NAMED_PARTS or "-" in tag else ""
        if "class" in attributes or "id" in attributes:
            names = f"{names} {attributes.get('class', '')} {attributes.get('id', '')}"
        if _hidden(attributes):
            names += " noprint"
        self.outline.parts.append(Part(self.part, names, len(self.outline.lines)))
        self.part = len(self.outline.parts) - 1
        if tag in _KINDS:
            self.kinds.append(_KINDS[tag])
        self.preformatted += tag == "pre"
        if _is_right(attributes) or self.right:
            self.right += 1

    def _leave_block(self, tag: str) -> None:
        self.flush()
        part = self.outline.parts[self.part]
        part.end = len(self.outline.lines)
        self.part = part.parent
        if tag in _KINDS:
            self.kinds.pop()
        self.preformatted -= tag == "pre"
        self.right -= self.right > 0


def _joins_badly(before: str, after: str, apart: bool) -> bool:
    """Whether two pieces that stand apart on the screen would run together: "15:20" and "Nghe bài", a name and its address."""
    if not apart or not before[-1:].isalnum():
        return False
    return after[0].isupper() or after[0].isdigit() or "@" in after[:40].split(" ")[0]


def _hidden(attributes: Any) -> bool:
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and "display:none" in style.replace(" ", "").lower())


def _is_right(attributes: Any) -> bool:
    style = attributes.get("style")
    return attributes.get("align", "").lower() == "right" or (
        style is not None and _RIGHT.search(style.lower()) is not None
    )


def table_rows(table: Any) -> list[tuple[str, float]]:
    """Rows of a table of data, cells joined by ` | `, each with its share of links; none for a table that lays out the page."""
    rows = table.xpath("./tr | ./tbody/tr | ./thead/tr | ./tfoot/tr")
    if len(rows) < 2 or next(table.iterdescendants("table", "form", "input", "img", "iframe"), None) is not None:
        return []
    written = [_cells(row) for row in rows]
    wide = sum(len([cell for cell in cells if cell]) >= 2 for cells, _ in written)
    longest = max((len(cell) for cells, _ in written for cell in cells), default=0)
    columns = sum(len(cells) for cells, _ in written) / len(rows)
    if wide * 2 < len(rows) or longest > MAX_CELL * (1 if columns < 3 else 4):
        return []
    captions = [(collapsed("".join(caption.itertext())), 0.0) for caption in table.iterchildren("caption")]
    lines = [(" | ".join(cells).strip(), links) for cells, links in written]
    return [(text, links) for text, links in captions + lines if text.strip(" |")]


def _cells(row: Any) -> tuple[list[str], float]:
    """Texts of the cells of a row, empty ones at its end left out, and the share of links."""
    cells = [collapsed(" ".join(cell.itertext())) for cell in row.iterchildren("td", "th")]
    while cells and not cells[-1]:
        cells.pop()
    size = sum(len(cell) for cell in cells)
    links = sum(len(collapsed("".join(a.itertext()))) for a in row.iterdescendants("a"))
    return cells, links / size if size else 0.0
