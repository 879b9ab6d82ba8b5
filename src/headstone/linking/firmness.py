"""How firmly each known origin of an incident stands, and between what bounds their number lies.

An origin is taken for one by words that may be misread. How often one with the same signs was one is learnt from
labelled bundles of reports (logistic regression, `training.firmness`), and so is how many origins of an incident go
unseen. Of both follows how likely each number of origins is: a sum of independent trials (Poisson's binomial) and of
what is unseen (Poisson). The bounds leave out a tail on either side.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from headstone.linking.origins import Manner, OriginMap
from headstone.model.claims import Claim
from headstone.model.incidents import Firmness
from headstone.model.lineage import Origin

TABLE = "origin_firmness.yaml"
FURTHER = 8  # unseen origins that are thought of: more are less likely than one in a million
TWO = 2
# Of one state, one armed group, one body there may be two names. What two outlets saw is surely of two.
APART = ("own_reporter",)


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds of an origin without any sign, and of each sign; how many are unseen in an incident, as a mean; what
    share of a bound's cases may lie beyond it."""

    start: float
    signs: Mapping[str, float]
    unseen: float
    tail: float

    def score(self, signs: Iterable[str]) -> float:
        """How often an origin with these signs is one, in [0, 1]."""
        return 1 / (1 + math.exp(-self.start - math.fsum(self.signs[sign] for sign in signs)))


@cache
def shipped() -> Weights:
    """The weights of the package, read once."""
    table = yaml.safe_load(files("headstone.data").joinpath(TABLE).read_text(encoding="utf-8"))
    return Weights(float(table["start"]), table["signs"], float(table["unseen"]), float(table["tail"]))


@dataclass(frozen=True, slots=True)
class Carrier:
    """What one report says of an origin: its family of texts, how each of its claims has the origin, and how many
    origins the report has in all."""

    family: str
    manners: tuple[Manner, ...]
    beside: int


def firmness(
    known: Collection[str],
    by_id: Mapping[str, Origin],
    carriers: Mapping[str, Sequence[Carrier]],
    weights: Weights | None = None,
) -> tuple[Firmness, ...]:
    """Of each known origin, by id."""
    held = weights or shipped()
    rows = ((id_, signs_of(id_, known, by_id, carriers.get(id_, ()))) for id_ in sorted(known))
    return tuple(Firmness(id_, round(held.score(signs), 3), signs) for id_, signs in rows)


def carriers_of(
    claims: Sequence[Claim], origins: OriginMap, family: Mapping[str, str]
) -> dict[str, tuple[Carrier, ...]]:
    """Origin -> the reports that surely have it, in the order of their ids."""
    beside: dict[str, set[str]] = {}
    found: dict[str, dict[str, list[Manner]]] = {}
    for claim in claims:
        for id_ in origins.of_claim.get(claim.id, ()):
            beside.setdefault(claim.report, set()).add(id_)
            how = origins.how(claim.id, id_)
            if not how.unsure:
                found.setdefault(id_, {}).setdefault(claim.report, []).append(how)
    return {
        id_: tuple(
            Carrier(family.get(report, report), tuple(reports[report]), len(beside[report]))
            for report in sorted(reports)
        )
        for id_, reports in found.items()
    }


def signs_of(
    id_: str, known: Collection[str], by_id: Mapping[str, Origin], carriers: Sequence[Carrier]
) -> tuple[str, ...]:
    """Codes of the vocabulary, what speaks for the origin first."""
    kind = by_id[id_].kind
    found = []
    if len({carrier.family for carrier in carriers}) >= TWO:
        found.append("two_texts")
    elif carriers and (least := min(carrier.beside for carrier in carriers)) >= TWO:
        found.append("one_of_two" if least == TWO else "one_of_many")
    if kind not in APART and any(by_id[other].kind == kind for other in known if other != id_):
        found.append("another_of_kind")
    if kind == "un_body":
        found.append("international")
    manners = [how for carrier in carriers for how in carrier.manners]
    if manners and all(how.passed_on for how in manners):
        found.append("passed_on")
    if manners and all(how.by_view for how in manners):
        found.append("by_view")
    return tuple(found)


def bounds(scores: Sequence[float], weights: Weights | None = None) -> tuple[int, int]:
    """At least and at most so many origins: fewer, and more, are each no likelier than the tail. What was counted lies
    within them."""
    held = weights or shipped()
    chances = [1.0]
    for score in scores:
        chances = [
            a * (1 - score) + b * score for a, b in zip([*chances, 0.0], [0.0, *chances], strict=True)
        ]  # fmt: skip
    further = [math.exp(-held.unseen) * held.unseen**n / math.factorial(n) for n in range(FURTHER + 1)]
    total = [0.0] * (len(chances) + FURTHER)
    for a, one in enumerate(chances):
        for b, other in enumerate(further):
            total[a + b] += one * other
    upto = [math.fsum(total[: n + 1]) for n in range(len(total))]
    least = sum(share <= held.tail for share in upto)
    most = sum(share < 1 - held.tail for share in upto)
    return min(least, len(scores)), max(most, len(scores))
