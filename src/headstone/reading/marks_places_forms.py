"""The names under which a gazetteer may know a marked place: as written, without its class, in the nominative, in
Latin letters. Each with a cost, in the ranker's points, that a better form need not pay."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from headstone.reading.marks_places_endings import CYRILLIC, ENDINGS, LETTERS, SPELLINGS
from headstone.reading.places_languages import bare

SHORTEST = 3  # letters of a word whose ending is changed
MOST = 40  # forms of one name: each is a look-up
PER_WORD = 8
STRIPPED, INFLECTED, RESPELLED = 0.3, 1.0, 1.5


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name. `cost`: what speaks against it, in the ranker's points."""

    text: str
    cost: float


def forms(wordings: Sequence[str], language: str) -> tuple[Form, ...]:
    """Forms of a place, cheapest first. `wordings`: the whole mark, then the same without class and article."""
    found: dict[str, float] = {}
    for n, wording in enumerate(wordings):
        for text, cost in _of(wording, language):
            found.setdefault(text, round(cost + (STRIPPED if n else 0.0), 2))
    ordered = sorted(found.items(), key=lambda row: row[1])
    return tuple(Form(text, cost) for text, cost in ordered[:MOST])


def _of(name: str, language: str) -> Iterator[tuple[str, float]]:
    yield name, 0.0
    cyrillic = is_cyrillic(name)
    yield from ((form, INFLECTED) for form in unclitic(name))
    headwords = list(islice(nominatives(name, CYRILLIC if cyrillic else ENDINGS.get(language, {})), MOST // 2))
    yield from ((form, INFLECTED) for form in headwords)
    if cyrillic:
        yield from ((latin(form), RESPELLED + (INFLECTED if n else 0.0)) for n, form in enumerate([name, *headwords]))
    elif language in SPELLINGS:
        for n, form in enumerate([name, *headwords]):
            if (spelled := respelled(form, SPELLINGS[language])) != form.casefold():
                yield spelled, RESPELLED + (INFLECTED if n else 0.0)


def is_cyrillic(name: str) -> bool:
    return any("\u0400" <= sign <= "\u052f" for sign in name)


def unclitic(name: str) -> Iterator[str]:
    """ "بالموصل" -> "الموصل"; the rest of the name stands."""
    first, space, rest = name.partition(" ")
    yield from (form + space + rest for form in bare(first) if form != first)


def nominatives(name: str, endings: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Headwords of a name in an oblique case, word by word: "Lesie Katyńskim" -> "Las Katyński"."""
    if not endings:
        return
    parts = name.split(" ")
    choices = [_headwords(part, endings) for part in parts]
    if len(parts) == 1 and "-" in name:  # "Ростовом-на-Дону": the first part is inflected
        head, dash, tail = name.partition("-")
        choices = [(*choices[0], *(form + dash + tail for form in _headwords(head, endings)[1:]))]
    for row in product(*choices):
        if (form := " ".join(row)) != name:
            yield form


def _headwords(word: str, endings: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    plain = word.casefold()
    found = [word]
    for size in range(min(len(plain), 8), 0, -1):
        if len(plain) - size < SHORTEST - 1 and size < len(plain):
            continue
        for ending in endings.get(plain[-size:], ()):
            stem = word[: len(word) - size]
            form = stem + ending if stem else ending.capitalize()
            if len(form) >= SHORTEST and form not in found:
                found.append(form)
    return tuple(found[:PER_WORD])


def latin(name: str) -> str:
    """Cyrillic letters in the English way of writing them."""
    return "".join(LETTERS.get(sign, sign) for sign in name.casefold())


def respelled(name: str, spellings: Sequence[tuple[str, str]]) -> str:
    text = name.casefold()
    for written, sound in spellings:
        text = text.replace(written, sound)
    return text
