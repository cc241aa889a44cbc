"""Tables inside a page: cells → rows."""

from __future__ import annotations

from tinyte.extract.passage import Passage
from tinyte.extract.targets.tables import table_lines, table_targets


def rows(*lines: str) -> list[tuple[object, ...]]:
    text = "\n".join(lines)
    found = table_targets(Passage(text, [(0, len(text))]))
    return [
        (r.value.indicator, r.value.kind, r.value.comparator, r.value.value, r.value.unit, r.value.period)
        for r in found
    ]


def test_indicator_unit_plan_and_result():
    assert rows(
        "TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện 2025",
        "1 | Tỷ lệ bao phủ BHYT | % | 93 | 94,6",
        "2 | Chi phí khám, chữa bệnh | tỷ đồng | 5.200 | -",
    ) == [
        ("Tỷ lệ bao phủ BHYT", "target", "=", 93, "%", "2025"),
        ("Tỷ lệ bao phủ BHYT", "result", "=", 94.6, "%", "2025"),
        ("Chi phí khám, chữa bệnh", "target", "=", 5.2e12, "đồng", "2025"),
    ]


def test_unit_in_the_label_and_share_of_the_plan():
    assert rows(
        "Nội dung | KH năm 2023 | Thực hiện | Tỷ lệ %", "Thu viện phí (triệu đồng) | 350.000 | 182.400 | 52,1"
    ) == [
        ("Thu viện phí", "target", "=", 350e9, "đồng", "2023"),
        ("Thu viện phí", "result", "=", 182.4e9, "đồng", None),
        ("Thu viện phí", "result", "=", 52.1, "%", None),
    ]


def test_lines_of_places():
    assert rows("STT | Đơn vị | Số ca mắc | Tiền phạt (triệu đồng)", "1 | Huyện Ba Tri | 45 | 12,5") == [
        ("Số ca mắc Huyện Ba Tri", "result", "=", 45, "ca", None),
        ("Tiền phạt Huyện Ba Tri", "result", "=", 12_500_000, "đồng", None),
    ]


def test_a_bound_in_a_cell():
    assert [row[2:4] for row in rows("Chỉ tiêu | Kế hoạch | Ghi chú", "Tỷ lệ hài lòng | ≥ 90% | x")] == [(">=", 90)]


def test_what_is_no_table():
    assert table_lines("Trang chủ | Giới thiệu\nmột dòng thường") == []
    assert rows("Trang chủ | Giới thiệu | Liên hệ") == []
    assert rows("TT | Họ và tên | Điện thoại", "1 | Trần Văn An | 0912 345 678") == []


def test_heads_over_two_lines():
    assert rows(
        "Huyện | Người từ 18 tuổi (người) | Tiêm mũi 1",
        "Số người (người) | Tỷ lệ (%)",
        "Tam Nông | 4.500 | 4.050 | 90",
    ) == [
        ("Người từ 18 tuổi Tam Nông", "result", "=", 4500, "người", None),
        ("Tiêm mũi 1 Số người Tam Nông", "result", "=", 4050, "người", None),
        ("Tiêm mũi 1 Tỷ lệ Tam Nông", "result", "=", 90, "%", None),
    ]


def test_lines_that_only_count_columns_or_end_early():
    assert rows(
        "TT | Nội dung | ĐVT | Kế hoạch | Thực hiện", "1 | 2 | 3 | 4 | 5", "1 | Lam máu | lam | 900", "2 | Màn | màn | 400 | 380"
    ) == [
        ("Lam máu", "target", "=", 900, "lam", None),
        ("Màn", "target", "=", 400, "màn", None),
        ("Màn", "result", "=", 380, "màn", None),
    ]  # fmt: skip


def test_a_table_directly_behind_another():
    found = rows("Xã | Số mắc | Tử vong", "Bình An | 12 | 1", "Xã | Số liều", "Bình An | 450", "Hòa Lộc | 390")
    assert [row[0] for row in found] == [
        "Số mắc Bình An", "Tử vong Bình An", "Số liều Bình An", "Số liều Hòa Lộc",
    ]  # fmt: skip


def test_a_rate_said_by_the_label():
    assert rows("Chỉ tiêu | Đơn vị | Kế hoạch", "Số bác sĩ/10.000 dân | bác sĩ | 8,5")[0][4] == "bác sĩ/10.000 dân"
