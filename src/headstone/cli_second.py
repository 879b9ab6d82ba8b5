"""The verbs of the optional second reader: propose (the only one that speaks to a model) and proposals."""

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from headstone.cli_options import JSON, ensure_gazetteer, now, report_named, store_of
from headstone.cli_output import Bar, show_json, show_table
from headstone.config import Settings, secret

if TYPE_CHECKING:
    from headstone.proposing import Proposed

UNHEARD = 9


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option("--endpoint", required=True, metavar="URL", help="OpenAI-compatible, on this machine.")
@click.option("--model", required=True, help="The model's name at the endpoint.")
@click.option("--allow-host", "allowed", multiple=True, metavar="HOST", help="Allow this very host: texts leave here.")
@click.option("--key-env", metavar="NAME", help="The variable of the environment that holds the API key.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many reports.")
@click.option("--timeout", type=click.FloatRange(min=0.1, max=3600), help="Seconds for one passage  [default: 180].")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@JSON
@click.pass_obj
def propose(
    chosen: Settings, reports: tuple[str, ...], endpoint: str, model: str, allowed: tuple[str, ...],
    key_env: str | None, limit: int | None, timeout: float | None, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Ask a model on this machine for claims. Only words that stand in the text are taken, and only as proposals.

    Without REPORT all reports that this model was not asked about. No other verb and no setting calls it. A host other
    than this machine is refused unless --allow-host names it. Exit status 9: nobody listens, or no answer was usable.

    Example: headstone propose --endpoint http://127.0.0.1:11434/v1 --model NAME --limit 20
    """
    from headstone.proposing import propose as use_case
    from headstone.proposing import told
    from headstone.second_reader import SECONDS, SecondReader
    from headstone.second_reader import endpoint as parsed

    where, key = parsed(endpoint, allowed), secret(os.environ, key_env)
    who = SecondReader(where, model, told(), key, timeout or SECONDS)
    ensure_gazetteer(chosen)
    with store_of(chosen) as store, Bar(quiet or as_json, as_json) as bar:
        if where.far:
            plain = "" if where.scheme == "https" else ", unencrypted"
            bar.tell("", f"texts of this case go to {where.name}{plain}; the custody log will say so")
        known = store.reports() if reports else ()
        named = [report_named(known, name) for name in reports]
        done = use_case(store, named, who, chosen, now, bar.progress, limit)
    say(done, as_json)
    if done.passages and not done.proposed and any(reason.startswith("no usable") for reason, _ in done.refused):
        sys.exit(UNHEARD)


def say(done: "Proposed", as_json: bool) -> None:
    """The counts as a table: what was sent, what was proposed, what was refused and why."""
    from headstone.publish.rows import Table

    names = ("host", "reader", "instructions", "reports", "passages", "proposed", "stopped")
    if as_json:
        found: dict[str, Any] = {name: getattr(done, name) for name in names}
        show_json(found | {"kept": done.kept, "refused": dict(done.refused)})
        return
    rows = [
        ("reports sent", done.reports), ("passages sent", done.passages), ("proposed", done.proposed),
        ("kept for a person to judge", len(done.kept)), *((f"refused: {why}", n) for why, n in done.refused),
    ]  # fmt: skip
    stopped = f"stopped: {done.stopped}\n" if done.stopped else ""
    foot = f"{stopped}{done.reader} at {done.host}; in no figure until accepted: headstone proposals"
    show_table(Table(("what", "count"), tuple(rows)), False, foot)


@click.command()
@click.option("--report", "reports", multiple=True, metavar="REPORT", help="Only those on this report.")
@click.option("--all", "every", is_flag=True, help="Also those that were accepted or rejected.")
@JSON
@click.pass_obj
def proposals(chosen: Settings, reports: tuple[str, ...], every: bool, as_json: bool) -> None:
    """What a second reader proposed and nobody judged yet, value by value. It counts nowhere until accepted.

    Example: headstone proposals --report valley/03.txt
    """
    from headstone.model.proposals import PROPOSED
    from headstone.publish.proposals import proposal_rows
    from headstone.release import labels

    with store_of(chosen) as store:
        known = store.reports()
        named = [report_named(known, name).id for name in reports]
        found = [one for one in store.proposals(named or None) if every or one.state == PROPOSED]
    files = {report.id: report.file for report in known}
    foot = "headstone accept C-… or headstone reject C-…, with --reason" if found else "no proposal waits"
    show_table(proposal_rows(found, files, labels()), as_json, foot)


VERBS = (propose, proposals)
