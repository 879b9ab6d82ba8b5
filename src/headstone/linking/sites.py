"""Sites: the places of incidents, with their life-cycle. One site may see several incidents, and be seen by many."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from headstone.linking.ids import History, named
from headstone.linking.incidents_profile import exact, is_founding, unlocated
from headstone.linking.pairs_places import VILLAGE_KM, alike, best_place, called, radius_km, same_locality
from headstone.linking.reconcile import ROLES
from headstone.model.claims import Claim
from headstone.model.incidents import Site, SiteState
from headstone.model.places import Place
from headstone.text.fold import fold

_TYPES = (
    ("grave.", "mass_grave"), ("cem.tomb", "mausoleum_tomb"), ("cem.", "cemetery"),
    ("her.religious", "religious_building"), ("her.", "heritage_site"),
)  # fmt: skip
# act: (axis, value, role of the date that it bears)
_STATES: Mapping[str, tuple[str, str, str]] = {
    "grave.discovery": ("existence", "located", "discovery"),
    "grave.concealment": ("existence", "alleged", "burial"),
    "grave.protection": ("handling", "protected", "act"),
    "grave.exhumation": ("handling", "partially_exhumed", "exhumation"),
    "grave.informal_recovery": ("handling", "partially_exhumed", "exhumation"),
    "grave.identification_return": ("handling", "remains_identified", "act"),
    "grave.disturbance": ("integrity", "disturbed", "act"),
    "cem.grave_destruction": ("integrity", "destroyed", "act"),
    "cem.tomb_destruction": ("integrity", "destroyed", "act"),
    "cem.desecration": ("integrity", "disturbed", "act"),
    "cem.unlawful_exhumation": ("integrity", "robbed", "act"),
    "her.religious": ("integrity", "destroyed", "act"),
    "her.cultural": ("integrity", "destroyed", "act"),
}
ONE_SITE_KM = 2.0  # radius: a place this small has one cemetery, one church
_GENERIC = frozenset({"mass_grave", "individual_grave", "settlement", "other"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A site as the claims of one incident show it."""

    incident: str
    type: str
    names: tuple[str, ...]
    place: Place | None
    claims: tuple[Claim, ...]

    @property
    def key(self) -> str:
        """Its smallest claim."""
        return self.claims[0].id

    @property
    def spot(self) -> tuple[str, str]:
        return self.type, called(self.place) if self.place else ""

    @property
    def initials(self) -> set[str]:
        return {fold(name)[:1] for name in self.names} or {""}

    @property
    def alone(self) -> bool:
        """Can no other incident show the same site? One of many graves of a town, with no name of its own."""
        if self.place is None:
            return True
        plain = self.type not in _GENERIC and exact(self.place) and radius_km(self.place) <= ONE_SITE_KM
        return not self.names and not plain


@dataclass(slots=True)
class _Row:
    """A site as several incidents show it; grows while they are joined."""

    type: str
    names: tuple[str, ...]
    place: Place | None
    claims: list[Claim]
    incidents: list[str]
    spot: tuple[str, str] | None  # None where it stands alone
    initials: set[str]  # of its names; a name is never spelt alike with another initial

    @classmethod
    def of(cls, found: _Found) -> "_Row":
        spot = None if found.alone else found.spot
        return cls(found.type, found.names, found.place, list(found.claims), [found.incident], spot, found.initials)

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(sorted(claim.id for claim in self.claims))

    def take(self, other: _Found) -> None:
        self.place = best_place([place for place in (self.place, other.place) if place])
        self.names = tuple(sorted({*self.names, *other.names}))
        self.claims += other.claims
        self.incidents.append(other.incident)
        self.initials |= other.initials


def sites(incidents: Sequence[Sequence[Claim]], ids: Sequence[str], previous: History) -> tuple[Site, ...]:
    """Sites of the incidents (their claims, and their ids in the same order), sorted by id."""
    book = Sites(previous.sites, {*previous.used, *(site.id for site in previous.sites)})
    book.update((), dict(zip(ids, incidents, strict=True)), {id_: id_ for id_ in ids})
    return tuple(book.sites[id_] for id_ in sorted(book.sites))


@dataclass(frozen=True, slots=True)
class Moved:
    """What an update did: ids of sites that are no more or no longer the same, ids of those made, and the incidents (by
    the names given) of both."""

    gone: frozenset[str]
    made: frozenset[str]
    incidents: frozenset[str]


