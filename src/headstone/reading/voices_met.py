"""Whom the author met, and who speaks for a body without a word of saying."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_bodies import outlet_in
from headstone.reading.voices_cues import Cue
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_memory import Memory
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_speakers import Speaker, speaker_in

OBJECT = re.compile(
    r"\s+(?P<np>(?:the\s+|an?\s+|state\s+)?[^,.;:“”\"]{2,60}?)(?=\s+(?:that|of|how|about|on|in|by|it|they|he|she|"
    r"there|at|some|the|"
    r"an?|their|his|all|none|more|nothing|IS|\d)\b|[,.;:“”\"]|$)"
)
TOLD = frozenset(("told", "tells", "telling", "informed", "briefed"))
HEARS = frozenset((
    "cited", "cites", "citing", "quoted", "quotes", "quoting", "heard from", "spoke to", "talked to", "interviewed",
    "met", "spoke with", "talked with", "met with",
))  # fmt: skip
# "has seen the letter": no visit.
PAPERS = re.compile(
    r"\s+(?:the|an?|its|their|this|that|copies\s+of)\s+(?:[\w-]+\s+){0,2}?(?:letters?|cop(?:y|ies)|statements?|documents?|lists?|"
    r"videos?|photo\w*|pictures?|reports?|texts?|recordings?|files?|papers?|footage|images?|message|memo\w*|minutes)\b"
)
_HIM = re.compile(r"(?i)(?:^|[\s“”\",])(?:he|she|they)\s*$")


def told_us(
    text: str, sentence: Span, cue: Cue, lexicon: VoiceLexicon, memory: Memory
) -> tuple[Speaker, ...]:
    """ "he told the Example Post", of whom nothing is said: a private person whom the report's own outlet met."""
    if cue.verb not in TOLD or not cue.subjects or not _HIM.search(text[sentence.start : cue.span.start]):
        return ()
    match = OBJECT.match(text, cue.span.end, sentence.end)
    if match is None or not memory.publisher:
        return ()
    if outlet_in(match.group("np"), lexicon, memory.publisher) != memory.publisher:
        return ()
    name = "a private person"
    return (Speaker(cue.subjects[0], name, "witness", None, "anonymous", "person", rule="told the outlet"),)


PUBLIC = ("state", "ngo", "un_body", "religious", "armed_group", "expert")
_MEETS = re.compile(
    r"(?i)\b(?:called\s+on|met(?:\s+with)?|spoke\s+(?:to|with)|talked\s+(?:to|with)|interviewed|visited|sat\s+with|"
    r"reached|telephoned|rang|asked)\s+"
    r"(?P<np>(?:the|an?|its|their|one)\s+[^.;,\n]{3,60}|[A-ZÀ-Þ][\w'’-]+\s+[A-ZÀ-Þ][\w'’-]+)"
)
_SPEAKS_FOR = re.compile(r"\b(?:speaks?|spoke|speaking|spokes\w+)\s+for\s+(?P<np>(?:the\s+)?[A-ZÀ-Þ][^.;,\n]{2,70})")


def met_by(text: str, sentence: Span, cue: Span, lexicon: VoiceLexicon, memory: Memory) -> Speaker | None:
    """Whom the author met: "I called on the abbot of the small monastery"; "he" goes on with them."""
    match = _MEETS.search(text, max(sentence.start, cue.start - 5), sentence.end)
    if match is None or match.start() > cue.end + 5:
        return None
    found = speaker_in(text, Span(*match.span("np")), lexicon, memory.known)
    return found if found is not None and found.kind in (*PUBLIC, "witness", "relative") else None


_DELEGATE = re.compile(
    r"(?i)\b(?:sp(?:oke|eaks|eaking|eak)|acting|act(?:s|ed)|call(?:s|ed|ing)|wr(?:ote|ites|iting))\s+(?:for|on\s+behalf\s+of|"
    r"in\s+the\s+name\s+of)\s+(?:the|a|an|his|their|our|us)\b|"
    r"\b(?:claim(?:ed|s|ing)|said|says|professed|introduced\s+(?:him|her)self|identified\s+(?:him|her)self|"
    r"call(?:ed|s|ing)\s+(?:him|her)self|presented\s+(?:him|her)self)\s+(?:(?:he|she)\s+(?:was|is)\s+|to\s+be\s+|as\s+)?"
    r"(?:an?|the|one\s+of\s+the|their|its)\s+(?:[\w-]+\s+){0,2}?(?:commander|spokes\w+|member|fighter|emir|officer|leader|"
    r"deputy|delegate|envoy|lieutenant|captain|general|colonel|comrade)\b"
)


def without_delegates(found: Sequence[VoiceMention], document: Document) -> list[VoiceMention]:
    """ "A man who said he spoke for the band rang our number": no private person whom the outlet met."""
    sayings = [m for m in found if m.voice.kind == "witness" and _DELEGATE.search(_sentence(m, document))]
    names = {m.voice.name for m in sayings}
    return [
        replace(m, voice=replace(m.voice, kind="unknown")) if m.voice.kind == "witness" and m.voice.name in names else m
        for m in found
    ]


def _sentence(mention: VoiceMention, document: Document) -> str:
    sentence = document.sentences[mention.sentence]
    return document.text[max(sentence.start, mention.name_span.start) : min(sentence.end, mention.name_span.end + 120)]


def spoken_for(text: str, sentence: Span, lexicon: VoiceLexicon, memory: Memory) -> Iterator[Speaker]:
    """ "The man calls himself a general and speaks for the Example Front": "he" is that body's."""
    for match in _SPEAKS_FOR.finditer(text, sentence.start, sentence.end):
        found = speaker_in(text, Span(*match.span("np")), lexicon, memory.known)
        if found is not None and found.kind in PUBLIC and found.side is not None:
            yield replace(found, sort="person")
