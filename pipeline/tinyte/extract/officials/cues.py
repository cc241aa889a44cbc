"""Cues: honorifics, titles and posts, found in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from tinyte import rulebook
from tinyte.extract.passage import Passage

_GLUED = regex.compile(r"(?r)\p{Lu}[\-&]$")


@dataclass(frozen=True, slots=True)
class Post:
    """A post as the table writes it, without its organization.

    `head` is its entry in `rules/posts.yaml`; `inside` the word that ends the post and begins the unit's name, if any;
    `capital` whether it is written with a capital.
    """

    text: str
    head: Mapping[str, Any]
    inside: str = ""
    capital: bool = True


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and its letter: H honorific, T titles, P post; `value` is the honorific, the tuple of titles or the `Post`."""

    letter: str
    start: int
    end: int
    value: Any


def find_cues(passage: Passage) -> list[Cue]:
    """All cues, in order, none within another."""
    return [cue for match in _pattern().finditer(passage.lower) if (cue := _cue(passage, match))]


def _cue(passage: Passage, match: re.Match[str]) -> Cue | None:
    start, end = match.span()
    if match["head"]:
        post = _post(match, capital=passage.normal[start].isupper())
        return None if post.head.get("none") else Cue("P", start, end, post)
    if match["honorific"]:
        return Cue("H", start, end, _lexicon("titles", "honorific")[_plain(match.group())])
    if _GLUED.search(passage.normal, 0, start):  # "Bộ KH-CN. Tiếp đó …"
        return None
    titles = titles_of(passage.normal[start : match.end("titles")])
    return Cue("T", start, end, titles) if titles else None


def titles_of(text: str) -> tuple[str, ...]:
    """The titles of a run of them, one by one; none when a short one is not in capitals.

    >>> titles_of("PGS.TS.BS"), titles_of("bác sĩ chuyên khoa II"), titles_of("DSCKI")
    (('PGS', 'TS', 'BS'), ('BS', 'CKII'), ('DS', 'CKI'))
    """
    lexicon, capitals = _lexicon("titles", "title"), _lexicon("titles", "capitals_only")
    found: list[str] = []
    for match in _title().finditer(text.lower()):
        phrase = _plain(match.group())
        if phrase in capitals and not text[match.start()].isupper():
            return ()
        found += [title for title in lexicon[phrase] if title not in found]
    return tuple(found)


def _post(match: re.Match[str], capital: bool) -> Post:
    head = _lexicon("posts", "head")[_plain(match["head"])]
    words = [_lexicon("posts", part)[_plain(match[part])] for part in ("former", "acting", "deputy") if match[part]]
    words.append(head["post"])
    if match["tail"]:
        words.append(_lexicon("posts", "tail")[_plain(match["tail"])])
    return Post(" ".join(words), head, "" if match["tail"] else head.get("inside", ""), capital)


def _plain(text: str) -> str:
    return " ".join(text.split())


@cache
def _lexicon(file: str, name: str) -> Mapping[str, Any]:
    return rulebook.load(file).lexicon(name)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rulebook.any_of(rulebook.load("titles").lexicon("title")))


@cache
def _pattern() -> re.Pattern[str]:
    titles, posts = rulebook.load("titles"), rulebook.load("posts")
    title, joint = rulebook.any_of(titles.lexicon("title")), titles.fragments["title_joint"]
    specialty = rulebook.any_of(titles.lexicon("specialty"))
    honorific = rulebook.any_of(titles.lexicon("honorific"))
    part = {name: rulebook.any_of(posts.lexicon(name)) for name in ("former", "acting", "deputy", "head", "tail")}
    post = (
        rf"(?:(?P<former>{part['former']}) +)?(?:(?<!chính )(?P<acting>{part['acting']}) +)?"
        rf"(?:(?P<deputy>{part['deputy']}) *)?(?P<head>{part['head']})(?: +(?P<tail>{part['tail']})(?!\w))?"
    )
    # a prefix tree has no choice to go back on; `re` walks it five times as fast as `regex`
    run = rf"(?P<titles>{title}(?:{joint}{title})*)(?!\w)(?: +{specialty})?"
    return re.compile(rf"(?<!\w)(?:{post}|{run}|(?P<honorific>{honorific}))(?!\w)")
