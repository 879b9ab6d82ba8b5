"""The publisher as a voice: a statement, letter or bulletin that a body puts out itself.

Where a report is published by a body (a rights group, a parish, a movement, a ministry) and speaks as that body, its
first person and the people it met are that body's, and so is what it says with no other voice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headstone.model.claims import Voice
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_bodies import body_in, kind_of_name, leads
from headstone.reading.voices_field import knows_itself
from headstone.reading.voices_frames import denies_itself, find_frames
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_made import VERSION
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_self import addressed_to_editor, body_of_paper, own_kind
from headstone.reading.voices_speaker import UNKNOWN_STATE

_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
# "We" and "our" in the languages that the network reads; where the verb alone says "we", its common endings.
_PERSONS = {
    code: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for code, words in {
        "ar": "نحن|إننا|أننا|لدينا|عندنا|قمنا|نطالب|نعلن|\\w{3,}نا", "de": "wir|uns|unser\\w*",
        "es": "nosotros|nosotras|nuestr[oa]s?|nos|hemos|\\w{3,}(?:amos|emos|imos)",
        "fr": "nous|notre|nos", "id": "kami",
        "it": "noi|nostr[oaie]|abbiamo|\\w{3,}(?:iamo|ammo|emmo|immo)", "nl": "wij|we|ons|onze", "no": "vi|oss|vår\\w*",
        "pl": "my|nas|nasz\\w*|\\w{3,}(?:liśmy|łyśmy)", "ru": "мы|нас|нам|наш\\w*", "uk": "ми|нас|нам|наш\\w*",
    }.items()
}  # fmt: skip
_OFTEN = 2  # first persons from which a text speaks for a publisher whose name does not tell what it is
_SIGNATURE = 90  # code points; a longer last sentence is no signature
_LINES = 3  # of a text in which a heading says that it is a statement
_ORG = {
    "un_body": "un_body", "international": "un_body", "ngo": "ngo", "religious": "religious",
    "armed_group": "armed_group", "state_civil": "state", "state_police": "state", "state_armed": "state",
}  # fmt: skip
_STATE = re.compile(
    r"(?i)\b(?:ministr(?:y|ies)|prosecutor\w*|police|general\s+staff|governorate|prefecture|municipality|"
    r"(?:town|city|village|municipal|borough|district|county|regional|provincial)\s+(?:council|hall|administration)|"
    r"department\s+of|directorate|embassy|museum\s+of|(?:state|regional|national|city|municipal|provincial|district|county)\s+museum|state\s+archives?|"
    r"музе\w+|прокуратур\w+|поліці\w+|полици\w+|мили\w+ци\w+|міністерств\w+|министерств\w+|ministerio|fiscalía|"
    r"procuradur\w+|ministère|préfecture|parquet|staatsanwaltschaft|polizei|ministerium|prokuratura|policja|"
    r"وزارة|شرطة|النيابة)\b"
)


@dataclass(frozen=True, slots=True)
class Publisher:
    """The body that speaks, and the words of the text that show it.

    `alone`: the text tells in the third person what its publisher alone can have seen ("A team counted nine dead");
    then it is the publisher's only where nobody else speaks in it.
    """

    voice: Voice
    span: Span
    alone: bool = False


def publisher_of(document: Document, lexicon: VoiceLexicon, country: str) -> Publisher | None:
    """The body that put the text out, where it is no outlet and the text speaks as that body; else the body whose words
    the frame says they are."""
    publisher = document.report.meta.publisher
    if not publisher or not document.sentences or _OBITUARY.search(_top(document)):
        return None
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    framed = next(find_frames(document.text, whole, lexicon, ()), None)
    who = framed.speaker if framed is not None else None
    other = who is not None and who.side is not None and who.name.lower() not in publisher.lower()
    if framed is not None and who is not None and other and who.kind not in ("religious", "state"):
        named = Voice(who.name, "", who.kind, "unknown", "named", who.side, rule=f"{VERSION}: framed", score=0.6)
        return Publisher(named, framed.cue) if _persons(document) else None
    signed = signed_for(document, lexicon)
    if signed is not None:
        return signed
    found = _body(document, publisher, lexicon, country)
    if found is None:
        return None
    kind, name, side = found
    span = _shown(document, publisher, lexicon) or _shown(document, name, lexicon)
    alone = span is None
    if span is None:
        body = kind in _THIRD_PERSON and (kind != "religious" or leads(name, lexicon))
        if not body or _HEARD.search(document.text):
            return None
        span = document.sentences[-1] if document.title is None else _first_of_text(document)
    if kind in ("armed_group", "state", "ngo", "religious") and denies_itself(document.text):
        return None
    if kind == "ngo" and not knows_itself(document, name, lexicon.on_the_spot):
        return None
    party = "yes" if kind == "armed_group" else "unknown" if kind == "state" else "no"
    return Publisher(Voice(name, "", kind, party, "named", side, rule=f"{VERSION}: publisher", score=0.6), span, alone)


def signed_for(document: Document, lexicon: VoiceLexicon) -> Publisher | None:
    """The listed body for which the text is signed ("Por las FARC, ..."), or from which whoever puts it out received it
    ("le texte reçu de la coordination de ...")."""
    text, start, end = document.text, document.sentences[0].start, document.sentences[-1].end
    foot = lexicon.signed.search(text, max(start, end - _SIGNATURE), end)
    head = lexicon.received.search(text, start, min(end, start + _TOP))
    for match in filter(None, (foot, head)):
        line = Span(match.end(), min(end, match.end() + _SIGNATURE))
        orgs = lexicon.organisations.find(text, line)
        named = next((o for o in orgs if o.kind in _ORG and not _BREAK.search(text, line.start, o.span.start)), None)
        if named is not None and (match is head or _signs(text[named.span.end : end])):
            kind, party = _ORG[named.kind], "yes" if named.kind == "armed_group" else "no"
            voice = Voice(named.canonical, "", kind, party, "named", named.side, rule=f"{VERSION}: signed", score=0.6)
            return Publisher(voice, named.span)
    return None


def _signs(rest: str) -> bool:
    """Whether what follows "For the Front" on its line is a name or nothing, and no sentence ("it was a victory")."""
    line = rest.partition("\n")[0].strip()
    small = re.findall(r"(?<!\w)[a-zß-öø-ÿа-я]\w+", line)
    return not line.strip(".") or (_NAME_AFTER.match(line) is not None and len(small) <= _PARTICLES)


def _body(
    document: Document, publisher: str, lexicon: VoiceLexicon, country: str
) -> tuple[str, str, str | None] | None:
    """Kind, name and side of a publisher that is a body."""
    if lexicon.outlets.match(publisher) is not None or addressed_to_editor(document):
        return None
    for org in lexicon.organisations.find(publisher, Span(0, len(publisher))):
        if org.span.start == 0 and org.kind in ("un_body", "international"):
            return "un_body", org.canonical, org.side
    publisher = body_of_paper(publisher, _STATE, lexicon)
    outlet = kind_of_name(publisher, lexicon) == "outlet"
    own = None
    if len(_persons(document)) >= _OFTEN:
        own = own_kind(document, lexicon, outlet, _heading(document, lexicon))
    if outlet and own is None and not _own_name(document, publisher, lexicon):
        return None
    if _STATE.search(publisher) or kind_of_name(publisher, lexicon) == "state":
        of = _GOVERNMENT.search(publisher)  # "Office for Exampleland, Government of Samplia"
        states = lexicon.organisations.find_states(publisher, Span(of.end() if of else 0, len(publisher)))
        return "state", publisher, states[0].country if states else country
    for org in lexicon.organisations.find(publisher, Span(0, len(publisher))):
        if org.span.start == 0 and org.kind in _ORG:
            return _ORG[org.kind], org.canonical, org.side
    kind = (own or "ngo") if outlet else kind_of_name(publisher, lexicon) or own
    publisher = re.sub(r"\s*\([^()]*\)$|,\s+[a-zà-þ][\w\s]*$", "", publisher)
    told = _heading(document, lexicon) or _sure(publisher, lexicon) or _speaks(document, publisher)
    if kind == "ngo" and not told and own is None:
        kind = None
    if kind is None and (body := _signed(document, lexicon)) is not None:
        return body[1], body[0], body[0]
    if kind is None and _heading(document, lexicon) and len(_persons(document)) >= _OFTEN:
        kind = "ngo"
    return (kind, publisher, publisher) if kind is not None else None


_NAME_AFTER = re.compile(r",\s*[\"“«„]?[A-ZÀ-ÞА-Я]")
_PARTICLES = 2  # small words in a signature: "Nelson el Largo"
_BREAK = re.compile(r"[.,;:\n]")  # between "for" and whom a text is signed for stands no mark
_GOVERNMENT = re.compile(r"\b(?:Government|Republic|Kingdom|State)\s+of\b")
_THIRD_PERSON = ("un_body", "state", "religious", "armed_group")  # whose names no outlet has
# A text that passes on what papers or others say.
_HEARD = re.compile(
    r"(?i)\b(?:according\s+to|reported\s+by|(?:news|media|press)\s+reports?|from\s+our\s+reading|source:|reports\s+that|"
    r"selon|laut|según|secondo|volgens|według|по\s+данным|за\s+даними|وفقا?|menurut|ifølge)\b"
)
_MISSION = re.compile(r"\b(?:[Tt]he|[Tt]his)\s+(?:mission|office|agency|secretariat)\b")
# Who remembers a member tells of a life, and of what is found by the way.
_OBITUARY = re.compile(
    r"(?i)^\W*(?:remembered|obituar\w+|in\s+memoriam|we\s+remember|our\s+departed)\b|"
    r"\b1[89]\d\d\s*[-–]\s*(?:19|20)\d\d\s*$", re.MULTILINE)
_TOP = 300  # code points of a text in which a reader's letter says so


def _first_of_text(document: Document) -> Span:
    title = document.title
    return next((s for s in document.sentences if title is None or s.start >= title.end), document.sentences[-1])


def _top(document: Document) -> str:
    start = document.sentences[0].start
    return document.text[start : start + _TOP]


def _named(document: Document, name: str, lexicon: VoiceLexicon) -> Span | None:
    """Where a text names a body."""
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    return next((o.span for o in lexicon.organisations.find(document.text, whole) if o.canonical == name), None)


def _speaks(document: Document, publisher: str) -> bool:
    """Whether a text names its publisher as the one who acts, and says "we": no paper writes so of itself."""
    acts = re.search(rf"\b[Tt]he\s+{re.escape(publisher)}\s+(?!is\s+read|is\s+made)[a-z]", document.text) is not None
    return acts and len(_persons(document)) >= 1


def _own_name(document: Document, publisher: str, lexicon: VoiceLexicon) -> bool:
    """ "Example Rights Net does not say who": a name with a word that only bodies have, and that acts, beside "we"."""
    acting = rf"\b{re.escape(publisher)}\s+(?:has|have|does|did|do|is|was|asks|calls|holds|counts|[a-z]+ed)\b"
    acts = re.search(acting, document.text[document.sentences[0].start :])
    return acts is not None and _sure(publisher, lexicon) and len(_persons(document)) >= _OFTEN


def _sure(publisher: str, lexicon: VoiceLexicon) -> bool:
    """Whether a word of the name is one that no outlet has."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", publisher)}
    return bool(words & (lexicon.body_words["ngo"] - lexicon.body_words["either"]))


