"""Proposals of a second reader, held against the frozen text: what does not stand there word for word is refused.

The model points at words and names an act. Everything else is ours: ids and offsets, the number in the words, the date,
the place, who says so and how surely. A claim with one bad value is refused whole, and the reason is counted.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from headstone.model.claims import Claim, Count, Finder, Motive, Perpetrator, Victims, Voice, When
from headstone.model.places import Gazetteer, Place
from headstone.model.proposals import Answered, Checked
from headstone.model.reading import Document
from headstone.model.sources import digest
from headstone.model.spans import Span
from headstone.reading.assemble import Quotes, verified
from headstone.reading.attribution import graded
from headstone.reading.counts import UNITS
from headstone.reading.counts_setting import OBJECTS
from headstone.reading.dating import bounded
from headstone.reading.gather import Tables, anchor_of, at_home
from headstone.reading.materials import voices_over
from headstone.reading.places import PlaceMention, find_places
from headstone.reading.proposals_form import MOST_CLAIMS, MOST_VALUES, Offer, Terms, Value, offers
from headstone.reading.stance import stance_at
from headstone.reading.voices import VoiceMention, find_voices
from headstone.text.dates import find_times
from headstone.text.numbers import find_numbers

RULE = "proposals@1"
SCORE = 0.3  # below every reading of our own: where two claims compete to lead, ours leads
SINGLE = ("site", "place", "finder", "motive", "victims")  # slots that hold one value
LONG_VALUE = 200  # code points: a value is a few words; more is the text copied out

NO_JSON = "an answer that is not the JSON asked for"
TOO_MANY = "a claim beyond the most that one answer may hold"
FORM = "a claim that has not the form asked for"
ACT = "an act that the vocabulary does not have"
SLOT = "a slot that there is none of"
QUOTE = "a quote that does not stand in one sentence of the passage"
WORDS = "words for the act that do not stand in their quote"
VALUE = "a value whose words do not stand in the text"
NUMBER = "a count in whose words our grammar reads not one whole number"
DATE = "a date in whose words our grammar reads not one date"
TWICE = "two values for a slot that holds one"
READ = "a claim that the first reader has"
KNOWN = "a claim that was proposed before"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report's proposals are held against. `read`: the claims that stand; `known`: ids proposed before."""

    document: Document
    tables: Tables
    terms: Terms
    reader: str
    read: tuple[Claim, ...] = ()
    known: frozenset[str] = frozenset()
    places: tuple[PlaceMention, ...] = ()
    voices: tuple[VoiceMention, ...] = ()

    @property
    def text(self) -> str:
        return self.document.text


class _No(Exception):
    """A proposal is refused; the argument is one of the reasons above."""


def ground_of(
    document: Document, gazetteer: Gazetteer, tables: Tables, terms: Terms, reader: str, read: Sequence[Claim] = (),
    known: Collection[str] = (),
) -> Ground:  # fmt: skip
    """Everything of ours that stands in the document: what the words of a proposal are read by."""
    places = at_home(find_places(document, gazetteer, tables.places))
    voices = find_voices(document, tables.voices)
    return Ground(document, tables, terms, reader, tuple(read), frozenset(known), places, voices)


def check(ground: Ground, answers: Sequence[Answered]) -> Checked:
    """The proposals of one report that hold. Never raises for anything that an answer may say."""
    kept: dict[str, Claim] = {}
    refused: Counter[str] = Counter()
    proposed = 0
    for one in answers:
        found = offers(one.answer)
        if found is None:
            refused[NO_JSON] += 1
            continue
        proposed += len(found)
        refused[TOO_MANY] += len(found[MOST_CLAIMS:])
        for offer in found[:MOST_CLAIMS]:
            try:
                claim = claim_of(ground, offer, one.passage)
                if claim.id in kept or claim.id in ground.known:
                    raise _No(KNOWN)
                kept[claim.id] = claim
            except _No as no:
                refused[str(no)] += 1
    return Checked(tuple(kept.values()), proposed, tuple(sorted((+refused).items())))


