"""What follows a head: the rest of the name, piece by piece, and the place at its end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import regex

from tinyte.extract.passage import Passage
from tinyte.extract.units.lexicon import Head, head_at, head_pattern, other_words, words
from tinyte.extract.units.locations import read_location
from tinyte.extract.units.naming import is_plural
from tinyte.extract.units.persons import is_person, is_surname
from tinyte.extract.units.places import bare_province, is_vietnamese, read_place
from tinyte.extract.units.runs import Run, read_run
from tinyte.extract.units.sectors import read_sector_name
from tinyte.extract.units.tail import CAPITAL, GAP, LOWER, NATION, Tail, skip

_LOWER_RUN = regex.compile(r"(?:\p{Ll}+ ){1,8}(?=\p{Lu}\p{Ll}|\p{Lu}{2})")
_WORD = regex.compile(r"\p{L}+")
_SYLLABLE = regex.compile(r" \p{Ll}+(?!\p{L})")
_NUMBER = regex.compile(r"(?:số +)?\d{1,3}(?:-\d)?(?![\p{L}\d]|[.,/%-]\d)")
_BRACKET = regex.compile(r" *\( *")
_SEAT = regex.compile(r" (?:tại|ở) ")
_MOMENT = regex.compile(
    r"(?:sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|ngày|hôm) (?:\d|nay|qua|sau|mai|cùng ngày|ngày|sớm|muộn)"
)
_TRADE = regex.compile(r"(?:\p{Ll}+ ){1,3}(?=\p{Lu})")
_COMPLETED = frozenset({"khoa học", "nghiên cứu"})
_JOIN = regex.compile(r"và +|& *|- *|về +")
_POST = regex.compile(
    r"(?:giám đốc|trưởng|phó|chủ tịch|bí thư|gđ|ủy viên|chủ nhiệm|bác sĩ|cán bộ|bảo vệ|nhân viên|điều dưỡng)(?!\p{L})[^.;\n]*$"
)
_NUMBERED = frozenset({"đồng", "y", "đội", "khu", "sở", "số", "viện", "tuyến", "quân", "loại", "hạng", "dân"})
_LEGAL_FORMS = ("TNHH", "thành viên", "Cổ phần")
_NATIONS = frozenset({"Quốc gia", "Trung ương", "Việt Nam"})
_REGIONS = frozenset({"vùng", "miền núi", "phía bắc", "phía nam", "miền bắc", "miền nam", "miền trung", "tây nguyên"})


def read_tail(passage: Passage, start: int, at: int, head: Head) -> Tail:
    """The tail of the head that stands from `start` to `at`."""
    tail = Tail(at, upper=passage.normal[start].isupper(), plural=is_plural(passage, start))
    if head.rule == "units.room":
        _short_sector(passage, at, head, tail)
    if head.tail == "sector" and not read_sector(passage, at, head, tail):
        return tail
    titled = _POST.search(passage.lower, max(0, start - 60), start) is not None
    while True:
        here = skip(passage, tail.end)
        if here is None or read_location(passage, here, tail, head):
            return _with_seat(passage, tail) if head.rule == "units.embassy" else tail
        if tail.end > here:
            continue
        if head.tail in ("place", "sector") or not _more(passage, here, tail, head, titled):
            return tail


def _with_seat(passage: Passage, tail: Tail) -> Tail:
    """An embassy with the country or city that it is in: "Đại sứ quán X tại Việt Nam"."""
    at = _SEAT.match(passage.lower, tail.end) if tail.pieces else None
    seat = at and (words().country.match(passage.lower, at.end()) or NATION.match(passage.lower, at.end()))
    end = seat.end() if seat else next(iter(bare_province(passage, at.end()) or ()), None) if at else None
    if at and isinstance(end, int):
        tail.add(end, passage.normal[at.start() + 1 : end])
    return tail


def read_sector(passage: Passage, at: int, head: Head, tail: Tail) -> bool:
    """What a ministry or department is for; False when the text does not say."""
    bracket = _BRACKET.match(passage.normal, at) if tail.plural else None  # "3 Sở (Y tế, Công Thương)"
    match = bracket.end() if bracket else _after_colon(passage, at)
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
    if here >= len(passage.normal) or not _may_join(join, tail, head):
        return False
    does = words().action.match(passage.lower, here) or passage.lower.startswith("các ", here)
    if head.type == "company" and join == "và" and (trade := _trade(passage, here, tail)):
        tail.add(trade, passage.normal[here:trade])
        tail.pieces.insert(-1, join)
        return True
    if join == "và" and does and passage.normal[here].islower():
        return False
    if words().end.match(passage.lower, here) or _head_here(passage, here):
        return False
    if passage.lower.startswith("khoa ", here) and not passage.lower.startswith("khoa học", here):
        return False
    before, pieces = tail.end, len(tail.pieces)
    opened = Tail(tail.end)
    fields = join == "và" and head.type == "hospital" and tail.capital
    if _piece(passage, here, opened, head) and (descriptive or opened.capital or (fields and " " in opened.pieces[-1])):
        found = opened
    elif join == "&" or (join == "và" and descriptive) or head.type == "company" or _is_route(join, tail, head):
        found = Tail(tail.end)
        surname = is_surname(passage, here) and not _is_route(join, tail, head)
        if bare_province(passage, here) or surname or not _capital(passage, here, found, head, False):
            return False
    else:
        return False
    tail.end, tail.capital = found.end, tail.capital or found.capital
    # lower-case words after "và" carry the name on
    tail.word = tail.word or found.word or passage.normal[here].islower()
    tail.pieces += [join, *found.pieces]
    return tail.end > before and len(tail.pieces) > pieces


def _trade(passage: Passage, here: int, tail: Tail) -> int | None:
    """The end of a firm's second trade in small letters before its name ("Thăm dò và khai thác Dầu khí X"); None when none is."""
    match = _TRADE.match(passage.normal, here) if tail.word or not tail.proper else None
    if match is None or words().breaks & set(match[0].split()):
        return None
    after = match.end()
    known = head_pattern().match(passage.lower, after) or read_place(passage, after) or bare_province(passage, after)
    return None if known or is_person(passage, after) else after - 1


