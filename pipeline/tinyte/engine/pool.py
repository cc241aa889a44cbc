"""A pool of local processes that outlives bad pages: results in order, a time and memory limit a page, lost workers replaced."""

from __future__ import annotations

import multiprocessing.forkserver
import multiprocessing.resource_tracker
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Literal

from tinyte.engine.worker import TIME_IS_UP, Failure, Limits, Ready, work
from tinyte.read.page import Page
from tinyte.tables import Reject, Rows

START_SECONDS = 120.0
"""Time that a worker may take to load before it counts as dead."""

START_TRIES = 3
"""Workers that may die while they load before the run gives up."""

PATIENCE = 6
"""Seconds by the clock for each second of a processor that a page may take: it may sleep, or the machine be busy."""

Process = Callable[[Page], Rows]
_CONTEXT = get_context("forkserver")


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


def warm_up() -> None:
    """Starts the process that workers are forked from; it loads what they need while the caller goes on."""
    _CONTEXT.set_forkserver_preload(["tinyte.engine.warm"])
    multiprocessing.resource_tracker.ensure_running()  # first: it lifts the shield
    with _shielded():
        multiprocessing.forkserver.ensure_running()


def run_pages(
    pages: Iterable[Page | Reject], load: Callable[[], Process], workers: int = 1, limits: Limits | None = None
) -> Iterator[Rows]:
    """What each page gives, in the order of the pages, whatever the number of workers.

    `load` is called once in each worker and gives the function that is called with each page. A page over its limits, or one
    that kills two workers, gives a reject; its neighbours are done again elsewhere. Raises WorkerError, and what tinyte raises
    in a worker, like RuleError.
    """
    warm_up()
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
        self.suspects: set[int] = set()  # pages at which a worker died once, perhaps by another's fault
        self.stillborn = 0

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
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=work, args=(theirs, self.load, self.limits), daemon=True)
        try:
            with _shielded(), _without_main():
                process.start()
        except (OSError, EOFError) as error:
            raise WorkerError(f"no worker can be started ({error!r}); see that {sys.executable} runs") from None
        theirs.close()
        return _Worker(process, ours, deadline=time.monotonic() + START_SECONDS)

    def _send(self, worker: _Worker) -> None:
        while self.again and len(worker.todo) < self.limits.chunk:
            worker.todo.append(self.again.popleft())
        worker.deadline = self._deadline()
        with suppress(BrokenPipeError, ConnectionResetError):  # a dead worker is seen by _listen
            worker.connection.send([page for _, page in worker.todo])

    def _deadline(self) -> float:
        return time.monotonic() + PATIENCE * self.limits.seconds

    def _listen(self) -> None:
        busy = [w for w in self.workers if w.todo or not w.ready]
        patience = max(0.0, min(w.deadline for w in busy) - time.monotonic())
        heard = wait([w.connection for w in busy], timeout=patience)
        for worker in busy:
            if worker.connection in heard:
                self._hear(worker)
            elif time.monotonic() > worker.deadline:
                self._lose(worker, "hangs")

    def _hear(self, worker: _Worker) -> None:
        try:
            message: Ready | Failure | Rows = worker.connection.recv()
        except (EOFError, OSError):  # at the end of a message, or within one
            worker.process.join(5)
            self._lose(worker, f"exit code {worker.process.exitcode}")
            return
        if isinstance(message, Failure) and message.error:
            raise message.error
        if isinstance(message, Failure) and not worker.ready:
            raise WorkerError(f"a worker could not load ({message.reason}); install tinyte again")
        if isinstance(message, Ready):
            worker.ready = True
            return
        if isinstance(message, Failure):
            self._reject(worker, "worker", f"{message.reason}; please report this page")
        else:
            self.results[worker.todo.popleft()[0]] = message
        worker.done += 1
        worker.deadline = self._deadline()
        if worker.done >= self.limits.pages and not worker.todo:
            self._retire(worker)

    def _lose(self, worker: _Worker, how: str) -> None:
        """Ends a worker that died or hangs: what it had not done goes to others, but not a page that was its death for sure."""
        if not worker.ready:
            self.stillborn += 1
            if self.stillborn >= START_TRIES:
                raise WorkerError(f"workers die while they load ({how}); free some memory, or try --workers 1")
        elif how == f"exit code {-TIME_IS_UP}":
            limit = f"{self.limits.seconds:g} seconds"
            self._reject(worker, "time", f"took over {limit}; raise --page-seconds to wait longer")
        elif worker.todo and worker.todo[0][0] in self.suspects:
            self._reject(worker, "worker", f"two workers were lost on this page ({how}); leave it out or report it")
        elif worker.todo:
            self.suspects.add(worker.todo[0][0])
        self.again.extendleft(reversed(worker.todo))
        self._retire(worker)

    def _reject(self, worker: _Worker, stage: Literal["time", "worker"], error: str) -> None:
        index, page = worker.todo.popleft()
        reject = Reject(source=page.source, stage=stage, error=error, sha256=page.sha256)
        self.results[index] = Rows(page.source, reject=reject)

    def _retire(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        worker.connection.close()
        worker.process.kill()
        worker.process.join()


@contextmanager
def _shielded() -> Iterator[None]:
    """Processes that start in the block never see Ctrl-C, which a terminal sends to all; it reaches this one at the end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_main() -> Iterator[None]:
    """Workers that start in the block do not run the caller's script again: they need nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
