"""Outlets that a report credits: in its dateline, byline, footer, source line, links, and inside its sentences.

A credit labels an origin; it joins no two reports by itself. Position decides the kind: head and foot are
republication (linking/credit_places.py), "told the Example Agency" inside a sentence is a quotation
(linking/credit_prose.py), a picture's caption is a photo. The words are those of data/credits.yaml.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headstone.linking.credit_lines import FOOT_LINES, Line, lines_of
from headstone.linking.credit_places import Place, places
from headstone.linking.credit_prose import as_outlet, in_prose
from headstone.linking.outlets import OutletMention, Outlets
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span
from headstone.text.date_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from headstone.text.outlet_names import acronym, core, name_after

_PART = re.compile(r"[^/;,|]+")
_SLASH_BEFORE = re.compile(r"[A-ZÀ-Þ][\w.'’-]+\s*/\s*$")
_SLASH_AFTER = re.compile(r"\s*/\s*[A-Z]")
_NAME_SLASH = re.compile(r"\b[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*\s*/\s*$")
_NAME_NEXT = re.compile(r"[ \t]+[A-ZÀ-Þ][a-zà-ÿ]{2,}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]|\s+via\s.*$")


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet credited by a report; `outlet` is its name in the register, or as written where none lists it.

    `wording` stands in the text at `span`. Without a span it is from the publisher field, or, where a house signs its
    stories without its name, that name.
    `position`: dateline | byline | footer | source_line | publisher | link | inline | photo;
    `kind`: republication | quotation | photo.
    """

    outlet: str
    wording: str
    span: Span | None
    position: str
    kind: str


def find_credits(report: Report, layer: Layer, outlets: Outlets) -> tuple[Credit, ...]:
    """Credits of a report in order of place, the publisher field last; one an outlet, position and kind."""
    found: dict[tuple[str, str, str], Credit] = {}
    lines = lines_of(layer)
    in_text = [credit for line in lines for credit in sorted(_of_line(layer.text, line, outlets), key=_start)]
    signed = () if republished(in_text) else _signed_off(lines, outlets)
    own = _Own.of(report, outlets)
    for credit in (*in_text, *signed, *_in_publisher(report, outlets)):
        if not (own.is_it(credit.outlet) and credit.position != "inline"):
            found.setdefault((credit.outlet, credit.position, credit.kind), credit)
    return tuple(found.values())


def republished(credits: Iterable[Credit]) -> tuple[str, ...]:
    """Outlets whose text the report says that it carries, in order, each once."""
    return tuple(dict.fromkeys(credit.outlet for credit in credits if credit.kind == "republication"))


def _start(credit: Credit) -> int:
    return credit.span.start if credit.span is not None else 0


def _of_line(text: str, line: Line, outlets: Outlets) -> Iterator[Credit]:
    """Credits of one line: what kind of line it is decides how a name in it counts."""
    if line.short and _alone(line, outlets):
        yield from _lone(text, line, outlets)
        return
    taken: list[Span] = []
    if not _is_photo(line, outlets):
        for credit in _placed(text, line, outlets):
            taken.append(credit.span or line.span)
            yield credit
    for mention in outlets.find(text, line.span):
        if not any(mention.span.overlap(one) for one in taken):
            taken.append(mention.span)
            photo = _is_photo(line, outlets) or _beside_a_name(text, line, mention, outlets)
            yield _credit(text, mention, *(("photo", "photo") if photo else ("inline", "quotation")))
    for mention in in_prose(text, line, outlets, taken):
        yield _credit(text, mention, "inline", "quotation")
    for mention in outlets.find_domains(text, line.span):
        if not any(mention.span.overlap(one) for one in taken):
            yield _linked(text, line, mention)


def _placed(text: str, line: Line, outlets: Outlets) -> Iterator[Credit]:
    """Credits of the places in a line where only a credit stands; a name counts once, at the surest of them."""
    taken: list[Span] = []
    for place in places(line, outlets.words):
        for mention in _at(text, line, place, outlets):
            if not any(mention.span.overlap(one) for one in taken):
                taken.append(mention.span)
                photo = mention.outlet.kind == "pictures" or _beside_a_name(text, line, mention, outlets)
                yield _credit(text, mention, *(("photo", "photo") if photo else (place.position, "republication")))


def _at(text: str, line: Line, place: Place, outlets: Outlets) -> Iterator[OutletMention]:
    """What the register knows in a place; else, part by part, names that look like an outlet's."""
    span = Span(line.start + place.span.start, line.start + place.span.end)
    known = (*outlets.find(text, span, weak=True), *outlets.find_domains(text, span))
    known = tuple(m for m in known if not (place.position == "dateline" and _of_a_place(text, m)))
    yield from known
    if known or not place.unlisted:
        return
    for part in _PART.finditer(text, span.start, span.end):
        found = name_after(text, part.start(), part.end(), outlets.words)
        whole = found is not None and found.end == part.start() + len(part.group().rstrip())
        mode = "worded" if place.position == "dateline" and not whole and place.unlisted == "free" else place.unlisted
        mention = as_outlet(text, found, outlets, mode) if found is not None else None
        if mention is not None:
            yield mention
        if place.unlisted == "free":
            return


def _of_a_place(text: str, mention: OutletMention) -> bool:
    """ "EXAMPLETOWN, DR Example": an acronym that the name of the country goes on from is no outlet."""
    written = text[mention.span.start : mention.span.end]
    return written.isupper() and _NAME_NEXT.match(text, mention.span.end) is not None


