"""Every day of 1990 to 2060 in every spelling, days that do not exist, long and hostile texts."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tinyte.extract.calendar_values import is_value
from tinyte.extract.dates import find_dates
from tinyte.extract.passage import Passage
from tinyte.extract.resolutions import find_resolutions
from tinyte.resolve.documents import resolve_resolutions
from tinyte.resolve.years import resolve_dates
from tinyte.segment.sentences import sentences

SPELLINGS = [
    "ngày {d}/{m}/{y}", "ngày {d:02}/{m:02}/{y}", "{d}/{m}/{y}", "ngày {d}-{m}-{y}", "ngày {d:02}.{m:02}.{y}",
    "sáng {d}/{m}/{y}", "ngày {d} tháng {m} năm {y}", "{d} tháng {m} năm {y}", "ngày {d:02} tháng {m:02}/{y}",
    "chiều ngày {d}-{m}-{y}", "ngày {d} / {m} / {y}", "NGÀY {d}/{m}/{y}", "{y}-{m:02}-{d:02}",
]  # fmt: skip
YEARLESS = ["ngày {d}/{m}", "chiều {d}-{m}", "ngày {d:02}.{m:02}", "ngày {d} tháng {m}", "hôm {d}/{m}"]
DAYS = [dt.date(1990, 1, 1) + dt.timedelta(days=n) for n in range((dt.date(2061, 1, 1) - dt.date(1990, 1, 1)).days)]


def rows(text, published=None):
    passage = Passage(text, sentences(text), published=published, found={})
    passage.found["resolutions"] = resolve_resolutions(passage, find_resolutions(passage))
    return resolve_dates(passage, find_dates(passage))


@pytest.mark.parametrize("year", range(1990, 2061))
def test_every_day_in_every_spelling(year):
    days = [day for day in DAYS if day.year == year]
    text = "\n".join(
        "Sở họp " + spelling.format(d=day.day, m=day.month, y=day.year) + "." for day in days for spelling in SPELLINGS
    )
    assert [row.value.value for row in rows(text)] == [day.isoformat() for day in days for _ in SPELLINGS]


@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_without_a_year_reads_as_in_the_article_s_year(month):
    days = [day for day in DAYS if (day.year, day.month) == (2021, month)]
    for day in days:
        for spelling in YEARLESS:
            [row] = rows(
                "Sở họp " + spelling.format(d=day.day, m=day.month) + ".", dt.datetime(2021, day.month, day.day)
            )
            assert row.value.value == day.isoformat()


@given(
    st.integers(0, 40),
    st.integers(0, 20),
    st.sampled_from([1900, 1990, 2019, 2020, 2021, 2060]),
    st.sampled_from(SPELLINGS),
)
@settings(max_examples=300, deadline=None)
@example(31, 2, 2020, "ngày {d}/{m}/{y}")
@example(30, 13, 2020, "{d}/{m}/{y}")
@example(29, 2, 2021, "ngày {d} tháng {m} năm {y}")
def test_days_that_do_not_exist_are_no_rows(day, month, year, spelling):
    found = [row.value.value for row in rows(spelling.format(d=day, m=month, y=year)) if row.value.precision == "day"]
    iso = f"{year}-{month:02}-{day:02}"
    assert found == ([iso] if is_value(iso) else [])


@given(st.text(alphabet=st.sampled_from("0123456789/-., ngàytháộđếừquýIVnămsởbu\n()“”:h%"), max_size=200))
@settings(max_examples=300, deadline=None)
def test_rows_are_grounded_and_valued_on_any_text(text):
    for row in rows(text, dt.datetime(2021, 6, 15)):
        assert 0 <= row.start < row.end <= len(text)
        assert is_value(row.value.value)


SIZE = 100_000
"""Characters of a hostile text."""


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("piece", "rows_a_piece"),
    [
        ("13, 14, ", 0),
        ("ngày 13, 14, ", None),
        ("1/1/2020 ", 1),
        ("từ 1/1 đến ", None),
        ("ngày ngày ", 0),
        ("sáng chiều tối ", 0),
        ("năm 2020 đến ", None),
        ("2020-", 0),
        ("1/", 0),
        ("1.", 0),
        ("tháng 1, ", None),
        ("chậm nhất vào là trong ", 0),
        ("thứ hai tuần này ", None),
        ("(", 0),
        ("quý i ii iii ", None),
        ("14h30 14h30 ", 0),
        ("Quyết định số 1/QĐ-UBND và ", None),
        ("ký ban hành ngày ", None),
        ("\u0301", 0),
        ("5" * 50, 0),
    ],
)
def test_hostile_texts_end_and_read_as_their_pieces(piece, rows_a_piece):
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    found = rows(text, dt.datetime(2021, 6, 15))
    if rows_a_piece is not None:
        assert len(found) == rows_a_piece * text.count(piece)
    assert all(is_value(row.value.value) for row in found)
