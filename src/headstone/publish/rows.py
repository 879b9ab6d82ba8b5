"""A table as values: the command line prints it with rules or as JSON, a spreadsheet as cells."""

from typing import NamedTuple

Cell = str | int | float | bool | None


class Table(NamedTuple):
    """`headers` are field names (the keys of the JSON rows); every row has one cell a header."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """The rows as objects, for `--json`."""
        return [dict(zip(self.headers, row, strict=True)) for row in self.rows]
