"""Party committees: which one a Party post is in, from the place or the office named beside it."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from tinyte.extract.passage import Passage
from tinyte.gazetteer import province
from tinyte.resolve.offices import units_of
from tinyte.segment.normal import lower
from tinyte.tables import Official

_COMMITTEES = {
    "tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy",
    "xã": "Đảng ủy xã", "phường": "Đảng ủy phường", "thị trấn": "Đảng ủy thị trấn", "đặc khu": "Đảng ủy đặc khu",
}  # fmt: skip
_KINDS = "|".join(_COMMITTEES)
_PLACE = regex.compile(rf"(?i:({_KINDS})) (\p{{Lu}}.*)")
_COUNCIL = regex.compile(rf"(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND) ({_KINDS}) (\p{{Lu}}.*)")
_ROOM = regex.compile(r"^(?:(?:Văn phòng|Thanh tra) (?=\p{Lu})|(?:Khoa|Phòng|Tổ) [^,]*, )")
_GROUPS = ("ban cán sự đảng", "đảng đoàn", "chi bộ", "đảng bộ")
_OFFICE_PARTY = regex.compile(
    r"Đảng (?:bộ|ủy) (?=(?:Sở|Bệnh viện|Trung tâm|Bộ|Cục|Viện|Trường|Đại học|Công an|Công ty|Tổng công ty) )"
)
_DISTRICT = regex.compile(r"(?<!\p{L})(huyện|quận|thị xã) (\p{Lu}[^,]*)")
_DISTRICT_RANKS = ("huyện ủy", "quận ủy", "thị ủy")
_NAMED = regex.compile(r"(?:Tỉnh|Thành) ủy \p{Lu}[^,]*")
_PROVINCIAL = regex.compile(r".* (tỉnh|thành phố) (\p{Lu}[^,]*)")


def committee_of_place(place: str) -> str | None:
    """The Party committee of an administrative unit; None when the words name none.

    >>> committee_of_place("Tỉnh Hòa Bình"), committee_of_place("Hòa Bình"), committee_of_place("Sở Y tế")
    ('Tỉnh ủy Hòa Bình', 'Tỉnh ủy Hòa Bình', None)
    """
    kind, name = _kind_and_name(place)
    return f"{_COMMITTEES[kind]} {name}" if kind else None


def council_of_place(place: str) -> str | None:
    """The people's committee of an administrative unit; None when the words name none.

    >>> council_of_place("Thành phố Đà Nẵng")
    'Ủy ban nhân dân thành phố Đà Nẵng'
    """
    kind, name = _kind_and_name(place)
    return f"Ủy ban nhân dân {kind} {name}" if kind else None


def _kind_and_name(place: str) -> tuple[str, str]:
    """ "Tỉnh Yên Bái" and "Yên Bái" → tỉnh, Yên Bái; empty when the words name no place."""
    if match := _PLACE.fullmatch(place):
        return lower(match[1]), match[2]
    home = province(place) if place else None
    return (home.type, home.name) if home else ("", "")


def committee_beside(passage: Passage, official: Official, others: Sequence[Official]) -> str | None:
    """The Party committee of a post that names none or only "Đảng ủy": that of the office held beside it, else the province's."""
    said, rank = lower(official.organization or ""), lower(official.position or "")
    organizations = [o.organization for o in others if o.organization]
    if rank.startswith(("tỉnh ủy", "thành ủy")) or said in ("tỉnh ủy", "thành ủy"):
        return next(filter(None, map(_of_provincial_office, organizations)), None) or _of_province(passage)
    if rank.startswith(_DISTRICT_RANKS):
        return next(filter(None, (_of_district(rank, organization) for organization in organizations)), None)
    for organization in organizations:
        if match := _COUNCIL.fullmatch(organization):
            return f"{_COMMITTEES[match[1]]} {match[2]}"
        if said in _GROUPS:
            return f"{official.organization} {_ROOM.sub('', organization)}"
        if rank.endswith("bí thư") or rank.startswith("đảng ủy") or said == "đảng ủy":
            return f"Đảng ủy {_ROOM.sub('', organization)}"
    if said == "đảng ủy":
        return _only_one(passage)
    return None if said or rank.startswith(("huyện", "quận", "thị", "đảng")) else _of_province(passage)


def _only_one(passage: Passage) -> str | None:
    """The Party committee of the one office whose committee or organization ("Đảng bộ …") the article names."""
    names = {
        unit.value.name.partition(" ")[2].partition(" ")[2]
        for unit in units_of(passage)
        if _is_office_party(unit.value.name)
    }
    return f"Đảng ủy {names.pop()}" if len(names) == 1 else None


def _is_office_party(name: str) -> bool:
    return bool(_OFFICE_PARTY.match(name))


def _of_district(rank: str, organization: str) -> str | None:
    """The committee of the rank ("Huyện ủy viên") in the district that the name of an office ends with."""
    place = _DISTRICT.search(organization)
    committee = _COMMITTEES[place[1]] if place else ""
    return f"{committee} {place[2]}" if place and rank.startswith(lower(committee)) else None


def _of_provincial_office(organization: str) -> str | None:
    if committee := _NAMED.search(organization):
        return committee[0]
    match = _COUNCIL.fullmatch(organization) or _PROVINCIAL.fullmatch(organization)
    if not match or match[1] not in ("tỉnh", "thành phố") or not province(match[2]):
        return None
    return f"{_COMMITTEES[match[1]]} {match[2]}"


def _of_province(passage: Passage) -> str | None:
    home = (
        province(passage.province, passage.published.date() if passage.published else None)
        if passage.province
        else None
    )
    return f"{_COMMITTEES[home.type]} {home.name}" if home else None
