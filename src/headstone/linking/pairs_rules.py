"""The rules that speak for or against two episodes being one incident. Each gives (weight, reason in words) or None.

Weights are in halves of a point by hand, around one reading: two reports that name one locality and agree on kind and
time are one incident (3 + 0.5 - 2 > 0); an area and an actor alone never are.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headstone.linking.incidents_profile import NEAR, PLACES_FOUND, VICTIMS, Episode
from headstone.linking.pairs_places import called, nearest, radius_km, shared_locality
from headstone.linking.when import Days

Hit = tuple[float, str] | None
Scale = tuple[tuple[float, float], ...]  # (value, weight)

# About half of the log-likelihood ratio measured on labelled pairs of reports: the features speak of the same thing.
WORDS: Scale = ((0.02, -1.0), (0.06, 0.0), (0.12, 1.5), (0.2, 2.0))
NAMES: Scale = ((0.02, -1.0), (0.08, 0.0), (0.16, 1.0), (0.35, 1.5))
RARE_NAMES: Scale = ((3.0, 0.0), (9.0, 1.0), (16.0, 2.2))
SELDOM = 12  # reports in which a rare name stands at most
LONG_ENOUGH = 40  # words from which a text can be called unlike another
SMALL_AREA_KM = 45.0  # a district, a forest: what one report in many is about
SMALL_CASE = 60  # reports: in a case of five, a word in all five is not yet a common word


@dataclass(frozen=True, slots=True)
class Context:
    """What the case as a whole says: in how many reports each name and each word stands, and how many there are."""

    spread: Mapping[str, int]
    words: Mapping[str, int]
    reports: int

    @classmethod
    def of(cls, episodes: Sequence[Episode]) -> "Context":
        names: dict[str, set[str]] = {}
        words: dict[str, set[str]] = {}
        for episode in episodes:
            names.setdefault(episode.report, set()).update(episode.names)
            words.setdefault(episode.report, set()).update(episode.tokens)
        return cls(
            Counter(name for of in names.values() for name in of),
            Counter(word for of in words.values() for word in of),
            max(SMALL_CASE, len(names)),
        )

    def weight(self, item: str, spread: Mapping[str, int]) -> float:
        """Inverse document frequency."""
        return math.log((self.reports + 1) / (spread.get(item, 0) + 0.5))


def copied(a: Episode, b: Episode, context: Context) -> Hit:
    """Texts of one origin tell of one incident."""
    if a.number == b.number == 0 and a.families & b.families:
        return 4.0, "the two reports are of one origin text"
    return None


def place(a: Episode, b: Episode, context: Context) -> Hit:
    """The same locality says most; a shared area says little."""
    shared = shared_locality(a, b)
    if shared:
        return 3.0, f"same locality: {shared[0].wording}" + (
            "" if shared[0].wording == shared[1].wording else f" / {shared[1].wording}"
        )
    if a.localities and b.localities:
        return -2.0, f"other names of place: {a.localities[0].wording}, {b.localities[0].wording}"
    near = nearest((*a.localities, *a.areas), (*b.localities, *b.areas))
    if near is None or near[0] > 0:
        return None
    size = max(radius_km(near[1]), radius_km(near[2]))
    one = next((p for p in a.areas for q in b.areas if called(p) == called(q) and radius_km(p) <= SMALL_AREA_KM), None)
    if one is not None and one.relation not in NEAR:
        return 2.2, f"same small area: {one.wording}"
    if size <= 30:
        return 1.5, f"{near[1].wording} and {near[2].wording} lie within their stated distance"
    return (0.8 if size <= 150 else 0.3), f"{near[1].wording} and {near[2].wording} overlap as areas"


def rare_names(a: Episode, b: Episode, context: Context) -> Hit:
    """Rare names that both give; the names of places and actors are counted elsewhere."""
    known = {word for episode in (a, b) for p in (*episode.localities, *episode.areas) for word in called(p).split()}
    known |= {word for episode in (a, b) for actor in episode.actors for word in actor.split()}
    shared = sorted((a.names & b.names) - known, key=lambda name: (context.spread.get(name, 0), name))
    shared = [name for name in shared if context.spread.get(name, 0) <= SELDOM]
    weight = on_scale(sum(context.weight(name, context.spread) for name in shared), RARE_NAMES)
    return (weight, f"rare names in both: {', '.join(shared[:4])}") if weight else None


def names_alike(a: Episode, b: Episode, context: Context) -> Hit:
    """Cosine of the capitalised words of both, rarer names weighing more."""
    return _alike(a.names, b.names, context, context.spread, NAMES, "names")


def words_alike(a: Episode, b: Episode, context: Context) -> Hit:
    """Cosine of the other words of both, rarer words weighing more."""
    return _alike(a.tokens, b.tokens, context, context.words, WORDS, "words")


def _alike(
    ones: frozenset[str], others: frozenset[str], context: Context, spread: Mapping[str, int], scale: Scale, what: str
) -> Hit:
    shared = sum(context.weight(item, spread) ** 2 for item in ones & others)
    sizes = [math.sqrt(sum(context.weight(item, spread) ** 2 for item in items)) for items in (ones, others)]
    cosine = shared / (sizes[0] * sizes[1]) if all(sizes) else 0.0
    weight = on_scale(cosine, scale)
    if weight < 0:  # few words cannot tell that two texts are unlike
        weight *= min(1.0, min(len(ones), len(others)) / LONG_ENOUGH)
    return (round(weight, 2), f"{what} {'alike' if weight > 0 else 'unlike'} ({cosine:.2f})") if weight else None


def on_scale(value: float, scale: Scale) -> float:
    """Weight of a value: straight lines between the points of the scale."""
    for (x, y), (further, higher) in pairwise(scale):
        if value <= further:
            return y + (higher - y) * max(0.0, value - x) / (further - x)
    return scale[-1][1]


def event_time(a: Episode, b: Episode, context: Context) -> Hit:
    """Dates of one role that agree; a grave's find and its exhumation may be years apart."""
    best: Hit = None
    for role in ("act", "discovery", "burial"):
        gaps = [x.gap(y) for x in _sharp(a, role) for y in _sharp(b, role)]
        if gaps:
            hit = _by_gap(min(gaps), role)
            best = hit if best is None or (hit and hit[0] > best[0]) else best
    return best


