"""How an article's metadata and its cleaning are, against gold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tinyte.evaluate.figures import Ratio
from tinyte.evaluate.gold import GoldArticle
from tinyte.evaluate.normal_forms import folded, similarity

RIGHT_METADATA = 0.8
"""Least similarity of a title, author or source credit that is right."""

_SIMILAR = ("title", "author", "source_credit")


@dataclass(frozen=True, slots=True)
class ArticleFault:
    """A metadata column that is wrong (`metadata`), or a run of words that cleaning lost, kept, or kept twice (`clean`)."""

    article: str
    part: str
    what: str
    gold: str | None
    got: str | None


def judge_metadata(gold: GoldArticle, got: Mapping[str, str]) -> dict[str, bool]:
    """Whether each column that gold fills is right; `published_at` to the precision that gold says."""
    wanted = {column: value for column, value in gold.metadata.items() if value}
    flags = {
        column: similarity(wanted[column], got.get(column)) >= RIGHT_METADATA for column in _SIMILAR if column in wanted
    }
    if "province" in wanted:
        flags["province"] = folded(wanted["province"]) == folded(got.get("province"))
    if day := wanted.get("published_at"):
        flags["published_at"] = (got.get("published_at") or "").replace(" ", "T").startswith(day)
    return flags


def judge_cleaning(gold: GoldArticle, text: str) -> dict[str, Ratio]:
    """Runs of words that the text must have, those it must not have, and whether it has each of the first once."""
    plain = blanks_folded(text)
    judged = {}
    if gold.must_contain:
        kept = sum(blanks_folded(run) in plain for run in gold.must_contain)
        judged["must_contain"] = Ratio(kept, len(gold.must_contain))
    if gold.must_not_contain:
        dropped = sum(blanks_folded(run) not in plain for run in gold.must_not_contain)
        judged["must_not_contain"] = Ratio(dropped, len(gold.must_not_contain))
    once = all(plain.count(blanks_folded(run)) <= 1 for run in gold.must_contain)
    return judged | {"said_once": Ratio(int(once), 1)}


def article_faults(gold: GoldArticle, got: Mapping[str, str]) -> Iterator[ArticleFault]:
    """What is wrong with an article, one fault a column or run of words."""
    for column, right in judge_metadata(gold, got).items():
        if not right:
            yield ArticleFault(gold.name, "metadata", column, gold.metadata[column], got.get(column))
    plain = blanks_folded(got.get("text", ""))
    for run in gold.must_contain:
        count = plain.count(blanks_folded(run))
        if count != 1:
            yield ArticleFault(gold.name, "clean", "lost" if count == 0 else f"said {count} times", run, None)
    for run in gold.must_not_contain:
        if blanks_folded(run) in plain:
            yield ArticleFault(gold.name, "clean", "left in", None, run)


def blanks_folded(text: str) -> str:
    """The text in NFC with every run of blanks, no-break ones too, as one blank.

    >>> blanks_folded("khám\\xa0 cho\\n88 xã")
    'khám cho 88 xã'
    """
    return " ".join(unicodedata.normalize("NFC", text).split()) if text else ""
