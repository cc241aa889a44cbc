"""The places that an article is about: its province, its district, the first one it names of a level.

>>> headline = "Dương Minh Châu: Kiểm tra điểm tiêm"
>>> passage = Passage(text=headline, sentences=[], title=headline, province="Tây Ninh")
>>> home_of(passage), home_district(passage)
(('tỉnh', 'Tây Ninh'), ' Dương Minh Châu')
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import regex

from tinyte.extract.passage import Passage
from tinyte.gazetteer.places import places
from tinyte.gazetteer.provinces import province as province_named

_UNDATED = dt.date(2025, 6, 30)
"""The day by which the province of an article without one is called province or city: the last of the 63."""


def home_of(passage: Passage) -> tuple[str, str] | None:
    """Kind ("tỉnh", "thành phố") and name of the article's province as of its day, None when it has none."""
    if not passage.province:
        return None
    day = passage.published.date() if passage.published else _UNDATED
    place = province_named(passage.province, day)
    return ("thành phố" if place and place.type == "thành phố" else "tỉnh", passage.province)


def first_named(passage: Passage, level: str) -> str:
    """The name of the first district or commune of that level in the article, with a blank before; empty without one."""
    return _first_name(passage.normal, level)


@lru_cache(maxsize=64)
def _first_name(text: str, level: str) -> str:
    match = regex.search(rf"(?<!\p{{L}}){level} ?(\p{{Lu}}\p{{L}}*(?: \p{{Lu}}\p{{L}}*){{0,2}})", text)
    return f" {match[1]}" if match else ""


def home_district(passage: Passage) -> str:
    """The name of the one district of the article's province that its headline names, with a blank before; empty without one."""
    if not passage.province or not passage.title:
        return ""
    return _district_in(passage.normal[: len(passage.title)], passage.province)


@lru_cache(maxsize=64)
def _district_in(title: str, province: str) -> str:
    home = province_named(province, _UNDATED)
    names = {place.name for place in places("district") if home and place.province == home.code and place.name in title}
    longest = [name for name in names if not any(name != other and name in other for other in names)]
    return f" {longest[0]}" if len(longest) == 1 else ""
