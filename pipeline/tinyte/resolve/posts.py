"""The organization of a post that does not say it whole: from the person's other posts, from the units of the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.gazetteer import province
from tinyte.resolve.committees import committee_beside, committee_of_place, council_of_place
from tinyte.resolve.offices import (
    clinic_before,
    fuller_board,
    letterhead,
    station_near,
    unit_id_of,
    unit_of_kind,
    units_of,
)
from tinyte.segment.normal import lower, normal
from tinyte.tables import Official, Unit

Mention = Found[Official]

_ROOMS = ("khoa ", "phòng ", "đơn nguyên ", "đơn vị ", "tổ ")
_HOUSES: tuple[str, ...] = (
    "bệnh viện ", "trung tâm ", "viện ", "sở ", "cục ", "công an ", "bảo hiểm xã hội ", "trường ", "đại học ", "học viện ",
)  # fmt: skip
MANY_KINDS = 3
"""A head of more kinds of units than these is too general to be looked for in the article when another post stands beside it."""

_ROOM_WORDS = ("khoa", "phòng", "văn phòng", "vp", "thanh tra", "đơn vị")
_CARING: tuple[str, ...] = ("bệnh viện ", "trung tâm ", "viện ", "trường ", "đại học ", "học viện ")
_CLINICAL: tuple[str, ...] = (*_CARING[:3], "trường đại học ", "trường cao đẳng ", "trường trung cấp ", *_CARING[4:])
"""No school of children has a "Khoa"."""
_PLACED = regex.compile(r" (?:tỉnh|thành phố) \p{Lu}[^,]*$")
_SHORT = {
    "bv": "bệnh viện", "tt": "trung tâm", "cty": "công ty", "bhxh": "bảo hiểm xã hội", "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân", "syt": "sở y tế",
}  # fmt: skip
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_NO_ROOMS = (
    "phòng y tế",
    "phòng giáo dục",
    "phòng nội vụ",
    "phòng tư pháp",
    "phòng lao động",
    "phòng tài nguyên",
    "tổ chức ",
    "phòng chống ",
    "phòng, chống ",
)
_UNSAID = ("ban chỉ đạo", "sở chỉ huy", "ban chỉ huy", "trạm y tế", "ban cán sự đảng", "hội đồng quản lý")
_PARTY_GROUPS = ("ban cán sự đảng", "đảng đoàn")
_CELLS = ("đảng ủy bộ phận",)
_NATIONAL = regex.compile(r" (?:việt nam|trung ương|quốc gia)$| (?:tỉnh|thành phố|huyện|quận|thị xã) ")
_BARE_END = regex.compile(r" (Bộ|Sở|Cục|Viện|Trung tâm|Bệnh viện)$")
_COUNCIL = regex.compile(r"hđnd|hội đồng nhân dân")
_AT = regex.compile(r" *,? *(?:hiện )?(?:làm việc )?(?:tại|ở|của|thuộc) +")
_PARLIAMENT = regex.compile(r"đại biểu quốc hội|đbqh|đại biểu qh")


@dataclass(frozen=True, slots=True)
class Named:
    """An organization found for a post: its name, its unit, and what told it."""

    name: str
    unit_id: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the article says of one person's posts.

    `person`: each post once; `beside`: those of the mention in hand; `alone`: posts said without a name; `colleagues`: the
    mentions of others.
    """

    person: Sequence[Official]
    beside: Sequence[Official]
    alone: Sequence[Official]
    colleagues: Sequence[Mention] = ()


def complete(
    passage: Passage, mentions: Sequence[Mention], alone: Sequence[Mention], colleagues: Sequence[Mention] = ()
) -> list[Mention]:
    """The mentions of one person, the organization of each post filled in where the article lets one know it.

    `alone` are posts said without a name: "Bộ trưởng Y tế" tells what the "Bộ trưởng" of the next line is minister of.
    `colleagues` are the completed mentions of the people named before: who stands beside a director may be of the same house.
    """
    mentions = [_deputy_of_parliament(passage, mention) for mention in mentions]
    titular = _distinct(alone)
    for party in (False, True):  # a committee takes its place from the office beside it
        said, beside = _distinct(mentions), _by_place(mentions)
        mentions = [
            _complete(passage, m, Said(said, beside[m.start], titular, colleagues)) if is_party(m.value) is party else m
            for m in mentions
        ]
    return _fullest(mentions)


