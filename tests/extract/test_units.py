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
        ("TTYT huyện Giồng Trôm", "Trung tâm Y tế huyện Giồng Trôm", "health_center", "Bến Tre"),
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
        ("Trường Đại học Y Dược Hải Phòng", "Trường Đại học Y Dược Hải Phòng", "school", None),
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
    text = "Đoàn làm việc tại huyện A Lưới. UBND huyện và Huyện ủy đón tiếp."
    found = names(text, province="Thừa Thiên Huế", day="2023-11-05")
    assert found == ["Huyện A Lưới", "Ủy ban nhân dân huyện A Lưới", "Huyện ủy A Lưới"]


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


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Cục Sở hữu trí tuệ", "Cục Sở hữu trí tuệ"),
        ("Vụ Thống kê giá", "Vụ Thống kê giá"),
        ("Ban Chỉ đạo Trung ương về phòng, chống thiên tai", "Ban Chỉ đạo Trung ương về Phòng, chống thiên tai"),
        ("Bệnh viện chuyên khoa tạo hình Ánh Sao", "Bệnh viện Chuyên khoa tạo hình Ánh Sao"),
        ("Bệnh viện mắt Trung ương", "Bệnh viện Mắt Trung ương"),
        ("Công ty TNHH xử lý rác Sao Mai", "Công ty TNHH Xử lý rác Sao Mai"),
        ("Hiệp hội Kendo Toán học Thế giới", "Hiệp hội Kendo Toán học Thế giới"),
        ("Liên minh Viễn thông Quốc tế", "Liên minh Viễn thông Quốc tế"),
        ("Quỹ Nhi đồng của Liên hợp quốc", "Quỹ Nhi đồng Liên Hợp Quốc"),
        ("Bộ Y tế Nam Sudan", "Bộ Y tế Nam Sudan"),
        (
            "Ban Quản lý dự án đường sắt đô thị Yên Viên - Ngọc Hồi",
            "Ban Quản lý Dự án đường sắt đô thị Yên Viên - Ngọc Hồi",
        ),
    ],
)
def test_a_name_goes_on_over_words_that_also_begin_or_join_others(said, name):
    assert names(f"Sáng nay, {said} đã họp.") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Theo Cục Quản lý giá một số mặt hàng đã giảm.", "Cục Quản lý giá"),
        ("Chi cục Thuế điều chỉnh mức nộp.", "Chi cục Thuế"),
        ("Anh nằm ở Bệnh viện An Bình Ngay từ đêm qua.", "Bệnh viện An Bình"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text, name):
    assert names(text) == [name]


def test_fields_of_a_hospital_joined_by_va_are_one_name_and_those_of_several_are_two():
    assert names("Bệnh viện Truyền máu và Huyết học họp.", province="Bến Tre") == [
        "Bệnh viện Truyền máu và Huyết học tỉnh Bến Tre"
    ]
    assert "Bệnh viện Nhi và Sản tỉnh Bến Tre" not in names("Hai bệnh viện Nhi và Sản họp.", province="Bến Tre")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hội đồng kỷ luật Sở Y tế họp.", ["Hội đồng kỷ luật Sở Y tế tỉnh Bến Tre"]),
        (
            "Hội đồng chuyên môn của Sở Y tế họp.",
            ["Hội đồng chuyên môn Sở Y tế tỉnh Bến Tre", "Sở Y tế tỉnh Bến Tre"],
        ),
        ("Hội đồng chuyên môn bệnh viện họp.", []),
        ("Đoàn Luật sư tỉnh cử người bào chữa.", ["Đoàn Luật sư tỉnh Bến Tre"]),
        ("Công đoàn ngành Y tế tặng quà.", ["Công đoàn ngành Y tế tỉnh Bến Tre"]),
        ("Ủy ban kiểm tra huyện Ba Tri kết luận.", ["Ủy ban Kiểm tra Huyện ủy Ba Tri"]),
        ("Ban tổ chức Lễ hội Dừa cảm ơn khách.", []),
    ],
)
def test_councils_unions_and_bodies_of_the_party(text, found):
    assert names(text, province="Bến Tre") == found


@pytest.mark.parametrize("name", ["Vĩnh Phú", "Hà Bắc", "Sông Bé", "Hà Tây"])
def test_a_province_of_old_is_named_with_its_kind(name):
    assert units(f"Thời đó tỉnh {name} có hai mã vùng.") == [(f"tỉnh {name}", f"Tỉnh {name}", "province", name)]


def test_a_district_after_its_commune_needs_no_kind():
    assert units("Nhà ga ở phường Quang Trung, Hà Đông.") == [
        ("phường Quang Trung", "Phường Quang Trung", "commune", "Hà Nội"),
        ("Hà Đông", "Quận Hà Đông", "district", "Hà Nội"),
    ]


def test_a_district_of_a_day_not_known_has_the_kind_that_it_was_longest():
    assert ("An Dương", "Huyện An Dương", "district", "Hải Phòng") in units("Chị ở An Dương.", province="Hải Phòng")


@pytest.mark.parametrize("place", ["TP.HCM", "TP Hồ Chí Minh"])
def test_the_province_right_after_a_hospital_is_its_own(place):
    assert units(f"Bệnh viện Tâm Trí ({place}) nhận ca bệnh.", province="Hòa Bình")[0][3] == "Hồ Chí Minh"


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc Trung tâm Tư vấn dinh dưỡng, Viện Dinh dưỡng Quốc gia, nói.",
        "Trung tâm Tư vấn dinh dưỡng (Bệnh viện Bạch Mai) nói.",
        "Trung tâm Tư vấn dinh dưỡng thuộc Trường Đại học Y Hà Nội nói.",
    ],
)
def test_a_part_of_a_central_body_is_in_no_province(text):
    assert units(text, province="Bến Tre")[0][1:] == ("Trung tâm Tư vấn dinh dưỡng", "agency", None)