class Sites:
    """The sites of a case, kept while it grows. Only incidents of one spot (type and name of place) can share one, so
    that a change looks at its spots alone. `used`: ids that may not be minted again; grows."""

    def __init__(self, before: Iterable[Site], used: set[str]) -> None:
        self.sites: dict[str, Site] = {}
        self.of_incident: dict[str, set[str]] = {}
        self.incidents: dict[str, tuple[str, ...]] = {}  # by site id, by the names given
        self._used = used
        self._site_of = {claim: site.id for site in before for claim in shown_by(site)}
        self._first = True  # what sites of an earlier run showed and none shows now is forgotten after one step
        self._found: dict[str, list[_Found]] = {}
        self._spots: dict[tuple[str, str], dict[str, _Found]] = {}
        self._at: dict[tuple[str, str], list[str]] = {}  # site ids of a spot

    def update(self, gone: Collection[str], made: Mapping[str, Sequence[Claim]], ids: Mapping[str, str]) -> Moved:
        """Incidents leave or come (a changed one does both): names of those gone, claims by name of those made.

        `ids`: the id that each incident bears, by name.
        """
        spots: set[tuple[str, str]] = set()
        out: list[str] = []
        rows: list[_Row] = []
        for name in gone:
            out += self._drop(name, spots)
        for name, claims in made.items():
            self._found[name] = _of_incident(name, claims)
            for one in self._found[name]:
                if one.alone:
                    rows.append(_Row.of(one))
                else:
                    self._spots.setdefault(one.spot, {})[one.key] = one
                    spots.add(one.spot)
        touched = {*gone, *made}
        for spot in spots:
            made_here, left = self._renew(spot, touched)
            rows += made_here
            out += left
        return self._put(sorted(rows, key=lambda row: row.shown[0]), out, ids)

    def _renew(self, spot: tuple[str, str], touched: set[str]) -> tuple[list[_Row], list[str]]:
        """The rows of a spot that are new or other than before, and the ids of the sites that they come instead of."""
        before = {self.sites[id_].claims: id_ for id_ in self._at.pop(spot, [])}
        rows = []
        for row in _joined(self._spots[spot].values()):
            id_ = before.get(row.shown)
            if id_ is None or touched.intersection(row.incidents):
                rows.append(row)
            else:
                self._at.setdefault(spot, []).append(before.pop(row.shown))
        if not self._spots[spot]:
            del self._spots[spot]
        return rows, list(before.values())

    def _drop(self, name: str, spots: set[tuple[str, str]]) -> list[str]:
        found = self._found.pop(name, [])
        for one in found:
            if not one.alone:
                del self._spots[one.spot][one.key]
                spots.add(one.spot)
        return [self._site_of[one.key] for one in found if one.alone]

    def _put(self, rows: Sequence[_Row], out: Sequence[str], ids: Mapping[str, str]) -> Moved:
        shown = [frozenset(row.shown) for row in rows]
        names = named(shown, "S", self._site_of, self._used, {})
        before = frozenset(name for id_ in out for name in self._forget(id_))
        self._site_of = (
            {c: id_ for c, id_ in self._site_of.items() if id_ in self.sites} if self._first else self._site_of
        )
        self._first = False
        for row, claims, name in zip(rows, shown, names, strict=True):
            self._used.add(name.id)
            self._site_of.update(dict.fromkeys(claims, name.id))
            self.sites[name.id] = _site(row, name.id, ids)
            self.incidents[name.id] = tuple(row.incidents)
            if row.spot:
                self._at.setdefault(row.spot, []).append(name.id)
            for incident in row.incidents:
                self.of_incident.setdefault(incident, set()).add(name.id)
        after = frozenset(incident for row in rows for incident in row.incidents)
        return Moved(frozenset(out), frozenset(name.id for name in names), before | after)

    def _forget(self, id_: str) -> tuple[str, ...]:
        for claim in self.sites.pop(id_).claims:
            del self._site_of[claim]
        incidents = self.incidents.pop(id_)
        for name in incidents:
            self.of_incident[name].discard(id_)
            if not self.of_incident[name]:
                del self.of_incident[name]
        return incidents


