"""The verbs that look after a case and let things out of it: verify, log, backup, purge, case, export, dossier."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from headstone.cli_options import BY, JSON, REASON, SAMPLES, ensure_gazetteer, now, report_named, store_of
from headstone.cli_output import Bar, show_json, show_table
from headstone.config import Settings

if TYPE_CHECKING:
    from headstone.store.purge import PurgePlan, Siblings
    from headstone.store.verify import VerifyReport

DAMAGED = 5
NOTHING = "it holds no incident yet"


@click.command()
@click.option("--head", help="The last custody head you know, printed on exports and dossiers: it betrays a cut tail.")
@JSON
@click.pass_obj
def verify(chosen: Settings, head: str | None, as_json: bool) -> None:
    """Hash every original and text again and walk the custody chain; names what is damaged (exit status 5).

    Example: headstone verify --head 1f230e0c…
    """
    from headstone.store.verify import record
    from headstone.store.verify import verify as check

    with store_of(chosen) as store, Bar(as_json) as bar:
        found = check(store, bar.reached, head)
        if found.ok and not store.read_only:
            record(store, found, chosen.actor, now)
    if as_json:
        show_json(verified(found))
    else:
        say_verified(found)
    if not found.ok:
        sys.exit(DAMAGED)


def verified(found: "VerifyReport") -> dict[str, Any]:
    damaged = [{"object": one.object, "what": one.what, "file": one.file} for one in found.damaged]
    names = ("ok", "checked", "chain_ok", "head", "orphaned")
    return {name: getattr(found, name) for name in names} | {"damaged": damaged}


def say_verified(found: "VerifyReport") -> None:
    for damage in found.damaged:
        click.echo(f"DAMAGED {damage.object} {damage.file}: {damage.what}")
    for orphan in found.orphaned:
        click.echo(f"orphan {orphan}: no row speaks of it; a killed run left it, the next add adopts it")
    state = "all whole" if found.ok else f"{len(found.damaged)} damaged"
    chain = "holds" if found.chain_ok else "IS BROKEN"
    click.echo(f"{found.checked} objects checked; {state}; custody chain {chain}; head {found.head}")


@click.command()
@JSON
@click.pass_obj
def log(chosen: Settings, as_json: bool) -> None:
    """The custody log, oldest entry first; --json gives the lines that scripts/check_custody.py checks.

    Example: headstone log --json > custody.jsonl
    """
    from headstone.publish.tables import log_rows

    with store_of(chosen) as store:
        entries, head = store.log(), store.head()
    if not as_json:
        show_table(log_rows(entries), False, f"head {head}")
    for entry in entries if as_json else ():
        click.echo(entry.canonical())


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@JSON
@click.pass_obj
def backup(chosen: Settings, target: Path, as_json: bool) -> None:
    """Copy the case to a new folder or .zip, and read the copy again.

    Example: headstone backup /media/disk/case-2024-05.zip
    """
    from headstone.store.backup import backup as use_case

    with store_of(chosen) as store, Bar(as_json) as bar:
        done = use_case(store, target, chosen.actor, now, bar.reached)
    if as_json:
        names = ("head", "originals", "size", "damaged")
        show_json({"target": str(done.target), **{name: getattr(done, name) for name in names}})
        return
    damaged = f"; {len(done.damaged)} were damaged before, see `headstone verify`" if done.damaged else ""
    click.echo(f"{done.originals} originals copied to {done.target}; custody head {done.head}{damaged}")


@click.command()
@click.argument("report")
@REASON
@click.option("--second-person", required=True, help="Who agreed: a purge takes two people.")
@click.option(
    "--siblings", type=click.Choice(["ask", "keep", "purge"]), default="ask", show_default=True,
    help="What becomes of other reports of the same file: a web archive, a list.",
)  # fmt: skip
@BY
@click.option("--yes", is_flag=True, help="Do not ask.")
@JSON
@click.pass_obj
def purge(
    chosen: Settings, report: str, reason: str, second_person: str, siblings: "Siblings", by: str | None, yes: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Destroy a report for good, bytes and derived rows; a tombstone with its hash stays in the log.

    Example: headstone purge R-1f2e3d4c5b6a --reason "names a witness" --second-person "R. Doe"
    """
    from headstone.relinking import relink
    from headstone.store.purge import plan
    from headstone.store.purge import purge as use_case

    ensure_gazetteer(chosen)
    with store_of(chosen) as store:
        found = report_named(store.reports(), report)
        if not yes:
            click.confirm(asked(plan(store, found.id), found.file), abort=True, err=True)
        done = use_case(store, found.id, reason, by or chosen.actor, second_person, now, siblings)
        relink(store, chosen, now)
    say_purged(done, as_json)


