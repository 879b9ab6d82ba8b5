"""Use cases of review: a person's decision becomes an added row, and the register is linked anew around it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from headstone.errors import NotFound, Refused, UsageError
from headstone.intake.edtf import to_edtf
from headstone.model.claims import Claim
from headstone.model.incidents import Incident
from headstone.model.judging import Judgment, judgment, same_person, signed_version
from headstone.model.pages import Waiting
from headstone.model.sources import digest
from headstone.model.spans import Span
from headstone.model.verdicts import Verdict, decision_of, last_decision, standing
from headstone.publish.areas import country_at
from headstone.publish.rows import Table
from headstone.store import page_desk, pages, register_read
from headstone.store.custody import Clock
from headstone.store.gazetteer import SqliteGazetteer
from headstone.store.page_todo import WEIGHTS
from headstone.store.register import Store
from headstone.tables import load, outlines
from headstone.text.edtf import bounds
from headstone.text.numbers import find_numbers
from headstone.view import place_value, seen

SLOTS = ("act", "polarity", "modality", "place", "counts", "dates", "perpetrators", "finder")
SINGULAR = {"count": "counts", "date": "dates", "perpetrator": "perpetrators"}
LAST = "last"  # names the newest decision that stands
UNLINKED = frozenset({"grade", "sign", "assign"})  # kinds that no incident is made of: nothing is linked anew


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, when, and why. The reason is mandatory: a verdict without one cannot be defended."""

    name: str
    clock: Clock
    reason: str

    def verdict(
        self,
        kind: str,
        claims: Sequence[str],
        slot: str | None = None,
        value: str | None = None,
        on: Claim | None = None,
    ) -> Verdict:
        """A verdict; `on` is the claim whose words a correction sits on. Raises UsageError without a reason."""
        if not self.reason.strip():
            raise UsageError("no reason given", "every verdict needs one", "say why with --reason")
        at = self.clock()
        id_ = "V-" + digest("verdict", kind, ",".join(claims), slot or "", value or "", self.reason, at, self.name)[:12]
        where = (on.report, on.layer, on.trigger) if on else (None, None, None)
        return Verdict(id_, kind, tuple(claims), self.reason.strip(), self.name, at, slot, value, *where)

    def at_once(self) -> "Reviewer":
        """The same reviewer at one moment: rows of one decision are told by their time and taken back together."""
        at = self.clock()
        return replace(self, clock=lambda: at)


