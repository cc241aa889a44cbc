"""Calendar expressions as a specification: text and publication day → value, time, role of each row."""

import datetime as dt
from pathlib import Path

import pytest

from tinyte.extract.calendar_values import day_range, is_value, precision
from tinyte.extract.dates import find_dates
from tinyte.extract.passage import Passage
from tinyte.extract.resolutions import find_resolutions
from tinyte.resolve.documents import resolve_resolutions
from tinyte.resolve.years import parse_date, resolve_dates
from tinyte.segment.sentences import sentences


def dates(text, published="2021-06-15", title=None):
    """The rows of a text."""
    day = dt.datetime.fromisoformat(published) if published else None
    passage = Passage(text, sentences(text), title=title, published=day, found={})
    passage.found["resolutions"] = resolve_resolutions(passage, find_resolutions(passage))
    return resolve_dates(passage, find_dates(passage))


def values(text, published="2021-06-15", title=None):
    return [date.value.value for date in dates(text, published, title)]


def roles(text, published="2021-06-15"):
    return [(date.value.value, date.value.role) for date in dates(text, published)]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("ngày 02/11/2023", "2023-11-02"),
        ("2/11/2023", "2023-11-02"),
        ("ngày 2-11-2023", "2023-11-02"),
        ("ngày 02.11.2023", "2023-11-02"),
        ("ngày 2 /11/ 2023", "2023-11-02"),
        ("ngày 2 tháng 11 năm 2023", "2023-11-02"),
        ("2 tháng 11 năm 2023", "2023-11-02"),
        ("ngày 02 tháng 11/2023", "2023-11-02"),
        ("ngày hai tháng mười một năm 2023", "2023-11-02"),
        ("thứ Năm ngày 2/11/2023", "2023-11-02"),
        ("ngày 2/11/23", "2023-11-02"),
        ("2023-11-02", "2023-11-02"),
        ("tháng 11/2023", "2023-11"),
        ("tháng 11-2023", "2023-11"),
        ("tháng 11.2023", "2023-11"),
        ("tháng 11 năm 2023", "2023-11"),
        ("tháng mười một năm 2023", "2023-11"),
        ("đầu tháng 11/2023", "2023-11"),
        ("quý IV/2023", "2023-Q4"),
        ("quý 4 năm 2023", "2023-Q4"),
        ("quý IV-2023", "2023-Q4"),
        ("tuần 45/2023", "2023-W45"),
        ("tuần thứ 45 năm 2023", "2023-W45"),
        ("năm 2023", "2023"),
        ("cuối năm 2023", "2023"),
        ("6 tháng đầu năm 2023", "2023-01/2023-06"),
        ("sáu tháng đầu năm 2023", "2023-01/2023-06"),
        ("6 tháng cuối năm 2023", "2023-07/2023-12"),
        ("3 tháng cuối năm 2023", "2023-10/2023-12"),
        ("9 tháng năm 2023", "2023-01/2023-09"),
        ("9 tháng đầu của năm 2023", "2023-01/2023-09"),
        ("nửa đầu năm 2023", "2023-01/2023-06"),
        ("3 quý đầu năm 2023", "2023-01/2023-09"),
        ("giai đoạn 2021-2025", "2021/2025"),
        ("giai đoạn 2021 – 2025", "2021/2025"),
        ("giai đoạn 2022 2025", "2022/2025"),
        ("nhiệm kỳ 2020 - 2025", "2020/2025"),
        ("năm học 2021-2022", "2021/2022"),
        ("mùa giải 2016/17", "2016/2017"),
        ("từ năm 2013- 2019", "2013/2019"),
        ("từ năm 2012 đến năm 2019", "2012/2019"),
        ("từ ngày 13 đến 15/6/2020", "2020-06-13/2020-06-15"),
        ("từ 13-15/6/2020", "2020-06-13/2020-06-15"),
        ("từ ngày 17/4 đến ngày 08/9/2020", "2020-04-17/2020-09-08"),
        ("từ ngày 20/12/2021 đến 10/1", "2021-12-20/2022-01-10"),
        ("từ ngày 25/12 đến ngày 5/1/2022", "2021-12-25/2022-01-05"),
        ("từ 31.10-3.11.2016", "2016-10-31/2016-11-03"),
        ("từ tháng 2 đến tháng 9/2013", "2013-02/2013-09"),
        ("từ 4/2013 đến 12/2016", "2013-04/2016-12"),
        ("từ quý I đến quý III/2020", "2020-Q1/2020-Q3"),
        ("từ tháng 8/2013 đến 30/6/2016", "2013-08/2016-06-30"),
        ("từ năm 2015 đến nay", "2015/.."),
        ("từ 2016 đến nay", "2016/.."),
        ("kể từ tháng 3/2020 đến nay", "2020-03/.."),
        ("từ ngày 15/1/2021 đến nay", "2021-01-15/.."),
        ("từ đầu năm 2017 đến nay", "2017-01-01/.."),
        ("từ đầu năm 2021 đến ngày 15/6", "2021-01-01/2021-06-15"),
        ("những năm 90", "1990/1999"),
        ("thập niên 1980", "1980/1989"),
    ],
)
def test_what_the_words_say(said, value):
    assert values(f"Việc này có {said}.") == [value]


