"""A pool of local processes that outlives bad pages: results in order, a time and memory limit a page, lost workers replaced."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from tinyte.engine.worker import Failure, Ready, work
from tinyte.read.page import Page
from tinyte.tables import Reject, Rows

START_SECONDS = 120.0
"""Time that a worker may take to load before it counts as dead."""

Process = Callable[[Page], Rows]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost; `pages` is how many a worker does before a fresh one takes over, so that memory stays flat."""

    seconds: float = 10.0
    memory_mb: int = 2048
    pages: int = 5000
    chunk: int = 8


class WorkerError(RuntimeError):
    """Workers cannot start; the message says why."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    todo: deque[tuple[int, Page]] = field(default_factory=deque)
    ready: bool = False
    done: int = 0
    deadline: float = 0.0


def run_pages(
    pages: Iterable[Page | Reject], load: Callable[[], Process], workers: int = 1, limits: Limits | None = None
) -> Iterator[Rows]:
    """What each page gives, in the order of the pages, whatever the number of workers.

    `load` is called once in each worker and gives the function that is called with each page. A page over its limits, or one
    that kills its worker, gives a reject; its neighbours are done again elsewhere. Raises WorkerError.
    """
    pool = _Pool(load, limits or Limits())
    try:
        yield from pool.run(pages, workers)
    finally:
        pool.stop()


class _Pool:
    def __init__(self, load: Callable[[], Process], limits: Limits) -> None:
        self.load, self.limits = load, limits
        self.workers: list[_Worker] = []
        self.results: dict[int, Rows] = {}
        self.again: deque[tuple[int, Page]] = deque()
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        self.context: Any = get_context(method)
        if method == "forkserver":
            self.context.set_forkserver_preload(["tinyte.engine.warm"])

    def run(self, pages: Iterable[Page | Reject], size: int) -> Iterator[Rows]:
        waiting = enumerate(pages)
        window, read, given, more = 8 * size * self.limits.chunk, 0, 0, True
        while more or given < read:
            while more and read - given < window and self._idle(size):
                chunk: list[tuple[int, Page]] = []
                while len(chunk) < self.limits.chunk and (more := (one := next(waiting, None)) is not None):
                    assert one is not None
                    read += 1
                    if isinstance(one[1], Reject):
                        self.results[one[0]] = Rows(one[1].source, reject=one[1])
                    else:
                        chunk.append((one[0], one[1]))
                self.again.extend(chunk)
                self._assign(size)
            self._assign(size)
            while given in self.results:
                yield self.results.pop(given)
                given += 1
            if given < read and given not in self.results:
                self._listen()

    def stop(self) -> None:
        for worker in self.workers:
            self._end(worker)
        self.workers.clear()

    def _idle(self, size: int) -> bool:
        return not self.again and (len(self.workers) < size or any(w.ready and not w.todo for w in self.workers))

    def _assign(self, size: int) -> None:
        """Gives pages that wait to workers without any; starts workers while pages wait and there are fewer than `size`."""
        for worker in self.workers:
            if worker.ready and not worker.todo and self.again:
                self._send(worker)
        starting = sum(not w.ready for w in self.workers)
        if len(self.again) > starting * self.limits.chunk and len(self.workers) < size:
            self.workers.append(self._start())

    def _start(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=work, args=(theirs, self.load, self.limits.memory_mb), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, deadline=time.monotonic() + START_SECONDS)

    def _send(self, worker: _Worker) -> None:
        while self.again and len(worker.todo) < self.limits.chunk:
            worker.todo.append(self.again.popleft())
        worker.deadline = time.monotonic() + self.limits.seconds
        with suppress(BrokenPipeError, ConnectionResetError):  # a dead worker is seen by _listen
            worker.connection.send([page for _, page in worker.todo])

    def _listen(self) -> None:
        busy = [w for w in self.workers if w.todo or not w.ready]
        patience = max(0.0, min(w.deadline for w in busy) - time.monotonic())
        heard = wait([w.connection for w in busy], timeout=patience)
        for worker in busy:
            if worker.connection in heard:
                self._hear(worker)
            elif time.monotonic() > worker.deadline:
                self._replace(
                    worker, "time", f"took over {self.limits.seconds:g} seconds; raise --page-seconds to wait longer"
                )

    def _hear(self, worker: _Worker) -> None:
        try:
            message: Ready | Failure | Rows = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join(5)
            self._replace(worker, "worker", f"the worker died on this page (exit code {worker.process.exitcode})")
            return
        if isinstance(message, Failure):
            if type(message.error).__module__.startswith("tinyte."):
                raise message.error
            raise WorkerError(f"a worker failed ({type(message.error).__name__}: {message.error})")
        if isinstance(message, Ready):
            worker.ready = True
            return
        index, _ = worker.todo.popleft()
        self.results[index] = message
        worker.done += 1
        worker.deadline = time.monotonic() + self.limits.seconds
        if worker.done >= self.limits.pages and not worker.todo:
            self._retire(worker)

    def _replace(self, worker: _Worker, stage: Any, error: str) -> None:
        """Ends a worker: the page it was at is a reject, the pages it had not begun go to others."""
        if not worker.ready:
            raise WorkerError(
                f"a worker could not start ({error.split('(')[-1].rstrip(')')}); try again with --workers 1"
            )
        if worker.todo:
            index, page = worker.todo.popleft()
            reject = Reject(source=page.source, stage=stage, error=error, sha256=page.sha256)
            self.results[index] = Rows(page.source, reject=reject)
        self.again.extendleft(reversed(worker.todo))
        worker.todo.clear()
        self._retire(worker)

    def _retire(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        worker.connection.close()
        worker.process.kill()
        worker.process.join()
