"""Which figures of a sentence measure something, with their place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.numerals import number
from tinyte.extract.passage import Passage
from tinyte.extract.quantities import Quantity
from tinyte.extract.targets.bounds import bound
from tinyte.extract.targets.clauses import Clause
from tinyte.extract.targets.lists import is_item
from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before
from tinyte.extract.targets.spans import Span, between, cuts
from tinyte.tables import Comparator

COUNTED = (
    "people",
    "staff",
    "cases",
    "visits",
    "places",
    "facilities",
    "equipment",
    "works",
    "meetings",
    "money",
    "share",
    "times",
    "rate",
)


JOINTS = (" và ", ", ", "; ")
MANY = 10_000
"""Things that are weighed by their number alone ("1,2 triệu túi")."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that counts; `clause` is its index in the sentence, `left` and `right` the clause's words around it."""

    quantity: Quantity
    clause: int
    comparator: Comparator
    left: tuple[int, int]
    right: tuple[int, int]


def figures(
    passage: Passage, parts: Sequence[Clause], bodies: Sequence[Span] = ()
) -> tuple[list[Clause], list[Figure]]:
    """The clauses with only those figures that measure something, and these in order."""
    kept: list[Clause] = []
    out: list[Figure] = []
    for i, part in enumerate(parts):
        counted = tuple(q for q in part.figures if _counts(passage, q, part, parts[0].start, out, bodies))
        for k, quantity in enumerate(counted):
            floor = counted[k - 1].end if k else part.start
            ceiling = counted[k + 1].start if k + 1 < len(counted) else part.end
            comparator, begin = bound(passage, quantity, floor)
            out.append(Figure(quantity, i, comparator, (floor, begin), (quantity.end, ceiling)))
        kept.append(replace(part, figures=counted))
    return kept, out


def _counts(
    passage: Passage, quantity: Quantity, part: Clause, floor: int, earlier: Sequence[Figure], bodies: Sequence[Span]
) -> bool:
    """The quantity measures something; `floor` is where its sentence begins."""
    kind = quantity.measure.kind
    # inside a body's name ("Bệnh viện Nhi đồng 1") a numeral is part of the name
    ranked = phrase_before(passage.lower, quantity.start, lexicon("ranked"), part.start) is not None
    round_of = quantity.value < 20 and phrase_before(passage.lower, quantity.start, lexicon("rounds"), part.start)
    if kind == "never" or ranked or round_of or cuts(bodies, quantity.start) or _is_one_of(passage, quantity, part):
        return False
    if quantity.value == 1 and quantity.measure.noun and _is_whole(passage, quantity, part):
        return False
    if kind in ("places", "facilities") and _is_address(passage, quantity, part):
        return False
    if kind == "money" and phrase_before(passage.lower, quantity.start, lexicon("everyday"), part.start) is not None:
        return False
    if kind == "staff" and _is_year(passage, quantity):
        return False
    if kind in COUNTED:
        return not (quantity.measure.noun and quantity.out_of is None and _is_known(passage, quantity, part))
    if kind == "weak":
        many = quantity.value >= MANY and quantity.measure.unit not in lexicon("weak_cued")
        return many or _weighs(passage, quantity, part, floor)
    if phrase_before(passage.lower, quantity.start, lexicon("numbered"), part.start) is not None:
        return False
    if quantity.out_of is not None and earlier:
        return True
    if kind == "unknown":
        return _is_counted(passage, quantity, part) or _lists(passage, quantity, part, earlier)
    if _is_told_by_colon(passage, quantity, part, floor):
        return True
    if kind == "bare" and (_is_part_of(passage, quantity, earlier) or _is_index(passage, quantity, part)):
        return True
    return _is_linked(passage, quantity, part, bodies) or _resumes(passage, quantity, part, earlier)


def _is_told_by_colon(passage: Passage, quantity: Quantity, part: Clause, floor: int) -> bool:
    """A bare numeral after the colon of a list's item: "- Số mắc: 12", "+ Huyện A: 7; huyện B: 5"."""
    text = passage.lower
    if part.opener != ":" or quantity.measure.kind != "bare" or not _in_item(text, floor):
        return False
    _, begin = bound(passage, quantity, part.start)
    before, after = text[part.start : begin].strip(), text[quantity.end : part.end].strip(" .")
    head = text[
        max(text.rfind(";", floor, part.start - 1), text.rfind("\n", 0, part.start), floor - 1) + 1 : part.start
    ]
    named = not any(f" {word} " in f" {' '.join(_WORDS.findall(head))} " for word in lexicon("not_measured"))
    return before in _LEADS and not after and named and any(char.isalpha() for char in head)


