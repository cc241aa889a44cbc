"""Author and source of an article: where on the page they are looked for, and in which order they are believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from tinyte.clean.body import Body
from tinyte.clean.bylines import (
    Byline,
    byline_at_end,
    has_surname,
    is_person,
    labels,
    names_at_end,
    names_post,
    read_byline,
)
from tinyte.clean.head import Head
from tinyte.clean.survey import Survey
from tinyte.segment.normal import lower, normal

TAIL = 8
"""Lines after the last paragraph among which bylines stand."""

ABOVE = 3
"""Lines above the title among which a date line may stand."""

NEAR = 2
"""Lines after the last paragraph within which the name of a medium alone is the source."""

_GAP = " | "


@dataclass(slots=True)
class Credits:
    """Author and source as printed; `lines` are those that say nothing else, `signature` those that also say a post."""

    author: str | None = None
    source: str | None = None
    lines: dict[int, str] = field(default_factory=dict)
    signature: list[int] = field(default_factory=list)


def find_credits(seen: Survey, body: Body, head: Head) -> Credits:
    """The credits of a page: the labelled byline first, then the unlabelled at the end, the head line, the metadata."""
    credits = Credits()
    ranked: list[tuple[float, int, tuple[str, ...]]] = []
    sources: list[tuple[float, int, str]] = []
    for i, place in _places(seen, body):
        for piece in _pieces(seen, i, place):
            found = read_byline(piece)
            if found is None or not _believable(seen, i, place, found, body.last):
                continue
            rank = _rank(seen, i, place, found)
            if found.authors:
                ranked.append((rank, i, found.authors))
            if found.source:
                sources.append((rank, i, found.source))
            if place == "tail" and (signature := _signature(seen, i, found)):
                credits.signature += signature
            elif place != "head" or _named(seen, i):
                credits.lines[i] = "byline" if found.authors else "source line"
    inline = byline_at_end(seen.lines[body.kept[-1]].text) if body.kept else None
    if inline:
        ranked += [(3.0, body.kept[-1], inline.authors)] if inline.authors else []
        sources += [(3.0, body.kept[-1], inline.source)] if inline.source else []
    persons = tuple(name for name in head.authors if is_person(name))
    if persons:
        ranked.append((4.0, 0, persons[:1]))
    best = min(ranked, default=None)
    credits.author = "; ".join(best[2]) if best else None
    credits.source = min(sources)[2] if sources else None
    return credits


def record_credits(lines: Sequence[str]) -> Credits:
    """The credits of a text that came clean: its last lines, or the end of its last paragraph.

    >>> record_credits(["Dịch đã được khống chế. Thu Diệp"]).author
    'Thu Diệp'
    """
    credits = Credits()
    for line in reversed(lines[-3:]):
        last = line.rstrip(" -–—")
        if names_post(lower(normal(last))):
            continue
        found = read_byline(last) or byline_at_end(last) or Byline(names_at_end(last) if line is lines[-1] else ())
        if not found.authors and not found.source:
            break
        credits.author = credits.author or "; ".join(found.authors) or None
        credits.source = credits.source or found.source
    return credits


def _places(seen: Survey, body: Body) -> Iterator[tuple[int, str]]:
    """Lines that may be bylines: after the last paragraph, in parts called so, around the title."""
    title = body.title if body.title is not None else 0
    first = next((i for i in body.kept if seen.weight[i]), body.last)
    for i in range(max(0, title - ABOVE), first):
        if i > title or (i in seen.date_lines and body.title is not None and seen.reason.get(i) != "navigation"):
            yield i, "head"
    for i in range(max(first, body.last - 2), min(body.last + 1 + TAIL, len(seen.lines))):
        if i in seen.sections and i > body.last:
            return
        if not seen.weight[i] and i not in seen.sections:
            yield i, "tail"


def _pieces(seen: Survey, i: int, place: str) -> list[str]:
    """The pieces of a line that may be bylines, its date stamps, counters and tools left out."""
    text = seen.lines[i].text
    if i in seen.date_lines:
        return list(seen.date_lines[i].pieces)
    if place == "tail":
        return _labelled(text)
    if seen.lines[i].kind == "row":
        return [text.replace(" | ", " ")]
    for stamp in reversed(seen.stamps_at(i)):
        text = text[: stamp.start] + _GAP + text[stamp.end :]
    return [piece.strip(" -–—•·,:;") for piece in text.replace("•", "|").replace("·", "|").split("|")]


def _labelled(text: str) -> list[str]:
    """A line that begins with a label, cut where another begins: "Tác giả: Thu Diệp | Nguồn: Báo Hà Nam"."""
    starts = [match.start() for match in labels(text)]
    if len(starts) < 2 or starts[0] > 2:
        return [text]
    return [text[a:b].strip(" -–—•·,:;|") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _believable(seen: Survey, i: int, place: str, found: Byline, last: int) -> bool:
    """At the head a name alone is a byline only in a part called so or beside a stamp; nowhere a heading or a link is."""
    line = seen.lines[i]
    if line.kind in ("row", "caption") and i not in seen.date_lines and i not in seen.reason:
        return False
    named = _named(seen, i)
    if line.after_picture and not found.labelled and not named:
        return False
    if place == "head":
        return found.labelled or named or bool(seen.stamps_at(i)) or _beside_date(seen, i, found)
    if not found.authors and not found.labelled and i > last + NEAR:
        return False
    return line.links < 0.6 or named


def _named(seen: Survey, i: int) -> bool:
    """Whether a line stands in a part that is called one of authors or sources."""
    return not {"author", "source"}.isdisjoint(seen.roles_at(i))


def _beside_date(seen: Survey, i: int, found: Byline) -> bool:
    """Whether names stand alone next to a date line, all of them with a surname: a category's name is none."""
    beside = i - 1 in seen.date_lines or i + 1 in seen.date_lines
    return beside and not found.source and seen.lines[i].links < 0.6 and all(map(has_surname, found.authors))


def _rank(seen: Survey, i: int, place: str, found: Byline) -> float:
    rank = 0.0 if found.labelled else 2.0
    rank -= 0.5 if "author" in set(seen.roles_at(i)) or seen.lines[i].right else 0.0
    return rank + (1.5 if place == "head" else 0.0)


def _signature(seen: Survey, i: int, found: Byline) -> list[int]:
    """The lines of the signature that a name belongs to: the posts in the lines before it, or in its own or the next."""
    if found.labelled or not found.authors:
        return [i] if found.signature else []
    above = list(takewhile(lambda j: names_post(seen.low[j]) and not seen.weight[j], range(i - 1, max(0, i - 4), -1)))
    if above or found.signature:
        return [*reversed(above), i]
    return [i, i + 1] if i + 1 < len(seen.lines) and names_post(seen.low[i + 1]) else []
