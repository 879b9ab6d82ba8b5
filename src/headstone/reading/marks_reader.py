"""The trained reader: one report's frozen text in, claims out. It reads every language that its passages taught.

sentences -> windows -> marks -> scope -> places, times, figures, voices -> events -> claims, every quote checked
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.model.claims import Claim, Count, Perpetrator, Voice, When
from headstone.model.marks import Mark, Marked, Network, View
from headstone.model.places import Gazetteer, Place
from headstone.model.reading import Document, Hint
from headstone.model.spans import Span
from headstone.reading import focus
from headstone.reading.assemble import Material, assemble, verified
from headstone.reading.counts_setting import DEAD, OBJECTS
from headstone.reading.gather import Tables, anchor_of, at_home, whole
from headstone.reading.marks_events import MarkedEvent, acts_of, events_of
from headstone.reading.marks_hints import HintWords, hinted, marked_hints, viewed, vouched
from headstone.reading.marks_objects import sober
from headstone.reading.marks_own_eyes import first_persons, voiced_elsewhere
from headstone.reading.marks_places import find_marked_places
from headstone.reading.marks_scope import ScopeWords, out_of_scope
from headstone.reading.marks_speakers import Speakers
from headstone.reading.marks_values import RULE, count_of, finder_of, named, victims_of, when_of
from headstone.reading.marks_voices import voices_of
from headstone.reading.marks_windows import marked
from headstone.reading.places import PlaceMention
from headstone.reading.voices_author import spoken_by_scholar
from headstone.reading.voices_doubt import doubting, passed_on
from headstone.reading.voices_hearsay import is_digest, only_heard
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_publisher import by_own_people
from headstone.reading.voices_speakers import UNKNOWN_STATE
from headstone.reading.voices_view import by_view, publisher_in, with_parties
from headstone.text.dates import TimeMention, find_times_in_order
from headstone.text.numbers import NumberMention, find_numbers

FOUND = {"grave", "cem"}  # families of acts that somebody finds: graves, and what was done to them
# Families of acts that somebody did; whoever is tied to another as its doer found it.
HARM = {"kill", "cem", "body", "disp", "ctl"}
DONE = {"grave.concealment", "grave.disturbance"}
SEEN = {"grave.discovery", "grave.exhumation"}
BLAME = 0.3  # nobody is blamed on the word of a mark less sure than this
TOLD = {"statement", "publication"}
ASIDE = TOLD | {"other"}  # roles of times that date no act


@dataclass(frozen=True, slots=True)
class Scenery:
    """What stands in a document beside its marks."""

    document: Document
    marked: Marked
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[NumberMention, ...]
    voices: tuple[VoiceMention, ...]
    main: PlaceMention | None
    speakers: Speakers
    bases: Mapping[str, str]  # kind of voice -> basis of an attribution
    roles: Mapping[str, str]  # act -> role of its date


class MarksReader:
    """Claims out of what a trained network marks. Stateless between reports."""

    def __init__(
        self,
        network: Network,
        gazetteer: Gazetteer,
        tables: Tables,
        speakers: Speakers,
        words: ScopeWords,
        hints: HintWords,
    ) -> None:
        self._network, self._gazetteer, self._tables = network, gazetteer, tables
        self._speakers, self._words, self._hints = speakers, words, hints

    @property
    def version(self) -> str:
        """Name and version of the network; the rules around it are versioned with the package."""
        return self._network.version

    def read(self, document: Document) -> tuple[tuple[Claim, ...], str | None]:
        """The claims, and why the report leads to no incident (None where it is in scope)."""
        every = sober(document, marked(document.text, document.sentences, self._network), self._hints)
        found = vouched(document, every, self._hints)
        acts = [act for _, act in acts_of(found, document.sentences)]
        why = out_of_scope(document, found, acts, self._words)
        view = self.view(document)
        told = hinted(document, found, why, self._hints, self._words, view)
        if why and told is None:
            return (), why
        found = told or found
        scene, events = self._scene(document, found)
        home = f"{UNKNOWN_STATE}{home_of(scene.places) or ''}"
        author, cut = self._speakers.first_person, document.sentences
        seen = tuple(first_persons(document, author, cut, self._tables.voices, scene.voices))
        told_by = tuple(spoken_by_scholar((*scene.voices, *seen), document, self._tables.voices))
        voices = by_view(told_by, document, view, home)
        voices = only_heard(doubting(voices, view), document, self._tables.voices)
        held = {(mention.voice.kind, mention.voice.name) for mention in voices}
        body = publisher_in(document, self._tables.voices, home, view, held)
        digest = is_digest(document, self._tables.voices)
        voices = with_parties(by_own_people(voices, body, self._tables.voices), document, view, body, digest)
        publisher = document.report.meta.publisher
        said = passed_on([mention for mention in voices if mention not in seen], view, publisher, digest)
        seen = tuple(passed_on([mention for mention in voices if mention in seen], view, publisher, digest))
        scene = replace(scene, voices=tuple(said))
        made = [material(scene, event) for event in events]
        made = leading(scene, finders(scene, dated(scene, made)))
        made = voiced_elsewhere(document, made, (*scene.voices, *seen), body)
        layer = document.layer
        claims = (assemble(document.report, layer, cut, m, self.version) for m in made)
        return tuple({c.id: c for c in verified(claims, layer)}.values()), None if made else "no act"

    def hints(self, document: Document) -> tuple[Hint, ...]:
        """The acts that the network marks well in an English report whose words name none."""
        found = marked(document.text, document.sentences, self._network)
        return marked_hints(found, document.sentences) or viewed(document, self.view(document))

    def view(self, document: Document) -> View:
        """What the network says of a whole text in any language."""
        return self._network.view(document.text, whole(document.layer), document.report.meta.publisher or "")

    def gist(self, document: Document) -> str:
        """What the sentences of a text in any language mean (`text.gists`)."""
        meta = document.report.meta
        body, publisher = whole(document.layer), meta.publisher or ""
        return self._network.gist(document.text, body, publisher, document.sentences, meta.language)

    def _scene(self, document: Document, found: Marked) -> tuple[Scenery, tuple[MarkedEvent, ...]]:
        language, sentences, text = document.report.meta.language, document.sentences, document.text
        rows = find_times_in_order(text, sentences, anchor_of(document), language)
        numbers = tuple(n for s in sentences for n in find_numbers(text, s, language))
        places = at_home(find_marked_places(document, found, self._gazetteer, self._tables.places))
        voices = voices_of(text, sentences, found, self._speakers, home_of(places))
        events, main = events_of(found, sentences, places, document.title)
        times = tuple(t for row in rows for t in row)
        lexicon = self._tables.lexicon
        scene = Scenery(
            document, found, places, times, numbers, voices, main, self._speakers, lexicon.basis, lexicon.date_roles
        )
        return scene, events


def home_of(places: Sequence[PlaceMention]) -> str | None:
    """The country that most places of a report lie in: whose "police" and "officials" speak."""
    votes = Counter(m.place.country for m in places if m.place.country)
    return votes.most_common(1)[0][0] if votes else None


def material(scene: Scenery, event: MarkedEvent) -> Material:
    """All that one claim is made of."""
    text, act, document = scene.document.text, event.act, scene.document
    over = [v for v in scene.voices if v.scope.start <= act.trigger.start < v.scope.end]
    over = [v for v in over if not accused(v, event.slots)] or over
    modality, polarity = stance_of(event.mark, over)
    status = "denied" if polarity == "denied" else "asserted" if modality in {"asserted", "visual_only"} else "alleged"
    slots = {
        label: [m for m in event.slots if m.label == label]
        for label in ("perp", "victim", "count", "finder", "site", "when")
    }
    site = best(slots["site"])
    found, done = act.family in FOUND and act.code not in DONE, act.family in HARM or act.code in DONE
    finder = best(slots["finder"] or ([] if done else slots["perp"]))
    return Material(
        act,
        event.episode,
        document.sentences[act.sentence],
        polarity,
        modality,
        site=(site.value("site"), site.span) if site else None,
        place=place_for(event, scene.main),
        dates=dates(scene, slots["when"], act.code),
        counts=counts(scene, slots["count"]),
        perpetrators=blamed(scene, slots["perp"], status, over) if done else (),
        finder=finder_of(finder, text) if finder and found else None,
        voices=voiced(over),
        victims=victims_of(m) if (m := best(slots["victim"])) else None,
    )


def accused(voice: VoiceMention, slots: Sequence[Mark]) -> bool:
    """Whoever is marked as having done it: where another says so, the accused is not the one who says it."""
    return any(m.label == "perp" and m.span.overlap(voice.name_span) for m in slots)


def blamed(
    scene: Scenery, marks: Sequence[Mark], status: str, over: Sequence[VoiceMention]
) -> tuple[tuple[Perpetrator, Span], ...]:
    """Those whom the report makes responsible, each once, on the basis that its voices give."""
    basis = next((scene.bases[v.voice.kind] for v in over if v.voice.kind in scene.bases), "media_assertion")
    text, marks = scene.document.text, [m for m in marks if m.score >= BLAME]
    out: dict[str, tuple[Perpetrator, Span]] = {}
    for mark in marks:
        name, _ = scene.speakers.actor(named(text, mark.span))
        out.setdefault(name.casefold(), (Perpetrator(name, "", basis, status, rule=RULE, score=mark.score), mark.span))
    return tuple(out.values())


def best(marks: Sequence[Mark]) -> Mark | None:
    return max(marks, key=lambda m: m.score, default=None)


def stance_of(mark: Mark, over: Sequence[VoiceMention]) -> tuple[str, str]:
    """Modality and polarity: the network's, and a voice that covers the act where the network saw none."""
    modality, polarity = mark.value("modality") or "asserted", mark.value("polarity") or "affirmed"
    if any(v.polarity_of_content == "deny" for v in over):
        return "denied", "denied"
    if any(v.polarity_of_content == "unable" for v in over):
        return "unable_to_confirm", polarity
    return ("attributed" if over and modality == "asserted" else modality), polarity


