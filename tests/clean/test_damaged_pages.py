"""Damaged and monstrous pages: an article or a clear refusal, never anything else."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Literal

import pytest

from tinyte.clean import CleanError, clean
from tinyte.read.page import Page

SOURCES = [path.read_bytes() for path in sorted((Path(__file__).parent / "pages").glob("*.[ht]*"))]
SCRAPS = b'<div> </div> <table><tr><td> <p > " <!-- <script> </a> &#0; \x00 \xff\xfe <form>'.split()
SENTENCE = "Sở Y tế tổ chức hội nghị tổng kết công tác năm và triển khai nhiệm vụ. "


def damaged(rng: random.Random) -> bytes:
    """A page cut, doubled, spliced with another, with bytes flipped or scraps of markup thrown in."""
    page = bytearray(rng.choice(SOURCES))
    for _ in range(rng.randint(1, 4)):
        at, to = sorted(rng.choices(range(len(page) + 1), k=2))
        match rng.randrange(6):
            case 0:
                page = page[:at]
            case 1:
                del page[at:to]
            case 2:
                page += page[at:]
            case 3:
                page = page[:at] + bytearray(rng.choice(SOURCES))[to:]
            case 4:
                for i in rng.choices(range(len(page)), k=40) if page else []:
                    page[i] = rng.randrange(256)
            case _:
                for _ in range(20):
                    i = rng.randrange(len(page) + 1)
                    page[i:i] = rng.choice(SCRAPS)
    return bytes(page)


@pytest.mark.parametrize("seed", range(150))
def test_a_damaged_page_is_cleaned_or_refused(seed: int) -> None:
    rng = random.Random(seed)
    kinds: list[Literal["html", "text"]] = ["html", "text"]
    page = Page(source="a", content=damaged(rng), kind=rng.choice(kinds), charset=rng.choice([None, "utf-8", "x-none"]))
    try:
        article = clean(page)
    except CleanError as error:
        assert str(error)
    else:
        assert article.text.strip()
        assert not set(article.text) & set("\r\x00\xa0\u200b")
        assert clean(page) == article


MONSTERS = {
    "200,000 paragraphs": "<p>Đoạn văn số một hai ba.</p>" * 200_000,
    "20,000 nested tags": "<div>" * 20_000 + SENTENCE * 3,
    "100,000 open tags": "<p>" + "<b>" * 100_000 + SENTENCE * 3,
    "a table of 3,000 rows": "<p>"
    + SENTENCE * 3
    + "</p><table>"
    + ("<tr>" + "<td>1</td>" * 60 + "</tr>") * 3_000
    + "</table>",
    "a paragraph of 7 MB": "<p>" + SENTENCE * 100_000,
    "a million combining marks": "<p>Hội nghị a" + "\u0301" * 1_000_000 + "</p><p>" + SENTENCE * 3,
    "100,000 links": "<a href=x>Tin mới nhất</a> " * 100_000,
    "a million entities": "<p>" + "&amp;lt;" * 200_000,
    "lone surrogates": "<p>\ud800" + SENTENCE * 3,
}


@pytest.mark.parametrize("content", MONSTERS.values(), ids=MONSTERS)
def test_a_monstrous_page_is_cleaned_or_refused(content: str) -> None:
    try:
        assert clean(Page(source="a", content=content, kind="html")).text
    except CleanError as error:
        assert str(error)


@pytest.mark.parametrize("piece", ["13, 14, 15, ", "a b\n", "Ngày 12/03/2020 09:00 ", "trang chủ | "])
def test_a_monstrous_text_is_cleaned_or_refused(piece: str) -> None:
    try:
        assert clean(Page(source="a", content=piece * 50_000, kind="text")).text
    except CleanError as error:
        assert str(error)
