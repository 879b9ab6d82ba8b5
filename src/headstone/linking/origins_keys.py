"""What makes two voices one origin: the key of a voice, from what it is, whom it told and whose text it stands in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headstone.linking.credits import Credit
from headstone.linking.origins_outlets import Texts
from headstone.linking.origins_words import ABROAD, DESCRIBED, EMBASSY, LAST_NAME, LIES, SAW_BODIES, SOURCES, bare
from headstone.model.claims import OWN_WORK, Claim, Voice
from headstone.model.sources import digest
from headstone.model.spans import Span
from headstone.text.fold import fold
from headstone.text.organisations import Organisations

UNKNOWN_STATE = "state:?"
SILENT = frozenset(("denied", "unable_to_confirm", "expected", "conditional"))
# Kinds of voice -> of key, of whom the view may tell without a name.
NAMELESS = {"armed_group": "side", "ngo": "ngo", "religious": "religious", "expert": "expert"}
_PRIVATE = frozenset(("witness", "relative"))
_SPEAKS_FOR_WITNESSES = frozenset(("ngo", "un_body", "state", "armed_group", "religious"))
_OWN_EYES = ("first person", "told the author", "told the outlet", "its outlet")
_WORD = 5  # code points; shorter ones are pronouns in the languages that the network reads
_CARRIES = frozenset(("outlet", "own_reporter"))


@dataclass(frozen=True, slots=True)
class Key:
    """One origin: its kind, and the side, outlet or name that makes it one."""

    kind: str
    side: str

    @property
    def id(self) -> str:
        return "O-" + digest(self.kind, self.side)[:8]


# "Residents say", in two papers that tell of nobody they met, may be the same residents.
CROWD = Key("field", "")


@dataclass(frozen=True, slots=True)
class Sources:
    """Whose text the reports are, the country that the claims of each lie in, and for whom named persons speak.

    `persons`: (country, last name) -> the one key that a name has in other reports; None where it has several.
    """

    texts: Texts
    country: Mapping[str, str]
    organisations: Organisations | None = None
    persons: Mapping[tuple[str, str], Key | None] = field(default_factory=dict)
    bodies: Mapping[str, Key] = field(default_factory=dict)  # publishers that speak for themselves
    hosts: Mapping[str, Key] = field(default_factory=dict)  # report -> the one private or UN body that speaks in it
    visited: frozenset[str] = frozenset()  # reports that tell of one person they spoke to, or of what they saw
    own: frozenset[str] = frozenset()  # reports of which cues tell that their author was there or asked somebody
    working: frozenset[str] = frozenset()  # reports with field work of their own beside what they credit
    cited: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # report -> the outlet that it tells after
    states: Mapping[str, frozenset[str]] = field(default_factory=dict)  # report -> states that speak in it by name
    telling: Mapping[str, str] = field(default_factory=dict)  # report -> the one other outlet that speaks in it
    religious: Mapping[str, str] = field(default_factory=dict)  # report -> the religious body that speaks in it
    experts: frozenset[str] = frozenset()  # reports that name an expert
    scholars: Mapping[str, str] = field(default_factory=dict)  # an expert's longer name, folded -> the shorter one


def key_of(voice: Voice, claim: Claim, sources: Sources) -> Key | None:
    """What the voice counts as; None where its origin is not known. Field work that a report passes on is that of the
    one outlet which it names, else anybody's."""
    key, texts = _key_of(voice, claim, sources), sources.texts
    publisher = Key("field", texts.publisher.get(claim.report, ""))
    if not voice.passed_on or key not in (publisher, Key("field", texts.label.get(claim.report, ""))):
        return key
    outlet, _ = sources.cited.get(claim.report, ("", 0))
    if outlet := sources.telling.get(claim.report, outlet):
        return _field(outlet, sources)
    return CROWD if key == publisher else key


