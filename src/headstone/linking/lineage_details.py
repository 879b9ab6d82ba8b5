"""Details of a text that cross languages: numbers by value, dates by value, names by the consonants of their spelling.

A figure stands in digits here and in words there, a name in another script and with an ending: what is compared is the
value of the one and the bones of the other (text.fold.skeleton).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from headstone.model.sources import Layer, Report
from headstone.model.spans import Span
from headstone.text.dates import Anchor, find_times_in_order
from headstone.text.fold import fold, skeleton
from headstone.text.numbers import find_numbers
from headstone.text.sentences import sentences

SHORTEST = 3  # letters of a name; two are an article or a preposition
STEM = 4  # bones by which a name is indexed; endings come later
BONES = 3  # from which an ending may be left out of account
LETTERS = 5  # first letters that stand for a name of Latin script that two languages write alike and end unlike
ENDING = 2  # bones that an ending or a suffix may add: "-ov", "-sk"
# What a language writes for a sound that English writes otherwise; in order, each on what the one before left.
_SPELLINGS = {
    "de": "tsch:ch dsch:j w:v",
    "es": "j:kh ñ:n",
    "fr": "tch:+ ch:sh +:ch gu:g ç:s",
    "id": "sy:sh c:ch",
    "it": "sci:shi sce:she ch:k gh:g",
    "nl": "tsj:ch dzj:j sj:sh oe:u",
    "no": "tsj:ch dzj:j sj:sh",
    "pl": "szcz:shch sz:sh ch:kh cz:ch rz:zh dż:j w:v ś:sh ć:ch ż:zh",
    "ru": "щ:shch",
    "uk": "щ:shch г:h",
}
_RESPELL = {code: [tuple(pair.split(":")) for pair in row.split()] for code, row in _SPELLINGS.items()}
_NOUNS_TOO = frozenset({"de", "lb"})  # languages that write every noun with a capital
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*")
_ELISION = re.compile(r"^(?:d|l|c|n|s|j|m|t|qu|un|all|dell|nell|dall|sull)['’](?=\w)", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0621-\u064a]")
_CLITIC = re.compile(r"^[وف]?(?:[بلك](?=ال)|لل)|^[وفبلك](?=\w{4})")
_OPENERS = "\"'“‘«„:(…–—"


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail in its place, in sentence number `part`. `kind`: number | date | name. `keys`: what is compared.

    `sure`: the writing shows that it is a name (a capital inside a sentence); numbers and dates always are. Words that
    are not may prove to be names by what they meet in another text.
    """

    kind: str
    keys: tuple[str, ...]
    start: int
    end: int
    part: int
    sure: bool = True

    @property
    def entries(self) -> frozenset[tuple[str, str]]:
        """Under what the detail stands in an index."""
        return frozenset((self.kind, key[:STEM] if self.kind == "name" else key) for key in self.keys)


def details(report: Report, layer: Layer) -> tuple[Detail, ...]:
    """Details of the main text in order, never overlapping; the report's own date and publisher are none."""
    text, language = layer.text, report.meta.language
    parts = sentences(text, layer.main or (Span(0, len(text)),))
    times = find_times_in_order(text, parts, Anchor(report.meta.published, report.meta.updated), language)
    found: list[Detail] = []
    taken: list[Span] = []
    for part, (span, told) in enumerate(zip(parts, times, strict=True)):
        dated = [time for time in told if time.edtf]
        found += [
            Detail("date", (time.edtf or "",), time.span.start, time.span.end, part)
            for time in dated
            if not (time.kind == "absolute" and time.edtf == report.meta.published)
        ]
        counted = [one for one in _numbers(text, span, part, language) if not _covered(one, [t.span for t in dated])]
        found += counted
        taken += [time.span for time in dated] + [Span(one.start, one.end) for one in counted]
    covered = {at for span in taken for at in range(span.start, span.end)}
    found += [one for one in names(report, layer, parts) if covered.isdisjoint(range(one.start, one.end))]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def outline(report: Report, layer: Layer) -> tuple[Detail, ...]:
    """The names and the figures in digits: enough to propose a pair, at a tenth of the time that `details` takes."""
    parts = sentences(layer.text, layer.main or (Span(0, len(layer.text)),))
    figures = [
        Detail("number", (re.sub(r"\D", "", match.group()),), match.start(), match.end(), part)
        for part, span in enumerate(parts)
        for match in _FIGURE.finditer(layer.text, span.start, span.end)
    ]
    return (*figures, *names(report, layer, parts))


