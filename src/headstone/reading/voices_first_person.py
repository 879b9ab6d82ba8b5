"""The author as a voice: "I saw", "we counted", "this reporter was shown"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_speakers import Speaker

_SEEN = re.compile(
    r"\b(?:(?P<who>I|[Ww]e|[Tt]his\s+(?:reporter|correspondent|newspaper|paper|magazine|writer|author|letter|site|website)|[Oo]ur\s+(?:own\s+)?(?:reporter|correspondent|photographer))\s+"
    r"(?:(?:did|have|has|had|was|were|also|then|have\s+since)\s+)?)"
    r"(?P<cue>saw|see|seen|counted|visited|met|watched|walked|stood|spoken|spoke|talked|recorded|interviewed|photographed|filmed|shown|found|sat\s+with|got\s+as\s+far\s+as|looked|reached|climbed|entered|make\s+it)\b"
)
# "told me", "asked us": whoever it was spoke to the author.
_HEARD = re.compile(
    r"\b(?P<cue>(?:shown\s+to|told|tells?|showed|shows?|asked|assured|informed)\s+(?P<who>me|us|this\s+(?:reporter|correspondent|newspaper|paper|writer))|"
    r"(?:spoke|talked|speaking|talking)\s+to\s+(?P<to>me|us|this\s+(?:reporter|correspondent|newspaper|paper|writer)))\b"
)


@dataclass(frozen=True, slots=True)
class SeenVoice:
    speaker: Speaker
    cue: Span


def find_first_person(text: str, sentence: Span) -> Iterator[SeenVoice]:
    """First-person observations that stand outside quotation marks; side None: the outlet of the report."""
    for match in _SEEN.finditer(text, sentence.start, sentence.end):
        if not in_quotation(text, match.start()):
            who = Span(*match.span("who"))
            speaker = Speaker(who, "the author", "own_reporter", None, "anonymous", "person", rule="first person")
            yield SeenVoice(speaker, Span(*match.span("cue")))
            return
    for match in _HEARD.finditer(text, sentence.start, sentence.end):
        if not in_quotation(text, match.start()):
            who = Span(*match.span("who" if match.group("who") else "to"))
            speaker = Speaker(who, "the author", "own_reporter", None, "anonymous", "person", rule="told the author")
            yield SeenVoice(speaker, Span(*match.span("cue")))
            return


def heard_from_private(found: Sequence[VoiceMention]) -> list[VoiceMention]:
    """Without "told me" where it was an official or a body that told: that is no field work of the author."""
    public = [m.cue_span for m in found if m.voice.kind not in ("witness", "relative", "own_reporter", "pictures")]
    return [
        m
        for m in found
        if not m.voice.rule.endswith("told the author") or not any(m.cue_span.overlap(p) for p in public)
    ]
