"""How different incidents stand to each other: one site, before and after, a total and what it adds up."""

from collections.abc import Mapping, Sequence

from headstone.linking.incidents_profile import PLACES_FOUND, exact
from headstone.linking.pairs_places import km, radius_km
from headstone.linking.when import Days, days
from headstone.model.incidents import Incident, Related, Site

MOST = 50  # relations shown of one incident
GRAVE = ("grave.",)
AREA = ("P4", "P5", "P6")


def related(incidents: Sequence[Incident], sites: Sequence[Site]) -> Mapping[str, tuple[Related, ...]]:
    """Relations by incident id, sorted."""
    found: dict[str, set[Related]] = {}
    by_id = {one.id: one for one in incidents}
    for site in sites:
        for a in site.incidents:
            for b in site.incidents:
                if a != b:
                    found.setdefault(a, set()).update(_at_one_site(by_id[a], by_id[b]))
    for whole in incidents:
        for part in _added_up(whole, incidents) if is_total(whole) else ():
            found.setdefault(whole.id, set()).add(Related(part.id, "aggregate_of"))
            found.setdefault(part.id, set()).add(Related(whole.id, "part_of"))
    return {
        id_: tuple(sorted(rows, key=lambda row: (row.relation, row.incident))[:MOST]) for id_, rows in found.items()
    }


def _at_one_site(a: Incident, b: Incident) -> list[Related]:
    rows = [Related(b.id, "same_site")]
    one, other = _when(a), _when(b)
    if one and other and not one.overlaps(other):
        rows.append(Related(b.id, "precedes" if one < other else "follows"))
    return rows


def _when(incident: Incident) -> Days | None:
    spans = [span for row in incident.dates if (span := days(row.edtf)) is not None and span.bounded]
    return min(spans, default=None)


def is_total(incident: Incident) -> bool:
    """A number of graves or sites over an area, at no locality of its own: a sum, not one grave."""
    place = incident.place
    if place is None or exact(place) or place.precision not in AREA:
        return False
    figures = [value for envelope in incident.counts if envelope.kind in PLACES_FOUND for value in envelope.values]
    return any((value.low or value.point or 0) >= 2 for value in figures)


def _added_up(whole: Incident, incidents: Sequence[Incident]) -> list[Incident]:
    return [one for one in incidents if one.id != whole.id and not is_total(one) and _inside(one, whole)]


def _inside(part: Incident, whole: Incident) -> bool:
    if part.place is None or whole.place is None or not exact(part.place):
        return False
    if not any(act.startswith(GRAVE) for act in part.acts):
        return False
    distance = km(part.place, whole.place)
    same = not part.place.country or part.place.country == whole.place.country
    return same and distance is not None and distance <= radius_km(whole.place)
