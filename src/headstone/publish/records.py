"""A table too wide for its terminal, as one short paragraph a row: what folded columns would make unreadable."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from headstone.publish.rows import Cell, Table

MANY = 8  # columns: a table of fewer stays readable when its cells are folded
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202d\u202e]")  # they would steer the terminal, or turn text around
SHORT = 34  # columns: a cell up to this shares its line with others


def too_wide(table: Table, width: int) -> bool:
    """Whether many columns, each as wide as its widest cell, want half as much again as the width in columns."""
    rows = [table.headers, *table.rows]
    wanted = sum(max(len(said(row[i])) + 2 for row in rows) for i in range(len(table.headers)))
    return len(table.headers) >= MANY and wanted > 1.5 * width


def render(table: Table, width: int) -> str:
    """Rows as paragraphs of `width` columns: two cells lead, long ones have their own lines, short ones share one."""
    return "\n\n".join("\n".join(_paragraph(table.headers, row, width)) for row in table.rows)


def said(cell: Cell) -> str:
    """A cell on one line, as a person reads it. What would steer a terminal is shown as a sign, not sent."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else CONTROL.sub("�", " ".join(str(cell).split()))


def _paragraph(headers: Sequence[str], row: Sequence[Cell], width: int) -> Iterator[str]:
    named = [(header.replace("_", " "), said(cell)) for header, cell in zip(headers, row, strict=True)]
    named = [pair for pair in named if pair[1]]
    lead, rest = named[:2], named[2:]
    yield from _wrapped("  ".join(value for _, value in lead), width, "", "  ")
    column = max((len(header) for header in headers), default=0) + 1
    for name, value in rest:
        if len(value) > SHORT:
            yield from _wrapped(value, width, f"  {name:<{column}}", " " * (column + 2))
    short = " · ".join(f"{name} {value}" for name, value in rest if len(value) <= SHORT)
    if short:
        yield from _wrapped(short, width, "  ", "  ")


def _wrapped(text: str, width: int, first: str, then: str) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)
