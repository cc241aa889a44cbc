"""The whole flow for a batch of pages: Page → Article → Doc → rows. Pure: no disk, no clock, no network."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from spacy.language import Language

from tinyte.clean import clean
from tinyte.clean.article import CleanArticle, CleanError
from tinyte.clean.duplicates import signature
from tinyte.extract.passage import Found, Passage
from tinyte.pipes import load
from tinyte.read.page import Page, printable
from tinyte.resolve.target_pairs import target_pairs
from tinyte.rulebook import RuleError
from tinyte.segment.words import segmented
from tinyte.tables import MENTION_TABLES, TABLES, Article, Reject, Row, Rows


def process(pages: Iterable[Page], model: bool = True) -> list[Rows]:
    """The rows of each page, in order; a page that fails gives a reject and leaves the others alone.

    Without `model` only the rules speak.

    >>> [rows] = process([Page(source="a.txt", content="Sáng 6/1/2020, Sở Y tế họp.", kind="text")])
    >>> rows.tables["dates"][0][5]
    'Sáng 6/1/2020'
    """
    nlp = load(model)
    with nlp.memory_zone():  # the vocabulary forgets the batch's words, so that memory stays flat
        return [process_page(page, nlp) for page in pages]


def process_page(page: Page, nlp: Language) -> Rows:
    """The rows of one page.

    Raises RuleError when a rule's pattern is not valid.
    """
    try:
        article = clean(page)
    except CleanError as error:
        return Rows(page.source, reject=Reject(source=page.source, stage="clean", error=str(error), sha256=page.sha256))
    except RuleError:
        raise
    except Exception as error:  # a fault of ours must cost one page, not the run
        return Rows(page.source, reject=_fault(page, "clean", error))
    try:
        tables = tabulate(article, read_passage(article, nlp))
        return Rows(page.source, tables, signature(article.text))
    except RuleError:
        raise
    except Exception as error:  # see above
        return Rows(page.source, reject=_fault(page, "extract", error))


def read_passage(article: CleanArticle, nlp: Language) -> Passage:
    """The article's text with everything found in it."""
    doc = nlp.make_doc(article.text)
    doc._.title, doc._.province = article.title, article.province
    doc._.published = dt.datetime.fromisoformat(article.published_at) if article.published_at else None
    passage: Passage = nlp(doc)._.passage
    return passage


def tabulate(article: CleanArticle, passage: Passage) -> dict[str, list[Row]]:
    """All rows of one article, by table."""
    article_id = article_id_of(article.source)
    tables: dict[str, list[Row]] = {
        "articles": [astuple(_article_row(article, article_id, passage))],
        "sentences": _sentence_rows(article_id, passage),
    }
    for table in MENTION_TABLES:
        tables[table] = _mention_rows(article_id, table, passage)
    tables["target_pairs"] = [astuple(pair) for pair in target_pairs(article_id, passage)]
    return tables


def article_id_of(source: str) -> str:
    """The identifier of the article that came from this source.

    >>> article_id_of("a.txt")
    '18b7cb099a9ea3f5'
    """
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _article_row(article: CleanArticle, article_id: str, passage: Passage) -> Article:
    return Article(
        article_id=article_id, source=article.source, url=article.url, site=article.site, title=article.title,
        author=article.author, source_credit=article.source_credit, published_at=article.published_at,
        province=article.province, province_code=article.province_code, n_sentences=len(passage.sentences),
        text_sha256=hashlib.sha256(article.text.encode()).hexdigest(), text=article.text,
    )  # fmt: skip


def _sentence_rows(article_id: str, passage: Passage) -> list[Row]:
    text, words, rows, at = passage.text, passage.words, [], 0
    for number, (start, end) in enumerate(passage.sentences):
        first = at
        while at < len(words) and words[at][0] < end:
            at += 1
        rows.append((article_id, number, start, end, text[start:end], segmented(text, words[first:at])))
    return rows


def _mention_rows(article_id: str, table: str, passage: Passage) -> list[Row]:
    starts = [start for start, _ in passage.sentences]
    rows: list[Row] = []
    spans: dict[tuple[int, int, int], str] = {}
    letter = TABLES[table].letter
    for number, found in enumerate(passage.found[table]):
        # the posts of one person are rows of one mention; everywhere else each finding is a mention of its own
        span = (found.start, found.end, 0 if table == "officials" else number)
        mention_id = spans.setdefault(span, f"{letter}{len(spans) + 1}")
        sentence = max(0, bisect_right(starts, found.start) - 1)
        rows.append(_mention_row(article_id, mention_id, sentence, passage.text, found))
    return rows


def _mention_row(article_id: str, mention_id: str, sentence: int, text: str, found: Found[Any]) -> Row:
    mention = (
        article_id, mention_id, sentence, found.start, found.end, text[found.start : found.end],
        found.method, found.rule, found.confidence,
    )  # fmt: skip
    return mention + tuple(getattr(found.value, name) for name in found.value.__slots__)


def _fault(page: Page, stage: Any, error: Exception) -> Reject:
    if isinstance(error, MemoryError):
        told = "takes too much memory; raise --page-memory, or leave the page out"
    else:
        told = printable(f"{type(error).__name__}: {error}")[:300] + "; please report this page"
    return Reject(source=page.source, stage=stage, error=told, sha256=page.sha256)
