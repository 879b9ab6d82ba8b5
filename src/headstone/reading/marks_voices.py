"""Marks -> voices: who says so, from the sources, cues and contents that the network marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.marks import Mark, Marked
from headstone.model.spans import Span
from headstone.reading.marks_speakers import Speakers
from headstone.reading.marks_values import RULE, named
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_speaker import UNKNOWN_STATE

JOINED = 5  # code points between two who speak together: " and ", " et ", ", "
NEXT = 2  # sentences after an unnamed expert in which the name may follow
NEXT_WORD = 20  # code points behind a cue in which the word after it stands
_BEARER = re.compile(
    r"\s*(?P<name>[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][\w'’-]+(?:\s+[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][\w'’-]+){1,2}),\s+(?:che|qui|der|die|que|quien|die|dat|som|"
    r"котор\w+|який|яка|котра|któr\w+|yang|\d\d)\b"
)
TIED = 0.5  # probability from which a source or content belongs to a cue


def voices_of(
    text: str, sentences: Sequence[Span], marked: Marked, speakers: Speakers, country: str | None = None
) -> tuple[VoiceMention, ...]:
    """One mention for each source, over the whole stretch of what it says. A cue without a source gives none: a claim
    told "reportedly" has no voice (its modality says so)."""
    out: list[VoiceMention] = []
    for i, cue in marked.of("cue"):
        sources = speakers_of(marked, i)
        contents = [m for m in tied(marked, i) if m.label == "content"]
        number = sentence_of(sentences, cue.span)
        scope = Span(min(m.span.start for m in contents), max(m.span.end for m in contents)) if contents else None
        for source in sources:
            voice = speakers.voice(named(text, speakers.whole(text, source.span)), country)
            voice = replace(voice, rule=f"{RULE}: {voice.rule}", score=source.score)
            if voice.side is None or voice.side.startswith(UNKNOWN_STATE):
                voice = _of_body(text, sentences[max(0, number - 1)].start, source.span, speakers) or voice
            if voice.kind == "state" and voice.rule.endswith(": word"):
                voice = speakers.named_before(text, source.span) or voice
            after = text[cue.span.end : cue.span.end + NEXT_WORD]
            polarity = speakers.polarity(text[cue.span.start : cue.span.end], after)
            if polarity == "comment":
                continue
            if (voice.kind, voice.named) == ("expert", "anonymous"):
                voice = _named_next(text, sentences[number + 1 : number + 1 + NEXT], voice)
            out.append(VoiceMention(voice, source.span, cue.span, scope or sentences[number], number, polarity))
    return tuple(relayed(out))


def _of_body(text: str, start: int, source: Span, speakers: Speakers) -> Voice | None:
    """ "announced its president": the private body that this sentence or the one before names last."""
    if not speakers.own_office.match(text, source.start):
        return None
    return speakers.body_before(text, Span(start, source.start))


def _named_next(text: str, sentences: Sequence[Span], voice: Voice) -> Voice:
    """ "An anthropologist said ...", and the next sentence opens with a full name and what is told of its bearer."""
    found = (_BEARER.match(text, sentence.start, sentence.end) for sentence in sentences)
    match = next((one for one in found if one is not None), None)
    return replace(voice, name=match.group("name"), named="named") if match is not None else voice


def speakers_of(marked: Marked, cue: int) -> list[Mark]:
    """The source tied most surely to a cue, and those joined to it ("X and Y said"); of "X accuses Y" only X."""
    rows = [(p * marked.marks[b].score, b) for a, b, p in marked.voices if a == cue and p >= TIED]
    sources = [marked.marks[b] for _, b in sorted(rows, reverse=True) if marked.marks[b].label == "source"]
    return [m for m in sources if m is sources[0] or gap(m.span, sources[0].span) <= JOINED]


def gap(a: Span, b: Span) -> int:
    """Code points between two spans."""
    return max(a.start, b.start) - min(a.end, b.end)


def tied(marked: Marked, cue: int) -> Iterator[Mark]:
    return (marked.marks[b] for a, b, odds in marked.voices if a == cue and odds >= TIED)


def sentence_of(sentences: Sequence[Span], span: Span) -> int:
    """Number of the sentence in which a span begins."""
    return max((i for i, s in enumerate(sentences) if s.start <= span.start), default=0)


def relayed(found: Sequence[VoiceMention]) -> Iterator[VoiceMention]:
    """A voice inside another's words is relayed by that other: "the paper said a witness had told it"."""
    for mention in found:
        outer = [v for v in found if v is not mention and v.scope.holds(mention.cue_span) and v.scope != mention.scope]
        steps = sorted(outer, key=lambda v: v.scope.end - v.scope.start)
        chain: tuple[Voice, ...] = tuple(replace(v.voice, relayed_by=None) for v in steps)
        voice = replace(mention.voice, relayed_by=chain[0].name) if chain else mention.voice
        yield replace(mention, voice=voice, relay=chain)
