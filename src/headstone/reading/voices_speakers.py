"""Who a noun phrase speaks of: its kind, its side, whether it is one person, a name, a group or pictures."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headstone.model.spans import Span
from headstone.reading.voices_bodies import kind_of_name, outlet_in
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_names import NAME, person_name, surname
from headstone.reading.voices_phrase import Parts, bare, parts_of, trimmed
from headstone.reading.voices_speaker import UNKNOWN_STATE, Speaker
from headstone.reading.voices_speakers_bodies import (
    AGENCY,
    OF_GROUP,
    OFFICES,
    SELF,
    WIRE,
    WIRE_LAST,
    body_name,
    faithful,
    fighters_of,
    leads_fighters,
    links,
    of_mission,
    private_side,
    self_named,
    unlisted,
)
from headstone.reading.voices_speakers_plain import (
    PLURAL,
    country,
    naming,
    of_nations,
    pictures,
    single,
    spelled_out,
    trade,
)

__all__ = ["UNKNOWN_STATE", "Speaker", "speaker_in"]

_NOBODY = re.compile(
    r"(?i)(?:no|none|neither|nobody|any|(?:our|my|your)(?!\s+(?:own\s+)?(?:reporter|correspondent|photographer)))\b"
)  # "our officers" are the author's own people
_PLACED = re.compile(r"(?i)(?:in|at|near|under|beneath|beside|from|with|to)\s")  # a place, not who speaks there
_TORN = re.compile(r"(?i)\bbut\b")  # a clause that was cut in the middle
_ORG_KIND = {
    "armed_group": "armed_group",
    "state_armed": "state",
    "state_police": "state",
    "state_civil": "state",
    "un_body": "un_body",
    "international": "un_body",
    "ngo": "ngo",
    "religious": "religious",
}


def speaker_in(
    text: str, span: Span, lexicon: VoiceLexicon, known: Sequence[str] = (), aside: bool = False
) -> Speaker | None:
    """The speaker that the noun phrase `span` names; None where it names none.

    `known` are full names of the document. An `aside` ("who heads the police") is read as a whole, not by its head.
    """
    phrase = trimmed(text, span)
    if phrase.end - phrase.start < 2 or not (
        aside or bare(text, phrase) or SELF.search(text, phrase.start, phrase.end)
    ):
        return None
    if not aside and _PLACED.match(text, phrase.start, phrase.end):
        return None
    if _NOBODY.match(text, phrase.start, phrase.end) or _TORN.search(text, phrase.start, phrase.end):
        return None
    named = self_named(text, phrase, lexicon)
    if named is not None:
        return named
    parts = parts_of(text, phrase, lexicon)
    if aside and re.match(r"(?i)(?:who|which|whose|of|from|at|in|for|on)\b", parts.words):
        parts = replace(parts, head=phrase)
    for rule in (
        of_mission, _reporter, _of_outlet, _outlet_alone, unlisted, _organisation, _role, trade, country,
        _outlet, _outlet_by_name, _of_office, _person, _carrier,
    ):  # fmt: skip
        found = rule(text, phrase, parts, lexicon, known)
        if found is not None:
            return replace(of_nations(found), person=found.person or person_name(text, phrase, parts, lexicon, known))
    return None


# "Reporter Jo Example", in whose outlet's own text: no outlet of that name.
_OWN_PERSON = re.compile(
    rf"(?:Our\s+)?(?:[Rr]eporter|[Cc]orrespondent|[Pp]hotographer)\s+{NAME.pattern}\s+{NAME.pattern}"
)


def _reporter(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "an AFP correspondent", "IRNA's correspondent", "our reporter": an outlet's own eyes."""
    nouns = [n for n in parts.nouns if lexicon.noun_kind.get(n[1]) == "own_reporter" and parts.head.holds(n[0])]
    if not nouns or not parts.head.holds(nouns[-1][0]):
        return None
    outlet = next((o for o in parts.outlets if o.span.start < nouns[-1][0].start), None) or next(
        iter(parts.outlets), None
    )
    team = nouns[-1][1] in ("team", "crew") or bool(parts.orgs)
    unlisted = outlet_in(parts.words, lexicon, None) if outlet is None and not team else None
    if _OWN_PERSON.fullmatch(parts.words.strip()):
        return Speaker(phrase, parts.words, "own_reporter", None, "named", "person", rule="own reporter")
    if unlisted is not None:
        return Speaker(phrase, unlisted, "own_reporter", unlisted, "anonymous", "person", rule="own reporter")
    if outlet is None:
        if nouns[-1][1] in ("team", "crew") or not re.match(r"(?i)(?:our|(?:this|the)\s+\w+['’]s)\b", parts.words):
            return None
        return Speaker(phrase, parts.words, "own_reporter", None, "anonymous", "person", rule="own reporter")
    named = outlet.outlet.name
    return Speaker(phrase, named, "own_reporter", named, "anonymous", "person", noun=nouns[-1][1], rule="own reporter")


