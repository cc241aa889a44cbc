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
        ("Toàn tỉnh ghi nhận 287 ca quai bị, 54 ca tay chân miệng.", ["ca quai bị", "ca tay chân miệng"]),
        # on both sides
        (
            "Các đoàn kiểm tra 96 cơ sở thực phẩm, xử phạt 12 cơ sở.",
            ["Các đoàn kiểm tra cơ sở thực phẩm", "xử phạt cơ sở"],
        ),
        # with the figure before
        ("Phát hiện 45 cơ sở vi phạm (14,1%).", ["Phát hiện cơ sở vi phạm", "Phát hiện cơ sở vi phạm"]),
        ("Khám cho 640.500 lượt người, đạt 53,4% kế hoạch.", ["Khám cho lượt người", "Khám cho lượt người kế hoạch"]),
        ("Ghi nhận 1.562 ca sởi, tăng 3,5 lần so với cùng kỳ.", ["ca sởi", "ca sởi tăng so với cùng kỳ"]),
        # before a colon
        ("Tỷ lệ xử lý nước thải y tế: giao 93%, đạt 94,1%.", ["Tỷ lệ xử lý nước thải y tế"] * 2),
        # shared by both
        (
            "Mở thêm 02 cơ sở và 07 điểm cấp phát thuốc Methadone.",
            ["Mở thêm cơ sở Methadone", "điểm cấp phát thuốc Methadone"],
        ),
    ],
)
def test_indicator(text, names):
    assert indicators(text) == names


