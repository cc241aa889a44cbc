"""Speed and memory on one core, measured in one run on the same texts: `make bench`.

    python benchmarks/bench.py [ARCHIVE.jsonl.gz] [--articles 300] [--grow 500,2000]

The texts are the records of the archive, else those of `corpus/` over and over. Printed: articles a second from HTML and from
clean text; the ratio to trafilatura.extract, and to underthesea's sent_tokenize + word_tokenize; peak memory; how time grows.
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
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tinyte.pipes import load
from tinyte.process import process_page
from tinyte.read import find_inputs, read_pages
from tinyte.read.page import Page

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Prints the figures."""
    args = arguments()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = list(islice(cycle(read_texts(args.archive)), args.articles))
    pages = [Page(source=str(n), content=text, kind="text") for n, text in enumerate(texts)]
    html_pages = [Page(source=str(n), content=as_html(text), kind="html") for n, text in enumerate(texts)]
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} articles, {size:.0f} characters on average, Python {sys.version.split()[0]}, one core")

    nlp = load()
    tinyte_text = per_article("tinyte from clean text", lambda p: process_page(p, nlp), pages)
    tinyte_html = per_article("tinyte from HTML", lambda p: process_page(p, nlp), html_pages)
    segmenting = per_article("underthesea sent_tokenize + word_tokenize", segment, texts)
    cleaning = per_article("trafilatura.extract", clean, [str(p.content) for p in html_pages])
    print(f"ratio from clean text, to sent_tokenize + word_tokenize: {tinyte_text / segmenting:.2f}")
    print(
        f"ratio from HTML, to trafilatura + sent_tokenize + word_tokenize: {tinyte_html / (cleaning + segmenting):.2f}"
    )
    for count in args.grow:
        begin = time.perf_counter()
        for page in islice(cycle(pages), count):
            process_page(page, nlp)
        seconds = time.perf_counter() - begin
        print(
            f"{count:6} articles: {seconds:6.1f} s, {count / seconds:5.1f} articles/s, peak memory {peak_mb():.0f} MB"
        )


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
    """The text as a page with a headline, paragraphs and a little furniture."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    menu = "".join(f'<li><a href="/{n}">Chuyên mục {n}</a></li>' for n in range(30))
    return (
        f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>Tin</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><article><h1>{html.escape(text[:80])}</h1>{body}</article></main><footer>Điện thoại</footer></body></html>"
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


def per_article(name: str, work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Seconds an article, after a warm-up; printed."""
    for item in items[:20]:
        work(item)
    begin = time.perf_counter()
    for item in items:
        work(item)
    seconds = (time.perf_counter() - begin) / len(items)
    print(f"{name:44} {seconds * 1e3:7.2f} ms an article, {1 / seconds:6.1f} articles/s")
    return seconds


def peak_mb() -> float:
    """Peak resident memory of this process, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