def placed(mention: Mention) -> Mention:
    """A post alone, the committee of the place that it names written out ("Chủ tịch Hà Nội")."""
    named = _of_place(mention.value)
    return _with(mention, named) if named else mention


@cache
def head_of(position: str) -> Mapping[str, Any]:
    """The entry of `rules/posts.yaml` for a position as the table writes it; empty when it has none.

    >>> head_of("nguyên Phó Giám đốc phụ trách")["of"][0]
    'sở'
    """
    words = lower(position)
    found = {post: head for post, head in _heads().items() if f" {post} " in f" {words} "}
    if not found:
        return {}
    return found[max(found, key=lambda post: (not found[post].get("weak"), len(post)))]


def is_party(official: Official) -> bool:
    """Whether the post is one in the Party."""
    return bool(official.position and head_of(official.position).get("party"))


def _deputy_of_parliament(passage: Passage, mention: Mention) -> Mention:
    """ "Đại biểu" alone is one of the Quốc hội or of a council, where the article speaks of its deputies."""
    if mention.value.position != "Đại biểu" or mention.value.organization:
        return mention
    if not _is_parliament(passage.lower):
        council = _COUNCIL.search(passage.lower)
        return replace(mention, value=replace(mention.value, position="Đại biểu HĐND")) if council else mention
    return replace(mention, value=replace(mention.value, position="Đại biểu Quốc hội", organization="Quốc hội"))


def _is_parliament(text: str) -> bool:
    councils = "hđnd" in text or "hội đồng nhân dân" in text
    return bool(_PARLIAMENT.search(text)) or ("quốc hội" in text and not councils)


def _distinct(mentions: Sequence[Mention]) -> list[Official]:
    """Each post of the mentions once."""
    return list({(o.position, o.organization, o.unit_id): o for o in (m.value for m in reversed(mentions))}.values())[
        ::-1
    ]


def _by_place(mentions: Sequence[Mention]) -> Mapping[int, list[Official]]:
    """The posts that stand at one place, by where it begins."""
    places: dict[int, list[Official]] = {}
    for mention in mentions:
        places.setdefault(mention.start, []).append(mention.value)
    return places


def _complete(passage: Passage, mention: Mention, said: Said) -> Mention:
    official = mention.value
    if not official.position:
        return mention
    if named := _of_place(official) or _of_board(passage, official):
        return _with(mention, named)
    if official.unit_id or _is_whole(official):
        return _with_house(passage, _with_ministry(passage, _with_province(passage, mention)), said)
    return next((_with(mention, named) for named in _candidates(passage, mention, said)), mention)


def _with(mention: Mention, named: Named) -> Mention:
    value = replace(mention.value, organization=named.name, unit_id=named.unit_id)
    rule = f"{mention.rule};organization={named.reason}"
    return replace(mention, value=value, rule=rule, confidence=round(mention.confidence - 0.1, 2))


def _of_place(official: Official) -> Named | None:
    """ "Phó Bí thư Hòa Bình", "Chủ tịch Hà Nội": the committee of the place."""
    place = official.organization or ""
    name = committee_of_place(place) if is_party(official) else None
    if not name and "ủy ban nhân dân" in head_of(official.position or "").get("of", ()):
        name = council_of_place(place)
    return Named(name, None, "place") if name else None


def _of_board(passage: Passage, official: Official) -> Named | None:
    """ "Ban Chỉ đạo", "Sở Chỉ huy" with the rest of the name that the article gives elsewhere."""
    board = fuller_board(passage, official.organization) if official.organization else None
    return Named(board.name, board.unit_id or None, "article") if board else None


def _with_province(passage: Passage, mention: Mention) -> Mention:
    """A body that each province has one of ("Công đoàn ngành Y tế") with the article's province."""
    name = mention.value.organization or ""
    home = province(passage.province) if passage.province else None
    if home and lower(name).endswith(f" {home.type}"):  # "Đảng bộ tỉnh"
        return _with(mention, Named(f"{name} {home.name}", mention.value.unit_id, "province"))
    provincial = lower(name).startswith(tuple(rulebook.load("organizations").lexicon("of_province")))
    if not provincial or not home or home.name in name or _NATIONAL.search(lower(name)):
        return mention
    return _with(mention, Named(f"{name} {home.type} {home.name}", mention.value.unit_id, "province"))


