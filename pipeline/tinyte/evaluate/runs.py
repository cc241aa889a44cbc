"""A run's tables: read from the CSV files of its folder, or made afresh from inputs in a temporary folder."""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from tinyte.evaluate.faults import EvaluationError
from tinyte.evaluate.gold import COMPARED
from tinyte.tables import MENTION_TABLES, Rows

Cells = Mapping[str, str]
_ENDING = regex.compile(r"\.(?:html?|txt|json)$")


@dataclass(frozen=True, slots=True)
class RunArticle:
    """One article of a run: its row, its rows in the other tables, offsets of its sentences."""

    row: Cells
    tables: Mapping[str, Sequence[Cells]]
    sentences: Sequence[tuple[int, int]] = ()

    @property
    def text(self) -> str:
        """The article's text, which every offset points into."""
        return self.row.get("text", "")


@dataclass(frozen=True, slots=True)
class Run:
    """All articles of a run, with the tables that its folder does not have and the inputs it rejected."""

    articles: Sequence[RunArticle]
    absent: tuple[str, ...] = ()
    rejects: Sequence[Cells] = ()

    @property
    def rows(self) -> int:
        """Rows of the tables of mentions."""
        return sum(len(rows) for article in self.articles for rows in article.tables.values())

    @property
    def ungrounded(self) -> int:
        """Rows whose text is not what stands at their offsets."""
        return sum(
            not is_grounded(row, article.text)
            for article in self.articles
            for rows in article.tables.values()
            for row in rows
        )

    def by_name(self, wanted: Collection[str]) -> dict[str, RunArticle]:
        """The wanted articles by the names that gold has for them.

        Raises EvaluationError where two articles bear one of these names.
        """
        found: dict[str, RunArticle] = {}
        for article in self.articles:
            name = gold_name(article.row["source"])
            if name in wanted and name in found:
                sources = f"{found[name].row['source']} and {article.row['source']}"
                raise EvaluationError(
                    f"the run has two articles for the gold of {name} ({sources}); give a run with one"
                )
            if name in wanted:
                found[name] = article
        return found


def gold_name(source: str) -> str:
    """The name of an article's gold: its record id, or its file's name without ending.

    >>> gold_name("2020/tin-01.html"), gold_name("archive.jsonl#bkn-2014")
    ('tin-01', 'bkn-2014')
    """
    return _ENDING.sub("", source.replace("\\", "/").rpartition("/")[2].rpartition("#")[2])


def span(row: Cells) -> tuple[int, int] | None:
    """Start and end of a mention, None where they are no offsets."""
    try:
        start, end = int(row["start"]), int(row["end"])
    except (KeyError, ValueError):
        return None
    return start, end


def is_grounded(row: Cells, text: str) -> bool:
    """Whether a mention's text stands in the article at its offsets."""
    at = span(row)
    return at is not None and text[at[0] : at[1]] == row["text"]


def read_run(folder: Path) -> Run:
    """The run in a folder; a table without a file has no rows.

    Raises EvaluationError for a folder without `articles.csv`, a file that cannot be read, a table that lacks a column.
    """
    if not (folder / "articles.csv").is_file():
        why = "no articles.csv in it" if folder.is_dir() else "no such folder"
        raise EvaluationError(f"{folder}: {why}; give the --out folder of `tinyte run`, with its CSV files")
    tables = {table: _by_article(folder, table) for table in (*MENTION_TABLES, "sentences")}
    articles = [
        RunArticle(
            row,
            {table: tables[table].get(row["article_id"], []) for table in MENTION_TABLES},
            [at for sentence in tables["sentences"].get(row["article_id"], []) if (at := span(sentence))],
        )
        for row in _rows(folder, "articles")
    ]
    _check_articles(folder, articles, tables)
    absent = tuple(table for table in MENTION_TABLES if not (folder / f"{table}.csv").is_file())
    return Run(articles, absent, list(_rows(folder, "rejects")))


def fresh_run(
    inputs: Sequence[str], workers: int | None, on_page: Callable[[Rows], None] | None = None, model: bool = True
) -> Run:
    """The run of some inputs, made in a temporary folder, with the trained model or without.

    Raises what `tinyte.run` raises.
    """
    from tinyte.engine.run import run

    with tempfile.TemporaryDirectory(prefix="tinyte-") as folder:
        run(inputs, folder, workers=workers, formats=["csv"], on_page=on_page, model=model)
        return read_run(Path(folder))


def _by_article(folder: Path, table: str) -> dict[str, list[Cells]]:
    rows = defaultdict(list)
    for row in _rows(folder, table):
        rows[row["article_id"]].append(row)
    return dict(rows)


def _rows(folder: Path, table: str) -> Iterator[Cells]:
    path = folder / f"{table}.csv"
    if not path.is_file():
        return
    csv.field_size_limit(sys.maxsize)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, restval="")
            missing = _needed(table) - set(rows.fieldnames or ())
            if missing:
                columns = ", ".join(f"`{column}`" for column in sorted(missing))
                raise EvaluationError(f"{path}: lacks the column {columns}; make the run again")
            yield from rows
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EvaluationError(f"{path}: cannot be read: {error}") from None


def _needed(table: str) -> set[str]:
    others = {
        "articles": {"article_id", "source", "text"},
        "sentences": {"article_id", "start", "end"},
        "rejects": set(),
    }
    if table in others:
        return others[table]
    columns = {"article_id", "start", "end", "text", *COMPARED[table]}
    return columns - {"positions"} | {"position", "organization"} if "positions" in columns else columns


def _check_articles(
    folder: Path, articles: Sequence[RunArticle], tables: Mapping[str, Mapping[str, Sequence[Cells]]]
) -> None:
    known = {article.row["article_id"] for article in articles}
    for table, rows in tables.items():
        if strange := sorted(set(rows) - known):
            raise EvaluationError(
                f"{folder / table}.csv: article_id {strange[0]} is not in articles.csv; make the run again"
            )
