"""The list of incidents as one HTML page that links to the dossiers beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from headstone.model.incidents import Incident
from headstone.publish import words
from headstone.publish.dossier import environment, style
from headstone.publish.tables import counts_in_words, dates_in_words, totals
from headstone.safety.clear import Cleared


@dataclass(frozen=True, slots=True)
class Entry:
    incident: Incident
    link: str | None
    dates: str
    counts: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    stamps: tuple[str, ...]
    totals: str
    entries: tuple[Entry, ...]
    custody_head: str


def render(
    cleared: Cleared, dossiers: Mapping[str, str] | None = None, *, labels: Mapping[str, str] = words.NO_LABELS
) -> str:
    """The page. `dossiers`: incident id -> file name beside this page; None links each incident to "<id>.html"."""
    page = IndexPage(
        cleared.stamps,
        totals(cleared.register),
        tuple(_entry(item, dossiers, labels) for item in sorted(cleared.register.incidents, key=lambda item: item.id)),
        cleared.custody_head,
    )
    return environment().get_template("index.html").render(page=page, style=style())


def _entry(item: Incident, dossiers: Mapping[str, str] | None, labels: Mapping[str, str]) -> Entry:
    link = f"{item.id}.html" if dossiers is None else dossiers.get(item.id)
    return Entry(item, link, dates_in_words(item), counts_in_words(item, labels))
