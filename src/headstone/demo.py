"""`headstone demo`: the whole way on the SAMPLE reports, from a folder to a register and a dossier."""

import shutil
from dataclasses import replace
from pathlib import Path

import click

from headstone.cli_options import now, store_of
from headstone.cli_output import Bar
from headstone.config import Settings
from headstone.errors import NotFound, Refused
from headstone.pipeline import add
from headstone.publish import cards
from headstone.release import export, labels, register_of, write_dossier
from headstone.runs import Hints
from headstone.store.register import Store

WIDEST = 110  # columns of a paragraph: longer lines are hard to read


def run(settings: Settings, folder: Path, samples: Path) -> None:
    """Read the samples into a new case under `folder`, print the register, write dossiers and exports beside it."""
    if not samples.is_dir():
        raise NotFound(str(samples), "no sample reports there", "run it in a checkout, or name them with --samples")
    chosen = replace(settings, case=folder / "case")
    if chosen.case.exists():
        raise Refused(str(chosen.case), "a demo was run here before", "remove the folder, or name another one")
    click.echo(f"SAMPLE reports of {samples} go into a new case at {chosen.case}\n")
    with store_of(chosen, create=True) as store:
        with Bar() as bar:
            done = add(store, [samples], chosen, now, Hints(), bar.progress)
        click.echo(f"\n{done.files} files, {done.reports} reports, {done.unread} unread, {done.claims} claims\n")
        written(store, chosen, folder)
        click.echo(cards.render(register_of(store), labels(), min(WIDEST, shutil.get_terminal_size().columns)))
        click.echo(where_to_look(store, chosen, folder))


def written(store: Store, chosen: Settings, folder: Path) -> None:
    """A dossier for every incident, and the register in both formats that other programs read."""
    for row in store.list_rows():
        write_dossier(store, row.id, folder / "dossiers", chosen.actor, now)
    for kind in ("json", "geojson"):
        export(store, kind, folder / f"register.{kind}", chosen.actor, now)


def where_to_look(store: Store, chosen: Settings, folder: Path) -> str:
    """The incident that most reports tell of, as the place to begin."""
    rows = store.list_rows()
    if not rows:
        return "no incident was found"
    id_ = max(rows, key=lambda row: (row.reports, row.id)).id
    ask = f"headstone --case {chosen.case}"
    return "\n".join((
        "",
        f"Look at    {folder}/dossiers/{id_}.html   one incident, every value on its sentence",
        f"Ask        {ask} why {id_}.counts",
        f"           {ask} sources {id_}",
        f"Take away  {folder}/register.json, {folder}/register.geojson",
    ))  # fmt: skip
