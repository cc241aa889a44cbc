"""Pages of the commonest content systems: what is the article and what is not, and what the page says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
import yaml

from tinyte.clean import CleanArticle, clean
from tinyte.read.page import Page

PAGES = sorted((Path(__file__).parent / "pages").glob("*.yaml"))


def load(expected: Path) -> tuple[dict[str, str | list[str]], CleanArticle]:
    page = next(path for path in (expected.with_suffix(".html"), expected.with_suffix(".txt")) if path.exists())
    kind: Literal["html", "text"] = "html" if page.suffix == ".html" else "text"
    # every scalar as written: "2024" and "3.481.220" are strings here
    wanted = yaml.load(expected.read_text("utf-8"), yaml.BaseLoader)
    return wanted, clean(Page(source=page.name, content=page.read_bytes(), kind=kind))


@pytest.mark.parametrize("expected", PAGES, ids=lambda path: path.stem)
def test_the_article_is_whole_and_alone(expected: Path) -> None:
    wanted, article = load(expected)
    assert [words for words in wanted["contains"] if article.text.count(words) != 1] == []
    assert [words for words in wanted["lacks"] if words in article.text] == []


@pytest.mark.parametrize("expected", PAGES, ids=lambda path: path.stem)
def test_the_metadata(expected: Path) -> None:
    wanted, article = load(expected)
    got = {name: getattr(article, name) for name in ("title", "published_at", "author", "source_credit", "province")}
    assert got == {name: None if wanted.get(name) in (None, "null") else wanted[name] for name in got}


@pytest.mark.parametrize("expected", PAGES, ids=lambda path: path.stem)
def test_what_was_cut_can_be_seen(expected: Path) -> None:
    wanted, article = load(expected)
    cut = "\n".join(cut.text for cut in article.cuts)
    assert [words for words in wanted["lacks"] if words not in cut] == []
    assert all(cut.reason for cut in article.cuts)


@pytest.mark.parametrize("expected", PAGES, ids=lambda path: path.stem)
def test_the_title_comes_first_and_once(expected: Path) -> None:
    _, article = load(expected)
    assert article.text.split("\n")[0] == article.title
    assert article.text.count(article.title or "") == 1


def test_the_same_page_gives_the_same_article_every_time() -> None:
    articles = [load(path)[1] for path in PAGES]
    assert [load(path)[1] for path in reversed(PAGES)] == articles[::-1]
