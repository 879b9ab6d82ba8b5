"""The small values of the register as plain JSON objects: one function a noun, names as the contract has them."""

from collections.abc import Iterable
from typing import Any

from headstone.model.claims import Claim
from headstone.model.incidents import Corroboration, CountEnvelope, Incident, NamedActor, Site
from headstone.model.lineage import Family, Link
from headstone.model.places import Place
from headstone.model.register import Versions
from headstone.model.sources import Layer, Report
from headstone.model.verdicts import Verdict

Json = dict[str, Any]


def leaf(value: Any) -> Json:
    """A flat value, field by field; tuples become lists. None stays null: unknown is never a placeholder."""
    return {name: _plain(getattr(value, name)) for name in value.__slots__}


def leaves(values: Iterable[Any]) -> list[Json]:
    return [leaf(value) for value in values]


def versions(value: Versions) -> Json:
    return {
        "version": value.headstone,
        "vocabulary": value.vocabulary,
        "gazetteer": value.gazetteer,
        "reader": value.reader,
    }


def place(value: Place | None) -> Json | None:
    if value is None:
        return None
    return leaf(value) | {"candidates": leaves(value.candidates)}


def report(value: Report, layers: Iterable[Layer], lead: tuple[str | None, str | None]) -> Json:
    """A report with its layers. Publication, update and capture are three fields, never one."""
    meta = value.meta
    return {
        "id": value.id,
        "file": whole_name(value),
        "original_sha256": value.original_sha256,
        "layers": [layer(item) for item in layers],
        "publisher": meta.publisher,
        "title": meta.title,
        "published": meta.published,
        "language": meta.language,
        "state": value.state,
        "why_unread": value.why_unread,
        "credits": list(value.credits),
        "lead_incident": lead[0],
        "lead_claim": lead[1],
        "author": meta.author,
        "updated": meta.updated,
        "captured_at": meta.captured_at,
        "url": meta.url,
        "rights": meta.rights,
        "invented": meta.invented,
        "scope": value.scope,
    }


def whole_name(value: Report) -> str:
    """File as given to add, with the part inside it, whichever of the two fields holds the part."""
    return value.file if value.file.endswith(value.part) else value.file + value.part


def layer(value: Layer) -> Json:
    return {
        "id": value.id,
        "kind": value.kind,
        "tool": value.tool,
        "sha256": value.sha256,
        "text": value.text,
        "main": [[span.start, span.end] for span in value.main],
        "pages": list(value.pages),
    }


def claim(value: Claim, origin: str | None) -> Json:
    return {
        "id": value.id,
        "report": value.report,
        "layer": value.layer,
        "act": value.act,
        "trigger": [value.trigger.start, value.trigger.end],
        "episode": value.episode,
        "polarity": value.polarity,
        "modality": value.modality,
        "place": place(value.place),
        "site_type": value.site_type,
        "site_wording": value.site_wording,
        "dates": leaves(value.dates),
        "counts": leaves(value.counts),
        "perpetrators": leaves(value.perpetrators),
        "finder": _one(value.finder),
        "voices": leaves(value.voices),
        "origin": origin,
        "motive": _one(value.motive),
        "remains": leaves(value.remains),
        "victims": _one(value.victims),
        "participants": leaves(value.participants),
        "quotes": leaves(value.quotes),
        "rejected": leaves(value.rejected),
        "score": value.score,
        "rule": value.rule,
        "reader": value.reader,
    }


def incident(value: Incident) -> Json:
    return {
        "id": value.id,
        "aliases": sorted(value.aliases),
        "title": value.title,
        "state": value.state,
        "acts": list(value.acts),
        "sites": sorted(value.sites),
        "claims": sorted(value.claims),
        "reports": sorted(value.reports),
        "place": place(value.place),
        "dates": leaves(value.dates),
        "counts": [envelope(item) for item in value.counts],
        "perpetrators": [actor(item) for item in value.perpetrators],
        "corroboration": corroboration(value.corroboration),
        "related": leaves(value.related),
        "conflicts": list(value.conflicts),
        "reasons": list(value.reasons),
        "asked": [leaf(asked) | {"reasons": list(asked.reasons)} for asked in value.asked],
    }


def corroboration(value: Corroboration | None) -> Json | None:
    if value is None:
        return None
    return leaf(value) | {"origins": sorted(value.origins), "firmness": leaves(value.firmness)}


def envelope(value: CountEnvelope) -> Json:
    return {
        "kind": value.kind,
        "low": value.low,
        "high": value.high,
        "values": leaves(value.values),
        "corroboration": corroboration(value.corroboration),
    }


def actor(value: NamedActor) -> Json:
    return leaf(value) | {"claims": sorted(value.claims), "corroboration": corroboration(value.corroboration)}


def site(value: Site) -> Json:
    return {
        "id": value.id,
        "type": value.type,
        "names": list(value.names),
        "place": place(value.place),
        "states": leaves(value.states),
        "incidents": sorted(value.incidents),
    }


def family(value: Family) -> Json:
    links = sorted(value.links, key=lambda item: (item.from_report, item.to_report, item.kind, item.spans))
    return {"id": value.id, "reports": sorted(value.reports), "links": [link(item) for item in links]}


def link(value: Link) -> Json:
    return {
        "from": value.from_report,
        "to": value.to_report,
        "kind": value.kind,
        "rule": value.rule,
        "overlap": value.overlap,
        "directed": value.directed,
        "spans": [list(run) for run in value.spans],
    }


def verdict(value: Verdict) -> Json:
    span = None if value.span is None else [value.span.start, value.span.end]
    return leaf(value) | {"span": span}


def _one(value: Any) -> Json | None:
    return None if value is None else leaf(value)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
