"""Identifiers of documents: the same for one document in every article, never shared by two.

An identifier is made of what tells documents apart: running number and code, the place of the issuing body, the year; without
a number the kind, the title and the place. What the article leaves open the register of known documents settles, as of the
article's day. Where place or year stay open, the identifier ends in a mark of this article and holds there only.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache, lru_cache

import regex

from tinyte import rulebook
from tinyte.extract.document_numbers import DocumentNumber, parse_number
from tinyte.extract.passage import Passage
from tinyte.gazetteer.names import key
from tinyte.gazetteer.places import by_name
from tinyte.gazetteer.provinces import find_provinces
from tinyte.segment.normal import lower, normal
from tinyte.tables import Resolution

LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")

_MEETING = regex.compile(
    r"(?:hội nghị )?(?:(?:lần thứ )?(?P<nth>\w+),? )?(?:ban chấp hành |bch )?(?:trung ương|tw|t\.?ư)(?: đảng)?"
    r"(?: (?:lần thứ )?(?P<nth>\w+))?[ ,(]*khóa (?P<term>\w+)\)?"
)
_OF_SOME_TERM = regex.compile(r"(?:hội nghị )?(?:trung ương|tw|t\.?ư|bch)\b")
_CONGRESS = regex.compile(r"đại hội (?:(?:đại biểu )?toàn quốc )?(?:lần thứ )?(?P<term>[ivx]+)(?: (?:của )?đảng)?")
_ORDINALS = ["", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_NATIONAL = regex.compile(r"Bộ (?!Chỉ huy|Tư lệnh|chỉ huy|tư lệnh)|.* Việt Nam$")
_NO_LETTERS = regex.compile(r"[^a-z0-9]+")
_DRAFT = regex.compile(r"(?r)(?:dự thảo|dự án|dự)\s+")
_BELOW_PROVINCE = regex.compile(r"(?:huyện|quận|thị xã|xã|phường|thị trấn|thành phố) \p{L}[\p{L} ]*")
_LEVEL_WITHOUT_NAME = regex.compile(r"(?i)(?:huyện|quận|thị xã|xã|phường|thị trấn)$")


def document_id(passage: Passage, row: Resolution, place: int = 0) -> str:
    """The identifier of a document cited at `place`.

    >>> passage = Passage(text="", sentences=[], province="Lạng Sơn")
    >>> document_id(passage, Resolution(document_id="", doc_type="Chỉ thị", number="08-CT/TU", year=2016))
    '08-ct-tu_lang-son_2016'
    >>> document_id(passage, Resolution(document_id="", doc_type="Thông tư", number="5/2022/TT-BYT"))
    '05-tt-byt_2022'
    """
    if row.number is None:
        return _of_title(passage, row, place)
    number = _with_codes(parse_number(row.number), row)
    name = _slug(number.canonical) if number.codes else f"{_slug(row.doc_type)}-{_slug(number.canonical)}"
    if (
        row.doc_type == "Quy định" and number.codes and number.kind != "Quy định"
    ):  # the Party numbers Quy định and Quyết định both as QĐ
        name = f"quy-dinh-{name}"
    year = number.year or row.year or _known_year(name, row.title, _day(passage))
    home = _home(passage, number, row)
    body = _body(number, row, home)
    when = _year_of_body(home, year, row.issue_date, _day(passage)) if body is not None else None
    parts = [name, body, when or (str(year) if year else None)]
    if body is None or when is None:
        parts.append(_article(passage))
    return "_".join(part for part in parts if part)


def _day(passage: Passage) -> str | None:
    return passage.published.date().isoformat() if passage.published else None


def _with_codes(number: DocumentNumber, row: Resolution) -> DocumentNumber:
    """ "74/2012" of the Government is 74/2012/NĐ-CP: kind and issuer give the code that the text leaves out."""
    if number.codes or not row.issuer:
        return number
    body = _codes_of_bodies().get(row.issuer) or next(
        (code for start, code in (("Ủy ban nhân dân ", "ubnd"), ("Hội đồng nhân dân ", "hđnd"), ("Tỉnh ủy ", "tu"))
         if row.issuer.startswith(start)), None
    )  # fmt: skip
    kind = "qđ" if row.doc_type == "Quy định" and body == "tw" else _codes_of_kinds().get(row.doc_type)
    if body is None or kind is None:
        return number
    return DocumentNumber(number.serial, number.year, (kind, body), number.text)


@cache
def _lexicon(name: str) -> dict[str, str]:
    return {code: str(value) for code, value in rulebook.load("issuers").lexicon(name).items()}


@cache
def _codes_of_bodies() -> dict[str, str]:
    central = _lexicon("central")
    return {str(central[code]): code for code in reversed(list(central))}


@cache
def _codes_of_kinds() -> dict[str, str]:
    kinds = _lexicon("type_codes")
    return {str(kinds[code]): code for code in reversed(list(kinds))}


def _home(passage: Passage, number: DocumentNumber, row: Resolution) -> str | None:
    """The province of the issuing body: named in the issuer, else the article's; None for national bodies."""
    if number.body in _lexicon("central") or _is_national(row):
        return None
    day = passage.published.date() if passage.published else None
    spans = find_provinces(row.issuer or "", day)
    return spans[-1].province.name if spans else passage.province


def _is_national(row: Resolution) -> bool:
    """Whether the issuer is a body of the whole country: a ministry, the Government, "Bảo hiểm xã hội Việt Nam"."""
    return row.issuer in _codes_of_bodies() or _NATIONAL.match(row.issuer or "") is not None


