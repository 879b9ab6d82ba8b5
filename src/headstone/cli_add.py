"""The verb `add`, and `demo`, which shows it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headstone.cli_options import JSON, SAMPLES, ensure_gazetteer, now, store_of
from headstone.cli_output import Bar, show_json
from headstone.config import Settings
from headstone.errors import UsageError

if TYPE_CHECKING:
    from headstone.runs import Added

SOME_UNREAD = 3
COUNTS = ("files", "new", "known", "reports", "unread", "claims", "reread", "waiting")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--publisher", help="Publisher, for files that do not say.")
@click.option("--published", help="Date of publication, e.g. 2016-11-08 or 2016-11.")
@click.option("--url", help="Address of the page, for one file.")
@click.option("--language", help="Language of the text, e.g. en, ar.")
@SAMPLES
@click.option("--quiet", is_flag=True, help="No progress bar.")
@JSON
@click.pass_obj
def add(
    chosen: Settings, paths: tuple[Path, ...], publisher: str | None, published: str | None, url: str | None,
    language: str | None, samples: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Preserve and read files and folders, trace copies, link incidents. A rerun takes in only what is new.

    What is said with an option wins over a sidecar NAME.meta.yaml, which wins over the file itself. Without PATHS only
    what an older reader or gazetteer read is read again. Exit status 3: some files could not be read, the rest went on.

    Example: headstone add reports/ page.warc.gz --published 2016-11-08
    """
    from headstone.intake.edtf import to_edtf
    from headstone.model.sources import Meta
    from headstone.pipeline import add as use_case
    from headstone.runs import Hints

    if published and to_edtf(published) is None:
        raise UsageError(published, "is no date that can be read", "write 2016-11-08, 2016-11 or 2016")
    ensure_gazetteer(chosen)
    hints = Hints(Meta(publisher=publisher, published=published, url=url, language=language), samples)
    with store_of(chosen, create=bool(paths)) as store, Bar(quiet or as_json, as_json) as bar:
        done = use_case(store, paths, chosen, now, hints, bar.progress)
    if as_json:
        refused = [{"file": refusal.file, "why": refusal.why} for refusal in done.refused]
        show_json({name: getattr(done, name) for name in COUNTS} | {"refused": refused, "notes": done.notes})
    else:
        click.echo(in_a_line(done))
    if done.refused or done.unreadable:
        sys.exit(SOME_UNREAD)


def in_a_line(done: "Added") -> str:
    """What a run did, for the last line of `add`."""
    from headstone.publish.words import counted

    parts = [
        f"{counted(done.files, 'file')}: {done.new} new, {done.known} known already",
        f"{counted(done.reports, 'report')}, {done.unread} of them unread; {counted(done.claims, 'claim')}",
        f"{done.reread} reports read again" if done.reread else "",
        f"{len(done.refused)} refused" if done.refused else "",
        f"{done.waiting} corrections wait for a person: headstone verdicts" if done.waiting else "",
    ]
    return "; ".join(part for part in parts if part)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@click.option("--samples", type=click.Path(path_type=Path), default=Path("examples/reports"), show_default=True)
@click.pass_obj
def demo(chosen: Settings, folder: Path, samples: Path) -> None:
    """Read the SAMPLE reports into a new case, print the register, write a dossier, say where to look.

    Example: headstone demo demo --samples examples/reports
    """
    from headstone.demo import run

    ensure_gazetteer(chosen)
    run(chosen, folder, samples)


VERBS = (add, demo)
