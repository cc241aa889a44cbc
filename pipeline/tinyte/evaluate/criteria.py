"""When a row of the run is a row of gold, and when its attributes are right: one `Criteria` a table.

| table | the same row when | attributes |
| --- | --- | --- |
| dates | `value` covers the same days | role, time |
| officials | `name` is the same | titles, positions, organizations, no spurious post (`tinyte.evaluate.people`) |
| units | `text` or `name` is of the same unit | name, type, province |
| resolutions | `number` is the same, else `doc_type` and 0.6 of `title` | doc_type, issue_date, issuer, title |
| targets | `value` and `value_max` are the same | unit, kind, comparator, indicator, period |

An attribute that gold leaves open (issuer, title, period) is not asked for. All text is compared in `normal_forms`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from tinyte.evaluate import people
from tinyte.evaluate.figures import Ratio
from tinyte.evaluate.gold import Row
from tinyte.evaluate.normal_forms import (
    days,
    folded,
    measure,
    number,
    same_days,
    same_issuer,
    same_unit,
    similarity,
    written_out,
)
from tinyte.evaluate.runs import Cells

SAME_TITLE, RIGHT_TITLE, RIGHT_INDICATOR = 0.6, 0.7, 0.5
"""Least similarity of titles for one document, of a title that is right, of an indicator that is right."""

Judge = Callable[[Row, Row], Mapping[str, Ratio]]


@dataclass(frozen=True, slots=True)
class Criteria:
    """How rows of one table are compared, the gold row first.

    `identity` joins mentions into rows (None: each mention is a row). `value` are the columns that a row is known by besides its
    span, `columns` those that are shown. `many`: several rows of the run may be the same gold row, and all are right.
    `gather` makes rows of another shape of the run's mentions, which are then told apart by `same` alone.
    """

    same: Callable[[Row, Row], bool]
    judge: Judge
    identity: Callable[[Row], Hashable] | None
    value: tuple[str, ...]
    columns: tuple[str, ...]
    many: bool = False
    gather: Callable[[Sequence[Cells]], list[tuple[Row, list[Cells]]]] | None = None


def _flags(flags: Mapping[str, bool]) -> dict[str, Ratio]:
    return {attribute: Ratio(int(right), 1) for attribute, right in flags.items()}


def _same_date(gold: Row, got: Row) -> bool:
    return same_days(gold.get("value"), got.get("value"))


def _judge_date(gold: Row, got: Row) -> dict[str, Ratio]:
    return _flags(
        {
            "role": folded(gold.get("role")) == folded(got.get("role")),
            "time": (gold.get("time") or "") == (got.get("time") or ""),
        }
    )


def _same_unit(gold: Row, got: Row) -> bool:
    return (
        folded(gold["text"]) == folded(got["text"])
        or same_unit(gold["text"], got["text"])
        or same_unit(gold["name"], got.get("name"))
    )


def _judge_unit(gold: Row, got: Row) -> dict[str, Ratio]:
    return _flags(
        {
            "name": same_unit(gold["name"], got.get("name")),
            "type": gold["type"] == got.get("type"),
            "province": folded(gold.get("province")) == folded(got.get("province")),
        }
    )


def _same_resolution(gold: Row, got: Row) -> bool:
    if gold.get("number"):
        return _bare_number(gold) == _bare_number(got)
    return (
        not got.get("number")
        and folded(gold["doc_type"]) == folded(got.get("doc_type"))
        and similarity(gold.get("title"), got.get("title")) >= SAME_TITLE
    )


def _judge_resolution(gold: Row, got: Row) -> dict[str, Ratio]:
    flags = {
        "doc_type": _one_begins_the_other(gold["doc_type"], got.get("doc_type")),
        "issue_date": _same_issue(gold, got),
    }
    if gold.get("issuer"):
        flags["issuer"] = same_issuer(gold["issuer"], got.get("issuer"))
    if gold.get("title"):
        flags["title"] = similarity(gold["title"], got.get("title")) >= RIGHT_TITLE
    return _flags(flags)


def _same_target(gold: Row, got: Row) -> bool:
    return all(number(gold.get(column)) == number(got.get(column)) for column in ("value", "value_max"))


def _judge_target(gold: Row, got: Row) -> dict[str, Ratio]:
    flags = {
        "unit": measure(gold.get("unit")) == measure(got.get("unit")),
        "kind": gold["kind"] == got.get("kind"),
        "comparator": gold["comparator"] == (got.get("comparator") or "="),
        "indicator": similarity(gold["indicator"], got.get("indicator")) >= RIGHT_INDICATOR,
    }
    if gold.get("period"):
        flags["period"] = same_days(gold["period"], got.get("period"))
    return _flags(flags)


def _bare_number(row: Row) -> str:
    return "".join(folded(row.get("number")).replace(".", "").split())


def _one_begins_the_other(one: str, other: str | None) -> bool:
    """ "Chương trình" is right for "Chương trình hành động"."""
    x, y = folded(one), folded(other)
    return bool(x and y) and (x.startswith(y) or y.startswith(x))


def _same_issue(gold: Row, got: Row) -> bool:
    """Right to the precision that gold says."""
    wanted, day = gold.get("issue_date") or "", got.get("issue_date") or ""
    return day.startswith(wanted) if wanted else not day


def _document(row: Row) -> str:
    return folded(row.get("number")) or f"{folded(row.get('doc_type'))}|{folded(row.get('title'))}"


CRITERIA: Mapping[str, Criteria] = {
    "dates": Criteria(
        _same_date, _judge_date, lambda row: days(row.get("value")), ("value",), ("text", "value", "time", "role")
    ),
    "officials": Criteria(
        people.same_person, people.judge, None, ("name",), ("name", "titles", "positions"), gather=people.gather
    ),
    "units": Criteria(
        _same_unit, _judge_unit, lambda row: written_out(row["text"]), ("name",), ("text", "name", "type", "province"),
        many=True,
    ),
    "resolutions": Criteria(
        _same_resolution, _judge_resolution, _document, ("number", "title"),
        ("text", "doc_type", "number", "issuer", "issue_date", "title"),
    ),
    "targets": Criteria(
        _same_target, _judge_target, None, ("value", "value_max"),
        ("text", "indicator", "kind", "comparator", "value", "value_max", "out_of", "unit", "period"),
    ),
}  # fmt: skip

_COLUMNS = {"organizations": "positions", "no spurious post": "positions"}


def column_of(attribute: str) -> str:
    """The column that an attribute is about."""
    return _COLUMNS.get(attribute, attribute)
