"""What each line of a page looks like, and which part of the page holds the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

import regex

from tinyte.clean.boilerplate import MAX_LENGTH, Furniture, furniture
from tinyte.clean.bylines import read_byline
from tinyte.clean.datelines import DateLine, date_line
from tinyte.clean.names import Role, roles
from tinyte.clean.outline import Line, Outline
from tinyte.clean.stamps import Stamp, stamps
from tinyte.clean.text_tables import holds_figures, tables
from tinyte.segment.normal import lower, normal

SHORTEST_PROSE = 40
"""Characters from which a line that ends as a sentence counts as running text."""

LONG_HEADING = 80
"""Characters from which a heading that ends as a sentence is a lead."""

SHORTEST_NOTICE = 12
"""Characters of a line that counts where nothing on the page is running text."""

LONG_PROSE = 180
"""Characters from which any line does."""

MOST = 0.85
"""Share of the running text that the article's part of the page must hold."""

LONGEST_DATED = 200
"""Characters in the longest line in which a date stamp is looked for."""

SHORTEST_ARTICLE = 150
"""Characters of running text behind which comments may begin."""

LONG_TEASER = 250
"""Characters above which a paragraph is no teaser of other news."""

BEFORE_PROSE, BEHIND_PROSE = 15, 6
"""Lines before and behind running text among which a line of poster and stamp is looked for."""

TEASER = 3
"""Lines of the longest teaser: a linked headline with what is said of it, in a part of their own."""

_SENTENCE_END = regex.compile(r"[.!?…:;][\"'”’»)\]]*$|[.…]/\.?$")


def key_of(low: str) -> str:
    """What is left of a line when only its letters and digits count.

    >>> key_of("sở y tế: họp")
    'sởytếhọp'
    """
    return "".join(filter(str.isalnum, low))


@dataclass(slots=True)
class Survey:
    """A page's outline with what each line looks like: its folded text, its weight as running text, why it is furniture."""

    outline: Outline
    low: list[str]
    weight: list[int] = field(default_factory=list)
    reason: dict[int, str] = field(default_factory=dict)
    weak: dict[int, str] = field(default_factory=dict)
    sections: dict[int, str] = field(default_factory=dict)
    sums: list[int] = field(default_factory=list)
    roles: dict[int, frozenset[Role]] = field(default_factory=dict)
    root: int = 0
    found_stamps: dict[int, list[Stamp]] = field(default_factory=dict)
    date_lines: dict[int, DateLine] = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        """The lines of the outline."""
        return self.outline.lines

    def mass(self, part: int) -> int:
        """Characters of running text in a part."""
        here = self.outline.parts[part]
        return self.sums[here.end] - self.sums[here.start]

    def stamps_at(self, i: int) -> list[Stamp]:
        """Date stamps of a line, of a long one none."""
        if i not in self.found_stamps:
            self.found_stamps[i] = list(stamps(self.low[i])) if len(self.low[i]) <= LONGEST_DATED else []
        return self.found_stamps[i]

    def prose(self) -> list[int]:
        """Indexes of the lines of running text in the article's part."""
        root = self.outline.parts[self.root]
        return [i for i in range(root.start, root.end) if self.weight[i]]

    def roles_at(self, i: int) -> Iterator[str]:
        """Names of the roles of the parts that a line stands in, inside out."""
        for part in self.outline.within(self.lines[i].part):
            if part in self.roles:
                yield from (role.name for role in self.roles[part])


def survey(outline: Outline) -> Survey:
    """Weigh the lines, find the furniture and the part of the page that holds the article."""
    page = Survey(outline, lower(normal("\n".join(line.text for line in outline.lines))).split("\n"))
    _find_tables(page)
    _weigh(page)
    if not any(page.weight):
        _weigh_notices(page)
    _say_once(page)
    _add_up(page)
    _cut_named_parts(page)
    _cut_sections(page)
    settle(page)
    return page


def settle(page: Survey) -> None:
    """Find the innermost part that holds most of the running text, and more than half of its lines: a lead is no article."""
    _add_up(page)
    lines = [0, *accumulate(weight > 0 for weight in page.weight)]
    least, half = MOST * page.sums[-1], lines[-1] / 2
    parts = enumerate(page.outline.parts)
    page.root = max(
        (i for i, part in parts if page.mass(i) >= least and lines[part.end] - lines[part.start] > half), default=0
    )
    here = page.outline.parts[page.root]
    if here.end - here.start == 1 and here.parent > 0:
        page.root = here.parent


