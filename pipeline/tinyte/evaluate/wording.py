"""How rows and their values are put in words, for a reader and for the key of a row in a result."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from tinyte.evaluate.kinds import Outcome

_LABELS: Mapping[str, tuple[str, ...]] = {
    "dates": ("text", "value"),
    "officials": ("name",),
    "units": ("text", "name"),
    "resolutions": ("doc_type", "number", "title"),
    "targets": ("text", "kind", "indicator", "period"),
}


def label(outcome: Outcome) -> str:
    """A row in a few words: gold's, or the run's where gold has none.

    >>> label(Outcome("a", "dates", "missed", {"text": "Sáng 6/1", "value": "2020-01-06"}, None, (), ()))
    'Sáng 6/1 | 2020-01-06'
    """
    row = outcome.gold if outcome.gold is not None else outcome.got or {}
    return " | ".join(worded(row[column]) for column in _LABELS[outcome.table] if row.get(column))


def worded(value: Any) -> str:
    """A value on one line, `–` when there is none.

    >>> worded([{"position": "Giám đốc", "organization": "Sở Y tế"}, {"position": "Đại biểu", "organization": None}])
    'Giám đốc, Sở Y tế; Đại biểu'
    >>> worded(2600.0), worded(["TS", "BS"]), worded("")
    ('2600', 'TS; BS', '–')
    """
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(worded(one) for one in value) or "–"
    if isinstance(value, Mapping):
        return ", ".join(worded(value[key]) for key in ("position", "organization") if value.get(key))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return visible(" ".join(str(value).split())) if value not in (None, "") else "–"


def visible(text: str) -> str:
    """The text on one line, steering characters replaced, so that a scraped page cannot act on a terminal or a page.

    >>> visible("a\\tb\\x1b[2J")
    'a b�[2J'
    """
    return "".join(" " if char.isspace() else _STEERING.get(unicodedata.category(char), char) for char in text)


_STEERING = dict.fromkeys(("Cc", "Cf", "Cs"), "\N{REPLACEMENT CHARACTER}")
