"""The author as a voice in the languages that the network reads, and whom its marks left without an act.

The network ties voices to the acts of their own clause. Whoever affirms the report's own event in another sentence
stands behind it too, as in English (voices_elsewhere.py): the reporter who was there, those who told the reporter, the
body that puts the text out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.model.claims import Voice
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.assemble import Material
from headstone.reading.voices_doubt import RULE as VIEW
from headstone.reading.voices_elsewhere import SAID, SPEAKERS, same_side, who
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_publisher import Publisher
from headstone.reading.voices_there import own_names

RULE = "own eyes@1"
PRONOUN = 5  # code points; a shorter word for who speaks is a pronoun
PUBLIC = ("state", "un_body", "ngo", "armed_group", "religious", "expert")
STEM = 4  # letters of a word beyond which its last may be an ending
NEAR = 1  # sentences between what is said and an act of the report's own event
BESIDE = ("info", "ctl", "disp", "her")
OPEN, SHUT = "«„“", "»”"
DASHES = ("–", "—", "- ")
ASIDE = 40  # code points from the dash that ends what is spoken; further on it may be speech again
_GERMAN = re.compile(r"„[^„“\n]*“")  # what the second mark shuts, it opens elsewhere
_TURN = re.compile(r"(?<=[\s,.!?…])[–—-]\s?(?=\w|$)")


@dataclass(frozen=True, slots=True)
class AuthorWords:
    """`seen`: what the author saw or was told; `paper`: who told the outlet by its name, which stands for OWN."""

    seen: re.Pattern[str]
    paper: str = ""

    def patterns(self, names: Sequence[str]) -> Iterator[re.Pattern[str]]:
        yield self.seen
        if self.paper and names:
            own = "|".join(r"\s+".join(_inflected(word) for word in name.split()) for name in names)
            yield re.compile(rf"(?<!\w)(?:{self.paper.replace('OWN', rf'(?-i:(?:{own}))')})(?!\w)", re.IGNORECASE)


def _inflected(word: str) -> str:
    """A word of a name in any of its endings."""
    stem = word[:-1] if len(word) > STEM else word
    return rf"{re.escape(stem)}\w{{0,4}}"


def first_persons(
    document: Document,
    words: Mapping[str, AuthorWords],
    sentences: Sequence[Span],
    lexicon: VoiceLexicon | None = None,
    voices: Sequence[VoiceMention] = (),
) -> Iterator[VoiceMention]:
    """What the author saw or was told, outside quotation marks: once a sentence. An office, a body or an expert that
    speaks in the sentence (`voices`) and told the outlet by its name is an origin of its own."""
    author, text = words.get(document.report.meta.language or ""), document.text
    names = own_names(document.report.meta.publisher or "", lexicon) if lexicon is not None else ()
    patterns = tuple(author.patterns(names)) if author is not None else ()
    public = {mention.sentence for mention in voices if mention.voice.kind in PUBLIC}
    for number, sentence in enumerate(sentences if patterns else ()):
        allowed = patterns[:1] if number in public else patterns
        hits = (m for pattern in allowed for m in pattern.finditer(text, sentence.start, sentence.end))
        match = next((m for m in hits if not quoted(text, m.start())), None)
        if match is not None:
            span = Span(*match.span())
            rule = f"{RULE}: first person"
            voice = Voice("the author", "", "own_reporter", "no", "anonymous", None, rule=rule, score=0.5)
            yield VoiceMention(voice, span, span, sentence, number)


def quoted(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks of any kind, or in a line of speech that a dash opens."""
    begin = text.rfind("\n", 0, at) + 1
    before = _GERMAN.sub("", text[begin:at])
    opened = sum(before.count(mark) for mark in OPEN) > sum(before.count(mark) for mark in SHUT)
    inside = opened or (in_quotation(text, at) and "„" not in text[begin:at])
    return inside or (before.lstrip().startswith(DASHES) and not _between(before))


def _between(before: str) -> bool:
    """Whether a place in a line of speech stands in what is told between its dashes: "- Shots, - she tells us"."""
    parts = _TURN.split(before.lstrip()[1:])
    aside = parts[-1].lstrip()
    return len(parts) % 2 == 0 and len(aside) <= ASIDE and not aside[:1].isupper()


def first_person_words(table: Mapping[str, str], papers: Mapping[str, str] | None = None) -> dict[str, AuthorWords]:
    """Compile `first_person` of data/speakers_languages.yaml: regular expressions of whole words; with `own_paper`."""
    own = papers or {}
    return {
        code: AuthorWords(re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), own.get(code, ""))
        for code, words in table.items()
    }


def voiced_elsewhere(
    document: Document, made: list[Material], voices: Sequence[VoiceMention], publisher: Publisher | None
) -> list[Material]:
    """Gives the first affirmed act of the report's own event the voices that none of its acts has; of a report that
    tells of another event alone (of long ago, elsewhere), the first affirmed act of that."""
    own = [m for m in made if bears(m)]
    if not own and all(m.episode for m in made):
        own = [m for m in made if affirmed(m)]
    if not own:
        return made
    held = {who(voice) for m in own for voice, _ in m.voices}
    near = {m.act.sentence for m in own}
    denying = [m.voice for m in voices if m.polarity_of_content != "affirm"]
    more: list[tuple[Voice, Span]] = []
    for mention in voices:
        if who(mention.voice) not in held and affirms(mention, near, denying):
            held.add(who(mention.voice))
            more.append((mention.voice, mention.name_span))
            more.extend((replace(relay, wording=""), mention.name_span) for relay in mention.relay)
    if publisher is not None and who(publisher.voice) not in held:
        more.append((publisher.voice, publisher.span))
    return [replace(m, voices=(*m.voices, *more)) if m is own[0] else m for m in made]


def bears(material: Material) -> bool:
    return material.episode == 0 and affirmed(material)


def affirmed(material: Material) -> bool:
    told = material.polarity == "affirmed" and material.modality in SAID
    return told and not material.act.code.startswith(BESIDE)


def affirms(mention: VoiceMention, near: set[int], denying: Sequence[Voice]) -> bool:
    """Whether it affirms something beside the event: who was there anywhere, others in a sentence next to an act."""
    voice = mention.voice
    if mention.polarity_of_content != "affirm" or voice.kind not in SPEAKERS:
        return False
    if any(same_side(voice, denier) for denier in denying):
        return False
    if voice.rule.startswith(VIEW):
        return True  # the whole text was weighed for it
    span = mention.name_span
    if voice.kind != "own_reporter" and span.end - span.start < PRONOUN:
        return False
    beside = any(abs(mention.sentence - number) <= NEAR for number in near)
    return beside or voice.kind == "own_reporter"
