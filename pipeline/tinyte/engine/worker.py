"""What a worker process does: loads once, then turns pages into rows until its pipe closes."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded and waits for pages."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The worker cannot go on; `error` is what was raised."""

    error: Exception


def work(connection: Connection, load: Callable[[], Callable[[Any], Any]], memory_mb: int) -> None:
    """Answers each list of pages with one result a page, in order; ends when the other side closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' warnings are no business of the terminal
    try:
        process = load()
    except Exception as error:
        connection.send(Failure(error))
        return
    _limit_memory(memory_mb)
    connection.send(Ready())
    try:
        while True:
            for page in connection.recv():
                connection.send(_answer(process, page))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _answer(process: Callable[[Any], Any], page: Any) -> Any:
    try:
        return process(page)
    except Exception as error:
        return Failure(error)


def _limit_memory(memory_mb: int) -> None:
    """Lets the process grow by that much from here; over it an allocation fails instead of the machine."""
    if not sys.platform.startswith("linux"):
        return
    import resource
    from pathlib import Path

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
