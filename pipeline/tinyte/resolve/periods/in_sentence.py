"""The date that a figure has in its own sentence: beside it, before it, or further on in its clause."""

from __future__ import annotations

from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found
from tinyte.extract.targets.moments import Moment
from tinyte.extract.targets.phrases import phrase_before
from tinyte.resolve.periods.standing import is_at_present
from tinyte.resolve.periods.timeline import Timeline, is_planned, is_point
from tinyte.tables import Target

NEAR = 14
"""Characters between a figure and a date that belongs to it alone ("20,1% năm 2014")."""
WITHIN = 40
"""Characters between a figure and a date further on in its clause that the figure before shares."""
LONGEST_BRACKET = 40
"""Characters before a bracket in which the date stands that its figure is for."""
LONGEST_ITEM_OPENER = 2
"""Words before a date that opens its part of the sentence, after a semicolon."""
_AND = regex.compile(r"(?<!\p{L})(?:và|còn|nhưng|thì)(?: (?:trong|đến|năm|riêng))? $")
_MARKS = frozenset(",;.(")


def beside(timeline: Timeline, row: Found[Target]) -> Moment | None:
    """A date directly after the figure, or directly before the bracket that holds it ("năm ngoái (2 ca)")."""
    text = timeline.passage.lower
    for moment in timeline.between(row.start + 1, _reach(timeline, row)):
        gap = text[row.end : moment.start]
        if moment.compared or moment.end <= row.end or _is_share_of(timeline, row, moment):
            continue
        if len(gap) <= NEAR and not _MARKS & set(gap) and not _AND.search(gap):
            return moment
    if text.startswith("(", row.start - 1):
        told = timeline.between(max(0, row.start - LONGEST_BRACKET), row.start)
        if told and told[-1].compared and text[told[-1].end : row.start].strip() == "(":
            return told[-1]
    return None


def _reach(timeline: Timeline, row: Found[Target]) -> int:
    """Where the sentence or the words up to the next figure end."""
    end, following = timeline.sentence(row.start)[1], timeline.figure_after(row)
    return min(end, following[0]) if following else end


def _is_share_of(timeline: Timeline, row: Found[Target], moment: Moment) -> bool:
    """The figure is a share of what that time had: "bằng 41% năm 2014"."""
    text = timeline.passage.lower
    if row.value.unit not in ("%", "lần") or text[row.end : moment.start].strip() not in ("", "của"):
        return False
    return phrase_before(text, row.start, _shares_of()) is not None


def before(timeline: Timeline, row: Found[Target], behind: Moment | None) -> Moment | None:
    """The nearest date before the figure in its sentence that is its own; `behind` is the one further on."""
    text, start = timeline.passage.lower, timeline.sentence(row.start)[0]
    told = timeline.between(start, row.start)
    remark = None
    for moment in reversed(told):
        if moment.compared and not _is_not_only_compared(timeline, moment, row):
            continue
        if _belongs_to_another(timeline, moment, start) or _is_day_of_talk(text, moment, row):
            continue
        between = text[moment.end : row.start]
        if ")" in between and timeline.in_brackets(moment):
            remark = remark or moment
            continue
        if ";" in between and (behind is not None or _ends_with_item(timeline, row, moment, told[0])):
            continue
        return None if _is_past(timeline, moment, row) else timeline.so_far(row, moment)
    return None if behind else remark


def _is_not_only_compared(timeline: Timeline, moment: Moment, row: Found[Target]) -> bool:
    """The figure was counted in the time that others are compared with: "Cùng kỳ năm 2023, có 2 ca"."""
    text, start = timeline.passage.lower, timeline.sentence(row.start)[0]
    if "name=changed" in row.rule:
        return False
    if not text[start : moment.start].replace("so với", "").replace("cùng kỳ", "").strip():
        return not text.startswith("so với", start) or "," not in text[moment.end : timeline.next_figure(moment.end)]
    if not _counted_then().fullmatch(text, moment.end, row.start):
        return False
    clause = max(start, *(text.rfind(mark, start, moment.start) + 1 for mark in ",;:("))
    return text.startswith("cùng kỳ", clause + text.startswith(" ", clause))


def _is_past(timeline: Timeline, moment: Moment, row: Found[Target]) -> bool:
    """The date is that of a happening, and the words directly before the figure turn to the present."""
    if moment.role != "event" or row.value.kind != "result":
        return False
    prior = timeline.figure_before(row.start)
    since = max(moment.end, prior[1] if prior else 0)
    return is_at_present(timeline.passage.lower, since, row.start)