def test_the_name_of_a_place_joins_the_indicator_of_the_figure_before():
    text = "Tỷ lệ tiêm mũi 1 đạt 81,4%, trong đó huyện Đoan Hùng đạt 88,6%, huyện Hạ Hòa 79,3%."
    assert [name.split(" huyện ")[-1] for name in indicators(text)[1:]] == ["Đoan Hùng", "Hạ Hòa"]
    assert all(name.startswith("Tỷ lệ tiêm mũi 1") for name in indicators(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Số giường bệnh: giao 500, đạt 512.", ["target", "result"]),
        ("Thu ngân sách đạt 64% so với chỉ tiêu giao là 60%.", ["result", "target"]),
        ("Tỷ lệ tiêm chủng đạt 96,8% (chỉ tiêu >95%).", ["result", "target"]),
        ("Tỷ lệ sinh con thứ ba còn 9,6%, chưa đạt kế hoạch đề ra (không quá 9%).", ["result", "target"]),
        ("Phấn đấu đạt 11 bác sĩ/vạn dân, 33 giường bệnh/vạn dân; 160 xã đạt chuẩn.", ["target"] * 3),
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
        ("Số bác sĩ/1 vạn dân: giao 7,6, đạt 7,9.", ["bác sĩ/10.000 dân"] * 2),
        ("Tỷ lệ bác sĩ đạt 8,4/vạn dân.", ["bác sĩ/10.000 dân"]),
        ("Tổng số cán bộ y tế toàn huyện có 335.", ["cán bộ y tế"]),
        ("Tỷ suất chết mẹ còn 46/100.000 trẻ đẻ sống.", ["ca/100.000 trẻ đẻ sống"]),
        ("Bệnh viện tiếp nhận 300 lượt khám mỗi ngày.", ["lượt/ngày"]),
        ("Mỗi tháng tiết kiệm khoảng 95 triệu đồng.", ["đồng/tháng"]),
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
        "Ông công tác tại Bệnh viện Nhi đồng 1 và Bệnh viện Quân y 129.",
        "Là 1 trong những bệnh viện lớn, 2 bệnh viện này đã quá tải.",
        "Hội nghị kéo dài 3 ngày, sau 5 năm thực hiện.",
        "Nhà số 39, khu 3 phường Trần Phú.",
        "Địa chỉ: 156 Xã Đàn, Hà Nội; lớp 4 trường Tiểu học Kim Đồng.",
        "Vết thương được khâu 12 mũi; thiết bị mới 100%.",
        "Cách trung tâm 7 cây số; giai đoạn 2 đề án.",
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
        ("Các trạm khám, chữa bệnh cho 1.920 lượt người.", ["Các trạm khám, chữa bệnh cho lượt người"]),
        ("4. Tập huấn cho 120 học viên.", ["Tập huấn cho học viên"]),
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a name too short to tell anything takes its subject or its topic along
        ("Tính đến nay, toàn thành phố đã tiêm 410.000 mũi.", ["toàn thành phố đã tiêm mũi"]),
        ("Theo báo cáo, toàn tỉnh ghi nhận 1.250 ca mắc.", ["toàn tỉnh ghi nhận ca mắc"]),
        ("Với bệnh dại, 5 tháng đầu năm ghi nhận 67 ca mắc.", ["bệnh dại ca mắc"]),
        # what was counted is told behind the figure
        ("Hệ thống giám sát của tỉnh ghi nhận 41 ca sốt phát ban nghi sởi.", ["ca sốt phát ban nghi sởi"]),
        ("Bác sĩ Nam cùng 15 điều dưỡng nội trú đã lên đường.", ["điều dưỡng nội trú đã lên đường"]),
        # behind a conjunction a new clause begins
        ("Đoàn công tác đã họp để bố trí 25 máy thở cho bệnh viện.", ["bố trí máy thở cho bệnh viện"]),
        ("Khoa quá tải thì bệnh viện phải mở thêm 60 giường.", ["bệnh viện phải mở thêm giường"]),
        # a capital begins a sentence that no full stop parts from the headline before
        (
            "Không chủ quan với sốt xuất huyết Hiện tại khoa Nhi đang điều trị cho 86 ca sốt xuất huyết.",
            ["khoa Nhi đang điều trị cho ca sốt xuất huyết"],
        ),
        # remarks in brackets, titles in quotes
        ("Tại quán cơm B., (đường Lê Lợi) 24 du khách bị ngộ độc thực phẩm.", ["du khách bị ngộ độc thực phẩm"]),
        ("Toàn tỉnh có 84/97 xã (86,6%) đạt tiêu chí nước sạch.", ["xã đạt tiêu chí nước sạch"] * 2),
        (
            "Đề án “Nâng cao năng lực điều trị các bệnh không lây nhiễm” được triển khai tại 25 xã.",
            ["Đề án được triển khai tại xã"],
        ),
        # lists
        (
            "Các doanh nghiệp nợ bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp là 310 tỷ đồng.",
            ["doanh nghiệp nợ bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp"],
        ),
        ("Có 70% do người thân lây, 20% do nguồn nước.", ["do người thân lây", "do nguồn nước"]),
        (
            "Toàn tỉnh có 210 ca sởi nặng tại 4/9 huyện: Mường La 74 ca, Sốp Cộp 52 ca.",
            ["ca sởi nặng", "ca sởi nặng tại huyện", "ca sởi nặng Mường La", "ca sởi nặng Sốp Cộp"],
        ),
        # changes
        (
            "Tỷ lệ tiêm chủng đạt 91%, cao hơn năm 2021 là 3 điểm phần trăm.",
            ["Tỷ lệ tiêm chủng", "Tỷ lệ tiêm chủng cao hơn năm 2021"],
        ),
        # what things are weighed in is no noun of a name
        ("Đoàn kiểm tra tiêu hủy 320 kg thịt bốc mùi.", ["Đoàn kiểm tra tiêu hủy thịt bốc mùi"]),
        ("Xã Thanh Sơn bao phủ 93% dân số.", ["bao phủ dân số"]),
    ],
)
def test_the_name_holds_what_a_careful_reader_would_copy(text, names):
    assert indicators(text) == names


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Năm 2022, Trung tâm được giao 61 tỷ đồng; lấy mẫu nước tại 100% trạm cấp nước; phục vụ 9/9 huyện.",
            ["target", "target", "target"],
        ),
        ("Cần cảnh giác bởi 5 tháng đầu năm cả nước ghi nhận 69 ca bệnh dại.", ["result"]),
        ("Dự án bệnh viện quy mô 300 giường phải khởi công trước quý IV.", ["target"]),
        ("Cơ quan bảo hiểm đang chuẩn bị hồ sơ khởi kiện 149 doanh nghiệp.", ["target"]),
        ("Đề án giai đoạn 2 đặt mục tiêu tỷ lệ dùng thuốc nội đạt mức 30%.", ["target"]),
    ],
)
def test_what_a_plan_governs(text, kinds):
    assert [row.value.kind for row in targets(text, None)] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các huyện A Lưới và Nam Đông có tỷ lệ phát hiện cao nhất, lần lượt là 162 và 133 bệnh nhân/100.000 dân.",
            [(162, "bệnh nhân/100.000 dân"), (133, "bệnh nhân/100.000 dân")],
        ),
        ("Sau hơn một tháng xảy ra sự cố, 8 người đã xuất viện.", [(8, "người")]),
        ("Tuổi thọ trung bình tăng từ 72 tuổi năm 2010 lên 74,1 năm 2020.", [(72, "tuổi"), (74.1, "tuổi")]),
        ("Gia đình ông vay được 26 tỷ tôi mới biết.", [(26_000_000_000, "đồng")]),
        ("Chi cục phải quản lý nửa triệu hộ chế biến nhỏ lẻ.", [(500_000, "hộ")]),
        ("Bộ Y tế cấp 8 máy chạy thận nhân tạo.", [(8, "máy chạy thận nhân tạo")]),
        ("Danh mục có 200.000 loại vật tư tiêu hao.", [(200_000, "loại vật tư tiêu hao")]),
        ("Đã có 3 cháu bé nhập viện.", [(3, "cháu bé")]),
        ("Tỉnh này có mã vùng là 21.", []),
        ("Kỳ họp năm nay, 4 Bộ trưởng trả lời chất vấn.", [(4, "bộ trưởng")]),
    ],
)
def test_nouns_that_are_counted(text, expected):
    assert columns(text, "value", "unit") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the counted noun with its fixed compound
        ("Dự án cấp nước cho 1.500 hộ dân.", [(1500, "hộ dân")]),
        ("Huyện đã xây 4 trạm cấp nước sạch.", [(4, "trạm cấp nước sạch")]),
        ("Bộ Y tế làm việc với 6 sở y tế, 9 bệnh viện.", [(6, "sở y tế"), (9, "bệnh viện")]),
        ("Đoàn thanh tra 14 địa phương, đơn vị.", [(14, "địa phương, đơn vị")]),
        ("Sở Y tế tỉnh này thừa 12 cấp phó.", [(12, "cấp phó")]),
        # lengths of what is built or bought
        ("Công ty sẽ lắp đặt 180 km đường ống.", [(180, "km")]),
        ("Trạm cấp nước đã mua 35.200 m ống nhựa.", [(35_200, "m")]),
        ("Máy bay bay ở độ cao 11.000 m thì gặp sự cố.", []),
        ("Nhà bà cách bệnh viện 12 km.", []),
        # one of several: nothing is counted
        ("Theo ông An, một trong 3 thiết bị là máy siêu âm.", []),
        ("Trạm này chỉ là 1 trong tổng số 9 công trình của dự án.", []),
        ("Vụ việc xảy ra ở ngã 4 chợ Bến Thành.", []),
    ],
)
def test_what_counts_and_in_what_unit(text, expected):
    assert columns(text, "value", "unit") == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # what the second figure counts is whom the first goes to
        (
            "Hiệp hội đã tài trợ 300.000 USD cho 4 bệnh viện miền núi.",
            ["Hiệp hội đã tài trợ cho 4 bệnh viện miền núi", "bệnh viện miền núi"],
        ),
        # the part is named by what the whole is
        (
            "Hiện 25 bệnh nhân trong số 140 bệnh nhân đang lọc máu đã được chuyển viện.",
            ["bệnh nhân đang lọc máu đã được chuyển viện"] * 2,
        ),
        # parts behind "trong đó"
        (
            "Trường đào tạo 90 điều dưỡng, trong đó lớp A là 40 người, lớp B là 50 người.",
            ["Trường đào tạo điều dưỡng", "Trường đào tạo điều dưỡng lớp A", "Trường đào tạo điều dưỡng lớp B"],
        ),
        # a remark in brackets parts the subject from its verb
        (
            "Chỉ còn 3 công nhân của Công ty Bình Minh (khu công nghiệp Tân Tiến, huyện An Hòa) đang nằm viện.",
            ["công nhân của Công ty Bình Minh đang nằm viện"],
        ),
        # another clause
        ("Vụ tai nạn khiến 6 bệnh nhân tử vong, ban giám đốc bệnh viện họp khẩn.", ["bệnh nhân tử vong"]),
        ("Bà An thăm gia đình 3 bệnh nhân tử vong và khẳng định sẽ làm rõ.", ["Bà An thăm gia đình bệnh nhân tử vong"]),
        # the credit of a photograph opens no list
        (
            "Người dân đến khám - Ảnh: N.T Theo Sở Y tế, có 17 cán bộ y tế tham gia cấp cứu.",
            ["cán bộ y tế tham gia cấp cứu"],
        ),
    ],
)
def test_how_far_a_name_goes(text, names):
    assert indicators(text) == names