def _body(number: DocumentNumber, row: Resolution, home: str | None) -> str | None:
    """Slug of the issuing body's place, empty for national bodies; None when it is not known."""
    if number.codes and number.body in _lexicon("central"):
        return ""
    issuer = lower(normal(row.issuer or ""))
    if _is_national(row):
        return _slug(issuer)
    if home is None or _LEVEL_WITHOUT_NAME.search(issuer):
        return None
    if number.body in _lexicon("provincial"):
        below = _BELOW_PROVINCE.search(issuer)
        place = below[0] if below and key(below[0].removeprefix("thành phố ")) != key(home) else ""
        return "-".join(part for part in (_slug(place), _slug(home)) if part)
    if not issuer:
        return None
    return _slug(issuer) if _slug(home) in _slug(issuer) else f"{_slug(issuer)}-{_slug(home)}"


def _year_of_body(home: str | None, year: int | None, day: str | None, published: str | None) -> str | None:
    """The year by which a body counts its documents; with the month where a new province of that name began to count anew.

    None when the year is not known, or the day in a year in which two provinces of the name followed each other.
    """
    if year is None:
        return None
    begun = _begun(home, year) if home else None
    if begun is None:
        return str(year)
    latest = day or (published if published and published < begun else None)
    if latest is None:
        return None
    return str(year) if latest < begun else begun[:7]


def _begun(home: str, year: int) -> str | None:
    """The day in that year on which another province took over the name of this one."""
    days = sorted(place.valid_from for place in by_name("province").get(key(home), ()))
    return next((day for day in days[1:] if day.startswith(str(year))), None)


def _of_title(passage: Passage, row: Resolution, place: int) -> str:
    title = lower(normal(row.title or ""))
    if row.doc_type in LAWS:
        return _of_law(passage, title, row, place)
    if row.doc_type == "Nghị quyết" and (meeting := _meeting(title)):
        return f"{_slug(row.doc_type)}_{_slug(meeting)}"
    mark = hashlib.sha256(title.encode()).hexdigest()[:8]
    name = "_".join((_slug(row.doc_type), _slug(title)[:40].strip("-"), mark))
    if title in rulebook.load("resolutions").lexicon("known_schemes"):
        return name
    spans = find_provinces(row.title or "")
    home = spans[-1].province.name if spans else passage.province
    if home is None or (row.doc_type == "Nghị quyết" and _OF_SOME_TERM.match(title)):
        return f"{name}_{_article(passage)}"
    return f"{name}_{_slug(home)}"


def _meeting(title: str) -> str | None:
    """The meeting of the Party that passed a resolution, in one spelling; None for other titles.

    >>> _meeting("hội nghị lần thứ tư, bch trung ương khóa 12"), _meeting("tw 4 (khóa xii)")
    ('trung ương 4 khóa xii', 'trung ương 4 khóa xii')
    >>> _meeting("đại hội đại biểu toàn quốc lần thứ xii của đảng")
    'đại hội xii'
    """
    if meeting := _MEETING.match(title):
        nth, term = meeting["nth"] or "", meeting["term"]
        nth = str(_ORDINALS.index(nth)) if nth in _ORDINALS[1:] else nth
        return f"trung ương {nth} khóa {_ROMAN[int(term)] if term.isdecimal() and int(term) < len(_ROMAN) else term}"
    congress = _CONGRESS.fullmatch(title)
    return f"đại hội {congress['term']}" if congress else None


def _of_law(passage: Passage, title: str, row: Resolution, place: int) -> str:
    """A law by its number in the register: the last one of that title issued before the article, or in the year said."""
    if row.doc_type == "Hiến pháp":
        return f"{_slug(row.doc_type)}_{row.year or _article(passage)}"
    book = rulebook.load("known_documents")
    title = rulebook.load("resolutions").lexicon("law_codes").get(title.split(" ")[0].rstrip(","), title)
    title = book.lexicon("law_names").get(title, title)
    published, draft = _day(passage), _DRAFT.match(passage.lower, 0, place) is not None
    issues = [] if draft else [(str(number), str(day)) for number, day in book.lexicon("laws").get(title, ())]
    if row.year:
        issues = [issue for issue in issues if issue[1].startswith(str(row.year))]
    elif published:
        issues = [issue for issue in issues if issue[1] <= published][-1:]
    if len(issues) == 1:
        number = parse_number(issues[0][0])
        return f"{_slug(number.canonical)}_{number.year}"
    known = str(row.year) if row.year and not draft else _article(passage)
    return "_".join((_slug(row.doc_type), _slug(title)[:60].strip("-"), known))


def _known_year(name: str, title: str | None, published: str | None) -> int | None:
    """The year of a register's document of that number: of the title said, else the last one issued before the article."""
    issues = rulebook.load("known_documents").lexicon("numbered").get(name, ())
    days = [str(day) for day, word in issues if title is None or word in lower(normal(title))]
    if published:
        days = [day for day in days if day <= published][-1:]
    return int(days[0][:4]) if len(days) == 1 else None


def _article(passage: Passage) -> str:
    """The mark of an article, made from its text."""
    return _mark(passage.text)


@lru_cache(maxsize=4)
def _mark(text: str) -> str:
    return "a" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@lru_cache(maxsize=1 << 12)
def _slug(text: str) -> str:
    bare = unicodedata.normalize("NFD", lower(normal(text)).replace("đ", "d"))
    return _NO_LETTERS.sub("-", "".join(c for c in bare if not unicodedata.combining(c))).strip("-")
