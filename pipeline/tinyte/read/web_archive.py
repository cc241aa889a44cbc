"""Pages of WARC files, as crawlers write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from tinyte.read.http_body import plain_body
from tinyte.read.inputs import InputFile
from tinyte.read.page import PAGE_LIMIT, TOO_LARGE, Page, printable, without_unprintable
from tinyte.tables import Reject

_BLOCK = 1 << 20


def read_warc(file: InputFile) -> Iterator[Page | Reject]:
    """Every HTML or plain-text response of the archive; a damaged record is a reject, and the next whole one goes on."""
    seen: Counter[str] = Counter()
    with file.path.open("rb") as stream:
        start: int | None = 0
        while start is not None:
            last = start
            try:
                for record in _records(stream, start):
                    last = record.stream_pos
                    if (page := _page(record, file.source, seen)) is not None:
                        yield page
                    if record.content_length > record.reader.tell():
                        raise EOFError("the file ends within a record")
                return
            except Exception as error:  # fastwarc raises several kinds for damaged records
                start = _next_start(stream, last + 1)
                goes_on = "what stands before and after it is used" if start is not None else "what stands before it is used"
                yield _reject(file.source, f"damaged record after byte {last} ({error}); {goes_on}")
