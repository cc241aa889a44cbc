"""Names of people: runs of capitalized syllables that can be one."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Passage
from tinyte.gazetteer import provinces
from tinyte.segment.normal import lower, normal

_SYLLABLE = regex.compile(r"(?<![\p{L}\p{N}])(?:al-)?\p{Lu}\p{L}*(?:'\p{L}+|(?<=\bK)'(?= \p{Lu}))?(?:-\p{L}+)?")
_INITIAL = r"\p{Lu}\.(?= \p{Lu}\p{Ll})"
_RUN = regex.compile(rf"{_SYLLABLE.pattern}(?: (?:{_INITIAL}|{_SYLLABLE.pattern}))*")
_HEADS = ("Bộ", "Viện", "Vụ")
_GIVEN = regex.compile(r" (\p{Lu}\p{Ll}+)(?!\p{L})")
_CUE_GAP = regex.compile(r"[ .]{0,3}")
_ABBREVIATION = regex.compile(r"(?r)(?:\p{Lu}\p{L}{0,2}|\p{Lu}{2,}\p{N}?|\p{Lu}\p{L}\p{Lu}+)$")
_BEFORE_PERSON = regex.compile(r" *[,\-] *(?:ông|bà|ngài) ")  # "Chủ tịch FIFA, ông …": a body, not a name
_SHAPE = regex.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|ph|p|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)
_PLACE_TYPE = regex.compile(
    r"(?:tỉnh|huyện|thành phố|tp\.?|quận|thị xã|tx|xã|phường|thị trấn|tt|đặc khu|thôn|bản|ấp|làng|buôn|khóm|khu phố|khu vực) $"
)
_OF_FOUR = ("Thị", "Nữ")
"""Second syllables of names that have four."""
LONGEST = 5

Syllables = list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands; `text` is in small letters with capitals even where the article shouts."""

    start: int
    end: int
    text: str


def find_names(
    passage: Passage,
    taken: Sequence[tuple[int, int]],
    after_person: Sequence[int],
    after_post: Sequence[int],
    after_office: Sequence[int],
) -> list[Name]:
    """Names outside the `taken` spans, in order.

    `after_person` are the ends of honorifics and titles, `after_post` those of posts with their units, `after_office`
    those of posts in a government, all in order. A name that none of them precedes begins with a surname and has two
    syllables or more; one of a single syllable stands after an honorific or title, or after a post when it ends a longer
    name of the text, or after an office when it is a foreign one; a foreign one that ends a longer name needs none of them.
    """
    text = passage.normal
    names: list[Name] = []
    short: list[Name] = []
    for run in _runs(text, taken):
        is_called = _is_cued(text, run[0][0], after_person)
        is_cued = is_called or _is_cued(text, run[0][0], after_post)
        name = _name(passage, run, is_cued, is_called)
        if name is None or (not is_cued and _is_place(passage, name)):
            continue
        if is_called or " " in name.text:
            names.append(name)
        elif not is_cued or not _BEFORE_PERSON.match(passage.lower, name.end):
            short.append(name)
    known = {name.text.rpartition(" ")[2] for name in names}
    names += [
        n for n in short if n.text in known or (not is_syllable(n.text) and _is_cued(text, n.start, after_office))
    ]
    return sorted(names, key=lambda name: name.start)


def is_syllable(word: str) -> bool:
    """Whether a Vietnamese syllable can be written so.

    >>> is_syllable("Nguyễn"), is_syllable("Park")
    (True, False)
    """
    return bool(_SHAPE.fullmatch(without_marks(word)))


def _runs(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Syllables]:
    stop, spans = words_of("never_in_name"), iter(taken)
    span = next(spans, None)
    for match in _RUN.finditer(text):
        part: Syllables = []
        shouted = match.group().isupper()
        for start, end, word in _syllables(text, match):
            while span and span[1] <= start:
                span = next(spans, None)
            if part and text[start - 1] == "-":  # "Hòa-Phó Giám đốc"
                yield part
                part = []
            if (
                (span and span[0] < end)
                or text.startswith("châu ", start - 5)
                or (word.lower() in stop and not _is_middle(part, word, text, end))
                or (len(word.rstrip("'")) > 1 and word.isupper() and not shouted)
            ):
                if part:
                    yield part
                part = []
            else:
                part.append((start, end, word))
                if text[end : end + 1] == "." and part[0][2].lower() in words_of(
                    "surname"
                ):  # "Nguyễn Thị H. Điều dưỡng …"
                    yield part
                    part = []
        if part:
            yield part


def _is_middle(part: Syllables, word: str, text: str, end: int) -> bool:
    """Whether a word that heads units stands between a clear surname and a given name ("Lê Bộ Lĩnh")."""
    if word not in _HEADS or len(part) != 1 or part[0][2].lower() not in words_of("clear_surname"):
        return False
    given = _GIVEN.match(text, end)
    return given is not None and given[1].lower() not in words_of("never_in_name")


