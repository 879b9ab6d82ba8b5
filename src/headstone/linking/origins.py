"""Known independent origins: the end of every voice chain, with what speaks for one side counted once.

Rules (independence as the vocabulary has it, after the Every Casualty standards): all bodies of one state are one
origin, as is one armed group, one NGO with its witnesses, the United Nations. What an outlet's own people saw and what
private persons told it is that outlet's field work, one origin, in whatever copy it is read. Pictures belong to the
side that published them; pictures without a publisher, an outlet that only reports, and a plain assertion add nothing
known. Of a find that quotes nobody, the body that found is the origin. A denial, an expectation and a condition are
no origin.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headstone.linking.credits import Credit, republished
from headstone.linking.outlets import Outlets
from headstone.model.claims import Claim, Voice
from headstone.model.incidents import Corroboration
from headstone.model.lineage import Family, Origin
from headstone.model.sources import Report, digest
from headstone.model.spans import Span
from headstone.text.organisations import Organisations

UNKNOWN_STATE = "state:?"
_SILENT = frozenset(("denied", "unable_to_confirm", "expected", "conditional"))
_PRIVATE = frozenset(("witness", "relative", "unknown", "own_reporter"))
_SPEAKS_FOR_WITNESSES = frozenset(("ngo", "un_body", "state", "armed_group", "religious"))
_BESIDE = ("ctl.", "disp.", "info.commemoration", "info.denial", "info.correction")


@dataclass(frozen=True, slots=True)
class OriginMap:
    """`of_claim`: claim id -> origin ids; an empty tuple (or none) is an unknown origin."""

    origins: tuple[Origin, ...]
    of_claim: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes two voices one origin."""

    kind: str
    side: str

    @property
    def id(self) -> str:
        return "O-" + digest(self.kind, self.side)[:8]


@dataclass(frozen=True, slots=True)
class _Sources:
    """Per report: the outlet that its text comes from, and the country its claims lie in."""

    outlet: Mapping[str, str]
    country: Mapping[str, str]
    organisations: Organisations | None = None


def resolve(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    families: Sequence[Family],
    credits: Mapping[str, tuple[Credit, ...]],
    outlets: Outlets,
    organisations: Organisations | None = None,
) -> OriginMap:
    """Origins of every claim. `credits` by report id; `organisations` name the sides and tell whose a finder is."""
    sources = _Sources(_text_outlets(reports, families, credits, outlets), _countries(claims), organisations)
    of_claim: dict[str, tuple[str, ...]] = {}
    voices: dict[_Key, set[tuple[str, str]]] = {}
    for claim in claims:
        found = {key: voice for voice in _ends(claim) if (key := _key(voice, claim, sources)) is not None}
        found = found or _by_finder(claim, sources)
        of_claim[claim.id] = tuple(sorted(key.id for key in found))
        for key, voice in found.items():
            voices.setdefault(key, set()).add((voice.name, voice.wording))
    origins = (_origin(key, said, sources) for key, said in voices.items())
    return OriginMap(tuple(sorted(origins, key=lambda origin: origin.id)), of_claim)


def existence_origins(
    claims: Sequence[Claim], origins: OriginMap, reports: Sequence[Report], families: Sequence[Family], outlets: Outlets
) -> Corroboration:
    """The three numbers and the word for an incident's existence, from the claims of that incident."""
    spoken = [claim for claim in claims if not claim.act.startswith(_BESIDE)]
    affirmed = [claim for claim in spoken if claim.polarity != "denied" and claim.modality not in _SILENT]
    by_id = {origin.id: origin for origin in origins.origins}
    ids = {id_ for claim in affirmed for id_ in origins.of_claim.get(claim.id, ())}
    known = _known(ids, by_id)
    told = {claim.report for claim in affirmed if origins.of_claim.get(claim.id)}
    untold = {_family_of(claim.report, families) for claim in affirmed} - {_family_of(r, families) for r in told}
    documents = {claim.report for claim in claims}
    contested = any(claim.polarity == "denied" for claim in claims)
    return Corroboration(
        documents=len(documents),
        publishers=len({_publisher(r, outlets) for r in reports if r.id in documents}),
        known_origins=len(known),
        unknown_origins=len(untold),
        state=_state([by_id[id_] for id_ in known], len(documents), contested),
        origins=tuple(sorted(known)),
    )


