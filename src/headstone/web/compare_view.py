"""Two reports beside each other, with every passage that both hold."""

from dataclasses import dataclass
from typing import Any

from headstone.publish import json_values
from headstone.publish.side_by_side import SideBySide, verdict


@dataclass(frozen=True, slots=True)
class CompareView:
    shown: SideBySide
    verdict: str
    remains: tuple[str, ...]  # words that are shown on request only
    stamps: tuple[str, ...]
    template: str = "compare.html"
    here: str = "reports"

    def values(self) -> dict[str, Any]:
        link = self.shown.link
        return {
            "stamps": self.stamps, "copy": self.shown.copy.id, "source": self.shown.source.id, "verdict": self.verdict,
            "link": json_values.link(link) if link else None,
            "passages": [json_values.leaf(passage) for passage in self.shown.passages],
        }  # fmt: skip


def compare_view(shown: SideBySide, remains: tuple[str, ...], stamps: tuple[str, ...]) -> CompareView:
    return CompareView(shown, verdict(shown), remains, stamps)