def claim_of(ground: Ground, offer: Offer | None, passage: Span) -> Claim:
    """The claim of an offer. Raises _No with the reason."""
    if offer is None or len(offer.values) > MOST_VALUES:
        raise _No(FORM)
    if offer.act not in ground.terms.acts:
        raise _No(ACT)
    quoted, sentence = quoted_in(ground, offer.quote, passage)
    trigger = next(places_of(ground.text, offer.words.strip(), quoted), None)
    if trigger is None:
        raise _No(WORDS)
    if any(claim.act == offer.act and claim.trigger.overlap(trigger) for claim in ground.read):
        raise _No(READ)
    made = Making(ground, quoted, sentence, trigger, passage, Quotes(ground.document.layer, ground.document.sentences))
    return made.claim(offer)


def proposal_id(report: str, layer: str, trigger: Span, act: str) -> str:
    """Apart from the ids of the first reader, so that a verdict on the one never falls on the other."""
    return "C-" + digest("proposal", report, layer, f"{trigger.start}:{trigger.end}", act)[:12]


def places_of(text: str, words: str, within: Span) -> Iterator[Span]:
    """Where the words stand, code point for code point, without cutting a word or a number in two."""
    at = text.find(words, within.start, within.end) if words else -1
    while at >= 0:
        if not cuts(text, at) and not cuts(text, at + len(words)):
            yield Span(at, at + len(words))
        at = text.find(words, at + 1, within.end)


def cuts(text: str, at: int) -> bool:
    """Whether an edge at this offset would part a word, a number or a letter from its marks."""
    if not 0 < at < len(text):
        return False
    return (text[at - 1].isalnum() and text[at].isalnum()) or unicodedata.combining(text[at]) != 0


def quoted_in(ground: Ground, words: str, passage: Span) -> tuple[Span, Span]:
    """Where a quote stands in the passage, and the one sentence that holds it."""
    for span in places_of(ground.text, words.strip(), passage):
        sentence = next((s for s in ground.document.sentences if s.holds(span)), None)
        if sentence is not None:
            return span, sentence
    raise _No(QUOTE)