def test_a_list_of_bodies_leaves_each_in_its_own_place():
    text = "Trung tâm Pháp y, Viện Pasteur Nha Trang cùng họp."
    assert names(text, province="Bến Tre")[0] == "Trung tâm Pháp y tỉnh Bến Tre"


def test_the_cdc_of_another_country_is_not_the_province_s():
    text = "Trung tâm Kiểm soát và phòng ngừa bệnh tật Hoa Kỳ (CDC) cảnh báo. CDC theo dõi thêm."
    assert names(text, province="Bến Tre") == ["Trung tâm Kiểm soát và Phòng ngừa dịch bệnh Hoa Kỳ"]


def test_initials_of_the_reporter_are_no_ward():
    assert names("Ảnh minh họa. P.V", province="Hậu Giang") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nhiều người nằm ở hành lang bệnh viện Chiều 2.7 vừa qua.", []),
        ("Giám đốc Bệnh viện K Dự và chủ trì buổi gặp.", ["Bệnh viện K"]),
        ("Công ty TNHH Sao Mai vốn Hàn Quốc tuyển người.", ["Công ty TNHH Sao Mai"]),
        (
            "Công ty TNHH Thăm dò và khai thác Dầu khí Sao Biển trao quà.",
            ["Công ty TNHH Thăm dò và khai thác Dầu khí Sao Biển"],
        ),
        ("Phó Viện trưởng Viện Khoa học vật liệu, cho rằng đúng.", ["Viện Khoa học vật liệu"]),
        ("Ông là Giám đốc Bệnh viện Thẩm mỹ Kim Ngọc.", ["Bệnh viện Thẩm mỹ Kim Ngọc"]),
        ("Có 90 người do Trung tâm quản lý và theo dõi.", []),
        ("Vụ cấp cứu 18 người bị ong đốt: thêm một người khỏi.", []),
        ("Theo Vụ kế hoạch tài chính, việc đã xong.", ["Vụ Kế hoạch tài chính"]),
        ("Quà của Đại sứ quán Na Uy tại Việt Nam.", ["Đại sứ quán Na Uy tại Việt Nam"]),
        ("Xe lăn do Tổ chức Phục hồi Đôi chân Việt Nam tặng.", ["Tổ chức Phục hồi Đôi chân Việt Nam"]),
        ("Cục Thuế tỉnh Bà Rịa -Vũng Tàu giải đáp.", ["Cục Thuế tỉnh Bà Rịa - Vũng Tàu"]),
    ],
)
def test_where_a_name_ends_and_what_is_none(text, found):
    assert names(text, province="Lai Châu") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Các bệnh viện huyện Phú Ninh, Quế Sơn và Nông Sơn nhận máy.",
            ["Bệnh viện huyện Phú Ninh", "Bệnh viện huyện Quế Sơn", "Bệnh viện huyện Nông Sơn"],
        ),
        (
            "Đoàn liên ngành 2 Sở (Y tế, Công Thương) kiểm tra.",
            ["Sở Y tế tỉnh Quảng Nam", "Sở Công Thương tỉnh Quảng Nam"],
        ),
    ],
)
def test_each_of_a_list_has_the_head_of_the_first(text, found):
    assert names(text, province="Quảng Nam") == found


def test_a_commune_right_before_its_district_needs_no_kind():
    assert names("Chị ở Tả Thanh Oai, Thanh Trì, Hà Nội.", province="Hà Nội")[0] == "Xã Tả Thanh Oai"
    assert names("Mưa lớn ở Hóc Môn, Củ Chi.", province="Hồ Chí Minh") == ["Huyện Hóc Môn", "Huyện Củ Chi"]


@pytest.mark.parametrize(
    ("text", "name", "province"),
    [
        ("Bệnh viện Đống Đa nhận bốn người.", "Bệnh viện Đống Đa", "Hà Nội"),
        ("Công ty Cổ phần hạ tầng nước Sài Gòn xét nghiệm mẫu.", "Công ty Cổ phần Hạ tầng nước Sài Gòn", "Hồ Chí Minh"),
        ("Công ty TNHH May Sao Biển (Hà Nam) khám cho công nhân.", "Công ty TNHH May Sao Biển", "Hà Nam"),
        ("Trung tâm Pháp y thuộc Sở Y tế TP. Đà Nẵng kết luận.", "Trung tâm Pháp y thành phố Đà Nẵng", "Đà Nẵng"),
    ],
)
def test_the_province_that_the_name_or_the_owner_tells(text, name, province):
    found = units(text, province="Hòa Bình")[0]
    assert (found[1], found[3]) == (name, province)


def test_a_sentence_opens_with_a_commune_of_the_province():
    assert names("Ở Hồ Thầu, trạm mới đã mở.", province="Tuyên Quang", day="2025-11-05") == ["Xã Hồ Thầu"]


def test_giao_ban_is_no_board():
    assert names("CDC GIAO BAN TRỰC TUYẾN THÁNG 10", province="Bến Tre") == [
        "Trung tâm Kiểm soát bệnh tật tỉnh Bến Tre"
    ]


def test_a_hospital_with_the_name_of_the_province_is_in_it():
    text = "Bệnh viện Hữu nghị Đa khoa Nghệ An tiếp nhận bệnh nhân."
    assert [row[3] for row in units(text, province="Nghệ An")] == ["Nghệ An"]


def test_a_district_may_be_spelled_in_one_word_or_two():
    assert names("Huyện Đakrông và huyện Đa Krông", province="Quảng Trị") == ["Huyện Đakrông"] * 2
