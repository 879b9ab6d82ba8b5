"""Voices beside those of the acts' own sentences: whoever affirms the report's own event stands behind it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.spans import Span
from headstone.reading import episodes
from headstone.reading.assemble import Material
from headstone.reading.gather import Found
from headstone.reading.voices import VoiceMention
from headstone.reading.voices_doubt import RULE as VIEW
from headstone.reading.voices_speakers import UNKNOWN_STATE
from headstone.reading.voices_view import is_field_work, name_words, publisher_in

SPEAKERS = {"state", "official", "un_body", "ngo", "armed_group", "religious", "witness", "relative", "expert",
            "own_reporter", "perpetrator"}  # fmt: skip
PRIVATE = {"witness", "relative", "own_reporter"}  # one origin a report, whoever they are
DENYING = re.compile(r"\b(?:never|neither|nor|nobody|nothing)\b", re.IGNORECASE)  # "had never counted further than"
NOT = re.compile(r"\bnot\b|n['’]t\b", re.IGNORECASE)
SOURCE = re.compile(r"\bsources?\b", re.IGNORECASE)
# What a state tells that was there itself: figures, people of its own.
THERE = re.compile(r"\b(?:\d+|troops?|soldiers?|forces|sappers?|patrols?|planes?|pilots?|we|our)\b", re.IGNORECASE)
_STEM = 6  # letters by which two words for a deed are one
NEAR = 1  # sentences before a voice in which the event that it speaks of may stand
SAID = ("asserted", "attributed", "hedged", "estimated", "visual_only")


def voiced_elsewhere(found: Found, made: list[Material]) -> list[Material]:
    """Gives the first affirmed act of the report's own event the voices that no claim of it has, with their words; of
    a report that tells of another event alone (of long ago, elsewhere), the first affirmed act of that."""
    own = [n for n, m in enumerate(made) if bears(found, m)]
    if not own and all(m.episode for m in made):
        own = [n for n, m in enumerate(made) if affirms(found, m)]
    if not own:
        return made
    told = [voice for n in own for voice, _ in made[n].voices if not nobodys(voice) and not voice.in_doubt]
    first, held, doubted = own[0], {who(voice) for voice in told}, set[tuple[str, str]]()
    silent = not any(kind in SPEAKERS or kind == "private" for kind, _ in held)
    denying = [m.voice for m in found.voices if m.polarity_of_content in ("deny", "unable")]
    more: list[tuple[Voice, Span]] = []
    for mention in found.voices:
        if any(same_side(mention.voice, voice) for voice in denying):
            continue
        crowd = mention.voice.kind == "own_reporter" and not mention.voice.side and not individual(found, made)
        if of_another(found, mention, made) or from_abroad(found, mention, made):
            continue
        if (who(mention.voice) not in held | doubted or crowd) and speaks_of_it(found, mention, silent):
            (doubted if mention.voice.in_doubt else held).add(who(mention.voice))
            more.append((mention.voice, mention.name_span))
            more.extend((replace(r, wording=""), mention.name_span) for r in mention.relay)
    more.extend(own_word(found, held))
    if any(voice.kind == "own_reporter" and voice.side is None for voice, _ in more):
        more = [row for row in more if not headline_crowd(found, *row)]
        made = [replace(m, voices=tuple(row for row in m.voices if not headline_crowd(found, *row))) for m in made]
    made[first] = replace(made[first], voices=(*made[first].voices, *more))
    return made


def headline_crowd(found: Found, voice: Voice, span: Span) -> bool:
    """ "Example's neighbours always knew" over what the outlet's own reporter was told: no voice of its own."""
    title = found.document.title
    return voice.kind in PRIVATE and voice.named == "collective" and title is not None and title.holds(span)


def individual(found: Found, made: list[Material]) -> bool:
    """Whether one person whom the outlet met, or its own reporter, stands in the acts: more than a crowd."""
    voices = [voice for m in made if bears(found, m) for voice, _ in m.voices]
    return any(
        v.kind == "own_reporter" or (v.kind in PRIVATE and v.named != "collective") or v.relayed_by for v in voices
    )


def nobodys(voice: Voice) -> bool:
    """ "A ministry source", "security sources": nobody can tell whose, so whoever is named beside them counts still."""
    return voice.named != "named" and SOURCE.search(f"{voice.wording} {voice.name}") is not None


def who(voice: Voice) -> tuple[str, str]:
    """What makes two voices of one report the same for its origins."""
    if voice.kind in PRIVATE:
        return "private", voice.relayed_by or (voice.side or "" if voice.kind == "own_reporter" else "")
    return voice.kind, voice.side or voice.name


