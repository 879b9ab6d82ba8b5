"""Who the words of a source name, in twelve languages: kind, side, whether named; and what a cue says of its content.

English phrases go the way of the English rules (voices_speakers.py). In the other languages the first word that tells a
kind for itself decides; words that speak for others ("spokesman", "head", "source") give way to the next.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from headstone.model.claims import Voice
from headstone.model.spans import Span
from headstone.reading.marks_bodies import last_body
from headstone.reading.marks_own_eyes import AuthorWords, first_person_words
from headstone.reading.marks_speaker_cues import Cues, cues
from headstone.reading.marks_speaker_phrase import (
    EDGES,
    Hit,
    Phrase,
    Tables,
    compiled,
    compound,
    name_after,
    phrase_of,
    tidy,
)
from headstone.reading.marks_speaker_words import words_of
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speakers import UNKNOWN_STATE, speaker_in
from headstone.text.organisations import Organisations
from headstone.text.outlets import Outlets

RULE = "speakers@1"
_ENGLISH = frozenset(("the", "of", "from", "who", "by", "their", "with", "and"))
_ORG_KIND = {
    "state_armed": "state", "state_police": "state", "state_civil": "state", "international": "un_body",
}  # fmt: skip
_STATE = ("office", "body", "state")
_BEFORE_BODY = frozenset(("witness", "relative", "religious", "perpetrator"))  # who speaks though a body stands beside
_NO_PARTY = frozenset(("un_body", "ngo", "outlet", "own_reporter", "religious", "expert"))
_PRIVATE = frozenset(("unknown", "witness", "relative", "state", "expert", "perpetrator"))
_OF_FRONT = frozenset(("carrier", "office", "armed_group", "state", "outlet", "pictures"))  # who speaks for a front
_PARTIES = frozenset(("armed_group", "un_body", "international", "ngo", "religious"))
_NOUN, _BEFORE = 4, 600  # letters of a noun; code points before a source in which its body is named
_REACH = 40  # code points after a source in which the name that it begins may end
_COMPOUND = 9  # letters from which one word may be a whole name: "Serpafront"
_WRAPPED = re.compile(r"[«“„\"‘]([^«»“”„\"’]+)[»”“\"’]")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a rule says of a phrase."""

    kind: str
    rule: str
    name: str | None = None
    side: str | None = None
    hit: Hit | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Speakers:
    """The compiled tables. Pure: every method looks only at the words given."""

    version: str
    _tables: Tables = field(repr=False)
    _cues: Cues = field(repr=False)
    _english: VoiceLexicon | None = field(repr=False, default=None)
    first_person: Mapping[str, AuthorWords] = field(repr=False, default_factory=dict)
    own_office: re.Pattern[str] = field(repr=False, default=re.compile(r"(?!)"))
    armies: frozenset[str] = field(repr=False, default=frozenset())

    def body_before(self, text: str, before: Span) -> Voice | None:
        """The private or religious body that the words before "its president" name last."""
        return last_body(text, before, self._english) if self._english is not None else None

    def named_before(self, text: str, source: Span) -> Voice | None:
        """The listed group or body that the text named shortly before, by a name with the one word that the source is:
        "the forces", after "the Example Forces". An army alone is a state's."""
        said = words_of(text[source.start : source.end])
        nouns = [word for word in said if max(map(len, word.forms)) >= _NOUN]
        if len(said) > 2 or len(nouns) != 1 or not self.armies.isdisjoint(nouns[0].forms):
            return None
        noun = {form for form in nouns[0].forms if len(form) >= _NOUN}
        reach = Span(max(0, source.start - _BEFORE), source.start)
        for org in reversed(self._tables.organisations.find(text, reach)):
            own = [form for word in words_of(text[org.span.start : org.span.end]) for form in word.forms]
            if org.kind in _PARTIES and len(own) > 1 and not noun.isdisjoint(own):
                kind = _ORG_KIND.get(org.kind, org.kind)
                rule = f"{RULE}: organisation"
                return Voice(org.canonical, "", kind, _party(kind), "named", org.side, rule=rule)
        return None

    def whole(self, text: str, source: Span) -> Span:
        """The words of a source to the end of a listed body's name in which they break off."""
        reach = Span(source.start, min(len(text), source.end + _REACH))
        if reach.end <= source.end or text[source.end : source.end + 1] != " ":
            return source
        orgs = self._tables.organisations.find(text, reach)
        over = [o.span.end for o in orgs if o.span.start < source.end < o.span.end and o.kind != "generic"]
        return Span(source.start, max(over)) if over else source

    def voice(self, words: str, context_country: str | None = None) -> Voice:
        """The voice that a source's words name. `context_country`: the state that the document at large suggests where
        the words name none; the side is then "state:?" and its code. `wording` and `score` are left to the caller."""
        text, wrapped = _line(words)
        phrase = phrase_of(text, self._tables)
        phrase = replace(phrase, quoted=text) if wrapped else phrase
        voice = self._in_english(text, phrase, context_country)
        return voice if voice is not None else _voice(phrase, context_country)

    def polarity(self, cue: str, after: str = "") -> str:
        """affirm | deny | unable: what a cue says of its content; `after`, the words behind it."""
        return self._cues.polarity(cue, after)

    def actor(self, words: str) -> tuple[str, str | None]:
        """Canonical name and side of a listed body or a state's forces; else the words without article, and None."""
        phrase = phrase_of(_line(words)[0], self._tables)
        if phrase.org is not None:
            return phrase.org.canonical, phrase.org.side
        body, country = _state_noun(phrase), phrase.country or phrase.seat
        if country and body and not phrase.has("armed_group"):
            return f"{self._tables.organisations.side_name(country)} {body}", country
        return tidy(phrase), None

    def _in_english(self, text: str, phrase: Phrase, country: str | None) -> Voice | None:
        """The English rules' answer, where the words are more English than anything else."""
        if self._english is None or not text.isascii():
            return None
        if not _is_english(text, phrase, self._english):
            return None
        found = speaker_in(text, Span(0, len(text)), self._english)
        if found is None:
            return None
        name = found.person if found.person and found.kind in _PRIVATE else found.name
        side = f"{found.side}{country or ''}" if found.side == UNKNOWN_STATE else found.side
        name = re.sub(r"(?i)^(?:the|an?)\s+", "", name)
        rule = f"{RULE}: english {found.rule}"
        return Voice(name, "", found.kind, _party(found.kind), found.named, side, rule=rule)


