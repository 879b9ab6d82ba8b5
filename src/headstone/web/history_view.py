"""The history of a record: each decision, the newest first, with what it changed."""

from dataclasses import dataclass
from typing import Any

from headstone.histories import History, Step
from headstone.model.verdicts import Verdict
from headstone.publish import json_values


@dataclass(frozen=True, slots=True)
class HistoryView:
    history: History
    withdrawn: frozenset[str]
    stamps: tuple[str, ...]
    template: str = "history.html"
    here: str = "review"

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(reversed(self.history.steps))

    def values(self) -> dict[str, Any]:
        return {
            "stamps": self.stamps, "id": self.history.id, "incident": self.history.incident,
            "steps": [
                {
                    "verdicts": [json_values.verdict(one) for one in step.verdicts], "taken_back": step.taken_back,
                    "changes": [json_values.leaf(change) for change in step.changes],
                }
                for step in self.history.steps
            ],
        }  # fmt: skip


def history_view(found: History, stamps: tuple[str, ...]) -> HistoryView:
    every: list[Verdict] = [one for step in found.steps if step.taken_back for one in step.verdicts]
    return HistoryView(found, frozenset(one.id for one in every), stamps)
