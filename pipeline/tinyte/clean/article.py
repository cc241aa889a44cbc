"""What cleaning gives: the article, its metadata, and what was cut."""

from __future__ import annotations

from dataclasses import dataclass


class CleanError(ValueError):
    """A page that holds no article; the message says why and what to do about it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A line that was left out of the article, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanArticle:
    """A page after cleaning.

    `text` is NFC: the title on the first line, then the body, one paragraph, heading, caption, list item or table row a line.
    `published_at` is `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; `published_source` names the candidate that won.
    `province` is the short name as of the article's day, `province_code` its code in the list then in force.
    """

    source: str
    text: str
    url: str | None = None
    site: str | None = None
    title: str | None = None
    author: str | None = None
    source_credit: str | None = None
    published_at: str | None = None
    published_source: str | None = None
    province: str | None = None
    province_code: str | None = None
    cuts: tuple[Cut, ...] = ()
