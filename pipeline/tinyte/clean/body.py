"""Which lines of a page are the article, and why the others are not."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from tinyte.clean.boilerplate import furniture
from tinyte.clean.bylines import read_byline
from tinyte.clean.survey import Survey, key_of

BYLINE_WITHIN = 8
"""Lines after the last paragraph within which a byline still belongs to it."""

SHORT_TEXT = 15
"""Lines of the longest text without furniture that is taken as it is."""

SHORT_NOTE = 3
"""Lines of the longest text of which none is running text that is taken as it is."""

REPEATED = 25
"""Letters from which a line that was said before is left out."""

STARTING_ALIKE = 60
"""Letters from which a line is looked for at the start of another."""

NUMBERED_WITHIN = 3
"""Lines before the first paragraph within which a numbered line is a heading of the article."""

_NUMBERED = regex.compile(r"(?:[IVX]{1,5}|[1-9]\d?|[A-HĐ])[.)/]\s+\p{Lu}[^|]{4,}")
_LIST_ITEM = regex.compile(r"(?:[-+*•–o]|\(?\d{1,2}[.)/]|[a-zđ][.)])\s+\S")
_SENTENCE = regex.compile(r"[.!?…;:][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Body:
    """Indexes of the article's lines in order, of its title, of its last paragraph, and the reason of every other line."""

    title: int | None
    kept: list[int]
    last: int
    reasons: dict[int, str]


def find_body(page: Survey, title: int | None) -> Body:
    """The lines from the title to the last paragraph and what belongs to them."""
    prose = page.prose()
    if not prose:
        return Body(title, [], -1, {})
    start = title + 1 if title is not None else _first_line(page, prose[0])
    end = _end(page, prose[-1])
    first = next((i for i in range(start, end) if page.weight[i]), prose[0])
    last = _line_before_byline(page, prose[-1], end)
    reasons = {i: _reason_outside(page, i) for i in range(len(page.lines)) if i != title}
    kept = []
    for i in range(start, end):
        reason = _reason(page, i, first, last)
        if reason is None:
            kept.append(i)
            del reasons[i]
        else:
            reasons[i] = reason
    said = _said_before(page, kept, title)
    return Body(title, [i for i in kept if i not in said], prose[-1], reasons | said)


def _reason_outside(page: Survey, i: int) -> str:
    return page.reason.get(i) or page.weak.get(i) or ("link" if page.lines[i].links > 0.6 else "outside the article")


def furniture_of_record(page: Survey) -> dict[int, str]:
    """The lines of a text that came clean that are furniture all the same, with the reason.

    Before the last paragraph only lines that can be nothing else; after it also headings of sections and what follows them.
    """
    prose = page.prose()
    if not prose:
        return {}
    found = {}
    for i, why in page.reason.items():
        alone = furniture(page.low[i])
        dated = i in page.date_lines and page.date_lines[i].certain
        if i > prose[-1] or dated or (alone and not alone.weak and not alone.section):
            found[i] = why
    return found | {i: why for i, why in page.weak.items() if i > prose[-1]}


def stands_alone(page: Survey) -> bool:
    """Whether a text is short and holds nothing that a page has around its article."""
    if len(page.lines) > SHORT_TEXT or page.reason or page.weak or page.sections or page.date_lines:
        return False
    running = any(page.weight) and any(key_of(low) for low in page.low)
    return running or (len(page.lines) <= SHORT_NOTE and not all(map(str.isascii, page.low)))


def _first_line(page: Survey, first: int) -> int:
    """Without a title the article starts with its first paragraph, in the part that holds it."""
    return max(first, page.outline.parts[page.root].start)


def _end(page: Survey, last: int) -> int:
    """The end of the article's part, and the paragraphs that follow it at once in the part around."""
    end = page.outline.parts[page.root].end
    parent = page.outline.parts[page.root].parent
    limit = page.outline.parts[parent].end if parent >= 0 else end
    while end < limit and page.weight[end]:
        end += 1
    return max(end, last + 1)


def _line_before_byline(page: Survey, last: int, end: int) -> int:
    """The last line of the article: the last paragraph, or what stands between it and the byline."""
    for i in range(last + 1, min(last + 1 + BYLINE_WITHIN, end)):
        if i in page.sections or page.lines[i].links > 0.6:
            break
        found = read_byline(page.lines[i].text) if i not in page.reason else None
        if found and (found.labelled or found.authors):
            return i - 1
    return last


