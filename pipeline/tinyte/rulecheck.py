"""Runs every rule on its own examples and counter-examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from tinyte import rulebook
from tinyte.clean.boilerplate import furniture
from tinyte.clean.names import Role, roles
from tinyte.pipes import load
from tinyte.rulebook import Example, Rule, RuleError
from tinyte.segment.normal import lower, normal
from tinyte.tables import MENTION_TABLES, TABLES


@dataclass(frozen=True, slots=True)
class Result:
    """How many rules and examples were run, and a line for each that failed."""

    rules: int
    examples: int
    counterexamples: int
    failures: tuple[str, ...]


def check(names: Sequence[str] | None = None) -> Result:
    """Checks the rule files of these names, or all.

    An example passes when a row that the rule made has all the columns it names; a counter-example when there is none.
    Raises RuleError for a file that cannot be used.
    """
    rules = examples = counterexamples = 0
    failures: list[str] = []
    for name in names or rulebook.names():
        book = rulebook.load(name)
        if book.rules and book.table not in (*MENTION_TABLES, *_CUTS):
            raise RuleError(book.file, 1, None, f"`table` must be one of {', '.join((*MENTION_TABLES, *_CUTS))}")
        for rule in book.rules:
            failures += check_rule(rule, str(book.table))
            rules += 1
            examples += len(rule.examples)
            counterexamples += len(rule.counterexamples)
    return Result(rules, examples, counterexamples, tuple(failures))


def check_rule(rule: Rule, table: str) -> list[str]:
    """A line for each example that the rule fails.

    Raises RuleError when its pattern is not valid.
    """
    assert rule.regex
    where = f"{rule.file}:{rule.line}: rule {rule.id}: "
    rows_of = _cuts_of if table in _CUTS else _rows_of
    failures = [f"{where}`examples` is empty"] if not rule.examples else []
    failures += [f"{where}`not` is empty"] if not rule.counterexamples else []
    for example in rule.examples:
        rows = rows_of(rule, table, example)
        if not any(_agrees(row, example.row) for row in rows):
            failures.append(
                f"{where}{example.text!r} should give {dict(example.row)}, gives {_told(rows, example.row)}"
            )
    for example in rule.counterexamples:
        rows = [row for row in rows_of(rule, table, example) if _agrees(row, example.row)]
        if rows:
            failures.append(f"{where}{example.text!r} should give no row, gives {_told(rows, {'text': None})}")
    return failures


def _is_furniture(rule: Rule, line: str) -> bool:
    found = furniture(lower(normal(line)))
    return found is not None and found.reason == rule.constants["reason"]


def _has_role(rule: Rule, name: str) -> bool:
    return Role(rule.constants["role"], rule.constants.get("reason", "")) in roles(name)


_CUTS = {"lines": _is_furniture, "names": _has_role}
"""Rules of cleaning fill no table: they say which lines are furniture, and what a part of a page is by its name."""


def _cuts_of(rule: Rule, table: str, example: Example) -> list[dict[str, Any]]:
    return [{"text": example.text}] if _CUTS[table](rule, example.text) else []


def _rows_of(rule: Rule, table: str, example: Example) -> list[dict[str, Any]]:
    nlp = load()
    doc = nlp.make_doc(example.text)
    doc._.province = example.province
    doc._.published = dt.datetime.fromisoformat(str(example.published_at)) if example.published_at else None
    columns = [field.name for field in fields(TABLES[table].row_class)]
    return [
        {"text": example.text[f.start : f.end], "rule": f.rule, "method": f.method}
        | {name: getattr(f.value, name) for name in columns}
        for f in nlp(doc)._.passage.found[table]
        if f.rule.split(";")[0] == rule.id
    ]


def _agrees(row: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(_same(row[column], value) for column, value in wanted.items())


def _same(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return list(got) == wanted
    if isinstance(wanted, bool | int | float) or isinstance(got, int | float):
        return got is not None and wanted is not None and float(got) == float(wanted)
    return got == wanted or (
        got is not None and wanted is not None and lower(normal(str(got))) == lower(normal(str(wanted)))
    )


def _told(rows: Sequence[Mapping[str, Any]], wanted: Mapping[str, Any]) -> str:
    return str([{column: row[column] for column in wanted} for row in rows]) if rows else "nothing"
