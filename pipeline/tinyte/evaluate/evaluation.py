"""Gold and a run in, figures and outcomes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tinyte.evaluate.articles import ArticleFault, article_faults, judge_cleaning, judge_metadata
from tinyte.evaluate.criteria import CRITERIA
from tinyte.evaluate.figures import Ratio, TableFigures, add, shares
from tinyte.evaluate.gold import GoldArticle
from tinyte.evaluate.kinds import Outcome
from tinyte.evaluate.outcomes import outcomes
from tinyte.evaluate.pairing import Pairing, pair_rows
from tinyte.evaluate.runs import Run, RunArticle
from tinyte.tables import MENTION_TABLES

NOTHING = RunArticle({}, {})
"""What a lost article gave."""


@dataclass(slots=True)
class Evaluation:
    """How a run is against gold.

    `lost` are articles of gold that the run does not have; `rows` and `ungrounded` count the whole run. `clean` and
    `metadata` hold ratios by name, `tables` the figures of each table, `outcomes` every counted row, `faults` what is wrong
    with whole articles. `found` are the run's articles by the names that gold has for them.
    """

    articles: int
    lost: Sequence[str]
    rows: int
    ungrounded: int
    found: Mapping[str, RunArticle]
    clean: dict[str, Ratio] = field(default_factory=dict)
    metadata: dict[str, Ratio] = field(default_factory=dict)
    tables: dict[str, TableFigures] = field(default_factory=lambda: {table: TableFigures() for table in MENTION_TABLES})
    outcomes: list[Outcome] = field(default_factory=list)
    faults: list[ArticleFault] = field(default_factory=list)

    def errors(self) -> list[Outcome]:
        """Outcomes that are not correct, table by table, article by article."""
        wrong = [outcome for outcome in self.outcomes if outcome.kind != "correct"]
        return sorted(wrong, key=lambda outcome: MENTION_TABLES.index(outcome.table))

    def figures(self) -> dict[str, object]:
        """All figures as plain values by name; the means are of the rounded figures, so that a reader can redo them."""
        tables = {table: figures.as_json() for table, figures in self.tables.items()}
        f1, exact = ([round(rate, 4) for rate in rates] for rates in self._rates())
        return {
            "articles": self.articles,
            "lost": len(self.lost),
            "rows": self.rows,
            "ungrounded": self.ungrounded,
            "clean": shares(self.clean),
            "article": shares(self.metadata),
            **tables,
            "mean_f1": round(sum(f1) / len(f1), 4),
            "mean_exact_f1": round(sum(exact) / len(exact), 4),
        }

    def _rates(self) -> tuple[list[float], list[float]]:
        figures = self.tables.values()
        return [table.f1 for table in figures], [table.exact_f1 for table in figures]


def evaluate(gold: Sequence[GoldArticle], run: Run) -> Evaluation:
    """Compares a run with gold.

    Raises EvaluationError where two articles of the run bear the name of one gold article.
    """
    found = run.by_name({article.name for article in gold})
    lost = [article.name for article in gold if article.name not in found]
    result = Evaluation(len(gold), lost, run.rows, run.ungrounded, found)
    for article in gold:
        _add_article(result, article, found.get(article.name, NOTHING))
    return result


def _add_article(result: Evaluation, gold: GoldArticle, got: RunArticle) -> None:
    add(result.metadata, {column: Ratio(int(right), 1) for column, right in judge_metadata(gold, got.row).items()})
    add(result.clean, judge_cleaning(gold, got.text))
    if got is not NOTHING:
        result.faults += article_faults(gold, got.row)
    for table, criteria in CRITERIA.items():
        pairing = pair_rows(gold.tables[table], got.tables.get(table, []), criteria)
        rows = outcomes(gold.name, table, pairing, criteria, got)
        _count(result.tables[table], pairing, rows)
        result.outcomes += rows


def _count(figures: TableFigures, pairing: Pairing, rows: Sequence[Outcome]) -> None:
    figures.gold += len(pairing.pairs) + len(pairing.missed)
    figures.found += len(pairing.pairs)
    figures.predicted += pairing.right + len(pairing.extra)
    figures.right += pairing.right
    figures.exact += sum(pair.is_exact for pair in pairing.pairs)
    for pair in pairing.pairs:
        add(figures.attributes, pair.attributes)
    figures.kinds.update(row.kind for row in rows)
