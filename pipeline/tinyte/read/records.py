"""Records of JSON Lines, CSV and Parquet files: `id`, `url`, `title`, `text` or `html`, `published_at`."""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, TextIO, cast

from tinyte.read.inputs import InputFile
from tinyte.read.page import PAGE_LIMIT, TOO_LARGE, Page, printable, without_unprintable
from tinyte.tables import Reject

BATCH = 256
LINE_LIMIT = 3 * PAGE_LIMIT
"""Bytes of one line above which it is skipped; JSON may write a letter of three bytes as six."""


def read_jsonl(file: InputFile) -> Iterator[Page | Reject]:
    """One page a line; a line that is no JSON object with `text` or `html` is a reject, the next lines go on."""
    names = _Names(file.source)
    number = 0
    try:
        with gzip.open(file.path) if file.kind.endswith(".gz") else file.path.open("rb") as stream:
            for number, line in enumerate(_lines(cast(BinaryIO, stream)), 1):
                if line is None:
                    yield _reject(names.name(None, number), f"line {number}: {TOO_LARGE}")
                elif line.strip():
                    yield _from_line(line, number, names)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield _reject(file.source, f"the archive is damaged after line {number} ({error}); what stands before is used")


def read_csv(file: InputFile) -> Iterator[Page | Reject]:
    """One page a row; a file without a `text` or `html` column is a reject."""
    names = _Names(file.source)
    number = 0
    others_limit = csv.field_size_limit(PAGE_LIMIT)
    try:
        with file.path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(_bounded(lines))
            if missing := _missing_text(rows.fieldnames or ()):
                yield _reject(file.source, missing)
                return
            for row in rows:
                number = rows.line_num
                yield _page(row, number, names)
    except UnicodeDecodeError:
        yield _reject(file.source, f"not UTF-8 after line {number}; save the file as UTF-8")
    except csv.Error as error:
        yield _reject(file.source, f"broken CSV after line {number} ({error}); what stands before is used")
    finally:  # the limit is one for the whole process
        csv.field_size_limit(others_limit)


def read_parquet(file: InputFile) -> Iterator[Page | Reject]:
    """One page a row, read in batches; a file without a `text` or `html` column is a reject."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = _Names(file.source)
    try:
        with pq.ParquetFile(file.path) as table:
            if missing := _missing_text(table.schema_arrow.names):
                yield _reject(file.source, missing)
                return
            known = [n for n in table.schema_arrow.names if n in ("id", "url", "title", "text", "html", "published_at")]
            number = 0
            for batch in table.iter_batches(batch_size=BATCH, columns=known):
                for row in batch.to_pylist():
                    number += 1
                    yield _page(row, number, names)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield _reject(file.source, f"broken Parquet file: {error}")


class _Names:
    """Names of the records of one file, each used once: `file#id`, and `file#id~2` when an id comes again."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.seen: dict[str, int] = {}

    def name(self, record_id: Any, number: int) -> str:
        key = name = printable(str(number) if record_id in (None, "") else str(record_id))
        while name in self.seen:
            self.seen[key] += 1
            name = f"{key}~{self.seen[key]}"
        self.seen[name] = 1
        return f"{self.source}#{name}"


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long to be held."""
    while line := stream.readline(LINE_LIMIT + 1):
        whole = len(line) <= LINE_LIMIT
        yield line if whole else None
        while not whole and line and not line.endswith(b"\n"):
            line = stream.readline(LINE_LIMIT)


def _bounded(lines: TextIO) -> Iterator[str]:
    while line := lines.readline(LINE_LIMIT + 1):
        if len(line) > LINE_LIMIT:
            raise csv.Error(f"a line is longer than {LINE_LIMIT // 1_000_000} MB")
        yield line


def _from_line(line: bytes, number: int, names: _Names) -> Page | Reject:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _reject(names.name(None, number), f"line {number} is not UTF-8; save the file as UTF-8", line)
    except (ValueError, RecursionError) as error:
        return _reject(names.name(None, number), f"line {number} is not JSON ({error}); mend or drop the line", line)
    if not isinstance(record, dict):
        return _reject(names.name(None, number), f"line {number} is not a JSON object with `text` or `html`", line)
    return _page(record, number, names)


def _missing_text(columns: Iterable[str]) -> str | None:
    if {"text", "html"} & set(columns):
        return None
    return f"no column `text` or `html`; the columns are: {', '.join(columns) or 'none'}"


def _page(record: Mapping[str, Any], number: int, names: _Names) -> Page | Reject:
    source = names.name(record.get("id"), number)
    html, text = record.get("html"), record.get("text")
    content = html if isinstance(html, str | bytes) and html.strip() else text
    if not isinstance(content, str | bytes) or not content.strip():
        return _reject(source, f"record {number} has no `text` and no `html`")
    if len(content) > PAGE_LIMIT:
        return _reject(source, TOO_LARGE)
    return Page(
        source=source, content=content, kind="html" if content is html else "text",
        url=_string(record.get("url")), title=_string(record.get("title")), published_at=_string(record.get("published_at")),
    )  # fmt: skip


def _string(value: Any) -> str | None:
    if value is None or value != value:  # NaN of a data frame
        return None
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    return without_unprintable(str(value)) or None


def _reject(source: str, error: str, line: bytes | None = None) -> Reject:
    sha256 = Page(source=source, content=line, kind="text").sha256 if line is not None else None
    return Reject(source=source, stage="read", error=printable(error), sha256=sha256)
