"""Reports of different origins that may still depend on one another: they share a rare detail that others contradict.

A misspelt name, an odd figure or a date that two reports have alone is seldom an accident. It is shown to a person
with the detail; it changes no count and says nothing of who is right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from headstone.linking.incidents_profile import Episode
from headstone.linking.reconcile_conflicts import leading
from headstone.linking.when import Days

LETTERS = 5  # of a name; shorter ones lie one letter from too many others
ODD = 10  # figures that this does not divide are rare enough to be shared for a reason
FEWEST = 2  # reports that have a detail, and reports that contradict it
NEAR_DAYS = 3  # figures told further apart may have grown
ROLES = ("act", "discovery")


def dependence(told: Sequence[Episode], origin_of: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Flags in words for the episodes of one incident. `origin_of`: origin ids by claim id."""
    by_report: dict[str, list[Episode]] = {}
    for episode in told:
        by_report.setdefault(episode.report, []).append(episode)
    if len(by_report) < 2 * FEWEST:
        return ()
    apart = _apart(by_report, origin_of)
    details = (*_names(by_report), *_figures(by_report), *_dates(by_report))
    flags = (
        f"may depend on one another: {len(few)} reports of different origins have “{detail}” "
        f"where others have “{other}”"
        for detail, few, other, many in details
        if FEWEST <= len(few) <= len(many) and any((a, b) in apart for a, b in combinations(sorted(few), 2))
    )
    return tuple(dict.fromkeys(flags))


Detail = tuple[
    str, frozenset[str], str, frozenset[str]
]  # detail, its reports, the one that contradicts it, its reports


def _apart(by_report: Mapping[str, Sequence[Episode]], origin_of: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Pairs of reports that share neither text nor a known origin."""
    kin = {id_: {family for one in of for family in one.families} for id_, of in by_report.items()}
    told = {
        id_: {origin for one in of for claim in one.claims for origin in origin_of.get(claim.id, ())}
        for id_, of in by_report.items()
    }
    pairs = combinations(sorted(by_report), 2)
    return {(a, b) for a, b in pairs if not kin[a] & kin[b] and not told[a] & told[b]}


def _names(by_report: Mapping[str, Sequence[Episode]]) -> Iterator[Detail]:
    """Names one letter apart, each in reports that do not have the other."""
    held: dict[str, set[str]] = {}
    for id_, of in by_report.items():
        for name in {name for one in of for name in one.spelt.values() if len(name) >= LETTERS}:
            held.setdefault(name, set()).add(id_)
    common = sorted(name for name, ids in held.items() if len(ids) >= FEWEST)
    for a, b in combinations(common, 2):
        if misspelt(a, b) and not held[a] & held[b]:
            few, many = sorted((a, b), key=lambda name: (len(held[name]), name))
            yield few.capitalize(), frozenset(held[few]), many.capitalize(), frozenset(held[many])


def misspelt(a: str, b: str) -> bool:
    """Whether two names differ by one letter or by two that changed places; an ending added ("Syrian") is no slip."""
    if a == b or a.startswith(b) or b.startswith(a):
        return False
    if len(a) == len(b):
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        return len(wrong) == 1 or swapped
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _figures(by_report: Mapping[str, Sequence[Episode]]) -> Iterator[Detail]:
    """An odd figure of one kind, where others lead with another at the same time."""
    claims = [claim for of in by_report.values() for one in of for claim in one.claims]
    published = {id_: next((one.published for one in of), None) for id_, of in by_report.items()}
    for kind in sorted({count.kind for claim in claims for count in claim.counts}):
        held: dict[int, set[str]] = {}
        for id_, count in leading(claims, kind):
            if count.form == "exact" and (count.point or count.low):
                held.setdefault(count.point or count.low or 0, set()).add(id_)
        for few, many in _ranked(held):
            if few % ODD and few > ODD and _together(held[few], held[many], published):
                yield f"{few}", frozenset(held[few]), f"{many}", frozenset(held[many])


def _together(few: Iterable[str], many: Iterable[str], published: Mapping[str, Days | None]) -> bool:
    """Whether some of both were published at about one time, so that the figure did not just grow."""
    days = [(published.get(a), published.get(b)) for a in few for b in many]
    return any(a and b and abs(a.first - b.first) <= NEAR_DAYS for a, b in days)


def _dates(by_report: Mapping[str, Sequence[Episode]]) -> Iterator[Detail]:
    """A day of the event, where others have another day."""
    for role in ROLES:
        held: dict[str, set[str]] = {}
        for id_, of in by_report.items():
            dates = (when for one in of for claim in one.claims for when in claim.dates)
            days = {when.edtf for when in dates if when.role == role and when.edtf and len(when.edtf) == 10}
            if len(days) == 1:
                held.setdefault(days.pop(), set()).add(id_)
        for few, many in _ranked(held):
            yield few, frozenset(held[few]), many, frozenset(held[many])


Value = TypeVar("Value", int, str)


def _ranked(held: Mapping[Value, set[str]]) -> Iterator[tuple[Value, Value]]:
    """Pairs of values that both are told by enough reports, the rarer first."""
    common = sorted(value for value, ids in held.items() if len(ids) >= FEWEST)
    for a, b in combinations(common, 2):
        yield (a, b) if len(held[a]) <= len(held[b]) else (b, a)
