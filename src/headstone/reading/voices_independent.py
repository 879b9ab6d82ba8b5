"""Scholars on their own account: who examined, measured or counted, and says that no institution sent them.

"A forensic anthropologist who belongs to no institute and took the bus at her own expense": such a text is hers from
end to end, whether she signs it or a paper tells of her visit. The words are in `independent` of data/speakers.yaml,
by language; whose they are is told by the signature, by the publisher's name ("the notebook of Dr Example"), else by
the nearest full name that opens a clause or is explained.
"""

import re
from collections.abc import Iterator, Mapping

from headstone.model.claims import Voice
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.places_names import words
from headstone.reading.voices_independent_words import IndependentWords
from headstone.reading.voices_made import VERSION
from headstone.reading.voices_phrase import in_quotation

_CAPITAL = "A-ZÀ-ÞĀĂĄĆČĎĐĒĘĚĞĪİŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЁІЇЄҐ"
_WORD = rf"[{_CAPITAL}](?:[\w'’-]*[a-zß-öø-ÿа-яёіїєґ])"
_SMALL = "(?:al-|de |van |von )?"
FULL_NAME = re.compile(
    rf"(?<![\w'’-])(?:{_WORD} (?:[{_CAPITAL}]\. )?)?{_SMALL}{_WORD} {_SMALL}{_WORD}(?![\w’-])"
)
_SIGNATURE = re.compile(
    rf"(?:^|\n)[ \t]*(?:[-–—]\s?|By\s+)?(?:Dr\.?\s+|Prof\.?\s+)?(?P<name>{FULL_NAME.pattern})"
    r"(?:,[ \t][^\n,.]{2,40})?[ \t.]*(?:\n|$)"
)
_TITLED = re.compile(r"(?i)\b(?:dr|prof|professor|doctor)\b\.?\s*$")
_FIRST_PERSON = re.compile(r"(?i)\b(?:I|my|me|je|mon|mes|ich|mein\w*|yo|mi|mis|io|mio|ik|mijn|я|мой|мои|eu|meu)\b")
# "of the University of the Example Country,": a name that ends the body's.
_OF_BODY = re.compile(
    r"(?i)\b(?:universi\w*|institut\w*|facult\w*|academ\w*|college|museum|school|univerzit\w*|uniwersytet\w*|универси\w*)"
    r"\s+(?:of|de|del|di|du|da|do|der|von|zu|w|в)(?:\s+(?:the|la|las|los|le|les))?$"
)
_BESIDE = 40  # code points before a name that tell what it is
_SIGNED = 160  # code points of the foot in which a signature stands
_NEAR = 300  # code points on either side of the cue in which its bearer is named
# Words that open a sentence before a name, and are none.
_OPENERS = words(
    "in on at by from for of with after before near since during under over the an and but last next when who as dr"
    " prof monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december"
)


def independent(document: Document, table: Mapping[str, IndependentWords]) -> tuple[Voice, Span] | None:
    """The scholar who speaks for no institution, with the words of the name; None where the text tells of none."""
    cues = table.get((document.report.meta.language or "en").partition("-")[0])
    if cues is None or not document.sentences:
        return None
    body = Span(document.sentences[0].start, document.sentences[-1].end)
    named_so = cues.scholars.search(document.report.meta.publisher or "") is not None
    scholar = named_so or cues.scholars.search(document.text, body.start, body.end) is not None
    for cue in (cues.unattached, cues.alone) if scholar else (cues.unattached,):
        for match in cue.finditer(document.text, body.start, body.end):
            found = _bearer(document, body, match.span(), cues)
            if found is not None:
                voice = Voice(found[0], "", "expert", "no", "named", None, rule=f"{VERSION}: author", score=0.6)
                return voice, found[1]
    return None


def _bearer(
    document: Document, body: Span, cue: tuple[int, int], cues: IndependentWords
) -> tuple[str, Span] | None:
    """Whom the cue is about."""
    text, sentence = document.text, document.sentences[document.sentence_at(cue[0])]
    own = _FIRST_PERSON.search(text, sentence.start, sentence.end) and not in_quotation(text, cue[0])
    if own:
        signed = _SIGNATURE.search(text, max(body.start, body.end - _SIGNED), body.end)
        if signed is not None:
            return signed.group("name"), Span(*signed.span("name"))
        publisher = document.report.meta.publisher or ""
        names = [one for one in FULL_NAME.finditer(publisher) if _TITLED.search(publisher, 0, one.start())]
        return (names[0].group(), sentence) if names else None
    around = _names(text, max(body.start, cue[0] - _NEAR), min(body.end, cue[1] + _NEAR))
    told = [name for name in around if _opens(text, name, cues)]
    one = min(told, key=lambda name: (name.start > cue[0], abs(name.start - cue[0])), default=None)
    return (text[one.start : one.end], one) if one is not None else None


def _opens(text: str, name: Span, cues: IndependentWords) -> bool:
    """Whether a name is that of somebody told of: it opens a clause, is explained, or has a scholar's word or title
    before it; a canal's and an agency's stand inside one."""
    before, after = text[max(0, name.start - _BESIDE) : name.start].rstrip(" "), text[name.end : name.end + 2]
    if _OF_BODY.search(before):
        return False
    if not before or before[-1] in ".,;:\n“\"«—–?!" or after.startswith((",", ";")):
        return True
    return _TITLED.search(before) is not None or any(m.end() == len(before) for m in cues.scholars.finditer(before))


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    """Full names, without what opens the sentence before them."""
    for match in FULL_NAME.finditer(text, start, end):
        first, at = match.group().split()[0], match.start()
        rest = match.group()[len(first) :]
        if first.lower().rstrip(".") not in _OPENERS:
            yield Span(at, match.end())
        elif len(rest.split()) > 1:
            yield Span(match.end() - len(rest.lstrip()), match.end())
