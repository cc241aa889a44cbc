"""Resolutions: cited legal and administrative documents, by number or by title, with what the text says of them.

`issuer` is the body as said after the document; what only the number, the article or the register tells is filled in by
`tinyte.resolve.documents`, with the day of issue and the identifier.

>>> text = "Thực hiện Nghị quyết số 37-NQ/TW và 39-NQ/TW về tổ chức bộ máy, tỉnh đã họp."
>>> found = find_resolutions(Passage(text=text, sentences=[(0, len(text))]))
>>> [(one.value.doc_type, one.value.number, one.value.title) for one in found]
[('Nghị quyết', '37-NQ/TW', 'tổ chức bộ máy'), ('Nghị quyết', '39-NQ/TW', 'tổ chức bộ máy')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.document_numbers import is_number, parse_number
from tinyte.extract.document_titles import law_title_at, tail, title_at
from tinyte.extract.passage import Found, Passage
from tinyte.rulebook import Rule
from tinyte.tables import Resolution

Match = regex.Match[str]

_OF_LAW = ("Nghị quyết", "Nghị định", "Thông tư", "Chỉ thị")
"""Kinds after which a bare number is always theirs."""

_WITH_NUMBER_SIGN = ("Văn bản", "Hướng dẫn", "Tờ trình", "Báo cáo")
"""Kinds whose bare number must be said to be one: "hướng dẫn số 01"."""

_LETTERS = ("Công văn", "Văn bản", "Công điện", "Thông báo", "Quyết định")
"""Kinds whose number may look like a year when a body follows: "công văn 2039 của Bảo hiểm xã hội"."""

_YEAR = regex.compile(r"19\d\d|20[0-3]\d")
_WORDS_QUOTED = 5
"""Words from which on what stands in quotation marks is a title rather than a catchword."""

_WORD_OF_TITLE = regex.compile(r"(?!TP|TNHH)\p{Lu}\p{Ll}")
_LETTERS_OF_TITLE = regex.compile(r"(?!TP|TNHH|HCM)\p{Lu}{3,6}\b")
_REACH = 160
"""Characters before a number within which the kind of document is sought."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited document as it stands in the text: the mention, where what is said of it ends, and its parts."""

    start: int
    end: int
    tail_end: int
    doc_type: str
    rule: Rule
    number: str | None = None
    year: int | None = None
    issuer: str | None = None
    title: str | None = None
    typed: bool = True


def find_resolutions(passage: Passage) -> list[Found[Resolution]]:
    """Cited documents in order of the text."""
    return [_found(citation) for citation in _shared(passage, _citations(passage))]


def coordinated(passage: Passage, left_end: int, right_start: int) -> bool:
    """Whether two citations are members of one coordination: nothing but "và" or a comma stands between them."""
    return _patterns()["coordination"].fullmatch(passage.lower, left_end, right_start) is not None


def _citations(passage: Passage) -> list[Citation]:
    book = rulebook.load("resolutions")
    starts = [match.start() for match in _begins().finditer(passage.lower)]
    citations: list[Citation] = []
    for rule, match in book.scan_at(passage.lower, starts):
        for citation in _FINDERS[rule.constants["finds"]](passage, rule, match):
            if citations and citations[-1].start == citation.start:  # "Luật Dược", then "Luật Dược số 105/2016/QH13"
                citations.pop()
            citations.append(citation)
    return citations


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rulebook.load("resolutions").fragments["begins"])


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    book = rulebook.load("resolutions")
    names = ("near_type", "far_type", "coordination", "after_short", "law_title", "law_before", "scheme_title", "scheme_before",
             "title_then_number")  # fmt: skip
    return {name: book.compile(f"{{{name}}}") for name in names}


@cache
def _types() -> dict[str, str]:
    return dict(rulebook.load("resolutions").lexicon("types"))


def _numbered(passage: Passage, rule: Rule, match: Match) -> Iterator[Citation]:
    printed = match[0] if match["blank"] is None else f"{match['serial']}/{match['code']}"
    number = parse_number(printed)
    code = passage.normal[match.start("code") : match.end("code")]
    start, kind, between, is_said = _type_before(passage, match.start())
    is_known = is_number(number, code) and (len(number.codes) > 1 or number.kind is None or kind is not None)
    if not is_known and not (is_said and code[0].isupper()):
        return
    if number.kind and kind in ("Luật", "Bộ luật") and number.kind != "Luật":
        start, kind = match.start(), number.kind
    issuer, title, end = tail(passage, match.end())
    if title is None and number.kind == "Luật":
        title = _title_before(passage, match.start())
    if between is not None:
        said_issuer, said_title = _said_between(passage, *between)
        issuer, title = issuer or said_issuer, title or said_title
    doc_type = number.kind if number.kind and (kind is None or between is not None) else kind
    yield Citation(
        start, match.end(), end, doc_type or "Công văn", rule, number.text, number.year, issuer, title, kind is not None
    )


