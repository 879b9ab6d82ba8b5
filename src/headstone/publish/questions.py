"""What a person is asked: pairs of incidents that may be one, the likeliest first."""

from collections.abc import Sequence

from headstone.model.incidents import Incident
from headstone.publish import words
from headstone.publish.rows import Table


def question_rows(incidents: Sequence[Incident]) -> Table:
    """Each pair once, with the score of its best pair of reports over the threshold of joining, and why."""
    titles = {one.id: one.title for one in incidents}
    found = {
        (min(one.id, asked.incident), max(one.id, asked.incident)): asked
        for one in incidents
        if one.state == "live"
        for asked in one.asked
        if asked.incident in titles
    }
    ordered = sorted(found.items(), key=lambda item: (-item[1].score, item[0]))
    rows = (
        (a, titles[a], b, titles[b], f"{asked.score:+.1f}", "; ".join(asked.reasons)) for (a, b), asked in ordered
    )
    return Table(("incident", "title", "other", "its_title", "score", "why"), tuple(rows))


def pair_rows(one: Incident, other: Incident) -> Table:
    """Two incidents side by side, property by property, and what speaks for and against their being one."""
    asked = next((row for row in one.asked if row.incident == other.id), None)
    pairs = zip(properties(one), properties(other), strict=True)
    rows = [(name, here, there) for (name, here), (_, there) in pairs]
    rows += [("why", reason, "") for reason in (asked.reasons if asked else ())]
    return Table(("property", one.id, other.id), tuple(rows))


def properties(one: Incident) -> tuple[tuple[str, str], ...]:
    """What is compared of an incident, in words."""
    figures = (
        f"{words.label(envelope.kind)} {' | '.join(words.figure(value) for value in envelope.values)}"
        for envelope in one.counts
    )
    return (
        ("title", one.title),
        ("acts", ", ".join(words.label(act) for act in one.acts)),
        ("place", words.place(one.place)),
        ("dates", "; ".join(f"{words.label(date.role)} {words.date(date.edtf)}" for date in one.dates if date.edtf)),
        ("counts", "; ".join(figures)),
        ("blamed", ", ".join(actor.name for actor in one.perpetrators)),
        ("told by", words.three_numbers(one.corroboration)),
        ("reports", ", ".join(one.reports)),
    )
