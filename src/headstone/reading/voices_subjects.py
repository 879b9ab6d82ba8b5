"""Where the subject of a cue stands: before the verb, after it, after "according to", and what is joined to it."""

import re

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon

_TIME_TAIL = re.compile(
    r"[\s,]*\b(?:(?:late|early|earlier|later|again|back)\s+)?(?:(?:on|in|at|by|during|over|since)\s+(?:(?:the|its|"
    r"his|her|their|an?|"
    r"early|late|last|this|that)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|(?:19|20)\d\d|\d{1,2}\s+\w+|week|weekend|month|year|"
    r"statement|"
    r"report|interview|press\s+conference|news\s+conference|briefing|facebook|twitter|telegram|television|tv)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|(?:this|last)\s+(?:week|month|year|\w+day))\b"
    r"(?:\s+\d{1,2}(?:,?\s*\d{4})?)?[\s,]*$",
    re.IGNORECASE,
)
_CLAUSE_BREAK = re.compile(
    r"[;:•“”\"\n|!?]|''|’’|\s[–—]\s|\s-\s|\(|\)\s*,"
    r"|\b(?:(?<!justice\s)and(?!\s+(?:Montenegro|Herzegovina)\b)|but|while|that|as|when|because|though|although|which|whom|if|whether|where|since|"
    r"after|before|so|yet|than|or|"
    r"until|unless|whereas|what|how)\b",
    re.IGNORECASE,
)
_AFTER_STOP = re.compile(
    r"[;:“”\"\n|!?]|,|\.(?=\s|$)|\s[–—]\s|\(|\b(?:that|and|but|while|when|as|after|before|on\s+\w+day|in\s+a\s+\w+|"
    r"at\s+a\s+\w+|"
    r"who|which|in\s+an\s+interview|following|to\s+\w+)\b|\s(?=(?:June|July|January|February|March|April|August|"
    r"September|"
    r"October|November|December)\s\d)",
    re.IGNORECASE,
)
_PHRASE_STOP = re.compile(
    r"[;:“”\"\n|!?,]|\.(?=\s|$)|\s[–—]\s|\s(?:that|but|while|when|after|before|it|he|she|they|there)\b"
)
_BODY_BEFORE = re.compile(
    r"(?i)\b(?:groups?|organi[sz]ations?|bod(?:y|ies)|charit(?:y|ies)|websites?|networks?|monitors?|wom[ae]n|"
    r"m[ae]n|villagers?|residents?|"
    r"witness(?:es)?|survivors?|officers?|officials?|people|soldiers?|reporters?|researchers?|bands?|outfits?|"
    r"factions?|cells?|movements?|militias?|brigades?|rebels?|gunm[ae]n|institutions?|collectives?|associations?|"
    r"teams?|foundations?|societ(?:y|ies)|committees?|historians?|doctors?|priests?|scholars?|"
    r"anthropologists?)\s+(?:that|which|who)\s*$"
)
# Of which it is the subject: "the group, which has fought"; not "the signs, which the prosecutor called".
_RELATIVE = re.compile(
    r",\s+(?:which|who)(?=\s+(?!(?:the|an?|he|she|it|they|we|his|her|its|their|this|that|some|many)\b)[a-z])"
)
_APPOSED = re.compile(
    r"(?:^|[\s–-])(?:[Aa]n?|[Tt]he)\s+[a-z][^,;.]{3,60},\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*)$"
)
_ADVERB = re.compile(r"[a-z]+ly")  # "the Example Weekly reports" has none
_SAYING = re.compile(r"\b(?:said|says|say|told|stated|added|believes?|insisted)\b", re.IGNORECASE)


def subject_before(
    text: str, sentence: Span, end: int, lexicon: VoiceLexicon
) -> tuple[Span | None, Span | None, tuple[Span, ...]]:
    """The noun phrase before a verb; what stands between commas after it; phrases joined to it by "and"."""
    end = without_adverbs(text, sentence.start, end, lexicon)
    aside: Span | None = None
    left = text[sentence.start : end].rstrip()
    if left.endswith(","):
        stop = sentence.start + len(left) - 1
        comma = text.rfind(",", sentence.start, stop)
        if comma < 0:
            return None, None, ()
        aside = Span(comma + 1, stop)
        end = comma
    named = _APPOSED.search(text[sentence.start : end]) if aside is None and text[end : end + 1] == "," else None
    if named is not None:  # "A militant group, Example-e-Name, on Friday claimed"
        aside = Span(sentence.start + named.start("name"), end)
        end = sentence.start + named.start("name") - 1
        end = sentence.start + len(text[sentence.start : end].rstrip(" ,"))
    start = _clause_start(text, sentence.start, end)
    wider = re.search(r"[^,;:.\"“”]{3,60}\b(?:that|which|who)\s*$", text[sentence.start : start])
    if wider and aside is None and _BODY_BEFORE.search(wider.group()):
        start = _clause_start(text, sentence.start, sentence.start + wider.end() - 1)
        start = start if start < sentence.start + wider.end() - 5 else sentence.start + wider.start()
    clauses = _RELATIVE.finditer(text, sentence.start, end)
    relative = next((m for m in clauses if start in (m.end(), m.start() + 1)), None)
    if relative is not None:  # "The group, which has fought since 1990, says"
        start, end = _clause_start(text, sentence.start, relative.start()), relative.start()
    phrase = Span(start, end)
    if not text[start:end].strip() or re.match(r"(?i)\s*(?:by|of|than|as)\b", text[start:end]):
        return None, aside, ()
    if re.search(r"\bwhat\s*$", text[sentence.start : start]):
        return None, None, ()
    by_and = re.search(r"\band\s*$", text[sentence.start : start])
    return phrase, aside, _joined(text, sentence.start, start) if by_and else ()


