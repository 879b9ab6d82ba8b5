"""What a walk through a document remembers: who spoke, who is who, and whom a pronoun or a definite phrase means."""

import re
from dataclasses import dataclass, field, replace

from headstone.model.claims import Voice
from headstone.model.spans import Span
from headstone.reading.voices_bodies import kind_of_name, rows
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_names import surname
from headstone.reading.voices_openers import bodies_in, group_named, named_again
from headstone.reading.voices_phrase import trimmed
from headstone.reading.voices_plain import beside_name, introduced
from headstone.reading.voices_speakers import UNKNOWN_STATE, Speaker, speaker_in
from headstone.reading.voices_speakers_bodies import OFFICES

OPENING = 40  # code points at the start of a sentence in which its subject may stand
_SUBJECT_PRONOUNS = re.compile(r"(?i)^(?:he|she|it|they)$")
_OWN = re.compile(r"(?i)^(?:its|their|his|her)\b")


# "Its chairman", "their coordinator": who speaks for the body that the text is about.
_OFFICES = frozenset((
    "staff", "facebook", "officials", "press", "chairman", "chairwoman", "chair", "director", "president", "head",
    "coordinator", "secretary", "leader", "commander", "officer", "officers", "information", "media", "founder",
    "convener", "members", "police", "fighters", "scouts", "engineers", "commanders", "general", "lawyers",
    "volunteers", "researchers", "investigators", "observers", "monitors", "team", "teams", "experts", "delegation",
))  # fmt: skip
_DOCUMENTS = frozenset((
    "statement", "report", "newsletter", "website", "page", "document", "announcement", "release", "communique",
    "bulletin", "channel", "account",
))  # fmt: skip


@dataclass(slots=True)
class Memory:
    """What a walk through the document remembers. Local to one call of `find_voices`."""

    known: tuple[str, ...]
    country: str  # ISO code, or "state:?" with a guess
    belligerents: frozenset[str]
    publisher: str | None = None
    history: list[Speaker] = field(default_factory=list)
    persons: dict[str, Speaker] = field(default_factory=dict)
    subject: str | None = None  # the full name that the sentence before opens with
    topic: Speaker | None = None  # the first body named in the sentence before, or earlier in this one
    opening: tuple[Speaker, ...] = ()  # the body that this sentence opens with, for "..., saying that"
    pictures: Speaker | None = None  # the pictures that the text describes
    opener: Speaker | None = None  # whom the sentence before opens with, where nobody spoke in it
    quiet: bool = False  # whether nobody spoke in the sentence before
    inside: Speaker | None = None  # whom this sentence opens with
    bodies: list[Speaker] = field(default_factory=list)  # bodies named so far
    heard_by: tuple[Voice, ...] = ()  # the outlet or body that the last private voice spoke to