def _known(ids: Iterable[str], by_id: Mapping[str, Origin]) -> set[str]:
    """Origins that are surely not one another: a state not told which is any state that is named."""
    known = {id_ for id_ in ids if id_ in by_id}
    states = {id_ for id_ in known if by_id[id_].kind == "state"}
    open_state = _Key("state", UNKNOWN_STATE).id
    if open_state in known and len(states) > 1:
        known.discard(open_state)
    unnamed = _Key("side", "perpetrators").id
    if unnamed in known and any(by_id[id_].kind == "armed_group" for id_ in known if id_ != unnamed):
        known.discard(unnamed)
    return known


def _state(known: Sequence[Origin], documents: int, contested: bool) -> str:
    if contested and known:
        return "contested"
    if len(known) >= 2:
        return "cross_type" if len({origin.kind for origin in known}) > 1 else "corroborated"
    if len(known) == 1:
        return "many_reports_one_origin" if documents > 1 else "single_origin"
    return "insufficient"


def _by_finder(claim: Claim, sources: _Sources) -> dict[_Key, Voice]:
    """Nobody is quoted, but the text names the body that found or dug: what is known comes from that body."""
    if claim.finder is None or sources.organisations is None or claim.voices or not claim.act.startswith("grave."):
        return {}
    if claim.polarity == "denied" or claim.modality in _SILENT:
        return {}
    words = claim.finder.wording
    for org in sources.organisations.find(words, Span(0, len(words))):
        kind = {"un_body": "un_body", "ngo": "ngo"}.get(org.kind, "state" if org.kind.startswith("state_") else "")
        side = org.side
        if org.kind == "generic" and org.role.startswith("state_"):
            kind, side = "state", UNKNOWN_STATE
        if kind:
            voice = Voice(org.canonical, words, kind, side=side, rule="finder")
            key = _body_key(voice, claim, sources)
            return {key: voice} if key is not None else {}
    return {}


def _ends(claim: Claim) -> tuple[Voice, ...]:
    """The voices nearest to the fact. A relay is none, nor is an outlet that only reports what another says."""
    if claim.polarity == "denied" or claim.modality in _SILENT:
        return ()
    relays = {voice.relayed_by for voice in claim.voices if voice.relayed_by}
    ends = [v for v in claim.voices if v.wording or v.name not in relays]
    return tuple(v for v in ends if v.kind != "outlet")


def _key(voice: Voice, claim: Claim, sources: _Sources) -> _Key | None:
    """What the voice counts as; None where its origin is not known."""
    relay = _relay(voice, claim)
    if voice.kind in ("witness", "relative", "unknown", "expert") and relay is not None:
        if relay.kind in _SPEAKS_FOR_WITNESSES:
            return _key(relay, claim, sources) if relay.name != voice.name else None
        return _Key("field", relay.side or relay.name)
    if voice.kind == "own_reporter":
        return _Key("field", voice.side or sources.outlet.get(claim.report, claim.report))
    if voice.kind == "unknown" and voice.side is not None:
        return _Key("body", voice.side)
    if voice.kind == "unknown" and voice.named != "named":
        return None  # "a source": nobody can tell whose
    if voice.kind in _PRIVATE:
        return _Key("field", sources.outlet.get(claim.report, claim.report))
    return _body_key(voice, claim, sources)


