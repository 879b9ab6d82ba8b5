"""Which of the places that share a name is meant: every candidate kept, with a score and the reason in words."""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from headstone.model.geo import metres
from headstone.model.places import Candidate, Entry
from headstone.reading.places_cues import Cue

KEPT = 8  # candidates shown for one mention
KIND_WEIGHT = {"country": 6.0, "region": 6.0, "adm1": 6.0, "locality": 1.0, "adm2": 2.5, "site": -0.5, "feature": -1.0}
SPELLING_WEIGHT = 1.2
MATCH_WEIGHT = {"name": 1.0, "historic": 0.8, "alternate": 0.0, "skeleton": -2.0}
COUNTRY_WEIGHT = 5.0  # outweighs four orders of magnitude of population
PARENT_WEIGHT = 6.0
NEAR_WEIGHT = 1.5
COMPANY_WEIGHT = 2.5
CITY = 100_000  # inhabitants
NEAR_M = 120_000
TYPE_WEIGHT = 5.0
# The class that a noun asks for, and what else it may mean, in order.
FITS = {
    "adm1": {"adm1": 1.0, "region": 0.9, "adm2": 0.4, "locality": -0.4, "country": -0.2, "feature": -0.3, "site": -1.0},
    "adm2": {"adm2": 1.0, "adm1": 0.7, "locality": 0.3, "region": 0.2, "country": -1.0, "feature": -0.5, "site": -1.0},
    "locality": {
        "locality": 1.0,
        "adm2": -0.4,
        "adm1": -1.0,
        "region": -1.0,
        "country": -1.0,
        "feature": -0.8,
        "site": -0.8,
    },
    "area": {"locality": 0.3, "adm2": 0.3, "adm1": 0.0, "region": 0.3, "country": -1.0, "feature": 0.2, "site": 0.0},
    "country": {"country": 1.0, "region": 0.5, "adm1": -0.5, "locality": -1.0},
}
SHARING = ("locality", "adm2", "adm1")
POINTED = frozenset(
    ("in", "near", "from", "to", "bearing", "dateline")
)  # cues that point at a town, not at its province


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole document says of where it is. `countries`: ISO -> weight in 0..1; `anchors`: sure places."""

    countries: Mapping[str, float]
    anchors: Sequence[Entry] = ()
    divisions: frozenset[tuple[str, str]] = frozenset()  # (country, admin1) named in the text
    shares: Mapping[tuple[str, str], float] = field(
        default_factory=dict
    )  # (country, admin1) -> names that could lie there


@dataclass(frozen=True, slots=True)
class Ranked:
    entry: Entry
    score: float
    why: str


def rank(
    name: str, entries: Sequence[Entry], cue: Cue, context: Context, parents: Sequence[Entry] = (), town: bool = False
) -> tuple[Ranked, ...]:
    """Entries best first. `parents`: what the place beside may be; `town`: the report elsewhere points at a town."""
    alone = own_share(entries)
    ranked = [_scored(name, entry, place, cue, context, parents, alone) for place, entry in enumerate(entries)]
    ranked.sort(key=lambda row: (-row.score, row.entry.id))
    return _largest_first(tuple(ranked), cue, town)


def _scored(
    name: str,
    entry: Entry,
    order: int,
    cue: Cue,
    context: Context,
    parents: Sequence[Entry],
    alone: Mapping[tuple[str, str], float],
) -> Ranked:
    reasons = []
    score = KIND_WEIGHT.get(entry.kind, 0.0) + MATCH_WEIGHT.get(entry.match_kind, 0.0)
    # Divisions come with a population in some gazetteers and without in others: theirs says nothing.
    score += math.log10(entry.population + 1) * {"country": 0.5, "adm1": 0.0, "adm2": 0.0}.get(entry.kind, 1.0)
    if same_letters(name, entry.matched):
        score += SPELLING_WEIGHT
    # The gazetteer lists the better known first: by size and number of names.
    score -= min(2.0, 0.25 * order)
    if entry.population:
        reasons.append(f"population {entry.population}")
    weight = context.countries.get(entry.country, 0.0)
    if weight:
        score += COUNTRY_WEIGHT * weight
        reasons.append(f"the text is about {entry.country}")
    if (entry.country, entry.admin1) in context.divisions and entry.kind not in ("adm1", "country"):
        score += 1.0
        reasons.append("its province is named")
    if any(within(entry, parent) for parent in parents):
        score += PARENT_WEIGHT
        reasons.append("lies in the place named beside it")
    elif parents:
        score -= 1.0
    company = context.shares.get((entry.country, entry.admin1), 0.0) - alone.get((entry.country, entry.admin1), 0.0)
    if company > 0.2 and entry.kind in ("locality", "adm2", "site", "feature"):
        score += min(COMPANY_WEIGHT, COMPANY_WEIGHT * company)
        reasons.append("other names of the text lie in its province")
    if _near(entry, context.anchors):
        score += NEAR_WEIGHT
        reasons.append("near other places of the text")
    if cue.kind:
        score += TYPE_WEIGHT * FITS[cue.kind].get(entry.kind, 0.0)
        reasons.append(f"named as a {cue.kind}, this is one" if cue.kind == entry.kind else f"named as a {cue.kind}")
    elif cue.site:
        score += 1.5 if entry.kind in ("site", "locality") else 0.0
    reasons.append(f"{entry.match_kind} {entry.matched}" if entry.match_kind != "name" else "by its name")
    return Ranked(entry, round(score, 2), "; ".join(reasons))


def own_share(entries: Sequence[Entry]) -> dict[tuple[str, str], float]:
    """What one name says of provinces: one vote, split over those that it could lie in."""
    homes = {(e.country, e.admin1) for e in entries if e.admin1 and e.match_kind != "skeleton" and e.kind != "country"}
    return dict.fromkeys(homes, 1 / len(homes)) if homes else {}


# "al", or as it sounds before the letters that it takes the sound of: "an-n", "ash-sh".
_ARTICLE = re.compile(r"^(?:(?:al|el) |a(t|th|d|dh|r|z|s|sh|n) (?=\1))[‘’'`ʻʿ]?")


def same_letters(written: str, stored: str) -> bool:
    """The very spelling, but for case, accents, hyphens and an Arabic article that the written name goes without:
    "Smyrna" is Smyrna before it is Smirna, and "Samawah" is As Samawah."""
    one, other = _plain(written), _plain(stored)
    return one == other or _ARTICLE.sub("", other) == one


@lru_cache(maxsize=50_000)
def _plain(name: str) -> str:
    if name.isascii():
        return name.casefold().replace("-", " ")
    text = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in text if not unicodedata.combining(letter)).replace("-", " ")


def within(inner: Entry, outer: Entry) -> bool:
    """Does the gazetteer put one entry in the other? By codes where both have them, else by the circle."""
    if inner.id == outer.id or (outer.country and inner.country != outer.country):
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "adm1" and outer.admin1 and inner.admin1 and inner.kind != "adm1":
        if outer.admin1 == inner.admin1:
            return True
        # Divisions are redrawn faster than gazetteers: a place well inside the circle is inside the province.
        return metres(outer.lat, outer.lon, inner.lat, inner.lon) <= 0.6 * outer.radius_m
    reach = max(outer.radius_m, 30_000 if outer.kind in ("locality", "adm2") else 0)
    return metres(outer.lat, outer.lon, inner.lat, inner.lon) <= reach


def _near(entry: Entry, anchors: Sequence[Entry]) -> bool:
    if entry.kind in ("country", "region"):
        return False
    return any(
        anchor.id != entry.id and anchor.country == entry.country
        and metres(anchor.lat, anchor.lon, entry.lat, entry.lon) <= NEAR_M
        for anchor in anchors
    )  # fmt: skip


def _largest_first(ranked: tuple[Ranked, ...], cue: Cue, town: bool) -> tuple[Ranked, ...]:
    """A name that a town shares with its district or province, and no cue decides: the largest area (after SFM)."""
    if not ranked or ranked[0].entry.kind not in SHARING or cue.kind in ("adm1", "adm2", "country"):
        return ranked
    best = ranked[0].entry
    by_name = any(row.entry.kind == "locality" and row.entry.match_kind == "name" for row in ranked)
    sharing = [
        row for row in ranked
        if row.entry.country == best.country and row.entry.kind in SHARING and _shares(row.entry, best, by_name)
    ]  # fmt: skip
    towns = [row for row in sharing if row.entry.kind == "locality"]
    areas = [row for row in sharing if row.entry.kind in ("adm1", "adm2")]
    if not towns or not areas:
        return ranked
    # A district named after a city is an office, not what the press means by the name; a province may be either.
    city = towns[0].entry.population >= CITY and all(row.entry.kind == "adm2" for row in areas)
    pointed = cue.kind == "locality" or cue.site or (cue.word in POINTED and not cue.area) or town or city
    if pointed:
        chosen, why = towns[0], "a town and an area share the name; the words point at the town"
    else:
        chosen = max(areas, key=lambda row: row.entry.radius_m)
        why = "a town and an area share the name and no word decides: the largest area"
    first = Ranked(chosen.entry, max(chosen.score, ranked[0].score + 0.01), f"{chosen.why}; {why}")
    return (first, *(row for row in ranked if row is not chosen))


def _shares(entry: Entry, best: Entry, town_by_name: bool) -> bool:
    """Two entries of one name belong together: one division, or one in the other's circle, and the name is theirs."""
    if entry.match_kind == "skeleton":
        return False
    # Old gazetteers give a province its capital's name as a second one: it is no rival of the capital itself.
    if entry.kind != "locality" and entry.match_kind != "name" and town_by_name:
        return False
    return entry.id == best.id or within(entry, best) or within(best, entry) or entry.admin1 == best.admin1


def candidates(ranked: Sequence[Ranked]) -> tuple[Candidate, ...]:
    """The best few for the register; scores squashed into 0..1 so that the reader can compare them."""
    return tuple(
        Candidate(row.entry.id, row.entry.name, row.entry.lat, row.entry.lon, squashed(row.score), row.why)
        for row in ranked[:KEPT]
    )


def squashed(score: float) -> float:
    return round(1 / (1 + math.exp(-(score - 5.0) / 3.0)), 3)
