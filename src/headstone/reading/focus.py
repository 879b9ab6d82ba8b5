"""Where a report's event is: one place among all that it names."""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.model.geo import contains, distance_m
from headstone.model.spans import Span
from headstone.reading.acts import Act
from headstone.reading.places import PlaceMention
from headstone.text.fold import fold

RULE = "focus@1"
PLACED = {"in", "at", "near", "bearing", "of", "site", "outside"}
POSITIVE = 2.0  # a name takes the place of "near X" only with evidence of its own
NEAR = 3  # P3: near a place, within 25 km
SITES = {"mass_grave", "grave", "tomb", "cemetery", "headstone", "pit"}


@dataclass(frozen=True, slots=True)
class Scored:
    mention: PlaceMention
    score: float
    why: str


def usable(mention: PlaceMention) -> bool:
    """Places that can hold an event: no demonym, no dateline."""
    return mention.kind not in {"demonym", "outlet"}


def size(mention: PlaceMention) -> int:
    """Rank by precision: P0 the finest. Unknown places that inherit an area count as their own level."""
    return int(mention.place.precision[1:]) if mention.place.precision[1:].isdigit() else 9


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the choice rests on. `away` and `sited` are numbers of sentences: told of another event, naming a grave or tomb."""

    mentions: Sequence[PlaceMention]
    acts: tuple[Act, ...]
    title: Span | None
    away: frozenset[int]
    sited: frozenset[int]
    located: frozenset[int] = frozenset()  # offsets of mentions after "the site lies in" and the like
    datelines: frozenset[int] = frozenset()  # offsets of mentions that open a sentence as its dateline, or fill a short line
    aims: frozenset[int] = frozenset()  # offsets of mentions that a march or a battle aims at


def rank(evidence: Evidence) -> tuple[Scored, ...]:
    """Places by how likely the main event is there: in the head of the report, in the clause of an act, fine, repeated."""
    names: dict[str, int] = {}
    for mention in evidence.mentions:
        names[key(mention)] = names.get(key(mention), 0) + 1
    out = [scored(m, evidence, names) for m in evidence.mentions if usable(m)]
    return tuple(sorted(out, key=lambda s: (-s.score, s.mention.span.start)))


def choose(ranked: Sequence[Scored]) -> PlaceMention | None:
    """The best place, made finer: an area gives way to the best place inside it, a "near X" to a name that lies there."""
    if not ranked:
        return None
    areas = [s for s in ranked if size(s.mention) >= 4 and s.score > 0]
    ranked = [s for s in ranked if not any(namesakes(s.mention, a.mention) and size(s.mention) < 4 and a.score >= s.score - 1.5 for a in areas)]
    best = ranked[0]
    for _ in range(3):
        finer = [s for s in ranked if fineness(s.mention) < fineness(best.mention) and s.score > 0 and compatible(s.mention, best.mention) and not namesakes(s.mention, best.mention)]
        vague = best.mention.cue in {"near", "bearing"}
        slack = 4.5 if fineness(best.mention) >= 6 else 2.5 if fineness(best.mention) >= 5 else 5.0 if vague else 1.0
        finer = [s for s in finer if s.score >= best.score - slack and (not vague or s.score >= POSITIVE)]
        if not finer:
            return best.mention
        best = finer[0]
    return best.mention


def namesakes(town: PlaceMention, area: PlaceMention) -> bool:
    """A town that bears the name of an area that was named as one: the area stands (vocabulary, Places)."""
    return size(area) >= 4 and fold(town.place.wording) == fold(area.place.wording)


def fineness(mention: PlaceMention) -> float:
    """Rank by precision; a named spot in an area is finer than the area, and than a bearing from a town."""
    level = float(size(mention))
    if mention.kind == "unknown" and mention.cue not in {"subject", "bare", "adjunct"}:
        return min(level, 3) - 0.5
    return level + 0.5 * (mention.cue in {"near", "bearing"} and level == NEAR)


def key(mention: PlaceMention) -> str:
    return mention.place.gazetteer_id or mention.place.wording.casefold()


def scored(mention: PlaceMention, evidence: Evidence, names: dict[str, int]) -> Scored:
    score, why = 0.0, []
    if evidence.title and evidence.title.holds(mention.span):
        score, _ = score + 1.5, why.append("in the title")
    if mention.sentence <= 2:
        score, _ = score + 1.2 - 0.3 * mention.sentence, why.append("at the head")
    near = [a for a in evidence.acts if a.sentence == mention.sentence]
    if near:
        score, _ = score + 1.4 + 0.4 * max(a.score for a in near), why.append("in the sentence of an act")
        gap = min(abs(a.trigger.start - mention.span.start) for a in near)
        if gap < 90:
            score, _ = score + (0.9 if gap < 35 else 0.6), why.append("close to its words")
    elif mention.sentence in evidence.sited:
        score, _ = score + 0.8, why.append("in a sentence that names a grave or tomb")
    if mention.span.start in evidence.located:
        score, _ = score + 1.8, why.append("where the site is said to lie")
    if mention.span.start in evidence.aims:
        score, _ = score - 3.0, why.append("the aim of a march or a battle")
    if mention.sentence in evidence.away:
        score, _ = score - 2.5, why.append("where the report turns to something else")
    score += {0: 1.2, 1: 1.2, 2: 1.0, 3: 0.9, 4: 0.5, 5: 0.1, 6: -0.4, 7: -1.5}.get(size(mention), -1.0)
    score += min(3, names[key(mention)] - 1) * 0.5
    if mention.cue == "dateline" or mention.span.start in evidence.datelines:
        score, _ = score - 3.0, why.append("a dateline")
    if mention.cue in PLACED:
        score, _ = score + 0.8, why.append(f"after a place word ({mention.cue})")
    if mention.kind == "unknown" and mention.cue not in PLACED and names[key(mention)] < 2:
        score, _ = score - 1.0, why.append("not in the gazetteer and no place word before it")
    return Scored(mention, score, ", ".join(why))


def compatible(a: PlaceMention, b: PlaceMention) -> bool:
    """The two may name one event's place: one holds the other, or they lie within each other's radius."""
    if key(a) == key(b) or a.place.lat is None or b.place.lat is None:
        return True
    if contains(a.place, b.place) or contains(b.place, a.place):
        return True
    reach = max(a.place.radius_m or 0, b.place.radius_m or 0, 20_000 if "near" in (a.cue, b.cue) or "bearing" in (a.cue, b.cue) else 8_000)
    return distance_m(a.place, b.place) <= reach * 1.2
