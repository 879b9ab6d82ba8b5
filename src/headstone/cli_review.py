"""The verbs of review: accept, reject, correct, merge, split, verdicts. Each decision is an added row, linked anew."""

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
    """Take one decision, link anew, say what was added."""
    from headstone.relinking import relink
    from headstone.review import Reviewer

    ensure_gazetteer(chosen)
    with store_of(chosen) as store:
        added = act(store, Reviewer(by or chosen.actor, moment, reason))
        relink(store, chosen, now)
    if as_json:
        names = ("id", "kind", "claims", "slot", "value", "reason", "by", "at")
        show_json([{name: getattr(verdict, name) for name in names} for verdict in added])
        return
    shown = ", ".join(verdict.id for verdict in added[:3]) + (" …" if len(added) > 3 else "")
    click.echo(f"{len(added)} verdict{'s' * (len(added) != 1)} added ({shown}); the register is linked anew")


@click.command()
@click.argument("target")
@REASON
@BY
@JSON
@click.pass_obj
def accept(chosen: Settings, target: str, reason: str, by: str | None, as_json: bool) -> None:
    """Accept a claim, or every claim of an incident.

    Example: headstone accept I-7K3F --reason "checked against the photographs"
    """
    from headstone.review import judge

    decide(chosen, reason, by, as_json, lambda store, who: judge(store, "accept", target, who))


@click.command()
@click.argument("target")
@REASON
@BY
@JSON
@click.pass_obj
def reject(chosen: Settings, target: str, reason: str, by: str | None, as_json: bool) -> None:
    """Reject a claim, or every claim of an incident: it stays in the register, marked discounted.

    Example: headstone reject C-1a2b3c4d5e6f --reason "the outlet took it back"
    """
    from headstone.review import judge

    decide(chosen, reason, by, as_json, lambda store, who: judge(store, "reject", target, who))


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
@JSON
@click.pass_obj
def verdicts(chosen: Settings, as_json: bool) -> None:
    """Every decision of a person, oldest first; corrections whose words no claim holds any more are marked.

    Example: headstone verdicts --json
    """
    from headstone.review import verdict_rows

    with store_of(chosen) as store:
        show_table(verdict_rows(store), as_json, "decisions are added, never changed")


VERBS = (accept, reject, correct, merge, apart, split, verdicts)
