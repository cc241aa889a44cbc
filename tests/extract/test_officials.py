"""Who is an official, with which titles and posts: a sentence → the rows of the table."""

from __future__ import annotations

import pytest

from tinyte.pipes import load
from tinyte.tables import Official

Posts = list[tuple[str, str | None, str | None]]


def officials(text: str, province: str | None = "Lai Châu") -> list[Official]:
    doc = load().make_doc(text)
    doc._.province = province
    return [found.value for found in load()(doc)._.passage.found["officials"]]


def posts(text: str, province: str | None = "Lai Châu") -> Posts:
    return [(o.name, o.position, o.organization) for o in officials(text, province)]


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("PGS.TS.BS", ("PGS", "TS", "BS")),
        ("GS-TS", ("GS", "TS")),
        ("BSCKII", ("BS", "CKII")),
        ("BSCKII.", ("BS", "CKII")),
        ("Bs CK II", ("BS", "CKII")),
        ("ThS. BS", ("ThS", "BS")),
        ("Ths.Bs CKI", ("ThS", "BS", "CKI")),
        ("DSCKI", ("DS", "CKI")),
        ("bác sỹ chuyên khoa cấp II", ("BS", "CKII")),
        ("Tiến sĩ, bác sĩ", ("TS", "BS")),
        ("Phó Giáo sư, Tiến sĩ", ("PGS", "TS")),
        ("Thầy thuốc Ưu tú, BSCKII", ("TTƯT", "BS", "CKII")),
        ("Thiếu tướng, PGS.TS", ("Thiếu tướng", "PGS", "TS")),
        ("y sĩ", ("Y sĩ",)),
        ("CNĐD", ("CN", "Điều dưỡng")),
        ("KS.", ("KS",)),
        ("bác sĩ gây mê", ("BS",)),
        ("TS.DS.", ("TS", "DS")),
    ],
)
def test_titles_are_cut_apart_in_order(said: str, titles: tuple[str, ...]) -> None:
    [row] = officials(f"Dự họp có {said} Tào Mạnh Khôi.")
    assert (row.name, row.titles) == ("Tào Mạnh Khôi", titles)


