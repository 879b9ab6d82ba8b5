"""Incidents as short paragraphs of plain text: what a terminal shows of a small register."""

import textwrap
from collections.abc import Iterator, Mapping

from headstone.model.incidents import Incident
from headstone.model.register import Register
from headstone.publish import words
from headstone.publish.tables import counts_in_words, dates_in_words, totals

INDENT = 8  # columns: as wide as an id and two spaces


def render(register: Register, labels: Mapping[str, str] = words.NO_LABELS, width: int = 100) -> str:
    """Every incident, those with most reports first, and a line of totals. `width` in columns."""
    ordered = sorted(register.incidents, key=lambda item: (-len(item.reports), item.id))
    cards = ["\n".join(_lines(item, labels, width)) for item in ordered]
    foot = [*textwrap.wrap(totals(register), width), "Documented reports, not incidence."]
    return "\n\n".join([*cards, "\n".join(foot)])


def _lines(incident: Incident, labels: Mapping[str, str], width: int) -> Iterator[str]:
    state = "" if incident.state == "live" else f" ({words.label(incident.state, labels)})"
    yield f"{incident.id:<{INDENT}}{incident.title}{state}"
    for name, said in (
        ("where", words.place(incident.place)),
        ("when", dates_in_words(incident)),
        ("counts", counts_in_words(incident, labels)),
        ("blamed", ", ".join(f"{actor.name} ({actor.status})" for actor in incident.perpetrators)),
        ("but", "; ".join(incident.conflicts)),
        ("told by", words.three_numbers(incident.corroboration)),
    ):
        if said:
            yield from _wrapped(f"{name:<8}", said, width)


def _wrapped(name: str, said: str, width: int) -> list[str]:
    first = " " * INDENT + name
    return textwrap.wrap(said, width, initial_indent=first, subsequent_indent=" " * len(first))
