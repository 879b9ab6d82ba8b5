"""The words that tell of scholars on their own account (`independent` of data/speakers.yaml), compiled by language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class IndependentWords:
    """What says in one language that somebody is a scholar, works alone, belongs to no institution."""

    scholars: re.Pattern[str]
    alone: re.Pattern[str]
    unattached: re.Pattern[str]


def independent_words(table: Mapping[str, Any]) -> dict[str, IndependentWords]:
    """The compiled table, by language."""
    return {
        language: IndependentWords(
            re.compile(rf"\b(?:{row['scholars']})\b", re.IGNORECASE), _any(row["alone"]), _any(row["unattached"])
        )
        for language, row in table.items()
        if language != "source"
    }


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{pattern})" for pattern in patterns), re.IGNORECASE)
