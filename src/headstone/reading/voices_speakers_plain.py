"""Who a noun phrase speaks of, without a body's name: pictures, a trade, a country; one or many, named or not."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_names import NAME
from headstone.reading.voices_phrase import Parts
from headstone.reading.voices_speaker import Speaker
from headstone.reading.voices_speakers_bodies import TRADE
from headstone.text.organisations import OrgMention

PLURAL = re.compile(r"(?:s|people|men|women|police|military|personnel)$", re.IGNORECASE)
_ANONYMOUS = re.compile(
    r"^(?:a|an|one|another|some|two|three|four|five|several|many|unnamed|a\s+second|a\s+third)\b", re.I
)


def pictures(phrase: Span, parts: Parts, lexicon: VoiceLexicon, owner: OrgMention | None) -> Speaker:
    side = owner.side if owner is not None else None
    if side is None and re.search(
        r"(?i)(?:attackers?|militants?|gunm[ae]n|fighters?|killers?|group|perpetrators?|soldiers?|"
        r"jihadi(?:st)?s?|extremists?)['’]s?\s+(?:own\s+)?\w+|\bown\s+(?:video|footage|pictures|film)",
        parts.words,
    ):
        side = "perpetrators"
    name = owner.canonical if owner is not None else parts.words
    return Speaker(
        phrase, name, "pictures", side, "named" if owner else "anonymous", "pictures", noun="pictures", rule="pictures"
    )


def trade(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "the brickmaker", "a tea seller": whoever is told by a private trade that no table lists."""
    words = re.findall(r"[\w'’-]+", text[parts.head.start : parts.head.end])
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n].islower()), -1)
    if at < 0 or not TRADE.fullmatch(words[at]) or any(word.islower() for word in words[at + 1 :]):
        return None
    sort = "group" if PLURAL.search(words[at]) else "person"
    named_so = naming(parts, lexicon, False)
    return Speaker(phrase, parts.words, "witness", None, named_so, sort, noun=words[at], rule="noun")


def country(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "Myanmar denied", "Moscow said": a state by its name or seat, standing as the whole head."""
    head = [s for s in parts.states if s.how in ("name", "seat") and parts.head.holds(s.span)]
    if not head:
        return None
    rest = text[parts.head.start : head[0].span.start] + text[head[-1].span.end : parts.head.end]
    if re.sub(r"(?i)\b(?:the|official|officially)\b|[\s,.'’]", "", rest):
        return None
    side = head[0].country
    return Speaker(
        phrase, f"{lexicon.organisations.side_name(side)} authorities", "state", side, "named", rule="country"
    )


def single(noun: str, parts: Parts) -> bool:
    return bool(noun) and not PLURAL.search(noun)


def naming(parts: Parts, lexicon: VoiceLexicon, has_org: bool) -> str:
    """named | anonymous | collective."""
    if _ANONYMOUS.match(parts.words):
        return "anonymous"
    nouns = [noun for span, noun in parts.nouns if parts.head.holds(span)]
    if nouns and PLURAL.search(nouns[-1]) and not has_org:
        return "collective"
    return "named" if has_org or NAME.search(parts.words[1:]) else "anonymous"


def spelled_out(words: str, known: Sequence[str]) -> str | None:
    """The name of the text that an acronym stands for, though an outlet of the register has those letters too."""
    if not (words.isupper() and words.isalpha()):
        return None
    return next((name for name in known if "".join(word[0] for word in name.split()) == words), None)


_NATIONS = re.compile(r"(?:[Tt]he\s+)?(?:United\s+Nations|UN)\b")
_WHOSE = re.compile(r"(?:its|their)\b", re.IGNORECASE)
_OF_ANY = frozenset(("director", "chairman", "chairwoman", "chair", "president", "founder", "coordinator", "secretary"))


def of_nations(found: Speaker) -> Speaker:
    """A mission or office of the United Nations that no table lists is theirs."""
    nations = found.kind in ("ngo", "unknown") and _NATIONS.match(found.name) is not None
    return replace(found, kind="un_body", side="UN") if nations else found


def unowned(text: str, found: Speaker) -> Speaker:
    """ "says its director", where nothing before tells whose: of anybody, not of a state."""
    whose = found.kind == "state" and found.noun in _OF_ANY and _WHOSE.match(text, found.span.start, found.span.end)
    return replace(found, kind="unknown", side=None) if whose else found
