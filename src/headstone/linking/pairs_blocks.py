"""Conflicts: what keeps two episodes apart. Each gives the conflict in words, or None.

Those in `HARD` part two episodes whatever else agrees; those in `READ` unless all else together outweighs them.
"""

from collections.abc import Callable
from datetime import date

from headstone.linking.incidents_profile import SURE, Episode, is_founding, unlocated
from headstone.linking.once import once
from headstone.linking.pairs_figures import led, led_of_dead, most_sites
from headstone.linking.pairs_places import (
    ROUGH_KM,
    mentions,
    named_at_head,
    nearest,
    same_small_name,
    shared_locality,
    village_named,
)
from headstone.linking.pairs_weights import Sign
from headstone.linking.when import Days

ATTACK_DAYS = 30  # one attack is one incident; reports date it within a month of each other
SAME_ATTACK_DAYS, SHARP_DAYS = 3, 62  # dates of one attack; longer ranges say nothing of the day
KILLING_DAYS = 7  # one massacre is dated within a week by all who tell of it
MEANS_DAYS = 120  # from then on other means are another attack
NEWS_DAYS = 31  # what a report dates so near to its own date is its news
MANY_GRAVES = 5  # from so many on a number of graves is a sum over places
FIND_DAYS = 45  # finds further apart, with other figures, are two finds
FIND_MONTHS = 2  # the same, where a year is missing
_TOMBS = frozenset({"cemetery", "mausoleum_tomb", "religious_building", "individual_grave"})
_ONLY_FOUND = frozenset({"grave.discovery", "grave.disturbance", "grave.protection"})


def other_kind(a: Episode, b: Episode) -> str | None:
    """An attack on graves and the dead of a grave are two incidents."""
    return None if misread_kind(a, b) else _attack_and_dead(a, b)


def misread_kind(a: Episode, b: Episode) -> str | None:
    """An attack and the dead, where one may be the other: the kind of one of them rests on no sure word; or the dead
    are no more than graves found, at the kind of site that the other tells attacked (broken tombs that were read as a
    find), or were killed there (a bomb at a shrine)."""
    dead = a if a.group == "dead" else b
    at_tombs = not (a.site_types & b.site_types).isdisjoint(_TOMBS)
    found = dead.acts <= _ONLY_FOUND and not led_of_dead(dead)
    may_be = (at_tombs and (found or not _has_grave(dead))) or _unsure(a) or _unsure(b)
    return _attack_and_dead(a, b) if may_be else None


@once
def _unsure(episode: Episode) -> bool:
    """Is none of its acts named surely, nor a site that is attacked?"""
    if episode.group == "attack" and not episode.site_types.isdisjoint(_TOMBS):
        return False
    return max((claim.score for claim in episode.claims if is_founding(claim)), default=0.0) < SURE


def _attack_and_dead(a: Episode, b: Episode) -> str | None:
    if {a.group, b.group} == {"dead", "attack"}:
        return "one tells of an attack on graves or heritage, the other of the dead"
    return None


def other_country(a: Episode, b: Episode) -> str | None:
    """Two countries, and neither report names the place of the other."""
    if not a.countries or not b.countries or a.countries & b.countries or mentions(a, b) or mentions(b, a):
        return None
    return f"other countries: {', '.join(sorted(a.countries))} and {', '.join(sorted(b.countries))}"


def other_locality(a: Episode, b: Episode) -> str | None:
    """Two named localities whose circles do not touch."""
    if not a.localities or not b.localities or shared_locality(a, b) or named_at_head(a, b) or named_at_head(b, a):
        return None
    if village_named(a, b) or village_named(b, a):
        return None
    near = nearest(a.localities, b.localities)
    if near is None or near[0] <= (ROUGH_KM if any(unlocated(place) for place in near[1:]) else 0.0):
        return None
    if a.countries and b.countries and not a.countries & b.countries:
        return None  # that is for the rules on countries
    return f"other localities: {near[1].wording} and {near[2].wording}, {near[0]:.0f} km between them"


