"""People's corrections, re-applied to claims by the place of their words (house: names that last)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from headstone.model.claims import Claim, Count, Finder, Perpetrator, When
from headstone.model.places import Place
from headstone.model.spans import Span
from headstone.model.verdicts import Verdict
from headstone.text.numbers import find_numbers

RULE = "a person's correction"
DATED = {"grave.discovery": "discovery", "grave.exhumation": "exhumation"}  # role of a date where the claim had none
SHARE = 0.5  # of the corrected span must lie in a claim's quotes for the correction to be its


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims with corrections applied, and the corrections that found no claim: they wait for a person."""

    claims: tuple[Claim, ...]
    waiting: tuple[Verdict, ...]


def corrected(claims: Iterable[Claim], verdicts: Iterable[Verdict]) -> Corrected:
    """Apply every correction, oldest first: a later one of the same slot wins."""
    rows = list(claims)
    waiting = []
    for verdict in sorted((v for v in verdicts if v.kind == "correct"), key=lambda v: (v.at, v.id)):
        hits = [i for i, c in enumerate(rows) if meant(c, verdict)]
        if not hits:
            waiting.append(verdict)
        for i in hits:
            rows[i] = apply(rows[i], verdict)
    return Corrected(tuple(rows), tuple(waiting))


def meant(claim: Claim, verdict: Verdict) -> bool:
    """The claim that the verdict names, or, after a new reading, one of the same report and layer on the same words."""
    if claim.id in verdict.claims:
        return True
    if (claim.report, claim.layer) != (verdict.report, verdict.layer) or verdict.span is None:
        return False
    return claim.trigger.overlap(verdict.span) >= SHARE * max(1, verdict.span.end - verdict.span.start)


def apply(claim: Claim, verdict: Verdict) -> Claim:
    """The claim with one slot corrected. The machine's value stays in the stored claim; this is a view of it."""
    change = SLOTS.get(verdict.slot or "")
    return change(claim, verdict.value or "") if change else claim


def with_place(claim: Claim, value: str) -> Claim:
    """A place that no report named has no words of its own."""
    return replace(claim, place=replace(claim.place or Place(""), name=value, rule=RULE, score=1.0))


def with_count(claim: Claim, value: str) -> Claim:
    return replace(claim, counts=(number(claim, value), *claim.counts[1:]))


def with_date(claim: Claim, value: str) -> Claim:
    old = claim.dates[0] if claim.dates else When(DATED.get(claim.act, "act"), "")
    return replace(claim, dates=(replace(old, edtf=value, how=RULE, rule=RULE, score=1.0), *claim.dates[1:]))


def with_perpetrator(claim: Claim, value: str) -> Claim:
    old = claim.perpetrators[0] if claim.perpetrators else Perpetrator(value, "")
    named = replace(old, name=value, rule=RULE, score=1.0)
    return replace(claim, perpetrators=(named, *claim.perpetrators[1:]))


def with_finder(claim: Claim, value: str) -> Claim:
    return replace(claim, finder=replace(claim.finder or Finder(value, ""), name=value, rule=RULE, score=1.0))


SLOTS: dict[str, Callable[[Claim, str], Claim]] = {
    "act": lambda claim, value: replace(claim, act=value),
    "polarity": lambda claim, value: replace(claim, polarity=value),
    "modality": lambda claim, value: replace(claim, modality=value),
    "place": with_place,
    **dict.fromkeys(("count", "counts"), with_count),
    **dict.fromkeys(("date", "dates"), with_date),
    **dict.fromkeys(("perpetrator", "perpetrators"), with_perpetrator),
    "finder": with_finder,
}


def number(claim: Claim, value: str) -> Count:
    """A corrected count: "120", "at least 100", "between 80 and 100"."""
    base = claim.counts[0] if claim.counts else Count("bodies_found_claimed", "exact", "")
    said = next(iter(find_numbers(value, Span(0, len(value)))), None)
    if said is None:
        return base
    return replace(base, form=said.form, low=said.low, high=said.high, point=said.point, rule=RULE, score=1.0)
