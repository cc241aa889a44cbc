"""What a page says of itself where readers do not look: meta elements, JSON-LD, the window's title."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from tinyte.clean.encoding import composed
from tinyte.clean.outline import collapsed

ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "BlogPosting",
        "ReportageNewsArticle",
        "MedicalWebPage",
        "WebPage",
        "TechArticle",
        "Report",
    }
)
_DATES = frozenset(
    {
        "article:published_time", "og:article:published_time", "og:published_time", "article.published", "datepublished",
        "pubdate", "publishdate", "publish_date", "date.issued", "dc.date.issued", "dcterms.created", "dc.date", "date",
        "displaydate",
    }
)  # fmt: skip
_LARGEST_JSON = 200_000


@dataclass(slots=True)
class Head:
    """Titles, authors and times of the page's metadata, the most trusted first; times are (value, name of the candidate)."""

    window_title: str | None = None
    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    site: str | None = None
    url: str | None = None


def read_head(tree: HtmlElement) -> Head:
    """The metadata of a page.

    >>> from tinyte.clean.tree import parse
    >>> read_head(parse('<title>Tin</title><meta name="pubdate" content="2020-01-07">')).times
    [('2020-01-07', 'meta')]
    """
    head = Head()
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _LARGEST_JSON:
            for thing in _things(script.text):
                _read_thing(head, thing)
    for meta in tree.iter("meta"):
        _read_meta(head, meta)
    for time in tree.iter("time"):
        if value := time.get("datetime"):
            head.times.append((value, "time"))
            break
    window = tree.find(".//title")
    if window is not None:
        head.window_title = _plain(window.text_content()) or None
    for link in tree.iter("link"):
        if link.get("rel") == "canonical" and (link.get("href") or "").startswith("http"):
            head.url = head.url or link.get("href")
    return head


def _plain(value: object) -> str:
    return composed([collapsed(str(value))])[0][:1000]


def _read_meta(head: Head, meta: HtmlElement) -> None:
    name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
    content = _plain(meta.get("content") or "")
    if not content:
        return
    if name in ("og:title", "twitter:title", "dc.title"):
        head.titles.append(content)
    elif name in ("author", "article:author", "dc.creator"):
        head.authors.append(content)
    elif name == "og:site_name":
        head.site = content
    elif name == "og:url" and content.startswith("http"):
        head.url = head.url or content
    elif name in _DATES:
        head.times.append((content, "meta"))


def _things(text: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script, those of a graph one by one; none where it is broken."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    queue = [data]
    while queue:
        thing = queue.pop(0)
        if isinstance(thing, list):
            queue += thing[:50]
        elif isinstance(thing, dict):
            yield thing
            queue += thing["@graph"][:50] if isinstance(thing.get("@graph"), list) else []


def _read_thing(head: Head, thing: dict[str, Any]) -> None:
    kinds = thing.get("@type")
    if not ARTICLE_TYPES & set(kinds if isinstance(kinds, list) else [str(kinds)]):
        return
    if isinstance(thing.get("headline"), str):
        head.titles.insert(0, _plain(thing["headline"]))
    if isinstance(thing.get("datePublished"), str):
        head.times.insert(0, (thing["datePublished"], "json-ld"))
    authors = thing.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str) and name:
            head.authors.append(_plain(name))