def _key_of(voice: Voice, claim: Claim, sources: Sources) -> Key | None:
    relay = relay_of(voice, claim)
    if voice.kind in _PRIVATE and voice.named == "named" and (body := _elsewhere(voice, claim, sources)) is not None:
        return body
    crowd = voice.kind == "ngo" and voice.side is None and not by_view(voice)
    private = crowd or voice.kind in (*_PRIVATE, "unknown", "expert")
    if voice.kind == "expert" and voice.named == "named" and relay is not None and relay.kind in _CARRIES:
        private = False  # a named expert is an origin of its own, whomever it told
    if private and relay is not None:
        return _relayed(voice, relay, claim, sources)
    if voice.cue.endswith(OWN_WORK):
        return _field(sources.texts.publisher.get(claim.report, claim.report), sources)
    if voice.kind == "own_reporter" and by_view(voice) and (cited := _cited(voice, claim, sources)) is not None:
        return _field(cited, sources)
    if voice.kind == "own_reporter":
        return _field(sources.texts.names.named(voice.side) if voice.side else _outlet(voice, claim, sources), sources)
    if voice.kind == "unknown" and voice.named == "named" and (body := sources.bodies.get(voice.name)) is not None:
        return body
    if voice.kind == "unknown":
        return Key("body", voice.side) if voice.side is not None else _known_person(voice, claim, sources)
    if voice.kind in _PRIVATE and voice.rule.startswith("marks") and len(voice.wording) < _WORD:
        return None  # a pronoun: whose, the network cannot tell
    if voice.kind in _PRIVATE:
        crowd = voice.named == "collective" and claim.report not in sources.visited and not _marked(voice)
        if (cited := _cited(voice, claim, sources)) is not None:
            return _field(cited, sources)
        return sources.hosts.get(claim.report, CROWD) if crowd else _field(_outlet(voice, claim, sources), sources)
    return body_key(voice, claim, sources)


def _elsewhere(voice: Voice, claim: Claim, sources: Sources) -> Key | None:
    """Whom another report names in full as a body's or a state's own: no private person, though one paper says less."""
    whole = fold(voice.name) if " " in voice.name else ""
    asked, country = voice.cue.endswith(": interview"), sources.country.get(claim.report, "")
    key = sources.persons.get((country, whole))
    if whole and asked and key is None:  # an interview may name no place
        key, *more = {one for (_, name), one in sources.persons.items() if name == whole} or {None}
        key = None if more else key
    return key if key is not None and (key.kind != "expert" or asked) else None


def _cited(voice: Voice, claim: Claim, sources: Sources) -> str | None:
    """The other outlet of the case that a report without a visit of its own names before its private voice."""
    outlet, at = sources.cited.get(claim.report, ("", 0))
    quote = claim.quotes[voice.quotes[0]] if voice.quotes and voice.quotes[0] < len(claim.quotes) else None
    own = voice.cue.endswith("told the outlet")
    if voice.kind == "own_reporter" and by_view(voice):
        return outlet or None
    return outlet if outlet and quote is not None and quote.end > at and not own else None


def own_of(claims: Sequence[Claim]) -> frozenset[str]:
    """Reports whose author was there or asked somebody, by the cues of a sentence."""
    told = ((c.report, v) for c in claims for v in c.voices if not v.passed_on)
    return frozenset(
        r for r, v in told
        if v.cue.endswith(OWN_WORK)
        or (not by_view(v) and ((v.kind, v.side) == ("own_reporter", None) or v.cue.endswith("told the outlet")))
    )  # fmt: skip


def working_of(claims: Sequence[Claim]) -> frozenset[str]:
    """Reports of which the text as a whole tells of field work of their own, beside that of the outlet they credit."""
    return frozenset(c.report for c in claims for v in c.voices if v.cue.endswith(OWN_WORK) and not v.passed_on)


def cited_of(
    own: frozenset[str], credits: Mapping[str, Sequence[Credit]], texts: Texts
) -> dict[str, tuple[str, int]]:
    """Report -> the one outlet of the case that its prose credits, and from where; without its `own`, and those whose
    text is another's as a whole."""
    others = ((report, _credited(report, rows, texts)) for report, rows in credits.items())
    return {
        report: next(iter(found.items()))
        for report, found in others
        if len(found) == 1 and report not in own and texts.label.get(report) == texts.publisher.get(report)
    }