def same_side(a: Voice, b: Voice) -> bool:
    """Whether two voices may be one party: a state not told which may be any."""
    sides = {a.side, b.side}
    return a.kind == b.kind and (len(sides) == 1 or any((side or "").startswith(UNKNOWN_STATE) for side in sides))


def own_word(found: Found, held: set[tuple[str, str]]) -> Iterator[tuple[Voice, Span]]:
    """The body that publishes the report, where it speaks for itself."""
    itself = name_words(found.document.report.meta.publisher or "")
    named = {(m.voice.kind, m.voice.name) for m in found.voices if itself & name_words(m.voice.name)}  # "the Bureau"
    publisher = publisher_in(found.document, found.tables.voices, UNKNOWN_STATE, found.view, held, named)
    if publisher is None or (publisher.alone and any(kind in SPEAKERS for kind, _ in held)):
        return
    if who(publisher.voice) not in held:
        yield publisher.voice, publisher.span


def bears(found: Found, material: Material) -> bool:
    return material.episode == 0 and affirms(found, material)


def affirms(found: Found, material: Material) -> bool:
    told = material.polarity == "affirmed" and material.modality in SAID
    return told and material.act.family == found.family


def speaks_of_it(found: Found, mention: VoiceMention, silent: bool) -> bool:
    """It affirms something, is no outlet's, and its sentence stays with the report's own event.

    Beside other voices (not `silent`) an official or a body must speak of an event of our kind there or just before.
    """
    if mention.voice.kind not in SPEAKERS or mention.polarity_of_content != "affirm":
        return False
    if mention.voice.rule.startswith(VIEW):
        return True  # the whole text was weighed for it, and no sentence
    cue = found.text[mention.cue_span.start : mention.cue_span.end]
    if found.tables.voices.verb_class.get(cue.lower(), frozenset()) == {"believe"}:
        return False  # what somebody fears or expects has not been seen
    span = found.document.sentences[mention.sentence]
    if DENYING.search(found.text, span.start, span.end) or found.away(mention.sentence):
        return False
    if not silent and (
        _within(found, mention) or (mention.voice.kind not in PRIVATE and NOT.search(found.text, *_of(span)))
    ):
        return False
    claim = mention.voice.cue.endswith(": channel")  # "an account which has carried its films since 2010"
    if not claim and episodes.turns_away(span, found.text, found.lexicon) is not None:
        return False
    near = found.document.sentences[max(0, mention.sentence - NEAR)].start
    # What a caretaker told us years ago is another matter, unless the text as a whole is field work.
    told = mention.voice.cue.endswith("told the author") and not is_field_work(found.view)
    alone = not told and (silent or mention.voice.kind in PRIVATE)
    return alone or found.lexicon.gate.search(found.text, near, span.end) is not None


def from_abroad(found: Found, mention: VoiceMention, made: list[Material]) -> bool:
    """Whether another state than those of the event speaks, and tells neither a figure nor of people of its own there:
    it comments on what it has read."""
    here = {m.place[0].country for m in made if m.place is not None and m.place[0].country}
    if mention.voice.kind != "state" or len(mention.voice.side or "") != 2 or not here or mention.voice.side in here:
        return False
    return THERE.search(found.text, mention.scope.start, mention.scope.end) is None


def of_another(found: Found, mention: VoiceMention, made: list[Material]) -> bool:
    """Whether a group, or its film or page, owns up to a deed that no sentence of the own event tells of."""
    span = found.document.sentences[mention.sentence]
    owns_up = mention.voice.cue.endswith(": channel") or mention.voice.kind == "armed_group"
    if not owns_up or any(bears(found, m) and m.sentence == span for m in made):
        return False
    title = found.document.title
    told = [m.sentence for m in made if bears(found, m)] + ([title] if title is not None else [])
    own = " ".join(found.text[one.start : one.end].lower() for one in told)
    deeds = found.tables.voices.claims.other.finditer(found.text, *_of(span))
    return any(match.group().lower()[:_STEM] not in own for match in deeds)


def _of(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _within(found: Found, mention: VoiceMention) -> bool:
    """Whether it speaks inside what another says: "he said that residents had told two reporters"."""
    before = (m for m in found.voices if m.sentence == mention.sentence and m.cue_span.end < mention.name_span.start)
    return any(m.voice.kind != "outlet" and m.scope.holds(mention.cue_span) for m in before)