def _is_day_of_talk(text: str, moment: Moment, row: Found[Target]) -> bool:
    """On that day one spoke of what the figure is about: "Ngày 16/5, Sở họp để làm rõ vụ 17 du khách …"."""
    spoken = moment.role == "event" and is_point(moment.value) and row.value.kind == "result"
    return spoken and _matter().search(text, moment.end, row.start) is not None


def _ends_with_item(timeline: Timeline, row: Found[Target], moment: Moment, first: Moment) -> bool:
    """The date holds no longer than to the semicolon: another opens the sentence, or is the one reported on."""
    if moment is not first and timeline.opens(first) and not first.compared and not _opens_item(timeline, moment):
        return True
    whole = timeline.topic(row)
    if whole is None or timeline.lasts(whole) or moment.role != "period" or not is_point(moment.value):
        return False
    return whole.value != moment.value and whole.first <= moment.first and moment.last <= whole.last


def _opens_item(timeline: Timeline, moment: Moment) -> bool:
    """The date opens its part of the sentence, after a semicolon."""
    text = timeline.passage.lower
    item = text.rfind(";", timeline.sentence(moment.start)[0], moment.start) + 1
    return item > 0 and len(text[item : moment.start].split()) <= LONGEST_ITEM_OPENER


def _belongs_to_another(timeline: Timeline, moment: Moment, start: int) -> bool:
    """A figure stands before the date in the date's own clause, and what follows is no part of the same happening."""
    prior = timeline.figure_before(moment.start)
    if prior is None or prior[0] < start:
        return False
    if moment.role == "event" and timeline.passage.text.startswith(",", moment.end):
        return False
    between = timeline.passage.lower[prior[1] : moment.start]
    return not set(",;:()") & set(between) and not _AND.search(between)


def later(timeline: Timeline, row: Found[Target]) -> Moment | None:
    """A date further on in the figure's clause, be it behind the next figure, or the last day of the task."""
    text, end, limit = timeline.passage.lower, timeline.sentence(row.start)[1], _reach(timeline, row)
    for moment in timeline.between(row.end, limit):
        if moment.compared or _is_share_of(timeline, row, moment) or _is_further(timeline, row.end, moment):
            continue
        parted = limit < end and _AND.search(text, row.end, moment.start)
        return None if parted else moment
    return _shared(timeline, row) or _due(timeline, row)


def _is_further(timeline: Timeline, offset: int, moment: Moment) -> bool:
    """The date stands beyond the clause, in that of another body; one alone in brackets belongs to what is before them."""
    text = timeline.passage.lower
    comma = text.find(", ", offset, moment.start)
    if comma >= 0 and timeline.is_body(comma + 2) and not any(map(timeline.is_body, range(offset, comma))):
        return True
    alone = text.startswith("(", moment.start - 1) and text.startswith(")", moment.end)
    return _further().search(text, offset, moment.start - alone) is not None


def _shared(timeline: Timeline, row: Found[Target]) -> Moment | None:
    """The date directly behind the next figure of the same clause: "mở 2 lớp cho 180 người trong tháng 11"."""
    text, end, following = timeline.passage.lower, timeline.sentence(row.start)[1], timeline.figure_after(row)
    if following is None or following[0] >= end:
        return None
    between = text[row.end : following[0]]
    if set(",;:()") & set(between) or _changing().search(between):
        return None
    told = timeline.between(following[1], min(end, following[1] + WITHIN))
    return told[0] if told and not told[0].compared and not _MARKS & set(text[following[1] : told[0].start]) else None


def _due(timeline: Timeline, row: Found[Target]) -> Moment | None:
    """The last day of the task that the figure is planned in: "thu hồi 4 tỷ đồng, …, xong trước ngày 30/9"."""
    if not is_planned(row):
        return None
    end = timeline.sentence(row.start)[1]
    item = timeline.passage.text.find(";", row.end, end)
    told = [m for m in timeline.between(row.end, item if item >= 0 else end) if not m.compared]
    return told[0] if told and told[0].role == "deadline" and len(told[0].value) > 4 else None


@cache
def _counted_then() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{counted_then}")


@cache
def _shares_of() -> frozenset[str]:
    return frozenset(rulebook.load("periods").lexicon("shares_of"))


@cache
def _matter() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{matter}")


@cache
def _changing() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{start}{changing}{end}")


@cache
def _further() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("[;(]|, {targets.clause_openers}{end}")