def voiced(over: Sequence[VoiceMention]) -> tuple[tuple[Voice, Span], ...]:
    relays = tuple((relay, v.name_span) for v in over for relay in v.relay)
    return tuple((v.voice, v.name_span) for v in over) + relays


def place_for(event: MarkedEvent, main: PlaceMention | None) -> tuple[Place, Span] | None:
    """An act's own place if it is finer than the report's; another event keeps only its own."""
    own = event.place
    finer = own and (main is None or event.episode or focus.size(own) < focus.size(main))
    chosen = own if finer else main if event.episode == 0 else None
    return (chosen.place, chosen.span) if chosen else None


def dates(scene: Scenery, marks: Sequence[Mark], code: str) -> tuple[tuple[When, Span], ...]:
    role = scene.roles.get(code, "act")
    found = (when_of(mark, scene.times, role) for mark in marks)
    return tuple(d for d in found if d)


def counts(scene: Scenery, marks: Sequence[Mark]) -> tuple[tuple[Count, Span], ...]:
    made = ((count_of(mark, scene.numbers), mark.span) for mark in marks)
    return tuple((count, span) for count, span in made if count)


def leading(scene: Scenery, made: Sequence[Material]) -> list[Material]:
    """The first figure of the dead, and the first of graves, of each event leads; parts name the figure they part."""
    lead: dict[tuple[int, str], str] = {}
    out = []
    for m in sorted(made, key=lambda m: m.act.trigger):
        rows = []
        for count, span in m.counts:
            group = (m.episode, count.of)
            if count.part_of is not None:
                count = replace(count, part_of=lead.get(group))
            elif group not in lead and count.kind in DEAD | OBJECTS:
                lead[group] = scene.document.text[span.start : span.end]
                count = replace(count, leading=True)
            rows.append((count, span))
        out.append(replace(m, counts=tuple(rows)))
    return out


