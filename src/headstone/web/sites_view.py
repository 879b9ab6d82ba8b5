"""Sites: the list with its facets, and one site through its states."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headstone.browsing import SITE_FACETS, SiteRecord, SiteRows
from headstone.model.incidents import Site
from headstone.model.pages import Asked
from headstone.publish import json_values
from headstone.publish.areas import Outlines
from headstone.publish.locator import Locator, locate
from headstone.publish.lookup import lookup
from headstone.web.register_view import Facet, Pages, address, facets_of, labeller, pages_of
from headstone.web.tongues import Tongue

PATH = "/sites"


@dataclass(frozen=True, slots=True)
class SitesView:
    sites: tuple[Site, ...]
    facets: tuple[Facet, ...]
    pages: Pages
    asked: Asked
    stamps: tuple[str, ...]
    template: str = "sites.html"
    here: str = "sites"

    def values(self) -> dict[str, Any]:
        return {
            "stamps": self.stamps, "total": self.pages.total, "page": self.pages.number, "pages": self.pages.of,
            "sites": [json_values.site(site) for site in self.sites],
            "facets": {f.kind: {c.value: c.amount for c in f.choices} for f in self.facets},
        }  # fmt: skip


def sites_view(
    rows: SiteRows, asked: Asked, number: int, tongue: Tongue, labels: Mapping[str, str], stamps: tuple[str, ...]
) -> SitesView:
    facets = facets_of(rows.facets, asked, SITE_FACETS, labeller(tongue, labels), PATH)
    return SitesView(rows.sites, facets, pages_of(number, rows.total, lambda n: address(asked, PATH, n)), asked, stamps)


@dataclass(frozen=True, slots=True)
class Stage:
    """One state of a site with who says so."""

    axis: str
    value: str
    edtf: str | None
    claims: tuple[tuple[str, str, str], ...]  # claim, its report, its origin's name


@dataclass(frozen=True, slots=True)
class SiteView:
    site: Site
    stages: tuple[Stage, ...]
    incidents: tuple[tuple[str, str], ...]
    map: Locator | None
    stamps: tuple[str, ...]
    template: str = "site.html"
    here: str = "sites"

    def values(self) -> dict[str, Any]:
        return {"stamps": self.stamps, "site": json_values.site(self.site), "titles": dict(self.incidents)}


def stages_of(site: Site, shelf: Any) -> tuple[Stage, ...]:
    """The life-cycle, dated states first in order of time; what says the same stands once."""
    groups: dict[tuple[str, str, str | None], list[tuple[str, str, str]]] = {}
    for state in sorted(site.states, key=lambda item: (item.edtf or "~", item.axis, item.value, item.claim)):
        claim = shelf.claims.get(state.claim)
        who = (state.claim, claim.report if claim else "", shelf.origin_name(state.claim))
        groups.setdefault((state.axis, state.value, state.edtf), []).append(who)
    return tuple(Stage(axis, value, edtf, tuple(who)) for (axis, value, edtf), who in groups.items())


def site_view(record: SiteRecord, outlines: Outlines, labels: Mapping[str, str]) -> SiteView:
    site = record.site
    shelf = lookup(record.cleared.register)
    named = tuple((id_, record.titles.get(id_, id_)) for id_ in site.incidents)
    return SiteView(site, stages_of(site, shelf), named, locate(site.place, outlines, labels), record.cleared.stamps)
