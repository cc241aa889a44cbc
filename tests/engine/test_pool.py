"""The pool: results in order, limits a page, lost workers replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tinyte.engine.pool import WorkerError, run_pages
from tinyte.engine.worker import Limits
from tinyte.read.page import Page
from tinyte.rulebook import RuleError
from tinyte.tables import Reject, Rows


def page(name: str, content: str = "") -> Page:
    return Page(source=name, content=content, kind="text")


def act(one: Page) -> Rows:
    """Does what the page says: dies, hangs, eats memory, or answers."""
    if one.content == "die":
        os._exit(9)
    if one.content == "panic":
        raise BaseException("panic")
    if one.content == "sleep":
        while True:
            signal.pause()
    if isinstance(one.content, str) and one.content.startswith("die once "):
        mark = Path(one.content.removeprefix("die once "))
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if one.content == "hang":
        while True:
            pass
    if one.content == "eat":
        try:
            bytearray(4_000_000_000)
        except MemoryError:
            return Rows(one.source, reject=Reject(source=one.source, stage="extract", error="MemoryError"))
    return Rows(one.source)


def load() -> Callable[[Page], Rows]:
    return act


def load_broken() -> Callable[[Page], Rows]:
    raise RuleError(Path("rules/dates.yaml"), 3, "dates.day", "the pattern is not valid")


def load_dead() -> Callable[[Page], Rows]:
    os._exit(9)


QUICK = Limits(seconds=1.0, memory_mb=512, chunk=3)


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_pages(workers: int) -> None:
    names = [f"{n}" for n in range(50)]
    assert [rows.source for rows in run_pages(map(page, names), load, workers, QUICK)] == names


def test_what_the_reader_rejected_keeps_its_place() -> None:
    reject = Reject(source="b", stage="read", error="broken")
    results = list(run_pages([page("a"), reject, page("c")], load, 1, QUICK))
    assert [(rows.source, rows.reject) for rows in results] == [("a", None), ("b", reject), ("c", None)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_kills_its_worker_is_rejected_and_its_neighbours_are_not(workers: int) -> None:
    pages = [page(str(n), "die" if n in (4, 5) else "") for n in range(10)]
    results = list(run_pages(pages, load, workers, QUICK))
    assert [rows.source for rows in results] == [str(n) for n in range(10)]
    assert [rows.source for rows in results if rows.reject] == ["4", "5"]
    assert results[4].reject and results[4].reject.stage == "worker" and "exit code 9" in results[4].reject.error


def test_a_page_that_takes_too_long_is_rejected_with_the_limit() -> None:
    results = list(run_pages([page("a"), page("b", "hang"), page("c")], load, 1, QUICK))
    assert [rows.source for rows in results if rows.reject] == ["b"]
    assert results[1].reject and results[1].reject.stage == "time" and "took over 1 seconds" in results[1].reject.error


def test_a_page_that_takes_too_much_memory_is_rejected() -> None:
    results = list(run_pages([page("a", "eat"), page("b")], load, 1, QUICK))
    assert [rows.source for rows in results if rows.reject] == ["a"]


def test_workers_are_renewed_and_nothing_is_lost() -> None:
    limits = Limits(seconds=5, memory_mb=512, pages=4, chunk=2)
    assert len(list(run_pages([page(str(n)) for n in range(30)], load, 2, limits))) == 30


def test_pages_are_read_only_as_fast_as_they_are_done() -> None:
    read = 0

    def pages() -> Iterator[Page]:
        nonlocal read
        for n in range(10_000):
            read += 1
            yield page(str(n))

    results = run_pages(pages(), load, 1, QUICK)
    next(results)
    assert read < 100
    results.close()  # type: ignore[attr-defined]


def test_a_worker_that_cannot_load_ends_the_run_with_its_error() -> None:
    with pytest.raises(RuleError, match=r"rules/dates.yaml:3: rule dates.day"):
        list(run_pages([page("a")], load_broken, 1, QUICK))


def test_a_page_whose_worker_is_killed_by_another_is_done_again(tmp_path: Path) -> None:
    pages = [page("a"), page("b", f"die once {tmp_path / 'died'}"), page("c")]
    assert [rows.reject for rows in run_pages(pages, load, 1, QUICK)] == [None, None, None]


def test_a_page_on_which_workers_sleep_for_ever_is_rejected() -> None:
    results = list(run_pages([page("a", "sleep"), page("b")], load, 1, Limits(seconds=0.05, chunk=2)))
    assert [rows.source for rows in results if rows.reject] == ["a"]
    assert results[0].reject and "two workers were lost on this page (hangs)" in results[0].reject.error


def test_a_panic_of_native_code_costs_one_page() -> None:
    results = list(run_pages([page("a", "panic"), page("b")], load, 1, QUICK))
    assert results[0].reject and results[0].reject.error == "BaseException: panic; please report this page"
    assert results[1].reject is None


def test_workers_that_die_while_they_load_end_the_run_with_one_error() -> None:
    with pytest.raises(WorkerError, match=r"workers die while they load \(exit code 9\)"):
        list(run_pages([page("a")], load_dead, 1, QUICK))


def test_the_script_that_runs_it_is_not_run_again_in_workers(tmp_path: Path) -> None:
    script = tmp_path / "mine.py"
    script.write_text(
        "from tinyte.engine.pool import run_pages\nfrom tinyte.read.page import Page\nfrom tests.engine.test_pool import load\n"
        "print(len(list(run_pages([Page(source='a', content='', kind='text')], load))))"
    )
    done = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.stdout, done.stderr) == ("1\n", "")
