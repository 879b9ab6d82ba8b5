"""What a dossier page shows, gathered from the cleared slice of the register. The template only lays it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headstone.model.claims import Claim
from headstone.model.incidents import Corroboration, CountEnvelope, Incident
from headstone.model.lineage import Family, Link, Origin
from headstone.model.register import Versions
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.model.spans import Span
from headstone.model.verdicts import Verdict
from headstone.publish import charts, words
from headstone.publish.areas import Outlines
from headstone.publish.cite import cited_quote
from headstone.publish.context import Cut, Passage, Piece, passages, widest
from headstone.publish.json_values import whole_name
from headstone.publish.locator import Locator, locate
from headstone.publish.lookup import Lookup, lookup, named_reports
from headstone.publish.why import Reason, reasons
from headstone.safety.clear import ClearedDossier

_UNSURE = frozenset({"info.denial", "info.unable_to_confirm"})
_PAIR = 1200  # code points of an aligned passage that are shown on either side


@dataclass(frozen=True, slots=True)
class Known:
    """One property with its own grade: a row of the summary."""

    name: str
    values: tuple[str, ...]
    grade: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Cited words in their context. `graphic`: they tell the condition of remains, and are shown on request only."""

    pieces: Passage
    graphic: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its values and its cited words."""

    claim: Claim
    origin: Origin | None
    denies: bool
    values: tuple[Reason, ...]
    passages: tuple[Cited, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """Statements that stand on one sentence: its words are shown once, below all of them."""

    statements: tuple[Statement, ...]
    passages: tuple[Cited, ...]
    denies: bool
    leans: bool  # some of its values rest on words that an earlier block of the report shows


@dataclass(frozen=True, slots=True)
class Told:
    """One report and what it says of this incident."""

    report: Report
    file: str
    outlet: str
    statements: tuple[Statement, ...]
    blocks: tuple[Block, ...]
    record: CollectionRecord | None


@dataclass(frozen=True, slots=True)
class Aligned:
    """The same words in the copy and in its source."""

    copy: str
    source: str


@dataclass(frozen=True, slots=True)
class Derived:
    link: Link
    copy: str
    source: str
    runs: tuple[Aligned, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """Reports of one origin text; `family` None: a report that shares its words with no other."""

    family: Family | None
    reports: tuple[Told, ...]
    derived: tuple[Derived, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one origin says in the same way in one or more claims."""

    first: Statement
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voiced:
    """One origin and everything it says; `origin` None: claims whose origin is not known."""

    origin: Origin | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Page:
    incident: Incident
    stamps: tuple[str, ...]
    custody_head: str
    shelf: Lookup
    known: tuple[Known, ...]
    counts: tuple[charts.Scale, ...]
    dates: charts.Scale
    map: Locator | None
    voices: tuple[Voiced, ...]
    denials: tuple[Statement, ...]
    remains: tuple[Statement, ...]
    told: tuple[Told, ...]
    kin: tuple[Kin, ...]
    rejected: tuple[Statement, ...]
    reasons: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    unread: tuple[Report, ...]
    versions: Versions


def page(cleared: ClearedDossier, outlines: Outlines, labels: Mapping[str, str], cut: Cut) -> Page:
    incident, register = cleared.incident, cleared.register
    shelf = lookup(register)
    reports = [shelf.reports[item] for item in incident.reports if item in shelf.reports]
    told = tuple(_told(shelf, incident, report, labels, cut) for report in reports)
    statements = tuple(item for report in told for item in report.statements)
    return Page(
        incident=incident, stamps=cleared.stamps, custody_head=cleared.custody_head, shelf=shelf,
        known=(*_known(incident, labels), *_stated(statements)),
        counts=tuple(charts.counts(item) for item in incident.counts),
        dates=charts.timeline(incident.dates, _undated(statements)), map=locate(incident.place, outlines, labels),
        voices=_voices(statements), denials=tuple(item for item in statements if item.denies),
        remains=tuple(item for item in statements if item.claim.remains), told=told, kin=_kin(shelf, told),
        rejected=tuple(item for item in statements if item.claim.rejected),
        reasons=tuple(named_reports(text, shelf) for text in incident.reasons),
        verdicts=tuple(item for item in register.verdicts if set(item.claims) & set(incident.claims)),
        unread=tuple(item for item in register.reports if item.state != "read"),
        versions=register.versions,
    )  # fmt: skip


