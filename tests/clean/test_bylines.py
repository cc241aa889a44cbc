"""Bylines, signatures and source lines in all their forms."""

from __future__ import annotations

import pytest

from tinyte.clean.bylines import byline_at_end, read_byline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Thanh Tâm - Quốc Việt", "Thanh Tâm; Quốc Việt"),
        ("Bài, ảnh: Mai Hương", "Mai Hương"),
        ("Tin, ảnh: Quốc Việt; Lan Chi", "Quốc Việt; Lan Chi"),
        ("Tin: Ngọc Ngân - Ảnh: Trí Thức", "Ngọc Ngân; Trí Thức"),
        ("Tác giả: Phan Trâm", "Phan Trâm"),
        ("Viết bởi Nông Thị Thắm", "Nông Thị Thắm"),
        ("Thực hiện: Chí Hùng", "Chí Hùng"),
        ("Liên Châu (thực hiện)", "Liên Châu"),
        ("Hà My (Tổng hợp)", "Hà My"),
        ("PHƯƠNG NAM - NGỌC DUNG", "PHƯƠNG NAM; NGỌC DUNG"),
        ("Lê Hải, Trung tâm VHTT, TT và DL Thọ Xuân", "Lê Hải"),
        ("Thanh Xuân – Khoa TT-CĐT", "Thanh Xuân"),
        ("BSCKI. Nông Văn Đức", "Nông Văn Đức"),
        ("Người viết: CN. Nguyễn Thị Lan - Khoa Truyền thông", "Nguyễn Thị Lan"),
        ("D.Ngân", "D.Ngân"),
        ("Ph. Thúy", "Ph. Thúy"),
        ("C.Hiếu - L.Quân", "C.Hiếu; L.Quân"),
        ("K'Brêl – H'Hương", "K'Brêl; H'Hương"),
        ("Tin bài: Hoa", "Hoa"),
        ("Tác giả: Phòng Nghiệp vụ Y", "Phòng Nghiệp vụ Y"),
    ],
)
def test_authors(line: str, authors: str) -> None:
    found = read_byline(line)
    assert found is not None
    assert "; ".join(found.authors) == authors
    assert found.source is None


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Nguồn: CDC Kon Tum", "CDC Kon Tum"),
        ("(Theo Báo An Giang)", "Báo An Giang"),
        ("Theo TTXVN", "TTXVN"),
        ("Nguồn: suckhoedoisong.vn", "suckhoedoisong.vn"),
        ("Nguồn tin: Văn phòng Sở", "Văn phòng Sở"),
        ("Bài, ảnh: Thu Hà (Theo Báo Lao Động)", "Báo Lao Động"),
        ("Theo Thùy Giang (Vietnam+)", "Thùy Giang (Vietnam+)"),
    ],
)
def test_sources(line: str, source: str) -> None:
    found = read_byline(line)
    assert found is not None
    assert found.source == source


@pytest.mark.parametrize(
    "line",
    [
        "Hội nghị kết thúc tốt đẹp.",
        "Theo Bộ Y tế, số ca mắc tăng",
        "Ảnh: Hồng Vân",
        "Đăng bởi: admin",
        "Y Tế",
        "Phòng NVY - Sở Y tế",
        "Giám đốc Sở Y tế",
        "Tin Tức",
        "PHÓ GIÁM ĐỐC",
        "KT. GIÁM ĐỐC",
        "Mai Hoa, Báo cáo viên cho biết",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("Mai Hoa/VOV.VN", "Mai Hoa", "VOV.VN"),
        ("Mai Hoa/VOV.VN Mai Hoa/VOV.VN", "Mai Hoa", "VOV.VN"),
        ("Mai Hoa (TTXVN)", "Mai Hoa", "TTXVN"),
        ("Mai Hoa (Tổng hợp theo báo Nhân Dân, VOV)", "Mai Hoa", "báo Nhân Dân, VOV"),
        ("Mai Hoa - Theo VnExpress", "Mai Hoa", "VnExpress"),
        ("Mai Hoa - Thạch Sophal/Báo Hà Nam", "Mai Hoa; Thạch Sophal", "Báo Hà Nam"),
        ("VnExpress", "", "VnExpress"),
        ("(Nguồn: Khoa Phòng, chống bệnh lao)", "", "Khoa Phòng, chống bệnh lao"),
        ("Tổng hợp theo TTXVN, VOV", "", "TTXVN, VOV"),
        ("Mai Hoa thực hiện", "Mai Hoa", None),
    ],
)
def test_media_behind_names_are_the_source(line: str, authors: str, source: str | None) -> None:
    found = read_byline(line)
    assert found is not None
    assert ("; ".join(found.authors), found.source) == (authors, source)


def test_a_post_makes_a_signature_of_a_byline() -> None:
    found = read_byline("BSCKII. Trần Văn An – Giám đốc CDC Hà Nam")
    assert found is not None
    assert found.signature


@pytest.mark.parametrize(
    ("paragraph", "author"),
    [
        ("Dịch đã được khống chế./. Kim Dung/VOV - TPHCM", "Kim Dung"),
        ("“Chúng tôi rất mừng”, ông Hải nói. T.Hạnh", "T.Hạnh"),
        ("Tỉnh sẽ xử lý nghiêm… Tin, ảnh: Vương Thúy - Anh Dũng", "Vương Thúy; Anh Dũng"),
    ],
)
def test_a_byline_at_the_end_of_a_paragraph(paragraph: str, author: str) -> None:
    found = byline_at_end(paragraph)
    assert found is not None
    assert "; ".join(found.authors) == author


def test_a_paragraph_that_ends_as_a_sentence_has_none() -> None:
    assert byline_at_end("Đến dự có ông Trần Văn An và bà Lê Thị Bình.") is None