@pytest.mark.parametrize(
    "text",
    [
        "Phó Chủ tịch UBND tỉnh Tào Mạnh Khôi phát biểu.",
        "Đồng chí Phó Chủ tịch UBND tỉnh Tào Mạnh Khôi phát biểu.",
        "Ông Tào Mạnh Khôi, Phó Chủ tịch UBND tỉnh phát biểu.",
        "Ông Tào Mạnh Khôi - Phó Chủ tịch UBND tỉnh phát biểu.",
        "Ông Tào Mạnh Khôi – Phó Chủ tịch UBND tỉnh – phát biểu.",
        "Ông Tào Mạnh Khôi-Phó Chủ tịch UBND tỉnh phát biểu.",
        "Ông Tào Mạnh Khôi (Phó Chủ tịch UBND tỉnh) phát biểu.",
        "Ông Tào Mạnh Khôi (phải), Phó Chủ tịch UBND tỉnh, phát biểu.",
        "Ông Tào Mạnh Khôi, 55 tuổi, Phó Chủ tịch UBND tỉnh, phát biểu.",
        "Ông Tào Mạnh Khôi hiện là Phó Chủ tịch UBND tỉnh.",
        "Ông Tào Mạnh Khôi được bổ nhiệm giữ chức vụ Phó Chủ tịch UBND tỉnh.",
        "Phó Chủ tịch UBND tỉnh, ông Tào Mạnh Khôi phát biểu.",
        "Phó Chủ tịch UBND tỉnh là ông Tào Mạnh Khôi.",
        "Đ/c Tào Mạnh Khôi- PCT UBND tỉnh phát biểu.",
        "ĐỒNG CHÍ TÀO MẠNH KHÔI - PHÓ CHỦ TỊCH UBND TỈNH PHÁT BIỂU",
    ],
)
def test_a_post_stands_before_or_after_the_name(text: str) -> None:
    assert posts(text) == [("Tào Mạnh Khôi", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Lai Châu")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dự có đồng chí Tào Mạnh Khôi, UVBTV Tỉnh ủy, Phó Chủ tịch Thường trực UBND tỉnh, Trưởng BCĐ phòng, chống dịch tỉnh.",
            [
                ("Ủy viên Ban Thường vụ", "Tỉnh ủy Lai Châu"),
                ("Phó Chủ tịch Thường trực", "Ủy ban nhân dân tỉnh Lai Châu"),
                ("Trưởng ban", "Ban Chỉ đạo Phòng, chống dịch tỉnh Lai Châu"),
            ],
        ),
        (
            "Ông Tào Mạnh Khôi - Bí thư huyện ủy - Chủ tịch HĐND huyện Tam Đường tiếp đoàn.",
            [("Bí thư", "Huyện ủy Tam Đường"), ("Chủ tịch", "Hội đồng nhân dân huyện Tam Đường")],
        ),
        (
            "TS Tào Mạnh Khôi, Phó Chủ tịch kiêm Tổng Thư ký Hội Y học tỉnh, nói.",
            [("Phó Chủ tịch", "Hội Y học tỉnh Lai Châu"), ("Tổng Thư ký", "Hội Y học tỉnh Lai Châu")],
        ),
        (
            "Đại biểu Quốc hội Tào Mạnh Khôi, Phó Giám đốc Sở Nội vụ, nêu ý kiến.",
            [("Đại biểu Quốc hội", "Quốc hội"), ("Phó Giám đốc", "Sở Nội vụ tỉnh Lai Châu")],
        ),
    ],
)
def test_several_posts_are_several_rows(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(position, organization) for _, position, organization in posts(text)] == expected


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("nguyên Giám đốc Sở Y tế", "nguyên Giám đốc"),
        ("cựu Giám đốc Sở Y tế", "nguyên Giám đốc"),
        ("Quyền Giám đốc Sở Y tế", "Quyền Giám đốc"),
        ("Q. Giám đốc Sở Y tế", "Quyền Giám đốc"),
        ("Phó Giám đốc phụ trách Sở Y tế", "Phó Giám đốc phụ trách"),
        ("phó GĐ Sở Y tế", "Phó Giám đốc"),
        ("PGĐ Sở Y tế", "Phó Giám đốc"),
    ],
)
def test_a_post_is_written_out(said: str, position: str) -> None:
    assert posts(f"Ông Tào Mạnh Khôi, {said} dự.") == [("Tào Mạnh Khôi", position, "Sở Y tế tỉnh Lai Châu")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các đồng chí Phó Giám đốc Sở Y tế: BSCKII. Tào Mạnh Khôi, ThS. BS Vi Thị Sáu và DSCKI Lù Văn Páo.", 3),
        ("Hai Phó Giám đốc Sở Y tế là ThS. Tào Mạnh Khôi và bà Vi Thị Sáu.", 2),
        ("Hai Phó Giám đốc Sở Y tế Tào Mạnh Khôi và Vi Thị Sáu ký giao ước.", 2),
        ("Các ông, bà Tào Mạnh Khôi và Vi Thị Sáu, Phó Giám đốc Sở Y tế cùng dự.", 2),
    ],
)
def test_a_post_said_once_for_a_list_is_everybodys(text: str, names: int) -> None:
    rows = posts(text)
    assert len(rows) == names
    assert {row[1:] for row in rows} == {("Phó Giám đốc", "Sở Y tế tỉnh Lai Châu")}


