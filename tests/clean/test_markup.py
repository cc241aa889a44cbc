"""Pages that a converter wrote as text: its marks are read, not kept."""

from __future__ import annotations

import pytest

from tinyte.clean import CleanArticle, clean
from tinyte.clean.markup import outline_of_dump
from tinyte.clean.outline import text_outline
from tinyte.read.page import Page

BODY = """Trung tâm Y tế huyện vừa mở hai lớp tập huấn sơ cấp cứu cho 96 giáo viên mầm non.
Nội dung gồm xử trí hóc dị vật, đuối nước, bỏng và gãy xương."""

PAGES = {
    "links in brackets": """* [Trang chủ](http://a.vn/)
* [Tin tức](http://a.vn/tin)

## Tiêu điểm

[Khởi công đường tránh thị trấn](http://a.vn/1)

# Tập huấn sơ cấp cứu cho giáo viên

**02/08/2018 07:30** | Lượt xem: 12

**Trung tâm Y tế huyện vừa mở hai lớp tập huấn sơ cấp cứu cho 96 giáo viên mầm non.**

![](/a.jpg)

Nội dung gồm xử trí hóc dị vật, đuối nước, bỏng
và [gãy xương](/b).

**_Mai Hoa_**

_(Nguồn: Báo Hậu Giang)_

* * *

**Bài viết liên quan:**

1. [Phòng chống đuối nước](/c)
""",
    "underlined headings": """[Trang chủ](/) | [Tin](/t) | [Ảnh](/a)

Tập huấn sơ cấp cứu cho giáo viên
=================================

_02/08/2018 07:30_

Trung tâm Y tế huyện vừa mở hai lớp tập huấn sơ cấp cứu cho 96 giáo viên
mầm non.

> Nội dung gồm xử trí hóc dị vật, đuối nước, bỏng và gãy xương.

Mai Hoa

(Nguồn: Báo Hậu Giang)
""",
    "numbers before links": """   [1]Trang chủ [2]Tin tức

   [3]Khởi công đường tránh thị trấn
   Tập huấn sơ cấp cứu cho giáo viên
   02/08/2018 07:30 [4]In bài viết [a.jpg]
   Trung tâm Y tế huyện vừa mở hai lớp tập huấn sơ cấp cứu cho 96 giáo viên mầm non.
   Nội dung gồm xử trí hóc dị vật, đuối nước, bỏng và [5]gãy xương.

   Mai Hoa
   (Theo Báo Hậu Giang)

References

   1. http://a.vn/
   2. http://a.vn/tin
""",
    "addresses behind links": """Trang chủ [http://a.vn/]
Tin tức [http://a.vn/tin]
Khởi công đường tránh thị trấn [http://a.vn/1]

Tập huấn sơ cấp cứu cho giáo viên

02/08/2018 07:30

Trung tâm Y tế huyện vừa mở hai lớp tập huấn sơ cấp cứu cho 96 giáo viên mầm non.
Nội dung gồm xử trí hóc dị vật, đuối nước, bỏng và gãy xương [http://a.vn/x].

Mai Hoa
(Theo Báo Hậu Giang)
""",
}


def cleaned(text: str) -> CleanArticle:
    return clean(Page(source="dump.txt", content=text, kind="text"))


@pytest.mark.parametrize("dump", PAGES.values(), ids=PAGES)
def test_the_article_is_found_without_the_marks(dump: str) -> None:
    article = cleaned(dump)
    assert article.text == f"Tập huấn sơ cấp cứu cho giáo viên\n{BODY}"
    assert (article.published_at, article.author, article.source_credit) == (
        "2018-08-02T07:30",
        "Mai Hoa",
        "Báo Hậu Giang",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế họp.\n* Một\n* Hai\n** Ba **",
        "Theo nghiên cứu [1], [2] và [3], bệnh giảm.",
        "# Chủ đề tuần\nTỷ lệ đạt 95% (xem [bảng](1)).",
        "Xem [bảng 1] và [phụ lục], mục 3/4 <5%.",
    ],
)
def test_a_plain_text_is_left_as_it_is(text: str) -> None:
    assert outline_of_dump(text) == text_outline(text)


@pytest.mark.parametrize("sign", ["[", "\\\\", "**a ", "_a ", "-", "# ", " ", "[/a", "](", "!["])
def test_hostile_marks_take_no_time(sign: str) -> None:
    outline_of_dump("[a](/a) [b](/b) [c](/c)\n" + sign * 30_000 + "x")
    outline_of_dump("a [/a]\nb [/b]\nc [/c]\n" + sign * 30_000 + "x")
