"""The fault of an evaluation that its user can mend."""

from __future__ import annotations

from pathlib import Path


class EvaluationError(ValueError):
    """Gold, a run or an earlier result that cannot be used, or a file that cannot be written; says which and why."""


def write_file(path: Path, content: str) -> None:
    """Writes a text file.

    Raises EvaluationError.
    """
    try:
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be written: {error.strerror}") from None
