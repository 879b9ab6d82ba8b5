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
from headstone.model.reading import Deed
from headstone.model.sources import Layer, Report
from headstone.model.spans import Quote, Span, quote

RULE = "details@1"


@dataclass(frozen=True, slots=True)
class Material:
    """All that one claim is made of: each value beside the span of its words."""

    act: Deed
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


Value = TypeVar("Value", Place, When, Count, Perpetrator, Finder, Voice, Victims, Motive, Remains, Participant)


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

    def words(self, span: Span) -> str:
        return self._layer.text[span.start : span.end]

    def one(self, pair: tuple[Value, Span] | None, role: str) -> Value | None:
        """The value with the words as they stand at its span, and the quote that holds them."""
        return self.keep(*pair, role) if pair else None

    def many(self, pairs: Sequence[tuple[Value, Span]], role: str) -> tuple[Value, ...]:
        return tuple(self.keep(value, span, role) for value, span in pairs)

    def keep(self, value: Value, span: Span, role: str) -> Value:
        return replace(value, wording=self.words(span), quotes=(self.add(role, span),))

    def all(self) -> tuple[Quote, ...]:
        return tuple(self._rows.values())


def assemble(report: Report, layer: Layer, sentences: Sequence[Span], material: Material, reader: str) -> Claim:
    """One claim. The first quote is the sentence of the act; values of other sentences bring their own."""
    quotes = Quotes(layer, sentences)
    quotes.add("sentence", material.sentence)
    act, site, one, many = material.act, material.site, quotes.one, quotes.many
    remains = tuple((Remains(c, "", (), RULE, 0.8), s) for c, s in material.remains)
    participants = tuple((Participant(r, "", (), RULE, 0.6), s) for r, s in material.participants)
    return Claim(
        id=claim_id(report.id, layer.id, act.trigger, act.code),
        report=report.id,
        layer=layer.id,
        act=act.code,
        trigger=act.trigger,
        polarity=material.polarity,
        modality=material.modality,
        episode=material.episode,
        site_type=site[0] if site else None,
        site_wording=quotes.words(site[1]) if site else None,
        place=one(material.place, "place"),
        dates=many(material.dates, "date"),
        counts=many(material.counts, "count"),
        perpetrators=many(material.perpetrators, "perpetrator"),
        finder=one(material.finder, "finder"),
        voices=many(material.voices, "voice"),
        motive=one(motive(material.motive), "motive"),
        remains=many(remains, "remains"),
        victims=one(material.victims, "victims"),
        participants=many(participants, "participant"),
        quotes=quotes.all(),
        rejected=material.rejected,
        score=round(act.score, 3),
        reader=reader,
        rule=act.rule,
    )


def motive(span: Span | None) -> tuple[Motive, Span] | None:
    return (Motive("", (), RULE, 0.7), span) if span else None


def verified(claims: Iterable[Claim], layer: Layer) -> tuple[Claim, ...]:
    """Only claims whose every quote stands in the frozen text, code point for code point."""
    return tuple(c for c in claims if all(q.stands_in(layer.text) for q in c.quotes))