def other_name(a: Episode, b: Episode) -> str | None:
    """Each names a locality that the other never mentions: two villages of one district."""
    if not a.localities or not b.localities or shared_locality(a, b):
        return None
    if mentions(a, b) or mentions(b, a):
        return None
    return f"other localities: {a.localities[0].wording} and {b.localities[0].wording}"


def outside_area(a: Episode, b: Episode) -> str | None:
    """A locality outside the only area that the other names, or two areas that do not touch."""
    if a.countries and b.countries and not a.countries & b.countries:
        return None  # that is for the rules on countries
    for one, other in ((a, b), (b, a)):
        if one.localities or not one.areas:
            continue
        near = nearest(one.areas, other.localities or other.areas)
        if near is not None and near[0] > 30.0:
            return f"{near[2].wording} lies outside {near[1].wording}"
    return None


def other_attack(a: Episode, b: Episode) -> str | None:
    """One attack is one incident: attacks more than a month apart are two."""
    gap = _attacks_apart(a, b)
    return f"attacks {gap} days apart" if gap is not None and not looks_back(a, b) else None


def looks_back(a: Episode, b: Episode) -> str | None:
    """Attacks a month apart, where one of the two also dates one to the time of the other's: a day of the court or of
    the rebuilding may have been read as the attack's, or the report recalls an earlier attack."""
    gap = _attacks_apart(a, b)
    if gap is None:
        return None
    near = any(
        one.gap(other) <= SAME_ATTACK_DAYS for one in a.dates.get("act", ()) for other in b.dates.get("act", ())
        if one.length <= SHARP_DAYS or other.length <= SHARP_DAYS
    )  # fmt: skip
    return f"attacks {gap} days apart, and one of the two also dates one to the time of the other's" if near else None


def _attacks_apart(a: Episode, b: Episode) -> int | None:
    """Days between two attacks, where they are more than a month apart."""
    if "dead" in (a.group, b.group):
        return None
    gap = _gap(a, b, "act")
    return gap if gap is not None and gap > ATTACK_DAYS else None


def other_killing(a: Episode, b: Episode) -> str | None:
    """Killings on other days are other killings. One grave may hold the killed of many days: no conflict there."""
    if not (_kills(a) and _kills(b)) or (_has_grave(a) and _has_grave(b)):
        return None
    gap = _gap(a, b, "act")
    if gap is not None and gap > KILLING_DAYS:
        return f"killings {gap} days apart"
    return None


def other_means(a: Episode, b: Episode) -> str | None:
    """Blown up, and levelled by machines months later: two attacks."""
    if "dead" in (a.group, b.group) or not a.method or not b.method or a.method == b.method:
        return None
    apart = [gap for gap in (_gap(a, b, "act"), _published_gap(a, b)) if gap is not None]
    means = " and ".join(sorted((a.method, b.method)))
    return f"{means}, {max(apart)} days apart" if apart and max(apart) > MEANS_DAYS else None


def _published_gap(a: Episode, b: Episode) -> int | None:
    if a.published is None or b.published is None or not (a.published.bounded and b.published.bounded):
        return None
    return a.published.gap(b.published)


def other_find(a: Episode, b: Episode) -> str | None:
    """Finds months apart with other figures: two graves of one town, unless both name one site in it."""
    if a.group == "attack" or b.group == "attack":
        return None
    gap = _gap(a, b, "discovery")
    months = _months_apart(a, b)
    apart = (gap is not None and gap > FIND_DAYS) or (months is not None and months > FIND_MONTHS)
    if apart and not same_figure(a, b) and not _one_site(a, b):
        return "found at other times, with other figures"
    return None


def other_totals(a: Episode, b: Episode) -> str | None:
    """A sum over sites is neither another sum nor one of the sites, even where they give one locality."""
    sites = most_sites(a), most_sites(b)
    if max(sites) >= MANY_GRAVES and sites[0] != sites[1] and not copied_sum(a, b):
        return f"a sum over {max(sites)} sites"
    return None


