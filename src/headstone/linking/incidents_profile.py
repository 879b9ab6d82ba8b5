"""What one report tells of one event, gathered from its claims: the unit that linking compares.

Claims of one report with one episode number speak of one event. A person's split may part them; nothing else does.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from headstone.linking.incidents_told import ages_told, days_told, details_told, full_names_told, title_words
from headstone.linking.incidents_words import words_of
from headstone.linking.when import Days, days
from headstone.model.claims import Claim, Count
from headstone.model.places import Place
from headstone.model.sources import Report
from headstone.text.fold import fold

DEAD = ("grave.", "kill.", "body.")
ATTACK = ("cem.", "her.")
SURE = 0.8  # score of an act whose verb or noun stands with what it is done to
HINT = "hint"  # rule of an act that no sentence names (reading/acts_hints.py): it joins an incident and founds none
UNREAL = ("expected", "conditional")
LOCALITY = ("P0", "P1", "P2")
NEAR = ("near", "bearing")
VICTIMS = frozenset({
    "killed", "bodies_found_claimed", "bodies_visible", "bodies_recovered", "bodies_identified", "estimated_buried",
})  # fmt: skip
_BODIES = ("ngo", "un_body", "outlet", "own_reporter", "state")  # they speak of many incidents
GRAVES = frozenset({"mass_grave", "individual_grave", "cemetery", "mausoleum_tomb"})
DESTROYED = frozenset({"graves_destroyed", "structures_destroyed"})
PLACES_FOUND = frozenset({"graves_found", "sites"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r")[a-z]*\b\.?(?=\s*\d|$|\s)", re.IGNORECASE)
# How something was destroyed: stems of words. Two methods apart speak for two attacks.
_METHODS: Mapping[str, tuple[str, ...]] = {
    "explosives": ("blow", "blew", "blown", "blast", "dynamit", "explosi", "detonat", "bomb"),
    "bulldozer": ("bulldoz", "excavator", "digger", "machinery"),
    "fire": ("burn", "torch", "arson", "blaze"),
    "paint": ("paint", "graffit", "daub", "swastika", "scrawl"),
    "shelling": ("bombard", "shell", "mortar", "artillery", "missile", "rocket", "airstrike"),
}


Beside = tuple[tuple[int, ...], frozenset[int], frozenset[tuple[str, str]], Mapping[str, bool], frozenset[str]]
NOTHING_BESIDE: Beside = ((), frozenset(), frozenset(), {}, frozenset())
_LONGEST = sorted((stem for stems in _METHODS.values() for stem in stems), key=lambda stem: -len(stem))
_STEMS = re.compile(rf"\b({'|'.join(_LONGEST)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Episode:
    """One event as one report tells it. `localities` are exact places, `areas` those that only bound one.

    `dates` are ranges by role, `months` the months (1-12) of dates without a year, by role. `names` are capitalised
    words by key (`spelt` shows them, `lead` are those of title and first sentences), `mentioned` the folded words that
    begin with a capital anywhere, `tokens` all other words of length. Names and tokens carry a weight: what is said
    often, and early, is what a report is about. `told` are the days (ordinals) that the text names, `ages` those of
    persons in it, `title` the words of its title with the key that each has as a name, `full` its names of two words
    (one in the first lines?), `details` hours and telling numbers; what is told in passing has none of the
    five. `graves`: is a grave its case?
    """

    id: str
    report: str
    number: int
    claims: tuple[Claim, ...]
    founds: bool
    acts: frozenset[str]
    group: str  # dead | attack | both | other
    localities: tuple[Place, ...]
    areas: tuple[Place, ...]
    countries: frozenset[str]
    dates: Mapping[str, tuple[Days, ...]]
    months: Mapping[str, frozenset[int]]
    published: Days | None
    figures: Mapping[str, tuple[Count, ...]]
    actors: frozenset[str]
    voices: frozenset[str]
    site_types: frozenset[str]
    method: str
    names: Mapping[str, float]
    spelt: Mapping[str, str]
    lead: frozenset[str]
    mentioned: frozenset[str]
    tokens: Mapping[str, float]
    families: frozenset[str]
    denied: bool
    names_size: float = 0.0
    tokens_size: float = 0.0
    told: tuple[int, ...] = ()
    ages: frozenset[int] = frozenset()
    title: frozenset[tuple[str, str]] = frozenset()
    full: Mapping[str, bool] = field(default_factory=dict)
    details: frozenset[str] = frozenset()
    graves: bool = False
    language: str = ""  # code of ISO 639; "" where it is not known
    kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)  # see linking.once


def episodes(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    families: Mapping[str, frozenset[str]],
    apart: Mapping[str, frozenset[str]],
    texts: Mapping[str, str],
) -> tuple[Episode, ...]:
    """Episodes of the reports in scope, in the order of their ids. `families`: family ids by report id.

    `apart`: for a claim, the claims that a person said are of another event. `texts`: a report's main text by its
    id; where it is missing the claims' quotes have to do.
    """
    groups: dict[tuple[str, int], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.report, claim.episode, claim.trigger, claim.id)):
        report = reports.get(claim.report)
        if report is not None and report.scope is None:
            groups.setdefault((claim.report, claim.episode), []).append(claim)
    main = main_episodes(groups)
    made = [
        _episode(
            tuple(part), reports[of], families.get(of, frozenset()), texts.get(of, ""),
            0 if main[of] == number else number, number > 0 and not _placed(group),
        )
        for (of, number), group in groups.items()
        for part in _parted(group, apart)
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda episode: episode.id))


def main_episodes(groups: Mapping[tuple[str, int], Sequence[Claim]]) -> dict[str, int]:
    """The episode that each report mainly tells of: 0, or where it has none the first act with a place, else the first
    act, else the first of all."""
    ranked: dict[str, list[tuple[bool, bool, bool, int]]] = {}
    for (report, number), group in groups.items():
        row = (number > 0, not _placed(group), not any(map(is_founding, group)), number)
        ranked.setdefault(report, []).append(row)
    return {report: min(rows)[-1] for report, rows in ranked.items()}


def _placed(group: Sequence[Claim]) -> bool:
    return any(is_founding(claim) and claim.place for claim in group)


def _parted(group: Sequence[Claim], apart: Mapping[str, frozenset[str]]) -> list[list[Claim]]:
    """The claims of an episode, parted where a person said so."""
    parts: list[list[Claim]] = []
    for claim in group:
        against = apart.get(claim.id, frozenset())
        home = next((part for part in parts if not against & {other.id for other in part}), None)
        if home is None:
            parts.append([claim])
        else:
            home.append(claim)
    return parts


def _episode(
    claims: tuple[Claim, ...], report: Report, families: frozenset[str], text: str, number: int, aside: bool
) -> Episode:
    """`aside`: it founds no more than what is told in passing, though the report may tell of nothing else."""
    real = [claim for claim in claims if is_founding(claim)]
    told = [claim for claim in claims if not claim.rule.startswith(HINT)]  # what is only hinted at is of no sure kind
    acts = frozenset(claim.act for claim in real) or frozenset(claim.act for claim in told)
    spoken = [claim for claim in claims if claim.modality not in UNREAL] or list(claims)
    localities, areas = _places(spoken)
    quotes = sorted({quote.exact for claim in claims for quote in claim.quotes})
    own, whole = words_of(quotes), words_of([text])
    said = whole if text and number == 0 else own
    beside = _beside(report, text) if number == 0 else NOTHING_BESIDE
    return Episode(
        min(claim.id for claim in claims), report.id, number, claims,
        _may_found(int(aside) or number, real, localities), acts, _group(acts), localities, areas,
        frozenset(place.country for place in (*localities, *areas) if place.country),
        _dates(spoken), _months(spoken), days(report.meta.published), _figures(spoken),
        frozenset(fold(actor.name) for claim in claims for actor in claim.perpetrators if actor.status != "denied"),
        frozenset(fold(voice.name) for claim in claims for voice in claim.voices if voice.kind in _BODIES),
        frozenset(claim.site_type for claim in claims if claim.site_type), _method(claims),
        said.names, said.spelt, said.lead, own.mentioned | whole.mentioned, said.tokens, families,
        bool(real) and all(claim.polarity == "denied" or claim.modality == "denied" for claim in real),
        said.names_size, said.tokens_size, *beside, _is_grave(acts, claims), report.meta.language or "",
    )  # fmt: skip


def _is_grave(acts: frozenset[str], claims: Sequence[Claim]) -> bool:
    """Is a grave its case? Of a killing whose victims were found or buried, as of any killing, it is not."""
    found = any(act.startswith("grave.") for act in acts)
    kills = any(act.startswith("kill.") for act in acts)
    return found and (not kills or any(claim.site_type in GRAVES for claim in claims))


def text_episode(report: Report, text: str, families: frozenset[str] = frozenset()) -> Episode:
    """What a text tells where no act is read in it: names, words, days, ages. It founds no incident."""
    said = words_of([text])
    return Episode(
        report.id, report.id, 0, (), False, frozenset(), "other", (), (), frozenset(), {}, {},
        days(report.meta.published), {}, frozenset(), frozenset(), frozenset(), "",
        said.names, said.spelt, said.lead, said.mentioned, said.tokens, families, False,
        said.names_size, said.tokens_size, *_beside(report, text), language=report.meta.language or "",
    )  # fmt: skip


def _beside(report: Report, text: str) -> Beside:
    return days_told(text, report), ages_told(text), title_words(report), full_names_told(text), details_told(text)


def is_founding(claim: Claim) -> bool:
    """Can this claim stand for an incident? An act of the scope that is said to have happened, or is denied."""
    return claim.act.startswith((*DEAD, *ATTACK)) and claim.modality not in UNREAL and not claim.rule.startswith(HINT)


def _may_found(number: int, real: Sequence[Claim], localities: Sequence[Place]) -> bool:
    """The report's main event may always found an incident; one mentioned in passing only at a place of its own, by an
    act that its words name surely, and with a date or a whole figure: less is an aside, not a case."""
    return bool(real) and (number == 0 or any(claim.place in localities and _told(claim) for claim in real))


def _told(claim: Claim) -> bool:
    figures = any(count.part_of is None and count.form != "vague" for count in claim.counts)
    return claim.score >= SURE and (figures or any(when.edtf for when in claim.dates))


def _group(acts: frozenset[str]) -> str:
    dead, attack = (any(act.startswith(kinds) for act in acts) for kinds in (DEAD, ATTACK))
    return "both" if dead and attack else "dead" if dead else "attack" if attack else "other"


def exact(place: Place) -> bool:
    """Does the expression name the very locality, and not what it is near to or inside of?

    A named village that no gazetteer holds is one too, though only the area around it has coordinates.
    """
    return unlocated(place) or (place.relation not in NEAR and place.precision in LOCALITY)


def unlocated(place: Place) -> bool:
    """A name of its own, placed only by what holds it or lies beside it. "South of X" is no name."""
    if place.precision in LOCALITY or place.gazetteer_id is not None or not place.name:
        return False
    return fold(place.wording).startswith(fold(place.name))


def _places(claims: Sequence[Claim]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    found = {(place.wording, place.gazetteer_id): place for claim in claims if (place := claim.place) is not None}
    ordered = sorted(found.values(), key=lambda place: (place.precision, place.wording))
    localities = tuple(place for place in ordered if exact(place))
    areas = tuple(place for place in ordered if not exact(place) and (place.lat is not None or place.country))
    return localities, areas


def _dates(claims: Sequence[Claim]) -> dict[str, tuple[Days, ...]]:
    found: dict[str, set[Days]] = {}
    for claim in claims:
        for when in claim.dates:
            span = days(when.edtf)
            if span is not None and when.role not in ("publication", "capture", "statement"):
                found.setdefault(when.role, set()).add(span)
    return {role: tuple(sorted(spans)) for role, spans in found.items()}


def _months(claims: Sequence[Claim]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for claim in claims:
        for when in claim.dates:
            match = _MONTH.search(when.wording) if when.edtf is None else None
            if match:
                found.setdefault(when.role, set()).add(_MONTHS.index(match[1][:3].lower()) + 1)
    return {role: frozenset(months) for role, months in found.items()}


def _figures(claims: Sequence[Claim]) -> dict[str, tuple[Count, ...]]:
    found: dict[str, dict[tuple[int | None, int | None, int | None], Count]] = {}
    for claim in claims:
        for count in claim.counts:
            if count.of != "population" and not count.part_of:
                found.setdefault(count.kind, {}).setdefault((count.low, count.high, count.point), count)
    return {kind: tuple(values.values()) for kind, values in found.items()}


def _method(claims: Sequence[Claim]) -> str:
    """How it was destroyed, by the first words that say so; "" where none do."""
    sentences = (quote.exact for claim in claims for quote in claim.quotes if quote.role == "sentence")
    match = next((match for text in sentences if (match := _STEMS.search(text))), None)
    stem = match[1].lower() if match else ""
    return next((name for name, stems in _METHODS.items() if stem in stems), "")


def numbers(episode: Episode, kinds: frozenset[str]) -> set[int]:
    """Every number in its figures of those kinds."""
    return _numbers([count for kind in sorted(kinds) for count in episode.figures.get(kind, ())])


def leading(episode: Episode, kinds: frozenset[str]) -> set[int]:
    """The numbers of those kinds that the report leads with; all of them where none is marked."""
    if not episode.figures:
        return set()
    rows = [count for kind in sorted(kinds) for count in episode.figures.get(kind, ())]
    return _numbers([count for count in rows if count.leading] or rows)


def _numbers(rows: Sequence[Count]) -> set[int]:
    return {number for count in rows for number in (count.low, count.high, count.point) if number is not None}
