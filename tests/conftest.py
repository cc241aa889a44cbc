from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def tinyte(tmp_path: Path) -> Command:
    """Runs the command line as a user does, in an empty folder."""

    def run(*args: object, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from tinyte.cli import main; main()", *map(str, args)]
        return subprocess.run(
            command, cwd=tmp_path, input=stdin, capture_output=True, text=True, env={**os.environ, **env}, timeout=120
        )

    return run
