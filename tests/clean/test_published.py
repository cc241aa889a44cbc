"""Dates of publication: every form of stamp, and which candidate of a page wins."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinyte.clean import CleanArticle, clean
from tinyte.clean.stamps import iso_stamp, stamps
from tinyte.read.page import Page
from tinyte.segment.normal import lower, normal

BODY = "<p>Sáng nay, Sở Y tế tổ chức hội nghị sơ kết công tác sáu tháng đầu năm.</p>" * 1
TITLE = "Sở Y tế sơ kết công tác sáu tháng"


def values(line: str) -> list[str]:
    return [stamp.value for stamp in stamps(lower(normal(line)))]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Thứ Ba, 03/14/2017 - 04:26", "2017-03-14T04:26"),  # the American order, as the 14 proves
        ("Thứ Ba, 09/12/2017 - 04:26", "2017-09-12T04:26"),  # 12 September was a Tuesday, 9 December was not
        ("Thứ Ba, 12/09/2017 - 04:26", "2017-09-12T04:26"),
        ("14:35 | 03/07/2023", "2023-07-03T14:35"),
        ("Cập nhật: 5-11-2023", "2023-11-05"),
        ("Ngày cập nhật 06/10/2022", "2022-10-06"),
        ("Thứ năm, ngày 4 tháng 1 năm 2024", "2024-01-04"),
        ("Đăng lúc: 08/05/2020 15:41:27 (GMT+7)", "2020-05-08T15:41"),
        ("Thứ Ba, 13/05/2025, 07:40 [GMT+7]", "2025-05-13T07:40"),
        ("11/03/2019 10:26 Số lượt xem: 318", "2019-03-11T10:26"),
        ("(21/09/2021 09h10)", "2021-09-21T09:10"),
        ("Thứ 3, ngày 12 tháng 03 năm 2019 - 10:05", "2019-03-12T10:05"),
        ("Tháng Mười Một 5, 2023", "2023-11-05"),
        ("5 Tháng Mười Một, 2023", "2023-11-05"),
        ("November 5, 2023 at 2:05 pm", "2023-11-05T14:05"),
        ("Thứ Sáu, 3/7/2020 2:17 CH", "2020-07-03T14:17"),
        ("12/06/2017 | 14 giờ 05 phút", "2017-06-12T14:05"),
        ("T5, 09/05/2019 - 3:25chiều", "2019-05-09T15:25"),
        ("Thứ 4, 23.02.2022 | 20:41:28", "2022-02-23T20:41"),
        ("Cập nhật lúc 16:30, Thứ Năm, 21/09/2017", "2017-09-21T16:30"),
        ("2023-11-05 14:22", "2023-11-05T14:22"),
        ("03/07/23 14:00", "2023-07-03T14:00"),
    ],
)
def test_a_stamp(line: str, value: str) -> None:
    assert values(line) == [value]


@pytest.mark.parametrize(
    "line", ["31/02/2023", "Điện thoại: 0292.3820.117", "192.168.1.20", "ngày 15/13/2020", "05/11/1945", "tỷ lệ 3/4"]
)
def test_no_stamp(line: str) -> None:
    assert values(line) == []


@given(
    st.dates(dt.date(1995, 1, 1), dt.date(2060, 12, 31)),
    st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "ngày {d} tháng {m} năm {y}"]),
)
def test_every_day_in_every_form(day: dt.date, form: str) -> None:
    assert values(form.format(d=day.day, m=day.month, y=day.year)) == [str(day)]


@given(st.dates(dt.date(1995, 1, 1), dt.date(2060, 12, 31)))
def test_the_weekday_tells_the_order(day: dt.date) -> None:
    weekday = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"][day.weekday()]
    assert values(f"{weekday}, {day.day}/{day.month}/{day.year}") == [str(day)]


@pytest.mark.parametrize(
    ("value", "stamp"),
    [
        ("2022-08-03T07:35:00+00:00", "2022-08-03T14:35"),
        ("2022-08-03T14:35:00+07:00", "2022-08-03T14:35"),
        ("2022-08-03T18:30:00Z", "2022-08-04T01:30"),
        ("2022-08-03T00:00:00+07:00", "2022-08-03"),
        ("2022-08-03", "2022-08-03"),
        ("2022-02-30", None),
        ("hôm qua", None),
    ],
)
def test_iso_times_are_told_in_vietnam(value: str, stamp: str | None) -> None:
    assert iso_stamp(value) == stamp


def page(head: str = "", above: str = "", below: str = "", tail: str = "", **given: str) -> CleanArticle:
    content = f"<html><head>{head}</head><body>{above}<h1>{TITLE}</h1>{below}{BODY}{tail}</body></html>"
    return clean(Page(source="a", content=content, kind="html", **given))


JSON_LD = (
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-04T08:00:00+07:00"}</script>'
)
META = '<meta property="article:published_time" content="2021-05-05T08:00:00+07:00">'


@pytest.mark.parametrize(
    ("article", "value", "source"),
    [
        (page(JSON_LD, below="<div>03/05/2021</div>", published_at="2021-05-01"), "2021-05-01", "record"),
        (page(JSON_LD, below="<div>03/05/2021 07:15</div>"), "2021-05-03T07:15", "stamp"),
        (page(JSON_LD + META), "2021-05-04T08:00", "json-ld"),
        (page(META), "2021-05-05T08:00", "meta"),
        (
            page(below='<div><time datetime="2021-05-06T10:00:00+07:00">hôm qua</time></div>'),
            "2021-05-06T10:00",
            "time",
        ),
        (page(below="<div>Cập nhật: 09/05/2021</div><div>Ngày đăng: 03/05/2021</div>"), "2021-05-03", "stamp"),
        (page(below="<div>Cập nhật: 09/05/2021</div>"), "2021-05-09", "update"),
        (page(url="https://soyte.example.vn/2021/05/08/so-ket.html"), "2021-05-08", "url"),
        (page(tail="<div>Ngày đăng: 03/05/2021</div>"), "2021-05-03", "stamp"),
        (page(), None, None),
    ],
)
def test_which_candidate_wins(article: CleanArticle, value: str | None, source: str | None) -> None:
    assert (article.published_at, article.published_source) == (value, source)


def test_a_day_takes_its_minute_from_another_candidate() -> None:
    assert page(JSON_LD, below="<div>04/05/2021</div>").published_at == "2021-05-04T08:00"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<div>Thời tiết ngày 14/06/2021</div>",
        "<div>Hôm nay: Thứ Hai, 29/03/2020</div>",
        "<div><h3>Văn bản mới</h3><p>12/TB-SYT ngày 03/05/2019</p></div>",
        "<div><h3>Tin liên quan</h3><ul><li>Khai trương phòng tiêm (05/07/2018)</li></ul></div>",
    ],
)
def test_days_of_furniture_are_no_candidates(elsewhere: str) -> None:
    assert page(above=elsewhere).published_at is None
    assert page(tail=elsewhere).published_at is None


def test_a_day_after_the_fetch_is_refused() -> None:
    assert (
        page(JSON_LD, below="<div>03/05/2031</div>", fetched_at="2021-06-01T00:00:00").published_at
        == "2021-05-04T08:00"
    )


def test_a_date_line_may_end_with_a_full_stop() -> None:
    article = page(below="<div>Người đăng: Lê Thị Nụ .Ngày đăng: 03/05/2020 10:00 .Lượt xem: 133 lượt.</div>")
    assert (article.published_at, article.author) == ("2020-05-03T10:00", "Lê Thị Nụ")
    said = "<p>Hướng dẫn mới nhất được Bộ Y tế cập nhật ngày 12/3/2020.</p>"
    assert "được Bộ Y tế cập nhật ngày 12/3/2020." in page(below=said).text


def test_a_teaser_above_the_title_does_not_hide_the_date_below() -> None:
    teaser = "<div>Ngày 10/6, tỉnh đã ban hành quyết định công bố hết dịch tả lợn châu Phi.</div>"
    visit = '<div class="datetime">Chủ nhật, 14/06/2020 10:10</div>'
    assert (
        page(above=visit + teaser, below="<div>Đăng ngày 04-05-2020 lúc 07:15</div>").published_at == "2020-05-04T07:15"
    )
