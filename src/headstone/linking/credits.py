"""Outlets that a report credits: in its dateline, byline, footer, source line, links, and inside its sentences.

A credit labels an origin; it joins no two reports by itself. Position decides the kind, after the positional wire rule
that the corpus PolNeAR's hand-entered wire credits confirm: head and foot are republication, "told the Example Agency"
inside a sentence is a quotation, a picture's caption is a photo.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headstone.linking.outlets import OutletMention, Outlets
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span

_HEAD_LINES = 8  # lines of main text in which a byline or dateline may stand
_FOOT_LINES = 6
_BYLINE_WIDTH = 120  # code points; a longer line is prose
_LINE = re.compile(r"[^\n]+")
_PHOTO = re.compile(
    r"(?i)\b(?:photos?|photograph\w*|pictures?|pics?|images?|credit|file\s+photo|caption|courtesy\s+of|handout)\b\s*[:/(]"
    r"|(?i:\bgetty\b)|\b[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*\s*/\s*$"
)
_CREDIT_WORD = re.compile(r"(?i)^\W*(?:photo\s+)?credits?\s*:")
_SOURCE = re.compile(
    r"(?i)(?:^|[(\[|—–-]\s*)(?:sources?|via|from|fuente|fonte|quelle|źródło|джерело|источник|bron|kilde|licen[sc]ing|copyright|©|"
    r"originally\s+published\s+(?:by|in|at)|first\s+published\s+(?:by|in|on)|read\s+more\s+at|with\s+(?:files|reporting)\s+from|"
    r"(?:additional\s+|with\s+)?reporting\s+by|as\s+reported\s+by|republished\s+from|reprinted\s+from|more\s+from)\b\s*:?"
)
_DATELINE = re.compile(
    r"^[^\n]{0,60}?(?:\((?P<a>[^()\n]{2,40})\)\s*(?:[-–—:]+|\s[A-Z])|,\s*(?P<b>[^,\n–—-]{2,40}?)\s*[–—-]{1,2}\s)"
)
_DATELINE_BARE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ' .,-]{2,40}\s*[-–—•/]\s*(?P<c>[^\n]{2,40})$")
_QUOTING = re.compile(
    r"(?i)\b(?:told|tells|telling|according\s+to|quoted\s+by|cited\s+by|reported\s+by|reports?|reported|said|says|spoke\s+to|quoting|citing|"
    r"seen\s+by|obtained\s+by|interview\s+with|in\s+an?|said\s+in|published\s+by|footage|saw|correspondent|reporter|journalist|found)\b"
)
_REPORTING = re.compile(r"(?i)[(\[]\s*(?:(?:additional\s+)?reporting|writing|editing|compiled)\b[^)\]]*")


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet credited by a report. `wording` stands in the text at `span`, or in the publisher field (`span` None).

    `position`: dateline | byline | footer | source_line | publisher | link | inline | photo;
    `kind`: republication | quotation | photo.
    """

    outlet: str
    wording: str
    span: Span | None
    position: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    number: int
    after: int  # lines that follow


def find_credits(report: Report, layer: Layer, outlets: Outlets) -> tuple[Credit, ...]:
    """Credits of a report in order of place, the publisher field last; one an outlet, position and kind."""
    found: dict[tuple[str, str, str], Credit] = {}
    for credit in (*_in_text(layer, outlets), *_in_publisher(report, outlets)):
        found.setdefault((credit.outlet, credit.position, credit.kind), credit)
    return tuple(credit for credit in found.values() if not _is_itself(credit, report, outlets))


def republished(credits: tuple[Credit, ...]) -> tuple[str, ...]:
    """Outlets whose text the report says that it carries, in order, each once."""
    return tuple(dict.fromkeys(credit.outlet for credit in credits if credit.kind == "republication"))


def _in_text(layer: Layer, outlets: Outlets) -> Iterator[Credit]:
    lines = _lines(layer)
    for line in lines:
        yield from _of_line(layer.text, line, outlets)


def _lines(layer: Layer) -> list[_Line]:
    spans = layer.main or (Span(0, len(layer.text)),)
    rows = [
        (match.group(), match.start())
        for span in spans
        for match in _LINE.finditer(layer.text, span.start, span.end)
        if match.group().strip()
    ]
    return [_Line(text, start, number, len(rows) - number - 1) for number, (text, start) in enumerate(rows)]


def _of_line(text: str, line: _Line, outlets: Outlets) -> Iterator[Credit]:
    """Credits of one line: what kind of line it is decides how a name in it counts."""
    whole = Span(line.start, line.start + len(line.text))
    bounded = len(line.text) <= _BYLINE_WIDTH
    if bounded and _alone(line, outlets):
        position = "byline" if line.number < _HEAD_LINES and line.number <= line.after else "footer"
        for mention in (*outlets.find(text, whole, weak=True), *outlets.find_domains(text, whole)):
            yield _credit(text, mention, position, "republication")
        return
    photo = _CREDIT_WORD.match(line.text) or (_PHOTO.search(line.text) and bounded)
    for mention in outlets.find(text, whole):
        yield _placed(text, line, mention, bool(photo), outlets)
    for mention in outlets.find_domains(text, whole):
        before = text[max(line.start, mention.span.start - 2) : mention.span.start]
        foot = line.after < _FOOT_LINES and (before.endswith("(") or bounded)
        yield _credit(text, mention, "source_line" if foot else "link", "republication" if foot else "quotation")


