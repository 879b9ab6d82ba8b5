"""Where a report's event is: one place among all that it names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headstone.model.geo import contains, distance_m
from headstone.model.reading import Deed
from headstone.model.spans import Span
from headstone.reading.places import PlaceMention
from headstone.text.fold import fold

RULE = "focus@1"
PLACED = {"in", "at", "near", "bearing", "of", "site", "outside"}
POSITIVE = 2.0  # a name takes the place of "near X" only with evidence of its own
NEAR = 3  # P3: near a place, within 25 km
AREA = 4  # P4 and wider: a district, a province, a country
WIDE = 5  # P5 and wider: a province, a country
COUNTRYWIDE = 6  # P6 and wider: a region, a country
ANCHORS = ("title", "head", "sentence", "site is said")
STEPS = 3  # from a country to a province to a town to a spot
SHADOW = 1.5  # score by which a town must lead an area of its name
CLOSE, CLOSER = 90, 35  # code points between a place and the words of an act
BY_SIZE = {0: 1.2, 1: 1.2, 2: 1.0, 3: 0.9, 4: 0.5, 5: 0.1, 6: -0.4, 7: -1.5}  # finer places are likelier meant
REACH, VAGUE_REACH, ROUND = 8_000, 20_000, 1.2  # metres about a place, about a "near X"; circles are rough
SITES = {"mass_grave", "grave", "tomb", "cemetery", "headstone", "pit"}
NAMED_SPOT = 0.5  # of a village or spot that no gazetteer holds, behind a place word: it is small, wherever it lies
CONTINENTAL = 1_000_000  # metres of radius from which a region is wider than a country
LIES = "where the site is said to lie"
SPOT = 2.5  # fineness of a spot of its own name
SEAT = "where somebody sits who speaks or acts"
AIM, NO_ACT = "the aim of a march or a battle", "where no act is told"
HEAD = 2  # last sentence of the head


@dataclass(frozen=True, slots=True)
class Scored:
    mention: PlaceMention
    score: float
    why: str
    anchored: bool = True  # it stands at the head, or in a sentence with an act or a grave, or more than once


def usable(mention: PlaceMention) -> bool:
    """Places that can hold an event: no demonym, no dateline."""
    return mention.kind not in {"demonym", "outlet"}


def size(mention: PlaceMention) -> int:
    """Rank by precision: P0 the finest. Unknown places that inherit an area count as their own level."""
    if mention.kind == "region" and (mention.place.radius_m or 0) >= CONTINENTAL:
        return 8  # "West Africa" is no finer than a country in it
    return int(mention.place.precision[1:]) if mention.place.precision[1:].isdigit() else 9


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the choice rests on. `away`, `sited`: numbers of sentences on another event, with a grave or tomb."""

    mentions: Sequence[PlaceMention]
    acts: Sequence[Deed]
    title: Span | None
    away: frozenset[int]
    sited: frozenset[int]
    located: frozenset[int] = frozenset()  # offsets of mentions after "the site lies in" and the like
    datelines: frozenset[int] = frozenset()  # offsets of mentions that open a sentence as its dateline
    aims: frozenset[int] = frozenset()  # offsets of mentions that a march or a battle aims at
    seats: frozenset[int] = frozenset()  # offsets of mentions that only say where a writer, a body, a government sits
    busy: frozenset[int] = frozenset()  # numbers of sentences with any act, or that point back at one


def rank(evidence: Evidence) -> tuple[Scored, ...]:
    """Places by how likely the main event is there: at the head of the report, beside an act, fine, repeated."""
    names: dict[str, int] = {}
    for mention in evidence.mentions:
        names[key(mention)] = names.get(key(mention), 0) + 1
    out = [scored(m, evidence, names) for m in evidence.mentions if usable(m)]
    return tuple(sorted(out, key=lambda s: (-s.score, s.mention.span.start)))


def choose(ranked: Sequence[Scored]) -> PlaceMention | None:
    """The best place, made finer: an area gives way to a place inside it, a "near X" to a name that lies there."""
    if not ranked:
        return None
    areas = [s for s in ranked if size(s.mention) >= AREA and s.score > 0]
    ranked = [s for s in ranked if not shadowed(s, areas)]
    best = ranked[0]
    if SEAT in best.why and best.mention.cue == "subject":  # "Lisbon delegates attended the exhumation"
        best = next((s for s in ranked if not sat(s) and s.score > POSITIVE), best)
    if best.score < 0 and sat(best):
        return None
    for _ in range(STEPS):
        finer = finer_than(best, ranked)
        if not finer:
            break
        best = finer[0]
    return best.mention


def sat(one: Scored) -> bool:
    """Only the place of somebody who sits there, or of whence or whither somebody went."""
    return (SEAT in one.why or AIM in one.why) and one.mention.cue not in PLACED


def shadowed(town: Scored, areas: Sequence[Scored]) -> bool:
    """A town with the name of an area that scores about as well."""
    small = size(town.mention) < AREA
    return small and any(namesakes(town.mention, a.mention) and a.score >= town.score - SHADOW for a in areas)


