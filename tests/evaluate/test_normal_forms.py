"""Which spellings are of one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinyte.evaluate.normal_forms import (
    days,
    folded,
    measure,
    number,
    post_words,
    same_days,
    same_issuer,
    same_unit,
    similarity,
    written_out,
)

NAMES = st.lists(
    st.sampled_from(["Sở", "Y tế", "TTYT", "TP.", "tỉnh", "Hà Nam", "hoà", "UỶ", "-", ",", "(", "“", "Bộ", "q."]),
    max_size=6,
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "ủy  ban."),
        ("BÁC SỸ", "bác sĩ"),
        ("“Khoẻ – Đẹp”", "khỏe - đẹp"),
        ("To\u0300a", "toà"),
        ("Qúy I", "quý I"),
        ("Hà\xa0Nam", "Hà Nam"),
    ],
)
def test_spellings_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TTYT TP.Phủ Lý", "Trung tâm Y tế thành phố Phủ Lý"),
        ("Sở Y tế tỉnh Hà Nam", "Sở Y tế Hà Nam"),
        ("Cục Quản lý Dược (Bộ Y tế)", "Cục Quản lý Dược Bộ Y tế"),
        ("Cục Quản lý Dược, Bộ Y tế", "Cục Quản lý Dược"),
        ("Ban BVCSSK cán bộ", "ban BVCSSK cán bộ"),
    ],
)
def test_one_unit_in_two_forms(one: str, other: str) -> None:
    assert same_unit(one, other) and same_unit(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Y tế Hà Nam", "Sở Y tế Nam Định"),
        ("Sở Y tế, Hà Nam", "Sở Y tế, Nam Định"),
        ("tỉnh", "thành phố"),
        ("Sở Y tế", ""),
    ],
)
def test_two_units(one: str, other: str) -> None:
    assert not same_unit(one, other)


def test_the_parent_alone_does_not_make_a_unit() -> None:
    assert not same_unit(", Bộ Y tế", "")


def test_a_post_has_the_same_words_wherever_the_organization_begins() -> None:
    assert post_words("Trưởng phòng Tổ chức", "Sở Y tế") == post_words("Trưởng phòng", "Phòng Tổ chức, SỞ Y TẾ")


def test_a_congress_does_not_tell_issuers_apart() -> None:
    assert same_issuer("BCH Trung ương Đảng khóa XIII", "BCH TW")
    assert not same_issuer("UBND tỉnh Hà Nam", "HĐND tỉnh Nam Định")
    assert not same_issuer("UBND tỉnh Hà Nam", None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trường hợp", "ca"),
        ("Bác sĩ/1 vạn dân", "bác sĩ/10.000 dân"),
        ("giường/vạn dân", "giường bệnh/10.000 dân"),
        ("VNĐ", "đồng"),
    ],
)
def test_one_measure_under_two_names(one: str, other: str) -> None:
    assert measure(one) == measure(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2021-Q1", "2021-01/2021-03", True),
        ("2020-W05", "2020-01-27/2020-02-02", True),
        ("2017-08-01/..", "2017-08-01", True),
        ("../2017-08-31", "2017-08-31", True),
        ("2017-08-01/..", "2017-08-02", False),
        ("2017-08-01/..", "../2017-08-01", False),
        ("2021", "2021-01", False),
        ("2021-02-30", "2021-02-30", True),
        (None, "", True),
        (None, "2021", False),
    ],
)
def test_values_of_the_same_days(one: str | None, other: str | None, same: bool) -> None:
    assert same_days(one, other) is same is same_days(other, one)


def test_what_is_no_calendar_value_stays_as_it_is() -> None:
    assert days("2021-13") == "2021-13"


def test_numbers_are_compared_as_figures() -> None:
    assert number("2600.0") == number(2600) and number("") is number(None) is number("nhiều") is None


@given(NAMES)
def test_normal_forms_are_stable(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert written_out(written_out(name)) == written_out(name)


@given(NAMES, NAMES)
def test_units_are_compared_alike_from_both_sides(one: str, other: str) -> None:
    assert same_unit(one, other) == same_unit(other, one)
    assert same_unit(one, one)
    assert similarity(one, other) == similarity(other, one)
