"""The unit of measure that stands after a numeral: noun, money, share, rate."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.numerals import number
from tinyte.extract.passage import Passage

NOUN_CLASSES = (
    "people",
    "staff",
    "cases",
    "visits",
    "places",
    "facilities",
    "equipment",
    "works",
    "meetings",
    "weak",
    "never",
)
JOINED_CLASSES = ("places", "facilities", "cases", "works", "staff", "people")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted.

    `kind` is a lexicon of `measures.yaml`, or `rate` (only the whole is said: "8,4/vạn dân"), `unknown` (a noun that
    no lexicon has) or `bare`. `noun` is the span of the counted noun as printed, `end` where the unit ends.
    `per` is what it is taken per, canonical: "10.000 dân", "người/tháng".
    """

    kind: str
    end: int
    unit: str | None = None
    noun: tuple[int, int] | None = None
    per: str | None = None

    @property
    def canonical(self) -> str | None:
        """Unit with what it is taken per.

        >>> Measure("staff", 9, "bác sĩ", (2, 8), "10.000 dân").canonical
        'bác sĩ/10.000 dân'
        """
        return f"{self.unit}/{self.per}" if self.unit and self.per else self.unit


def measure_after(passage: Passage, end: int, scale: int = 1, *, part: bool = False) -> Measure:
    """The measure of the numeral that ends at `end`; `scale` is the factor of its scale word (triệu, tỷ are money by themselves).

    `part`: the numeral is a part of a whole, so that "số" may stand before the noun ("1/3 số bác sĩ").

    >>> text = "4,1 bác sĩ/vạn dân"
    >>> measure_after(Passage(text, [(0, len(text))]), 3).canonical
    'bác sĩ/10.000 dân'
    """
    text = passage.lower
    at = end + (text[end : end + 1] == " ")
    if part and text.startswith("số ", at):
        at += len("số ")
    pattern, table = _nouns()
    found = pattern.match(text, at)
    if found is None:
        return _without_noun(passage, end, at, scale)
    kind, unit = table[_phrase(found[0])]
    if found[0] == "năm" and _YEAR.match(text, found.end()):
        return Measure("bare", end)
    word = _word_at(passage, at)
    if word and word[1] > found.end() and kind == "never":
        return _unlisted(passage, word)
    if word and word[1] > found.end() and found[0] in rulebook.load("measures").lexicon("short_nouns"):
        return replace(_unlisted(passage, word), kind=kind)
    if kind == "money" and found[0] == "đồng" and _is_no_money(text, found.end()):
        return Measure("bare", end)
    if at == end and text[end].isalpha() and kind not in ("money", "share", "weak", "never"):
        return Measure("bare", end)
    measure = Measure(kind, found.end(), unit, found.span() if kind not in ("share", "money") else None)
    if found[0] in rulebook.load("measures").lexicon("classifiers"):
        measure = _with_kind(passage, measure)
    return _with_per(text, _with_joined(passage, measure) if kind in JOINED_CLASSES else measure)


# "73,3 năm 2015": the year, not what is counted
_YEAR = regex.compile(r" (?:19|20)\d\d(?!\d|[.,]\d)")


def each(text: str, start: int, end: int) -> str | None:
    """What "mỗi ngày" or "một tháng" between the offsets makes a count a rate of.

    >>> each("khám 300 lượt mỗi ngày", 13, 22)
    'ngày'
    """
    found = _each().search(text, start, end)
    return rulebook.load("measures").lexicon("each")[found["each"]] if found else None


def noun_at(text: str, start: int) -> tuple[str, str, int] | None:
    """Class, canonical unit and end of the counted noun that begins at `start`."""
    pattern, table = _nouns()
    found = pattern.match(text, start)
    return (*table[_phrase(found[0])], found.end()) if found else None


def per_at(text: str, end: int) -> tuple[str, int] | None:
    """What a rate is taken per and where it ends, when "/10.000 dân" or the like stands at `end`.

    >>> per_at("tỷ lệ bác sĩ/vạn dân", 12)
    ('10.000 dân', 20)
    """
    parts = []
    while (found := _per().match(text, end)) and _is_base(found["n"]):
        parts.append(_per_unit(found))
        end = found.end()
    return ("/".join(parts), end) if parts else None


def _is_base(printed: str | None) -> bool:
    """One or a power of ten; "187 bệnh nhân/260 giường" is no rate."""
    return not printed or not printed[0].isdigit() or printed.strip("0.") == "1"


def _is_no_money(text: str, end: int) -> bool:
    """ "đồng ý", "đồng thời": the word goes on."""
    if text.startswith(tuple(f" {word}" for word in rulebook.load("measures").lexicon("still_money")), end):
        return False
    following = _SYLLABLE.match(text, end + 1) if text[end : end + 1] == " " else None
    return following is not None and following[0] in rulebook.load("measures").lexicon("not_money")


def _phrase(printed: str) -> str:
    return printed if "  " not in printed else regex.sub(" +", " ", printed)


