"""The rules that speak for or against two episodes being one incident.

Each rule is one small function that gives signs: a feature, its value, and the words for it. What a sign is worth
stands in `data/pair_weights.yaml`. Two reports that name one locality and agree on kind and time are one incident; an
area and an actor alone never are.
"""

from collections.abc import Callable, Iterator, Sequence

from headstone.linking.incidents_profile import Episode, unlocated
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_figures import given, led
from headstone.linking.pairs_places import (
    ROUGH_KM,
    named_at_head,
    nearest,
    own_village,
    radius_km,
    same_named_area,
    shared_locality,
    small_locality,
    village_named,
)
from headstone.linking.pairs_sites import sites
from headstone.linking.pairs_text import TEXT_RULES, ages, details
from headstone.linking.pairs_time import TIME_RULES
from headstone.linking.pairs_weights import Sign
from headstone.model.places import Place

Rule = Callable[[Episode, Episode, Context], Iterator[Sign]]

TOWN_KM = 6.0  # radius: in a larger city more than one thing happens
BURST = {"explosives", "shelling"}  # a shell bursts too: "blast" and "bomb" are said of both
AREAS_KM = ((30.0, "district"), (150.0, "province"))


def copied(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Texts of one origin tell of one incident: no conflict parts them. That they are alike then says a little less."""
    if is_copy(a, b):
        yield Sign("copied", 1, "the two reports are of one origin text, so shared words say less")


def is_copy(a: Episode, b: Episode) -> bool:
    return a.number == b.number == 0 and bool(a.families & b.families)


def place(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """The same locality says most; a city in which much happens says less, an area little."""
    shared = shared_locality(a, b)
    if shared:
        town = unlocated(shared[0]) or min(radius_km(one) for one in shared) <= TOWN_KM
        said = "same locality: " + " / ".join(sorted({one.wording for one in shared}))
        seat = "same_seat" if own_village(a, b) or own_village(b, a) else "same_locality"
        yield Sign(seat if town else "same_city", 1, said, context.crowded(1.0, shared))
        return
    one, other = small_locality(a), small_locality(b)
    if one and other:
        yield Sign("other_locality", 1, f"other names of place: {one.wording}, {other.wording}")
        return
    yield from _place_by_area(a, b, context)


def _place_by_area(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    if same_named_area(a, b):
        wide = a.areas or b.areas
        yield Sign("same_area", 1, f"same named area: {wide[0].wording}", context.crowded(1.0, wide))
    elif village := named_at_head(a, b) or named_at_head(b, a):
        said = f"{village.wording} stands at the head of the other report"
        yield Sign("village_at_head", 1, said, context.crowded(1.0, (village,)))
    elif village := village_named(a, b) or village_named(b, a):
        said = f"{village.wording} is named in the other report too"
        yield Sign("village_named", 1, said, context.crowded(1.0, (village,)))
    elif a.localities and b.localities and not _inside_city(a, b):
        yield Sign("other_city", 1, f"other names of place: {a.localities[0].wording}, {b.localities[0].wording}")
    else:
        yield from _overlap(a, b, context)


def _overlap(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    near = nearest((*a.localities, *a.areas), (*b.localities, *b.areas))
    if near is not None and near[0] <= 0:
        said = f"{near[1].wording} and {near[2].wording} overlap"
        yield Sign(f"overlap_{_size(near[1:])}", 1, said, context.crowded(1.0, near[1:]))


def _size(places: Sequence[Place]) -> str:
    wide = max(radius_km(one) for one in places)
    return next((name for km, name in AREAS_KM if wide <= km), "region")


def _inside_city(a: Episode, b: Episode) -> bool:
    """Is one of them a city, and the other a place in or at it? Reports name the city for the village."""
    near = nearest(a.localities, b.localities)
    if near is None or near[0] > ROUGH_KM:
        return False
    return any(radius_km(place) > TOWN_KM and not unlocated(place) for place in near[1:])


def figures(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """One figure of one kind; larger and less round figures say more, leading ones most."""
    found = [
        (1.0 if number in led(a)[kind] and number in led(b)[kind] else 0.5, number)
        for kind, (ones, others) in enumerate(zip(given(a), given(b), strict=True))
        for number in ones & others
    ]
    if found:
        share, number = max(found, key=lambda row: (row[0] * _telling(row[1]), row[1]))
        yield Sign("same_figure", _telling(number), f"same figure: {number}", share)
    elif _one_kind(a, b):
        yield Sign("other_figures", 1, "other figures")


def _telling(number: int) -> float:
    """How telling a figure is: 0 for one or two, 3 for a large one that is not round."""
    if number < 3:
        return 0.0
    if number % 100 == 0 or number < 13:
        return 1.0
    return 2.0 if number % 10 == 0 else 3.0


def _one_kind(a: Episode, b: Episode) -> bool:
    return any(ones and others for ones, others in zip(led(a), led(b), strict=True))


def actors(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Who is blamed: the same actor says little (wars have few), another one a little more."""
    if a.actors and b.actors:
        both = a.actors & b.actors
        yield Sign("same_actor", 1, f"same actor: {min(both)}") if both else Sign("other_actors", 1, "other actors")


def site(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Type of the site."""
    if a.site_types and b.site_types:
        both = a.site_types & b.site_types
        said = f"same type of site: {min(both)}" if both else "other types of site"
        yield Sign("same_site" if both else "other_site", 1, said)


def method(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Blown up and bulldozed are two attacks."""
    if "dead" in (a.group, b.group) or not a.method or not b.method:
        return
    if a.method == b.method:
        yield Sign("same_means", 1, f"same means: {a.method}")
    elif {a.method, b.method} != BURST:
        yield Sign("other_means", 1, f"other means: {a.method}, {b.method}")


def kinds(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """A killing and a grave may be one incident, but the place alone does not make them one."""
    if not a.acts or not b.acts:
        yield Sign("no_act_read", 1, "no act was read in one of them")
    elif a.group != b.group:
        yield Sign("other_kind", 1, "other kinds of act")
    elif a.group == "dead" and a.graves != b.graves:
        yield Sign("grave_and_killing", 1, "one tells of a grave, the other does not")
    elif a.graves and b.graves:
        yield Sign("both_graves", 1, "both tell of a grave")
    elif a.group == "attack":
        yield Sign("both_attacks", 1, "both tell of an attack on graves or heritage")


def countries(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Of two countries, where one report names the other's place: one of the places may be read wrongly."""
    if a.countries and b.countries and not a.countries & b.countries:
        yield Sign("other_country", 1, f"other countries: {min(a.countries)}, {min(b.countries)}")


def in_passing(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """What a report mentions in passing is told in few words: less speaks for it, and less against it."""
    asides = bool(a.number) + bool(b.number)
    if asides:
        yield Sign("in_passing", asides, "both mention it in passing" if asides == 2 else "one mentions it in passing")


RULES: tuple[Rule, ...] = (
    copied, place, *TIME_RULES, figures, actors, site, sites, method, kinds, countries,
    in_passing,
)  # fmt: skip
OWN: tuple[Rule, ...] = (  # what they say of two texts that are no copies hangs on nothing else in the case
    *TIME_RULES, figures, actors, site, sites, method, kinds, countries, in_passing, ages, details,
)  # fmt: skip
ALL: tuple[Rule, ...] = (*RULES, *TEXT_RULES)
