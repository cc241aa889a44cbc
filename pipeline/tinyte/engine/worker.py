"""What a worker process does: loads once, then turns pages into rows until its pipe closes."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from tinyte.tables import Rows

TIME_IS_UP = signal.SIGPROF
"""What ends a worker whose page takes too much time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: seconds of a processor, memory.

    `pages` is how many a worker does before a fresh one takes over, so that memory stays flat; `chunk` how many it gets at once.
    """

    seconds: float = 10.0
    memory_mb: int = 2048
    pages: int = 5000
    chunk: int = 8


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded and waits for pages."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The worker could not load, or not do a page; `error` is what tinyte raised, if it was tinyte."""

    reason: str
    error: Exception | None = None


def work(connection: Connection, load: Callable[[], Callable[[Any], Rows]], limits: Limits) -> None:
    """Answers each list of pages with one result a page, in order; ends when the other side closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' warnings are no business of the terminal
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            process = load()
        except Exception as error:
            connection.send(_failure(error))
            return
        _limit_memory(limits.memory_mb)
        connection.send(Ready())
        while True:
            for page in connection.recv():
                answer = _answer(process, page, limits.seconds)
                try:
                    connection.send(answer)
                except MemoryError as error:
                    connection.send(_failure(error))


def _answer(process: Callable[[Any], Rows], page: Any, seconds: float) -> Rows | Failure:
    # processor time, so that a busy or a paused machine rejects no page; the system itself ends the process when it is up
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return process(page)
    except BaseException as error:  # panics of native code among them
        return _failure(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _failure(error: BaseException) -> Failure:
    ours = isinstance(error, Exception) and type(error).__module__.startswith("tinyte.")
    return Failure(f"{type(error).__name__}: {error}", error if ours and isinstance(error, Exception) else None)


def _limit_memory(memory_mb: int) -> None:
    """Lets the process grow by that much from here; over it an allocation fails instead of the machine."""
    if not sys.platform.startswith("linux"):
        return
    import resource
    from pathlib import Path

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
