"""The verbs that look after a case and let things out of it: verify, log, backup, purge, case, export, dossier, gazetteer, demo."""

import json
import os
import sys
from pathlib import Path

import click

from headstone.cli import BY, JSON, REASON, Bar, build, cli, ensure_gazetteer, now, report_named, show_table, store_of
from headstone.config import Settings, gazetteer_file
from headstone.errors import UsageError

DAMAGED = 5


@cli.command()
@click.option("--head", help="The last custody head you know (a dossier or export prints it): without it a cut tail goes unnoticed.")
@JSON
@click.pass_obj
def verify(chosen: Settings, head: str | None, as_json: bool) -> None:
    """Hash every original and text again and walk the custody chain; names what is damaged."""
    from headstone.store.verify import record
    from headstone.store.verify import verify as check

    with store_of(chosen) as store, Bar(as_json) as bar:
        found = check(store, lambda done, total: bar.bar.update(bar.task, completed=done, total=total), head)
        if found.ok:
            record(store, found, chosen.actor, now)
    if as_json:
        click.echo(json.dumps({"ok": found.ok, "checked": found.checked, "chain_ok": found.chain_ok, "head": found.head, "orphaned": found.orphaned, "damaged": [{"object": d.object, "what": d.what, "file": d.file} for d in found.damaged]}, ensure_ascii=False, indent=1))
    else:
        for damage in found.damaged:
            click.echo(f"DAMAGED {damage.object} {damage.file}: {damage.what}")
        for orphan in found.orphaned:
            click.echo(f"orphan {orphan}: no row speaks of it; a killed run left it, the next add adopts it")
        click.echo(f"{found.checked} objects checked; {'all whole' if found.ok else f'{len(found.damaged)} damaged'}; custody chain {'holds' if found.chain_ok else 'IS BROKEN'}; head {found.head}")
    if not found.ok:
        sys.exit(DAMAGED)


@cli.command()
@JSON
@click.pass_obj
def log(chosen: Settings, as_json: bool) -> None:
    """The custody log, oldest entry first; --json gives the lines that scripts/check_custody.py checks."""
    from headstone.publish.tables import log_rows

    with store_of(chosen) as store:
        entries = store.log()
        head = store.head()
    if as_json:
        for entry in entries:
            click.echo(entry.canonical())
    else:
        show_table(log_rows(entries), False, f"head {head}")


@cli.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.pass_obj
def backup(chosen: Settings, target: Path) -> None:
    """Copy the case to a new folder or .zip, and read the copy again."""
    from headstone.store.backup import backup as use_case

    with store_of(chosen) as store, Bar(False) as bar:
        done = use_case(store, target, chosen.actor, now, lambda n, total: bar.bar.update(bar.task, completed=n, total=total))
    click.echo(f"{done.originals} originals copied to {done.target}; custody head {done.head}" + (f"; {len(done.damaged)} were damaged before" if done.damaged else ""))


@cli.command()
@click.argument("report")
@REASON
@click.option("--second-person", required=True, help="Who agreed: a purge takes two people.")
@click.option("--siblings", type=click.Choice(["ask", "keep", "purge"]), default="ask", show_default=True, help="Other reports of the same file.")
@BY
@click.option("--yes", is_flag=True, help="Do not ask.")
@JSON
@click.pass_obj
def purge(chosen: Settings, report: str, reason: str, second_person: str, siblings: str, by: str | None, yes: bool, as_json: bool) -> None:
    """Destroy a report for good, bytes and derived rows; a tombstone with its hash stays in the log."""
    from headstone.pipeline import relink
    from headstone.store.purge import Siblings, plan
    from headstone.store.purge import purge as use_case

    with store_of(chosen) as store:
        found = report_named(store.reports(), report)
        if not yes:
            todo = plan(store, found.id)
            click.confirm(f"destroy {found.file} ({found.id}) for good? {len(todo.incidents)} incidents, {len(todo.verdicts)} verdicts and {len(todo.copies)} copies name it", abort=True)
        choice: Siblings = siblings  # type: ignore[assignment]  # click.Choice holds it to these three words
        done = use_case(store, found.id, reason, by or chosen.actor, second_person, now, choice)
        relink(store, chosen, now)
    rows = {"report": done.report, "original": done.original_sha256, "incidents": done.incidents, "families": done.families, "copies": done.copies, "backups": done.backups, "siblings": done.siblings}
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    click.echo(f"{done.report} is destroyed; its hash {done.original_sha256} stays in the log")
    for name in ("copies", "backups", "siblings"):
        if rows[name]:
            click.echo(f"still names it - {name}: {', '.join(rows[name])}")


@cli.group()
def case() -> None:
    """Cases as wholes."""


