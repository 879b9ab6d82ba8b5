"""The verbs of review: accept, reject, correct, merge, split. Each adds a verdict and links anew."""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from headstone.cli import BY, JSON, REASON, cli, now, store_of
from headstone.config import Settings

if TYPE_CHECKING:
    from headstone.model.verdicts import Verdict
    from headstone.review import Reviewer
    from headstone.store.register import Store


def decide(chosen: Settings, reason: str, by: str | None, as_json: bool, act: "Callable[[Store, Reviewer], Sequence[Verdict]]") -> None:
    """Run one decision, relink, say what was added."""
    from headstone.pipeline import relink
    from headstone.review import Reviewer

    with store_of(chosen) as store:
        added = act(store, Reviewer(by or chosen.actor, now, reason))
        relink(store, chosen, now)
    if as_json:
        click.echo(json.dumps([{"id": v.id, "kind": v.kind, "claims": v.claims, "slot": v.slot, "value": v.value} for v in added], ensure_ascii=False))
    else:
        click.echo(f"{len(added)} verdict{'s' * (len(added) != 1)} added ({', '.join(v.id for v in added[:3])}{' …' * (len(added) > 3)}); the register is linked anew")


@cli.command()
@click.argument("target")
@REASON
@BY
@JSON
@click.pass_obj
def accept(chosen: Settings, target: str, reason: str, by: str | None, as_json: bool) -> None:
    """Accept a claim (C-…) or every claim of an incident (I-…)."""
    from headstone.review import judge

    decide(chosen, reason, by, as_json, lambda store, who: judge(store, "accept", target, who))


@cli.command()
@click.argument("target")
@REASON
@BY
@JSON
@click.pass_obj
def reject(chosen: Settings, target: str, reason: str, by: str | None, as_json: bool) -> None:
    """Reject a claim (C-…), or an incident (I-…): it stays, marked discounted."""
    from headstone.review import judge

    decide(chosen, reason, by, as_json, lambda store, who: judge(store, "reject", target, who))


@cli.command()
@click.argument("target")
@click.argument("value")
@REASON
@BY
@JSON
@click.pass_obj
def correct(chosen: Settings, target: str, value: str, reason: str, by: str | None, as_json: bool) -> None:
    """Correct one value: headstone correct C-1a2b3c.counts "at least 120" --reason "typing error of the outlet" """
    from headstone.review import correct as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, target, value, who))


@cli.command()
@click.argument("first")
@click.argument("second")
@REASON
@BY
@JSON
@click.pass_obj
def merge(chosen: Settings, first: str, second: str, reason: str, by: str | None, as_json: bool) -> None:
    """Two incidents are one."""
    from headstone.review import merge as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, first, second, who))


@cli.command()
@click.argument("incident")
@click.argument("claims", nargs=-1, required=True)
@REASON
@BY
@JSON
@click.pass_obj
def split(chosen: Settings, incident: str, claims: tuple[str, ...], reason: str, by: str | None, as_json: bool) -> None:
    """The named claims tell of another incident."""
    from headstone.review import split as use_case

    decide(chosen, reason, by, as_json, lambda store, who: use_case(store, incident, claims, who))
