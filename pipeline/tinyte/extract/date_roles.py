"""Roles: whether a calendar expression is when something happened, what a figure covers, a deadline, or a day of issue.

A year, month or quarter is a period unless its clause tells an act and no figure. What such a clause tells is an event only when
the time is over, which takes the article's own day: those carry the cue `told` or `told_of_old` for `tinyte.resolve.date_bounds`.
"""

from __future__ import annotations

from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.date_atoms import Atom
from tinyte.extract.date_cues import REACH, Lead
from tinyte.tables import DateRole

_DONE_ON = ("vào ", "hôm ", "trong ")


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    book = rulebook.load("dates")
    names = (
        "paper_after", "paper_before", "happening_before", "happened_before", "happening_after", "turn_after",
        "foreseen_before", "review_before", "moment_before", "joined_to_moment", "caption_after", "in_week_before",
        "measured", "counted", "edge", "done_after", "issued_before", "clause_start", "person_after", "person_gains",
        "figured", "figured_here", "figure_before", "stands_after", "done_by_after",
        "acted_before", "issued_after",
    )  # fmt: skip
    return {name: book.compile(f"{{{name}}}") for name in names}


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
    if lead.cue is not None:
        return "period", None
    if kind in ("year", "month") and (
        _before("issued_before", text, lead)
        or (_before("clause_start", text, lead) and _follows("issued_after", text, atom))
    ):
        return "document", "issued"
    if _happens(text, atom, lead, kind):
        return "event", "happening"
    told = _told(text, atom, lead, kind)
    return ("event", told) if told else ("period", None)


def _of_paper(text: str, atom: Atom, lead: Lead) -> bool:
    patterns = _patterns()
    is_done = text.endswith(_DONE_ON, 0, lead.start)  # "báo cáo kết quả vào ngày X" is an act
    return (
        not is_done and patterns["paper_before"].match(text, max(0, lead.start - REACH), lead.start) is not None
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
    if _before("moment_before", text, lead):
        return not _has_figure(text, atom, lead)
    return _begins_with_edge(text, lead) and _follows("done_after", text, atom) and not _follows("counted", text, atom)


def _has_figure(text: str, atom: Atom, lead: Lead) -> bool:
    """Whether the clause gives a figure: anywhere in the sentence that the time opens, else beside it."""
    if _before("clause_start", text, lead):
        return _follows("figured", text, atom)
    return _follows("figured_here", text, atom) or _before("figure_before", text, lead)


def _told(text: str, atom: Atom, lead: Lead, kind: str) -> str | None:
    """The cue of a year or month whose clause tells an act: `told`, or `told_of_old` where only its age makes that sure."""
    if kind not in ("year", "month"):
        return None
    if not _before("clause_start", text, lead):
        acted = kind == "year" and _before("acted_before", text, lead) and not _follows("figured_here", text, atom)
        return "told_of_old" if acted else None
    if _follows("person_after", text, atom):
        return None if _follows("person_gains", text, atom) else "told"
    is_done = _follows("done_by_after", text, atom)
    if _follows("figured", text, atom) or (_follows("stands_after", text, atom) and not is_done):
        return None
    if kind == "year":
        return "told_of_old"
    return "told" if is_done or _begins_with_edge(text, lead) else None


def _happens_in_week(text: str, atom: Atom, lead: Lead) -> bool:
    """Whether "tuần trước", "tuần tới" tell when something is done: alone, or after "dự kiến"; not "trong", "so với"."""
    if _measures(text, atom):
        return False
    return _before("foreseen_before", text, lead) or not _before("in_week_before", text, lead)


def _is_moment(text: str, lead: Lead) -> bool:
    """Whether a month is foreseen or told as a moment: "dự kiến trong tháng 6", "vào tháng 5"."""
    return any(_before(name, text, lead) for name in ("foreseen_before", "moment_before", "joined_to_moment"))


def _before(name: str, text: str, lead: Lead) -> bool:
    return _patterns()[name].match(text, max(0, lead.start - REACH), lead.start) is not None


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
