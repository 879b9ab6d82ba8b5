"""Why a value stands: the words, the rule that chose it, its score, and what was passed over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from headstone.model.claims import Claim, Victims
from headstone.model.register import Dossier
from headstone.model.spans import Span
from headstone.publish import words
from headstone.publish.cite import cited_quote
from headstone.publish.context import line
from headstone.publish.lookup import Lookup, lookup, named_reports, quote_for
from headstone.publish.rows import Cell, Table

SLOTS = (
    "act", "site", "place", "dates", "counts", "victims", "perpetrators", "finder", "voices", "motive", "remains",
    "participants",
)  # fmt: skip

LINKS = "links"
HEADERS = (
    "slot", "value", "wording", "taken", "sentence", "rule", "score", "page", "origin", "report", "claim", "why_not",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One value of a claim as `why` shows it."""

    slot: str
    value: str
    wording: str
    quotes: tuple[int, ...]
    rule: str
    score: float


def why_rows(dossier: Dossier, slot: str | None = None, labels: Mapping[str, str] = words.NO_LABELS) -> Table:
    """Every value of `slot` (all slots when None): taken ones first, then what was rejected and why.

    The slot "links" tells why its reports were joined, in points.
    """
    shelf = lookup(dossier.register)
    claims = in_reading_order(shelf, dossier.incident.claims)
    values = [(claim, reason) for claim in claims for reason in reasons(claim, labels)]
    taken = [_taken(shelf, claim, reason) for claim, reason in values if slot in (None, reason.slot)]
    passed = [row for claim in claims for row in _rejected(shelf, claim, slot)]
    joined = [_joined(text, shelf) for text in dossier.incident.reasons] if slot in (None, LINKS) else []
    return Table(HEADERS, tuple(taken + passed + joined))


def _joined(text: str, shelf: Lookup) -> tuple[Cell, ...]:
    """A reason of linking: the two reports and their points, then what each point is for."""
    pair, _, points = named_reports(text, shelf).partition("): ")
    return (LINKS, pair + (")" if points else ""), None, True, points or None, *(None,) * 7)


def in_reading_order(shelf: Lookup, ids: Iterable[str]) -> list[Claim]:
    """Claims by the publication of their reports, then as they stand in the text."""
    claims = [shelf.claims[item] for item in ids if item in shelf.claims]
    dated = {report.id: report.meta.published or "~" for report in shelf.reports.values()}
    return sorted(claims, key=lambda claim: (dated.get(claim.report, "~"), claim.report, claim.trigger.start, claim.id))


def reasons(claim: Claim, labels: Mapping[str, str] = words.NO_LABELS) -> Iterator[Reason]:
    """Every value of a claim, slot by slot, in the order of `SLOTS`."""
    yield Reason("act", _act(claim, labels), _trigger(claim), (), claim.rule, claim.score)
    if claim.site_type:
        yield Reason("site", words.label(claim.site_type, labels), claim.site_wording or "", (), "", claim.score)
    if claim.place:
        yield _reason("place", words.place(claim.place), claim.place)
    for when in claim.dates:
        yield _reason("dates", f"{when.role}: {words.date(when.edtf)} ({when.how})", when)
    for count in claim.counts:
        part = f", part of {count.part_of}" if count.part_of else ""
        yield _reason("counts", f"{words.label(count.kind, labels)}: {words.figure(count)}{part}", count)
    if claim.victims:
        yield _reason("victims", _victims(claim.victims), claim.victims)
    yield from _people(claim, labels)
    if claim.motive:
        yield _reason("motive", claim.motive.wording, claim.motive)
    for remains in claim.remains:
        yield _reason("remains", words.label(remains.condition, labels), remains)
    for other in claim.participants:
        yield _reason("participants", f"{words.label(other.role, labels)}: {other.wording}", other)


def _people(claim: Claim, labels: Mapping[str, str]) -> Iterator[Reason]:
    for actor in claim.perpetrators:
        basis = words.label(actor.basis, labels)
        yield _reason("perpetrators", f"{actor.name} ({actor.status}; basis {basis})", actor)
    if claim.finder:
        yield _reason("finder", claim.finder.name, claim.finder)
    for voice in claim.voices:
        doubt = "; in doubt, no origin" if voice.in_doubt else "; counts only beside a sure one" if voice.unsure else ""
        party = f"party to the conflict: {voice.party}{doubt}"
        yield _reason("voices", f"{voice.name} ({words.label(voice.kind, labels)}; {party})", voice)


def _act(claim: Claim, labels: Mapping[str, str]) -> str:
    """The act with its polarity and modality, said once where both are "denied"."""
    stance = dict.fromkeys((claim.polarity, words.label(claim.modality, labels)))
    return f"{words.label(claim.act, labels)} ({', '.join(stance)})"


def _victims(value: Victims) -> str:
    return ", ".join(part for part in (value.status, value.group, value.sex_age) if part) or value.wording


def _reason(slot: str, value: str, source: Any) -> Reason:
    return Reason(slot, value, source.wording, source.quotes, source.rule, source.score)


def _trigger(claim: Claim) -> str:
    """The words that name the act, cut out of the quote that holds them."""
    for quote in claim.quotes:
        if quote.start <= claim.trigger.start and claim.trigger.end <= quote.end:
            return quote.exact[claim.trigger.start - quote.start : claim.trigger.end - quote.start]
    return ""


def _taken(shelf: Lookup, claim: Claim, reason: Reason) -> tuple[Cell, ...]:
    quote = quote_for(claim, reason.quotes, reason.wording) if reason.quotes else cited_quote(claim)
    return (
        reason.slot, reason.value, reason.wording, True, quote.exact if quote else None, reason.rule or None,
        round(reason.score, 2), quote.page if quote else None, shelf.origin_name(claim.id),
        _file(shelf, claim), claim.id, None,
    )  # fmt: skip


def _rejected(shelf: Lookup, claim: Claim, slot: str | None) -> Iterator[tuple[Cell, ...]]:
    layer = shelf.layers.get(claim.layer)
    for item in claim.rejected:
        if slot not in (None, item.slot):
            continue
        sentence = line(layer.text, Span(item.start, item.end)) if layer else None
        page = layer.page_of(item.start) if layer else None
        yield (
            item.slot, None, item.wording, False, sentence, item.rule, None, page, shelf.origin_name(claim.id),
            _file(shelf, claim), claim.id, item.why,
        )  # fmt: skip


def _file(shelf: Lookup, claim: Claim) -> str:
    report = shelf.reports.get(claim.report)
    return report.file if report else claim.report
