"""The place, nation or country at the end of a name."""

from __future__ import annotations

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import Head, head_pattern, words
from tinyte.extract.units.persons import is_person
from tinyte.extract.units.places import bare_province, is_vietnamese, read_bare, read_place
from tinyte.extract.units.tail import CAPITAL, GAP, LOWER, NATION, Tail, skip

_ALLIED = regex.compile(r" *- *(?=\p{Lu})")
_COUNTRY = regex.compile(r"(?:Việt Nam|Việt|Đức|Nhật|Pháp|Hàn)(?!\p{L})")
_WRITTEN = {"tw": "Trung ương", "t.ư": "Trung ương", "tư": "Trung ương", "vn": "Việt Nam"}
_NATIONAL = frozenset({"quốc gia", "trung ương", "tw"})
_OF_DISTRICTS = frozenset({"bệnh viện đa khoa", "trung tâm y tế", "phòng y tế"})


def read_location(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    """Take the place, nation or country at the offset; True when the name ends with it."""
    if _allied(passage, here, tail):
        return False
    if nation := NATION.match(passage.lower, here):
        return _nation(passage, here, nation.end(), nation[1], tail, head)
    if place := read_place(passage, here):
        tail.capital = tail.capital or passage.normal[here].isupper()
        tail.end, tail.kind, tail.place = place.end, place.kind, place.name
        return True
    if not passage.normal[here].isupper():
        return False
    if (province := bare_province(passage, here)) and not _runs_on(passage, province[0], head):
        tail.end, tail.place = province
        tail.capital = True
        return True
    if head.tail in ("place", "sector") and (abroad := _country(passage, here, head)):
        tail.add(abroad, passage.normal[here:abroad])
        tail.foreign = True
        return True
    if head.tail == "place" or " ".join([head.name, *tail.pieces]).lower() in _OF_DISTRICTS:
        district = read_bare(passage, here, ("district",), passage.province)
        if district and not _runs_on(passage, district.end, head):
            tail.end, tail.place = district.end, district.name
            return True
    return False


def _country(passage: Passage, here: int, head: Head) -> int | None:
    """The end of a country's or, after a department, a foreign region's name: "Nhật Bản", "Ohio"."""
    if country := words().country.match(passage.lower, here):
        return int(country.end())
    if head.rule == "units.ministry":
        return None  # "Bộ trưởng Quốc phòng James …"
    word = CAPITAL.match(passage.normal, here)
    foreign = (
        word and len(word[0]) > 3 and word[0].isalpha() and not word[0].isupper() and not is_vietnamese(word[0].lower())
    )
    return int(word.end()) if word and foreign else None


def _allied(passage: Passage, here: int, tail: Tail) -> bool:
    """Take a name of two countries: "Việt - Đức", "Việt Nam - Thụy Điển"."""
    first = _COUNTRY.match(passage.normal, here) or words().country.match(passage.lower, here)
    gap = _ALLIED.match(passage.normal, first.end()) if first else None
    second = gap and (words().country.match(passage.lower, gap.end()) or _COUNTRY.match(passage.normal, gap.end()))
    if first is None or second is None or not passage.normal[here].isupper():
        return False
    tail.capital = tail.proper = True
    tail.add(second.end(), f"{passage.normal[here : first.end()]} - {passage.normal[second.start() : second.end()]}")
    return True


def _nation(passage: Passage, here: int, end: int, word: str, tail: Tail, head: Head) -> bool:
    if word in _WRITTEN and not passage.normal[here:end].isupper():
        return False
    if head.tail == "sector":
        return True
    tail.add(end, _WRITTEN.get(word, word.capitalize() if word != "việt nam" else "Việt Nam"))
    tail.national, tail.capital = word, tail.capital or passage.normal[here].isupper()
    after = skip(passage, end)
    abroad = words().country.match(passage.lower, after) if after is not None and word in _NATIONAL else None
    if abroad and passage.normal[abroad.start()].isupper():
        tail.add(abroad.end(), passage.normal[abroad.start() : abroad.end()])
        tail.foreign = True
        return True
    if after is not None and word in ("việt nam", "vn") and (place := read_place(passage, after)):
        tail.end, tail.kind, tail.place = place.end, place.kind, place.name
    return word in ("việt nam", "vn") or head.tail == "place"


def _runs_on(passage: Passage, end: int, head: Head) -> bool:
    """Whether a capitalized word that is part of the same name follows, so that what was read is no place."""
    if head.tail in ("place", "sector"):
        return False
    match = GAP.match(passage.normal, end)
    word = CAPITAL.match(passage.normal, match.end()) if match else None
    if word is None or words().end.match(passage.lower, word.start()) or is_person(passage, word.start()):
        return False
    if is_vietnamese(word[0].lower()) and LOWER.match(passage.normal, word.end()):
        return False  # "Bệnh viện Nhi Thanh Hóa Khoa khám …": the next sentence begins
    return head_pattern().match(passage.lower, word.start()) is None
