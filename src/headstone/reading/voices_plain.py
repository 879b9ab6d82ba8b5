"""Private persons told by what stands beside their name: "Jo, 34, a driver", "Jo, who had hidden in the barn"."""

import re
from dataclasses import replace

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speakers import Speaker, speaker_in

_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'’-]+(?:\s+[A-ZÀ-ÞĀ-Ž][\w'’-]+){0,3}")
_BESIDE = re.compile(
    r"\s*,\s*(?:(?P<age>(?:aged\s+)?\d{1,2}|[a-z]+ty(?:-[a-z]+)?)\s*,?\s*)?(?P<np>(?:an?|the|one|whose|who|from|now|herself|himself)\b[^,.;\"”]{2,70})?"
)
_PUBLIC = frozenset(("state", "ngo", "un_body", "religious", "armed_group", "expert", "outlet", "own_reporter"))


def beside_name(text: str, phrase: Span, found: Speaker | None, lexicon: VoiceLexicon) -> Speaker | None:
    """The speaker with the role that follows a bare name; a name with an age or a life and no office is a witness."""
    words = text[phrase.start : phrase.end]
    if (found is not None and found.rule != "person") or not _NAME.fullmatch(words):
        return found
    if words.lower() in lexicon.function_words or lexicon.outlets.match(words) is not None:
        return found
    match = _BESIDE.match(text, phrase.end)
    if match is None or not (match.group("age") or match.group("np")):
        return found
    np = Span(*match.span("np")) if match.group("np") else None
    role = speaker_in(text, np, lexicon, (), True) if np is not None else None
    if role is not None and role.kind in _PUBLIC:
        return replace(role, span=phrase, person=words, sort="person", named="named")
    if found is not None and not match.group("age") and (role is None or role.kind == "unknown"):
        return found  # a full name and a clause: nobody knows whose
    kind = role.kind if role is not None and role.kind in ("witness", "relative") else "witness"
    return Speaker(phrase, words, kind, None, "named", "person", person=words, rule="plain person")
