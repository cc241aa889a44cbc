"""Whether a head and its tail name a unit, and which: classes ("các trạm y tế xã") and bare heads name none."""

from __future__ import annotations

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import Head, head_at, head_pattern, words
from tinyte.extract.units.places import bare_province, read_place
from tinyte.extract.units.said import Home, SaidUnit
from tinyte.extract.units.tail import Tail
from tinyte.gazetteer import named, provinces
from tinyte.tables import UnitLevel, UnitType

_PLURAL = regex.compile(
    r"(?:các|những|mọi|mỗi|từng|nhiều|một số|toàn bộ|tất cả|hệ thống|tuyến|hầu hết|đa số|\d+%?|hai|ba|bốn|một) +$"
)
_EACH = regex.compile(
    r" +(?:của +|ở +|tại +)?(?:các|những|mỗi|từng|mọi|địa phương|cấp(?= +(?:tỉnh|huyện|xã|trên|dưới|cơ sở|trung ương|nào))|"
    r"\d+ +(?:tỉnh|huyện|xã|quận|phường|đơn vị))(?!\p{L})"
)
_NATIONAL_SECTORS = frozenset({"units.bank", "units.company", "units.hospital", "units.university"})
_WORLD = regex.compile(r" (?:quốc tế|thế giới|liên hợp quốc|liên hiệp quốc|châu (?:á|âu|phi|mỹ))$")
_KINDS = regex.compile(r" *(?:,|và|hoặc|/) *")
_PARTS = frozenset({"units.center", "units.board", "units.room"})
_CENTRAL_PARENTS = frozenset(
    {"units.institute", "units.university", "units.ministry", "units.government", "units.central_agency"}
)
_TO_PARENT = regex.compile(r" *(?:, *(?:thuộc +)?|[-(] *|(?:trực )?thuộc +|của +|(?=bệnh viện |bv |viện ))")
_FIELD = regex.compile(r"^(?:Đa khoa|đa khoa) ")
_AT_START = regex.compile(r"(?:^|[.!?\"\n] *)$")
_CHIEF = regex.compile(r"(?:giám đốc|trưởng|trưởng phòng|phó|chủ nhiệm) $")
_NEXT = regex.compile(r" *[-(,] *")
_WITHIN = regex.compile(r"(?: *[-(] *|,? *)(?:tỉnh +|tp\.? ?|thành phố +)?")


def said_unit(passage: Passage, start: int, head: Head, tail: Tail) -> SaidUnit | None:
    """The unit of the head that begins at `start` and its tail; None when they name none."""
    placed = tail.kind is not None or tail.place is not None
    short = head.type == "health_center" and not placed
    if not (tail.pieces or head.alone or short or (placed and head.tail != "description")):
        return None
    if (
        not _is_named(passage, start, head, tail)
        or _is_class(passage, start, tail)
        or _is_loose(passage, start, head, tail)
    ):
        return None
    body, home = written(head.name, tail), _home(head, tail)
    if not placed and home == "province" and head.rule in _PARTS and _has_central_parent(passage, start, tail.end):
        home = "nowhere"
    if not placed and body.lower() in words().district_offices:
        tail.kind = "huyện"
    vague = head.tail == "name" and tail.generic and not (placed or tail.national or head.alone)
    well_known = None if placed else _home_by_name(head, tail)
    takes_province = placed or head.type != "association" or body.lower().startswith(words().provincial_unions)
    return SaidUnit(
        body=f"{body}, Bộ Y tế" if body.lower() in words().of_health_ministry else body,
        type=_type(head, body), kind=tail.kind, place=tail.place, level=_level(head, tail, home), home=home, vague=vague,
        within=None if placed else province_after(passage, tail.end) or well_known,
        joined=takes_province and not (tail.proper or tail.region) and home != "any",
    )  # fmt: skip


