"""The graph of origins as a drawing: origins on the left, the reports that carry them on the right, copies between.

Plain positions; the template draws lines, circles and texts. The same stands beside it as a table, so the drawing is
hidden from screen readers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.model.sources import Report
from headstone.publish.source_graph import SourceGraph

WIDTH = 720
ROW = 34
TOP = 24
LEFT, RIGHT = 250, 400  # x of the origins' and the reports' circles
BEND = 26  # how far the arc of a copy swings out, and further for each copy that ends at the same source
NAME = 33  # letters of a name in the drawing: the table has all of it
MOST = 40  # reports: a graph of more is read in the table


@dataclass(frozen=True, slots=True)
class Node:
    x: int
    y: int
    text: str
    kind: str  # known | other | unknown | report
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """From an origin to a report that carries it."""

    x1: int
    y1: int
    x2: int
    y2: int
    counted: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A copy, from its source to itself, drawn on the right of the reports."""

    path: str
    head: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    origins: tuple[Node, ...]
    reports: tuple[Node, ...]
    lines: tuple[Line, ...]
    arcs: tuple[Arc, ...]


def drawn(graph: SourceGraph) -> Drawing | None:
    """The drawing; None where there are more reports than a drawing can show."""
    carried = [*((one, "known") for one in graph.known), *((one, "other") for one in graph.others)]
    reports = list(dict.fromkeys([*(r for one, _ in carried for r in one.reports), *graph.unknown]))
    if not reports or len(reports) > MOST:
        return None
    y = {report.id: TOP + ROW * number for number, report in enumerate(reports)}
    origins, lines = [], []
    gap = (ROW * (len(reports) - 1)) / max(1, len(carried) - 1) if len(carried) > 1 else 0
    for number, (one, kind) in enumerate(carried):
        at = round(TOP + max(gap, ROW) * number) if len(carried) > 1 else round(TOP + ROW * (len(reports) - 1) / 2)
        name = one.origin.name if one.origin else ""
        origins.append(Node(LEFT, at, short(name), kind, ""))
        lines += [Line(LEFT, at, RIGHT, y[report.id], kind == "known") for report in one.reports]
    nodes = tuple(Node(RIGHT, y[report.id], short(name_of(report)), "report", report.id) for report in reports)
    height = max([TOP, *(node.y for node in (*origins, *nodes))]) + TOP
    return Drawing(WIDTH, height, tuple(origins), nodes, tuple(lines), arcs(graph, y, nodes))


def arcs(graph: SourceGraph, y: dict[str, int], nodes: Sequence[Node]) -> tuple[Arc, ...]:
    edge = RIGHT + 12 + max((len(node.text) for node in nodes), default=0) * 7
    made = []
    for number, link in enumerate(link for link in graph.links if link.from_report in y and link.to_report in y):
        start, end = y[link.to_report], y[link.from_report]
        x = min(edge, WIDTH - 60)
        out = min(x + BEND + 6 * (number % 5), WIDTH - 8)
        path = f"M{x},{start} C{out},{start} {out},{end} {x},{end}"
        head = f"M{x + 7},{end - 4} L{x},{end} L{x + 7},{end + 4}" if link.directed else None
        made.append(Arc(path, head, link.kind))
    return tuple(made)


def name_of(report: Report) -> str:
    name = report.meta.publisher or report.id
    if not report.meta.published:
        return name
    # isolated: after Arabic letters the parts of a date would be drawn the other way round
    return f"\u2068{name}\u2069, {report.meta.published}"


def short(text: str) -> str:
    return text if len(text) <= NAME else text[: NAME - 1].rstrip() + "…"
