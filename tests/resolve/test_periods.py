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
    assert periods(text, "2022-01-05", "Tổng kết công tác y tế năm 2021") == ["2021-11-30", "2021", None, "2022"]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chi phí năm nay là 2,4 tỷ đồng, bằng 41% năm 2021.", ["2022", "2022"]),
        ("Năm 2021, ghi nhận 9 ca dại, cùng kỳ năm 2020 là 4 ca.", ["2021", "2020"]),
        ("Năm 2021, số mắc giảm 12% so với mức cao của năm 2019; số tử vong giảm 3 ca.", ["2021", "2021"]),
        ("Đến hết tháng 5, có 61.200 người (92% kế hoạch năm 2022); so với cuối năm 2021 tăng 1.300 người.",
         ["2022-05", "2022", "2022-05"]),
        ("Năm 2020 có 7.450 người cao tuổi thì năm 2021 đã là 7.900 người.", ["2020", "2021"]),
        ("Năm 2019, tỷ lệ này là 11,5%, năm 2020 là 11,3% và đến năm 2021 chỉ còn 10%.", ["2019", "2020", "2021"]),
        ("Tỷ lệ tăng dân số từ trên 2%/năm 2011 giảm còn 1,1% năm 2021.", ["2011", "2021"]),
        ("So với cùng kỳ năm 2021 số mắc là 12 ca, tử vong là 3 ca.", ["2021", "2021"]),
        ("Trong 2 năm 2020, 2021 đã chi 41 tỷ đồng.", ["2020/2021"]),
        ("Năm 2020 và 2021 lần lượt có 15 ca và 20 ca sởi.", ["2021", "2021"]),
    ],
)  # fmt: skip
def test_a_time_only_compared_with_is_not_the_figures(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hiện bệnh viện đang điều trị cho 83 bệnh nhân.",
        "Đến nay, toàn tỉnh có 88% hộ dùng nước sạch.",
        "Trung tâm có 38 bác sĩ và 120 giường bệnh.",
        "Phòng khám tiếp nhận bình quân 250 lượt khám mỗi ngày.",
        "Mới đây, đoàn kiểm tra 14 cơ sở.",
        "Những năm gần đây, mỗi trạm khám cho 1.200 lượt người.",
    ],
)
def test_what_there_is_or_what_is_usual_takes_no_time_from_the_report(text):
    report = "Tổng kết công tác y tế năm 2021\nNăm 2021, các cơ sở đã khám 12.300 lượt người.\n"
    first, *others = periods(report + text, title="Tổng kết công tác y tế năm 2021")
    assert first == "2021"
    assert others
    assert set(others) == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2021, toàn ngành cử 118 cán bộ đi học, trong đó có 27 bác sĩ.", ["2021", "2021"]),
        ("Năm 2021 khó khăn. Trong năm có 46 bác sĩ thôi việc.", ["2021"]),
        ("Năm 2021 có 12 ca dại. Riêng quý này phát hiện 3 ca.", ["2021", "2022-Q2"]),
    ],
)
def test_what_happened_to_staff_or_was_counted_keeps_its_time(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng 12/6, ông Nam khai mạc hội nghị. Mức hỗ trợ là 3 triệu đồng.", [None]),
        ("Sáng 12/6, bệnh viện tiếp nhận nhiều học sinh. Đã có 38 em xuất viện.", ["2022-06-12"]),
        ("Ngày 12/6, Sở Y tế họp để làm rõ vụ 17 du khách bị ngộ độc.", [None]),
        ("Dự án luật sẽ được trình trong năm 2025. Cả nước có 61 cơ sở đủ điều kiện.", [None]),
        ("Yêu cầu chốt danh sách chậm nhất ngày 20/7. Bệnh viện dành 30 giường cách ly.", [None]),
    ],
)
def test_what_a_date_is_not_lent_to(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng 11/6, đoàn lấy 32 mẫu; 30 mẫu đạt.", ["2022-06-11", "2022-06-11"]),
        ("Sang năm 2023, đặt chỉ tiêu mổ 600 ca; đặt máy mới trong quý I; tự chủ 85% chi thường xuyên.",
         ["2023", "2023"]),
        ("Ngộ độc 01 vụ ở xã Lũng Hồ hôm 19/4, 5 người mắc.", ["2022-04-19", "2022-04-19"]),
        ("Đề nghị mở 02 lớp tập huấn cho 180 người hành nghề trong tháng 11.", ["2022-11", "2022-11"]),
        ("Kiến nghị thu hồi 4 tỷ đồng, trong đó nộp ngân sách 1,9 tỷ đồng, xong trước ngày 30/9.",
         ["2022-09-30", "2022-09-30"]),
        ("Tập huấn cho 161 trạm y tế (từ ngày 23/6 đến 27/6).", ["2022-06-23/2022-06-27"]),
    ],
)  # fmt: skip
def test_reach_of_a_date_in_its_sentence(text, expected):
    assert periods(text) == expected


