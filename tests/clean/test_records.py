"""Records whose text came clean: what is given is trusted, nothing of the article is lost."""

from __future__ import annotations

import pytest

from tinyte.clean import CleanArticle, clean
from tinyte.read.page import Page

TITLE = "Mười trạm y tế được xây mới"
TEXT = "Tỉnh vừa khởi công mười trạm y tế xã. Kinh phí 62 tỷ đồng.\nDự kiến hoàn thành trong năm 2025. Thu Diệp"


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
    assert record(TEXT).author == "Thu Diệp"
    assert record("Dịch đã được khống chế. Theo suckhoe.vn").source_credit == "suckhoe.vn"
    assert record("Dịch đã được khống chế hoàn toàn./.").author is None
    assert record("Trạm đã cấp thuốc và hướng dẫn cách đun nước, phòng bệnh cho toàn xóm Thu Diệp").author == "Thu Diệp"


def test_a_text_without_a_title_may_be_one_sentence() -> None:
    assert record("Sáng 6/1/2020, Sở Y tế họp.", title=None).text == "Sáng 6/1/2020, Sở Y tế họp."


@pytest.mark.parametrize(
    "text", ["Tỷ lệ tiêm chủng đạt 95%.", "Ngày 5/6", "Liều 1: 95%\nLiều 2: 80%", "Sở Y tế họp.\n- Một\n- Hai"]
)
def test_a_short_text_without_furniture_is_taken_as_it_is(text: str) -> None:
    assert record(text, title=None).text == text


def test_a_stamp_in_the_text_is_its_day_not_a_line() -> None:
    article = record(f"Đăng bởi: Thu Diệp lúc 14:30, 03/07/2023 - 12 lượt xem\n{TEXT}")
    assert article.text == f"{TITLE}\n{TEXT}"
    assert article.published_at == "2023-07-03T14:30"


def test_a_signature_block_stays_and_gives_the_author() -> None:
    article = record("Tỉnh vừa khởi công mười trạm.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Bình")
    assert article.author == "Lê Thị Bình"
    assert article.text.endswith("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Bình")


SAID = "Chiều 9/3, Sở Y tế họp đánh giá công tác y tế của tỉnh với các đơn vị trực thuộc."
TABLES = {
    "one head": ["STT\tChỉ tiêu\tNăm 2020\tNăm 2021", "1\tSố giường bệnh\t512\t540"],
    "a spanning head above": ["\t\tKết quả\t", "STT\tChỉ tiêu\tNăm 2020\tNăm 2021", "1\tSố giường bệnh\t512\t540"],
    "heads under a spanning one": ["STT\tChỉ tiêu\tKết quả\t", "\t\tNăm 2020\tNăm 2021", "1\tSố giường bệnh\t512\t540"],
    "years alone": ["Chỉ tiêu\tThực hiện\tThực hiện", "\t2020\t2021", "Số giường bệnh\t512\t540"],
    "a line of units": ["Chỉ tiêu\tNăm 2020\tNăm 2021", "\t%\t%", "Tiêm đủ liều\t91,2\t93,4"],
    "two tables": [
        "STT\tChỉ tiêu\tNăm 2020\tNăm 2021", "1\tSố giường bệnh\t512\t540", "Sau đây là các bệnh dịch.",
        "STT\tChỉ tiêu\tNăm 2020\tNăm 2021", "1\tSố ca sởi\t40\t12",
    ],
    "the same head again": [
        "Xã\tTháng 1\tTháng 2", "Bình An\t12\t9", "Xã\tTháng 1\tTháng 2", "Hòa Lạc\t7\t3",
    ],
    "heads like a visit counter": ["Tuyến\tHôm nay\tHôm qua\tTổng", "Lượt khám ở xã\t120\t98\t3.400"],
    "lines of days": ["Ngày\tCa mắc\tKhỏi", "01/03/2021\t12\t3", "02/03/2021\t14\t4"],
    "lines that begin with small letters": [
        "Số người được khám sức khỏe định kỳ trong năm\t2020\t2021", "trong đó có nữ\t60\t70", "và trẻ em\t5\t7",
    ],
}  # fmt: skip


MANY = [f"Xã thứ {number} đã tiêm xong cho trẻ em trong tháng và báo cáo về trạm." for number in range(10, 30)]


@pytest.mark.parametrize("parted", ["\t", " | "])
@pytest.mark.parametrize("title", [TITLE, None])
@pytest.mark.parametrize(("before", "behind"), [([SAID], [SAID + " Hết."]), ([SAID], []), (MANY, [SAID]), (MANY, [])])
@pytest.mark.parametrize("name", TABLES)
def test_no_line_of_a_table_is_lost(
    name: str, before: list[str], behind: list[str], title: str | None, parted: str
) -> None:
    rows = [line.rstrip("\t").replace("\t", parted) for line in TABLES[name]]
    got = record("\n".join([*([] if title else [TITLE]), *before, *rows, *behind]), title=title).text
    assert cells(got) == cells("\n".join([TITLE, *before, *TABLES[name], *behind]))


def cells(text: str) -> list[list[str]]:
    return [line.replace("|", " ").split() for line in text.split("\n")]


def test_a_table_parted_by_blank_lines_keeps_its_heads() -> None:
    text = "\n\n".join([SAID, *TABLES["heads under a spanning one"]])
    assert record(text).text.split("\n")[2:] == [
        "STT | Chỉ tiêu | Kết quả",
        "Năm 2020 | Năm 2021",
        "1 | Số giường bệnh | 512 | 540",
    ]


def test_a_text_that_is_a_table_alone_is_taken() -> None:
    lines = ["Xã | Ca mắc | Tử vong", "Bình An | 12 | 0", "Hòa Lạc | 7 | 1", "Tân Lập | 3 | 0"]
    assert record("\n".join(lines), title=None).text == "\n".join(lines)


def test_a_table_of_visits_at_the_end_is_cut() -> None:
    counters = [
        "Thống kê truy cập",
        "Hôm nay: 12 | Tuần này: 230 | Tổng: 4.500",
        "Tháng này: 800 | Trực tuyến: 3 | Hôm qua: 40",
    ]
    assert record("\n".join([SAID, *counters])).text == f"{TITLE}\n{SAID}"


def test_a_table_of_days_is_kept_and_one_of_stamps_is_read_in_pages_too() -> None:
    stamped = "<table><tr><td>Ngày đăng:</td><td>05/03/2021 08:10</td></tr>"
    stamped += "<tr><td>Cập nhật:</td><td>06/03/2021 17:32</td></tr></table>"
    days = "<table><tr><td>Ngày</td><td>Ca mắc</td><td>Khỏi</td></tr><tr><td>01/03/2021</td><td>12</td><td>3</td></tr>"
    days += "<tr><td>02/03/2021</td><td>14</td><td>4</td></tr></table>"
    page = f"<body><h1>{TITLE}</h1>{stamped}<div><p>{SAID}</p><p>{SAID} Dịch đã lắng.</p>{days}<p>{SAID} Hết.</p></div></body>"
    article = clean(Page(source="a.html", content=page, kind="html"))
    assert "Ngày | Ca mắc | Khỏi\n01/03/2021 | 12 | 3\n02/03/2021 | 14 | 4" in article.text
    assert "Ngày đăng" not in article.text and article.published_at == "2021-03-05T08:10"
