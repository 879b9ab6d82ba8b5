"""Two reports beside each other: what kind of copy it is, and every passage that both hold, as each has it."""

from dataclasses import dataclass

from headstone.model.lineage import Link
from headstone.model.register import Register
from headstone.model.sources import Layer, Report
from headstone.publish import words
from headstone.publish.rows import Table


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the copy and of its source, by code points of their layers."""

    copy: str
    source: str
    copy_start: int
    source_start: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """`link` None: nothing that was copied is known. `copy` and `source` are as asked for where there is no link."""

    copy: Report
    source: Report
    link: Link | None
    passages: tuple[Passage, ...]


def side_by_side(register: Register, one: Report, other: Report) -> SideBySide:
    """The two reports with the link that shows most of what they share."""
    ends = {one.id, other.id}
    links = (link for family in register.families for link in family.links)
    found = {link for link in links if {link.from_report, link.to_report} == ends}
    best = max(found, key=lambda link: (len(link.spans), link.overlap, link.kind), default=None)
    if best is None:
        return SideBySide(one, other, None, ())
    copy, source = (one, other) if best.from_report == one.id else (other, one)
    layers: dict[str, Layer] = {layer.report: layer for layer in register.layers}
    a, b = layers[copy.id].text, layers[source.id].text
    spans = sorted(best.spans)
    passages = (Passage(a[i:j], b[k:end], i, k) for i, j, k, end in spans)
    return SideBySide(copy, source, best, tuple(passages))


def passage_rows(shown: SideBySide) -> Table:
    """One passage a row, the copy's words before the source's."""
    headers = ("at", _name(shown.copy), "at_source", _name(shown.source))
    rows = ((p.copy_start, _flat(p.copy), p.source_start, _flat(p.source)) for p in shown.passages)
    return Table(headers, tuple(rows))


def _flat(words: str) -> str:
    return " ".join(words.split())


def _name(report: Report) -> str:
    return f"{report.meta.publisher or 'publisher not known'} {report.id}"


def verdict(shown: SideBySide) -> str:
    """What kind of copy it is, in words."""
    link = shown.link
    if link is None:
        return "no copied passage is known between these two: each has its own words, or they share too little to tell"
    way = "is the copy" if link.directed else "may be the copy"
    kind = f"{words.label(link.kind)}, {link.overlap:.0%} of it stands in the other"
    return f"{_name(shown.copy)} {way}: {kind}. {link.rule}"
