"""Where a report's event is: one place among all that it names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headstone.model.geo import contains, distance_m
from headstone.model.spans import Span
from headstone.reading.acts import Act
from headstone.reading.places import PlaceMention
from headstone.reading.syntax import Tree

RULE = "focus@1"
SETTLED = {"in", "near", "bearing", "of", "site", "located", "subject", "title", "from"}


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


def rank(mentions: Sequence[PlaceMention], acts: Sequence[Act], trees: dict[int, Tree], title: Span | None, sure: Callable[[int], bool]) -> tuple[Scored, ...]:
    """Places by how likely the main event is there: in the head of the report, in the clause of an act, fine, repeated."""
    names: dict[str, int] = {}
    for mention in mentions:
        names[key(mention)] = names.get(key(mention), 0) + 1
    out = [scored(m, acts, title, names, sure) for m in mentions if usable(m)]
    return tuple(sorted(out, key=lambda s: (-s.score, s.mention.span.start)))


def key(mention: PlaceMention) -> str:
    return mention.place.gazetteer_id or mention.place.wording.casefold()


def scored(mention: PlaceMention, acts: Sequence[Act], title: Span | None, names: dict[str, int], sure: Callable[[int], bool]) -> Scored:
    score, why = 0.0, []
    if title and title.holds(mention.span):
        score, _ = score + 1.5, why.append("in the title")
    if mention.sentence <= 2:
        score, _ = score + 1.2 - 0.3 * mention.sentence, why.append("at the head")
    near = [a for a in acts if a.sentence == mention.sentence]
    if near:
        score, _ = score + 1.2 + 0.4 * max(a.score for a in near), why.append("in the sentence of an act")
        if min(abs(a.trigger.start - mention.span.start) for a in near) < 80:
            score, _ = score + 0.6, why.append("close to its words")
    if not sure(mention.sentence):
        score, _ = score - 2.5, why.append("where the report turns to something else")
    level = size(mention)
    score += {0: 1.2, 1: 1.2, 2: 1.0, 3: 0.9, 4: 0.5, 5: 0.1, 6: -0.4, 7: -1.5}.get(level, -1.0)
    score += min(3, names[key(mention)] - 1) * 0.5
    if mention.cue == "dateline":
        score, _ = score - 1.5, why.append("a dateline")
    if mention.cue in {"in", "near", "bearing", "of", "site"}:
        score, _ = score + 0.5, why.append(f"after a place word ({mention.cue})")
    if mention.place.lat is None:
        score, _ = score - 0.6, why.append("not in the gazetteer")
    return Scored(mention, score, ", ".join(why))


def compatible(a: PlaceMention, b: PlaceMention) -> bool:
    """The two may name one event's place: one holds the other, or they lie within each other's radius."""
    if key(a) == key(b) or a.place.lat is None or b.place.lat is None:
        return True
    if contains(a.place, b.place) or contains(b.place, a.place):
        return True
    reach = max(a.place.radius_m or 0, b.place.radius_m or 0, 20_000 if "near" in (a.cue, b.cue) or "bearing" in (a.cue, b.cue) else 8_000)
    return distance_m(a.place, b.place) <= reach * 1.2
