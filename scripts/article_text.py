"""The text of an annotated article: what a reader sees of a page, the lines of a text file, the words of a record."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

INVISIBLE = frozenset({"head", "script", "style", "template"})
INLINE = frozenset(
    {"a", "abbr", "b", "big", "em", "font", "i", "label", "mark", "o:p", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u"}
)


class VisibleText(HTMLParser):
    """Collects what a reader sees of a page; a block element starts a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes hidden elements and line breaks."""
        del attrs
        if tag in INVISIBLE:
            self._hidden.append(tag)
        elif tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Ends a hidden element or a line."""
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()
        elif tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keeps characters that are seen; line ends of the source are blanks."""
        if not self._hidden:
            self.parts.append(data.replace("\n", " ").replace("\r", " "))


def fold(text: str) -> str:
    """NFC, every run of blanks (no-break ones too) one blank, line ends kept.

    >>> fold("59,4%\\xa0 kế hoạch \\n  quý II")
    '59,4% kế hoạch\\nquý II'
    """
    lines = unicodedata.normalize("NFC", text).split("\n")
    return "\n".join(line for line in (re.sub(r"\s+", " ", raw).strip() for raw in lines) if line)


def visible_text(html: str) -> str:
    """What a reader sees of a page, folded.

    >>> visible_text("<title>x</title><p>Sở&nbsp;<b>Y</b> t&#7871;</p><script>y</script><td>8,6</td>")
    'x\\nSở Y tế\\n8,6'
    """
    parser = VisibleText()
    parser.feed(html)
    parser.close()
    return fold("".join(parser.parts))


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file; raises ValueError on a line that is no object."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError(f"{path}: line {number} is no object")
            yield record


def article_text(folder: Path, source: str) -> str | None:
    """The article that `source` names, folded; None when there is none."""
    name, _, record_id = source.partition("#")
    path = next((p for p in (folder / name, folder.parent / name) if p.is_file()), None)
    if path is None:
        return None
    if record_id:
        record = next((r for r in records(path) if str(r.get("id")) == record_id), None)
        return None if record is None else fold(f"{record.get('title') or ''}\n{record['text']}")
    raw = path.read_text(encoding="utf-8-sig")
    return visible_text(raw) if path.suffix.startswith(".htm") else fold(raw)
