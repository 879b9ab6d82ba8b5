"""Who says so: the voices of a document, each with its words, its cue and what it covers.

A plain assertion has no voice. A pronoun or a definite phrase ("it added", "the statement said") goes on with the voice
before. What somebody told an outlet or a body is that somebody's voice, relayed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.marks import UNSEEN, View
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_author import spoken_by_author
from headstone.reading.voices_bodies import outlet_in
from headstone.reading.voices_claims import claimed_on_channel, ranked_in
from headstone.reading.voices_cues import Cue, find_cues
from headstone.reading.voices_document import country_of, fighting_sides, full_names
from headstone.reading.voices_doubt import doubting, doubting_parties, passed_on
from headstone.reading.voices_field import of_letter, without_bare_first_person
from headstone.reading.voices_first_person import find_first_person, heard_from_private
from headstone.reading.voices_fit import fits, parted, polarity_of
from headstone.reading.voices_hearsay import is_digest, only_heard
from headstone.reading.voices_lexicon import VoiceLexicon, voice_lexicon
from headstone.reading.voices_made import VERSION, mention_of, voice_of
from headstone.reading.voices_memory import OPENING, Memory, resolved, topic_of_sentence
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_met import (
    HEARS,
    OBJECT,
    PAPERS,
    PUBLIC,
    TOLD,
    met_by,
    spoken_for,
    told_us,
    without_delegates,
)
from headstone.reading.voices_openers import bodies_in, opener_of
from headstone.reading.voices_parties import settled
from headstone.reading.voices_phrase import trimmed
from headstone.reading.voices_pictures import find_pictures, still_describes
from headstone.reading.voices_publisher import by_own_people, spoken_by
from headstone.reading.voices_relays import going_on, heard_later, nested, once, with_blocks
from headstone.reading.voices_self import addressed_to_editor
from headstone.reading.voices_speakers import UNKNOWN_STATE, Speaker, speaker_in
from headstone.reading.voices_speakers_bodies import OFFICES
from headstone.reading.voices_speakers_plain import unowned
from headstone.reading.voices_view import by_view, publisher_in, with_parties
from headstone.reading.voices_whole import asked_of, frames, source_lines, talks, without_guests

__all__ = ["VERSION", "VoiceLexicon", "VoiceMention", "find_voices", "voice_lexicon"]

# "told the agency", "told this service": the outlet whose text it is.
_CARRIER_HERE = re.compile(
    r"\s+(?:the|this)\s+(?:news\s+)?(?:agency|service|newspaper|paper|daily|weekly|magazine|monthly|station|radio|"
    r"broadcaster|website|portal|"
    r"bureau)\b(?!['’]s|\s+[A-ZÀ-Þ]|\s+(?:briefing|press|bulletin|news|conference|\w+ing)\b)"
)
_ON = re.compile(r"[“\"\s]*(?:He|She|[“\"])")  # goes on with whom the sentence before is about
_REMEMBERS = ("remember", "recall", "recount")  # only who was there does


def find_voices(
    document: Document, lexicon: VoiceLexicon, country: str | None = None, view: View = UNSEEN
) -> tuple[VoiceMention, ...]:
    """Voices of a document in order of place. `view`: what the network says of the text as a whole.

    `country` (ISO 3166-1 alpha-2) is where the reader places the events; it says whose "police" and "officials" speak.
    Without it their side is "state:?" and the country that the text names most ("state:?XY"), for linking to settle.
    """
    text = document.layer.text
    memory = Memory(
        full_names(text, document.sentences),
        country or f"{UNKNOWN_STATE}{country_of(document, lexicon) or ''}",
        fighting_sides(document, lexicon),
        document.report.meta.publisher,
    )
    found: list[VoiceMention] = []
    for number, sentence in enumerate(document.sentences):
        mentions = heard_from_private(once(_in_sentence(text, number, sentence, lexicon, memory)))
        memory.topic = topic_of_sentence(text, sentence, lexicon) or memory.topic
        opening = (name for name in memory.known if text.startswith(name, sentence.start))
        subject = next((name for name in opening if not _opens(name, lexicon)), None)
        memory.subject = subject or (memory.subject if _ON.match(text, sentence.start) else None)
        memory.opener, memory.quiet = memory.inside if not mentions else None, not mentions
        found.extend(nested(mentions, text))
    found = going_on(found, text)
    found.extend(source_lines(document, lexicon, memory))
    found.extend(frames(document, lexicon, memory, found))
    found.extend(talks(document, lexicon, memory, found))
    found = asked_of(found, document, lexicon, memory)
    found = settled(found, document, lexicon, memory.country)
    found = without_delegates(found, document)
    found = without_guests(without_bare_first_person(found, document, lexicon))
    if addressed_to_editor(document):
        found = of_letter(found, document, lexicon)
    found = by_view(list(spoken_by_author(found, document, lexicon)), document, view, memory.country)
    found = doubting_parties(only_heard(found, document, lexicon), view)
    held = {(mention.voice.kind, mention.voice.name) for mention in found if not mention.voice.in_doubt}
    publisher = publisher_in(document, lexicon, memory.country, view, held)
    found = spoken_by(by_own_people(found, publisher, lexicon), publisher)
    digest = is_digest(document, lexicon)
    found = with_parties(found, document, view, publisher, digest)
    found = passed_on(doubting(heard_later(found), view), view, document.report.meta.publisher, digest)
    return tuple(with_blocks(found, document))


def _in_sentence(
    text: str, number: int, sentence: Span, lexicon: VoiceLexicon, memory: Memory
) -> Iterator[VoiceMention]:
    last: Speaker | None = None
    memory.inside = opener_of(text, sentence, lexicon)
    memory.bodies.extend(bodies_in(text, sentence, lexicon))
    opening = topic_of_sentence(text, Span(sentence.start, min(sentence.end, sentence.start + OPENING)), lexicon)
    memory.opening = (opening,) if opening is not None and opening.kind != "armed_group" else ()
    claims = tuple(claimed_on_channel(text, sentence, lexicon))
    shown = find_pictures(text, sentence, lexicon, memory.known)
    if claims:  # "an account close to the brigade" is no state's
        shown = tuple(one for one in shown if not (one.speaker.side or "").startswith(UNKNOWN_STATE))
    if not shown and not claims and memory.pictures is not None:
        still = still_describes(text, sentence, memory.pictures)
        shown = (still,) if still is not None else ()
    for pictures in shown:
        memory.pictures = _described(pictures.speaker, memory.pictures)
        speaker = replace(memory.pictures or pictures.speaker, span=pictures.speaker.span)
        yield mention_of(text, number, speaker, pictures.cue, sentence, "affirm", (), memory)
    memory.history.extend(spoken_for(text, sentence, lexicon, memory))
    for group, cue_span in claims:
        memory.history.append(group)
        yield mention_of(text, number, group, cue_span, sentence, "affirm", (), memory)
    for seen in find_first_person(text, sentence):
        memory.heard_by = ()  # from here on the author speaks to them
        if (met := met_by(text, sentence, seen.cue, lexicon, memory)) is not None:
            memory.history.append(met)
            if met.kind in PUBLIC:
                continue
        yield mention_of(text, number, seen.speaker, seen.cue, sentence, "affirm", (), memory)
    outer: Cue | None = None
    band = ranked_in(text, sentence, lexicon)
    for cue in find_cues(text, sentence, lexicon):
        speakers = _speakers(text, cue, lexicon, memory, last) or told_us(text, sentence, cue, lexicon, memory)
        if band is not None and speakers and speakers[0].kind in ("witness", "unknown", "expert"):
            speakers = (replace(band, span=speakers[0].span),)
        if not speakers or not fits(cue, speakers[0], lexicon, text):
            continue
        for speaker in speakers:
            yield from _mentions(text, number, sentence, cue, speaker, lexicon, memory)
        last = speakers[0]
        inner = bool(memory.history) and _inside(text, cue, outer)
        memory.history.insert(len(memory.history) - 1 if inner else len(memory.history), speakers[0])
        outer = outer if inner else cue
    if band is not None:
        memory.history.append(band)


def _inside(text: str, cue: Cue, outer: Cue | None) -> bool:
    """ "The spokeswoman said that a gravedigger reported it": whoever goes on is the one who told of the other."""
    if outer is None or not outer.scope.holds(cue.span) or cue.span.start < outer.span.end:
        return False
    return re.search(r"[,;:]", text[outer.span.end : cue.span.start]) is None


def _opens(name: str, lexicon: VoiceLexicon) -> bool:
    """Whether a row of capitals is no name but the first words of a sentence: "In Example"."""
    return name.split()[0].lower() in lexicon.function_words


def _described(found: Speaker, before: Speaker | None) -> Speaker:
    """Pictures named again without their publisher are those named before."""
    same = before is not None and found.kind == "pictures" and found.side is None and found.rule == "pictures"
    return before if same and before is not None else found


def _speakers(text: str, cue: Cue, lexicon: VoiceLexicon, memory: Memory, last: Speaker | None) -> tuple[Speaker, ...]:
    """The speakers of a cue; the first is the one that later pronouns mean."""
    if cue.form == "inherit":
        if last is None and memory.inside is not None and not cue.verb.endswith("ing"):
            return (memory.inside,)  # "Three observers of the UN reached the place and confirmed"
        return (last,) if last is not None else memory.opening if cue.verb.endswith("ing") else ()
    first = resolved(text, cue.subjects[0], cue.aside, lexicon, memory)
    first = unowned(text, first) if first is not None else None
    if cue.form == "either":
        first = first or resolved(text, cue.subjects[1], None, lexicon, memory)
        return (first,) if first is not None else ()
    if first is not None and trimmed(text, cue.subjects[0]).end - trimmed(text, cue.subjects[0]).start < 5:
        return (first,)  # a pronoun stands alone
    others = [speaker_in(text, span, lexicon, memory.known) for span in cue.subjects[1:]]
    joined = tuple(o for o in others if o is not None and o.kind != "unknown" and o.kind != "outlet")
    return (*((first,) if first is not None else ()), *joined)


def _mentions(
    text: str, number: int, sentence: Span, cue: Cue, speaker: Speaker, lexicon: VoiceLexicon, memory: Memory
) -> Iterator[VoiceMention]:
    """The mention of one speaker, with whom it told; and whom it cites or heard, as the nearer voice."""
    classes = lexicon.verb_class.get(cue.verb, frozenset())
    polarity = polarity_of(text, sentence, cue, classes, lexicon)
    relays: tuple[Voice, ...] = ()
    if cue.verb in TOLD:
        relays = _told(text, cue, sentence, lexicon, memory)
    elif cue.verb in HEARS:
        inner = _object(text, cue, sentence, lexicon, memory)
        if inner is not None and inner.noun in OFFICES and speaker.kind in PUBLIC and inner.rule == "noun":
            inner = None  # "the committee quoted the head of its dig": its own head
        if inner is not None and inner.kind not in ("outlet", "pictures", "own_reporter"):
            relay = (voice_of(speaker, memory),)
            memory.heard_by = relay
            yield mention_of(text, number, inner, cue.span, cue.scope, polarity, relay, memory)
            if speaker.kind == "outlet":
                return
    if speaker.kind == "unknown" and speaker.rule == "person" and cue.verb.startswith(_REMEMBERS):
        speaker = replace(speaker, kind="witness")
    if "admit" in classes and speaker.side is None and speaker.kind in ("armed_group", "unknown"):
        speaker = replace(speaker, kind="perpetrator", side="perpetrators")
    if PAPERS.match(text, cue.span.end, sentence.end) and speaker.kind in ("outlet", "own_reporter"):
        return  # "has seen the letter"
    if speaker.kind == "unknown" and speaker.rule == "person" and relays and relays[0].name == memory.publisher:
        speaker = replace(speaker, kind="witness", rule="told the outlet")
    if speaker.kind == "outlet" and classes & {"observe"} and cue.form == "before":
        speaker = replace(speaker, kind="own_reporter")
    if speaker.kind == "own_reporter" and classes & {"observe", "interview"}:
        speaker = replace(speaker, rule="saw")
    if speaker.kind in ("witness", "relative", "unknown"):
        relays = relays or memory.heard_by
        memory.heard_by = relays
    for scope, half in parted(text, cue.scope, polarity, classes, lexicon):
        yield mention_of(text, number, speaker, cue.span, scope, half, relays, memory)


def _told(text: str, cue: Cue, sentence: Span, lexicon: VoiceLexicon, memory: Memory) -> tuple[Voice, ...]:
    """Whom it was told to, if an outlet or a body: that is the relay."""
    here = _CARRIER_HERE.match(text, cue.span.end, sentence.end)
    cited = [s for s in memory.history if s.kind == "outlet" and s.name != memory.publisher]
    if here is not None and cited and here.group().split()[0] == "the":
        return (voice_of(cited[-1], memory),)  # "the newspaper": the one that was cited before
    if here is not None:
        return (
            Voice("the outlet", "", "own_reporter", "no", "anonymous", None, rule=f"{VERSION}: its outlet", score=0.6),
        )
    inner = _object(text, cue, sentence, lexicon, memory)
    if inner is not None and inner.kind in ("outlet", "own_reporter", "ngo", "un_body", "state"):
        return (voice_of(inner, memory),)
    match = OBJECT.match(text, cue.span.end, sentence.end)
    name = outlet_in(match.group("np"), lexicon, memory.publisher) if match is not None else None
    if name is None:
        return ()
    return (Voice(name, "", "outlet", "no", "named", name, rule=f"{VERSION}: unlisted outlet", score=0.6),)


def _object(text: str, cue: Cue, sentence: Span, lexicon: VoiceLexicon, memory: Memory) -> Speaker | None:
    match = OBJECT.match(text, cue.span.end, sentence.end)
    if match is None:
        return None
    return resolved(text, Span(*match.span("np")), None, lexicon, memory)