_LEADS = ("", "đạt", "ước", "còn", "là", "ước đạt", "được", "có", "mới đạt")


def _in_item(text: str, floor: int) -> bool:
    """The sentence stands on the line of a list's item."""
    return is_item(text, text.rfind("\n", 0, floor) + 1)


def _is_address(passage: Passage, quantity: Quantity, part: Clause) -> bool:
    """ "khu 3 phường Trần Phú", "156 Xã Đàn": a number in a name, and a name."""
    named = passage.normal[quantity.end : quantity.end + 2].strip()[:1].isupper()
    noun = quantity.measure.noun
    if named and noun and quantity.measure.kind == "places" and passage.normal[noun[0]].isupper():
        return True
    return named and phrase_before(passage.lower, quantity.start, lexicon("numbered"), part.start) is not None


def _is_whole(passage: Passage, quantity: Quantity, part: Clause) -> bool:
    """ "số tiền phạt trung bình 1 cơ sở tăng lên 3 triệu đồng": what the figure after it is taken per."""
    average = phrase_before(passage.lower, quantity.start, lexicon("averages"), part.start)
    return average is not None and quantity.measure.per is None


def _is_one_of(passage: Passage, quantity: Quantity, part: Clause) -> bool:
    """ "một trong 2 thiết bị", "là 1 trong tổng số 7 công trình": one member is spoken of, nothing is counted."""
    text = passage.lower
    if phrase_before(text, quantity.start, lexicon("one_of"), part.start) is not None:
        return True
    member = quantity.value == 1 and quantity.out_of is not None and _AMONG.match(text, quantity.start)
    return bool(member) and _IS.search(text, part.start, quantity.start) is not None


_AMONG = regex.compile(r"1 trong ")


def _is_known(passage: Passage, quantity: Quantity, part: Clause) -> bool:
    """ "2 bệnh viện này": counted already."""
    if _ABOVE.match(passage.lower, quantity.end, part.end):
        return True
    return phrase_after(passage.lower, quantity.end, lexicon("known"), part.end) is not None


_ABOVE = regex.compile(
    r" trên(?! (?:\d|địa bàn|toàn|cả|tổng|cơ sở|khắp|thị trường|mạng|thế giới|biển|đường|\p{L}+ đường))(?!\p{L})"
)


def _weighs(passage: Passage, quantity: Quantity, part: Clause, floor: int) -> bool:
    """A cue says that the sentence weighs the days, hours, kilograms … ("tiêu hủy 215 kg")."""
    rules, unit = rulebook.load("targets"), quantity.measure.unit or ""
    cues: Sequence[str] = rules.lexicon("weak_cues").get(unit, ())
    if unit in rules.lexicon("weak_close"):
        around = passage.lower[max(part.start, quantity.start - 30) : quantity.start]
    else:
        around = passage.lower[max(floor, quantity.start - 90) : quantity.end + 25]
    words = f" {' '.join(_WORDS.findall(around))} "
    return any(f" {cue} " in words for cue in cues)


_WORDS = regex.compile(r"[\p{L}\d]+")


def _is_counted(passage: Passage, quantity: Quantity, part: Clause) -> bool:
    """A noun that no lexicon has counts where the figure is large or a word of counting stands before it."""
    if not quantity.value.is_integer() or quantity.value < 10 or _is_year(passage, quantity):
        return False
    comparator, begin = bound(passage, quantity, part.start)
    counting = phrase_before(passage.lower, begin, lexicon("counting"), part.start) is not None
    return quantity.value >= 100 or comparator != "=" or counting


def _lists(passage: Passage, quantity: Quantity, part: Clause, earlier: Sequence[Figure]) -> bool:
    """A noun that no lexicon has goes on with a list: "12 bệnh viện, 25 quán ăn"."""
    if (
        not earlier
        or not quantity.value.is_integer()
        or quantity.value < 2
        or earlier[-1].quantity.measure.noun is None
    ):
        return False
    return part.opener in (",", "và") and passage.lower[part.start : quantity.start].strip(" ") in (
        "",
        "và",
        "hơn",
        "gần",
    )


def _resumes(passage: Passage, quantity: Quantity, part: Clause, earlier: Sequence[Figure]) -> bool:
    """A bare numeral begins a clause after another one: "có 7 nhà thầu không đồng ý, | 7 đồng ý"."""
    if (
        earlier
        and earlier[-1].quantity.measure.kind == "bare"
        and passage.lower[earlier[-1].quantity.end : quantity.start] in JOINTS
    ):
        return True
    if not earlier or (earlier[-1].quantity.measure.kind != "bare" and earlier[-1].quantity.measure.unit == "%"):
        return False
    bare = any(f.quantity.measure.kind == "bare" for f in earlier[-2:])
    opens = not passage.text[part.start : quantity.start].strip()
    return bare and opens and passage.text[quantity.end : quantity.end + 1] == " "