def test_a_list_with_a_post_each_gives_each_the_own_one_and_all_the_honorific() -> None:
    rows = officials(
        "Dự có các đồng chí: Tào Mạnh Khôi, Bí thư Huyện ủy Tam Đường; TS Vi Thị Sáu, Giám đốc Sở Y tế; "
        "Lù Văn Páo, Chủ tịch UBND huyện Tam Đường."
    )
    assert [(o.name, o.honorific, o.position) for o in rows] == [
        ("Tào Mạnh Khôi", "đồng chí", "Bí thư"),
        ("Vi Thị Sáu", "đồng chí", "Giám đốc"),
        ("Lù Văn Páo", "đồng chí", "Chủ tịch"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trưởng khoa Nhi, Bệnh viện Bạch Mai", ("Trưởng khoa", "Khoa Nhi, Bệnh viện Bạch Mai")),
        (
            "Trưởng Khoa Chấn thương chỉnh hình (Bệnh viện Bạch Mai)",
            ("Trưởng khoa", "Khoa Chấn thương chỉnh hình, Bệnh viện Bạch Mai"),
        ),
        ("Trưởng phòng Nghiệp vụ Y Sở Y tế", ("Trưởng phòng", "Phòng Nghiệp vụ Y, Sở Y tế tỉnh Lai Châu")),
        ("Trưởng phòng Y tế huyện Tam Đường", ("Trưởng phòng", "Phòng Y tế huyện Tam Đường")),
        ("Trưởng Trạm Y tế xã Bản Bo", ("Trưởng trạm", "Trạm Y tế xã Bản Bo")),
        ("Cục trưởng Cục Y tế dự phòng (Bộ Y tế)", ("Cục trưởng", "Cục Y tế dự phòng, Bộ Y tế")),
        ("Bộ trưởng Y tế", ("Bộ trưởng", "Bộ Y tế")),
        ("Thủ tướng Chính phủ", ("Thủ tướng", "Chính phủ")),
        ("Giám đốc TOPMEKO", ("Giám đốc", "TOPMEKO")),
    ],
)
def test_the_organization_of_a_post(text: str, expected: tuple[str, str]) -> None:
    assert posts(f"Ông Tào Mạnh Khôi, {text}, cho biết.")[0][1:] == expected


@pytest.mark.parametrize(
    "name",
    [
        "Y Lum", "A Thúc", "Giàng A Chứ", "H'Yim Kđoh", "Tôn Nữ Thị Ngọc Anh", "Nguyễn Anh Tuấn", "Kidong Park",
        "Marc E. Knapper", "Jean-Claude Dupont", "Moon Jae-in", "Danh Sóc", "Thạch Mu Ni",
    ],
)  # fmt: skip
def test_names_of_all_peoples(name: str) -> None:
    assert posts(f"Ông {name}, Chủ tịch Hội Y học tỉnh Lai Châu, cho biết.") == [
        (name, "Chủ tịch", "Hội Y học tỉnh Lai Châu")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh nhân Tào Mạnh Khôi, Giám đốc bệnh viện cho biết, đã qua cơn nguy kịch.",
        "Chị Vi Thị Sáu, người dân bản Hon, cho hay con đã khỏe.",
        "Anh Tào Mạnh Khôi (35 tuổi, trú tại xã Bản Bo) kể lại.",
        "Bà Vi Thị Sáu, chủ quán ăn, nộp phạt.",
        "Bị cáo Tào Mạnh Khôi, Giám đốc Công ty Hoa Sen, khai nhận.",
        "Trụ sở đặt tại đường Nguyễn Trãi, gần Bệnh viện Nguyễn Tri Phương.",
        "Giải thưởng Tôn Thất Tùng được trao hằng năm.",
        "Sở Y tế Thành phố Hồ Chí Minh báo cáo.",
        "Tin, ảnh: BS. Vi Văn Sáu",
        "Ảnh: Tào Mạnh Khôi",
        "Các bác sĩ Việt Nam và bác sĩ Nhật Bản hội chẩn.",
        "Đoàn khách đến Bà Rịa - Vũng Tàu.",
        "Nữ điều dưỡng Nguyễn Thị L. không nói gì.",
        "Thay mặt Ban Giám đốc, ông cảm ơn.",
    ],
)
def test_who_is_no_official(text: str) -> None:
    assert posts(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, cho biết.", "speaker"),
        ("Theo ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, việc đã xong.", "speaker"),
        ("Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, chủ trì hội nghị.", "chair"),
        ("Tham dự có ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ.", "attendee"),
        ("Quyết định do Giám đốc Sở Nội vụ Tào Mạnh Khôi ký.", "signatory"),
        ("Kết thúc.\nTào Mạnh Khôi\nGiám đốc Sở Nội vụ", "signatory"),
        ("Đây là nhà của ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ.", "subject"),
    ],
)
def test_what_the_person_does(text: str, role: str) -> None:
    assert [o.role for o in officials(text)] == [role]