@pytest.mark.parametrize(
    ("said", "published", "value"),
    [
        ("Chiều 9/3", "2020-03-10", "2020-03-09"),
        ("sáng 14-3", "2024-03-14", "2024-03-14"),
        ("ngày 5.4", "2019-04-10", "2019-04-05"),
        ("ngày 31/12", "2026-01-05", "2025-12-31"),
        ("tháng 8", "2015-12-31", "2015-08"),
        ("quý III", "2018-07-10", "2018-Q3"),
        ("6 tháng đầu năm", "2018-07-10", "2018-01/2018-06"),
        ("9 tháng đầu năm nay", "2020-10-09", "2020-01/2020-09"),
        ("từ đầu năm", "2022-08-03", "2022-01-01/.."),
        ("năm nay", "2022-08-03", "2022"),
        ("năm ngoái", "2022-08-03", "2021"),
        ("năm tới", "2022-08-03", "2023"),
        ("tháng này", "2026-01-05", "2026-01"),
        ("tháng trước", "2026-01-05", "2025-12"),
        ("tuần này", "2022-08-03", "2022-W31"),
        ("tuần trước", "2022-01-03", "2021-W52"),
        ("quý trước", "2022-01-03", "2021-Q4"),
        ("hôm qua", "2022-03-01", "2022-02-28"),
        ("hôm kia", "2022-03-01", "2022-02-27"),
        ("sáng nay", "2022-03-01", "2022-03-01"),
        ("tối qua", "2022-03-01", "2022-02-28"),
        ("chiều mai", "2022-02-28", "2022-03-01"),
        ("thứ Tư tuần này", "2023-05-05", "2023-05-03"),
        ("thứ Hai tuần tới", "2023-05-05", "2023-05-08"),
        ("hôm thứ Ba", "2023-05-05", "2023-05-02"),
        ("tháng 5 năm ngoái", "2022-08-03", "2021-05"),
        ("ngày 3/5 năm ngoái", "2022-08-03", "2021-05-03"),
        ("ngày 15 tháng trước", "2022-01-10", "2021-12-15"),
        ("quý IV năm nay", "2022-08-03", "2022-Q4"),
    ],
)
def test_what_the_article_s_day_settles(said, published, value):
    assert values(f"Việc này có {said}.", published) == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Chiến dịch sẽ mở vào tháng 3.", "2020-12-20", "2021-03"),
        ("Trạm đã khám xong trong tháng 3.", "2024-01-04", "2023-03"),
        ("Hoàn thành chậm nhất vào 31/3.", "2024-01-04", "2024-03-31"),
        ("Hoàn thành trước ngày 15/1.", "2023-12-20", "2024-01-15"),
        ("Ngày 30/11, bệnh viện đã được xếp hạng.", "2018-02-10", "2017-11-30"),
        ("Ngày 16/6, sở đã họp.", "2021-06-15", "2021-06-16"),
    ],
)
def test_tense_and_deadline_choose_the_year(text, published, value):
    assert values(text, published) == [value]


