"""Use cases of publishing: assemble, clear, render, log. Everything that leaves a case leaves through here."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path

from headstone.errors import UsageError
from headstone.publish import csv_tables, dossier, geojson, register_json, words
from headstone.publish.areas import Outlines
from headstone.safety.clear import clear, clear_dossier
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.tables import load
from headstone.text.sentences import sentences

PRIVATE_FILE = 0o600


@cache
def outlines() -> Outlines:
    """Coarse outlines for small maps: {"countries": …, "adm1": …} (Natural Earth, public domain)."""
    table = json.loads(resources.files("headstone.data").joinpath("map_outlines.json").read_text(encoding="utf-8"))
    return {"countries": table["countries"], "adm1": table["adm1"]}


def labels() -> dict[str, str]:
    """The vocabulary's words for its codes, and the countries' names as "country.XX"."""
    return words.labels(load("vocabulary.yaml"), load("countries.yaml")["names"])


def export(store: Store, kind: str, target: Path, actor: str, clock: Clock) -> str:
    """Write the register as json, csv or geojson; returns the custody head that the file carries."""
    register = store.register()
    cleared = clear(register)
    render: dict[str, Callable[[], bytes]] = {
        "json": lambda: register_json.render(cleared), "csv": lambda: csv_tables.render_zip(cleared),
        "geojson": lambda: geojson.render(cleared, outlines()),
    }
    if kind not in render:
        raise UsageError(kind, "is no format of ours", f"use one of {', '.join(render)}")
    if kind == "csv" and target.suffix != ".zip":
        target.mkdir(parents=True, exist_ok=True)
        tables = csv_tables.render(cleared)
        for name, data in tables.items():
            write(target / name, data)
        whole = b"".join(tables[name] for name in sorted(tables))
    else:
        whole = render[kind]()
        write(target, whole)
    noted(store, f"export:{kind}", whole, actor, clock)
    return cleared.custody_head


def write_dossier(store: Store, incident: str, target: Path, actor: str, clock: Clock) -> Path:
    """One self-contained page for an incident. `target` is a file or a folder."""
    cleared = clear_dossier(store.dossier(incident))
    page = dossier.render(cleared, outlines(), labels=labels(), cut=sentences).encode("utf-8", "backslashreplace")
    path = target if target.suffix == ".html" else target / f"{cleared.incident.id}.html"
    write(path, page)
    noted(store, f"dossier:{cleared.incident.id}", page, actor, clock)
    return path


def write(path: Path, data: bytes) -> None:
    """Whole or not at all, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_bytes(data)
    partial.chmod(PRIVATE_FILE)
    partial.replace(path)


def noted(store: Store, what: str, data: bytes, actor: str, clock: Clock) -> None:
    with store.writing(actor, clock) as tx:
        tx.log("export", what, hashlib.sha256(data).hexdigest())
