"""Administrative places in a text: "huyện Phú Lộc", "tỉnh", "TP.HCM", "Bắc Ninh"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import head_pattern, words
from tinyte.extract.units.persons import is_person
from tinyte.gazetteer import Place, by_name, key, provinces
from tinyte.gazetteer.places import Level
from tinyte.rulebook import BORDERS, any_of
from tinyte.segment.normal import lower, normal

LEVELS: dict[str, tuple[Level, ...]] = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "quận": ("district",),
    "huyện": ("district",),
    "thị xã": ("district",),
    "phường": ("commune",),
    "xã": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}
_NUMBERED = frozenset({"quận", "phường"})
_WORD = regex.compile(r"(?:\p{Lu}[\p{L}\p{M}]*(?:'[\p{L}\p{M}]+)?|\d{1,2}(?![\d.,/%]*\d))")
_GAP = regex.compile(r"(?: +(?:- *)?|-|(?<=')) *(?=\p{Lu})| +(?=\d{1,2}(?![\d.,/%-]*\d))")
_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_SYLLABLE = rf"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?[{_VOWEL}]{{1,3}}(?:ng|nh|ch|[cmnptk])?"
_SYLLABLES = regex.compile(rf"(?:{_SYLLABLE}|kr\p{{L}}+|pl\p{{L}}+|h')(?:[ -]+(?:{_SYLLABLE}|\p{{L}}{{1,6}}))*")
HUE = "2025-01-01"
"""The day from which "Huế" is a province: the city of that name was one of its districts before."""

_AFTER_KIND = regex.compile(r" *(?:: *)?")
_LETTERS = regex.compile(r"\p{L}+")
_NEXT = regex.compile(r" *[,(-] *(?=\p{Lu})")
_AFTER_SHORT = regex.compile(r"[ .]*(?:: *)?")


class SaidPlace(NamedTuple):
    """A place read in the text: where it ends, its kind as written out, its name in the gazetteer's spelling, or None."""

    end: int
    kind: str | None
    name: str | None
    levels: tuple[Level, ...]
    start: int = 0


def read_place(passage: Passage, at: int) -> SaidPlace | None:
    """The place with a kind that begins at the offset: "tỉnh Bắc Ninh", "huyện"; None when there is no kind."""
    match = words().kind.match(passage.lower, at)
    if match is None:
        return None
    kind = words().kinds[" ".join(match[0].split())]
    short = len(match[0]) < 5 and match[0].isascii()
    begin = _after_kind(passage, match.end(), short)
    name = read_name(passage, begin, kind, known=short) if begin is not None else None
    if name is not None:
        return name
    follows = passage.lower[match.end() : match.end() + 4]
    if match[0].endswith(".") or match[0] == "h" or follows.startswith((" hội", " ủy", " đoàn")):
        return None
    return SaidPlace(match.end(), kind, None, LEVELS[kind])


def read_name(passage: Passage, at: int, kind: str, *, known: bool = False) -> SaidPlace | None:
    """The name of a place of that kind: the longest run of capitalized words that the gazetteer knows, else up to three.

    With `known` a name that is not in the gazetteer is none ("P. Hùng").
    """
    ends = _run(passage, at)
    if not ends or (passage.normal[at].isdigit() and kind not in _NUMBERED):
        return None
    for type_ in (kind, None):
        for level in LEVELS[kind]:
            for end in reversed(ends):
                name = passage.normal[at:end]
                if (place := _known(level, name, type_)) and not (known and len(name) == 1 and name.isalpha()):
                    return SaidPlace(end, kind, as_written(name, place), (level,))
    return None if known else _unknown(passage, at, kind, ends)


def as_written(name: str, place: Place) -> str:
    """The place's name as the text spells it where the spellings differ only in marks ("Đăk Tô"), else the gazetteer's."""
    return place.name if name.isupper() or key(name) != key(place.name) else " ".join(name.split())


def read_bare(passage: Passage, at: int, levels: Sequence[Level], province: str | None = None) -> SaidPlace | None:
    """A place named without its kind, of one of those levels; districts of the given province (short name) first."""
    ends = _run(passage, at)
    for level in levels:
        for end in reversed(ends):
            name = passage.normal[at:end]
            found = by_name(level).get(key(name), ())
            if found and not name[0].isdigit():
                place = _choose(found, province)
                return SaidPlace(end, place.type, as_written(name, place), (level,))
    return None


