"""What the pipes leave in a Doc, as spaCy writes it: in `doc.to_bytes()`, a `DocBin` with user data, between processes.

Plain numbers, strings and lists, never code, so that a file from elsewhere can be read. Importing this module is enough.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import srsly

from tinyte.extract.entities import Entity
from tinyte.extract.passage import Found, Passage
from tinyte.tables import TABLES

_PASSAGE, _TIME = "tinyte.passage", "tinyte.time"
Chain = Callable[[Any], Any] | None


def encode(value: Any, chain: Chain = None) -> Any:
    """A passage or a time as plain data; anything else goes to the next encoder."""
    if isinstance(value, Passage):
        found = {
            table: [
                (f.start, f.end, [getattr(f.value, name) for name in _names(table)], f.rule, f.confidence, f.method)
                for f in all_found
            ]
            for table, all_found in value.found.items()
        }
        fields = (value.text, value.sentences, value.words, value.title, value.published, value.province, found)
        return {_PASSAGE: list(fields)}
    if isinstance(value, dt.datetime):
        return {_TIME: value.isoformat()}
    return chain(value) if chain else value


def decode(data: Any, chain: Chain = None) -> Any:
    """A passage or a time from what `encode` gave; anything else goes to the next decoder."""
    if _TIME in data:
        return dt.datetime.fromisoformat(data[_TIME])
    if _PASSAGE not in data:
        return chain(data) if chain else data
    text, sentences, words, title, published, province, found = data[_PASSAGE]
    return Passage(
        text=text, sentences=[tuple(s) for s in sentences], words=[tuple(w) for w in words], title=title,
        published=published, province=province,
        found={table: [_found(table, one) for one in all_found] for table, all_found in found.items()},
    )  # fmt: skip


def _found(table: str, parts: Any) -> Found[Any]:
    start, end, values, *rest = parts
    values = [tuple(value) if isinstance(value, list) else value for value in values]
    return Found(start, end, _row_class(table)(**dict(zip(_names(table), values, strict=True))), *rest)


def _names(table: str) -> tuple[str, ...]:
    names: tuple[str, ...] = _row_class(table).__slots__
    return names


def _row_class(table: str) -> type[Any]:
    """The class of the values found; entities are no table, but stand beside them."""
    return Entity if table == "entities" else TABLES[table].row_class


srsly.msgpack_encoders.register("tinyte", func=encode)
srsly.msgpack_decoders.register("tinyte", func=decode)
