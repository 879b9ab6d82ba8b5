"""The word lists of place finding, as one frozen value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from headstone.reading.places_languages import Languages, languages


@dataclass(frozen=True, slots=True)
class PlaceTables:
    """Case-folded words. `demonyms` and `peoples` map a word or two ("south sudanese") to ISO countries."""

    demonyms: Mapping[str, tuple[str, ...]]
    peoples: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]  # "khmer rouge" -> the countries of its record
    types: Mapping[str, str]  # "province" -> "adm1"
    sites: frozenset[str]
    organisations: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    doings: frozenset[str]
    not_places: frozenset[str]
    given_names: frozenset[str]
    common: frozenset[str]
    languages: Languages  # the words of the other languages


def place_tables(
    nations: Mapping[str, Any], words: Mapping[str, Any], elsewhere: Mapping[str, Any], common: Iterable[str]
) -> PlaceTables:
    """From the tables `places_demonyms`, `places_words`, `places_words_languages` and the lines of `places_common`."""
    return PlaceTables(
        demonyms=_turned(nations["demonyms"]),
        peoples={name.casefold(): tuple(countries) for name, countries in nations["peoples"].items()},
        groups={name.casefold(): tuple(countries) for name, countries in nations["groups"].items()},
        types={word: kind for kind, listed in words["types"].items() for word in listed},
        languages=languages(elsewhere),
        common=frozenset(line for line in common if not line.startswith("#")),
        **{
            name: frozenset(words[name])
            for name in ("sites", "organisations", "titles", "speech", "doings", "not_places", "given_names")
        },
    )


def _turned(by_country: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Demonym -> countries; one that several countries share keeps them all."""
    found: dict[str, tuple[str, ...]] = {}
    for country, words in by_country.items():
        for word in words:
            key = word.casefold()
            found[key] = (*found.get(key, ()), country)
    return found
