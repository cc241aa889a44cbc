"""Of which kind (`tinyte.evaluate.kinds`) each row of a table is, in one article."""

from __future__ import annotations

from collections.abc import Sequence

from tinyte.evaluate.context import places
from tinyte.evaluate.criteria import Criteria
from tinyte.evaluate.gold import Row
from tinyte.evaluate.kinds import Outcome
from tinyte.evaluate.normal_forms import folded
from tinyte.evaluate.pairing import Found, Pair, Pairing
from tinyte.evaluate.runs import RunArticle, span


def outcomes(name: str, table: str, pairing: Pairing, criteria: Criteria, article: RunArticle) -> list[Outcome]:
    """What became of every counted row: gold found, gold not found, then rows of the run that are no gold row."""
    extra = list(pairing.extra)
    done = [_of_pair(name, table, pair, criteria) for pair in pairing.pairs]
    for row in pairing.missed:
        other = next((found for found in extra if _share_span(row, found, article)), None)
        if other is None:
            done.append(Outcome(name, table, "missed", row, None, (), ()))
        else:
            extra.remove(other)
            wrong = _differing(row, other.row, criteria.value)
            done.append(Outcome(name, table, "wrong value", row, other.row, other.mentions, wrong))
    return done + [Outcome(name, table, "spurious", None, found.row, found.mentions, ()) for found in extra]


def _of_pair(name: str, table: str, pair: Pair, criteria: Criteria) -> Outcome:
    wrong = [attribute for attribute, ratio in pair.attributes.items() if ratio.right < ratio.of]
    bounds = _bounds_agree(pair)
    if bounds and set(criteria.value) & set(wrong) and criteria.many:
        return Outcome(name, table, "wrong value", pair.gold, pair.got, pair.mentions, tuple(wrong))
    wrong += [] if bounds else ["text"]
    return Outcome(
        name, table, "partial" if wrong else "correct", pair.gold, pair.got, pair.mentions, tuple(wrong)
    )  # fmt: skip


def _bounds_agree(pair: Pair) -> bool:
    wanted = pair.gold.get("text")
    return wanted is None or folded(wanted) in {folded(mention["text"]) for mention in pair.mentions}


def _share_span(row: Row, found: Found, article: RunArticle) -> bool:
    if "text" in row:
        return folded(row["text"]) in {folded(mention["text"]) for mention in found.mentions}
    taken = [at for mention in found.mentions if (at := span(mention))]
    return any(
        start < end_2 and start_2 < end for start, end in places(row["name"], article.text) for start_2, end_2 in taken
    )


def _differing(gold: Row, got: Row, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        column for column in columns if folded(str(gold.get(column) or "")) != folded(str(got.get(column) or ""))
    )