def speakers(
    table: Mapping[str, Any], organisations: Organisations, outlets: Outlets, english: VoiceLexicon | None = None
) -> Speakers:
    """Compile data/speakers_languages.yaml. Without `english` only listed names are known in English phrases."""
    words = first_person_words(table["first_person"], table["own_paper"])
    office = re.compile(rf"(?:{table['own_office']})\b", re.IGNORECASE)
    tables = compiled(table, organisations, outlets)
    armies = frozenset(table["armies"].split("|"))
    return Speakers(str(table["version"]), tables, cues(table["cues"]), english, words, office, armies)


def _is_english(text: str, phrase: Phrase, english: VoiceLexicon) -> bool:
    """Whether small words are English, or the nouns are and no article is another language's."""
    if any(word.forms[0] in _ENGLISH for word in phrase.words) or text.lower().startswith(("a ", "an ")):
        return True
    own = sum(len(noun.group()) for noun in english.nouns.finditer(text))
    other = sum(hit.span.end - hit.span.start for hit in phrase.hits)
    return own > 0 and own >= other and not phrase.flags.keys() & {"article", "one"}


def _voice(phrase: Phrase, country: str | None) -> Voice:
    rules = (_reporter, _pictures, _body, _front, _outlet, _named_body, _role, _state, _country, _person)
    told = next((t for rule in rules if (t := rule(phrase)) is not None), _Told("unknown", "unnamed"))
    hit = told.hit or (phrase.hits[0] if phrase.hits else None)
    side = told.side
    if told.kind == "state" and side is None:
        side = phrase.country or phrase.capital or f"{UNKNOWN_STATE}{country or ''}"
    name = told.name or (phrase.person if phrase.person and told.kind in _PRIVATE else None) or tidy(phrase)
    named = _named(phrase, told, hit)
    return Voice(name, "", told.kind, _party(told.kind), named, side, rule=f"{RULE}: {told.rule}")


