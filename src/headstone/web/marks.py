"""A frozen text cut into stretches, each with all the marks that cover it: quotations overlap and nest, HTML may not.

A stretch carries the claims whose words it belongs to and the strongest role among them; together the stretches are
the text, letter for letter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headstone.model.claims import Claim
from headstone.model.sources import Layer
from headstone.model.spans import Span

SENTENCE, VALUE, TRIGGER = "sentence", "value", "trigger"
STRENGTH = (SENTENCE, VALUE, TRIGGER)
VALUES = ("dates", "counts", "perpetrators", "voices", "remains", "participants")
SINGLES = ("place", "finder", "motive", "victims")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a claim stands on. `slot` names the value for VALUE, "act" for TRIGGER."""

    span: Span
    role: str
    claim: str
    slot: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """`here`: it belongs to the claim that was asked for. `opens`: claims whose first words begin here. `graphic`: it
    tells the condition of remains. `main`: it lies in the main content."""

    text: str
    role: str
    slots: tuple[str, ...]
    claims: tuple[str, ...]
    opens: tuple[str, ...]
    here: bool
    graphic: bool
    main: bool


def marks_of(claims: Iterable[Claim], layer: Layer) -> list[Mark]:
    """All words of this layer that claims stand on."""
    return [mark for claim in claims if claim.layer == layer.id for mark in _of(claim, layer.text)]


def _of(claim: Claim, text: str) -> list[Mark]:
    marks = [
        Mark(Span(quote.start, quote.end), SENTENCE, claim.id, "")
        for quote in claim.quotes
        if quote.layer == claim.layer and quote.stands_in(text)
    ]
    values = [(slot, value) for slot in VALUES for value in getattr(claim, slot)]
    values += [(slot, value) for slot in SINGLES if (value := getattr(claim, slot)) is not None]
    for slot, value in values:
        marks += [Mark(span, VALUE, claim.id, slot) for span in _wording(claim, value.wording, value.quotes, text)]
    if 0 <= claim.trigger.start < claim.trigger.end <= len(text):
        marks.append(Mark(claim.trigger, TRIGGER, claim.id, "act"))
    return marks


def _wording(claim: Claim, wording: str, quotes: Sequence[int], text: str) -> list[Span]:
    """Where the words of a value stand, in the shortest of its quotes that holds them."""
    held = [claim.quotes[index] for index in quotes if 0 <= index < len(claim.quotes)]
    holding = [quote for quote in held if wording and wording in quote.exact and quote.stands_in(text)]
    if not holding:
        return []
    quote = min(holding, key=lambda one: len(one.exact))
    start = quote.start + quote.exact.index(wording)
    return [Span(start, start + len(wording))]


def stretches(layer: Layer, marks: Sequence[Mark], asked: str = "", grim: Sequence[Span] = ()) -> tuple[Stretch, ...]:
    """The whole text in stretches. `asked`: the claim whose words are to be seen first. `grim`: what waits for a click,
    beside the sentences of the claims that say so."""
    text = layer.text
    cuts = {0, len(text)} | {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    cuts |= {edge for span in layer.main for edge in (span.start, span.end) if 0 <= edge <= len(text)}
    cuts |= {edge for span in grim for edge in (span.start, span.end)}
    cuts |= {start for start in layer.pages if 0 <= start <= len(text)}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    starts = sorted(marks, key=lambda mark: mark.span)
    first = first_words(starts)
    graphic = [mark.span for mark in marks if mark.slot == "remains"]
    hidden = [mark.span for mark in marks if mark.role == SENTENCE and any(mark.span.holds(one) for one in graphic)]
    hidden += grim
    made, waiting, open_ = [], 0, list[Mark]()
    for start, end in pairwise(edges):
        while waiting < len(starts) and starts[waiting].span.start <= start:
            open_.append(starts[waiting])
            waiting += 1
        open_ = [mark for mark in open_ if mark.span.end > start]
        span = Span(start, end)
        opens = tuple(claim for claim, at in first.items() if at == start)
        made.append(_stretch(layer, span, open_, opens, asked, any(one.holds(span) for one in hidden)))
    return tuple(made)


def first_words(marks: Sequence[Mark]) -> dict[str, int]:
    """Where the first marked words of each claim begin."""
    found: dict[str, int] = {}
    for mark in marks:
        found[mark.claim] = min(found.get(mark.claim, mark.span.start), mark.span.start)
    return found


def _stretch(
    layer: Layer, span: Span, covering: Sequence[Mark], opens: tuple[str, ...], asked: str, graphic: bool
) -> Stretch:
    role = max((mark.role for mark in covering), key=STRENGTH.index, default="")
    slots = tuple(dict.fromkeys(mark.slot for mark in covering if mark.slot))
    claims = tuple(dict.fromkeys(mark.claim for mark in covering))
    main = not layer.main or any(part.holds(span) for part in layer.main)
    return Stretch(layer.text[span.start : span.end], role, slots, claims, opens, asked in claims, graphic, main)
