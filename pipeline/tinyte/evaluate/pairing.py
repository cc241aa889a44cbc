"""Which row of the run is which row of gold, in one table of one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tinyte.evaluate.criteria import Criteria
from tinyte.evaluate.figures import Ratio
from tinyte.evaluate.gold import Row, is_optional
from tinyte.evaluate.runs import Cells


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the run as it is compared, with the mentions that were joined in it."""

    row: Row
    mentions: Sequence[Cells]


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of gold, the row of the run that it is, all mentions that say so, and how its attributes are."""

    gold: Row
    got: Row
    mentions: Sequence[Cells]
    attributes: Mapping[str, Ratio]

    @property
    def is_exact(self) -> bool:
        """Whether every attribute is right."""
        return all(ratio.right == ratio.of for ratio in self.attributes.values())


@dataclass(frozen=True, slots=True)
class Pairing:
    """Gold rows found and missed, optional ones left out; rows of the run that are right, and those that are no gold row."""

    pairs: Sequence[Pair]
    missed: Sequence[Row]
    right: int
    extra: Sequence[Found]


def pair_rows(gold: Sequence[Row], rows: Sequence[Cells], criteria: Criteria) -> Pairing:
    """Pairs the rows of one table of one article."""
    wanted = [found.row for found in _join(gold, criteria)]
    got = [Found(*one) for one in criteria.gather(rows)] if criteria.gather else _join(rows, criteria)
    return _many_to_one(wanted, got, criteria) if criteria.many else _one_to_one(wanted, got, criteria)


def _join(rows: Sequence[Row], criteria: Criteria) -> list[Found]:
    """Rows of one identity as one row, the first, with all of them as its mentions."""
    if criteria.identity is None:
        return [Found(row, [row]) for row in rows]
    joined: dict[object, list[Row]] = {}
    for row in rows:
        joined.setdefault(criteria.identity(row), []).append(row)
    return [Found(mentions[0], mentions) for mentions in joined.values()]


def _one_to_one(gold: Sequence[Row], got: Sequence[Found], criteria: Criteria) -> Pairing:
    """Each row is used once: gold that counts chooses before optional gold, then pairs with more right attributes come first."""
    candidates = [
        (is_optional(row), 0 if criteria.gather else -_right(row, found, criteria), i, j)
        for i, row in enumerate(gold)
        for j, found in enumerate(got)
        if criteria.same(row, found.row)
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    counted = [i for i, row in enumerate(gold) if not is_optional(row)]
    pairs = [_pair(gold[i], [got[partner[i]]], criteria) for i in counted if i in partner]
    missed = [gold[i] for i in counted if i not in partner]
    return Pairing(pairs, missed, len(pairs), [found for j, found in enumerate(got) if j not in taken])


def _many_to_one(gold: Sequence[Row], got: Sequence[Found], criteria: Criteria) -> Pairing:
    """Every row of the run that is a gold row is right; the one with most right attributes stands for it."""
    hits = [[found for found in got if criteria.same(row, found.row)] for row in gold]
    counted = [(row, found) for row, found in zip(gold, hits, strict=True) if not is_optional(row)]
    pairs = [_pair(row, found, criteria) for row, found in counted if found]
    right = {id(one) for _, found in counted for one in found}
    known = {id(one) for found in hits for one in found}
    extra = [found for found in got if id(found) not in known]
    return Pairing(pairs, [row for row, found in counted if not found], len(right), extra)


def _pair(gold: Row, found: Sequence[Found], criteria: Criteria) -> Pair:
    best = max(found, key=lambda one: _right(gold, one, criteria))
    mentions = [mention for one in found for mention in one.mentions]
    return Pair(gold, best.row, mentions, criteria.judge(gold, best.row))


def _right(gold: Row, found: Found, criteria: Criteria) -> int:
    return sum(ratio.right for ratio in criteria.judge(gold, found.row).values())