def _without_noun(passage: Passage, end: int, at: int, scale: int) -> Measure:
    text = passage.lower
    money = scale >= 1_000_000
    rate = _with_per(text, Measure("money" if money else "rate", end, "đồng" if money else None))
    if rate.per:
        return rate
    word = _word_at(passage, at) if at > end else None
    functional = word is None or not text[word[0]].isalpha() or text[word[0] : word[1]] in _function_words()
    if money and (functional or at == end):
        return Measure("money", end, "đồng")
    if word is None or functional or not passage.normal[word[0]].islower():
        return Measure("bare", end)
    return _unlisted(passage, word)


def _unlisted(passage: Passage, word: tuple[int, int]) -> Measure:
    """A noun that no lexicon has."""
    return _with_per(passage.lower, Measure("unknown", word[1], passage.lower[word[0] : word[1]], word))


def _with_kind(passage: Passage, measure: Measure) -> Measure:
    """The measure with the noun that says of what kind: "loại | vắc xin", "điểm | trạm"."""
    text, start = passage.lower, measure.end + 1
    word = _word_at(passage, start) if text[measure.end : start] == " " and measure.noun else None
    if word is None or not passage.normal[word[0]].islower() or not measure.noun:
        return measure
    listed = _nouns()[0].match(text, start)
    word = (start, listed.end()) if listed and listed.end() > word[1] else word
    said = text[word[0] : word[1]]
    if (
        said in _function_words()
        or said.split()[0] in rulebook.load("measures").lexicon("no_kinds")
        or said[-1].isdigit()
    ):
        return measure
    return replace(measure, end=word[1], unit=f"{measure.unit} {said}", noun=(measure.noun[0], word[1]))


def _with_joined(passage: Passage, measure: Measure) -> Measure:
    """The measure with the nouns coordinated to it: "xã, phường, thị trấn"."""
    text, units, end = passage.lower, [measure.unit or ""], measure.end
    pattern, table = _nouns()
    while joint := _JOINT.match(text, end):
        found = pattern.match(text, joint.end())
        if (
            found is None
            or not _is_joined(measure, found[0], table[_phrase(found[0])])
            or (joint[0].strip() != "," and measure.kind != "places")
        ):
            break
        if passage.normal[found.end() : found.end() + 2].strip()[:1].isupper():
            break
        unit = table[_phrase(found[0])][1]
        units.append(_phrase(found[0]) if unit == "người" else unit)
        end = found.end()
    if len(units) == 1:
        return measure
    return replace(measure, end=end, unit=", ".join(units), noun=(measure.noun[0], end) if measure.noun else None)


def _is_joined(measure: Measure, noun: str, listed: tuple[str, str]) -> bool:
    """The noun after the comma is counted together with the one before: "công chức, viên chức, người lao động"."""
    if noun == "người" or measure.unit == "người":
        return False
    if {measure.kind, listed[0]} == {"places", "facilities"}:
        return "địa phương" in (measure.unit, noun)
    return listed[0] == measure.kind or (measure.kind == "staff" and listed[0] == "people" and " " in noun)


_JOINT = regex.compile(r" ?, | ?/ ?| và ")


def _with_per(text: str, measure: Measure) -> Measure:
    found = per_at(text, measure.end)
    if found is None:
        return measure
    return replace(measure, per=found[0], end=found[1])


def _per_unit(found: regex.Match[str]) -> str:
    noun = rulebook.load("measures").lexicon("per")[_phrase(found["per"])]
    times = number(f"{found['n'] or 1} {found['s'] or ''}") or 1.0
    return noun if times == 1 else f"{int(times):,} {noun}".replace(",", ".")


def _word_at(passage: Passage, at: int) -> tuple[int, int] | None:
    """The word that begins at `at`: as segmented, else the syllable."""
    i = bisect.bisect_left(passage.words, (at, at))
    if i < len(passage.words) and passage.words[i][0] == at:
        return passage.words[i]
    found = _SYLLABLE.match(passage.lower, at)
    return found.span() if found else None


_SYLLABLE = regex.compile(r"\p{L}+")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(rulebook.load("measures").lexicon("function_words"))


@cache
def _nouns() -> tuple[regex.Pattern[str], dict[str, tuple[str, str]]]:
    lexicons = rulebook.load("measures").lexicons
    table = {
        noun: (name, str(unit)) for name in (*NOUN_CLASSES, "money", "share") for noun, unit in lexicons[name].items()
    }
    return regex.compile(
        rf"{rulebook.any_of(table)}(?<=[^\p{{L}}]|(?=[^\p{{L}}\p{{M}}\p{{N}}]|$))", regex.VERSION1
    ), table


@cache
def _per() -> regex.Pattern[str]:
    return rulebook.load("measures").compile("{per_rate}")


@cache
def _each() -> regex.Pattern[str]:
    return rulebook.load("measures").compile("{each_time}")
