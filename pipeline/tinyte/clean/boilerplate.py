"""Lines that are furniture of the page, not the article: the lexicon of `rules/boilerplate.yaml`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tinyte import rulebook
from tinyte.clean.stamps import stamp_pattern

MAX_LENGTH = 320
"""Characters in the longest line that can be furniture."""

MAX_OF_PIECES = 200
"""Characters in the longest line made of nothing but headings, counters, tools and stamps."""

KINDS = ("section", "item", "line", "within")

_PIECES = regex.compile(r"\s*[|•·]\s*|\s+-\s+")
_SEPARATORS = r"[\s|·•\-–,;:>\"'/()\[\]›.]*+"


class Furniture(NamedTuple):
    """Why a line is furniture; `weak` when the words may stand in an article; `section` when it heads more of it."""

    reason: str
    weak: bool = False
    section: bool = False


@lru_cache(maxsize=20_000)  # the pages of one site carry the same furniture
def furniture(line: str) -> Furniture | None:
    """Why a line, given in lower-case normal form, is furniture; None for a line of an article.

    >>> furniture("số lượt xem: 318")
    Furniture(reason='view count', weak=False, section=False)
    >>> furniture("số lượt khám bệnh: 318")
    """
    if len(line) > MAX_LENGTH:
        return None
    whole, within = _patterns()
    for pattern, by_group in whole if len(line) <= MAX_OF_PIECES else whole[2:]:
        if match := pattern.fullmatch(line, timeout=rulebook.TIMEOUT):
            dated = "stamp" in by_group and match["stamp"] is not None
            return by_group["stamp" if dated else str(match.lastgroup)]
    if len(line) <= MAX_OF_PIECES and (mixed := _of_pieces(line, whole[1][0])):
        return mixed
    for words, pattern, why in within:
        if any(word in line for word in words) and pattern.search(line, timeout=rulebook.TIMEOUT):
            return why
    return None


def items_at(line: str, start: int) -> int:
    """Where the run of stamps, counters and tools that begins here in a line ends; `start` where there is none.

    >>> items_at("391 lượt đọc chia sẻ", 0), items_at("thu diệp", 0)
    (20, 0)
    """
    match = _patterns()[0][1][0].match(line, start, timeout=rulebook.TIMEOUT)
    return match.end() if match else start


def _of_pieces(line: str, items: regex.Pattern[str]) -> Furniture | None:
    """A line of short pieces of which most are furniture: "Lan Anh | 12/6/2017 | Lượt xem 12"."""
    pieces = [piece for piece in _PIECES.split(line) if piece]
    if not 2 <= len(pieces) <= 12 or max(map(len, pieces)) > 40:
        return None
    known = sum(items.fullmatch(piece, timeout=rulebook.TIMEOUT) is not None for piece in pieces)
    return Furniture("date line") if 2 * known > len(pieces) or 2 * known == len(pieces) > 2 else None


_Named = tuple[regex.Pattern[str], dict[str, Furniture]]


@cache
def _patterns() -> tuple[tuple[_Named, ...], tuple[tuple[tuple[str, ...], regex.Pattern[str], Furniture], ...]]:
    """The patterns that match whole lines, in their order, and those that are searched for where one of their words stands."""
    rules = rulebook.load("boilerplate").rules
    by_kind = {kind: [rule for rule in rules if rule.constants["kind"] == kind] for kind in KINDS}
    parts, by_group = _named(by_kind["item"])
    stamp = f"(?:{stamp_pattern()})(?P<stamp>)"
    line_of_parts = f"{_SEPARATORS}(?:(?:{stamp}|{parts}){_SEPARATORS})++"
    items = regex.compile(line_of_parts, regex.VERSION1), by_group | {"stamp": Furniture("date line")}
    within = tuple((tuple(rule.constants["words"]), rule.regex, _furniture(rule)) for rule in by_kind["within"])
    return (_compiled(by_kind["section"]), items, _compiled(by_kind["line"])), within


def _compiled(rules: list[rulebook.Rule]) -> _Named:
    pattern, by_group = _named(rules)
    return regex.compile(pattern, regex.VERSION1), by_group


def _named(rules: list[rulebook.Rule]) -> tuple[str, dict[str, Furniture]]:
    # an empty group closes each branch, so that `lastgroup` names the rule that matched last
    branches = [f"(?:{rule.pattern})(?P<rule_{n}>)" for n, rule in enumerate(rules)]
    return "|".join(branches), {f"rule_{n}": _furniture(rule) for n, rule in enumerate(rules)}


def _furniture(rule: rulebook.Rule) -> Furniture:
    constants = rule.constants
    return Furniture(constants["reason"], bool(constants.get("weak")), constants["kind"] == "section")
