"""Sites: the places of incidents, with their life-cycle. One site may see several incidents, and be seen by many."""

from collections.abc import Mapping, Sequence
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
    """A site as the claims of one incident (its number) show it."""

    incidents: tuple[int, ...]
    type: str
    names: tuple[str, ...]
    place: Place | None
    claims: tuple[Claim, ...]


def sites(incidents: Sequence[Sequence[Claim]], ids: Sequence[str], previous: History) -> tuple[Site, ...]:
    """Sites of the incidents (their claims, and their ids in the same order), sorted by id."""
    found = [one for number, claims in enumerate(incidents) for one in _of_incident(number, claims)]
    joined = sorted(_joined(found), key=lambda one: min(claim.id for claim in one.claims))
    before = {claim: site.id for site in previous.sites for claim in shown_by(site)}
    names = named([frozenset(c.id for c in one.claims) for one in joined], "S", before, previous.used, {})
    made = (_site(one, name.id, ids) for one, name in zip(joined, names, strict=True))
    return tuple(sorted(made, key=lambda site: site.id))


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


def _of_incident(number: int, claims: Sequence[Claim]) -> list[_Found]:
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        kind = site_type(claim)
        if kind and kind != "other" and is_founding(claim):
            groups.setdefault((kind, _spot(claim)), []).append(claim)
    return [_found(number, kind, of) for (kind, _), of in sorted(_settled(groups).items())]


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


def _found(number: int, kind: str, claims: Sequence[Claim]) -> _Found:
    wordings = {claim.site_wording for claim in claims if claim.site_wording}
    names = tuple(sorted(wording for wording in wordings if any(word[0].isupper() for word in wording.split()[1:])))
    return _Found((number,), kind, names, best_place([claim.place for claim in claims if claim.place]), tuple(claims))


def _joined(found: Sequence[_Found]) -> list[_Found]:
    """One site where two incidents show the same; a plain grave of one town is not another plain grave of it."""
    rows: list[_Found] = []
    by_spot: dict[tuple[str, str], list[int]] = {}
    for one in sorted(found, key=lambda one: min(claim.id for claim in one.claims)):
        key = (one.type, called(one.place) if one.place else "")
        same = next((n for n in by_spot.get(key, []) if _one_site(rows[n], one)), None)
        if same is None:
            by_spot.setdefault(key, []).append(len(rows))
            rows.append(one)
        else:
            rows[same] = _both(rows[same], one)
    return rows


def _one_site(a: _Found, b: _Found) -> bool:
    if set(a.incidents) & set(b.incidents) or a.place is None or b.place is None or not same_locality(a.place, b.place):
        return False
    if a.names and b.names:
        return any(alike(fold(one), fold(other)) for one in a.names for other in b.names)
    plain = a.type not in _GENERIC and not a.names and not b.names
    return plain and exact(a.place) and radius_km(a.place) <= ONE_SITE_KM


def _both(a: _Found, b: _Found) -> _Found:
    place = best_place([place for place in (a.place, b.place) if place])
    names = tuple(sorted({*a.names, *b.names}))
    return _Found(tuple(sorted({*a.incidents, *b.incidents})), a.type, names, place, a.claims + b.claims)


def _site(found: _Found, id_: str, ids: Sequence[str]) -> Site:
    label = found.type.replace("_", " ").capitalize()
    where = found.place and (found.place.name or found.place.wording)
    names = found.names or (f"{label}, {where}" if where else label,)
    told = (state for state in map(_state, found.claims) if state)
    states = sorted(told, key=lambda state: (state.axis, state.edtf or "9", state.value, state.claim))
    incidents = tuple(sorted(ids[n] for n in found.incidents))
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