def _credited(report: str, credits: Sequence[Credit], texts: Texts) -> dict[str, int]:
    """The outlets of the case that the prose of a report credits, but for its own, and from where."""
    known, here = set(texts.publisher.values()), texts.publisher.get(report)
    named = [(texts.names.named(c.outlet), c.span.start) for c in credits if c.span is not None and c.kind != "photo"]
    return {outlet: at for outlet, at in reversed(named) if outlet in known and outlet != here}


def states_of(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """Report -> the states that speak in it whose words tell which they are."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        for voice in claim.voices:
            if voice.kind in ("state", "official") and voice.side and not voice.side.startswith(UNKNOWN_STATE):
                found.setdefault(claim.report, set()).add(voice.side)
    return {report: frozenset(sides) for report, sides in found.items()}


def telling_of(
    claims: Sequence[Claim], credits: Mapping[str, Sequence[Credit]], texts: Texts
) -> dict[str, str]:
    """Report -> the one outlet of the case that it quotes, beside its own and that whose text it is."""
    known, found = set(texts.publisher.values()), dict[str, set[str]]()
    for claim in claims:
        for voice in claim.voices:
            name = texts.names.named(voice.side or voice.name) if voice.kind == "outlet" else ""
            if name in known and name != texts.publisher.get(claim.report):
                found.setdefault(claim.report, set()).add(name)
    for report, names in found.items():
        names |= _credited(report, credits.get(report, ()), texts).keys() - {texts.label.get(report)}
    return {report: next(iter(names)) for report, names in found.items() if len(names) == 1}


def _relayed(voice: Voice, relay: Voice, claim: Claim, sources: Sources) -> Key | None:
    """What somebody told a body is that body's, what somebody told an outlet is that outlet's field work."""
    if relay.kind in _SPEAKS_FOR_WITNESSES:
        return body_key(relay, claim, sources) if relay.name != voice.name else None
    if relay.kind in _CARRIES and voice.kind in (*_PRIVATE, "expert"):
        name = relay.side or relay.name
        own = relay.kind == "own_reporter" and relay.side is None
        return _field(_outlet(voice, claim, sources) if own else sources.texts.names.named(name), sources)
    return _known_person(voice, claim, sources) if voice.kind == "unknown" else None


def _field(outlet: str, sources: Sources) -> Key:
    """Field work of an outlet; of a body that publishes its own statements, the body."""
    return sources.bodies.get(outlet) or Key("field", outlet)


def _outlet(voice: Voice, claim: Claim, sources: Sources) -> str:
    """The outlet whose words the voice stands in."""
    quote = claim.quotes[voice.quotes[0]] if voice.quotes and voice.quotes[0] < len(claim.quotes) else None
    words = Span(quote.start, quote.end) if quote else None
    eyes = voice.cue.endswith(_OWN_EYES) and (not by_view(voice) or claim.report in sources.own)
    if words is not None and eyes and (own := sources.texts.own_words(claim.report, words)):
        return own
    if voice.kind in _PRIVATE and claim.report in sources.working:
        return sources.texts.publisher.get(claim.report, claim.report)
    return sources.texts.outlet(claim.report, words)


def _known_person(voice: Voice, claim: Claim, sources: Sources) -> Key | None:
    """A name without a role counts as what other reports say of it; "a source" is nobody's, and so is a bare name."""
    if voice.named != "named":
        return None
    country = sources.country.get(claim.report, "")
    known = next((key for last in last_names(voice) if (key := sources.persons.get((country, last)))), None)
    alone = voice.relayed_by is None and claim.place is not None and claim.place.country is not None
    if known is None and alone and voice.rule.startswith("marks") and not _lie(voice, claim):
        return _field(_outlet(voice, claim, sources), sources)  # the network tells of few persons what they are
    return known


def by_view(voice: Voice) -> bool:
    """Whether only the text as a whole tells of it: then no passage of a copy shows that it is the copy's own."""
    return voice.rule.startswith("view@")


def _marked(voice: Voice) -> bool:
    return voice.rule.startswith("marks")


def _lie(voice: Voice, claim: Claim) -> bool:
    """Whether the words of a voice call what is told a lie."""
    return any(LIES.search(claim.quotes[number].exact) for number in voice.quotes if number < len(claim.quotes))


def body_key(voice: Voice, claim: Claim, sources: Sources) -> Key | None:
    """States, bodies, groups, and the pictures that they publish."""
    side = voice.side
    if voice.named != "named" and SOURCES.match(voice.wording or voice.name):
        return None  # "security sources": nobody can tell whose
    if voice.kind in ("state", "official"):
        country = _country(side, claim, sources)
        home = sources.country.get(claim.report)
        words = f"{voice.name} {voice.wording}"
        abroad = country != home and ABROAD.search(words) if home is not None else EMBASSY.search(words)
        return None if abroad else Key("state", country)
    if voice.kind == "un_body":
        return Key("un_body", side or "UN")
    if voice.kind in NAMELESS and side is None and voice.named == "anonymous" and by_view(voice):
        return Key(NAMELESS[voice.kind], f"{voice.name} ({claim.report})")  # of each report its own: who, nobody tells
    if voice.kind == "religious":
        return Key("religious", side or sources.religious.get(claim.report) or voice.name)
    if voice.kind == "expert":
        if voice.named == "named":
            country = sources.country.get(claim.report, "")
            staff = (sources.persons.get((country, last)) for last in last_names(voice))
            own = Key("expert", _expert(voice, sources.scholars))
            return next((key for key in staff if key is not None and key.kind != "expert"), own)
        met = voice.named == "anonymous" and not _marked(voice)  # the network cannot tell by whom
        one = met and SAW_BODIES.search(f"{voice.wording} {voice.name}")
        return _field(_outlet(voice, claim, sources), sources) if one else None
    if voice.kind == "pictures" and side is not None and len(side) == 2 and side.isupper() and side != "UN":
        return Key("state", side)
    if voice.kind in ("ngo", "armed_group", "perpetrator", "pictures") and side is not None:
        return Key("ngo" if voice.kind == "ngo" else "side", side)
    return None


def names_an_expert(voice: Voice) -> bool:
    """Whether it is an expert by name, and not by what he is ("the archaeologist at Example University")."""
    return (voice.kind, voice.named) == ("expert", "named") and DESCRIBED.match(voice.name) is None


def _expert(voice: Voice, shorter: Mapping[str, str]) -> str:
    """A named expert by the last name, as one paper writes it in full and another after "the scholar"."""
    whole = fold(voice.name)
    if whole in shorter:
        return shorter[whole].split()[-1]
    last = next(iter(last_names(voice)), None) or next(iter(LAST_NAME.findall(voice.name)), "")
    return fold(last) or voice.name


def scholars_of(claims: Sequence[Claim]) -> dict[str, str]:
    """Names of experts with a second surname -> the same without it, which another report has ("Ana Ruiz Soto", "Ana
    Ruiz"); folded."""
    named = {fold(v.name) for c in claims for v in c.voices if names_an_expert(v) and " " in v.name}
    return {name: short for name in named if (short := name.rpartition(" ")[0]) in named}


def guessed(voice: Voice, key: Key) -> bool:
    """Whether the words of a state's voice did not tell which state it is."""
    return key.kind == "state" and (voice.side is None or voice.side.startswith(UNKNOWN_STATE))


def _country(side: str | None, claim: Claim, sources: Sources) -> str:
    """The state a voice speaks for; where its words do not tell, that of its report's event or of the claim's place.

    A claim of the report's own event that lies elsewhere than most of them is a place misread before it is abroad.
    """
    if side is not None and not side.startswith(UNKNOWN_STATE):
        return side
    place = claim.place.country if claim.place is not None else None
    home, guess = sources.country.get(claim.report), (side or "").removeprefix(UNKNOWN_STATE)
    if home is not None and home == guess:
        return home
    if guess and sources.states.get(claim.report) == frozenset((guess,)):
        return guess  # "the commission's head", in a report where no state but that of the commission speaks
    return place or home or guess or UNKNOWN_STATE


def relay_of(voice: Voice, claim: Claim) -> Voice | None:
    if voice.relayed_by is None:
        return None
    return next((v for v in claim.voices if v is not voice and v.name == voice.relayed_by), None)


def last_names(voice: Voice) -> tuple[str, ...]:
    """The last names in a voice's name and words, folded: of two or more capitalised words, or after "Mr"."""
    found = []
    for words in (voice.name, voice.wording):
        parts = [part for part in words.split() if part[0].isupper() or "-" in part]
        if len(parts) > 1 and len(parts) >= len(words.split()) - 1:
            found.append(fold(re.sub(r"['’]s?$", "", parts[-1])))
    return tuple(dict.fromkeys(name for name in found if len(name) > 2))


def visited_of(claims: Sequence[Claim]) -> frozenset[str]:
    """Reports with an own reporter, a private person of whom one is told, or somebody who told it something."""
    voiced = ((claim.report, voice) for claim in claims for voice in claim.voices if not voice.passed_on)
    return frozenset(
        report for report, v in voiced
        if v.kind == "own_reporter" or (v.kind in _PRIVATE and (v.named != "collective" or v.relayed_by))
    )  # fmt: skip


def hosts_of(claims: Sequence[Claim], sources: Sources) -> dict[str, Key]:
    """Reports in which one rights group or UN body speaks: a crowd that they tell of is whom it heard."""
    found: dict[str, set[Key]] = {}
    for claim in claims:
        for voice in claim.voices:
            key = body_key(voice, claim, sources) if voice.kind in ("ngo", "un_body") else None
            if key is not None:
                found.setdefault(claim.report, set()).add(key)
    return {report: next(iter(keys)) for report, keys in found.items() if len(keys) == 1}


def bodies_of(claims: Sequence[Claim], sources: Sources) -> dict[str, Key]:
    """Publishers that are bodies and speak for themselves, by their name as a publisher."""
    own = ((v, c) for c in claims for v in c.voices if v.rule.endswith(": publisher"))
    keys = ((sources.texts.outlet(claim.report), body_key(voice, claim, sources)) for voice, claim in own)
    named = (body_key(v, c, sources) for c in claims for v in c.voices if v.kind in ("ngo", "religious"))
    sides = {key.side: key for key in named if key is not None}
    bares = {bare(side): key for side, key in sorted(sides.items())}
    short = ((outlet, bares.get(bare(outlet))) for outlet in set(sources.texts.publisher.values()))
    return {outlet: key for outlet, key in (*short, *sides.items(), *keys) if key is not None}


def persons_of(claims: Sequence[Claim], sources: Sources) -> dict[tuple[str, str], Key | None]:
    """For whom the named persons of the reports speak, by country and last name."""
    found: dict[tuple[str, str], Key | None] = {}
    for claim in claims:
        country = sources.country.get(claim.report, "")
        for voice in claim.voices:
            if voice.kind in ("unknown", "outlet", "own_reporter", "pictures", *_PRIVATE):
                continue
            key = body_key(voice, claim, sources)
            whole = (fold(voice.name),) if " " in voice.name and voice.named == "named" else ()
            for name in (*last_names(voice), *whole) if key is not None else ():
                found[country, name] = _agreed(found.get((country, name), key), key)
    return found


def _agreed(before: Key | None, key: Key | None) -> Key | None:
    """The one key of a name: whoever is a body's here and an expert there is the body's."""
    if before is None or key is None or before == key:
        return before
    if "expert" in (before.kind, key.kind):
        return key if before.kind == "expert" else before
    return None
