"""What a person is asked: pairs of incidents that may be one, the likeliest first."""

from collections.abc import Sequence

from headstone.model.incidents import Incident
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
