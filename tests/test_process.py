"""The whole flow as one pure function."""

from __future__ import annotations

import pickle
import random
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tinyte
from tinyte.clean.article import CleanError
from tinyte.process import process
from tinyte.read.page import Page
from tinyte.tables import MENTION_TABLES, TABLES

TEXT = (
    "Sở Y tế triển khai nhiệm vụ\n\nChiều 6/1/2020, ông Nguyễn Văn Bình, Giám đốc Sở Y tế tỉnh Bắc Ninh, công bố Quyết định số "
    "12/QĐ-UBND ngày 02/01/2020. Năm 2019, tỷ lệ tham gia bảo hiểm y tế giao 90%, đạt 91,7%."
)


def page(content: str | bytes, name: str = "a.txt", kind: str = "text") -> Page:
    return Page(source=name, content=content, kind="html" if kind == "html" else "text")


def test_one_page_gives_rows_in_every_table() -> None:
    [rows] = process([page(TEXT)])
    assert rows.reject is None
    assert set(rows.tables) == set(TABLES)
    assert all(rows.tables[name] for name in TABLES)
    for name, lines in rows.tables.items():
        assert all(len(line) == len(TABLES[name].columns) for line in lines)


def test_the_same_page_gives_the_same_rows_in_any_company_and_order() -> None:
    pages = [page(TEXT.replace("6/1", f"{n}/1"), f"{n}.txt") for n in range(2, 12)]
    alone = {one.source: process([one])[0] for one in pages}
    shuffled = random.Random(1).sample(pages, len(pages))
    assert {rows.source: rows for rows in process(shuffled)} == alone


def test_a_page_without_an_article_is_a_reject_and_the_next_goes_on() -> None:
    empty, good = process([page(b"", "empty.html", "html"), page(TEXT)])
    assert empty.reject and (empty.reject.stage, empty.reject.source) == ("clean", "empty.html")
    assert good.reject is None


def test_rows_survive_pickling() -> None:
    [rows] = process([page(TEXT)])
    assert pickle.loads(pickle.dumps(rows)) == rows


def test_nothing_asks_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    html = f"<html><body><article><h1>Tin</h1><p>{TEXT}</p></article></body></html>"
    assert [rows.reject for rows in process([page(TEXT), page(html, "b.html", "html")])] == [None, None]


PIECES = (
    "Sở Y tế|ngày 6/1|ông|Nguyễn Văn Bình|91,7%|1.200 ca|số 12/KH-UBND|Uỷ ban|giai đoạn 2021–2025|💉|a\u0301|\u200b|\xa0|\r\n|\n"
    "|“|”|…|;|(|)|./.|đạt|giao|tỉnh Bắc Ninh|31/2|huyện"
)
pieces = st.sampled_from([*PIECES.split("|"), " | "])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(pieces, st.text(max_size=8)), max_size=40).map(" ".join))
def test_every_row_is_grounded_whatever_the_text(text: str) -> None:
    [rows] = process([page(text)])
    if rows.reject:
        assert rows.reject.stage == "clean"
        return
    article = dict(zip(TABLES["articles"].column_names, rows.tables["articles"][0], strict=True))
    for name in ("sentences", *MENTION_TABLES):
        for line in rows.tables[name]:
            row = dict(zip(TABLES[name].column_names, line, strict=True))
            assert article["text"][row["start"] : row["end"]] == row["text"] != ""
            assert row["sentence_id"] < article["n_sentences"]
            required = [column.name for column in TABLES[name].columns if not column.optional and column.type is str]
            assert all(row[column] for column in required)


def test_extract_gives_a_data_frame_a_table() -> None:
    frames = tinyte.extract(TEXT, published_at="2020-01-07")
    assert list(frames) == list(TABLES)
    assert all(list(frame.columns) == TABLES[name].column_names for name, frame in frames.items())
    assert frames["articles"].published_at[0] == "2020-01-07"
    assert "91.7" in str(frames["targets"].value.tolist())


def test_extract_takes_html_for_what_begins_like_it() -> None:
    frames = tinyte.extract(f"<html><body><article><h1>Sở Y tế họp</h1><p>{TEXT}</p></article></body></html>")
    assert "<p>" not in frames["articles"].text[0]


def test_extract_says_when_there_is_no_article() -> None:
    with pytest.raises(CleanError):
        tinyte.extract(b"")


def test_the_function_and_the_stage_of_one_name_live_together() -> None:
    import tinyte.extract.dates
    from tinyte.extract.passage import Passage

    assert callable(tinyte.extract) and Passage.__module__ == "tinyte.extract.passage"
