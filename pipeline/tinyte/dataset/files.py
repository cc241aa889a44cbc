"""Tables as CSV and Parquet files, written batch by batch."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from tinyte.tables import Table

BATCH = 5000
"""Rows of one Parquet row group."""


class TableFile(Protocol):
    """A file of one table that rows are added to."""

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Adds rows, in the order of the table's columns."""

    def close(self) -> None:
        """Ends the file."""


class CsvFile:
    """UTF-8, comma, RFC 4180 quoting, `\\n` ends; empty cell for null, lists joined by `; `."""

    def __init__(self, path: Path, table: Table) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\n")
        self._writer.writerow(table.column_names)

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Adds rows, in the order of the table's columns."""
        self._writer.writerows([[cell(value) for value in row] for row in rows])

    def close(self) -> None:
        """Ends the file."""
        self._stream.close()


class ParquetFile:
    """Parquet with zstd, a row group every 5,000 rows; lists stay lists."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow.parquet as pq

        self._schema = arrow_schema(table)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[tuple[Any, ...]] = []

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Adds rows, in the order of the table's columns."""
        self._rows += rows
        while len(self._rows) >= BATCH:
            self._write(self._rows[:BATCH])
            del self._rows[:BATCH]

    def close(self) -> None:
        """Ends the file."""
        if self._rows:
            self._write(self._rows)
        self._writer.close()

    def _write(self, rows: Sequence[tuple[Any, ...]]) -> None:
        import pyarrow as pa

        arrays = [
            pa.array(values, field.type) for values, field in zip(zip(*rows, strict=True), self._schema, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


def load_arrow() -> None:
    """Loads what Parquet files need now, while workers start, and not at the first row group.

    pyarrow imports pandas, where it is installed, to turn any list into a column; that takes most of a second.
    """
    import pyarrow as pa

    pa.array([0])


class TableFiles:
    """All files of one table, one a format; closes them when the block ends."""

    def __init__(self, folder: Path, table: Table, formats: Sequence[str]) -> None:
        kinds: dict[str, Callable[[Path, Table], TableFile]] = {"csv": CsvFile, "parquet": ParquetFile}
        self._files: list[TableFile] = [kinds[f](folder / f"{table.name}.{f}", table) for f in formats]

    def __enter__(self) -> TableFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the files; a second call does nothing."""
        while self._files:
            self._files.pop().close()

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Adds rows, in the order of the table's columns."""
        for file in self._files:
            file.add(rows)


def cell(value: Any) -> str:
    """A value as a CSV cell.

    >>> [cell(v) for v in (None, 2600.0, 27.6, 3, ("PGS", "TS"))]
    ['', '2600', '27.6', '3', 'PGS; TS']
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def arrow_schema(table: Table) -> Any:
    """The table's Arrow schema, the columns' meanings as metadata."""
    import pyarrow as pa

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), tuple: pa.list_(pa.string())}
    return pa.schema(
        [pa.field(c.name, types[c.type], nullable=c.optional, metadata={"meaning": c.meaning}) for c in table.columns]
    )
