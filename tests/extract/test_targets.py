"""Targets and results as a specification: text → indicator, kind, comparator, value, unit of each figure."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinyte.extract.passage import Found, Passage
from tinyte.extract.targets import find_targets
from tinyte.pipes import load
from tinyte.segment.sentences import sentences
from tinyte.segment.words import words
from tinyte.tables import Target


def targets(text: str, published: str | None = "2022-06-15") -> list[Found[Target]]:
    """The rows of a text, with dates, places and documents known."""
    doc = load().make_doc(text)
    doc._.published = dt.datetime.fromisoformat(published) if published else None
    return list(load()(doc)._.passage.found["targets"])


def columns(text: str, *names: str, published: str | None = "2022-06-15") -> list[tuple[object, ...]]:
    return [tuple(getattr(row.value, name) for name in names) for row in targets(text, published)]


def indicators(text: str) -> list[str]:
    return [row.value.indicator for row in targets(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # before the figure
        ("Tỷ lệ bao phủ BHYT đạt 94,4%.", ["Tỷ lệ bao phủ BHYT"]),
        ("Theo báo cáo, công suất sử dụng giường bệnh ở mức 108%.", ["công suất sử dụng giường bệnh"]),
        ("Số cơ sở được thanh tra, kiểm tra trong năm là 260/270 cơ sở.", ["Số cơ sở được thanh tra, kiểm tra"]),
        ("Giá khám bệnh tại bệnh viện hạng I là 38.700 đồng/lượt.", ["Giá khám bệnh tại bệnh viện hạng I"]),
        # after it
        ("95% người dân tham gia bảo hiểm y tế.", ["người dân tham gia bảo hiểm y tế"]),
        (
            "100% bệnh viện, trung tâm y tế có hệ thống xử lý nước thải.",
            ["bệnh viện, trung tâm y tế có hệ thống xử lý nước thải"],
        ),
        ("Toàn tỉnh ghi nhận 412 ca quai bị, 36 ca tay chân miệng.", ["ca quai bị", "ca tay chân miệng"]),
        # on both sides
        (
            "Các đoàn kiểm tra 96 cơ sở thực phẩm, xử phạt 12 cơ sở.",
            ["Các đoàn kiểm tra cơ sở thực phẩm", "xử phạt cơ sở"],
        ),
        # with the figure before
        ("Phát hiện 45 cơ sở vi phạm (14,1%).", ["Phát hiện cơ sở vi phạm", "Phát hiện cơ sở vi phạm"]),
        ("Khám cho 640.500 lượt người, đạt 53,4% kế hoạch.", ["Khám lượt người", "Khám lượt người kế hoạch"]),
        ("Ghi nhận 1.562 ca sởi, tăng 3,5 lần so với cùng kỳ.", ["ca sởi", "ca sởi tăng so với cùng kỳ"]),
        # before a colon
        ("Tỷ lệ xử lý chất thải y tế: giao 96%, đạt 96,3%.", ["Tỷ lệ xử lý chất thải y tế"] * 2),
        # shared by both
        (
            "Mở thêm 01 cơ sở và 04 điểm cấp phát thuốc Methadone.",
            ["Mở thêm cơ sở Methadone", "điểm cấp phát thuốc Methadone"],
        ),
    ],
)
def test_indicator(text, names):
    assert indicators(text) == names


def test_the_name_of_a_place_joins_the_indicator_of_the_figure_before():
    text = "Tỷ lệ tiêm mũi 1 đạt 94,7%, trong đó huyện Đăk Tô đạt 97,2%, huyện Sa Thầy 96,8%."
    assert [name.split(" huyện ")[-1] for name in indicators(text)[1:]] == ["Đăk Tô", "Sa Thầy"]
    assert all(name.startswith("Tỷ lệ tiêm mũi 1") for name in indicators(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Số giường bệnh: giao 500, đạt 512.", ["target", "result"]),
        ("Thu ngân sách đạt 64% so với chỉ tiêu giao là 60%.", ["result", "target"]),
        ("Tỷ lệ tiêm chủng đạt 96,8% (chỉ tiêu >95%).", ["result", "target"]),
        ("Tỷ lệ sinh con thứ ba còn 12,9%, chưa đạt kế hoạch đề ra (không quá 12%).", ["result", "target"]),
        ("Phấn đấu đạt 9 bác sĩ/vạn dân, 28 giường bệnh/vạn dân; 160 xã đạt chuẩn.", ["target"] * 3),
        ("Đến năm 2030, 100% dân số tham gia BHYT.", ["target"]),
        ("Ngành sẽ phun hóa chất tại 24 xã.", ["target"]),
        ("Toàn tỉnh đã tiêm 1.200 liều, phát hiện 3 ca phản ứng.", ["result", "result"]),
        ("UBND tỉnh giao: tỷ lệ bao phủ BHYT 94,5%; số giường bệnh 3.200 giường.", ["target", "target"]),
        ("Giảm tỷ lệ suy dinh dưỡng từ 15% xuống còn 12%.", ["result", "result"]),
        ("Mục tiêu là rút ngắn thời gian chờ khám từ 90 phút xuống còn 45 phút.", ["result", "target"]),
        ("Vụ tai nạn làm ít nhất 13 người bị thương.", ["result"]),
        ("Khám được 35.620/34.000 người.", ["result", "target"]),
    ],
)
def test_kind(text, kinds):
    assert [row.value.kind for row in targets(text)] == kinds


def test_tasks_stay_targets_sentence_after_sentence():
    text = (
        "Năm 2023, ngành phấn đấu có thêm 10 xã đạt chuẩn. Đẩy mạnh đào tạo; cử 40 bác sĩ đi học. "
        "Năm 2021 đã có 25 bác sĩ đi học."
    )
    assert [row.value.kind for row in targets(text)] == ["target", "target", "result"]


def test_a_list_is_of_the_kind_and_period_of_its_head():
    text = (
        "Các chỉ tiêu phấn đấu năm 2023:\n- Tỷ lệ bao phủ BHYT: 95%\n- Số giường bệnh/vạn dân: 30 giường\n"
        "Năm 2022 đã khám 500 lượt."
    )
    assert columns(text, "kind", "period") == [("target", "2023"), ("target", "2023"), ("result", "2022")]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("đạt 95%", "="), ("trên 95%", ">"), ("hơn 95%", ">"), ("vượt mốc 95%", ">"), ("dưới 95%", "<"), ("chưa đến 95%", "<"),
        ("tối thiểu 95%", ">="), ("ít nhất 95%", ">="), ("từ 95% trở lên", ">="), ("≥ 95%", ">="), ("không quá 95%", "<="),
        ("tối đa 95%", "<="), ("khoảng 95%", "~"), ("gần 95%", "~"), ("ước đạt 95%", "~"), ("cao hơn 5%", "="),
        ("lên tới 95%", "="),
    ],
)  # fmt: skip
def test_comparator(text, comparator):
    assert columns(f"Tỷ lệ tham gia {text}.", "comparator") == [(comparator,)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Số bác sĩ/1 vạn dân: giao 8,2, đạt 8,5.", ["bác sĩ/10.000 dân"] * 2),
        ("Tỷ lệ bác sĩ đạt 8,4/vạn dân.", ["bác sĩ/10.000 dân"]),
        ("Tổng số cán bộ y tế toàn huyện có 335.", ["cán bộ y tế"]),
        ("Tỷ suất chết mẹ còn 46/100.000 trẻ đẻ sống.", ["ca/100.000 trẻ đẻ sống"]),
        ("Bệnh viện tiếp nhận 300 lượt khám mỗi ngày.", ["lượt/ngày"]),
        ("Mỗi tháng tiết kiệm khoảng 120 triệu đồng.", ["đồng/tháng"]),
        ("Tuổi thọ bình quân tăng từ 73,2 lên 74,1 tuổi.", ["tuổi", "tuổi"]),
        ("Số tiền phạt trung bình 1 cơ sở tăng từ 1,35 triệu (2011) lên 3,73 triệu (2016).", ["đồng", "đồng"]),
        ("Mỗi ca có 2 ca phẫu thuật.", ["ca"]),
        ("Tỷ số giới tính khi sinh là 111,2.", ["bé trai/100 bé gái"]),
    ],
)
def test_unit(text, units):
    assert [row.value.unit for row in targets(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh nhân 45 tuổi, trú tại tổ 5, nhập viện sau 2 giờ đau ngực.",
        "Uống paracetamol 500 mg, cách nhau 6 giờ; trẻ nặng 9,5 kg.",
        "Đây là lần thứ 3, đợt 2, mũi 1, hạng 2, cấp 4.",
        "Việt Nam đứng thứ 20/116 quốc gia.",
        "Ông công tác tại Bệnh viện Nhi đồng 1 và Bệnh viện Quân y 103.",
        "Là 1 trong những bệnh viện lớn, 2 bệnh viện này đã quá tải.",
        "Hội nghị kéo dài 3 ngày, sau 5 năm thực hiện.",
        "Nhà số 39, khu 3 phường Trần Phú.",
        "Địa chỉ: 156 Xã Đàn, Hà Nội; lớp 4 trường Tiểu học Kim Đồng.",
        "Vết thương được khâu 12 mũi; thiết bị mới 100%.",
        "Cách trung tâm 7 cây số; giai đoạn 2 đề án; cả 4 Bộ trưởng.",
    ],
)
def test_figures_that_measure_nothing(text):
    assert targets(text) == []


def test_a_figure_said_twice_is_one_row():
    text = (
        "Xử phạt 37 cơ sở\nTrong tháng, các đoàn đã xử phạt 37 cơ sở vi phạm an toàn thực phẩm. "
        "Có 37 cơ sở bị xử phạt vi phạm."
    )
    assert len(targets(text)) == 1


def test_every_row_is_grounded_and_names_its_rule():
    text = "Năm 2021, tỷ lệ bao phủ BHYT đạt 91,2%, tăng 1,5%; có 12/15 chỉ tiêu đạt kế hoạch."
    for row in targets(text):
        assert text[row.start : row.end]
        assert row.rule.split(";")[0] in RULES
        assert 0 < row.confidence <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the items of a bulletin
        ("Kết quả:\n- Số mắc: 12\n- Tử vong: 0", [(12, "ca"), (0, "ca")]),
        ("- Số mẫu: 30, dương tính: 9", [(30, "mẫu"), (9, "mẫu")]),
        ("- Lượt xem: 546", []),
        # what counts goes on with a list, stands behind a verb of change, or is many
        ("Kiểm tra 21 nhà hàng, 25 khách sạn.", [(21, "nhà hàng"), (25, "khách sạn")]),
        ("Đã giảm 36 chi nhánh.", [(36, "chi nhánh")]),
        ("Chuẩn bị 1,2 triệu túi quà.", [(1_200_000, "túi")]),
        ("Toàn tỉnh có 4.120 người trên 80 tuổi.", [(4120, "người")]),
        ("Thanh tra 86 quầy thuốc trên địa bàn.", [(86, "quầy thuốc")]),
        ("Các quầy thuốc vòng 2 chiến dịch đã bán hết.", []),
        # units
        ("Tỷ số giới tính khi sinh là 112,5 nam/100 nữ.", [(112.5, "nam/100 nữ")]),
        ("Tỷ số giới tính khi sinh 112/100.", [(112, "bé trai/100 bé gái")]),
        ("Mở 35 điểm bán, cấp 12 bộ dụng cụ.", [(35, "điểm bán"), (12, "bộ dụng cụ")]),
        ("Có 510 công chức, viên chức, người lao động.", [(510, "công chức, viên chức, người lao động")]),
        ("Phạt 2 tỷ 150 triệu 500 nghìn đồng.", [(2_150_500_000, "đồng")]),
    ],
)  # fmt: skip
def test_figures_of_bulletins_and_their_units(text, expected):
    assert columns(text, "value", "unit") == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tỉnh phấn đấu phát hiện 820 bệnh nhân lao; tỷ lệ điều trị khỏi trên 90%.", ["target", "target"]),
        ("Tỷ lệ bao phủ đạt 91% (chỉ tiêu 2022: 92%); riêng học sinh đạt 98%.", ["result", "target", "result"]),
        ("Mới đạt 88%, chưa đạt mục tiêu 95%.", ["result", "target"]),
        ("Quỹ vượt dự toán 12 tỷ đồng.", ["result"]),
        ("Mua 40 máy thở so với con số 60 máy thở Bộ giao.", ["result", "target"]),
        ("Bộ sẽ làm rõ sự cố khiến 6 người tử vong.", ["result"]),
        ("- Số bác sĩ: đạt 118 người; năm 2024 là 125 người.", ["result", "target"]),
        ("Trưởng phòng Kế hoạch tổng hợp cho biết có 54 ca.", ["result"]),
        ("III. Nhiệm vụ 6 tháng cuối năm\n- Khám cho 100% người cao tuổi\n- Tiêm 5.000 liều", ["target", "target"]),
    ],
)  # fmt: skip
def test_scope_of_what_was_planned(text, kinds):
    assert [kind for (kind,) in columns(text, "kind")] == kinds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- Thuốc viên, bao cao su: 512 người.", ["Thuốc viên, bao cao su"]),
        ("Các trạm khám, chữa bệnh cho 1.920 lượt người.", ["Các trạm khám, chữa bệnh lượt người"]),
        ("4. Tập huấn cho 120 học viên.", ["Tập huấn học viên"]),
        ("Số mắc là 130 ca, tức 1,3 ca/1.000 dân.", ["Số mắc", "Số mắc"]),
        ("Bị phạt 42 triệu đồng với các lỗi về hồ sơ.", ["Bị phạt"]),
    ],
)
def test_names_of_items_and_restatements(text, names):
    assert indicators(text) == names


RULES = {
    f"targets.{form}"
    for form in ("numeral", "ratio", "range", "range_words", "spelled", "portion", "fold", "table_cell")
}
PIECES = [
    "tỷ lệ", "đạt", "95%", "giao", "12/15 xã", "(", ")", ";", ":", ",", "và", "trong đó", "tăng", "giảm từ", "xuống còn",
    "so với", "kế hoạch", "5 ca", "từ 3 đến 7 người", "hơn", "khoảng", "\n- ", "1,5 tỷ đồng", "| ", "mỗi ngày", "gấp đôi", "là",
    "không quá",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_order_of_words_gives_sound_rows(pieces):
    text = " ".join(pieces)
    spans = sentences(text)
    for row in find_targets(Passage(text, spans, words(text, spans))):
        assert 0 <= row.start < row.end <= len(text)
        assert row.value.kind in ("target", "result")
