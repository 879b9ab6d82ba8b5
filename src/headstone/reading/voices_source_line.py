"""Closing lines that name sources: "Source: City Prosecutor's Office | National Police"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speakers import Speaker, speaker_in

_LINE = re.compile(
    r"\(?\s*(?:sources?|information|info|via|credit|fuente|fonte|quelle|źródło|джерело|источник)\s*:\s*", re.IGNORECASE
)
_LED = re.compile(r"\s*(?:from|after|per|by|with)\s+")  # "Example Line, from the police"
_LAST = 4  # sentences at the end of a text in which such a line may stand


@dataclass(frozen=True, slots=True)
class SourceVoice:
    speaker: Speaker
    cue: Span
    sentence: int


def find_source_lines(
    text: str, sentences: Sequence[Span], lexicon: VoiceLexicon, known: Sequence[str]
) -> Iterator[SourceVoice]:
    """Speakers named in a source line that are no outlets (outlets there are credits, which linking reads)."""
    for number in range(max(0, len(sentences) - _LAST), len(sentences)):
        sentence = sentences[number]
        match = _LINE.match(text, sentence.start, sentence.end)
        if match is None:
            continue
        begin = match.end()
        for part in re.finditer(r"[^|;,]+", text[begin : sentence.end]):
            led = _LED.match(part.group())
            span = Span(begin + part.start() + (led.end() if led is not None else 0), begin + part.end())
            speaker = speaker_in(text, span, lexicon, known)
            if speaker is not None and speaker.kind not in ("outlet", "own_reporter", "unknown", "pictures"):
                yield SourceVoice(speaker, Span(*match.span()), number)
