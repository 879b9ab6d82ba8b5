"""Known independent origins: the end of every voice chain, with what speaks for one side counted once.

Rules (independence as the vocabulary has it, after the Every Casualty standards): all bodies of one state are one
origin, as is one armed group, one NGO with its witnesses, the United Nations. What an outlet's own people saw and what
private persons told it is that outlet's field work, one origin, in whatever copy it is read. Pictures belong to the
side that published them; pictures without a publisher, an outlet that only reports, and a plain assertion add nothing
known. Of a find that quotes nobody, the body that found is the origin. A denial, an expectation and a condition are
no origin, nor is a voice that reading itself doubts (`IN_DOUBT`); one of which it is `UNSURE` counts where another
report of the incident surely has the same origin.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headstone.linking.credits import Credit
from headstone.linking.origins_keys import (
    SILENT,
    UNKNOWN_STATE,
    Key,
    Sources,
    bodies_of,
    body_key,
    cited_of,
    guessed,
    hosts_of,
    key_of,
    names_an_expert,
    own_of,
    persons_of,
    relay_of,
    scholars_of,
    states_of,
    telling_of,
    visited_of,
    working_of,
)
from headstone.linking.origins_outlets import texts_of
from headstone.linking.origins_words import religious_of
from headstone.linking.outlets import Outlets
from headstone.model.claims import Claim, Voice
from headstone.model.lineage import Family, Origin
from headstone.model.sources import Report
from headstone.model.spans import Span
from headstone.text.organisations import Organisations

BESIDE = ("ctl.", "disp.", "info.commemoration", "info.denial", "info.correction")


@dataclass(frozen=True, slots=True)
class Manner:
    """How one claim has one origin: from a state that the words do not name (`guessed`), from a voice that counts
    beside sure ones alone (`unsure`), by the text as a whole (`by_view`), by way of another outlet (`passed_on`)."""

    guessed: bool = False
    unsure: bool = False
    by_view: bool = False
    passed_on: bool = False


PLAIN = Manner()


@dataclass(frozen=True, slots=True)
class OriginMap:
    """`of_claim`: claim id -> origin ids; an empty tuple (or none) is an unknown origin. `manner`: claim id -> origin
    id -> how the claim has it, where it is not plainly."""

    origins: tuple[Origin, ...]
    of_claim: Mapping[str, tuple[str, ...]]
    manner: Mapping[str, Mapping[str, Manner]] = field(default_factory=dict)

    def how(self, claim: str, origin: str) -> Manner:
        """How the claim has the origin."""
        return self.manner.get(claim, {}).get(origin, PLAIN)


def resolve(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    families: Sequence[Family],
    credits: Mapping[str, tuple[Credit, ...]],
    outlets: Outlets,
    organisations: Organisations | None = None,
) -> OriginMap:
    """Origins of every claim. `credits` by report id; `organisations` name the sides and tell whose a finder is."""
    claims = [without_doubted(claim) for claim in claims]
    texts = texts_of(reports, families, credits, outlets)
    sources = Sources(texts, _countries(claims), organisations, states=states_of(claims))
    sources = replace(
        sources,
        bodies=bodies_of(claims, sources),
        religious=religious_of(claims),
        experts=frozenset(c.report for c in claims for v in c.voices if names_an_expert(v)),
        scholars=scholars_of(claims),
        visited=visited_of(claims),
        hosts=hosts_of(claims, sources),
    )
    sources = replace(sources, own=own_of(claims), working=working_of(claims))
    sources = replace(sources, cited=cited_of(sources.own, credits, texts), telling=telling_of(claims, credits, texts))
    sources = replace(sources, persons=persons_of(claims, sources))
    keys = {claim.id: _keys(claim, sources) for claim in claims}
    beyond = _beyond(claims, keys, sources)
    of_claim: dict[str, tuple[str, ...]] = {}
    manner: dict[str, dict[str, Manner]] = {}
    voices: dict[Key, set[tuple[str, str]]] = {}
    for claim in claims:
        instead = beyond.get(claim.report, {})
        pairs = ((instead.get(key, key), voice) for key, voice in keys[claim.id].items())
        found = {key: voice for key, voice in pairs if key is not None}
        of_claim[claim.id] = tuple(sorted(key.id for key in found))
        manner[claim.id] = {key.id: how for key, voice in found.items() if (how := _manner(voice, key, claim)) != PLAIN}
        for key, voice in found.items():
            voices.setdefault(key, set()).add((voice.name, voice.wording))
    origins = (_origin(key, said, sources) for key, said in voices.items())
    return OriginMap(tuple(sorted(origins, key=lambda origin: origin.id)), of_claim, manner)


def without_doubted(claim: Claim) -> Claim:
    """Without the voices of which reading says that they are in doubt; where these are all, the finder counts no more
    than they do."""
    sure = tuple(voice for voice in claim.voices if not voice.in_doubt)
    if len(sure) == len(claim.voices):
        return claim
    return replace(claim, voices=sure, finder=claim.finder if sure else None)


def _keys(claim: Claim, sources: Sources) -> dict[Key, Voice]:
    found: dict[Key, Voice] = {}
    for voice in _ends(claim):
        if voice.kind == "expert" and claim.report in sources.experts and not names_an_expert(voice):
            continue  # "a pathologist said", whom the report names elsewhere
        key = key_of(voice, claim, sources)
        if key is not None and (key not in found or _rank(voice, key) < _rank(found[key], key)):
            found[key] = voice
    return found or _by_finder(claim, sources)


def _manner(voice: Voice, key: Key, claim: Claim) -> Manner:
    return Manner(guessed(voice, key), _unsure(voice, claim), voice.by_view, voice.passed_on)


def _unsure(voice: Voice, claim: Claim) -> bool:
    """Whether the voice, or whoever it told, counts beside a sure one alone."""
    relay = relay_of(voice, claim)
    return voice.unsure or (relay is not None and relay.unsure)


def _rank(voice: Voice, key: Key) -> tuple[bool, bool]:
    """Sure voices first, then words that tell which state it is."""
    return voice.unsure, guessed(voice, key)


def _beyond(
    claims: Sequence[Claim], keys: Mapping[str, Iterable[Key]], sources: Sources
) -> dict[str, dict[Key, Key | None]]:
    """Report -> keys that a copy seems to have beyond its source: a translation tells nothing new, they are misread.

    One that is of a kind of which the source has one is that one, by its name in another language; others are none."""
    of: dict[str, set[Key]] = {}
    for claim in claims:
        of.setdefault(claim.report, set()).update(keys[claim.id])
    source = sources.texts.source
    found: dict[str, dict[Key, Key | None]] = {}
    for copy in source:
        theirs = of.get(source[copy], set())
        for key in of.get(copy, set()) - theirs if theirs else ():
            alike = [other for other in theirs if other.kind == key.kind]
            found.setdefault(copy, {})[key] = alike[0] if len(alike) == 1 else None
    return found


def _by_finder(claim: Claim, sources: Sources) -> dict[Key, Voice]:
    """Nobody is quoted, but the text names the body that found or dug: what is known comes from that body."""
    if claim.finder is None or sources.organisations is None or claim.voices or not claim.act.startswith("grave."):
        return {}
    if claim.polarity == "denied" or claim.modality in SILENT:
        return {}
    words = claim.finder.wording
    for org in sources.organisations.find(words, Span(0, len(words))):
        kind = {"un_body": "un_body", "ngo": "ngo"}.get(org.kind, "state" if org.kind.startswith("state_") else "")
        side = org.side
        if org.kind == "generic" and org.role.startswith("state_"):
            kind, side = "state", UNKNOWN_STATE
        if kind:
            voice = Voice(org.canonical, words, kind, side=side, rule="finder")
            key = body_key(voice, claim, sources)
            return {key: voice} if key is not None else {}
    return {}


def _ends(claim: Claim) -> tuple[Voice, ...]:
    """The voices nearest to the fact. A relay is none, nor is an outlet that only reports what another says."""
    if claim.polarity == "denied" or claim.modality in SILENT:
        return ()
    relays = {voice.relayed_by for voice in claim.voices if voice.relayed_by}
    ends = [v for v in claim.voices if (v.wording or v.name not in relays) and not v.cue.endswith(": its outlet")]
    return tuple(v for v in ends if v.kind != "outlet")


def _origin(key: Key, said: Iterable[tuple[str, str]], sources: Sources) -> Origin:
    """The origin of a key; its name does not depend on the order in which claims came."""
    name, wording = min(said)
    if key.kind == "state":
        adjective = sources.organisations.side_name(key.side) if sources.organisations is not None else key.side
        side = "a state, not told which" if key.side == UNKNOWN_STATE else f"{adjective} state side"
        return Origin(key.id, "state", side, None, wording or name)
    if key.kind == "field":
        whose = f"{key.side}: own reporting and those it spoke to"
        whose = whose if key.side else "private persons, met by no known outlet"
        return Origin(key.id, "own_reporter", whose, key.side or None, wording or name)
    if key.kind == "side":
        return Origin(key.id, "armed_group", key.side, None, wording or name)
    return Origin(key.id, key.kind, key.side, None, wording or name)


def _countries(claims: Sequence[Claim]) -> dict[str, str]:
    """Report -> the country that most of its claims lie in."""
    votes: dict[str, dict[str, int]] = {}
    for claim in claims:
        if claim.place is not None and claim.place.country:
            of = votes.setdefault(claim.report, {})
            of[claim.place.country] = of.get(claim.place.country, 0) + 1
    return {report: min(of, key=lambda country: (-of[country], country)) for report, of in votes.items()}
