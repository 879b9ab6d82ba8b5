"""Claims out of acts and what stands around them. Every value gets a quote that holds its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from headstone.model.claims import (
    Claim,
    Count,
    Finder,
    Motive,
    Participant,
    Perpetrator,
    Rejected,
    Remains,
    Victims,
    Voice,
    When,
    claim_id,
)
from headstone.model.places import Place
from headstone.model.sources import Layer, Report
from headstone.model.spans import Quote, Span, quote
from headstone.reading.acts import Act


@dataclass(frozen=True, slots=True)
class Material:
    """All that one claim is made of: each value beside the span of its words."""

    act: Act
    episode: int
    sentence: Span
    polarity: str = "affirmed"
    modality: str = "asserted"
    site: tuple[str, Span] | None = None
    place: tuple[Place, Span] | None = None
    dates: tuple[tuple[When, Span], ...] = ()
    counts: tuple[tuple[Count, Span], ...] = ()
    perpetrators: tuple[tuple[Perpetrator, Span], ...] = ()
    finder: tuple[Finder, Span] | None = None
    voices: tuple[tuple[Voice, Span], ...] = ()
    motive: Span | None = None
    remains: tuple[tuple[str, Span], ...] = ()
    victims: tuple[Victims, Span] | None = None
    participants: tuple[tuple[str, Span], ...] = ()
    rejected: tuple[Rejected, ...] = ()


class Quotes:
    """The quotes of one claim, each kept once; `at` gives the indexes that hold a span's words."""

    def __init__(self, layer: Layer, sentences: Sequence[Span]) -> None:
        self._layer, self._sentences = layer, sentences
        self._rows: dict[Span, Quote] = {}

    def add(self, role: str, span: Span) -> int:
        whole = next((s for s in self._sentences if s.holds(span)), span)
        if whole not in self._rows:
            self._rows[whole] = quote(role, self._layer.id, self._layer.text, whole, self._layer.page_of(whole.start))
        return list(self._rows).index(whole)

    def all(self) -> tuple[Quote, ...]:
        return tuple(self._rows.values())


def assemble(report: Report, layer: Layer, sentences: Sequence[Span], material: Material, reader: str) -> Claim:
    """One claim. The first quote is the sentence of the act; values of other sentences bring their own."""
    quotes = Quotes(layer, sentences)
    quotes.add("sentence", material.sentence)
    act = material.act
    place = keep_words(material.place[0], material.place[1], layer, quotes, "place") if material.place else None
    return Claim(
        id=claim_id(report.id, layer.id, act.trigger, act.code),
        report=report.id, layer=layer.id, act=act.code, trigger=act.trigger,
        polarity=material.polarity, modality=material.modality, episode=material.episode,
        site_type=material.site[0] if material.site else None,
        site_wording=cut(layer, material.site[1]) if material.site else None,
        place=place,
        dates=tuple(keep_words(v, s, layer, quotes, "date") for v, s in material.dates),
        counts=tuple(keep_words(v, s, layer, quotes, "count") for v, s in material.counts),
        perpetrators=tuple(keep_words(v, s, layer, quotes, "perpetrator") for v, s in material.perpetrators),
        finder=keep_words(material.finder[0], material.finder[1], layer, quotes, "finder") if material.finder else None,
        voices=tuple(keep_words(v, s, layer, quotes, "voice") for v, s in material.voices),
        motive=Motive(cut(layer, material.motive), (quotes.add("motive", material.motive),), "details@1", 0.7) if material.motive else None,
        remains=tuple(Remains(c, cut(layer, s), (quotes.add("remains", s),), "details@1", 0.8) for c, s in material.remains),
        victims=keep_words(material.victims[0], material.victims[1], layer, quotes, "victims") if material.victims else None,
        participants=tuple(Participant(r, cut(layer, s), (quotes.add("participant", s),), "details@1", 0.6) for r, s in material.participants),
        quotes=quotes.all(), rejected=material.rejected, score=round(act.score, 3), reader=reader, rule=act.rule,
    )


def cut(layer: Layer, span: Span) -> str:
    return layer.text[span.start : span.end]


Value = TypeVar("Value", Place, When, Count, Perpetrator, Finder, Voice, Victims)


def keep_words(value: Value, span: Span, layer: Layer, quotes: Quotes, role: str) -> Value:
    """The value with the words as they stand at its span, and the quote that holds them."""
    return replace(value, wording=cut(layer, span), quotes=(quotes.add(role, span),))


def verified(claims: Iterable[Claim], layer: Layer) -> tuple[Claim, ...]:
    """Only claims whose every quote stands in the frozen text, code point for code point."""
    return tuple(c for c in claims if all(q.stands_in(layer.text) for q in c.quotes))
