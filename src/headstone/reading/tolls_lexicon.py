"""The words in which reports count the killed and the injured, compiled from `data/tolls_en.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headstone.reading.lexicon import Lexicon

KILLED, INJURED, HIT = "killed", "injured", "hit"  # hit: shot or stabbed, with what end the sentence does not say
SHORTEST = 5  # letters of a plural that counts persons by its ending
PATTERNS = (
    "care", "toll", "nobody_hurt", "nobody_dead", "multiple_hit", "multiple_dead", "a_death", "an_injury", "elsewhere",
    "worth", "own_hand", "mishap",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TollLexicon:
    """`verbs` maps a lemma to its class, `words` a list's name to its words, `cues` a pattern's name to the pattern."""

    version: str
    verbs: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    cues: Mapping[str, re.Pattern[str]]
    multiple: Mapping[str, int]
    common: Lexicon

    def lists(self, word: str, *names: str) -> bool:
        """Whether one of the lists holds a word."""
        return any(word in self.words[name] for name in names)

    def person(self, word: str) -> bool:
        """Whether a lower-case noun means a person or persons."""
        return word in self.words["persons"] or self.common.nouns.get(word) == "person" or self.people(word)

    def people(self, word: str) -> bool:
        """A plural that counts persons by its ending."""
        ends = self.common.person_ending.match(word)
        return bool(ends) and len(word) >= SHORTEST and word not in self.common.not_persons


def compile_tolls(table: Mapping[str, Any], common: Lexicon) -> TollLexicon:
    """The lexicon of the table `tolls_*.yaml` as loaded, beside the common one."""
    verbs = {lemma: name for name, lemmas in table["verbs"].items() for lemma in lemmas}
    words = {name: frozenset(w.lower() for w in row) for name, row in table.items() if isinstance(row, list)}
    cues = {name: re.compile(table[name], re.IGNORECASE) for name in PATTERNS}
    return TollLexicon(f"tolls-{table['version']}", verbs, words, cues, dict(table["multiple"]), common)
