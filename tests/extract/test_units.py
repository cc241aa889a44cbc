"""Units as a specification: text → what is found, with its canonical name, type and province."""

import datetime as dt

import pytest

from tinyte.extract.passage import Passage
from tinyte.extract.units import find_units
from tinyte.resolve.units import resolve_units
from tinyte.segment.sentences import sentences
from tinyte.segment.words import words


def units(text, *, province=None, day="2019-05-06"):
    """Mention → (name, type, province), in the order of the text."""
    spans = sentences(text)
    published = dt.datetime.fromisoformat(day) if day else None
    passage = Passage(text, spans, words(text, spans), province=province, published=published)
    found = resolve_units(passage, find_units(passage))
    return [(text[f.start : f.end], f.value.name, f.value.type, f.value.province) for f in found]


def names(text, **known):
    return [name for _, name, _, _ in units(text, **known)]


@pytest.mark.parametrize(
    ("said", "name", "type_", "province"),
    [
        ("Sở Y tế", "Sở Y tế tỉnh Bến Tre", "department", "Bến Tre"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bến Tre", "department", "Bến Tre"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Bến Tre", "committee", "Bến Tre"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Bến Tre", "committee", "Bến Tre"),
        ("HĐND tỉnh", "Hội đồng nhân dân tỉnh Bến Tre", "council", "Bến Tre"),
        ("Tỉnh ủy", "Tỉnh ủy Bến Tre", "party", "Bến Tre"),
        ("Ban Thường vụ Tỉnh uỷ", "Ban Thường vụ Tỉnh ủy Bến Tre", "party", "Bến Tre"),
        ("TTYT huyện Chợ Lách", "Trung tâm Y tế huyện Chợ Lách", "health_center", "Bến Tre"),
        ("Trung tâm KSBT", "Trung tâm Kiểm soát bệnh tật tỉnh Bến Tre", "health_center", "Bến Tre"),
        ("Chi cục DS-KHHGĐ", "Chi cục Dân số - Kế hoạch hóa gia đình tỉnh Bến Tre", "agency", "Bến Tre"),
        ("Trạm Y tế xã Sơn Định", "Trạm Y tế xã Sơn Định", "health_station", "Bến Tre"),
        ("BVĐK khu vực Ba Tri", "Bệnh viện Đa khoa Khu vực Ba Tri", "hospital", "Bến Tre"),
        ("Bệnh viện Tâm thần", "Bệnh viện Tâm thần tỉnh Bến Tre", "hospital", "Bến Tre"),
        ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh Bến Tre", "agency", "Bến Tre"),
        ("Thanh tra Sở Y tế", "Thanh tra Sở Y tế tỉnh Bến Tre", "agency", "Bến Tre"),
        ("Công an huyện Ba Tri", "Công an huyện Ba Tri", "force", "Bến Tre"),
        ("Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh Bến Tre", "association", "Bến Tre"),
        ("Ban Văn hóa - Xã hội HĐND tỉnh", "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh Bến Tre", "agency", "Bến Tre"),
        ("Ban Chỉ đạo phòng, chống dịch tỉnh", "Ban Chỉ đạo Phòng, chống dịch tỉnh Bến Tre", "agency", "Bến Tre"),
        ("Trường Trung cấp Y tế Bến Tre", "Trường Trung cấp Y tế Bến Tre", "school", "Bến Tre"),
        ("Bộ Y tế", "Bộ Y tế", "government", None),
        ("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội", "government", None),
        ("Cục Quản lý Dược", "Cục Quản lý Dược, Bộ Y tế", "agency", None),
        ("Chính phủ", "Chính phủ", "government", None),
        ("Ban Chấp hành Trung ương Đảng khóa XII", "Ban Chấp hành Trung ương Đảng khóa XII", "party", None),
        ("BHXH Việt Nam", "Bảo hiểm xã hội Việt Nam", "agency", None),
        ("Bệnh viện Bạch Mai", "Bệnh viện Bạch Mai", "hospital", None),
        ("Bệnh viện Nhi TW", "Bệnh viện Nhi Trung ương", "hospital", None),
        ("Viện Pasteur Nha Trang", "Viện Pasteur Nha Trang", "agency", None),
        ("Trường Đại học Y Dược Cần Thơ", "Trường Đại học Y Dược Cần Thơ", "school", None),
        ("WHO", "Tổ chức Y tế Thế giới", "international", None),
        ("Bộ Y tế Nhật Bản", "Bộ Y tế Nhật Bản", "government", None),
        ("Tổng hội Y học Việt Nam", "Tổng hội Y học Việt Nam", "association", None),
        ("Công ty TNHH Dược Sao Mai", "Công ty TNHH Dược Sao Mai", "company", None),
        ("huyện Ba Tri", "Huyện Ba Tri", "district", "Bến Tre"),
        ("TP. Bến Tre", "Thành phố Bến Tre", "district", "Bến Tre"),
        ("TP.HCM", "Thành phố Hồ Chí Minh", "province", "Hồ Chí Minh"),
    ],
)
def test_one_unit(said, name, type_, province):
    assert units(f"Theo kế hoạch, {said} sẽ tham gia.", province="Bến Tre") == [(said, name, type_, province)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bộ Y tế, Công Thương phối hợp.", ["Bộ Y tế", "Bộ Công Thương"]),
        (
            "Các Sở: Y tế, Tài chính và Nội vụ họp.",
            ["Sở Y tế tỉnh Bến Tre", "Sở Tài chính tỉnh Bến Tre", "Sở Nội vụ tỉnh Bến Tre"],
        ),
        (
            "Bệnh viện huyện Ba Tri và Thạnh Phú thiếu thuốc.",
            ["Bệnh viện huyện Ba Tri", "Bệnh viện huyện Thạnh Phú"],
        ),
        (
            "HĐND, UBND tỉnh quyết định.",
            ["Hội đồng nhân dân tỉnh Bến Tre", "Ủy ban nhân dân tỉnh Bến Tre"],
        ),
        ("Các huyện Ba Tri, Bình Đại và Thạnh Phú đã xong.", ["Huyện Ba Tri", "Huyện Bình Đại", "Huyện Thạnh Phú"]),
        (
            "Chuyển đến các bệnh viện Bạch Mai, Việt Đức và Chợ Rẫy.",
            ["Bệnh viện Bạch Mai", "Bệnh viện Việt Đức", "Bệnh viện Chợ Rẫy"],
        ),
        ("Sở Y tế, Công an tỉnh vào cuộc.", ["Sở Y tế tỉnh Bến Tre", "Công an tỉnh Bến Tre"]),
    ],
)
def test_joined_names(text, found):
    assert names(text, province="Bến Tre") == found