def asked(todo: "PurgePlan", file: str) -> str:
    touched = f"{len(todo.incidents)} incidents, {len(todo.verdicts)} verdicts and {len(todo.copies)} copies name it"
    return f"destroy {file} ({todo.report}) for good? {touched}"


def say_purged(done: "PurgePlan", as_json: bool) -> None:
    left = {name: getattr(done, name) for name in ("copies", "backups", "siblings") if getattr(done, name)}
    if as_json:
        names = ("report", "original_sha256", "files", "siblings", "copies", "incidents", "families", "backups")
        show_json({name: getattr(done, name) for name in names})
        return
    click.echo(f"{done.report} is destroyed; its hash {done.original_sha256} stays in the log")
    for name, who in left.items():
        click.echo(f"what still names it, {name}: {', '.join(who)}")


@click.group()
def case() -> None:
    """Cases as wholes."""


@case.command(name="merge")
@click.argument("other", type=click.Path(path_type=Path, exists=True))
@SAMPLES
@JSON
@click.pass_obj
def merge_cases(chosen: Settings, other: Path, samples: bool, as_json: bool) -> None:
    """Bring another case in: originals, reports, claims, verdicts, its custody chain beside ours; conflicts are listed.

    Example: headstone --case ours case merge theirs
    """
    from headstone.pipeline import merge_case

    ensure_gazetteer(chosen)
    with store_of(chosen, create=True) as store:
        done = merge_case(store, other, chosen, now, samples)
    names = ("originals", "reports", "claims", "verdicts", "kept_out", "head")
    conflicts = [{name: getattr(one, name) for name in ("kind", "object", "ours", "theirs")} for one in done.conflicts]
    if as_json:
        show_json({name: getattr(done, name) for name in names} | {"conflicts": conflicts})
        return
    came = f"{done.originals} originals, {done.reports} reports, {done.claims} claims, {done.verdicts} verdicts came in"
    click.echo(f"{came}; the other case's custody head {done.head}")
    for one in done.conflicts:
        click.echo(f"conflict ({one.kind}) {one.object}: ours {one.ours}, theirs {one.theirs}")


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=click.Choice(["json", "csv", "geojson"]), default="json", show_default=True)
@JSON
@click.pass_obj
def export(chosen: Settings, out: Path, kind: str, as_json: bool) -> None:
    """Write the whole register to a file (csv: a folder, or a .zip). Stamped PRIVATE - NOT CLEARED.

    Example: headstone export --format json register.json
    """
    from headstone.release import export as use_case

    with store_of(chosen) as store:
        done = use_case(store, kind, out, chosen.actor, now)
    if as_json:
        show_json({"out": str(out), "format": kind, "stamps": done.stamps, "custody_head": done.head})
    else:
        click.echo(f"{out}: {', '.join(done.stamps)}; custody head {done.head}")


@click.command()
@click.argument("incidents", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), default=Path("dossiers"), help="File or folder [dossiers].")
@JSON
@click.pass_obj
def dossier(chosen: Settings, incidents: tuple[str, ...], out: Path, as_json: bool) -> None:
    """One self-contained page for each incident named; for all of them where none is.

    Example: headstone dossier I-7K3F --out kesh.html
    """
    from headstone.release import write_dossier

    with store_of(chosen) as store:
        names = incidents or tuple(row.id for row in store.list_rows())
        pages = [str(write_dossier(store, name, out, chosen.actor, now)) for name in names]
    if as_json:
        show_json(pages)
    else:
        click.echo("\n".join(pages) or NOTHING)


VERBS = (verify, log, backup, purge, case, export, dossier)
