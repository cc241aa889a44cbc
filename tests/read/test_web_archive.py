"""WARC files: what becomes a page, what a damaged stretch costs."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from tinyte.read import Page, find_inputs, read_pages
from tinyte.read.page import PAGE_LIMIT
from tinyte.tables import Reject

URL = "https://soyte.example.vn/"


def response(name: str, body: bytes, headers: str = "", content_type: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Target-URI: {URL}{name}\r\n"
        "WARC-Date: 2021-06-16T02:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ONE, TWO = response("1", "<p>Một.".encode()), response("2", b"<p>Hai.")


def read(path: Path, data: bytes) -> list[Page | Reject]:
    path.write_bytes(data)
    return list(read_pages(find_inputs([path])))


def contents(pages: list[Page | Reject]) -> list[object]:
    return [page.content if isinstance(page, Page) else type(page) for page in pages]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive_gives_its_html_responses(tmp_path: Path, name: str) -> None:
    data = ONE + response("logo.png", b"\x89PNG", content_type="image/png")
    [page] = read(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data)
    assert isinstance(page, Page)
    assert (page.source, page.url) == (f"{name}#{URL}1", f"{URL}1")
    assert page.content == "<p>Một.".encode()
    assert (page.charset, page.fetched_at) == ("utf-8", "2021-06-16T02:00:00Z")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(b"<p>Tin."), "Content-Encoding: gzip\r\n"),
        (zlib.compress(b"<p>Tin."), "Content-Encoding: deflate\r\n"),
        (b"4\r\n<p>T\r\n3;a=b\r\nin.\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        (b"<p>Tin.", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        (b"<p>Tin.", "Content-Encoding: br\r\n"),
    ],
)
def test_a_body_is_read_as_it_was_sent_or_as_the_crawler_kept_it(tmp_path: Path, body: bytes, headers: str) -> None:
    assert contents(read(tmp_path / "a.warc", response("1", body, headers) + TWO)) == [b"<p>Tin.", b"<p>Hai."]


@pytest.mark.parametrize(
    ("body", "encoding", "says"),
    [
        (gzip.compress(b"a" * (PAGE_LIMIT + 2)), "gzip", "larger than 20 MB"),
        (gzip.compress(b"<p>Tin.")[:10] + b"\xff" * 20, "gzip", "damaged compression"),
        (b"\x8b\x03\x80", "br", "Content-Encoding br is not known here"),
    ],
)
def test_a_body_that_cannot_be_undone_costs_only_itself(tmp_path: Path, body: bytes, encoding: str, says: str) -> None:
    reject, page = read(tmp_path / "a.warc", response("1", body, f"Content-Encoding: {encoding}\r\n") + TWO)
    assert isinstance(reject, Reject) and says in reject.error and reject.source == f"a.warc#{URL}1"
    assert isinstance(page, Page)


@pytest.mark.parametrize("damage", [b"rubbish " * 9, b"\x1f\x8b\x08rubbish rubbish rubbish"])
@pytest.mark.parametrize("zipped", [True, False])
def test_a_damaged_stretch_is_one_reject_and_the_next_record_goes_on(
    tmp_path: Path, damage: bytes, zipped: bool
) -> None:
    one, two = (gzip.compress(ONE), gzip.compress(TWO)) if zipped else (ONE, TWO)
    pages = read(tmp_path / "a.warc", one + damage + b"\r\n\r\n" + two)
    assert contents(pages) == ["<p>Một.".encode(), Reject, b"<p>Hai."]


def test_a_cut_archive_gives_what_is_whole_and_a_reject(tmp_path: Path) -> None:
    for data in (ONE + TWO[:-8], gzip.compress(ONE) + gzip.compress(TWO)[:-20]):
        assert contents(read(tmp_path / "a.warc", data)) == ["<p>Một.".encode(), Reject]
