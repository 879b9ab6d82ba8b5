"""The verbs of the gazetteer: build, add, info."""

from pathlib import Path

import click

from headstone.cli_options import JSON, build_gazetteer, ensure_gazetteer
from headstone.cli_output import show_json
from headstone.config import Settings
from headstone.errors import UsageError


@click.group()
def gazetteer() -> None:
    """The gazetteer: built once, deepened by country files, kept where HEADSTONE_GAZETTEER says, outside any case."""


@gazetteer.command()
@click.pass_obj
def build(chosen: Settings) -> None:
    """Build the built-in gazetteer anew, offline. Country files added before must be added again.

    Example: headstone gazetteer build
    """
    build_gazetteer(chosen)


@gazetteer.command()
@click.argument("what", nargs=-1, required=True, metavar="FILE|COUNTRY…")
@click.option("--yes", is_flag=True, help="Ask GeoNames without asking you first.")
@click.pass_obj
def add(chosen: Settings, what: tuple[str, ...], yes: bool) -> None:
    """Add GeoNames country dumps: files (.txt, .txt.gz, .zip), or two-letter country codes when online.

    The next `headstone add` reads again what was read with the shallower gazetteer.

    Example: headstone gazetteer add IQ.txt.gz      Example: headstone gazetteer add SY
    """
    from headstone.store.gazetteer_import import import_countries

    ensure_gazetteer(chosen)
    files = [Path(name) if Path(name).exists() else fetched(name, chosen.gazetteer.parent, yes) for name in what]
    import_countries(chosen.gazetteer, files, lambda line: click.echo(line, err=True))


def fetched(code: str, folder: Path, yes: bool) -> Path:
    """A country file from GeoNames, after saying what is asked of whom."""
    from headstone.store.gazetteer_fetch import fetch_country, what_is_asked

    if len(code) != 2 or not code.isalpha():
        raise UsageError(code, "no such file, and no two-letter country code", "name a file, or a code such as IQ")
    if not yes:
        click.confirm(f"this {what_is_asked(code)}. Go on?", abort=True)
    return fetch_country(code, folder, progress=lambda line: click.echo(line, err=True) if yes else None)


@gazetteer.command()
@JSON
@click.pass_obj
def info(chosen: Settings, as_json: bool) -> None:
    """Which gazetteer is in use, and whose data it holds.

    Example: headstone gazetteer info
    """
    from headstone.store.gazetteer import SqliteGazetteer

    ensure_gazetteer(chosen)
    held = SqliteGazetteer(chosen.gazetteer)
    rows = {
        "path": str(chosen.gazetteer),
        "sha256": held.sha256,
        "countries added": ", ".join(held.countries) or "none",
        "attribution": held.attribution,
    }
    held.close()
    if as_json:
        show_json(rows)
    else:
        click.echo("\n".join(f"{name}: {value}" for name, value in rows.items()))


VERBS = (gazetteer,)