def is_vietnamese(text: str) -> bool:
    """Whether the words, in lower case, can be Vietnamese syllables."""
    return _SYLLABLES.fullmatch(text) is not None


def is_abroad(passage: Passage, end: int) -> bool:
    """Whether a country follows the place that ends there: "Hà Nam, Trung Quốc"."""
    gap = _NEXT.match(passage.normal, end)
    if gap is None:
        return False
    if words().country.match(passage.lower, gap.end()):
        return True
    outer = bare_province(passage, gap.end())
    return outer is not None and is_abroad(passage, outer[0])


def bare_provinces(passage: Passage) -> list[tuple[int, int, str]]:
    """Provinces named without their kind anywhere in the text: start, end, short name."""
    found = []
    day = passage.published.date().isoformat() if passage.published else ""
    for match in _provinces(day >= HUE).finditer(passage.lower):
        start, end = match.span()
        text = passage.normal[start:end]
        other = words().not_province.match(passage.lower, start)
        if (
            not other
            and not is_abroad(passage, end)
            and all(part[0].isupper() for part in regex.findall(r"[\p{L}]+", text))
        ):
            found.append((start, end, _names()[key(text)]))
    return found


def bare_province(passage: Passage, at: int) -> tuple[int, str] | None:
    """The province named at the offset: its end and short name."""
    match = _province_at().match(passage.lower, at)
    if match is None or not _all_capital(passage, at, match.end()) or words().not_province.match(passage.lower, at):
        return None
    return match.end(), _names()[key(passage.normal[at : match.end()])]


def _all_capital(passage: Passage, start: int, end: int) -> bool:
    """Whether every word there begins with a capital."""
    return all(word[0][0].isupper() for word in _LETTERS.finditer(passage.normal, start, end))


def _after_kind(passage: Passage, at: int, short: bool) -> int | None:
    match = (_AFTER_SHORT if short else _AFTER_KIND).match(passage.normal, at)
    end = match.end() if match else at
    return end if end > at or passage.normal[at - 1] == "." else None


def _run(passage: Passage, at: int) -> list[int]:
    """Ends of the first, the first two … words of the run of capitalized words that begins at the offset."""
    ends: list[int] = []
    while len(ends) < 6 and (word := _WORD.match(passage.normal, at)):
        ends.append(word.end())
        gap = _GAP.match(passage.normal, word.end())
        if gap is None or word[0][0].isdigit():
            break
        at = gap.end()
    return ends


def _known(level: Level, name: str, kind: str | None) -> Place | None:
    for place in by_name(level).get(key(name), ()):
        if kind is None or place.type == kind:
            return place
    return None


def _unknown(passage: Passage, at: int, kind: str, ends: list[int]) -> SaidPlace | None:
    if passage.normal[at].isdigit() or kind in ("tỉnh", "thành phố", "thị xã", "quận", "đặc khu"):
        return None
    if words().end.match(passage.lower, at) or head_pattern().match(passage.lower, at) or is_person(passage, at):
        return None
    named = [end for end in ends if not passage.normal[end - 1].isdigit()]
    end = named[:3][-1]
    name = passage.normal[at:end]
    if name.isupper() or not is_vietnamese(lower(name)):
        return None
    return SaidPlace(end, kind, name, (LEVELS[kind][-1],))


def _choose(found: Sequence[Place], province: str | None) -> Place:
    inside = [p for p in found if province and _province_name(p) == province]
    return (inside or list(found))[0]


def _province_name(place: Place) -> str | None:
    return next((p.name for p in provinces() if p.code == place.province), None)


@cache
def _names() -> dict[str, str]:
    return {key(name): p.name for p in provinces() for name in (p.name, *p.aliases)}


@cache
def _spellings(hue: bool) -> str:
    spelled = {lower(normal(name)) for p in provinces() if p.code for name in (p.name, *p.aliases)}
    spelled |= {name.replace(" - ", dash) for name in spelled for dash in ("-", " -", "- ")}
    others = {"hồ chí minh", "hcm", "hcmc", "sài gòn"} | (set() if hue else {"huế"})
    return any_of(sorted(spelled - others)) + BORDERS["end"]


@cache
def _provinces(hue: bool) -> regex.Pattern[str]:
    return regex.compile(BORDERS["start"] + _spellings(hue), regex.VERSION1)


@cache
def _province_at() -> regex.Pattern[str]:
    return regex.compile(_spellings(False), regex.VERSION1)
