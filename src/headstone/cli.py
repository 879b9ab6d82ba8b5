"""The command line. One thin function a verb: words in, use case, table or JSON out."""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from headstone import __version__
from headstone.config import Settings, settings
from headstone.errors import HeadstoneError, NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from headstone.model.sources import Report
    from headstone.publish.rows import Table
    from headstone.store.register import Store

SOME_REFUSED = 3
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
EPILOG = """\b
Exit status: 0 all went well · 2 the command's words are off · 3 some files gave no report, the rest went on ·
4 the case cannot be read or written · 5 something preserved is damaged · 6 no record has that id ·
7 refused by the rules of the house · 8 no usable gazetteer · 1 anything else."""


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@click.group(context_settings=HELP, epilog=EPILOG)
@click.option("--case", type=click.Path(path_type=Path), help="The case: one folder (default: HEADSTONE_CASE, else ./headstone-case).")
@click.version_option(__version__, prog_name="headstone")
@click.pass_context
def cli(context: click.Context, case: Path | None) -> None:
    """From a folder of reports to a register of mass graves, massacres and attacks on cemeteries.

    \b
    Example:  headstone add reports/      preserve, read, trace, link
              headstone list              the incidents
              headstone why I-7K3F.counts every figure with its sentence
    """
    context.obj = settings(os.environ, case)


def store_of(chosen: Settings, create: bool = False) -> "Store":
    from headstone.store.register import Store

    return Store(chosen.case, create=create)


def show_table(table: "Table", as_json: bool, foot: str = "", extra: dict[str, Any] | None = None) -> None:
    """A table for people, or the same rows as JSON."""
    if as_json:
        click.echo(json.dumps({"rows": table.records(), **(extra or {})}, ensure_ascii=False, indent=1))
        return
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    used = [i for i, _ in enumerate(table.headers) if any(row[i] not in (None, "") for row in table.rows)]
    drawn = Drawn(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for i in used:
        drawn.add_column(table.headers[i].replace("_", " "), overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text("" if row[i] is None else str(row[i])) for i in used))
    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    console.print(drawn if table.rows else Text("nothing yet"))
    if foot:
        console.print(Text(foot, style="dim"))


