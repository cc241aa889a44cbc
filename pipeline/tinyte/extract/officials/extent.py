"""Where the name of an organization ends that no rule of units knows: its words are those that names are made of.

>>> from tinyte.extract.passage import Passage
>>> text = "Trưởng trạm Y tế xã Vĩnh Kim kể lại chuyện cũ"
>>> text[12:natural_end(Passage(text=text, sentences=[]), 12, len(text), room=False)]
'Y tế xã Vĩnh Kim'
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Passage

_TOKEN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}&/.']*(?<!\.)|\n|[^\s]")
_WORDS = regex.compile(r"[\p{L}\p{N}]+")
_CAPITALIZED = regex.compile(r"(?r)(?<!\p{L})\p{Lu}\p{L}* $")
_STAFF = regex.compile(r"tổ chức (?:cán bộ|hành chính|nhân sự)")  # a field of work, no organization
_CONTINUES = {
    "khám": ("chữa", "điều", "tư"), "phòng": ("chống",), "thuốc": ("mỹ",), "phẩm": ("thực",), "chế": ("chính",),
    "hành": ("quản",),
}  # fmt: skip
_FIRM = regex.compile(r"(?:(?:tổng )?công ty|cty|doanh nghiệp|tập đoàn|hợp tác xã|htx)(?!\p{L})")
_BUSINESS = regex.compile(r"(?:\p{Ll}+ ){1,4}(?=\p{Lu})")
_JOINTS = ("và", "&", "của")
LONGEST = 16
"""How many words the name of an organization may have that no rule of units knows."""


def natural_end(passage: Passage, at: int, limit: int, room: bool) -> int:
    """The end of the name that begins at `at`; in a `room`'s name a list goes on ("Hành chính, Quản trị")."""
    first = None if room else head_pattern().match(passage.lower, at, limit)
    end, previous = (first.end(), first.group().rpartition(" ")[2]) if first else (at, "")
    firm = bool(_FIRM.match(passage.lower, at))
    for _ in range(LONGEST):
        token = _TOKEN.search(passage.lower, end, limit)
        if not token:
            break
        if token.group()[0].isalnum() or token.group() == "&":
            step = _step(passage, token, end > at, limit, firm) or (
                room and end > at and _joined_field(passage, token, limit)
            )
            if not step:
                break
            end, previous = step, passage.lower[token.start() : step].rpartition(" ")[2]
        elif not _is_inside(passage, token, previous, limit, room):
            break
        else:
            end = token.end()
    return _without_loose_end(passage, at, end)


def word_across(passage: Passage, at: int) -> bool:
    """Whether a segmented word in small letters after its first syllable runs across that place."""
    n = bisect_left(passage.words, (at, 0)) - 1
    return n >= 0 and passage.words[n][1] > at and passage.text[at : at + 2].strip().islower()


@cache
def stop_words() -> frozenset[str]:
    """Words, and pairs of words, with which the sentence goes on after a name."""
    return frozenset(rulebook.load("organizations").lexicon("stop"))


@cache
def head_pattern() -> regex.Pattern[str]:
    """The first words of an organization's name."""
    return regex.compile(rulebook.any_of(rulebook.load("organizations").lexicon("head")) + r"(?!\p{L})")


def _step(passage: Passage, token: regex.Match[str], inside: bool, limit: int, firm: bool) -> int:
    """Where the word of the name that begins with the token ends; 0 when the name has ended before it."""
    word, start = token.group(), token.start()
    following = passage.normal[token.end() + 1 : token.end() + 2]
    if word in _JOINTS:
        return token.end() if following.isupper() and token.end() < limit else 0
    if inside and passage.normal[start].islower() and _is_stop(passage, start, word):
        return 0
    if known := _vocabulary().match(passage.lower, start, limit):
        return known.end()
    if passage.normal[start].islower() and not any(c.isdigit() for c in word):
        return _firm_goes_on(passage, start, limit) if firm else 0
    return max(token.end(), _word_end(passage, start, limit))


def _joined_field(passage: Passage, token: regex.Match[str], limit: int) -> int:
    """The end of a field in small letters that "và" joins to a room's others ("Nội và điều trị nghiện chất"), else 0."""
    if token.group() != "và" or passage.lower[token.end() : token.end() + 1] != " ":
        return 0
    known = _vocabulary().match(passage.lower, token.end() + 1, limit)
    if (
        not known
        or head_pattern().match(passage.lower, known.start())
        or _is_stop(passage, known.start(), known.group())
    ):
        return 0
    return known.end()


def _firm_goes_on(passage: Passage, start: int, limit: int) -> int:
    """The end of a firm's line of business in small letters, which its name in capitals follows; 0 when none does."""
    words = _BUSINESS.match(passage.normal, start, limit)
    return words.end() - 1 if words and not any(word in stop_words() for word in words[0].split()) else 0


def _is_stop(passage: Passage, at: int, word: str) -> bool:
    pair = " ".join(_WORDS.findall(passage.lower, at, at + 14)[:2])
    return word in stop_words() or pair in stop_words()


def _word_end(passage: Passage, start: int, limit: int) -> int:
    """The end of the segmented word of two syllables that begins there ("Gia cầm"); 0 when none does."""
    at = bisect_left(passage.words, (start, 0))
    if at == len(passage.words) or passage.words[at][0] != start or passage.words[at][1] > limit:
        return 0
    end = passage.words[at][1]
    return (
        end
        if passage.text.count(" ", start, end) == 1
        and not _CAPITALIZED.search(passage.normal, max(0, start - 12), start)
        else 0
    )


def _is_inside(passage: Passage, sign: regex.Match[str], previous: str, limit: int, room: bool) -> bool:
    """Whether a comma or dash stands inside the name of an organization ("khám, chữa bệnh", "Dân số - KHHGĐ")."""
    glued = passage.lower[sign.end() : sign.end() + 1].isalnum()  # "Nội tiết-Chuyển hóa"
    following = _TOKEN.match(passage.lower, sign.end() + (not glued))
    if sign.group() not in ",-/" or not following or following.start() >= limit:
        return False
    if sign.group() == "," and following.group() in _CONTINUES.get(previous, ()):
        return True
    if not (sign.group() in "-/" or room) or not passage.normal[following.start()].isupper():
        return False
    return bool(_STAFF.match(passage.lower, following.start())) or not head_pattern().match(
        passage.lower, following.start()
    )


def _without_loose_end(passage: Passage, at: int, end: int) -> int:
    """The end without signs and joining words, after which nothing of the name came."""
    loose = _loose_end().search(passage.lower, at, end)
    return loose.start() if loose else end


@cache
def _loose_end() -> regex.Pattern[str]:
    return regex.compile(r"(?r)(?:[ ,\-/&]|(?<= )(?:của|thuộc|tại|ở|và|về|cho))+$")


@cache
def _vocabulary() -> regex.Pattern[str]:
    """Words that names of organizations are made of, those of the rules of units among them."""
    units, own = rulebook.load("unit_words"), rulebook.load("organizations").lexicon("inside")
    words = {*own, *units.lexicon("openers"), *units.lexicon("carriers"), *units.lexicon("joins")}
    words |= {*units.lexicon("departments"), *units.lexicon("ministries"), *units.lexicon("kinds")}
    return regex.compile(rulebook.any_of(words) + r"(?![\p{L}\p{N}])")
