from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinyte.segment.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


# In every text "⏐" marks where a sentence ends and the next begins.
ABBREVIATIONS = [
    "PGS.TS.BS Trần Văn Bình chủ trì.⏐ Cuộc họp kéo dài 2 giờ.",
    "Theo PGS. TS. BS. Trần Văn Bình, dịch đã lui.",
    "ThS. BS Lê Thị An và BS.CKII. Vũ Hà tham dự.",
    "PGS-TS. Trần Bình, BS-CKII. Vũ Hà và GS. Lê An đã ký.",
    "Đoàn do đ/c. Lê Văn An dẫn đầu.",
    "Toàn huyện có 5 BS. Theo kế hoạch sẽ có 9.".replace(" Theo", "⏐ Theo"),
    "Người dân TP. Hồ Chí Minh, TX. Kỳ Anh và Tp. Vinh đi tiêm.",
    "Bệnh nhân trú tại Q. Ba Đình, H. Củ Chi, P. Bến Nghé.",
    "Dịch đã lan ra toàn TP. Sở Y tế họp khẩn.".replace(" Sở", "⏐ Sở"),
    "Ca bệnh ở ngoại ô TP.⏐ Mô hình này cần nhân rộng.",
    "Liên hệ ĐT. 024 3456 hoặc tr. 15 của tài liệu.",
    "Mr. Smith và Dr. Lan ở St. Petersburg.",
    "Công ty Nam Hải Co. đã tặng 200 máy thở.",
]
DOCUMENTS = [
    "Thực hiện Nghị quyết số 28-NQ/TW.⏐ Tỉnh ủy ban hành kế hoạch.",
    "Căn cứ Công văn 944/KCB-QLCL.⏐ Sở Y tế yêu cầu báo cáo.",
    "Các đơn vị thực hiện./.⏐ Nơi nhận: như trên",
    "Theo T.Ư và P.GĐ Lê An, tại U.S.A, số liệu đã đủ.",
]
GLUED = [
    "Sở đã triển khai.⏐Đồng chí Lê An kết luận.",
    "Tính đến hết tháng 9.⏐Đã khám cho 12 người.",
    "Xem mục 9.Đã khám cho 12 người.",
    "Hoàn thành năm 2025.⏐Sở Y tế giám sát.",
    "Tỷ lệ đạt 95%.⏐Các huyện khác (8 xã).⏐Riêng huyện Nam đạt “tốt”.⏐Theo ông An, thế là đủ.",
    "Việc này đã xong.⏐UBND tỉnh khen.",
    "Có đúng không?⏐Bà An gật đầu, hồi hộp…⏐Đây là lần đầu.",
    "Bác sĩ về TP.HCM.⏐Theo kế hoạch, họ ở lại.",
    'Ông đã khai."⏐Tôi về'.replace('."⏐', '.⏐"'),
    "TS.Nguyễn Văn An, Ths.BS Lê Hà, Tp.Huế, Q.1, H.Củ Chi, ông A.Nguyễn.",
    "Xem soyte.gov.vn, Booking.Com, bao.cao.Docx và thu.Lan@soyte.vn hoặc https://a.vn/Tin.Moi nhé.",
    "Tổng cộng 1.234 ca, 3.5 triệu, ngày 20.8.2014, 10.000đ.",
    "Nhiệm vụ: 1.Tiêm chủng; 2.Khám bệnh.",
]
ENDS = [
    "Gồm ho, sốt, v.v. và mệt.⏐ Gồm thuốc, máy, v.v.⏐ Các trạm đã nhận.",
    "Chờ đã... rồi đi.⏐ Thế là hết...⏐ Mọi người về.",
    "Thuốc, vắc-xin… 30 triệu đồng.⏐ Gồm A, B…⏐ 2. Công tác khám",
    "“Anh đi đâu?” ông hỏi.⏐ “Tôi về.”⏐ Ông nói.⏐ Bà đáp: “Vâng!”",
    "Thật bất ngờ (?!)⏐ Đoàn kiểm tra vào cuộc.",
    "Ai đến!?⏐ Không ai cả.",
    "Dịch đã hết (theo báo cáo.)⏐ Trạm mở lại.",
    "Mục tiêu gồm: tiêm đủ; khám đủ; báo cáo đủ.",
    "Dịch đã hết .⏐ Trạm mở lại . .⏐ Dân vui.",
    "Dịch đã hết. tuy nhiên vẫn phải đề phòng.".replace(" tuy", "⏐ tuy"),
    "Kinh phí 15 tr. đồng mỗi trạm.",
    "Đã tiêm năm 2021.⏐ 15 xã hoàn thành.",
    "Dịch đã hết.⏐ (Ảnh: Lan Anh)",
]
NAMES_CUT_SHORT = [
    "Bị cáo Nguyễn V. A. và bà H. khai nhận.",
    "Người dân giữ anh S.⏐ Khi về, anh kể lại.",
    "Chị Nguyễn Thị H. (30 tuổi) nhập viện.",
    "Ông John F. Kennedy và ông J. Smith đến thăm.",
    "Bệnh nhân mắc viêm gan B.⏐ Người nhà cũng vậy.",
    "Nhiệt độ 35 độ C.⏐ Đêm có mưa ở Đông Nam Á.⏐ Ngày nắng.",
]
LINES = [
    "Sở Y tế họp báo\n⏐Chiều 6/1, Sở họp báo.⏐ Có 20 nhà báo.\r\n\r\n⏐Ảnh: Lan Anh",
    "- Khám bệnh.⏐ Cấp thuốc.\n⏐• Tiêm chủng\n⏐1. Công tác tiêm.⏐ Đạt 95%.",
    "a) Ở xã.\n⏐b. Ở huyện\n⏐II. Kết quả\n⏐1.2. Tồn tại",
    "Huyện | Số ca | Ghi chú. Tạm tính | 95%\n⏐Nam | 12 | Tốt. Khá",
    "* * *\n⏐…",
    "12\u2028⏐13",
]


@pytest.mark.parametrize("marked", [*ABBREVIATIONS, *DOCUMENTS, *GLUED, *ENDS, *NAMES_CUT_SHORT, *LINES])
def test_sentences_end_where_marked(marked: str) -> None:
    assert split(marked.replace("⏐", "")) == [sentence.strip() for sentence in marked.split("⏐")]


def test_a_line_of_prose_with_one_bar_is_no_table_row() -> None:
    prose = "Trạm y tế xã đã khám cho người dân. " * 20
    assert len(split(f"Video | {prose}")) == 20


def test_blank_texts_have_no_sentences() -> None:
    assert sentences("") == sentences(" \r\n\t\xa0") == []


LOOKALIKE = st.text(
    st.one_of(
        st.sampled_from(list(".…?!:;,|/-–\"'“”()[] \n\r\t\xa0\u200b\u0301\u2028ĐđAaTPvQ19🙂\ud800")), st.characters()
    )
)


@given(LOOKALIKE)
def test_every_character_that_is_not_blank_is_in_one_sentence(text: str) -> None:
    covered = {at for start, end in sentences(text) for at in range(start, end)}
    assert covered >= {at for at, char in enumerate(text) if not char.isspace()}


@given(LOOKALIKE)
def test_sentences_are_in_order_trimmed_and_of_one_line(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert not any(set(text[start:end]) & set("\n\r") for start, end in spans)
