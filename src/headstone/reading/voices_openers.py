"""What a sentence opens with, and which bodies a text has named: for "he", "it", "they", "the Centre", "the group"."""

import re
from dataclasses import replace

from headstone.model.spans import Span
from headstone.reading.voices_bodies import apposed, kind_of_name, rows
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_plain import employer_in
from headstone.reading.voices_speaker import Speaker
from headstone.reading.voices_speakers import speaker_in

_OPENING = re.compile(
    r"\s*(?P<np>(?:(?:The|A|An|One|Its|His|Her|Their|Two|Three|Four|Five|Six|Several|Some)\s+[^.,;:()“”\"\n]{2,70}?|"
    r"[A-ZÀ-Þ][a-zà-ÿ]+(?:\s+(?:who|of|from|in)\s+[^.,;:\n]{3,60}?)?))"
    r"(?=,|\s+(?:has|have|had|is|are|was|were|does|did|will|would|took|came|went|put|led|made|sat|stood|"
    r"told|[a-z]{3,}ed)\b)"
)
_SPOKEN = ("state", "ngo", "un_body", "religious", "armed_group", "witness", "relative", "expert")
_SHORT = re.compile(
    r"^[Tt]he\s+(?:(?:rebel|armed|rights|insurgent|militant)\s+)?(?P<word>[\w-]{4,})(?:['’]s\s+[\w -]{3,40})?$"
)
# Words by which a body named in full is named again, though none of them stands in its name.
_ANY = {
    "ngo": ("group", "organisation", "organization", "association", "charity", "collective", "body", "watchdog", "ngo",
            "network", "foundation", "mission", "observatory", "committee", "society"),
    "armed_group": ("group", "organisation", "organization", "movement", "rebels", "militants", "insurgents",
                    "guerrillas", "militia", "fighters"),
}  # fmt: skip


def opener_of(text: str, sentence: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """The party or person that a sentence opens with, whatever it does there."""
    match = _OPENING.match(text, sentence.start, sentence.end)
    at = Span(*match.span("np")) if match is not None else None
    found = speaker_in(text, at, lexicon) if at is not None else None
    body = employer_in(text, at, lexicon) if found is not None and at is not None else None
    if found is not None and body is not None and found.kind != body.kind:
        found = replace(body, span=found.span, sort="person", noun=found.noun)
    return found if found is not None and found.kind in _SPOKEN and found.rule != "country" else None


def bodies_in(text: str, sentence: Span, lexicon: VoiceLexicon) -> list[Speaker]:
    """Bodies, no outlets, that a sentence names by their own names."""
    found = []
    for name, at in rows(text, sentence):
        kind = kind_of_name(name, lexicon)
        if kind not in (None, "outlet") and " " in name and lexicon.outlets.match(name) is None:
            span = Span(at, at + len(name))
            speaker = speaker_in(text, span, lexicon)
            if speaker is not None and speaker.rule == "unlisted body":
                found.append(speaker)
    beside = apposed(text, sentence, lexicon)
    if beside is not None and all(beside[0] != speaker.name for speaker in found):
        name, kind, at = beside
        found.append(Speaker(Span(at, at + len(name)), name, kind, name, "named", rule="unlisted body"))
    return found


_GROUP = re.compile(
    r"(?i)\b(?:militant|armed|rebel|insurgent|jihadi(?:st)?|islamist|separatist|guerrilla|extremist)\s+(?:[\w-]+\s+)?"
    r"(?:group|organi[sz]ation|band|outfit|movement|faction|cell|network)$"
)


def group_named(text: str, phrase: Span, aside: Span) -> Speaker | None:
    """ "a militant organisation, Example-e-Name, claimed": an armed group by the name that stands beside it."""
    name = text[aside.start : aside.end].strip(" ,")
    if not _GROUP.search(text[phrase.start : phrase.end].strip()) or not name[:1].isupper() or len(name.split()) > 6:
        return None
    return Speaker(phrase, name, "armed_group", name, "named", rule="named beside")


def named_again(words: str, bodies: list[Speaker]) -> Speaker | None:
    """ "the Centre", "the committee": the one body of those named whose name has that word."""
    match = _SHORT.match(words)
    if match is None:
        return None
    word = match.group("word").lower()
    fitting = {s.name: s for s in bodies if word in s.name.lower().split()}
    if not fitting:
        fitting = {s.name: s for s in bodies if word in _ANY.get(s.kind, ())}
    return next(iter(fitting.values())) if len(fitting) == 1 else None
