"""Voices that no cue in a sentence gives: of a frame, a transcript's lines, an interview, a line of sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_fit import reads_only
from headstone.reading.voices_frames import denies_itself, find_frames
from headstone.reading.voices_interview import asked, spoken_lines
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_made import VERSION, mention_of
from headstone.reading.voices_memory import Memory
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_source_line import find_source_lines
from headstone.reading.voices_speakers import UNKNOWN_STATE

_GUESTS = ("ngo", "religious", "un_body", "armed_group", "state", "expert")  # who speaks in it as one of these


def frames(
    document: Document, lexicon: VoiceLexicon, memory: Memory, found: Sequence[VoiceMention]
) -> Iterator[VoiceMention]:
    """Voices whose own words the whole text is, as its heading or its foot says; none that denies what it tells of."""
    if not document.sentences or denies_itself(document.layer.text):
        return
    denying = {m.voice.side for m in found if m.polarity_of_content == "deny"}
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    for frame in find_frames(document.layer.text, whole, lexicon, memory.known):
        if frame.speaker.side in denying:
            continue
        number = document.sentence_at(frame.cue.start)
        yield mention_of(document.layer.text, number, frame.speaker, frame.cue, whole, "affirm", (), memory)


def talks(
    document: Document, lexicon: VoiceLexicon, memory: Memory, found: Sequence[VoiceMention]
) -> Iterator[VoiceMention]:
    """Voices of a transcript's lines that no cue gave."""
    if not document.sentences:
        return
    text, whole = document.layer.text, Span(document.sentences[0].start, document.sentences[-1].end)
    for talk in spoken_lines(text, whole, lexicon, memory.persons, memory.known):
        speaker = talk.speaker
        if speaker.side == UNKNOWN_STATE:
            speaker = replace(speaker, side=memory.country)
        if not any(m.name_span.overlap(speaker.span) for m in found):
            number = document.sentence_at(speaker.span.start)
            polarity = "comment" if reads_only(text, talk.scope) else "affirm"
            yield mention_of(text, number, speaker, speaker.span, talk.scope, polarity, (), memory)


def without_guests(found: Sequence[VoiceMention]) -> list[VoiceMention]:
    """The mentions, without a first person in the lines of a transcript that somebody speaks for a body."""
    guests = [m for m in found if m.voice.cue.endswith(": transcript") and m.voice.kind in _GUESTS]
    return [
        m
        for m in found
        if m.voice.kind != "own_reporter" or m.voice.side or not any(g.scope.holds(m.cue_span) for g in guests)
    ]


def asked_of(
    found: list[VoiceMention], document: Document, lexicon: VoiceLexicon, memory: Memory
) -> list[VoiceMention]:
    """In an interview the first person is whoever is asked, and speaks from end to end."""
    text = document.layer.text
    speaker = asked(text, document.sentences, lexicon, memory.known)
    if speaker is None:
        return found
    if speaker.side == UNKNOWN_STATE:
        speaker = replace(speaker, side=memory.country)
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    number = document.sentence_at(speaker.span.start)
    own = (Voice("the outlet", "", "own_reporter", "no", "anonymous", None, rule=f"{VERSION}: its outlet", score=0.6),)
    relay = own if speaker.kind == "witness" else ()
    mention = mention_of(text, number, speaker, speaker.span, whole, "affirm", relay, memory)
    others = [m for m in found if m.voice.kind != "own_reporter" or m.voice.side is not None]
    others = [m for m in others if not m.name_span.overlap(mention.name_span)]
    if speaker.kind not in ("witness", "relative"):
        others = [told_to(m, mention.voice) for m in others]
    return [mention, *(m for m in others if m.voice.name != mention.voice.name)]


def told_to(mention: VoiceMention, guest: Voice) -> VoiceMention:
    """Whom the one who is asked tells of ("somebody phoned, he said") spoke to them and not to the outlet."""
    if mention.voice.kind not in ("witness", "relative", "unknown") or mention.relay:
        return mention
    relay = replace(guest, wording="", relayed_by=None)
    return replace(mention, relay=(relay,), voice=replace(mention.voice, relayed_by=guest.name))


def source_lines(document: Document, lexicon: VoiceLexicon, memory: Memory) -> Iterator[VoiceMention]:
    """Voices of a closing "Source: A | B" line: they cover the whole text."""
    if not document.sentences:
        return
    text, sentences = document.layer.text, document.sentences
    whole = Span(sentences[0].start, sentences[-1].end)
    for line in find_source_lines(text, sentences, lexicon, memory.known):
        speaker = line.speaker
        if speaker.side == UNKNOWN_STATE:
            speaker = replace(speaker, side=memory.country)
        yield mention_of(text, line.sentence, speaker, line.cue, whole, "affirm", (), memory)
