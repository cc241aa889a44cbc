"""Which line of a page is the title."""

from __future__ import annotations

from collections.abc import Sequence

from tinyte import rulebook
from tinyte.clean.boilerplate import furniture
from tinyte.clean.bylines import names_office
from tinyte.clean.survey import Survey, key_of
from tinyte.segment.normal import lower, normal

LONGEST = 300
"""Characters in the longest title."""

WINDOW = 80
"""Lines before the first paragraph among which the title is looked for."""

SHORT = 20
"""Characters below which a line is rather a category than a title."""

TEASERS = 8
"""Headlines of the longest list of news before a title."""

LONGEST_TEASER = 120
"""Characters in the longest headline."""

LEAST = -2.5
"""Score that a title must be better than: a line of no distinction at the right place is, a menu's entry is not."""

_SEPARATORS = (" | ", " - ", " – ", " » ", " :: ", " • ", " — ")


def find_title(page: Survey, named: Sequence[str], window_title: str | None) -> int | None:
    """Index of the title's line; `named` are the titles of the metadata, `window_title` the one of the browser's window."""
    prose = page.prose()
    if not prose:
        return None
    first = _first_paragraph(page, prose)
    keys = {key_of(lower(normal(title))) for title in named}
    window_key = key_of(lower(normal(window_title or "")))
    scored = [
        (score, i)
        for i in range(max(0, first - WINDOW), min(first + 3, len(page.lines)))
        if (score := _score(page, i, first, keys, window_key)) is not None
    ]
    best, i = max(scored, default=(LEAST, 0))
    return i if best > LEAST else None


def _score(page: Survey, i: int, first: int, keys: set[str], window_key: str) -> float | None:
    """How much a line looks like the title; None for one that cannot be."""
    line, low = page.lines[i], page.low[i]
    if not 8 <= len(low) <= LONGEST or i in page.reason or line.kind == "row":
        return None
    why = furniture(low) if line.links > 0.9 else None
    if why and not why.weak:
        return None
    if any(len(low) - (stamp.end - stamp.start) < 30 for stamp in page.stamps_at(i)):
        return None
    key = key_of(low)
    roles = set(page.roles_at(i))
    score = 5.0 if key in keys else 0.0
    score += 4.0 if key and key == window_key else 3.0 if len(key) > 15 and key in window_key else 0.0
    score += 3.0 if "title" in roles else 0.0
    score += 1.0 if line.bold else 0.0
    score += {"heading": 3.0, "item": -3.0}.get(line.kind, 0.0)
    score += 3.0 if _dated(page, i) else 0.0
    score -= 2.0 if _in_list_of_news(page, i) else 0.0
    score += 1.5 - 0.15 * abs(first - i) if i <= first else -1.5
    score -= 2.0 if len(low) < SHORT else 0.0
    score -= 3.0 if i in page.weak else 0.0
    score -= 3.0 if any(page.weight[j] > 80 for j in range(max(0, i - 8), i)) else 0.0
    if page.weight[i] and low.endswith("?") and len(low) < 150 and not any(page.weight[:i]):
        score -= 1.0
    elif page.weight[i]:
        score -= 5.0 if page.weight[i] > 120 else 3.0
        if score < 0 or not (line.kind == "heading" or _dated(page, i) or key in keys or key == window_key):
            return None
    score -= 4.0 if _names_the_site(line.text, low) else 0.0
    score -= 4.0 if low.startswith('"') and low.endswith('"') else 0.0
    return score - 2.0 * line.links


def _names_the_site(text: str, low: str) -> bool:
    """Whether a line is the name of an office and nothing else: no small word in it but those of such names."""
    if not names_office(low) or low.count(" ") > 12:
        return False
    office_words = rulebook.load("clean_bylines").lexicon("office_words")
    return text.isupper() or all(word[0].isupper() or word.strip(",.-") in office_words for word in text.split())


def _first_paragraph(page: Survey, prose: Sequence[int]) -> int:
    """The first running text; one that a date line follows stands in a list of headlines: "Tiêm vắc xin ở đâu?"."""
    for i in prose:
        later = range(i + 1, min(i + 1 + TEASERS, prose[-1]))
        if page.weight[i] > LONGEST_TEASER or not any(page.reason.get(j) == "date line" for j in later):
            return i
    return prose[0]


def _in_list_of_news(page: Survey, i: int) -> bool:
    """Whether a heading of other news stands above a line in plain text, and no date line right below it."""
    if len(page.outline.parts) > 1 or (i + 1 < len(page.lines) and _date_at(page, i + 1)):
        return False
    return any(page.sections.get(j) == "related news" for j in range(max(0, i - TEASERS), i))


def _dated(page: Survey, i: int) -> bool:
    """Whether a date line follows, at most one line between that is no title itself."""
    if i + 1 < len(page.lines) and _date_at(page, i + 1):
        return True
    if i + 2 >= len(page.lines) or not _date_at(page, i + 2):
        return False
    between = page.lines[i + 1]
    known = i + 1 in page.reason or i + 1 in page.weak or page.weight[i + 1] or between.links > 0.5
    return bool(known) or len(between.text) < SHORT


def _date_at(page: Survey, i: int) -> bool:
    return page.reason.get(i) == "date line" or (len(page.low[i]) < 100 and bool(page.stamps_at(i)))


def title_of_window(window_title: str | None) -> str | None:
    """The window's title without the name of the site.

    >>> title_of_window("Khai trương phòng khám - Sở Y tế tỉnh Hà Nam")
    'Khai trương phòng khám'
    """
    if not window_title:
        return None
    parts = [window_title]
    for separator in _SEPARATORS:
        parts = [piece for part in parts for piece in part.split(separator)]
    best = max((part.strip() for part in parts), key=len)
    return best if best and not furniture(lower(normal(best))) else None
