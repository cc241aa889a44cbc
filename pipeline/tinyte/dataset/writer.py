"""A run's dataset: written aside, put in place at the end, so that every file appears whole or not at all."""

from __future__ import annotations

import errno
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
from tinyte.tables import REJECTS, TABLES, Row, Rows

FORMATS = ("csv", "parquet")
_PARTIAL = ".tinyte-partial-"
_WHOLE = ".tinyte-whole-"
"""A folder with all files of a dataset, its formats in its name: what stands in it replaces what stood there before."""

_REASONS = {
    errno.ENOSPC: "the disk is full; make room and run again",
    errno.EDQUOT: "your share of the disk is full; make room and run again",
    errno.EFBIG: "a file grows larger than the system lets it; raise the limit or give another --out",
    errno.EACCES: "not writable; check its permissions or give another --out",
    errno.EPERM: "not writable; check its permissions or give another --out",
    errno.EROFS: "on a disk that is read-only; give another --out",
    errno.EEXIST: "is a file, not a folder; give another --out",
    errno.ENOTDIR: "lies under a file, not a folder; give another --out",
}


class OutputError(OSError):
    """The output folder cannot be used; the message says why and what to do."""


class DatasetWriter:
    """Takes the rows of pages in order; `finish()` puts all files of the dataset in place.

    Without `finish()`, or when it fails, the folder stays as it was. Raises OutputError.
    """

    def __init__(self, out: Path, formats: Sequence[str] = FORMATS) -> None:
        self.out, self.formats = out, tuple(formats)
        self.counts = dict.fromkeys([*TABLES, REJECTS.name], 0)
        self._stack = ExitStack()

    def __enter__(self) -> DatasetWriter:
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            self._lock()
            self._clear_up()
            self._folder = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=self.out))
            self._stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
            self._open()
        except BaseException as error:  # Ctrl-C too may leave nothing behind
            self._stack.close()
            if isinstance(error, OSError):
                raise self._explained(error) from error
            raise
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
        try:
            if rows.reject:
                self._tables[REJECTS.name].add([astuple(rows.reject)])
                self.counts[REJECTS.name] += 1
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
        self._tables[REJECTS.name] = TableFiles(self._folder, REJECTS, ["csv"])
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
        for path in self._folder.iterdir():
            with path.open("rb") as stream:
                os.fsync(stream.fileno())
        # from this name on the dataset is the new one: a run that is killed while it moves the files is ended by the next
        whole = self._folder.rename(self.out / f"{_WHOLE}{'-'.join(self.formats)}")
        try:
            self._move(whole)
        except KeyboardInterrupt:  # too late to stop
            self._move(whole)

    def _move(self, whole: Path) -> None:
        """Puts the files of a whole dataset in place, and takes away those of an earlier one in another format."""
        formats = whole.name.removeprefix(_WHOLE).split("-")
        for path in dataset_files(self.out):
            if path.stem in TABLES and path.suffix[1:] not in formats:
                path.unlink(missing_ok=True)
        for path in sorted(whole.iterdir()):
            path.replace(self.out / path.name)
        os.fsync(self._lock_file)
        whole.rmdir()

    def _clear_up(self) -> None:
        """Ends what a run that was killed left behind."""
        for whole in self.out.glob(f"{_WHOLE}*"):
            self._move(whole)
        for partial in self.out.glob(f"{_PARTIAL}*"):
            shutil.rmtree(partial)

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
        reason = _REASONS.get(error.errno or 0) or f"{error.strerror or error}; give another --out"
        return OutputError(f"{self.out}: {reason} (what stood there before is untouched)")


def dataset_files(out: str | os.PathLike[str]) -> list[Path]:
    """Where a dataset in the folder `out` has its files, whether they are there or not.

    >>> [path.name for path in dataset_files("out")][:3]
    ['datapackage.json', 'rejects.csv', 'articles.csv']
    """
    names = [
        "datapackage.json",
        f"{REJECTS.name}.csv",
        *(f"{table}.{suffix}" for table in TABLES for suffix in FORMATS),
    ]
    return [Path(out) / name for name in names]
