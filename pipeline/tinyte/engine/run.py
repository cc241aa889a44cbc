"""A whole run: inputs to a dataset in a folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tinyte.dataset.files import load_arrow
from tinyte.dataset.writer import FORMATS, DatasetWriter, dataset_files
from tinyte.engine.pool import Process, run_pages, warm_up
from tinyte.engine.worker import Limits
from tinyte.read import InputFile, find_inputs, read_pages
from tinyte.tables import Rows


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: rows by table (rejects among them) and seconds."""

    rows: dict[str, int]
    seconds: float

    @property
    def articles(self) -> int:
        """Articles in the dataset."""
        return self.rows["articles"]

    @property
    def rejects(self) -> int:
        """Inputs that gave no article."""
        return self.rows["rejects"]


def run(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    workers: int | None = None,
    formats: Sequence[str] = FORMATS,
    limits: Limits | None = None,
    model: bool = True,
    on_page: Callable[[Rows], None] | None = None,
) -> Summary:
    """Turns files, folders and globs into the dataset in `out`; the same bytes for any number of workers.

    Without `model` only the rules speak. `on_page` is called with what each page gave, in order. Raises InputError,
    OutputError, RuleError, WorkerError; then what stood in `out` before is untouched.
    """
    begin = time.perf_counter()
    pages = read_pages(input_files(inputs, out))
    with DatasetWriter(Path(out), formats) as dataset:
        warm_up()
        if "parquet" in formats:
            load_arrow()
        for rows in run_pages(pages, partial(load_process, model), workers or available_cores(), limits):
            dataset.add(rows)
            if on_page:
                on_page(rows)
        dataset.finish()
    return Summary(dict(dataset.counts), time.perf_counter() - begin)


def input_files(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], out: str | os.PathLike[str]
) -> list[InputFile]:
    """The files that a run reads: never its own output, which may lie in the folder of the pages.

    Raises InputError.
    """
    given = [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)
    return find_inputs(given, leave_out=dataset_files(out))


def load_process(model: bool = True) -> Process:
    """The function that turns one page into rows, with its pipeline loaded, the trained model in it or not."""
    from tinyte.pipes import load
    from tinyte.process import process

    load(model)
    return lambda page: process([page], model)[0]


def available_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
