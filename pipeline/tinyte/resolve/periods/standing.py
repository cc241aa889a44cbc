"""Figures of no time: what is there now, what is taken every day. The period of a report is none of theirs."""

from __future__ import annotations

from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.extract.targets.phrases import phrase_after, phrase_before, phrases_in
from tinyte.tables import Target

LONGEST_PROGRESS = 40
"""Characters between "đang" and the figure of what is under way."""
LONGEST_LIST = 90
"""Characters before a figure in which the list begins that it goes on with."""
BEHIND = 24
"""Characters after a figure in which "mỗi ngày" still belongs to it."""
_PARTS = ("gồm", "bao gồm")
_DIGIT = regex.compile(r"\d")
_RATE = regex.compile(r"/(?:ngày|tuần|tháng|buổi|giờ|đêm)$")


def is_standing(passage: Passage, row: Found[Target], start: int, end: int) -> bool:
    """The figure, whose sentence is `start`:`end`, tells what there is, or what is usual, at no time of the calendar.

    >>> text = "Hiện bệnh viện có 120 bác sĩ."
    >>> row = Found(18, 28, Target(indicator="bệnh viện có bác sĩ", kind="result", value=120, unit="bác sĩ"), "")
    >>> is_standing(Passage(text, [(0, 29)]), row, 0, 29)
    True
    """
    return (
        _is_now(passage.lower, start, row.start) or _is_usual(passage, row, end) or _is_stock(passage, row, start, end)
    )


def is_at_present(text: str, start: int, offset: int) -> bool:
    """The words between the offsets speak of the present, and of nothing counted since.

    >>> is_at_present(", hiện có ", 0, 10), is_at_present("hiện cả tỉnh ghi nhận ", 0, 22)
    (True, False)
    """
    said = [match.end() for match in _at_present().finditer(text, start, offset)]
    return bool(said) and not _counts(text, said[-1], offset)


def _is_now(text: str, start: int, offset: int) -> bool:
    """The words before the figure speak of now or of a time that is not told, or its own of what is under way."""
    said = [(match.end(), match["vague"]) for match in _no_day().finditer(text, start, offset)]
    if said and (any(vague for _, vague in said) or not _counts(text, said[-1][0], offset)):
        return True
    clause = max(start, offset - LONGEST_PROGRESS, *(text.rfind(mark, start, offset) for mark in ",;:."))
    return _lasting().search(text, clause, offset) is not None


def _counts(text: str, start: int, end: int) -> bool:
    return any(phrases_in(text[start:end], _words("happened")))


def _is_usual(passage: Passage, row: Found[Target], end: int) -> bool:
    """So much every day, month or shift."""
    target = row.value
    if target.unit and _RATE.search(target.unit):
        return not any(phrases_in(target.indicator.lower(), _words("earned")))
    return _recurring().search(passage.lower, row.end, min(end, row.end + BEHIND)) is not None


def _is_stock(passage: Passage, row: Found[Target], start: int, end: int) -> bool:
    """ "có 120 bác sĩ", "quy mô 300 giường": staff, beds, houses of a place, with nothing said to have been done with them."""
    target, text = row.value, passage.lower
    if target.kind != "result" or target.out_of is not None or not target.unit:
        return False
    if phrase_after(target.unit, 0, _words("standing"), len(target.unit)) is None:
        return False
    if phrase_after(text, row.end, _words("done_with"), end) is not None:
        return False
    at = phrase_before(text, row.start, _comparators())
    at = row.start if at is None else at
    listed = _listed().search(text, max(start, at - LONGEST_LIST), at)
    said = listed.start() if listed else phrase_before(text, at, _words("there_is"))
    if said is None or text[:said].endswith("trong đó ") or _within().search(text, start, said):
        return False
    return not (text.startswith(_PARTS, said) and _DIGIT.search(text, start, said))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rulebook.load("periods").lexicon(name))


@cache
def _comparators() -> frozenset[str]:
    return frozenset(rulebook.load("targets").lexicon("comparators_before"))


@cache
def _at_present() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{at_present}")


@cache
def _no_day() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{now}|(?P<vague>{vague})")


@cache
def _listed() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{listed}")


@cache
def _within() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{within}")


@cache
def _lasting() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{lasting}")


@cache
def _recurring() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{recurring}")
