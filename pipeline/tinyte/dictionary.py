"""The data dictionary, printed from `tinyte.tables`."""

from __future__ import annotations

from collections.abc import Iterator

from tinyte.tables import REJECTS, TABLES, Column, Table

_NAMES = {str: "text", int: "integer", float: "number", tuple: "list"}


def markdown_dictionary() -> str:
    """The dictionary of all tables as one Markdown page."""
    return "# Data dictionary\n\nMade by `tinyte tables --markdown`; do not edit.\n" + "".join(_markdown())


def print_dictionary() -> None:
    """The dictionary of all tables in the terminal."""
    from rich.console import Console
    from rich.table import Table as Grid

    console = Console()
    for table in (*TABLES.values(), REJECTS):
        grid = Grid(
            "column", "type", "meaning", title=f"{table.name}: {table.meaning}", title_justify="left", expand=True
        )
        for column in table.columns:
            grid.add_row(column.name, type_name(column), meaning(column))
        console.print(grid, markup=False)


def type_name(column: Column) -> str:
    """`text`, `integer`, `number` or `list`, with `?` when the cell may be empty."""
    return _NAMES[column.type] + ("?" if column.optional else "")


def meaning(column: Column) -> str:
    """What the column's values mean, with the closed list of values where there is one."""
    return column.meaning + (f" ({', '.join(column.choices)})" if column.choices else "")


def _markdown() -> Iterator[str]:
    for table in (*TABLES.values(), REJECTS):
        yield f"\n## {table.name}\n\n{table.meaning}\n\n| column | type | meaning |\n| --- | --- | --- |\n"
        yield from (_row(table, column) for column in table.columns)


def _row(table: Table, column: Column) -> str:
    key = " **key**" if column.key and table.name != "officials" else ""
    return f"| {column.name} | {type_name(column)}{key} | {meaning(column).replace('|', chr(92) + '|')} |\n"