def _may_join(join: str, tail: Tail, head: Head) -> bool:
    """Whether a name so far may go on with the joining word."""
    if join == "về" and head.rule == "units.board" and tail.pieces == [*_NATIONS.intersection(tail.pieces)]:
        return True  # "Ban Chỉ đạo Trung ương về phòng, chống thiên tai"
    if join not in ("và", "về"):
        return True
    fields = join == "và" and head.type == "hospital" and tail.lexical and not (tail.proper or tail.plural)
    return not tail.national and (head.tail == "description" or head.type == "company" or fields)


def _is_route(join: str, tail: Tail, head: Head) -> bool:
    """Whether a dash joins the two ends of the road or railway that a project builds."""
    return join == "-" and head.rule == "units.board" and tail.proper and "dự án" in " ".join(tail.pieces).lower()


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
        if opening and " " not in phrase and phrase not in words().openers and not _before_place(passage, match.end()):
            return False
        if head.tail == "name" and written is None and phrase not in words().carriers:
            return False  # "Bệnh viện thực hiện …" is a sentence
    elif _new_head(passage, here, tail, head) and not _inside(passage, match.end(), phrase, head):
        return False
    tail.capital, tail.lexical = tail.capital or upper, True
    tail.region = tail.region or phrase in _REGIONS
    tail.add(match.end(), written or passage.normal[here : match.end()])
    return True


def _before_place(passage: Passage, at: int) -> bool:
    """Whether a place with its name or the nation follows: "bệnh viện mắt Trung ương"."""
    here = skip(passage, at)
    if here is None or not (passage.normal[here].isupper() or passage.normal[here].islower()):
        return False
    place = read_place(passage, here)
    return bool(NATION.match(passage.lower, here) or (place and place.name) or bare_province(passage, here))


