"""Bodies in a noun phrase that no table lists: by the name that they give themselves, by a word of their name."""

import re
from collections.abc import Sequence

from headstone.model.spans import Span
from headstone.reading.voices_bodies import body_in, kind_of_name
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_names import NAME
from headstone.reading.voices_phrase import Parts
from headstone.reading.voices_speaker import Speaker

SELF = re.compile(
    r"(?P<what>\b(?:group|band|organi[sz]ation|movement|outfit|cell|faction|militia|brigade)\b[^.;\n]{0,60}?)\b(?:calling\s+itself|calls\s+itself|"
    r"goes\s+by\s+the\s+name\s+of|going\s+by\s+the\s+name\s+of|by\s+the\s+name\s+of|known\s+as|(?:until|before)\s+[\w\s]+,)\s+(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:(?:of|for|the|de|du)\s+){0,2}[A-ZÀ-Þ][\w'’-]+)*)"
)
_ARMED = re.compile(
    r"(?i)\b(?:armed|militant|rebel|splinter|insurgent|jihadi|band|outfit|cell|faction|militia|brigade)"
)


def self_named(text: str, phrase: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """ "a group calling itself the Example Battalions": a party by the name that it gives itself."""
    match = SELF.search(text, phrase.start, phrase.end)
    if match is None or lexicon.organisations.find(text, Span(match.start("name"), match.end("name"))):
        return None
    name = match.group("name")
    kind = kind_of_name(name, lexicon) or ("armed_group" if _ARMED.search(match.group("what")) else "ngo")
    return Speaker(phrase, name, "ngo" if kind == "outlet" else kind, name, "named", rule="self-named body")


def unlisted(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "the Example Records Collective": a private body that no table lists, told by a word of its name."""
    found = body_in(text, parts.head, lexicon)
    head = text[parts.head.start : parts.head.end].strip()
    through = (parts.nouns and parts.nouns[0][1] in lexicon.carriers) or NAME.fullmatch(head) is not None
    if found is None and through and links(parts):
        found = body_in(text, Span(parts.head.end, phrase.end), lexicon)
    if found is None:
        return None
    name, kind = found
    if lexicon.nouns.fullmatch(name):
        return None  # "General Command", "National Guard": a common noun in capitals
    at = text.find(name, phrase.start, phrase.end)
    if any(org.kind.startswith("state") and org.span.overlap(Span(at, at + len(name))) for org in parts.orgs):
        return None
    if any(org.canonical == name or (org.span.end - org.span.start) >= len(name) for org in parts.orgs):
        return None
    return Speaker(phrase, name, kind, name, "named", rule="unlisted body")


def links(parts: Parts) -> bool:
    """Whether the phrase is "... of/for/from the body": the body speaks through the head."""
    tail = parts.words[parts.head.end - parts.head.start :].lstrip(" ,")
    return bool(re.match(r"(?i)(?:of|for|from|with|at|in|on|who|whose|heading|leading)\b", tail))


_PROPER = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]+\s+)+(?:(?:of|for|the|de|du|des|pou|pour|la|le)\s+){0,2}[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ][\w'’-]+(?:\s+(?:of|for|the|de|du|des|pou|pour|la|le)){1,2}\s+[A-ZÀ-Þ][\w'’-]+"
)


def body_name(parts: Parts) -> tuple[str, str, str | None]:
    """Name, kind and side of a body that no table lists: its own capitalised name is its side."""
    name = _PROPER.search(parts.words)
    at = parts.head.start
    if name is None or any(s.span.overlap(Span(at + name.start(), at + name.end())) for s in parts.states):
        return parts.words, "ngo", None
    body = re.sub(r"^(?:The|A|An)\s+", "", name.group())
    return body, "ngo", body