def _is_part_of(passage: Passage, quantity: Quantity, earlier: Sequence[Figure]) -> bool:
    """One of the parts that a bracket lists behind their sum: "4 ca (Phù Cát 2, Hoài Nhơn 1)", "9 mũi (mũi 1: 6; mũi 2: 3)"."""
    items, opening = _listed(passage, quantity)
    whole = next((f.quantity for f in reversed(earlier) if f.quantity.end <= opening), None)
    if not items or whole is None or whole.measure.noun is None or passage.text[whole.end : opening].count(",") > 1:
        return False
    return sum(items) <= whole.value


def is_listed(passage: Passage, quantity: Quantity) -> bool:
    """The figure stands in brackets that hold nothing but names with a number each."""
    return bool(_listed(passage, quantity)[0])


def _listed(passage: Passage, quantity: Quantity) -> tuple[list[float], int]:
    """The numbers of such brackets, and where these open."""
    opening = passage.normal.rfind("(", max(0, quantity.start - LONGEST_LIST), quantity.start)
    closing = passage.normal.find(")", quantity.end, quantity.end + LONGEST_LIST)
    if opening < 0 or closing < 0 or not _PARTS.fullmatch(passage.normal, opening + 1, closing):
        return [], opening
    told = (number(found[1]) for found in _PART_NUMBER.finditer(passage.normal, opening + 1, closing))
    return [value for value in told if value is not None], opening


LONGEST_LIST = 200
"""Characters of a list in brackets before and after a figure."""
_PART = (
    r"(?:(?:huyện |thị xã |thành phố |thị trấn |xã |tp\.? ?)?(?!Quận|Phường|Khu|Tổ|Số|Điều)\p{Lu}[\p{L}'.]*(?: \p{Lu}[\p{L}']*)*"
    r" ?:? \d[\d.]*|\p{L}[^:;,()]*: ?\d[\d.]*)"
)
_PARTS = regex.compile(rf"{_PART}(?:(?:[,;]| và) {_PART})+")
_PART_NUMBER = regex.compile(r"(\d[\d.]*+)(?=[,;)]| và )")


def _is_index(passage: Passage, quantity: Quantity, part: Clause) -> bool:
    """ "tỷ số giới tính khi sinh không quá 111,5": an index with a bound or a fraction, and no other figure between."""
    comparator, begin = bound(passage, quantity, part.start)
    if comparator == "=" and quantity.value.is_integer():
        return False
    return _index().search(passage.lower, part.start, begin) is not None


@cache
def _index() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{index}")


def _is_year(passage: Passage, quantity: Quantity) -> bool:
    """ "Idol 2015": four digits without a point, of this century or the last."""
    return YEAR.match(passage.text, quantity.start) is not None


YEAR = regex.compile(r"(?:19|20)\d{2}(?![\d.,])")
_SETS_OUT = regex.compile(r"(?<!\p{L})từ $")
_IS = regex.compile(r"(?<!\p{L})là $")
_GOES_TO = regex.compile(r" (?:lên|xuống|còn|tăng lên|giảm còn|giảm xuống)(?!\p{L})")


def _is_of_place(passage: Passage, part: Clause, begin: int, bodies: Sequence[Span]) -> bool:
    """ "huyện Tân Biên (23), thị xã Hòa Thành (17)": a place stands directly before the bracket."""
    if passage.text[part.start : begin].strip():
        return False
    opening = passage.text.rfind("(", 0, begin + 1)
    before = len(passage.text[:opening].rstrip())
    return any(end == before for _, end in between(bodies, max(0, before - LONGEST_PLACE), before))


LONGEST_PLACE = 60
"""Characters of a place's name."""


def _is_linked(passage: Passage, quantity: Quantity, part: Clause, bodies: Sequence[Span]) -> bool:
    """A bare numeral counts after "đạt", "giao", "là" …"""
    text = passage.lower
    _, begin = bound(passage, quantity, part.start)
    if quantity.value == 0 or _is_year(passage, quantity):
        return False
    if "đạt" in text[begin : quantity.start] or (
        _SETS_OUT.search(text, max(part.start, begin - 4), begin) and _GOES_TO.match(text, quantity.end)
    ):
        return True
    if quantity.value < 10 and quantity.value.is_integer() and _IS.search(text, part.start, begin):
        return False
    if phrase_before(text, begin, lexicon("bare_links"), part.start) is not None:
        return True
    alone = part.opener == "(" and not text[quantity.end : part.end].strip()
    return alone and (begin < quantity.start or _is_of_place(passage, part, begin, bodies))
