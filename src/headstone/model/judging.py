"""What people's standing decisions say of one incident: who looks at it, what they judge, who signed it off.

All of it is computed from verdict rows over claims, so it follows the claims through reruns, merges and splits.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from headstone.model.claims import Claim
from headstone.model.incidents import Incident
from headstone.model.sources import digest
from headstone.model.verdicts import Verdict

JUDGED = ("accept", "reject")
TOUCHING = ("accept", "reject", "correct", "must_link", "cannot_link", "grade", "sign")  # an assignment judges nothing
NOBODY = ""
OF_CLAIM = ("status", "admiralty")  # what a person grades of one claim, not of an incident


@dataclass(frozen=True, slots=True)
class Signature:
    """The last sign-off of an incident. `holds`: what was signed is what stands."""

    verdict: Verdict
    holds: bool


@dataclass(frozen=True, slots=True)
class Judgment:
    """`grades`: property -> the grade that stands. `of_claims`: (claim, scale) -> the grade that stands.
    `last`: claim -> the accept or reject that stands."""

    grades: Mapping[str, Verdict]
    last: Mapping[str, Verdict]
    assignee: str
    signature: Signature | None
    accepted: bool
    of_claims: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)

    @property
    def accepted_by(self) -> tuple[str, ...]:
        """Who accepted its claims."""
        return tuple(sorted({one.by for one in self.last.values() if one.kind == "accept"}))

    @property
    def waits_for_second(self) -> bool:
        return self.accepted and not (self.signature and self.signature.holds)


def judgment(incident: Incident, claims: Iterable[Claim], verdicts: Sequence[Verdict]) -> Judgment:
    """`verdicts`: those that stand, oldest first; what names no claim of the incident is passed over. `claims` as the
    machine read them."""
    own = frozenset(incident.claims)
    named = [one for one in verdicts if own.intersection(one.claims)]
    last = {claim: one for one in named if one.kind in JUDGED for claim in one.claims if claim in own}
    grades = {one.slot: one for one in named if one.kind == "grade" and one.slot and one.slot not in OF_CLAIM}
    of_claims = {key: one for one in named for key in claim_grades(one) if key[0] in own}
    given = [one.value or NOBODY for one in named if one.kind == "assign"]
    accepted = bool(own) and all(claim in last and last[claim].kind == "accept" for claim in own)
    signed = next((one for one in reversed(named) if one.kind == "sign"), None)
    holds = bool(signed and accepted and signed.value == signed_version(incident, claims, named))
    signature = Signature(signed, holds) if signed else None
    return Judgment(grades, last, given[-1] if given else NOBODY, signature, accepted, of_claims)


def claim_grades(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """(claim, scale) of each claim that a verdict grades by a scale of its own."""
    if verdict.kind == "grade" and verdict.slot in OF_CLAIM:
        yield from ((claim, verdict.slot) for claim in verdict.claims)


def signed_version(incident: Incident, claims: Iterable[Claim], verdicts: Iterable[Verdict]) -> str:
    """Names what a second person signs: the claims with their values, the decisions on them, how many say so."""
    seen, own, last = incident.corroboration, frozenset(incident.claims), dict[str, str]()
    said = (seen.documents, seen.publishers, seen.known_origins, seen.state) if seen else ()
    changed: dict[tuple[str, ...], str] = {}
    for one in verdicts:
        held = own.intersection(one.claims)
        if one.kind in JUDGED:
            last |= dict.fromkeys(held, one.kind)
        elif one.kind == "grade" and held:
            of = one.claims if one.slot in OF_CLAIM else ()
            changed["grade", *of, one.slot or ""] = one.value or ""
        elif one.kind == "correct" and held:
            changed["correct", *one.claims, one.slot or ""] = one.value or ""
    values = sorted((stated(claim) for claim in claims if claim.id in own), key=lambda one: str(one[0]))
    whole = (incident.state, said, sorted(own), sorted(last.items()), sorted(changed.items()), values)
    return digest("signed", repr(whole))[:16]


def stated(claim: Claim) -> tuple[object, ...]:
    """The values of a claim that a reader of the register relies on."""
    place = claim.place
    return (
        claim.id, claim.act, claim.polarity, claim.modality,
        (place.name, place.lat, place.lon, place.precision) if place else None,
        tuple((one.role, one.edtf) for one in claim.dates),
        tuple((one.kind, one.form, one.low, one.high, one.point) for one in claim.counts),
        tuple((one.name, one.basis, one.status) for one in claim.perpetrators),
        claim.finder.name if claim.finder else None,
    )  # fmt: skip


def same_person(one: str, other: str) -> bool:
    """Two spellings of one name; the register knows names, not people."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
