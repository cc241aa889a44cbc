"""Clean: Page → CleanArticle."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tinyte.clean import second_opinion
from tinyte.clean.article import CleanArticle, CleanError, Cut
from tinyte.clean.body import find_body, furniture_of_record, stands_alone
from tinyte.clean.credits import Credits, find_credits, record_credits
from tinyte.clean.encoding import composed, decode, written_out
from tinyte.clean.head import Head, read_head
from tinyte.clean.markup import outline_of_dump
from tinyte.clean.outline import Outline, collapsed
from tinyte.clean.place import province_of_page
from tinyte.clean.published import published, published_of_record
from tinyte.clean.survey import Survey, key_of, survey
from tinyte.clean.title import find_title, title_of_window
from tinyte.clean.tree import html_outline, parse
from tinyte.read.page import Page
from tinyte.segment.normal import lower, normal

__all__ = ["CleanArticle", "CleanError", "clean"]

MOST_LINES = 20_000
"""Lines of a page above which it is refused: its article would be lost in them."""

LONGEST = 1_000_000
"""Characters of an article above which it is refused: no news is as long."""


def clean(page: Page) -> CleanArticle:
    """The article of a page, with its metadata.

    A text page with a title is a record whose text came clean, and so is a short text without any furniture: nothing of it is
    cut. Raises CleanError where the page holds
    no article: it is empty, binary, too large, or nothing in it reads as running text.

    >>> article = clean(Page(source="a", kind="html", content="<h1>Hội nghị</h1><p>Sáng 6/1/2020, Sở Y tế tổ chức hội nghị.</p>"))
    >>> article.text
    'Hội nghị\\nSáng 6/1/2020, Sở Y tế tổ chức hội nghị.'
    """
    text = decode(page.content, page.charset)
    if page.kind == "text":
        outline = outline_of_dump(written_out(text))
        _compose(outline)
        seen = survey(outline)
        return _record(page, seen) if page.title or stands_alone(seen) else _page(page, seen, Head())
    tree = parse(text)
    outline = html_outline(tree)
    _compose(outline)
    return _page(page, survey(outline), read_head(tree), tree)


def _compose(outline: Outline) -> None:
    if not outline.lines:
        raise CleanError("the page holds no text")
    if len(outline.lines) > MOST_LINES or sum(len(line.text) for line in outline.lines) > 5 * LONGEST:
        raise CleanError(
            f"the page has more than {MOST_LINES} lines or {5 * LONGEST} characters; cut it or leave it out"
        )
    for line, text in zip(outline.lines, composed([line.text for line in outline.lines]), strict=True):
        line.text = text


def _record(page: Page, seen: Survey) -> CleanArticle:
    """An article whose text came clean: the title once, then every line but counters, tools and lists of other news."""
    outline = seen.outline
    at = None if page.title else find_title(seen, [], None)
    title = composed([collapsed(page.title)])[0] if page.title else outline.lines[0].text if at == 0 else None
    furniture = furniture_of_record(seen)
    kept = [i for i in range(len(outline.lines)) if i not in furniture]
    if title and kept and key_of(seen.low[kept[0]]) == key_of(lower(normal(title))):
        furniture[kept.pop(0)] = "said before"
    lines = [outline.lines[i].text for i in kept]
    cuts = tuple(Cut(outline.lines[i].text, why) for i, why in sorted(furniture.items()) if page.title or i)
    when = published_of_record(page, seen, furniture)
    return _article(page, Head(), title, lines, record_credits(lines), when, cuts)


def _page(page: Page, seen: Survey, head: Head, tree: HtmlElement | None = None) -> CleanArticle:
    """An article found among the lines of a whole page."""
    outline = seen.outline
    if tree is not None and second_opinion.in_doubt(seen):
        second_opinion.ask(seen, tree)
    at = find_title(seen, [page.title, *head.titles] if page.title else head.titles, head.window_title)
    body = find_body(seen, at)
    if not body.kept:
        raise CleanError("the page holds no running text that could be an article")
    credits = find_credits(seen, body, head)
    reasons = body.reasons | credits.lines
    kept = sorted({i for i in body.kept if i not in credits.lines} | set(credits.signature))
    cuts = tuple(Cut(outline.lines[i].text, why) for i, why in sorted(reasons.items()) if i not in credits.signature)
    title = page.title or (outline.lines[at].text if at is not None else None) or next(iter(head.titles), None)
    title = title or title_of_window(head.window_title)
    lines = [outline.lines[i].text for i in kept]
    when = published(page, head, seen, body)
    return _article(page, head, title, lines, credits, when, cuts)


def _article(
    page: Page,
    head: Head,
    title: str | None,
    lines: list[str],
    credits: Credits,
    when: tuple[str | None, str | None],
    cuts: tuple[Cut, ...],
) -> CleanArticle:
    text = "\n".join(line for line in [title, *lines] if line)
    if len(text) > LONGEST:
        raise CleanError(
            f"the text is longer than {LONGEST} characters, too long for an article; cut it or leave it out"
        )
    url = page.url or head.url
    frame = [text for text in (head.site, head.window_title) if text] + [cut.text for cut in cuts]
    province, code = province_of_page(url, title, lines, frame, when[0])
    return CleanArticle(
        source=page.source,
        text=text,
        url=url,
        site=_site(url, head),
        title=title,
        author=credits.author,
        source_credit=credits.source,
        published_at=when[0],
        published_source=when[1],
        province=province,
        province_code=code,
        cuts=cuts,
    )


def _site(url: str | None, head: Head) -> str | None:
    try:
        return (urlsplit(url).hostname if url else None) or head.site
    except ValueError:
        return head.site
