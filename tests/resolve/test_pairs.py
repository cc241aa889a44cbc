"""Assigned figures joined with the ones achieved, the units they concern, repeats."""

from __future__ import annotations

import pytest

from tinyte.pipes import load
from tinyte.tables import Target


def rows(text: str) -> list[Target]:
    return [row.value for row in load()(text)._.passage.found["targets"]]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ bao phủ BHYT: giao 92%, đạt 94,4%.",
        "Tỷ lệ bao phủ BHYT đạt 94,4%, chỉ tiêu giao là 92%.",
        "Tỷ lệ tham gia BHYT đạt 94,4% (kế hoạch 92%).",
        "Kế hoạch giao 45 xã, kết quả thực hiện 48 xã, đạt 106,7% kế hoạch.",
        "Chỉ tiêu | Kế hoạch 2021 | Thực hiện 2021\nSố giường bệnh | 500 | 512",
        "Số người khám sức khỏe: 35.620/34.000 người.",
    ],
)
def test_pairs_in_any_order(text):
    paired = [row for row in rows(text) if row.pair_id]
    assert sorted(row.kind for row in paired) == ["result", "target"]
    assert {row.pair_id for row in paired} == {"p1"}


def test_each_indicator_has_its_own_pair():
    found = rows("Số xã đạt chuẩn: giao 64 xã, đạt 81 xã; tỷ lệ xử lý nước thải y tế: giao 93%, đạt 94,1%.")
    assert [row.pair_id for row in found] == ["p1", "p1", "p2", "p2"]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ bao phủ BHYT đạt 94%; phấn đấu tỷ lệ tiêm chủng đạt 95%.",
        "Năm 2020 tỷ lệ bao phủ BHYT đạt 90%; phấn đấu đến năm 2025 tỷ lệ bao phủ BHYT đạt 95%.",
        "Ghi nhận 120 ca sởi, tăng 12 ca.",
    ],
)
def test_what_is_no_pair(text):
    assert [row for row in rows(text) if row.pair_id] == []


def test_whom_the_figure_concerns():
    first, second = rows(
        "Bệnh viện Đa khoa tỉnh Yên Bái có 500 giường bệnh; Bệnh viện Tâm thần tỉnh Yên Bái có 120 giường bệnh."
    )
    assert first.unit_id and second.unit_id and first.unit_id != second.unit_id


def test_an_indicator_is_linked_only_by_its_level():
    level, change = rows("Tỷ lệ bao phủ BHYT đạt 91,2%, tăng 1,5% so với năm trước.")
    assert (level.indicator_id, change.indicator_id) == ("insurance_coverage", None)


def test_a_group_told_again_in_other_words_is_one_row():
    text = (
        "Sáng 3/6, 14 công nhân của công ty bị ngộ độc nặng sau bữa trưa. Bác sĩ đang theo dõi sức khỏe cho 14 công nhân "
        "tại khoa Hồi sức. Tiệm cơm đã bán 2.500 suất ăn cho công ty. Công ty đặt mua 2.500 suất ăn từ đầu tuần."
    )
    assert [(row.value, row.unit) for row in rows(text)] == [(14, "công nhân"), (2500, "suất ăn")]


def test_the_fuller_mention_of_a_group_is_kept():
    (row,) = rows(
        "Hiện 14 công nhân còn lại đã ổn định. Trước đó, 14 công nhân phải chuyển xuống tuyến tỉnh để lọc máu cấp cứu."
    )
    assert row.indicator.startswith("công nhân phải chuyển xuống tuyến tỉnh")


@pytest.mark.parametrize(
    "text",
    [
        # too few to be surely the same
        "Vụ cháy làm 2 người chết. Bệnh viện tiếp nhận 2 người bị ngộ độc rượu.",
        # other times, shares, allowances, assigned and reached
        "Năm 2019 có 15 bác sĩ được cử đi học. Năm 2020 tuyển mới 15 bác sĩ.",
        "Tỷ lệ tiêm chủng đạt 95%. Tỷ lệ bao phủ bảo hiểm y tế đạt 95%.",
        "Huyện hỗ trợ mỗi nạn nhân 5 triệu đồng. Hội Chữ thập đỏ tặng gia đình cháu A 5 triệu đồng.",
        "Bệnh viện đã tiếp nhận 20 bệnh nhân. Dự kiến bệnh viện B sẽ nhận thêm 20 bệnh nhân.",
    ],
)
def test_what_is_told_apart_stays_two_rows(text):
    assert len(rows(text)) == 2
