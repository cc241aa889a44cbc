"""When an article was published: the candidates of a page, ranked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

import regex

from tinyte.clean.body import Body
from tinyte.clean.head import Head
from tinyte.clean.stamps import Stamp, iso_stamp, stamps, time_alone
from tinyte.clean.survey import Survey
from tinyte.read.page import Page

TAIL = 12
"""Lines after the last paragraph among which a stamp may stand."""

BEHIND = 3
"""Lines after the last paragraph within which a stamp among counters is the page's own, not that of other news."""

_DOCUMENT = regex.compile(r"\p{N}+/(?:\p{N}{4}/)?[\p{L}]+[\p{L}-]*")
_ADDRESS_DAY = (
    regex.compile(r"/(?P<y>20\d\d)[/-](?P<m>[01]?\d)[/-](?P<d>[0-3]?\d)(?:\D|$)"),
    regex.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:\d{4,12})?(?!\d)"),
    regex.compile(
        r"(?<!\d)1\d\d(?P<y>[12]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{3}(?!\d)"
    ),
)


class Candidate(NamedTuple):
    """A time the page may have been published at; the smallest rank wins."""

    rank: float
    value: str
    source: str


def published(page: Page, head: Head, seen: Survey, body: Body) -> tuple[str | None, str | None]:
    """The time of publication and the name of the candidate that won: record, stamp, json-ld, meta, time, url or update.

    A candidate after the day on which the page was fetched is refused; a day is given the minute that another candidate of
    the same day says.
    """
    if page.published_at and (given := iso_stamp(page.published_at)):
        return given, "record"
    latest = (page.fetched_at or "9999")[:10]
    candidates = sorted(c for c in _candidates(page, head, seen, body) if c.value[:10] <= latest)
    if not candidates:
        return None, None
    _, value, source = candidates[0]
    finer = [c for c in candidates if c.value.startswith(value + "T")]
    return (finer[0].value if finer and len(value) == 10 else value), source


def published_of_record(page: Page, seen: Survey, cut: Collection[int]) -> tuple[str | None, str | None]:
    """The time that a record gives, else the first stamp in a line that is cut from its text."""
    if page.published_at and (given := iso_stamp(page.published_at)):
        return given, "record"
    latest = (page.fetched_at or "9999")[:10]
    lines = (i for i in sorted(cut) if seen.reason.get(i) == "date line")
    found = next((stamp.value for i in lines for stamp in _stamps_alone(seen, i) if str(stamp.day) <= latest), None)
    return found, "stamp" if found else None


def _candidates(page: Page, head: Head, seen: Survey, body: Body) -> Iterator[Candidate]:
    yield from _visible(seen, body)
    ranks = {"json-ld": 2.0, "meta": 2.1, "time": 2.5}
    for said, source in head.times:
        if value := iso_stamp(said) or next((stamp.value for stamp in stamps(said.lower())), None):
            yield Candidate(ranks[source], value, source)
    for address in (page.url, head.url):
        if address and (value := _day_of_address(address)):
            yield Candidate(6.0, value, "url")


def _visible(seen: Survey, body: Body) -> Iterator[Candidate]:
    """Stamps near the title, those in parts called so, those after the last paragraph."""
    prose = seen.prose()
    first = prose[0] if prose else len(seen.lines)
    if body.title is not None:
        first = next((i for i in prose if i > body.title), first)
    title = body.title if body.title is not None else max(0, first - 6)
    kept = set(body.kept)
    for i in range(max(0, title - 3), min(body.last + TAIL, len(seen.lines))):
        if i in kept or i == body.title or _is_elsewhere(seen, i):
            continue
        near = title < i < first
        for stamp in _stamps_alone(seen, i):
            found = _ranked(_timed(seen, i, stamp), near, i > body.last, "date" in seen.roles_at(i), max(0, title - i))
            behind = 0 < i - body.last <= BEHIND and i in seen.date_lines and seen.date_lines[i].certain
            yield found._replace(rank=min(found.rank, 3.1)) if behind else found


def _ranked(stamp: Stamp, near: bool, tail: bool, named: bool, above: int) -> Candidate:
    """Near the title before elsewhere, a day of posting before a day of change."""
    rank = 1.0 if near or named else 5.0 if tail else 3.2 + 0.8 * above if above else 4.5
    rank -= 0.5 if stamp.label == "publish" else 0.2 if near and named else 0.0
    rank -= 2.0 if tail and stamp.label else 0.0
    if stamp.label == "update":
        rank += 0.7
    return Candidate(rank, stamp.value, "update" if stamp.label == "update" else "stamp")


def _timed(seen: Survey, i: int, stamp: Stamp) -> Stamp:
    """The stamp with the time of day that stands alone in the line before or after."""
    if stamp.time is None:
        for low in seen.low[i + 1 : i + 2] + seen.low[max(0, i - 1) : i]:
            if time := time_alone(low):
                return replace(stamp, time=time)
    return stamp


def _is_elsewhere(seen: Survey, i: int) -> bool:
    """Whether a line stands in furniture that carries days of its own: weather, clocks, lists of news, comments."""
    reason = seen.reason.get(i) or seen.weak.get(i)
    return reason is not None and reason not in (
        "date line",
        "view count",
        "share and print line",
        "link",
        "rating",
        "navigation",
        "tags",
    )


def _stamps_alone(seen: Survey, i: int) -> list[Stamp]:
    """The stamps of a line that cites no document."""
    found = seen.stamps_at(i)
    return [] if any(_DOCUMENT.search(seen.low[i][: stamp.start]) for stamp in found) else found


def _day_of_address(address: str) -> str | None:
    for pattern in _ADDRESS_DAY:
        if match := pattern.search(address):
            year = match["y"] if len(match["y"]) == 4 else f"20{match['y']}"
            return iso_stamp(f"{year}-{int(match['m']):02d}-{int(match['d']):02d}")
    return None
