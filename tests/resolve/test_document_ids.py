"""One identifier for one document in every article, never one for two."""

import datetime as dt
from itertools import combinations

import pytest

from tinyte.extract.passage import Passage
from tinyte.extract.resolutions import find_resolutions
from tinyte.resolve.documents import resolve_resolutions
from tinyte.segment.sentences import sentences


def ids(text, province=None, published=None):
    """Identifiers of the documents that an article cites."""
    day = dt.datetime.fromisoformat(published) if published else None
    passage = Passage(text, sentences(text), province=province, published=day)
    return [found.value.document_id for found in resolve_resolutions(passage, find_resolutions(passage))]


def one(*article):
    [identifier] = set(ids(*article))
    return identifier


SAME = {
    "a resolution of the Central Committee, in all its spellings": [
        ("Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương.", "Lạng Sơn", "2018-02-13"),
        ("Nghị quyết 20-NQ/TW về tăng cường công tác bảo vệ sức khỏe nhân dân.", "Bắc Ninh", "2020-01-07"),
        ("Nghị quyết số 20/NQ-TW, ngày 25/10/2017.", None, None),
        ("Nghị quyết 20 của Ban Chấp hành Trung ương về bảo vệ sức khỏe nhân dân.", None, "2019-05-05"),
    ],
    "the same number of the term before": [
        ("Nghị quyết 20-NQ/TW về phát triển khoa học và công nghệ.", None, "2018-01-01"),
        ("Nghị quyết số 20-NQ/TW ngày 1/11/2012.", None, None),
        ("Nghị quyết 20-NQ/TW đã được quán triệt.", None, "2014-01-01"),
    ],
    "a circular by full and short number": [
        ("Thông tư số 05/2022/TT-BYT ngày 1/8/2022 của Bộ Y tế.", "Hà Nội", "2022-09-01"),
        ("Thông tư 5/2022/TT-BYT.", None, None),
        ("Thông tư 05/2022 của Bộ trưởng Bộ Y tế.", "Cà Mau", "2023-01-01"),
    ],
    "a decree by full and short number": [
        ("Nghị định 74/2012/NĐ-CP về quản lý chất thải.", None, None),
        ("Nghị định 74/2012 của Chính phủ.", "Cà Mau", "2017-07-08"),
        ("Nghị định 74 năm 2012 của Chính phủ.", "Bến Tre", "2018-07-08"),
    ],
    "a plan of a province, cited at home and elsewhere": [
        ("Kế hoạch số 268/KH-UBND ngày 18/10/2016 của UBND tỉnh.", "Lạng Sơn", "2018-02-13"),
        ("UBND tỉnh Lạng Sơn có Kế hoạch số 268/KH-UBND ngày 18/10/2016.", None, "2017-01-01"),
        ("Kế hoạch số 268 /KH - UBND ngày 18/10/2016 của UBND tỉnh Lạng Sơn.", "Hà Nội", "2017-01-01"),
    ],
    "a directive of a Party committee, by suffix and by name": [
        ("Chỉ thị 08-CT/TU ngày 9/5/2016 của Ban Thường vụ Tỉnh ủy.", "Lạng Sơn", "2018-02-13"),
        ("Chỉ thị số 08-CT/TU ngày 9/5/2016.", "Lạng Sơn", "2016-07-01"),
    ],
    "a law by number, title, short title, year": [
        ("Luật Bảo hiểm y tế số 25/2008/QH12.", None, None),
        ("Luật Bảo hiểm y tế quy định rõ.", None, "2017-06-01"),
        ("Theo Luật BHYT, ai cũng có thẻ.", "Hà Nội", "2012-06-01"),
        ("Luật BHYT năm 2008 quy định rõ.", None, None),
    ],
    "a resolution known by its meeting": [
        ("Nghị quyết Trung ương 4 khoá XII.", "Lạng Sơn", "2018-02-13"),
        ("Nghị quyết Trung ương 4 (khóa XII) đã có hiệu quả.", None, None),
        ("Nghị quyết T.Ư 4, khóa XII về xây dựng Đảng.", None, None),
        ("Nghị quyết TW 4 khóa 12 về xây dựng Đảng.", None, None),
        ("Nghị quyết Hội nghị Trung ương 4, khóa XII.", None, None),
        ("Nghị quyết Hội nghị lần thứ tư, BCH Trung ương khóa XII.", "Cà Mau", "2019-01-01"),
        ("Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng khóa XII.", None, None),
    ],
    "a resolution of a congress of the Party": [
        ("Nghị quyết Đại hội XII của Đảng.", "Lạng Sơn", "2018-02-13"),
        ("Nghị quyết Đại hội XII đã nêu.", None, None),
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng.", None, None),
    ],
    "a number with its year behind a hyphen": [
        ("Nghị quyết số 17-2015/NQ-CP ngày 9/3/2015.", None, "2015-03-12"),
        ("Nghị quyết 17- 2015/NQ-CP về thủ tục hành chính.", "Hà Nội", "2016-03-12"),
        ("Nghị quyết 17-2015 của Chính phủ.", None, None),
    ],
    "a rule of the Party, by full and short number": [
        ("Quy định số 47-QĐ/TW ngày 1/11/2011.", None, None),
        ("Quy định 47 của Ban Chấp hành trung ương, ban hành ngày 1/11/2011.", "Gia Lai", "2017-05-20"),
    ],
    "a code by its letters": [
        ("Điều 92 BLTTHS 2003.", None, None),
        ("Bộ luật Tố tụng hình sự năm 2003.", "Cà Mau", "2017-01-01"),
    ],
    "a letter of a national body with the year": [
        ("Văn bản 2103/2009 của Thủ tướng Chính phủ.", "Phú Thọ", "2017-01-01"),
        ("Văn bản số 2103/2009 của Thủ tướng.", None, None),
    ],
    "a scheme of a province": [
        ("Đề án “Phát triển y tế xã tỉnh Bến Tre giai đoạn 2021 - 2025”.", "Bến Tre", "2021-01-01"),
        ("Đề án Phát triển y tế xã tỉnh Bến Tre giai đoạn 2021 - 2025.", None, "2022-01-01"),
    ],
    "a national scheme": [
        ("Triển khai đề án bệnh viện vệ tinh.", "Bến Tre", "2018-01-01"),
        ("Nhờ đề án bệnh viện vệ tinh.", None, None),
    ],
}

