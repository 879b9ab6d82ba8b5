"""Incidents and sites as GeoJSON (RFC 7946). Uncertainty is the shape itself: a polygon, never a bare centroid."""

import json
from typing import Any

from headstone.model.incidents import CountEnvelope, Incident, Site
from headstone.model.places import Place
from headstone.publish import words
from headstone.publish.areas import Outlines, geometry, radius_of
from headstone.publish.json_values import corroboration
from headstone.safety.clear import Cleared

NOTE = "Each polygon is the area in which the place lies. Documented reports, not incidence."


def render(cleared: Cleared, outlines: Outlines | None = None) -> bytes:
    """A FeatureCollection in UTF-8, one feature a line, sorted by id. Unresolved places have a null geometry.

    `outlines` gives countries and first-order divisions their own shape; without it they are circles.
    """
    document = collection(cleared, outlines)
    features = ",\n".join(_json(feature) for feature in document.pop("features"))
    head = _json(document)[:-1]
    return f'{head}, "features": [\n{features}\n]}}\n'.encode("utf-8", "backslashreplace")


def collection(cleared: Cleared, outlines: Outlines | None = None) -> dict[str, Any]:
    """The same as plain values."""
    stamp = " | ".join(cleared.stamps)
    register = cleared.register
    features = [_incident(item, stamp, outlines) for item in sorted(register.incidents, key=lambda item: item.id)]
    features += [_site(item, stamp, outlines) for item in sorted(register.sites, key=lambda item: item.id)]
    return {"type": "FeatureCollection", "stamp": stamp, "custody_head": cleared.custody_head, "note": NOTE,
            "features": features}  # fmt: skip


def _incident(item: Incident, stamp: str, outlines: Outlines | None) -> dict[str, Any]:
    properties = {
        "record": "incident", "id": item.id, "title": item.title, "state": item.state, "acts": list(item.acts),
        **_place(item.place), "dates": [{"role": date.role, "edtf": date.edtf} for date in item.dates],
        "counts": {envelope.kind: _envelope(envelope) for envelope in item.counts},
        "corroboration": corroboration(item.corroboration), "sites": sorted(item.sites), "stamp": stamp,
    }  # fmt: skip
    return _feature(item.id, item.place, properties, outlines)


def _site(item: Site, stamp: str, outlines: Outlines | None) -> dict[str, Any]:
    properties = {
        "record": "site", "id": item.id, "type": item.type, "names": list(item.names), **_place(item.place),
        "states": [{"axis": state.axis, "value": state.value, "edtf": state.edtf} for state in item.states],
        "incidents": sorted(item.incidents), "stamp": stamp,
    }  # fmt: skip
    return _feature(item.id, item.place, properties, outlines)


def _place(place: Place | None) -> dict[str, Any]:
    located = place is not None and place.lat is not None
    return {
        "place": (place.name or place.wording) if place else None, "precision": place.precision if place else None,
        "radius_m": radius_of(place) if place and located else None,
        "gazetteer_id": place.gazetteer_id if place else None,
    }  # fmt: skip


def _envelope(envelope: CountEnvelope) -> dict[str, Any]:
    """Bounds of all figures of one kind, and each different figure as words ("dozens" stays a word)."""
    figures = list(dict.fromkeys(words.figure(value) for value in envelope.values))
    return {"low": envelope.low, "high": envelope.high, "figures": figures}


def _feature(
    identity: str, place: Place | None, properties: dict[str, Any], outlines: Outlines | None
) -> dict[str, Any]:
    return {"type": "Feature", "id": identity, "geometry": geometry(place, outlines), "properties": properties}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
