"""The organization that a post names: the unit right after it, else the words up to their natural end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import regex

from tinyte import rulebook
from tinyte.extract.officials.cues import Cue
from tinyte.extract.officials.extent import head_pattern, natural_end, stop_words
from tinyte.extract.officials.names import is_syllable, words_of
from tinyte.extract.passage import Found, Passage
from tinyte.segment.normal import lower
from tinyte.tables import Unit

_OF = regex.compile(r" *(?:(?:của|tại|thuộc|ở|-)? +)?\(?(?:đoàn )?")
_TO_PARENT = regex.compile(r" *(?:,? ?\(|[,\-]|,? thuộc|,? của|tại)? *")
_SHORT_FORM = regex.compile(r" *\([\p{Lu}\p{N}&.\-]{2,}\)")
_PLACED = regex.compile(r" (?:tỉnh|thành phố) (\p{Lu}[^,]*)$")
_SIDE = regex.compile(r" phía (?:Bắc|Nam|Đông|Tây)(?!\p{L})")
_NO_FIELD_END = ("và", "của", "cho", "thuộc", "hãng", "về", "tỉnh", "thành", "phố", "huyện", "xã", "bang", "vùng")
_SEAT = regex.compile(r" (?:tại|ở) ")
_HERE = regex.compile(r" (?:tại|ở) Việt Nam(?!\p{L})")
_CAPITALIZED = regex.compile(r" (\p{Lu}\p{L}*)")
_CAPITALS = r"(?:\p{Lu}[\p{L}&.\-]++)(?: \p{Lu}[\p{L}&\-]*+)*+"
_PROPER = regex.compile(
    rf" (?:(?:\p{{Ll}}+ ){{0,4}}của (?P<name>{_CAPITALS})(?!\p{{L}})|(?P<name>{_CAPITALS})(?!\p{{L}}| \p{{Ll}}))"
)
_OF_UNIT = regex.compile(r" ((?:\p{Ll}+ ){0,3}\p{Ll}+) (?:của|thuộc|tại) ")  # "chuyên gia kinh tế của ADB"
_FIELD = regex.compile(r" ((?:\p{Ll}+(?: |(?=, ))){1,4})")

ROOMS = ("khoa ", "phòng ", "đơn nguyên ", "đơn vị ", "tổ ", "bộ môn ")
_PARENTS = {
    "khoa": ("bệnh viện", "trung tâm", "viện", "trường", "đại học", "học viện"),
    "phòng": (
        "bảo hiểm xã hội", "bệnh viện", "trung tâm", "viện", "sở", "cục", "vụ", "công an", "chi cục", "bộ", "ủy ban nhân dân",
        "ban", "văn phòng", "thanh tra", "trường", "đại học", "học viện", "báo", "đài", "công ty", "ngân hàng", "hội",
        "chi nhánh", "kho bạc",
    ),
    "đơn": ("bệnh viện", "trung tâm", "viện"),
    "tổ": ("bệnh viện", "trung tâm", "công an"),
    "đội": ("bệnh viện", "trung tâm", "công an", "cục", "phòng"),
    "bộ môn": ("trường", "đại học", "học viện"),
    "trung tâm": ("bệnh viện", "sở", "bộ", "cục", "viện", "trường", "đại học", "bảo hiểm"),
    "cục": ("bộ", "tổng cục"),
    "vụ": ("bộ", "tổng cục", "văn phòng"),
    "tổng": ("bộ",),
    "chi cục": ("sở", "cục"),
    "viện": ("bộ", "bệnh viện", "đại học", "trường"),
    "bệnh viện": ("bộ", "sở", "trường", "đại học"),
    "thanh tra": ("bộ", "sở"),
    "văn phòng": ("bộ", "sở", "ủy ban"),
    "ban": ("ủy ban thường vụ", "quốc hội", "hội đồng nhân dân", "bảo hiểm", "bệnh viện", "bộ", "sở"),
    "trường": ("đại học", "bộ"),
    "trạm": ("trung tâm",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization beside a post: canonical name of the unit, or the words themselves; `end` in the text.

    `start` is where the unit begins, -1 for words; `field` what the post is for when no organization is said
    ("chuyên gia bảo mật").
    """

    name: str
    end: int
    unit_id: str | None = None
    start: int = -1
    field: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage with its units, where they start, and where names, cues and units (`borders`) end what is before them."""

    passage: Passage
    units: Sequence[Found[Unit]]
    starts: Sequence[int]
    borders: Sequence[int] = ()

    @classmethod
    def of(cls, passage: Passage, units: Sequence[Found[Unit]]) -> Surroundings:
        """The surroundings before names are known."""
        return cls(passage, units, [unit.start for unit in units])

    def bordered(self, borders: Sequence[int]) -> Surroundings:
        """The same with these borders besides the units."""
        return replace(self, borders=sorted([*borders, *self.starts]))

    def next_border(self, at: int) -> int:
        """The first border after `at`."""
        n = bisect_left(self.borders, at + 1)
        return self.borders[n] if n < len(self.borders) else len(self.passage.text)


def organization_of(around: Surroundings, post: Cue) -> Organization | None:
    """The organization that the post names, with the unit it belongs to."""
    first = named_after(around, post)
    if post.value.head.get("only_abroad"):
        return first
    if post.value.head.get("abroad") and first and first.start < 0:
        return _with_seat(around, first)
    if not first or (
        post.value.inside and natural_end(around.passage, post.end, around.next_border(post.end), room=True) > first.end
    ):  # "phòng Hành chính, Quản trị"
        first = _words_after(around, post) or first
    return _with_parents(around, first) if first else None


def _with_seat(around: Surroundings, first: Organization) -> Organization:
    """A foreign office up to the end of the body or country it is sent to ("Đại sứ Mỹ tại Liên Hợp Quốc")."""
    seat = _SEAT.match(around.passage.normal, first.end)
    if not seat:
        return first
    if unit := _unit_at(around, seat.end()):
        return replace(first, end=unit.end)
    country = _country().match(around.passage.normal, seat.end() - 1)
    return replace(first, end=country.end()) if country else first


def named_after(around: Surroundings, post: Cue) -> Organization | None:
    """The unit that begins within the post or right after it, else the country of a foreign office."""
    head = post.value.head
    unit = None if head.get("only_abroad") else _unit_after(around, post)
    return unit or (_country_after(around.passage, post) if head.get("abroad") else None)


def names_own(around: Surroundings, post: Cue) -> bool:
    """Whether the words right after the post begin the name of an organization."""
    at = _after_of(around.passage, post)
    return bool(
        post.value.inside or head_pattern().match(around.passage.lower, at) or _ministry_at(around.passage, post, at)
    )


def _unit_after(around: Surroundings, post: Cue) -> Organization | None:
    text = around.passage.normal
    at = bisect_left(around.starts, post.end - len(post.value.inside))
    if at == len(around.units) or not _OF.fullmatch(
        around.passage.lower, post.end, max(post.end, around.units[at].start)
    ):
        return None
    unit, end, name = around.units[at], around.units[at].end, around.units[at].value.name
    if text[max(0, unit.start - 1)] == "(" and text[end : end + 1] == ")":
        end += 1
    if short := _SHORT_FORM.match(text, end):
        end = short.end()
    if more := _SIDE.match(text, end) or _HERE.match(text, end) or _country().match(text, end):
        name, end = f"{name} {more.group().removeprefix(' của').strip()}", more.end()
    return Organization(name, end, unit.value.unit_id or None, unit.start)


def _country_after(passage: Passage, post: Cue) -> Organization | None:
    match = _country().match(passage.normal, post.end)
    if not match or (is_syllable(match["country"]) and not _is_abroad(passage, post, match.end())):
        return None
    at = post.value.head.get("at") or post.value.head.get("field", "").capitalize()
    return Organization(f"{at} {match['country']}".strip(), match.end())


def _is_abroad(passage: Passage, post: Cue, end: int) -> bool:
    """Whether a word that could be a given name is a country: a foreign name follows, or none after a head of government."""
    following = _CAPITALIZED.match(passage.normal, end)
    return not is_syllable(following[1]) if following else "field" not in post.value.head


def _words_after(around: Surroundings, post: Cue) -> Organization | None:
    """The words that name an organization right after the post, up to the next border or verb."""
    passage, at, inside = around.passage, _after_of(around.passage, post), post.value.inside
    if ministry := _ministry_at(passage, post, at):
        country = _country().match(passage.normal, ministry.end())
        name = f"Bộ {_tidy(passage.normal[ministry.start(1) : ministry.end(1)])}"
        return Organization(name + (country.group() if country else ""), country.end() if country else ministry.end())
    if inside and "-" in passage.normal[post.end : at] and passage.normal[at : at + 1].islower():
        return None  # "Chánh Văn phòng - người phát ngôn Sở Y tế"
    if not inside and not head_pattern().match(passage.lower, at):
        return _proper_name_after(around, post) or _field_after(around, post)
    words = passage.normal[at : natural_end(passage, at, around.next_border(at), room=bool(inside))]
    return (
        _with_short_form(passage.normal, Organization(_tidy(f"{inside} {words}"), at + len(words))) if words else None
    )


def _ministry_at(passage: Passage, post: Cue, at: int) -> regex.Match[str] | None:
    return _ministry().match(passage.lower, at) if post.value.head.get("field") else None


def _unit_at(around: Surroundings, at: int) -> Organization | None:
    n = bisect_left(around.starts, at)
    if n == len(around.starts) or around.starts[n] != at:
        return None
    unit = around.units[n]
    return Organization(unit.value.name, unit.end, unit.value.unit_id or None, at)


def _proper_name_after(around: Surroundings, post: Cue) -> Organization | None:
    """A firm or body known by its name alone ("Giám đốc SAWACO"), or what the post is for ("Giám đốc Truyền thông")."""
    text = around.passage.normal
    if (of := _OF_UNIT.match(text, post.end)) and (unit := _unit_at(around, of.end())) and not _is_said_on(of[1]):
        return replace(unit, field=of[1])
    if match := _PROPER.match(text, post.end):
        end = min(match.end("name"), around.next_border(match.start("name") - 1))
        if end <= match.start("name") or match["name"].lower() in words_of("surname"):
            return None
        return _with_short_form(text, Organization(text[match.start("name") : end].rstrip(), end))
    if _CAPITALIZED.match(text, post.end) and post.end + 1 not in around.borders:
        limit = around.next_border(post.end + 1)
        end = natural_end(around.passage, post.end + 1, limit, room="field" in post.value.head)
        name = _tidy(text[post.end + 1 : end])
        name = f"Bộ {name}" if "field" in post.value.head and not name.startswith(("Bộ", "Bô")) else name
        kind = _kind_in(post)
        name = f"{kind} {name}" if name and kind and "field" not in post.value.head else name
        return _with_short_form(text, Organization(name, end)) if end > post.end + 1 else None
    return None


def _kind_in(post: Cue) -> str:
    """The kind of body that the post itself says: "Đội" of "Đội trưởng"; empty when it says none."""
    kind: str = next(iter(post.value.head.get("of", ())), "")
    return kind.capitalize() if kind and lower(post.value.head["post"]).startswith(f"{kind} ") else ""


def _with_short_form(text: str, organization: Organization) -> Organization:
    """The organization with the short form in brackets that follows it ("Cơ quan An toàn bay (CAB)")."""
    short = _SHORT_FORM.match(text, organization.end)
    return replace(organization, end=short.end()) if short else organization


def _field_after(around: Surroundings, post: Cue) -> Organization | None:
    """What the post is for, said in small letters right before the name: "chuyên gia bảo mật Nguyễn …"."""
    match = _FIELD.match(around.passage.normal, post.end)
    if not match or not (match.end() in around.borders or around.next_border(match.end()) - match.end() <= 2):
        return None
    words = match[1].split()
    if post.value.head.get("at") or words[-1] in _NO_FIELD_END or _is_said_on(match[1]):
        return None
    return Organization("", match.start(1) + len(match[1].rstrip()), field=" ".join(words))


def _is_said_on(text: str) -> bool:
    """Whether one of the words is such that the sentence goes on with it."""
    words = text.split()
    return any(word in stop_words() for word in (*words, *map(" ".join, pairwise(words))))


def _after_of(passage: Passage, post: Cue) -> int:
    of = _OF.match(passage.lower, post.end)
    return of.end() if of else post.end


def _with_parents(around: Surroundings, first: Organization) -> Organization:
    text, name, end, child = around.passage.text, first.name, first.end, first.name
    at = bisect_left(around.starts, end)
    for parent in around.units[at : at + 2]:
        if not _TO_PARENT.fullmatch(around.passage.lower, end, parent.start) or not _belongs(child, parent.value):
            break
        if first.start < 0 and is_place(parent.value) and text[end : parent.start] == " " and not first.field:
            name = f"{name} {text[parent.start : parent.end]}"  # "Bệnh viện Mắt Hà Đông"
        elif not is_place(parent.value) and parent.value.name not in name:
            house = name if name != first.name else _said(around.passage, first)
            name = f"{house}, {parent.value.name}".removeprefix(", ")
        end = parent.end + (text[parent.end : parent.end + 1] == ")" and text[parent.start - 1] == "(")
        child = parent.value.name
    return replace(first, name=name, end=end)


def _said(passage: Passage, first: Organization) -> str:
    """A part of a house without the place that only the house has: as said, or what is left of its canonical name."""
    said = _tidy(passage.normal[first.start : first.end].rstrip(" ("))
    if first.start < 0 or not lower(first.name).startswith(ROOMS):
        place = _PLACED.search(first.name)
        return first.name[: place.start()] if first.start >= 0 and place and place[1] not in said else first.name
    return said


def _belongs(unit: str, parent: Unit) -> bool:
    if is_place(parent):
        return True
    small, high = lower(unit), lower(parent.name)
    if not head_pattern().match(small):  # "Phát triển", "bảo mật": a field, not an organization
        return True
    return any(small.startswith(s) and high.startswith(hs) for s, hs in _PARENTS.items())


def is_place(unit: Unit) -> bool:
    """Whether the unit is a province, district or commune."""
    return unit.type in ("province", "district", "commune")


def _tidy(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].upper() + words[1:]


@cache
def _country() -> regex.Pattern[str]:
    names = rulebook.any_of(rulebook.load("posts").lexicon("country").values())
    of = r"(?: của)? (?:nước |CHLB |Liên bang |Cộng hòa (?:\p{Lu}\p{L}+ ){0,4})?"
    return regex.compile(rf"{of}(?P<country>{names})(?!\p{{L}})")


@cache
def _ministry() -> regex.Pattern[str]:
    fields = rulebook.any_of(rulebook.load("organizations").lexicon("ministry"))
    return regex.compile(rf"(?:bộ +)?({fields})(?!\p{{L}})")
