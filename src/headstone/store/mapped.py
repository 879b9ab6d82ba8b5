"""The narrow rows of map and timeline, and the query for a window of them. All of it is derived, as in page_index."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, or_, select, true

from headstone.model.geo import EARTH_M, radius_of
from headstone.model.incidents import Incident, Site
from headstone.model.pages import Asked
from headstone.model.pins import LATEST, Pin, Pins, Window
from headstone.model.places import Place
from headstone.store import pages, schema
from headstone.store.codec import decode, encode
from headstone.store.register_links import batched, first_date
from headstone.text.edtf import bounds, interval

ROLES = ("act", "burial", "capture", "discovery", "exhumation", "statement")  # the nearest to the act first
RECORDS = ("incident", "site")
MANY = 300  # ids in one DELETE
LOST = 25  # rows without a position that a page lists
PARTS = 1_000_000  # of a degree that a column holds: a tenth of a metre
TURN = 360 * PARTS


def fill(connection: Connection, incidents: Sequence[Incident], sites: Sequence[Site]) -> None:
    """Make the rows agree with the incidents and sites that stand; only what differs is written."""
    table = schema.mapped
    rows = connection.execute(select(table.c.id, table.c.body, table.c.dated))
    dated = {one.id: first_date(one) for one in incidents}
    _agree(connection, {row.id: (row.body, row.dated) for row in rows}, _wanted(incidents, sites, dated))


def fill_some(
    connection: Connection, incidents: Sequence[Incident], sites: Sequence[Site], lost: Collection[str]
) -> None:
    """The same for these incidents and sites; rows of `lost` go."""
    table, held = schema.mapped, dict[str, tuple[str, str]]()
    dated = {one.id: first_date(one) for one in incidents}
    own = sorted({*lost, *dated, *(site.id for site in sites)})
    for part in batched(sorted({id_ for site in sites for id_ in site.incidents} - dated.keys())):
        query = select(table.c.id, table.c.dated).where(table.c.id.in_(part))
        dated |= {row.id: row.dated for row in connection.execute(query)}
    for part in batched(own):
        query = select(table.c.id, table.c.body, table.c.dated).where(table.c.id.in_(part))
        held |= {row.id: (row.body, row.dated) for row in connection.execute(query)}
    _agree(connection, held, _wanted(incidents, sites, dated))


def _wanted(
    incidents: Sequence[Incident], sites: Sequence[Site], dated: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    rows = [row_of(pin_of_incident(one), dated[one.id]) for one in incidents]
    rows += [row_of(pin_of_site(site), earliest(dated.get(id_, "") for id_ in site.incidents)) for site in sites]
    return {row["id"]: row for row in rows}


def _agree(connection: Connection, held: Mapping[str, tuple[str, str]], wanted: Mapping[str, dict[str, Any]]) -> None:
    table = schema.mapped
    same = {id_ for id_, now in held.items() if id_ in wanted and now == (wanted[id_]["body"], wanted[id_]["dated"])}
    gone, fresh = sorted(held.keys() - same), sorted(wanted.keys() - same)
    for start in range(0, len(gone), MANY):
        connection.execute(delete(table).where(table.c.id.in_(gone[start : start + MANY])))
    if fresh:
        connection.execute(insert(table), [wanted[id_] for id_ in fresh])


def earliest(dates: Iterable[str]) -> str:
    """A site is found in the period of the first of its incidents."""
    return min((date for date in dates if date), default="")


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


def row_of(pin: Pin, dated: str) -> dict[str, Any]:
    first, last = bounds(pin.edtf) if pin.edtf else (None, None)
    box = box_of(pin.place)
    return {
        "id": pin.id, "record": pin.record, "weight": pin.reports, "body": encode(pin), "dated": dated,
        "first": str(first or last or ""), "last": str(last or first or ""),
        **dict(zip(("west", "south", "east", "north"), box or (None,) * 4, strict=True)),
    }  # fmt: skip


def box_of(place: Place | None) -> tuple[int, ...] | None:
    """The box around the circle in which a place lies, in millionths of a degree; longitudes may run past ±180."""
    if place is None or place.lat is None or place.lon is None:
        return None
    tall = math.degrees(radius_of(place) / EARTH_M)
    edge = min(LATEST, abs(place.lat) + tall)
    wide = min(180.0, tall / math.cos(math.radians(edge)))
    sides = (place.lon - wide, place.lat - tall, place.lon + wide, place.lat + tall)
    return tuple(round(side * PARTS) for side in sides)


def pins(
    connection: Connection, asked: Asked, window: Window | None, records: Sequence[str], limit: int, lost: int = LOST
) -> Pins:
    """The rows of a window that were asked for, those of the most reports first."""
    table = schema.mapped
    match, loose = pages.matching(connection, asked.words)
    asked_for, period = _where(asked, match, records), _period(asked)
    inside = _inside(window) if window else true()
    seen = _counted(connection, asked_for, period, inside)
    rows = _bodies(connection, [*asked_for, period, table.c.west.is_not(None), inside], limit)
    apart = _bodies(connection, [*asked_for, period, table.c.west.is_(None)], lost) if seen.unplaced else ()
    sides = (seen.west, seen.south, seen.east, seen.north)
    around = None if seen.west is None else Window(*(side / PARTS for side in sides))
    return Pins(rows, apart, seen.total, seen.unplaced, seen.undated, seen.first or "", seen.last or "", around, loose)


def _counted(
    connection: Connection, asked_for: Sequence[ColumnElement[bool]], period: ColumnElement[bool],
    inside: ColumnElement[bool],
) -> Row[Any]:
    """All sums in one walk over the index: of the window and the period, and the bounds of everything asked for."""
    table = schema.mapped.c
    here = and_(period, table.west.is_not(None), inside)
    return connection.execute(select(
        func.count().filter(here).label("total"), func.count().filter(and_(here, table.first == "")).label("undated"),
        func.count().filter(and_(period, table.west.is_(None))).label("unplaced"),
        func.min(table.first).filter(table.first != "").label("first"),
        func.max(table.last).filter(table.last != "").label("last"),
        func.min(table.west).label("west"), func.min(table.south).label("south"),
        func.max(table.east).label("east"), func.max(table.north).label("north"),
    ).where(*asked_for)).one()  # fmt: skip


def _bodies(connection: Connection, where: Sequence[ColumnElement[bool]], limit: int) -> tuple[Pin, ...]:
    """The first rows by weight; only theirs are read in full."""
    table = schema.mapped
    order = (table.c.weight.desc(), table.c.id)
    ids = connection.execute(select(table.c.id).where(*where).order_by(*order).limit(limit)).scalars().all()
    found = connection.execute(select(table.c.body).where(table.c.id.in_(ids)).order_by(*order)).scalars()
    return tuple(decode(body, Pin) for body in found)


def _where(asked: Asked, match: str | None, records: Sequence[str]) -> list[ColumnElement[bool]]:
    """Incidents as the register finds them, whatever the period, and the sites of those incidents."""
    table, free = schema.mapped, replace(asked, since="", until="")
    if not pages.narrowed(free, match, table.c.id):
        return [table.c.record.in_(records)]
    parts: list[ColumnElement[bool]] = []
    if "incident" in records:
        parts.append(and_(table.c.record == "incident", *pages.narrowed(free, match, table.c.id)))
    if "site" in records:
        ties = schema.ties.c
        tied = select(ties.id).where(ties.kind == "site", *pages.narrowed(free, match, ties.key))
        parts.append(and_(table.c.record == "site", table.c.id.in_(tied)))
    return [or_(*parts)]


def _period(asked: Asked) -> ColumnElement[bool]:
    """As the register compares it: dates as text, so that a year, a month or a day will do."""
    dated = schema.mapped.c.dated
    parts: list[ColumnElement[bool]] = [dated != "", dated >= asked.since] if asked.since else []
    if asked.until:
        parts += [dated != "", or_(dated <= asked.until, dated.startswith(asked.until, autoescape=True))]
    return and_(true(), *parts)


def _inside(window: Window) -> ColumnElement[bool]:
    """Boxes that meet the window, also a whole turn away from it."""
    table = schema.mapped.c
    west, south, east, north = (round(side * PARTS) for side in (window.west, window.south, window.east, window.north))
    meets = [and_(table.west + turn <= east, table.east + turn >= west) for turn in (0, TURN, -TURN)]
    return and_(table.south <= north, table.north >= south, or_(*meets))