def _syllables(text: str, run: regex.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The syllables of a run; a hyphen joins only a foreign name ("Jae-in"), two Vietnamese syllables are two words."""
    for match in _SYLLABLE.finditer(text, run.start(), run.end()):
        start, end, word = *match.span(), match.group()
        first, hyphen, second = word.partition("-")
        if hyphen and second[0].isupper() and is_syllable(first) and is_syllable(second):
            yield start, start + len(first), first
            yield end - len(second), end, second
        else:
            yield start, end, word


def _is_cued(text: str, start: int, cued: Sequence[int]) -> bool:
    at = bisect_right(cued, start) - 1
    if at < 0 or not _CUE_GAP.fullmatch(text, cued[at], start):
        return False
    # a full stop belongs to an abbreviation ("BS. Hòa"), else it ends a sentence ("… bác sĩ. Hòa …")
    return text[cued[at]] != "." or is_abbreviated(text, cued[at])


def is_abbreviated(text: str, end: int) -> bool:
    """Whether the word that ends there is an abbreviation, so that a full stop after it ends no sentence."""
    return bool(_ABBREVIATION.search(text, 0, end))


def _is_place(passage: Passage, name: Name) -> bool:
    """Whether the name is rather that of the place whose type stands before it."""
    return name.text.count(" ") < 2 and bool(_PLACE_TYPE.search(passage.lower, max(0, name.start - 12), name.start))


def _name(passage: Passage, run: Syllables, cued: bool, called: bool) -> Name | None:
    run = _one_name(_without_places(run) if cued else _from_surname(_without_places(run)))
    run = _before_sentence(passage, run)
    if run and all(word.isupper() for _, _, word in run) and not _is_shouted_name(run):
        return None
    if run and len(run[-1][2]) == 1:  # "Nguyễn Thị H.": kept from the reader
        return None
    if not run or (len(run) == 1 and not cued and is_syllable(run[0][2])) or (len(run) > 1 and _is_unit(run, called)):
        return None
    if _joined(run[-2:]) in words_of("no_person") or run[-1][2].lower() in words_of("firm"):
        return None  # "Grab Việt Nam", "Kirin Holdings"
    start, end = run[0][0], run[-1][1]
    name = passage.text[start:end]
    return Name(start, end, name.title() if name.isupper() and len(name) > 2 else name)


def _is_unit(run: Syllables, called: bool) -> bool:
    """Whether the run is rather the beginning of a unit's name ("Khoa Nội"); "TS Đoàn Tấn Lộc" is a person."""
    first, clear = run[0][2].lower(), words_of("clear_surname")
    return first in words_of("never_first") and (
        first not in clear or not (called or any(w.lower() in words_of("middle_name") for _, _, w in run))
    )


def _is_shouted_name(run: Syllables) -> bool:
    words = [word for _, _, word in run]
    return len(run) > 1 and words[0].lower() in words_of("surname") and all(map(is_syllable, words))


def _without_places(run: Syllables) -> Syllables:
    """The run without a phrase at its beginning that names no person."""
    phrases = words_of("no_person")
    for length in range(min(4, len(run)), 1, -1):
        if _joined(run[:length]) in phrases:
            return run[length:]
    for length in (2, 3):  # "Bí thư Yên Bái Trần …"
        rest = run[length : length + 1]
        if (
            len(run) > length + 1
            and rest[0][2].lower() in words_of("surname")
            and _joined(run[:length]) in _provinces()
        ):
            return run[length:]
    firm = next((n for n, (_, _, word) in enumerate(run) if word.lower() in words_of("firm")), len(run))
    if 1 <= firm < len(run) - 2 or (len(run) > 2 and run[0][2].lower() in words_of("brand")):  # "Blue Airways Ann Lee"
        return run[firm + 1 if firm < len(run) else 1 :]
    abroad = len(run) > 1 and run[0][2].lower() in _countries() and not is_syllable(run[1][2])
    return run[1:] if abroad else run


def _from_surname(run: Syllables) -> Syllables:
    """The part of the run that begins with a surname: a clear one in the middle of a long run, else the first."""
    surnames, clear = words_of("surname"), words_of("clear_surname")
    words = [word.lower() for _, _, word in run]
    if len(words) > 4:
        for at in range(len(words) - 2, 0, -1):
            if words[at] in clear and words[at - 1] not in clear and len(words) - at <= 4:
                return run[at:]
    if len(words) > 1 and (words[0] in surnames or not all(map(is_syllable, words))):
        return run
    return next((run[at:] for at in range(1, len(words) - 1) if words[at] in clear), [])


def _one_name(run: Syllables) -> Syllables:
    """The first name of a run that holds more than one."""
    clear = words_of("clear_surname")
    if len(run) >= LONGEST:
        for at in range(2, len(run) - 1):
            if run[at][2].lower() in clear:
                return run[:at]
    royal = len(run) >= LONGEST and "tôn" in (run[0][2].lower(), run[2][2].lower())  # "Công Huyền Tôn Nữ …"
    return run[: LONGEST + 2 if royal else LONGEST]


def _before_sentence(passage: Passage, run: Syllables) -> Syllables:
    """The run without its last syllable when the next sentence begins with it, a full stop missing ("Lê Văn Tám Báo chí …")."""
    if len(run) < 4 or run[-1][2].isupper() or run[-1][2].lower() in words_of("surname") or run[1][2] in _OF_FOUR:
        return run
    start, end, _ = run[-1]
    at = bisect_left(passage.words, (start, end))
    whole = at < len(passage.words) and passage.words[at][0] == start and passage.words[at][1] > end
    return run[:-1] if whole and passage.text[end + 1 : end + 2].islower() else run


def _joined(run: Syllables) -> str:
    return " ".join(word.lower() for _, _, word in run)


@cache
def _countries() -> frozenset[str]:
    return frozenset(rulebook.load("posts").lexicon("country"))


@cache
def _provinces() -> frozenset[str]:
    return frozenset(lower(normal(place.name)) for place in provinces())


@cache
def words_of(lexicon: str) -> frozenset[str]:
    """The phrases of a lexicon of `rules/names.yaml`, lower case."""
    return frozenset(rulebook.load("names").lexicon(lexicon))


@cache
def without_marks(word: str) -> str:
    """The word in small letters without its marks: "nguyen" of "Nguyễn"."""
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))
