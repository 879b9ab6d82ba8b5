"""One voice in one sentence."""

from dataclasses import dataclass, replace

from headstone.model.claims import IN_DOUBT, UNSURE, Voice
from headstone.model.spans import Span

DOUBT, HALF = 0.2, 0.4  # scores of a voice in doubt and of one that is unsure


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
    return replace(mention, voice=doubted(mention.voice))


def doubted(voice: Voice) -> Voice:
    if voice.in_doubt:
        return voice
    return replace(voice, rule=f"{voice.rule.removesuffix(UNSURE)}{IN_DOUBT}", score=min(voice.score, DOUBT))


def unsure(mention: VoiceMention) -> VoiceMention:
    """The voice keeps its words and says in its rule that it counts only beside a sure one."""
    return replace(mention, voice=half_heard(mention.voice))


def half_heard(voice: Voice) -> Voice:
    if voice.in_doubt or voice.unsure:
        return voice
    return replace(voice, rule=f"{voice.rule}{UNSURE}", score=min(voice.score, HALF))
