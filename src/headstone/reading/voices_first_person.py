"""The author as a voice: "I saw", "we counted", "this reporter was shown"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.voices_speakers import Speaker

_SEEN = re.compile(
    r"\b(?:(?P<who>I|[Ww]e|[Tt]his\s+(?:reporter|correspondent|newspaper|paper|magazine|writer|author|letter|site|website))\s+"
    r"(?:(?:did|have|has|had|was|were|also|then|have\s+since)\s+)?)"
    r"(?P<cue>saw|see|seen|counted|visited|met|watched|walked|stood|spoken|spoke|interviewed|photographed|filmed|shown|found|make\s+it)\b"
)
_QUOTED = re.compile(r"[\"“][^\"”]*$")


@dataclass(frozen=True, slots=True)
class SeenVoice:
    speaker: Speaker
    cue: Span


def find_first_person(text: str, sentence: Span) -> Iterator[SeenVoice]:
    """First-person observations that stand outside quotation marks; side None: the outlet of the report."""
    for match in _SEEN.finditer(text, sentence.start, sentence.end):
        if not _QUOTED.search(text[sentence.start : match.start()]):
            who = Span(*match.span("who"))
            speaker = Speaker(who, "the author", "own_reporter", None, "anonymous", "person", rule="first person")
            yield SeenVoice(speaker, Span(*match.span("cue")))
            return
