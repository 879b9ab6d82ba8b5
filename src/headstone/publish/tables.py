"""The tables that the command line prints, as plain values: one function a command."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from headstone.model.claims import Claim
from headstone.model.custody import LogEntry
from headstone.model.incidents import CountEnvelope, DatedRole, Incident, Site
from headstone.model.register import Dossier, Register
from headstone.model.sources import Report
from headstone.publish import words
from headstone.publish.cite import citation as citation
from headstone.publish.lookup import Lookup, lookup
from headstone.publish.rows import Cell, Table
from headstone.publish.why import reasons
from headstone.publish.why import why_rows as why_rows

Labels = Mapping[str, str]
GRAPHIC = "[graphic words; --graphic shows them]"


class Hit(Protocol):
    """What a search gives: `snippet` holds the words found."""

    @property
    def report(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def snippet(self) -> str: ...
    @property
    def graphic(self) -> bool: ...
    @property
    def graphic_title(self) -> bool: ...


def totals(register: Register) -> str:
    """One line for under every table: what was counted, and what could not be read and so is in no total."""
    read = [report for report in register.reports if report.state == "read"]
    unread = Counter(report.why_unread or "unread" for report in register.reports if report.state != "read")
    live = sum(incident.state == "live" for incident in register.incidents)
    line = f"{words.counted(live, 'incident')} from {words.counted(len(read), 'report')} read"
    why = ", ".join(f"{reason}: {amount}" for reason, amount in sorted(unread.items()))
    return f"{line}; {sum(unread.values())} preserved but unread ({why}), in no total" if unread else line


def incident_rows(register: Register, labels: Labels = words.NO_LABELS) -> Table:
    headers = ("id", "title", "state", "acts", "place", "dates", "counts", "documents", "publishers", "known_origins",
               "at_least", "at_most", "unknown_origins", "corroboration")  # fmt: skip
    return Table(headers, tuple(_incident_row(item, labels) for item in sorted(register.incidents, key=lambda i: i.id)))


def _incident_row(incident: Incident, labels: Labels) -> tuple[Cell, ...]:
    grade = incident.corroboration
    numbers: tuple[Cell, ...] = (None,) * 6
    if grade:
        numbers = (grade.documents, grade.publishers, grade.known_origins, grade.at_least, grade.at_most,
                   grade.unknown_origins)  # fmt: skip
    return (
        incident.id, incident.title, incident.state, "; ".join(words.label(act, labels) for act in incident.acts),
        words.place(incident.place), dates_in_words(incident), counts_in_words(incident, labels), *numbers,
        words.corroboration(grade),
    )  # fmt: skip


def dates_in_words(incident: Incident) -> str:
    """Dates role by role: a discovery never stands for the act."""
    ordered = sorted({(date.role, date.edtf) for date in incident.dates})
    groups = groupby(ordered, key=lambda pair: pair[0])
    return "; ".join(f"{role}: {' | '.join(words.date(edtf) for _, edtf in pairs)}" for role, pairs in groups)


def counts_in_words(incident: Incident, labels: Labels = words.NO_LABELS) -> str:
    """Every kind with every different figure side by side; parts of a total are left to the detail."""
    lines = []
    for envelope in incident.counts:
        whole = (value for value in envelope.values if value.part_of is None and value.superseded_by is None)
        figures = dict.fromkeys(map(words.figure, whole))
        if figures:
            lines.append(f"{words.label(envelope.kind, labels)}: {' | '.join(figures)}")
    return "; ".join(lines)


def incident_detail(dossier: Dossier, labels: Labels = words.NO_LABELS) -> Table:
    """One property a row, with its own grade: (property, value, corroboration, documents, publishers, origins, who)."""
    incident, shelf = dossier.incident, lookup(dossier.register)
    rows: list[tuple[Cell, ...]] = [
        ("id", incident.id, None, None), ("aliases", ", ".join(incident.aliases) or None, None, None),
        ("title", incident.title, None, None), ("state", incident.state, None, None),
        ("existence", "; ".join(words.label(act, labels) for act in incident.acts),
         words.corroboration(incident.corroboration), words.three_numbers(incident.corroboration)),
        ("place", words.place(incident.place), None, None),
    ]  # fmt: skip
    rows += [(f"date of {date.role}", _dated(date), None, shelf.origin_name(date.claim))
             for date in incident.dates]  # fmt: skip
    rows += [row for envelope in incident.counts for row in _figure_rows(envelope, shelf, labels)]
    rows += [("perpetrator as reported", f"{actor.name} ({actor.status}; basis {words.label(actor.basis, labels)})",
              words.corroboration(actor.corroboration), ", ".join(dict.fromkeys(map(shelf.origin_name, actor.claims))))
             for actor in incident.perpetrators]  # fmt: skip
    rows += [("conflict", text, None, None) for text in incident.conflicts]
    rows += [
        ("related", f"{item.incident} ({words.label(item.relation, labels)})", None, None) for item in incident.related
    ]
    rows += [("site", item, None, None) for item in incident.sites]
    return Table(("property", "value", "corroboration", "who"), tuple(rows))


def _dated(date: DatedRole) -> str:
    """A date and the words that state it; one that a person gave where the report has none says so."""
    return f"{words.date(date.edtf)} " + (f"“{date.wording}”" if date.wording else "(a person's correction)")


def _figure_rows(envelope: CountEnvelope, shelf: Lookup, labels: Labels) -> list[tuple[Cell, ...]]:
    """Every different figure of a kind from every origin, with the number of claims that give it. The grade is that of
    the kind: where there are several figures it stands on a row of its own, for none of them has it alone."""
    grade = words.corroboration(envelope.corroboration)
    given: Counter[tuple[str, str]] = Counter()
    for value in envelope.values:
        part = f" (part of {value.part_of})" if value.part_of else ""
        part += " (replaced by the same publisher's later version)" if value.superseded_by else ""
        given[words.figure(value) + part, shelf.origin_name(value.claim)] += 1
    kind = words.label(envelope.kind, labels)
    alone = grade if len(given) == 1 else None
    rows: list[tuple[Cell, ...]] = [
        (kind, figure, alone, name if amount == 1 else f"{name} ({words.counted(amount, 'claim')})")
        for (figure, name), amount in given.items()
    ]
    whole = (kind, "(any figure)", grade, words.three_numbers(envelope.corroboration))
    return rows if len(rows) == 1 else [whole, *rows]


def source_rows(dossier: Dossier) -> Table:
    """One report a row: its family, what it copies, and the origins of what it says here."""
    shelf = lookup(dossier.register)
    headers = (
        "report",
        "file",
        "publisher",
        "title",
        "published",
        "state",
        "family",
        "derived_from",
        "credits",
        "origins",
    )
    rows = [
        _source_row(shelf, dossier, shelf.reports[item]) for item in dossier.incident.reports if item in shelf.reports
    ]
    return Table(headers, tuple(sorted(rows, key=lambda row: (str(row[6] or "~"), str(row[4] or "~"), str(row[0])))))


def source_summary(dossier: Dossier) -> str:
    """The three numbers, and the unknown origins beside them."""
    return words.three_numbers(dossier.incident.corroboration)


def _source_row(shelf: Lookup, dossier: Dossier, report: Report) -> tuple[Cell, ...]:
    own = [claim.id for claim in shelf.claims_of(report.id) if claim.id in dossier.incident.claims]
    derived = [
        f"{words.label(link.kind)} {'of' if link.directed else 'with'} {shelf.outlet(link.to_report)} "
        f"({link.to_report}, {link.overlap:.0%})"
        for link in shelf.links_of(report.id)
    ]
    return (
        report.id, report.file, report.meta.publisher, report.meta.title, report.meta.published, report.state,
        ", ".join(family.id for family in shelf.families_of(report.id)) or None, "; ".join(derived) or None,
        ", ".join(report.credits) or None, "; ".join(dict.fromkeys(shelf.origin_name(claim) for claim in own)) or None,
    )  # fmt: skip


def site_rows(register: Register, site: Site, labels: Labels = words.NO_LABELS) -> Table:
    """A site and its life-cycle: each state with its date, claim and origin."""
    shelf = lookup(register)
    rows: list[tuple[Cell, ...]] = [
        ("id", site.id, None, None), ("type", words.label(site.type, labels), None, None),
        ("names", ", ".join(site.names), None, None), ("place", words.place(site.place), None, None),
        ("incidents", ", ".join(site.incidents), None, None),
    ]  # fmt: skip
    said: dict[tuple[str, str, str | None], list[str]] = {}
    for state in sorted(site.states, key=lambda item: (item.edtf or "~", item.axis, item.claim)):
        said.setdefault((state.axis, state.value, state.edtf), []).append(shelf.origin_name(state.claim))
    for (axis, value, edtf), names in said.items():
        rows.append((axis, words.label(value, labels), words.date(edtf), _each_once(names)))
    return Table(("property", "value", "date", "who"), tuple(rows))


def site_list(sites: Iterable[Site], labels: Labels = words.NO_LABELS) -> Table:
    """One site a row, those of most incidents first."""
    rows = tuple(
        (site.id, words.label(site.type, labels), ", ".join(site.names), words.place(site.place),
         "; ".join(dict.fromkeys(words.label(state.value, labels) for state in site.states)), ", ".join(site.incidents))
        for site in sorted(sites, key=lambda site: (-len(site.incidents), site.id))
    )  # fmt: skip
    return Table(("id", "type", "names", "place", "states", "incidents"), rows)


def _each_once(names: Sequence[str]) -> str:
    """Every name once, with the number of claims where it is more than one."""
    given = Counter(names)
    return "; ".join(name if given[name] == 1 else f"{name} ({words.counted(given[name], 'claim')})" for name in given)


def report_rows(register: Register, report: Report, labels: Labels = words.NO_LABELS) -> Table:
    """What was read out of one report: one value a row, claim by claim."""
    shelf = lookup(register)
    incident_of = {claim: incident.id for incident in register.incidents for claim in incident.claims}
    claims = sorted(shelf.claims_of(report.id), key=lambda claim: (claim.episode, claim.trigger.start, claim.id))
    rows = [row for claim in claims for row in _claim_rows(shelf, claim, incident_of.get(claim.id), labels)]
    return Table(("claim", "incident", "act", "slot", "value", "wording", "origin"), tuple(rows))


def _claim_rows(shelf: Lookup, claim: Claim, incident: str | None, labels: Labels) -> list[tuple[Cell, ...]]:
    origin = shelf.origin_name(claim.id)
    return [
        (claim.id, incident, words.label(claim.act, labels), reason.slot, reason.value, reason.wording, origin)
        for reason in reasons(claim, labels)
    ]


def hit_rows(hits: Iterable[Hit], graphic: bool = True) -> Table:
    """What a search found, best first. `graphic`: words on the condition of remains are among it."""
    rows = tuple(
        (hit.report, hit.file, GRAPHIC if hit.graphic_title and not graphic else hit.title,
         GRAPHIC if hit.graphic and not graphic else " ".join(hit.snippet.split()))
        for hit in hits
    )  # fmt: skip
    return Table(("report", "file", "title", "words"), rows)


def log_rows(entries: Iterable[LogEntry]) -> Table:
    """The custody log in its own order, each entry with its hash."""
    headers = ("seq", "at", "actor", "action", "object", "sha256", "reason", "tool", "version", "hash")
    rows = [
        (
            item.seq,
            item.at,
            item.actor,
            item.action,
            item.object,
            item.sha256,
            item.reason,
            item.tool,
            item.version,
            item.hash(),
        )
        for item in sorted(entries, key=lambda entry: entry.seq)
    ]
    return Table(headers, tuple(rows))
