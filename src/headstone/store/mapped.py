"""The narrow rows of map and timeline, and the query for a window of them. All of it is derived, as in page_index."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, true

from headstone.model.geo import EARTH_M, radius_of
from headstone.model.incidents import Incident, Site
from headstone.model.pages import Asked
from headstone.model.pins import LATEST, Pin, Pins, Window
from headstone.model.places import Place
from headstone.store import pages, schema
from headstone.store.codec import decode, encode
from headstone.text.edtf import bounds, interval

ROLES = ("act", "burial", "capture", "discovery", "exhumation", "statement")  # the nearest to the act first
RECORDS = ("incident", "site")
MANY = 300  # ids in one DELETE
LOST = 25  # rows without a position that a page lists
TURN = 360.0


def fill(connection: Connection, incidents: Iterable[Incident], sites: Iterable[Site]) -> None:
    """Make the rows agree with the incidents and sites that stand; only what differs is written."""
    table = schema.mapped
    pins = [*(pin_of_incident(one) for one in incidents), *(pin_of_site(one) for one in sites)]
    wanted = {pin.id: row_of(pin) for pin in pins}
    held = {row.id: row.body for row in connection.execute(select(table.c.id, table.c.body))}
    gone = [id_ for id_, body in sorted(held.items()) if id_ not in wanted or wanted[id_]["body"] != body]
    for start in range(0, len(gone), MANY):
        connection.execute(delete(table).where(table.c.id.in_(gone[start : start + MANY])))
    fresh = [wanted[id_] for id_ in sorted(wanted) if id_ not in held or wanted[id_]["body"] != held[id_]]
    if fresh:
        connection.execute(insert(table), fresh)


def pin_of_incident(one: Incident) -> Pin:
    role, edtf = leading(one)
    return Pin(one.id, "incident", one.title, one.state, one.acts, plain(one.place), role, edtf, len(one.reports))


def leading(one: Incident) -> tuple[str, str | None]:
    """The date of the role nearest to the act, the earliest where there are several. A publication is none."""
    for role in ROLES:
        dates = sorted(date.edtf for date in one.dates if date.role == role and any(bounds(date.edtf)))
        if dates:
            return role, dates[0]
    return "", None


def pin_of_site(site: Site) -> Pin:
    ends = [bounds(state.edtf) for state in site.states if state.edtf]
    firsts, lasts = [end[0] for end in ends if end[0]], [end[1] for end in ends if end[1]]
    edtf = interval(min(firsts, default=None), max(lasts, default=None)) if firsts or lasts else None
    if len(ends) == 1 and edtf:
        edtf = next(state.edtf for state in site.states if state.edtf)
    title = site.names[0] if site.names else site.type
    return Pin(site.id, "site", title, "", (site.type,), plain(site.place), "", edtf, len(site.incidents))


def plain(place: Place | None) -> Place | None:
    """The place without what led to it."""
    return place and replace(place, candidates=(), quotes=(), rule="", score=0.0)


def row_of(pin: Pin) -> dict[str, Any]:
    first, last = bounds(pin.edtf) if pin.edtf else (None, None)
    box = box_of(pin.place)
    return {
        "id": pin.id, "record": pin.record, "weight": pin.reports, "body": encode(pin),
        "first": (first or last).isoformat() if first or last else "",
        "last": (last or first).isoformat() if first or last else "",
        **dict(zip(("west", "south", "east", "north"), box or (None,) * 4, strict=True)),
    }  # fmt: skip


def box_of(place: Place | None) -> tuple[float, float, float, float] | None:
    """The box around the circle in which a place lies; longitudes may run past ±180."""
    if place is None or place.lat is None or place.lon is None:
        return None
    tall = math.degrees(radius_of(place) / EARTH_M)
    edge = min(LATEST, abs(place.lat) + tall)
    wide = min(180.0, tall / math.cos(math.radians(edge)))
    return place.lon - wide, place.lat - tall, place.lon + wide, place.lat + tall


def pins(
    connection: Connection, asked: Asked, window: Window | None, records: Sequence[str], limit: int, lost: int = LOST
) -> Pins:
    """The rows of a window that were asked for, those of the most reports first."""
    table = schema.mapped
    match, loose = pages.matching(connection, asked.words)
    free = replace(asked, since="", until="")
    where, timeless = _where(asked, match, records), _where(free, match, records)
    inside, placed = (_inside(window) if window else true()), table.c.west.is_not(None)
    seen = connection.execute(select(
        func.count(), func.count().filter(table.c.first == "")).where(*where, placed, inside)).one()
    unplaced = connection.execute(select(func.count()).where(*where, table.c.west.is_(None))).scalar() or 0
    span = connection.execute(select(
        func.min(table.c.first), func.max(table.c.last)).where(*timeless, table.c.first != "")).one()
    box = connection.execute(select(
        func.min(table.c.west), func.min(table.c.south), func.max(table.c.east), func.max(table.c.north)
    ).where(*timeless, placed)).one()
    order = (table.c.weight.desc(), table.c.id)
    rows = connection.execute(select(table.c.body).where(*where, placed, inside).order_by(*order).limit(limit))
    apart = select(table.c.body).where(*where, table.c.west.is_(None)).order_by(*order).limit(lost)
    return Pins(
        tuple(decode(body, Pin) for body in rows.scalars()),
        tuple(decode(body, Pin) for body in connection.execute(apart).scalars()) if lost else (),
        seen[0], unplaced, seen[1], span[0] or "", span[1] or "", None if box[0] is None else Window(*box), loose,
    )  # fmt: skip


def _where(asked: Asked, match: str | None, records: Sequence[str]) -> list[ColumnElement[bool]]:
    """Incidents as the register finds them, and the sites of those incidents."""
    table, incident = schema.mapped, schema.incidents.c.id
    if not pages.narrowed(asked, match, incident):
        return [table.c.record.in_(records)]
    parts: list[ColumnElement[bool]] = []
    if "incident" in records:
        parts.append(and_(table.c.record == "incident", *pages.narrowed(asked, match, table.c.id)))
    if "site" in records:
        found = select(incident).where(*pages.narrowed(asked, match, incident))
        tied = select(schema.ties.c.id).where(schema.ties.c.kind == "site", schema.ties.c.key.in_(found))
        parts.append(and_(table.c.record == "site", table.c.id.in_(tied)))
    return [or_(*parts)]


def _inside(window: Window) -> ColumnElement[bool]:
    """Boxes that meet the window, also a whole turn away from it."""
    table = schema.mapped.c
    meets = [and_(table.west + turn <= window.east, table.east + turn >= window.west) for turn in (0.0, TURN, -TURN)]
    return and_(table.south <= window.north, table.north >= window.south, or_(*meets))
