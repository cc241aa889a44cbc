"""Lists whose items stand a line each under a line that ends with a colon."""

from __future__ import annotations

import regex

LONGEST = 80
"""Items of a list that are looked back over."""
_ITEM = regex.compile(r"\s*(?:[-+*•–▪●]|\d{1,2}[.)]|\p{L}\))\s")


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
