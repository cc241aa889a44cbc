"""Records of archives: what becomes a page, what a reject."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pandas as pd
import pytest

from tinyte.read import Page, find_inputs, read_pages, records
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


def test_an_id_never_takes_the_name_that_another_got(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": "Một."}) + "\n" for i in ("x", "x", "x~2", "x")), "utf-8")
    assert [page.source for page in read(path)] == ["a.jsonl#x", "a.jsonl#x~2", "a.jsonl#x~2~2", "a.jsonl#x~3"]


def test_what_a_record_says_of_itself_fits_one_line_of_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a\r\ud800", "title": " Tin\n \x00mới\ud800", "text": "Một."}), "utf-8")
    [page] = read(path)
    assert isinstance(page, Page) and (page.source, page.title) == ("a.jsonl#a\\r\\ud800", "Tin mới")


def test_a_line_that_is_not_utf8_or_nested_too_deep_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "S\xff"}\n' + b"[" * 100_000 + b'\n{"id": 3, "text": "Ba."}')
    first, second, third = read(path)
    assert isinstance(first, Reject) and "line 1 is not UTF-8" in first.error
    assert isinstance(second, Reject) and "line 2 is not JSON" in second.error
    assert isinstance(third, Page)


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "csv"])
def test_a_page_beyond_all_measure_is_a_reject_and_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(records, "LINE_LIMIT", 1000)
    monkeypatch.setattr(records, "PAGE_LIMIT", 300)
    texts = ["Một.", "x" * 400, "Hai."] if suffix == "csv" else ["Một.", "x" * 400, "x" * 5000, "Hai."]
    lines = ["text", *texts] if suffix == "csv" else [json.dumps({"text": text}) for text in texts]
    data = "\n".join(lines).encode()
    (tmp_path / f"a.{suffix}").write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    kinds = [type(page) for page in read(tmp_path / f"a.{suffix}")]
    assert kinds == ([Page, Reject] if suffix == "csv" else [Page, Reject, Reject, Page])


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.warc"])
def test_an_archive_that_holds_nothing_is_a_reject(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    [reject] = read(tmp_path / name)
    assert isinstance(reject, Reject) and "holds no page" in reject.error
