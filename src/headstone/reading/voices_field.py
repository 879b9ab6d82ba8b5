"""Whether an author's "I" did field work: looked at the place or what lies there, or had it from people there.

Of an author who only says "I" nothing else is known: columns, travel pages, forums and letters say it too. Seen on
texts that no rule was written on, half of the outlets that stood on a bare first person were no origin, and hardly one
of those that name what they saw or whom they met. So a first person counts where one of these is said; what is excluded
besides (memory, photographs, offices asked) stands in `voices_first_person`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_field_words import FieldWords
from headstone.reading.voices_first_person import FIRST_PERSON, TOLD_AUTHOR, remembered_only
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_made import VERSION
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_met import PUBLIC
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_there import Evidence, evidence, private, speaks_for_others

_PRIVATE = ("witness", "relative")  # whoever told it the outlet is its voice already
_PRONOUN = 4  # code points of the longest; whom a longer phrase names holds the office for certain
_MOST = 4  # sentences that are named for it
_BARE = (f": {FIRST_PERSON}", f": {TOLD_AUTHOR}")


def without_bare_first_person(
    found: Sequence[VoiceMention], document: Document, lexicon: VoiceLexicon
) -> list[VoiceMention]:
    """The mentions without the author's where the text tells of no field work."""
    found = [m for m in found if not _of_office(m, document, lexicon.on_the_spot)]
    author = [mention for mention in found if mention.voice.rule.endswith(_BARE)]
    offices = [m.cue_span for m in found if m.voice.kind in PUBLIC and len(m.voice.wording.strip()) > _PRONOUN]
    seen = tuple(
        one
        for one in (evidence(document, lexicon) if not _is_talk(found) else ())
        if not any(one.span.overlap(cue) for cue in offices)
    )
    if not seen and not (author and did_field_work(document, lexicon.on_the_spot)):
        return [*(m for m in found if m not in author), *_met_by_outlet(document, lexicon.on_the_spot)]
    there = any(one.there for one in seen)
    kept = [_who_looked(mention, document, lexicon.on_the_spot, there) for mention in found]
    held = {mention.sentence for mention in found if mention in author or mention.voice.kind in _PRIVATE}
    return [*kept, *(_of_outlet(one, document.text, there) for one in seen[:_MOST] if one.sentence not in held)]


def _of_office(mention: VoiceMention, document: Document, words: FieldWords) -> bool:
    """Whether who "told the Post" is one of whom the text says elsewhere what office they hold; or "he", after one."""
    voice, text, sentence = mention.voice, document.text, document.sentences[mention.sentence]
    if not voice.rule.endswith("told the outlet"):
        return False
    if voice.named == "named":
        return speaks_for_others(text, voice.name, words)
    start = text.rfind("\n", 0, sentence.start) + 1
    office = words.public.search(text, start, mention.cue_span.start)
    return office is not None and not private(text, sentence, mention.cue_span.start, words)


def _is_talk(found: Sequence[VoiceMention]) -> bool:
    """Whether the text is an interview: its first person is whoever is asked."""
    return any(mention.voice.rule.endswith(": interview") for mention in found)


def _of_outlet(one: Evidence, text: str, there: bool) -> VoiceMention:
    said, rule = text[one.span.start : one.span.end], f"{VERSION}: {FIRST_PERSON if there else TOLD_AUTHOR}"
    voice = Voice("the outlet", said, "own_reporter", "no", "anonymous", None, rule=rule, score=0.6)
    return VoiceMention(voice, one.span, one.span, one.span, one.sentence)


def _who_looked(mention: VoiceMention, document: Document, words: FieldWords, there: bool) -> VoiceMention:
    """Whom somebody told, and who looked at the place besides: the author was there, whatever it was that was told; and
    a private person told of there spoke to the author, unless somebody else is named."""
    voice = mention.voice
    if there and voice.kind in ("witness", "relative") and voice.named != "collective" and not mention.relay:
        return replace(mention, voice=replace(voice, rule=f"{VERSION}: told the outlet"))
    if not mention.voice.rule.endswith(_BARE[1]):
        return mention
    if not there and not any(_looked(document.text, sentence, words) for sentence in document.sentences):
        return mention
    rule = mention.voice.rule.replace(TOLD_AUTHOR, FIRST_PERSON)
    return replace(mention, voice=replace(mention.voice, rule=rule))


