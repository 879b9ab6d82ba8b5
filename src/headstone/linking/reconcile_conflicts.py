"""Contradictions between the claims of one incident, in words. Nothing is settled: they are shown to a person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headstone.linking.incidents_profile import is_founding
from headstone.linking.reconcile import BOUNDLESS, bounds
from headstone.linking.when import Days, days
from headstone.model.claims import Claim, Count
from headstone.model.incidents import DatedRole
from headstone.text.fold import fold

# Words that may be anybody's, also with a capital at the head of a sentence.
ANYBODY = frozenset((
    "armed", "attackers", "extremists", "fighters", "forces", "government", "gunmen", "insurgents", "islamists",
    "jihadists", "men", "militants", "militiamen", "officers", "paramilitaries", "police", "rebels", "several",
    "soldiers", "terrorists", "troops", "unknown", "vandals", "villagers",
))  # fmt: skip

FAR_DAYS = 3  # dates nearer than this are one date told twice
LATER_DAYS = 3  # from then on a higher figure is a later one, not a contradiction
_INCREMENT = re.compile(r"\b(?:more(?! than)|another|further|additional|new)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Figure:
    """The figure that one report leads with for a kind, as a range."""

    low: float
    high: float
    wording: str
    published: Days | None


def conflicts(
    claims: Sequence[Claim], dated: Sequence[DatedRole], published: Mapping[str, Days | None]
) -> tuple[str, ...]:
    """Figures of one kind that exclude one another, denials, dates, actors. `published` goes by report id."""
    return tuple(filter(None, (*_figures(claims, published), _denial(claims), *_times(dated), _blame(claims))))


def _figures(claims: Sequence[Claim], published: Mapping[str, Days | None]) -> list[str]:
    found = []
    for kind in sorted({count.kind for claim in claims for count in claim.counts}):
        rows = [_Figure(*_range(c), c.wording, published.get(report)) for report, c in leading(claims, kind)]
        rows.sort(key=lambda row: (row.low, row.high, row.wording))
        apart = [(a, b) for a, b in combinations(rows, 2) if a.high < b.low and not _grown(a, b)]
        if apart:
            a, b = max(apart, key=lambda pair: pair[1].low - pair[0].high)
            found.append(f"{kind.replace('_', ' ')}: “{a.wording}” and “{b.wording}” exclude one another")
    return found


def leading(claims: Sequence[Claim], kind: str) -> list[tuple[str, Count]]:
    """For each report its leading whole figure of a kind, else its highest; parts and increments left out."""
    best: dict[str, Count] = {}
    for claim in claims:
        for count in claim.counts:
            if count.kind != kind or count.of == "population" or not _whole(count):
                continue
            held = best.get(claim.report)
            if held is None or (count.leading, _range(count)) > (held.leading, _range(held)):
                best[claim.report] = count
    return sorted(best.items())


def _whole(count: Count) -> bool:
    bounded = any(number is not None for number in (count.low, count.high, count.point))
    return bounded and not count.part_of and count.form not in BOUNDLESS and not _INCREMENT.search(count.wording)


def _range(count: Count) -> tuple[float, float]:
    low, high = bounds(count)
    return (0.0 if low is None else low), (float("inf") if high is None else high)


def _grown(lower: _Figure, higher: _Figure) -> bool:
    """Was the higher figure published later? Tolls grow as graves are dug."""
    if lower.published is None or higher.published is None:
        return False
    return higher.published.first >= lower.published.last + LATER_DAYS


def denies(claim: Claim) -> bool:
    """Does it deny what happened? A link ruled out or a motive that is none denies nothing of it."""
    return claim.act == "info.denial" or (claim.polarity == "denied" and is_founding(claim))


def _denial(claims: Sequence[Claim]) -> str | None:
    denied = [claim for claim in claims if denies(claim)]
    if not denied or not any(is_founding(claim) and claim.polarity == "affirmed" for claim in claims):
        return None
    names = sorted({voice.name for claim in denied for voice in claim.voices[:1] if voice.kind != "pictures"})
    return f"denied by {', '.join(names)}" if names else "denied, by whom is not told"


def _times(dated: Sequence[DatedRole]) -> list[str]:
    found = []
    for role in ("act", "discovery"):
        spans = [(span, row.edtf) for row in dated if row.role == role and (span := days(row.edtf)) is not None]
        apart = [(a, b) for a, b in combinations(sorted(spans), 2) if a[0].last + FAR_DAYS < b[0].first]
        if apart:
            found.append(f"dates of {role}: {apart[0][0][1]} and {apart[0][1][1]}")
    return found


def _blame(claims: Sequence[Claim]) -> str | None:
    """Two named actors; soldiers, gunmen and the like may be anybody's."""
    names = {actor.name for claim in claims for actor in claim.perpetrators if actor.status != "denied"}
    named = (name for name in names if (name[:1].isupper() and name[1:2].islower()) or name.isupper())
    proper = sorted(name for name in named if not {word.casefold() for word in name.split()} <= ANYBODY)
    apart = [(a, b) for a, b in combinations(proper, 2) if not set(fold(a).split()) & set(fold(b).split())]
    return f"blamed on {apart[0][0]} and on {apart[0][1]}" if apart else None