def other_graves(a: Episode, b: Episode) -> str | None:
    """A number of graves may be a sum over several places, or one field of them."""
    ones, others = led(a)[1], led(b)[1]
    if not (ones or others) or max(*ones, *others, 0) < MANY_GRAVES or ones & others:
        return None
    if "attack" in (a.group, b.group) or shared_locality(a, b) or same_small_name(a, b):
        return None
    if ones and others:
        return "other numbers of graves: {} and {}".format(*sorted((max(ones), max(others))))
    return f"a sum over {max(ones | others)} graves" if a.localities or b.localities else None


def copied_sum(a: Episode, b: Episode) -> bool:
    """Both lead with one number, called sites by one and graves by the other."""
    return not led(a)[1].isdisjoint(led(b)[1])


@once
def _kills(episode: Episode) -> bool:
    return any(act.startswith("kill.") for act in episode.acts)


@once
def _has_grave(episode: Episode) -> bool:
    return any(act.startswith("grave.") for act in episode.acts)


def _gap(a: Episode, b: Episode, role: str) -> int | None:
    """Least days between the two episodes' dates of a role, where both say it sharply enough."""
    ones, others = _dated(a).get(role), _dated(b).get(role)
    if not ones or not others:
        return None
    return min(one.gap(other) for one in ones for other in others)


@once
def _dated(episode: Episode) -> dict[str, list[Days]]:
    """Its sharp dates of each role, those of its news alone where it has any."""
    return {role: _news(_sharp(spans), episode.published) for role, spans in episode.dates.items()}


def _sharp(spans: tuple[Days, ...]) -> list[Days]:
    return [span for span in spans if span.bounded and span.length <= 366]


def _news(spans: list[Days], published: Days | None) -> list[Days]:
    """Where a report dates something to the weeks before it came out, its other dates are what it looks back on."""
    if published is None or not published.bounded:
        return spans
    return [span for span in spans if span.gap(published) <= NEWS_DAYS] or spans


def _months_apart(a: Episode, b: Episode) -> int | None:
    """Months of the year between two finds of which at least one has no year."""
    if not (a.months.get("discovery") or b.months.get("discovery")):
        return None
    ones, others = _found_months(a), _found_months(b)
    if not ones or not others:
        return None
    return min(min((x - y) % 12, (y - x) % 12) for x in ones for y in others)


@once
def _found_months(episode: Episode) -> set[int]:
    found = set(episode.months.get("discovery", ()))
    for span in episode.dates.get("discovery", ()):
        if span.bounded and span.length <= 31:
            found |= {date.fromordinal(span.first).month, date.fromordinal(span.last).month}
    return found


def same_figure(a: Episode, b: Episode) -> bool:
    """Do they lead with one figure of victims, or of graves, above a handful? Or does either give none at all?"""
    ones, others = led_of_dead(a), led_of_dead(b)
    return not ones or not others or any(number >= 3 for number in ones & others)


def _one_site(a: Episode, b: Episode) -> bool:
    shared = shared_locality(a, b)
    return shared is not None and all(place.precision in ("P0", "P1") for place in shared)


Block = Callable[[Episode, Episode], str | None]
HARD: tuple[Block, ...] = (other_kind, other_attack, other_means, other_find, other_totals)
DOUBT = "conflict_"  # head of the names of their features
# Conflicts of places and days, which may be read wrongly: signs that a sum of other evidence may outweigh.
READ: tuple[Block, ...] = (
    other_country, other_locality, other_name, outside_area, other_killing, other_graves, looks_back, misread_kind,
)  # fmt: skip
_PLACES: tuple[Block, ...] = (other_country, other_locality, other_name, outside_area)
OF_PLACE = frozenset({"in_doubt_at_once", *(f"{DOUBT}{block.__name__}" for block in _PLACES)})  # features


def doubt(block: Block, a: Episode, b: Episode) -> Sign | None:
    """The sign of a conflict that may be one of reading."""
    said = block(a, b)
    return Sign(f"{DOUBT}{block.__name__}", 1, said) if said else None
