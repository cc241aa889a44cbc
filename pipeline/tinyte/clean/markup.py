"""Pages that a converter wrote as text: links in brackets, numbers before links, marks of headings, items and bold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from tinyte.clean.outline import BAR, Kind, Line, Outline, collapsed, text_outline

LEAST_LINKS = 3
"""Links from which a text is taken for one that a converter wrote."""

WRAPPED = 60
"""Characters of a line that may go on in the next of the same paragraph."""

_LINK = regex.compile(
    r'\[((?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\])*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)'
)
_IMAGE = regex.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)|\[(?:IMG|INLINE|IMAGE|EMBED|[\w.-]+\.(?:jpe?g|png|gif))\]")
_TOOL = regex.compile(r"\((?:BUTTON|X|_)\)|\[_+\]|_{5,}")
_NUMBERED = regex.compile(r"\[(\d{1,4})\](?=[^\s\[\](),.;:])")
_NUMBER = regex.compile(r"\[\d{1,4}\](?=\S)")
_ADDRESS = regex.compile(r"\[(?:https?://|www\.|/)[^\s\[\]]*+\]|<https?://[^\s<>]*+>")
_HEADING = regex.compile(r"#{1,6}\s+(\S.*)")
_UNDERLINE = regex.compile(r"={4,}|-{4,}")
_ITEM = regex.compile(r"[*+]\s+(.*)|(?:-|\d{1,2}\.)\s+(?=\[)(.*)")
_BOLD = regex.compile(
    r"(\*\*\*|\*\*_|_\*\*|___|\*\*|__)(?=\S)((?:(?!\*\*|__).)+?)(?<=\S)(?:\*\*\*|_\*\*|\*\*_|___|\*\*|__)"
)
_SLANTED = regex.compile(r"(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^*_]+)(?<=\S)\1(?![\p{L}\p{N}*_])")
_ESCAPED = regex.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
ENDS = (".", "!", "?", "…", "”")
_OPEN, _CLOSE = "\ue000", "\ue001"


class _Read(NamedTuple):
    """A line without its marks; `joins` when it goes on from the line before, `heads` when it underlines that line."""

    text: str
    kind: Kind = "text"
    links: float = 0.0
    bold: bool = False
    picture: bool = False
    joins: bool = True
    heads: bool = False


def outline_of_dump(text: str) -> Outline:
    """The outline of a text page, its marks read where a converter wrote it.

    >>> page = "* [Tin](/a)\\n* [Ảnh](/b)\\n* [Phim](/c)\\n\\n# Sở Y tế họp\\n\\n**Sáng 6/1**, Sở [họp](/d)."
    >>> [(line.text, line.kind, line.links) for line in outline_of_dump(page).lines][2:]
    [('Phim', 'item', 1.0), ('Sở Y tế họp', 'heading', 0.0), ('Sáng 6/1, Sở họp.', 'text', 0.17647058823529413)]
    """
    marked = "[" in text or "<http" in text
    links = next((links for links in _WAYS if links.written(text)), None) if marked else None
    return _outline(text, links.marked) if links else text_outline(text)


def _in_brackets(text: str) -> bool:
    return text.count("](") >= LEAST_LINKS and len(_LINK.findall(text)) >= LEAST_LINKS


def _counts_up(text: str) -> bool:
    """Whether numbers in brackets stand before words and count up from 1, as a text browser gives them to links."""
    if "[1]" not in text:
        return False
    numbers = [int(match[1]) for match in _NUMBERED.finditer(text)]
    return len(numbers) >= LEAST_LINKS and numbers[0] == 1 and numbers == sorted(set(numbers))


def _addressed(text: str) -> bool:
    return ("[http" in text or "<http" in text or "[/" in text) and len(_ADDRESS.findall(text)) >= LEAST_LINKS


def _outline(text: str, marked: Callable[[str], str]) -> Outline:
    outline = Outline()
    picture = before = False
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        read = _read(raw, marked)
        picture |= read.picture
        if read.heads and before:
            outline.lines[-1].kind = "heading"
        if read.text:
            line = Line(read.text, read.kind, links=read.links, bold=read.bold, after_picture=picture)
            if before and read.joins and not picture and _wraps(outline.lines[-1], read):
                outline.lines[-1].text += " " + read.text
            else:
                outline.add(line, broken=before and read.joins)
            picture = False
        before = bool(read.text) and not raw.endswith("  ")
    outline.parts[0].end = len(outline.lines)
    return outline


def _wraps(before: Line, read: _Read) -> bool:
    """Whether a full line was broken before a capital in the middle of a sentence."""
    plain = before.kind in ("text", "item") and BAR not in before.text and BAR not in read.text
    return (
        plain and before.links < 0.5 > read.links and len(before.text) > WRAPPED and before.text[-1] not in '.!?:;…”"'
    )


def _read(raw: str, marked: Callable[[str], str]) -> _Read:
    text = raw.strip()
    if not text:
        return _Read("")
    if _UNDERLINE.fullmatch(text):
        return _Read("", heads=True)
    if _is_rule(text):
        return _Read("")
    kind: Kind = "text"
    text = text.lstrip("> ") if text.startswith("> ") else text
    if heading := _HEADING.fullmatch(text):
        text, kind = heading[1].rstrip("# "), "heading"
    elif item := _ITEM.fullmatch(text):
        text, kind = item[1] or item[2] or "", "item"
    bare = _IMAGE.sub("", text)
    picture = bare != text
    linked = _TOOL.sub("", marked(bare))
    bold = _BOLD.fullmatch(linked.strip()) is not None
    plain = collapsed(_ESCAPED.sub(r"\1", _SLANTED.sub(r"\2", _BOLD.sub(r"\2", linked))))
    inside = sum(map(len, _linked(plain)))
    plain = collapsed(plain.replace(_OPEN, "").replace(_CLOSE, ""))
    return _Read(plain, kind, inside / len(plain) if plain else 0.0, bold, picture, joins=kind == "text")


def _is_rule(text: str) -> bool:
    """Whether a line is drawn: "* * *", or "--- | ---" below the heads of a table."""
    signs = set(text) - set(" \t")
    return (signs <= set("|:-") and "---" in text) or (len(signs) == 1 and signs <= set("*-_") and len(text) > 2)


def _without_targets(text: str) -> str:
    return _LINK.sub(lambda match: f"{_OPEN}{match[1]}{_CLOSE}", text)


def _without_numbers(text: str) -> str:
    """Text with the links marked that a number begins; where one ends is not said, in running text it is not known."""
    pieces = _NUMBER.split(text)
    if len(pieces) == 1 or text[-1:] in ENDS:
        return "".join(pieces)
    return pieces[0] + "".join(f"{_OPEN}{piece.rstrip()}{_CLOSE} " for piece in pieces[1:])


def _without_addresses(text: str) -> str:
    """Text with the links marked that their address follows; where one begins is not said, in running text it is not known."""
    *pieces, last = _ADDRESS.split(text)
    if not pieces or last.strip() or pieces[-1].rstrip()[-1:] in ENDS:
        return "".join([*(piece.rstrip() for piece in pieces), last])
    return " ".join(f"{_OPEN}{piece.strip()}{_CLOSE}" for piece in pieces)


def _linked(text: str) -> Iterator[str]:
    for piece in text.split(_OPEN)[1:]:
        yield piece.split(_CLOSE)[0]


class _Way(NamedTuple):
    """A way to write links: whether a text is written so, and a line of it with the links between two signs."""

    written: Callable[[str], bool]
    marked: Callable[[str], str]


_WAYS = (_Way(_in_brackets, _without_targets), _Way(_counts_up, _without_numbers), _Way(_addressed, _without_addresses))