@case.command(name="merge")
@click.argument("other", type=click.Path(path_type=Path, exists=True))
@JSON
@click.pass_obj
def merge_cases(chosen: Settings, other: Path, as_json: bool) -> None:
    """Bring another case in: originals, reports, claims, verdicts, its custody chain beside ours; conflicts are listed."""
    from headstone.pipeline import relink
    from headstone.store.merge import merge

    with store_of(chosen, create=True) as store:
        done = merge(store, other, chosen.actor, now)
        relink(store, chosen, now)
    rows = {"originals": done.originals, "reports": done.reports, "claims": done.claims, "verdicts": done.verdicts, "kept_out": done.kept_out, "conflicts": [{"kind": c.kind, "object": c.object, "ours": c.ours, "theirs": c.theirs} for c in done.conflicts], "head": done.head}
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    click.echo(f"{done.originals} originals, {done.reports} reports, {done.claims} claims, {done.verdicts} verdicts came in; their custody head {done.head}")
    for conflict in done.conflicts:
        click.echo(f"conflict ({conflict.kind}) {conflict.object}: ours {conflict.ours}, theirs {conflict.theirs}")


@cli.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=click.Choice(["json", "csv", "geojson"]), default="json", show_default=True)
@click.pass_obj
def export(chosen: Settings, out: Path, kind: str) -> None:
    """Write the whole register to a file (csv: a folder, or a .zip). Stamped PRIVATE - NOT CLEARED."""
    from headstone.release import export as use_case

    with store_of(chosen) as store:
        head = use_case(store, kind, out, chosen.actor, now)
    click.echo(f"{out}: PRIVATE - NOT CLEARED; custody head {head}")


@cli.command()
@click.argument("incidents", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), default=Path("dossiers"), show_default=True, help="File or folder.")
@click.pass_obj
def dossier(chosen: Settings, incidents: tuple[str, ...], out: Path) -> None:
    """One self-contained page for each incident named (all of them when none is)."""
    from headstone.release import write_dossier

    with store_of(chosen) as store:
        for incident in incidents or tuple(row.id for row in store.list_rows()):
            click.echo(str(write_dossier(store, incident, out, chosen.actor, now)))


@cli.group()
def gazetteer() -> None:
    """The gazetteer: built once, deepened by country files, kept outside the case."""


@gazetteer.command(name="build")
@click.pass_obj
def build_gazetteer(chosen: Settings) -> None:
    """Build the built-in gazetteer anew, offline. Country files added before must be added again."""
    build(chosen)


@gazetteer.command(name="add")
@click.argument("what", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Ask GeoNames without asking you first.")
@click.pass_obj
def add_countries(chosen: Settings, what: tuple[str, ...], yes: bool) -> None:
    """Add GeoNames country dumps: files (XX.txt, .txt.gz, .zip), or two-letter country codes when online.

    Example: headstone gazetteer add IQ.txt.gz      Example: headstone gazetteer add SY
    """
    from headstone.store.gazetteer_import import import_countries

    ensure_gazetteer(chosen)
    target = gazetteer_file(chosen.gazetteer)
    files = [path for name in what for path in ([Path(name)] if Path(name).exists() else [fetched(name, target.parent, yes)])]
    import_countries(target, files, lambda line: click.echo(line, err=True))


def fetched(code: str, folder: Path, yes: bool) -> Path:
    """A country file from GeoNames, after saying what is asked of whom."""
    from headstone.store.gazetteer_fetch import address, fetch_country

    if len(code) != 2 or not code.isalpha():
        raise UsageError(code, "no such file, and no two-letter country code", "name a file or a code such as IQ")
    if not yes:
        click.confirm(f"ask {address(code)} for the places of {code.upper()}? This tells GeoNames which country you look at", abort=True)
    return fetch_country(code, folder)


@gazetteer.command(name="info")
@JSON
@click.pass_obj
def info(chosen: Settings, as_json: bool) -> None:
    """Which gazetteer is in use, and whose data it holds."""
    from headstone.store.gazetteer import SqliteGazetteer

    ensure_gazetteer(chosen)
    held = SqliteGazetteer(chosen.gazetteer)
    rows = {"path": str(chosen.gazetteer), "sha256": held.sha256, "countries added": ", ".join(held.countries) or "none", "attribution": held.attribution}
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else "\n".join(f"{k}: {v}" for k, v in rows.items()))


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """The completion script of a shell. Example: headstone completion bash >> ~/.bashrc"""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(shell, "is no shell we know", "use bash, zsh or fish")
    click.echo(kind(cli, {}, "headstone", "_HEADSTONE_COMPLETE").source())


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@click.option("--samples", type=click.Path(path_type=Path, exists=True), help="The sample reports (default: examples/reports of the checkout).")
@click.pass_context
def demo(context: click.Context, folder: Path, samples: Path | None) -> None:
    """Read the SAMPLE reports into a new case, print the register, write a dossier, say where to look."""
    from headstone.demo import run

    chosen: Settings = context.obj
    ensure_gazetteer(chosen)
    run(context, folder, samples or Path(os.getcwd()) / "examples" / "reports")