def _type_before(passage: Passage, place: int) -> tuple[int, str | None, tuple[int, int] | None, bool]:
    """Start of the mention, the kind named before a number, the words between where it stands far off, whether "số" is said."""
    near = _patterns()["near_type"].match(passage.lower, max(0, place - _REACH), place)
    if near:
        return near.start("type"), _types()[" ".join(near["type"].split())], None, near["so"] is not None
    far = _patterns()["far_type"].match(passage.lower, max(0, place - _REACH * 2), place)
    if far:
        start = far.start("type") if far["bracket"] is None else far.start("so")
        return start, _types()[" ".join(far["type"].split())], far.span("between"), True
    return place, None, None, False


def _title_before(passage: Passage, place: int) -> str | None:
    """The title of a law whose number follows in brackets: "Luật Dược (Luật số 105/2016/QH13)"."""
    match = _patterns()["title_then_number"].match(passage.lower, max(0, place - _REACH * 2), place)
    return passage.text[match.start("title") : match.end("title")].strip() if match else None


def _said_between(passage: Passage, start: int, end: int) -> tuple[str | None, str | None]:
    """Issuer and title that stand between the kind and the number: "Luật Dược số …", "Kế hoạch của UBND tỉnh về … (số …)"."""
    issuer, title, _ = tail(passage, start)
    if title is None and issuer is None:
        title = passage.text[start:end].strip(" ,(") or None
    return issuer, title


def _short(passage: Passage, rule: Rule, match: Match) -> Iterator[Citation]:
    kind = _types()[match["type"]]
    follows = _patterns()["after_short"].match(passage.lower, match.end()) is not None
    is_bare = not match["so"]
    if is_bare and (
        (kind in _WITH_NUMBER_SIGN and not match["slash"]) or not (match["year"] or follows or kind in _OF_LAW)
    ):
        return
    year = int(match["year"]) if match["year"] else None
    issuer, title, end = tail(passage, match.end())
    if kind in ("Đề án", "Chương trình") and not match["so"]:  # a nickname: "Đề án 06"
        if passage.normal[match.start()].isupper() or match["serial"] in _nicknames():
            nickname = passage.text[match.start() : match.end()]
            yield Citation(match.start(), match.end(), end, kind, rule, issuer=issuer, title=nickname)
    elif match["so"] or not _YEAR.fullmatch(match["serial"]) or (issuer and kind in _LETTERS):
        places = match.spans("serial")
        for n, (start, stop) in enumerate(places):
            last = n == len(places) - 1
            number = passage.normal[start:stop].upper() + (f"{match['slash']}{year}" if match["slash"] and last else "")
            yield Citation(
                match.start() if n == 0 else start, match.end() if last else stop, end, kind, rule, number,
                year if last else None, issuer, title,
            )  # fmt: skip


@cache
def _nicknames() -> frozenset[str]:
    return frozenset(rulebook.load("resolutions").lexicon("nicknames"))


def _titled(passage: Passage, rule: Rule, match: Match) -> Iterator[Citation]:
    kind = _types()[match["type"]]
    title = passage.text[match.start("title") : match.end("title")].strip()
    issuer, _, end = tail(passage, match.end())
    yield Citation(match.start(), match.end(), end, kind, rule, issuer=issuer, title=title)


def _quoted(passage: Passage, rule: Rule, match: Match) -> Iterator[Citation]:
    """Titles between quotation marks after one kind: 'đề án “A” và “B”'; a plan's title begins with a capital or its verb."""
    kind = _types()[match["type"]]
    issuer, _, tail_end = tail(passage, match.end())
    start = match.start()
    for title_start, title_end in match.spans("title"):
        title = passage.text[title_start:title_end].strip()
        end = title_end + (passage.normal[title_end : title_end + 1] == '"')
        if (title[:1].isupper() and len(title.split()) >= _WORDS_QUOTED) or match.start("type") > match.start():
            yield Citation(start, end, max(end, tail_end), kind, rule, issuer=issuer, title=title)
        start = passage.normal.find('"', end) if passage.normal.find('"', end) >= 0 else end


