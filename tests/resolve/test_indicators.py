"""Which indicator a figure measures, and the list of indicators itself."""

from __future__ import annotations

import pytest

from tinyte.resolve.indicators import indicator_id, indicators


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("Tỷ lệ dân số tham gia BHYT", "%", "insurance_coverage"),
        ("người tham gia bảo hiểm y tế", "người", "insured_people"),
        ("tỉ lệ bác sỹ/vạn dân", "bác sĩ/10.000 dân", "doctors_per_10000"),
        ("tổng số bác sĩ toàn tỉnh", "bác sĩ", "doctors"),
        ("bác sĩ được khen thưởng vì thành tích chống dịch", "bác sĩ", None),
        ("giường bệnh", "giường bệnh/10.000 dân", "beds_per_10000"),
        ("trẻ em dưới 1 tuổi được tiêm chủng đầy đủ 8 loại vắc-xin", "%", "full_vaccination_rate"),
        ("tỷ lệ suy dinh dưỡng thể thấp còi ở trẻ dưới 5 tuổi", "%", "stunting_rate"),
        ("trường hợp mắc SXHD", "trường hợp", "dengue_cases"),
        ("tử vong do sốt xuất huyết", "ca", "dengue_deaths"),
        ("bệnh nhân chạy thận tử vong", "bệnh nhân", "deaths"),
        ("Tỷ số giới tính khi sinh", "bé trai/100 bé gái", "sex_ratio_at_birth"),
        ("tỷ suất chết mẹ", "ca/100.000 trẻ đẻ sống", "maternal_mortality"),
        ("mẫu không đạt", "%", None),
        ("cuộc họp", "cuộc", None),
    ],
)
def test_indicator_of_a_name(words, unit, expected):
    assert indicator_id(words, unit) == expected


def test_some_indicators_need_their_context():
    assert indicator_id("xử phạt cơ sở", "cơ sở", "vi phạm an toàn thực phẩm") == "food_fined"
    assert indicator_id("xử phạt cơ sở", "cơ sở", "vi phạm phòng cháy") is None


def test_the_list():
    listed = indicators()
    assert len(listed) >= 150
    assert len({one.name for one in listed.values()}) == len(listed)
    assert all(one.wanted in ("up", "down", "none") and one.english and one.unit for one in listed.values())


def test_every_name_leads_to_its_own_indicator_or_a_nearer_one():
    lost = {
        key: indicator_id(
            one.name, one.unit, one.name.lower() + " thực phẩm covid sốt xuất huyết tiêm bảo hiểm kết nối"
        )
        for key, one in indicators().items()
    }
    assert [key for key, found in lost.items() if found is None] == []
