"""Experts who speak through the whole of a text: the one who signs it, the one it is a conversation with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_independent import independent
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_made import VERSION
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_speakers import speaker_in

_WORD = r"[A-ZÀ-ÞĀ-Ž][\w'’-]+"
_NAME = rf"(?:(?:[A-ZÀ-Þ]\.[ \t]*){{1,2}}{_WORD}|{_WORD}(?:[ \t]+(?:al-|de\s+|van\s+)?{_WORD}){{1,3}})"
# What a sentence begins with and no name does: "In Example, cavers have been at work".
_NO_NAME = "By|In|On|At|From|To|For|Of|With|After|Before|Near|Across|Since|During|Under|Over|The|An?|And|But|Last|Next"
_SIGNED = re.compile(
    rf"(?:^|\n|\.\s{{1,4}}|\b(?:Yours|Sincerely|Respectfully|Faithfully)(?:\s+\w+)?,\s+)(?:By\s+)?(?:Dr\.?|Prof\.?|"
    rf"Professor)?\s{{0,4}}(?P<name>(?!(?:{_NO_NAME})\b)(?:{_NAME}|"
    rf"(?:[A-Z]\.[ \t]*){{1,2}}[A-ZÀ-ÞĀ-Ž][\w'’-]+)),\s+(?P<role>[^,.\n]{{3,50}})"
)
_TALK = re.compile(
    rf"(?i:\b(?:interview|conversation|questions\s+(?:to|for)|talk))\s+(?:with\s+)?(?:Dr\.?\s+|"
    rf"Prof\.?\s+)?(?P<name>{_NAME})"
)
# "I am an archaeologist on the staff of the Example Centre"
_I_AM = re.compile(
    r"\bI\s+(?:am|work|serve)\s+[^.;\n]{0,60}?\b(?:of|at|with|for)\s+(?P<np>(?:the\s+)?[A-ZÀ-Þ][^.;,\n]{3,70})"
)
# "I am a historian without a chair": who signs the column, and as what.
_I_AM_EXPERT = re.compile(
    r"\b(?:I\s+am|I['’]m)\s+(?:an?|the)\s+(?P<role>(?:[\w-]+\s+){0,3}?(?:historian|archaeologist|anthropologist|"
    r"pathologist|epigrapher|archivist|scholar|geologist|researcher|genealogist|ethnographer|forensic\s+\w+))\b"
)
_SIGNATURE = re.compile(
    rf"(?:^|\n)[ \t]*(?:[-–—]\s?|By\s+)?(?:Dr\.?\s+|Prof\.?\s+)?(?P<name>{_NAME})"
    r"(?:,[ \t][^\n,.]{2,40})?[ \t]*(?:\n|$)"
)
_BODIES = ("ngo", "religious", "un_body", "armed_group", "state")
_HEAD, _FOOT = 4, 2  # sentences in which a text is signed
_NEAR = 160  # code points around a name in which the text says what its bearer is


def author_of(document: Document, lexicon: VoiceLexicon) -> tuple[Voice, Span] | None:
    """The expert who signs the text, or whom it interviews, with the words of the name."""
    text, sentences = document.text, document.sentences
    if not sentences:
        return None
    parts = (Span(sentences[0].start, sentences[:_HEAD][-1].end), Span(sentences[-_FOOT:][0].start, sentences[-1].end))
    for part in parts:
        for match in _SIGNED.finditer(text, part.start, part.end):
            if _expert(match.group("role"), lexicon):
                return _voice(match)
    for match in _I_AM.finditer(text, sentences[0].start, sentences[-1].end):
        own = Span(*match.span("np"))
        body = speaker_in(text, own, lexicon) if not in_quotation(text, match.start()) else None
        if body is not None and body.kind in _BODIES and body.side is not None and not body.side.startswith("state:"):
            voice = Voice(body.name, "", body.kind, "unknown", "named", body.side, rule=f"{VERSION}: author", score=0.6)
            return voice, own
    expert = _I_AM_EXPERT.search(text, sentences[0].start, sentences[-1].end)
    if expert is not None and not in_quotation(text, expert.start()):
        feet = Span(max(sentences[0].start, sentences[-1].end - _NEAR), sentences[-1].end)
        signed = _SIGNATURE.search(text, feet.start, feet.end)
        signed = signed or _SIGNATURE.search(text, parts[0].start, expert.start())
        if signed is not None:
            return _voice(signed)
    for match in _TALK.finditer(text, sentences[0].start, sentences[:2][-1].end):
        near = text[match.end() : match.end() + _NEAR]
        if _expert(near, lexicon) or _expert(text[max(0, match.start() - _NEAR) : match.start()], lexicon):
            return _voice(match)
    return independent(document, lexicon.independent)


def _expert(words: str, lexicon: VoiceLexicon) -> bool:
    nouns = (" ".join(match.group().lower().split()) for match in lexicon.nouns.finditer(words))
    return any(lexicon.noun_kind.get(noun) == "expert" for noun in nouns)


def _voice(match: re.Match[str]) -> tuple[Voice, Span]:
    name = match.group("name")
    voice = Voice(name, "", "expert", "no", "named", None, rule=f"{VERSION}: author", score=0.6)
    return voice, Span(*match.span("name"))


def spoken_by_author(
    found: Sequence[VoiceMention], document: Document, lexicon: VoiceLexicon
) -> Iterator[VoiceMention]:
    """The first person of a text that an expert signs is that expert; an interview is theirs from end to end."""
    return _spoken_by(author_of(document, lexicon), found, document)


def spoken_by_scholar(
    found: Sequence[VoiceMention], document: Document, lexicon: VoiceLexicon
) -> Iterator[VoiceMention]:
    """The same of a text in any language, where a scholar says that no institution sent them."""
    return _spoken_by(independent(document, lexicon.independent), found, document)


def _spoken_by(
    author: tuple[Voice, Span] | None, found: Sequence[VoiceMention], document: Document
) -> Iterator[VoiceMention]:
    if author is None:
        yield from found
        return
    voice, span = author
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    sentence = max(i for i, one in enumerate(document.sentences) if one.start <= span.start)
    yield VoiceMention(replace(voice, wording=document.text[span.start : span.end]), span, span, whole, sentence)
    for mention in found:
        own = mention.voice.kind == "own_reporter" and mention.voice.side is None
        if not own and mention.voice.name != voice.name:
            yield mention
