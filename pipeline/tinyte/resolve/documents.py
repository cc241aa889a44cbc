"""Documents: citations of one article brought together, each with day and year of issue, issuer and identifier."""

from __future__ import annotations

from dataclasses import replace

import regex

from tinyte.extract.document_numbers import DocumentNumber, parse_number
from tinyte.extract.passage import Found, Passage
from tinyte.resolve.document_ids import LAWS, document_id
from tinyte.resolve.issue_days import issue_days
from tinyte.resolve.issuers import issuer_of
from tinyte.segment.normal import lower, normal
from tinyte.tables import Resolution

Citation = Found[Resolution]

_WORDS = regex.compile(r"[\p{L}\p{N}]+")
_BUCKET = 6
"""First characters that two titles of one document share."""

_LATEST = 50
"""Documents met before with which one is compared, at most."""

_ENOUGH = 8
"""Words that a title must have for another nearly equal one to be taken for it."""


def resolve_resolutions(passage: Passage, found: list[Citation]) -> list[Citation]:
    """The documents with day and year of issue, issuer, identifier; what one mention says holds for the others."""
    if not found:
        return []
    citations = _with_full_numbers(found)
    days = issue_days(passage, citations)
    citations = [_dated(citation, day) for citation, day in zip(citations, days, strict=True)]
    citations = [replace(c, value=replace(c.value, issuer=issuer_of(passage, c.value, c.start))) for c in citations]
    citations = _agreed(citations)
    return [replace(c, value=replace(c.value, document_id=document_id(passage, c.value, c.start))) for c in citations]


def _with_full_numbers(found: list[Citation]) -> list[Citation]:
    """ "Kế hoạch số 517" takes the number of the "Kế hoạch số 517/KH-UBND" that the article names too."""
    full: dict[tuple[str, str], DocumentNumber] = {}
    for citation in found:
        row = citation.value
        if row.number and (number := parse_number(row.number)).codes:
            full.setdefault((row.doc_type, number.serial), number)
            if row.doc_type in LAWS and row.title:
                full.setdefault((row.doc_type, _words_of(row.title)), number)
    result = []
    for citation in found:
        row = citation.value
        named = parse_number(row.number).serial if row.number else _words_of(row.title or "")
        whole = full.get((row.doc_type, named))
        if whole and not (row.number and parse_number(row.number).codes):
            citation = replace(citation, value=replace(row, number=whole.text, year=whole.year))
        result.append(citation)
    return result


def _dated(citation: Citation, day: str | None) -> Citation:
    year = citation.value.year or (int(day[:4]) if day else None)
    return replace(citation, value=replace(citation.value, issue_date=day, year=year))


def _agreed(citations: list[Citation]) -> list[Citation]:
    """One document named several times: day, issuer and title from the mention that has them, titles in their fullest form."""
    groups: dict[tuple[str, ...], list[Citation]] = {}
    alike: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for citation in citations:
        groups.setdefault(_same_document(citation.value, alike), []).append(citation)
    known: dict[int, Resolution] = {}
    for group in groups.values():
        rows = [citation.value for citation in group]
        titles = [row.title for row in rows if row.title]
        title = (max(titles, key=len) if rows[0].number is None else titles[0]) if titles else None
        day = next((row.issue_date for row in rows if row.issue_date), None)
        year = next((row.year for row in rows if row.year), None)
        issuer = max((row.issuer for row in rows if row.issuer), key=len, default=None)
        for citation in group:
            known[id(citation)] = replace(citation.value, issue_date=day, year=year, issuer=issuer, title=title)
    return [replace(citation, value=known[id(citation)]) for citation in citations]


def _same_document(row: Resolution, alike: dict[tuple[str, ...], list[tuple[str, ...]]]) -> tuple[str, ...]:
    """What tells the documents of one article apart: number and issuer, else kind and title.

    `alike` holds what was met so far, under what is equal in all that may be the same document.
    """
    number = parse_number(row.number) if row.number else None
    if number:
        key = ("number", number.canonical, str(number.year or ""), row.issuer or "")
    else:
        key = ("title", row.doc_type, _words_of(row.title or ""), str(row.year or ""))
        if row.doc_type in LAWS:
            return key
    met = alike.setdefault(key[:3] if number else (*key[:2], key[2][:_BUCKET]), [])
    for other in met[-_LATEST:]:
        if _same_body(other[3], key[3]) if number else _same_title(other[2], key[2]):
            return other
    met.append(key)
    return key


def _same_body(left: str, right: str) -> bool:
    """Whether one is the other or begins it, as "UBND thành phố" does "UBND thành phố Hồ Chí Minh", or one is not said."""
    return left.startswith(right) or right.startswith(left)


def _same_title(left: str, right: str) -> bool:
    """Whether one title begins with the other, or two long ones differ in a few words only."""
    if f"{left} ".startswith(f"{right} ") or f"{right} ".startswith(f"{left} "):
        return True
    one, other = set(left.split()), set(right.split())
    return min(len(one), len(other)) >= _ENOUGH and len(one & other) >= 0.85 * max(len(one), len(other))


def _words_of(title: str) -> str:
    """A title's words alone: "Phòng cháy, chữa cháy" is "phòng cháy và chữa cháy"."""
    return " ".join(word for word in _WORDS.findall(lower(normal(title))) if word != "và")