DIFFERENT = {
    "resolutions of the Party without a term": [
        ("Nghị quyết Trung ương 4 về xây dựng Đảng.", "Lạng Sơn", "2012-02-13"),
        ("Học tập Nghị quyết Trung ương 4 về xây dựng Đảng.", "Lạng Sơn", "2017-02-13"),
    ],
    "a rule and a decision of the Party of one number": [
        ("Quy định số 47-QĐ/TW ngày 1/11/2011.", None, None),
        ("Quyết định số 47-QĐ/TW ngày 1/11/2011.", None, None),
    ],
    "a province's 33-NQ/TU and the Central Committee's 33-NQ/TW": [
        ("Nghị quyết số 33-NQ/TU ngày 4/5/2017.", "Cao Bằng", "2018-02-13"),
        ("Nghị quyết số 33-NQ/TW ngày 8/6/2017.", "Cao Bằng", "2018-02-13"),
    ],
    "one number of two provinces": [
        ("Kế hoạch số 268/KH-UBND ngày 18/10/2016.", "Lạng Sơn", "2018-02-13"),
        ("Kế hoạch số 268/KH-UBND ngày 18/10/2016.", "Cao Bằng", "2018-02-13"),
    ],
    "one number of two years": [
        ("Kế hoạch số 268/KH-UBND ngày 18/10/2016.", "Lạng Sơn", "2018-02-13"),
        ("Kế hoạch số 268/KH-UBND ngày 12/11/2017.", "Lạng Sơn", "2018-02-13"),
    ],
    "one number of the year's own sequence and of the numbered series": [
        ("Nghị quyết số 18/2016/NQ-HĐND.", "Lạng Sơn", "2018-02-13"),
        ("Nghị quyết số 18/2017/NQ-HĐND.", "Lạng Sơn", "2018-02-13"),
    ],
    "the province's and the district's, and a district that is not named": [
        ("Kế hoạch số 12/KH-UBND ngày 5/6/2021 của UBND tỉnh.", "Phú Thọ", "2021-07-01"),
        ("Kế hoạch số 12/KH-UBND ngày 5/6/2021 của UBND huyện Đoan Hùng.", "Phú Thọ", "2021-07-01"),
        ("Kế hoạch số 12/KH-UBND ngày 5/6/2021 của UBND huyện Thanh Ba.", "Phú Thọ", "2021-07-01"),
        ("Kế hoạch số 12/KH-UBND ngày 5/6/2021 của UBND huyện.", "Phú Thọ", "2021-07-01"),
    ],
    "two kinds with one number": [
        ("Quyết định số 12/QĐ-UBND ngày 5/6/2021.", "Phú Thọ", "2021-07-01"),
        ("Kế hoạch số 12/KH-UBND ngày 5/6/2021.", "Phú Thọ", "2021-07-01"),
        ("Chỉ thị số 12/CT-UBND ngày 5/6/2021.", "Phú Thọ", "2021-07-01"),
    ],
    "Quy định and Quyết định of the Party": [
        ("Quy định số 37-QĐ/TW ngày 25/10/2021.", None, None),
        ("Quyết định số 37-QĐ/TW ngày 25/10/2021.", None, None),
    ],
    "a number without a year in two articles": [
        ("Theo Kế hoạch số 77/KH-UBND, tỉnh tiêm vắc xin.", "Phú Thọ", "2021-07-01"),
        ("Theo Kế hoạch số 77/KH-UBND, tỉnh mở trường.", "Phú Thọ", "2021-08-01"),
    ],
    "a number without a place in two articles": [
        ("Kế hoạch số 77/KH-UBND ngày 5/6/2021 về tiêm vắc xin.", None, None),
        ("Kế hoạch số 77/KH-UBND ngày 5/6/2021 về trường học.", None, None),
    ],
    "the Central Committee's number of two terms": [
        ("Nghị quyết 20-NQ/TW về phát triển khoa học và công nghệ.", None, "2018-01-01"),
        ("Nghị quyết 20-NQ/TW về bảo vệ sức khỏe nhân dân.", None, "2018-01-01"),
    ],
    "laws of one title": [
        ("Luật Khám bệnh, chữa bệnh quy định rõ.", None, "2015-01-01"),
        ("Luật Khám bệnh, chữa bệnh quy định rõ.", None, "2024-01-01"),
        ("Luật Khám bệnh, chữa bệnh (sửa đổi) đang được bàn.", None, "2022-01-01"),
        ("Dự thảo Luật Khám bệnh, chữa bệnh đang được bàn.", None, "2022-06-01"),
    ],
    "two laws of which one's title begins with the other's": [
        ("Luật Giáo dục năm 2005.", None, None),
        ("Luật Giáo dục đại học năm 2005.", None, None),
    ],
    "the old and the new province of one name in the year of the change": [
        ("Nghị quyết số 09/NQ-HĐND ngày 20/3/2025.", "An Giang", "2025-04-01"),
        ("Nghị quyết số 09/NQ-HĐND ngày 18/8/2025.", "An Giang", "2026-01-05"),
        ("Nghị quyết số 09/2025/NQ-HĐND của HĐND tỉnh.", "An Giang", "2026-01-05"),
    ],
    "health centres of one name in two provinces": [
        ("Trung tâm Y tế huyện Châu Thành có Kế hoạch số 5/KH-TTYT ngày 5/1/2020.", "Bến Tre", "2020-02-02"),
        ("Trung tâm Y tế huyện Châu Thành có Kế hoạch số 5/KH-TTYT ngày 5/1/2020.", "Tiền Giang", "2020-02-02"),
    ],
    "schemes of one title in two provinces": [
        ("Đề án “Nhà thuốc lưu động vùng cao”.", "Bến Tre", "2020-02-02"),
        ("Đề án “Nhà thuốc lưu động vùng cao”.", "Tiền Giang", "2020-02-02"),
    ],
    "letters of two offices": [
        ("Công văn số 55/SYT-NVY ngày 5/6/2020.", "Bến Tre", "2020-07-01"),
        ("Công văn số 55/SYT-NVD ngày 5/6/2020.", "Bến Tre", "2020-07-01"),
        ("Công văn số 55/BYT-DP ngày 5/6/2020.", "Bến Tre", "2020-07-01"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("articles", SAME.values(), ids=SAME.keys())
def test_one_document_has_one_identifier(articles):
    assert len({one(*article) for article in articles}) == 1


@pytest.mark.parametrize("articles", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_two_documents_have_two_identifiers(articles):
    for left, right in combinations(articles, 2):
        assert one(*left) != one(*right)


def test_all_documents_of_the_table_are_told_apart():
    groups = [[one(*article) for article in articles] for articles in SAME.values()]
    assert len({group[0] for group in groups}) == len(groups)


def test_mentions_in_one_article_share_their_identifier():
    text = "Kế hoạch số 77/KH-UBND đã có. Theo Kế hoạch số 77/KH-UBND và Kế hoạch số 77, tỉnh tiêm vắc xin."
    assert len(ids(text, "Phú Thọ", "2021-07-01")) == 3
    assert len(set(ids(text, "Phú Thọ", "2021-07-01"))) == 1


def test_identifiers_can_be_read():
    assert one("Kế hoạch số 268/KH-UBND ngày 18/10/2016.", "Lạng Sơn") == "268-kh-ubnd_lang-son_2016"
    assert one("Nghị quyết số 20-NQ/TW ngày 25/10/2017.") == "20-nq-tw_2017"
    assert one("Luật Dược năm 2016.") == "105-qh13_2016"
