"""Inputs to pages: files, folders, globs and archives, streamed."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator

from tinyte.read.inputs import InputError, InputFile, find_inputs
from tinyte.read.page import PAGE_LIMIT, TOO_LARGE, Page
from tinyte.read.records import read_csv, read_jsonl, read_parquet
from tinyte.read.web_archive import read_warc
from tinyte.tables import Reject

__all__ = ["InputError", "InputFile", "Page", "find_inputs", "read_pages"]

_ARCHIVES = {
    ".jsonl": read_jsonl, ".jsonl.gz": read_jsonl, ".csv": read_csv, ".parquet": read_parquet, ".warc": read_warc,
    ".warc.gz": read_warc,
}  # fmt: skip


def read_pages(files: Iterable[InputFile]) -> Iterator[Page | Reject]:
    """The pages of the files, in order, one at a time; what cannot be read is a reject."""
    for file in files:
        try:
            yield from _read_file(file)
        except OSError as error:
            yield Reject(source=file.source, stage="read", error=f"cannot be read: {error.strerror or error}")


def _read_file(file: InputFile) -> Iterator[Page | Reject]:
    if not stat.S_ISREG(file.path.stat().st_mode):
        yield Reject(source=file.source, stage="read", error="cannot be read: not a regular file, or no right to it")
    elif file.kind not in _ARCHIVES:
        yield _read_page(file)
    else:
        page = None
        for page in _ARCHIVES[file.kind](file):
            yield page
        if page is None:
            yield Reject(source=file.source, stage="read", error="holds no page; the archive is empty, or cut off")


def _read_page(file: InputFile) -> Page | Reject:
    if file.path.stat().st_size > PAGE_LIMIT:
        return Reject(source=file.source, stage="read", error=TOO_LARGE)
    return Page(source=file.source, content=file.path.read_bytes(), kind="text" if file.kind == ".txt" else "html")
