"""The places of a text that tell of its outlet's own field work: what its author or its people saw, whom they met.

Found by what is told and not by the pronoun: "one stone was left when I arrived", "an Example Post reporter at the tape
saw", "in a kitchen by the mill I was told", "she told the Post". What is remembered, supposed, seen in pictures, or
told by an office, an expert or a body is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_bodies import kind_of_name
from headstone.reading.voices_field_words import FieldWords
from headstone.reading.voices_first_person import of_another_time, told_by_some_person
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_phrase import in_quotation

_LONG = 80  # code points of a publisher's name beyond which it is none
_SMALL = frozenset(("the", "of", "and", "de", "del", "la", "el", "le", "di", "der", "die", "das"))
_BEFORE, _AFTER = 40, 70  # code points around a name in which the text says what its bearer is


# ", a historian of the valley", " Example of the Example Foundation": what stands after a name, up to the next comma
_BEARS = re.compile(
    r"(?:\s+[A-ZÀ-Þ][\w'’-]+){0,2}(?:,?\s+(?:of|from|with|for)\s|,\s(?!whose|who\s(?!is|was|heads|leads|runs)))[^,.;:!?\n]*"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`there`: its people saw the place themselves, or heard of the dead and the graves; else of something."""

    span: Span
    sentence: int
    there: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """How a text names its own outlet: "told ..." before it, "... reporter saw"."""

    told: re.Pattern[str]
    staff: re.Pattern[str]


def evidence(document: Document, lexicon: VoiceLexicon) -> Iterator[Evidence]:
    """One a sentence, in order of place; outside quotation marks."""
    words, text = lexicon.on_the_spot, document.text
    paper = _paper(document.report.meta.publisher or "", lexicon)
    title = document.title
    for number, sentence in enumerate(document.sentences):
        if title is not None and title.holds(sentence):
            continue  # what a heading quotes often stands in no quotation marks
        found = _there(text, number, document, words, paper)
        span = found or _heard(text, sentence, words, paper)
        if span is not None and not of_another_time(text, sentence, span, found is not None):
            yield Evidence(span, number, found is not None or _near(number, document, words.event))


def _there(text: str, number: int, document: Document, words: FieldWords, paper: Paper | None) -> Span | None:
    sentence = document.sentences[number]
    for pattern in (words.looked, words.led, *((paper.staff,) if paper is not None else ())):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            before = text[sentence.start : match.start()] if pattern is words.led else ""
            if not in_quotation(text, match.start()) and not words.public.search(before):
                return Span(*match.span())
    for match in words.present.finditer(text, sentence.start, sentence.end):
        if not in_quotation(text, match.start()) and _near(number, document, words.things):
            return Span(*match.span())
    return None


def _near(number: int, document: Document, pattern: re.Pattern[str]) -> bool:
    """Whether the sentence or one beside it names what lies at such a place, or what happens there."""
    around = document.sentences[max(0, number - 1) : number + 2]
    return pattern.search(document.text, around[0].start, around[-1].end) is not None


def _heard(text: str, sentence: Span, words: FieldWords, paper: Paper | None) -> Span | None:
    for match in words.met.finditer(text, sentence.start, sentence.end):
        rest = text[match.start() : min(sentence.end, match.end() + _AFTER)]
        if not in_quotation(text, match.start()) and not _of_body(rest, words):
            return Span(*match.span())
    for pattern in (words.told, *((paper.told,) if paper is not None else ())):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if not in_quotation(text, match.start()) and private(text, sentence, match.start(), words):
                return Span(*match.span())
    return None


def private(text: str, sentence: Span, at: int, words: FieldWords) -> bool:
    """Whether it is a private person whose telling stands at `at`: of "he" the person told of last before it."""
    before = text[sentence.start : at]
    if not before.strip() or words.public.search(before) or not told_by_some_person(text, sentence, at):
        return False
    persons = [m for m in words.person.finditer(text, sentence.start, at) if not in_quotation(text, m.start())]
    if words.pronoun.search(before) is None and words.experts.search(before):
        return False
    if words.pronoun.search(before) is not None:
        start = text.rfind("\n", 0, sentence.start) + 1
        persons = [m for m in words.person.finditer(text, start, at) if not in_quotation(text, m.start())]
        offices = [m for m in words.public.finditer(text, start, at) if not in_quotation(text, m.start())]
        if not persons or (offices and offices[-1].start() > persons[-1].start()):
            return False
    names = [m for m in persons[-2:] if m.group()[:1].isupper()]
    return not any(speaks_for_others(text, m.group(), words) for m in names)


def speaks_for_others(text: str, name: str, words: FieldWords) -> bool:
    """Whether the text says anywhere that the bearer of a name holds an office or speaks for learning or a body."""
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        near = re.split(r"[.;:!?\n]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        after = _BEARS.match(text, match.end(), match.end() + _AFTER)
        if _of_body(near, words) or (after is not None and _of_body(after.group(), words)):
            return True
    return False


def _of_body(said: str, words: FieldWords) -> bool:
    return words.public.search(said) is not None or words.experts.search(said) is not None


def _paper(publisher: str, lexicon: VoiceLexicon) -> Paper | None:
    known = own_names(publisher, lexicon)
    if not known:
        return None
    names = "|".join(re.escape(name) for name in known)
    bare = "|".join(re.escape(re.sub(r"^[Tt]he ", "", name)) for name in known)
    words = lexicon.on_the_spot
    its = rf"(?-i:(?:[Tt]he|[Aa]n?)\s+(?:{bare}))(?:['’]s)?"
    own = rf"(?-i:(?:[Tt]he\s+|[Aa]n?\s+)?(?:{names}))"
    return Paper(
        re.compile(rf"\b(?:{words.tells_paper})\s+{own}(?!['’]s\b)(?=[^\w]|$)", re.IGNORECASE),
        re.compile(rf"\b{its}\s+(?:own\s+)?(?:{words.staff_saw})", re.IGNORECASE),
    )


def own_names(publisher: str, lexicon: VoiceLexicon) -> tuple[str, ...]:
    """How a text may name the outlet that it stands in: in full, by the end ("the Ledger"), without the word that tells
    what it is ("Sula" of "Agencia Sula"), by its initials."""
    name = re.split(r"[,(|]", publisher)[0] if len(publisher) <= _LONG else ""
    row = name.split() if kind_of_name(name, lexicon) in (None, "outlet") else []
    row = row[1:] if row and row[0].lower() == "the" else row
    if not row:
        return ()
    kinds = lexicon.body_words["outlet"]
    bare = [word for word in row if word.lower() not in kinds]
    found = {" ".join(row)}
    if len(row) > 1:
        found |= {"the " + row[-1], "The " + row[-1]}
        initials = "".join(word[0] for word in row if word.lower() not in _SMALL)
        found |= {initials} if len(initials) > 2 and initials.isupper() else set()
    if bare and len(bare) < len(row):
        found.add(" ".join(bare))
    return tuple(sorted(found, key=len, reverse=True))
