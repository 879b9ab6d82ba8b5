"""The words that stand beside place names in languages other than English: kinds, bearings, nearness, peoples."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

PREFIX = "*"  # closes a beginning of words in the table
ARABIC = ("\u0600", "\u06ff")
CLITICS = ("و", "ف", "ب", "ل", "ك")
ARTICLE = "ال"
SHORTEST = 2  # letters of a beginning that stands for words


@dataclass(frozen=True, slots=True)
class Words:
    """Case-folded words, and beginnings of words, with what each says."""

    exact: Mapping[str, str]
    stems: Mapping[str, str]

    def get(self, word: str) -> str | None:
        """What a word says: its own entry, else that of its longest beginning. Arabic words also without clitics."""
        for form in bare(word):
            if (found := self.exact.get(form)) is not None:
                return found
            for end in range(len(form), SHORTEST - 1, -1):
                if (found := self.stems.get(form[:end])) is not None:
                    return found
        return None


@dataclass(frozen=True, slots=True)
class Languages:
    """`types`: word -> adm1 | adm2 | locality | country. `cues`: word -> in | near | of | from | to. `directions`: word
    -> degrees from north. `units`: word -> metres. `numbers`: word -> value. `peoples`: word -> ISO country."""

    types: Words
    sites: Words
    cues: Words
    joiners: Words
    fillers: Words
    adjectives: Words
    directions: Words
    units: Words
    numbers: Words
    peoples: Words


def bare(word: str) -> Iterable[str]:
    """A word, and an Arabic one without the letters that are written on to it."""
    yield word
    if not ARABIC[0] <= word[:1] <= ARABIC[1]:
        return
    rest = word
    for _ in range(2):
        if rest.startswith("لل") and len(rest) > 4:
            rest = ARTICLE + rest[2:]
        elif rest.startswith(CLITICS) and len(rest) > 3:
            rest = rest[1:]
        else:
            break
        yield rest
        if rest.startswith(ARTICLE) and len(rest) > 4:
            yield rest[2:]
    if word.startswith(ARTICLE) and len(word) > 4:
        yield word[2:]


def languages(table: Mapping[str, Any]) -> Languages:
    """From the YAML table `places_words_languages`."""
    cues = {name: table["cues"][name] for name in ("near", "in", "of", "from", "to")}
    return Languages(
        types=words(table["types"]),
        cues=words(cues),
        directions=words(table["directions"]),
        units=words(table["units"]),
        numbers=words(table["numbers"]),
        peoples=words(table["peoples"]),
        **{name: words({name: table[name]}) for name in ("sites", "joiners", "fillers", "adjectives")},
    )


def words(listed: Mapping[Any, Iterable[str]]) -> Words:
    """Value -> words, turned round; of two values for a word the first listed stands."""
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for value, each in listed.items():
        for word in each:
            plain = str(word).casefold()
            if plain.endswith(PREFIX):
                stems.setdefault(plain[: -len(PREFIX)], str(value))
            else:
                exact.setdefault(plain, str(value))
    return Words(exact, stems)
