"""The lines of a report's main text, and where each stands: at the head, between paragraphs, at the foot."""

import re
from dataclasses import dataclass

from headstone.model.sources import Layer
from headstone.model.spans import Span

HEAD_LINES = 8  # lines of main text in which a byline or dateline may stand
FOOT_LINES = 6
SHORT = 120  # code points; a longer line is prose
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `before`, `after`: lines beside it; `prose_before`, `prose_after`: those of prose."""

    text: str
    start: int
    before: int
    after: int
    prose_before: int
    prose_after: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    @property
    def short(self) -> bool:
        return len(self.text) <= SHORT

    @property
    def head(self) -> bool:
        """Before the story begins, or after its first paragraph: a deck may stand above the byline."""
        return self.before < HEAD_LINES and self.before <= self.after and self.prose_before <= 1

    @property
    def foot(self) -> bool:
        """After the story, a paragraph about the publisher looked over."""
        return not self.head and (self.prose_after <= 1 or self.after < 2)


def lines_of(layer: Layer) -> list[Line]:
    """Lines of the main text in order; of the whole text where no main text is marked."""
    rows = [
        (match.group(), match.start())
        for span in layer.main or (Span(0, len(layer.text)),)
        for match in _LINE.finditer(layer.text, span.start, span.end)
        if match.group().strip()
    ]
    prose = [len(text) > SHORT for text, _ in rows]
    whole, seen, found = sum(prose), 0, []
    for number, (text, start) in enumerate(rows):
        found.append(Line(text, start, number, len(rows) - number - 1, seen, whole - seen - prose[number]))
        seen += prose[number]
    return found
