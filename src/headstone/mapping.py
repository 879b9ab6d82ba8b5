"""Use cases of the map: what lies in a window, and where a place may be."""

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from headstone.browsing import FACETS, Desk
from headstone.model.pages import Asked, FacetValue
from headstone.model.pins import Pins, Window
from headstone.store import mapped, pages, register_read
from headstone.text.edtf import bounds as bounds

RECORDS = mapped.RECORDS
ON_MAP = 300  # rows of one map: more are a blur, and the page says how many are held back
BASEMAP = ("map_outlines.json", "map_lakes.json")


@dataclass(frozen=True, slots=True)
class MapRows:
    pins: Pins
    facets: tuple[FacetValue, ...]


def pins(desk: Desk, asked: Asked, window: Window | None, records: tuple[str, ...]) -> Pins:
    """What lies in a window (None: anywhere), without the facets of a page."""
    with desk.store.reading() as connection:
        return mapped.pins(connection, asked, window, records, ON_MAP)


def map_rows(desk: Desk, asked: Asked, window: Window | None, records: tuple[str, ...]) -> MapRows:
    """One map with the register's facets, which count the whole question and not the window."""
    with desk.store.reading() as connection:
        found = mapped.pins(connection, asked, window, records, ON_MAP)
        key = (register_read.head(connection), replace(asked, order=""))
        values = desk.remembered(key)
        if values is None:
            values = pages.facet_values(connection, asked, FACETS)
            desk.remember(key, values)
        return MapRows(found, values)


@cache
def basemap(name: str) -> bytes:
    """Outlines or lakes as they are shipped. Raises KeyError for another name."""
    if name not in BASEMAP:
        raise KeyError(name)
    return resources.files("headstone.data").joinpath(name).read_bytes()


@cache
def lakes() -> tuple[Any, ...]:
    """Lakes as rings of [longitude, latitude]; the first ring of each is its shore, the others are islands."""
    return tuple(msgspec.json.decode(basemap("map_lakes.json"))["lakes"])
