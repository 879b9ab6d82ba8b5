"""Pages of the case as a whole: what is added, and how it keeps."""

from dataclasses import dataclass
from typing import Any

from headstone.keeping import Health
from headstone.publish import json_values
from headstone.showing import NoReport
from headstone.uploading import Told
from headstone.web.register_view import Pages

LINES = 200  # of a run that are shown


@dataclass(frozen=True, slots=True)
class AddView:
    told: Told
    limit_mb: int
    stamps: tuple[str, ...]
    template: str = "add.html"
    here: str = "add"

    def values(self) -> dict[str, Any]:
        told = self.told
        return {
            "stamps": self.stamps, "state": told.state, "done": told.done, "total": told.total,
            "lines": [{"file": name, "said": why} for name, why in told.lines],
            "refused": [{"file": one.file, "why": one.why} for one in told.refused], "fault": told.fault or None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class FilesView:
    """Files that gave no report, each with why."""

    rows: tuple[NoReport, ...]
    pages: Pages
    stamps: tuple[str, ...]
    template: str = "files.html"
    here: str = "health"

    def values(self) -> dict[str, Any]:
        rows = [{"file": one.file, "why": one.why, "sha256": one.sha256, "picture": one.picture} for one in self.rows]
        return {"stamps": self.stamps, "total": self.pages.total, "page": self.pages.number, "files": rows}


@dataclass(frozen=True, slots=True)
class PictureView:
    """`asked`: a person asked to see it; nobody has looked at it before, so it may be graphic."""

    file: NoReport
    asked: bool
    stamps: tuple[str, ...]
    template: str = "picture.html"
    here: str = "health"

    def values(self) -> dict[str, Any]:
        return {"stamps": self.stamps, "file": self.file.file, "sha256": self.file.sha256, "why": self.file.why}


@dataclass(frozen=True, slots=True)
class HealthView:
    """`checked` None: nobody asked to hash everything again on this page."""

    health: Health
    checked: tuple[bool, int, tuple[tuple[str, str], ...]] | None
    free: int
    used: int
    stamps: tuple[str, ...]
    template: str = "health.html"
    here: str = "health"

    def values(self) -> dict[str, Any]:
        found, totals = self.health, self.health.totals
        return {
            "stamps": self.stamps, "custody_head": found.head, "versions": json_values.versions(found.versions),
            "originals": totals.originals, "reports": totals.reports, "claims": totals.claims,
            "incidents": totals.incidents, "sites": totals.sites, "unread": [list(one) for one in found.unread],
            "read_only": found.read_only, "free_bytes": self.free, "case_bytes": self.used,
            "log": [json_values.leaf(entry) for entry in found.log],
            "verified": {"ok": self.checked[0], "checked": self.checked[1]} if self.checked else None,
        }  # fmt: skip
