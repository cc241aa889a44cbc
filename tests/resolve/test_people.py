"""One person from all mentions of an article, one id from all articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinyte.extract.officials import find_officials
from tinyte.extract.passage import Found, Passage
from tinyte.pipes import load
from tinyte.resolve.people import resolve_officials
from tinyte.tables import Official


def found(text: str, province: str | None = "Lai Châu") -> list[Found[Official]]:
    doc = load().make_doc(text)
    doc._.province = province
    return list(load()(doc)._.passage.found["officials"])


def people(text: str) -> dict[str, set[str]]:
    """Person → the mentions of them, as they stand in the text."""
    mentions: dict[str, set[str]] = {}
    for f in found(text):
        mentions.setdefault(f.value.name, set()).add(text[f.start : f.end])
    return mentions


def ids(text: str, province: str | None = "Lai Châu") -> set[str]:
    return {f.value.person_id for f in found(text, province)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự. Ông Khôi nói.", {"Tào Mạnh Khôi": {"Tào Mạnh Khôi", "Khôi"}}),
        (
            "Bà Vi Thị Mỹ Dung, Giám đốc Sở Nội vụ, dự. Bà Mỹ Dung nói.",
            {"Vi Thị Mỹ Dung": {"Vi Thị Mỹ Dung", "Mỹ Dung"}},
        ),
        ("Bộ trưởng Bộ Y tế Tào Mạnh Khôi dự. Bộ trưởng Khôi nói.", {"Tào Mạnh Khôi": {"Tào Mạnh Khôi", "Khôi"}}),
        ("Theo bác sĩ Khôi, bệnh đã lui. Bác sĩ Tào Mạnh Khôi nói.", {"Tào Mạnh Khôi": {"Khôi", "Tào Mạnh Khôi"}}),
        (
            "Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ; bà Vi Thị Khôi, Giám đốc Sở Tài chính. Bà Khôi nói.",
            {"Tào Mạnh Khôi": {"Tào Mạnh Khôi"}, "Vi Thị Khôi": {"Vi Thị Khôi", "Khôi"}},
        ),
        (
            "Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự. Đồng chí Giám đốc Sở Nội vụ nói.",
            {"Tào Mạnh Khôi": {"Tào Mạnh Khôi", "Giám đốc Sở Nội vụ"}},
        ),
        ("Tổng thống Hàn Quốc Moon Jae-in đến thăm. Ông Moon nói.", {"Moon Jae-in": {"Moon Jae-in", "Moon"}}),
        ("Bác sĩ Khôi cho biết bệnh đã lui.", {"Khôi": {"Khôi"}}),
    ],
)
def test_mentions_of_one_person(text: str, expected: dict[str, set[str]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông Tào Mạnh Khôi, Phó Giám đốc Sở Nội vụ, và bà Vi Thị Sáu, Phó Giám đốc Sở Nội vụ, dự. Phó Giám đốc Sở Nội vụ nói.",
        "Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự. Giám đốc Sở Tài chính nói.",
        "Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự theo quyết định của Giám đốc Sở Nội vụ.",
        "Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự. Các Giám đốc Sở Nội vụ nói.",
    ],
)
def test_a_post_that_may_be_somebody_elses_is_linked_to_nobody(text: str) -> None:
    assert all(text[f.start : f.end] == f.value.name for f in found(text))


def test_titles_and_honorific_said_once_are_the_persons_everywhere() -> None:
    rows = found("PGS.TS Tào Mạnh Khôi, Viện trưởng Viện Pasteur Nha Trang, dự. Bác sĩ Khôi nói. Ông Khôi về.")
    assert {(f.value.titles, f.value.honorific) for f in rows} == {(("PGS", "TS", "BS"), "ông")}


@pytest.mark.parametrize(
    ("text", "position", "organization"),
    [
        ("Đoàn công tác Sở Y tế do TS Tào Mạnh Khôi - Giám đốc đến thăm.", "Giám đốc", "Sở Y tế tỉnh Lai Châu"),
        ("Ông Tào Mạnh Khôi, Giám đốc Sở Y tế, dự. Giám đốc Tào Mạnh Khôi nói.", "Giám đốc", "Sở Y tế tỉnh Lai Châu"),
        ("Về phía Bộ Y tế có TS Tào Mạnh Khôi, Thứ trưởng.", "Thứ trưởng", "Bộ Y tế"),
        ("Bộ Y tế họp. Dự có ông Tào Mạnh Khôi, Chánh Thanh tra Bộ.", "Chánh Thanh tra", "Thanh tra Bộ Y tế"),
        ("Ông Tào Mạnh Khôi, TUV, Giám đốc Sở Y tế dự.", "Tỉnh ủy viên", "Tỉnh ủy Lai Châu"),
        ("Ông Tào Mạnh Khôi, Phó Bí thư - Chủ tịch UBND huyện Tam Đường dự.", "Phó Bí thư", "Huyện ủy Tam Đường"),
        ("Ông Tào Mạnh Khôi, Bí thư Đảng ủy, Giám đốc Sở Y tế dự.", "Bí thư", "Đảng ủy Sở Y tế tỉnh Lai Châu"),
        ("Phó Bí thư Thường trực Yên Bái Tào Mạnh Khôi nói.", "Phó Bí thư Thường trực", "Tỉnh ủy Yên Bái"),
        ("Ông Tào Mạnh Khôi, Huyện ủy viên, Chủ tịch UBND huyện Tam Đường dự.", "Huyện ủy viên", "Huyện ủy Tam Đường"),
        ("Ông Tào Mạnh Khôi, Đảng ủy viên, Giám đốc Sở Y tế dự.", "Đảng ủy viên", "Đảng ủy Sở Y tế tỉnh Lai Châu"),
        (
            "Ông Tào Mạnh Khôi, Ủy viên Ban Chấp hành Đảng bộ tỉnh, dự.",
            "Ủy viên Ban Chấp hành",
            "Đảng bộ tỉnh Lai Châu",
        ),
        ("HĐND tỉnh họp. Đại biểu Tào Mạnh Khôi nói.", "Đại biểu HĐND", "Hội đồng nhân dân tỉnh Lai Châu"),
        ("Chuyên gia Tào Mạnh Khôi tại Viện Dinh dưỡng nói.", "chuyên gia", "Viện Dinh dưỡng"),
        ("Tổng thống Mỹ Abel Stone đến. Tổng thống Stone nói.", "Tổng thống", "Mỹ"),
        ("Ông Tào Mạnh Khôi, Chánh Văn phòng, người phát ngôn Bộ Y tế, nói.", "Chánh Văn phòng", "Bộ Y tế"),
        (
            "Trung tâm Y tế huyện Tam Đường báo cáo Sở Y tế.\nPHÓ GIÁM ĐỐC\nTÀO MẠNH KHÔI",
            "Phó Giám đốc",
            "Trung tâm Y tế huyện Tam Đường",
        ),
        (
            "Cục Quản lý Dược, Bộ Y tế họp. Ông Tào Mạnh Khôi, Cục trưởng, nói.",
            "Cục trưởng",
            "Cục Quản lý Dược, Bộ Y tế",
        ),
    ],
)
def test_an_organization_said_elsewhere(text: str, position: str, organization: str) -> None:
    assert (position, organization) in {(f.value.position, f.value.organization) for f in found(text)}


def test_the_fullest_form_of_an_organization_is_that_of_all_mentions() -> None:
    text = "Ông Tào Mạnh Khôi, Cục trưởng Cục Quản lý Dược (Bộ Y tế), dự. Ông Tào Mạnh Khôi, Cục trưởng Cục Quản lý Dược, nói."
    assert {f.value.organization for f in found(text)} == {"Cục Quản lý Dược, Bộ Y tế"}


def test_the_same_person_in_two_articles_has_one_id() -> None:
    first = ids("Ông Tào Mạnh Khôi, Tỉnh ủy viên, Giám đốc Sở Nội vụ tỉnh Lai Châu, dự họp.")
    second = ids("Giám đốc Sở Nội vụ Tào Mạnh Khôi phát biểu.")
    assert len(first) == 1 and first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự.", "Ông Tào Mạnh Khôi, Giám đốc Sở Tài chính, dự."),
        ("Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự.", "Ông Vi Văn Sáu, Giám đốc Sở Nội vụ, dự."),
        ("BS Tào Mạnh Khôi nói.", "BS Tào Mạnh Khôi trả lời."),
    ],
)
def test_namesakes_have_ids_of_their_own(one: str, other: str) -> None:
    assert not ids(one) & ids(other)


def test_namesakes_in_two_provinces() -> None:
    text = "Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự."
    assert not ids(text, "Lai Châu") & ids(text, "Sơn La")


WORDS = [
    "ông",
    "bà",
    "đồng chí",
    "các",
    "Tào",
    "Mạnh",
    "Khôi",
    "TS.",
    "BSCKII",
    "Giám đốc",
    "Phó",
    "Sở Y tế",
    ",",
    "-",
    "(",
    ")",
    "và",
    "là",
    ":",
    "\n",
    ".",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_text_gives_rows_inside_it_with_an_id(text: str) -> None:
    passage = Passage(text=text, sentences=[(0, len(text))])
    rows = resolve_officials(passage, find_officials(passage))
    assert rows == resolve_officials(passage, find_officials(passage))
    for row in rows:
        assert 0 <= row.start < row.end <= len(text)
        assert row.value.name and len(row.value.person_id) == 16
        assert 0 < row.confidence <= 1


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_characters_are_read(text: str) -> None:
    passage = Passage(text=text, sentences=[(0, len(text))])
    resolve_officials(passage, find_officials(passage))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bệnh viện Phổi tỉnh họp.\nGiám đốc Sở Nội vụ dự.\nTại đây, Bệnh viện Chợ Rẫy hỗ trợ. Ông Tào Mạnh Khôi, Giám đốc "
            "Bệnh viện Phổi tỉnh, và bà Vi Thị Sáu, Phó Giám đốc Bệnh viện, dự.",
            "Bệnh viện Phổi tỉnh Lai Châu",
        ),
        (
            "Tại Bệnh viện Mắt tỉnh, bà Vi Thị Sáu, Giám đốc Bệnh viện, kiêm Phó Giám đốc Bệnh viện Phổi tỉnh, nói.",
            "Bệnh viện Mắt tỉnh Lai Châu",
        ),
        ("Về xã Bản Bo, chúng tôi gặp bà Vi Thị Sáu, Trưởng trạm.", "Trạm Y tế xã Bản Bo"),
        ("Bà Vi Thị Sáu, Chánh Văn phòng, người phát ngôn Sở Nội vụ, nói.", "Sở Nội vụ tỉnh Lai Châu"),
        ("Bà Vi Thị Sáu, Chủ tịch Công đoàn ngành Y tế, dự.", "Công đoàn ngành Y tế tỉnh Lai Châu"),
        ("Bà Vi Thị Sáu, Ủy viên Ban Thường vụ Tỉnh ủy, dự.", "Tỉnh ủy Lai Châu"),
    ],
)
def test_an_organization_said_in_short_is_the_one_that_the_article_means(text: str, expected: str) -> None:
    assert next(f.value.organization for f in found(text) if f.value.name == "Vi Thị Sáu") == expected


def test_the_words_of_a_photo_do_not_tell_where_the_next_person_works() -> None:
    text = (
        "Tại Bệnh viện Bạch Mai, nhiều người mệt. Người nhà chờ ở Bệnh viện Hữu Nghị. Ảnh: Vi Sáu/TTXVN "
        "BS Tào Mạnh Khôi, Phó Giám đốc Bệnh viện, nói. Bệnh viện Việt Đức cũng đông."
    )
    assert {f.value.organization for f in found(text)} == {"Bệnh viện Bạch Mai"}


def test_an_office_of_the_district_is_no_room_of_the_school_beside_it() -> None:
    text = "Trường Tiểu học Bản Bo đóng cửa. Ông Tào Mạnh Khôi, Trưởng phòng GD-ĐT huyện Tam Đường, nói."
    assert {f.value.organization for f in found(text)} == {"Phòng Giáo dục và Đào tạo huyện Tam Đường"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự. Ông Tào Mạnh Khối, Giám đốc Sở Nội vụ, nói. Ông Tào Mạnh Khôi về.",
            {"Tào Mạnh Khôi"},
        ),
        (
            "Ông Tạ Mạnh Khôi, Giám đốc Sở Nội vụ, dự. Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, nói. Ông Tào Mạnh Khôi về.",
            {"Tào Mạnh Khôi"},
        ),
        (
            "Ông Tạ Mạnh Khôi, Phó Giám đốc Sở Nội vụ, dự. Ông Tào Mạnh Khôi, Phó Giám đốc Sở Nội vụ, nói. Ông Tào Mạnh Khôi về.",
            {"Tào Mạnh Khôi", "Tạ Mạnh Khôi"},
        ),
        (
            "Ông Tào Mạnh Khôi, Giám đốc Sở Nội vụ, dự. Ông Tào Mạnh Khối, Giám đốc Sở Xây dựng, nói.",
            {"Tào Mạnh Khôi", "Tào Mạnh Khối"},
        ),
    ],
)
def test_a_misprinted_name_is_nobody_else(text: str, expected: set[str]) -> None:
    assert set(people(text)) == expected


def test_a_minister_who_heads_a_committee_is_minister_of_nothing_else() -> None:
    text = "Bộ trưởng Bộ Tài chính trả lời trước. Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc Tào Mạnh Khôi nói sau."
    assert {(f.value.position, f.value.organization) for f in found(text)} == {
        ("Bộ trưởng", None), ("Chủ nhiệm", "Ủy ban Dân tộc"),
    }  # fmt: skip


def posts(text: str, province: str | None = "Lai Châu") -> set[tuple[str, str | None, str | None]]:
    return {(f.value.name, f.value.position, f.value.organization) for f in found(text, province) if f.value.position}


def test_a_bare_department_is_the_health_department_unless_another_speaks() -> None:
    text = (
        "Sở Y tế họp. Dự có đại diện Bảo hiểm xã hội tỉnh và Sở Tài chính. Chủ trì là ông Tào Mạnh Khôi, Giám đốc Sở."
    )
    assert posts(text) == {("Tào Mạnh Khôi", "Giám đốc", "Sở Y tế tỉnh Lai Châu")}
    text = "Sở Y tế họp. Theo Sở Tài chính, vốn đã đủ. Ông Tào Mạnh Khôi, Giám đốc Sở, cho biết như vậy."
    assert posts(text) == {("Tào Mạnh Khôi", "Giám đốc", "Sở Tài chính tỉnh Lai Châu")}


def test_a_room_that_only_the_health_department_has_is_in_it() -> None:
    text = "Sở Y tế có quyết định mới. Lãnh đạo Sở Nội vụ trao cho bà Vi Thị Sáu, Trưởng phòng Nghiệp vụ Y."
    assert posts(text) == {("Vi Thị Sáu", "Trưởng phòng", "Phòng Nghiệp vụ Y, Sở Y tế tỉnh Lai Châu")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Điều động ông Tào Mạnh Khôi, Phó Giám đốc Sở Y tế, về công tác tại Ban Dân tộc tỉnh, giữ chức Phó Trưởng ban.",
            {("Phó Giám đốc", "Sở Y tế tỉnh Lai Châu"), ("Phó Trưởng ban", "Ban Dân tộc tỉnh Lai Châu")},
        ),
        (
            "Bổ nhiệm ông Tào Mạnh Khôi, bác sĩ chuyên khoa II, Giám đốc Bệnh viện Phổi tỉnh, giữ chức vụ Phó Giám đốc Sở Y tế.",
            {("Giám đốc", "Bệnh viện Phổi tỉnh Lai Châu"), ("Phó Giám đốc", "Sở Y tế tỉnh Lai Châu")},
        ),
        (
            "Ông Tào Mạnh Khôi, Phó Giám đốc Sở Y tế được luân chuyển làm Giám đốc Bệnh viện Phổi tỉnh.",
            {("Phó Giám đốc", "Sở Y tế tỉnh Lai Châu"), ("Giám đốc", "Bệnh viện Phổi tỉnh Lai Châu")},
        ),
    ],
)
def test_news_of_an_appointment_gives_the_old_post_and_the_new_one(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(position, organization) for _, position, organization in posts(text)} == expected


def test_a_title_after_the_name_is_the_persons() -> None:
    text = "Bổ nhiệm bà Vi Thị Sáu, dược sĩ chuyên khoa I, Phó Giám đốc Bệnh viện Phổi tỉnh."
    assert [f.value.titles for f in found(text)] == [("DS", "CKI")]


def test_names_of_the_highlands_keep_their_apostrophe() -> None:
    text = "Dự có ông K' Brông - Giám đốc Sở Nội vụ; bà Ka Thị Sáu, Phó Giám đốc Sở Nội vụ."
    assert set(people(text)) == {"K' Brông", "Ka Thị Sáu"}


def test_a_clinic_said_before_is_where_its_head_is() -> None:
    text = "Tại khoa Nhi, Bệnh viện Bạch Mai có 30 giường. BS Tào Mạnh Khôi - Phó trưởng khoa nói."
    assert posts(text, None) == {("Tào Mạnh Khôi", "Phó Trưởng khoa", "Khoa Nhi, Bệnh viện Bạch Mai")}
