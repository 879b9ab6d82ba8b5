"""What the verbs share: their options, the clock, and the doors to the case and the gazetteer."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from headstone.config import Settings
from headstone.errors import NotFound

if TYPE_CHECKING:
    from headstone.model.sources import Report
    from headstone.store.register import Store

CANDIDATES = 10  # reports named where a name fits several
JSON = click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
REASON = click.option("--reason", required=True, help="Why. Kept for ever beside the decision.")
BY = click.option("--by", help="Who decides (default: HEADSTONE_ACTOR, else your login name).")
SAMPLES = click.option("--samples", is_flag=True, help="Let invented SAMPLE reports and real ones meet in one case.")


def now() -> str:
    """UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment() -> str:
    """UTC, to the millisecond: of two decisions of one second the later one must still win."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def store_of(chosen: Settings, create: bool = False) -> "Store":
    """The case. Raises CaseMissing where there is none and `create` is False."""
    from headstone.store.register import Store

    return Store(chosen.case, create=create)


def ensure_gazetteer(chosen: Settings) -> None:
    """Build the built-in gazetteer where none is: once a machine, offline, about half a minute."""
    if not chosen.gazetteer.exists():
        click.echo(f"building the gazetteer once, at {chosen.gazetteer}", err=True)
        build_gazetteer(chosen)


def build_gazetteer(chosen: Settings) -> None:
    from headstone.store.gazetteer_build import build_builtin

    chosen.gazetteer.parent.mkdir(parents=True, exist_ok=True)
    build_builtin(chosen.gazetteer, lambda line: click.echo(line, err=True))


def report_named(reports: "Sequence[Report]", name: str) -> "Report":
    """The report of that id, or the one whose file name ends so. Raises NotFound for none and for several."""
    hits = [report for report in reports if report.id.lower() == name.lower() or report.file == name]
    hits = hits or [report for report in reports if report.file.endswith(name)]
    if len(hits) > 1:
        several = ", ".join(f"{report.id} ({report.file})" for report in hits[:CANDIDATES])
        raise NotFound(name, f"{len(hits)} reports have that name", f"give an id or more of the path: {several}")
    if not hits:
        raise NotFound(name, "no report has that id or file name", "`headstone search WORDS` shows ids and names")
    return hits[0]
