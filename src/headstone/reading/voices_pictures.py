"""Pictures that speak: "the video shows", "images put out by the group", "in footage of the agency"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speakers import Speaker, speaker_in

_NOUN = r"(?:videos?|footage|photographs?|photos?|pictures?|images?|imagery|clips?|recordings?)"
_PUBLISHED = re.compile(
    rf"\b(?P<noun>{_NOUN})\s+(?:\w+\s+){{0,3}}?(?P<cue>published|issued|posted|released|put\s+out|distributed|shared|"
    r"circulated|uploaded|made|shot|filmed|taken)\s+(?:\w+\s+){0,3}?by\s+(?P<who>[^,.;:]{2,60})",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    rf"(?P<cue>\b(?:publish(?:ed|es)|issue[ds]|post(?:ed|s)|release[ds]|put\s+out|puts\s+out|put|distribute[ds]|share[ds]|"
    rf"circulate[ds]|upload(?:ed|s)|airs|aired|broadcast|streamed))\s+"
    rf"(?:(?:an?|the|some|several|handful|number|set|series|dozens|of|new|more|two|three|its|their|own|graphic|grim|online)\s+)*(?P<noun>{_NOUN})\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"\b(?P<noun>{_NOUN})\s+(?:that\s+|which\s+)?(?P<who>(?:the\s+)?[\w'’ -]{{2,40}}?)\s+"
    r"(?P<cue>issued|posted|released|published|put\s+out|distributed|shared|circulated|uploaded)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    rf"\b(?P<noun>{_NOUN})\b(?:[^.;:\n]{{0,80}}?)\b(?P<cue>shows?|showed|showing|depict\w*|seems?\s+to\s+show|appears?\s+to\s+show|leaves?|"
    r"captures?|captured|reveal\w*)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?P<cue>in|from|on)\s+(?P<who>(?:the\s+|an?\s+|some\s+|one\s+)?(?:(?!and\b|or\b|months?\b|years?\b)[\w.'’-]+\s+){{0,4}}?)(?P<noun>{_NOUN})\b",
    re.I,
)
_THOUGHT = re.compile(
    rf"\b(?P<noun>{_NOUN})\b,?\s+(?:which\s+(?:are|were)\s+)?(?P<cue>believed|thought|said|understood|reported|purported\w*|claimed)\s+to\b",
    re.I,
)
_SHOWN = re.compile(r"\b(?:show|exhibit)(?:ed|ing|n)?\s+(?P<who>[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,3})\s+the\b")


_STILL = re.compile(
    r"\b(?:(?:are|is|be|was|were|not)\s+(?P<a>shown|seen|visible)|(?P<b>captions?|frames?|pictures?|photographs?|photos?|images?|footage|"
    r"video|clip))\b",
    re.IGNORECASE,
)


def still_describes(text: str, sentence: Span, pictures: Speaker) -> "PictureVoice | None":
    """Words that go on describing pictures named before: "several houses are shown", "each caption speaks of"."""
    match = _STILL.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    span = Span(*match.span(match.lastgroup or 0))
    return PictureVoice(replace(pictures, span=span, rule="pictures go on"), span)


@dataclass(frozen=True, slots=True)
class PictureVoice:
    speaker: Speaker
    cue: Span


def find_pictures(text: str, sentence: Span, lexicon: VoiceLexicon, known: Sequence[str]) -> tuple[PictureVoice, ...]:
    """At most one pictures voice a sentence, the one with a publisher first; and an outlet that was shown the place."""
    shown = _SHOWN.search(text, sentence.start, sentence.end)
    if shown is not None:
        who = speaker_in(text, Span(*shown.span("who")), lexicon, known)
        if who is not None and who.kind == "outlet":
            return (PictureVoice(replace(who, kind="own_reporter", rule="shown the place"), Span(*shown.span())),)
    for finder in (_by_publisher, _with_publisher, _unnamed):
        found = finder(text, sentence, lexicon, known)
        if found is not None:
            return (found,)
    return ()


def _by_publisher(text: str, sentence: Span, lexicon: VoiceLexicon, known: Sequence[str]) -> PictureVoice | None:
    for pattern in (_PUBLISHED, _RELATIVE):
        match = pattern.search(text, sentence.start, sentence.end)
        if match is not None:
            who = speaker_in(text, Span(*match.span("who")), lexicon, known)
            if who is not None and who.kind not in ("pictures",):
                return _of(who, Span(*match.span("noun")), Span(*match.span("cue")))
    return None


def _with_publisher(text: str, sentence: Span, lexicon: VoiceLexicon, known: Sequence[str]) -> PictureVoice | None:
    """ "the group posted pictures": the publisher is the last actor before the verb."""
    match = _PUBLISHER.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    orgs = list(lexicon.organisations.find(text, Span(sentence.start, match.start())))
    if not orgs:
        return None
    last = orgs[-1]
    named = [o for o in orgs if o.kind != "generic"] or [last]
    org = last if last.kind != "generic" else named[-1]
    side = org.side if org.kind != "generic" else "perpetrators" if org.role in ("armed", "criminal") else None
    speaker = Speaker(
        Span(*match.span("noun")), org.canonical, "pictures", side, "named", "pictures", rule="published pictures"
    )
    return PictureVoice(speaker, Span(*match.span("cue")))


def _unnamed(text: str, sentence: Span, lexicon: VoiceLexicon, known: Sequence[str]) -> PictureVoice | None:
    """Pictures without a publisher, or with an outlet's name before the noun."""
    for pattern in (_SHOWS, _THOUGHT, _IN):
        match = pattern.search(text, sentence.start, sentence.end)
        if match is None:
            continue
        begin = (
            match.start("who")
            if "who" in pattern.groupindex
            else _phrase_start(text, sentence.start, match.start("noun"))
        )
        who = speaker_in(text, Span(begin, match.end("noun")), lexicon, known)
        if who is not None and who.kind in ("pictures", "own_reporter"):
            return PictureVoice(who, Span(*match.span("cue")))
    return None


def _phrase_start(text: str, start: int, noun: int) -> int:
    """Up to four words before the noun, within its clause."""
    words = re.search(r"(?:[\w.'’-]+[ ]+){0,4}$", text[start:noun])
    return start + words.start() if words else noun


def _of(who: Speaker, noun: Span, cue: Span) -> PictureVoice:
    """Pictures with a publisher: an outlet's are its own view, anybody else's are that side's."""
    if who.kind in ("outlet", "own_reporter"):
        return PictureVoice(replace(who, kind="own_reporter", span=noun, rule="outlet's own pictures"), cue)
    side = who.side if who.side is not None else "perpetrators" if who.kind == "armed_group" else None
    return PictureVoice(Speaker(noun, who.name, "pictures", side, "named", "pictures", rule="published pictures"), cue)
