"""What a run shows while it goes: a bar on a terminal, plain lines elsewhere, and a summary at the end."""

from __future__ import annotations

import gzip
import sys
import time
import zlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from tinyte.read import InputFile
from tinyte.tables import TABLES, Rows

if TYPE_CHECKING:
    from tinyte.engine.run import Summary

LINE_EVERY = 1000
"""Pages between two lines where there is no terminal."""


class Progress:
    """Counts pages on standard error; `total` is None when it cannot be known beforehand."""

    def __init__(self, total: int | None) -> None:
        self.total, self.done, self.rejects, self.begin = total, 0, 0, time.perf_counter()
        self._bar: Any = None

    def __enter__(self) -> Progress:
        from rich.console import Console

        console = Console(stderr=True)
        if console.is_terminal:
            self._bar = _bar(console)
            self._bar.start()
            self._task = self._bar.add_task("pages", total=self.total, rejects=0, rate=0.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, rows: Rows) -> None:
        """Counts one page."""
        self.done += 1
        self.rejects += rows.reject is not None
        rate = self.done / (time.perf_counter() - self.begin)
        if self._bar:
            self._bar.update(self._task, advance=1, rejects=self.rejects, rate=rate)
        elif self.done % LINE_EVERY == 0:
            of = f" of {self.total:,}" if self.total else ""
            print(
                f"{self.done:,}{of} pages, {self.rejects:,} rejected, {rate:.1f} pages/s", file=sys.stderr, flush=True
            )


def count_pages(files: Iterable[InputFile]) -> int | None:
    """How many pages the files hold, or None when an archive would have to be understood to know.

    Lines are counted without being held: that takes a thousandth of the time that their articles take.
    """
    total = 0
    for file in files:
        count = _count(file)
        if count is None:
            return None
        total += count
    return total


def print_summary(summary: Summary, out: Path) -> None:
    """Articles, rows a table, rejects, seconds, articles a second: a few lines on standard output."""
    rows = ", ".join(f"{summary.rows[name]:,} {name}" for name in TABLES if name != "articles")
    rate = summary.articles / summary.seconds if summary.seconds else 0.0
    print(f"{summary.articles:,} articles: {rows}")
    if summary.rejects:
        print(f"{summary.rejects:,} inputs rejected: see {out / 'rejects.csv'}")
    print(f"{summary.seconds:.1f} s, {rate:.1f} articles/s, tables in {out}")


def _count(file: InputFile) -> int | None:
    if file.kind in (".jsonl", ".jsonl.gz"):
        try:
            if not file.path.is_file():
                return 1
            with gzip.open(file.path) if file.kind.endswith(".gz") else file.path.open("rb") as stream:
                return _count_lines(cast(BinaryIO, stream))
        except (OSError, EOFError, zlib.error):  # the reader will say what is wrong
            return None
    return None if file.kind in (".csv", ".parquet", ".warc", ".warc.gz") else 1


def _count_lines(stream: BinaryIO) -> int:
    count, last = 0, b"\n"
    while block := stream.read(1 << 20):
        count, last = count + block.count(b"\n"), block[-1:]
    return count + (last != b"\n")


def _bar(console: Any) -> Any:
    from rich import progress

    return progress.Progress(
        progress.TextColumn("{task.description}"), progress.BarColumn(), progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]:.1f}/s"), progress.TimeRemainingColumn(),
        progress.TextColumn("[red]{task.fields[rejects]} rejected[/red]"), console=console, transient=True,
    )  # fmt: skip
