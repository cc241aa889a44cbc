"""Date lines: the line near the title made of poster, stamp, counts and tools in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from tinyte import rulebook
from tinyte.clean.boilerplate import items_at
from tinyte.clean.bylines import labels, read_byline
from tinyte.clean.stamps import Stamp

LONGEST = 160
"""Characters that a date line has at most beside its stamps."""

LONGEST_PIECE = 40
"""Characters in the longest piece of unknown meaning, a category or a department."""

_WORD = regex.compile(r"[\p{L}\p{N}]")
_WORD_END = regex.compile(r"[\p{L}\p{N}/:.-]*+[^\p{L}\p{N}]*+")
_GLYPH = regex.compile(r"(?:\p{L}|\p{N}[\p{N}.,]*+)(?=\s|$)\s*+")
_EDGES = " -–—•·,:;|/()[]>.*"


class DateLine(NamedTuple):
    """The pieces of a date line that say who posted it or where it comes from.

    `certain` when a label or counter stands in it, `plain` when no piece is of unknown meaning.
    """

    pieces: tuple[str, ...]
    certain: bool
    plain: bool = True


def date_line(text: str, low: str, stamps: Sequence[Stamp]) -> DateLine | None:
    """The date line that a line consists of; None for any other. `low` is its lower-case normal form, `stamps` are its stamps.

    >>> from tinyte.clean.stamps import stamps
    >>> line = "Đăng bởi: Thu Diệp lúc 9:05, Thứ Tư, 10/03/2021 - 64 lượt đọc"
    >>> date_line(line, line.lower(), list(stamps(line.lower())))
    DateLine(pieces=('Đăng bởi: Thu Diệp',), certain=True, plain=True)
    """
    if not stamps or len(low) - sum(stamp.end - stamp.start for stamp in stamps) > LONGEST:
        return None
    certain = any(stamp.label for stamp in stamps)
    if items_at(low, 0) == len(low):
        said = sum(_count(low[stamp.start : stamp.end]) for stamp in stamps)
        return DateLine((), certain or _count(low) > said)
    gaps, known = _gaps(low)
    pieces: list[str] = []
    unknown = 0
    for start, end in gaps:
        for piece in _pieces(text[start:end]):
            kind = _kind(piece)
            if kind == "other":
                unknown += 1
                if unknown > 1 or len(piece) > LONGEST_PIECE:
                    return None
            certain |= kind == "poster"
            pieces.append(piece)
    certain |= known > sum(_count(low[stamp.start : stamp.end]) for stamp in stamps)
    return DateLine(tuple(pieces), certain, not unknown) if not unknown or certain else None


def _kind(piece: str) -> str:
    low = piece.lower()
    if _words().poster.fullmatch(low):
        return "poster"
    return "name" if read_byline(piece) else "other"


def _count(words: str) -> int:
    return len(words.strip(_EDGES).split())


def _gaps(low: str) -> tuple[list[tuple[int, int]], int]:
    """What stands between the stamps, counters and tools of a line, and how many words those have."""
    gaps: list[tuple[int, int]] = []
    start = at = known = 0
    while at < len(low):
        end = _known(low, start, at)
        if end > at:
            gaps.append((start, at))
            known += _count(low[at:end])
            start = at = end
        else:
            match = _WORD_END.match(low, at)
            at = max(at + 1, match.end() if match else 0)
    return [(a, b) for a, b in [*gaps, (start, len(low))] if low[a:b].strip(_EDGES)], known


def _known(low: str, start: int, at: int) -> int:
    """The end of the stamps, counters and tools that begin here; `at` where there are none."""
    alone = not low[start:at].strip()
    if alone and start and (glyph := _GLYPH.match(low, at)):
        return glyph.end()
    end = items_at(low, at)
    run = low[at:end]
    if " " in run.strip(_EDGES) or any(map(str.isdigit, run)):
        return end
    # a single word, "Phát" or "Thích", is also a part of names: it must stand by itself
    parted_before = alone or low[:at].rstrip()[-1:] in _EDGES
    parted_after = end == len(low) or run.rstrip() != run.rstrip(_EDGES)
    return end if parted_before and parted_after else at


def _pieces(text: str) -> Iterator[str]:
    """The pieces of a gap: labels begin one, bars end one; words that only lead to the stamp are left out."""
    starts = [0, *(match.start() for match in labels(text)), len(text)]
    for start, end in pairwise(starts):
        for piece in regex.split(r"[|•·]", text[start:end]):
            bare = piece.strip(_EDGES)
            while (link := _words().link.search(bare)) is not None:
                bare = bare[: link.start()].strip(_EDGES)
            if _WORD.search(bare) and not _words().empty.fullmatch(bare.lower()):
                yield bare


class _Words(NamedTuple):
    poster: regex.Pattern[str]
    link: regex.Pattern[str]
    empty: regex.Pattern[str]


@cache
def _words() -> _Words:
    rules = rulebook.load("clean_bylines")
    return _Words(
        poster=rules.compile(r"(?:{author_labels} *[:;-]? *|{plain_author_labels} +)[^.!?:;]{1,50}"),
        link=regex.compile(r"(?i)(?:^|\s)(?:lúc|vào|vào lúc|ngày|giờ|on|at|trong|thứ|by)$"),
        empty=rules.compile(r"(?:{date_line_words}[ :]*)+"),
    )
