"""One voice in one sentence."""

from dataclasses import dataclass, replace

from headstone.model.claims import IN_DOUBT, Voice
from headstone.model.spans import Span

DOUBT = 0.2  # score of a voice in doubt


@dataclass(frozen=True, slots=True)
class VoiceMention:
    """A voice in a sentence. `scope` is what it covers; `polarity_of_content`: affirm | deny | unable |
    comment (it tells what it thinks of the event, not that it happened).

    `relay` are the steps between the voice and the report, nearest to the voice first.
    """

    voice: Voice
    name_span: Span
    cue_span: Span
    scope: Span
    sentence: int
    polarity_of_content: str = "affirm"
    relay: tuple[Voice, ...] = ()


def in_doubt(mention: VoiceMention) -> VoiceMention:
    """The voice keeps its words and says in its rule that it may be no origin."""
    voice = mention.voice
    if voice.in_doubt:
        return mention
    return replace(mention, voice=replace(voice, rule=f"{voice.rule}{IN_DOUBT}", score=min(voice.score, DOUBT)))
