"""Which line is the title where headlines of other news stand before it."""

from __future__ import annotations

import pytest

from tinyte.clean import clean
from tinyte.read.page import Page

TITLE = "Huyện Tân An tiêm vắc xin dại cho đàn chó"
BODY = """Từ ngày 15/3 đến 15/4, các xã trong huyện đồng loạt tiêm vắc xin phòng dại cho đàn chó, mèo.
Đến nay các xã đã tiêm được 9.400 con, đạt 33,6% kế hoạch của cả năm."""
FOCUS = {
    "a question": ["Vì sao người dân nên khám sức khỏe định kỳ mỗi năm một lần?"],
    "several questions": [
        "Vợ chồng tôi có được hưởng chế độ hỗ trợ của xã không?",
        "Tiêm vắc xin cúm ở đâu cho trẻ nhỏ?",
    ],
    "a sentence": ["Huyện khai trương bộ phận một cửa hiện đại.", "Lịch cắt điện tuần tới"],
    "headlines": ["Khởi công đường tránh thị trấn Tân An", "Công khai ngân sách quý I năm 2023 của huyện"],
}


@pytest.mark.parametrize("dated", ["Cập nhật: 15:20 ngày 22/12/2022", "19/03/2021 | 09:12"])
@pytest.mark.parametrize("focus", FOCUS.values(), ids=FOCUS)
def test_a_list_of_news_before_the_title(focus: list[str], dated: str) -> None:
    text = "\n".join(["UBND HUYỆN TÂN AN", "Tiêu điểm", *focus, TITLE, dated, BODY])
    article = clean(Page(source="a.txt", content=text, kind="text"))
    assert article.text == f"{TITLE}\n{BODY}"


def test_a_subtitle_between_title_and_date_is_not_the_title() -> None:
    page = f"<body><div><b>{TITLE}</b></div><div>Y TẾ</div><div>22/12/2022</div><p>{BODY}</p></body>"
    assert clean(Page(source="a.html", content=page, kind="html")).title == TITLE


def test_a_heading_of_other_news_is_no_author() -> None:
    related = "<div><p>TIN LIÊN QUAN</p><p><a>Cách nhận biết nấm độc</a></p></div>"
    page = (
        f"<body><h1>{TITLE}</h1><p>22/12/2022</p><p>{BODY}</p>{related}<p>{BODY[:96]} Hết đợt.</p><p>Mai Hoa</p></body>"
    )
    assert clean(Page(source="a.html", content=page, kind="html")).author == "Mai Hoa"
