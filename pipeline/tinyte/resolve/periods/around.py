"""The date of a figure whose sentence tells none: of its table, its programme, the sentences before, the heading, the report."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found
from tinyte.extract.targets.lists import LONGEST_HEADING, is_heading, is_item, list_head
from tinyte.extract.targets.moments import Moment
from tinyte.resolve.periods.standing import is_standing
from tinyte.resolve.periods.timeline import Timeline, is_dated, is_point
from tinyte.tables import Target

LONGEST_CAPTION = 200
"""Characters of a line above a table whose date holds for what stands under it."""
HEADING_AWAY = 12
"""Lines that a heading may stand above."""
FARTHEST = 6
"""Sentences over which a date may be carried on."""
NEARBY = 3
"""Sentences over which one is that stands in the middle of its sentence."""


def around(timeline: Timeline, row: Found[Target]) -> Moment | None:
    """The date that the figure takes from around its sentence; None for one that is of no time."""
    start, end = timeline.sentence(row.start)
    if "table_cell" in row.rule:
        return _above_table(timeline, start) or _default(timeline, row)
    listed = list_head(timeline.passage.text, start)
    moment = programme(timeline, row) or _by_scope(timeline, row, start, listed)
    return moment if moment and (listed or not is_standing(timeline.passage, row, start, end)) else None


def _by_scope(timeline: Timeline, row: Found[Target], start: int, head: tuple[int, int] | None) -> Moment | None:
    """The date of the list, the sentences before, the heading or the report, whichever holds first."""
    carried, default = _carried(timeline, row, start, head), _default(timeline, row)
    back = head is not None or _back().match(timeline.passage.lower, start) is not None
    firm = default is not None and (row.value.kind == "target" or not timeline.is_open(default))
    if default is not None and firm and not back:
        return _framed(timeline, row, start, default) or _headed(timeline, row, start) or default
    return carried or _headed(timeline, row, start) or default


def programme(timeline: Timeline, row: Found[Target]) -> Moment | None:
    """The years of the programme that the figure is about ("Đề án … 2021-2025 được triển khai tại 25 xã")."""
    start = timeline.sentence(row.start)[0]
    for moment in timeline.programmes:
        if start <= moment.start < row.start:
            about = row.value.kind == "target" or _is_run(timeline, row, moment)
            return moment if about else None
    return None


def _is_run(timeline: Timeline, row: Found[Target], moment: Moment) -> bool:
    """The figure tells where the programme runs or what it takes, not what came of it ("…, giúp số ca giảm còn 3")."""
    text = timeline.passage.lower
    said = _runs().search(text, moment.end, row.start)
    return said is not None and ("," not in text[said.end() : row.start] or row.value.unit == "đồng")


def _default(timeline: Timeline, row: Found[Target]) -> Moment | None:
    """The period of the report, unless it is told behind the figure."""
    moment = timeline.topic(row)
    return None if moment is None or row.start < moment.start < timeline.sentence(row.start)[1] else moment


def _framed(timeline: Timeline, row: Found[Target], start: int, default: Moment) -> Moment | None:
    """A period that opens a sentence of the paragraph before and lies outside the article's own ("Nhìn lại năm 2016, …").

    Or the day up to which the paragraph counts ("Tính đến 31/10, …").
    """
    for moment in reversed(timeline.between(timeline.line(start), start)):
        if not timeline.opens(moment) or moment.compared or moment.role not in ("period", "deadline"):
            continue
        begin = timeline.sentence(moment.start)[0]
        if timeline.passage.lower.startswith("riêng ", begin):
            continue
        if row.value.kind == "result" and _counted_up_to().match(timeline.passage.lower, begin):
            return moment if is_point(moment.value) and timeline.fits(row, moment) else None
        own = moment.value.endswith("..") or (default.first <= moment.first and moment.last <= default.last)
        return moment if not own and timeline.fits(row, moment) else None
    return None


def _above_table(timeline: Timeline, start: int) -> Moment | None:
    """The last date of the line above the table that the line at `start` stands in."""
    text, end = timeline.passage.text, start
    while end > 0 and "|" in text[(line := timeline.line(end - 1)) : end - 1]:
        end = line
    line = timeline.line(max(end - 1, 0))
    above = [m for m in timeline.between(line, end) if not m.compared] if end - line < LONGEST_CAPTION else []
    return above[-1] if above else None


def _headed(timeline: Timeline, row: Found[Target], start: int) -> Moment | None:
    """The date of the nearest heading above, the title left out."""
    line = start
    for _ in range(HEADING_AWAY):
        end = timeline.passage.text.rfind("\n", 0, line)
        line = timeline.line(end) if end > 0 else 0
        if line <= 0:
            return None
        if _is_head(timeline, line, end, start):
            told = [m for m in timeline.between(line, end) if not m.compared]
            told = [m for m in told if m.role == "period" or len(m.value) < 10]
            return told[0] if told and timeline.fits(row, told[0]) else None
    return None


def _is_head(timeline: Timeline, line: int, end: int, start: int) -> bool:
    """The line is a heading of what stands at `start`; also "* Mục tiêu đến năm 2030" above items with dashes."""
    text = timeline.passage.text
    if is_heading(text, line, end):
        return True
    told, mark = timeline.between(line, end), text[line : line + 1]
    dated = bool(told) and not text[told[-1].end : end].strip() and end - line < LONGEST_HEADING
    return dated and (mark.isalnum() or mark != text[timeline.line(start)])


def _carried(timeline: Timeline, row: Found[Target], start: int, head: tuple[int, int] | None) -> Moment | None:
    """The last date of the paragraph before the sentence, or of the list's head, that holds on."""
    told = timeline.between(head[0] if head else timeline.line(start), start)
    told = [m for m in reversed(told) if not m.compared and timeline.fits(row, m)]
    told = [m for m in told if head or _lends(timeline, m, row, start)]
    carried = next((m for m in told if not timeline.in_brackets(m)), told[0] if told else None)
    return _whole_round(timeline, timeline.so_far(row, carried), start) if carried else None


