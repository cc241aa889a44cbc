"""Bylines, signatures and source lines in all their forms."""

from __future__ import annotations

import pytest

from tinyte.clean.bylines import byline_at_end, names_at_end, read_byline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Thanh Lê - Quốc Thụ", "Thanh Lê; Quốc Thụ"),
        ("Bài, ảnh: Mai Sâm", "Mai Sâm"),
        ("Tin, ảnh: Quốc Thụ; Thu Diệp", "Quốc Thụ; Thu Diệp"),
        ("Tin: Ngọc Ngân - Ảnh: Trí Thức", "Ngọc Ngân; Trí Thức"),
        ("Tác giả: Phan Mận", "Phan Mận"),
        ("Viết bởi Nông Thị Thắm", "Nông Thị Thắm"),
        ("Thực hiện: Chí Lực", "Chí Lực"),
        ("Liên Châu (thực hiện)", "Liên Châu"),
        ("Hà My (Tổng hợp)", "Hà My"),
        ("PHƯƠNG NAM - NGỌC DUNG", "PHƯƠNG NAM; NGỌC DUNG"),
        ("Lê Nguyên, Trung tâm VHTT, TT và DL Cẩm Thủy", "Lê Nguyên"),
        ("Thanh Xuân – Khoa TT-CĐT", "Thanh Xuân"),
        ("BSCKI. Nông Văn Đức", "Nông Văn Đức"),
        ("Người viết: CN. Nguyễn Thị Lan - Khoa Truyền thông", "Nguyễn Thị Lan"),
        ("D.Ngân", "D.Ngân"),
        ("Ph. Thắm", "Ph. Thắm"),
        ("C.Hiếu - L.Quân", "C.Hiếu; L.Quân"),
        ("K'Brêl – H'Hương", "K'Brêl; H'Hương"),
        ("H' Lan Niê - K' Brem", "H' Lan Niê; K' Brem"),
        ("HẠ AN - Y HỒNG", "HẠ AN; Y HỒNG"),
        ("Lương y Nguyễn Hữu Thọ", "Nguyễn Hữu Thọ"),
        ("Mai Hoa maihoa@example.vn", "Mai Hoa"),
        ("PV", "PV"),
        ("Nhóm phóng viên", "Nhóm phóng viên"),
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
        ("Theo Thùy Giang (Vietnam+)", "Vietnam+"),
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
        "Ảnh: Hồng Mơ",
        "Đăng bởi: admin",
        "Y Tế",
        "Phòng NVY - Sở Y tế",
        "Giám đốc Sở Y tế",
        "Tin Tức",
        "PHÓ GIÁM ĐỐC",
        "KT. GIÁM ĐỐC",
        "Mai Hoa, Báo cáo viên cho biết",
        "Mai Hoa theo học lớp y sĩ",
        "Việt Nam",
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
        ("Theo Mai Hoa - Thu Diệp/VnExpress", "Mai Hoa; Thu Diệp", "VnExpress"),
        ("Theo Mai Hoa (Dân trí)", "Mai Hoa", "Dân trí"),
        ("(Theo Mai Hoa - Báo Lào Cai)", "Mai Hoa", "Báo Lào Cai"),
        ("Mai Hoa (t/h) Theo Đời sống Plus", "Mai Hoa", "Đời sống Plus"),
        ("Mai Hoa/ĐCSVN", "Mai Hoa", "ĐCSVN"),
        ("PV/VOV.VN", "PV", "VOV.VN"),
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
        ("Thấp nhất từ 25 độ C. Cao nhất 34 độ C. Mai Hoa/Báo Tin tức", "Mai Hoa"),
        ("Bệnh viện cứu được hai mẹ con. (Còn nữa) Mai Hoa", "Mai Hoa"),
    ],
)
def test_a_byline_at_the_end_of_a_paragraph(paragraph: str, author: str) -> None:
    found = byline_at_end(paragraph)
    assert found is not None
    assert "; ".join(found.authors) == author


def test_a_paragraph_that_ends_as_a_sentence_has_none() -> None:
    assert byline_at_end("Đến dự có ông Trần Văn An và bà Lê Thị Bình.") is None


PARAGRAPH = "Trạm đã cấp thuốc, hướng dẫn bà con cách đun nước và phòng bệnh "


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("cho toàn xóm Mai Hoa", ("Mai Hoa",)),
        ("theo tài liệu của UNICEF Mai Hoa", ("Mai Hoa",)),
        ("trong đợt 2 Mai Hoa - Thu Diệp", ("Mai Hoa", "Thu Diệp")),
        ("cùng bác sĩ Mai Hoa", ()),
        ("của Mai Hoa", ()),
        ("ở xã Mai Hoa", ()),
        ("theo tài liệu tiếng Tày Hải Dương", ()),
        ("cho toàn xóm Mai Hoa.", ()),
    ],
)
def test_names_that_no_full_stop_parts_from_the_paragraph(end: str, names: tuple[str, ...]) -> None:
    assert names_at_end(PARAGRAPH + end) == names
