"""Attribution cues of one sentence: the words that say that somebody says, and where to look for who it is.

Subject before the verb, inverted subject after it, "according to", "by the account of", the passive with "by". What to
cover follows what PolNeAR marks as cues of quotation and report; the lists are our own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "stand", "stands", "stood", "gets", "got"])
_NOT_BEFORE = frozenset(["to", "the", "a", "an", "of", "as", "so", "than", "for", "more", "most", "by"])
_TIME_TAIL = re.compile(
    r"[\s,]*\b(?:(?:late|early|earlier|later|again|back)\s+)?(?:(?:on|in|at|by|during|over|since)\s+(?:(?:the|its|his|her|their|an?|"
    r"early|late|last|this|that)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|(?:19|20)\d\d|\d{1,2}\s+\w+|week|weekend|month|year|statement|"
    r"report|interview|press\s+conference|news\s+conference|briefing|facebook|twitter|telegram|television|tv)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|(?:this|last)\s+(?:week|month|year|\w+day))\b"
    r"(?:\s+\d{1,2}(?:,?\s*\d{4})?)?[\s,]*$",
    re.IGNORECASE,
)
_CLAUSE_BREAK = re.compile(
    r"[;:•“”\"\n|!?]|''|’’|\s[–—]\s|\s-\s|\(|\)\s*,"
    r"|\b(?:and|but|while|that|as|when|because|though|although|which|whom|if|whether|where|since|after|before|so|yet|than|or|"
    r"until|unless|whereas|what|how)\b",
    re.IGNORECASE,
)
_AFTER_STOP = re.compile(
    r"[;:“”\"\n|!?]|,|\.(?=\s|$)|\s[–—]\s|\(|\b(?:that|and|but|while|when|as|after|before|on\s+\w+day|in\s+a\s+\w+|at\s+a\s+\w+|"
    r"who|which|in\s+an\s+interview|following|to\s+\w+)\b|\s(?=(?:June|July|January|February|March|April|August|September|"
    r"October|November|December)\s\d)",
    re.IGNORECASE,
)
_PARTICIPLES = re.compile(
    r"(?i)(?:say|add|announc|explain|describ|tell|claim|alleg|confirm|deny|reject|not|declar|estimat|cit)ing$"
)
_QUOTE = frozenset('"“”„«»‘’')
_BY = re.compile(
    r"(?:\s+(?:on|in|at|this|last|late|early|earlier|also|publicly|officially|jointly|\w+day|\"[^\"]{1,40}\"|“[^”]{1,40}”|\w+al)\b"
    r"[^.;:,]{0,25}?|\s*[\"“][^\"”]{1,40}[\"”])?\s+by\s+",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(?i)(?:^|\s)(?:the|a|an|its|their|his|her|of|for|as|these|those|no|any|its)\s+$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and the spans to look for the speaker in, the likeliest first.

    `form`: before | after | according | account | passive | inherit. `aside` is what stands between commas after the
    subject ("Jo Example, a local official, said"). `scope` is what the words are about.
    """

    span: Span
    verb: str
    form: str
    subjects: tuple[Span, ...]
    scope: Span
    aside: Span | None = None


def find_cues(text: str, sentence: Span, lexicon: VoiceLexicon) -> tuple[Cue, ...]:
    """Cues of a sentence in order of place."""
    first = [*_verbs(text, sentence, lexicon), *_according(text, sentence, lexicon)]
    taken = [subject for cue in first for subject in cue.subjects]
    accounts = [cue for cue in _accounts(text, sentence, lexicon) if not any(span.overlap(cue.span) for span in taken)]
    ofs = [span for cue in accounts for span in cue.subjects]
    found = [
        *first,
        *accounts,
        *(cue for cue in _passives(text, sentence, lexicon) if not any(s.overlap(cue.span) for s in ofs)),
    ]
    return tuple(sorted(found, key=lambda cue: (cue.span.start, cue.form)))


def _verbs(text: str, sentence: Span, lexicon: VoiceLexicon) -> Iterator[Cue]:
    for match in lexicon.verbs.finditer(text, sentence.start, sentence.end):
        span, verb = Span(*match.span()), " ".join(match.group().lower().split())
        left = text[sentence.start : span.start]
        words = left.split()
        plain = [word for word in words[-4:] if word.lower() not in lexicon.before_verb or word.lower() in _BE]
        before = plain[-1].lower().strip(",") if plain else ""
        if verb == "called" and re.match(r"\s+(?:[A-Z]|\w+sel(?:f|ves)\b)", text[span.end : sentence.end]):
            continue
        if before in _BE or _ADJECTIVE.search(left) or before in _NOT_BEFORE or text[span.end : span.end + 1] == "-":
            continue
        if verb in ("said", "thought", "believed", "reported", "feared") and re.match(
            r"\s+to\s+(?:be|have|show|hold|come|contain)", text[span.end : sentence.end]
        ):
            continue
        if _PARTICIPLES.search(verb) and (left.rstrip().endswith(",") or not left.strip()):
            yield Cue(span, verb, "inherit", (), Span(span.end, sentence.end))
            continue
        cue = _verb_cue(text, sentence, span, verb, lexicon)
        if cue is not None:
            yield cue