def test_year_of_the_nearest_dated_sentence_then_of_the_title():
    assert values("Năm 2019, tỉnh họp.\nSáng 14-3, đoàn đến.\nMục tiêu đến năm 2030.", None)[:2] == [
        "2019",
        "2019-03-14",
    ]
    [_, day] = dates("Nhiệm vụ năm 2024\nSáng 14-3, đoàn đến.", None, title="Nhiệm vụ năm 2024")
    assert (day.value.value, day.rule) == ("2024-03-14", "dates.day_month;year=title")
    assert values("Sáng 14-3, hôm qua và năm ngoái, đoàn đến.", None) == []


def test_rule_names_what_the_year_leans_on():
    assert [d.rule for d in dates("Chiều 9/3, sở họp.", "2020-03-10")] == ["dates.day_month;year=published"]
    assert [d.rule for d in dates("Trong năm 2020, chiều 8/3, trạm mở cửa.", None)] == [
        "dates.year",
        "dates.day_month;year=sentence",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 13, 14 và 15/6/2021", ["2021-06-13", "2021-06-14", "2021-06-15"]),
        ("các ngày 15, 16 và 18/9", ["2021-09-15", "2021-09-16", "2021-09-18"]),
        ("ngày 5/6, 7/6 và 9/6/2020", ["2020-06-05", "2020-06-07", "2020-06-09"]),
        ("ngày 5 và 6 tháng 10 năm 2020", ["2020-10-05", "2020-10-06"]),
        ("ngày 20 - 22 và 25/8/2020", ["2020-08-20/2020-08-22", "2020-08-25"]),
        ("các tháng 3, 4 và 5/2021", ["2021-03", "2021-04", "2021-05"]),
        ("quý I, II/2020", ["2020-Q1", "2020-Q2"]),
        ("các năm 2014, 2015 và 2016", ["2014", "2015", "2016"]),
        ("(27/2/1955 - 27/2/2020)", ["1955-02-27", "2020-02-27"]),
    ],
)
def test_lists_share_month_and_year(text, expected):
    assert values(f"Việc này có {text}.", "2021-11-20") == expected


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("sáng 6/1", "MO"),
        ("rạng sáng ngày 6/1", "MO"),
        ("trưa 6/1", "MI"),
        ("chiều ngày 6/1", "AF"),
        ("tối 6-1", "EV"),
        ("đêm 6/1", "NI"),
        ("lúc 14h30 ngày 6/1", "14:30"),
        ("khoảng 9 giờ 15 phút sáng 6/1", "09:15"),
        ("vào 3h chiều 6/1", "15:00"),
        ("8 giờ tối 6/1", "20:00"),
        ("2h sáng ngày 6/1", "02:00"),
        ("từ 8h00 đến 11h30 ngày 6/1", "08:00"),
        ("ngày 6/1, lúc 7h30", "07:30"),
        ("9h sáng nay", "09:00"),
        ("ngày 6/1", None),
    ],
)
def test_time_of_day(text, time):
    assert [date.value.time for date in dates(f"Sở họp {text}.", "2020-01-06")] == [time]


