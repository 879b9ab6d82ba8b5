"""The rules that speak for or against two episodes being one incident. Each gives (weight, reason in words) or None.

Weights are in halves of a point by hand, around one reading: two reports that name one locality and agree on kind and
time are one incident (3 + 0.5 - 1.5 > 0); an area and an actor alone never are.
"""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise

from headstone.linking.incidents_profile import DESTROYED, PLACES_FOUND, VICTIMS, Episode, leading, numbers, unlocated
from headstone.linking.incidents_words import key_of
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_places import (
    ROUGH_KM,
    called,
    named_at_head,
    nearest,
    radius_km,
    same_named_area,
    shared_locality,
    small_locality,
    village_named,
)
from headstone.linking.when import Days
from headstone.model.places import Place

Hit = tuple[float, str] | None
Scale = tuple[tuple[float, float], ...]  # (value, weight)

# About half of the log-likelihood ratio measured on labelled pairs of reports: the features speak of the same thing.
WORDS: Scale = ((0.02, -1.0), (0.055, 0.0), (0.12, 1.4), (0.25, 2.0))
NAMES: Scale = ((0.02, -1.2), (0.11, 0.0), (0.2, 0.8), (0.5, 2.0))
RARE_NAMES: Scale = ((3.0, 0.0), (8.0, 1.0), (16.0, 2.2))
SELDOM = 12  # reports in which a rare name stands at most
TOWN_KM = 6.0  # radius: in a larger city more than one thing happens


def copied(a: Episode, b: Episode, context: Context) -> Hit:
    """Texts of one origin tell of one incident."""
    if a.number == b.number == 0 and a.families & b.families:
        return 4.0, "the two reports are of one origin text"
    return None


def place(a: Episode, b: Episode, context: Context) -> Hit:
    """The same locality says most; a city in which much happens says less, an area little."""
    shared = shared_locality(a, b)
    if shared:
        size = min(radius_km(one) for one in shared)
        weight = 3.0 if size <= TOWN_KM or unlocated(shared[0]) else 2.0
        return context.crowded(weight, shared), "same locality: " + " / ".join(sorted({one.wording for one in shared}))
    one, other = small_locality(a), small_locality(b)
    if one and other:
        return -3.0, f"other names of place: {one.wording}, {other.wording}"
    if same_named_area(a, b):
        return context.crowded(2.2, a.areas or b.areas), f"same named area: {(a.areas or b.areas)[0].wording}"
    village = named_at_head(a, b) or named_at_head(b, a)
    if village:
        return context.crowded(1.8, (village,)), f"{village.wording} stands at the head of the other report"
    village = village_named(a, b) or village_named(b, a)
    if village:
        return context.crowded(1.2, (village,)), f"{village.wording} is named in the other report too"
    if a.localities and b.localities and not _inside_city(a, b):
        return -2.0, f"other names of place: {a.localities[0].wording}, {b.localities[0].wording}"
    near = nearest((*a.localities, *a.areas), (*b.localities, *b.areas))
    if near is None or near[0] > 0:
        return None
    return context.crowded(_by_size(near[1], near[2]), near[1:]), f"{near[1].wording} and {near[2].wording} overlap"


def _by_size(one: Place, other: Place) -> float:
    size = max(radius_km(one), radius_km(other))
    return 1.5 if size <= 30 else 0.8 if size <= 150 else 0.3


def _inside_city(a: Episode, b: Episode) -> bool:
    """Is one of them a city, and the other a place in or at it? Reports name the city for the village."""
    near = nearest(a.localities, b.localities)
    if near is None or near[0] > ROUGH_KM:
        return False
    return any(radius_km(place) > TOWN_KM and not unlocated(place) for place in near[1:])


def rare_names(a: Episode, b: Episode, context: Context) -> Hit:
    """Rare names that both give; the names of places and actors are counted elsewhere."""
    told = _told_elsewhere(a, b)
    shared = sorted((a.names.keys() & b.names.keys()) - told, key=lambda name: (context.spread.get(name, 0), name))
    shared = [name for name in shared if context.spread.get(name, 0) <= SELDOM]
    total = sum(context.weight(name, context.spread) * _standing(name, a, b) for name in shared)
    weight = on_scale(total, RARE_NAMES)
    return (round(weight, 2), f"rare names in both: {', '.join(a.spelt[n] for n in shared[:4])}") if weight else None


def _standing(name: str, a: Episode, b: Episode) -> float:
    """A name at the head of both reports says what both are about; one that a report ends with may be an aside."""
    return 0.5 + 0.25 * ((name in a.lead) + (name in b.lead))


