"""Voices of sentences without an act: who speaks of the report's own event between the sentences that tell it."""

import re
from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.spans import Span
from headstone.reading import episodes
from headstone.reading.assemble import Material
from headstone.reading.gather import Found
from headstone.reading.voices import VoiceMention

SPEAKERS = {"state", "official", "un_body", "ngo", "armed_group", "religious", "witness", "relative", "expert",
            "own_reporter", "perpetrator"}  # fmt: skip
DENYING = re.compile(r"\b(?:never|neither|nor|nobody|nothing)\b", re.IGNORECASE)  # "had never counted further than"
SAID = ("asserted", "attributed", "hedged", "estimated", "visual_only")


def voiced_elsewhere(found: Found, made: list[Material]) -> list[Material]:
    """Gives the first affirmed act of the report's own event the voices of its silent sentences, with their words."""
    first = next((n for n, m in enumerate(made) if bears(found, m)), None)
    if first is None or any(v.kind in SPEAKERS for m in made if m.episode == 0 for v, _ in m.voices):
        return made
    told = {m.act.sentence for m in made}
    held = {v.name for v, _ in made[first].voices}
    more: list[tuple[Voice, Span]] = []
    for mention in found.voices:
        if mention.sentence not in told and speaks_of_it(found, mention) and mention.voice.name not in held:
            held.add(mention.voice.name)
            more.append((mention.voice, mention.name_span))
            more.extend((replace(r, wording=""), mention.name_span) for r in mention.relay)
    made[first] = replace(made[first], voices=(*made[first].voices, *more))
    return made


def bears(found: Found, material: Material) -> bool:
    own = material.episode == 0 and material.act.family == found.family
    return own and material.polarity == "affirmed" and material.modality in SAID


def speaks_of_it(found: Found, mention: VoiceMention) -> bool:
    """It affirms something, is no outlet's, and its sentence stays with the report's own event."""
    if mention.voice.kind not in SPEAKERS or mention.polarity_of_content != "affirm":
        return False
    span = found.document.sentences[mention.sentence]
    if DENYING.search(found.text, span.start, span.end):
        return False
    return episodes.turns_away(span, found.text, found.lexicon) is None
