"""Cited documents as a specification: text → kind, number, issuer, day of issue, title."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinyte.extract.document_numbers import is_number, parse_number
from tinyte.extract.passage import Passage
from tinyte.extract.resolutions import find_resolutions
from tinyte.resolve.documents import resolve_resolutions
from tinyte.segment.sentences import sentences


def documents(text, province="Phú Thọ", published="2021-06-15"):
    """The rows of a text."""
    day = dt.datetime.fromisoformat(published) if published else None
    passage = Passage(text, sentences(text), province=province, published=day)
    return resolve_resolutions(passage, find_resolutions(passage))


def rows(text, *columns, **known):
    return [tuple(getattr(found.value, column) for column in columns) for found in documents(text, **known)]


@pytest.mark.parametrize(
    ("said", "doc_type", "number", "issuer"),
    [
        ("Chỉ thị 08-CT/TU", "Chỉ thị", "08-CT/TU", "Tỉnh ủy Phú Thọ"),
        ("Nghị quyết số 28-NQ/TW", "Nghị quyết", "28-NQ/TW", "Ban Chấp hành Trung ương"),
        ("Nghị quyết 18/2016/NQ-HĐND", "Nghị quyết", "18/2016/NQ-HĐND", "Hội đồng nhân dân tỉnh Phú Thọ"),
        ("Quyết định số 2461/QĐ-UBND", "Quyết định", "2461/QĐ-UBND", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("Kế hoạch số 210/KH-UBND", "Kế hoạch", "210/KH-UBND", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("Thông tư 05/2022/TT-BYT", "Thông tư", "05/2022/TT-BYT", "Bộ Y tế"),
        ("Nghị định số 74/2012/NĐ-CP", "Nghị định", "74/2012/NĐ-CP", "Chính phủ"),
        ("Luật số 15/2023/QH15", "Luật", "15/2023/QH15", "Quốc hội"),
        ("Nghị quyết số 30/2021/QH15", "Nghị quyết", "30/2021/QH15", "Quốc hội"),
        ("Nghị quyết 268/NQ-UBTVQH15", "Nghị quyết", "268/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("công văn số 123/SYT-NVY", "Công văn", "123/SYT-NVY", "Sở Y tế tỉnh Phú Thọ"),
        ("công văn khẩn số 512/KCB-NV", "Công văn", "512/KCB-NV", "Cục Quản lý Khám, chữa bệnh, Bộ Y tế"),
        ("Công điện số 1063/CĐ-TTg", "Công điện", "1063/CĐ-TTG", "Thủ tướng Chính phủ"),
        ("Chương trình hành động số 46-CTr/TU", "Chương trình hành động", "46-CTR/TU", "Tỉnh ủy Phú Thọ"),
        ("Quyết định 318/QĐ-BNN-QLCL", "Quyết định", "318/QĐ-BNN-QLCL", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Kế hoạch 45/KH-SYT", "Kế hoạch", "45/KH-SYT", "Sở Y tế tỉnh Phú Thọ"),
        ("văn bản 377/BHXH-GĐ BHYT", "Văn bản", "377/BHXH-GĐBHYT", "Bảo hiểm xã hội tỉnh Phú Thọ"),
        ("Quy định 37-QĐ/TW", "Quy định", "37-QĐ/TW", "Ban Chấp hành Trung ương"),
        ("Số: 123 /QĐ - UBND", "Quyết định", "123/QĐ-UBND", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("quyết định số 2461 /qđ-ubnd", "Quyết định", "2461/QĐ-UBND", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("Quyết định số 1234 QĐ-UBND", "Quyết định", "1234/QĐ-UBND", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("Thông tư số 2O/2020/TT-BYT", "Thông tư", "20/2020/TT-BYT", "Bộ Y tế"),
        ("Thông tư 26 /2012/TT-BGDĐT", "Thông tư", "26/2012/TT-BGDĐT", "Bộ Giáo dục và Đào tạo"),
        ("Nghị định số 74", "Nghị định", "74", "Chính phủ"),
        ("Nghị quyết 58a", "Nghị quyết", "58A", None),
        ("Nghị định 74/2012", "Nghị định", "74/2012", "Chính phủ"),
        ("hướng dẫn số 01", "Hướng dẫn", "01", None),
    ],
)
def test_numbers_of_every_authority(said, doc_type, number, issuer):
    assert rows(f"Thực hiện {said}, tỉnh đã họp.", "doc_type", "number", "issuer") == [(doc_type, number, issuer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("số 37-NQ/TW và 39-NQ/TW", ["37-NQ/TW", "39-NQ/TW"]),
        (
            "Quyết định số 1055/QĐ-UBND, 1056/QĐ-UBND và số 1057/QĐ-UBND",
            ["1055/QĐ-UBND", "1056/QĐ-UBND", "1057/QĐ-UBND"],
        ),
        ("số 210/KH-UBND ngày 4/6/2018 và Kế hoạch số 211/KH-UBND", ["210/KH-UBND", "211/KH-UBND"]),
        ("Nghị quyết 41, 42 của Ban Chấp hành Trung ương", ["41", "42"]),
        (
            "các Quyết định ký cùng ngày 18/8/2020, gồm số 34/QĐ-UBND và số 35/QĐ-UBND",
            ["34/QĐ-UBND", "35/QĐ-UBND"],
        ),
    ],
)
def test_coordination_is_a_row_each(text, expected):
    assert [number for (number,) in rows(f"Thực hiện {text}.", "number")] == expected


def test_coordination_shares_day_issuer_and_title():
    text = "UBND tỉnh ký các Quyết định số 63/QĐ-UBND và 64/QĐ-UBND ngày 17/4/2018 về giao quyền tự chủ."
    assert rows(text, "number", "doc_type", "issue_date", "title") == [
        ("63/QĐ-UBND", "Quyết định", "2018-04-17", "giao quyền tự chủ"),
        ("64/QĐ-UBND", "Quyết định", "2018-04-17", "giao quyền tự chủ"),
    ]
    text = "Nghị quyết số 61-NQ/TW ngày 14/11/2024 và Nghị quyết số 64-NQ/TW ngày 05/8/2025 của Bộ Chính trị đều nhấn mạnh."
    assert rows(text, "issuer", "issue_date", published="2025-10-21") == [
        ("Bộ Chính trị", "2024-11-14"),
        ("Bộ Chính trị", "2025-08-05"),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Quyết định số 5/QĐ-UBND ngày 11/10/2016 của UBND tỉnh", "2016-10-11"),
        ("Quyết định số 5/QĐ-UBND, ngày 15 tháng 12 năm 2016", "2016-12-15"),
        ("Quyết định số 5/QĐ-UBND của UBND tỉnh ngày 15/12/2016", "2016-12-15"),
        ("(số 5/QĐ-UBND ngày 04/7)", "2020-07-04"),
        ("Ngày 10/6, UBND tỉnh ban hành Quyết định số 5/QĐ-UBND", "2021-06-10"),
        ("Quyết định số 5/QĐ-UBND do Chủ tịch UBND tỉnh ký hôm 11.6", "2021-06-11"),
        ("Sáng 14/6, tỉnh họp triển khai Quyết định số 5/QĐ-UBND", None),
        ("Quyết định số 5/QĐ-UBND cấm bán trước ngày 1/7/2020", None),
    ],
)
def test_day_of_issue(text, day):
    assert rows(f"{text}.", "issue_date") == [(day,)]


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        ("của UBND tỉnh", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("của Chủ tịch UBND huyện Đoan Hùng", "Chủ tịch Ủy ban nhân dân huyện Đoan Hùng"),
        ("của UBND TP. Đà Nẵng", "Ủy ban nhân dân thành phố Đà Nẵng"),
        ("ngày 5/6/2020 của Bộ trưởng Bộ Y tế", "Bộ Y tế"),
        ("của Bộ Y tế Trần Văn Bình ký", "Bộ Y tế"),
        ("của Thủ tướng Chính phủ phê duyệt Đề án", "Thủ tướng Chính phủ"),
        ("của Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Phú Thọ"),
        ("của BCH T.Ư Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("của Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("của Giám đốc Bệnh viện huyện Thanh Ba", "Bệnh viện huyện Thanh Ba"),
        ("của Bộ Giáo dục và Đào tạo và Bộ Y tế", "Bộ Giáo dục và Đào tạo và Bộ Y tế"),
        ("của Bộ Tư pháp, Bộ Công an và Bộ Y tế", "Bộ Tư pháp, Bộ Công an và Bộ Y tế"),
        ("của Bộ Kế hoạch và Đầu tư, Bộ Y tế đã họp", "Bộ Kế hoạch và Đầu tư"),
        ("của Bộ VHTTDL Quy định về lễ hội", "Bộ VHTTDL"),
        ("của Chủ tịch UBND tỉnh TT-Huế Đặng Văn Sáng", "Chủ tịch Ủy ban nhân dân tỉnh Thừa Thiên Huế"),
        ("của Ban Chấp hành TƯ", "Ban Chấp hành Trung ương"),
    ],
)
def test_issuer_as_said(after, issuer):
    assert rows(f"Theo Quyết định số 77 {after}.", "issuer") == [(issuer,)]


def test_issuer_named_before_the_number():
    assert rows("Trung tâm Y tế huyện Thanh Ba ban hành Kế hoạch số 45/KH-TTYT.", "issuer") == [
        ("Trung tâm Y tế huyện Thanh Ba",)
    ]
    assert rows("UBND tỉnh Hòa Bình có Quyết định số 7/QĐ-UBND.", "issuer", province=None) == [
        ("Ủy ban nhân dân tỉnh Hòa Bình",)
    ]
    assert rows("UBND huyện Đoan Hùng họp. Theo Kế hoạch số 9/KH-UBND, mỗi xã lập một tổ.", "issuer") == [
        ("Ủy ban nhân dân huyện Đoan Hùng",)
    ]
    assert rows("Theo Kế hoạch số 9/KH-UBND, mỗi xã lập một tổ.", "issuer", province=None) == [(None,)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("số 5/KH-UBND về phòng, chống dịch, giai đoạn 2021 - 2025.", "phòng, chống dịch, giai đoạn 2021 - 2025"),
        ("số 5/KH-UBND về việc tăng cường quản lý thuốc; các huyện thực hiện.", "tăng cường quản lý thuốc"),
        ("số 5/KH-UBND ngày 5/6/2021 của UBND tỉnh về dân số, ngành y tế đã họp.", "dân số"),
        (
            "số 5/QĐ-UBND giao chỉ tiêu kinh tế - xã hội năm 2021 đã được gửi.",
            "giao chỉ tiêu kinh tế - xã hội năm 2021",
        ),
        ("số 5/QĐ-UBND ban hành Quy chế làm việc.", "ban hành Quy chế làm việc"),
        ("số 5/QĐ-UBND “Về phát triển y tế biển đảo”, các xã đã họp.", "phát triển y tế biển đảo"),
        ("số 5/QĐ-UBND ban hành ngày 5/6.", None),
        ("số 5/QĐ-UBND đã có hiệu lực.", None),
        ("số 5/CV-SYT gửi các huyện, thành phố về việc cấp vắc xin.", "cấp vắc xin"),
    ],
)
def test_title_ends_where_it_ends(text, title):
    assert rows(f"Theo {text}", "title") == [(title,)]


@pytest.mark.parametrize(
    ("text", "doc_type", "title"),
    [
        ("Nghị quyết Trung ương 5 khoá IX", "Nghị quyết", "Trung ương 5 khoá IX"),
        ("Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII", "Nghị quyết",
         "Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII"),
        ("Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI, nhiệm kỳ 2020 - 2025", "Nghị quyết",
         "Đại hội Đảng bộ huyện lần thứ XXI, nhiệm kỳ 2020 - 2025"),
        ("Đề án “Phát triển y tế xã giai đoạn 2021 - 2025”", "Đề án", "Phát triển y tế xã giai đoạn 2021 - 2025"),
        ("Đề án sắp xếp Trường Cao đẳng Y tế tỉnh", "Đề án", "sắp xếp Trường Cao đẳng Y tế tỉnh"),
        ("đề án bệnh viện vệ tinh", "Đề án", "bệnh viện vệ tinh"),
        ("Đề án 06", "Đề án", "Đề án 06"),
        ("Luật Bảo hiểm y tế", "Luật", "Bảo hiểm y tế"),
        ("Luật Khám bệnh, chữa bệnh", "Luật", "Khám bệnh, chữa bệnh"),
        ("Luật Bảo vệ rạn san hô", "Luật", "Bảo vệ rạn san hô"),
        ("Bộ luật Hình sự", "Bộ luật", "Hình sự"),
        ("Pháp lệnh Dân số", "Pháp lệnh", "Dân số"),
        ("“Kế hoạch phát triển y tế huyện giai đoạn 2021-2025”", "Kế hoạch", "phát triển y tế huyện giai đoạn 2021-2025"),
    ],
)  # fmt: skip
def test_documents_known_by_title(text, doc_type, title):
    assert rows(f"Thực hiện {text} là việc chung.", "doc_type", "number", "title") == [(doc_type, None, title)]


def test_titles_in_a_row_are_documents_each():
    text = "Tập trung vào đề án “Nhà thuốc lưu động ở vùng cao”, “Thầy thuốc trẻ về với bản làng”."
    assert rows(text, "doc_type", "title") == [
        ("Đề án", "Nhà thuốc lưu động ở vùng cao"),
        ("Đề án", "Thầy thuốc trẻ về với bản làng"),
    ]


def test_kind_far_before_the_number():
    text = "Luật Người cao tuổi số 39/2009/QH12 và Kế hoạch của UBND tỉnh về phòng sốt rét năm 2021 (số 88/KH-UBND)."
    assert rows(text, "doc_type", "number", "title") == [
        ("Luật", "39/2009/QH12", "Người cao tuổi"),
        ("Kế hoạch", "88/KH-UBND", "phòng sốt rét năm 2021"),
    ]
    text = "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế (Luật số 46/2014/QH13) đã có hiệu lực."
    assert {number for (number,) in rows(text, "number")} == {None, "46/2014/QH13"}


def test_later_short_mentions_are_the_same_document():
    text = "Tỉnh ban hành Kế hoạch số 517/KH-UBND ngày 12/8/2020 về dân số. Sau đó, sơ kết Kế hoạch số 517."
    assert len(set(rows(text, "document_id", "number", "issue_date", "title"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết của Đảng, dự thảo thông tư, quyết định của Bộ Y tế.",
        "Tiếp nhận 102 bệnh nhân/ngày, 168 giờ/năm, 15.000 đồng/kg, 3 ca/tuần.",
        "Kế hoạch 5 năm, chương trình 12 giờ, quyết định 4 nhóm nhiệm vụ, thông báo 3 ca mắc.",
        "Pháp luật, luật sư, theo luật định, kỷ luật đảng viên, Trường Đại học Luật Hà Nội, Công ty Luật Thiên Thanh.",
        "Đề án này, các đề án khác và 3 đề án tự chủ.",
        "Kem chống nắng SPF 37/PA++, cửa hàng 7-Eleven, tổ 12/KP3, QCVN 67:2013/BTNMT.",
        "Chương trình “Vui khỏe mỗi ngày” phát sóng lúc 8 giờ.",
        "Kế hoạch hóa gia đình và kế hoạch 2025.",
        "Báo cáo 12 ca, hướng dẫn 4 bước, văn bản 3 trang.",
    ],
)
def test_what_is_no_document(text):
    assert documents(text) == []


def test_numbers_in_their_parts():
    number = parse_number("377/BHXH-GĐBHYT")
    assert (number.serial, number.codes, number.kind, number.body) == ("377", ("bhxh", "gđbhyt"), None, "bhxh")
    assert parse_number("28/NQ-TW").canonical == parse_number("28-NQ/TW").canonical == "28-nq-tw"
    assert parse_number("39/2009/QH12").kind == "Luật"
    assert is_number(parse_number("5/QĐ-UBND"), "QĐ-UBND") and not is_number(parse_number("5/ngày"), "ngày")


@given(st.text(alphabet=st.sampled_from('0123456789/-., QĐNKHUBWTÝýsốngàyLuật\n()“”"'), max_size=150))
@settings(max_examples=300, deadline=None)
def test_rows_are_grounded_on_any_text(text):
    for found in documents(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value.document_id


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("piece", "rows_a_piece"),
    [
        ("Quyết định số 1/QĐ-UBND và ", 1),
        ("Nghị quyết 1, 2, 3, ", None),
        ("Luật Dược và ", 1),
        ("Đề án “", 0),
        ("Đề án Xây dựng trạm y tế ", None),
        ("1/QĐ-", 0),
        ("1/", 0),
        ("nghị quyết ", 0),
        ("luật ", 0),
        ("Kế hoạch về việc về việc ", 0),
        ("số số số ", 0),
        ("của UBND tỉnh ", 0),
        ('"', 0),
        ("1/A-B-", None),
    ],
)
def test_hostile_texts_end_and_read_as_their_pieces(piece, rows_a_piece):
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    found = documents(text)
    if rows_a_piece is not None:
        assert abs(len(found) - rows_a_piece * text.count(piece)) <= 1


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        ("Chính phủ vừa ban hành Nghị quyết 47 về cắt giảm thủ tục.", "Chính phủ", "cắt giảm thủ tục"),
        ("Thông tư 12 của Bộ Tư pháp, Bộ Công an và Bộ Y tế hướng dẫn khai sinh.",
         "Bộ Tư pháp, Bộ Công an và Bộ Y tế", "hướng dẫn khai sinh"),
        ("Giai đoạn 2 đề án “Người Việt Nam ưu tiên dùng thuốc Việt Nam” do Bộ Y tế tổ chức.",
         None, "Người Việt Nam ưu tiên dùng thuốc Việt Nam"),
        ("Nghị quyết số 19/2016/QH14 về thành lập Đoàn giám sát “Việc thực hiện chính sách y tế 2011 - 2016”, đoàn đã họp.",
         "Quốc hội", "thành lập Đoàn giám sát “Việc thực hiện chính sách y tế 2011 - 2016”"),
        ("Nghị định 48/2017 về cơ chế đối với TP.HCM, có hiệu lực từ 10/6.", "Chính phủ", "cơ chế đối với TP.HCM"),
        ("Thông tư số 02 vừa được Bộ Y tế ban hành. Thông tư này quy định giá.", "Bộ Y tế", None),
    ],
)  # fmt: skip
def test_issuer_and_title_in_the_clause(text, issuer, title):
    assert rows(text, "issuer", "title")[0] == (issuer, title)


def test_a_code_of_law_by_its_letters_and_year():
    text = "Theo Điều 12 BLDS 2005 hoặc Điều 20 BLDS 2015."
    assert rows(text, "doc_type", "title", "year") == [("Bộ luật", "BLDS 2005", 2005), ("Bộ luật", "BLDS 2015", 2015)]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Quyết định số 6-QĐ/TU của Ban Thường vụ Tỉnh ủy chỉ định bà Lê Thị Na giữ chức.",
            "Ban Thường vụ Tỉnh ủy Phú Thọ",
        ),
        ("Quyết định số 6/QĐ-UBND của UBND tỉnh bổ nhiệm ông Lê Văn Na.", "Ủy ban nhân dân tỉnh Phú Thọ"),
        (
            "Kế hoạch số 6/KH-BCĐ của Ban Chỉ đạo liên ngành về sữa học đường tỉnh.",
            "Ban Chỉ đạo liên ngành về sữa học đường tỉnh Phú Thọ",
        ),
    ],
)
def test_issuers_end_before_what_they_do(text, issuer):
    assert rows(text, "issuer", province="Phú Thọ") == [(issuer,)]


def test_a_day_behind_the_last_of_two_documents_of_one_body_is_of_both():
    text = "Quyết định số 61/QĐ-SYT và Quyết định số 62/QĐ-SYT, cùng ban hành ngày 15/7/2021."
    assert rows(text, "issue_date") == [("2021-07-15",), ("2021-07-15",)]


def test_a_title_ends_after_the_year_it_names():
    text = "So với Nghị quyết số 7/2014/NQ-HĐND về nhiệm vụ năm 2015, mức giao thấp hơn."
    assert rows(text, "title") == [("nhiệm vụ năm 2015",)]


def test_an_urgent_telegram_with_a_bare_number():
    text = "UBND tỉnh vừa có công điện khẩn số 04 ngày 7/2/2019 về việc chống rét."
    assert rows(text, "doc_type", "number", "issue_date", "title") == [("Công điện", "04", "2019-02-07", "chống rét")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Quyết định số 43/QĐ-SYT bổ nhiệm bà Lò Thị Mây giữ chức Phó Giám đốc Trung tâm Y tế.",
            "bổ nhiệm bà Lò Thị Mây giữ chức Phó Giám đốc Trung tâm Y tế",
        ),
        (
            "Quyết định số 44/QĐ-SYT điều động ông Hà Văn Suối, bác sĩ chuyên khoa I về CDC.",
            "điều động ông Hà Văn Suối, bác sĩ chuyên khoa I về CDC",
        ),
        (
            "Quyết định số 45/QĐ-SYT về giao Trung tâm Kiểm soát bệnh tật (CDC) tỉnh mua máy.",
            "giao Trung tâm Kiểm soát bệnh tật (CDC) tỉnh mua máy",
        ),
        ("Quyết định số 46/QĐ-UBND về xếp lại trạm y tế, 12 trạm được nhập vào trạm khác.", "xếp lại trạm y tế"),
    ],
)
def test_titles_of_decisions_on_persons_and_bodies(text, title):
    assert rows(text, "title") == [(title,)]


def test_the_bodies_of_a_joint_circular_are_those_of_its_number():
    text = (
        "Thông tư liên tịch số 9/2013/TTLT-BYT-BTC ngày 1/2/2013 của liên Bộ Y tế, Tài chính hướng dẫn mua sắm thuốc."
    )
    assert rows(text, "issuer", "title") == [("Bộ Y tế, Bộ Tài chính", "hướng dẫn mua sắm thuốc")]


def test_a_day_of_another_year_than_the_number_is_none_of_issue():
    text = "Tổng hợp theo Thông tư số 54/2015/TT-BYT của Bộ Y tế, lập lúc 16 giờ ngày 24/5/2021."
    assert rows(text, "issue_date") == [(None,)]
    assert rows("Thông tư số 54/2015/TT-BYT ngày 28/12 đã rõ.", "issue_date") == [("2015-12-28",)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Cùng ngày 5/6, sở ký Quyết định số 1/QĐ-SYT bổ nhiệm ông A Tú; Quyết định số 2/QĐ-SYT bổ nhiệm bà Y Lan.", 2),
        ("Ngày 5/6, tỉnh ban hành Kế hoạch số 1/KH-UBND về thuốc và Kế hoạch số 2/KH-UBND về máy.", 2),
        ("Sáng 5/6, sở công bố Quyết định số 1/QĐ-SYT về nhân sự.", 0),
        ("Báo cáo nhanh số 71/BC-SYT lập lúc 22 giờ ngày 5/6 nêu rõ.", 1),
    ],
)
def test_days_of_issue_in_one_signing(text, days):
    assert [day for (day,) in rows(text, "issue_date") if day] == ["2021-06-05"] * days


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Tổ do UBND huyện khen theo Quyết định 45/QĐ-UBND.\nTrạm ở huyện Thanh Sơn.",
            "Ủy ban nhân dân huyện Thanh Sơn",
        ),
        ("Chương trình hành động 28-CTr/HU của Huyện ủy.\nTrạm ở huyện Thanh Sơn.", "Huyện ủy Thanh Sơn"),
        ("Kết luận số 12/KL-TTT về mua thuốc.", "Thanh tra tỉnh Phú Thọ"),
        ("Đảng ủy Sở Y tế chuẩn y (Quyết định 31-QĐ/ĐU).", "Đảng ủy Sở Y tế"),
    ],
)
def test_issuers_below_the_province_and_beside_it(text, issuer):
    assert rows(text, "issuer") == [(issuer,)]
