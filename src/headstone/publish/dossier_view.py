"""What a dossier page shows, gathered from the cleared slice of the register. The template only lays it out."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from headstone.model.claims import Rejected
from headstone.model.incidents import Corroboration, CountEnvelope, Incident
from headstone.model.lineage import Family, Link, Origin
from headstone.model.places import Place
from headstone.model.register import Versions
from headstone.model.sources import Report
from headstone.model.verdicts import Verdict
from headstone.publish import charts, words
from headstone.publish.areas import Outlines
from headstone.publish.context import Cut
from headstone.publish.dossier_words import Said, Statement, Told, said_by, told_by
from headstone.publish.locator import Locator, locate
from headstone.publish.lookup import Lookup, lookup, named_reports
from headstone.safety.clear import ClearedDossier

_PAIR = 1200  # code points of an aligned passage that are shown on either side


@dataclass(frozen=True, slots=True)
class Known:
    """One property with its own grade: a row of the summary. `code`: what a person grades it by, "" for none.
    `claims`: those that state its values."""

    name: str
    values: tuple[str, ...]
    grade: str
    numbers: str
    code: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aligned:
    """The same words in the copy and in its source."""

    copy: str
    source: str


@dataclass(frozen=True, slots=True)
class Derived:
    link: Link
    copy: str
    source: str
    runs: tuple[Aligned, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """Reports of one origin text; `family` None: a report that shares its words with no other."""

    family: Family | None
    reports: tuple[Told, ...]
    derived: tuple[Derived, ...]


@dataclass(frozen=True, slots=True)
class Voiced:
    """One origin and everything it says; `origin` None: claims whose origin is not known. `firm`: how firmly it stands
    and why, where that is worth saying."""

    origin: Origin | None
    said: tuple[Said, ...]
    firm: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """Words that stood in the text and were not taken, once for all the claims that passed them over."""

    value: Rejected
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    incident: Incident
    stamps: tuple[str, ...]
    custody_head: str
    shelf: Lookup
    known: tuple[Known, ...]
    counts: tuple[charts.Scale, ...]
    dates: charts.Scale
    map: Locator | None
    voices: tuple[Voiced, ...]
    denials: tuple[Statement, ...]
    remains: tuple[Statement, ...]
    told: tuple[Told, ...]
    kin: tuple[Kin, ...]
    rejected: tuple[Passed, ...]
    reasons: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    unread: tuple[Report, ...]
    versions: Versions


def page(cleared: ClearedDossier, outlines: Outlines, labels: Mapping[str, str], cut: Cut) -> Page:
    incident, register = cleared.incident, cleared.register
    shelf = lookup(register)
    reports = [shelf.reports[item] for item in incident.reports if item in shelf.reports]
    told = tuple(told_by(shelf, incident, report, labels, cut) for report in reports)
    statements = tuple(item for report in told for item in report.statements)
    return Page(
        incident=incident, stamps=cleared.stamps, custody_head=cleared.custody_head, shelf=shelf,
        known=(*_known(incident, statements, labels), *_stated(statements)),
        counts=tuple(charts.counts(item) for item in incident.counts),
        dates=charts.timeline(incident.dates, _undated(statements)), map=locate(incident.place, outlines, labels),
        voices=_voices(statements, incident.corroboration, labels),
        denials=tuple(item for item in statements if item.denies),
        remains=tuple(item for item in statements if item.claim.remains), told=told, kin=_kin(shelf, told),
        rejected=_passed(statements),
        reasons=tuple(named_reports(text, shelf) for text in incident.reasons),
        verdicts=tuple(item for item in register.verdicts if set(item.claims) & set(incident.claims)),
        unread=tuple(item for item in register.reports if item.state != "read"),
        versions=register.versions,
    )  # fmt: skip


def _known(incident: Incident, statements: tuple[Statement, ...], labels: Mapping[str, str]) -> tuple[Known, ...]:
    affirmed = [item.claim.id for item in statements if not item.denies]
    acts = [words.label(act, labels) for act in incident.acts]
    rows = [_row("Existence", acts, incident.corroboration, "existence", affirmed)]
    for envelope in incident.counts:
        whole = [value for value in envelope.values if value.part_of is None and value.superseded_by is None]
        figures = list(dict.fromkeys(words.figure(value) for value in whole)) or _parts(envelope)
        name = words.label(envelope.kind, labels).capitalize()
        claims = [value.claim for value in envelope.values]
        rows.append(_row(name, figures, envelope.corroboration, f"counts.{envelope.kind}", claims))
    for role in dict.fromkeys(item.role for item in incident.dates):
        values = dict.fromkeys(words.date(item.edtf) for item in incident.dates if item.role == role)
        claims = [item.claim for item in incident.dates if item.role == role]
        rows.append(_row(f"Date of {words.label(role, labels)}", list(values), None, "date", claims))
    stated = [item.claim.id for item in statements if incident.place and names(item.claim.place, incident.place)]
    rows.append(_row("Place", [words.place(incident.place)], None, "place", stated))
    for actor in incident.perpetrators:
        value = f"{apart(actor.name)} ({actor.status}; basis: {words.label(actor.basis, labels)})"
        rows.append(_row("Perpetrator as reported", [value], actor.corroboration, "attribution", list(actor.claims)))
    return tuple(rows)


def names(place: Place | None, meant: Place) -> bool:
    """Whether a claim's place is the one that the incident was given."""
    if place is None:
        return False
    return place.gazetteer_id == meant.gazetteer_id if meant.gazetteer_id else place.wording == meant.wording


