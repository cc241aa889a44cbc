"""A run's dataset: written aside, put in place at the end, so that every file appears whole or not at all."""

from __future__ import annotations

import fcntl
import json
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import astuple
from pathlib import Path
from types import TracebackType

from tinyte.dataset.files import TableFiles
from tinyte.dataset.package import data_package
from tinyte.tables import REJECTS, TABLES, Reject, Row, Rows

FORMATS = ("csv", "parquet")
_PARTIAL = ".tinyte-partial-"


class OutputError(OSError):
    """The output folder cannot be used; the message says why and what to do."""


class DatasetWriter:
    """Takes the rows of pages in order; `finish()` puts all files of the dataset in place.

    Without `finish()`, or when it fails, the folder stays as it was. Raises OutputError.
    """

    def __init__(self, out: Path, formats: Sequence[str] = FORMATS) -> None:
        self.out, self.formats = out, tuple(formats)
        self.counts = dict.fromkeys([*TABLES, REJECTS.name], 0)
        self._rejects: list[Reject] = []
        self._stack = ExitStack()

    def __enter__(self) -> DatasetWriter:
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            self._lock()
            for left in self.out.glob(f"{_PARTIAL}*"):
                shutil.rmtree(left)
            self._folder = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=self.out))
            self._stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
            self._open()
        except OSError as error:
            self._stack.close()
            raise self._explained(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._stack.close()
        except OSError as closing:  # what could not be flushed was not going to be put in place
            if error is None:
                raise self._explained(closing) from closing

    def add(self, rows: Rows) -> None:
        """Adds what one page gave."""
        if rows.reject:
            self._rejects.append(rows.reject)
            return
        try:
            for name, lines in rows.tables.items():
                self.counts[name] += len(lines)
                if name == "articles":
                    pickle.dump((lines[0], rows.signature), self._articles)
                else:
                    self._tables[name].add(lines)
        except OSError as error:
            raise self._explained(error) from error

    def finish(self) -> None:
        """Links the copies of one story, ends the files and puts them in place."""
        try:
            self._write_articles()
            with TableFiles(self._folder, REJECTS, ["csv"]) as rejects:
                rejects.add([astuple(reject) for reject in self._rejects])
            self.counts[REJECTS.name] = len(self._rejects)
            for table in self._tables.values():
                table.close()
            package = data_package(self.formats, self.counts)
            (self._folder / "datapackage.json").write_text(
                json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8"
            )
            self._put_in_place()
        except OSError as error:
            raise self._explained(error) from error

    def _open(self) -> None:
        self._articles = (self._folder / "articles.pickle").open("w+b")
        self._stack.callback(self._articles.close)
        self._tables = {
            name: TableFiles(self._folder, table, self.formats) for name, table in TABLES.items() if name != "articles"
        }
        for table in self._tables.values():
            self._stack.callback(table.close)

    def _write_articles(self) -> None:
        copies = self._copies()
        at = TABLES["articles"].column_names.index("duplicate_of")
        with TableFiles(self._folder, TABLES["articles"], self.formats) as articles:
            for row, _ in self._spooled():
                articles.add([(*row[:at], copies.get(row[0]), *row[at + 1 :])])
        self._articles.close()
        (self._folder / "articles.pickle").unlink()

    def _copies(self) -> Mapping[str, str]:
        from tinyte.clean.duplicates import Copy, earliest_copies

        published = TABLES["articles"].column_names.index("published_at")
        return earliest_copies([Copy(row[0], signature, row[published]) for row, signature in self._spooled()])

    def _spooled(self) -> Iterator[tuple[Row, bytes]]:
        self._articles.seek(0)
        for _ in range(self.counts["articles"]):
            yield pickle.load(self._articles)

    def _put_in_place(self) -> None:
        names = sorted(path.name for path in self._folder.iterdir())
        for name in names:
            with (self._folder / name).open("rb") as stream:
                os.fsync(stream.fileno())
        for name in names:
            (self._folder / name).replace(self.out / name)
        other = {f"{table}.{suffix}" for table in TABLES for suffix in FORMATS} - set(names)
        for name in other:  # a file of an earlier run would not fit the new ones
            (self.out / name).unlink(missing_ok=True)
        os.fsync(self._lock_file)

    def _lock(self) -> None:
        self._lock_file = os.open(self.out, os.O_RDONLY)
        self._stack.callback(os.close, self._lock_file)
        try:
            fcntl.flock(self._lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputError(f"{self.out}: another run is writing there; wait for it or give another --out") from None

    def _explained(self, error: OSError) -> OutputError:
        if isinstance(error, OutputError):
            return error
        reasons = {
            28: "the disk is full; make room and run again",
            13: "not writable; check its permissions or give another --out",
        }
        reason = reasons.get(error.errno or 0, error.strerror or str(error))
        return OutputError(f"{self.out}: {reason} (what stood there before is untouched)")