def names_alike(a: Episode, b: Episode, context: Context) -> Hit:
    """Cosine of the capitalised words of both, rarer names weighing more."""
    told = _told_elsewhere(a, b)
    ones, others = ({n: w for n, w in e.names.items() if n not in told} for e in (a, b))
    return _alike(ones, others, context, context.spread, NAMES, "names", 8)


def _told_elsewhere(a: Episode, b: Episode) -> set[str]:
    """Keys of the words in the names of shared places and of bodies that speak: they say nothing more of the event."""
    ones, others = ({called(p) for p in (*e.localities, *e.areas)} for e in (a, b))
    words = {word for name in (ones & others) | a.voices | b.voices for word in name.split()}
    return {key_of(word) for word in words}


def words_alike(a: Episode, b: Episode, context: Context) -> Hit:
    """Cosine of the other words of both, rarer words weighing more."""
    return _alike(a.tokens, b.tokens, context, context.words, WORDS, "words", 25)


def _alike(
    ones: Mapping[str, float], others: Mapping[str, float], context: Context, spread: Mapping[str, int], scale: Scale,
    what: str, enough: int,
) -> Hit:
    cosine = cosine_of(ones, others, context, spread)
    weight = on_scale(cosine, scale)
    weight *= min(1.0, min(len(ones), len(others)) / enough)  # few words tell little
    return (round(weight, 2), f"{what} {'alike' if weight > 0 else 'unlike'} ({cosine:.2f})") if weight else None


def cosine_of(
    ones: Mapping[str, float], others: Mapping[str, float], context: Context, spread: Mapping[str, int]
) -> float:
    """Cosine of two rows of weighted items, each weight times the item's rarity in the case."""
    weight = {item: context.weight(item, spread) for item in (*ones, *others)}
    shared = sum(ones[item] * others[item] * weight[item] ** 2 for item in sorted(ones.keys() & others.keys()))
    sizes = [math.sqrt(sum((items[i] * weight[i]) ** 2 for i in sorted(items))) for items in (ones, others)]
    return shared / (sizes[0] * sizes[1]) if all(sizes) else 0.0


def on_scale(value: float, scale: Scale) -> float:
    """Weight of a value: straight lines between the points of the scale."""
    for (x, y), (further, higher) in pairwise(scale):
        if value <= further:
            return y + (higher - y) * max(0.0, value - x) / (further - x)
    return scale[-1][1]


def killed_after_find(a: Episode, b: Episode, context: Context) -> Hit:
    """A grave found before the killing holds others, or one of the reports has its dates wrong."""
    for one, other in ((a, b), (b, a)):
        finds = [span for role in ("discovery", "exhumation") for span in one.dates.get(role, ()) if span.bounded]
        acts = [span for span in other.dates.get("act", ()) if span.bounded and span.length <= 62]
        if finds and acts and min(span.first for span in acts) > max(span.last for span in finds) + 3:
            return -1.5, "the grave was found before these killings"
    return None


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
    found = [
        (_telling(number) * (1.0 if number in leading(a, kinds) and number in leading(b, kinds) else 0.5), number)
        for kinds in (VICTIMS, PLACES_FOUND, DESTROYED)
        for number in numbers(a, kinds) & numbers(b, kinds)
    ]
    best = max(found, default=(0.0, 0))
    return (best[0], f"same figure: {best[1]}") if best[0] else None


def _telling(number: int) -> float:
    if number < 3:
        return 0.0
    if number % 100 == 0 or number < 13:
        return 0.7
    return 1.0 if number % 10 == 0 else 1.6




def actors(a: Episode, b: Episode, context: Context) -> Hit:
    """Who is blamed: the same actor says little (wars have few), another one a little more."""
    if a.actors & b.actors:
        return 0.4, f"same actor: {min(a.actors & b.actors)}"
    return (-0.6, "other actors") if a.actors and b.actors else None


def site(a: Episode, b: Episode, context: Context) -> Hit:
    """Type of the site."""
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


def countries(a: Episode, b: Episode, context: Context) -> Hit:
    """Of two countries, where one report names the other's place: one of the places may be read wrongly."""
    if a.countries and b.countries and not a.countries & b.countries:
        return -2.0, f"other countries: {min(a.countries)}, {min(b.countries)}"
    return None


def in_passing(a: Episode, b: Episode, context: Context) -> Hit:
    """What a report mentions in passing is told in few words: less speaks for it, and less against it."""
    if a.number and b.number:
        return -0.5, "both mention it in passing"
    return None


RULES: tuple[Callable[[Episode, Episode, Context], Hit], ...] = (
    copied, place, rare_names, names_alike, words_alike, killed_after_find, event_time, published, figures, actors,
    site, method, unlike_kinds, countries, in_passing,
)  # fmt: skip