def test_a_number_passed_is_a_lower_bound():
    assert columns("Vốn đầu tư đã vượt qua con số 2 triệu USD.", "value", "comparator") == [(2_000_000, ">")]


def test_what_comes_first_is_planned():
    assert columns("Trước mắt, bệnh viện huyện đảm nhiệm 30 bệnh nhân.", "value", "kind") == [(30, "target")]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_order_of_words_gives_sound_rows(pieces):
    text = " ".join(pieces)
    spans = sentences(text)
    for row in find_targets(Passage(text, spans, words(text, spans))):
        assert 0 <= row.start < row.end <= len(text)
        assert row.value.kind in ("target", "result")


def test_parts_of_a_sum_in_brackets():
    """Names with a number each, which make up no more than the figure before."""
    text = "Ghi nhận 04 ca tử vong (Phù Cát 02, Hoài Nhơn 01). Đã tiêm 58.902 mũi (mũi 1: 51.377; mũi 2: 7.525)."
    assert columns(text, "value", "unit") == [
        (4, "ca"), (2, "ca"), (1, "ca"), (58902, "mũi"), (51377, "mũi"), (7525, "mũi"),
    ]  # fmt: skip
    assert len(columns("Có 3 ca mắc (Phường 9, Quận 3).", "value")) == 1
    assert len(columns("Có 12 ca mắc (Phù Cát 25, Hoài Nhơn 30).", "value")) == 1