def _verb_cue(text: str, sentence: Span, span: Span, verb: str, lexicon: VoiceLexicon) -> Cue | None:
    subject, aside, joined = _before(text, sentence, span.start, lexicon)
    inverted = _inverted(text, sentence, span, verb, lexicon)
    scope = _scope(text, sentence, span, subject)
    if re.search(
        r"\b(?:and|but|or)\s*$", text[sentence.start : _without_adverbs(text, sentence.start, span.start, lexicon)]
    ):
        return Cue(span, verb, "inherit", (), scope)
    if inverted is not None and aside is not None and subject is not None:
        return Cue(span, verb, "either", (subject, inverted), scope, aside)
    if inverted is not None:
        whole = Span(sentence.start, span.start)
        return Cue(span, verb, "after", (inverted,), _longer(whole, Span(inverted.end, sentence.end), text))
    if subject is None:
        return None
    return Cue(span, verb, "before", (subject, *joined), scope, aside)


def _longer(first: Span, second: Span, text: str) -> Span:
    """Both sides of an inverted attribution when the second still belongs to it, else the first."""
    rest = text[second.start : second.end].strip(' .,\n"”’')
    return Span(first.start, second.end) if rest and not rest.lower().startswith(("but", "while")) else first


def _before(
    text: str, sentence: Span, end: int, lexicon: VoiceLexicon
) -> tuple[Span | None, Span | None, tuple[Span, ...]]:
    """The noun phrase before a verb; what stands between commas after it; phrases joined to it by "and"."""
    end = _without_adverbs(text, sentence.start, end, lexicon)
    aside: Span | None = None
    left = text[sentence.start : end].rstrip()
    if left.endswith(","):
        stop = sentence.start + len(left) - 1
        comma = text.rfind(",", sentence.start, stop)
        if comma < 0:
            return None, None, ()
        aside = Span(comma + 1, stop)
        end = comma
    start = _clause_start(text, sentence.start, end)
    wider = re.search(r"[^,;:.\"“”]{3,60}\b(?:that|which|who)\s*$", text[sentence.start : start])
    if wider and aside is None and _BODY_BEFORE.search(wider.group()):
        start = _clause_start(text, sentence.start, sentence.start + wider.end() - 1)
        start = start if start < sentence.start + wider.end() - 5 else sentence.start + wider.start()
    phrase = Span(start, end)
    if not text[start:end].strip() or re.match(r"(?i)\s*(?:by|of|than|as)\b", text[start:end]):
        return None, aside, ()
    if re.search(r"\bwhat\s*$", text[sentence.start : start]):
        return None, None, ()
    by_and = re.search(r"\band\s*$", text[sentence.start : start])
    return phrase, aside, _joined(text, sentence.start, start) if by_and else ()


def _without_adverbs(text: str, start: int, end: int, lexicon: VoiceLexicon) -> int:
    """`end` moved left over adverbs, auxiliaries and times."""
    while True:
        left = text[start:end].rstrip()
        bracket = re.search(r"\s*\([^()]{1,30}\)$|\s+(?:known\s+as|alias|dubbed|called)\s+[\"“][^\"”]{1,40}[\"”]$", left)
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
            and (word.group().lower() in lexicon.before_verb or word.group().lower().endswith("ly"))
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


def _inverted(text: str, sentence: Span, span: Span, verb: str, lexicon: VoiceLexicon) -> Span | None:
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


def _scope(text: str, sentence: Span, span: Span, subject: Span | None) -> Span:
    """After the verb; the whole sentence when the attribution is an aside in what is said."""
    if subject is None:
        return Span(span.end, sentence.end)
    after = text[span.end : sentence.end]
    ends = not after.strip(' ."”’\n') or re.match(r"\s*[,.;”\"]", after) or _TIME_ONLY.match(after)
    before = text[sentence.start : subject.start].rstrip()
    if ends and before.endswith((",", '"', "”", "’", "—", "–", "-")):
        return sentence
    return Span(span.end, sentence.end)


_TIME_ONLY = re.compile(
    r"\s*(?:(?:on|in|at|last|this|late|early|earlier|yesterday|today|to)\b[^,;]{0,45}|\w+ \d{1,2})?\s*(?:[.,;”\"]|$)",
    re.IGNORECASE,
)