def test_a_signature_names_a_post() -> None:
    text = "Các đơn vị nghiêm túc thực hiện.\nBS CKII Tào Mạnh Khôi\nGiám đốc Sở Y tế"
    [row] = officials(text)
    assert (row.titles, row.position, row.organization) == (("BS", "CKII"), "Giám đốc", "Sở Y tế tỉnh Lai Châu")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trưởng Trạm Y tế xã Bản Bo kể về đêm mưa", "Trạm Y tế xã Bản Bo"),
        ("Trưởng khoa Nội tim mạch, Bệnh viện Bạch Mai bồi hồi nhìn lại", "Khoa Nội tim mạch, Bệnh viện Bạch Mai"),
        ("Giám đốc Công ty TNHH lọc khí Vân Mây thừa nhận lỗi", "Công ty TNHH Lọc khí Vân Mây"),
        ("Giám đốc điều hành của Rivers Foundation cho biết", "Rivers Foundation"),
        ("chuyên gia kinh tế của UNICEF nhận định", "Quỹ Nhi đồng Liên Hợp Quốc"),
        ("Trưởng phòng Khoa giáo, Ban Tuyên giáo Tỉnh ủy dự", "Phòng Khoa giáo, Ban Tuyên giáo Tỉnh ủy Lai Châu"),
    ],
)
def test_the_name_of_an_organization_ends_where_the_sentence_goes_on(text: str, expected: str) -> None:
    assert posts(f"Ông Tào Mạnh Khôi, {text}.")[0][2] == expected


def test_a_post_that_opens_a_list_is_everybodys() -> None:
    text = (
        "Bổ nhiệm 2 Phó Giám đốc Sở Nội vụ, gồm: ông Tào Mạnh Khôi, nguyên Chánh Thanh tra Sở Tài chính; "
        "bà Vi Thị Sáu, Trưởng phòng Tổ chức Sở Tài chính."
    )
    assert {(name, position) for name, position, _ in posts(text)} == {
        ("Tào Mạnh Khôi", "Phó Giám đốc"),
        ("Tào Mạnh Khôi", "nguyên Chánh Thanh tra"),
        ("Vi Thị Sáu", "Phó Giám đốc"),
        ("Vi Thị Sáu", "Trưởng phòng"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Bộ KH-CN. Tiếp đó, các đơn vị báo cáo.",
        "Trạm còn thiếu ba bác sĩ. Hòa cùng cả nước, huyện phát động thi đua.",
        "Tiền vệ đội trưởng Tào Khôi ghi bàn.",
        "Ca sĩ Vi Lụa là đại sứ hình ảnh của UNICEF.",
    ],
)
def test_no_official_is_made_of_words_that_only_look_so(text: str) -> None:
    assert officials(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bổ nhiệm ông Tào Mạnh Khôi, sinh ngày 26/11/1967, giữ chức Giám đốc Sở Nội vụ.",
            [("Tào Mạnh Khôi", "Giám đốc", "Sở Nội vụ tỉnh Lai Châu")],
        ),
        (
            "Ông Tào Mạnh Khôi (Đảng viên, Giám đốc Sở Nội vụ) nói.",
            [("Tào Mạnh Khôi", "Giám đốc", "Sở Nội vụ tỉnh Lai Châu")],
        ),
        (
            "Ông Tào Mạnh Khôi, 45 tuổi, dân tộc Thái, Giám đốc Sở Nội vụ, nói.",
            [("Tào Mạnh Khôi", "Giám đốc", "Sở Nội vụ tỉnh Lai Châu")],
        ),
    ],
)
def test_personal_details_between_the_name_and_the_post(text: str, expected: Posts) -> None:
    assert posts(text) == expected