def without_adverbs(text: str, start: int, end: int, lexicon: VoiceLexicon) -> int:
    """`end` moved left over adverbs, auxiliaries and times."""
    while True:
        left = text[start:end].rstrip()
        bracket = re.search(
            r"\s*\([^()]{1,30}\)$|\s+(?:known\s+as|alias|dubbed|called)\s+[\"“][^\"”]{1,40}[\"”]$", left
        )
        if bracket and bracket.start() > 0:
            end = start + bracket.start()
            continue
        word = re.search(r"[\w'’]+$", left)
        time = _TIME_TAIL.search(left)
        if time and time.start() > 0:
            end = start + time.start()
        elif (
            word
            and word.start() > 0
            and (word.group().lower() in lexicon.before_verb or _ADVERB.fullmatch(word.group()))
        ):
            end = start + word.start()
        else:
            return start + len(left)


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause that ends at `end` begins: after the last break, and after the last comma of its own."""
    at = start
    for match in _CLAUSE_BREAK.finditer(text, start, end):
        if match.end() < end or not match.group().isalpha():
            at = match.end()
    for match in _SAYING.finditer(text, at, end):
        at = match.end()
    comma = text.rfind(", ", at, end)
    return comma + 1 if comma >= 0 else at


def _joined(text: str, start: int, at: int) -> tuple[Span, ...]:
    """Noun phrases before "and": "Villagers, local police and rights groups say"."""
    found: list[Span] = []
    left = text[start:at].rstrip()
    while re.search(r"(?:\band|,)$", left) and len(found) < 4:
        end = start + len(re.sub(r"(?:\s*,?\s*\band|\s*,)$", "", left))
        begin = _clause_start(text, start, end)
        if end - begin > 60 or end <= begin:
            break
        found.append(Span(begin, end))
        left = text[start:begin].rstrip()
    return tuple(found)


def subject_after(text: str, sentence: Span, span: Span, verb: str, lexicon: VoiceLexicon) -> Span | None:
    """The subject after the verb: "..., said the minister"; only where a clause or quotation stands before."""
    if verb not in lexicon.inverts:
        return None
    left = text[sentence.start : span.start].rstrip()
    if not left or left[-1] not in ",\"”’'»!?—–…":
        return None
    rest = re.match(r"\s+", text[span.end : sentence.end])
    if rest is None:
        return None
    begin = span.end + rest.end()
    stop = _AFTER_STOP.search(text, begin, sentence.end)
    end = stop.start() if stop else sentence.end
    words = text[begin:end]
    if not words.strip() or re.match(r"(?i)(?:it|he|she|they|there|that|on|in|at|to|no|nothing)\b", words):
        return None
    if stop is not None and not re.match(r"[;:“”\"\n|!?,.(]|\s[–—]|on\b|in\b|at\b|who\b|which\b|\s", stop.group()):
        return None
    return (
        Span(begin, end)
        if words[0].isupper()
        or re.match(
            r"(?i)(?:the|a|an|one|its|his|two|local|state|police|officials|"
            r"residents|witnesses|villagers|activists|relatives|"
            r"prosecutors|authorities|survivors)\b",
            words,
        )
        else None
    )


def noun_phrase(text: str, begin: int, end: int) -> Span:
    stop = _PHRASE_STOP.search(text, begin, end)
    return Span(begin, stop.start() if stop else end)


def listed(text: str, phrase: Span, end: int) -> tuple[Span, ...]:
    """What follows "and" inside the phrase, or ", by" right after it."""
    begins = [phrase.start + match.end() for match in re.finditer(r"\band\s+", text[phrase.start : phrase.end])]
    more = re.compile(r",\s+by\s+").match(text, phrase.end, end)
    if more is not None:
        tail = noun_phrase(text, more.end(), end)
        begins += [
            tail.start,
            *(tail.start + m.end() for m in re.finditer(r"\band\s+by\s+", text[tail.start : tail.end])),
        ]
    return tuple(noun_phrase(text, begin, end) for begin in begins[:3])
