"""A speaker that was found becomes a voice, and a mention of it with its words and what it covers."""

from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.spans import Span
from headstone.reading.voices_memory import Memory
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_speakers import Speaker
from headstone.reading.voices_speakers_bodies import CHURCHES

VERSION = "voices-9"


def mention_of(
    text: str,
    number: int,
    speaker: Speaker,
    cue: Span,
    scope: Span,
    polarity: str,
    relay: tuple[Voice, ...],
    memory: Memory,
) -> VoiceMention:
    voice = voice_of(speaker, memory)
    if relay:
        voice = replace(voice, relayed_by=relay[0].name)
    wording = text[speaker.span.start : speaker.span.end]
    return VoiceMention(replace(voice, wording=wording), speaker.span, cue, scope, number, polarity, relay)


def voice_of(speaker: Speaker, memory: Memory) -> Voice:
    private = speaker.kind in ("unknown", "witness", "relative") or speaker.rule == "noun"
    # "A congregation in East Example": the name is a place's.
    private = private and not (speaker.kind == "religious" and speaker.noun.endswith((*CHURCHES, "community")))
    name = speaker.person if speaker.person is not None and private else speaker.name
    party = "unknown"
    if speaker.kind == "armed_group" or (speaker.side in memory.belligerents):
        party = "yes"
    elif speaker.kind in ("un_body", "ngo", "outlet", "own_reporter", "religious", "expert"):
        party = "no"
    return Voice(
        name=name,
        wording="",
        kind=speaker.kind,
        party=party,
        named=speaker.named,
        side=speaker.side,
        rule=f"{VERSION}: {speaker.rule}",
        score=0.9 if speaker.rule in ("organisation", "noun", "outlet") else 0.7,
    )
