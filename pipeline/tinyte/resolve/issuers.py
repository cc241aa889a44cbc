"""Issuers: the body that issued a document, written out and placed, from the text, the number's code, the article's province."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache

import regex

from tinyte import rulebook
from tinyte.extract.document_numbers import DocumentNumber, parse_number
from tinyte.extract.document_titles import body_at
from tinyte.extract.passage import Passage
from tinyte.gazetteer.provinces import find_provinces
from tinyte.resolve.home_places import first_named, home_district, home_of
from tinyte.segment.normal import lower, normal
from tinyte.tables import Resolution

_REACH = 400
"""Characters before a number within which its body is sought."""

_SUBJECT_REACH = 90
"""Characters before the verb of issuing within which its subject is sought."""

_BY_KIND = {"Nghị định": "Chính phủ"}
_CENTRAL_MEETING = regex.compile(r"(?:hội nghị .*)?(?:trung ương|tw|t\.?ư|bch)")
_CONGRESS = regex.compile(r"đại hội(?:.*?lần thứ [\p{L}\p{N}]+| [ivx]+(?: của đảng)?)")
_PERSON = regex.compile(r"(?: \p{Lu}\p{Ll}*){2,4}$")
_PARTY_COMMITTEE = regex.compile(
    r"Đảng ủy (?:Sở|Bệnh viện|Trung tâm|Trường|Khối|Bộ)"
    r"(?: (?:tỉnh|thành phố|huyện|đa khoa|khu vực|các|tế|cơ quan|\p{Lu}\p{L}*)){1,8}"
)
_UNPLACED_PERSON = regex.compile(r"(?<=\btỉnh)(?P<person>(?: \p{Lu}\p{Ll}*){3,4})$")
_UNNAMED_PROVINCE = regex.compile(r"(?i)\btỉnh(?! \p{Lu}\p{Ll})")


def issuer_of(passage: Passage, row: Resolution, place: int) -> str | None:
    """The issuing body of a document cited at `place`, written out; None where nothing tells it.

    >>> passage = Passage(text="", sentences=[], province="Lạng Sơn")
    >>> issuer_of(passage, Resolution(document_id="", doc_type="Chỉ thị", number="08-CT/TU"), 0)
    'Tỉnh ủy Lạng Sơn'
    >>> issuer_of(passage, Resolution(document_id="", doc_type="Quyết định", number="5/QĐ-UBND", issuer="UBND tỉnh"), 0)
    'Ủy ban nhân dân tỉnh Lạng Sơn'
    """
    number = parse_number(row.number) if row.number else None
    if number and (joint := _of_joint_code(number)):
        return joint
    if row.issuer:
        return _written_out(row.issuer, passage)
    if row.title and row.doc_type == "Nghị quyết" and number is None:
        return _of_congress(row.title, passage)
    if number is None:
        return None
    if issuer := _named_before(passage, number, place) or _by_code(number, passage) or _BY_KIND.get(row.doc_type):
        return issuer
    return None if number.codes else _subject_before(passage, place)


def _of_joint_code(number: DocumentNumber) -> str | None:
    """The ministries whose codes a number names together: "36/2013/TTLT-BYT-BTC"."""
    central = _lexicon("central")
    bodies = [central[code] for code in number.codes[1:] if code in central]
    return ", ".join(bodies) if len(bodies) > 1 and number.kind and number.kind.endswith("liên tịch") else None


def _named_before(passage: Passage, number: DocumentNumber, place: int) -> str | None:
    """The body of the number's code with its place, from the words before the number in its sentence.

    Anywhere in the article for codes that no place goes with ("KH-TTYT"), and for committees in an article that knows only
    one of a district.
    """
    head = _code_heads().get(number.body or "")
    if head is None:
        return None
    sentence = bisect_right(passage.sentences, (place, len(passage.text))) - 1
    begin = max(passage.sentences[sentence][0] if sentence >= 0 else 0, place - _REACH)
    names = [match["body"] or match["bare"] for match in head.finditer(passage.normal, begin, place)]
    is_local = number.body in _lexicon("local")
    if not names and (is_local or not _names_province_body(passage.lower)):
        names = [name for name in (_first_body(passage.normal, number.body or ""),) if name]
        if not names and number.body == "đu" and (office := _party_committee(passage.normal)):
            names = [office]
    return _written_out(names[-1], passage) if names else None


def _subject_before(passage: Passage, place: int) -> str | None:
    """The body whose issuing is the verb before a citation: "Chính phủ vừa ban hành Nghị quyết 47"."""
    verb = _body_patterns()["issued_by"].match(passage.lower, max(0, place - _SUBJECT_REACH), place)
    if verb is None:
        return None
    for body in _body_patterns()["bodies"].finditer(passage.lower, max(0, verb.start() - _SUBJECT_REACH), verb.start()):
        name, end = body_at(passage, body.start())
        if end == verb.start():
            return _written_out(name, passage)
    return None


@lru_cache(maxsize=8)
def _names_province_body(text: str) -> bool:
    """Whether an article speaks of a committee, council, Party committee or department of a province."""
    return _body_patterns()["of_province"].search(text) is not None


@lru_cache(maxsize=64)
def _first_body(text: str, code: str) -> str | None:
    """The first body of that code in an article that is said with its place."""
    return next((match["body"] for match in _code_heads()[code].finditer(text) if match["body"]), None)


@cache
def _code_heads() -> dict[str, regex.Pattern[str]]:
    """For each code the pattern of its body with the name of a place, or with a bare level, to be matched with capitals."""
    book = rulebook.load("resolutions")
    name = r"\p{Lu}[\p{L}-]*(?:(?: -)? \p{Lu}\p{L}*){0,3}"
    level = r"(?: (?:đa khoa|khu vực|tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường))+"
    return {
        code: book.compile(
            rf"{{start}}(?:(?P<body>(?i:{rulebook.any_of(heads)})(?i:{level}) {name})"
            rf"|(?P<bare>(?i:{rulebook.any_of(heads)}) (?:huyện|quận|thị xã))(?!, \p{{Ll}}| và | \p{{Lu}}){{end}})"
        )
        for code, heads in book.lexicon("code_heads").items()
    }


def _by_code(number: DocumentNumber, passage: Passage) -> str | None:
    if number.body is None:
        return None
    if number.body in _lexicon("central"):
        return _lexicon("central")[number.body]
    pattern = _lexicon("provincial").get(number.body)
    place = home_of(passage)
    if pattern is None or place is None:
        return None
    kind, name = place
    committee = "Thành ủy" if kind == "thành phố" else "Tỉnh ủy"
    return pattern.replace("{tỉnh}", f"{kind} {name}").replace("{Tỉnh ủy}", f"{committee} {name}")


def _of_congress(title: str, passage: Passage) -> str | None:
    """Who passed a resolution that is known by its meeting: the Central Committee, or the congress itself."""
    low = lower(normal(title))
    if _CENTRAL_MEETING.match(low):
        return "Ban Chấp hành Trung ương"
    match = _CONGRESS.match(low)
    if match is None:
        return None
    home = home_of(passage)
    body = title[: match.end()]
    return _UNNAMED_PROVINCE.sub(f"tỉnh {home[1]}", body, count=1) if home else body


def _written_out(issuer: str, passage: Passage) -> str:
    """A body as said, its post dropped, abbreviations written out, the article's province added where it names none."""
    patterns = _body_patterns()
    text = patterns["post"].sub("", normal(issuer).strip(" ,.;"))
    text = _unabbreviated(text)
    if text.lower() == "đảng ủy":
        text = _party_committee(passage.normal) or text
    text = text[:1].upper() + text[1:]
    if text == "Thủ tướng":
        return "Thủ tướng Chính phủ"
    text = _without_person(text)
    if (known := patterns["known_name"].match(text)) and not patterns["goes_on"].match(text, known.end()):
        text = text[: known.end()]  # "Bộ Y tế Nguyễn Văn A" is the ministry and its minister
    if below := patterns["below_last"].search(text):
        return f"{text}{first_named(passage, below[0].strip().lower()) or home_district(passage)}"
    if patterns["district_party"].search(text):
        named = first_named(passage, "(?i:huyện ủy)") or first_named(passage, "huyện") or home_district(passage)
        return f"{text}{named}"
    home = home_of(passage)
    if home is None:
        return text
    kind, name = home
    if level := patterns["level_last"].search(text):
        if level["level"].lower() == "thành phố" != kind:  # a city of the province, or of another one
            city = first_named(passage, "(?i:thành phố|tp[.]?)")
            return _unabbreviated(f"{text[: level.start()]} TP{city}") if city else text
        return f"{text[: level.start()]} {kind} {name}"
    if patterns["committee"].fullmatch(text):
        return f"{text} {name}"
    if patterns["provincial"].match(text) and not _names_place(text):
        return f"{text} {kind} {name}"
    return text


