"""How the verbs speak: tables for people, the same rows as JSON, a bar for what takes long."""

import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from headstone.publish.rows import Table
    from headstone.runs import Progress

NARROW = 20  # columns: ids, dates and the like, never folded
PIPE_WIDTH = 10_000  # columns: a table that a program reads has one line a row


def show_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def show_table(table: "Table", as_json: bool, foot: str = "", extra: dict[str, Any] | None = None) -> None:
    """A table for people, or the same rows as JSON with `extra` beside them. Columns without a value are left out."""
    if as_json:
        show_json({"rows": table.records(), **(extra or {})})
        return
    from rich.console import Console
    from rich.text import Text

    from headstone.publish import records

    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)
    if records.too_wide(table, console.width):
        click.echo(records.render(table, console.width))
    with console.capture() as whole:
        if table.rows and not records.too_wide(table, console.width):
            console.print(drawn(table))
    for line in whole.get().splitlines():
        click.echo(line.rstrip(), color=sys.stdout.isatty() or None)
    for line in (foot or "" if table.rows else foot or "nothing to show").splitlines():
        console.print(Text(line, style="dim"), soft_wrap=True)


def drawn(table: "Table") -> Any:
    from rich.table import Table as Drawn
    from rich.text import Text

    from headstone.publish.records import said

    used = [i for i, _ in enumerate(table.headers) if any(row[i] not in (None, "") for row in table.rows)]
    grid = Drawn(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for i in used:
        short = all(len(said(row[i])) <= NARROW for row in table.rows)
        grid.add_column(table.headers[i].replace("_", " "), overflow="fold", no_wrap=short)
    for row in table.rows:
        grid.add_row(*(Text(said(row[i])) for i in used))
    return grid


class Bar:
    """Progress on standard error; lines about single files stand above the bar. `quiet`: no bar; `mute`: no lines."""

    def __init__(self, quiet: bool = False, mute: bool = False) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Drawn

        self.mute = mute
        self.console = Console(stderr=True, highlight=False)
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        self.bar = Drawn(*columns, console=self.console, disable=quiet or not self.console.is_terminal)
        self.task = self.bar.add_task("starting", total=None)

    def __enter__(self) -> "Bar":
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    @property
    def progress(self) -> "Progress":
        from headstone.runs import Progress

        return Progress(self.tell, self.step, self.total)

    def tell(self, name: str, why: str) -> None:
        if not self.mute:
            self.console.print(f"{name}: {why}" if name else why, markup=False, soft_wrap=True)

    def step(self, phase: str, done: int) -> None:
        self.bar.update(self.task, description=phase, advance=done)

    def total(self, more: int) -> None:
        """So many things more to do."""
        self.bar.update(self.task, total=(self.bar.tasks[0].total or 0) + more)

    def reached(self, done: int, total: int) -> None:
        self.bar.update(self.task, completed=done, total=total)