def test_one_day_has_one_time_in_an_article():
    assert [d.value.time for d in dates("Sáng nay (9/10), tỉnh họp. Ngày 9/10 cũng có mưa.", "2020-10-09")] == [
        "MO"
    ] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến năm 2030, mọi xã có bác sĩ.", ("2030", "deadline")),
        ("Nộp hồ sơ trước ngày 24/9.", ("2021-09-24", "deadline")),
        ("Nộp báo cáo chậm nhất trong tháng 7/2021.", ("2021-07", "deadline")),
        ("Tầm nhìn đến năm 2045.", ("2045", "deadline")),
        ("Đến ngày 01/6, đã tiêm 300 mũi.", ("2021-06-01", "period")),
        ("Tính đến hết ngày 31/5, có 5 ca.", ("2021-05-31", "period")),
        ("Giai đoạn 2016 - 2020 đã qua.", ("2016/2020", "period")),
        ("Năm 2020 có 5 ca.", ("2020", "period")),
        ("Quý I/2021 có 5 ca.", ("2021-Q1", "period")),
        ("Ông bị cảnh cáo năm 2007.", ("2007", "event")),
        ("Bệnh viện khởi công trong quý III/2020.", ("2020-Q3", "event")),
        ("Hội nghị tập huấn tháng 5/2021.", ("2021-05", "event")),
        ("Hội nghị giao ban quý I/2021.", ("2021-Q1", "period")),
        ("Ngày 5/6, sở họp.", ("2021-06-05", "event")),
        ("Quy định có hiệu lực từ 1/6/2021.", ("2021-06-01", "event")),
        ("Từ ngày 25/6/2020, sở nhận hồ sơ qua mạng.", ("2020-06-25/..", "period")),
        ("Từ ngày 1/8, giá sẽ tăng.", ("2021-08-01/..", "period")),
        ("Giá mới áp dụng từ ngày 1/8.", ("2021-08-01", "event")),
        ("Quyết định số 5/QĐ-BYT ngày 5/6/2020 của Bộ Y tế.", ("2020-06-05", "document")),
        ("Ngày 5/6, Cục đã gửi công văn yêu cầu các sở rà soát.", ("2021-06-05", "document")),
        ("Ngày 5/6, công an ra quyết định khởi tố bị can.", ("2021-06-05", "event")),
    ],
)
def test_roles(text, expected):
    assert roles(text) == [expected]


def test_days_of_issue_stand_in_both_tables():
    text = "Ngày 24/1/2020, Bộ trưởng ký Quyết định số 318/QĐ-BYT; Thông tư 13/2019/TT-BYT giữ nguyên."
    assert roles(text) == [("2020-01-24", "document")]


def test_document_numbers_are_no_dates():
    assert values("Theo Nghị định 12/2015 và Thông tư 05/2022/TT-BYT, Quyết định số 12/6/2017/QĐ-ABC.") == []


def test_mention_is_the_words_with_their_cue():
    text = "Tính đến hết ngày 31/5, chậm nhất vào 31/7, lúc 9h sáng ngày 3/6, thứ Sáu (11/6)."
    assert [text[d.start : d.end] for d in dates(text)] == [
        "Tính đến hết ngày 31/5", "chậm nhất vào 31/7", "9h sáng ngày 3/6", "thứ Sáu (11/6)",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["98%", "", "Không có ngày nào.", "ngày 31/2/2020", "sáng 6/1"])
def test_parse_date_without_a_date(text):
    assert parse_date(text) is None


def test_parse_date_gives_the_whole_row():
    date = parse_date("từ ngày 13 đến 15/6/2020")
    assert (date.value, date.date_start, date.date_end, date.precision, date.role) == (
        "2020-06-13/2020-06-15", "2020-06-13", "2020-06-15", "span", "period",
    )  # fmt: skip
    with pytest.raises(ValueError, match="isoformat"):
        parse_date("hôm qua", published_at="hôm nay")


def test_values_have_days_and_precision():
    assert day_range("2020-W53") == ("2020-12-28", "2021-01-03")
    assert day_range("../2020-02") == (None, "2020-02-29")
    assert [precision(v) for v in ("2020", "2020-Q1", "2020-W05", "2020-05", "2020-05-05", "2020/..")] == [
        "year", "quarter", "week", "month", "day", "span",
    ]  # fmt: skip
    assert not any(
        is_value(v) for v in ("2021-W53", "2021-13", "2021-04-31", "2021-Q5", "2022/2020", "XXXX-01-01", "", "2020/")
    )


