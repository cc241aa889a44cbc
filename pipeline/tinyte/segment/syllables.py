"""The finest tokens of a text: runs of letters, runs of digits, single signs."""

from __future__ import annotations

import regex

_TOKEN = regex.compile(r"[\p{L}\p{M}]++|\p{Nd}++|[^\s\x1c-\x1f]")


def syllables(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the tokens, which hold every character that is not blank exactly once, in order.

    A run of letters with their combining marks is one token, a run of digits another, any other sign one by itself,
    so that "95%dân" and "khai.Đồng" come apart and the border of a mention is always the border of a token.

    >>> text = "95%dân, số 28-NQ/TW"
    >>> [text[start:end] for start, end in syllables(text)]
    ['95', '%', 'dân', ',', 'số', '28', '-', 'NQ', '/', 'TW']
    """
    return [match.span() for match in _TOKEN.finditer(text)]
