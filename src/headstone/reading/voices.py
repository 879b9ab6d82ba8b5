"""Who says so: the voices of a document, each with its words, its cue and what it covers.

A plain assertion has no voice. A pronoun or a definite phrase ("it added", "the statement said") goes on with the voice
before. What somebody told an outlet or a body is that somebody's voice, relayed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from headstone.model.claims import Voice
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_cues import Cue, find_cues
from headstone.reading.voices_lexicon import VoiceLexicon, voice_lexicon
from headstone.reading.voices_pictures import find_pictures
from headstone.reading.voices_source_line import find_source_lines
from headstone.reading.voices_speakers import UNKNOWN_STATE, Speaker, speaker_in, surname, trimmed

__all__ = ["VoiceLexicon", "VoiceMention", "find_voices", "voice_lexicon"]

VERSION = "voices-1"
_DENIES_CONTENT = re.compile(
    r"(?i)\b(?:not\s+true|untrue|a\s+(?:\w+\s+)?lie|false|fabricat\w+|baseless|hoax|fake|no\s+such|never\s+happened|"
    r"did\s+not\s+(?:happen|take\s+place)|nothing\s+of\s+the\s+kind|unfounded|propaganda|provocation|no\s+(?:mass\s+)?(?:graves?|killings?|"
    r"massacres?|evidence|signs?|sign\s+of))\b"
)
_UNABLE = re.compile(
    r"(?i)\b(?:could|can|was|were|has|have|had)\s*(?:not|n't)\s+(?:been\s+able\s+to\s+|able\s+to\s+|yet\s+|immediately\s+|"
    r"independently\s+)*(?:be\s+)?(?:independently\s+|immediately\s+)?(?:confirm|verif|corroborat)\w*|\bunable\s+to\s+(?:\w+\s+)?"
    r"(?:confirm|verify)"
)
_SUBJECT_PRONOUNS = re.compile(r"(?i)^(?:he|she|it|they)$")
_OWN = re.compile(r"(?i)^(?:its|their|his|her)\b")
_FULL_NAME = re.compile(
    r"\b[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?:\s+(?:(?:al|el|bin|ibn|abu|abd|de|del|della|la|van|von|der)\s+|(?:al|el|ul)[-‑])*"
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+){1,4}"
)
_OBJECT = re.compile(
    r"\s+(?P<np>(?:the\s+|an?\s+|state\s+)?[^,.;:“”\"]{2,60}?)(?=\s+(?:that|of|how|about|on|in|by|it|they|he|she|there|at|some|the|"
    r"an?|their|his|all|none|more|nothing|IS|\d)\b|[,.;:“”\"]|$)"
)
_FIRST_WEIGHT = 3.0  # a country in the headline or first sentence, against one elsewhere
_OPENING = 40  # code points at the start of a sentence in which its subject may stand
_TOLD = frozenset(("told", "tells", "telling", "informed", "briefed"))


@dataclass(frozen=True, slots=True)
class VoiceMention:
    """A voice in a sentence. `scope` is what it covers; `polarity_of_content`: affirm | deny | unable.

    `relay` are the steps between the voice and the report, nearest to the voice first.
    """

    voice: Voice
    name_span: Span
    cue_span: Span
    scope: Span
    sentence: int
    polarity_of_content: str = "affirm"
    relay: tuple[Voice, ...] = ()


_DOCUMENTS = frozenset(
    "statement report newsletter website page document announcement release communique bulletin channel account".split()
)


@dataclass(slots=True)
class _State:
    """What a walk through the document remembers. Local to one call of `find_voices`."""

    known: tuple[str, ...]
    country: str  # ISO code, or "state:?" with a guess
    belligerents: frozenset[str]
    history: list[Speaker] = field(default_factory=list)
    persons: dict[str, Speaker] = field(default_factory=dict)
    topic: Speaker | None = None  # the first body named in the sentence before, or earlier in this one
    opening: tuple[Speaker, ...] = ()  # the body that this sentence opens with, for "..., saying that"
    heard_by: tuple[Voice, ...] = ()  # the outlet or body that the last private voice spoke to


def find_voices(document: Document, lexicon: VoiceLexicon, country: str | None = None) -> tuple[VoiceMention, ...]:
    """Voices of a document in order of place.

    `country` (ISO 3166-1 alpha-2) is where the reader places the events; it says whose "police" and "officials" speak.
    Without it their side is "state:?" and the country that the text names most ("state:?XY"), for linking to settle.
    """
    text = document.layer.text
    state = _State(
        _full_names(text, document.sentences), country or f"{UNKNOWN_STATE}{_country(document, lexicon) or ''}", _sides(document, lexicon)
    )
    found: list[VoiceMention] = []
    for number, sentence in enumerate(document.sentences):
        mentions = _once(_in_sentence(text, number, sentence, lexicon, state))
        state.topic = _topic(text, sentence, lexicon) or state.topic
        found.extend(_nested(mentions, text))
    found.extend(_source_lines(document, lexicon, state))
    return tuple(_with_blocks(_heard_later(found), document))


def _once(mentions: Iterator[VoiceMention]) -> list[VoiceMention]:
    """A speaker once a cue: the same words found by two patterns are one mention, the wider scope kept."""
    found: dict[tuple[str, str, int, int], VoiceMention] = {}
    for mention in mentions:
        key = (mention.voice.kind, mention.voice.name, mention.name_span.start, mention.name_span.end)
        before = found.get(key)
        if before is None or (before.polarity_of_content, before.relay) != (mention.polarity_of_content, mention.relay):
            found[key if before is None else (*key[:3], -len(found))] = mention
        elif before.scope != mention.scope:
            scope = Span(min(before.scope.start, mention.scope.start), max(before.scope.end, mention.scope.end))
            found[key] = replace(before, scope=scope)
    return list(found.values())


def _topic(text: str, sentence: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """The body that a sentence opens with."""
    for org in lexicon.organisations.find(text, sentence):
        if org.kind != "generic":
            return speaker_in(text, org.span, lexicon)
    papers = lexicon.outlets.find(text, sentence)
    return speaker_in(text, papers[0].span, lexicon) if papers else None


def _in_sentence(
    text: str, number: int, sentence: Span, lexicon: VoiceLexicon, state: _State
) -> Iterator[VoiceMention]:
    last: Speaker | None = None
    opening = _topic(text, Span(sentence.start, min(sentence.end, sentence.start + _OPENING)), lexicon)
    state.opening = (opening,) if opening is not None and opening.kind != "armed_group" else ()
    for pictures in find_pictures(text, sentence, lexicon, state.known):
        yield _mention(text, number, pictures.speaker, pictures.cue, sentence, "affirm", (), state)
    for cue in find_cues(text, sentence, lexicon):
        speakers = _speakers(text, cue, lexicon, state, last)
        if not speakers or not _fits(cue, speakers[0], lexicon, text):
            continue
        for speaker in speakers:
            yield from _mentions(text, number, sentence, cue, speaker, lexicon, state)
        last = speakers[0]
        state.history.append(speakers[0])


def _speakers(
    text: str, cue: Cue, lexicon: VoiceLexicon, state: _State, last: Speaker | None
) -> tuple[Speaker, ...]:
    """The speakers of a cue; the first is the one that later pronouns mean."""
    if cue.form == "inherit":
        return (last,) if last is not None else state.opening if cue.verb.endswith("ing") else ()
    first = _resolved(text, cue.subjects[0], cue.aside, lexicon, state)
    if cue.form == "either":
        first = first or _resolved(text, cue.subjects[1], None, lexicon, state)
        return (first,) if first is not None else ()
    if first is not None and trimmed(text, cue.subjects[0]).end - trimmed(text, cue.subjects[0]).start < 5:
        return (first,)  # a pronoun stands alone
    others = [speaker_in(text, span, lexicon, state.known) for span in cue.subjects[1:]]
    joined = tuple(o for o in others if o is not None and o.kind != "unknown" and o.kind != "outlet")
    return (*((first,) if first is not None else ()), *joined)


def _resolved(text: str, span: Span, aside: Span | None, lexicon: VoiceLexicon, state: _State) -> Speaker | None:
    """The speaker of a phrase, its aside and what went before."""
    phrase = trimmed(text, span)
    words = " ".join(text[phrase.start : phrase.end].lower().split())
    if words in lexicon.resume or _SUBJECT_PRONOUNS.match(words):
        earlier = _earlier(words, state, lexicon)
        if earlier is not None:
            return replace(earlier, span=phrase, noun=words.removeprefix("the ") if words.startswith("the ") else earlier.noun)
        if _SUBJECT_PRONOUNS.match(words):
            return None
    topic = _topic_of(text, phrase, lexicon, state)
    if topic is not None:
        return topic
    found = speaker_in(text, phrase, lexicon, state.known)
    beside = speaker_in(text, aside, lexicon, state.known, True) if aside is not None else None
    return _remembered(_merged(found, beside), text, phrase, state)


def _topic_of(text: str, phrase: Span, lexicon: VoiceLexicon, state: _State) -> Speaker | None:
    """ "its newsletter", "staff on the spot": the body that the text was about; an outlet's "its spokeswoman" likewise."""
    words = text[phrase.start : phrase.end]
    head = re.match(r"(?i)(?:(?:its|their|his|her)\s+(?:own\s+)?)?(?P<noun>[\w-]+)", words)
    if head is None or not (_OWN.match(words) or head.group("noun").lower() == "staff"):
        return None
    noun = head.group("noun").lower()
    if noun not in _DOCUMENTS and not noun.startswith("spokes") and noun not in ("staff", "facebook", "officials", "press"):
        return None
    found = state.topic or next((s for s in reversed(state.history) if s.sort != "person"), None)
    return replace(found, span=phrase) if found is not None else None


