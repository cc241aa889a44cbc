"""tinyte turns Vietnamese health news into tidy tables of dates, officials, units, resolutions and numeric targets.

The public functions are `load`, `extract`, `run` and `parse_date`; what the tables hold is said in `tinyte.tables`.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # `typing` takes longer to import than all that stands here: the command is to start at once
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from typing import Any

    import pandas as pd
    from spacy.language import Language

    from tinyte.engine.run import Summary
    from tinyte.tables import Date

__version__ = "0.1.0"
__all__ = ["extract", "load", "parse_date", "run"]

# the stage `tinyte.extract` and the function share their name: once imported, the stage no longer takes the name over
import_module("tinyte.extract")


def load(*, model: bool = True) -> Language:
    """A spaCy pipeline with tinyte's pipes: spans in `doc.spans["dates"]` and so on, values in `span._.value`.

    Without `model` the trained model is left out and only the rules speak.

    >>> doc = load()("Ngày 6/1/2020, Sở Y tế họp.")
    >>> [span._.value.value for span in doc.spans["dates"]]
    ['2020-01-06']
    """
    from tinyte.pipes import load as load_pipeline

    return load_pipeline(model)


def extract(
    html_or_text: str | bytes,
    *,
    published_at: str | None = None,
    title: str | None = None,
    url: str | None = None,
    model: bool = True,
) -> dict[str, pd.DataFrame]:
    """The tables of one page or text, a data frame each, columns as in the data dictionary.

    Bytes, and text that begins with `<`, are taken for HTML. `published_at` is ISO 8601; what is given is trusted.
    Without `model` only the rules speak.
    Raises CleanError when there is no article in it.

    >>> tables = extract("Tỷ lệ tiêm chủng đạt 95%.", published_at="2021-06-15")
    >>> tables["articles"].published_at[0]
    '2021-06-15'
    """
    from tinyte.frames import extract_frames

    return extract_frames(html_or_text, published_at=published_at, title=title, url=url, model=model)


def run(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], out: str | os.PathLike[str], **options: Any
) -> Summary:
    """The command `tinyte run`: inputs (files, folders, globs) to the dataset in the folder `out`.

    Options: `workers`, `formats`, `limits`, `model`, `on_page` (see `tinyte.engine.run.run`). Raises InputError for
    inputs that name nothing to read, OutputError for a folder that cannot be written, RuleError for broken rules.
    """
    from tinyte.engine.run import run as run_inputs

    return run_inputs(inputs, out, **options)


def parse_date(text: str, published_at: str | None = None) -> Date | None:
    """The first calendar expression of a short text as a row of `dates`, or None.

    >>> parse_date("sáng 14-3", published_at="2021-03-15").value
    '2021-03-14'
    """
    from tinyte.resolve.years import parse_date as parse

    return parse(text, published_at)
