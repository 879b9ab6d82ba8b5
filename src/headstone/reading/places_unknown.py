"""Names that the gazetteer lacks: villages and sites, placed in or near what stands beside them."""

from collections.abc import Sequence

from headstone.model.places import Place
from headstone.reading.places_accept import Hit
from headstone.reading.places_cues import DIRECTIONS, Cue, beside, cue_of
from headstone.reading.places_names import Line
from headstone.reading.places_scene import Scene
from headstone.reading.places_shape import inherited

LONGEST_NAME = 5
NEAR_WORDS = frozenset(("near", "nearby", "outside", "around", "beside", "close"))


def unknown_hits(scene: Scene, line: Line, known: Sequence[Hit]) -> list[Hit]:
    """Capitalised names of a line behind a strong cue that no known place covers."""
    taken = {token for hit in known for token in range(hit.first, hit.last + 1)}
    found = []
    for first, last in scene.runs[line.index]:
        start = first
        while start <= last:
            if start in taken or not line.tokens[start].capital:
                start += 1
                continue
            end = start
            while end + 1 <= last and end + 1 not in taken:
                end += 1
            while end > start and not line.tokens[end].capital:
                end -= 1
            hit = _unknown(scene, line, start, end, known)
            if hit is not None:
                found.append(hit)
            start = end + 1
    return found


def _unknown(scene: Scene, line: Line, first: int, last: int, known: Sequence[Hit]) -> Hit | None:
    tokens, tables = line.tokens, scene.tables
    while first < last and (tokens[first].lower in DIRECTIONS or tokens[first].lower in tables.demonyms):
        first += 1
    last = _before_the_noun(scene, line, first, last)
    if last < first or last - first >= LONGEST_NAME:
        return None
    words = [tokens[i].lower for i in range(first, last + 1)]
    banned = tables.not_places | tables.organisations | tables.titles
    if any(w in banned or w in tables.demonyms or w in tables.peoples for w in words) or words[0] in tables.types:
        return None
    if len(words) == 1 and (words[0] in tables.common or words[0] in tables.sites or len(words[0]) < 3):
        return None
    cue = cue_of(scene.text, line, first, last, tables)
    if not _cued(scene, line, cue, known, words):
        return None
    name = scene.text[tokens[first].start : tokens[last].end]
    return Hit(line.index, first, last, tokens[first].start, tokens[last].end, name, (), cue)


def _before_the_noun(scene: Scene, line: Line, first: int, last: int) -> int:
    """"Badger Hill Cemetery": the noun is part of the wording and not of the name that is judged."""
    while last > first and (line.tokens[last].lower in scene.tables.sites or line.tokens[last].lower in scene.tables.types):
        last -= 1
    return last


def _cued(scene: Scene, line: Line, cue: Cue, known: Sequence[Hit], words: Sequence[str]) -> bool:
    """"village of X", "X village", "at X prison", "in X, <place>", "X, a village in <place>"."""
    if line.shout:
        return False
    person = any(word in scene.persons for word in words)
    if cue.kind in ("locality", "adm2", "adm1"):
        return not cue.speech
    if cue.site:
        return cue.word in ("in", "near", "from", "to", "of", "bearing") and not person
    parent = next((hit for hit in known if hit.start >= cue.end), None)
    if parent is None or person and cue.word not in ("in", "near"):
        return False
    start = parent.cue.bearing.start if parent.cue.bearing else parent.start
    between = scene.text[cue.end : start]
    return cue.word in ("in", "near", "bearing") and beside(scene.text, line, cue.end, start) and "," in between


def without_entry(
    scene: Scene, hits: Sequence[Hit], places: Sequence[Place | None], parents: Sequence[int | None], i: int, wording: str
) -> Place:
    """The place of an unknown name: in its parent, else in the nearest place of its sentence, else of those before."""
    hit = hits[i]
    at = parents[i]
    if at is not None and (parent := places[at]) is not None:
        start = min(hit.start, hits[at].start)
        words = {token.lower for token in scene.lines[hit.line].tokens if start <= token.start < max(hit.start, hits[at].start)}
        return inherited(wording, hit.name, parent, bool(words & NEAR_WORDS))
    for j in _nearest(hits, i):
        candidate = places[j]
        if candidate is not None and candidate.lat is not None and hits[j].cue.word not in ("adjunct", "from", "dateline"):
            return inherited(wording, hit.name, candidate, candidate.precision in ("P0", "P1", "P2"))
    return Place(wording=wording, name=hit.name, rule="places:not in the gazetteer, nothing beside it", score=0.1)


def _nearest(hits: Sequence[Hit], i: int) -> list[int]:
    """Other hits: those of the sentence by distance, then those of the three sentences before, latest first."""
    here = [j for j in range(len(hits)) if j != i and hits[j].line == hits[i].line]
    before = [j for j in range(i - 1, -1, -1) if 0 < hits[i].line - hits[j].line <= 3]
    return sorted(here, key=lambda j: abs(hits[j].start - hits[i].start)) + before