def _merged(found: Speaker | None, beside: Speaker | None) -> Speaker | None:
    """A name takes its role from the words beside it; a role takes its name from there."""
    if found is None:
        return None
    if beside is None:
        return found
    if found.kind in ("unknown", "") and beside.kind not in ("unknown", "outlet", "pictures"):
        return replace(beside, span=found.span, person=found.person, sort="person")
    if found.person is None and beside.person is not None and beside.rule == "person":
        return replace(found, person=beside.person)
    return found


def _remembered(found: Speaker | None, text: str, phrase: Span, state: _State) -> Speaker | None:
    """A name met before keeps its role; a new name after one unnamed official is that official's."""
    if found is None:
        return None
    key = surname(found.person.split()[-1]) if found.person else ""
    if found.kind == "unknown" and key in state.persons:
        return replace(state.persons[key], span=found.span)
    if found.kind == "unknown" and state.history:
        before = state.history[-1]
        if before.sort == "person" and before.person is None and before.kind not in ("unknown", "witness", "own_reporter"):
            found = replace(before, span=found.span, person=found.person)
    if found.side == UNKNOWN_STATE:
        found = replace(found, side=_state_side(found, text, phrase, state))
    if key:
        state.persons.setdefault(key, found)
    return found


def _state_side(found: Speaker, text: str, phrase: Span, state: _State) -> str:
    """Whose "police": the state that spoke before where the words point back, else the country of the document."""
    words = text[phrase.start : phrase.end]
    if _OWN.match(words) or re.match(r"(?i)the\s+(?:spokes\w+|minist\w+|statement|official|director)\b", words):
        before = next((s.side for s in reversed(state.history) if s.kind == "state" and s.side), None)
        if before is not None:
            return before
    return state.country


