"""Use cases of publishing: assemble, clear, render, log. Everything that leaves a case leaves through here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from headstone.errors import UsageError
from headstone.model.register import Dossier, Register
from headstone.model.sources import Report
from headstone.model.verdicts import standing
from headstone.publish import csv_tables, dossier, geojson, register_json, why, words
from headstone.publish.cite import citation
from headstone.review import SINGULAR
from headstone.safety.clear import Cleared, clear, clear_dossier
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.tables import load
from headstone.tables import outlines as outlines
from headstone.text.sentences import sentences as sentences
from headstone.view import seen

PRIVATE_FILE = 0o600


FORMATS: dict[str, Callable[[Cleared], bytes]] = {
    "json": lambda cleared: register_json.render(cleared),
    "csv": lambda cleared: csv_tables.render_zip(cleared),
    "geojson": lambda cleared: geojson.render(cleared, outlines()),
}


@dataclass(frozen=True, slots=True)
class Exported:
    """`head`: the custody head that the file carries; `stamps`: what is printed on it."""

    head: str
    stamps: tuple[str, ...]


def register_of(store: Store) -> Register:
    """Everything, with people's corrections in the claims and what the machine read beside them."""
    register = store.register()
    return replace(register, claims=seen(register.claims, standing(register.verdicts)).claims)


def dossier_of(store: Store, incident: str) -> Dossier:
    """One incident by id or alias, its claims as corrected. Raises NotFound."""
    found = store.dossier(incident)
    claims = seen(found.register.claims, standing(found.register.verdicts)).claims
    return replace(found, register=replace(found.register, claims=claims))


def export(store: Store, kind: str, target: Path, actor: str, clock: Clock) -> Exported:
    """Write the register as json, csv or geojson; csv goes into a folder unless `target` ends in .zip."""
    if kind not in FORMATS:
        raise UsageError(kind, "is no format of ours", f"use one of {', '.join(FORMATS)}")
    cleared = clear(register_of(store))
    if kind == "csv" and target.suffix != ".zip":
        whole = write_folder(target, csv_tables.render(cleared))
    else:
        whole = FORMATS[kind](cleared)
        write(target, whole)
    noted(store, f"export:{kind}", whole, actor, clock)
    return Exported(cleared.custody_head, cleared.stamps)


def write_dossier(store: Store, incident: str, target: Path, actor: str, clock: Clock) -> Path:
    """One self-contained page for an incident. `target` is a file ending in .html, or a folder."""
    cleared = clear_dossier(dossier_of(store, incident))
    page = dossier.render(cleared, outlines(), labels=labels(), cut=sentences).encode("utf-8", "backslashreplace")
    path = target if target.suffix == ".html" else target / f"{cleared.incident.id}.html"
    write(path, page)
    noted(store, f"dossier:{cleared.incident.id}", page, actor, clock)
    return path


def cited(store: Store, claim: str) -> str:
    """A claim as a citation, ready to paste. Raises NotFound."""
    found = store.claim(claim)
    report = store.report(found.report)
    layer = next(layer for layer in store.layers_of(report.id) if layer.id == found.layer)
    return citation(found, report, store.record(report.original_sha256), layer)


def report_facts(register: Register, report: Report) -> dict[str, object]:
    """What is known of a report as a whole, and the incident that it mainly tells of, or why there is none."""
    lead = next((incident for id_, incident, _ in register.leads if id_ == report.id), None)
    return {
        "id": report.id, "file": report.file, "sample": True if report.meta.invented else None,
        "publisher": report.meta.publisher, "title": report.meta.title, "published": report.meta.published,
        "language": report.meta.language, "url": report.meta.url, "sha256": report.original_sha256,
        "unread": report.why_unread, "credits": ", ".join(report.credits) or None, "tells of": lead,
        "leads to no incident": None if lead or report.why_unread else report.scope or "no act of the vocabulary in it",
    }  # fmt: skip


def slot_named(written: str) -> str | None:
    """The slot that `why` was asked for; None for all. Raises UsageError for a name that is none."""
    slot = SINGULAR.get(written, written)
    known = (*why.SLOTS, why.LINKS)
    if slot and slot not in known:
        raise UsageError(written, "is no slot", f"use one of {', '.join(known)}")
    return slot or None


def labels() -> dict[str, str]:
    """The vocabulary's words for its codes, and the countries' names as "country.XX"."""
    return words.labels(load("vocabulary.yaml"), load("countries.yaml")["names"])


def write_folder(folder: Path, tables: dict[str, bytes]) -> bytes:
    """Write each table; returns all of their bytes, for the custody log."""
    for name, data in tables.items():
        write(folder / name, data)
    return b"".join(tables[name] for name in sorted(tables))


def write(path: Path, data: bytes) -> None:
    """Whole or not at all, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.touch(PRIVATE_FILE)
    partial.write_bytes(data)
    partial.replace(path)


def noted(store: Store, what: str, data: bytes, actor: str, clock: Clock) -> None:
    with store.writing(actor, clock) as tx:
        tx.log("export", what, hashlib.sha256(data).hexdigest())