def topic_of_sentence(text: str, sentence: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """The body that a sentence opens with."""
    for org in lexicon.organisations.find(text, sentence):
        if org.kind != "generic":
            return speaker_in(text, org.span, lexicon)
    opening = re.match(r"(?:The\s+)?", text[sentence.start : sentence.end])
    begin = sentence.start + (opening.end() if opening else 0)
    first = next(iter(rows(text, Span(begin, min(sentence.end, begin + OPENING * 2)))), None)
    if first is not None and first[1] <= begin + 1 and kind_of_name(first[0], lexicon) not in (None, "outlet"):
        return speaker_in(text, Span(begin, begin + len(first[0])), lexicon)
    papers = lexicon.outlets.find(text, sentence)
    return speaker_in(text, papers[0].span, lexicon) if papers else None


def resolved(text: str, span: Span, aside: Span | None, lexicon: VoiceLexicon, memory: Memory) -> Speaker | None:
    """The speaker of a phrase, its aside and what went before."""
    phrase = trimmed(text, span)
    words = " ".join(text[phrase.start : phrase.end].lower().split())
    again = named_again(text[phrase.start : phrase.end], memory.bodies)
    if again is None and words in _HEADLINES:
        ahead = bodies_in(text, Span(phrase.end, min(len(text), phrase.end + _AHEAD)), lexicon)
        again = named_again(f"the {words}", ahead)
    if again is not None and not any(s.side and s.noun == words.removeprefix("the ") for s in memory.history):
        return replace(again, span=phrase)
    if words in lexicon.resume or _SUBJECT_PRONOUNS.match(words):
        quiet = words in ("he", "she") and memory.subject is not None and memory.quiet
        earlier = None if quiet else _opened(words, memory) or _earlier(words, memory, lexicon)
        if earlier is not None:
            return replace(
                earlier, span=phrase, noun=words.removeprefix("the ") if words.startswith("the ") else earlier.noun
            )
        if words in ("he", "she") and memory.subject:
            name = memory.subject
            alone = Speaker(phrase, name, "unknown", None, "named", "person", person=name, rule="person")
            return _remembered(alone, text, phrase, memory, lexicon)
        if about := _about(words.removeprefix("the "), memory):
            return replace(about[0], span=phrase, noun=words.removeprefix("the "))
        if _SUBJECT_PRONOUNS.match(words):
            return replace(memory.inside, span=phrase) if words == "they" and memory.inside is not None else None
    topic = _of_body_before(text, phrase, lexicon, memory) or _topic_of(text, phrase, lexicon, memory)
    if topic is not None:
        return topic
    found = beside_name(text, phrase, speaker_in(text, phrase, lexicon, memory.known), lexicon)
    if found is not None and found.kind == "state" and found.noun in OFFICES and _of_private(text, phrase, lexicon):
        found = replace(found, kind="ngo", side=None, named="anonymous")
    beside = speaker_in(text, aside, lexicon, memory.known, True) if aside is not None else None
    if aside is not None and (group := group_named(text, phrase, aside)) is not None and beside is None:
        return group
    return _remembered(_of_body(_merged(found, beside), memory), text, phrase, memory, lexicon)


# Words by which a headline names a body that the next lines name in full: "graves bulldozed, office says".
_HEADLINES = ("office", "bureau", "commission", "council", "committee", "centre", "center", "agency", "assembly")
_AHEAD = 400  # code points
_PRIVATE = re.compile(
    r"(?i)\b(?:private|independent|non-governmental|volunteers?|charity|collective|association|foundation|network|"
    r"society|organi[sz]ation|ngo)\b"
)


def _of_private(text: str, phrase: Span, lexicon: VoiceLexicon) -> bool:
    """ "their director", after "investigators from a private centre" and nobody of a state's."""
    before = Span(text.rfind("\n", 0, phrase.start) + 1, phrase.start)
    if not _OWN.match(text[phrase.start : phrase.end]) or not _PRIVATE.search(text, before.start, before.end):
        return False
    nouns = (" ".join(m.group().lower().split()) for m in lexicon.nouns.finditer(text, before.start, before.end))
    return not any(
        lexicon.noun_kind.get(n) == "state" and n not in lexicon.carriers and not n.startswith("investigat")
        for n in nouns
    )


def _opened(words: str, memory: Memory) -> Speaker | None:
    """Whom "he", "she", "it" goes on with where the sentence before opens with somebody who did not speak in it."""
    found = memory.opener
    if found is None or words not in ("he", "she", "it") or found.noun.endswith("s"):
        return None
    body = found.sort != "person"
    fits = not body or found.kind in ("state", "ngo", "armed_group", "un_body")
    return found if fits and body == (words == "it") else None


def _of_body(found: Speaker | None, memory: Memory) -> Speaker | None:
    """ "Spokeswoman Jo Example": of the body whose spokeswoman spoke before, else of the body that spoke last."""
    if found is None or not found.noun.startswith("spokes") or found.rule != "noun" or found.side != UNKNOWN_STATE:
        return found
    bodies = [s for s in memory.history if s.kind in ("un_body", "ngo", "armed_group", "religious", "state") and s.side]
    before = next((s for s in reversed(bodies) if s.noun.startswith("spokes")), bodies[-1] if bodies else None)
    return replace(before, span=found.span, person=found.person, sort="person", noun=found.noun) if before else found


_POSSESSOR = re.compile(
    r"(?i)the\s+(?P<body>group|organi[sz]ation|collective|movement|foundation|order|council|agency|association|"
    r"cent(?:re|er)|union|"
    r"committee|front|brigade|party|charity|mission|network|institute|diocese|parish|forum|commission|army|"
    r"ministry|office)['’]s\s+"
)


_OF_POSSESSOR = re.compile(
    r"(?i)\b(?:of|from|at|with|for|in)\s+the\s+(?P<body>group|organi[sz]ation|collective|foundation|association|charity|"
    r"mission|network|institute|diocese|parish|forum|observatory|agency)(?:['’]s\s+\w|$)"
)
_BODY_NOUNS = frozenset((
    "mission", "agency", "group", "organisation", "organization", "charity", "association", "collective", "foundation",
    "network", "watchdog", "observatory", "diocese", "parish",
))  # fmt: skip


def _about(noun: str, memory: Memory) -> list[Speaker]:
    """The body that the text is about, though it has not spoken: "the mission" after "workers of the UN"."""
    if noun not in _BODY_NOUNS:
        return []
    of = (*memory.opening, *((memory.topic,) if memory.topic is not None else ()))
    found = [s for s in of if s.kind in ("ngo", "un_body", "religious") and s.side]
    return [s for s in found if s.kind == "religious" or noun not in ("diocese", "parish")][:1]


def _of_body_before(text: str, phrase: Span, lexicon: VoiceLexicon, memory: Memory) -> Speaker | None:
    """ "the group's director": the body named before, of that noun or of one that the noun may stand for."""
    match = _POSSESSOR.match(text, phrase.start, phrase.end) or _OF_POSSESSOR.search(text, phrase.start, phrase.end)
    if match is None:
        return None
    noun = match.group("body").lower()
    bodies = [s for s in memory.history if s.kind in ("ngo", "armed_group", "religious", "un_body", "state") and s.side]
    named = [s for s in bodies if noun in s.name.lower()]
    fitting = named or [s for s in bodies if s.kind != "state"] or bodies or _about(noun, memory)
    fitting = fitting or [s for s in memory.bodies if noun in s.name.lower() or s.kind == "ngo"]
    if not fitting:
        return None
    name = re.search(r"(?:[A-ZÀ-Þ][\w'’-]+\s+)+[A-ZÀ-Þ][\w'’-]+$", text[phrase.start : phrase.end])
    return replace(fitting[-1], span=phrase, sort="person", person=name.group() if name else None)


def _topic_of(text: str, phrase: Span, lexicon: VoiceLexicon, memory: Memory) -> Speaker | None:
    """ "its newsletter", "staff on the spot": the body that the text was about; so too an outlet's spokeswoman."""
    words = text[phrase.start : phrase.end]
    head = re.match(
        r"(?i)(?:(?:its|their|his|her)\s+(?:(?:own|self-made|self-styled|religious|chief|deputy)\s+)?)?(?P<noun>[\w-]+)",
        words,
    )
    if head is None or not (_OWN.match(words) or head.group("noun").lower() == "staff"):
        return None
    noun = head.group("noun").lower()
    if noun == "general" and head.group("noun") != noun:
        return None  # "its General Command"
    branch = words.split()[-1].lower() in _BRANCHES
    if noun not in _DOCUMENTS and not noun.startswith("spokes") and noun not in _OFFICES and not branch:
        return None
    found = memory.topic or next((s for s in reversed(memory.history) if s.sort != "person"), None)
    return replace(found, span=phrase) if found is not None else None


_BRANCHES = ("command", "wing", "branch", "headquarters", "leadership")  # "its Example Valley command"
_NAMED_BODY = ("organisation", "unlisted body", "self-named body")


def _merged(found: Speaker | None, beside: Speaker | None) -> Speaker | None:
    """A name takes its role from the words beside it; a role takes its name from there."""
    if found is None:
        return beside if beside is not None and beside.rule in _NAMED_BODY else None
    if beside is None:
        return found
    if found.kind in ("unknown", "") and beside.kind not in ("unknown", "outlet", "pictures"):
        return replace(beside, span=found.span, person=found.person, sort="person")
    if found.side == UNKNOWN_STATE and beside.rule == "organisation" and beside.kind != "state":
        return replace(beside, span=found.span, person=found.person, sort="person")  # "a colonel who commands the X"
    own = beside.rule == "unlisted body" and beside.side is not None  # "a rights group, the Example Circle"
    if own and (found.rule == "person" or (found.kind == beside.kind and found.side is None)):
        return replace(beside, span=found.span, person=found.person, sort=found.sort)
    if found.person is None and beside.person is not None and beside.rule == "person":
        return replace(found, person=beside.person)
    return found


_NOBODYS = ("unknown", "witness", "own_reporter")


def _remembered(
    found: Speaker | None, text: str, phrase: Span, memory: Memory, lexicon: VoiceLexicon
) -> Speaker | None:
    """A name met before keeps its role; a new name after one unnamed official is that official's."""
    if found is None:
        return None
    key = surname(found.person.split()[-1]) if found.person else ""
    if found.kind == "unknown" and key in memory.persons:
        return replace(memory.persons[key], span=found.span)
    if found.kind == "unknown" and found.person and " " in found.name:
        found = introduced(text, found.name, found.span, lexicon) or found
    before = next((one for one in reversed(memory.history) if one.kind != "outlet"), None)
    one = before is not None and before.sort == "person" and before.person is None
    if found.kind == "unknown" and before is not None and one and before.kind not in _NOBODYS:
        found = replace(before, span=found.span, person=found.person, named="named")
    if found.side == UNKNOWN_STATE:
        found = replace(found, side=_state_side(text, phrase, memory))
    if key:
        memory.persons.setdefault(key, found)
    return found


def _state_side(text: str, phrase: Span, memory: Memory) -> str:
    """Whose "police": the state that spoke before where the words point back, else the country of the document."""
    words = text[phrase.start : phrase.end]
    if _OWN.match(words) or re.match(r"(?i)the\s+(?:spokes\w+|minist\w+|statement|official|director)\b", words):
        before = next((s.side for s in reversed(memory.history) if s.kind == "state" and s.side), None)
        if before is None and memory.topic is not None and memory.topic.kind == "state":
            before = memory.topic.side
        if before is not None:
            return before
    return memory.country


def _earlier(words: str, memory: Memory, lexicon: VoiceLexicon) -> Speaker | None:
    """The voice that "he", "it", "the group", "the statement" goes on with."""
    wanted: tuple[str, ...] | None = None
    bare = words.removeprefix("the ").removeprefix("same ")
    if words in ("he", "she"):
        people = [s for s in memory.history if s.sort == "person"]
        others = [s for s in memory.history if s.kind != "outlet"]
        return people[-1] if people else (others[-1] if others else None)
    if words == "it":
        bodies = [
            s for s in memory.history if s.kind not in ("witness", "pictures", "relative", "own_reporter", "unknown")
        ]
        return next((s for s in reversed(bodies) if s.kind != "outlet"), bodies[-1] if bodies else None)
    if words in ("they", "the team", "the body", "the authors"):
        return memory.history[-1] if memory.history else None
    kind = lexicon.noun_kind.get(bare, "")
    if bare in ("group", "organisation", "organization", "watchdog", "monitor", "charity", "body", "movement"):
        wanted = ("ngo", "armed_group", "un_body")
    elif (
        kind in ("state", "witness", "relative", "religious", "expert", "ngo", "armed_group")
        and bare not in lexicon.carriers
    ):
        wanted = (kind,)
    elif kind == "state":
        wanted = ("state", "un_body", "armed_group", "religious", "ngo", "unknown")
    if bare in _DOCUMENTS:
        wanted = ("state", "un_body", "armed_group", "religious", "ngo")
    named = [s for s in memory.history if s.noun == bare and s.kind not in ("witness", "relative", "unknown")]
    if named and bare not in _DOCUMENTS:
        return named[-1]
    fitting = [s for s in memory.history if wanted is None or s.kind in wanted]
    same = [s for s in fitting if s.noun == bare] or [s for s in fitting if s.kind == kind]
    return (same or fitting)[-1] if fitting else None