def _reporter(phrase: Phrase) -> _Told | None:
    """ "un corresponsal de EFE", "наш кореспондент": an outlet's own eyes; a journalist of nobody's is unknown."""
    lead = phrase.lead
    if lead is None or lead.kind not in ("own_reporter", "journalist"):
        return None
    medium = next((h for h in phrase.hits if h.kind == "outlet"), None)
    after = name_after(phrase, medium) if medium else None
    name = phrase.outlet.outlet.name if phrase.outlet else phrase.quoted or after
    if lead.kind == "own_reporter" or name or phrase.flagged("ours"):
        return _Told("own_reporter", "own reporter", name, name, lead)
    return _Told("unknown", "journalist", hit=lead)


def _pictures(phrase: Phrase) -> _Told | None:
    lead = phrase.lead
    if lead is None or lead.kind != "pictures":
        return None
    if phrase.org is not None:
        return _Told("pictures", "pictures of a body", phrase.org.canonical, phrase.org.side, lead, known=True)
    if phrase.outlet is not None:
        name = phrase.outlet.outlet.name
        return _Told("own_reporter", "outlet's own pictures", name, name, lead, known=True)
    side = "perpetrators" if phrase.has("armed_group", "perpetrator") else None
    return _Told("pictures", "pictures", side=side or (phrase.country if phrase.has(*_STATE) else None), hit=lead)


def _body(phrase: Phrase) -> _Told | None:
    """A listed body, unless a witness, a relative or the accused stands before it."""
    org, lead = phrase.org, phrase.lead
    if org is None or (lead and lead.kind in _BEFORE_BODY and lead.span.start < org.span.start):
        return None
    return _Told(_ORG_KIND.get(org.kind, org.kind), "organisation", org.canonical, org.side, known=True)


def _front(phrase: Phrase) -> _Told | None:
    """ "comandante de la Columna Ejemplo", "канал «Фронт Пример»": an armed group by a word of its name."""
    at = min(phrase.flags.get("front", frozenset()), default=None)
    if at is None or not phrase.hits or phrase.hits[0].kind not in _OF_FRONT or phrase.has("body"):
        return None
    start = phrase.words[at].start
    if phrase.text[start].islower() or phrase.hits[0].span.start >= start:
        return None
    name = re.split(r"[,»”“\"]", phrase.text[start:])[0].strip(EDGES)
    whole = " " in name or len(name) >= _COMPOUND
    return _Told("armed_group", "front", name, name, known=True) if whole else None


def _outlet(phrase: Phrase) -> _Told | None:
    lead = phrase.lead
    if lead is not None and lead.kind != "outlet":
        return None
    if phrase.outlet is not None:
        known = phrase.outlet.outlet.name
        return _Told("outlet", "outlet", known, known, lead, known=True)
    if lead is None:
        return None
    name = phrase.quoted or name_after(phrase, lead) or (tidy(phrase) if compound(phrase, lead) else None)
    return _Told("outlet", "outlet", name, name, lead, known=name is not None)


