"""Templates of the room: everything is escaped, a name that a page lacks is an error, no style and no script stands in
a page.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import jinja2

from headstone import __version__, mapping
from headstone.model.care import tells
from headstone.publish import words
from headstone.web import links
from headstone.web.tongues import NAMES, Tongue

STATIC = ("room.css", "room.js", "map.css", "map.js", "map_gl.js", "place.js")
BUILT = ("maplibre-gl-csp.js", "maplibre-gl-csp-worker.js", "maplibre-gl.css")  # what `make web` fetches, if it was run


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("headstone.web", "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.do"], auto_reload=False,
    )  # fmt: skip
    made.globals |= {"links": links, "languages": NAMES, "version": __version__}
    made.globals |= {"static": static_address, "served": served, "basemap": basemap_address}
    made.filters |= {"distance": words.distance}
    made.tests |= {"telling": telling}
    return made


def telling(text: str, wordings: Sequence[str]) -> bool:
    """Whether a text holds any of these words: those that tell the condition of remains wait for a click."""
    return tells(text, wordings)


@cache
def static_file(name: str) -> bytes:
    """A static file of ours. Raises KeyError for a name that is none: no path is ever built of what was asked."""
    if name not in served():
        raise KeyError(name)
    folder = ("static", "built") if name in BUILT else ("static",)
    return resources.files("headstone.web").joinpath(*folder, name).read_bytes()


@cache
def served() -> tuple[str, ...]:
    """Names of the static files that there are; those of MapLibre GL all or none."""
    built = resources.files("headstone.web").joinpath("static", "built")
    return (*STATIC, *(BUILT if all(built.joinpath(name).is_file() for name in BUILT) else ()))


@cache
def static_mark(name: str) -> str:
    return hashlib.sha256(static_file(name)).hexdigest()[:16]


def static_address(name: str) -> str:
    """With its hash, so that a browser may keep it for ever."""
    return f"/static/{name}?{static_mark(name)}"


@cache
def basemap_address(name: str) -> str:
    return f"/basemap/{name}?{hashlib.sha256(mapping.basemap(f'map_{name}.json')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page. `fault`: its template is shown also to who has no key."""

    tongue: Tongue
    theme: str  # "" = as the system | light | dark
    path: str  # with its query: where a choice of language returns to
    token: str
    here: str  # which entry of the menu the page belongs to
    stamps: tuple[str, ...]
    writable: bool
    alone: bool = False  # no menu
    plain: bool = False  # words only: no drawing, no picture
    keys: bool = True  # single letters are commands; some people's speech software types them unasked (WCAG 2.1.4)


def render(template: str, view: object, frame: Frame, labels: Mapping[str, str]) -> str:
    """The page of a view."""
    tongue = frame.tongue

    def label(code: str) -> str:
        return tongue.gettext(words.label(code, labels))

    def say(text: str, **values: Any) -> str:
        return tongue.gettext(text) % values if values else tongue.gettext(text)

    return (
        environment()
        .get_template(template)
        .render(view=view, frame=frame, label=label, _=say, tongue=tongue, place=placed(tongue))
    )


def placed(tongue: Tongue) -> Any:
    """A place with its uncertainty in words, as `words.place`."""

    def said(value: Any) -> str:
        if value is None:
            return tongue.gettext("not stated")
        name = isolated(value.name or value.wording)
        if value.country:
            name += f", {tongue.locale.territories.get(value.country) or value.country}"
        if value.lat is None:
            return f"{name} ({tongue.gettext('not located')})"
        if not value.radius_m:
            return f"{name} ({tongue.gettext('extent not known')}, {value.precision})"
        within = tongue.gettext("within %s") % isolated(words.distance(value.radius_m))
        return f"{name} ({within}, {value.precision})"

    return said


def isolated(text: str) -> str:
    """Words that keep their own direction among others, also where no element can stand (a title, an attribute)."""
    return f"\u2068{text}\u2069"
