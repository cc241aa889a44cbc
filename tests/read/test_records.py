"""Records of archives: what becomes a page, what a reject."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from tinyte.read import Page, find_inputs, read_pages
from tinyte.tables import Reject


def read(path: Path) -> list[Page | Reject]:
    return list(read_pages(find_inputs([path])))


def test_json_lines_give_a_page_each_with_what_they_say_of_it(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "url": "https://soyte.example.vn/7",
        "title": "Tin",
        "text": "Một.",
        "published_at": "2021-06-15",
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record) + "\n\n" + json.dumps({"html": "<p>Hai.</p>"}) + "\n", encoding="utf-8")
    first, second = read(path)
    assert first == Page(
        source="a.jsonl#7",
        content="Một.",
        kind="text",
        url="https://soyte.example.vn/7",
        title="Tin",
        published_at="2021-06-15",
    )
    assert second == Page(source="a.jsonl#3", content="<p>Hai.</p>", kind="html")


def test_a_broken_line_is_a_reject_and_the_next_lines_go_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"id": n, "text": f"Câu {n}."}) for n in range(1, 7)] + [
        '{"id": 7, "text": ',
        '{"id": 8, "text": "Tám."}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    pages = read(path)
    assert [page.source for page in pages if isinstance(page, Page)][-1] == "a.jsonl#8"
    [reject] = [page for page in pages if isinstance(page, Reject)]
    assert "line 7 is not JSON" in reject.error and reject.stage == "read" and reject.sha256


@pytest.mark.parametrize("line", ["[1, 2]", '"text"', '{"id": 1}', '{"text": "  "}', '{"text": 5}'])
def test_a_line_without_text_is_a_reject(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line, encoding="utf-8")
    [reject] = read(path)
    assert isinstance(reject, Reject)


def test_an_id_that_comes_again_gets_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "Một."}\n{"id": "x", "text": "Hai."}\n', encoding="utf-8")
    assert [page.source for page in read(path)] == ["a.jsonl#x", "a.jsonl#x~2"]


def test_a_cut_gzip_archive_gives_what_can_be_read_and_a_reject(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(json.dumps({"id": n, "text": f"Câu {n}. " * 50 + str(n * 7919)}) + "\n" for n in range(400))
    path.write_bytes(gzip.compress(lines.encode())[:-300])
    pages = read(path)
    assert isinstance(pages[0], Page) and isinstance(pages[-1], Reject)
    assert "damaged" in pages[-1].error


def test_csv_and_parquet_give_the_same_pages(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"id": ["a", "b"], "title": ["Tin", None], "text": ["Một.", "Hai.\nBa."], "published_at": ["2021-06-15", None]}
    )
    frame.to_csv(tmp_path / "a.csv", index=False)
    frame.to_parquet(tmp_path / "a.parquet")
    csv_pages, parquet_pages = read(tmp_path / "a.csv"), read(tmp_path / "a.parquet")
    assert [page.source for page in csv_pages] == ["a.csv#a", "a.csv#b"]
    assert [(p.content, p.title, p.published_at) for p in csv_pages if isinstance(p, Page)] == [
        (p.content, p.title, p.published_at) for p in parquet_pages if isinstance(p, Page)
    ]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_table_without_a_text_column_is_a_reject_that_names_its_columns(tmp_path: Path, suffix: str) -> None:
    frame = pd.DataFrame({"id": [1], "body": ["Một."]})
    path = tmp_path / f"a.{suffix}"
    frame.to_csv(path, index=False) if suffix == "csv" else frame.to_parquet(path)
    [reject] = read(path)
    assert isinstance(reject, Reject) and reject.error == "no column `text` or `html`; the columns are: id, body"


def test_a_broken_parquet_file_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really")
    [reject] = read(tmp_path / "a.parquet")
    assert isinstance(reject, Reject) and "broken Parquet" in reject.error


def warc(*responses: tuple[str, str, bytes]) -> bytes:
    from fastwarc.warc import WarcRecord, WarcRecordType

    out = io.BytesIO()
    for url, content_type, body in responses:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = url
        record.headers["WARC-Date"] = "2021-06-16T02:00:00Z"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: " + content_type.encode() + b"\r\n\r\n" + body)
        record.write(out)
    return out.getvalue()


def test_a_web_archive_gives_its_html_responses(tmp_path: Path) -> None:
    data = warc(
        ("https://soyte.example.vn/1", "text/html; charset=utf-8", b"<p>M\xe1\xbb\x99t.</p>"),
        ("https://soyte.example.vn/logo.png", "image/png", b"\x89PNG"),
    )
    (tmp_path / "a.warc").write_bytes(data)
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(data))
    for name in ("a.warc", "b.warc.gz"):
        [page] = read(tmp_path / name)
        assert isinstance(page, Page)
        assert page.source == f"{name}#https://soyte.example.vn/1" and page.url == "https://soyte.example.vn/1"
        assert (
            page.content == b"<p>M\xe1\xbb\x99t.</p>"
            and page.charset == "utf-8"
            and page.fetched_at == "2021-06-16T02:00:00Z"
        )
