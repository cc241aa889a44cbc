"""What stands around a calendar expression: time of day, cues of deadline, reporting day and start, the role they give."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from tinyte import rulebook
from tinyte.extract.date_atoms import Atom
from tinyte.tables import DateRole

_REACH = 90
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
        "no_year_before_it", "paper_after", "paper_before", "happening_before", "happened_before", "happening_after",
    )  # fmt: skip
    return {name: book.compile(f"{{{name}}}") for name in names}


@cache
def _words(lexicon: str) -> dict[str, Any]:
    return dict(rulebook.load("dates").lexicon(lexicon))


def lead_of(text: str, atom: Atom) -> Lead:
    """Time of day and cue before an expression, and a time of day after it."""
    patterns = _patterns()
    floor = max(0, atom.core - _REACH)
    before = patterns["time_before"].match(text, floor, atom.core)
    start = min(before.start(), atom.start) if before else atom.start
    after = patterns["time_after"].match(text, atom.end) if atom.kind == "day" else None
    time = _time(before, atom.time) if before and atom.kind == "day" else None
    end = atom.end
    if after and not (time and ":" in time):
        time, end = _time(after, atom.time) or time, after.end()
    cue = patterns["cue_before"].match(text, max(0, start - _REACH), start)
    if cue is None:
        return Lead(_bare_start(text, start, atom), end, None, time)
    phrase = " ".join(cue["cue"].split())
    kind: str = _words("cues")[phrase]
    if kind == "from" and before and before["range"]:  # "từ 8h đến 11h ngày 5/6" is hours of one day
        return Lead(start, end, None, time)
    starting = kind == "from" and bool(patterns["starts_before"].match(text, max(0, cue.start() - _REACH), cue.start()))
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
    floor = max(0, atom.start - _REACH)
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
    """With a dot or dash between the numbers, only what ends a clause is a day: "trước 30-7." but not "từ 3-4 ngày"."""
    said = text[atom.start : atom.end]
    return "/" in said or not {".", "-"} & set(said) or _CLAUSE_END.match(text, atom.end) is not None


def role_of(text: str, atom: Atom, lead: Lead, kind: str) -> tuple[DateRole, str | None]:
    """The role that the words around give, and the cue it leans on."""
    match lead.cue:
        case "deadline":
            return "deadline", "deadline"
        case "until":
            return "deadline", "until"
        case "as_of":
            return "period", "as_of"
        case "lasting":
            return "event", "lasting"
        case "from" if lead.starting:
            return "event", "starting"
        case "from":
            return "period", "from"
    if kind == "span":
        return "period", None
    if kind == "day":
        return ("document", "paper") if _of_paper(text, atom, lead) else ("event", None)
    if lead.cue is None and _happens(text, atom, lead, kind):
        return "event", "happening"
    return "period", None


def _of_paper(text: str, atom: Atom, lead: Lead) -> bool:
    patterns = _patterns()
    return (
        patterns["paper_before"].match(text, max(0, lead.start - _REACH), lead.start) is not None
        or patterns["paper_after"].match(text, atom.end) is not None
    )


def _happens(text: str, atom: Atom, lead: Lead, kind: str) -> bool:
    """Whether a month, quarter or year is when something happened: the verb or the gathering beside it, or brackets around it."""
    patterns = _patterns()
    floor = max(0, lead.start - _REACH)
    if kind == "year":
        return patterns["happened_before"].match(text, floor, lead.start) is not None
    if kind not in ("month", "quarter"):
        return False
    return (
        patterns["happening_before"].match(text, floor, lead.start) is not None
        or patterns["happening_after"].match(text, atom.end) is not None
        or (kind == "month" and _in_brackets(text, lead.start))
    )


def _in_brackets(text: str, place: int) -> bool:
    """Whether only a month or two stand between an opening bracket and the place: "chiến dịch (tháng 3 và tháng 8)"."""
    opening = text.rfind("(", max(0, place - 25), place)
    return opening >= 0 and ")" not in text[opening:place]