def _unabbreviated(body: str) -> str:
    full = _lexicon("written_out")

    def spelled(match: regex.Match[str]) -> str:
        key = " ".join(match[0].lower().split())
        return match[0] if key == "tư" and match[0] != "TƯ" else full[key]  # not "Bộ Tư pháp"

    return " ".join(_body_patterns()["short"].sub(spelled, body).split())


@lru_cache(maxsize=8)
def _party_committee(text: str) -> str | None:
    """The first Party committee of an office in an article: "Đảng ủy Sở Y tế" for a bare "Đảng ủy"."""
    match = _PARTY_COMMITTEE.search(text)
    return match[0] if match else None


def _without_person(body: str) -> str:
    """The body of a province without the name of its head behind it: "UBND tỉnh Bắc Ninh Nguyễn Văn A"."""
    if (unplaced := _UNPLACED_PERSON.search(body)) and not find_provinces(body[unplaced.start() :]):
        return body[: unplaced.start("person")].rstrip()
    for span in find_provinces(body)[:1]:
        if _PERSON.match(body, span.end) and body[span.start].islower():
            return body[: span.end]
    return body


def _names_place(text: str) -> bool:
    """Whether a body's name has a place in it: a level of government with a name, or a province."""
    return _body_patterns()["placed"].search(text) is not None or bool(find_provinces(text))


