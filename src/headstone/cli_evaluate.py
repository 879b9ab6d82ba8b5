"""The verb that measures: how well the trained reader marks passages that a person has marked."""

from pathlib import Path

import click

from headstone.cli_options import JSON
from headstone.cli_output import Bar, show_table

MISSES = 40  # errors shown at the terminal; --json gives them all


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--errors", is_flag=True, help="The errors too: what was missed or invented, by slot.")
@JSON
def evaluate(folder: Path, errors: bool, as_json: bool) -> None:
    """How well the trained reader does on marked passages: F by slot and language.

    The format of passages is that of docs/annotation.md; mark some of your own reports and see what to expect of them.

    Example: headstone evaluate training/heldout --errors
    """
    from headstone.evaluate import evaluate as measured
    from headstone.evaluate import table_of
    from headstone.network import load_network

    with Bar(quiet=as_json) as bar:
        found = measured(folder, load_network(), bar.progress)
    for why in found.refused:
        click.echo(f"left out: {why}", err=True)
    table, misses = table_of(found, errors)
    shown = misses if as_json else misses[:MISSES]
    foot = f"{len(misses)} errors, {len(shown)} shown; --json gives all" if errors and len(misses) > len(shown) else ""
    show_table(table, as_json, foot, {"errors": [list(row) for row in shown], "refused": list(found.refused)})
    if errors and not as_json:
        for row in shown:
            click.echo("  ".join(row))


VERBS = (evaluate,)
