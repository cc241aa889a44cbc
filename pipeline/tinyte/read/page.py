"""What a reader gives: one page or record, not yet understood."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal


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