def _according(text: str, sentence: Span, lexicon: VoiceLexicon) -> Iterator[Cue]:
    for match in lexicon.according.finditer(text, sentence.start, sentence.end):
        begin = match.end()
        phrase = _noun_phrase(text, begin, sentence.end)
        yield Cue(
            Span(*match.span()), "according to", "according", (phrase, *_listed(text, phrase, sentence.end)), sentence
        )


def _noun_phrase(text: str, begin: int, end: int) -> Span:
    stop = _PHRASE_STOP.search(text, begin, end)
    return Span(begin, stop.start() if stop else end)


def _listed(text: str, phrase: Span, end: int) -> tuple[Span, ...]:
    """What follows "and" inside the phrase, or ", by" right after it."""
    begins = [phrase.start + match.end() for match in re.finditer(r"\band\s+", text[phrase.start : phrase.end])]
    more = re.compile(r",\s+by\s+").match(text, phrase.end, end)
    if more is not None:
        tail = _noun_phrase(text, more.end(), end)
        begins += [
            tail.start,
            *(tail.start + m.end() for m in re.finditer(r"\band\s+by\s+", text[tail.start : tail.end])),
        ]
    return tuple(_noun_phrase(text, begin, end) for begin in begins[:3])


_PICTURES = re.compile(r"(?i)\b(?:videos?|footage|photo\w*|pictures?|images?|imagery|clips?)\b")
_PASSIVE_BEFORE = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|be|been|being|as)\s+(?:\w+\s+){0,2}|\b(?:statements?|reports?|findings|figures|release)\s+)$"
)
_PHRASE_STOP = re.compile(
    r"[;:“”\"\n|!?,]|\.(?=\s|$)|\s[–—]\s|\s(?:that|but|while|when|after|before|it|he|she|they|there)\b"
)
_BODY_BEFORE = re.compile(
    r"(?i)\b(?:groups?|organi[sz]ations?|bod(?:y|ies)|charit(?:y|ies)|websites?|networks?|monitors?|wom[ae]n|m[ae]n|villagers?|residents?|"
    r"witness(?:es)?|survivors?|officers?|officials?|people|soldiers?|reporters?|researchers?)\s+(?:that|which|who)\s*$"
)
_SAYING = re.compile(r"\b(?:said|says|say|told|stated|added|believes?|insisted)\b", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"(?:\bby|\bin|\bto\s+judge\s+by|\bon|\bfrom|\bgoing\s+by)\s+(?P<who>(?:the|an?|his|her|its|their)?\s*[\w.'’\s-]{0,50}?)"
    r"(?P<cue>\b(?:accounts?|words?|estimates?|count|tally|statements?|version|telling|reckoning|view|testimony|newsletter))\b"
    r"(?:\s+(?:of|by|from)\s+)?",
    re.IGNORECASE,
)
_STATEMENT_OF = re.compile(
    r"\b(?:statements?|announcements?|report|findings?|press\s+release|newsletter|website|accounts?|testimony|estimates?)\s+"
    r"(?:(?:released|issued|published|made|put\s+out)\s+)?(?:by|of|from)\s+",
    re.IGNORECASE,
)


def _accounts(text: str, sentence: Span, lexicon: VoiceLexicon) -> Iterator[Cue]:
    """ "by an official's word", "in their view", "by official estimates", "in a statement by the ministry"."""
    for match in _ACCOUNT.finditer(text, sentence.start, sentence.end):
        who = Span(*match.span("who"))
        after = _noun_phrase(text, match.end(), sentence.end)
        has_of = re.search(r"(?:of|by|from)\s+$", match.group())
        subject = after if has_of else Span(who.start, match.end("cue"))
        if text[who.start : who.end].strip() or has_of:
            yield Cue(Span(*match.span("cue")), match.group("cue").lower(), "account", (subject,), sentence)
    for match in _STATEMENT_OF.finditer(text, sentence.start, sentence.end):
        phrase = _noun_phrase(text, match.end(), sentence.end)
        yield Cue(Span(*match.span()), "statement by", "account", (phrase,), sentence)


def _passives(text: str, sentence: Span, lexicon: VoiceLexicon) -> Iterator[Cue]:
    """ "was reported by the ministry", "pictures put out by the group"."""
    for match in lexicon.passive.finditer(text, sentence.start, sentence.end):
        by = _BY.match(text, match.end(), sentence.end)
        if (
            by is None
            or _PICTURES.search(text[max(sentence.start, match.start() - 30) : match.start()])
            or (re.search(r"[,]", by.group()) and len(by.group()) > 30)
        ):
            continue
        if not _PASSIVE_BEFORE.search(text[sentence.start : match.start()]):
            continue
        phrase = _noun_phrase(text, by.end(), sentence.end)
        yield Cue(Span(*match.span()), match.group().lower(), "passive", (phrase,), sentence)
