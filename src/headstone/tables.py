"""Loads the tables of `headstone/data` for the rooms that take them as arguments."""

import json
from functools import cache
from importlib import resources
from typing import Any

import yaml

from headstone.publish.areas import Outlines

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML without libyaml: slower, the same answers
    from yaml import SafeLoader as Loader  # type: ignore[assignment]  # the two loaders share their interface


@cache
def load(name: str) -> dict[str, Any]:
    """One YAML table of the package, by file name."""
    text = resources.files("headstone.data").joinpath(name).read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=Loader))


def lines(name: str) -> list[str]:
    """The lines of a plain list of the package, by file name."""
    return resources.files("headstone.data").joinpath(name).read_text(encoding="utf-8").splitlines()


@cache
def outlines() -> Outlines:
    """Coarse outlines for small maps: {"countries": …, "adm1": …} (Natural Earth, public domain)."""
    table = json.loads(resources.files("headstone.data").joinpath("map_outlines.json").read_text(encoding="utf-8"))
    return {"countries": table["countries"], "adm1": table["adm1"]}


def vocabulary_version() -> str:
    return str(load("vocabulary.yaml")["version"])