@pytest.mark.parametrize(
    "text",
    [
        "Các trạm y tế xã đều có bác sĩ.",
        "UBND các huyện chịu trách nhiệm.",
        "Sở Y tế các địa phương báo cáo.",
        "Người bệnh được đưa vào bệnh viện.",
        "Toàn xã hội chung tay, đại hội thành công.",
        "Ông Nguyễn Hải Dương và bà Phạm Hà Giang khám bệnh.",
        "Nhà anh ở đường Bắc Giang, gần chợ Đồng Nai.",
        "Báo Nam Định đưa tin.",
        "Đoàn đi thành phố Quảng Châu (Trung Quốc).",
        "Người dân sống hòa bình.",
        "Đồng chí Trường Chinh là nhà lãnh đạo.",
        "Ông là huyện ủy viên từ năm ngoái.",
        "Mua bảo hiểm xã hội tự nguyện.",
        "Sở hữu trí tuệ là vấn đề khó.",
        "Hội nghị bàn về vụ ngộ độc ở trường học.",
    ],
)
def test_no_unit(text):
    assert names(text) == []


def test_a_person_s_name_after_the_unit_is_no_part_of_it():
    text = "Giám đốc Bệnh viện Chợ Rẫy Lê Quốc Bảo phát biểu."
    assert units(text) == [("Bệnh viện Chợ Rẫy", "Bệnh viện Chợ Rẫy", "hospital", None)]


def test_an_abbreviation_in_brackets_inside_the_name():
    text = "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh lấy mẫu."
    assert [said for said, *_ in units(text, province="Kon Tum")] == ["Trung tâm Kiểm soát bệnh tật (CDC) tỉnh"]


def test_an_abbreviation_that_the_article_defines():
    text = "Hội Hen dị ứng Việt Nam (HDVN) họp. Sau đó HDVN công bố kết quả."
    assert names(text) == ["Hội Hen dị ứng Việt Nam"] * 2 or names(text)[-1] == names(text)[0]


@pytest.mark.parametrize(
    ("day", "name", "type_", "code"),
    [
        ("2024-05-05", "Thành phố Bắc Ninh", "district", ("27", "256")),
        ("2025-10-01", "Thành phố Bắc Ninh", "district", ("24", None)),
        ("2026-10-01", "Thành phố Bắc Ninh", "province", ("24", None)),
    ],
)
def test_the_same_words_on_three_days(day, name, type_, code):
    text = "Tại thành phố Bắc Ninh."
    passage = Passage(text, [(0, len(text))], published=dt.datetime.fromisoformat(day), province="Bắc Ninh")
    (found,) = resolve_units(passage, find_units(passage))
    assert (found.value.name, found.value.type) == (name, type_)
    assert (found.value.province_code, found.value.district_code) == code