def _inside(passage: Passage, end: int, phrase: str, head: Head) -> bool:
    """Whether a head phrase is only a word of this name: "Bệnh viện Đa khoa Trung tâm X", "Trung tâm Giám định BHXH"."""
    inner = head_pattern().match(passage.lower, end - len(phrase))
    if inner and inner.end() < end:
        return head.rule != "units.room"
    if phrase in words().short_forms and head.tail == "description":
        after = skip(passage, end)
        return after is None or not (read_place(passage, after) or bare_province(passage, after))
    return phrase == "trung tâm" and head.type == "hospital"


def _head_here(passage: Passage, here: int) -> regex.Match[str] | None:
    """The head that begins here; a word that only begins like one is none: "Sở hữu", "phòng, chống"."""
    match = head_pattern().match(passage.lower, here)
    other = other_words().match(passage.lower, here) if match else None
    return None if other and match and other.end() > match.end() else match


def _new_head(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    """Whether another unit begins here, so that it is no part of this one's name."""
    match = _head_here(passage, here)
    if match is None:
        return False
    if passage.normal[here : match.end()].isupper() or head_at(match).tail == "sector":
        return True
    return " " in match[0] and (bool(tail.pieces) or head.tail == "unit")


def _capital(passage: Passage, here: int, tail: Tail, head: Head, titled: bool) -> bool:
    match = CAPITAL.match(passage.normal, here)
    if match is None or words().end.match(passage.lower, here) or _new_head(passage, here, tail, head):
        return False
    if _MOMENT.match(passage.lower, here):
        return False  # the next sentence begins: "… ở hành lang bệnh viện Chiều 2.7"
    begins = words().sentence_start.match(passage.lower, here) if tail.pieces else None
    if begins and (" " in begins[0] or LOWER.match(passage.normal, begins.end())):
        return False  # the next sentence begins: "Bệnh viện An Việt Hôm nay …"
    of_nobody = head.rule in ("units.center", "units.board") or not tail.generic  # hospitals are named after people
    if titled and of_nobody and is_person(passage, here):
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
    whole = (_word_over(passage, here) or end) if is_vietnamese(passage.lower[here:end]) else end
    goes_on = whole > end and passage.normal[end:whole].islower()
    says = tail.proper and not tail.word and words().predicate.match(passage.lower, end + 1)
    return whole if goes_on and not says else end


def _firm(passage: Passage, here: int, tail: Tail, head: Head) -> bool:
    """A few words of lower case before the proper name of a firm: "Công ty Cổ phần Bao bì Tân Trào"."""
    match = _LOWER_RUN.match(passage.normal, here) if head.type == "company" else None
    if match is None or words().breaks & set(match[0].split()):
        return False
    if _says(passage, here, match.end()) and (tail.pieces or not head.name.endswith(_LEGAL_FORMS)):
        return False  # after a legal form the name must come: "Công ty TNHH xử lý nước Trâm Anh"
    if tail.proper and words().country.match(passage.lower, match.end()):
        return False  # "Công ty Sao Mai vốn Hàn Quốc"
    if tail.proper and (match[0].count(" ") > 2 or words().action.match(passage.lower, here)):
        return False  # after the firm's own name a sentence is likelier
    placed = tail.proper or not head.name.endswith(_LEGAL_FORMS)
    if head_pattern().match(passage.lower, match.end()) or (placed and bare_province(passage, match.end())):
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
    begun = (
        tail.word
        or (head.rule == "units.institute" and last in _COMPLETED)
        or (last in words().openers and last not in words().carriers)
        or (police and not last)
    )
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


def _word_over(passage: Passage, here: int) -> int | None:
    """The end of the word that begins at the offset or was joined to a foreign one before it ("Olympiad Toán học")."""
    at = bisect_right(passage.words, (here, len(passage.text))) - 1
    start, end = passage.words[at] if at >= 0 else (0, 0)
    foreign = start < here < end and not is_vietnamese(passage.lower[start:here].strip())
    return end if start == here or foreign else None


def word_end(passage: Passage, here: int) -> int | None:
    """The end of the word that begins at the offset; None when none does."""
    at = bisect_left(passage.words, (here,))
    return passage.words[at][1] if at < len(passage.words) and passage.words[at][0] == here else None
