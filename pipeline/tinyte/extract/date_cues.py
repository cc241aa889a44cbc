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
_DONE_ON = ("vào ", "hôm ", "trong ")
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
        "turn_after", "foreseen_before", "review_before", "moment_before", "joined_to_moment", "caption_after",
        "in_week_before", "measured", "counted", "spelled_out", "edge", "done_after",
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
    if kind == "birth" and atom.kind == "span":  # "số trẻ mới sinh giai đoạn 2016 - 2025"
        kind = "period"
    if kind == "milestone":  # "mốc năm 2010" is measured against, "mốc 30-9" is to be kept
        if atom.kind != "day":
            return Lead(_bare_start(text, start, atom), end, None, time)
        kind = "deadline"
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
    """With a dot or dash, only what ends a clause is a day, or what falls: "từ 30-7" but not "từ 3-4 ngày"."""
    said = text[atom.start : atom.end]
    if "/" in said or not {".", "-"} & set(said) or _CLAUSE_END.match(text, atom.end):
        return True
    numbers = [int(number) for number in _DIGITS.findall(said)]
    return "-" in said and len(numbers) == 2 and numbers[0] > numbers[1]


def role_of(text: str, atom: Atom, lead: Lead, kind: str) -> tuple[DateRole, str | None]:
    """The role that the words around give, and the cue it leans on."""
    match lead.cue:
        case "deadline":
            return "deadline", "deadline"
        case "until":
            return "deadline", "until"
        case "from_now":
            return ("period" if kind == "span" else "deadline"), "from_now"
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
    is_done = text.endswith(_DONE_ON, 0, lead.start)  # "báo cáo kết quả vào ngày X" is an act
    return (
        not is_done and patterns["paper_before"].match(text, max(0, lead.start - _REACH), lead.start) is not None
    ) or patterns["paper_after"].match(text, atom.end) is not None


def _happens(text: str, atom: Atom, lead: Lead, kind: str) -> bool:
    """Whether a week, month, quarter or year is when something happened rather than what a figure or a plan covers."""
    if kind == "year":
        return _happens_in_year(text, atom, lead)
    if kind == "week":
        return atom.value.startswith("W") and _happens_in_week(text, atom, lead)
    if kind not in ("month", "quarter") or _before("review_before", text, lead):
        return False
    return (
        _before("happening_before", text, lead)
        or _follows("happening_after", text, atom)
        or _follows("caption_after", text, atom)
        or (kind == "month" and _in_brackets(text, lead.start))
        or (_is_moment(text, lead) and not _measures(text, atom))
    )


def _happens_in_year(text: str, atom: Atom, lead: Lead) -> bool:
    """Whether a year is that of a turn in a life ("năm 2012, ông tốt nghiệp") or a moment told without a figure."""
    if _before("happened_before", text, lead) or _follows("turn_after", text, atom):
        return True
    told = _before("moment_before", text, lead) or (
        _begins_with_edge(text, lead) and _follows("done_after", text, atom)
    )
    return told and not _follows("counted", text, atom)


def _happens_in_week(text: str, atom: Atom, lead: Lead) -> bool:
    """Whether "tuần trước", "tuần tới" tell when something is done: alone, or after "dự kiến"; not "trong", "so với"."""
    if _measures(text, atom):
        return False
    return _before("foreseen_before", text, lead) or not _before("in_week_before", text, lead)


def _is_moment(text: str, lead: Lead) -> bool:
    """Whether a month is foreseen or told as a moment: "dự kiến trong tháng 6", "vào tháng 5"."""
    return any(_before(name, text, lead) for name in ("foreseen_before", "moment_before", "joined_to_moment"))


def is_spelled_out(text: str, atom: Atom) -> bool:
    """Whether the days of a week follow it, so that it is no expression of its own: "tuần 26 (từ 25/6 đến 1/7)"."""
    return atom.kind == "week" and _follows("spelled_out", text, atom)


def _before(name: str, text: str, lead: Lead) -> bool:
    return _patterns()[name].match(text, max(0, lead.start - _REACH), lead.start) is not None


def _follows(name: str, text: str, atom: Atom) -> bool:
    return _patterns()[name].match(text, atom.end) is not None


def _begins_with_edge(text: str, lead: Lead) -> bool:
    """Whether the mention begins with "đầu", "cuối" and the like."""
    return _patterns()["edge"].match(text, lead.start) is not None


def _measures(text: str, atom: Atom) -> bool:
    """Whether a figure that the time covers follows in the sentence."""
    return _patterns()["measured"].match(text, atom.end) is not None


def _in_brackets(text: str, place: int) -> bool:
    """Whether only a month or two stand between an opening bracket and the place: "hai đợt khám (tháng 2 và tháng 9)"."""
    opening = text.rfind("(", max(0, place - 25), place)
    return opening >= 0 and ")" not in text[opening:place]
