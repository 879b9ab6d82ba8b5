"""Names that the gazetteer lacks: villages and sites, placed in or near what stands beside them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headstone.model.places import Place
from headstone.reading.places_accept import Hit
from headstone.reading.places_bearing import DIRECTIONS
from headstone.reading.places_cues import SITE_QUALIFIERS, Cue, beside, cue_of
from headstone.reading.places_names import Line
from headstone.reading.places_scene import Scene
from headstone.reading.places_shape import inherited

LONGEST_NAME = 5
AREAS = ("P4", "P5", "P6", "P7")
# Ends where the bearing begins: "the town, about", "the village lies some", "It is".
THE_TOWN = re.compile(
    r"(?:\b(?:the|this)\s(?:town|village|city|settlement|hamlet|place)|(?:\A|(?<=[.\n]\s))It)\b"
    r"[, ]{1,2}(?:which |that |is |was |lies |lay |sits |located |situated |some |about |around |just |roughly )*$",
    re.IGNORECASE,
)
COMPOUND = re.compile(
    r"-(?:held|led|backed|linked|controlled|run|based|born|occupied|dominated|affiliated|aligned|allied)$"
)
NEAR_WORDS = frozenset(("near", "nearby", "outside", "around", "beside", "close", "by"))
PEOPLE_OF = re.compile(r"\b(?:inhabitants|residents|villagers|townspeople|people) of \Z")
REACHED = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|enter(?:ed|ing)|arriv(?:ed|ing) (?:at|in)|(?:went|gone|walk(?:ed|s)|dr(?:ove|iven)|"
    r"travel+ed|came|come|rode|cycled|flew|flown|returned|got|bus|path|road|track|visits?)(?: \w+){0,3} to)\s\Z"
)
POINTING = frozenset(("in", "near", "bearing"))


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A capitalised name that no entry covers, with what speaks for its being a place."""

    hit: Hit
    cued: bool


def unknown_hits(scene: Scene, known: Sequence[Sequence[Hit]]) -> list[list[Hit]]:
    """Per line: names that no known place covers and that are cued here or, cued elsewhere, are said again here."""
    found = [list(_candidates(scene, line, hits)) for line, hits in zip(scene.lines, known, strict=True)]
    counts = Counter(item.hit.name.casefold() for line in found for item in line)
    sure = {
        item.hit.name.casefold()
        for line, hits in zip(found, known, strict=True)
        for item in line
        if _cued(scene, scene.lines[item.hit.line], item.hit, hits, counts[item.hit.name.casefold()])
    }
    return [
        [item.hit for item in line if item.hit.name.casefold() in sure and not item.hit.cue.speech] for line in found
    ]


def _candidates(scene: Scene, line: Line, known: Sequence[Hit]) -> Iterator[Unnamed]:
    taken = {token for hit in known for token in range(hit.first, hit.last + 1)}
    for first, last in scene.runs[line.index]:
        start = first
        while start <= last:
            if start in taken or not line.tokens[start].capital:
                start += 1
                continue
            end = start
            while end + 1 <= last and end + 1 not in taken and line.tokens[end + 1].lower != "and":
                end += 1
            hit = _candidate(scene, line, start, end)
            if hit is not None:
                yield Unnamed(hit, False)
            start = end + 1


def _candidate(scene: Scene, line: Line, first: int, last: int) -> Hit | None:
    tokens, tables = line.tokens, scene.tables
    while first < last and (
        tokens[first].lower in DIRECTIONS or tokens[first].lower in tables.demonyms
        or tokens[first].lower in tables.not_places or not tokens[first].capital
    ):  # fmt: skip
        first += 1
    last = _before_the_noun(scene, line, first, last)
    words = [tokens[i].lower for i in range(first, last + 1)]
    banned = tables.not_places | tables.organisations | tables.titles
    if len(words) > LONGEST_NAME or not tokens[first].capital:
        return None
    if any(
        (w in banned and w not in ("the", "of", "and", "an", "by")) or w in tables.demonyms or w in tables.peoples
        for w in words
    ):
        return None
    if all(word in SITE_QUALIFIERS or word in tables.sites or word in tables.types for word in words):
        return None
    if len(words) == 1 and words[0] in tables.given_names:
        return None
    if words[0] in tables.types or any(COMPOUND.search(word) for word in words) or " ".join(words) in tables.groups:
        return None
    if len(words) == 1 and (words[0] in tables.common or words[0] in tables.sites or len(words[0]) < 3):
        return None
    name = scene.text[tokens[first].start : tokens[last].end]
    if len(name) <= 5 and name.isupper():
        return None
    cue = cue_of(scene.text, line, first, last, tables)
    return Hit(line.index, first, last, tokens[first].start, tokens[last].end, name, (), cue)


def _before_the_noun(scene: Scene, line: Line, first: int, last: int) -> int:
    """The site noun is part of the wording and not of the name that is judged."""
    while last > first and (
        line.tokens[last].lower in scene.tables.sites or line.tokens[last].lower in scene.tables.types
        or not line.tokens[last].capital
    ):  # fmt: skip
        last -= 1
    return last