def _law(passage: Passage, rule: Rule, match: Match) -> Iterator[Citation]:
    """A law by its title: one that the lists know, or a few words from a capital on; not "pháp luật", "Đại học Luật"."""
    if _patterns()["law_before"].match(passage.lower, max(0, match.start() - 30), match.start()):
        return
    known = _patterns()["law_title"].match(passage.lower, match.end())
    place = match.end() + 1
    capital = passage.normal[match.start()].isupper() or passage.normal[place : place + 1].isupper()
    if not capital and not match["type"].startswith("bộ"):
        return
    year = None
    if known:
        title: str | None = passage.text[place : known.end("title")] + (" (sửa đổi)" if known["revised"] else "")
        end, year = known.end(), int(known["year"]) if known["year"] else None
    else:
        if not passage.normal[match.start()].isupper():
            return
        if letters := passage.normal[match.start() + 1].islower() and _LETTERS_OF_TITLE.match(passage.normal, place):
            title, end = letters[0], letters.end()  # "Luật GTĐB"
        elif _WORD_OF_TITLE.match(passage.normal, place):
            title, end = law_title_at(passage, place)
        else:
            return
    start, kind = match.start(), _types()[match["type"]]
    if kind == "Bộ luật" and passage.normal[start].islower() and passage.normal[start + 3].isupper():
        start, kind = start + 3, "Luật"  # "đồng bộ Luật …"
    if title is not None:
        yield Citation(start, end, end, kind, rule, title=title, year=year)


def _law_code(passage: Passage, rule: Rule, match: Match) -> Iterator[Citation]:
    """A code by its letters ("BLHS 2015"), or the constitution of a year."""
    year = int(match["year"]) if match["year"] else None
    if match["code"] is None:
        yield Citation(
            match.start(),
            match.end(),
            match.end(),
            "Hiến pháp",
            rule,
            title=passage.text[slice(*match.span())],
            year=year,
        )
    elif passage.normal[match.start()].isupper():
        title = passage.text[slice(*match.span())]
        yield Citation(match.start(), match.end(), match.end(), "Bộ luật", rule, title=title, year=year)


def _scheme(passage: Passage, rule: Rule, match: Match) -> Iterator[Citation]:
    """A scheme with a title of its own: capitals somewhere at its start, and not one of several."""
    place = match.end() + 1
    capital = passage.normal[match.start()].isupper() or _WORD_OF_TITLE.match(passage.normal, place)
    if _patterns()["scheme_before"].match(passage.lower, max(0, match.start() - 30), match.start()):
        return
    if not (capital and not _patterns()["scheme_title"].match(passage.lower, place)):
        return
    title, end = title_at(passage, place, place)
    if title is None or len(title.split()) < (6 if _begins_sentence(passage, match.start()) else 4):
        return
    yield Citation(match.start(), end, end, "Đề án", rule, title=title)


def _begins_sentence(passage: Passage, place: int) -> bool:
    sentence = bisect_right(passage.sentences, (place, len(passage.text))) - 1
    return sentence >= 0 and passage.sentences[sentence][0] == place


def _capital_title(passage: Passage, rule: Rule, match: Match) -> Iterator[Citation]:
    place = match.end() + 1
    if not passage.normal[place].isupper():
        return
    title, end = title_at(passage, place, place)
    if title is None or len(title.split()) < 4:
        return
    issuer, _, tail_end = tail(passage, end)
    yield Citation(match.start(), end, tail_end, "Nghị quyết", rule, issuer=issuer, title=title)


_FINDERS: dict[str, Callable[[Passage, Rule, Match], Iterator[Citation]]] = {
    "number": _numbered, "short": _short, "title": _titled, "quoted": _quoted, "law": _law, "law_code": _law_code,
    "scheme": _scheme, "capital_title": _capital_title,
}  # fmt: skip


def _shared(passage: Passage, citations: list[Citation]) -> list[Citation]:
    """What is said once at the end of a coordination, said of each of its members."""
    shared = list(citations)
    for n in reversed(range(len(shared) - 1)):
        left, right = shared[n], shared[n + 1]
        if left.number is None or right.number is None or not coordinated(passage, left.tail_end, right.start):
            continue
        bodies = parse_number(left.number).body, parse_number(right.number).body
        same_body = bodies[0] == bodies[1] and (bodies[0] is not None or left.doc_type == right.doc_type)
        shared[n] = replace(
            left, title=left.title or right.title, issuer=left.issuer or (right.issuer if same_body else None)
        )
    for n in range(len(shared) - 1):
        left, right = shared[n], shared[n + 1]
        if right.number and not right.typed and left.number and coordinated(passage, left.end, right.start):
            kind = parse_number(right.number).kind or left.doc_type
            shared[n + 1] = replace(right, doc_type=kind, typed=True)
    return shared


def _found(citation: Citation) -> Found[Resolution]:
    row = Resolution(
        document_id="", doc_type=citation.doc_type, number=citation.number, year=citation.year, issuer=citation.issuer,
        title=citation.title,
    )  # fmt: skip
    return Found(citation.start, citation.end, row, citation.rule.id, citation.rule.confidence)
