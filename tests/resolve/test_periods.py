"""The time a figure is for: text and publication day → period of each figure."""

from __future__ import annotations

import datetime as dt

import pytest

from tinyte.pipes import load


def periods(text: str, published: str = "2022-06-15", title: str | None = None) -> list[str | None]:
    doc = load().make_doc(text)
    doc._.title, doc._.published = title, dt.datetime.fromisoformat(published)
    return [row.value.period for row in load()(doc)._.passage.found["targets"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2021, tỷ lệ bao phủ BHYT đạt 91,2%.", ["2021"]),
        ("Tỷ lệ bao phủ BHYT năm 2021 đạt 91,2%; tỷ lệ tiêm chủng đạt 96%.", ["2021", "2021"]),
        ("Tỷ lệ sinh con thứ ba giảm từ 15,2% năm 2019 xuống còn 11,4% năm 2021.", ["2019", "2021"]),
        ("Năm 2021, ghi nhận 312 ca sởi, tăng 12% so với năm 2020.", ["2021", "2021"]),
        ("Năm 2021, ghi nhận 20 ca dại. So với năm 2020 (12 ca), số mắc tăng 8 ca.", ["2021", "2020", "2021"]),
        ("Tính đến ngày 15/5/2022, đã tiêm 1.250 liều vắc xin.", ["2022-05-15"]),
        ("Đến năm 2030, 100% dân số tham gia BHYT.", ["2030"]),
        ("Từ ngày 01/5 đến ngày 31/5, các đoàn kiểm tra 120 cơ sở.", ["2022-05-01/2022-05-31"]),
        ("Trong các ngày 11 và 12/6, tập huấn cho 120 học viên.", ["2022-06-11/2022-06-12"]),
        ("Năm 2021, 16 xã đạt Bộ tiêu chí quốc gia về y tế xã giai đoạn 2021-2030.", ["2021"]),
        ("Ngân sách cho công tác này giai đoạn 2016-2020 là 25 tỷ đồng.", ["2016/2020"]),
        ("Mức phạt tăng từ 1,35 triệu đồng (2011) lên 3,73 triệu đồng (2016).", ["2011", "2016"]),
        ("Bệnh viện có 120 giường bệnh.", [None]),
    ],
)
def test_period(text, expected):
    assert periods(text) == expected


def test_a_dated_sentence_lends_its_time_to_the_next():
    assert periods("Sáng 12/6, bệnh viện tiếp nhận 45 học sinh. Đã có 38 em xuất viện.") == ["2022-06-12", "2022-06-12"]


def test_what_the_report_is_about_comes_first():
    text = (
        "Tổng kết công tác y tế năm 2021\nNgày 5/1, Sở Y tế tổng kết công tác năm 2021, triển khai nhiệm vụ năm 2022.\n"
        "Tính đến ngày 30/11/2021, dân số là 1.320.000 người; tỷ suất sinh thô 15,2‰.\n"
        "Toàn tỉnh có 96 trạm y tế. Phấn đấu có thêm 5 xã đạt chuẩn."
    )
    assert periods(text, "2022-01-05", "Tổng kết công tác y tế năm 2021") == ["2021-11-30", "2021", "2021", "2022"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 tháng, các trạm khám 1.250 lượt.", ["2021-01/2021-09"]),
        ("5 tháng đầu năm, tiêm chủng đạt 38,5% (kế hoạch 40%).", ["2022-01/2022-05", "2022"]),
        ("Nhìn lại năm 2020, có 85 ca. Khoảng 60% người bệnh đi rẫy.", ["2020", "2020"]),
        ("Chương trình đã cứu 120 trẻ em từ năm 2018 đến năm 2020.", ["2018/2020"]),
        ("Từ 16/5 đến 22/5/2022 có 12 ca. Sởi: cộng dồn 41 ca.", ["2022-05-16/2022-05-22", "2022-01-01/2022-05-22"]),
    ],
)  # fmt: skip
def test_scope_of_a_period(text, expected):
    assert periods(text) == expected


def test_heading_and_line_above_a_table():
    text = (
        "Bản tin y tế huyện\nII. Kết quả quý I/2022\n- Khám bệnh: 1.200 lượt\n"
        "Số ca mắc cúm, tính đến ngày 31/3/2022:\nXã | Số mắc | Tử vong\nBình An | 12 | 0"
    )
    assert periods(text, title="Bản tin y tế huyện") == ["2022-Q1", "2022-03-31", "2022-03-31"]