def _reason(page: Survey, i: int, first: int, last: int) -> str | None:
    """Why a line between the title and the end of the article's part is left out; None for a line of the article."""
    line = page.lines[i]
    if i in page.reason:
        return page.reason[i]
    if page.weight[i]:
        return None
    outside = i < first or i > last
    if outside and i in page.weak:
        return page.weak[i]
    if line.links > 0.6 and line.kind != "row":
        return "link"
    if i < first and not _belongs_to_head(page, i, first):
        return "before the lead"
    if i > last and not _belongs_to_tail(page, i, last):
        return "after the article"
    return None


def _belongs_to_head(page: Survey, i: int, first: int) -> bool:
    """Before the first paragraph a line must be long, a caption, or a heading that stands beside it."""
    line = page.lines[i]
    if _NUMBERED.match(line.text) and first - i <= NUMBERED_WITHIN:
        return True
    if len(line.text) > (20 if line.after_picture else 60):
        return True
    if _joins_by_table(page, range(i, first)):
        return True
    if (line.kind == "row" or (line.kind == "item" and len(line.text) > 20)) and line.links < 0.5:
        return page.outline.parts[page.lines[first].part].parent in page.outline.within(line.part)
    return (line.kind == "heading" or line.bold) and len(line.text) > 10 and _siblings(page, i, first)


def _siblings(page: Survey, i: int, j: int) -> bool:
    """Whether the elements of two lines stand in the same part of the page."""
    parts = page.outline.parts
    return parts[page.lines[i].part].parent == parts[page.lines[j].part].parent >= 0


def _belongs_to_tail(page: Survey, i: int, last: int) -> bool:
    line = page.lines[i]
    if _siblings(page, i, last) and line.text.count(" ") >= 3 and line.links < 0.3 and not line.bold:
        return True
    if _in_plain_text(page):
        if _joins_by_table(page, range(last + 1, i + 1)):
            return True
    elif line.kind in ("row", "caption") or line.after_picture:
        return line.links < 0.5
    if line.kind == "item" and line.links < 0.5 and len(line.text) > 10 and page.lines[i - 1].kind == "item":
        return _belongs_to_tail(page, i - 1, last) if i - 1 > last else True
    if line.kind == "item" and i == last + 1 and len(line.text) > 10:
        return page.outline.parts[page.lines[last].part].parent in page.outline.within(line.part)
    return len(line.text) > 20 and bool(_SENTENCE.search(line.text) or _LIST_ITEM.match(line.text))


def _in_plain_text(page: Survey) -> bool:
    return len(page.outline.parts) == 1


def _joins_by_table(page: Survey, lines: range) -> bool:
    """Whether lines of plain text are rows of a table and lines right above one, its heading or caption."""
    rows = [line.kind == "row" for line in page.lines[lines.start : lines.stop + 1]] + [False]
    return _in_plain_text(page) and all(rows[k] or rows[k + 1] for k in range(len(lines)))


def _said_before(page: Survey, kept: list[int], title: int | None) -> dict[int, str]:
    """Lines that say again what another says: whole copies, and leads that are the first words of a paragraph."""
    keys = {i: key_of(page.low[i]) for i in kept if page.lines[i].kind != "row"}
    headline = key_of(page.low[title]) if title is not None else ""
    seen = {headline}
    said = {}
    for i, key in keys.items():
        if key in seen and (len(key) >= REPEATED or key == headline):
            said[i] = "said before"
        seen.add(key)
    return said | _said_in_full(keys, said)


def _said_in_full(keys: dict[int, str], said: dict[int, str]) -> dict[int, str]:
    """Leads that are the first words of a paragraph."""
    by_start: dict[str, list[int]] = {}
    for i, key in keys.items():
        if len(key) >= STARTING_ALIKE and i not in said:
            by_start.setdefault(key[:STARTING_ALIKE], []).append(i)
    return {
        i: "said again in full"
        for alike in by_start.values()
        for i in alike
        if any(len(keys[j]) > len(keys[i]) and keys[j].startswith(keys[i]) for j in alike)
    }
