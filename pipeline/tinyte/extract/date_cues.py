"""What stands around a calendar expression: time of day, cues of deadline, reporting day and start, signs of a date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from tinyte import rulebook
from tinyte.extract.date_atoms import Atom

REACH = 90
"""Characters before and after an expression within which its cues are sought."""

_NOON = 12
_PREPOSITION = regex.compile(r"(?:vào|trong|của|lúc|hồi) +")
_DIGITS = regex.compile(r"\d+")
_CLAUSE_END = regex.compile(r"\s*(?:[.,;:)\n]|$| đến nay)")
_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads an expression in: start and end of the mention with it, the cue (a value of the lexicon `cues`), the time."""

    start: int
    end: int
    cue: str | None
    time: str | None
    starting: bool = False


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    book = rulebook.load("dates")
    names = (
        "time_before", "time_after", "cue_before", "starts_before", "day_cue", "dotted_day_cue", "year_cue", "year_place",
        "no_year_before_it", "spelled_out",
    )  # fmt: skip
    return {name: book.compile(f"{{{name}}}") for name in names}


@cache
def _words(lexicon: str) -> dict[str, Any]:
    return dict(rulebook.load("dates").lexicon(lexicon))


def lead_of(text: str, atom: Atom) -> Lead:
    """Time of day and cue before an expression, and a time of day after it."""
    patterns = _patterns()
    floor = max(0, atom.core - REACH)
    before = patterns["time_before"].match(text, floor, atom.core)
    start = min(before.start(), atom.start) if before else atom.start
    after = patterns["time_after"].match(text, atom.end) if atom.kind == "day" else None
    time = _time(before, atom.time) if before and atom.kind == "day" else None
    end = atom.end
    if after and not (time and ":" in time):
        time, end = _time(after, atom.time) or time, after.end()
    cue = patterns["cue_before"].match(text, max(0, start - REACH), start)
    if cue is None:
        return Lead(_bare_start(text, start, atom), end, None, time)
    phrase = " ".join(cue["cue"].split())
    kind: str = _words("cues")[phrase]
    if kind == "word":  # "trẻ sơ sinh năm 2005" is no birth
        return Lead(_bare_start(text, start, atom), end, None, time)
    if kind == "birth" and atom.kind == "span":  # "số trẻ mới sinh giai đoạn 2016 - 2025"
        kind = "period"
    if kind == "milestone":  # "mốc năm 2010" is measured against, "mốc 30-9" is to be kept
        if atom.kind != "day":
            return Lead(_bare_start(text, start, atom), end, None, time)
        kind = "deadline"
    if kind == "from" and before and before["range"]:  # "từ 8h đến 11h ngày 5/6" is hours of one day
        return Lead(start, end, None, time)
    starting = kind == "from" and bool(patterns["starts_before"].match(text, max(0, cue.start() - REACH), cue.start()))
    return Lead(_bare_start(text, start, atom) if kind == "period" else cue.start("cue"), end, kind, time, starting)


def _bare_start(text: str, start: int, atom: Atom) -> int:
    """The start without prepositions."""
    while start < atom.start and (word := _PREPOSITION.match(text, start, atom.start)):
        start = word.end()
    return start


def _time(match: regex.Match[str], part_said: str | None) -> str | None:
    """`HH:MM`, or the part of the day, or None; `part_said` is the part that the expression itself says ("3h chiều nay").

    "3h chiều" is 15:00, "9 giờ tối" 21:00, "2h sáng" 02:00.
    """
    clock, part = match["clock"], match["part"]
    code: str | None = _words("part_of_day")[" ".join(part.split())] if part else part_said
    if not clock:
        return code
    numbers = _DIGITS.findall(clock)
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 30 if "rưỡi" in clock else 0
    if hour < _NOON and (code in ("AF", "EV") or (code == "MI" and hour < 10) or (code == "NI" and hour >= 6)):
        hour += _NOON
    return f"{hour:02d}:{minute:02d}" if hour < 24 else code


def confirmed(text: str, atom: Atom) -> bool:
    """Whether an expression that may be a mere number stands where only a date does."""
    if atom.needs is None:
        return True
    patterns = _patterns()
    floor = max(0, atom.start - REACH)
    if atom.needs == "day_cue":
        cue = "dotted_day_cue" if "." in text[atom.start : atom.end] else "day_cue"
        return patterns[cue].match(text, floor, atom.start) is not None and _whole(text, atom)
    if patterns["year_cue"].match(text, floor, atom.start):
        return True
    return (
        patterns["year_place"].match(text, atom.start) is not None
        and _LETTER.match(text, max(0, atom.start - 2), atom.start) is not None
        and patterns["no_year_before_it"].match(text, floor, atom.start) is None
    )


def _whole(text: str, atom: Atom) -> bool:
    """With a dot or dash, only what ends a clause is a day, or what falls: "từ 30-7" but not "từ 3-4 ngày"."""
    said = text[atom.start : atom.end]
    if "/" in said or not {".", "-"} & set(said) or _CLAUSE_END.match(text, atom.end):
        return True
    numbers = [int(number) for number in _DIGITS.findall(said)]
    return "-" in said and len(numbers) == 2 and numbers[0] > numbers[1]


def is_spelled_out(text: str, atom: Atom) -> bool:
    """Whether the days of a week follow it, so that it is no expression of its own: "tuần 26 (từ 25/6 đến 1/7)"."""
    return atom.kind == "week" and _patterns()["spelled_out"].match(text, atom.end) is not None