NEGATIVES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "dates_negatives.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_there_are_three_hundred_negatives():
    assert len(NEGATIVES) == len(set(NEGATIVES)) >= 300


@pytest.mark.parametrize(("phenomenon", "text"), NEGATIVES, ids=[text for _, text in NEGATIVES])
def test_what_is_no_date(phenomenon, text):
    assert values(text) == [], phenomenon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở báo cáo. 9 tháng, toàn tỉnh có 40 ca.", ("2021-01/2021-09", "period")),
        ("Nộp hồ sơ chậm nhất 20-12.", ("2021-12-20", "deadline")),
        ("Các trạm làm xong, hạn chót 24/11.", ("2021-11-24", "deadline")),
        ("Từ 15-8 khoa bỏ sổ giấy.", ("2021-08-15/..", "period")),
        ("Từ nay tới 25-12, trạm mở cửa cả ngày.", ("2021-10-05/2021-12-25", "period")),
        ("Bé bị chó cắn hồi tháng 8.", ("2021-08", "event")),
        ("Dự kiến trong tháng 11, viện mở hai lớp.", ("2021-11", "event")),
        ("Dự kiến tháng 11 tiêm cho 3.000 trẻ.", ("2021-11", "period")),
        ("Tuần trước, đoàn đến làm việc.", ("2021-W39", "event")),
        ("Số ca gấp đôi tuần trước.", ("2021-W39", "period")),
        ("Riêng tháng 8 xảy ra 3 sự cố.", ("2021-08", "period")),
        ("Tới 17 giờ ngày 2/10, tỉnh tiêm được 900 mũi.", ("2021-10-02", "period")),
        ("Đến tháng 7 mới được giao kinh phí.", ("2021-07", "event")),
        ("Năm 2012, bà tốt nghiệp trường y.", ("2012", "event")),
        ("Ngày 3/5, bệnh viện ra quyết định lập tổ điều tra.", ("2021-05-03", "document")),
        ("Đơn nguyên mở cửa hôm 3/7, sau khi Sở ban hành Kế hoạch mới.", ("2021-07-03", "event")),
    ],
)
def test_what_is_done_planned_or_counted(text, expected):
    assert [(d.value.value, d.value.role) for d in dates(text, "2021-10-05")] == [expected]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Nhiệm vụ năm 2014 đã xong.", "năm 2014"),
        ("Quyết toán xong trước ngày 20-12.", "trước ngày 20-12"),
        ("Kế hoạch định hướng đến 2030.", "đến 2030"),
        ("Giữ số trẻ được sinh giai đoạn 2016 - 2025.", "giai đoạn 2016 - 2025"),
    ],
)
def test_mentions_begin_at_the_date_or_its_cue(text, mention):
    assert [text[d.start : d.end] for d in dates(text, "2014-10-05")] == [mention]


@pytest.mark.parametrize(
    "text", ["Căn bệnh hành hạ ông bao năm nay.", "Nhờ thẻ mà bà sống đến ngày hôm nay.", "Trẻ uống thuốc đợt 1/2023."]
)
def test_what_only_sounds_like_a_date(text):
    assert dates(text, "2021-10-05") == []


def test_a_year_compared_with_is_not_the_year_of_the_article():
    text = "Ngày 4/3/2018, sở họp. Số ca giảm so với năm 2016. Trạm mở cửa lại ngày 12/5."
    assert [d.value.value for d in dates(text, None)] == ["2018-03-04", "2016", "2018-05-12"]


def test_january_looks_back_only_where_the_article_names_the_year_before():
    assert [d.value.value for d in dates("Trường nhận hồ sơ từ ngày 5 đến ngày 20-5.", "2021-02-10")] == [
        "2021-05-05/2021-05-20"
    ]
    text = "Năm 2020 có 9 ca. Trạm mở cửa ngày 20-5."
    assert [d.value.value for d in dates(text, "2021-02-10")] == ["2020", "2020-05-20"]