def _signed(document: Document, lexicon: VoiceLexicon) -> tuple[str, str] | None:
    """The body under a statement: "The media office of the Example Brigade"."""
    if not _heading(document, lexicon):
        return None
    last = [span for span in document.sentences[-2:] if span.end - span.start <= _SIGNATURE]
    return next((body for span in last if (body := body_in(document.text, span, lexicon)) is not None), None)


def _heading(document: Document, lexicon: VoiceLexicon) -> bool:
    """Whether the head of the text calls it a statement."""
    text = document.text
    head = "\n".join(text[s.start : s.end] for s in document.sentences[:_LINES])
    return any(re.search(rf"(?i)\b{re.escape(word)}\b", head) for word in lexicon.body_words["statement"])


def _shown(document: Document, publisher: str, lexicon: VoiceLexicon) -> Span | None:
    """Words of the text in which the body speaks: "we", its own name, "the Committee"."""
    text, start, end = document.text, document.sentences[0].start, document.sentences[-1].end
    words = re.findall(r"[^\W\d_]{5,}", publisher)
    noun = next((w for w in words if re.search(rf"\b(?i:the {w})\b(?!\s+[A-Z])", text)), None)  # no other's name
    again = rf"(?i:the\s+{noun})\b(?!\s+[A-Z])|" if noun else ""
    own = re.compile(rf"\b(?:{again}{re.escape(publisher)}\b)")
    match = own.search(text, start, end)
    if match is None and _STATE.search(publisher):  # "The regional museum service", "Example Provincial Museum"
        match = re.compile(r"\b(?:The|the|Our|our|[A-Z]\w+)\s+(?:[\w-]+\s+){0,2}?[Mm]useum\b").search(text, start, end)
    for org in lexicon.organisations.find(publisher, Span(0, len(publisher))):
        nations = org.kind in ("un_body", "international")
        if match is None and nations and (mission := _MISSION.search(text, start, end)) is not None:
            return Span(*mission.span())
        if match is None and org.span.start == 0 and (named := _named(document, org.canonical, lexicon)) is not None:
            return named
    return Span(*match.span()) if match is not None else next(iter(_persons(document)), None)


