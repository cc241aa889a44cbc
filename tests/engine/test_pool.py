"""The pool: results in order, limits a page, lost workers replaced."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tinyte.engine.pool import run_pages
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
    from pathlib import Path

    raise RuleError(Path("rules/dates.yaml"), 3, "dates.day", "the pattern is not valid")


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
