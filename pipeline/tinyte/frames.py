"""The tables of one page as pandas data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tinyte.clean import clean
from tinyte.pipes import load
from tinyte.process import read_passage, tabulate
from tinyte.read.page import Page
from tinyte.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd


def extract_frames(
    html_or_text: str | bytes,
    *,
    published_at: str | None = None,
    title: str | None = None,
    url: str | None = None,
    model: bool = True,
) -> dict[str, pd.DataFrame]:
    """The tables of one page or text; see `tinyte.extract`."""
    import pandas as pd

    html = isinstance(html_or_text, bytes) or html_or_text.lstrip().startswith("<")
    page = Page(
        source=url or "text", content=html_or_text, kind="html" if html else "text", url=url, title=title,
        published_at=published_at,
    )  # fmt: skip
    article = clean(page)
    tables = tabulate(article, read_passage(article, load(model)))
    return {name: pd.DataFrame(tables[name], columns=table.column_names) for name, table in TABLES.items()}
