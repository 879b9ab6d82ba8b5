"""One voice in one sentence."""

from dataclasses import dataclass

from headstone.model.claims import Voice
from headstone.model.spans import Span


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