def _find_tables(page: Survey) -> None:
    """Rows of tables in plain text; in a table with a single date stamp that line may be the page's own date line."""
    for table in tables(page.low) if len(page.outline.parts) == 1 else []:
        stamped = [i for i in table for _ in page.stamps_at(i)]
        for i in table:
            page.lines[i].kind = "row" if stamped != [i] else "text"


def _weigh(page: Survey) -> None:
    for line, low in zip(page.lines, page.low, strict=True):
        page.weight.append(_prose_weight(line, low))
    for i, line in enumerate(page.lines):
        if line.kind == "row" or len(line.text) > MAX_LENGTH or (line.links > 0.9 and not page.weight[i]):
            continue
        why = furniture(page.low[i])
        if why is not None:
            page.weight[i] = 0
            _note(page, i, why)
    for i, line in enumerate(page.lines):
        if page.weight[i] and (page.weight[i] > LONGEST_DATED // 2 or ":" not in line.text):
            continue
        known = (page.reason.get(i) or "date line") != "date line" or line.kind == "row"
        if known or line.links > 0.9 or not any(page.weight[max(0, i - BEHIND_PROSE) : i + BEFORE_PROSE]):
            continue
        if why := _date_line(page, i):
            page.weight[i] = 0
            _note(page, i, why)
    for i in [i for i, line in enumerate(page.lines) if line.kind == "row" and page.stamps_at(i)]:
        _note_rows(page, i)


def _date_line(page: Survey, i: int) -> Furniture | None:
    """A line of poster, stamp and counters; one of names and a stamp alone may stand in an article."""
    found = date_line(page.lines[i].text, page.low[i], page.stamps_at(i))
    if found is None or (page.weight[i] and not (found.certain and found.plain)):
        return None
    page.date_lines[i] = found
    return Furniture("date line", weak=not found.certain)


def _note_rows(page: Survey, i: int) -> None:
    """A table that says when the page was posted, and the counters in its other rows; one of several days says what happened."""
    beside = (j for j in (i - 1, i, i + 1) if 0 <= j < len(page.lines) and page.stamps_at(j))
    if sum(page.lines[j].kind == "row" and holds_figures(page.low[j]) for j in beside) > 1:
        return
    why = _date_line(page, i)
    if why is None or why.weak:
        return
    _note(page, i, why)
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(page.lines) and page.lines[j].kind == "row" and page.lines[j].part == page.lines[i].part:
            if not (why := furniture(page.low[j].replace(" | ", " ")) or _poster(page.lines[j].text)):
                break
            _note(page, j, why)
            j += step


def _poster(text: str) -> Furniture | None:
    byline = read_byline(text.replace(" | ", " "))
    return Furniture("byline") if byline and byline.labelled else None


def _weigh_notices(page: Survey) -> None:
    """On a page without a paragraph any line counts that is no furniture: "Nghỉ lễ từ 30/4 đến hết 3/5"."""
    silent = () if len(page.outline.parts) == 1 else ("row", "heading")
    for i, line in enumerate(page.lines):
        known = i in page.reason or i in page.weak or line.kind in silent or line.links > 0.5
        page.weight[i] = len(line.text) if not known and len(line.text) >= SHORTEST_NOTICE and " " in line.text else 0


def _note(page: Survey, i: int, why: Furniture) -> None:
    if why.section:
        page.sections[i] = why.reason
    if not why.weak:
        page.weak.pop(i, None)
    if i not in page.reason:
        (page.weak if why.weak else page.reason)[i] = why.reason


def _prose_weight(line: Line, low: str) -> int:
    size = len(low)
    if size < (SHORTEST_PROSE if line.kind != "heading" else LONG_HEADING) or line.links > 0.5 or line.kind == "row":
        return 0
    if (size < LONG_PROSE or line.kind == "heading") and not _SENTENCE_END.search(low[-6:]):
        return 0
    start = line.text[:80]
    return size if sum(map(str.isupper, start)) < len(start) * 0.4 else 0


def _say_once(page: Survey) -> None:
    """Lines said before weigh nothing: a copy for the printer does not pull the article apart."""
    seen: set[str] = set()
    for i, low in enumerate(page.low):
        if page.weight[i]:
            key = key_of(low)
            if key in seen:
                page.weight[i] = 0
            seen.add(key)


def _add_up(page: Survey) -> None:
    page.sums = [0, *accumulate(page.weight)]


def _cut_named_parts(page: Survey) -> None:
    """Parts whose names say that they are furniture, unless most of the text or the article's own part is in them."""
    parts, total = page.outline.parts, page.sums[-1]
    named = ((i, roles(part.names)) for i, part in enumerate(parts) if part.names and part.end > part.start)
    page.roles = {i: found for i, found in named if found}
    bodies = [
        i for i, found in page.roles.items() if any(r.name == "body" for r in found) and page.mass(i) > 0.3 * total
    ]
    for i, found in page.roles.items():
        reason = next((role.reason for role in found if role.name == "furniture"), None)
        if reason is None or any(role.name == "body" for role in found):
            continue
        part = parts[i]
        if any(part.start <= parts[body].start and parts[body].end <= part.end for body in bodies):
            continue
        if page.mass(i) <= _limit(page, part.start, reason) * total:
            _cut(page, range(part.start, part.end), reason)


def _limit(page: Survey, start: int, reason: str) -> float:
    """Share of the running text that furniture may hold: much behind an article, where comments may be longer than it."""
    behind = page.sums[start] >= SHORTEST_ARTICLE
    return (0.9 if reason == "comment" else 0.75) if behind else 0.5


def _cut(page: Survey, lines: range, reason: str) -> None:
    for i in lines:
        page.weight[i] = 0
        page.reason[i] = reason


def _cut_sections(page: Survey) -> None:
    """What stands under "Tin liên quan", "Bình luận", "Thống kê truy cập" …"""
    _add_up(page)
    total = page.sums[-1]
    for i, reason in page.sections.items():
        end = _end_of_section(page, i, _limit(page, i, reason) * total, reason != "comment")
        if end == i + 1:
            end = _end_of_list(page, i, reason)
        _cut(page, range(i, end), reason)
    for i, line in enumerate(page.lines):
        if (
            line.links > 0.9
            and len(line.text) > 20
            and i not in page.reason
            and page.sums[i]
            and line.text[0].isalnum()
        ):
            end = _end_of_section(page, i, 0.4 * total)
            if i + 1 < end <= i + TEASER:
                _cut(page, range(i, end), "related news")


def _holds_text(page: Survey, start: int, end: int) -> bool:
    """Whether paragraphs follow each other with no headline between, as in an article and not in a list of news."""
    return any(page.weight[i] > LONG_PROSE and page.weight[i + 1] > LONG_PROSE for i in range(start, end - 1))


def _end_of_section(page: Survey, i: int, limit: float, sections_end_at_text: bool = True) -> int:
    """Where the largest part that this heading opens ends, as long as it does not hold the article."""
    end = i + 1
    for part in page.outline.within(page.lines[i].part):
        here = page.outline.parts[part]
        if here.start != i or page.mass(part) > limit or (sections_end_at_text and _holds_text(page, i, here.end)):
            break
        end = here.end
    return end


def _end_of_list(page: Survey, i: int, reason: str) -> int:
    """Where the article goes on, or begins, after a heading that has no part of its own; comments go on to the end."""
    around = next(p for p in page.outline.within(page.lines[i].part) if page.outline.parts[p].end > i + 1 or p == 0)
    first, last = page.outline.parts[around].start, page.outline.parts[around].end
    if reason == "comment" and page.sums[i] - page.sums[first] >= SHORTEST_ARTICLE:
        return last
    end = next((j for j in range(i + 1, last) if _article_goes_on(page, j, last)), last)
    if page.sums[i] > page.sums[first]:
        return end
    teasers = [j for j in range(i + 1, end) if page.weight[j]]
    return teasers[-1] + 1 if reason == "related news" and len(teasers) > 1 and end < last else i + 1


def _article_goes_on(page: Survey, i: int, last: int) -> bool:
    """A caption, a long paragraph or two that follow each other belong to an article; a single short one is a teaser."""
    if page.lines[i].after_picture or page.weight[i] > LONG_TEASER:
        return True
    following = [page.weight[j] > 0 for j in range(i + 1, min(i + 3, last))]
    return page.weight[i] > 0 and (any(following) or len(following) < 2)