def _met_by_outlet(document: Document, words: FieldWords) -> Iterator[VoiceMention]:
    """ "Said when the Example Post met her", "showed the station's correspondent a list": the outlet's own work."""
    text, publisher = document.text, document.report.meta.publisher or ""
    for number, sentence in enumerate(document.sentences):
        span = _meeting(text, sentence, publisher, words)
        if span is not None and not in_quotation(text, span.start):
            rule, said = f"{VERSION}: {FIRST_PERSON}", text[span.start : span.end]
            voice = Voice("the outlet", said, "own_reporter", "no", "anonymous", None, rule=rule, score=0.6)
            yield VoiceMention(voice, span, span, sentence, number)
            return


def _meeting(text: str, sentence: Span, publisher: str, words: FieldWords) -> Span | None:
    at = text.find(publisher, sentence.start, sentence.end) if publisher else -1
    meets = words.paper_meets.match(text, at + len(publisher), sentence.end) if at >= 0 else None
    if meets is not None and not words.public.search(text, meets.end(), sentence.end):
        return Span(at, meets.end())
    staff = words.staff_met.search(text, sentence.start, sentence.end)
    if staff is not None and not words.public.search(text[sentence.start : staff.start()]):
        return Span(*staff.span())
    return None


def of_letter(found: Sequence[VoiceMention], document: Document, lexicon: VoiceLexicon) -> list[VoiceMention]:
    """What stands in a reader's letter: its writer is no reporter, and whom the writer talked to no witness, unless
    the writer was there."""
    words = lexicon.on_the_spot
    there = any(_looked(document.text, sentence, words, (words.looked,)) for sentence in document.sentences)
    kept = [mention for mention in found if not remembered_only(mention, document.text)]
    return [m for m in kept if there or m.relay or m.voice.kind not in ("witness", "relative")]


def did_field_work(document: Document, words: FieldWords) -> bool:
    """Whether some sentence says what the author saw there, whom the author met, or who told the author."""
    text, publisher = document.text, document.report.meta.publisher
    return any(
        _looked(text, sentence, words) or _told(text, sentence, words) or _told_paper(text, sentence, publisher, words)
        for sentence in document.sentences
    )


def knows_itself(document: Document, name: str, words: FieldWords) -> bool:
    """Whether the text of a private body tells what the body itself found out, or who told it, and does not only pass
    on, ask and condemn. English; of a text in another language it is taken for granted."""
    if document.report.meta.language not in (None, "en"):
        return True
    text, start, end = document.text, document.sentences[0].start, document.sentences[-1].end
    named = text.replace(name, "the organisation") if name and name in text else text
    found = words.knows.search(named, start, end + len(named) - len(text))
    return found is not None or any(_told(text, sentence, words) for sentence in document.sentences)


def _looked(
    text: str, sentence: Span, words: FieldWords, patterns: Sequence[re.Pattern[str]] | None = None
) -> bool:
    """ "I counted eleven graves", "we stood with the families", "from our correspondent"."""
    patterns = patterns or (words.looked, words.beside, words.byline)
    return any(
        not in_quotation(text, match.start())
        for pattern in patterns
        for match in pattern.finditer(text, sentence.start, sentence.end)
    )


def _told(text: str, sentence: Span, words: FieldWords) -> bool:
    """ "An elder told me": somebody who speaks for no office, and not for the author's own family."""
    for match in words.told.finditer(text, sentence.start, sentence.end):
        before = text[sentence.start : match.start()]
        if not in_quotation(text, match.start()) and not words.public.search(before):
            return True
    return False


def _told_paper(text: str, sentence: Span, publisher: str | None, words: FieldWords) -> bool:
    """ "Both spoke to the Example Sentinel": the paper by its name."""
    if not publisher:
        return False
    at = text.find(publisher, sentence.start, sentence.end)
    before = text[sentence.start : at] if at >= 0 else ""
    return at >= 0 and words.to_paper.search(before) is not None and not words.public.search(before)
