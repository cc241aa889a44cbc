"""The lexicon of furniture: every rule on its examples, and lines made of several pieces."""

from __future__ import annotations

import pytest

from tinyte import rulebook
from tinyte.clean.boilerplate import furniture
from tinyte.clean.names import Role, roles
from tinyte.segment.normal import lower, normal

LINES = rulebook.load("boilerplate").rules
NAMES = rulebook.load("sites").rules


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.id)
def test_a_rule_for_lines(rule: rulebook.Rule) -> None:
    found = [furniture(lower(normal(example.text))) for example in rule.examples]
    assert [why.reason if why else None for why in found] == [rule.constants["reason"]] * len(found)
    assert [example.text for example in rule.counterexamples if furniture(lower(normal(example.text)))] == []


@pytest.mark.parametrize("rule", NAMES, ids=lambda rule: rule.id)
def test_a_rule_for_names(rule: rulebook.Rule) -> None:
    role = Role(rule.constants["role"], rule.constants.get("reason", ""))
    assert [example.text for example in rule.examples if role not in roles(example.text)] == []
    assert [example.text for example in rule.counterexamples if role in roles(example.text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "31/12/2015 09:52 Số lượt xem: 412 | Cỡ chữ: A- A A+",
        "In trang này | Gửi cho bạn bè | Về đầu trang",
        "Thích (34) · Không thích (1) · Chia sẻ (6)",
        "Hôm nay: 478 | Tuần: 3.615 | Tổng: 2.104.377",
        "Google News Theo dõi trên Nghe bài viết 0:00 / 5:21 Nữ miền Bắc 1x",
        "Đăng bởi: Hoàng Nam | 12/06/2017 | Lượt xem 933 | 2 phản hồi",
        "Lượt truy cập: 3 1 5 9 0 2 6",
    ],
)
def test_a_line_of_pieces_is_furniture(line: str) -> None:
    assert furniture(lower(normal(line))) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Nhiệt độ bảo quản vắc xin từ 2 đến 8 độ; nhân viên y tế theo dõi hai lần mỗi ngày.",
        "Hôm nay 14 ca mắc mới được ghi nhận.",
        "Tin liên quan đến vụ ngộ độc được công bố chiều qua",
        "Bình luận về kết quả, ông Hải cho rằng cần thêm thời gian.",
        "Kế hoạch số 63/KH-UBND ngày 14/4/2022 giao Sở Y tế chủ trì; các huyện báo cáo trước 20/5.",
        "Số trẻ được tiêm: 1.204",
        "https://syt.example.vn là địa chỉ mới của cổng thông tin.",
        "Phó Giám đốc Sở Y tế phát biểu tại hội nghị",
    ],
)
def test_a_line_of_an_article_is_not(line: str) -> None:
    assert furniture(lower(normal(line))) is None


def test_a_long_hostile_line_takes_no_time() -> None:
    assert furniture("trang chủ | " * 100_000) is None
    assert furniture(("hôm nay: 1.2 " * 24) + "!") is None
