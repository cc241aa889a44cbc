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
_STARTS = (b"\nWARC/1.", b"\x1f\x8b\x08")
"""What a record begins with, in a plain and in a compressed archive."""


def read_warc(file: InputFile) -> Iterator[Page | Reject]:
    """Every HTML or plain-text response of the archive; a damaged stretch is a reject, and the next whole record goes on."""
    seen: Counter[str] = Counter()
    whole = True
    with file.path.open("rb") as stream:
        start: int | None = 0
        while start is not None:
            at = start
            try:
                for record in _responses(stream, start):
                    at, whole = record.stream_pos, True
                    if (page := _page(record, file.source, seen)) is not None:
                        yield page
                return
            except Exception as error:  # fastwarc raises several kinds for damaged records
                if whole:  # else this is still the stretch that was reported
                    yield _reject(file.source, f"damaged after byte {at} ({error}); what can be read around it is used")
                whole = False
                start = _next_start(stream, at + 1)


def _responses(stream: BinaryIO, start: int) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(start)
    yield from ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)


def _next_start(stream: BinaryIO, position: int) -> int | None:
    """Where the next record may begin; None at the end of the file."""
    stream.seek(position)
    longest = max(map(len, _STARTS))
    block = stream.read(_BLOCK)
    while block:
        if found := [at for sign in _STARTS if (at := block.find(sign)) >= 0]:
            at = min(found)
            return position + at + block.startswith(b"\n", at)
        kept, more = block[-longest + 1 :], stream.read(_BLOCK)
        position += len(block) - len(kept)
        block = kept + more if more else b""
    return None


def _page(record: Any, source: str, seen: Counter[str]) -> Page | Reject | None:
    content_type = (record.http_content_type or "").lower()
    body = record.reader.read(PAGE_LIMIT + 1)
    if len(body) < min(record.content_length, PAGE_LIMIT + 1):
        raise EOFError("the file ends within a record")
    if not record.http_headers or record.http_headers.status_code != 200:
        return None
    if content_type and not any(kind in content_type for kind in ("html", "text/plain")):
        return None
    url = without_unprintable(record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    name = printable(f"{source}#{url or record.record_id}")
    seen[name] += 1
    if seen[name] > 1:
        name += f"~{seen[name]}"
    try:
        headers = record.http_headers
        body = plain_body(
            body, headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or "", PAGE_LIMIT
        )
    except ValueError as error:
        return _reject(name, f"{error}; leave the page out or save it again")
    if len(body) > PAGE_LIMIT:
        return _reject(name, TOO_LARGE)
    return Page(
        source=name, content=body, kind="text" if content_type.startswith("text/plain") else "html", url=url,
        fetched_at=record.headers.get("WARC-Date"), charset=record.http_charset,
    )  # fmt: skip


def _reject(source: str, error: str) -> Reject:
    return Reject(source=source, stage="read", error=printable(error))