def _earlier(words: str, state: _State, lexicon: VoiceLexicon) -> Speaker | None:
    """The voice that "he", "it", "the group", "the statement" goes on with."""
    wanted: tuple[str, ...] | None = None
    bare = words.removeprefix("the ").removeprefix("same ")
    if words in ("he", "she"):
        people = [s for s in state.history if s.sort == "person"]
        return people[-1] if people else (state.history[-1] if state.history else None)
    if words == "it":
        bodies = [s for s in state.history if s.kind not in ("witness", "pictures", "relative", "own_reporter", "unknown")]
        return next((s for s in reversed(bodies) if s.kind != "outlet"), bodies[-1] if bodies else None)
    if words in ("they", "the team", "the body", "the authors"):
        return state.history[-1] if state.history else None
    kind = lexicon.noun_kind.get(bare, "")
    if bare in ("group", "organisation", "organization", "watchdog", "monitor", "charity", "body", "movement"):
        wanted = ("ngo", "armed_group", "un_body")
    elif kind in ("state", "witness", "relative", "religious", "expert", "ngo", "armed_group") and bare not in lexicon.carriers:
        wanted = (kind,)
    elif kind == "state":
        wanted = ("state", "un_body", "armed_group", "religious", "ngo", "unknown")
    if bare in _DOCUMENTS:
        wanted = ("state", "un_body", "armed_group", "religious", "ngo")
    fitting = [s for s in state.history if wanted is None or s.kind in wanted]
    same = [s for s in fitting if s.noun == bare] or [s for s in fitting if s.kind == kind]
    return (same or fitting)[-1] if fitting else None


