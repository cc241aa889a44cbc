"""Figures as a specification: what is written → value, end of the range, whole, unit."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tinyte.extract.numerals import number, scale_of, spelled
from tinyte.extract.passage import Passage
from tinyte.extract.quantities import Quantity, find_quantities
from tinyte.segment.sentences import sentences
from tinyte.segment.words import words


def quantities(text: str) -> list[Quantity]:
    spans = sentences(text)
    return find_quantities(Passage(text, spans, words(text, spans)))


def said(text: str) -> list[tuple[float, float | None, float | None, str | None]]:
    return [(q.value, q.value_max, q.out_of, q.measure.canonical) for q in quantities(text)]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("27,6", 27.6), ("1.045.300", 1045300), ("1.045.300,5", 1045300.5), ("94.4", 94.4), ("3,120", 3120), ("0,125", 0.125),
        ("1,250,000", 1250000), ("1,250.5", 1250.5), ("150 000", 150000), ("1,5 triệu", 1_500_000), ("36 nghìn", 36_000),
        ("36 ngàn", 36_000), ("2 vạn", 20_000), ("3.000 tỷ", 3e12), ("1,3 nghìn tỷ", 1.3e12),
        ("186 triệu 500 nghìn", 186_500_000), ("2 triệu rưỡi", 2_500_000), ("05", 5), ("1.2.3", None), ("12,3,45", None),
    ],
)  # fmt: skip
def test_numerals_in_digits(numeral, value):
    assert number(numeral) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("mười hai", 12), ("hai mươi ba", 23), ("hai mươi lăm", 25), ("ba mươi mốt", 31), ("một trăm linh năm", 105),
        ("hai trăm", 200), ("một trăm hai mươi", 120), ("ba nghìn năm trăm", 3500), ("hai triệu", 2_000_000), ("hai ba", None),
    ],
)  # fmt: skip
def test_numerals_in_words(written, value):
    assert spelled(written) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 88 xã", (88, None, None, "xã")),
        ("đạt 95%dân số", (95, None, None, "%")),
        ("đạt 95 phần trăm", (95, None, None, "%")),
        ("giảm 0,2‰", (0.2, None, None, "‰")),
        ("tăng 2,1 điểm phần trăm", (2.1, None, None, "điểm phần trăm")),
        ("cấp 1,5 triệu liều vắc xin", (1_500_000, None, None, "liều")),
        ("giải ngân 612 tỷ", (612e9, None, None, "đồng")),
        ("phạt 70 triệu đồng", (70_000_000, None, None, "đồng")),
        ("01 - 02 đề tài", (1, 2, None, "đề tài")),
        ("từ 15.000 đến 35.000 người", (15_000, 35_000, None, "người")),
        ("0,3 - 0,5‰", (0.3, 0.5, None, "‰")),
        ("2-3 tỷ đồng", (2e9, 3e9, None, "đồng")),
        ("1.840/2.150 cơ sở", (1840, None, 2150, "cơ sở")),
        ("8/18 ca", (8, None, 18, "ca")),
        ("74/165 xã, phường, thị trấn", (74, None, 165, "xã, phường, thị trấn")),
        ("đạt 4,2/5 điểm", (4.2, None, 5, "điểm")),
        ("6 bác sĩ/10.000 dân", (6, None, None, "bác sĩ/10.000 dân")),
        ("9 bác sỹ/vạn dân", (9, None, None, "bác sĩ/10.000 dân")),
        ("27 giường bệnh trên 1 vạn dân", (27, None, None, "giường bệnh/10.000 dân")),
        ("8 bác sĩ/10 nghìn dân", (8, None, None, "bác sĩ/10.000 dân")),
        ("111 bé trai/100 bé gái", (111, None, None, "bé trai/100 bé gái")),
        ("2,1 con/phụ nữ", (2.1, None, None, "con/phụ nữ")),
        ("386,5 ca/100.000 dân", (386.5, None, None, "ca/100.000 dân")),
        ("2,4 triệu đồng/người/tháng", (2_400_000, None, None, "đồng/người/tháng")),
        ("100 triệu/ngày", (100_000_000, None, None, "đồng/ngày")),
        ("hai mươi ba ca mắc", (23, None, None, "ca")),
        ("một nửa số trạm y tế", (1, None, 2, "trạm y tế")),
        ("tăng gấp đôi", (2, None, None, "lần")),
        ("gần 1/3 số cộng tác viên", (1, None, 3, "cộng tác viên")),
        ("215kg thực phẩm", (215, None, None, "kg")),
    ],
)
def test_forms(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Đường dây nóng: 0912 345 678, cố định (029) 3.852.418",
        "họp lúc 9h30, kết thúc 11 giờ 15 phút, phát lại 20:15",
        "Công văn số 1467/SYT-NVY và Thông tư 03/2016/TT-BYT",
        "dịch COVID-19, cúm A (H7N9), thông điệp 5K, vitamin B12",
        "nước thải đạt QCVN 67:2013/BTNMT, theo ISO 9001",
        "giai đoạn 2016 - 2020, năm học 2020 - 2021, sinh năm 1987",
        "trực 24/24, phục vụ 24/7",
        "hàng trăm người, vài chục ca, nhiều nghìn lượt",
        "Điều 12, khoản 3, điểm 2",
    ],
)
def test_what_is_no_figure(text):
    assert [q for q in quantities(text) if q.measure.kind not in ("bare", "unknown")] == []


def test_what_was_reached_over_what_was_to_be_reached():
    assert said("khám thai đủ 4 lần đạt 84,2/85%")[1:] == [(84.2, None, None, "%"), (85, None, None, "%")]
    assert said("đạt 35.620/34.000 người") == [(35620, None, None, "người"), (34000, None, None, "người")]


def test_coordinated_rates_share_their_whole():
    assert [q.measure.canonical for q in quantities("8,7 bác sỹ và 31,2 giường bệnh/10.000 dân")] == [
        "bác sĩ/10.000 dân", "giường bệnh/10.000 dân",
    ]  # fmt: skip


def test_dong_y_is_no_money():
    assert [q.measure.kind for q in quantities("có 7 đồng ý, 9 đồng thời gửi đơn")] == ["bare", "bare"]


@given(st.integers(0, 999_999_999))
def test_thousands_with_dots(n):
    assert number(f"{n:,}".replace(",", ".")) == n


@given(st.integers(0, 9_999), st.integers(1, 99))
@example(94, 4)
def test_comma_and_dot_decimals(whole, part):
    expected = float(f"{whole}.{part:02d}")
    assert number(f"{whole},{part:02d}") == expected
    assert number(f"{whole}.{part:02d}") == expected


@given(st.integers(1, 999), st.sampled_from(["nghìn", "triệu", "tỷ"]))
def test_scale_words_multiply(n, word):
    assert number(f"{n} {word}") == n * scale_of(f"1 {word}")


@given(st.integers(11, 999))
def test_digits_and_words_agree(n):
    assert spelled(in_words(n)) == n


@given(
    st.integers(1, 10**7),
    st.sampled_from(["xã", "ca mắc", "bác sĩ", "giường bệnh", "lượt người", "%", "tỷ đồng", "mẫu"]),
)
def test_a_figure_is_found_with_its_characters(n, noun):
    text = f"Toàn tỉnh có {n:,} {noun} trong năm.".replace(",", ".")
    [found] = quantities(text)
    assert text[found.start : found.end] == f"{n:,} {noun}".replace(",", ".")


@given(st.text(alphabet="0123456789.,/- %‰()đạttừđếnxãcagấp\n", max_size=60))
@example("1/1/1/1")
@example("từ 5 đến 5")
def test_any_text_gives_figures_inside_it(text):
    for q in find_quantities(Passage(text, [(0, len(text))])):
        assert 0 <= q.start < q.end <= len(text)
        assert q.value_max is None or q.value < q.value_max
        assert q.out_of is None or q.value <= q.out_of


def in_words(n: int) -> str:
    """A number of two or three digits as it is said."""
    ones = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    hundreds, tens, unit = n // 100, n // 10 % 10, n % 10
    out = [ones[hundreds], "trăm"] if hundreds else []
    if tens == 1:
        out.append("mười")
    elif tens:
        out += [ones[tens], "mươi"]
    elif hundreds and unit:
        out.append("linh")
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}.get(unit, ones[unit])
    return " ".join([*out, *([last] if unit else [])])
