"""What holds of units in any text: they lie in it, do not overlap, and their codes existed on the article's day."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tinyte.extract.passage import Passage
from tinyte.extract.units import find_units
from tinyte.gazetteer import by_code, places
from tinyte.resolve.units import resolve_units, unit_id

HEADS = ("UBND", "HĐND", "Sở Y tế", "TTYT", "Bệnh viện", "Trạm Y tế", "Các", "Ban", "Hội", "Văn phòng", "CDC", "")
KINDS = ("tỉnh", "thành phố", "huyện", "TX", "xã", "P.", "thị trấn", "đặc khu", "")
SEPARATORS = (", ", " và ", " - ", ": ", " (", ") ", ". ", "\n", " ")
PLACES = st.sampled_from([p.name for level in ("province", "district", "commune") for p in places(level)[::7]])
CHUNKS = st.tuples(st.sampled_from(HEADS), st.sampled_from(KINDS), PLACES, st.sampled_from(SEPARATORS))
TEXTS = st.lists(CHUNKS, max_size=12).map(lambda chunks: "".join(" ".join(c[:3]) + c[3] for c in chunks))
DAYS = st.datetimes(dt.datetime(2019, 10, 7), dt.datetime(2026, 12, 31))
HOMES = st.none() | st.sampled_from(sorted({p.name for p in places("province")}))


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS, HOMES)
def test_spans_and_codes(text, published, home):
    passage = Passage(text, [(0, len(text))], published=published, province=home)
    end = 0
    for found in resolve_units(passage, find_units(passage)):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        codes = found.value.province_code, found.value.district_code, found.value.commune_code
        for level, code in zip(("province", "district", "commune"), codes, strict=True):
            assert code is None or any(p.in_force(published.date()) for p in by_code(level)[code])


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    passage = Passage(text, [(0, len(text))])
    assert all(text[f.start : f.end] for f in resolve_units(passage, find_units(passage)))


def test_long_lists_are_read():
    text = "HĐND, UBND, " * 2000 + "các huyện " + "A, " * 2000
    assert find_units(Passage(text, [(0, len(text))])) == []


@given(st.sampled_from(["Sở Y tế", "Bệnh viện Đa khoa"]), HOMES)
def test_one_id_a_unit(body, home):
    assert unit_id(f"{body} tỉnh {home}", "hospital", home) == unit_id(f"{body} {home}", "hospital", home)
    assert unit_id(body, "hospital", home) != unit_id(body, "hospital", "Xứ khác")
