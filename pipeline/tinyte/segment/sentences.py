"""Sentences as offsets into the text.

A line never shares a sentence with another. In a line, a stop (`.`, `?`, `!`, `…`, `./.`, with the quotes and brackets
that close after it) ends a sentence unless what stands before and after it says otherwise; the words that say so are in
`rules/segmentation.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tinyte import rulebook

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile(
    r"(?P<mark>\./\.|[.!?…]++(?:[ \xa0]++[.!?…]++)*+)"
    r"(?P<closing>(?:[ \xa0]?[)\]}”»]|[\"'’])*+)"
    r"(?P<blank>\s*+)(?P<signs>[\s\"'“‘«(\[{\-–—•·+*]*+)"
)
_SPOKEN = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+")
_ENUMERATOR = re.compile(r"[\"'“(\[\-–—•·+*\s]*(?:\d{1,3}|[IVX]{1,5}|[a-zđA-ZĐ])(?:\.\d{1,2})*")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s")
_INITIAL = re.compile(r"[A-ZĐ](?:[hr]|gh?)?(?:\.[A-ZĐ](?:[hr]|gh?)?)*")
_ADDRESS = re.compile(r"@|//|www\.")
_VOWEL = re.compile(r"[aeiouyăâêôơưà-ãè-êìíò-õùúýĩũạ-ỹ]", re.IGNORECASE)
_OPENING = "\"'“‘«([{"
_LOOK_BACK = 60
_LONGEST_CELL = 300
_LONGEST_ENUMERATOR = 20


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences, in order, without blanks around; every other character is in exactly one.

    >>> text = "PGS.TS. Trần Văn Bình đến TP. Hồ Chí Minh.Đồng chí nêu 3 việc (số 28-NQ/TW).\\nẢnh: Lan Anh"
    >>> [text[start:end] for start, end in sentences(text)]
    ['PGS.TS. Trần Văn Bình đến TP. Hồ Chí Minh.', 'Đồng chí nêu 3 việc (số 28-NQ/TW).', 'Ảnh: Lan Anh']
    """
    return [span for line in _LINE.finditer(text) for span in _of_line(text, *line.span())]


def _of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one line; a row of a table is one."""
    line = text[start:end]
    start, end = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
    if start >= end:
        return
    if not _is_row(line):
        spoken = _SPOKEN.search(text, start, end)
        for stop in _STOP.finditer(text, start, end):
            if stop.end() < end and spoken and spoken.start() < stop.start() and _ends(text, start, stop):
                last, start = _parted(text, start, stop)
                yield last
                spoken = _SPOKEN.search(text, start, end)
    yield start, end


def _is_row(line: str) -> bool:
    """Whether the line is a row of a table: cells between " | ", none so long that it must be prose."""
    return " | " in line and max(map(len, line.split(" | "))) <= _LONGEST_CELL


def _parted(text: str, start: int, stop: re.Match[str]) -> tuple[tuple[int, int], int]:
    """The sentence that ends with this stop, and where the next begins: a glued quote may open it (`khai."Tôi`)."""
    if stop["closing"] == '"' and not stop["blank"] and text.count('"', start, stop.start()) % 2 == 0:
        return (start, stop.end("mark")), stop.end("mark")
    return (start, stop.end("closing")), stop.end("blank")


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with this stop."""
    mark, closing, signs = stop["mark"], stop["closing"], stop["signs"]
    first = text[stop.end()]
    if first.isdigit() and stop.end() == stop.end("mark"):
        return False
    if mark == "./.":
        return True
    if mark != ".":
        return _ends_softly(text, stop, first)
    if stop.start() - start <= _LONGEST_ENUMERATOR and _ENUMERATOR.fullmatch(text, start, stop.start()):
        return False
    if closing:
        return not first.islower() and (bool(stop["blank"]) or first.isupper())
    before = text[max(start, stop.start() - _LOOK_BACK) : stop.start()]
    *_, previous, word = ["", "", *before.split()] if before and not before[-1].isspace() else ["", ""]
    word = word.lstrip(_OPENING)
    if not stop["blank"] and not signs:
        return _ends_glued(text, stop, previous, word, first)
    if signs.startswith("(") and _is_initial_or_abbreviation(word):
        return False
    if first.islower():
        return not _is_cut_short(word)
    if first.isdigit():
        return _ends_before_number(previous, word)
    return not first.isupper() or _ends_before_capital(text, stop, previous, word)


def _is_cut_short(word: str) -> bool:
    """Whether a word before a point is no whole word: an abbreviation, an initial, or one without a vowel ("tr.")."""
    return _is_initial_or_abbreviation(word) or (word.isalpha() and not _VOWEL.search(word)) or word.lower() == "v.v"


def _is_initial_or_abbreviation(word: str) -> bool:
    return _words().is_abbreviation(word) or _INITIAL.fullmatch(word) is not None