def test_a_week_spelled_out_is_its_days():
    text = "Trong tuần 38 (từ ngày 20/9 đến ngày 26/9) có 5 ca."
    assert [d.value.value for d in dates(text, "2021-10-05")] == ["2021-09-20/2021-09-26"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Năm 1996, trạm dọn về cạnh chợ Phiêng.", "event"),
        ("Trước đó, vào năm 2004, xã mở trường mới.", "event"),
        ("Tại Lào năm 2001, bệnh này bùng lên thành dịch.", "event"),
        ("Năm 2014, bà Hường vay 30 triệu đồng sửa nhà.", "event"),
        ("Năm 2014, bà Hường thu 30 triệu đồng từ vườn cam.", "period"),
        ("Năm 2014, toàn huyện có 12 ca sởi.", "period"),
        ("Năm 2020, trạm dọn về cạnh chợ Phiêng.", "period"),
        ("Đoàn bác sĩ ấy thắng giải cao nhất vào năm 2005.", "event"),
        ("Tỷ số tử vong còn 3,5 ca vào năm 2005.", "period"),
        ("Trẻ sơ sinh được cứu vào năm 2005 nay đã lớn.", "event"),
        ("Ông đã rời quê lên phố năm 2008.", "event"),
        ("Ngành đã hoàn thành kế hoạch năm 2008.", "period"),
        ("Phòng được trang bị máy năm 2008.", "period"),
    ],
)
def test_a_year_some_way_back_is_an_event_where_its_clause_tells_an_act(text, role):
    assert [date.value.role for date in dates(text, "2021-06-15")] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Cuối tháng 3/2021, chồng chị Thơm đổ bệnh.", "event"),
        ("Tháng 3/2021, tổ thanh tra đã đến tận xưởng.", "event"),
        ("Tháng 3/2021, tổ thanh tra đã phạt 14 cơ sở.", "period"),
        ("Tháng 9/2021, tổ thanh tra đã hẹn trở lại.", "period"),
    ],
)
def test_a_month_that_is_over_is_an_event_where_its_clause_tells_an_act(text, role):
    assert [date.value.role for date in dates(text, "2021-06-15")] == [role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quy hoạch mạng lưới này được ban hành năm 2014.", ("2014", "document")),
        ("Theo Luật Phòng bệnh năm 2007, xã phải báo dịch.", ("2007", "document")),
    ],
)
def test_the_year_in_which_a_paper_was_issued(text, expected):
    assert roles(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến năm 1999, cả bản có nước sạch. Sáng 5/6/2017, đoàn thăm bản.", ("1999", "event")),
        ("Năm 2013 có 40 ca, đến năm 2014 chỉ còn 15 ca. Sáng 5/6/2017, sở họp.", ("2014", "period")),
        ("Đến năm 2050, số người già sẽ gấp đôi. Sáng 5/6/2017, sở họp.", ("2050", "deadline")),
        ("Phấn đấu đến hết tháng 3/2017 xong hồ sơ.", ("2017-03", "deadline")),
        ("Theo sổ của xã đến hết tháng 3/2017, nhà ông Kính có năm người.", ("2017-03", "period")),
        ("Đến ngày 28/5/2017, thợ đến thay lõi lọc.", ("2017-05-28", "event")),
    ],
)
def test_bounds_in_an_article_without_a_day(text, expected):
    assert expected in [(date.value.value, date.value.role) for date in dates(text, None)]


def test_a_life_told_in_an_article_without_a_day_is_of_the_past():
    assert [date.value.role for date in dates("Năm 2007, chồng chị Hạnh mắc bệnh.", None)] == ["event"]


def test_before_what_an_article_looks_back_on_a_day_is_of_its_own_year():
    text = "Ngày 8/6, sở cho biết.\nMáy này mua ngày 18/1/2011, sửa ngày 24/5/2017. Ngày 29/5, máy hỏng."
    assert values(text, None) == ["2017-06-08", "2011-01-18", "2017-05-24", "2017-05-29"]


