"""A table too wide for its terminal, as one short paragraph a row: what folded columns would make unreadable."""

import textwrap
from collections.abc import Iterator, Sequence

from headstone.publish.rows import Cell, Table

SHORT = 34  # columns: a cell up to this shares its line with others
NAME = 10  # columns for the name of a long cell


def too_wide(table: Table, width: int) -> bool:
    """Whether the columns, each as wide as its widest cell, want more than twice the width in columns."""
    rows = [table.headers, *table.rows]
    return sum(max(len(said(row[i])) + 2 for row in rows) for i in range(len(table.headers))) > 2 * width


def render(table: Table, width: int) -> str:
    """Rows as paragraphs of `width` columns: the first two cells lead, long ones have their own lines, short ones share."""
    return "\n\n".join("\n".join(_paragraph(table.headers, row, width)) for row in table.rows)


def said(cell: Cell) -> str:
    """A cell on one line, as a person reads it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else " ".join(str(cell).split())


def _paragraph(headers: Sequence[str], row: Sequence[Cell], width: int) -> Iterator[str]:
    named = [(header.replace("_", " "), said(cell)) for header, cell in zip(headers, row, strict=True)]
    named = [pair for pair in named if pair[1]]
    lead, rest = named[:2], named[2:]
    yield from textwrap.wrap("  ".join(value for _, value in lead), width, subsequent_indent="  ")
    hang = " " * (NAME + 2)
    for name, value in rest:
        if len(value) > SHORT:
            yield from textwrap.wrap(value, width, initial_indent=f"  {name:<{NAME}}", subsequent_indent=hang)
    short = " · ".join(f"{name} {value}" for name, value in rest if len(value) <= SHORT)
    if short:
        yield from textwrap.wrap(short, width, initial_indent="  ", subsequent_indent="  ")
