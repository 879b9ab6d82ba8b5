"""The verbs of review. Each decision is an added row; the register is linked anew where incidents are made of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from headstone.cli_options import BY, JSON, REASON, ensure_gazetteer, moment, now, store_of
from headstone.cli_output import show_json, show_table
from headstone.config import Settings

if TYPE_CHECKING:
    from headstone.model.verdicts import Verdict
    from headstone.review import Reviewer
    from headstone.store.register import Store



def decide(
    chosen: Settings, reason: str, by: str | None, as_json: bool,
    act: "Callable[[Store, Reviewer], Sequence[Verdict]]",
) -> None:  # fmt: skip
    """Take one decision, link anew where it changes what is linked, say what was added."""
    from headstone.relinking import relink
    from headstone.review import Reviewer, links_anew

    ensure_gazetteer(chosen)
    with store_of(chosen) as store:
        added = act(store, Reviewer(by or chosen.actor, moment, reason))
        anew = links_anew(store, added)
        if anew:
            relink(store, chosen, now)
    if as_json:
        names = ("id", "kind", "claims", "slot", "value", "reason", "by", "at")
        show_json([{name: getattr(verdict, name) for name in names} for verdict in added])
        return
    shown = ", ".join(verdict.id for verdict in added[:3]) + (" …" if len(added) > 3 else "")
    linked = "; the register is linked anew" if anew else ""
    click.echo(f"{len(added)} verdict{'s' * (len(added) != 1)} added ({shown}){linked}")


def each(
    targets: Sequence[str], act: "Callable[[str], Sequence[Verdict]]"
) -> "Sequence[Verdict]":
    """The same decision on several records. What cannot be decided is told in a line, and the rest goes on; where
    nothing could be, the last error is raised."""
    from headstone.errors import HeadstoneError

    added: list[Verdict] = []
    for number, target in enumerate(targets, 1):
        try:
            added += act(target)
        except HeadstoneError as error:
            if number == len(targets) and not added:
                raise
            click.echo(f"{target}: {error}", err=True)
    return added


@click.command()
@click.argument("targets", metavar="TARGET...", nargs=-1, required=True)
@REASON
@BY
@JSON
@click.pass_obj
def accept(chosen: Settings, targets: tuple[str, ...], reason: str, by: str | None, as_json: bool) -> None:
    """Accept claims, or every claim of incidents; several are linked anew once.

    Example: headstone accept I-7K3F --reason "checked against the photographs"
    """
    from headstone.review import judge

    decide(
        chosen, reason, by, as_json, lambda store, who: each(targets, lambda name: judge(store, "accept", name, who))
    )


@click.command()
@click.argument("targets", metavar="TARGET...", nargs=-1, required=True)
@REASON
@BY
@JSON
@click.pass_obj
def reject(chosen: Settings, targets: tuple[str, ...], reason: str, by: str | None, as_json: bool) -> None:
    """Reject claims, or every claim of incidents: they stay in the register, marked discounted.

    Example: headstone reject C-1a2b3c4d5e6f --reason "the outlet took it back"
    """
    from headstone.review import judge

    decide(
        chosen, reason, by, as_json, lambda store, who: each(targets, lambda name: judge(store, "reject", name, who))
    )


@click.command()
@click.argument("target", metavar="CLAIM.SLOT")
@click.argument("value")
@REASON
@BY
@JSON
@click.pass_obj
def correct(chosen: Settings, target: str, value: str, reason: str, by: str | None, as_json: bool) -> None:
    """Correct one value of a claim; what the machine read is kept beside it.

    Slots: act, polarity, modality, place (a name of the gazetteer, its id, or "Name; LAT,LON"), counts, dates (EDTF),
    perpetrators, finder. Where a claim has several values of a slot, the first is corrected.

    Example: headstone correct C-1a2b3c4d5e6f.counts "at least 120" --reason "typing error of the outlet"
    """
    from headstone.review import correct as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, target, value, who, chosen.gazetteer))


@click.command()
@click.argument("first")
@click.argument("second")
@REASON
@BY
@JSON
@click.pass_obj
def merge(chosen: Settings, first: str, second: str, reason: str, by: str | None, as_json: bool) -> None:
    """Two incidents are one. The id of the one with more claims stays, the other still resolves.

    Example: headstone merge I-7K3F I-2M8Q --reason "one pit, two spellings of the village"
    """
    from headstone.review import merge as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, first, second, who))


@click.command()
@click.argument("first")
@click.argument("second")
@REASON
@BY
@JSON
@click.pass_obj
def apart(chosen: Settings, first: str, second: str, reason: str, by: str | None, as_json: bool) -> None:
    """Two incidents are two, however alike: they are neither joined nor asked about again.

    Example: headstone apart I-7K3F I-2M8Q --reason "two villages of one name"
    """
    from headstone.review import apart as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, first, second, who))


@click.command()
@click.argument("incident")
@click.argument("claims", nargs=-1, required=True)
@REASON
@BY
@JSON
@click.pass_obj
def split(chosen: Settings, incident: str, claims: tuple[str, ...], reason: str, by: str | None, as_json: bool) -> None:
    """The named claims of an incident tell of another one. A report id (R-…) stands for all its claims there.

    Example: headstone split I-7K3F C-1a2b3c4d5e6f R-0f9e8d7c6b5a --reason "another village"
    """
    from headstone.review import split as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, incident, claims, who))


@click.command()
@click.argument("verdict", metavar="VERDICT|last")
@REASON
@BY
@JSON
@click.pass_obj
def withdraw(chosen: Settings, verdict: str, reason: str, by: str | None, as_json: bool) -> None:
    """Take a decision back by a new one that names it; "last" is the newest that stands. A split goes back as a whole.

    Example: headstone withdraw last --reason "that was the other village"
    """
    from headstone.review import withdraw as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, verdict, who))


@click.command()
@click.argument("target", metavar="INCIDENT.PROPERTY|CLAIM.SCALE")
@click.argument("judgment")
@REASON
@BY
@JSON
@click.pass_obj
def grade(chosen: Settings, target: str, judgment: str, reason: str, by: str | None, as_json: bool) -> None:
    """Judge one property of an incident; what the machine counted stays beside the judgment.

    Properties: existence, date, place, attribution, and counts.KIND for each kind of count. Judgments: confirmed,
    likely, possible, unlikely, unknown, discounted. Scales of a claim: status (accepted, conflict, work_needed, issue)
    and admiralty, the pair of the source's reliability (A-F) and of how credible it is (1-6).

    Example: headstone grade I-7K3F.existence likely --reason "two teams saw it on different days"

    Example: headstone grade C-0a1b2c3d4e5f.admiralty B2 --reason "was there, and was right before"
    """
    from headstone.review import grade as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, target, judgment, who))


@click.command()
@click.argument("incident")
@REASON
@BY
@JSON
@click.pass_obj
def sign(chosen: Settings, incident: str, reason: str, by: str | None, as_json: bool) -> None:
    """Sign an accepted incident off as a second person. What changes later voids the sign-off, and pages say so.

    Example: headstone sign I-7K3F --by "B. Second" --reason "read every sentence again"
    """
    from headstone.review import sign as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, incident, who))


@click.command()
@click.argument("incidents", metavar="INCIDENT...", nargs=-1, required=True)
@click.option("--to", "name", default="", help="Who is to look at them. Without it: nobody.")
@click.option("--reason", default="", help="Why. Kept for ever beside the assignment.")
@BY
@JSON
@click.pass_obj
def assign(
    chosen: Settings, incidents: tuple[str, ...], name: str, reason: str, by: str | None, as_json: bool
) -> None:  # fmt: skip
    """Incidents that somebody is to look at; without --to they are on nobody's list.

    Example: headstone assign I-7K3F I-2M8Q --to Amal
    """
    from headstone.review import assign as use_case

    decide(
        chosen, reason, by, as_json, lambda store, who: each(incidents, lambda one: use_case(store, one, name, who))
    )


@click.command()
@JSON
@click.pass_obj
def verdicts(chosen: Settings, as_json: bool) -> None:
    """Every decision of a person, oldest first; corrections whose words no claim holds any more are marked.

    Example: headstone verdicts --json
    """
    from headstone.review import verdict_rows

    with store_of(chosen) as store:
        show_table(verdict_rows(store), as_json, "decisions are added, never changed")


@click.command()
@click.option("--kind", default="", help="One reason only, e.g. conflict, asked, no_place, to_sign.")
@click.option("--assignee", default="", help="What this person is to look at.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Incidents to print.")
@JSON
@click.pass_obj
def queue(chosen: Settings, kind: str, assignee: str, limit: int, as_json: bool) -> None:
    """What waits for a person, the weightiest reason first; what only waits for a second person is --kind to_sign.

    Example: headstone queue --assignee Amal
    """
    from headstone.model.pages import Waiting
    from headstone.publish.decisions import queue_rows
    from headstone.review import waiting_of

    with store_of(chosen) as store:
        rows, total, assignees = waiting_of(store, Waiting(kind, assignee), limit)
    foot = f"{total} wait{'s' * (total == 1)} for a person; documented reports, not incidence"
    show_table(queue_rows(rows, assignees), as_json, foot, {"total": total})


@click.command()
@click.argument("target", metavar="INCIDENT|CLAIM")
@JSON
@click.pass_obj
def history(chosen: Settings, target: str, as_json: bool) -> None:
    """What each decision on an incident or a claim changed: before and after, by whom and why, oldest first.

    Example: headstone history I-7K3F
    """
    from headstone.histories import history as use_case
    from headstone.histories import history_rows
    from headstone.release import labels

    with store_of(chosen) as store:
        show_table(history_rows(use_case(store, target, labels())), as_json, "decisions are added, never changed")


VERBS = (queue, accept, reject, correct, merge, apart, split, withdraw, grade, sign, assign, history, verdicts)