def judge(store: Store, kind: str, target: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Accept or reject a claim, a second reader's proposal, or every claim of an incident."""
    one = target.upper().startswith("C-")
    claims = [store.judgeable(claim_name(target)).id] if one else [claim.id for claim in store.claims_of(target)]
    return keep(store, reviewer, [reviewer.verdict(kind, claims)])


def correct(store: Store, target: str, value: str, reviewer: Reviewer, gazetteer: Path) -> tuple[Verdict, ...]:
    """Correct one slot of a claim: `C-….counts` to "at least 120". The machine's value is kept beside it."""
    id_, _, written = target.partition(".")
    slot = SINGULAR.get(written, written)
    if slot not in SLOTS:
        raise UsageError(target, f"no slot {written!r} can be corrected", f"write CLAIM.SLOT: {', '.join(SLOTS)}")
    claim = store.claim(claim_name(id_))
    clean = checked(slot, value.strip(), claim, gazetteer)
    return keep(store, reviewer, [reviewer.verdict("correct", [claim.id], slot, clean, claim)])


def checked(slot: str, value: str, claim: Claim, gazetteer: Path) -> str:
    """The value as it is stored. Raises UsageError for one that the slot cannot hold."""
    words = load("vocabulary.yaml")
    allowed = {"act": words["acts"], "polarity": ("affirmed", "denied"), "modality": words["modality"]}.get(slot)
    if not value:
        raise UsageError(slot, "an empty value corrects nothing", "`headstone reject` takes a whole claim out")
    if allowed is not None and value not in allowed:
        raise UsageError(value, f"is no {slot} of the vocabulary", f"one of {', '.join(allowed)}")
    if slot == "counts" and not find_numbers(value, Span(0, len(value))):
        raise UsageError(value, "holds no number", 'write it as a report would: "at least 120", "between 80 and 100"')
    if slot == "dates":
        return dated(value)
    return placed_value(value, claim, gazetteer) if slot == "place" else value


def dated(value: str) -> str:
    """EDTF, also where the date was written in words. Raises UsageError for what is no date."""
    ends = bounds(value)
    known = [end is not None or part == ".." for end, part in zip(ends, value.partition("/")[::2], strict=True)]
    found = value if any(ends) and (all(known) or "/" not in value) else to_edtf(value)
    if found is None:
        raise UsageError(value, "is no date", "write 2016-11-07, 2016-11, 2016, or a range 2016-11-01/2016-11-07")
    return found


def placed_value(value: str, claim: Claim, gazetteer: Path) -> str:
    country = claim.place.country if claim.place else None
    held = SqliteGazetteer(gazetteer)
    try:
        return place_value(value, held, country, lambda lat, lon: country_at(lat, lon, outlines()))
    finally:
        held.close()


def withdraw(store: Store, verdict: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Take a decision back by new verdicts that name its rows: all pairs of a split go together. "last" is the newest
    decision that stands. Raises NotFound, and Refused where it does not stand any more."""
    every = store.register_verdicts()
    found = last_decision(every) if verdict == LAST else next((one for one in every if one.id == verdict), None)
    if found is None:
        raise NotFound(f"verdict {verdict}", "no such id in this case", "`headstone verdicts` shows them")
    stand = standing(every)
    if found not in stand and found.kind != "withdraw":
        raise Refused(found.id, "was taken back already", "nothing to do")
    rows = [found] if found.kind == "withdraw" else decision_of(found, stand)
    who = reviewer.at_once()
    return keep(store, reviewer, [who.verdict("withdraw", one.claims, value=one.id) for one in rows])


@dataclass(frozen=True, slots=True)
class Record:
    """One incident with its claims as the machine read them and the decisions that stand on them."""

    incident: Incident
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def judged(self) -> Judgment:
        return judgment(self.incident, self.claims, self.verdicts)


def record_of(store: Store, id_: str) -> Record:
    """The incident of that id or alias. Raises NotFound."""
    with store.reading() as connection:
        found = register_read.incident(connection, id_)
        verdicts = standing(pages.verdicts_on(connection, [*found.claims, *found.reports]))
        claims = register_read.claims_named(connection, found.claims)
    return Record(found, claims, verdicts)


def grade(store: Store, target: str, value: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Judge one property of an incident, `I-….existence` or `I-….counts.killed`; what the machine computed of it
    stays beside the judgment; `C-….status` and `C-….admiralty` grade one claim. Raises UsageError for a
    property or a word that the vocabulary does not have."""
    id_, _, slot = target.partition(".")
    if id_.upper().startswith("C-"):
        return grade_claim(store, id_, slot, value, reviewer)
    words, said = load("vocabulary.yaml"), value.strip().lower()
    known = [*words["properties"], *(f"counts.{kind}" for kind in words["counts"])]
    if slot not in known:
        todo = f"write INCIDENT.PROPERTY: {', '.join(known[:5])} …"
        raise UsageError(target, f"no property {slot!r} is graded", todo)
    if said not in words["judgment"]:
        raise UsageError(value, "is no judgment of the vocabulary", f"one of {', '.join(words['judgment'])}")
    claims = record_of(store, id_).incident.claims
    return keep(store, reviewer, [reviewer.verdict("grade", claims, slot, said)])


def grade_claim(store: Store, id_: str, scale: str, value: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """A person's status of a claim (`accepted`, `conflict` …), or the pair of its source's reliability and of how
    credible it is (`B2`). Raises UsageError for what the scale does not have."""
    scales = claim_scales()
    if scale not in scales:
        raise UsageError(f"{id_}.{scale}", "is no scale of a claim", f"write CLAIM.SCALE: {', '.join(scales)}")
    said = next((code for code in scales[scale] if code.casefold() == value.strip().casefold()), None)
    if said is None:
        raise UsageError(value, f"is no {scale} of the vocabulary", f"one of {', '.join(scales[scale])}")
    return keep(store, reviewer, [reviewer.verdict("grade", [store.claim(claim_name(id_)).id], scale, said)])


def claim_scales() -> dict[str, dict[str, str]]:
    """Scale -> its values, each with what it says; of the Admiralty pair the two halves together."""
    words = load("vocabulary.yaml")
    source, said = words["admiralty"]["reliability"], words["admiralty"]["credibility"]
    pairs = {f"{a}{b}": f"{of_source}, {of_words}" for a, of_source in source.items() for b, of_words in said.items()}
    return {"status": {code: code.replace("_", " ") for code in words["status"]}, "admiralty": pairs}


def sign(store: Store, target: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """A second person signs an accepted incident off. Raises Refused where it is not accepted as a whole, or where
    who signs is who accepted."""
    record = record_of(store, target)
    found, id_ = record.judged, record.incident.id
    if not found.accepted:
        raise Refused(id_, "not every claim of it is accepted", f"`headstone accept {id_}` first, by somebody else")
    if any(same_person(reviewer.name, one) for one in found.accepted_by):
        raise Refused(id_, f"{reviewer.name} accepted it", "a sign-off is a second person's: say --by NAME")
    if found.signature and found.signature.holds:
        raise Refused(id_, f"is signed off by {found.signature.verdict.by} already", "nothing to do")
    version = signed_version(record.incident, record.claims, record.verdicts)
    return keep(store, reviewer, [reviewer.verdict("sign", record.incident.claims, value=version)])


def assign(store: Store, target: str, name: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Somebody is to look at an incident; an empty name takes it off everybody's list."""
    incident, to = record_of(store, target).incident, " ".join(name.split())
    who = reviewer if reviewer.reason.strip() else replace(reviewer, reason=f"for {to}" if to else "for nobody")
    return keep(store, reviewer, [who.verdict("assign", incident.claims, value=to or None)])


def merge(store: Store, first: str, second: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Two incidents are one: must pairs that tie all claims of both, so that no conflict parts any of them. (A report
    may tell of an incident in several episodes: a tie of one claim a report would leave the others to the scores.)"""
    one, other = store.incident(first), store.incident(second)
    if one.id == other.id:
        raise Refused(f"{first} and {second}", "are one incident already", "nothing to do")
    tied = [claim for claims in by_report(store, (*one.claims, *other.claims)) for claim in claims]
    return keep(store, reviewer, [reviewer.verdict("must_link", tied)])


def apart(store: Store, first: str, second: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Two incidents are two: a cannot pair between them, so that they are neither joined nor asked about again."""
    one, other = store.incident(first), store.incident(second)
    if one.id == other.id:
        raise Refused(f"{first} and {second}", "are one incident", "headstone split INCIDENT CLAIMS parts it")
    pair = (lead(store, one.claims), lead(store, other.claims))
    return keep(store, reviewer, [reviewer.verdict("cannot_link", pair)])


def by_report(store: Store, claims: Sequence[str]) -> list[list[str]]:
    """Claim ids grouped by their report, reports in order of id."""
    found: dict[str, list[str]] = {}
    for id_ in claims:
        found.setdefault(store.claim(id_).report, []).append(id_)
    return [found[report] for report in sorted(found)]


def split(store: Store, incident: str, named: Sequence[str], reviewer: Reviewer) -> tuple[Verdict, ...]:
    """The named claims, or reports with all their claims, are another incident than the rest: cannot pairs."""
    whole = store.claims_of(incident)
    going = {id_ for name in named for id_ in claims_meant(whole, name, incident)}
    rest = [claim for claim in whole if claim.id not in going]
    if not rest:
        raise Refused(incident, "every claim was named, so nothing would stay behind", "name only those that go")
    pairs, who = sorted((mine, other.id) for mine in going for other in rest), reviewer.at_once()
    return keep(store, reviewer, [who.verdict("cannot_link", pair) for pair in pairs])


def claims_meant(whole: Sequence[Claim], name: str, incident: str) -> list[str]:
    """Ids of the incident's claims that a claim id or report id names. Raises Refused for one that is not of it."""
    found = [claim.id for claim in whole if name.lower() in (claim.id.lower(), claim.report.lower())]
    if not found:
        raise Refused(name, f"is not of {incident}", f"see `headstone show {incident}` and `headstone why {incident}`")
    return found


def lead(store: Store, claims: Sequence[str]) -> str:
    """The surest claim of the report's own event."""
    found = [store.claim(claim) for claim in claims]
    return min(found, key=lambda claim: (claim.episode, -claim.score, claim.id)).id


def claim_name(written: str) -> str:
    """Ids are hexadecimal in small letters after a capital C."""
    head, _, rest = written.partition("-")
    return f"{head.upper()}-{rest.lower()}"


def keep(store: Store, reviewer: Reviewer, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    with store.writing(reviewer.name, reviewer.clock) as tx:
        for verdict in verdicts:
            tx.add_verdict(verdict)
        if any(verdict.kind in UNLINKED or verdict.kind == "withdraw" for verdict in verdicts):
            tx.index_decisions(sorted({claim for verdict in verdicts for claim in verdict.claims}))
    return tuple(verdicts)


def waiting_of(store: Store, asked: Waiting, limit: int) -> tuple[tuple[pages.Row, ...], int, dict[str, str]]:
    """What waits for a person, how many in all, and who is to look at which. Raises UsageError for no reason."""
    if asked.kind and asked.kind not in WEIGHTS:
        raise UsageError(asked.kind, "is no reason to wait", f"one of {', '.join(WEIGHTS)}")
    with store.reading() as connection:
        rows, total = pages.queue(connection, limit, 0, asked)
        return rows, total, page_desk.assignees(connection, [one.id for _, one in rows])


def links_anew(store: Store, added: Sequence[Verdict]) -> bool:
    """Whether incidents must be made anew after these: not where only assignments, grades or signs came or went."""
    gone = {one.value for one in added if one.kind == "withdraw"}
    taken_back = [one for one in store.register_verdicts() if one.id in gone] if gone else []
    return any(one.kind not in UNLINKED | {"withdraw"} for one in (*added, *taken_back))


def verdict_rows(store: Store) -> Table:
    """Every decision, oldest first."""
    verdicts = store.register_verdicts()
    waiting = {verdict.id for verdict in seen(store.claims(), standing(verdicts)).waiting}
    headers = ("id", "at", "by", "kind", "claims", "slot", "value", "reason", "waiting")
    rows = [
        (one.id, one.at, one.by, one.kind, named(one.claims), one.slot, one.value, one.reason, one.id in waiting)
        for one in verdicts
    ]
    return Table(headers, tuple(rows))


def named(claims: Sequence[str], shown: int = 4) -> str:
    rest = len(claims) - shown
    return ", ".join(islice(claims, shown)) + (f" and {rest} more" if rest > 0 else "")
