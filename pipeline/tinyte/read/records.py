"""Records of JSON Lines, CSV and Parquet files: `id`, `url`, `title`, `text` or `html`, `published_at`."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from tinyte.read.inputs import InputFile
from tinyte.read.page import Page
from tinyte.tables import Reject

BATCH = 256


def read_jsonl(file: InputFile) -> Iterator[Page | Reject]:
    """One page a line; a line that is no JSON object with `text` or `html` is a reject, the next lines go on."""
    names = _Names(file.source)
    number = 0
    try:
        with _open_text(file) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _from_line(line, number, names)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield _reject(file.source, f"the archive is damaged after line {number} ({error}); what stands before is used")
    except UnicodeDecodeError:
        yield _reject(file.source, f"not UTF-8 after line {number}; save the file as UTF-8")


def read_csv(file: InputFile) -> Iterator[Page | Reject]:
    """One page a row; a file without a `text` or `html` column is a reject."""
    csv.field_size_limit(sys.maxsize)
    names = _Names(file.source)
    try:
        with file.path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if missing := _missing_text(rows.fieldnames or ()):
                yield _reject(file.source, missing)
                return
            for row in rows:
                yield _page(row, rows.line_num, names)
    except UnicodeDecodeError:
        yield _reject(file.source, "not UTF-8; save the file as UTF-8")
    except csv.Error as error:
        yield _reject(file.source, f"broken CSV: {error}")


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
    except (pa.ArrowInvalid, OSError) as error:
        yield _reject(file.source, f"broken Parquet file: {error}")


class _Names:
    """Names of the records of one file, each used once: `file#id`, and `file#id~2` when an id comes again."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.seen: dict[str, int] = {}

    def name(self, record_id: Any, number: int) -> str:
        key = str(number) if record_id in (None, "") else str(record_id)
        self.seen[key] = count = self.seen.get(key, 0) + 1
        return f"{self.source}#{key}" if count == 1 else f"{self.source}#{key}~{count}"


def _open_text(file: InputFile) -> TextIO:
    if file.kind.endswith(".gz"):
        return io.TextIOWrapper(gzip.open(file.path), encoding="utf-8-sig")  # closed with the wrapper
    return file.path.open(encoding="utf-8-sig")


def _from_line(line: str, number: int, names: _Names) -> Page | Reject:
    try:
        record = json.loads(line)
    except ValueError as error:
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
    return Page(
        source=source, content=content, kind="html" if content is html else "text",
        url=_string(record.get("url")), title=_string(record.get("title")), published_at=_string(record.get("published_at")),
    )  # fmt: skip


def _string(value: Any) -> str | None:
    if value is None or value != value:  # NaN of a data frame
        return None
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    return str(value).strip() or None


def _reject(source: str, error: str, content: str | None = None) -> Reject:
    sha256 = Page(source=source, content=content, kind="text").sha256 if content is not None else None
    return Reject(source=source, stage="read", error=error, sha256=sha256)
