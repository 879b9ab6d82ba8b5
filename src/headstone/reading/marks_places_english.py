"""Name and cue of a marked place in an English report, by the rules of `places_cues`."""

from headstone.model.spans import Span
from headstone.reading.marks_places_cues import Core
from headstone.reading.places_bearing import DIRECTIONS
from headstone.reading.places_cues import Cue, cue_of
from headstone.reading.places_names import line_of
from headstone.reading.places_tables import PlaceTables

COUNTIES = frozenset(("county", "counties", "parish"))  # never a town of the same name: Georgia's Clarke has none
SMALL = frozenset(("the", "of", "in", "at", "near", "from"))


def english_core(text: str, span: Span, tables: PlaceTables) -> Core:
    """The name in a mark without "the town of", "province" and the like; the whole mark is the first wording."""
    row = line_of(text, span, 0).tokens
    first, last = 0, len(row) - 1
    kind = ""
    while first < last and row[first].lower in tables.types.keys() | SMALL:
        kind = kind or tables.types.get(row[first].lower, "")
        first += 1
    while last > first and row[last].lower in tables.types:
        kind, last = kind or tables.types[row[last].lower], last - 1
    if not row:
        return Core(span, (text[span.start : span.end],), "", "")
    inner = Span(row[first].start, row[last].end)
    if last < len(row) - 1 and row[last + 1].lower in COUNTIES:
        return Core(inner, (text[span.start : span.end],), kind, "")
    after = first + 1 if row[first].lower in DIRECTIONS and first < last else first
    spans = (span, inner, Span(row[after].start, inner.end))
    return Core(inner, tuple(dict.fromkeys(text[s.start : s.end] for s in spans)), kind, "")


def english_cue(text: str, sentence: Span, number: int, core: Core, tables: PlaceTables) -> Cue:
    line = line_of(text, sentence, number)
    at = [i for i, t in enumerate(line.tokens) if t.start < core.span.end and core.span.start < t.full_end]
    if not at:
        return Cue("bare", core.kind, "", None, core.span.start, core.span.end)
    return cue_of(text, line, at[0], at[-1], tables)
