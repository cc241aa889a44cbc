"""Records whose text came clean: what is given is trusted, nothing of the article is lost."""

from __future__ import annotations

import pytest

from tinyte.clean import CleanArticle, clean
from tinyte.read.page import Page

TITLE = "Mười trạm y tế được xây mới"
TEXT = "Tỉnh vừa khởi công mười trạm y tế xã. Kinh phí 62 tỷ đồng.\nDự kiến hoàn thành trong năm 2025. Lan Chi"


def record(text: str, title: str | None = TITLE, **given: str) -> CleanArticle:
    return clean(Page(source="a.jsonl#1", content=text, kind="text", title=title, **given))


def test_the_title_is_put_before_the_text() -> None:
    assert record(TEXT).text == f"{TITLE}\n{TEXT}"


def test_a_text_that_begins_with_its_title_says_it_once() -> None:
    assert record(f"{TITLE.upper()}.\n{TEXT}").text == f"{TITLE}\n{TEXT}"


def test_no_line_of_the_article_is_lost() -> None:
    lines = [
        "Xem thêm nhiều ca bệnh nặng",
        "Tin liên quan đến dịch",
        "Bảng giá",
        "a | 1",
        "Hết.",
        "Nguyễn Văn A, 45 tuổi",
    ]
    assert record("\n".join(lines)).text == "\n".join([TITLE, *lines])


def test_counters_tools_and_lists_of_news_at_its_end_are_cut() -> None:
    article = record(
        f"{TEXT}\nHạnh Nguyên\nLượt xem: 231\nBản in  Quay lại\nTin cùng chuyên mục\nHội thi nấu ăn (11/10/2024)"
    )
    assert article.text == f"{TITLE}\n{TEXT}\nHạnh Nguyên"
    assert article.author == "Hạnh Nguyên"


def test_the_day_given_is_trusted() -> None:
    assert record(TEXT, published_at="2025-03-02T07:35:00Z").published_at == "2025-03-02T14:35"
    assert record(TEXT, published_at="2025-03-02").published_source == "record"


def test_the_byline_is_read_off_the_last_sentence() -> None:
    assert record(TEXT).author == "Lan Chi"
    assert record("Dịch đã được khống chế. Theo suckhoe.vn").source_credit == "suckhoe.vn"
    assert record("Dịch đã được khống chế hoàn toàn./.").author is None


def test_a_text_without_a_title_may_be_one_sentence() -> None:
    assert record("Sáng 6/1/2020, Sở Y tế họp.", title=None).text == "Sáng 6/1/2020, Sở Y tế họp."


@pytest.mark.parametrize(
    "text", ["Tỷ lệ tiêm chủng đạt 95%.", "Ngày 5/6", "Liều 1: 95%\nLiều 2: 80%", "Sở Y tế họp.\n- Một\n- Hai"]
)
def test_a_short_text_without_furniture_is_taken_as_it_is(text: str) -> None:
    assert record(text, title=None).text == text


def test_a_stamp_in_the_text_is_its_day_not_a_line() -> None:
    article = record(f"Đăng bởi: Lan Chi lúc 14:30, 03/07/2023 - 12 lượt xem\n{TEXT}")
    assert article.text == f"{TITLE}\n{TEXT}"
    assert article.published_at == "2023-07-03T14:30"


def test_a_signature_block_stays_and_gives_the_author() -> None:
    article = record("Tỉnh vừa khởi công mười trạm.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Bình")
    assert article.author == "Lê Thị Bình"
    assert article.text.endswith("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Bình")
