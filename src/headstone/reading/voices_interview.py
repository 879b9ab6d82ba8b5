"""Talk that is written down as talk: interviews by question and answer, transcripts of programmes and tapes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.model.spans import Span
from headstone.reading.voices_bodies import body_in, kind_of_name, side_of
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_names import surname
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_plain import employer_in
from headstone.reading.voices_speakers import Speaker, speaker_in

_QUESTION = re.compile(r"(?m)^(?:Q\s*[.:]|[^\n]{6,160}\?\s*$)")
_QUESTIONS = 3  # lines that ask from which a text is an interview
_HEAD = 6  # sentences in which the one who is asked is introduced
_NEAR = 160  # code points after the name in which the text says what its bearer is
_TITLE = re.compile(r"^(?:Dr|Prof|Professor|Doctor)\b")
_LINE = re.compile(r"(?m)^(?P<who>[A-ZÀ-Þ][^:\n\"“]{1,48}):[ \t]+(?=[\"“«A-ZÀ-Þ])")
_INNER = re.compile(r"\((?P<in>[^()]{2,40})\)$")
_HOST = re.compile(
    r"(?i)(?:q|a|presenter|host|anchor|newsreader|announcer|reporter|moderator|interviewer|source|sources|photo|"
    r"note|language|summary|assessment|about|contact|editor\S*\s+note|update|correction|background|tags)\b"
)
_NUMBER = re.compile(r"\d")  # "ALERT 31/2013": a heading
_OF_VOICE = re.compile(r"(?i)^(?:the\s+)?(?:voice|tape|sound|audio|clip|recording)(?:\s+of)?\s*[-,]?\s*")
_NAMED = ("ngo", "religious", "un_body", "armed_group", "state")
_LISTED = {"state_armed": "state", "state_police": "state", "state_civil": "state", "international": "un_body"}


@dataclass(frozen=True, slots=True)
class Talk:
    """Who speaks, the words that name them, what they say."""

    speaker: Speaker
    scope: Span


# "A (Jo Example, field director): Because ...": who answers, and as what.
_ANSWERS = re.compile(
    r"(?m)^(?:A|Answer)\s*[(\[](?P<name>[A-ZÀ-Þ][^,()\[\]\n]{3,40})(?:,\s*(?P<role>[^()\[\]\n]{3,60}))?[)\]]\s*:"
)
# "Five questions to the Example Team", "Interview with the Example Team".
_TO_BODY = re.compile(
    r"(?i:\b(?:questions?\s+(?:to|for)|interview\s+with|talking\s+to|conversation\s+with|asked|answers\s+from)\s+"
    r"(?:the\s+)?)(?P<body>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:(?:of|de|del|du|des|la|for)\s+){0,2}[A-ZÀ-Þ][\w'’-]+)*)"
)
_OF_NAMED = re.compile(
    r"\s*,?\s+(?:of|from|with|for)\s+(?:the\s+)?"
    r"(?P<body>[A-ZÀ-Þ][\w'’-]{3,}(?:\s+(?:(?:of|de|del|du|des|la|for)\s+){0,2}[A-ZÀ-Þ][\w'’-]+)*)"
)
_OFFICE = re.compile(
    r"(?i)\b(?:director|co-?ordinator|president|chair\w*|head|chief|secretary|spokes\w+|leader|treasurer|founder|"
    r"representative|delegate|manager|member|volunteer)\b"
)


_BEFORE_NAME = re.compile(r"(?:^|[\s“\"(:])(?P<np>(?:(?:[Tt]he\s+)?[\w'’-]+\s+){0,2}[\w'’-]+\s+)$")
_ASIDE = re.compile(r",\s+(?P<np>(?:the\s+|an?\s+)?[a-z][^,.;:()\n]{2,60})(?=[,.;:()\n])")


_LETTERED = re.compile(r"\w+\s+(?:[A-Z]|\d{1,2})")  # "Group B": no body of its own


def asked(text: str, sentences: Sequence[Span], lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """Whom an interview asks: the body that they speak for, else the expert, else a private person.

    One who answers by a surname before each line, or "A (Jo Example, field director):", is the one who is asked."""
    if not sentences or len(_QUESTION.findall(text, sentences[0].start, sentences[-1].end)) < _QUESTIONS:
        return None
    head = Span(sentences[0].start, sentences[:_HEAD][-1].end)
    answers = _ANSWERS.search(text, head.start, sentences[-1].end)
    if answers is not None:
        return _answering(text, answers, head, lexicon)
    heads = {m.group("who").strip().split()[-1].title() for m in _LINE.finditer(text, head.start, sentences[-1].end)}
    found = sorted((text.find(name, head.start, head.end), name) for name in known)
    for at, name in sorted(found, key=lambda row: (row[1].split()[-1] not in heads, row[0])):
        if at >= 0 and lexicon.outlets.match(name) is None and body_in(name, Span(0, len(name)), lexicon) is None:
            return _introduced(text, Span(at, at + len(name)), lexicon)
    return None


def _answering(text: str, answers: re.Match[str], head: Span, lexicon: VoiceLexicon) -> Speaker:
    """Who answers by name and role: for the body that the heading asks, where it is another name than theirs."""
    name = Span(*answers.span("name"))
    words, role = text[name.start : name.end].strip(), answers.group("role") or ""
    whole = employer_in(text, Span(*answers.span("role")), lexicon) if role else None
    if whole is not None:
        return replace(whole, span=name, person=words, sort="person", named="named", rule="interview")
    to_body = _TO_BODY.search(text, head.start, head.end)
    body = to_body.group("body") if to_body is not None else ""
    if body and _OFFICE.search(role) and surname(words.split()[-1]) not in body.lower():
        return Speaker(name, body, "ngo", body, "named", "person", person=words, rule="interview")
    return _introduced(text, name, lexicon)


def _introduced(text: str, name: Span, lexicon: VoiceLexicon) -> Speaker:
    """What the text says of a name where it stands, and where it stands again."""
    words = text[name.start : name.end]
    for match in re.finditer(re.escape(words), text):
        near = text[match.end() : match.end() + _NEAR].split("\n")[0]
        body = employer_in(text, Span(match.end(), match.end() + len(near)), lexicon)
        if body is not None:
            return replace(body, span=name, person=words, sort="person", named="named", rule="interview")
        whose = _OF_NAMED.match(text, match.end())
        found = _of_named(text, whose, lexicon) if whose is not None else None
        if found is not None:
            return replace(found, span=name, person=words, sort="person", named="named", rule="interview")
        before = _BEFORE_NAME.search(text, max(0, match.start() - 40), match.start())
        titled = speaker_in(text, Span(before.start("np"), match.end()), lexicon) if before is not None else None
        if titled is not None and titled.kind in ("state", "religious"):
            return replace(titled, span=name, person=words, sort="person", named="named", rule="interview")
        office = _ASIDE.match(text, match.end())
        role = speaker_in(text, Span(*office.span("np")), lexicon, (), True) if office is not None else None
        if role is not None and role.kind in ("state", "religious"):
            return replace(role, span=name, person=words, sort="person", named="named", rule="interview")
        nouns = (" ".join(noun.group().lower().split()) for noun in lexicon.nouns.finditer(near))
        if _TITLE.match(words) or any(lexicon.noun_kind.get(noun) == "expert" for noun in nouns):
            return Speaker(name, words, "expert", None, "named", "person", person=words, rule="interview")
        if office is not None and _OFFICE.search(office.group("np")):  # of a body that is not told
            return Speaker(name, words, "unknown", None, "named", "person", person=words, rule="interview")
    return Speaker(name, words, "witness", None, "named", "person", person=words, rule="interview")


def _of_named(text: str, whose: re.Match[str], lexicon: VoiceLexicon) -> Speaker | None:
    """ "Jo Example of the Examplers": a body by its name, though nothing tells what it is; no place and no paper."""
    at = Span(*whose.span("body"))
    body = speaker_in(text, at, lexicon)
    if body is not None and body.kind in _NAMED and body.side is not None:
        return body
    words = whose.group("body")
    the = re.search(r"(?i)\bthe\s+$", text[whose.start() : whose.start("body")])
    if body is not None or the is None or lexicon.outlets.match(words) is not None:
        return None
    return Speaker(at, words, "unknown", words, "named", "person", rule="interview")


def spoken_lines(
    text: str, whole: Span, lexicon: VoiceLexicon, persons: Mapping[str, Speaker], known: Sequence[str]
) -> Iterator[Talk]:
    """ "TAPE (Example): ...": lines of a transcript that a person or a body speaks, to the end of the paragraph."""
    for match in _LINE.finditer(text, whole.start, whole.end):
        words = match.group("who").strip()
        if words.isupper() and text[match.end()] not in "\"“«" and text.count("\n\n", whole.start, match.start()) < 2:
            continue  # "EXAMPLETOWN: Troops said": the place from which it is told
        inner = _INNER.search(words)
        who = _OF_VOICE.sub("", inner.group("in") if inner else words)
        states = lexicon.organisations.find_states(who, Span(0, len(who)))
        if _HOST.match(who) or in_quotation(text, match.start()) or any(s.span.end == len(who) for s in states):
            continue
        stop = text.find("\n", match.end())
        scope = Span(match.end(), stop if 0 < stop < whole.end else whole.end)
        speaker = _line_speaker(text, Span(*match.span("who")), who, lexicon, persons, known)
        if speaker is not None and (text[match.end()] in "\"“«" or speaker.rule == "transcript"):
            yield Talk(speaker, scope)


def _guest(text: str, at: Span, last: str, lexicon: VoiceLexicon) -> Speaker | None:
    """Whom the host introduces with the body that they speak for: "With me is Jo Example of the Example Circle"."""
    if not last or not text[at.start : at.end].isupper():
        return None
    for name in re.finditer(rf"[A-ZÀ-Þ][\w'’-]+ {re.escape(last)}(?=,? (?:of|from) )", text[: at.start]):
        whose = _OF_NAMED.match(text, name.end())
        found = _of_named(text, whose, lexicon) if whose is not None else None
        if whose is not None and found is None and kind_of_name(whose.group("body"), lexicon) in _NAMED:
            body = whose.group("body")
            kind = kind_of_name(body, lexicon) or "ngo"
            found = Speaker(at, body, kind, side_of(body, kind), "named", "person", rule="interview")
        if found is not None and found.kind in _NAMED:
            return replace(found, person=name.group(), sort="person", named="named")
    return None


def _line_speaker(
    text: str, at: Span, who: str, lexicon: VoiceLexicon, persons: Mapping[str, Speaker], known: Sequence[str]
) -> Speaker | None:
    """Who is meant: a person met before, a body or an office, else the body named last before the line."""
    last = surname(who.split()[-1].title()) if who.split() else ""
    if last in persons:
        return replace(persons[last], span=at, rule="transcript")
    found = speaker_in(who, Span(0, len(who)), lexicon)
    if found is not None and found.kind in (*_NAMED, "witness", "relative", "expert"):
        return replace(found, span=at, rule="transcript")
    guest = _guest(text, at, last, lexicon)
    if guest is not None:
        return replace(guest, span=at, rule="transcript")
    if not ((who.isupper() and not _NUMBER.search(who)) or _OF_VOICE.match(text[at.start : at.end])):
        return None
    before = Span(max(0, at.start - 600), at.start)
    listed = [org for org in lexicon.organisations.find(text, before) if org.kind != "generic"]
    body = None
    for sentence in re.finditer(r"[^.\n]+", text[before.start : before.end]):
        span = Span(before.start + sentence.start(), before.start + sentence.end())
        last_named = body_in(text, span, lexicon)
        body = last_named if last_named is not None and not _LETTERED.fullmatch(last_named[0]) else body
    if body is not None:
        side = side_of(*body)
        return Speaker(at, body[0], body[1], side, "named", "person", person=who, rule="transcript")
    if listed:
        org = listed[-1]
        kind = _LISTED.get(org.kind, org.kind)
        return Speaker(at, org.canonical, kind, org.side, "named", "person", person=who, rule="transcript")
    return None