def _lends(timeline: Timeline, moment: Moment, row: Found[Target], start: int) -> bool:
    """The date holds on: near enough, no last day of one task; that of a happening only for those whom it befell."""
    result = row.value.kind == "result"
    away = timeline.sentences_between(moment.start, start)
    if away > FARTHEST or (result and timeline.is_to_come(moment)):
        return False
    if moment.role == "event":
        return result and row.value.unit not in ("%", "đồng", None)
    item = is_item(timeline.passage.text, timeline.line(start))
    if moment.role == "deadline" and ((result and not item) or len(moment.value) == 10):
        return False
    return away <= NEARBY or not result or timeline.opens(moment)


def _whole_round(timeline: Timeline, moment: Moment, start: int) -> Moment:
    """All days of the sentence before ("từ 1/5 đến 10/5 tại A và từ 2/6 đến 9/6 tại B. Kết quả, …")."""
    begin, end = timeline.sentence(moment.start)
    if end < start - 1 or timeline.has_figure(begin, end) or not _result().match(timeline.passage.lower, start):
        return moment
    days = [m for m in timeline.between(begin, end) if not m.compared and m.role != "deadline"]
    if len(days) < 2 or not all(len(m.value.partition("/")[0]) == 10 and is_dated(m.last) for m in days):
        return moment
    return replace(days[0], end=moment.end, value=f"{days[0].first}/{moment.last}", last=moment.last)


@cache
def _back() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{refers_back}")


@cache
def _counted_up_to() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{counted_up_to}")


@cache
def _runs() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("{start}{runs}{end}")


@cache
def _result() -> regex.Pattern[str]:
    return rulebook.load("periods").compile("kết quả{end}")