def test_a_part_of_a_year_names_the_year():
    assert values("Trong 5 tháng đầu năm 2017, nợ tăng. Sở cho biết ngày 20/6.", None) == [
        "2017-01/2017-05",
        "2017-06-20",
    ]


def test_a_year_foreseen_is_not_the_year_of_the_article():
    text = "Ngày 5/3, huyện họp. Năm 2016, huyện xóa xong nhà tạm. Dự kiến năm 2025 sẽ xóa nghèo."
    assert values(text, None)[0] == "2016-03-05"


PADDING = "Người dân trong xã đã quen với nếp sống mới và đều thấy vui vì trạm y tế gần nhà hơn trước. " * 5


@pytest.mark.parametrize(
    "told",
    [
        f"{PADDING}Kể từ năm 2011, xã có trạm. Sáng 5/6, đoàn đến thăm.",
        f"{PADDING}Giai đoạn 2001-2010, xã nghèo. Sáng 5/6, đoàn đến thăm.",
        f"{PADDING}Ông Bách tốt nghiệp năm 2012. {PADDING}Sáng 5/6, đoàn đến thăm.",
        f"{PADDING}Số ca cao hơn năm 2014. {PADDING}Sáng 5/6, đoàn đến thăm.",
    ],
)
def test_a_year_that_the_article_looks_back_on_dates_no_day(told):
    assert not [date for date in dates(told, None) if date.value.precision == "day"]


@pytest.mark.parametrize(
    "told",
    [
        f"Kế hoạch năm 2016 đã giao đủ. {PADDING}Sáng 5/6, đoàn đến thăm.",
        f"{PADDING}Ngày 2/6/2016, máy hỏng. {PADDING}Sáng 5/6, đoàn đến thăm.",
        f"{PADDING}Dự toán năm 2016 là 3 tỷ. {PADDING}Chỉ tiêu năm 2016 là 90%. Sáng 5/6, đoàn đến thăm.",
        f"{PADDING}Sáng 5/6, đoàn đến thăm. {PADDING}Trạm sẽ được xây trong năm 2016.",
    ],
)
def test_the_year_that_is_likely_the_articles_own_dates_a_day(told):
    assert "2016-06-05" in values(told, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phấn đấu 100% trạm có bác sĩ vào năm 2030.", ("2030", "deadline")),
        ("Hướng tới chấm dứt dịch lao vào năm 2035.", ("2035", "deadline")),
        ("Tàu sẽ ra khơi vào năm 2030.", ("2030", "event")),
        ("Dự báo người già chiếm 20% dân số vào năm 2036.", ("2036", "period")),
        ("Năm 2014, Chính phủ ban hành Nghị định 24 về bộ máy.", ("2014", "document")),
        ("Năm 2014, Chính phủ cấp 3 tỷ đồng cho xã.", ("2014", "period")),
    ],
)
def test_years_of_goals_and_of_papers(text, expected):
    assert expected in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đợt 1 (01 - 02/6) đạt 98%.", ["2021-06-01/2021-06-02"]),
        ("Chiến dịch diễn ra 08-09/7.", ["2021-07-08/2021-07-09"]),
        ("So với tuần cao điểm (16-22/5), số ca giảm.", ["2021-05-16/2021-05-22"]),
        ("Gửi báo cáo chậm nhất là 20/6.", ["2021-06-20"]),
        ("Đến 25/6 huyện phải tiêm xong.", ["2021-06-25"]),
        ("Ra quân diệt lăng quăng mỗi tuần 01 lần.", []),
        ("Kết quả đạt (2-3/4 mẫu) và 05-06/12 mẫu.", []),
    ],
)
def test_days_that_no_word_leads_in(text, expected):
    assert values(text) == expected


def test_the_part_of_the_day_before_a_weekday():
    assert [(date.value.value, date.value.time) for date in dates("Giao ban sáng thứ Hai, sở nhắc lại.")] == [
        ("2021-06-14", "MO")
    ]