def _persons(document: Document) -> list[Span]:
    """First persons outside quotations."""
    start, end = document.sentences[0].start, document.sentences[-1].end
    language = document.report.meta.language or "en"
    found = _PERSONS.get(language, _FIRST_PERSON).finditer(document.text, start, end)
    return [Span(*match.span()) for match in found if not in_quotation(document.text, match.start())]


_WITH_RANKS = ("un_body", "armed_group")  # bodies with officers and commanders of their own


def by_own_people(
    found: Sequence[VoiceMention], publisher: Publisher | None, lexicon: VoiceLexicon
) -> list[VoiceMention]:
    """In the text of a body that is no state's: "the spokesman", "the investigators" are its own, though words alone
    would make them a state's; so is the one word of its name that is short for another, listed body."""
    if publisher is None or publisher.voice.kind == "state":
        return list(found)
    roles = (lexicon.roles, lexicon.ranks) if publisher.voice.kind in _WITH_RANKS else (lexicon.roles,)
    own = publisher.voice
    return [
        replace(mention, voice=replace(own, wording=mention.voice.wording))
        if _any_bodys(mention.voice, roles) or _short(mention.voice, own)
        else mention
        for mention in found
    ]


def _short(voice: Voice, publisher: Voice) -> bool:
    """Whether a word of the publisher's name speaks, which elsewhere is short for a listed body ("the Observatory")."""
    word = voice.wording.lower().removeprefix("the ").strip()
    listed = voice.kind == publisher.kind and voice.cue.endswith(": organisation")
    return listed and word.isalpha() and voice.side != publisher.side and word in publisher.name.lower().split()


def _any_bodys(voice: Voice, roles: Sequence[re.Pattern[str]]) -> bool:
    unsided = voice.side is None or voice.side.startswith(UNKNOWN_STATE)
    told = (voice.wording, voice.name)  # "they": the name they had
    return voice.kind == "state" and unsided and any(role.fullmatch(words) for role in roles for words in told)


def spoken_by(found: Sequence[VoiceMention], publisher: Publisher | None) -> list[VoiceMention]:
    """In a body's own text: its first person is the body, and it relays the private persons whom it met."""
    if publisher is None:
        return list(found)
    relay, out = replace(publisher.voice, wording=""), []
    for mention in found:
        voice = mention.voice
        if (voice.kind == "own_reporter" and voice.side is None) or (
            voice.kind == "religious" == relay.kind and not voice.side
        ):
            mention = replace(mention, voice=replace(publisher.voice, wording=voice.wording))
        elif (
            voice.kind in ("witness", "relative", "unknown", "expert")
            or (voice.kind == relay.kind == "ngo" and voice.side is None)
        ) and not mention.relay and voice.name != relay.name:
            mention = replace(mention, relay=(relay,), voice=replace(voice, relayed_by=relay.name))
        out.append(mention)
    return out