def _ends_softly(text: str, stop: re.Match[str], first: str) -> bool:
    """For `?`, `!` and `…`: not before lower case (`“Ai?” ông hỏi`), nor `…` before a number that is none of a list."""
    glued = stop.end("closing") == stop.end()
    if first.isupper():
        return not glued or not text[stop.start() - 1].isupper()
    if glued or first.islower():
        return False
    if "!" in stop["mark"] or "?" in stop["mark"]:
        return True
    return _NUMBERED.match(text, stop.end()) is not None


def _ends_glued(text: str, stop: re.Match[str], previous: str, word: str, first: str) -> bool:
    """For a point with no blank after it: "khai.Đồng chí", but not "U.S.A", "TS.Nguyễn", "Booking.Com"."""
    words = _words()
    following = _WORD.match(text, stop.end())
    if not first.isupper() or following is None:
        return False
    next_word = following[0]
    if not word or _is_initial_or_abbreviation(word) or _ADDRESS.search(word) or next_word.lower() in words.endings:
        return False
    if text[following.end() : following.end() + 1] == "@" or (len(next_word) == 1 and first.isascii()):
        return False
    last = word[-1]
    if last.isupper():
        return len(word) > 1 and next_word.lower() in words.openers
    if word.isdigit():
        return len(word) > 2 or previous.lower() in words.dated
    if next_word.isupper() and len(next_word) > 1:
        return not word[0].isupper()
    return len(word) > 1 or not word.isalpha()


def _ends_before_number(previous: str, word: str) -> bool:
    """For a point and a blank before a number: not "ĐT. 024", nor the number of a list inside a sentence."""
    if word.isdigit() and len(word) < 3 and previous[-1:] in (":", ";"):
        return False
    words = _words()
    return word.lower() not in words.before_numbers and not words.is_place(word, previous)


def _ends_before_capital(text: str, stop: re.Match[str], previous: str, word: str) -> bool:
    """For a point and a blank before a capital letter."""
    words = _words()
    following = _WORD.match(text, stop.end())
    next_word = following[0] if following else ""
    if word.isdigit() and len(word) < 3 and previous[-1:] in (":", ";"):
        return False
    if words.is_title(word):
        return next_word.lower() in words.openers
    if words.is_place(word, previous):
        return not _is_place_name(text, stop.end())
    if _INITIAL.fullmatch(word) and (len(word) < 4 or "." in word):
        return _ends_after_initial(text, stop.end(), next_word, previous, word)
    return True


def _is_place_name(text: str, at: int) -> bool:
    """Whether a place may be named here: two capitalized syllables, a name in capitals, or a town of one syllable."""
    words = _words()
    name = _WORD.match(text, at)
    if name is None:
        return False
    if name[0] in words.short_places:
        return True
    if name[0].lower() in words.heads:
        return False
    return name[0].isupper() or text[name.end() + 1 : name.end() + 2].isupper()


def _ends_after_initial(text: str, at: int, next_word: str, previous: str, word: str) -> bool:
    """After "A.": not where a name goes on ("John F. Kennedy", "V. A."), but after one cut short ("anh S. Khi")."""
    if next_word.lower() in _words().openers:
        return True
    after = at + len(next_word)
    if _INITIAL.fullmatch(next_word) and text[after : after + 1] == ".":
        return False
    if word.lower() in _words().foreign_initials or text[after : after + 1] == "-":
        return False
    if not previous or previous[-1] in ",(":
        return False
    return not previous[0].isupper() or not previous.isascii()


@dataclass(frozen=True)
class _Words:
    """The lexicons of `rules/segmentation.yaml`, in lower case but for `short_places`."""

    titles: frozenset[str]
    places: frozenset[str]
    short_places: frozenset[str]
    people: frozenset[str]
    cut_short: frozenset[str]
    before_numbers: frozenset[str]
    dated: frozenset[str]
    openers: frozenset[str]
    heads: frozenset[str]
    endings: frozenset[str]
    foreign_initials: frozenset[str]

    def is_title(self, word: str) -> bool:
        """Whether the word, or what follows its last point, stands before names: "PGS.TS.BS", "PGS-TS", "Th.S"."""
        small = word.lower()
        return small in self.titles or all(part in self.titles for part in small.rpartition(".")[2].split("-"))

    def is_place(self, word: str, previous: str) -> bool:
        """Whether the word stands before a place; a single letter does not after a name or a kind of person."""
        small = word.lower()
        if len(small) > 1 or small not in self.places:
            return small in self.places
        if not previous or previous[-1] in ",-–":
            return True
        named = previous[0].isupper() and not (previous.isupper() and len(previous) > 1)
        return word.isupper() and not named and previous.lower() not in self.people

    def is_abbreviation(self, word: str) -> bool:
        """Whether the word is cut short."""
        return self.is_title(word) or word.lower() in self.places or word.lower() in self.cut_short


@cache
def _words() -> _Words:
    rules = rulebook.load("segmentation")
    lexicons = {
        name: frozenset(phrase if name == "short_places" else phrase.lower() for phrase in lexicon.values())
        for name, lexicon in rules.lexicons.items()
    }
    return _Words(**lexicons)
