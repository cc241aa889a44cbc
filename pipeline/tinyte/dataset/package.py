"""The `datapackage.json` of a dataset (Frictionless data package v2), made from `tinyte.tables`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tinyte import __version__
from tinyte.tables import REJECTS, TABLES, Column, Table

_TYPES = {str: "string", int: "integer", float: "number", tuple: "string"}


def data_package(formats: Sequence[str], rows: Mapping[str, int]) -> dict[str, Any]:
    """The description of a dataset whose tables are there in these formats.

    The resources are the CSV files, or the Parquet files where there is no CSV.
    """
    suffix = "csv" if "csv" in formats else "parquet"
    resources = [_resource(table, suffix, rows[table.name]) for table in TABLES.values()]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tinyte",
        "title": "Vietnamese health news as tables",
        "description": "Made by tinyte; offsets are Unicode code points of articles.text, 0-based, end-exclusive.",
        "version": __version__,
        "resources": [*resources, _resource(REJECTS, "csv", rows[REJECTS.name])],
    }


def _resource(table: Table, suffix: str, rows: int) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.{suffix}",
        "description": table.meaning,
        "format": suffix,
        "mediatype": "text/csv" if suffix == "csv" else "application/vnd.apache.parquet",
        "rows": rows,
        "schema": _schema(table),
    }
    if suffix == "csv":
        resource |= {"encoding": "utf-8", "dialect": {"delimiter": ",", "lineTerminator": "\n"}}
    return resource


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    # the posts of one person share a mention, so officials have no key of their own
    if (key := [c.name for c in table.columns if c.key]) and table.name != "officials":
        schema["primaryKey"] = key
    if any(c.name == "article_id" for c in table.columns) and table.name != "articles":
        schema["foreignKeys"] = [
            {"fields": ["article_id"], "reference": {"resource": "articles", "fields": ["article_id"]}}
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if not column.optional and column.type is not tuple else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    meaning = column.meaning + ("; joined by `; `" if column.type is tuple else "")
    return {"name": column.name, "type": _TYPES[column.type], "description": meaning, "constraints": constraints}
