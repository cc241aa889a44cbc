"""What follows a head: the rest of the name, piece by piece, and the place at its end."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import Head, head_at, head_pattern, words
from tinyte.extract.units.persons import is_person, is_surname
from tinyte.extract.units.places import bare_province, is_vietnamese, read_bare, read_place
from tinyte.extract.units.runs import Run, read_run
from tinyte.extract.units.sectors import read_sector_name

_LOWER_RUN = regex.compile(r"(?:\p{Ll}+ ){1,8}(?=\p{Lu}\p{Ll}|\p{Lu}{2})")
_WORD = regex.compile(r"\p{L}+")
_SYLLABLE = regex.compile(r" \p{Ll}+(?!\p{L})")
_LOWER = regex.compile(r" +\p{Ll}")
_BLANKS = regex.compile(r" *")
_GAP = regex.compile(r" *:? +")
_BRACKET = regex.compile(r" *\( *(?=\p{Lu})[\p{L}\p{N}.&/-]{2,14} *\)(?= *\p{L})")
_CAPITAL = regex.compile(
    r"(?:\p{Lu}(?:\.\p{Lu})+|\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-&/'](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*)(?![\p{L}\p{N}])"
)
_NUMBER = regex.compile(r"(?:số +)?\d{1,3}(?:-\d)?(?![\p{L}\d]|[.,/%-]\d)")
_JOIN = regex.compile(r"và +|& *|- *|về +")
_ALLIED = regex.compile(r" *- *(?=\p{Lu})")
_COUNTRY = regex.compile(r"(?:Việt Nam|Việt|Đức|Nhật|Pháp|Hàn)(?!\p{L})")
_NATION = regex.compile(r"(việt nam|vn|trung ương|tw|t\.?ư|quốc gia)(?!\p{L})")
_POST = regex.compile(
    r"(?:giám đốc|trưởng|phó|chủ tịch|bí thư|gđ|ủy viên|chủ nhiệm|bác sĩ|cán bộ|bảo vệ|nhân viên|điều dưỡng)(?!\p{L})[^.;\n]*$"
)
_NUMBERED = frozenset({"đồng", "y", "đội", "khu", "sở", "số", "viện", "tuyến", "quân", "loại", "hạng", "dân"})
_WRITTEN = {"tw": "Trung ương", "t.ư": "Trung ương", "tư": "Trung ương", "vn": "Việt Nam"}
_NATIONAL = frozenset({"quốc gia", "trung ương", "tw"})
_NATIONS = frozenset({"Quốc gia", "Trung ương", "Việt Nam"})
_REGIONS = frozenset({"vùng", "miền núi", "phía bắc", "phía nam", "miền bắc", "miền nam", "miền trung", "tây nguyên"})
_GENERIC = frozenset(
    {"", "dã chiến", "đa khoa", "y tế", "bệnh viện", "đa khoa bệnh viện", "khu vực", "đa khoa khu vực"}
)
_OF_DISTRICTS = frozenset({"bệnh viện đa khoa", "trung tâm y tế", "phòng y tế"})


@dataclass(slots=True)
class Tail:
    """The rest of a name as read so far: its end, its pieces written out, its place, what else stood in it."""

    end: int
    pieces: list[str] = field(default_factory=list)
    kind: str | None = None
    place: str | None = None
    national: str | None = None
    foreign: bool = False
    capital: bool = False
    proper: bool = False
    sector: bool = False
    listed: bool = False
    lexical: bool = False
    region: bool = False
    upper: bool = False
    word: bool = False

    @property
    def generic(self) -> bool:
        """Whether the pieces tell this body from no other."""
        return " ".join(self.pieces).lower() in _GENERIC

    def add(self, end: int, piece: str) -> None:
        """Take one more piece."""
        self.end, self.word = end, False
        self.pieces.append(piece)


def read_tail(passage: Passage, start: int, at: int, head: Head) -> Tail:
    """The tail of the head that stands from `start` to `at`."""
    tail = Tail(at, upper=passage.normal[start].isupper())
    if head.rule == "units.room":
        _short_sector(passage, at, head, tail)
    if head.tail == "sector" and not read_sector(passage, at, head, tail):
        return tail
    titled = _POST.search(passage.lower, max(0, start - 60), start) is not None
    while True:
        here = _skip(passage, tail.end)
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


def read_location(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    """Take the place, nation or country at the offset; True when the name ends with it."""
    if _allied(passage, here, tail):
        return False
    if nation := _NATION.match(passage.lower, here):
        return _nation(passage, here, nation.end(), nation[1], tail, head)
    if place := read_place(passage, here):
        tail.capital = tail.capital or passage.normal[here].isupper()
        tail.end, tail.kind, tail.place = place.end, place.kind, place.name
        return True
    if not passage.normal[here].isupper():
        return False
    if (province := bare_province(passage, here)) and not _runs_on(passage, province[0], head):
        tail.end, tail.place = province
        tail.capital = True
        return True
    if head.tail in ("place", "sector") and (abroad := _country(passage, here, head)):
        tail.add(abroad, passage.normal[here:abroad])
        tail.foreign = True
        return True
    if head.tail == "place" or " ".join([head.name, *tail.pieces]).lower() in _OF_DISTRICTS:
        district = read_bare(passage, here, ("district",), passage.province)
        if district and not _runs_on(passage, district.end, head):
            tail.end, tail.place = district.end, district.name
            return True
    return False


def _country(passage: Passage, here: int, head: Head) -> int | None:
    """The end of a country's or, after a department, a foreign region's name: "Nhật Bản", "Ohio"."""
    if country := words().country.match(passage.lower, here):
        return int(country.end())
    if head.rule == "units.ministry":
        return None  # "Bộ trưởng Quốc phòng James …"
    word = _CAPITAL.match(passage.normal, here)
    foreign = (
        word and len(word[0]) > 3 and word[0].isalpha() and not word[0].isupper() and not is_vietnamese(word[0].lower())
    )
    return int(word.end()) if word and foreign else None


def _allied(passage: Passage, here: int, tail: Tail) -> bool:
    """Take a name of two countries: "Việt - Đức", "Việt Nam - Thụy Điển"."""
    first = _COUNTRY.match(passage.normal, here) or words().country.match(passage.lower, here)
    gap = _ALLIED.match(passage.normal, first.end()) if first else None
    second = gap and (words().country.match(passage.lower, gap.end()) or _COUNTRY.match(passage.normal, gap.end()))
    if first is None or second is None or not passage.normal[here].isupper():
        return False
    tail.capital = tail.proper = True
    tail.add(second.end(), f"{passage.normal[here : first.end()]} - {passage.normal[second.start() : second.end()]}")
    return True


def _nation(passage: Passage, here: int, end: int, word: str, tail: Tail, head: Head) -> bool:
    if word in _WRITTEN and not passage.normal[here:end].isupper():
        return False
    if head.tail == "sector":
        return True
    tail.add(end, _WRITTEN.get(word, word.capitalize() if word != "việt nam" else "Việt Nam"))
    tail.national, tail.capital = word, tail.capital or passage.normal[here].isupper()
    after = _skip(passage, end)
    abroad = words().country.match(passage.lower, after) if after is not None and word in _NATIONAL else None
    if abroad and passage.normal[abroad.start()].isupper():
        tail.add(abroad.end(), passage.normal[abroad.start() : abroad.end()])
        tail.foreign = True
        return True
    if after is not None and word in ("việt nam", "vn") and (place := read_place(passage, after)):
        tail.end, tail.kind, tail.place = place.end, place.kind, place.name
    return word in ("việt nam", "vn") or head.tail == "place"


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
        after = _skip(passage, end)
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
    match = _CAPITAL.match(passage.normal, here)
    if match is None or words().end.match(passage.lower, here) or _new_head(passage, here, tail, head):
        return False
    if (
        tail.proper
        and (next_ := words().predicate.match(passage.lower, here))
        and _LOWER.match(passage.normal, next_.end())
    ):
        return False  # the next sentence begins: "Bệnh viện An Việt Hôm nay …"
    if titled and not tail.generic and is_person(passage, here):
        return False
    end = _word_end(passage, here, match.end())
    if end == match.end() and head.tail in ("description", "unit") and not tail.pieces:
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


def _word_end(passage: Passage, here: int, end: int) -> int:
    """The end of the word that begins with this capital: "Thủy sản", "Quân y" go on in lower case."""
    whole = (word_end(passage, here) or end) if is_vietnamese(passage.lower[here:end]) else end
    goes_on = whole > end and passage.normal[end:whole].islower()
    return whole if goes_on and not words().predicate.match(passage.lower, end + 1) else end


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
    return bool(_NATION.match(passage.lower, run.end + 1) or read_place(passage, run.end + 1))


def _number(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    match = _NUMBER.match(passage.lower, here)
    last = tail.pieces[-1].lower().split()[-1] if tail.pieces else ""
    numbered = last in _NUMBERED or (not tail.pieces and (head.type == "hospital" or head.name == "Ban Chỉ đạo"))
    if match is None or not (numbered or match[0].startswith("số")):
        return False
    tail.add(match.end(), match[0])
    tail.proper = True
    return True


def _skip(passage: Passage, at: int) -> int | None:
    bracket = _BRACKET.match(passage.normal, at)
    blanks = _BLANKS.match(passage.normal, bracket.end() if bracket else at)
    here = blanks.end() if blanks else at
    joined = here == at and passage.normal[here : here + 1] == "-"
    return here if (at < here or joined) and here < len(passage.normal) else None


def _after_colon(passage: Passage, at: int) -> int | None:
    blanks = _GAP.match(passage.normal, at)
    return blanks.end() if blanks else None


def _runs_on(passage: Passage, end: int, head: Head) -> bool:
    """Whether a capitalized word that is part of the same name follows, so that what was read is no place."""
    if head.tail in ("place", "sector"):
        return False
    match = _GAP.match(passage.normal, end)
    word = _CAPITAL.match(passage.normal, match.end()) if match else None
    if word is None or words().end.match(passage.lower, word.start()) or is_person(passage, word.start()):
        return False
    if is_vietnamese(word[0].lower()) and _LOWER.match(passage.normal, word.end()):
        return False  # "Bệnh viện Nhi Thanh Hóa Khoa khám …": the next sentence begins
    return head_pattern().match(passage.lower, word.start()) is None


def word_end(passage: Passage, here: int) -> int | None:
    """The end of the word that begins at the offset; None when none does."""
    at = bisect_left(passage.words, (here,))
    return passage.words[at][1] if at < len(passage.words) and passage.words[at][0] == here else None