def _home_by_name(head: Head, tail: Tail) -> str | None:
    """The province of a hospital known by its name or named after a district that only one province has, or of a Saigon firm."""
    name = " ".join(tail.pieces)
    if head.type in ("company", "hospital") and name.endswith(" Sài Gòn"):
        return "Hồ Chí Minh"
    if head.type != "hospital":
        return None
    if known := words().hospital_homes.get(name.lower()):
        return known
    homes = {p.province for p in named("district", _FIELD.sub("", name))} if tail.proper else set()
    return next((p.name for p in provinces() if p.code in homes), None) if len(homes) == 1 else None


def _has_central_parent(passage: Passage, start: int, end: int) -> bool:
    """Whether the central body follows of which this one is a part: "Trung tâm Chống độc (Bệnh viện Bạch Mai)"."""
    gap = _TO_PARENT.match(passage.lower, end)
    parent = head_pattern().match(passage.lower, gap.end()) if gap else None
    if gap is None or parent is None:
        return False
    if gap[0].startswith(",") and not _CHIEF.search(passage.lower, max(0, start - 20), start):
        return False  # a list of bodies
    if head_at(parent).type != "hospital":
        return head_at(parent).rule in _CENTRAL_PARENTS
    rest = passage.lower[parent.end() + 1 : parent.end() + 40]
    return rest.startswith(tuple(words().lexicons["central_hospitals"]))


def written(head: str, tail: Tail) -> str:
    """The head and the pieces of the tail written out."""
    pieces = " ".join(tail.pieces)
    if pieces.startswith("số "):
        return f"{head} {pieces}"
    return f"{head} {pieces[0].upper()}{pieces[1:]}" if pieces else head


def is_plural(passage: Passage, start: int) -> bool:
    """Whether a plural or a number stands before: "các", "hai"."""
    return _PLURAL.search(passage.lower, max(0, start - 12), start) is not None


def province_after(passage: Passage, end: int) -> str | None:
    """The province said right after a unit: ", tỉnh X", "(X)"."""
    gap = _WITHIN.match(passage.lower, end)
    here = gap.end() if gap else end
    if here == end or here >= len(passage.normal):
        return None
    if found := bare_province(passage, here):
        return found[1]
    typed = _NEXT.match(passage.lower, end)
    place = read_place(passage, typed.end()) if typed else None
    return place.name if place and place.levels == ("province",) else None


def _is_named(passage: Passage, start: int, head: Head, tail: Tail) -> bool:
    """Whether capitals or a place make a name of the words."""
    upper = passage.normal[start].isupper() or passage.lower.endswith("trưởng ", 0, start)
    placed = tail.kind is not None or tail.place is not None
    if " " not in head.name and head.tail != "sector":
        named = bool(tail.pieces) or (placed and head.tail == "name")
        return named and (upper or (tail.capital and (placed or tail.national is not None)))
    if upper or tail.national or (tail.capital and (tail.lexical or head.tail != "description")):
        return True
    if head.type == "hospital" and tail.pieces and tail.pieces[0] in words().lexicons["central_hospitals"]:
        return True  # "bệnh viện 175"
    if not placed:
        return head.alone and head.type == "party"
    return head.tail in ("place", "sector") or tail.place is not None or tail.kind in ("tỉnh", "thành phố")


def _is_class(passage: Passage, start: int, tail: Tail) -> bool:
    """Whether the words mean a kind of units: "UBND các huyện", "các bệnh viện tỉnh"."""
    if tail.place and not (tail.kind or tail.pieces or tail.listed) and is_plural(passage, start):
        return _KINDS.match(passage.lower, tail.end) is None  # "các bệnh viện Hà Nội" are all of them
    if tail.place or tail.proper:
        return False
    if tail.kind and _more_kinds(passage, tail.end):
        return True
    if not tail.kind and not tail.national and _EACH.match(passage.lower, tail.end):
        return True
    return is_plural(passage, start) and not (tail.sector or tail.listed)


