"""Which province an article is about."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

import regex

from tinyte import rulebook
from tinyte.gazetteer import find_provinces, province_code, province_of_district, province_of_slug

SCANNED = 6000
"""Characters of the article in which places are counted."""

TITLE_WEIGHT = 3
"""Mentions that one in the title counts for; as many there must be where the page has no home."""

LEAD_WEIGHT = 2
"""Mentions that one in the lead counts for; in a story of the whole country the lead must name the place twice."""

LEAST_WEIGHT = 2
"""Mentions that are enough where the article speaks of "the province"."""

MAJORITY = 0.55
"""Share of all mentions of provinces that the article's own must have, where the page has no home."""


class _Words(NamedTuple):
    here: regex.Pattern[str]
    national: regex.Pattern[str]
    district: regex.Pattern[str]
    in_passing: regex.Pattern[str]
    held_at: regex.Pattern[str]
    office: regex.Pattern[str]


@cache
def _words() -> _Words:
    rules = rulebook.load("clean_place")
    return _Words(*(rules.compile(rules.fragments[name]) for name in _Words._fields))


def province_of_page(
    url: str | None, title: str | None, lines: Sequence[str], around: Iterable[str], published_at: str | None
) -> tuple[str | None, str | None]:
    """Short name as of the article's day and code of the province the article is about; None for both in a national story.

    `around` are the lines of the page outside the article. A page of a province's office is about that province as long as
    the article speaks of it; any other is about the province that it names most.

    >>> province_of_page(None, "Hà Nam: khai trương phòng khám", ["Sở Y tế tỉnh Hà Nam ..."], [], "2020-01-06")
    ('Hà Nam', '35')
    """
    day = dt.date.fromisoformat(published_at[:10]) if published_at else None
    text = "\n".join(lines)[:SCANNED]
    home = _home(url, around, day)
    if home and (home in (title or "") or home in text or _words().here.search(text)):
        name: str | None = home
    else:
        national = _words().national.search(f"{title}\n{text[:1000]}") is not None
        name = _most_named(title or "", text, day, None if national else home, national)
    return name, province_code(name, day) if name else None


def _home(url: str | None, around: Iterable[str], day: dt.date | None) -> str | None:
    """The province of the office that keeps the page: by its address, else by the only province that its frame names."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        host = None
    place = province_of_slug(host, day) if host else None
    if place:
        return place.name
    if not around:
        return None
    frame = "\n".join(
        line for line in around if len(line) < 200 and not line.endswith(".") and _words().office.search(line)
    )
    counted = Counter(span.province.name for span in find_provinces(frame, day)).most_common(2)
    if not counted or (len(counted) == 2 and counted[0][1] < 2 * counted[1][1]):
        return None
    return counted[0][0]


def _most_named(title: str, text: str, day: dt.date | None, home: str | None, national: bool) -> str | None:
    """The province with most mentions, those of the page's home among them."""
    counted = _of_provinces(text, day, national)
    for span in find_provinces(title, day):
        counted[span.province.name] += TITLE_WEIGHT
    counted.update(_of_districts(f"{title}\n{text}", day))
    if home:
        counted[home] += TITLE_WEIGHT
    if not counted:
        return None
    name, weight = counted.most_common(1)[0]
    least = LEAST_WEIGHT if _words().here.search(text) else TITLE_WEIGHT
    return name if weight >= least and weight >= MAJORITY * sum(counted.values()) else None


def _of_provinces(text: str, day: dt.date | None, national: bool) -> Counter[str]:
    """How often each province is named; a place where something was held counts only for a local story of one province."""
    named = [
        (span, text[max(0, span.start - 30) : span.start])
        for span in find_provinces(text, day)
        if not _words().in_passing.search(text[max(0, span.start - 30) : span.start])
    ]
    alone = not national and len({span.province.name for span, _ in named}) == 1
    lead = text.find("\n")
    leading = Counter(span.province.name for span, _ in named if span.start < lead)
    counted = Counter[str]()
    for span, before in named:
        if alone or not _words().held_at.search(before):
            telling = span.start < lead and (not national or leading[span.province.name] > 1)
            counted[span.province.name] += LEAD_WEIGHT if telling else 1
    return counted


def _of_districts(text: str, day: dt.date | None) -> Counter[str]:
    """How often the districts of each province are named, those of a name that several provinces have left out."""
    named = Counter((_type(match["type"]), match["name"]) for match in _words().district.finditer(text))
    found = Counter[str]()
    for (kind, name), times in named.items():
        if home := province_of_district(name, kind, day):
            found[home] += times
    return found


def _type(word: str) -> str:
    low = word.lower().rstrip(".")
    return str(rulebook.load("clean_place").lexicon("types").get(low, low))
