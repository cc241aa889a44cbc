"""What a reader gives: one page or record, not yet understood."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

PAGE_LIMIT = 20_000_000
"""Bytes or characters of one page above which it is not read."""

TOO_LARGE = f"the page is larger than {PAGE_LIMIT // 1_000_000} MB; cut it or leave it out"
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One input as it came.

    `content` is bytes when the encoding is still to be found, else str. `source` is unique in a run.
    What the input itself says of url, title and published_at is trusted over what the page says.
    """

    source: str
    content: bytes | str
    kind: Literal["html", "text"]
    url: str | None = None
    title: str | None = None
    published_at: str | None = None
    fetched_at: str | None = None
    charset: str | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the content, hexadecimal."""
        data = self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "surrogatepass")
        return hashlib.sha256(data).hexdigest()


def printable(name: str) -> str:
    """The name with control characters and lone surrogates written out, so that it fits one line of any file or terminal.

    >>> printable("a\\nb\\udcff.html")
    'a\\\\nb\\\\udcff.html'
    """
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), name)


def without_unprintable(text: str) -> str:
    """The text on one line, control characters and lone surrogates dropped as cleaning drops them from texts.

    >>> without_unprintable(" Sở Y tế\\n họp\\x00 ")
    'Sở Y tế họp'
    """
    return " ".join(_UNPRINTABLE.sub("", " ".join(text.split())).split())