def _fits(cue: Cue, speaker: Speaker, lexicon: VoiceLexicon, text: str) -> bool:
    """Whether this verb is one that this kind of speaker speaks with."""
    if cue.form in ("according", "account", "passive", "inherit"):
        return speaker.kind != "pictures" or cue.form == "according"
    if speaker.kind == "pictures":
        return False
    classes = lexicon.verb_class.get(cue.verb, frozenset())
    if classes == {"observe"} and len(text[speaker.span.start : speaker.span.end]) < 5 and speaker.kind != "outlet":
        return False  # "he saw": told by whoever is quoted
    if speaker.kind == "own_reporter" and classes & {"observe", "interview", "say", "confirm", "claim"}:
        return True
    if speaker.kind == "outlet":
        return bool(classes & {"say", "confirm", "claim", "deny", "observe", "interview"}) or bool(_UNABLE.search(text, *_near(cue)))
    if classes & {"say", "confirm", "admit", "claim", "deny", "believe"}:
        return True
    return bool(classes & {"observe"}) and speaker.kind in ("witness", "expert") and cue.verb in ("saw", "witnessed", "watched", "heard")


def _near(cue: Cue) -> tuple[int, int]:
    return max(0, cue.span.start - 40), cue.span.end + 10


def _mentions(
    text: str, number: int, sentence: Span, cue: Cue, speaker: Speaker, lexicon: VoiceLexicon, state: _State
) -> Iterator[VoiceMention]:
    """The mention of one speaker, with whom it told; and whom it cites or heard, as the nearer voice."""
    classes = lexicon.verb_class.get(cue.verb, frozenset())
    polarity = _polarity(text, sentence, cue, classes)
    relays: tuple[Voice, ...] = ()
    if cue.verb in _TOLD:
        relays = _told(text, cue, sentence, lexicon, state)
    elif cue.verb in ("cited", "cites", "citing", "quoted", "quotes", "heard from", "spoke to", "talked to", "interviewed", "met"):
        inner = _object(text, cue, sentence, lexicon, state)
        if inner is not None and inner.kind not in ("outlet", "pictures", "own_reporter"):
            relay = (_voice(speaker, state),)
            state.heard_by = relay
            yield _mention(text, number, inner, cue.span, cue.scope, polarity, relay, state)
            if speaker.kind == "outlet":
                return
    if speaker.kind == "outlet" and classes & {"observe"} and cue.form == "before":
        speaker = replace(speaker, kind="own_reporter")
    if speaker.kind in ("witness", "relative", "unknown"):
        relays = relays or state.heard_by
        state.heard_by = relays
    yield _mention(text, number, speaker, cue.span, cue.scope, polarity, relays, state)


