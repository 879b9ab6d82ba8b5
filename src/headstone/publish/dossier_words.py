"""The words of a dossier: what each report says of the incident, sentence by sentence, in its context."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headstone.model.care import tells
from headstone.model.claims import Claim
from headstone.model.incidents import Incident
from headstone.model.lineage import Origin
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.model.spans import Span
from headstone.publish.cite import cited_quote
from headstone.publish.context import Cut, Passage, Piece, passages, widest
from headstone.publish.json_values import whole_name
from headstone.publish.lookup import Lookup
from headstone.publish.why import Reason, reasons

_UNSURE = frozenset({"info.denial", "info.unable_to_confirm"})


@dataclass(frozen=True, slots=True)
class Cited:
    """Cited words in their context. `graphic`: they tell the condition of remains, and are shown on request only."""

    pieces: Passage
    graphic: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its values and its cited words."""

    claim: Claim
    origins: tuple[Origin, ...]  # all that stand behind it; none where that is unknown
    denies: bool
    values: tuple[Reason, ...]
    passages: tuple[Cited, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one origin says in the same way in one or more claims."""

    first: Statement
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Statements that stand on one sentence: its words are shown once, below all of them."""

    statements: tuple[Statement, ...]
    heads: tuple[Said, ...]
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


def told_by(shelf: Lookup, incident: Incident, report: Report, labels: Mapping[str, str], cut: Cut) -> Told:
    claims = [claim for claim in shelf.claims_of(report.id) if claim.id in incident.claims]
    ordered = sorted(claims, key=lambda claim: (claim.episode, claim.trigger.start, claim.id))
    told = tuple(item.wording for claim in ordered for item in claim.remains)
    statements = tuple(_statement(shelf, claim, labels, cut, told) for claim in ordered)
    blocks, record = _blocks(shelf, statements, cut, told), shelf.records.get(report.original_sha256)
    return Told(report, whole_name(report), shelf.outlet(report.id), statements, blocks, record)


def _blocks(shelf: Lookup, statements: tuple[Statement, ...], cut: Cut, graphic: Sequence[str]) -> tuple[Block, ...]:
    """Statements gathered by the sentence that they stand on, in order of the first of each."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for item in statements:
        sentence = cited_quote(item.claim)
        place = (sentence.start, sentence.end) if sentence else (item.claim.id,)
        groups.setdefault((item.claim.layer, item.denies, *place), []).append(item)
    blocks, shown = [], set[Span]()
    for items in groups.values():
        blocks.append(_block(shelf, items, cut, graphic, shown))
    return tuple(blocks)


def _block(shelf: Lookup, items: Sequence[Statement], cut: Cut, graphic: Sequence[str], shown: set[Span]) -> Block:
    """A block shows its own sentence, and of its other words those that no block before it showed."""
    claims = [item.claim for item in items]
    layer = shelf.layers.get(claims[0].layer)
    spans = _quoted(claims, layer)
    sentence = cited_quote(claims[0])
    own = Span(sentence.start, sentence.end) if sentence else None
    fresh = [span for span in spans if span not in shown or span == own]
    shown.update(spans)
    cited = _cited(layer, cut, fresh, graphic)
    return Block(tuple(items), said_by(items), cited, items[0].denies, len(fresh) < len(spans))


def _statement(shelf: Lookup, claim: Claim, labels: Mapping[str, str], cut: Cut, graphic: Sequence[str]) -> Statement:
    layer = shelf.layers.get(claim.layer)
    pages = [quote.page for quote in claim.quotes if quote.page]
    return Statement(
        claim, shelf.origins_of(claim.id), claim.polarity == "denied" or claim.act in _UNSURE,
        tuple(reason for reason in reasons(claim, labels) if reason.slot not in ("act", "remains")),
        _cited(layer, cut, _quoted([claim], layer), graphic), min(pages, default=None),
    )  # fmt: skip


def _quoted(claims: Sequence[Claim], layer: Layer | None) -> list[Span]:
    """The spans of all quotes that stand in the text, those inside others left out."""
    text = layer.text if layer else ""
    quotes = [quote for claim in claims for quote in claim.quotes if quote.stands_in(text)]
    return widest(Span(quote.start, quote.end) for quote in quotes)


def _cited(layer: Layer | None, cut: Cut, spans: Sequence[Span], wordings: Sequence[str]) -> tuple[Cited, ...]:
    """The spans in their context; those that tell the condition of remains stand apart, and wait alone for a click.

    `wordings`: how any claim of the report tells it; a context with such words is left out.
    """
    text, main = (layer.text, layer.main) if layer else ("", ())
    graphic = [span for span in spans if tells(text[span.start : span.end], wordings)]
    plain = [span for span in spans if span not in graphic]
    shown = [Cited(_spared(pieces, wordings), False) for pieces in passages(text, plain, cut, main)]
    return (*shown, *(Cited(pieces, True) for pieces in passages(text, graphic, cut, main)))


def _spared(pieces: Passage, wordings: Sequence[str]) -> Passage:
    """A passage whose surroundings do not tell what the reader was to be asked first."""
    return tuple(
        Piece(" … ", False) if not piece.marked and tells(piece.words, wordings) else piece for piece in pieces
    )


def said_by(statements: Sequence[Statement]) -> tuple[Said, ...]:
    """One line for each act that is told in the same way."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for item in statements:
        steps = tuple((step.party, step.relayed_by) for step in item.claim.voices[:1])
        steps += tuple((step.name, str(step.unsure)) for step in item.claim.voices if step.in_doubt or step.unsure)
        way = (item.claim.act, item.claim.polarity, item.claim.modality, item.origins, item.page)
        groups.setdefault((*way, steps), []).append(item)
    return tuple(Said(items[0], tuple(item.claim.id for item in items)) for items in groups.values())
