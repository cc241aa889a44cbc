"""What the gazetteer holds: every place with its days, each row carried to today."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinyte.gazetteer import Place, by_code, by_id, current, key, places, provinces
from tinyte.gazetteer.places import LEVELS

MERGER = dt.date(2025, 7, 1)
DAYS = st.dates(dt.date(2019, 10, 7), dt.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (dt.date(2007, 1, 1), 64),
        (dt.date(2008, 8, 1), 63),
        (dt.date(2025, 6, 30), 63),
        (MERGER, 34),
        (dt.date(2026, 11, 21), 34),
    ],
)
def test_number_of_provinces(day, number):
    assert len(provinces(day)) == number


def test_districts_end_and_communes_begin_anew_on_1_july_2025():
    eve = dt.date(2025, 6, 30)
    assert sum(p.in_force(eve) for p in places("district")) == 696
    assert not any(p.in_force(MERGER) for p in places("district"))
    assert sum(p.in_force(MERGER) for p in places("commune")) == 3321


def test_a_code_is_given_to_another_place():
    old, new = (p for p in by_code("commune")["26740"] if p.valid_to in ("2025-06-30", ""))
    assert (old.full_name, new.full_name) == ("Phường Bến Nghé", "Phường Sài Gòn")


@pytest.mark.parametrize("level", LEVELS)
def test_every_successor_is_in_the_table_and_begins_no_later_than_the_day_after(level):
    for place in places(level):
        for successor in place.successors:
            heir = by_id("commune" if level != "province" else level).get(successor) or by_id(level)[successor]
            assert not heir.valid_to or heir.valid_to > place.valid_to


@pytest.mark.parametrize("level", LEVELS)
def test_ids_are_unique(level):
    assert len(by_id(level)) == len([p for p in places(level) if p.code]) + len(
        {p.id for p in places(level) if not p.code}
    )


@pytest.mark.parametrize("level", LEVELS)
def test_every_place_is_carried_to_places_of_today(level):
    for place in places(level):
        today = current(place)
        assert today, place
        assert all(not p.valid_to for p in today)


def test_a_commune_merged_twice_is_carried_on():
    old = next(p for p in places("commune") if p.code == "15487")
    assert (old.full_name, [p.full_name for p in current(old)]) == ("Thị trấn Sao Vàng", ["Xã Sao Vàng"])


@given(DAYS)
def test_one_province_a_code_on_every_day(day):
    codes = [p.code for p in provinces(day)]
    assert len(codes) == len(set(codes))


@given(DAYS, st.sampled_from(LEVELS))
def test_parents_exist(day, level):
    homes = {p.code for p in provinces(day)}
    assert {p.province for p in places(level) if p.in_force(day) and p.code} <= homes


@given(st.sampled_from(places("commune")))
def test_a_key_is_stable(place: Place):
    assert key(key(place.name)) == key(place.name) == key(place.name.upper())
