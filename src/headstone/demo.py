"""`headstone demo`: the whole way on the SAMPLE reports, from a folder to a register and a dossier."""

from pathlib import Path

import click

from headstone.cli import Bar, list_, now, store_of
from headstone.config import Settings
from headstone.errors import NotFound, Refused


def run(context: click.Context, folder: Path, samples: Path) -> None:
    """Read the samples into a new case under `folder`, print the register, write dossiers and exports beside it."""
    from dataclasses import replace

    from headstone.pipeline import Hints, add
    from headstone.release import export, write_dossier

    if not samples.is_dir():
        raise NotFound(str(samples), "no sample reports there", "run it in a checkout, or name them with --samples")
    chosen: Settings = replace(context.obj, case=folder / "case")
    if chosen.case.exists():
        raise Refused(str(chosen.case), "a demo was run here before", "remove the folder, or name another: headstone demo OTHER")
    click.echo(f"SAMPLE reports of {samples} into a new case at {chosen.case}\n")
    with store_of(chosen, create=True) as store:
        with Bar(False) as bar:
            done = add(store, [samples], chosen, now, Hints(), bar.progress)
        click.echo(f"{done.files} files, {done.reports} reports, {done.unread} preserved but unread, {done.claims} claims\n")
        rows = store.list_rows()
        for row in rows:
            write_dossier(store, row.id, folder / "dossiers", chosen.actor, now)
        export(store, "json", folder / "register.json", chosen.actor, now)
        export(store, "geojson", folder / "register.geojson", chosen.actor, now)
    context.obj = chosen
    context.invoke(list_, as_json=False)
    if rows:
        best = max(rows, key=lambda row: row.reports)
        click.echo(f"\nLook at    {folder}/dossiers/{best.id}.html     one incident, every value on its sentence")
        click.echo(f"Ask        headstone --case {chosen.case} why {best.id}.counts")
        click.echo(f"           headstone --case {chosen.case} sources {best.id}")
        click.echo(f"Take away  {folder}/register.json, {folder}/register.geojson")