def _polarity(text: str, sentence: Span, cue: Cue, classes: frozenset[str]) -> str:
    if _UNABLE.search(text, max(sentence.start, cue.span.start - 40), cue.span.end + 10):
        return "unable"
    if "deny" in classes:
        return "deny"
    called = cue.verb in ("called", "terms", "termed", "said", "says", "say", "stated", "told", "insisted", "maintains", "insists", "spoke of")
    if called and _DENIES_CONTENT.search(text, cue.scope.start, min(cue.scope.end, cue.scope.start + 200)):
        return "deny"
    return "affirm"


def _told(text: str, cue: Cue, sentence: Span, lexicon: VoiceLexicon, state: _State) -> tuple[Voice, ...]:
    """Whom it was told to, if an outlet or a body: that is the relay."""
    inner = _object(text, cue, sentence, lexicon, state)
    if inner is None or inner.kind not in ("outlet", "own_reporter", "ngo", "un_body", "state"):
        return ()
    return (_voice(inner, state),)


def _object(text: str, cue: Cue, sentence: Span, lexicon: VoiceLexicon, state: _State) -> Speaker | None:
    match = _OBJECT.match(text, cue.span.end, sentence.end)
    if match is None:
        return None
    return _resolved(text, Span(*match.span("np")), None, lexicon, state)


def _mention(
    text: str, number: int, speaker: Speaker, cue: Span, scope: Span, polarity: str, relay: tuple[Voice, ...], state: _State
) -> VoiceMention:
    voice = _voice(speaker, state)
    if relay:
        voice = replace(voice, relayed_by=relay[0].name)
    wording = text[speaker.span.start : speaker.span.end]
    return VoiceMention(replace(voice, wording=wording), speaker.span, cue, scope, number, polarity, relay)


def _voice(speaker: Speaker, state: _State) -> Voice:
    private = speaker.kind in ("unknown", "witness", "relative") or speaker.rule == "noun"
    name = speaker.person if speaker.person is not None and private else speaker.name
    party = "unknown"
    if speaker.kind == "armed_group" or (speaker.side in state.belligerents):
        party = "yes"
    elif speaker.kind in ("un_body", "ngo", "outlet", "own_reporter", "religious", "expert"):
        party = "no"
    return Voice(
        name=name, wording="", kind=speaker.kind, party=party, named=speaker.named, side=speaker.side,
        rule=f"{VERSION}: {speaker.rule}", score=0.9 if speaker.rule in ("organisation", "noun", "outlet") else 0.7,
    )


def _heard_later(found: Sequence[VoiceMention]) -> list[VoiceMention]:
    """ "Residents said ... they told the Example Agency": the relay named later holds for the same voice before."""
    relays: dict[str, tuple[Voice, ...]] = {}
    out: list[VoiceMention] = []
    for mention in reversed(found):
        private = mention.voice.kind in ("witness", "relative", "unknown")
        if private and mention.relay:
            relays[mention.voice.name] = mention.relay
        elif private and mention.voice.name in relays:
            relay = relays[mention.voice.name]
            mention = replace(mention, relay=relay, voice=replace(mention.voice, relayed_by=relay[0].name))
        out.append(mention)
    return out[::-1]


def _nested(mentions: list[VoiceMention], text: str) -> list[VoiceMention]:
    """Inside one sentence: a voice within what another says is relayed by it; a new main clause ends the first's scope."""
    found = list(mentions)
    for outer_at, outer in enumerate(found):
        for inner_at, inner in enumerate(found):
            if outer_at == inner_at or inner.name_span.start <= outer.cue_span.end or inner.voice.name == outer.voice.name:
                continue
            if inner.voice.kind == "own_reporter" or not outer.scope.start <= inner.name_span.start < outer.scope.end or outer.scope.start < outer.cue_span.start:
                continue
            between = text[outer.cue_span.end : inner.name_span.start]
            if re.search(r"[;]|,\s*(?:but|while|and|though|although)\s+\S*\s*$|,\s*(?:but|while|and|whereas)\b[^,]*$|[,.]\s*$", between):
                if not re.search(r"(?i)according to\s*$", between) and between.rstrip()[-1:] != ",":
                    found[outer_at] = replace(found[outer_at], scope=Span(outer.scope.start, inner.name_span.start))
            elif not inner.relay and outer.voice.kind not in ("pictures",):
                relay = replace(outer.voice, wording="")
                found[inner_at] = replace(inner, relay=(relay,), voice=replace(inner.voice, relayed_by=relay.name))
    return _outlets_last(found, text)


