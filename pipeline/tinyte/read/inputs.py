"""Which files the inputs name, in a stable order, and what each is called in `articles.source`."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

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


def find_inputs(given: Iterable[str | os.PathLike[str]]) -> list[InputFile]:
    """All files that paths, folders and globs name, each once, in the order given and sorted inside a folder.

    Raises InputError for a path that is not there, a folder or glob without pages, and a file of an unknown kind.
    """
    files: list[InputFile] = []
    seen: set[Path] = set()
    for one in given:
        for file in _expand(os.fspath(one)):
            real = file.path.resolve()
            if real not in seen:
                seen.add(real)
                files.append(file)
    return _tell_apart(files)


def _expand(given: str) -> list[InputFile]:
    path = Path(given)
    if path.is_dir():
        return _in_folder(path)
    if path.exists():
        return [_file(path, path.name)]
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
    raise InputError(f"{given}: no such file or folder; check the path")


def _fixed_part(pattern: str) -> Path:
    parts = Path(pattern).parts
    fixed = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:fixed])


def _in_folder(folder: Path) -> list[InputFile]:
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(root) / name for name in names if not name.startswith(".") and kind_of(Path(name))]
    if not found:
        raise InputError(f"{folder}: no pages in this folder; known kinds are {KNOWN}")
    found.sort(key=lambda path: path.relative_to(folder).as_posix())
    return [_file(path, path.relative_to(folder).as_posix()) for path in found]


def _file(path: Path, source: str) -> InputFile:
    kind = kind_of(path)
    if kind is None:
        raise InputError(f"{path}: unknown kind of file; known kinds are {KNOWN}")
    return InputFile(path, source, kind)


def _tell_apart(files: Sequence[InputFile]) -> list[InputFile]:
    """Files of one name from several inputs take their path from the folder that holds them all."""
    count = Counter(file.source for file in files)
    if max(count.values(), default=0) < 2:
        return list(files)
    common = Path(os.path.commonpath([file.path.resolve().parent for file in files]))
    return [
        InputFile(f.path, f.path.resolve().relative_to(common).as_posix(), f.kind) if count[f.source] > 1 else f
        for f in files
    ]