def finders(scene: Scenery, made: list[Material]) -> list[Material]:
    """A finder whom no act holds found what the report tells of: the first find of its own event, else its first attack
    on graves (whoever came upon the damage)."""
    loose = best([m for _, m in scene.marked.of("finder")])
    own = [m for m in made if m.episode == 0]
    if loose is None or any(m.finder for m in made):
        return made
    first = next((m for m in own if m.act.code in SEEN), next((m for m in own if m.act.family == "cem"), None))
    given = finder_of(loose, scene.document.text)
    return [replace(m, finder=given) if m is first else m for m in made]


def dated(scene: Scenery, made: list[Material]) -> list[Material]:
    """Where no act of the report's own event has a day: a time marked as an act's in the same sentence gives it."""
    own = [m for m in made if m.episode == 0 and m.act.family != "info"]
    if not own or any(d.edtf and d.role not in TOLD for m in own for d, _ in m.dates):
        return made
    for m in own:
        near = [t for _, t in scene.marked.of("when") if m.sentence.holds(t.span) and t.value("role") not in ASIDE]
        if given := dates(scene, near, m.act.code):
            loose = tuple((replace(d, score=0.4, rule=f"{RULE}: in the sentence of the act"), s) for d, s in given)
            return [replace(x, dates=x.dates + loose) if x is m else x for x in made]
    return made