def _more_kinds(passage: Passage, end: int) -> bool:
    """Whether further kinds with no name are joined to one: "UBND quận, huyện, thị xã"."""
    gap = _KINDS.match(passage.lower, end)
    further = read_place(passage, gap.end()) if gap else None
    return further is not None and further.name is None


def _is_loose(passage: Passage, start: int, head: Head, tail: Tail) -> bool:
    """Whether the words are too few to tell one unit: "công ty Hàn Quốc", "Đoàn kiểm tra", "Trường Chinh"."""
    if head.home == "any" and words().country.fullmatch(" ".join(tail.pieces).lower()):
        return True
    if tail.pieces == ["Việt Nam"] and (passage.normal[start].islower() or head.rule in _NATIONAL_SECTORS):
        return True
    if head.abbreviation and head.rule == "units.center" and not tail.lexical:
        return True  # "TT" heads a column of numbers too
    if head.rule == "units.world_body":
        whose = (
            tail.national == "việt nam"
            and len(tail.pieces) > 2
            and not _AT_START.search(passage.text, max(0, start - 3), start)
        )
        return not whose and _WORLD.search(" ".join(tail.pieces).lower()) is None
    if head.rule == "units.school" and tail.national:
        return True  # "kỳ thi THPT quốc gia"
    if head.name == "Vụ" and tail.pieces[0].islower() and _AT_START.search(passage.text, max(0, start - 3), start):
        return True  # "Vụ cấp cứu 18 bệnh nhân: …"
    if (
        head.rule == "units.center"
        and not (tail.kind or tail.place)
        and " ".join(tail.pieces).lower() in words().lexicons["unfinished"]
    ):
        return True  # "Trung tâm quản lý 90 người"
    if head.name == "Vụ" and not (tail.lexical or tail.word or set(tail.pieces[0]) <= set("IVX")):
        return True  # "vụ Watergate"
    if head.rule == "units.police_body" and head.name.startswith("Cơ quan") and not (tail.kind or tail.place):
        return bool(tail.pieces)
    if head.type == "company" and _is_of_country(" ".join(tail.pieces)):
        return True  # "công ty điện tử Hàn Quốc"
    if head.rule == "units.expert_council":
        return bool(tail.pieces) or not (tail.kind or tail.place)
    if head.rule == "units.delegation":
        return not (tail.kind or tail.place or (tail.proper and passage.normal[start].isupper()))
    return head.name == "Trường" and (len(tail.pieces) < 2 or not tail.capital)


def _is_of_country(pieces: str) -> bool:
    """Whether only words of lower case and a country follow the head."""
    first = next((n for n, letter in enumerate(pieces) if letter.isupper()), 0)
    return first > 0 and words().country.fullmatch(pieces[first:].lower()) is not None


def _home(head: Head, tail: Tail) -> Home:
    if tail.foreign:
        return "foreign"
    if (
        head.name == "Viện"
        and tail.kind
        and words().treating
        and any(written(head.name, tail).lower().startswith(name) for name in words().treating)
    ):
        return "province"
    central = (tail.national is not None and tail.kind is None) or head.level == "central"
    return "nowhere" if central and head.home == "province" else head.home


def _level(head: Head, tail: Tail, home: Home) -> UnitLevel | None:
    if tail.foreign:
        return "foreign"
    if tail.kind is not None:
        return None
    return "central" if home in ("central", "nowhere") else head.level


def _type(head: Head, body: str) -> UnitType:
    if head.rule == "units.bank" and body.startswith("Ngân hàng Trung ương"):
        return "agency"
    if head.type == "association" and _WORLD.search(body.lower()):
        return "international"
    if head.rule == "units.center" and body.lower().startswith(words().caring):
        return "health_center"
    treats = head.name == "Viện" and any(body.lower().startswith(name) for name in words().treating)
    return "hospital" if treats else head.type