def test_a_list_of_places_is_named_by_the_head_before_its_colon():
    text = "Có 4 ca tử vong. Các địa phương có số mắc cao: An Nhơn (1.355 ca), Phù Cát (1.102 ca)."
    assert indicators(text)[1:] == ["số mắc cao An Nhơn", "số mắc cao Phù Cát"]


def test_the_same_time_a_year_before_is_named_by_the_figure_before():
    assert indicators("Phát hiện 118 người nhiễm HIV (cùng kỳ: 92 người).")[1].startswith("Phát hiện người nhiễm HIV")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số mắc/100.000 dân là 526,8.", [(526.8, "ca/100.000 dân")]),
        ("Tỷ số giới tính khi sinh không quá 111,5.", [(111.5, "bé trai/100 bé gái")]),
        ("Chỉ số Breteau trung bình 27,4.", [(27.4, None)]),
        ("Toàn tỉnh giảm từ 27 xuống còn 22 đơn vị.", [(27, "đơn vị"), (22, "đơn vị")]),
        ("Khu điều trị đang có 187 bệnh nhân/260 giường.", [(187, "bệnh nhân")]),
        ("Toàn tỉnh có 9,5 bác sĩ/01 vạn dân.", [(9.5, "bác sĩ/10.000 dân")]),
        ("Thực hiện mục tiêu 95 - 95 - 95.", []),
    ],
)
def test_indices_rates_and_changes(text, expected):
    assert columns(text, "value", "unit") == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Toàn ngành có 980 bác sĩ, thấp hơn mức 1.200 bác sĩ của kế hoạch năm.", ["result", "target"]),
        ("Thực hiện Chiến lược Quốc gia về Dinh dưỡng giai đoạn 2021 - 2030 và tầm nhìn đến năm 2045, "
         "tỉnh cho 104.217 trẻ uống vitamin A.", ["result"]),
        ("Năm 2023: 12 đơn vị liên thông kết quả xét nghiệm; 40 trạm y tế khám từ xa.", ["target", "target"]),
    ],
)  # fmt: skip
def test_plans_that_words_around_tell(text, kinds):
    assert [kind for (kind,) in columns(text, "kind")] == kinds


def test_a_promise_and_the_last_of_two_deeds():
    assert indicators("Bà Kray cam kết giảm thêm ít nhất 25 cặp tảo hôn.") == ["giảm thêm cặp tảo hôn"]
    text = "Sở kiến nghị điều chỉnh mức khoán tại tuyến xã và bổ sung tối thiểu 60 bác sĩ."
    assert indicators(text) == ["bổ sung bác sĩ"]