def shown_by(site: Site) -> set[str]:
    """Ids of the claims that show the site. Cases kept by an older version have only those that tell its state."""
    return {*site.claims, *(state.claim for state in site.states)}


def site_type(claim: Claim) -> str | None:
    """Type of the site that the claim's act is done to."""
    if claim.act.startswith("cem.tomb") and claim.site_type in (None, "cemetery"):
        return "mausoleum_tomb"
    if claim.act.startswith(("grave.", "cem.", "her.")):
        return claim.site_type or next(name for start, name in _TYPES if claim.act.startswith(start))
    return claim.site_type


def _of_incident(name: str, claims: Sequence[Claim]) -> list[_Found]:
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        kind = site_type(claim)
        if kind and kind != "other" and is_founding(claim):
            groups.setdefault((kind, _spot(claim)), []).append(claim)
    return [_found(name, kind, of) for (kind, _), of in sorted(_settled(groups).items())]


def _spot(claim: Claim) -> str:
    """The village or named spot of the site; "" where only a city or an area is given, which may be the same place."""
    place = claim.place
    if place is None or not exact(place) or not (unlocated(place) or radius_km(place) <= VILLAGE_KM):
        return ""
    return called(place)


def _settled(groups: dict[tuple[str, str], list[Claim]]) -> dict[tuple[str, str], list[Claim]]:
    """Claims that name no locality go to the one site of their type, where the incident has one with a locality."""
    settled = dict(groups)
    for kind, spot in sorted(groups):
        named_spots = [other for k, other in settled if k == kind and other]
        if not spot and named_spots:
            largest = max(sorted(named_spots), key=lambda other: len(settled[(kind, other)]))
            settled[(kind, largest)] = settled[(kind, largest)] + settled.pop((kind, spot))
    return settled


def _found(incident: str, kind: str, claims: Sequence[Claim]) -> _Found:
    wordings = {claim.site_wording for claim in claims if claim.site_wording}
    names = tuple(sorted(wording for wording in wordings if any(word[0].isupper() for word in wording.split()[1:])))
    place = best_place([claim.place for claim in claims if claim.place])
    return _Found(incident, kind, names, place, tuple(sorted(claims, key=lambda claim: claim.id)))


def _joined(found: Iterable[_Found]) -> list[_Row]:
    """One site where two incidents of a spot show the same; a plain grave of a town is not another."""
    rows: list[_Row] = []
    for one in sorted(found, key=lambda one: one.key):
        initials = one.initials
        same = next((row for row in rows if row.initials & initials and _one_site(row, one)), None)
        if same is None:
            rows.append(_Row.of(one))
        else:
            same.take(one)
    return rows


def _one_site(a: _Row, b: _Found) -> bool:
    if b.incident in a.incidents or a.place is None or b.place is None or not same_locality(a.place, b.place):
        return False
    if a.names and b.names:
        return any(alike(fold(one), fold(other)) for one in a.names for other in b.names)
    plain = a.type not in _GENERIC and not a.names and not b.names
    return plain and exact(a.place) and radius_km(a.place) <= ONE_SITE_KM


def _site(found: _Row, id_: str, ids: Mapping[str, str]) -> Site:
    label = found.type.replace("_", " ").capitalize()
    where = found.place and (found.place.name or found.place.wording)
    names = found.names or (f"{label}, {where}" if where else label,)
    told = (state for state in map(_state, found.claims) if state)
    states = sorted(told, key=lambda state: (state.axis, state.edtf or "9", state.value, state.claim))
    incidents = tuple(sorted(ids[name] for name in found.incidents))
    claims = tuple(sorted({claim.id for claim in found.claims}))
    return Site(id_, found.type, names, found.place, tuple(states), incidents, claims)


def _state(claim: Claim) -> SiteState | None:
    if claim.act not in _STATES:
        return None
    axis, value, role = _STATES[claim.act]
    if claim.polarity == "denied" or claim.modality == "denied":
        if axis != "existence":
            return None
        value = "not_found"
    elif axis == "existence" and claim.modality in ("hedged", "estimated", "unable_to_confirm", "visual_only"):
        value = "alleged"
    wanted = (role, *ROLES)
    dated = next((when.edtf for r in wanted for when in claim.dates if when.role == r and when.edtf), None)
    return SiteState(axis, value, dated, claim.id)
