"""The time that a figure is for: from its clause, its sentence, its paragraph, or the period that the article reports on."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

import regex

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.extract.targets.lists import is_heading, list_head
from tinyte.extract.targets.moments import Moment, moments
from tinyte.tables import Target

LONGEST_OPENER = 4
"""Words before a date that opens its sentence."""
NEAR_SUM = 30
"""Characters before a figure in which a word says that it is summed up."""
LONGEST_CAPTION = 200
"""Characters of a line above a table whose date holds for what stands under it."""
HEADING_AWAY = 12
"""Lines that a heading may stand above."""
NEAR = 14
"""Characters between a figure and a date that belongs to it alone ("20,1% năm 2014")."""


_YEAR = regex.compile(r" ?\(((?:19|20)\d{2})\)")
_AND = regex.compile(r"(?<!\p{L})(?:và|còn|nhưng)(?: (?:trong|đến|năm|riêng))? $")
_SINCE_JANUARY = regex.compile(r"(?P<year>\d{4})-01(?:-01)?/(?P=year)-\d\d(?:-\d\d)?|(?P<year>\d{4})-01-01/\.\.")
"""A year in brackets after a figure ("1,35 triệu đồng (2011)")."""


def with_periods(passage: Passage, found: Sequence[Found[Target]]) -> list[Found[Target]]:
    """The rows with their periods; a period that the row already has (from the head of a table) stays."""
    calendar = Calendar(passage, [(row.start, row.end) for row in found])
    return [replace(row, value=replace(row.value, period=row.value.period or calendar.period(row))) for row in found]


class Calendar:
    """The dates of a passage, and which of them a figure is for."""

    def __init__(self, passage: Passage, figures: Sequence[tuple[int, int]]) -> None:
        self.passage = passage
        self.figures = figures
        self.moments = _joined(passage.lower, moments(passage))
        self._starts = [m.start for m in self.moments]
        self._sentences = [start for start, _ in passage.sentences]

    def period(self, row: Found[Target]) -> str | None:
        """The ISO value of the time that the row's figure is for; None when the article does not let one know."""
        start, end = self._sentence(row.start)
        if year := _YEAR.match(self.passage.text, row.end):
            return year[1]
        later = self._later(row, end)
        moment = self._beside(row, end) or self._before(row, start, later) or later
        around = None if moment else self._around(row, start)
        moment = moment or around
        if moment is None:
            return None
        if moment is around and (since := self._cumulated(row, start, moment)):
            return since
        return self._whole_year(row, moment) or moment.value

    def _cumulated(self, row: Found[Target], start: int, moment: Moment) -> str | None:
        """From the first day of the year for a figure that is summed up, with no time of its own ("cộng dồn 1.034 ca")."""
        if not _summed().search(self.passage.lower, max(start, row.start - NEAR_SUM), row.start):
            return None
        return f"{moment.last[:4]}-01-01/{moment.last}" if "0000" < moment.last < "9999" else None

    def _around(self, row: Found[Target], start: int) -> Moment | None:
        """The moment told above the table, by the paragraph, by the heading, or that the article is for."""
        if "table_cell" in row.rule:
            return self._above_table(start) or self._default(row)
        carried, default = self._carried(row, start), self._default(row)
        back = self._refers_back(start) or list_head(self.passage.text, start) is not None
        firm = default is not None and (row.value.kind == "target" or not self._lasts(default))
        if default is not None and firm and not back:
            return self._framed(row, start, default) or self._headed(row, start) or default
        return carried or self._headed(row, start) or default

    def _framed(self, row: Found[Target], start: int, default: Moment) -> Moment | None:
        """A period that opens a sentence of the paragraph before and lies outside the article's own ("Nhìn lại năm 2016, …")."""
        paragraph = self.passage.text.rfind("\n", 0, start) + 1
        for moment in reversed(self._between(paragraph, start)):
            if not self._opens(moment) or moment.compared or moment.role not in ("period", "deadline"):
                continue
            own = moment.value.endswith("..") or self._holds(default, moment) or moment.value == default.value
            return moment if not own and self._fits(row, moment) else None
        return None

    def _lasts(self, moment: Moment) -> bool:
        """The moment is not over on the article's day."""
        return self._today is not None and moment.last > self._today

    def _above_table(self, start: int) -> Moment | None:
        """The last moment of the line above the table that the line at `start` stands in."""
        text = self.passage.text
        end = start
        while end > 0 and "|" in text[(line := text.rfind("\n", 0, end - 1) + 1) : end - 1]:
            end = line
        line = text.rfind("\n", 0, max(end - 1, 0)) + 1
        above = [m for m in self._between(line, end) if not m.compared] if end - line < LONGEST_CAPTION else []
        return above[-1] if above else None

    def _headed(self, row: Found[Target], start: int) -> Moment | None:
        """The moment of the nearest heading above, the title left out."""
        text, line = self.passage.text, start
        for _ in range(HEADING_AWAY):
            end = text.rfind("\n", 0, line)
            line = text.rfind("\n", 0, end) + 1 if end > 0 else 0
            if line <= 0:
                return None
            if is_heading(text, line, end):
                told = [m for m in self._between(line, end) if not m.compared and m.role == "period"]
                return told[0] if told and self._fits(row, told[0]) else None
        return None

    def _whole_year(self, row: Found[Target], moment: Moment) -> str | None:
        """The year for a figure assigned where the months gone by were told before ("9 tháng đạt 81%, kế hoạch 85%")."""
        months = _SINCE_JANUARY.fullmatch(moment.value)
        if not months or not _is_assigned(row) or row.rule.endswith("kind=bracket"):
            return None
        cue = self.passage.lower.rfind(row.rule.rpartition("kind=")[2], 0, row.start)
        return months["year"] if moment.end <= cue or moment.start > row.start else None

    def _sentence(self, offset: int) -> tuple[int, int]:
        i = bisect.bisect_right(self._sentences, offset) - 1
        return self.passage.sentences[i] if i >= 0 else (0, len(self.passage.text))

    def _between(self, start: int, end: int) -> Sequence[Moment]:
        return self.moments[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def _next_figure(self, row: Found[Target], end: int) -> int:
        i = bisect.bisect_right(self.figures, (row.start, row.end))
        return min(end, self.figures[i][0]) if i < len(self.figures) else end

    def _beside(self, row: Found[Target], end: int) -> Moment | None:
        """A date directly after the figure, or directly before the bracket that holds it ("năm ngoái (2 ca)")."""
        text = self.passage.lower
        for moment in self._between(row.end, self._next_figure(row, end)):
            gap = text[row.end : moment.start]
            if not moment.compared and len(gap) <= NEAR and not set(",;.(") & set(gap):
                return moment
        if text[: row.start].endswith("("):
            before = self._between(max(0, row.start - 40), row.start)
            if before and before[-1].compared and text[before[-1].end : row.start].strip() == "(":
                return before[-1]
        return None

    def _before(self, row: Found[Target], start: int, later: Moment | None) -> Moment | None:
        """The nearest date before the figure in its sentence that is its own."""
        text = self.passage.lower
        changed = "name=changed" in row.rule
        for moment in reversed(self._between(start, row.start)):
            opens = not text[start : moment.start].replace("so với", "").replace("cùng kỳ", "").strip()
            if (moment.compared and (changed or not opens)) or self._belongs_to_another(moment, start):
                continue
            between = text[moment.end : row.start]
            stock = (
                _is_point(moment.value) and moment.role != "deadline" and self._holds(self._default_moment(row), moment)
            )
            if ";" in between and (later is not None or stock):
                continue
            return moment
        return None

    def _belongs_to_another(self, moment: Moment, start: int) -> bool:
        """A figure stands before the date in the date's own clause."""
        i = bisect.bisect_left(self.figures, (moment.start, 0)) - 1
        if i < 0 or self.figures[i][0] < start:
            return False
        between = self.passage.lower[self.figures[i][1] : moment.start]
        return not set(",;:()") & set(between) and not _AND.search(between)

    def _later(self, row: Found[Target], end: int) -> Moment | None:
        """A date further on in the figure's clause."""
        for moment in self._between(row.end, self._next_figure(row, end)):
            if not moment.compared and not _further().search(self.passage.lower, row.end, moment.start):
                parted = _AND.search(self.passage.lower, row.end, moment.start) and self._next_figure(row, end) < end
                return None if parted else moment
        return None

    def _refers_back(self, start: int) -> bool:
        return _back().match(self.passage.lower, start) is not None

    def _carried(self, row: Found[Target], start: int) -> Moment | None:
        """The last date of the paragraph before the sentence."""
        head = list_head(self.passage.text, start)
        paragraph = head[0] if head else self.passage.text.rfind("\n", 0, start) + 1
        told = [m for m in reversed(self._between(paragraph, start)) if not m.compared and self._fits(row, m)]
        return next((m for m in told if not self._in_brackets(m)), told[0] if told else None)

    def _in_brackets(self, moment: Moment) -> bool:
        """The date is a remark in brackets, or told with what stands in them."""
        before = self.passage.text[self._sentence(moment.start)[0] : moment.start]
        return before.count("(") > before.count(")") and not before.endswith("(")

    def _opens(self, moment: Moment) -> bool:
        """The date opens its sentence."""
        return len(self.passage.lower[self._sentence(moment.start)[0] : moment.start].split()) <= LONGEST_OPENER

    def _default(self, row: Found[Target]) -> Moment | None:
        moment = self._default_moment(row)
        if moment is None or row.start < moment.start < self._sentence(row.start)[1]:
            return None
        return moment

    def _default_moment(self, row: Found[Target]) -> Moment | None:
        return self._ahead if row.value.kind == "target" and not _is_assigned(row) else self._reported

    def _fits(self, row: Found[Target], moment: Moment) -> bool:
        """A result is not for a time to come, a plan not for a time gone."""
        if self._today is None:
            return True
        ahead = row.value.kind == "target" and not _is_assigned(row)
        return moment.last >= self._today if ahead else moment.first <= self._today

    def _holds(self, whole: Moment | None, part: Moment) -> bool:
        return whole is not None and whole.value != part.value and whole.first <= part.first and part.last <= whole.last

    @cached_property
    def _today(self) -> str | None:
        if self.passage.published:
            return self.passage.published.date().isoformat()
        return max((m.first for m in self.moments if m.role == "event" and len(m.value) == 10), default=None)

    @cached_property
    def _reported(self) -> Moment | None:
        """The period that the article reports on: the first in its lead or headline that is over, else that has begun."""
        moments = [m for m in self._opening if m.role == "period" and not m.compared]
        over = [m for m in moments if self._today is None or m.last <= self._today]
        begun = [m for m in moments if self._today is None or m.first <= self._today]
        return next(iter([*over, *begun]), None)

    @cached_property
    def _ahead(self) -> Moment | None:
        """The period that the article plans for: the last in its lead or headline that is not over."""
        moments = [m for m in self._opening if m.role in ("period", "deadline") and not m.compared]
        ahead = [
            m for m in moments if self._today is not None and m.last >= self._today and m.first[:4] >= self._today[:4]
        ]
        return ahead[-1] if ahead else None

    @cached_property
    def _opening(self) -> list[Moment]:
        """Dates of the lead, then of the headline."""
        title_end = self.passage.text.find("\n") if self.passage.title else -1
        body = [s for s in self.passage.sentences if s[0] > title_end]
        lead_end = body[min(3, len(body)) - 1][1] if body else 0
        return [*self._between(title_end + 1, lead_end), *self._between(0, title_end + 1)]


def _joined(text: str, moments: Sequence[Moment]) -> list[Moment]:
    """Days of a list ("28, 29 và 30/10") as the one span that they make."""
    out: list[Moment] = []
    for moment in moments:
        listed = out and "/" not in moment.value and text[out[-1].end : moment.start].strip() in (",", "và")
        if listed and _is_next(out[-1], moment):
            first = out[-1].value.partition("/")[0]
            out[-1] = replace(moment, start=out[-1].start, value=f"{first}/{moment.value}", first=out[-1].first)
        else:
            out.append(moment)
    return out


def _is_next(moment: Moment, following: Moment) -> bool:
    """The day or month after the other's."""
    if not 4 < len(following.value) == len(moment.value.rpartition("/")[2]):
        return False
    try:
        return dt.date.fromisoformat(moment.last) + dt.timedelta(1) == dt.date.fromisoformat(following.first)
    except ValueError:
        return False


@cache
def _further() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("[;(]|, {clause_openers}{end}")


@cache
def _summed() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{start}(?:cộng dồn|lũy kế|lũy tích|tích lũy|từ đầu năm)[^,;.]*$")


@cache
def _back() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{refers_back}")


@cache
def _assigned() -> frozenset[str]:
    return frozenset(rulebook.load("targets").lexicon("assigned"))


def _is_assigned(row: Found[Target]) -> bool:
    """The figure was assigned for the period that the article reports on."""
    cue = row.rule.rpartition("kind=")[2]
    return cue == "bracket" or cue in _assigned()


def _is_point(value: str) -> bool:
    return "/" not in value and (len(value) == 10 or "W" in value)