def _of_outlet(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "the BBC's Jo Example in Tripoli": a person of an outlet; "AP footage": an outlet's own pictures."""
    for outlet in parts.outlets:
        if not parts.head.holds(outlet.span):
            continue
        after = text[outlet.span.end : parts.head.end]
        name = outlet.outlet.name
        if re.match(r"['’]s\s+[A-ZÀ-Þ]", after) and not any(n[0].start >= outlet.span.end for n in parts.nouns):
            return Speaker(phrase, name, "own_reporter", name, "named", "person", rule="outlet's own person")
        if any(lexicon.noun_kind.get(n[1]) == "pictures" and n[0].start >= outlet.span.end for n in parts.nouns):
            return Speaker(phrase, name, "own_reporter", name, "named", "pictures", rule="outlet's own pictures")
    return None


def _outlet_alone(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """The whole head is an outlet's name, such as "Example News Agency"; a state's own media speak for the state."""
    for outlet in parts.outlets:
        rest = text[parts.head.start : outlet.span.start] + text[outlet.span.end : parts.head.end]
        if parts.head.holds(outlet.span) and not re.sub(
            r"(?i)\b(?:the|news|agency)\b|\([\w .]+\)|[\s,.'’()]", "", rest
        ):
            if any(org.span.overlap(outlet.span) and org.kind == "state_civil" for org in parts.orgs):
                return None
            return _outlet(text, phrase, parts, lexicon, known)
    return None


def _organisation(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """A known body in the head, or in "of ..." after a noun that speaks for others."""
    if not parts.orgs:
        return None
    head_nouns = [noun for span, noun in parts.nouns if parts.head.holds(span)]
    last = head_nouns[-1] if head_nouns else ""
    kind = lexicon.noun_kind.get(last, "")
    inside = [org for org in parts.orgs if parts.head.holds(org.span)]
    if kind in ("witness", "relative", "pictures") and last not in lexicon.carriers and not inside:
        return None
    if kind == "pictures":
        return pictures(phrase, parts, lexicon, inside[0] if inside else None)
    if not inside and not (
        last in lexicon.carriers or (kind in ("state", "expert", "own_reporter", "") and links(parts))
    ):
        return None
    org = (inside or list(parts.orgs))[0]
    if inside and kind in ("witness", "relative", "ngo", "expert", "religious") and last not in lexicon.carriers:
        after = any(span.start >= org.span.end for span, _ in parts.nouns if parts.head.holds(span))
        if after and org.kind.startswith("state"):
            return None  # "Iraqi army victims' relatives": the noun leads
        if after and org.kind == "armed_group" and _ESCAPED.fullmatch(last):
            return None  # "a former captive of the band"
    sort = "person" if single(last, parts) else "group"
    return Speaker(
        phrase,
        org.canonical,
        _ORG_KIND[org.kind],
        org.side,
        naming(parts, lexicon, True),
        sort,
        noun=last,
        rule="organisation",
    )


def _role(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """A noun that tells the kind of speaker."""
    head = [(span, noun) for span, noun in parts.nouns if parts.head.holds(span)]
    if not head:
        return None
    noun = head[-1][1]
    wire = WIRE.match(text, phrase.start, phrase.end)
    if wire is not None:
        return Speaker(phrase, wire.group("name"), "outlet", wire.group("name"), "named", noun=noun, rule="outlet")
    wire = WIRE_LAST.fullmatch(text[phrase.start : phrase.end])
    one = wire is not None and not parts.orgs and not parts.states and lexicon.nouns.search(wire.group("name")) is None
    if wire is not None and (one or kind_of_name(wire.group("name"), lexicon) == "outlet"):
        return Speaker(phrase, wire.group("name"), "outlet", wire.group("name"), "named", noun=noun, rule="outlet")
    head_name = re.sub(r"^[Tt]he\s+", "", text[parts.head.start : parts.head.end].strip())
    of_news = noun in _NEWS and NAME.fullmatch(head_name) is not None and _OF_NEWS.search(head_name) is not None
    if of_news and kind_of_name(head_name, lexicon) == "outlet" and not parts.orgs:  # "Example News Agency"
        return Speaker(phrase, head_name, "outlet", head_name, "named", noun=noun, rule="outlet by its name")
    if AGENCY.fullmatch(text[phrase.start : phrase.end]):
        return Speaker(phrase, parts.words, "unknown", None, "anonymous", "group", noun=noun, rule="unnamed")
    kind = _kind_of(noun, [n for _, n in head], [n for _, n in parts.nouns], lexicon)
    kind = "religious" if noun == "father" and _PRIEST.match(parts.words) else kind
    if kind == "state":
        kind = private_side(parts.words, noun, lexicon) or kind
    if kind == "state" and (body := faithful(parts.words, noun, lexicon)) is not None:
        return Speaker(phrase, body, "religious", body, "named", "group", noun=noun, rule="unlisted body")
    whose = _OF_BODY.match(parts.words[parts.head.end - parts.head.start :]) if noun in lexicon.carriers else None
    if noun in lexicon.carriers and OF_GROUP.match(parts.words[parts.head.end - parts.head.start :]):
        return Speaker(phrase, parts.words, "ngo", None, "anonymous", "person", noun=noun, rule="noun")
    offices = any(
        lexicon.noun_kind.get(n) == "state" and n not in lexicon.carriers and not n.startswith("head") for _, n in head
    ) or (noun.startswith("spokes") and kind == "state" and len(parts.nouns) > len(head))
    if whose is not None and not offices and kind == lexicon.noun_kind.get(noun, "") and not parts.states:
        body = whose.group("name")
        if body is None and noun.startswith(("spokes", "member", "leader", "president", "secretary")):
            return Speaker(phrase, parts.words, "unknown", None, "named", "person", noun=noun, rule="noun")
        if body is not None and not lexicon.nouns.search(body):
            kind = "armed_group" if leads_fighters(noun, body) else "unknown"
            return Speaker(phrase, body, kind, body, "named", "person", noun=noun, rule="unlisted body")
    if kind == "armed_group" and (band := fighters_of(parts)) is not None:
        return Speaker(phrase, band, kind, band, naming(parts, lexicon, False), noun=noun, rule="unlisted body")
    if kind == "ngo" and noun not in OFFICES:
        return Speaker(phrase, *body_name(parts), "named", "group", noun=noun, rule="noun")
    if kind == "pictures":
        return pictures(phrase, parts, lexicon, None)
    if kind == "own_reporter" or (kind == "" and not person_name(text, phrase, parts, lexicon, known)):
        return None
    side = next((s.country for s in parts.states), UNKNOWN_STATE) if kind == "state" else None
    sort = "person" if single(noun, parts) else "group"
    return Speaker(
        phrase, parts.words, kind or "unknown", side, naming(parts, lexicon, False), sort, noun=noun, rule="noun"
    )


# Who got away from an armed group, and does not speak for it.
_ESCAPED = re.compile(
    r"(?:former )?(?:captive|hostage|prisoner|detainee|abductee|escapee|survivor|witness(?:e)?|victim)s?|relatives"
)
_PRIEST = re.compile(r"Father\s+[A-ZÀ-Þ]")
_NEWS = ("agency", "service", "bureau")
_OF_NEWS = re.compile(r"(?i)\b(?:news|press|wire|newswire|telegraph|telegraphic|media|feature|radio)\b")
_OF_BODY = re.compile(
    r"\s*(?:of|for)\s+(?:the\s+)?(?:(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:of|for|de)?\s*[A-ZÀ-Þ][\w'’-]+)*)|[a-z])"
)


def _kind_of(noun: str, head: Sequence[str], nouns: Sequence[str], lexicon: VoiceLexicon) -> str:
    """The kind of the head noun; a noun that speaks for others takes the kind of a noun beside it."""
    if noun not in lexicon.carriers:
        return lexicon.noun_kind.get(noun, "")
    others = [n for n in (*reversed(head), *nouns) if n not in lexicon.carriers and n in lexicon.noun_kind]
    for other in others:
        if lexicon.noun_kind[other] not in ("pictures", "own_reporter", "witness", "relative"):
            return lexicon.noun_kind[other]
    return lexicon.noun_kind.get(noun, "")


def _outlet(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """An outlet that reports; the end of no chain unless it says that it saw for itself."""
    inside = [o for o in parts.outlets if parts.head.holds(o.span)]
    if not inside:
        return None
    words = text[inside[0].span.start : inside[0].span.end]
    name = spelled_out(words, known) or inside[0].outlet.name
    return Speaker(phrase, name, "outlet", name, "named", rule="outlet")


def _outlet_by_name(
    text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]
) -> Speaker | None:
    """ "the Example Courier": an outlet that no table lists, told by a word of its name."""
    head = re.sub(r"^(?:[Tt]he\s+)", "", text[parts.head.start : parts.head.end].strip())
    if not NAME.fullmatch(head) or kind_of_name(head, lexicon) != "outlet":
        return None
    return Speaker(phrase, head, "outlet", head, "named", rule="outlet by its name")


_OFFICE = re.compile(r"\s+(?:of|from|with|at)\s+(?P<np>the\s+[a-z][^,;.]{2,60})$")


def _of_office(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "Mr Example of the police": a name with the office that follows it."""
    match = _OFFICE.search(parts.words)
    name = person_name(text, phrase, parts, lexicon, known) if match is not None else None
    if match is None or name is None:
        return None
    office = speaker_in(text, Span(phrase.start + match.start("np"), phrase.end), lexicon)
    if office is None or office.kind not in ("state", "religious", "ngo", "un_body") or office.rule == "unnamed":
        return None
    return replace(office, span=phrase, person=name, sort="person", named="named")


def _person(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """A person's name without a role: a full name, a title and a name, or the surname of a full name met before."""
    name = person_name(text, phrase, parts, lexicon, known)
    if name is None:
        return None
    words = name.split()
    last = surname(words[-1])
    full = next((k for k in known if last in (surname(k.split()[-1]), k.split()[0])), None)
    return Speaker(phrase, full or name, "unknown", None, "named", "person", person=full or name, rule="person")


def _carrier(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "a source", "the book", "his aides": somebody speaks, nobody knows who."""
    head = [noun for span, noun in parts.nouns if parts.head.holds(span)]
    if not head or head[-1] not in lexicon.carriers:
        return None
    named = "collective" if PLURAL.search(head[-1]) else "anonymous"
    seat = next((s for s in parts.states if s.how == "seat" and s.span.start > parts.head.start), None)
    if seat is not None and _FROM.search(text[parts.head.start : seat.span.start]) and head[-1] in _PAPERS:
        return Speaker(phrase, parts.words, "state", seat.country, "anonymous", "group", noun=head[-1], rule="noun")
    return Speaker(phrase, parts.words, "unknown", None, named, "group", noun=head[-1], rule="unnamed")


# "A statement from Example City", which is a capital: that state's.
_FROM = re.compile(r"\b(?:from|out\s+of|by|of|sent\s+(?:from|by))\s+$")
_PAPERS = frozenset((
    "statement", "statements", "communique", "communiqué", "press release", "release", "announcement", "press note",
    "message", "bulletin", "report", "official", "officials",
))  # fmt: skip
