"""What a language gives the grammar: `Tongue` as written in the language's module, `Grammar` as the engine reads it.

In a `Tongue`, words are parted by spaces and phrases by "|". A word that ends in "*" stands for all that begin so. A
table of numbers has a line for each value: "2 dos" or, for several, "1 un una uno".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from headstone.text.numerals.marks import Key
from headstone.text.tokens import word_set

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """Words of one language. The fields that most languages need come first; an empty one switches its rule off."""

    code: str
    key: Key
    # What adds up and what multiplies: "dos", "veinte", "doscientos"; "mil", "millones".
    numbers: str
    multipliers: str
    # Hedges: form → phrases before and after the number.
    before: Mapping[str, str]
    after: Mapping[str, str]
    # Ranges: "entre" 3 "y" 4, "de" 3 "a" 4, 3 "o" 4; verbs after which "de 3 a 4" is a change.
    between: str
    both: str
    out_of: str
    until: str
    either: str
    changes: str
    # Vague words, alone ("decenas") or before a scale ("varias"); what may stand between ("de").
    plurals: str
    several: str
    of: str
    # Groups: "docena" is 12, "decena" is about 10.
    exact_groups: str = ""
    loose_groups: str = ""
    genitives: str = ""  # vague alone, one such group behind a hedge: "сотни", "около сотни"
    # Half: of something ("la mitad"), before a scale ("medio millón"), parts ("tercio"), one and a half.
    fractions: str = ""
    in_each: str = ""  # "1 de cada 5"
    half: str = ""
    parts: str = ""
    and_half: str = ""
    # The word for one: articles count nothing unless stressed; other ones unless one of `not_after_one` follows.
    articles: str = ""
    the: str = ""  # definite articles that may stand inside a range: "tra i 30 e i 40"
    ones: str = ""
    stress: str = ""
    not_after_one: str = ""
    # None: "ningún" before something that can be counted, "ninguno" alone.
    no: str = ""
    none: str = ""
    counted: str = ""
    # How words are put together.
    links: str = ""  # between pieces: "treinta y dos"
    links_tens_only: bool = False  # as in Spanish and French
    links_all: bool = False  # as in Portuguese: "cento e vinte e dois"
    inverted: bool = False  # "two and thirty" in words of their own, as in Arabic
    compounds: bool = False  # written as one word, with `glue` between and `stems` that stand nowhere else
    glue: str = ""
    stems: str = ""
    teen: str = ""  # adds ten to the unit before: "belas", "عشر"
    score: str = ""  # twenty, or four score: "vingt"
    tall: tuple[int, ...] = ()  # what takes more than its size says: dix-sept, soixante-dix
    short_scales: str = ""  # after digits only, a full stop after them being theirs: "тис"
    comma_groups: bool = False  # 1,340 is a thousand and more
    dot_groups: bool = True  # 1.340 likewise
    # What a number is when it counts nothing.
    ordinals: str = ""
    ordinal_marks: str = ""  # glued to digits: 3ème, 20-й
    cardinal_marks: str = ""  # the case of digits that do count: 30-ти
    months: str = ""
    years_before: str = ""
    years_after: str = ""
    ages_before: str = ""
    ages_after: str = ""
    age_units: str = ""
    aged: str = ""  # after the unit: "34 Jahre alt"
    decades: str = ""  # before two digits: "années 90"
    dotted_after: str = ""  # before an ordinal with a full stop: "der 3. Zug"
    durations: str = ""
    clock_before: str = ""
    clock_after: str = ""
    money: str = ""
    percent: str = ""
    measures: str = ""
    named: str = ""
    times: str = ""
    duals: str = ""  # Arabic nouns that say "two" by their ending


class Words(NamedTuple):
    """A set of words and of beginnings of words."""

    exact: frozenset[str]
    stems: tuple[str, ...]

    def hold(self, word: str) -> bool:
        return word in self.exact or (bool(self.stems) and word.startswith(self.stems))


class Piece(NamedTuple):
    """A part of a number word: kind "add" | "times" | "teen" | "score"."""

    kind: str
    value: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """A tongue made ready: its words as keys, its phrases as tuples of keys. `cues` can open a number or a hedge."""

    tongue: Tongue
    pieces: Mapping[str, Piece]
    stems: Mapping[str, Piece]
    groups: Mapping[str, tuple[int, bool]]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    before: Mapping[Phrase, str]
    last_words: frozenset[str]
    longest: int
    after: Mapping[Phrase, str]
    several: tuple[Phrase, ...]
    fractions: tuple[Phrase, ...]
    no: tuple[Phrase, ...]
    none: tuple[Phrase, ...]
    percent: tuple[Phrase, ...]
    in_each: tuple[Phrase, ...]
    clock_before: tuple[Phrase, ...]
    ages_before: tuple[Phrase, ...]
    sets: Mapping[str, Words]
    known: frozenset[str] = field(repr=False)
    cues: frozenset[str] = field(repr=False)

    def holds(self, name: str, word: str) -> bool:
        """Whether `word` (a key) is of the tongue's word list `name`."""
        return self.sets[name].hold(word)


