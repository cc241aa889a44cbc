"""The province of an article: by the page's own office, by what the text names, none for the whole country."""

from __future__ import annotations

import pytest

from tinyte.clean.place import province_of_page


def province(
    text: str, title: str = "", url: str | None = None, around: tuple[str, ...] = (), day: str | None = "2020-01-06"
) -> str | None:
    return province_of_page(url, title, text.split("\n"), around, day)[0]


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ("Hà Nam", province("Sở Y tế vừa kiểm tra 12 cơ sở.", around=("SỞ Y TẾ TỈNH HÀ NAM",))),
        ("Khánh Hòa", province("Sở Y tế họp.", url="https://cdckhanhhoa.example.vn/tin")),
        (
            "Thanh Hóa",
            province(
                "Trung tâm Y tế huyện Cẩm Thủy họp.\nHuyện Cẩm Thủy có 22 xã. Các trạm y tế của huyện Cẩm Thủy đạt chuẩn."
            ),
        ),
        ("Bình Định", province("Sở Y tế báo cáo Bộ Y tế.", title="Sở Y tế Bình Định nói gì")),
        (
            None,
            province(
                "Cả nước ghi nhận 36.000 ca, trong đó Đồng Nai, Bến Tre, Tiền Giang có tử vong.",
                title="Mười người chết",
            ),
        ),
        (
            None,
            province(
                "Chính phủ ban hành nghị quyết mới về bảo hiểm y tế.", around=("Cổng thông tin điện tử tỉnh Hà Nam",)
            ),
        ),
        (None, province("Đại biểu Nguyễn Văn A (Tây Ninh) hỏi, đại biểu tỉnh Tây Ninh hỏi thêm.")),
        (None, province("")),
    ],
)
def test_the_province(wanted: str | None, got: str | None) -> None:
    assert got == wanted


def test_the_name_and_code_are_those_of_the_day() -> None:
    text = ["Sở Y tế tỉnh Quảng Bình", "Tỉnh Quảng Bình"]
    assert province_of_page(None, "Quảng Bình", text, [], "2019-01-01") == ("Quảng Bình", "44")
    assert province_of_page(None, "Bắc Ninh", ["Tỉnh Bắc Ninh"], [], "2026-01-05") == ("Bắc Ninh", "24")


def test_a_broken_address_does_no_harm() -> None:
    assert province("Sở Y tế họp.", url="http://[::1") is None


def test_a_place_where_something_was_held_counts_for_a_local_story_of_one_province() -> None:
    assert province("Một nhà dân tại Hà Nam bị ngộ độc.\nHai người tại Hà Nam nhập viện.") == "Hà Nam"
    assert province("Bộ Y tế họp tại Hà Nam.\nHội nghị tại Hà Nam bàn về thuốc.") is None
