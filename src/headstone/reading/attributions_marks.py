"""Attributions by marks alone: "... ― Name" under a quotation, "Name: ..." at the head of a line."""

import re
from collections.abc import Iterator, Sequence

from headstone.model.spans import Span

# "“Never again.” ― Ana Example": a dash that closes a quotation names who said it.
_SIGNED = re.compile(r"[ \t]*\n?[ \t]*(?P<cue>[―—–]|--?)[ \t]*(?P<source>[A-Z@][^\n.;:“”\"]{1,60}?)(?=[.,;\n“”\"]|$)")
_CAPITAL = r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})"  # a transcript's speaker
_NAME = r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w'’-]+){1,2})"  # a headline's or an interview's: two words at least
_LINE = re.compile(rf"(?m)^[“”\"]?(?P<source>{_CAPITAL}|{_NAME})(?P<cue>:)[ \t]+(?P<content>\S[^\n]{{10,}})$")
# What stands before a colon and is nobody.
_LABELS = re.compile(
    r"(?i)\b(?:notes?|update[ds]?|photos?|videos?|sources?|read|more|watch|related|images?|credits?|latest|part|chapter|"
    r"abstract|editors?|news|breaking|exclusive|analysis|opinion|factbox|timelines?)\b"
)


def signed(text: str, quoted: Sequence[Span]) -> Iterator[tuple[Span, Span, Span]]:
    """Cue, source and content of quotations that a dash and a name follow."""
    for quote in quoted:
        match = _SIGNED.match(text, quote.end)
        if match is not None and match["source"].count(" ") < 6:
            yield Span(*match.span("cue")), Span(*match.span("source")), quote


def spoken_lines(text: str) -> Iterator[tuple[Span, Span, Span]]:
    """Cue, source and content of lines that open with a speaker and a colon."""
    for match in _LINE.finditer(text):
        if not _LABELS.search(match["source"]):
            yield Span(*match.span("cue")), Span(*match.span("source")), Span(*match.span("content"))