_SETS = word_set(
    "between both out_of until either changes plurals of half parts and_half articles ones stress not_after_one "
    "counted links glue ordinals ordinal_marks cardinal_marks months years_before years_after ages_after age_units "
    "genitives aged decades dotted_after the durations clock_after money measures named times duals"
)
_PHRASES = ("several", "fractions", "no", "none", "percent", "clock_before", "ages_before", "in_each")


def compiled(tongue: Tongue) -> Grammar:
    """The grammar of a tongue. Costs a few milliseconds: callers keep it."""
    key = tongue.key.of
    pieces = _pieces(tongue, key)
    groups = {w: (n, False) for w, n in _table(tongue.exact_groups, key).items()}
    groups |= {w: (n, True) for w, n in _table(tongue.loose_groups, key).items()}
    sets = {name: _words(getattr(tongue, name), key) for name in _SETS}
    phrases = {name: _phrases(getattr(tongue, name), key) for name in _PHRASES}
    before, after = _hedges(tongue.before, key), _hedges(tongue.after, key)
    heads = frozenset(phrase[0] for name in ("several", "fractions", "no", "none") for phrase in phrases[name])
    cues = frozenset(pieces) | frozenset(groups) | heads
    for name in ("plurals", "half", "parts", "and_half", "ordinals", "duals"):
        cues |= sets[name].exact
    every = {word for phrase in (*before, *after, *phrases["percent"]) for word in phrase}
    known = cues | every | frozenset().union(*(sets[name].exact for name in ("both", "until", "either", "months")))
    return Grammar(
        tongue,
        pieces,
        pieces | {word: Piece("add", value) for word, value in _table(tongue.stems, key).items()},
        groups,
        {word: piece.value for word, piece in pieces.items() if piece.kind == "times" and piece.value >= 1000},
        _table(tongue.short_scales, key),
        before,
        frozenset(phrase[-1] for phrase in before),
        max(map(len, before)),
        dict(sorted(after.items(), key=lambda item: -len(item[0]))),
        sets=sets,
        known=frozenset(known),
        cues=cues,
        **phrases,
    )


def _pieces(tongue: Tongue, key: Callable[[str], str]) -> dict[str, Piece]:
    made = {word: Piece("add", value) for word, value in _table(tongue.numbers, key).items()}
    made |= {word: Piece("times", value) for word, value in _table(tongue.multipliers, key).items()}
    made |= {key(word): Piece("teen", 10) for word in tongue.teen.split()}
    return made | {key(word): Piece("score", 20) for word in tongue.score.split()}


def _table(lines: str, key: Callable[[str], str]) -> dict[str, int]:
    rows = (line.split() for line in lines.splitlines() if line.strip())
    return {key(word): int(row[0]) for row in rows for word in row[1:]}


def _words(listed: str, key: Callable[[str], str]) -> Words:
    split = listed.split()
    return Words(
        frozenset(key(word) for word in split if not word.endswith("*") or word == "*"),
        tuple(key(word[:-1]) for word in split if word.endswith("*") and word != "*"),
    )


def _phrases(listed: str, key: Callable[[str], str]) -> tuple[Phrase, ...]:
    """Longest first, so that the fuller reading wins."""
    made = {tuple(map(key, phrase.replace("-", " - ").split())) for phrase in listed.split("|") if phrase.strip()}
    return tuple(sorted(made, key=lambda phrase: (-len(phrase), phrase)))


def _hedges(listed: Mapping[str, str], key: Callable[[str], str]) -> dict[Phrase, str]:
    made = {phrase: form for form, phrases in listed.items() for phrase in _phrases(phrases, key)}
    # "plus de" before a consonant is "plus d'" before a vowel.
    elided = {(*phrase[:-1], "d'"): form for phrase, form in made.items() if phrase[-1] in ("de", "di")}
    return made | elided
