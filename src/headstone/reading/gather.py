"""Gather: all mentions of one document, before anything is decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.model.marks import UNSEEN, View
from headstone.model.places import Gazetteer, Place
from headstone.model.reading import Act, Document, Tagged
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span
from headstone.reading import episodes
from headstone.reading.acts_topics import Topics
from headstone.reading.focus import PLACED
from headstone.reading.lexicon import Lexicon
from headstone.reading.places import PlaceMention, PlaceTables, find_places
from headstone.reading.sentence import Sentence
from headstone.reading.stance import StanceLexicon
from headstone.reading.voices import VoiceLexicon, VoiceMention, find_voices
from headstone.text.dates import Anchor, anchor_from_text, find_times_in_order
from headstone.text.fold import fold
from headstone.text.organisations import Organisations
from headstone.text.sentences import sentences as cut_sentences

HEAD_CHARS = 400  # where a dateline may stand
LONG = 60_000  # code points read of one report; the rest is kept, searchable, and said to be unread
TITLE_LENGTH = 200
TITLE_WITH_STOP = 60  # a longer line that ends in a full stop is a sentence, not a headline
TOMB_REACH, TOMB_TAIL = 60, 14  # code points before and after a name in which a tomb makes it a person's
TOMBS = ("'s tomb", "'s shrine", "'s grave", "'s mausol")
STREETS = (" street", " avenue", " road", " square", " lane", " boulevard", " alley", " crescent", " highway")
TOWNS, NEAR_DEGREES = {"locality", "adm2", "adm1"}, 1.0
WIDE = {"country", "adm1", "demonym"}  # places that say in which country a report is at home


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that reading needs and does not make."""

    lexicon: Lexicon
    places: PlaceTables
    voices: VoiceLexicon
    stance: StanceLexicon
    organisations: Organisations
    topics: Topics


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a document. `rows`: the sentences read, by number, in order; `family`: what it mainly tells;
    `view`: what the network says of it as a whole."""

    document: Document
    tables: Tables
    rows: Mapping[int, Sentence]
    acts: tuple[Act, ...]
    places: tuple[PlaceMention, ...] = ()
    voices: tuple[VoiceMention, ...] = ()
    family: str = ""
    view: View = UNSEEN

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def lexicon(self) -> Lexicon:
        return self.tables.lexicon

    @property
    def published(self) -> str | None:
        return self.document.report.meta.published

    def row(self, act: Act) -> Sentence:
        """The sentence of an act."""
        return self.rows[act.sentence]

    def away(self, sentence: int) -> bool:
        """Whether a sentence, past the head of the report, turns to another event; links and captions always do."""
        if sentence not in self.rows:
            return False
        why = episodes.turns_away(self.rows[sentence].span, self.text, self.lexicon)
        return why is not None and (sentence > 1 or why == episodes.FURNITURE)

    def own_rows(self) -> list[Sentence]:
        """The sentences that stay with the report's own event."""
        return [row for i, row in self.rows.items() if not self.away(i)]


def whole(layer: Layer) -> Span:
    """The stretch of the main content."""
    return Span(layer.main[0].start, layer.main[-1].end) if layer.main else Span(0, len(layer.text))


def document_of(report: Report, layer: Layer) -> Document:
    """The report cut in sentences; the first line is its title where it is short and stands alone."""
    body = whole(layer)
    end = body.start + LONG
    cut = cut_sentences(
        layer.text, tuple(Span(s.start, min(s.end, end)) for s in layer.main or (body,) if s.start < end)
    )
    return Document(report, layer, cut, cut[0] if cut and is_title(layer.text, cut[0], body) else None)


def is_title(text: str, first: Span, body: Span) -> bool:
    length = first.end - first.start
    alone = first.end >= body.end or "\n" in text[first.end : first.end + 2]
    ended = text[first.end - 1] in ".;" and length > TITLE_WITH_STOP
    return alone and not ended and length <= TITLE_LENGTH