def _body_key(voice: Voice, claim: Claim, sources: _Sources) -> _Key | None:
    """States, bodies, groups, and the pictures that they publish."""
    side = voice.side
    if voice.kind in ("state", "official"):
        return _Key("state", _country(side, claim, sources))
    if voice.kind == "un_body":
        return _Key("un_body", side or "UN")
    if voice.kind == "religious":
        return _Key("religious", voice.name)
    if voice.kind == "expert":
        return _Key("expert", voice.name) if voice.named == "named" else None
    if voice.kind == "pictures" and side is not None and len(side) == 2 and side.isupper() and side != "UN":
        return _Key("state", side)
    if voice.kind in ("ngo", "armed_group", "perpetrator", "pictures") and side is not None:
        return _Key("ngo" if voice.kind == "ngo" else "side", side)
    return None


def _country(side: str | None, claim: Claim, sources: _Sources) -> str:
    """The state a voice speaks for; where its words do not tell, that of the place of the claim or of its report."""
    if side is not None and not side.startswith(UNKNOWN_STATE):
        return side
    place = claim.place.country if claim.place is not None else None
    guess = (side or "").removeprefix(UNKNOWN_STATE)
    return place or sources.country.get(claim.report) or guess or UNKNOWN_STATE


def _relay(voice: Voice, claim: Claim) -> Voice | None:
    if voice.relayed_by is None:
        return None
    return next((v for v in claim.voices if v is not voice and v.name == voice.relayed_by), None)


def _origin(key: _Key, said: Iterable[tuple[str, str]], sources: _Sources) -> Origin:
    """The origin of a key; its name does not depend on the order in which claims came."""
    name, wording = min(said)
    if key.kind == "state":
        adjective = sources.organisations.side_name(key.side) if sources.organisations is not None else key.side
        return Origin(key.id, "state", f"{adjective} state side", None, wording or name)
    if key.kind == "field":
        return Origin(
            key.id, "own_reporter", f"{key.side}: own reporting and those it spoke to", key.side, wording or name
        )
    if key.kind == "side":
        return Origin(key.id, "armed_group", key.side, None, wording or name)
    return Origin(key.id, key.kind, key.side, None, wording or name)


def _text_outlets(
    reports: Sequence[Report], families: Sequence[Family], credits: Mapping[str, tuple[Credit, ...]], outlets: Outlets
) -> dict[str, str]:
    """Report -> the outlet whose text it is: what it or its family credits, else its family's source."""
    by_id = {report.id: report for report in reports}
    own = {report.id: next(iter(republished(credits.get(report.id, ()))), None) for report in reports}
    found: dict[str, str] = {}
    for report in reports:
        kin = sorted({r for family in families if report.id in family.reports for r in family.reports})
        credited = own[report.id] or next((own[r] for r in kin if own.get(r)), None)
        root = _root(report.id, families, by_id)
        found[report.id] = credited or _publisher(by_id.get(root, report), outlets)
    return found


def _root(report: str, families: Sequence[Family], by_id: Mapping[str, Report]) -> str:
    """The source of a report's family: never a copy itself, the earliest of those."""
    for family in families:
        if report in family.reports:
            copies = {link.from_report for link in family.links if link.directed}
            heads = [r for r in family.reports if r not in copies] or list(family.reports)
            return min(heads, key=lambda r: ((by_id[r].meta.published if r in by_id else None) or "9999", r))
    return report


def _publisher(report: Report, outlets: Outlets) -> str:
    publisher = report.meta.publisher
    if publisher:
        return outlets.match(publisher) or publisher
    host = outlets.by_domain(report.meta.url or "")
    return host.name if host is not None else report.id


def _family_of(report: str, families: Sequence[Family]) -> str:
    return min((family.id for family in families if report in family.reports), default=report)


def _countries(claims: Sequence[Claim]) -> dict[str, str]:
    """Report -> the country that most of its claims lie in."""
    votes: dict[str, dict[str, int]] = {}
    for claim in claims:
        if claim.place is not None and claim.place.country:
            of = votes.setdefault(claim.report, {})
            of[claim.place.country] = of.get(claim.place.country, 0) + 1
    return {report: min(of, key=lambda country: (-of[country], country)) for report, of in votes.items()}