def _linked(text: str, line: Line, mention: OutletMention) -> Credit:
    bracket = text[max(line.start, mention.span.start - 2) : mention.span.start].endswith("(")
    foot = line.after < FOOT_LINES and (bracket or line.short)
    return _credit(text, mention, *(("source_line", "republication") if foot else ("link", "quotation")))


def _is_photo(line: Line, outlets: Outlets) -> bool:
    """A caption: a word for pictures before a colon, slash or bracket, or an agency that has nothing but pictures."""
    if not line.short:
        return False
    words = outlets.words.photo.finditer(line.text)
    caption = any(re.match(r"\s*[:/(]", line.text[word.end() :]) for word in words)
    pictures = any(m.outlet.kind == "pictures" for m in outlets.find(line.text, Span(0, len(line.text)), weak=True))
    return caption or pictures or _NAME_SLASH.search(line.text) is not None


def _beside_a_name(text: str, line: Line, mention: OutletMention, outlets: Outlets) -> bool:
    """ "AGENCY/Jo Example", "Jo Example / AGENCY": whose picture it is. Two agencies and a slash are no such thing."""
    before, after = text[line.start : mention.span.start], text[mention.span.end : line.span.end]
    slash = _SLASH_BEFORE.search(before) or _SLASH_AFTER.match(after)
    if slash is None:
        return False
    others = outlets.find(text, line.span, weak=True)
    return not any(
        other.span != mention.span
        and other.outlet.kind != "pictures"
        and re.fullmatch(
            r"\s*/\s*", text[min(other.span.end, mention.span.end) : max(other.span.start, mention.span.start)]
        )
        for other in others
    )


def _lone(text: str, line: Line, outlets: Outlets) -> Iterator[Credit]:
    """A line that is nothing but a credit: byline above the story, footer below it, a caption between paragraphs."""
    mentions = (*outlets.find(text, line.span, weak=True), *outlets.find_domains(text, line.span))
    if _is_photo(line, outlets):
        position, kind = "photo", "photo"
    elif line.head and not (line.prose_before and line.text.rstrip().endswith(":")):
        position, kind = "byline", "republication"
    elif line.foot:
        position, kind = "footer", "republication"
    elif any(pattern.match(line.text.lstrip(" (-–—*")) for pattern in (outlets.words.label, outlets.words.phrase)):
        position, kind = "source_line", "republication"
        if line.text.rstrip().endswith(":"):
            position, kind = "inline", "quotation"
    else:
        position, kind = "photo", "photo"
    for mention in mentions:
        yield _credit(text, mention, position, kind)


def _alone(line: Line, outlets: Outlets) -> bool:
    """Whether a line holds nothing but names, dates and "by": a byline, a footer, "Example Online :"."""
    span = Span(0, len(line.text))
    mentions = (*outlets.find(line.text, span, weak=True), *outlets.find_domains(line.text, span))
    if not mentions:
        return False
    rest = line.text
    for mention in sorted(mentions, key=lambda m: -m.span.start):
        rest = rest[: mention.span.start] + " " + rest[mention.span.end :]
    for pattern in (outlets.words.label, outlets.words.phrase, outlets.words.beside):
        rest = pattern.sub(" ", rest)
    left = [word for word in _LETTERS.findall(rest) if not _is_date_word(word.casefold())]
    signed = outlets.words.by.match(line.text.lstrip(" (-–—*"))
    return not left or (len(left) <= 3 and signed is not None and all(word[0].isupper() for word in left))


def _is_date_word(word: str) -> bool:
    return word in MONTHS or word in WEEKDAYS or word in SHORT_WEEKDAYS


def _signed_off(lines: list[Line], outlets: Outlets) -> Iterator[Credit]:
    for line in lines[-FOOT_LINES:]:
        for sign in outlets.words.sign_offs:
            if sign.pattern.search(line.text):
                yield Credit(sign.outlet, sign.outlet, None, "footer", "republication")


def _in_publisher(report: Report, outlets: Outlets) -> Iterator[Credit]:
    """The publisher field, where it says whose text it carries: "Example Post (AP)", "Example FM via Example Site"."""
    publisher = report.meta.publisher
    carried = outlets.carried(publisher) if publisher else None
    if publisher and carried is not None:
        named = (m for m in outlets.find(publisher, Span(0, len(publisher)), weak=True) if m.outlet.name == carried)
        wording = next((publisher[m.span.start : m.span.end] for m in named), publisher)
        yield Credit(carried, wording, None, "publisher", "republication")


@dataclass(frozen=True, slots=True)
class _Own:
    """The report's own publisher: its name in a masthead or dateline is no credit to another."""

    names: frozenset[str]
    written: frozenset[str]

    @classmethod
    def of(cls, report: Report, outlets: Outlets) -> "_Own":
        head = _BRACKETS.sub("", report.meta.publisher or "").strip()
        names = {outlets.match(head)} if head else set()
        host = outlets.by_domain(report.meta.url or "")
        forms = (head, core(head, outlets.words), acronym(head), re.sub(r"(?i)^the\s+", "", head), head.split(",")[0])
        return cls(
            frozenset(name for name in (*names, host.name if host else None, report.meta.publisher) if name),
            frozenset(form.casefold() for form in forms if form),
        )

    def is_it(self, outlet: str) -> bool:
        return outlet in self.names or outlet.casefold() in self.written


def _credit(text: str, mention: OutletMention, position: str, kind: str) -> Credit:
    return Credit(mention.outlet.name, text[mention.span.start : mention.span.end], mention.span, position, kind)
