"""What the trained model is worth: rules alone, the model alone, both.

    python benchmarks/ablation.py [NAME=GOLD,INPUT ...]

Without arguments the test half of `corpus/` is measured. Printed for each set and each way: F1 and exact F1 of officials,
units and targets, rows in which the model had a hand, and milliseconds of processor time an article. The model alone sees no
answer of the rules and is asked everywhere: its organizations and bare places are units, its people with the post beside
them officials; it has no targets. Without a gazetteer its units are rated lower than its labels deserve.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tinyte.clean import clean
from tinyte.clean.article import CleanArticle
from tinyte.dataset.files import cell
from tinyte.evaluate import evaluate, read_gold
from tinyte.evaluate.gold import GoldArticle
from tinyte.evaluate.runs import Run, RunArticle, gold_name
from tinyte.extract.entities import Entity
from tinyte.extract.entities.answers import Answers
from tinyte.extract.entities.find import label_sentences
from tinyte.extract.entities.joined import said_unit
from tinyte.extract.entities.model import shipped_model
from tinyte.extract.passage import Found, Passage
from tinyte.extract.units.said import SaidUnit
from tinyte.pipes import load
from tinyte.process import read_passage, tabulate
from tinyte.read import find_inputs, read_pages
from tinyte.read.page import Page
from tinyte.resolve.people import resolve_officials
from tinyte.resolve.units import resolve_units
from tinyte.tables import MENTION_TABLES, TABLES, Official
from tinyte.training.annotated import read_split

ROOT = Path(__file__).parents[1]
SHOWN = ("officials", "units", "targets")
BESIDE = 4
"""Characters between a person and a post, or a post and an organization, that belong together."""


@dataclass(frozen=True, slots=True)
class Set:
    """Annotated articles and their clean texts."""

    name: str
    gold: Sequence[GoldArticle]
    articles: Sequence[CleanArticle]


def main() -> None:
    """Prints the table."""
    ways = {"rules": rules_alone, "model": model_alone, "both": both}
    print("| set | way | " + " | ".join(SHOWN) + " | rows of the model | ms an article |")
    print("| --- | --- | " + "--- | " * len(SHOWN) + "--- | --- |")
    for one in map(given_set, sys.argv[1:]) if sys.argv[1:] else [corpus_test()]:
        for name, way in ways.items():
            print(f"| {one.name} | {name} | " + " | ".join(figures(one, way)) + " |", flush=True)


def given_set(argument: str) -> Set:
    """The set that an argument names: NAME=FOLDER OF GOLD,INPUT."""
    name, _, paths = argument.partition("=")
    gold, _, inputs = paths.partition(",")
    articles = read_gold([Path(gold)])
    return Set(name, articles, list(clean_articles([inputs], {article.name for article in articles})))


def corpus_test() -> Set:
    """The test half of the project's own corpus."""
    corpus = ROOT / "corpus"
    names = set(read_split(corpus)["test"])
    gold = [article for article in read_gold([corpus / "pages", corpus / "archive"]) if article.name in names]
    return Set("corpus test", gold, list(clean_articles([str(corpus / "pages"), str(corpus / "archive.jsonl")], names)))


def clean_articles(inputs: Sequence[str], names: set[str]) -> Iterator[CleanArticle]:
    """The articles of the inputs that have gold."""
    for page in read_pages(find_inputs(inputs)):
        if isinstance(page, Page) and gold_name(page.source) in names:
            yield clean(page)


def figures(one: Set, way: Callable[[CleanArticle], Passage]) -> list[str]:
    """F1 / exact F1 of each table shown, rows of the model, milliseconds."""
    for article in one.articles:
        way(article)
    begin = time.process_time()
    passages = [way(article) for article in one.articles]
    took = 1000 * (time.process_time() - begin) / len(one.articles)
    pairs = zip(one.articles, passages, strict=True)
    run = Run([run_article(article, passage) for article, passage in pairs])
    tables = evaluate(one.gold, run).tables
    hands = sum(f.method != "rule" for p in passages for table in SHOWN for f in p.found.get(table, ()))
    shown = [f"{tables[table].f1:.3f} / {tables[table].exact_f1:.3f}" for table in SHOWN]
    return [*shown, str(hands), f"{took:.1f}"]


def run_article(article: CleanArticle, passage: Passage) -> RunArticle:
    """The article's rows as the yardstick reads them from files."""
    rows = tabulate(article, passage)

    def cells(table: str) -> list[Mapping[str, str]]:
        return [dict(zip(TABLES[table].column_names, map(cell, row), strict=True)) for row in rows[table]]

    sentences = [(int(row["start"]), int(row["end"])) for row in cells("sentences")]
    return RunArticle(cells("articles")[0], {table: cells(table) for table in MENTION_TABLES}, sentences)


def rules_alone(article: CleanArticle) -> Passage:
    """What `tinyte run --no-model` finds."""
    return read_passage(article, load(model=False))


def both(article: CleanArticle) -> Passage:
    """What `tinyte run` finds."""
    return read_passage(article, load())


def model_alone(article: CleanArticle) -> Passage:
    """What the model finds that sees only words, their borders and shapes."""
    nlp = load(model=False)
    doc = nlp.make_doc(article.text)
    doc._.title, doc._.province = article.title, article.province
    passage: Passage = nlp.get_pipe("tinyte_segments")(doc)._.passage
    found: dict[str, Sequence[Found[object]]] = {table: [] for table in MENTION_TABLES}
    object.__setattr__(passage, "found", found)
    entities = label_sentences(passage, shipped_model(), range(len(passage.sentences)), Answers([], []))
    said = [unit for entity in entities if (unit := unit_of(passage, entity))]
    found["units"] = resolve_units(passage, said)
    found["officials"] = resolve_officials(passage, list(people_of(passage, entities)))
    return passage


def unit_of(passage: Passage, entity: Found[Entity]) -> Found[SaidUnit] | None:
    """A unit from an organization or a place; a place with its kind before it ("huyện X") gives none, for want of a gazetteer."""
    if entity.value.label not in ("organization", "place"):
        return None
    said = said_unit(passage, entity)
    return said and Found(entity.start, entity.end, said, entity.rule, entity.confidence, "model")


def people_of(passage: Passage, entities: Sequence[Found[Entity]]) -> Iterator[Found[Official]]:
    """People with the post, and the organization after it, that stand right beside them."""
    for n, entity in enumerate(entities):
        if entity.value.label != "person":
            continue
        before, after = entities[n - 1 : n] if n else [], entities[n + 1 : n + 3]
        post = next((e for e in (*before, *after[:1]) if e.value.label == "post" and near(e, entity)), None)
        house = next((e for e in after if post and e.value.label == "organization" and near(post, e)), None)
        value = Official(
            person_id="",
            name=passage.text[entity.start : entity.end],
            position=passage.text[post.start : post.end] if post else None,
            organization=passage.text[house.start : house.end] if house else None,
        )
        yield Found(entity.start, entity.end, value, entity.rule, entity.confidence, "model")


def near(one: Found[Entity], other: Found[Entity]) -> bool:
    """Whether hardly anything stands between the two."""
    first, second = sorted([one, other], key=lambda e: e.start)
    return second.start - first.end <= BESIDE


if __name__ == "__main__":
    main()