def _known(incident: Incident, labels: Mapping[str, str]) -> tuple[Known, ...]:
    rows = [_row("Existence", [words.label(act, labels) for act in incident.acts], incident.corroboration)]
    for envelope in incident.counts:
        whole = [value for value in envelope.values if value.part_of is None]
        figures = list(dict.fromkeys(words.figure(value) for value in whole)) or _parts(envelope)
        rows.append(_row(words.label(envelope.kind, labels).capitalize(), figures, envelope.corroboration))
    for role in dict.fromkeys(item.role for item in incident.dates):
        values = dict.fromkeys(words.date(item.edtf) for item in incident.dates if item.role == role)
        rows.append(_row(f"Date of {words.label(role, labels)}", list(values), None))
    rows.append(_row("Place", [words.place(incident.place)], None))
    for actor in incident.perpetrators:
        value = f"{actor.name} ({actor.status}; basis: {words.label(actor.basis, labels)})"
        rows.append(_row("Perpetrator as reported", [value], actor.corroboration))
    return tuple(rows)


def _parts(envelope: CountEnvelope) -> list[str]:
    """Figures of a kind of which only parts of a total are told."""
    return list(dict.fromkeys(f"{words.figure(value)} (part of a total)" for value in envelope.values))


_STATED = {"finder": "Found by, as stated", "victims": "Victims, as stated", "motive": "Motive, as stated"}


def _stated(statements: tuple[Statement, ...]) -> list[Known]:
    """What claims say that no origin count grades: every different value, in order of the reports."""
    rows = []
    for slot, name in _STATED.items():
        values = dict.fromkeys(value.value for item in statements for value in item.values if value.slot == slot)
        if values:
            rows.append(_row(name, list(values), None))
    return rows


def _row(name: str, values: list[str], grade: Corroboration | None) -> Known:
    if grade is None:
        return Known(name, tuple(values), "", "")
    return Known(name, tuple(values), words.corroboration(grade), words.three_numbers(grade))


def _told(shelf: Lookup, incident: Incident, report: Report, labels: Mapping[str, str], cut: Cut) -> Told:
    claims = [claim for claim in shelf.claims_of(report.id) if claim.id in incident.claims]
    ordered = sorted(claims, key=lambda claim: (claim.episode, claim.trigger.start, claim.id))
    statements = tuple(_statement(shelf, claim, labels, cut) for claim in ordered)
    blocks, record = _blocks(shelf, statements, cut), shelf.records.get(report.original_sha256)
    return Told(report, whole_name(report), shelf.outlet(report.id), statements, blocks, record)


