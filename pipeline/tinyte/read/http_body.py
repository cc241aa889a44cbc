"""Bodies of HTTP responses as they were sent: chunks joined and compression undone, never beyond a limit."""

from __future__ import annotations

import zlib

_GZIP = b"\x1f\x8b"


def plain_body(body: bytes, transfer: str, encoding: str, limit: int) -> bytes:
    """The body without its `Transfer-Encoding` and `Content-Encoding`, cut after `limit` + 1 bytes.

    Crawlers often keep these headers on bodies that they have decoded already: a body that does not look encoded is left
    as it is. Raises ValueError for a damaged body and for an encoding that is not known here.

    >>> import gzip
    >>> plain_body(gzip.compress(b"<p>Tin"), "", "gzip", 100), plain_body(b"<p>Tin", "chunked", "gzip", 100)
    (b'<p>Tin', b'<p>Tin')
    """
    if "chunked" in transfer.lower():
        body = _joined(body)
    for name in encoding.lower().replace(" ", "").split(","):
        if name in ("gzip", "x-gzip", "deflate"):
            body = _unzipped(body, limit)
        elif name not in ("", "identity") and b"<" not in body[:1000]:
            raise ValueError(f"Content-Encoding {name} is not known here")
    return body


def _joined(body: bytes) -> bytes:
    """The chunks of a chunked body: `5;name=value\\r\\nhello\\r\\n0\\r\\n`."""
    chunks: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            break
        if size == 0:
            return b"".join(chunks)
        chunks.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(chunks) if chunks else body


def _unzipped(body: bytes, limit: int) -> bytes:
    gzipped = body.startswith(_GZIP)
    if not gzipped and not (len(body) > 2 and body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0):
        return body
    try:
        return zlib.decompressobj(47).decompress(body, limit + 1)  # 47: gzip or zlib, told by the first bytes
    except zlib.error as error:
        raise ValueError(f"damaged compression: {error}") from None
