"""What tinyte keeps and cuts of whole pages, beside trafilatura with its default settings.

    python benchmarks/cleaning.py [FOLDER ...]

A folder holds pages (`NAME.html` or `NAME.txt`) with their gold (`NAME.gold.json`); without one `corpus/pages` is taken.
Printed is a Markdown table a folder. trafilatura reads HTML only: a plain-text page is given to it as it stands, in `<pre>`.
"""

from __future__ import annotations

import argparse
import html
import json
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from trafilatura import bare_extraction, extract

from tinyte.clean import CleanError, clean
from tinyte.read.page import Page

ROOT = Path(__file__).parents[1]
ROUNDS = 5
LEAST_IN_COMMON = 0.8
"""Share of words that a title and the gold's must have in common to count as the same."""


class Found(NamedTuple):
    """What a cleaner makes of a page; the day is `YYYY-MM-DD`."""

    text: str
    title: str
    day: str


def main() -> None:
    """Prints a table for every folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "corpus" / "pages"])
    for folder in parser.parse_args().folders:
        print(table(folder), end="\n\n")


def table(folder: Path) -> str:
    """The Markdown table of a folder: a line a measure, a column a cleaner."""
    pages = [(page, json.loads(gold.read_text("utf-8"))) for page, gold in pairs(folder)]
    cleaners: dict[str, Callable[[Path], Found]] = {"tinyte": by_tinyte, "trafilatura": by_trafilatura}
    scores = {name: Counter[str]() for name in cleaners}
    wanted = Counter[str]()
    for page, gold in pages:
        for name, cleaner in cleaners.items():
            scores[name].update(score(gold, cleaner(page)))
        wanted.update(counts(gold))
    lines = [f"| {folder.name}, {len(pages)} pages | {' | '.join(cleaners)} |", "| --- | --- | --- |"]
    for measure, total in wanted.items():
        lines.append(f"| {measure} | " + " | ".join(f"{scores[name][measure]}/{total}" for name in cleaners) + " |")
    times = [best_time(cleaner, pages) for cleaner in (by_tinyte, text_by_trafilatura)]
    return "\n".join([*lines, "| CPU ms a page | " + " | ".join(f"{seconds * 1000:.1f}" for seconds in times) + " |"])


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Pages of a folder with their gold files."""
    for gold in sorted(folder.glob("*.gold.json")):
        for suffix in (".html", ".txt"):
            page = gold.with_name(gold.name.removesuffix(".gold.json") + suffix)
            if page.exists():
                yield page, gold


def by_tinyte(page: Path) -> Found:
    """The article as the stage `clean` finds it."""
    try:
        article = clean(
            Page(source=page.name, content=page.read_bytes(), kind="html" if page.suffix == ".html" else "text")
        )
    except CleanError:
        return Found("", "", "")
    return Found(article.text, article.title or "", (article.published_at or "")[:10])


def by_trafilatura(page: Path) -> Found:
    """The article as trafilatura finds it: `extract` for the text, `bare_extraction` for title and day."""
    source = as_html(page)
    known: Any = bare_extraction(source, with_metadata=True)
    title, day = (getattr(known, "title", None), getattr(known, "date", None)) if known else (None, None)
    return Found(text_by_trafilatura(page), title or "", day or "")


def text_by_trafilatura(page: Path) -> str:
    """The text of a page by `trafilatura.extract` with its default settings."""
    return extract(as_html(page)) or ""


def as_html(page: Path) -> bytes | str:
    """A page for trafilatura."""
    if page.suffix == ".html":
        return page.read_bytes()
    return f"<html><body><pre>{html.escape(page.read_text('utf-8'))}</pre></body></html>"


def counts(gold: dict[str, Any]) -> dict[str, int]:
    """How much there is to find on a page."""
    article, wanted = gold["article"], gold["clean"]
    return {
        "body paragraphs kept": len(wanted["must_contain"]),
        "furniture cut": len(wanted.get("must_not_contain", [])),
        "said once": 1,
        "title": int(bool(article.get("title"))),
        "published day": int(bool(article.get("published_at"))),
    }


def score(gold: dict[str, Any], found: Found) -> dict[str, int]:
    """How much of it was found."""
    article, wanted, text = gold["article"], gold["clean"], plain(found.text)
    return {
        "body paragraphs kept": sum(plain(words) in text for words in wanted["must_contain"]),
        "furniture cut": sum(plain(words) not in text for words in wanted.get("must_not_contain", [])),
        "said once": int(bool(text) and all(text.count(plain(words)) <= 1 for words in wanted["must_contain"])),
        "title": int(bool(article.get("title")) and alike(article["title"], found.title)),
        "published day": int(bool(article.get("published_at")) and article["published_at"][:10] == found.day),
    }


def plain(text: str) -> str:
    """A text in NFC, every run of blanks one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def alike(one: str, other: str) -> bool:
    """Whether two titles share most of their words."""
    first, second = set(plain(one).lower().split()), set(plain(other).lower().split())
    return len(first & second) >= LEAST_IN_COMMON * max(len(first), len(second))


def best_time(cleaner: Callable[[Path], object], pages: list[tuple[Path, Any]]) -> float:
    """Seconds of processor time a page, the best of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for page, _gold in pages:
            cleaner(page)
        rounds.append((time.process_time() - begin) / max(1, len(pages)))
    return min(rounds)


if __name__ == "__main__":
    main()
