"""Attribution cues of one sentence: the words that say that somebody says, and where to look for who it is.

Subject before the verb, inverted subject after it, "according to", "by the account of", the passive with "by". What to
cover follows what PolNeAR marks as cues of quotation and report; the lists are our own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_subjects import listed, noun_phrase, subject_after, subject_before, without_adverbs

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "stand", "stands", "stood", "gets", "got"])
_NOT_BEFORE = frozenset(["to", "the", "a", "an", "of", "as", "so", "than", "for", "more", "most", "by"])
_PARTICIPLES = re.compile(
    r"(?i)(?:say|add|announc|explain|describ|tell|claim|alleg|confirm|deny|reject|not|declar|estimat|cit)ing$"
)
_BY = re.compile(
    r"(?:\s+(?:on|in|at|this|last|late|early|earlier|also|publicly|officially|jointly|\w+day|\"[^\"]{1,40}\"|"
    r"“[^”]{1,40}”|\w+al)\b"
    r"[^.;:,]{0,25}?|\s*[\"“][^\"”]{1,40}[\"”])?\s+by\s+",
    re.IGNORECASE,
)
# "called Serpa", "called everybody to the school": no saying.
_CALLED = re.compile(r"\s+(?:[A-Z]|every(?:body|one)\b|people\b|them\b|us\b|him\b|out\b|\w+sel(?:f|ves)\b)")
# "told us not to count", "warned them to leave": an order, and nothing that is told.
_ORDERED = re.compile(
    r"\s+(?!(?:who|whom|that|which|reporters?|journalists?)\b)[\w'’]+(?:\s+(?!(?:who|whom|that|which|of|about|"
    r"how)\b)[\w'’]+){0,2}?\s+"
    r"(?:not\s+)?to\s+(?!(?:the|an?|his|her|their|its|our|my|this|that|those|be|have)\b)[a-z]+"
)
_ORDERS = frozenset(("told", "tells", "telling", "warned", "warns"))
_OF_PERSONS = ("judged", "judges", "related", "relates", "met", "recorded")  # "judged them": no saying
# "Soldiers, said some; bandits, said others": of those who spoke before, nobody new.
_SOME = re.compile(
    r"\s+(?:some|others?|one|another|many|most|several|a\s+few|all|both|the\s+rest|the\s+others?)"
    r"(?=\s*[,.;:!?”\"]|\s+of\s|$)"
)
_PRONOUN_NEXT = re.compile(r"\s+(?:them|him|her|us|me|it)\b")
_A_NOUN = re.compile(r"(?i)\b(?:an?|this|that|each|every|no)\s+(?:[\w-]+\s+){0,2}$")  # "a customs dispute"
_STATIONED = re.compile(r"\s+(?:at|in|outside|near|around|along|beside|to|there)\b")  # "guards posted at the gate"
_ADJECTIVE = re.compile(r"(?i)(?:^|\s)(?:the|a|an|its|their|his|her|of|for|as|these|those|no|any|its)\s+$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and the spans to look for the speaker in, the likeliest first.

    `form`: heading | before | either | after | according | account | passive | inherit. `aside` is what stands between
    commas after the subject ("Jo Example, a local official, said"). `scope` is what the words are about.
    """

    span: Span
    verb: str
    form: str
    subjects: tuple[Span, ...]
    scope: Span
    aside: Span | None = None


def find_cues(text: str, sentence: Span, lexicon: VoiceLexicon) -> tuple[Cue, ...]:
    """Cues of a sentence in order of place."""
    first = [*_heading(text, sentence), *_verbs(text, sentence, lexicon), *_according(text, sentence, lexicon)]
    taken = [subject for cue in first for subject in cue.subjects]
    accounts = [cue for cue in _accounts(text, sentence, lexicon) if not any(span.overlap(cue.span) for span in taken)]
    ofs = [span for cue in accounts for span in cue.subjects]
    found = [
        *first,
        *accounts,
        *(cue for cue in _passives(text, sentence, lexicon) if not any(s.overlap(cue.span) for s in ofs)),
    ]
    return tuple(sorted(found, key=lambda cue: (cue.span.start, cue.form)))


def _heading(text: str, sentence: Span) -> Iterator[Cue]:
    """ "Police: nine bodies found": a speaker before the colon of a headline."""
    match = _HEADING.match(text, sentence.start, sentence.end)
    if match is not None and not text[sentence.start : sentence.end].rstrip().endswith("."):
        yield Cue(
            Span(match.end(1), match.end()), ":", "heading", (Span(*match.span(1)),), Span(match.end(), sentence.end)
        )