def _by_gap(gap: int, role: str) -> Hit:
    if gap <= 3:
        return 2.0, f"same time of {role}"
    if gap <= 14:
        return 1.0, f"{role} {gap} days apart"
    return (0.0 if gap <= 31 else -1.0), f"{role} {gap} days apart"


def _sharp(episode: Episode, role: str) -> list[Days]:
    return [span for span in episode.dates.get(role, ()) if span.bounded and span.length <= 62]


def published(a: Episode, b: Episode, context: Context) -> Hit:
    """News of an attack comes out within days. Graves stay in the news for years: no rule against them."""
    if a.published is None or b.published is None or not (a.published.bounded and b.published.bounded):
        return None
    gap = a.published.gap(b.published)
    if gap <= 10:
        return 0.7, "published within ten days"
    if gap > 120 and "dead" not in (a.group, b.group):
        return -2.5, f"attacks published {gap} days apart"
    return None


def figures(a: Episode, b: Episode, context: Context) -> Hit:
    """One figure of one kind; larger and less round figures say more."""
    best = 0.0
    shown = 0
    for kinds in (VICTIMS, PLACES_FOUND, frozenset({"graves_destroyed", "structures_destroyed"})):
        for number in _numbers(a, kinds) & _numbers(b, kinds):
            weight = _telling(number)
            if weight > best:
                best, shown = weight, number
    return (best, f"same figure: {shown}") if best else None


def _telling(number: int) -> float:
    if number < 3:
        return 0.0
    if number % 100 == 0 or number < 13:
        return 0.7
    return 1.0 if number % 10 == 0 else 1.6


def _numbers(episode: Episode, kinds: frozenset[str]) -> set[int]:
    return {
        number
        for kind, counts in episode.figures.items()
        if kind in kinds
        for count in counts
        for number in (count.low, count.high, count.point)
        if number is not None
    }


def actors(a: Episode, b: Episode, context: Context) -> Hit:
    if a.actors & b.actors:
        return 0.4, f"same actor: {min(a.actors & b.actors)}"
    return (-0.6, "other actors") if a.actors and b.actors else None


def site(a: Episode, b: Episode, context: Context) -> Hit:
    if a.site_types & b.site_types:
        return 0.3, f"same type of site: {min(a.site_types & b.site_types)}"
    return (-0.3, "other types of site") if a.site_types and b.site_types else None


def method(a: Episode, b: Episode, context: Context) -> Hit:
    """Blown up and bulldozed are two attacks."""
    if a.group == "dead" or b.group == "dead" or not a.method or not b.method:
        return None
    if a.method == b.method:
        return 0.5, f"same means: {a.method}"
    return -1.5, f"other means: {a.method}, {b.method}"


def unlike_kinds(a: Episode, b: Episode, context: Context) -> Hit:
    """A killing and a grave may be one incident, but the place alone does not make them one."""
    if a.group != b.group:
        return -0.8, "other kinds of act"
    graves = [any(act.startswith("grave.") for act in episode.acts) for episode in (a, b)]
    return (-0.4, "one tells of a grave, the other does not") if a.group == "dead" and graves[0] != graves[1] else None


def in_passing(a: Episode, b: Episode, context: Context) -> Hit:
    """What a report mentions in passing is told in few words: less speaks for it, and less against it."""
    if a.number and b.number:
        return -0.5, "both mention it in passing"
    return None


RULES: tuple[Callable[[Episode, Episode, Context], Hit], ...] = (
    copied, place, rare_names, names_alike, words_alike, event_time, published, figures, actors, site, method,
    unlike_kinds, in_passing,
)  # fmt: skip
