"""Which acts of a marked report tell of its own event, and where that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.model.marks import Mark, Marked
from headstone.model.reading import MarkedAct
from headstone.model.spans import Span
from headstone.reading import episodes, focus
from headstone.reading.acts_hints import RULE as HINT
from headstone.reading.marks_values import RULE
from headstone.reading.marks_voices import sentence_of
from headstone.reading.places import PlaceMention

LINK = 0.4  # probability from which a slot belongs to an act: best on passages that an early network had not seen
HINTED = "hint"  # class of a mark that is no network's (marks_hints)
WEAK, ONLY = 0.4, 0.2  # an act less sure than this is none; the surest of a report may be as weak as the second


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """An act with its own marks, the place beside it and the episode it belongs to (0 = the report's own event)."""

    act: MarkedAct
    mark: Mark
    slots: tuple[Mark, ...]
    place: PlaceMention | None
    episode: int


def acts_of(marked: Marked, sentences: Sequence[Span]) -> list[tuple[int, MarkedAct]]:
    """The acts with the index of their marks."""
    out = []
    for i, mark in marked.of("act"):
        code, odds = mark.classes["act"]
        score = round(mark.score * (0.5 + 0.5 * odds), 3)
        at = sentence_of(sentences, mark.span)
        why = f"{HINT}: words of {code}" if HINTED in mark.classes else f"{RULE}: {code} {odds:.2f}"
        out.append((i, MarkedAct(code, episodes_family(code), mark.span, at, score, why)))
    surest = max((act.score for _, act in out), default=0.0)
    return [(i, act) for i, act in out if act.score >= WEAK or (act.score == surest and surest >= ONLY)]


def episodes_family(code: str) -> str:
    """grave | kill | cem (heritage too) | body | disp | ctl | info."""
    first = code.partition(".")[0]
    return "cem" if first == "her" else first


def events_of(
    marked: Marked, sentences: Sequence[Span], places: Sequence[PlaceMention], title: Span | None
) -> tuple[tuple[MarkedEvent, ...], PlaceMention | None]:
    """The acts by event, and the place of the report's own one."""
    acts = acts_of(marked, sentences)
    told = [act for _, act in acts]
    family = episodes.main_family(told, title)
    own = {i: slots_of(marked, i) for i, _ in acts}
    beside = {i: places_of(marked, i, places) for i, _ in acts}
    main = main_place(
        places, [a for a in told if a.family == family], [m for held in beside.values() for m in held], title
    )
    keys = [key_of(act, beside[i], main, family) for i, act in acts]
    numbers = episodes.numbered(keys)
    out = tuple(
        MarkedEvent(act, marked.marks[i], own[i], nearest(act, beside[i]), numbers[key])
        for (i, act), key in zip(acts, keys, strict=True)
    )
    return out, main


def slots_of(marked: Marked, act: int) -> tuple[Mark, ...]:
    return tuple(marked.marks[b] for a, b, odds in marked.links if a == act and odds >= LINK)


def places_of(marked: Marked, act: int, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places that the network ties to an act."""
    spans = [marked.marks[b].span for a, b, odds in marked.links if a == act and odds >= LINK]
    return [m for m in places if any(m.span.overlap(s) for s in spans)]


def main_place(
    places: Sequence[PlaceMention], acts: Sequence[MarkedAct], held: Sequence[PlaceMention], title: Span | None
) -> PlaceMention | None:
    """The place of the report's own event: among those tied to an act if there are any, by the rules of `focus`."""
    pool = [m for m in places if m in held] or list(places)
    empty: frozenset[int] = frozenset()
    evidence = focus.Evidence(pool, acts, title, empty, empty)
    return focus.choose(focus.rank(evidence))


def key_of(act: MarkedAct, here: Sequence[PlaceMention], main: PlaceMention | None, family: str) -> str:
    """ "" for the report's own event; another event by its place; context for killings beside an attack on graves."""
    own = nearest(act, here)
    apart = own and main and focus.size(own) <= episodes.COUNTRY and not focus.compatible(own, main)
    if apart and own and not any(focus.compatible(m, main) for m in here if main):
        return focus.key(own)
    return episodes.CONTEXT if family == "cem" and act.family == "kill" else ""


def nearest(act: MarkedAct, here: Sequence[PlaceMention]) -> PlaceMention | None:
    """The finest of the places tied to an act, then the one nearest to its words."""
    return min(here, key=lambda m: (focus.size(m) // 3, abs(m.span.start - act.trigger.start)), default=None)
