"""Whether a marked report belongs to the register, and if not, why: the network's view and the words together.

The network sees the drift of a window, the words name the century or the film; a report that begins like ours and turns
out to be a drill fools the one more than the other. Weights were set on whole reports in other languages: of forty, all
six negatives are left out and none of the others; the network alone left out one of the six.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from headstone.model.marks import Marked
from headstone.model.reading import Document, MarkedAct
from headstone.reading.gather import whole
from headstone.reading.lexicon import Reason, reasons_of
from headstone.reading.scope import Scope, weigh

OUT = 0.6  # share of the network's probability from which it decides alone
VIEW = 6.0  # what the network's whole probability weighs beside words
DECIDES = 5.0
SURE = 0.6  # score of an act that speaks for a report
EACH, MOST = 0.35, 2.0  # what each sentence with such an act adds, and all of them at most


class ScopeWords:
    """The reasons of each language, compiled when a report in it is first read: few cases hold eleven languages."""

    def __init__(self, rows: Mapping[str, Mapping[str, Any]]) -> None:
        self._rows = rows
        self._compiled: dict[str, tuple[Reason, ...]] = {}

    def of(self, language: str) -> tuple[Reason, ...]:
        if language not in self._compiled:
            self._compiled[language] = reasons_of({"reasons": self._rows.get(language, {})})
        return self._compiled[language]


def scope_words(table: Mapping[str, Any]) -> ScopeWords:
    """The words of data/scope_languages.yaml."""
    return ScopeWords(table["languages"])


def out_of_scope(document: Document, found: Marked, acts: Sequence[MarkedAct], words: ScopeWords) -> str | None:
    """The reason to leave a report out, None where it is in scope."""
    away = {name: odds for name, odds in found.scope.items() if name != "in"}
    share = sum(away.values())
    seen = max(away, key=lambda name: away[name], default="other")
    if share >= OUT:
        return seen
    named = named_reason(document, words)
    if named is None:
        return None
    speaks = min(MOST, EACH * len({act.sentence for act in acts if act.score >= SURE}))
    return named.why if named.score + VIEW * share >= DECIDES + speaks else None


def named_reason(document: Document, words: ScopeWords) -> Scope | None:
    """The reason that the words of a report's language name most strongly; None where they name none."""
    language = (document.report.meta.language or "").partition("-")[0]
    body = whole(document.layer)
    rows = [weigh(reason, document.text, body, document.title) for reason in words.of(language)]
    named = max(rows, key=lambda row: row.score, default=None)
    return named if named is not None and named.why is not None and named.score else None