@cache
def _lexicon(name: str) -> dict[str, str]:
    return {code: str(value) for code, value in rulebook.load("issuers").lexicon(name).items()}


@cache
def _body_patterns() -> dict[str, regex.Pattern[str]]:
    book = rulebook.load("resolutions")
    return {
        "issued_by": book.compile("{issued_by}"),
        "bodies": book.compile("{start}{bodies}{end}"),
        "post": book.compile(r"(?i)^(?:{posts} )+(?=\S)"),
        "short": book.compile(r"(?i){start}{issuers.written_out}(?![\p{L}&])"),
        "level_last": book.compile(r"(?i) (?P<level>tỉnh|thành phố)$"),
        "below_last": book.compile(r"(?i) (?:huyện|quận|thị xã|thị trấn|xã|phường)$"),
        "district_party": book.compile(r"(?i)(?:^|ban thường vụ |ban chấp hành )huyện ủy$"),
        "committee": book.compile(r"(?i)(?:ban thường vụ |ban chấp hành )?(?:tỉnh ủy|thành ủy)|đảng bộ"),
        "provincial": book.compile(r"(?i)(?:sở|bảo hiểm xã hội(?! việt nam)|ủy ban nhân dân|hội đồng nhân dân){end}"),
        "known_name": book.compile(r"(?i){known_bodies}{end}"),
        "goes_on": book.compile(
            r"(?i)(?:,| -| (?:tỉnh|thành phố|tp|huyện|quận|của|và|việt nam|đảng))|$| (?-i:\p{Lu}\p{Ll}* \p{Lu}\p{Ll}*)$"
        ),
        "placed": book.compile(r"{start}(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|tp\.?) \p{Lu}"),
        "of_province": book.compile(
            r"{start}(?:(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân) (?:tỉnh|thành phố|tp)|tỉnh ủy|thành ủy|sở){end}"
        ),
    }
