"""One article in the terminal: spans coloured in the text, rows under it."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from tinyte.clean import clean
from tinyte.clean.article import CleanArticle, CleanError
from tinyte.clean.stamps import iso_stamp
from tinyte.dataset.files import cell
from tinyte.extract.passage import Passage
from tinyte.pipes import load
from tinyte.process import read_passage, tabulate
from tinyte.read import InputError, find_inputs, read_pages
from tinyte.read.page import Page
from tinyte.tables import MENTION_TABLES, TABLES, Reject, Row

COLOURS = {
    "dates": "bold cyan", "officials": "bold green", "units": "blue", "resolutions": "magenta", "targets": "bold yellow",
}  # fmt: skip
_NOT_SHOWN = {
    "article_id",
    "mention_id",
    "sentence_id",
    "start",
    "end",
    "text",
    "method",
    "date_start",
    "date_end",
}


def show_page(file: str, *, published_at: str | None, cuts: bool) -> None:
    """Prints the first article of a file (`-`: standard input).

    Raises InputError for a file that is none of the known kinds, CleanError for a page without an article.
    """
    if published_at and iso_stamp(published_at) is None:
        raise InputError(
            f"--published-at {published_at}: no ISO 8601 time; write it like 2021-06-15 or 2021-06-15T07:30"
        )
    try:
        article = clean(_page(file, published_at))
    except CleanError as error:
        raise CleanError(f"{file}: {error}") from None
    passage = read_passage(article, load())
    console = Console(highlight=False)
    _print_head(console, article)
    console.print(coloured(passage))
    if cuts:
        _print_cuts(console, article)
    tables = tabulate(article, passage)
    for name in MENTION_TABLES:
        if tables[name]:
            _print_rows(console, name, tables[name])


def coloured(passage: Passage) -> Text:
    """The text with each table's spans in its colour; the shorter span is on top."""
    text = Text(passage.text)
    spans = [(f.start, f.end, name) for name in MENTION_TABLES for f in passage.found[name]]
    for start, end, name in sorted(spans, key=lambda s: s[0] - s[1]):
        text.stylize(COLOURS[name], start, end)
    return text


def _page(file: str, published_at: str | None) -> Page:
    if file == "-":
        content = sys.stdin.buffer.read()
        kind = "html" if content.lstrip().startswith(b"<") else "text"
        return Page(source="-", content=content, kind="html" if kind == "html" else "text", published_at=published_at)
    page = next(read_pages(find_inputs([file])), None)
    if page is None or isinstance(page, Reject):
        raise InputError(f"{file}: {page.error if page else 'no record in it'}")
    if published_at is None:
        return page
    return Page(
        source=page.source,
        content=page.content,
        kind=page.kind,
        url=page.url,
        title=page.title,
        published_at=published_at,
    )


def _print_head(console: Console, article: CleanArticle) -> None:
    for label in ("source", "url", "published_at", "author", "source_credit", "province"):
        if value := getattr(article, label):
            console.print(Text.assemble((f"{label:14}", "dim"), str(value)))
    console.print(Text.assemble(*((f" {name} ", f"{style} reverse") for name, style in COLOURS.items())))
    console.print()


def _print_cuts(console: Console, article: CleanArticle) -> None:
    grid = Grid("left out", "why", title="cuts", title_justify="left", expand=True)
    for cut in article.cuts:
        grid.add_row(Text(cut.text), Text(cut.reason))
    console.print(grid)


def _print_rows(console: Console, name: str, rows: list[Row]) -> None:
    columns = TABLES[name].column_names
    console.print(Text(f"\n{name} ({len(rows)})", COLOURS[name]))
    for row in rows:
        values = dict(zip(columns, row, strict=True))
        line = Text.assemble("  ", (values["text"], COLOURS[name]))
        for column in columns:
            if column not in _NOT_SHOWN and values[column] not in (None, ()):
                line.append_text(Text.assemble("  ", (f"{column} ", "dim"), cell(values[column])))
        console.print(line, soft_wrap=not console.is_terminal)