def test_the_years_of_a_programme_are_those_of_its_money():
    text = (
        "Báo cáo năm 2021\nNăm 2021, khám 1.250 lượt người.\n"
        "Đề án “Nâng cao chất lượng dân số giai đoạn 2021 - 2025” được triển khai tại 25 xã với tổng kinh phí 2 tỷ đồng."
    )
    assert periods(text, title="Báo cáo năm 2021") == ["2021", "2021/2025", "2021/2025"]


def test_words_of_a_speaker_are_no_title():
    assert periods("“Năm 2020, huyện có 25 ca dại, năm 2021 còn 9 ca”, ông Nam nói.") == ["2020", "2021"]


def test_a_result_is_for_all_days_of_the_round():
    text = (
        "Vòng 1 diễn ra từ ngày 01/5 đến ngày 10/5 tại thị trấn và từ ngày 02/6 đến ngày 09/6 tại các xã. "
        "Kết quả, có 3.014 trẻ được tiêm."
    )
    assert periods(text) == ["2022-05-01/2022-06-09"]


def test_heading_that_ends_in_a_year():
    text = "Kế hoạch y tế\n* Mục tiêu cụ thể đến năm 2030\n- Bao phủ BHYT đạt 98%.\n- Phấn đấu 100% trạm có bác sĩ."
    assert set(periods(text, title="Kế hoạch y tế")) == {"2030"}


def test_heading_and_line_above_a_table():
    text = (
        "Bản tin y tế huyện\nII. Kết quả quý I/2022\n- Khám bệnh: 1.200 lượt\n"
        "Số ca mắc cúm, tính đến ngày 31/3/2022:\nXã | Số mắc | Tử vong\nBình An | 12 | 0"
    )
    assert periods(text, title="Bản tin y tế huyện") == ["2022-Q1", "2022-03-31", "2022-03-31"]


REPORT = "Ngành y tế sơ kết 6 tháng đầu năm 2022"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year is that of the plan, not of what was reached so far
        ("Thực hiện Quyết định số 55/QĐ-UBND về việc giao chỉ tiêu năm 2022, tỷ lệ bao phủ BHYT: giao 92%, đạt 91%.",
         ["2022", "2022-01/2022-06"]),
        # the day up to which a paragraph counts
        ("Tính đến ngày 31/5, ghi nhận 86 ca sởi. Số ca tử vong là 2 ca. Riêng tháng 4 có 31 ca. Đã xử lý 12 ổ dịch.",
         ["2022-05-31", "2022-05-31", "2022-04", "2022-05-31"]),
        # the same time a year before
        ("Phát hiện 118 người nhiễm HIV (cùng kỳ: 92 người).", ["2022-01/2022-06", "2021"]),
        ("Ghi nhận 214 ca sởi (cùng kỳ năm 2021 97 ca).", ["2022-01/2022-06", "2021"]),
        # a body after a comma does something else
        ("Khoa Mắt mổ cho 64 bệnh nhân, Bệnh viện Đa khoa tỉnh nhận máy mới hôm 15/3.", ["2022-01/2022-06"]),
    ],
)  # fmt: skip
def test_periods_of_a_report_on_some_months(text, expected):
    title = f"{REPORT}\n"
    assert (
        periods(f"{title}Sáng 14/7, Sở Y tế sơ kết công tác 6 tháng đầu năm 2022.\n{text}", "2022-07-15", REPORT)
        == expected
    )


def test_the_money_of_a_plan_is_for_its_years():
    title = "Sở Y tế ban hành Kế hoạch phòng, chống dịch giai đoạn 2023 - 2025"
    text = f"{title}\nSở Y tế vừa ban hành kế hoạch.\nTổng kinh phí dự kiến 86 tỷ đồng, gồm ngân sách tỉnh 52 tỷ đồng."
    assert periods(text, "2022-10-15", title) == ["2023/2025", "2023/2025"]


def test_what_came_of_a_programme_is_not_for_all_its_years():
    text = (
        "Năm 2021, công tác dân số đạt kết quả khá.\n"
        "Đề án “Giảm tảo hôn giai đoạn 2015 - 2025” được triển khai tại 12 xã, giúp số cặp tảo hôn giảm còn 63 cặp."
    )
    assert periods(text) == ["2015/2025", "2021"]


def test_a_year_told_of_in_its_last_month_is_over():
    text = (
        "Năm 2022, công tác dân số có nhiều chuyển biến, khám cho 3.000 lượt người.\n"
        "Chiến dịch được triển khai từ ngày 10/3 đến ngày 30/4 tại 82 xã. Có 17 xã được tặng bằng khen."
    )
    assert periods(text, "2022-12-22") == ["2022", "2022-03-10/2022-04-30", "2022"]
