"""Dates: calendar expressions of an article, with what the words themselves say of value, time and role.

A value that lacks its year, or is relative to the article, keeps the signs of `calendar_values` for it; `rule` says after `;`
which cue set the role. `tinyte.resolve.years` fills in the rest.

>>> passage = Passage(text="Chiều 9/3, Sở Y tế họp.", sentences=[(0, 23)])
>>> [(found.value.value, found.value.time, found.value.role) for found in find_dates(passage)]
[('XXXX-03-09', 'AF', 'event')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

import regex

from tinyte import rulebook
from tinyte.extract.date_atoms import Atom, kind_of, read
from tinyte.extract.date_cues import confirmed, is_spelled_out, lead_of
from tinyte.extract.date_roles import role_of
from tinyte.extract.passage import Found, Passage
from tinyte.tables import Date, Precision, Resolution

_PRECISION: dict[str, Precision] = {
    "day": "day", "month": "month", "quarter": "quarter", "week": "week", "year": "year", "span": "span",
}  # fmt: skip


_QUOTES = "\"”»'’"

_WIDEST_GAP = 30
"""Characters between two expressions that can still be one list or span: " đến hết 17 giờ 30 phút "."""


def find_dates(passage: Passage) -> list[Found[Date]]:
    """Calendar expressions in order of the text."""
    numbers = _document_numbers(passage)

    def in_number(place: int) -> bool:
        before = bisect_right(numbers, (place, len(passage.text))) - 1
        return before >= 0 and place < numbers[before][1]

    return [found for found in expressions(passage.lower) if not in_number(found.start)]


@lru_cache(maxsize=4)
def expressions(text: str) -> tuple[Found[Date], ...]:
    """Calendar expressions of a lower-case text; remembered, because documents and dates of one article both ask."""
    found = (_found(text, atom) for atom in _joined(text, _atoms(text)))
    return tuple(one for one in found if one is not None)


def _atoms(text: str) -> list[Atom]:
    book = rulebook.load("dates")
    starts = (match.start() for match in _begins().finditer(text))
    return [atom for rule, match in book.scan_at(text, starts) for atom in read(rule, match)]


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rulebook.load("dates").fragments["begins"])


def _document_numbers(passage: Passage) -> list[tuple[int, int]]:
    """Where the numbers of cited documents stand: at the end of the mentions that print them, a few blanks longer."""
    return sorted(
        (other.end - len(other.value.number) - 4, other.end)
        for other in passage.found.get("resolutions", ())
        if isinstance(other.value, Resolution) and other.value.number and passage.text[other.end - 1] not in _QUOTES
    )


@cache
def _links() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    book = rulebook.load("dates")
    return book.compile("{to_next}"), book.compile("{calendar.and}"), book.compile("{now}")


def _joined(text: str, atoms: list[Atom]) -> list[Atom]:
    """Atoms that are dates, years shared inside lists and spans, spans put together."""
    links = [_link(text, left, right) for left, right in pairwise(atoms)] + [""]
    sure = [confirmed(text, atom) for atom in atoms]
    for n in (*range(len(atoms) - 1), *reversed(range(len(atoms) - 1))):
        if links[n] and (sure[n] or sure[n + 1]):
            sure[n] = sure[n + 1] = True
    atoms = _with_shared_years(atoms, links)
    joined: list[Atom] = []
    n = 0
    while n < len(atoms):
        span = _span(atoms[n], atoms[n + 1]) if links[n] == "to" else None
        if sure[n]:
            joined.append(_up_to_now(text, span or atoms[n]))
        n += 2 if span else 1
    return joined


def _link(text: str, left: Atom, right: Atom) -> str:
    """How two neighbours of one kind are joined: `to`, `and`, or not (empty)."""
    to, also, _ = _links()
    starts = left.value.endswith("/..") or (left.kind != right.kind and lead_of(text, left).cue == "from")
    if right.start - left.end > _WIDEST_GAP or not (left.kind == right.kind or starts):
        return ""
    if to.fullmatch(text, left.end, right.start):
        return "to"
    return "and" if left.kind == right.kind and also.fullmatch(text, left.end, right.start) else ""


def _with_shared_years(atoms: list[Atom], links: list[str]) -> list[Atom]:
    """A year said once in a list or span belongs to its other members too."""
    shared = list(atoms)
    for n in reversed(range(len(atoms) - 1)):
        if links[n] and shared[n].value.startswith("XXXX") and (year := _year_of(shared[n + 1].value)):
            shared[n] = _in_year(shared[n], year, links[n], shared[n + 1].value, -1)
    for n in range(len(atoms) - 1):
        if links[n] and shared[n + 1].value.startswith("XXXX") and (year := _year_of(shared[n].value)):
            shared[n + 1] = _in_year(shared[n + 1], year, links[n], shared[n].value, 1)
    return shared


def _year_of(value: str) -> str | None:
    match = re.match(r"\d{4}|Y[+-]\d", value)
    return match[0] if match else None


def _in_year(atom: Atom, year: str, link: str, other: str, step: int) -> Atom:
    """The atom in that year; in the year before or after it where the span would run backwards."""
    value = year + atom.value[4:]
    if link == "to" and year.isdigit() and (value > other if step < 0 else value < other):
        value = f"{int(year) + step}{atom.value[4:]}"
    return replace(atom, value=value)


def _span(left: Atom, right: Atom) -> Atom | None:
    """The span from one atom to the other; None for two that are none ("27/2/1955 - 27/2/2020", years that run backwards)."""
    if left.value.endswith("/..") and right.kind != "span":
        return replace(left, end=right.end, value=f"{left.value.removesuffix('..')}{right.value}")
    is_anniversary = left.kind == right.kind == "day" and left.value[4:] == right.value[4:]
    if is_anniversary or "span" in (left.kind, right.kind):
        return None
    if left.value[:1].isdigit() and right.value[:1].isdigit() and left.value >= right.value:
        return None
    return replace(left, end=right.end, value=f"{left.value}/{right.value}")


def _up_to_now(text: str, atom: Atom) -> Atom:
    """The atom as an open span where "đến nay" follows it."""
    match = _links()[2].match(text, atom.end)
    if match is None or atom.kind == "span" or (lead_of(text, atom).cue != "from" and "-" not in match[0]):
        return atom
    return replace(atom, end=match.end(), value=f"{atom.value}/..")


def _found(text: str, atom: Atom) -> Found[Date] | None:
    lead = lead_of(text, atom)
    if lead.cue == "birth" or is_spelled_out(text, atom) or (lead.cue == "earlier" and atom.kind == "year"):
        return None
    value = atom.value
    if lead.cue == "from" and atom.kind in ("day", "month", "quarter", "year") and not lead.starting:
        value += "/.."
    if lead.cue == "from_now" and atom.kind == "day":
        value = f"D+0/{value}"
    role, cue = role_of(text, atom, lead, kind_of(value))
    date = Date(value=value, precision=_PRECISION[kind_of(value)], time=lead.time or atom.time, role=role)
    rule = atom.rule.id + (f";{cue}" if cue else "")
    end = max(atom.end, lead.end)
    end += text[lead.start : end].count("(") > text[lead.start : end].count(")") and text[end : end + 1] == ")"
    return Found(lead.start, end, date, rule, atom.rule.confidence)
