"""Private persons told by what stands beside their name: "Jo, 34, a driver", "Jo, who had hidden in the barn"."""

import re
from dataclasses import replace

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speakers import Speaker, speaker_in

_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'’-]+(?:\s+[A-ZÀ-ÞĀ-Ž][\w'’-]+){0,3}")
_BESIDE = re.compile(
    r"\s*,\s*(?:(?P<age>(?:aged\s+)?\d{1,2}|[a-z]+ty(?:-[a-z]+)?)\s*,?\s*)?(?P<np>(?:an?|the|one|whose|who|from|"
    r"now|herself|himself)\b[^,.;\"”]{2,70})?"
)
_PUBLIC = frozenset(("state", "ngo", "un_body", "religious", "armed_group", "expert", "outlet", "own_reporter"))

_WORKS = re.compile(
    r"(?:(?:directs?|leads?|heads?|manages?|coordinates?|runs?)\s+(?:\w+\s+){1,2}?(?:for|of|at)|coordinates?|"
    r"heads?|leads?|runs?|directs?|chairs?|founded|co-founded|presides\s+over|speaks?\s+for|represents?|"
    r"works?\s+(?:for|with|at)|commands?|commanded|fights?\s+(?:for|with)|(?:sits?|sat|serves?|served)\s+on|"
    r"is\s+(?:the\s+|an?\s+)?(?:\w+\s+){1,3}?(?:of|for|at)|(?:coordinator|head|leader|director|chair\w*|president|"
    r"founder|spokes\w+|secretary|member|commander)\s+(?:of|for))\s+"
    r"(?P<np>[^.;,\n]{3,70})"
)
_BODIES = frozenset(("ngo", "religious", "un_body", "armed_group", "state"))
_STUDIED = re.compile(
    r"\s*,\s+(?:who|which)\s+(?:has|had|have)?\s*(?:long\s+|spent\s+[\w\s]{3,30}\s+)?(?:studied|studying|"
    r"researched|researching|written|writing|catalogued|mapped|mapping|"
    r"documented|documenting|taught|teaches|studies|researches|surveyed|copied|copying)\b"
)


def employer_in(text: str, near: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """The body that the words beside a name say its bearer works or speaks for."""
    works = _WORKS.search(text, near.start, near.end)
    body = speaker_in(text, Span(works.start("np"), works.end("np")), lexicon) if works is not None else None
    return body if body is not None and body.kind in _BODIES and body.side is not None else None


_ROLE_LEAST = 3  # words; "the president" alone goes on with a president named before
_BEFORE = re.compile(r"(?:^|[\s“\"(])(?P<np>(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+[^.,;:\n“”\"]{3,70}),\s+$")


def _role_before(text: str, name: str, span: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """ "the prosecutor of the region, Jo Example, presented": the office that stands before a name."""
    for match in re.finditer(re.escape(name) + r"(?=\s*,)", text):
        line = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 90)
        before = _BEFORE.search(text[line : match.start()])
        if before is None or len(before.group("np").split()) < _ROLE_LEAST:
            continue
        role = speaker_in(text, Span(line + before.start("np"), line + before.end("np")), lexicon)
        if role is not None and role.kind in _BODIES | {"expert"} and role.rule in ("noun", "organisation") and not (
            role.rule == "noun" and role.noun in lexicon.carriers
        ):
            return replace(role, span=span, person=name, sort="person", named="named", rule="introduced")
    return None


def introduced(text: str, name: str, span: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """What the text says of a person elsewhere: "Jo Example, who has studied the war", "... who runs the group"."""
    for match in re.finditer(re.escape(name) + r"(?=\s*,)", text):
        if _STUDIED.match(text, match.end()):
            return Speaker(span, name, "expert", None, "named", "person", person=name, rule="introduced")
        stop = re.compile(r"[.\n;]").search(text, match.end())
        near = Span(match.end(), min(match.end() + 120, stop.start() if stop else len(text)))
        body = employer_in(text, near, lexicon)
        if body is not None:
            return replace(body, span=span, person=name, sort="person", rule="introduced")
    return _role_before(text, name, span, lexicon)


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
    if _STUDIED.match(text, phrase.end):
        return Speaker(phrase, words, "expert", None, "named", "person", person=words, rule="introduced")
    np = Span(*match.span("np")) if match.group("np") else None
    role = speaker_in(text, np, lexicon, (), True) if np is not None else None
    if np is not None and (role is None or role.kind not in _PUBLIC):
        role = employer_in(text, np, lexicon) or role
    if role is not None and role.kind in _PUBLIC:
        return replace(role, span=phrase, person=words, sort="person", named="named")
    if found is not None and not match.group("age") and (role is None or role.kind == "unknown"):
        return found  # a full name and a clause: nobody knows whose
    kind = role.kind if role is not None and role.kind in ("witness", "relative") else "witness"
    return Speaker(phrase, words, kind, None, "named", "person", person=words, rule="plain person")
