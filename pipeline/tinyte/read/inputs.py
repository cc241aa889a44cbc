"""Which files the inputs name, in a stable order, and what each is called in `articles.source`."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tinyte.read.page import printable

PAGE_SUFFIXES = (".html", ".htm", ".txt")
ARCHIVE_SUFFIXES = (".jsonl", ".jsonl.gz", ".csv", ".parquet", ".warc", ".warc.gz")
KNOWN = ", ".join(PAGE_SUFFIXES + ARCHIVE_SUFFIXES)


class InputError(ValueError):
    """An input that names nothing tinyte can read; the message says which one and what to do."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read; `source` is its path relative to what was given, `kind` its known suffix."""

    path: Path
    source: str
    kind: str


def kind_of(path: Path) -> str | None:
    """The known suffix of a file name, else None.

    >>> kind_of(Path("crawl.WARC.gz")), kind_of(Path("notes.pdf"))
    ('.warc.gz', None)
    """
    name = path.name.lower()
    return next((suffix for suffix in PAGE_SUFFIXES + ARCHIVE_SUFFIXES if name.endswith(suffix)), None)


def find_inputs(
    given: Iterable[str | os.PathLike[str]], leave_out: Collection[os.PathLike[str]] = ()
) -> list[InputFile]:
    """All files that paths, folders and globs name, each once, in the order given and sorted inside a folder.

    `leave_out` names files that are no inputs wherever they lie, like the tables of an earlier run.
    Raises InputError for a path that is not there, a folder or glob without pages, and a file of an unknown kind.
    """
    files: list[InputFile] = []
    names = [os.fspath(one) for one in given]
    seen = {os.path.realpath(path) for path in leave_out}
    for one in names:
        for file in _expand(one):
            real = os.path.realpath(file.path)
            if real not in seen:
                seen.add(real)
                files.append(file)
    if not files:
        raise InputError(f"{', '.join(names)}: only the output of tinyte is there; name a folder of pages")
    return _tell_apart(files)


def _expand(given: str) -> list[InputFile]:
    path = Path(given)
    try:
        if path.is_dir():
            return _in_folder(path)
        if path.exists():
            return [_file(path, path.name)]
    except OSError as error:
        raise InputError(f"{printable(given)}: {error.strerror}; check the path") from None
    if glob.has_magic(given):
        hits = sorted(
            Path(hit)
            for hit in glob.iglob(given, recursive=True)  # noqa: PTH207 - an absolute pattern is welcome too
            if Path(hit).is_file() and kind_of(Path(hit))
        )
        if not hits:
            raise InputError(f"{given}: no file matches; known kinds are {KNOWN}")
        root = _fixed_part(given)
        return [_file(hit, hit.relative_to(root).as_posix()) for hit in hits]
    raise InputError(f"{printable(given)}: no such file or folder; check the path")


def _fixed_part(pattern: str) -> Path:
    parts = Path(pattern).parts
    fixed = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:fixed])


def _in_folder(folder: Path) -> list[InputFile]:
    found = []
    closed: list[Path] = []  # folders that may not be entered: the reader will list them as rejects
    for root, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(root) / name for name in names if not name.startswith(".") and kind_of(Path(name))]
    if not found and not closed:
        raise InputError(f"{folder}: no pages in this folder; known kinds are {KNOWN}")
    found.sort(key=lambda path: path.relative_to(folder).as_posix())
    files = [_file(path, path.relative_to(folder).as_posix()) for path in found]
    return files + [InputFile(path, printable(path.relative_to(folder).as_posix()), "") for path in sorted(closed)]


def _file(path: Path, source: str) -> InputFile:
    kind = kind_of(path)
    if kind is None:
        raise InputError(f"{printable(str(path))}: unknown kind of file; known kinds are {KNOWN}")
    return InputFile(path, printable(source), kind)


def _tell_apart(files: Sequence[InputFile]) -> list[InputFile]:
    """Files of one name from several inputs take their path from the folder that holds them all."""
    count = Counter(file.source for file in files)
    if max(count.values(), default=0) < 2:
        return list(files)
    real = [Path(os.path.realpath(file.path)) for file in files]
    common = Path(os.path.commonpath([path.parent for path in real]))
    return [
        InputFile(f.path, printable(path.relative_to(common).as_posix()), f.kind) if count[f.source] > 1 else f
        for f, path in zip(files, real, strict=True)
    ]
