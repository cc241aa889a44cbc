"""Pages of WARC files, as crawlers write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tinyte.read.inputs import InputFile
from tinyte.read.page import Page
from tinyte.tables import Reject

PAGE_LIMIT = 20 * 1024 * 1024
"""Bytes of one record's body that are read; a longer one is a reject."""


def read_warc(file: InputFile) -> Iterator[Page | Reject]:
    """Every HTML or plain-text response of the archive; a damaged record ends the file with a reject."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    seen: dict[str, int] = {}
    with file.path.open("rb") as stream:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        while True:
            try:
                record = next(records, None)
                page = _page(record, file, seen) if record is not None else None
            except Exception as error:  # fastwarc raises several kinds for damaged members
                yield Reject(
                    source=file.source, stage="read", error=f"damaged record ({error}); what stands before is used"
                )
                return
            if record is None:
                return
            if page is not None:
                yield page


def _page(record: Any, file: InputFile, seen: dict[str, int]) -> Page | Reject | None:
    content_type = (record.http_content_type or "").lower()
    if record.http_headers is None or record.http_headers.status_code != 200:
        return None
    if content_type and not any(kind in content_type for kind in ("html", "text/plain")):
        return None
    url = record.headers.get("WARC-Target-URI")
    key = url or record.record_id
    seen[key] = count = seen.get(key, 0) + 1
    source = f"{file.source}#{key}" if count == 1 else f"{file.source}#{key}~{count}"
    body = record.reader.read(PAGE_LIMIT + 1)
    if len(body) > PAGE_LIMIT:
        return Reject(source=source, stage="read", error=f"the page is over {PAGE_LIMIT >> 20} MB")
    return Page(
        source=source, content=body, kind="text" if content_type == "text/plain" else "html", url=url,
        fetched_at=record.headers.get("WARC-Date"), charset=record.http_charset,
    )  # fmt: skip