def _blocks(shelf: Lookup, statements: tuple[Statement, ...], cut: Cut) -> tuple[Block, ...]:
    """Statements gathered by the sentence that they stand on, in order of the first of each."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for item in statements:
        sentence = cited_quote(item.claim)
        place = (sentence.start, sentence.end) if sentence else (item.claim.id,)
        groups.setdefault((item.claim.layer, item.denies, *place), []).append(item)
    blocks, shown = [], set[Span]()
    for items in groups.values():
        blocks.append(_block(shelf, items, cut, shown))
    return tuple(blocks)


def _block(shelf: Lookup, items: Sequence[Statement], cut: Cut, shown: set[Span]) -> Block:
    """A block shows its own sentence, and of its other words those that no block before it showed."""
    claims = [item.claim for item in items]
    layer = shelf.layers.get(claims[0].layer)
    spans = _quoted(claims, layer)
    sentence = cited_quote(claims[0])
    own = Span(sentence.start, sentence.end) if sentence else None
    fresh = [span for span in spans if span not in shown or span == own]
    shown.update(spans)
    passages = _cited(claims, layer, cut, fresh)
    return Block(tuple(items), passages, items[0].denies, len(fresh) < len(spans))


def _statement(shelf: Lookup, claim: Claim, labels: Mapping[str, str], cut: Cut) -> Statement:
    layer = shelf.layers.get(claim.layer)
    pages = [quote.page for quote in claim.quotes if quote.page]
    return Statement(
        claim, shelf.origin_of(claim.id), claim.polarity == "denied" or claim.act in _UNSURE,
        tuple(reason for reason in reasons(claim, labels) if reason.slot not in ("act", "remains")),
        _cited([claim], layer, cut, _quoted([claim], layer)), min(pages, default=None),
    )  # fmt: skip


def _quoted(claims: Sequence[Claim], layer: Layer | None) -> list[Span]:
    """The spans of all quotes that stand in the text, those inside others left out."""
    text = layer.text if layer else ""
    quotes = [quote for claim in claims for quote in claim.quotes if quote.stands_in(text)]
    return widest(Span(quote.start, quote.end) for quote in quotes)


def _cited(claims: Sequence[Claim], layer: Layer | None, cut: Cut, spans: Sequence[Span]) -> tuple[Cited, ...]:
    """The spans in their context, graphic ones apart, so that they alone wait for a click."""
    text, main = (layer.text, layer.main) if layer else ("", ())
    wordings = [item.wording for claim in claims for item in claim.remains]
    graphic = [span for span in spans if _tells(text[span.start : span.end], wordings)]
    plain = [span for span in spans if span not in graphic]
    shown = [Cited(_spared(pieces, wordings), False) for pieces in passages(text, plain, cut, main)]
    return (*shown, *(Cited(pieces, True) for pieces in passages(text, graphic, cut, main)))


def _spared(pieces: Passage, wordings: list[str]) -> Passage:
    """A passage whose surroundings do not tell what the reader was to be asked first."""
    return tuple(
        Piece(" … ", False) if not piece.marked and _tells(piece.words, wordings) else piece for piece in pieces
    )


def _tells(words_of: str, wordings: list[str]) -> bool:
    return any(wording and wording in words_of for wording in wordings)


def _undated(statements: tuple[Statement, ...]) -> list[tuple[str, str, str]]:
    return [
        (when.role, when.wording, item.claim.id) for item in statements for when in item.claim.dates if not when.edtf
    ]


def _voices(statements: tuple[Statement, ...]) -> tuple[Voiced, ...]:
    """Origins in order of appearance; the unknown last, since they count for nothing."""
    groups: dict[str, list[Statement]] = {}
    for item in statements:
        groups.setdefault(item.origin.id if item.origin else "", []).append(item)
    unknown = groups.pop("", [])
    rows = [Voiced(items[0].origin, _said(items)) for items in groups.values()]
    return (*rows, Voiced(None, _said(unknown))) if unknown else tuple(rows)


def _said(statements: Sequence[Statement]) -> tuple[Said, ...]:
    """One line for each act that is told in the same way."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for item in statements:
        steps = tuple((step.party, step.relayed_by) for step in item.claim.voices[:1])
        groups.setdefault((item.claim.act, item.claim.polarity, item.claim.modality, steps), []).append(item)
    return tuple(Said(items[0], tuple(item.claim.id for item in items)) for items in groups.values())


def _kin(shelf: Lookup, told: tuple[Told, ...]) -> tuple[Kin, ...]:
    """Families first, then the reports that stand alone."""
    kin = []
    for family in shelf.families:
        members = tuple(item for item in told if item.report.id in family.reports)
        if members:
            kin.append(Kin(family, members, tuple(_derived(shelf, link) for link in family.links)))
    alone = [item for item in told if not shelf.families_of(item.report.id)]
    return tuple(kin + [Kin(None, (item,), ()) for item in alone])


def _derived(shelf: Lookup, link: Link) -> Derived:
    texts = {layer.report: layer.text for layer in shelf.layers.values() if layer.kind == "text"}
    here, there = texts.get(link.from_report, ""), texts.get(link.to_report, "")
    runs = tuple(Aligned(_run(here, a, b), _run(there, c, d)) for a, b, c, d in link.spans)
    shown = tuple(run for run in runs if run.copy and run.source)  # a report outside this slice has no text here
    return Derived(link, shelf.outlet(link.from_report), shelf.outlet(link.to_report), shown)


def _run(text: str, start: int, end: int) -> str:
    words_of = " ".join(text[start:end].split())
    return words_of if len(words_of) <= _PAIR else words_of[:_PAIR].rsplit(" ", 1)[0] + " …"