def _cued(scene: Scene, line: Line, hit: Hit, known: Sequence[Hit], count: int) -> bool:
    """ "village of X", "X village", "at X prison", "in X, <place>", "at X" for a name said again or of two words."""
    cue = hit.cue
    if line.shout or cue.speech:
        return False
    words = [line.tokens[i].lower for i in range(hit.first, hit.last + 1)]
    person = any(word in scene.persons for word in words)
    if cue.kind in ("locality", "adm2", "adm1", "area"):
        return True
    if cue.site:
        owner = hit.first > 0 and line.tokens[hit.first - 1].full_end > line.tokens[hit.first - 1].end
        return (owner or cue.word in ("in", "near", "from", "to", "of", "bearing")) and not person
    if _parent_follows(scene, line, cue, known):
        return cue.word in POINTING or (not person and cue.word in ("from", "to", "of"))
    foreign = not any(word in scene.tables.common or word in scene.tables.sites for word in words)
    if cue.word == "of" and PEOPLE_OF.search(scene.text, max(0, hit.start - 24), hit.start):
        return not person
    if cue.word == "to" and foreign and not person and REACHED.search(scene.text, max(0, hit.start - 40), hit.start):
        return len(words[0]) > 3 or len(words) > 1
    if cue.word in ("from", "to"):
        return not person and foreign and count > 1 and len(words) > 1
    return cue.word in POINTING and not person and foreign and (count > 1 or len(words) > 1 or len(words[0]) > 4)


def _parent_follows(scene: Scene, line: Line, cue: Cue, known: Sequence[Hit]) -> bool:
    parent = next((hit for hit in known if hit.start >= cue.end), None)
    if parent is None:
        return False
    start = parent.cue.bearing.start if parent.cue.bearing else parent.start
    between = scene.text[cue.end : start]
    return beside(scene.text, line, cue.end, start) and ("," in between or "near" in between)


def unknown_places(
    scene: Scene,
    hits: Sequence[Hit],
    places: Sequence[Place | None],
    parents: Sequence[int | None],
) -> dict[int, Place]:
    """Place of each hit without entries. One name is one place in a report: the best-placed mention gives it to all."""
    found: dict[int, Place] = {}
    best: dict[str, Place] = {}
    for i, hit in enumerate(hits):
        if places[i] is not None:
            continue
        place = _placed(scene, hits, places, parents, i)
        found[i] = place
        key = hit.name.casefold()
        if key not in best or _order(place) < _order(best[key]):
            best[key] = place
    return {i: replace(best[hits[i].name.casefold()], wording=place.wording) for i, place in found.items()}


def _order(place: Place) -> tuple[bool, int]:
    return (place.score < 0.4, place.radius_m or 10**9)


def _placed(
    scene: Scene, hits: Sequence[Hit], places: Sequence[Place | None], parents: Sequence[int | None], i: int
) -> Place:
    """In the parent named beside it, else in the smallest area of its sentence or those before, else in the country."""
    hit, country = hits[i], scene.country
    start = hit.cue.bearing.start if hit.cue.bearing else hit.start
    wording = scene.text[start : max(hit.end, hit.cue.end)]
    at = parents[i]
    if (
        at is not None
        and (parent := places[at]) is not None
        and parent.lat is not None
        and not _elsewhere(scene, hit, hits[at], parent)
    ):
        here, there = min(hit.start, hits[at].start), max(hit.start, hits[at].start)
        words = {token.lower for token in scene.lines[hit.line].tokens if here <= token.start < there}
        return inherited(wording, hit.name, parent, bool(words & NEAR_WORDS), 0.6, bool(hit.cue.site))
    if (said := _the_town_lies(scene, hits, places, i)) is not None:
        return inherited(wording, hit.name, said, False, 0.5)
    for j in _nearest(hits, i):
        candidate = places[j]
        if candidate is None or candidate.lat is None or hits[j].cue.word in ("adjunct", "from", "to", "dateline"):
            continue
        near = candidate.relation in ("near", "bearing") and hits[j].line == hit.line and hits[j].start > hit.start
        if near or (candidate.precision in AREAS and (country is None or candidate.country == country.country)):
            return inherited(wording, hit.name, candidate, near, 0.4)
    if country is not None:
        whole = Place(wording, country.name, country.lat, country.lon, country.radius_m, "P7", country=country.country)
        return inherited(wording, hit.name, whole, False, 0.2)
    return Place(wording=wording, name=hit.name, rule="places:not in the gazetteer, nothing beside it", score=0.1)


def _elsewhere(scene: Scene, hit: Hit, above: Hit, parent: Place) -> bool:
    """ "survivors from X in Bangladesh": a country that the text is not about, and no comma: X need not lie there."""
    if parent.precision != "P7" or scene.country is None or parent.country == scene.country.country:
        return False
    return "," not in scene.text[min(hit.end, above.end) : max(hit.start, above.start)]


def _the_town_lies(scene: Scene, hits: Sequence[Hit], places: Sequence[Place | None], i: int) -> Place | None:
    """A bearing in a later sentence that says where "the town" is."""
    for j in range(i + 1, len(hits)):
        bearing, line = hits[j].cue.bearing, scene.lines[hits[j].line]
        if bearing is None or hits[j].line == hits[i].line or hits[j].line - hits[i].line > 6:
            continue
        if THE_TOWN.search(scene.text[line.span.start : bearing.start]):
            return places[j]
    return None


def _nearest(hits: Sequence[Hit], i: int) -> list[int]:
    """Other hits: those of the sentence by distance, then those of all before, latest first, then those after."""
    here = [j for j in range(len(hits)) if j != i and hits[j].line == hits[i].line]
    before = [j for j in range(i - 1, -1, -1) if hits[j].line < hits[i].line]
    after = [j for j in range(i + 1, len(hits)) if hits[j].line > hits[i].line]
    return sorted(here, key=lambda j: abs(hits[j].start - hits[i].start)) + before + after
