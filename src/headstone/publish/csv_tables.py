"""The register as four CSV tables and a page that explains them: one folder, or one zip.

Every row carries the stamp in its first column, so that rows copied out of the file keep it. Cells that a spreadsheet
would run as a formula get a leading apostrophe (OWASP, "CSV Injection").
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from headstone.model.claims import Count
from headstone.model.incidents import Incident
from headstone.model.places import Place
from headstone.model.sources import Report
from headstone.publish.cite import cited_quote
from headstone.publish.json_values import whole_name
from headstone.publish.lookup import Lookup, lookup
from headstone.publish.rows import Cell
from headstone.publish.tables import counts_in_words, dates_in_words
from headstone.safety.clear import Cleared

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the zip format's zero: equal registers give equal bytes

_PLACE = {
    "place": "name of the place, or its words", "lat": "latitude of the centre of the area", "lon": "its longitude",
    "radius_m": "radius in metres of the circle in which the place lies; lat and lon mean nothing without it",
    "precision": "P0 site to P7 country, P9 none",
}  # fmt: skip

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "incidents.csv": {
        "stamp": "clearance of this row", "id": "incident", "aliases": "former ids", "title": "made of the vocabulary",
        "state": "live, discounted or out_of_scope", "acts": "codes of its acts", **_PLACE,
        "dates": "dates by role", "counts": "every figure of each kind, side by side",
        "perpetrators": "actors as reported, with basis", "documents": "reports", "publishers": "publishers",
        "known_origins": "known independent origins", "at_least": "they are hardly fewer: words may be misread",
        "at_most": "nor hardly more: some go unseen", "unknown_origins": "claims of unknown origin; they add nothing",
        "corroboration": "computed state of the incident's existence", "conflicts": "contradictions in words",
        "reports": "ids of its reports", "sites": "ids of its sites",
    },
    "claims.csv": {
        "stamp": "clearance of this row", "id": "claim", "incident": "incident that it belongs to", "report": "report",
        "act": "code of the act", "polarity": "affirmed or denied", "modality": "how surely it is said",
        "site_type": "type of site", **_PLACE, "place_wording": "the place in the words of the report",
        "dates": "role, EDTF, words", "perpetrators": "actors as reported, with basis and status",
        "finder": "who found it", "voices": "who says so, nearest to the fact first", "origin": "end of that chain",
        "quote": "the sentence that states it", "page": "page of the quote",
        "start": "offset of the quote (code points)", "end": "offset after it", "score": "how sure the reader is",
    },
    "counts.csv": {
        "stamp": "clearance of this row", "incident": "incident", "claim": "claim", "report": "report",
        "kind": "kind of count; kinds are never added up", "form": "exact, at_least, range, vague and so on",
        "low": "lower bound as written; empty is unbounded, or not stated where the form is vague",
        "high": "upper bound as written; likewise", "point": "figure as written", "unit": "what is counted",
        "wording": "the words; a vague figure is only these", "of": "victims, objects or population",
        "part_of": "words of the total that it is a part of", "as_of": "EDTF", "attributed_to": "who gave it",
        "origin": "origin of the claim",
    },
    "reports.csv": {
        "stamp": "clearance of this row", "id": "report", "file": "as given to add", "original_sha256": "of the bytes",
        "publisher": "publisher", "author": "author", "title": "title", "published": "EDTF", "language": "language",
        "url": "address", "captured_at": "time of capture", "state": "read or unread",
        "why_unread": "why it was not read",
        "credits": "outlets credited", "lead_incident": "incident that it mainly tells of", "families": "its families",
    },
}  # fmt: skip
"""File name -> column name -> what it means."""


@dataclass(frozen=True, slots=True)
class _View:
    """What the rows are made of."""

    cleared: Cleared
    shelf: Lookup
    incident_of: dict[str, str]


def render(cleared: Cleared, bom: bool = True) -> dict[str, bytes]:
    """File name -> bytes. `bom` marks the tables as UTF-8 for spreadsheet programs that would guess otherwise."""
    register = cleared.register
    incident_of = {claim: incident.id for incident in register.incidents for claim in incident.claims}
    view = _View(cleared, lookup(register), incident_of)
    head = "\ufeff" if bom else ""
    files = {
        name: (head + _table(COLUMNS[name], rows(view), cleared)).encode("utf-8", "replace")
        for name, rows in _ROWS.items()
    }
    return files | {"README.txt": _readme(cleared).encode("utf-8")}


def render_zip(cleared: Cleared, bom: bool = True) -> bytes:
    """The same files in one zip; equal registers give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in render(cleared, bom).items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def safe(cell: Cell) -> Cell:
    """A text cell that no spreadsheet runs as a formula. Numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \n").startswith(_FORMULA) else cell


def _table(columns: Iterable[str], rows: Iterable[tuple[Cell, ...]], cleared: Cleared) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")  # RFC 4180
    writer.writerow(columns)
    stamp = " | ".join(cleared.stamps)
    writer.writerows([safe(cell) for cell in (stamp, *row)] for row in rows)
    return buffer.getvalue()


def _readme(cleared: Cleared) -> str:
    lines = [*cleared.stamps, "", "Documented reports, not incidence: never chart these rows as a trend of violence.",
             "Kinds of count are never added up. An empty cell is unknown.",
             "A cell that began with = + - @ or a tab has an apostrophe before it.",
             f"Head of the custody log: {cleared.custody_head}"]  # fmt: skip
    for name, columns in COLUMNS.items():
        lines += ["", name, *(f"  {column}: {meaning}" for column, meaning in columns.items())]
    return "\n".join(lines) + "\n"


def _incidents(view: _View) -> Iterator[tuple[Cell, ...]]:
    for item in sorted(view.cleared.register.incidents, key=lambda incident: incident.id):
        yield _incident(item)


def _incident(item: Incident) -> tuple[Cell, ...]:
    grade = item.corroboration
    numbers: tuple[Cell, ...] = (None,) * 6
    if grade:
        numbers = (grade.documents, grade.publishers, grade.known_origins, grade.at_least, grade.at_most,
                   grade.unknown_origins)  # fmt: skip
    return (
        item.id, _join(sorted(item.aliases)), item.title, item.state, _join(item.acts), *_place(item.place),
        dates_in_words(item), counts_in_words(item),
        _join(f"{actor.name} ({actor.basis})" for actor in item.perpetrators),
        *numbers, grade.state if grade else None, _join(item.conflicts), _join(sorted(item.reports)),
        _join(sorted(item.sites)),
    )  # fmt: skip


def _claims(view: _View) -> Iterator[tuple[Cell, ...]]:
    for claim in sorted(view.cleared.register.claims, key=lambda item: item.id):
        quote = cited_quote(claim)
        yield (
            claim.id, view.incident_of.get(claim.id), claim.report, claim.act, claim.polarity, claim.modality,
            claim.site_type, *_place(claim.place), claim.place.wording if claim.place else None,
            _join(f"{when.role}: {when.edtf or 'open'} “{when.wording}”" for when in claim.dates),
            _join(f"{actor.name} ({actor.basis}, {actor.status})" for actor in claim.perpetrators),
            claim.finder.name if claim.finder else None, _join(voice.name for voice in claim.voices),
            view.shelf.origin_ids.get(claim.id), quote.exact if quote else None, quote.page if quote else None,
            quote.start if quote else None, quote.end if quote else None, round(claim.score, 3),
        )  # fmt: skip


def _counts(view: _View) -> Iterator[tuple[Cell, ...]]:
    for claim in sorted(view.cleared.register.claims, key=lambda item: item.id):
        for count in claim.counts:
            yield (
                view.incident_of.get(claim.id),
                claim.id,
                claim.report,
                *_count(count),
                view.shelf.origin_ids.get(claim.id),
            )


def _count(count: Count) -> tuple[Cell, ...]:
    return (
        count.kind, count.form, count.low, count.high, count.point, count.unit, count.wording, count.of, count.part_of,
        count.as_of, count.attributed_to,
    )  # fmt: skip


def _reports(view: _View) -> Iterator[tuple[Cell, ...]]:
    leads = {report: incident for report, incident, _ in view.cleared.register.leads}
    for report in sorted(view.cleared.register.reports, key=lambda item: item.id):
        yield *_report(report), leads.get(report.id), _join(family.id for family in view.shelf.families_of(report.id))


def _report(report: Report) -> tuple[Cell, ...]:
    meta = report.meta
    return (
        report.id, whole_name(report), report.original_sha256, meta.publisher, meta.author, meta.title, meta.published,
        meta.language, meta.url, meta.captured_at, report.state, report.why_unread, _join(report.credits),
    )  # fmt: skip


def _place(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * len(_PLACE)
    return place.name or place.wording, place.lat, place.lon, place.radius_m, place.precision


def _join(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None


_ROWS: Mapping[str, Callable[[_View], Iterator[tuple[Cell, ...]]]] = {
    "incidents.csv": _incidents, "claims.csv": _claims, "counts.csv": _counts, "reports.csv": _reports,
}  # fmt: skip
