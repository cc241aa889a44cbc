"""Gold annotations: `NAME.gold.json`, one JSON object an article, in the format that `corpus/README.md` lays down."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinyte.evaluate.faults import EvaluationError
from tinyte.tables import MENTION_TABLES

Row = Mapping[str, Any]
SUFFIX = ".gold.json"

_TEXT, _TEXT_OR_NONE, _FIGURE, _LIST = (str,), (str, type(None)), (int, float), (list,)
COMPARED: Mapping[str, Mapping[str, tuple[type, ...]]] = {
    "dates": {"text": _TEXT, "value": _TEXT_OR_NONE, "time": _TEXT_OR_NONE, "role": _TEXT_OR_NONE},
    "officials": {"name": _TEXT, "titles": _LIST, "positions": _LIST},
    "units": {"text": _TEXT, "name": _TEXT, "type": _TEXT, "province": _TEXT_OR_NONE},
    "resolutions": {
        "text": _TEXT, "doc_type": _TEXT, "number": _TEXT_OR_NONE, "issuer": _TEXT_OR_NONE, "issue_date": _TEXT_OR_NONE,
        "title": _TEXT_OR_NONE,
    },
    "targets": {
        "text": _TEXT, "indicator": _TEXT, "kind": _TEXT, "comparator": _TEXT, "value": _FIGURE,
        "value_max": (*_FIGURE, type(None)), "unit": _TEXT_OR_NONE, "period": _TEXT_OR_NONE,
    },
}  # fmt: skip
"""The columns that are compared, with the types they may have; other columns of gold are shown as they are."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """What an article must give: metadata, runs of words that cleaning keeps and drops, rows by table."""

    name: str
    metadata: Row
    must_contain: Sequence[str]
    must_not_contain: Sequence[str]
    tables: Mapping[str, Sequence[Row]]


def read_gold(folders: Sequence[Path]) -> list[GoldArticle]:
    """The gold in some folders and those inside them, in the order of folders and files.

    Raises EvaluationError for a folder without gold, a file that is no gold, an article that is annotated twice.
    """
    seen: dict[str, Path] = {}
    articles = []
    for path in (path for folder in folders for path in gold_files(folder)):
        article = read_article(path)
        if article.name in seen:
            raise EvaluationError(
                f"{path}: article {article.name} has gold in {seen[article.name]} too; give one of them"
            )
        seen[article.name] = path
        articles.append(article)
    return articles


def gold_files(folder: Path) -> list[Path]:
    """The gold files of a folder and those inside it, sorted.

    Raises EvaluationError where there is none.
    """
    if not folder.is_dir():
        raise EvaluationError(f"{folder}: no such folder; give the folder that holds *{SUFFIX}")
    files = sorted(folder.rglob(f"*{SUFFIX}"))
    if not files:
        raise EvaluationError(f"{folder}: no gold in it; give the folder that holds *{SUFFIX}")
    return files


def read_article(path: Path) -> GoldArticle:
    """One gold file.

    Raises EvaluationError naming the file and what is wrong with it.
    """
    gold = _json(path)
    if not isinstance(gold, dict):
        raise EvaluationError(f"{path}: holds no JSON object; one gold file is one article")
    missing = [key for key in ("article_id", "article", "clean", *MENTION_TABLES) if key not in gold]
    if missing:
        raise EvaluationError(f"{path}: lacks {', '.join(f'`{key}`' for key in missing)}")
    if fault := next(_faults(gold), None):
        raise EvaluationError(f"{path}: {fault}")
    clean = gold["clean"]
    return GoldArticle(
        gold["article_id"], gold["article"], clean.get("must_contain", []), clean.get("must_not_contain", []),
        {table: gold[table] for table in MENTION_TABLES},
    )  # fmt: skip


def is_optional(row: Row) -> bool:
    """Whether a row may be found or not: it neither helps nor hurts."""
    return bool(row.get("optional"))


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise EvaluationError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{path}: is not JSON: {error.msg} in line {error.lineno}") from None


def _faults(gold: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(gold["article_id"], str):
        yield "`article_id` is no text"
    for key in ("article", "clean"):
        if not isinstance(gold[key], dict):
            yield f"`{key}` is no object"
            return
    yield from (f"`article`: `{k}` is neither text nor null" for k, v in gold["article"].items() if _strange(v))
    for key in ("must_contain", "must_not_contain"):
        if not _are_texts(gold["clean"].get(key, [])):
            yield f"`clean`: `{key}` is no list of texts"
    for table in MENTION_TABLES:
        if not isinstance(gold[table], list):
            yield f"`{table}` is no list"
            continue
        for index, row in enumerate(gold[table]):
            yield from (f"{table}[{index}]: {fault}" for fault in _row_faults(table, row))


def _row_faults(table: str, row: Any) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "is no object"
        return
    for key, types in COMPARED[table].items():
        if key not in row and type(None) not in types and types is not _LIST:
            yield f"lacks `{key}`"
        elif key in row and (not isinstance(row[key], types) or isinstance(row[key], bool)):
            yield f"`{key}` is of type {type(row[key]).__name__}"
    if not _are_texts(row.get("titles", [])):
        yield "`titles` is no list of texts"
    if not all(_is_post(post) for post in row.get("positions", [])):
        yield "`positions` is no list of objects with `position` and `organization`"


def _is_post(post: Any) -> bool:
    return isinstance(post, dict) and isinstance(post.get("position"), str) and not _strange(post.get("organization"))


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _strange(value: Any) -> bool:
    return not isinstance(value, str | None)
