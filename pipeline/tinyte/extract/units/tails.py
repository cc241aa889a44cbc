"""What follows a head: the rest of the name, piece by piece, and the place at its end."""

from __future__ import annotations

from bisect import bisect_left

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import Head, head_at, head_pattern, words
from tinyte.extract.units.locations import read_location
from tinyte.extract.units.persons import is_person, is_surname
from tinyte.extract.units.places import bare_province, is_vietnamese, read_place
from tinyte.extract.units.runs import Run, read_run
from tinyte.extract.units.sectors import read_sector_name
from tinyte.extract.units.tail import CAPITAL, GAP, LOWER, NATION, Tail, skip

_LOWER_RUN = regex.compile(r"(?:\p{Ll}+ ){1,8}(?=\p{Lu}\p{Ll}|\p{Lu}{2})")
_WORD = regex.compile(r"\p{L}+")
_SYLLABLE = regex.compile(r" \p{Ll}+(?!\p{L})")
_NUMBER = regex.compile(r"(?:số +)?\d{1,3}(?:-\d)?(?![\p{L}\d]|[.,/%-]\d)")
_JOIN = regex.compile(r"và +|& *|- *|về +")
_POST = regex.compile(
    r"(?:giám đốc|trưởng|phó|chủ tịch|bí thư|gđ|ủy viên|chủ nhiệm|bác sĩ|cán bộ|bảo vệ|nhân viên|điều dưỡng)(?!\p{L})[^.;\n]*$"
)
_NUMBERED = frozenset({"đồng", "y", "đội", "khu", "sở", "số", "viện", "tuyến", "quân", "loại", "hạng", "dân"})
_NATIONS = frozenset({"Quốc gia", "Trung ương", "Việt Nam"})
_REGIONS = frozenset({"vùng", "miền núi", "phía bắc", "phía nam", "miền bắc", "miền nam", "miền trung", "tây nguyên"})


def read_tail(passage: Passage, start: int, at: int, head: Head) -> Tail:
    """The tail of the head that stands from `start` to `at`."""
    tail = Tail(at, upper=passage.normal[start].isupper())
    if head.rule == "units.room":
        _short_sector(passage, at, head, tail)
    if head.tail == "sector" and not read_sector(passage, at, head, tail):
        return tail
    titled = _POST.search(passage.lower, max(0, start - 60), start) is not None
    while True:
        here = skip(passage, tail.end)
        if here is None or read_location(passage, here, tail, head):
            return tail
        if tail.end > here:
            continue
        if head.tail in ("place", "sector") or not _more(passage, here, tail, head, titled):
            return tail


def read_sector(passage: Passage, at: int, head: Head, tail: Tail) -> bool:
    """What a ministry or department is for; False when the text does not say."""
    match = _after_colon(passage, at)
    here = match if match is not None else at
    found = read_sector_name(passage, here, head.sectors or "")
    if found is None:
        return False
    tail.capital = any(c.isupper() for c in passage.normal[here : found[0]])
    tail.sector = True
    tail.add(*found)
    return True


def _short_sector(passage: Passage, at: int, head: Head, tail: Tail) -> None:
    """What an office is for when initials say it: "Phòng GD&ĐT"."""
    here = at + 1
    if passage.normal[here : here + 2].isupper() and (found := read_sector_name(passage, here, head.sectors or "")):
        tail.capital = tail.lexical = True
        tail.add(*found)


def _more(passage: Passage, here: int, tail: Tail, head: Head, titled: bool) -> bool:
    """Take one more piece of the name; False when there is none."""
    if join := _JOIN.match(passage.lower, here):
        whole = " " in head.name and head.tail == "name" and join[0].strip() == "-"
        return (bool(tail.pieces) or whole) and _joined(passage, join.end(), join[0].strip(), tail, head)
    return (
        _piece(passage, here, tail, head)
        or _capital(passage, here, tail, head, titled)
        or _number(passage, here, tail, head)
        or _firm(passage, here, tail, head)
        or _run(passage, here, tail, head)
    )


