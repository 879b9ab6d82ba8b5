"""The whole register as one value (what exports show), and one incident's slice of it (what a dossier shows)."""

from dataclasses import dataclass

from headstone.model.claims import Claim
from headstone.model.custody import LogEntry
from headstone.model.incidents import Incident, Site
from headstone.model.lineage import Family, Origin
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.model.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or a part of one, that gave no report: what `add` printed."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class Versions:
    headstone: str
    vocabulary: str
    gazetteer: str
    reader: str


@dataclass(frozen=True, slots=True)
class Register:
    versions: Versions
    custody_head: str
    custody: tuple[LogEntry, ...]
    refused: tuple[Refusal, ...]
    verdicts: tuple[Verdict, ...]
    origins: tuple[Origin, ...]
    reports: tuple[Report, ...]
    layers: tuple[Layer, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    sites: tuple[Site, ...]
    families: tuple[Family, ...]
    claim_origins: tuple[tuple[str, str | None], ...] = ()  # claim id, origin id or None (unknown)
    leads: tuple[tuple[str, str | None, str | None], ...] = ()  # report id, lead incident, lead claim
    records: tuple[CollectionRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident with everything that bears on it. `register` holds only the rows that this incident touches."""

    incident: Incident
    register: Register