def finer_than(best: Scored, ranked: Sequence[Scored]) -> list[Scored]:
    """Places in the best one, or by it, that score well enough to take its stead; a wide area gives way sooner."""
    if best.mention.place.lat is None and best.mention.kind == "unknown" and best.mention.cue in PLACED:
        return []  # nothing is known to lie in it
    level, vague = fineness(best.mention), best.mention.cue in {"near", "bearing"}
    slack = 4.5 if level >= 6 else 2.5 if level >= 5 else 5.0 if vague else 1.0
    lowest = max(best.score - slack, POSITIVE if vague else 0.0)

    def takes(s: Scored) -> bool:
        if level >= COUNTRYWIDE and not s.anchored:
            return False  # a country gives way to the place of an act, not to any town that the report names
        if level >= WIDE and not s.anchored and NO_ACT in s.why:
            return False  # nor a province to one of a price list
        if level >= WIDE and s.mention.cue not in PLACED and "sentence" not in s.why:
            return False  # nor to one that is only named
        spot = s.mention.kind == "unknown" and LIES in s.why
        inside = (SPOT if spot else fineness(s.mention)) < level and compatible(s.mention, best.mention)
        return inside and s.score > 0 and s.score >= lowest and not namesakes(s.mention, best.mention)

    return [s for s in ranked if takes(s)]


def namesakes(town: PlaceMention, area: PlaceMention) -> bool:
    """A town that bears the name of an area that was named as one: the area stands (vocabulary, Places)."""
    return size(area) >= AREA and fold(town.place.wording) == fold(area.place.wording)


def fineness(mention: PlaceMention) -> float:
    """Rank by precision; a named spot in an area is finer than the area, and than a bearing from a town."""
    level = float(size(mention))
    if mention.kind == "unknown" and mention.cue not in {"subject", "bare", "adjunct"}:
        return min(level, SPOT)
    return level + 0.5 * (mention.cue in {"near", "bearing"} and level == NEAR)


def key(mention: PlaceMention) -> str:
    return mention.place.gazetteer_id or mention.place.wording.casefold()


def scored(mention: PlaceMention, evidence: Evidence, names: dict[str, int]) -> Scored:
    """The sum of what speaks for a place, and the reasons in words."""
    repeated = names[key(mention)]
    reasons = [*by_position(mention, evidence), *by_acts(mention, evidence), *by_wording(mention, evidence, repeated)]
    total = sum(weight for weight, _ in reasons) + by_size(mention, repeated) + min(3, repeated - 1) * 0.5
    said = ", ".join(why for _, why in reasons)
    return Scored(mention, total, said, repeated > 1 or any(part in said for part in ANCHORS))


def by_size(mention: PlaceMention, repeated: int) -> float:
    """A finer place is likelier meant; a spot of its own name that the gazetteer lacks is fine, if on no map."""
    weight = BY_SIZE.get(size(mention), -1.0)
    told = mention.cue in PLACED or (mention.cue == "subject" and repeated > 1)
    spot = mention.kind in {"unknown", "site"} and size(mention) > AREA and told
    return max(weight, NAMED_SPOT) if spot else weight


Reasons = Iterator[tuple[float, str]]


def by_position(mention: PlaceMention, evidence: Evidence) -> Reasons:
    if evidence.title and evidence.title.holds(mention.span):
        yield 1.5, "in the title"
    if mention.sentence <= 2:
        yield 1.2 - 0.3 * mention.sentence, "at the head"
    if mention.sentence in evidence.away:
        yield -2.5, "where the report turns to something else"


def by_acts(mention: PlaceMention, evidence: Evidence) -> Reasons:
    near = [a for a in evidence.acts if a.sentence == mention.sentence]
    if near:
        yield 1.4 + 0.4 * max(a.score for a in near), "in the sentence of an act"
        gap = min(abs(a.trigger.start - mention.span.start) for a in near)
        if gap < CLOSE:
            yield (0.9 if gap < CLOSER else 0.6), "close to its words"
    elif mention.sentence in evidence.sited:
        yield 0.8, "in a sentence that names a grave or tomb"
    elif mention.sentence > HEAD and mention.sentence not in evidence.busy and not located(mention, evidence):
        yield -1.2, NO_ACT


def located(mention: PlaceMention, evidence: Evidence) -> bool:
    return mention.span.start in evidence.located


def by_wording(mention: PlaceMention, evidence: Evidence, repeated: int) -> Reasons:
    start, cue = mention.span.start, mention.cue
    if located(mention, evidence):
        yield 1.8, LIES
    if start in evidence.aims:
        yield -3.0, AIM
    if start in evidence.seats:
        yield -3.0, SEAT
    if cue == "dateline" or start in evidence.datelines:
        yield -3.0, "a dateline"
    if cue == "adjunct":
        yield -1.0, "part of another name"
    if cue in PLACED:
        yield 0.8, f"after a place word ({cue})"
    if mention.kind == "unknown" and cue not in PLACED and repeated < 2:
        yield -1.0, "not in the gazetteer and no place word before it"


def compatible(a: PlaceMention, b: PlaceMention) -> bool:
    """The two may name one event's place: one holds the other, or they lie within each other's radius."""
    if key(a) == key(b) or a.place.lat is None or b.place.lat is None:
        return True
    if contains(a.place, b.place) or contains(b.place, a.place):
        return True
    vague = bool({"near", "bearing"} & {a.cue, b.cue})
    reach = max(a.place.radius_m or 0, b.place.radius_m or 0, VAGUE_REACH if vague else REACH)
    return distance_m(a.place, b.place) <= reach * ROUND