def _verbs(text: str, sentence: Span, lexicon: VoiceLexicon) -> Iterator[Cue]:
    for match in lexicon.verbs.finditer(text, sentence.start, sentence.end):
        span, verb = Span(*match.span()), " ".join(match.group().lower().split())
        if verb == "posted" and _STATIONED.match(text, span.end, sentence.end):
            continue
        if in_quotation(text, span.start):
            continue  # what is quoted tells no voice of the report
        left = text[sentence.start : span.start]
        words = left.split()
        plain = [word for word in words[-4:] if word.lower() not in lexicon.before_verb or word.lower() in _BE]
        before = plain[-1].lower().strip(",") if plain else ""
        if verb in _ORDERS and _ORDERED.match(text, span.end, sentence.end):
            continue
        if verb in _OF_PERSONS and _PRONOUN_NEXT.match(text, span.end, sentence.end):
            continue
        if verb in ("dispute", "claim", "report", "reports", "count", "estimate", "document") and _A_NOUN.search(left):
            continue
        some = _SOME.match(text, span.end, sentence.end) if verb in lexicon.inverts else None
        if some is not None and left.rstrip().endswith((",", '"', "”")):
            continue
        if verb == "called" and _CALLED.match(text, span.end, sentence.end):
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
    subject, aside, joined = subject_before(text, sentence, span.start, lexicon)
    inverted = subject_after(text, sentence, span, verb, lexicon)
    scope = _scope(text, sentence, span, subject)
    if re.search(
        r"\b(?:and|but|or)\s*$", text[sentence.start : without_adverbs(text, sentence.start, span.start, lexicon)]
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
        phrase = noun_phrase(text, begin, sentence.end)
        yield Cue(
            Span(*match.span()), "according to", "according", (phrase, *listed(text, phrase, sentence.end)), sentence
        )


_PICTURES = re.compile(r"(?i)\b(?:videos?|footage|photo\w*|pictures?|images?|imagery|clips?)\b")
_PASSIVE_BEFORE = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|be|been|being|as)\s+(?:\w+\s+){0,2}|\b(?:statements?|reports?|findings|figures|"
    r"release|material|messages?|tapes?|leaflets?|texts?|notes?|series|letters?)\s+)$"
)
_HEADING = re.compile(r"([A-ZÀ-Þ][^:.;,\n]{2,40}):\s+(?=\S)")
_ACCOUNT = re.compile(
    r"(?:\bby|\bin|\bto\s+judge\s+by|\bon|\bfrom|\bgoing\s+by)\s+(?P<who>(?:the|an?|his|her|its|"
    r"their)?\s*[\w.'’\s-]{0,50}?)"
    r"(?P<cue>\b(?:accounts?|words?|estimates?|count|tally|statements?|version|telling|reckoning|view|testimony|"
    r"newsletter))\b"
    r"(?:\s+(?:of|by|from)\s+)?",
    re.IGNORECASE,
)
_STATEMENT_OF = re.compile(
    r"\b(?:statements?|announcements?|report|findings?|press\s+release|newsletter|website|accounts?|testimony|"
    r"estimates?)\s+"
    r"(?:(?:released|issued|published|made|put\s+out)\s+)?(?:by|of|from)\s+",
    re.IGNORECASE,
)


_CLAUSE = re.compile(r"(?i)\b(?:who|whom|which|that|told|said|to|was|were|had|did)\b")  # no part of "by his own count"


def _accounts(text: str, sentence: Span, lexicon: VoiceLexicon) -> Iterator[Cue]:
    """ "by an official's word", "in their view", "by official estimates", "in a statement by the ministry"."""
    for match in _ACCOUNT.finditer(text, sentence.start, sentence.end):
        who = Span(*match.span("who"))
        after = noun_phrase(text, match.end(), sentence.end)
        has_of = re.search(r"(?:of|by|from)\s+$", match.group())
        subject = after if has_of else Span(who.start, match.end("cue"))
        if _CLAUSE.search(text, who.start, who.end):
            continue
        if text[who.start : who.end].strip() or has_of:
            yield Cue(Span(*match.span("cue")), match.group("cue").lower(), "account", (subject,), sentence)
    for match in _STATEMENT_OF.finditer(text, sentence.start, sentence.end):
        phrase = noun_phrase(text, match.end(), sentence.end)
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
        phrase = noun_phrase(text, by.end(), sentence.end)
        yield Cue(Span(*match.span()), match.group().lower(), "passive", (phrase,), sentence)
