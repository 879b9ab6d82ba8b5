"""A register by id: what every table and page asks of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from headstone.model.claims import Claim
from headstone.model.lineage import Family, Link, Origin
from headstone.model.register import Register
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.model.spans import Quote

_REPORT = re.compile(r"\bR-[0-9a-f]{12}\b")


@dataclass(frozen=True, slots=True)
class Lookup:
    reports: dict[str, Report]
    layers: dict[str, Layer]
    claims: dict[str, Claim]
    origins: dict[str, Origin]
    origin_ids: dict[str, str | None]
    families: tuple[Family, ...]
    records: dict[str, CollectionRecord]
    behind: dict[str, tuple[Origin, ...]]  # by claim, every origin that stands behind it

    def origin_of(self, claim: str) -> Origin | None:
        """The first of its origins; None where the origin is unknown."""
        return self.origins.get(self.origin_ids.get(claim) or "")

    def origins_of(self, *claims: str) -> tuple[Origin, ...]:
        """Every origin that stands behind the claims, each once; none where the origin is unknown."""
        found = (one for claim in claims for one in self.behind.get(claim) or filter(None, [self.origin_of(claim)]))
        return tuple({one.id: one for one in found}.values())

    def origin_name(self, claim: str) -> str:
        """The names of all that stand behind the claim."""
        return " + ".join(one.name for one in self.origins_of(claim)) or "unknown origin"

    def outlet(self, report: str) -> str:
        """Publisher as given; never guessed from the file's name."""
        found = self.reports.get(report)
        return (found.meta.publisher if found else None) or "publisher not known"

    def families_of(self, report: str) -> list[Family]:
        return [family for family in self.families if report in family.reports]

    def links_of(self, report: str) -> list[Link]:
        """Derivations in which the report is the copy."""
        return [link for family in self.families for link in family.links if link.from_report == report]

    def claims_of(self, report: str) -> list[Claim]:
        return [claim for claim in self.claims.values() if claim.report == report]


def lookup(register: Register) -> Lookup:
    return Lookup(
        {report.id: report for report in register.reports},
        {layer.id: layer for layer in register.layers},
        {claim.id: claim for claim in register.claims},
        {origin.id: origin for origin in register.origins},
        dict(register.claim_origins),
        register.families,
        {record.sha256: record for record in register.records},
        _behind(register.origins),
    )


def _behind(origins: Iterable[Origin]) -> dict[str, tuple[Origin, ...]]:
    found: dict[str, list[Origin]] = {}
    for origin in sorted(origins, key=lambda one: one.id):
        for claim in origin.claims:
            found.setdefault(claim, []).append(origin)
    return {claim: tuple(row) for claim, row in found.items()}


def quote_for(claim: Claim, indexes: Iterable[int], wording: str = "") -> Quote | None:
    """The quote to show for a value: one of its own that holds the wording, widened to its sentence."""
    own = [claim.quotes[index] for index in indexes if 0 <= index < len(claim.quotes)]
    holding = [quote for quote in own if wording in quote.exact] or own or list(claim.quotes[:1])
    if not holding:
        return None
    first = max(holding, key=lambda quote: len(quote.exact))
    around = [item for item in claim.quotes if item.start <= first.start and first.end <= item.end]
    return max(around, key=lambda quote: len(quote.exact))


def named_reports(text: str, shelf: Lookup) -> str:
    """A reason in words, with the outlet (and month) in place of each report's id."""
    return _REPORT.sub(lambda match: _short_name(match.group(), shelf), text)


def _short_name(report: str, shelf: Lookup) -> str:
    found = shelf.reports.get(report)
    if found is None or not found.meta.publisher:
        return report
    return f"{found.meta.publisher} ({found.meta.published})" if found.meta.published else found.meta.publisher