def _joined(passage: Passage, here: int, join: str, tail: Tail, head: Head) -> bool:
    descriptive = head.tail == "description" or head.type == "company"
    if here >= len(passage.normal) or (join in ("và", "về") and (tail.national or not descriptive)):
        return False
    if join == "và" and words().action.match(passage.lower, here) and passage.normal[here].islower():
        return False
    if words().end.match(passage.lower, here) or head_pattern().match(passage.lower, here):
        return False
    if passage.lower.startswith("khoa ", here) and not passage.lower.startswith("khoa học", here):
        return False
    before, pieces = tail.end, len(tail.pieces)
    opened = Tail(tail.end)
    if _piece(passage, here, opened, head) and (descriptive or opened.capital):
        found = opened
    elif join in ("và", "&") or head.type == "company":
        found = Tail(tail.end)
        if bare_province(passage, here) or is_surname(passage, here) or not _capital(passage, here, found, head, False):
            return False
    else:
        return False
    tail.end, tail.capital = found.end, tail.capital or found.capital
    tail.pieces += [join, *found.pieces]
    return tail.end > before and len(tail.pieces) > pieces


def _piece(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    match = words().piece.match(passage.lower, here)
    if match is None:
        return False
    phrase, upper = " ".join(match[0].split()), passage.normal[here].isupper()
    written, opening = words().written_out.get(phrase), not tail.pieces or tail.pieces[-1] in _NATIONS
    if phrase in words().short_forms and not passage.normal[here : match.end()].isupper():
        return False
    if upper and written is None and (word_end(passage, here) or 0) > match.end():
        return False  # the piece is only the beginning of a longer word
    if not upper:
        if head.type == "party" and written is None:
            return False
        if (tail.proper and not tail.word) or (phrase not in words().carriers and not written and not opening):
            return False
        if opening and " " not in phrase and phrase not in words().openers:
            return False
        if head.tail == "name" and written is None and phrase not in words().carriers:
            return False  # "Bệnh viện thực hiện …" is a sentence
    elif _new_head(passage, here, tail, head) and not _inside(passage, match.end(), phrase, head):
        return False
    tail.capital, tail.lexical = tail.capital or upper, True
    tail.region = tail.region or phrase in _REGIONS
    tail.add(match.end(), written or passage.normal[here : match.end()])
    return True


def _inside(passage: Passage, end: int, phrase: str, head: Head) -> bool:
    """Whether a head phrase is only a word of this name: "Bệnh viện Đa khoa Trung tâm X", "Trung tâm Giám định BHXH"."""
    inner = head_pattern().match(passage.lower, end - len(phrase))
    if inner and inner.end() < end:
        return head.rule != "units.room"
    if phrase in words().short_forms and head.tail == "description":
        after = skip(passage, end)
        return after is None or not (read_place(passage, after) or bare_province(passage, after))
    return phrase == "trung tâm" and head.type == "hospital"


def _new_head(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    """Whether another unit begins here, so that it is no part of this one's name."""
    match = head_pattern().match(passage.lower, here)
    if match is None:
        return False
    if passage.normal[here : match.end()].isupper() or head_at(match).tail == "sector":
        return True
    return " " in match[0] and (bool(tail.pieces) or head.tail == "unit")


def _capital(passage: Passage, here: int, tail: Tail, head: Head, titled: bool) -> bool:
    match = CAPITAL.match(passage.normal, here)
    if match is None or words().end.match(passage.lower, here) or _new_head(passage, here, tail, head):
        return False
    begins = words().sentence_start.match(passage.lower, here) if tail.pieces else None
    if begins and LOWER.match(passage.normal, begins.end()):
        return False  # the next sentence begins: "Bệnh viện An Việt Hôm nay …"
    if titled and not tail.generic and is_person(passage, here):
        return False
    end = _word_end(passage, here, match.end(), tail)
    if end == match.end() and head.tail in ("description", "unit") and not tail.proper:
        end = _second(passage, here, end)
    tail.add(end, passage.normal[here:end])
    tail.capital = tail.proper = True
    tail.word = end > match.end()
    return True


def _second(passage: Passage, here: int, end: int) -> int:
    """The end of the lower-case syllable after the only one in capitals, with which it is one word: "Ban Pháp chế"."""
    after = _SYLLABLE.match(passage.normal, end)
    if after is None or not is_vietnamese(passage.lower[here:end]) or bare_province(passage, here):
        return end
    stops = words().predicate.match(passage.lower, end + 1) or words().action.match(passage.lower, end + 1)
    return end if stops or read_place(passage, end + 1) else after.end()


def _word_end(passage: Passage, here: int, end: int, tail: Tail) -> int:
    """The end of the word that begins with this capital: "Thủy sản", "Quân y" go on in lower case."""
    whole = (word_end(passage, here) or end) if is_vietnamese(passage.lower[here:end]) else end
    goes_on = whole > end and passage.normal[end:whole].islower()
    says = tail.proper and not tail.word and words().predicate.match(passage.lower, end + 1)
    return whole if goes_on and not says else end


def _firm(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    """A few words of lower case before the proper name of a firm: "Công ty Cổ phần Dệt may Thiên Trường"."""
    match = _LOWER_RUN.match(passage.normal, here) if head.type == "company" else None
    if match is None or words().breaks & set(match[0].split()) or _says(passage, here, match.end()):
        return False
    if tail.proper and (match[0].count(" ") > 2 or words().action.match(passage.lower, here)):
        return False  # after the firm's own name a sentence is likelier
    if head_pattern().match(passage.lower, match.end()) or bare_province(passage, match.end()):
        return False
    tail.add(match.end() - 1, match[0].strip())
    return True


def _says(passage: Passage, here: int, end: int) -> bool:
    """Whether a word of lower case there says what the unit does."""
    return any(
        words().predicate.match(passage.lower, word.start()) for word in _WORD.finditer(passage.lower, here, end)
    )


def _run(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    """Take lower-case words that only what follows them shows to be part of the name."""
    police = head.rule == "units.police_body"
    if not (head.tail == "description" or police) or not passage.normal[here].islower():
        return False
    run = read_run(passage, here)
    if run is None or (tail.proper and not tail.word and not _short(passage, here, run)):
        return False
    last = tail.pieces[-1].lower() if tail.pieces else ""
    begun = tail.word or (last in words().openers and last not in words().carriers) or (police and not last)
    if not run.placed and not (begun and (tail.capital or tail.upper)):
        return False
    tail.add(run.end, passage.normal[here : run.end])
    return True


def _short(passage: Passage, here: int, run: Run) -> bool:
    """Whether a run is at most two syllables right before a place, as a sentence would not be: "… Chống lao Quốc gia"."""
    if not run.placed or passage.normal.count(" ", here, run.end) > 1:
        return False
    return bool(NATION.match(passage.lower, run.end + 1) or read_place(passage, run.end + 1))


def _number(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    match = _NUMBER.match(passage.lower, here)
    last = tail.pieces[-1].lower().split()[-1] if tail.pieces else ""
    numbered = last in _NUMBERED or (not tail.pieces and (head.type == "hospital" or head.name == "Ban Chỉ đạo"))
    if match is None or not (numbered or match[0].startswith("số")):
        return False
    tail.add(match.end(), match[0])
    tail.proper = True
    return True


def _after_colon(passage: Passage, at: int) -> int | None:
    blanks = GAP.match(passage.normal, at)
    return blanks.end() if blanks else None


def word_end(passage: Passage, here: int) -> int | None:
    """The end of the word that begins at the offset; None when none does."""
    at = bisect_left(passage.words, (here,))
    return passage.words[at][1] if at < len(passage.words) and passage.words[at][0] == here else None
