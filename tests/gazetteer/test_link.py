"""Which place is meant: by name, type, day, province and district."""

import datetime as dt

import pytest

from tinyte.gazetteer import find_provinces, link, province, province_code, province_of, province_of_slug, sole


@pytest.mark.parametrize(
    ("name", "day", "full_name", "code"),
    [
        ("Bắc Ninh", dt.date(2024, 1, 4), "Tỉnh Bắc Ninh", "27"),
        ("Bắc Ninh", dt.date(2025, 7, 1), "Tỉnh Bắc Ninh", "24"),
        ("Bắc Ninh", dt.date(2026, 9, 20), "Thành phố Bắc Ninh", "24"),
        ("tỉnh Thừa Thiên - Huế", dt.date(2023, 11, 5), "Tỉnh Thừa Thiên Huế", "46"),
        ("TP.HCM", dt.date(2017, 6, 1), "Thành phố Hồ Chí Minh", "79"),
        ("Hà Tây", dt.date(2007, 6, 1), "Tỉnh Hà Tây", "28"),
        ("Đăk Lăk", dt.date(2017, 6, 1), "Tỉnh Đắk Lắk", "66"),
        ("BR-VT", dt.date(2017, 6, 1), "Tỉnh Bà Rịa - Vũng Tàu", "77"),
    ],
)
def test_province_by_name_and_day(name, day, full_name, code):
    found = province(name, day)
    assert (found.full_name, found.code) == (full_name, code)


def test_a_province_that_is_gone_is_known_but_has_no_code_in_the_list_of_the_day():
    assert province("Kiên Giang", dt.date(2026, 1, 5)).valid_to == "2025-06-30"
    assert province_code("Kiên Giang", dt.date(2026, 1, 5)) is None


@pytest.mark.parametrize(
    ("name", "type_", "day", "home", "code"),
    [
        ("Bắc Ninh", "thành phố", dt.date(2024, 1, 4), None, "256"),
        ("Kỳ Anh", "huyện", dt.date(2024, 1, 4), "Hà Tĩnh", "447"),
        ("Kỳ Anh", "thị xã", dt.date(2024, 1, 4), "Hà Tĩnh", "449"),
        ("Qui Nhơn", "thành phố", dt.date(2024, 1, 4), None, "540"),
    ],
)
def test_district(name, type_, day, home, code):
    assert sole(link("district", name, type=type_, day=day, province=home)).code == code


def test_of_many_communes_of_one_name_the_one_in_the_district_is_meant():
    day = dt.date(2020, 1, 1)
    everywhere = link("commune", "Tân Thành", day=day)
    assert len(everywhere) > 20
    assert sole(everywhere) is None
    here = link("commune", "Tân Thành", type="xã", day=day, province="Cà Mau", districts={"964"})
    assert sole(here).code == "32026"


def test_ground_of_an_old_district_on_a_later_day():
    assert province_of(link("district", "Bố Trạch")[0], dt.date(2024, 1, 1)) == "Quảng Bình"
    assert province_of(link("district", "Bố Trạch")[0], dt.date(2025, 10, 21)) == "Quảng Trị"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SỞ Y TẾ TỈNH BẮC NINH", ["Bắc Ninh"]),
        ("Đại biểu của Hà Nội, TPHCM và Thanh Hoá", ["Hà Nội", "Hồ Chí Minh", "Thanh Hóa"]),
        ("Mọi người mong hòa bình", []),
    ],
)
def test_provinces_in_a_text(text, found):
    assert [span.province.name for span in find_provinces(text, dt.date(2020, 1, 1))] == found


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("soyte.hanoi.gov.vn", "Hà Nội"),
        ("syt.thuathienhue.gov.vn", "Thừa Thiên Huế"),
        ("medinet.hochiminhcity.gov.vn", "Hồ Chí Minh"),
        ("www.baria-vungtau.gov.vn", "Bà Rịa - Vũng Tàu"),
        ("soytebentre.gov.vn", "Bến Tre"),
    ],
)
def test_province_of_a_host(host, name):
    assert province_of_slug(host, dt.date(2018, 1, 1)).name == name


def test_no_province_in_a_newspaper_s_host():
    assert province_of_slug("suckhoedoisong.vn") is None