def apart(name: str) -> str:
    """A name written from right to left, between isolates, so that the words after it keep their own direction; the
    mark before it tells a browser which that is."""
    turns = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in name)
    return f"\u200e\u2068{name}\u2069" if turns else name


def _parts(envelope: CountEnvelope) -> list[str]:
    """Figures of a kind of which only parts of a total are told."""
    return list(dict.fromkeys(f"{words.figure(value)} (part of a total)" for value in envelope.values))


_STATED = {"finder": "Found by, as stated", "victims": "Victims, as stated", "motive": "Motive, as stated"}


def _stated(statements: tuple[Statement, ...]) -> list[Known]:
    """What claims say that no origin count grades: every different value, in order of the reports."""
    rows = []
    for slot, name in _STATED.items():
        said = [(value.value, item.claim.id) for item in statements for value in item.values if value.slot == slot]
        if said:
            rows.append(_row(name, list(dict(said)), None, "", [claim for _, claim in said]))
    return rows


def _row(name: str, values: list[str], grade: Corroboration | None, code: str, claims: list[str]) -> Known:
    said, numbers = (words.corroboration(grade), words.three_numbers(grade)) if grade else ("", "")
    return Known(name, tuple(values), said, numbers, code, tuple(claim for claim in dict.fromkeys(claims) if claim))


def _undated(statements: tuple[Statement, ...]) -> list[tuple[str, str, str]]:
    return [
        (when.role, when.wording, item.claim.id) for item in statements for when in item.claim.dates if not when.edtf
    ]


def _passed(statements: tuple[Statement, ...]) -> tuple[Passed, ...]:
    groups: dict[tuple[str, str, str], list[tuple[Rejected, str]]] = {}
    for item in statements:
        for value in item.claim.rejected:
            groups.setdefault((value.slot, value.wording, value.why), []).append((value, item.claim.id))
    return tuple(Passed(rows[0][0], tuple(dict.fromkeys(claim for _, claim in rows))) for rows in groups.values())


def _voices(
    statements: tuple[Statement, ...], grade: Corroboration | None, labels: Mapping[str, str]
) -> tuple[Voiced, ...]:
    """Origins in order of appearance; the unknown last, since they count for nothing."""
    firm = {one.origin: words.firm(one, labels) for one in grade.firmness} if grade else {}
    groups: dict[Origin, list[Statement]] = {}
    for item in statements:
        for origin in item.origins:
            groups.setdefault(origin, []).append(item)
    unknown = [item for item in statements if not item.origins]
    rows = [Voiced(origin, said_by(items), firm.get(origin.id, "")) for origin, items in groups.items()]
    return (*rows, Voiced(None, said_by(unknown))) if unknown else tuple(rows)


def _kin(shelf: Lookup, told: tuple[Told, ...]) -> tuple[Kin, ...]:
    """Families first, then the reports that stand alone."""
    kin = []
    for family in shelf.families:
        members = tuple(item for item in told if item.report.id in family.reports)
        if members:
            kin.append(Kin(family, members, tuple(_derived(shelf, link) for link in family.links)))
    alone = [item for item in told if not shelf.families_of(item.report.id)]
    return tuple(kin + [Kin(None, (item,), ()) for item in alone])


def _derived(shelf: Lookup, link: Link) -> Derived:
    texts = {layer.report: layer.text for layer in shelf.layers.values() if layer.kind == "text"}
    here, there = texts.get(link.from_report, ""), texts.get(link.to_report, "")
    runs = tuple(Aligned(_run(here, a, b), _run(there, c, d)) for a, b, c, d in link.spans)
    shown = tuple(run for run in runs if run.copy and run.source)  # a report outside this slice has no text here
    return Derived(link, shelf.outlet(link.from_report), shelf.outlet(link.to_report), shown)


def _run(text: str, start: int, end: int) -> str:
    words_of = " ".join(text[start:end].split())
    return words_of if len(words_of) <= _PAIR else words_of[:_PAIR].rsplit(" ", 1)[0] + " …"