def test_a_post_introduces_those_who_hold_it() -> None:
    text = "2 đội phó là các ông Tào Mạnh Khôi và Vi Văn Sáu, thuộc Đội Quản lý thị trường số 4."
    assert {(name, post) for name, post, _ in posts(text)} == {("Tào Mạnh Khôi", "Đội phó"), ("Vi Văn Sáu", "Đội phó")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trưởng khoa Nội, (Bệnh viện Bạch Mai)", "Khoa Nội, Bệnh viện Bạch Mai"),
        ("Trưởng khoa Nội tiết-Chuyển hóa (Bệnh viện Bạch Mai)", "Khoa Nội tiết-Chuyển hóa, Bệnh viện Bạch Mai"),
        ("Trưởng phòng Khám và điều trị HIV, Bệnh viện Bạch Mai", "Phòng Khám và điều trị HIV, Bệnh viện Bạch Mai"),
        ("Vụ trưởng Đất đai, Bộ Y tế", "Vụ Đất đai, Bộ Y tế"),
    ],
)
def test_rooms_and_kinds_said_in_the_post(text: str, expected: str) -> None:
    assert posts(f"Ông Tào Mạnh Khôi, {text}, cho biết.")[0][2] == expected


def test_a_surname_is_not_cut_from_a_middle_name_that_could_head_a_unit() -> None:
    assert posts("Phó Tổng Thư ký Quốc hội Lê Bộ Lĩnh trình bày.")[0][:2] == ("Lê Bộ Lĩnh", "Phó Tổng Thư ký")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tịch nước Tào Mạnh Đức Khôi Báo chí đã đưa tin.", "Tào Mạnh Đức Khôi"),
        ("Phó Thủ tướng Tào Hòa Khôi Chất vấn về các dự án.", "Tào Hòa Khôi"),
        ("Bác sĩ Nguyễn Thị Thu Hút thuốc lá nhiều.", "Nguyễn Thị Thu Hút"),
    ],
)
def test_a_name_ends_before_the_word_that_begins_the_next_sentence(text: str, expected: str) -> None:
    assert posts(text)[0][0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghe phần trả lời của Bộ trưởng Bộ Y tế, Chủ tịch Quốc hội Tào Mạnh Khôi phát biểu.", {"Chủ tịch"}),
        ("Chất vấn Bộ trưởng Bộ Y tế, ĐB Tào Mạnh Khôi nêu ý kiến.", {"Đại biểu Quốc hội"}),
        ("Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Tào Mạnh Khôi phát biểu.", {"Phó Thủ tướng", "Bộ trưởng"}),
        ("Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, phụ trách mảng nhân sự, cho biết.", {"Giám đốc"}),
        ("Bác sĩ Tào Mạnh Khôi, phụ trách Bệnh viện Bạch Mai, cho biết.", {"Phụ trách"}),
    ],
)
def test_which_posts_are_the_persons_own(text: str, expected: set[str]) -> None:
    assert {post for _, post, _ in posts(text + " Quốc hội họp.")} == expected


def test_a_person_who_speaks_for_a_family_is_no_official() -> None:
    assert not posts("Bà Vi Thị Sáu, đại diện gia đình người bệnh, cho biết.")
