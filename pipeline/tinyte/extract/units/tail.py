"""The rest of a name as read so far, and the signs by which it is read on."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from tinyte.extract.passage import Passage

CAPITAL = regex.compile(
    r"(?:\p{Lu}(?:\.\p{Lu})+|\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-&/'](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*)(?![\p{L}\p{N}])"
)
"""A capitalized word or an abbreviation."""
NATION = regex.compile(r"(việt nam|vn|trung ương|tw|t\.?ư|quốc gia)(?!\p{L})")
"""What makes a body the whole nation's."""
LOWER = regex.compile(r" +\p{Ll}")
"""A word of lower case that follows."""
GAP = regex.compile(r" *:? +")
"""Blanks, perhaps after a colon."""
_BLANKS = regex.compile(r" *")
_BRACKET = regex.compile(r" *\( *(?=\p{Lu})[\p{L}\p{N}.&/-]{2,14} *\)(?= *\p{L})")
_GENERIC = frozenset(
    {
        "", "dã chiến", "đa khoa", "y tế", "bệnh viện", "đa khoa bệnh viện", "khu vực", "đa khoa khu vực", "chuyên khoa",
        "bán công", "tạo hình", "phẫu thuật thẩm mỹ", "thẩm mỹ",
    }
)  # fmt: skip


@dataclass(slots=True)
class Tail:
    """The rest of a name as read so far: its end, its pieces written out, its place, what else stood in it."""

    end: int
    pieces: list[str] = field(default_factory=list)
    kind: str | None = None
    place: str | None = None
    national: str | None = None
    foreign: bool = False
    capital: bool = False
    proper: bool = False
    sector: bool = False
    listed: bool = False
    lexical: bool = False
    region: bool = False
    upper: bool = False
    plural: bool = False
    word: bool = False

    @property
    def generic(self) -> bool:
        """Whether the pieces tell this body from no other."""
        return " ".join(self.pieces).lower() in _GENERIC

    def add(self, end: int, piece: str) -> None:
        """Take one more piece."""
        self.end, self.word = end, False
        self.pieces.append(piece)


def skip(passage: Passage, at: int) -> int | None:
    """Where the next word of a name may begin: after blanks and an abbreviation in brackets."""
    bracket = _BRACKET.match(passage.normal, at)
    blanks = _BLANKS.match(passage.normal, bracket.end() if bracket else at)
    here = blanks.end() if blanks else at
    joined = here == at and passage.normal[here : here + 1] == "-"
    return here if (at < here or joined) and here < len(passage.normal) else None
