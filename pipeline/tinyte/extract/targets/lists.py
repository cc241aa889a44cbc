"""Lists whose items stand a line each under a line that ends with a colon."""

from __future__ import annotations

import regex

LONGEST = 80
"""Items of a list that are looked back over."""
_ITEM = regex.compile(r"\s*(?:[-+*•–▪●]|\d{1,2}[.)]|\p{L}\))\s")


def is_item(text: str, start: int) -> bool:
    """The line at `start` is an item of a list: "- …", "2. …", "b) …"."""
    return _ITEM.match(text, start) is not None


def is_heading(text: str, start: int, end: int) -> bool:
    """The line is a heading: short, no item with a bullet, not ended like a sentence."""
    words = text[start:end].strip()
    return (
        0 < len(words) < LONGEST_HEADING
        and words[0] not in "-+*•–▪●"
        and words[-1] not in ".;:,!?)"
        and "|" not in words
        and not words[-1].isdigit()
    )


LONGEST_HEADING = 110
"""Characters of a heading."""


def list_head(text: str, offset: int) -> tuple[int, int] | None:
    """The line that opens the list in which the offset stands; None outside of lists.

    >>> text = "Chỉ tiêu năm 2024:\\n- Bao phủ BHYT: 95%\\n- Giường bệnh: 30"
    >>> list_head(text, 40), list_head(text, 5)
    ((0, 18), None)
    """
    start = text.rfind("\n", 0, offset) + 1
    for _ in range(LONGEST):
        if not start or not _ITEM.match(text, start):
            break
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        if not _ITEM.match(text, start):
            return (start, end) if text[start:end].rstrip().endswith(":") else None
    return None