def _is_whole(official: Official) -> bool:
    """Whether the organization is more than a bare head ("Sở", "công ty", "Ban Chỉ đạo")."""
    name = official.organization or ""
    if not name or lower(name) in (*_SHORT, *_UNSAID) or lower(name).startswith(_CELLS):
        return False
    head = head_of(official.position or "")
    return name.count(" ") > 1 or name.isupper() or name == head.get("at") or bool(head.get("abroad"))


def _with_ministry(passage: Passage, mention: Mention) -> Mention:
    """ "Thanh tra Bộ", "Văn phòng Sở" with the ministry or department that is meant."""
    name = mention.value.organization or ""
    ending = _BARE_END.search(name)
    unit = unit_of_kind(passage, mention.start, (f"{lower(ending[1])} ",)) if ending else None
    return _with(mention, Named(name[: -len(ending[1])] + unit.name, None, "article")) if ending and unit else mention


def _with_house(passage: Passage, mention: Mention, said: Said) -> Mention:
    """A department of a hospital or an office with the house it belongs to, where one is near."""
    name = mention.value.organization or ""
    small = lower(name)
    housed = any(f" {house}" in small for house in (*_HOUSES, "ủy ban nhân dân ", "ban "))
    if center := _caring_center().match(small):
        house = unit_of_kind(passage, mention.start, ("bệnh viện ",), said.colleagues)
        whole = Named(f"{name[: center.end()]}, {house.name}", mention.value.unit_id, "house") if house else None
        return _with(mention, whole) if whole and not housed else mention
    if housed or not small.startswith(_ROOMS) or small.startswith(_NO_ROOMS):
        return mention
    house = _house_of(passage, mention, small, said)
    if not house:
        return mention
    return _with(mention, Named(f"{_PLACED.sub('', name)}, {house.name}", mention.value.unit_id, "house"))


def _house_of(passage: Passage, mention: Mention, room: str, said: Said) -> Unit | None:
    """The house of a room: the Sở Y tế of one that only it has, else the hospital, centre or office near; a letter's own."""
    only = room.startswith(tuple(rulebook.load("organizations").lexicon("health_department_room")))
    kinds = _HOUSES if room.startswith(("phòng ", "đơn vị ")) else _CARING
    kinds = _CLINICAL if room.startswith("khoa ") else kinds
    for houses in (("sở y tế",), kinds) if only else (kinds,):
        if house := unit_of_kind(passage, mention.start, houses, said.colleagues):
            return house
    return letterhead(passage, kinds) if mention.rule.startswith("officials.signature") else None


@cache
def _caring_center() -> regex.Pattern[str]:
    """Centres that are parts of hospitals ("Trung tâm Đột quỵ")."""
    return regex.compile(
        rulebook.any_of(rulebook.load("organizations").lexicon("hospital_center")) + r"(?= (?:tỉnh|thành phố) |$)"
    )


def _candidates(passage: Passage, mention: Mention, said: Said) -> Iterator[Named]:
    """What the organization may be, the likeliest first."""
    official, head = mention.value, head_of(mention.value.position or "")
    kinds = tuple(head.get("of", ()))
    bare = lower(official.organization or "")
    wanted = (_SHORT.get(bare, bare),) if bare else kinds
    beside = [o for o in said.beside if o is not official]
    # "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc" is minister of nothing else
    own = not (head.get("field") and any(o.organization for o in beside))
    yield from _same_post(official, said, wanted, of_one_kind=own and len(kinds) == 1)
    if head.get("party") or bare in _PARTY_GROUPS:
        if name := committee_beside(passage, official, [o for o in (*beside, *said.person) if not is_party(o)]):
            yield Named(name, unit_id_of(passage, name), "beside")
        return
    if not kinds and head.get("many") and (unit := _unit_after(passage, mention.end)):
        yield Named(unit.name, unit.unit_id or None, "after")
    yield from _beside(official, beside, wanted, (*_HOUSES, "bộ ") if head.get("inside") in _ROOM_WORDS else ())
    # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": a minister without a ministry
    alone = beside if head.get("field") else len(wanted) > MANY_KINDS and any(o.organization for o in beside)
    if wanted and not alone and (unit := unit_of_kind(passage, mention.start, wanted, said.colleagues)):
        yield Named(unit.name, unit.unit_id or None, "article")
    if wanted and mention.rule.startswith("officials.signature") and (unit := letterhead(passage, wanted)):
        yield Named(unit.name, unit.unit_id or None, "letterhead")
    if wanted == ("khoa",) and (clinic := clinic_before(passage, mention.start)):
        yield Named(clinic, None, "clinic")
    if wanted[:1] in (("trạm",), ("trạm y tế",)) and (station := station_near(passage, mention.start)):
        yield Named(station, unit_id_of(passage, station), "commune")


