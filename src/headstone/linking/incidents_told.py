"""What a report's text tells beside its claims: the days it names, the ages it gives, the words of its title."""

import re

from headstone.linking.incidents_words import folded, key_of
from headstone.linking.when import days
from headstone.model.sources import Report
from headstone.model.spans import Span
from headstone.text.dates import Anchor, find_times_in_order
from headstone.text.sentences import sentences

HEAD = 3000  # code points in which a report says when it happened: reading on adds the days of trials and of memories
_DATED = re.compile(r"\d|day|night|morning|evening|[^\x00-\x7f]", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|, (\d{1,2}),|\baged? (\d{1,2})\b")
_WORD = re.compile(r"[^\W\d_]{4,}")


def days_told(text: str, report: Report) -> tuple[int, ...]:
    """The single days (as ordinals) that the head of a text names, "on Monday" resolved by its date of publication."""
    head = text[:HEAD]
    spans = [span for span in sentences(head, (Span(0, len(head)),)) if _DATED.search(head, span.start, span.end)]
    anchor = Anchor(report.meta.published, report.meta.updated)
    rows = find_times_in_order(head, spans, anchor, report.meta.language)
    found = (days(mention.edtf) for row in rows for mention in row if mention.precision == "D1")
    return tuple(sorted({span.first for span in found if span is not None}))


def ages_told(text: str) -> frozenset[int]:
    """Ages of persons: "17-year-old", "Name, 17,", "aged 17"."""
    return frozenset(int(next(filter(None, match.groups()))) for match in _AGE.finditer(text))


def title_words(report: Report) -> frozenset[tuple[str, str]]:
    """Words of its title in small letters, with their keys as names: a title may set every word in capitals."""
    return frozenset((word.lower(), key_of(folded(word))) for word in _WORD.findall(report.meta.title or ""))
