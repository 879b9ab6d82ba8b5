"""The graph of origins drawn in text, for a terminal, and as plain values for a program."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from headstone.model.lineage import Link
from headstone.model.register import Dossier
from headstone.model.sources import Report
from headstone.publish import words
from headstone.publish.source_graph import Carried, SourceGraph, source_graph

KNOWN, OTHER, UNKNOWN = "●", "◌", "○"
BRANCH, LAST, BAR, BLANK = "├─ ", "└─ ", "│  ", "   "


def drawn(dossier: Dossier, labels: Mapping[str, str] = words.NO_LABELS) -> str:
    """The graph as lines: each origin, who carries it and how, then who took from whom, then what depends on what."""
    return "\n".join(_lines(dossier, source_graph(dossier), labels))


def _lines(dossier: Dossier, graph: SourceGraph, labels: Mapping[str, str]) -> Iterator[str]:
    yield f"{dossier.incident.id}  {dossier.incident.title}"
    yield words.three_numbers(graph.corroboration)
    if bounds := words.bounds_explained(graph.corroboration):
        yield bounds
    yield ""
    for one in graph.known:
        firm = words.firm(one.firmness, labels)
        yield f"{KNOWN} {_origin(one)}" + (f" – {firm}" if firm else "")
        yield from _carried(one, graph)
    for one in graph.others:
        yield f"{OTHER} {_origin(one)}, counted for nothing here"
        yield from _carried(one, graph)
    if graph.unknown:
        yield f"{UNKNOWN} no known origin in the text itself"
        yield from _carried(Carried(None, graph.unknown), graph)
    if graph.links:
        yield ""
        yield "who took from whom"
        yield from _taken(dossier, graph)
    for flag in graph.flags:
        yield f"! {flag}"


def _origin(one: Carried) -> str:
    if one.origin is None:
        return "no known origin"
    said = f" (“{one.voice}”)" if one.voice and one.voice != one.origin.name else ""
    return f"{one.origin.name}{said}"


def _carried(one: Carried, graph: SourceGraph) -> Iterator[str]:
    """Reports that carry an origin; a copy stands under the report that it was taken from."""
    sources = {report.id: graph.link_of(report.id, one.reports) for report in one.reports}
    roots = [report for report in one.reports if not _hangs(report, sources)]
    yield from _branches(roots, one.reports, sources, "  ")


def _hangs(report: Report, sources: dict[str, Link | None]) -> bool:
    """Does following its sources end at another report, and not come round to itself?"""
    seen, link = {report.id}, sources[report.id]
    while link is not None and link.to_report not in seen:
        seen.add(link.to_report)
        link = sources.get(link.to_report)
    return link is None and len(seen) > 1


def _branches(
    some: Sequence[Report], every: Sequence[Report], sources: dict[str, Link | None], indent: str
) -> Iterator[str]:
    for number, report in enumerate(some):
        last = number == len(some) - 1
        link = sources[report.id]
        how = f"  {words.label(link.kind)} of {link.to_report}, {link.overlap:.0%}" if indent != "  " and link else ""
        yield f"{indent}{LAST if last else BRANCH}{_report(report)}{how}"
        copies = [
            one for one in every
            if (of := sources[one.id]) is not None and of.to_report == report.id and _hangs(one, sources)
        ]  # fmt: skip
        yield from _branches(copies, every, sources, indent + (BLANK if last else BAR))


def _report(report: Report) -> str:
    credits = f", credits {', '.join(report.credits)}" if report.credits else ""
    parts = [report.meta.publisher or "publisher not known", report.meta.published or "no date"]
    return f"{', '.join(parts)}  {report.id}{credits}"


def _taken(dossier: Dossier, graph: SourceGraph) -> Iterator[str]:
    names = {report.id: report.meta.publisher or report.id for report in dossier.register.reports}
    for link in graph.links:
        arrow = "←" if link.directed else "↔"
        yield (
            f"  {link.to_report} {names.get(link.to_report, '?')} {arrow} {link.from_report} "
            f"{names.get(link.from_report, '?')}  {words.label(link.kind)}, {link.overlap:.0%}: {link.rule}"
        )


def as_values(dossier: Dossier) -> dict[str, Any]:
    """The same for a program: nodes by id, edges by the ids of their ends."""
    graph = source_graph(dossier)
    counted = graph.corroboration
    return {
        "at_least": counted.at_least if counted else None, "at_most": counted.at_most if counted else None,
        "origins": [_node(one, True) for one in graph.known] + [_node(one, False) for one in graph.others],
        "unknown": [report.id for report in graph.unknown],
        "links": [
            {"from": link.from_report, "to": link.to_report, "kind": link.kind, "overlap": link.overlap,
             "directed": link.directed, "rule": link.rule}
            for link in graph.links
        ],
        "flags": list(graph.flags),
    }  # fmt: skip


def _node(one: Carried, counted: bool) -> dict[str, Any]:
    origin = one.origin
    assert origin is not None
    firm = one.firmness
    return {
        "id": origin.id, "kind": origin.kind, "name": origin.name, "voice": one.voice, "counted": counted,
        "reports": [report.id for report in one.reports],
        "score": firm.score if firm else None, "signs": list(firm.signs) if firm else [],
    }  # fmt: skip