def _unit_after(passage: Passage, end: int) -> Unit | None:
    """The organization where a person of no fixed house works: "chuyên gia A tại Viện X"."""
    at = _AT.match(passage.lower, end)
    units = (f.value for f in units_of(passage) if at and f.start == at.end())
    return next((unit for unit in units if unit.type not in ("province", "district", "commune")), None)


def _beside(
    official: Official, beside: Sequence[Official], wanted: tuple[str, ...], houses: tuple[str, ...]
) -> Iterator[Named]:
    """The organizations of the posts said beside, in the same time of life; of a room without a name the house.

    "Giám đốc Bệnh viện" takes none: that of another post of the same person is another hospital.
    """
    for other in beside:
        if not other.organization or official.organization or _is_former(other) != _is_former(official):
            continue
        if _begins(other, wanted) or (houses and _begins(other, houses) and "at" not in head_of(other.position or "")):
            yield Named(other.organization, other.unit_id, "beside")
        elif inner := next((at for w in wanted if (at := lower(other.organization).find(f" {w} ")) > 0), 0):
            house = other.organization[inner + 1 :]  # "Giám đốc, Thủ trưởng Cơ quan điều tra Công an tỉnh X"
            yield Named(house[:1].upper() + house[1:], None, "beside")


def _is_former(official: Official) -> bool:
    return (official.position or "").startswith("nguyên")


def _same_post(official: Official, said: Said, wanted: tuple[str, ...], of_one_kind: bool) -> Iterator[Named]:
    """The organization that the person's other mentions give the same post, else the only one that posts alone do."""
    for others, only in ((said.person, False), (said.alone if of_one_kind else (), True)):
        same = [o for o in others if o.position == official.position and (not wanted or _begins(o, wanted))]
        whole = [o for o in same if o.unit_id or _is_whole(o)]
        if whole and not (only and len({o.organization for o in whole}) > 1):
            yield Named(whole[0].organization or "", whole[0].unit_id, "same_post")


def _begins(official: Official, heads: tuple[str, ...]) -> bool:
    return lower(official.organization or "").startswith(heads)


def _fullest(mentions: list[Mention]) -> list[Mention]:
    """Each organization in the fullest form that the person's mentions give it: "Cục X, Bộ Y tế" for "Cục X"."""
    forms = [official for official in _distinct(mentions) if official.organization]
    return [_in_form(mention, forms) if mention.value.organization else mention for mention in mentions]


def _in_form(mention: Mention, forms: Sequence[Official]) -> Mention:
    official = mention.value
    words = _words(official.organization or "")
    same = [o for o in forms if o.position == official.position and words[:2] == _words(o.organization or "")[:2]]
    fuller = [o for o in same if set(words) <= set(_words(o.organization or ""))]
    best = max(
        fuller, key=lambda o: (len(_words(o.organization or "")), o.unit_id == official.unit_id), default=official
    )
    value = replace(official, organization=best.organization, unit_id=best.unit_id or official.unit_id)
    return replace(mention, value=value)


def _words(name: str) -> list[str]:
    return _WORD.findall(lower(normal(name)))


@cache
def _heads() -> dict[str, Mapping[str, Any]]:
    heads: dict[str, Mapping[str, Any]] = {}
    for head in rulebook.load("posts").lexicon("head").values():
        post = lower(normal(head["post"]))
        if post not in heads or "at" in heads[post]:  # "Chủ tịch" in general before that of the Quốc hội
            heads[post] = head
    # a deputy's abbreviation says less of what is led than the head itself
    return {
        post: head
        for post, head in heads.items()
        if post.removeprefix("phó ") == post or post.removeprefix("phó ") not in heads
    }