JSON = click.option("--json", "as_json", is_flag=True, help="The same rows as JSON.")
REASON = click.option("--reason", required=True, help="Why. Kept for ever beside the verdict.")
BY = click.option("--by", help="Who decides (default: your login name).")


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--publisher", help="Publisher, for files that do not say.")
@click.option("--published", help="Date of publication, e.g. 2016-11-08 or 2016-11.")
@click.option("--url", help="Address of the page, for one file.")
@click.option("--language", help="Language of the text, e.g. en, ar.")
@click.option("--samples", is_flag=True, help="Let invented SAMPLE reports and real ones meet in one case.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@JSON
@click.pass_obj
def add(chosen: Settings, paths: tuple[Path, ...], publisher: str | None, published: str | None, url: str | None, language: str | None, samples: bool, quiet: bool, as_json: bool) -> None:
    """Preserve and read files and folders; a rerun takes in only what is new.

    Example: headstone add reports/ page.warc.gz --published 2016-11-08
    """
    from headstone.pipeline import Hints
    from headstone.pipeline import add as use_case
    from headstone.model.sources import Meta

    ensure_gazetteer(chosen)
    hints = Hints(Meta(publisher=publisher, published=published, url=url, language=language), samples)
    with store_of(chosen, create=True) as store, Bar(quiet or as_json) as bar:
        done = use_case(store, paths, chosen, now, hints, bar.progress)
    if as_json:
        rows = {name: getattr(done, name) for name in ("files", "new", "known", "reports", "unread", "claims")}
        click.echo(json.dumps({**rows, "refused": [{"file": r.file, "why": r.why} for r in done.refused], "notes": done.notes}, ensure_ascii=False, indent=1))
    else:
        click.echo(f"{done.files} files: {done.new} new, {done.known} known already; {done.reports} reports, {done.unread} of them unread; {done.claims} claims; {len(done.refused)} refused")
    if done.refused:
        sys.exit(SOME_REFUSED)


class Bar:
    """Progress on standard error; lines about single files above the bar."""

    def __init__(self, quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self.console = Console(stderr=True, highlight=False)
        self.bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=self.console, disable=quiet or not self.console.is_terminal)
        self.task = self.bar.add_task("reading", total=None)

    def __enter__(self) -> "Bar":
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    @property
    def progress(self) -> Any:
        from headstone.pipeline import Progress

        return Progress(self.tell, lambda _, n: self.bar.advance(self.task, n), lambda n: self.bar.update(self.task, total=n))

    def tell(self, name: str, why: str) -> None:
        self.console.print(f"{name}: {why}" if name else why, markup=False, soft_wrap=True)


def ensure_gazetteer(chosen: Settings) -> None:
    """Build the built-in gazetteer where none is: once a machine, offline, about half a minute."""
    if not chosen.gazetteer.exists():
        click.echo(f"building the gazetteer once, at {chosen.gazetteer}", err=True)
        build(chosen)


def build(chosen: Settings) -> None:
    from headstone.store.gazetteer_build import build_builtin

    chosen.gazetteer.parent.mkdir(parents=True, exist_ok=True)
    build_builtin(chosen.gazetteer, lambda line: click.echo(line, err=True))


@cli.command(name="list")
@JSON
@click.pass_obj
def list_(chosen: Settings, as_json: bool) -> None:
    """The incidents, one a line; reports that could not be read are counted beside them."""
    from headstone.publish.rows import Table

    with store_of(chosen) as store:
        rows, totals = store.list_rows(), store.totals()
    headers = ("id", "title", "state", "reports", "known_origins", "place", "first_date", "counts")
    table = Table(headers, tuple(tuple(getattr(row, h) for h in headers) for row in rows))
    unread = ", ".join(f"{why}: {n}" for why, n in sorted(totals.unread.items()))
    foot = f"{len(rows)} incidents from {totals.reports} reports" + (f"; {sum(totals.unread.values())} preserved but unread ({unread}), in no total" if unread else "") + (f"; {totals.refused} files gave no report" if totals.refused else "") + "\ndocumented reports, not incidence"
    show_table(table, as_json, foot, {"unread": totals.unread, "reports": totals.reports, "refused": totals.refused})


@cli.command()
@click.argument("incident")
@JSON
@click.pass_obj
def show(chosen: Settings, incident: str, as_json: bool) -> None:
    """What is known of one incident, property by property. Example: headstone show I-7K3F"""
    from headstone.publish.tables import incident_detail
    from headstone.release import labels

    with store_of(chosen) as store:
        show_table(incident_detail(store.dossier(incident), labels()), as_json)


@cli.command()
@click.argument("incident")
@JSON
@click.pass_obj
def sources(chosen: Settings, incident: str, as_json: bool) -> None:
    """Its reports by origin text: who copied whom, and how many known independent origins stand behind it."""
    from headstone.publish.tables import source_rows, source_summary

    with store_of(chosen) as store:
        dossier = store.dossier(incident)
    show_table(source_rows(dossier), as_json, source_summary(dossier), {"summary": source_summary(dossier)})


@cli.command()
@click.argument("site")
@JSON
@click.pass_obj
def site(chosen: Settings, site: str, as_json: bool) -> None:
    """One site through its states. Example: headstone site S-2M8Q"""
    from headstone.publish.tables import site_rows

    with store_of(chosen) as store:
        show_table(site_rows(store.register(), store.site(site)), as_json)


@cli.command()
@click.argument("report")
@JSON
@click.pass_obj
def report(chosen: Settings, report: str, as_json: bool) -> None:
    """One report with its claims: by id (R-…) or by file name."""
    from headstone.publish.tables import report_rows

    with store_of(chosen) as store:
        register = store.register()
    show_table(report_rows(register, report_named(register.reports, report)), as_json)


def report_named(reports: "Sequence[Report]", name: str) -> "Report":
    """The report of that id, or the one whose file name ends so."""
    hits = [r for r in reports if r.id.lower() == name.lower() or r.file == name] or [r for r in reports if r.file.endswith(name)]
    if len(hits) != 1:
        raise NotFound(name, f"{len(hits)} reports have that name", "give the report's id (headstone sources INCIDENT shows it)")
    return hits[0]


@cli.command()
@click.argument("words", nargs=-1, required=True)
@JSON
@click.pass_obj
def search(chosen: Settings, words: tuple[str, ...], as_json: bool) -> None:
    """Words in every preserved text, read or unread; spellings and scripts are folded."""
    from headstone.publish.tables import hit_rows

    with store_of(chosen) as store:
        show_table(hit_rows(store.search(" ".join(words))), as_json)


@cli.command()
@click.argument("target")
@JSON
@click.pass_obj
def why(chosen: Settings, target: str, as_json: bool) -> None:
    """Every value of an incident with its sentence, the rule that chose it, its score, and what was rejected.

    Example: headstone why I-7K3F.counts
    """
    from headstone.publish.tables import why_rows

    incident, _, slot = target.partition(".")
    with store_of(chosen) as store:
        show_table(why_rows(store.dossier(incident), slot or None), as_json)


@cli.command()
@click.argument("claim")
@JSON
@click.pass_obj
def cite(chosen: Settings, claim: str, as_json: bool) -> None:
    """A claim as a citation, ready to paste."""
    from headstone.publish.cite import citation

    with store_of(chosen) as store:
        found = store.claim(claim)
        report = store.report(found.report)
        layer = next(layer for layer in store.layers_of(report.id) if layer.id == found.layer)
        words = citation(found, report, store.record(report.original_sha256), layer)
    click.echo(json.dumps({"claim": found.id, "citation": words}, ensure_ascii=False) if as_json else words)


def main() -> None:
    """Entry point: one clear line for what Headstone refuses, and its exit status."""
    from headstone import cli_case, cli_review  # noqa: F401  # verbs of their own modules, registered on `cli`

    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except HeadstoneError as error:
        click.echo(f"headstone: {error}", err=True)
        sys.exit(error.status)
    except BrokenPipeError:
        sys.exit(0)