def gather(
    document: Document, tagged: Sequence[Tagged], gazetteer: Gazetteer, tables: Tables, view: View = UNSEEN
) -> Found:
    """Places, times, actors and voices of a document that is worth it, beside what the tagger saw."""
    text, spans = document.text, [t.tree.span for t in tagged]
    rows: dict[int, Sentence] = {}
    for one, times in zip(tagged, find_times_in_order(text, spans, anchor_of(document)), strict=True):
        orgs = tables.organisations.find(text, one.tree.span)
        rows[one.tree.sentence] = Sentence(one.tree, text, one.nouns, tables.lexicon, one.acts, orgs, times)
    acts = tuple(a for t in tagged for a in t.acts)
    found = Found(document, tables, rows, acts, family=episodes.main_family(acts, document.title), view=view)
    places = find_places(document, gazetteer, tables.places)
    places = at_home(without_streets(without_entombed(found, places)))
    return replace(found, places=places, voices=find_voices(document, tables.voices, view=view))


def anchor_of(document: Document) -> Anchor:
    """What relative dates hang on: the day of publication, or a dateline."""
    meta, body = document.report.meta, whole(document.layer)
    head = Span(body.start, min(body.end, body.start + HEAD_CHARS))
    return Anchor(meta.published, meta.updated, anchor_from_text(document.text, head))


def without_entombed(found: Found, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Places without the persons and saints whose tombs are named ("the shrine of X", "X's tomb")."""
    names = {fold(m.place.wording) for m in places if entombed(found, m)}
    return tuple(m for m in places if fold(m.place.wording) not in names)


def without_streets(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Places without streets that no list knows: every town has such, and none of them says which town it is."""
    return tuple(m for m in places if m.place.lat is not None or not m.place.wording.casefold().endswith(STREETS))


def entombed(found: Found, mention: PlaceMention) -> bool:
    start, end, text = mention.span.start, mention.span.end, found.text
    after = text[end : end + TOMB_TAIL].lower().replace("\u2019", "'")
    first = max(found.document.sentences[mention.sentence].start, start - TOMB_REACH)
    behind = mention.cue == "of" and found.lexicon.says("entombed", text, first, start)
    return behind or after.startswith(TOMBS)


def at_home(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Takes the coordinates from a town that lies in another country than everything else: a namesake."""
    votes: Counter[str] = Counter()
    for m in places:
        if m.place.country:
            votes[m.place.country] += 2 if wide(m) else 1
    named = {m.place.country for m in places if wide(m)}
    home = votes.most_common(1)[0][0] if votes else ""

    def abroad(m: PlaceMention) -> bool:
        country = m.place.country
        if not country or country == home or country in named or wide(m) or m.kind == "region":
            return False
        return votes[home] >= 2 * votes[country] and not (said_to_be(m) and alone(m.place))

    return tuple(unplaced(m) if abroad(m) else m for m in places)


def said_to_be(mention: PlaceMention) -> bool:
    """A town or district, by its kind behind it ("for the Braga area")."""
    kind = mention.place.wording.split()[1:][-1:]
    return mention.kind in TOWNS and bool(kind and kind[0].islower())


def alone(place: Place) -> bool:
    """Does one place, or a town and its district, and no other bear its name? Then it is no namesake of one at home."""
    return place.lat is not None and place.lon is not None and all(
        abs(one.lat - place.lat) + abs(one.lon - place.lon) < NEAR_DEGREES for one in place.candidates
    )  # fmt: skip


def wide(mention: PlaceMention) -> bool:
    """It says in which country a report is at home; a province only as the place of something ("Western Division" of an
    army is none)."""
    return mention.kind in WIDE and (mention.kind != "adm1" or mention.cue in PLACED)


def unplaced(mention: PlaceMention) -> PlaceMention:
    old = mention.place
    why = f"{old.rule}; a namesake abroad, not taken"
    return replace(
        mention, place=Place(old.wording, old.name, candidates=old.candidates, relation=old.relation, rule=why)
    )


