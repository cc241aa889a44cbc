"""Whole pages saved as plain text: the lexicon must find the article with no markup to help."""

from __future__ import annotations

import pytest

from tinyte.clean import CleanArticle, clean
from tinyte.read.page import Page

TITLE = "Hà Nam: Kiểm tra đột xuất cơ sở hành nghề y tư nhân"
BODY = """Sáng 14/6, Sở Y tế phối hợp với Công an tỉnh kiểm tra 12 cơ sở hành nghề y tư nhân ở thành phố Phủ Lý.
Qua kiểm tra, đoàn phát hiện 3 cơ sở chưa niêm yết giá, 1 cơ sở dùng người không có chứng chỉ hành nghề.
Bác sĩ trao đổi với chủ cơ sở
Ông Trần Văn Thái, Chánh Thanh tra Sở cho biết sẽ xử lý nghiêm, công khai trên trang của ngành trước ngày 20/6."""


def cleaned(*lines: str) -> CleanArticle:
    return clean(Page(source="dump.txt", content="\n".join(lines), kind="text"))


DUMPS = {
    "the day of the visit at the top": (
        """Hôm nay, Thứ Hai, ngày 21/06/2021
Trang chủ
Văn bản QPPL
TITLE
Ngày đăng 15/06/2021 | 15:20 | Lượt xem: 55
BODY
Thu Hà
TIN CÙNG CHUYÊN MỤC
Sở Y tế họp giao ban tháng 6 (12/06/2021)
Tập huấn phòng chống dịch""",
        ("2021-06-15T15:20", "Thu Hà", None),
    ),
    "morning and afternoon": (
        """BỘ Y TẾ
Chuyên mục
TITLE
15/06/2021 | 10:44 AM
|
BODY
Đức Nam
(Theo Cổng TTĐT tỉnh)
Chia sẻ
Các tin khác
Bộ Y tế ban hành hướng dẫn mới về xét nghiệm""",
        ("2021-06-15T10:44", "Đức Nam", "Cổng TTĐT tỉnh"),
    ),
    "the stamp above the title": (
        """Tin tức
Posted by admin | 15/06/2021 | Tin tức | 0
TITLE
BODY
Share:
Previous
Tuyển dụng bác sĩ năm 2021
Next
Lịch trực tuần 25
Related Posts
Rửa tay đúng cách
Leave a reply
Your email address will not be published. Required fields are marked *""",
        ("2021-06-15", None, None),
    ),
    "labels of NukeViet": (
        """Chi tiết tin - Sở Y tế tỉnh Hà Nam
Đọc bài viết
Chọn cỡ chữ A a
In trang
TITLE
Thứ ba, 15/06/2021
BODY
Tác giả bài viết: Lê Thị Mai Anh
Nguồn tin: Văn phòng Sở
Tổng số điểm của bài viết là: 0 trong 0 đánh giá
Click để đánh giá bài viết
Những tin mới hơn
Hội thao ngành y tế
Mã bảo mật""",
        ("2021-06-15", "Lê Thị Mai Anh", "Văn phòng Sở"),
    ),
    "an office behind the author": (
        """Toggle navigation
English
+ Giới thiệu
- Phòng ban
TITLE
15-06-2021
156 lượt xem
BODY
Phạm Hằng - Trung tâm KSBT tỉnh
Tin liên quan
Kiểm tra bếp ăn khu công nghiệp
Bình luận bài viết
Họ và tên (*)
Video
Phóng sự: Người thầy thuốc vùng chiêm trũng
Thống kê
Đang truy cập: 12
Tổng lượt truy cập: 1.200.300
© Bản quyền 2020 Sở Y tế Hà Nam
Trưởng ban biên tập: Ông Nguyễn Văn Hải - Giám đốc Sở""",
        ("2021-06-15", "Phạm Hằng", None),
    ),
    "a byline at the right": (
        """ĐƯỜNG DÂY NÓNG
0226.3.888.999
Tin tức >> Thanh tra
TITLE
Cập nhật: 8:12 AM | 15/06/2021
BODY
                                        Hoàng Yến
[Quay lại]
CÁC TIN TIẾP THEO
15/06/2021 Hội nghị sơ kết
THĂM DÒ Ý KIẾN
Bạn biết trang này qua đâu?
Báo chí
Bạn bè
Bình chọn Kết quả""",
        ("2021-06-15T08:12", "Hoàng Yến", None),
    ),
    "a footer of addresses": (
        """Cổng Thông tin điện tử Sở Y tế
Tin tức
Thứ 3, 15/06/2021 | 07:00 GMT+7
TITLE
Lượt xem: 77
BODY
Đặng Hùng
Đánh giá bài viết:
1 2 3 4 5
Xem thêm
Hiến máu nhân đạo
Cơ quan chủ quản: UBND tỉnh Hà Nam
Địa chỉ: Đường Trường Chinh, TP. Phủ Lý
Fax: 0226 3852 001
Ghi rõ nguồn khi sử dụng thông tin""",
        ("2021-06-15T07:00", "Đặng Hùng", None),
    ),
}


@pytest.mark.parametrize(("dump", "metadata"), DUMPS.values(), ids=DUMPS)
def test_the_article_alone_is_kept(dump: str, metadata: tuple[str | None, ...]) -> None:
    article = cleaned(dump.replace("TITLE", TITLE).replace("BODY", BODY))
    assert article.text == f"{TITLE}\n{BODY}"
    assert (article.published_at, article.author, article.source_credit) == metadata
    assert article.province == "Hà Nam"


def test_a_body_said_twice_is_said_once() -> None:
    article = cleaned(
        TITLE, "Ngày 15/06/2021", BODY, "Thu Hà", TITLE, "Đăng lúc: 15/06/2021 08:00:12 (GMT+7)", BODY, "Thu Hà"
    )
    assert article.text == f"{TITLE}\n{BODY}"


def test_links_to_other_news_in_the_middle_are_cut() -> None:
    paragraphs = BODY.split("\n")
    between = ["Tin liên quan", "Kiểm tra bếp ăn khu công nghiệp", ">> Hai phòng khám bị đình chỉ"]
    assert cleaned(TITLE, *paragraphs[:2], *between, *paragraphs[2:]).text.count("phòng khám bị đình chỉ") == 0


def test_a_signature_with_a_post_stays() -> None:
    article = cleaned(
        TITLE, BODY, " " * 60 + "BS.CKII Trần Văn Thái", " " * 60 + "Chánh Thanh tra Sở", "Giám đốc Sở Y tế"
    )
    assert article.author == "Trần Văn Thái"


def test_html_entities_in_plain_text_are_written_out() -> None:
    assert (
        cleaned("S&#7903; Y t&#7871; h&#7885;p", "S&aacute;ng nay, Sở Y tế tổ chức hội nghị giao ban.").title
        == "Sở Y tế họp"
    )
