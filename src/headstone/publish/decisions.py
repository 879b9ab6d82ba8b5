"""What people decided of an incident, and what waits for them, as tables."""

from collections.abc import Mapping, Sequence

from headstone.model.incidents import Incident
from headstone.model.judging import Judgment
from headstone.model.pages import Todo
from headstone.publish.rows import Cell, Table


def with_decisions(table: Table, judged: Judgment) -> Table:
    """The properties of an incident with the decisions that stand: (property, value, corroboration, who) rows."""
    rows: list[tuple[Cell, ...]] = [
        (f"judgment of {slot}", f"{one.value}: {one.reason}", None, one.by) for slot, one in judged.grades.items()
    ]
    rows += [("assigned to", judged.assignee, None, None)] if judged.assignee else []
    rows += [("accepted", "every claim", None, ", ".join(judged.accepted_by))] if judged.accepted else []
    if judged.signature:
        said = "holds" if judged.signature.holds else "void: the record was changed since"
        rows.append(("signed off", said, None, judged.signature.verdict.by))
    return Table(table.headers, (*table.rows, *rows))


def queue_rows(waits: Sequence[tuple[Todo, Incident]], assignees: Mapping[str, str]) -> Table:
    """What waits, the weightiest reason first."""
    rows = []
    for todo, one in waits:
        why = "; ".join(f"{kind} {detail}".strip() for kind, detail in todo.reasons)
        rows.append((one.id, one.title, assignees.get(one.id, ""), why))
    return Table(("incident", "title", "assigned_to", "why"), tuple(rows))