def test_a_bare_kind_means_the_place_said_last():
    text = "Đoàn làm việc tại huyện Phú Lộc. UBND huyện và Huyện ủy đón tiếp."
    found = names(text, province="Thừa Thiên Huế", day="2023-11-05")
    assert found == ["Huyện Phú Lộc", "Ủy ban nhân dân huyện Phú Lộc", "Huyện ủy Phú Lộc"]


def test_a_bare_kind_with_no_place_said_is_left_out():
    assert names("UBND huyện báo cáo.", province="Thừa Thiên Huế") == []


def test_a_short_form_takes_the_place_of_the_full_one():
    text = "Trung tâm Y tế huyện Ba Tri khánh thành. Nay Trung tâm Y tế có 200 giường."
    assert names(text, province="Bến Tre") == ["Trung tâm Y tế huyện Ba Tri"] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # all spellings of a ministry, and the head that is only in the post of its chief
        ("Bộ trưởng VH-TT-DL và Bộ trưởng TN-MT dự.", ["VH-TT-DL", "TN-MT"]),
        ("Các Bộ trưởng cùng trả lời: Y tế, GD&ĐT, NHNN, Nội vụ.", ["Y tế", "GD&ĐT", "NHNN", "Nội vụ"]),
        ("Viện trưởng Dinh dưỡng Quốc gia khuyên ăn nhạt.", ["Dinh dưỡng Quốc gia"]),
        # lower-case words of a descriptive name, and the sentence after one
        ("Ban Chỉ đạo thực hiện lộ trình nước sạch tỉnh họp.", ["Ban Chỉ đạo thực hiện lộ trình nước sạch tỉnh"]),
        ("Bà Lê, Trưởng phòng Chỉ đạo tuyến, nói.", ["phòng Chỉ đạo tuyến"]),
        ("Chi cục ATVSTP chậm nhất ngày mai trả lời.", ["Chi cục ATVSTP"]),
        # where a name ends
        ("Bệnh viện Nhi Thái Bình Khoa khám mở từ sáng.", ["Bệnh viện Nhi Thái Bình"]),
        ("Theo Ngân hàng trung ương Nga Ivan Petrov nói.", ["Ngân hàng trung ương Nga"]),
        ("Chủ tịch UBND xã Sơn Định Trần Văn Nam dự.", ["UBND xã Sơn Định"]),
        ("Cả thị trấn 11 ca, mỗi thành phố 01 đội.", []),
        # police
        (
            "Cơ quan CSĐT Công an tỉnh cùng Phòng CSGT (PC08), Công an tỉnh vào cuộc.",
            ["Cơ quan CSĐT Công an tỉnh", "Phòng CSGT", "Công an tỉnh"],
        ),
        # classes, other countries
        ("Theo UBND quận, huyện, thị xã, việc đã xong.", []),
        ("Các bệnh viện Hà Nội quá tải.", ["Hà Nội"]),
        ("Quốc hội hai bên tăng cường hợp tác.", []),
        ("Nhà máy ở Hà Nam, Trung Quốc đã đóng cửa.", []),
        ("Đại biểu Quốc hội (ĐBQH) hỏi. Các ĐBQH khác nghe.", ["Quốc hội"]),
        # places before their province, communes of the one district
        ("Anh quê ở Kiến Xương, Thái Bình.", ["Kiến Xương", "Thái Bình"]),
        ("Dịch ở huyện Ba Tri giảm: Mỹ Chánh 3 ca, Bảo Thuận 2 ca.", ["huyện Ba Tri", "Mỹ Chánh", "Bảo Thuận"]),
    ],
)
def test_bounds_of_names(text, found):
    assert [said for said, *_ in units(text, province="Bến Tre")] == found


@pytest.mark.parametrize(
    ("text", "name", "type_", "province"),
    [
        ("Ở huyện Ba Tri, Phòng Nội vụ đã nhận hồ sơ.", "Phòng Nội vụ huyện Ba Tri", "department", "Bến Tre"),
        ("Công an thành phố đã bắt ông.", "Công an thành phố Bến Tre", "force", "Bến Tre"),
        (
            "Trung tâm Chăm sóc SKSS khám miễn phí.",
            "Trung tâm Chăm sóc Sức khỏe sinh sản tỉnh Bến Tre",
            "health_center",
            "Bến Tre",
        ),
        ("Viện Tim TP.HCM chuyển giao kỹ thuật.", "Viện Tim thành phố Hồ Chí Minh", "hospital", "Hồ Chí Minh"),
    ],
)
def test_owner_of_units(text, name, type_, province):
    assert (name, type_, province) in [row[1:] for row in units(text, province="Bến Tre")]