def _placed(text: str, line: _Line, mention: OutletMention, photo: bool, outlets: Outlets) -> Credit:
    offset = mention.span.start - line.start
    before = line.text[:offset]
    if (
        photo
        or re.search(r"[A-ZÀ-Þ][\w.'’-]+\s*/\s*$", before)
        or re.match(r"\s*/\s*[A-Z]", line.text[offset + len(_words(text, mention)) :])
    ):
        return _credit(text, mention, "photo", "photo")
    if line.number < _HEAD_LINES and _in_dateline(line, mention):
        return _credit(text, mention, "dateline", "republication")
    if _in_source_phrase(line, offset):
        return _credit(text, mention, "source_line", "republication")
    if line.number < _HEAD_LINES and len(line.text) <= _BYLINE_WIDTH and re.match(r"(?i)\W*by\b", line.text):
        return _credit(text, mention, "byline", "republication")
    return _credit(text, mention, "inline", "quotation")


def _in_dateline(line: _Line, mention: OutletMention) -> bool:
    """ "(AP) —", "CITY, Month 1, AGENCY –", "CITY - Agency": the name stands before the story begins."""
    for pattern in (_DATELINE, _DATELINE_BARE):
        match = pattern.match(line.text)
        if match is None:
            continue
        for name, value in match.groupdict().items():
            if value and line.start + match.start(name) <= mention.span.start < line.start + match.end(name):
                return True
    return False


def _in_source_phrase(line: _Line, offset: int) -> bool:
    """After "Source:", "From daily", "(Reporting by": within the same bracket or short line."""
    for match in (*_SOURCE.finditer(line.text), *_REPORTING.finditer(line.text)):
        if match.start() <= offset and offset - match.end() < 60:
            between = line.text[match.end() : offset]
            opened = line.text[match.start()] in "([" or len(line.text) <= _BYLINE_WIDTH
            if opened and not re.search(r"[.!?)\]]\s", between):
                return not (match.group().lower().strip(" (-–—") in ("from", "via") and len(line.text) > _BYLINE_WIDTH)
    return _closing_bracket(line, offset)


def _closing_bracket(line: _Line, offset: int) -> bool:
    """A bracket that closes the text, "(Example Post, May 2)": only near the foot and only at the end of its line."""
    match = re.search(r"[(\[]([^()\[\]]{2,80})[)\]]\s*$", line.text)
    return match is not None and line.after < 2 and match.start() < offset < match.end()


def _alone(line: _Line, outlets: Outlets) -> bool:
    """Whether a line holds nothing but names, dates and "by": a byline, a footer, "Example Online :"."""
    span = Span(0, len(line.text))
    mentions = (*outlets.find(line.text, span, weak=True), *outlets.find_domains(line.text, span))
    if not mentions:
        return False
    rest = line.text
    for mention in sorted(mentions, key=lambda m: -m.span.start):
        rest = rest[: mention.span.start] + " " + rest[mention.span.end :]
    rest = re.sub(
        r"(?i)\b(?:by|from|via|and|the|agenc(?:y|ies)|news|online|staff|wire|service|reporter|correspondent|with|in|for|updated|published|posted|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|"
        r"am|pm|gmt|est|daily|english|edition|https?|www|source|reuters|licensing|copyright|all rights reserved)\b",
        " ",
        rest,
    )
    left = re.findall(r"[^\W\d_]{2,}", rest)
    return not left or (
        len(left) <= 3 and bool(re.match(r"(?i)\W*by\b", line.text)) and all(w[0].isupper() for w in left)
    )


def _in_publisher(report: Report, outlets: Outlets) -> Iterator[Credit]:
    """The publisher field, where it says whose text it carries: "Example Post (AP)", "Example FM via Example Site"."""
    publisher = report.meta.publisher
    if not publisher:
        return
    carried = outlets.carried(publisher)
    if carried is not None:
        wording = _wording_of(publisher, carried, outlets)
        yield Credit(carried, wording, None, "publisher", "republication")


def _wording_of(publisher: str, carried: str, outlets: Outlets) -> str:
    for mention in outlets.find(publisher, Span(0, len(publisher)), weak=True):
        if mention.outlet.name == carried:
            return publisher[mention.span.start : mention.span.end]
    return publisher


def _is_itself(credit: Credit, report: Report, outlets: Outlets) -> bool:
    """A paper's own name in its masthead is no credit to another."""
    own = _own_names(report, outlets)
    return credit.outlet in own and credit.position != "inline"


def _own_names(report: Report, outlets: Outlets) -> frozenset[str]:
    publisher = report.meta.publisher or ""
    head = re.sub(r"[(\[][^()\[\]]*[)\]]|\s+via\s.*$", "", publisher)
    names = {outlets.match(head)} if head.strip() else set()
    host = outlets.by_domain(report.meta.url or "")
    return frozenset(name for name in (*names, host.name if host else None) if name)


def _credit(text: str, mention: OutletMention, position: str, kind: str) -> Credit:
    return Credit(mention.outlet.name, _words(text, mention), mention.span, position, kind)


def _words(text: str, mention: OutletMention) -> str:
    return text[mention.span.start : mention.span.end]
