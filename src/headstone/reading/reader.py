"""The reader: one report's frozen text in, claims out. The story of reading in one page.

English is read by rules over a parser's trees, every other language by the trained network (`marks_reader`); where no
network is given they are left alone. English:
gate -> sentences -> tagger (trees, nouns, acts) -> scope -> gather (places, times, actors, voices)
-> materials (figures, events, attribution) -> claims, every quote checked
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from headstone.model.claims import Claim
from headstone.model.marks import UNSEEN
from headstone.model.places import Gazetteer
from headstone.model.reading import Document, Tagged, Tagger
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span
from headstone.reading import scope
from headstone.reading.acts_hints import RULE as HINT
from headstone.reading.acts_hints import may_hint
from headstone.reading.assemble import Material, assemble, verified
from headstone.reading.gather import LONG, Found, Tables, document_of, gather, whole
from headstone.reading.marks_hints import aside, viewed
from headstone.reading.marks_reader import MarksReader
from headstone.reading.materials import materials_of
from headstone.reading.voices_elsewhere import bears

__all__ = ["Reader", "Reading", "Tables"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one report gave. `scope` None = in scope, else why it leads to no incident. `gist`: what its
    sentences mean (`text.gists`), where it tells of anything."""

    claims: tuple[Claim, ...]
    scope: str | None
    notes: tuple[str, ...] = ()
    gist: str = ""


class Reader:
    """Reads reports with a tagger, a gazetteer and the tables. Stateless between reports."""

    def __init__(
        self, tagger: Tagger, gazetteer: Gazetteer, tables: Tables, marks: MarksReader | None = None
    ) -> None:
        self._tagger, self._gazetteer, self._tables, self._marks = tagger, gazetteer, tables, marks

    @property
    def version(self) -> str:
        """Names rules, tables, parser and network: what this version has not read yet is a query."""
        return self._tagger.version + (f"+{self._marks.version}" if self._marks else "")

    def read(self, report: Report, layer: Layer) -> Reading:
        """Claims of one report; none where the gate finds nothing to read or the report is out of scope."""
        if self._marks and report.meta.language not in (None, "en"):
            document = document_of(report, layer)
            claims, why = self._marks.read(document)
            claims = tuple(replace(claim, reader=self.version) for claim in claims)
            return Reading(claims, why, cut_short(layer), self._gist(document, claims))
        lexicon, body = self._tables.lexicon, whole(layer)
        if not self._may_tell(layer, body):
            return Reading((), "no act")
        document = document_of(report, layer)
        tagged = self._tagger.tag(document)
        acts = [act for one in tagged for act in one.acts]
        judged = scope.judge(layer.text, body, document.title, acts, lexicon)
        claims = () if judged.why else self._claims(document, tagged)
        return Reading(claims, judged.why, cut_short(layer), self._gist(document, claims))

    def _gist(self, document: Document, claims: tuple[Claim, ...]) -> str:
        return self._marks.gist(document) if self._marks and claims else ""

    def _may_tell(self, layer: Layer, body: Span) -> bool:
        """Whether a text is worth its sentences: a word of the gate or of a hint, or what all its words speak of."""
        lexicon = self._tables.lexicon
        if lexicon.gate.search(layer.text, body.start, body.end) or may_hint(layer.text, body, lexicon.cues):
            return True
        return self._tables.topics.likely(layer.text, body)

    def _claims(self, document: Document, tagged: tuple[Tagged, ...]) -> tuple[Claim, ...]:
        view = self._marks.view(document) if self._marks else UNSEEN
        found = gather(document, tagged, self._gazetteer, self._tables, view)
        made = materials_of(found)
        told = any(bears(found, m) or _denied(found, m) for m in made)
        # An act is only expected or did not take place, and one told between the lines.
        if not told and (hint := aside(document, viewed(document, view), [m.sentence for m in made])):
            tagged = self._tagger.tag(document, hint)
            made = materials_of(gather(document, tagged, self._gazetteer, self._tables, view))
        report, layer, cut = document.report, document.layer, document.sentences
        kept = (m for m in made if not is_promised(m))
        return once(verified((assemble(report, layer, cut, m, self.version) for m in kept), layer))


def is_promised(material: Material) -> bool:
    """ "Headstones that wobble will be laid flat": of what no sentence names as an act, nothing has happened yet."""
    return material.act.rule.startswith(HINT) and material.modality in ("expected", "conditional")


def _denied(found: Found, material: Material) -> bool:
    """Whether somebody denies an act; "no exhumation took place" denies no grave."""
    if material.polarity != "denied":
        return False
    return bool(material.voices) or any(m.polarity_of_content in ("deny", "unable") for m in found.voices)


def cut_short(layer: Layer) -> tuple[str, ...]:
    """What the user is told of a report that is too long to be read whole."""
    body = whole(layer)
    return (f"only the first {LONG} characters were read",) if body.end - body.start > LONG else ()


def once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each id once: of two claims of the same words and act, the one that counts."""
    seen: dict[str, Claim] = {}
    for claim in claims:
        if claim.id not in seen or (claim.counts and not seen[claim.id].counts):
            seen[claim.id] = claim
    return tuple(seen.values())
