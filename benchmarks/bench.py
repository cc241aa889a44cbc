"""Speed and memory on one core, measured in one run on the same texts: `make bench`.

    python benchmarks/bench.py [ARCHIVE.jsonl.gz] [--articles 300] [--grow 500,2000]

The texts are the records of the archive, else the articles of `corpus/`. Printed: how time and memory grow; articles a second
from HTML and from clean text; the ratio to trafilatura.extract, and to underthesea's sent_tokenize + word_tokenize.

Everything is processor time, so that a busy machine does not count. The texts measured come after others, on which everything
warms up, and each is seen once: between rounds the word model forgets all it remembers and warms up on the others again.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from tinyte.process import process
from tinyte.read import find_inputs, read_pages
from tinyte.read.page import Page
from tinyte.segment.words import model as word_model

ROOT = Path(__file__).parents[1]
ROUNDS, BATCH = 3, 50


def main() -> None:
    """Prints the figures."""
    args = arguments()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = read_texts(args.archive)
    known, texts = texts[: len(texts) // 3][: args.articles], texts[len(texts) // 3 :][: args.articles]
    pages = [Page(source=str(n), content=text, kind="text") for n, text in enumerate(texts)]
    html_pages = [Page(source=str(n), content=as_html(text), kind="html") for n, text in enumerate(texts)]
    size, html_size = (sum(len(page.content) for page in some) / len(some) for some in (pages, html_pages))
    print(
        f"{len(texts)} articles, {size:.0f} characters on average, {html_size:.0f} as HTML; "
        f"Python {sys.version.split()[0]}, one core"
    )
    for count in args.grow:  # first, while nothing but tinyte is loaded
        warm_up(known)
        begin = time.process_time()
        for first in range(0, count, BATCH):
            process(islice(cycle(pages), first, min(first + BATCH, count)))
        seconds = time.process_time() - begin
        print(
            f"{count:6} articles: {seconds:6.1f} s, {count / seconds:5.1f} articles/s, peak memory {peak_mb():.0f} MB"
        )

    tasks: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {
        "tinyte from clean text": (process, batches(pages)),
        "tinyte from HTML": (process, batches(html_pages)),
        "underthesea sent_tokenize + word_tokenize": (segment, texts),
        "trafilatura.extract": (clean, [str(page.content) for page in html_pages]),
    }
    from_text, from_html, segmenting, cleaning = measure(tasks, known, len(texts))
    print(f"ratio from clean text, to sent_tokenize + word_tokenize: {from_text / segmenting:.2f}")
    print(f"ratio from HTML, to trafilatura + sent_tokenize + word_tokenize: {from_html / (cleaning + segmenting):.2f}")


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--grow", type=lambda s: [int(n) for n in s.split(",")], default=[500, 2000])
    return parser.parse_args()


def read_texts(archive: Path | None) -> list[str]:
    """The texts of the archive's records, or of the project's own corpus."""
    if archive is None:
        from tinyte.clean import clean as clean_page

        return [clean_page(page).text for page in read_pages(find_inputs([ROOT / "corpus"])) if isinstance(page, Page)]
    with (
        gzip.open(archive, "rt", encoding="utf-8")
        if archive.suffix == ".gz"
        else archive.open(encoding="utf-8") as lines
    ):
        return [json.loads(line)["text"] for line in lines]


def as_html(text: str) -> str:
    """The text in a page like those of provincial portals: scripts, styles, menus, a list of other news, a footer."""
    title, *lines = text.split("\n")
    body = "".join(f'<p style="text-align: justify;"><span>{html.escape(line)}</span></p>' for line in lines)
    script = "<script>" + "window.portal = window.portal || []; portal.push({id: 1, on: true});\n" * 200 + "</script>"
    style = "<style>" + ".portlet .row > .col-md-4 a:hover { color: #0a58ca; padding: 0 12px; }\n" * 100 + "</style>"
    menu = "".join(
        f'<li class="item"><a href="/chuyen-muc-{n}.html"><span>Chuyên mục {n}</span></a></li>' for n in range(120)
    )
    other = "".join(f'<li><a href="/tin-{n}.html" title="Tin khác số {n}">Tin khác số {n}</a></li>' for n in range(20))
    return (
        f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{html.escape(title)}</title>{style}{script}</head>"
        f"<body><header><nav><ul>{menu}</ul></nav></header><div class=row><main class=content><article>"
        f'<h1 class=title>{html.escape(title)}</h1><div class=detail>{body}</div></article><aside class="related"><h3>Tin khác'
        f"</h3><ul>{other}</ul></aside></main></div><footer><p>Cổng thông tin điện tử</p></footer>{script}</body></html>"
    )


def segment(text: str) -> None:
    """What underthesea takes to split the text into sentences and words."""
    from underthesea import sent_tokenize, word_tokenize

    for sentence in sent_tokenize(text):
        word_tokenize(sentence)


def clean(page: str) -> None:
    """What trafilatura takes to find the main text."""
    import trafilatura

    trafilatura.extract(page)


def batches(pages: Sequence[Page]) -> list[Sequence[Page]]:
    """The pages as a run hands them out."""
    return [pages[first : first + BATCH] for first in range(0, len(pages), BATCH)]


def measure(
    tasks: Mapping[str, tuple[Callable[[Any], object], Sequence[Any]]], known: Sequence[str], articles: int
) -> list[float]:
    """Seconds an article of each task: the median of rounds in which the tasks take turns; printed."""
    for text in known[:5]:
        segment(text)
        clean(as_html(text))
    rounds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, (work, items) in tasks.items():
            warm_up(known)
            begin = time.process_time()
            for item in items:
                work(item)
            rounds[name].append((time.process_time() - begin) / articles)
    seconds = [median(times) for times in rounds.values()]
    for name, one in zip(tasks, seconds, strict=True):
        print(f"{name:44} {one * 1e3:7.2f} ms an article, {1 / one:6.1f} articles/s")
    return seconds


def warm_up(known: Sequence[str]) -> None:
    """Lets the word model forget the texts it has seen, and everything warm up on others."""
    word_model.cache_clear()
    process(Page(source=str(n), content=text, kind="text") for n, text in enumerate(known))


def peak_mb() -> float:
    """Peak resident memory of this process, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
