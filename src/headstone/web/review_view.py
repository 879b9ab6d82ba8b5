"""Pages of review: one incident on the desk, one claim with its history, and a conflict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from headstone.browsing import ClaimRecord, IncidentRecord
from headstone.deciding import Conflict, Decision
from headstone.model.care import graphic_wordings
from headstone.model.claims import Claim
from headstone.model.incidents import Incident
from headstone.model.judging import Judgment
from headstone.model.sources import Report
from headstone.model.verdicts import Verdict, gone_of, standing
from headstone.publish import json_values
from headstone.publish.lookup import lookup
from headstone.publish.why import Reason, reasons
from headstone.reviewing import claim_scales, judgments, properties

SLOTS: Mapping[str, str] = {
    "counts": "Count: as a report would write it, e.g. at least 120", "dates": "Date: 2016-11-07, 2016-11 or a range",
    "place": "Place: a name, a gazetteer id, or Name; LAT,LON", "act": "Act: a code, e.g. grave.discovery",
    "perpetrators": "Perpetrator, by name", "finder": "Found by", "polarity": "affirmed or denied",
    "modality": "How surely: asserted, attributed, hedged, …",
}  # fmt: skip

SCALES: Mapping[str, str] = {"status": "Status of the claim", "admiralty": "Source and information (Admiralty)"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim on the desk."""

    claim: Claim
    report: Report | None
    origin: str
    values: tuple[Reason, ...]
    judged: str  # accept | reject | ""


@dataclass(frozen=True, slots=True)
class DeskView:
    """`typed`: what the person wrote before a conflict or a mistake; it is never lost. `problem`: what was wrong."""

    incident: Incident
    pieces: tuple[Piece, ...]
    verdicts: tuple[Verdict, ...]
    withdrawn: frozenset[str]
    version: str
    by: str
    judged: Judgment
    properties: tuple[str, ...]
    judgments: tuple[str, ...]
    typed: Decision | None
    problem: str
    since: tuple[Verdict, ...]
    stamps: tuple[str, ...]
    template: str = "desk.html"
    here: str = "review"

    @property
    def remains(self) -> tuple[str, ...]:
        """Words that tell the condition of remains: no list shows them."""
        return graphic_wordings(piece.claim for piece in self.pieces)

    def values(self) -> dict[str, Any]:
        return {
            "stamps": self.stamps, "incident": json_values.incident(self.incident), "version": self.version,
            "verdicts": [json_values.verdict(one) for one in self.verdicts], "problem": self.problem or None,
            "judged": {one.claim.id: one.judged or None for one in self.pieces}, **standing_values(self.judged),
            "since": [json_values.verdict(one) for one in self.since],
        }  # fmt: skip


def standing_values(judged: Judgment) -> dict[str, Any]:
    """Grades, sign-off and assignment that stand, for a program."""
    signature = judged.signature
    return {
        "assignee": judged.assignee or None, "accepted": judged.accepted,
        "grades": {slot: json_values.verdict(one) for slot, one in judged.grades.items()},
        "signed": json_values.verdict(signature.verdict) | {"holds": signature.holds} if signature else None,
    }  # fmt: skip


def judged_by(verdicts: tuple[Verdict, ...]) -> dict[str, str]:
    said = (one for one in standing(verdicts) if one.kind in ("accept", "reject"))
    return {claim: one.kind for one in said for claim in one.claims}


def desk_view(
    record: IncidentRecord, labels: Mapping[str, str], by: str, typed: Decision | None = None,
    problem: str = "", since: tuple[Verdict, ...] = (),
) -> DeskView:  # fmt: skip
    shelf, judged = lookup(record.cleared.register), judged_by(record.verdicts)
    claims = sorted(shelf.claims.values(), key=lambda one: (one.report, one.episode, one.trigger.start, one.id))
    pieces = tuple(
        Piece(one, shelf.reports.get(one.report), shelf.origin_name(one.id), tuple(reasons(one, labels)),
              judged.get(one.id, ""))
        for one in claims
    )  # fmt: skip
    return DeskView(
        record.cleared.incident, pieces, record.verdicts, gone_of(record.verdicts), record.version, by, record.judged,
        properties(record.cleared.incident), judgments(), typed, problem, since, record.cleared.stamps,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One slot as the machine read it and as it stands."""

    slot: str
    machine: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return self.machine != self.now


@dataclass(frozen=True, slots=True)
class ClaimView:
    claim: Claim
    report: Report
    incident: str | None
    changes: tuple[Change, ...]
    sentence: str
    rejected: tuple[tuple[str, str, str], ...]
    verdicts: tuple[Verdict, ...]
    withdrawn: frozenset[str]
    judged: str
    version: str
    by: str
    typed: Decision | None
    problem: str
    since: tuple[Verdict, ...]
    slots: Mapping[str, str]
    remains: tuple[str, ...]  # words that wait for a click
    grades: tuple[Verdict, ...]
    stamps: tuple[str, ...]
    template: str = "claim.html"
    here: str = "review"
    scales: Mapping[str, Mapping[str, str]] = field(default_factory=claim_scales)
    scale_names: Mapping[str, str] = field(default_factory=lambda: SCALES)

    def values(self) -> dict[str, Any]:
        return {
            "grades": {one.slot: json_values.verdict(one) for one in self.grades},
            "stamps": self.stamps, "claim": json_values.claim(self.claim, None), "version": self.version,
            "incident": self.incident, "verdicts": [json_values.verdict(one) for one in self.verdicts],
            "withdrawn": sorted(self.withdrawn), "problem": self.problem or None,
            "changes": {one.slot: {"machine": one.machine, "now": one.now} for one in self.changes if one.differs},
            "since": [json_values.verdict(one) for one in self.since],
        }  # fmt: skip


def claim_view(
    record: ClaimRecord, labels: Mapping[str, str], by: str, typed: Decision | None = None, problem: str = "",
    since: tuple[Verdict, ...] = (),
) -> ClaimView:  # fmt: skip
    claim = record.claim
    quote = next((one for one in claim.quotes if one.role == "sentence"), next(iter(claim.quotes), None))
    passed = tuple((one.slot, one.wording, one.why) for one in claim.rejected)
    return ClaimView(
        claim, record.report, record.incident, changes_of(record.machine, claim, labels), quote.exact if quote else "",
        passed, record.verdicts, gone_of(record.verdicts), judged_by(record.verdicts).get(claim.id, ""),
        record.version, by, typed, problem, since, SLOTS, record.remains, record.grades, record.cleared.stamps,
    )  # fmt: skip


def changes_of(machine: Claim, now: Claim, labels: Mapping[str, str]) -> tuple[Change, ...]:
    """Slot by slot, what the machine read beside what stands."""
    before, after = by_slot(machine, labels), by_slot(now, labels)
    return tuple(Change(slot, before.get(slot, ()), after.get(slot, ())) for slot in dict.fromkeys((*before, *after)))


def by_slot(claim: Claim, labels: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for reason in reasons(claim, labels):
        found[reason.slot] = (*found.get(reason.slot, ()), reason.value)
    return found


def told(error: Exception) -> tuple[str, tuple[Verdict, ...]]:
    """What went wrong in words, and the decisions of others where it is a conflict."""
    return str(error), error.since if isinstance(error, Conflict) else ()