@dataclass(slots=True)
class Making:
    """One claim in the making; `taken` collects its values slot by slot."""

    ground: Ground
    quoted: Span
    sentence: Span
    trigger: Span
    passage: Span
    quotes: Quotes
    taken: dict[str, list[tuple[Value, Span, Span]]] = field(default_factory=dict)

    def claim(self, offer: Offer) -> Claim:
        """The claim with all its values. Raises _No where one of them does not hold."""
        ground, quotes = self.ground, self.quotes
        self.quotes.add("sentence", self.sentence)
        for value in offer.values:
            self.take(value)
        stance = stance_at(ground.document, self.trigger, ground.tables.stance, ground.voices)
        voices, relays = voices_over(ground.voices, self.trigger)
        site, place, finder, motive, victims = (self.one(slot) for slot in SINGLE)
        report, layer = ground.document.report.id, ground.document.layer.id
        claim = Claim(
            id=proposal_id(report, layer, self.trigger, offer.act),
            report=report,
            layer=layer,
            act=offer.act,
            trigger=self.trigger,
            polarity=stance.polarity,
            modality=stance.modality,
            episode=self.episode(),
            site_type=site[0].slot.partition(".")[2] if site else None,
            site_wording=quotes.words(site[1]) if site else None,
            place=quotes.one((self.placed(place[1]), place[1]) if place else None, "place"),
            dates=quotes.many([self.dated(*row) for row in self.taken.get("date", ())], "date"),
            counts=quotes.many([self.counted(*row) for row in self.taken.get("count", ())], "count"),
            perpetrators=quotes.many(self.blamed(stance.polarity, stance.modality, voices), "perpetrator"),
            finder=quotes.one((self.found_by(finder[1]), finder[1]) if finder else None, "finder"),
            voices=quotes.many(voices + relays, "voice"),
            motive=quotes.one((Motive("", (), RULE, SCORE), motive[1]) if motive else None, "motive"),
            victims=quotes.one((Victims("", rule=RULE, score=SCORE), victims[1]) if victims else None, "victims"),
            score=SCORE,
            reader=ground.reader,
            rule=f"proposed by {ground.reader}",
        )
        if site:
            quotes.add("site", site[1])
        claim = replace(claim, quotes=quotes.all())
        if not verified([claim], ground.document.layer):
            raise _No(QUOTE)
        return claim

    def take(self, value: Value) -> None:
        """Keep a value with the place of its words and the sentence they stand in."""
        if value.slot not in self.ground.terms.slots:
            raise _No(SLOT)
        words = value.words.strip()
        if len(words) > LONG_VALUE or not any(letter.isalnum() for letter in words):
            raise _No(VALUE)
        quoted, sentence = (self.quoted, self.sentence)
        if value.quote:
            quoted, sentence = quoted_in(self.ground, value.quote, self.passage)
        spans = (span for within in (quoted, sentence) for span in places_of(self.ground.text, words, within))
        span = next(spans, None)
        if span is None:
            raise _No(VALUE)
        self.taken.setdefault(value.slot.partition(".")[0], []).append((value, span, sentence))

    def one(self, slot: str) -> tuple[Value, Span] | None:
        rows = self.taken.get(slot, [])
        if len(rows) > 1:
            raise _No(TWICE)
        return rows[0][:2] if rows else None

    def episode(self) -> int:
        """The event of the claim that stands nearest; a person who knows better splits it off."""
        near = min(self.ground.read, key=lambda claim: abs(claim.trigger.start - self.trigger.start), default=None)
        return near.episode if near else 0

    def counted(self, value: Value, at: Span, sentence: Span) -> tuple[Count, Span]:
        """The number in the words as it stands in its sentence: a hedge that the model left out is taken along."""
        found = [number for number in find_numbers(self.ground.text, sentence) if number.words.overlap(at)]
        if len(found) != 1 or found[0].role or found[0].ordinal or not at.holds(found[0].words):
            raise _No(NUMBER)
        number, kind = found[0], value.slot.partition(".")[2]
        count = Count(
            kind, number.form, "", number.low, number.high, number.point, UNITS.get(kind, "individual"),
            of="objects" if kind in OBJECTS else "victims", rule=RULE, score=SCORE,
        )  # fmt: skip
        return count, hull(at, number.span)

    def dated(self, value: Value, at: Span, sentence: Span) -> tuple[When, Span]:
        """The date in the words as our grammar resolves it, open where it cannot."""
        document = self.ground.document
        times = find_times(self.ground.text, sentence, anchor_of(document))
        found = [time for time in times if time.span.overlap(at) and time.kind != "duration"]
        if len(found) != 1:
            raise _No(DATE)
        edtf = bounded(found[0], self.ground.text, document.report.meta.published)
        when = When(value.slot.partition(".")[2], "", edtf, found[0].how, found[0].precision, (), RULE, SCORE)
        return when, hull(at, found[0].span)

    def placed(self, at: Span) -> Place:
        """The place that our own reading finds at the words; their name alone where it finds none."""
        over = [mention for mention in self.ground.places if mention.span.overlap(at)]
        best = max(over, key=lambda mention: mention.span.overlap(at), default=None)
        return best.place if best else Place("", self.quotes.words(at), rule=RULE, score=SCORE)

    def found_by(self, at: Span) -> Finder:
        return Finder(self.quotes.words(at), "", (), RULE, SCORE)

    def blamed(
        self, polarity: str, modality: str, voices: Sequence[tuple[Voice, Span]]
    ) -> tuple[tuple[Perpetrator, Span], ...]:
        rows = [(self.quotes.words(at), at) for _, at, _ in self.taken.get("perpetrator", ())]
        named = tuple((Perpetrator(name, "", rule=RULE, score=SCORE), at) for name, at in rows)
        return graded(named, polarity, modality, [voice for voice, _ in voices], self.ground.tables.lexicon)


def hull(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