def names(report: Report, layer: Layer, parts: Sequence[Span]) -> list[Detail]:
    """Words of the sentences that are names, and (not sure) those that may be; the publisher's own name left out."""
    text, language = layer.text, report.meta.language
    own = {key for word in _WORD.findall(report.meta.publisher or "") for key in _keys(word, language)}
    # A word that the text also writes without a capital is no name.
    small = {word.casefold() for word in _WORD.findall(text) if word[0].islower()}
    found = (one for part, span in enumerate(parts) for one in _names(text, span, part, language, small))
    return [one for one in found if own.isdisjoint(one.keys)]


def _covered(one: Detail, by: Sequence[Span]) -> bool:
    return any(one.start < span.end and span.start < one.end for span in by)


def _numbers(text: str, span: Span, part: int, language: str | None) -> Iterator[Detail]:
    """Values from two upwards: "one" is an article in half of the languages."""
    for number in find_numbers(text, span, language):
        values = {value for value in (number.low, number.high, number.point) if value is not None}
        if values and min(values) > 1:
            key = "-".join(str(value) for value in sorted(values))
            yield Detail("number", (key,), number.words.start, number.words.end, part)


def _names(text: str, span: Span, part: int, language: str | None, small: set[str]) -> Iterator[Detail]:
    """Names of one sentence; `small` are words that are none."""
    for match in _WORD.finditer(text, span.start, span.end):
        word, start = match.group(), match.start()
        elided = _ELISION.match(word)
        if elided:
            word, start = word[elided.end() :], start + elided.end()
        arabic = bool(_ARABIC.match(word))
        if len(word) < SHORTEST or not (arabic or (word[0].isupper() and word.casefold() not in small)):
            continue
        sure = not (arabic or language in _NOUNS_TOO or _opens(text, start, span))
        yield Detail("name", _keys(word, language), start, match.end(), part, sure)


def _opens(text: str, at: int, span: Span) -> bool:
    """Whether a sentence or a quotation begins at the word."""
    before = text[max(span.start, at - 3) : at].rstrip()
    return not before or before[-1] in _OPENERS


@lru_cache(maxsize=100_000)
def _keys(word: str, language: str | None) -> tuple[str, ...]:
    """Bones of the word as its language sounds, as English would, and without what Arabic writes on to it."""
    sounds = word.casefold()
    for letters, english in _RESPELL.get(language or "", ()):
        sounds = sounds.replace(letters, english)
    bare = _CLITIC.sub("", word) if _ARABIC.match(word) else word
    bones = dict.fromkeys(skeleton(form) for form in (sounds, word, bare))
    stem = fold(word)[:LETTERS]
    return (*bones, "~" + stem) if len(stem) == LETTERS and stem.isascii() else tuple(bones)


def same(a: Detail, b: Detail) -> bool:
    """Whether two details may be one thing, told in two languages."""
    if a.kind != b.kind or not (a.sure or b.sure):
        return False
    if a.kind == "date":
        return _one_date(a.keys[0], b.keys[0])
    if a.kind == "number" or not (a.sure and b.sure):
        return not set(a.keys).isdisjoint(b.keys)
    return any(_one_name(x, y) for x in a.keys for y in b.keys)


def _one_date(x: str, y: str) -> bool:
    """The same date, or one told less closely: "July 2003" and "2003"."""
    return x == y or ("/" not in x + y and (x.startswith(y) or y.startswith(x)))


def _one_name(x: str, y: str) -> bool:
    """The same bones, or an ending more."""
    short, long = sorted((x, y), key=len)
    return x == y or (len(short) >= BONES and len(long) - len(short) <= ENDING and long.startswith(short))


def names_in(text: str, name: str, languages: tuple[str | None, str | None]) -> bool:
    """Whether a text tells a publisher's name, in whatever script: two of its words in a row, or one long one if it has
    no other. `languages`: of the text, of the name."""
    sought = [_keys(word, languages[1]) for word in _WORD.findall(name) if len(word) >= SHORTEST]
    if not sought or (len(sought) == 1 and len(sought[0][0]) < STEM):
        return False
    words = [word for word in _WORD.findall(text) if word[0].isupper() or _ARABIC.match(word)]
    told = [frozenset(_keys(word, languages[0])) for word in words]
    if len(sought) == 1:
        return any(not keys.isdisjoint(sought[0]) for keys in told)
    return any(
        not one.isdisjoint(first) and not other.isdisjoint(second) and len(first[0] + second[0]) > STEM
        for one, other in pairwise(told)
        for first, second in pairwise(sought)
    )