def _outlets_last(found: list[VoiceMention], text: str) -> list[VoiceMention]:
    """ "officials confirmed it, according to the Example Post": an outlet that covers another voice relays it."""
    papers = [m for m in found if m.voice.kind == "outlet"]
    out = []
    for mention in found:
        paper = next((p for p in papers if p is not mention and p.scope.holds(mention.cue_span) and p.scope.start < mention.scope.end), None)
        if mention.voice.kind != "outlet" and paper is not None and not mention.relay:
            relay = replace(paper.voice, wording="")
            mention = replace(mention, relay=(relay,), voice=replace(mention.voice, relayed_by=relay.name))
        out.append(mention)
    return out


def _with_blocks(found: Sequence[VoiceMention], document: Document) -> Iterator[VoiceMention]:
    """A voice whose sentence ends in a colon covers the paragraph after it."""
    text = document.layer.text
    for mention in found:
        sentence = document.sentences[mention.sentence]
        if text[sentence.start : sentence.end].rstrip().endswith(":") and mention.sentence + 1 < len(document.sentences):
            begin = document.sentences[mention.sentence + 1].start
            stop = text.find("\n\n", begin)
            mention = replace(mention, scope=Span(mention.scope.start, stop if stop > 0 else len(text)))
        yield mention


def _source_lines(document: Document, lexicon: VoiceLexicon, state: _State) -> Iterator[VoiceMention]:
    """Voices of a closing "Source: A | B" line: they cover the whole text."""
    if not document.sentences:
        return
    text, sentences = document.layer.text, document.sentences
    whole = Span(sentences[0].start, sentences[-1].end)
    for line in find_source_lines(text, sentences, lexicon, state.known):
        speaker = line.speaker
        if speaker.side == UNKNOWN_STATE:
            speaker = replace(speaker, side=state.country)
        yield _mention(text, line.sentence, speaker, line.cue, whole, "affirm", (), state)


def _full_names(text: str, sentences: Sequence[Span]) -> tuple[str, ...]:
    if not sentences:
        return ()
    found = _FULL_NAME.findall(text, sentences[0].start, sentences[-1].end)
    return tuple(dict.fromkeys(found))


def _country(document: Document, lexicon: VoiceLexicon) -> str | None:
    """The country that the text names most; forces of a country count less than places of it."""
    if not document.sentences:
        return None
    text = document.layer.text
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    votes: dict[str, float] = {}
    orgs = lexicon.organisations.find(text, whole)
    forces = [org.span for org in orgs if org.kind == "state_armed"]
    for state in lexicon.organisations.find_states(text, whole):
        if state.how == "demonym" and any(span.holds(state.span) for span in forces):
            continue  # an army may stand in another country
        weight = {"name": 2.0, "demonym": 1.0, "seat": 0.5}[state.how]
        first = state.span.start < document.sentences[0].end
        votes[state.country] = votes.get(state.country, 0.0) + weight * (_FIRST_WEIGHT if first else 1.0)
    for org in orgs:
        if org.side and org.kind in ("state_civil", "state_police", "state_armed"):
            bare_name = not lexicon.organisations.find_states(text, org.span)
            if bare_name or org.kind != "state_armed":
                votes[org.side] = votes.get(org.side, 0.0) + 1.5
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return ranked[0][0] if ranked and ranked[0][1] > 0 else None


def _sides(document: Document, lexicon: VoiceLexicon) -> frozenset[str]:
    """Sides whose fighters the document names."""
    if not document.sentences:
        return frozenset()
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    orgs = lexicon.organisations.find(document.layer.text, whole)
    return frozenset(org.side for org in orgs if org.kind in ("state_armed", "armed_group") and org.side)
