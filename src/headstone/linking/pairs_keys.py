"""Under which keys an episode meets others: two episodes that share none are never compared."""

import math
from collections.abc import Mapping
from itertools import combinations

from headstone.linking.incidents_profile import Episode
from headstone.text.fold import fold

RARE = 16  # a name in at most so many reports brings them together
PAIRED = 8  # names of a report that bring it to others two by two
SELDOM_BOTH = 4096  # product of the spreads of two names: by chance few reports have both, and those that do are kin
AGED = 5  # names of its lead that bring it to others of one week
DAYS, WEEK, FORTNIGHT = 3, 8, 16
CELL = 0.5  # degrees: half a degree is at most 56 km, more than two near-by places are apart


def keys_of(episode: Episode, spread: Mapping[str, int]) -> set[str]:
    """Keys under which an episode meets others: names of places, map cells, divisions, copies, rare names.

    `spread`: in how many reports each name stands.
    """
    keys = {f"name:{fold(place.name or place.wording)}" for place in (*episode.localities, *episode.areas)}
    for place in (*episode.localities, *episode.areas):
        if place.lat is not None and place.lon is not None and (place.radius_m or 0) <= 60_000:
            keys |= {f"cell:{cell}" for cell in cells(place.lat, place.lon)}
        if place.country and place.admin1:
            keys.add(f"adm1:{place.country}.{place.admin1}")
    keys |= {f"family:{family}" for family in episode.families if episode.number == 0}
    keys |= {f"rare:{name}" for name in episode.names if 1 < spread.get(name, 0) <= RARE}
    if episode.number == 0:
        keys |= {f"days:{weeks}" for weeks in _weeks(episode, FORTNIGHT)}
    return keys | _together(episode, spread) | _by_title(episode)


def _by_title(episode: Episode) -> set[str]:
    """Words of the title: a report whose text was lost on the way still says by them what it is about. A word that many
    titles have brings together only those of one week, if these are few."""
    words = {key for _, key in episode.title}
    return {f"title:{word}" for word in words} | {f"news:{week}+{word}" for week in _weeks(episode) for word in words}


def _together(episode: Episode, spread: Mapping[str, int]) -> set[str]:
    """What is common alone and rare together: two names, a name and a day that the text names, a name of the lead and a
    week of publication. Of the names those of the lead come first, rarest first."""
    known = sorted((name not in episode.lead, spread[name], name) for name in episode.names if spread.get(name, 0) > 1)
    chosen = sorted(name for _, _, name in known[:PAIRED])
    leading = [name for aside, _, name in known[:AGED] if not aside]
    last = episode.published.last if episode.published else 0
    days = sorted(episode.told, key=lambda day: (abs(day - last), day))[:DAYS]
    weeks = _weeks(episode) if leading else set()
    keys = {_both(one, other, spread) for one, other in combinations(chosen, 2)}
    keys |= {f"day:{day}+{name}" for day in days for name in chosen}
    keys |= {f"aged:{age}+{day}" for age in episode.ages for day in days}
    return keys | {f"week:{week}+{name}" for week in weeks for name in leading}


def _both(one: str, other: str, spread: Mapping[str, int]) -> str:
    """The key of two names: of such as seldom stand together by chance, a crowd is one event of many reports."""
    return f"{'both' if spread[one] * spread[other] <= SELDOM_BOTH else 'two'}:{one}+{other}"


def _weeks(episode: Episode, days: int = WEEK) -> set[int]:
    """The week (or as many days) of publication and half of it on, so that two near days share one."""
    last = episode.published.last if episode.published else 0
    return {(last + shift) // days for shift in (0, days // 2)} if last else set()


def cells(lat: float, lon: float) -> set[tuple[int, int]]:
    """The cell of a point and those that a point half a cell away may fall in: two near points share at least one."""
    rows = {math.floor((lat + shift) / CELL) for shift in (-CELL / 2, CELL / 2)}
    columns = {math.floor((lon + shift) / CELL) for shift in (-CELL / 2, CELL / 2)}
    return {(row, column) for row in rows for column in columns}