def _named_body(phrase: Phrase) -> _Told | None:
    """ "Centro Ejemplo de Memoria Forense": a word for a body that opens a name, though a word for persons ends it."""
    lead, group = phrase.lead, next((h for h in phrase.hits if h.kind == "group"), None)
    if group is None or lead is None or lead.kind not in ("expert", "witness") or "de" in phrase.languages:
        return None
    capitals = phrase.text[group.span.start].isupper() and phrase.text[lead.span.start].isupper()
    if not capitals or group.span.start > lead.span.start or phrase.country is not None:
        return None
    name = phrase.text[group.span.start :].split(",")[0].strip(EDGES)
    return _Told("ngo", "named body", name, name, group, known=True)


def _role(phrase: Phrase) -> _Told | None:
    """A word that tells the kind; a private body's own name is its side."""
    lead = phrase.lead
    if lead is None or lead.kind in _STATE:
        return None
    if lead.kind != "ngo":
        return _Told(lead.kind, "word", hit=lead)
    name = phrase.quoted or name_after(phrase, lead)
    return _Told("ngo", "word", name, name, lead, known=name is not None)


def _state(phrase: Phrase) -> _Told | None:
    lead = phrase.lead or next((h for h in phrase.hits if h.kind == "office"), None)
    if lead is None or (lead.kind == "office" and phrase.has("group") and not phrase.country):
        return None
    return _Told("state", "word", hit=lead)


def _country(phrase: Phrase) -> _Told | None:
    """A state by its name or its seat ("Rusia negó", "Moskau"), or somebody who speaks for it."""
    if phrase.seat is not None:
        return _Told("state", "seat", side=phrase.seat, known=True)
    if phrase.country is None or (phrase.hits and not phrase.has("carrier")) or phrase.person:
        return None
    small = phrase.flags.get("article", frozenset()) | phrase.flags.get("one", frozenset())
    if not phrase.hits and not small and phrase.text.islower() and phrase.text.isascii():
        return None  # "uno de ellos, eritreo": a person of that state
    alone = phrase.hits or len(phrase.words) - len(small) == 1
    return _Told("state", "country", side=phrase.country, known=True) if alone else None


def _person(phrase: Phrase) -> _Told | None:
    if phrase.has("local") and not phrase.person:
        return _Told("witness", "word", hit=next(h for h in phrase.hits if h.kind == "local"))
    return _Told("unknown", "person") if phrase.person else None


def _state_noun(phrase: Phrase) -> str | None:
    """armed forces | police | authorities, as the words of a state's body tell."""
    if phrase.flagged("forces"):
        return "armed forces"
    if phrase.flagged("police"):
        return "police"
    return "authorities" if phrase.has("body", "state") or phrase.seat else None


def _named(phrase: Phrase, told: _Told, hit: Hit | None) -> str:
    """named | anonymous | collective."""
    if phrase.person is not None:
        return "named"
    small, ones = phrase.flags.get("article", frozenset()), phrase.flags.get("one", frozenset())
    if 0 in ones or (1 in ones and 0 in small):
        return "anonymous"
    if told.known:
        return "named"
    if hit is None:
        return "anonymous"
    hit = phrase.hits[0] if phrase.hits[0].kind in ("carrier", "office") else hit
    if phrase.flagged("crowd", hit) or _many(phrase, hit):
        return "collective"
    return "named" if hit.kind == "body" else "anonymous"


def _many(phrase: Phrase, hit: Hit) -> bool:
    opened = 0 in phrase.flags.get("single", frozenset())
    return hit.kind not in ("body", "group") and not opened and phrase.flagged("plural", hit)


def _party(kind: str) -> str:
    return "yes" if kind == "armed_group" else "no" if kind in _NO_PARTY else "unknown"


def _line(words: str) -> tuple[str, bool]:
    """The words on one line, without marks at the ends; and whether quotation marks stood around all of them."""
    text = " ".join(words.split()).strip(EDGES)
    wrapped = _WRAPPED.fullmatch(text)
    return (wrapped.group(1), True) if wrapped else (text, False)
