"""What reports call their sites: one by its name, two by their faiths.

Two cemeteries of one town that are attacked in one week share its name, its days and its police. What tells them apart
is whose they are. Two proper names do not: a cemetery is called by its hill in one report, by its county in another.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from headstone.linking.incidents_profile import Episode
from headstone.linking.incidents_words import folded
from headstone.linking.once import once
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_places import called
from headstone.linking.pairs_weights import Sign
from headstone.text.fold import fold

_NAME = r"[A-ZÀ-Þ][\w’'-]+"
_LEAST = 3  # letters of a word that names a site


@dataclass(frozen=True, slots=True)
class SiteNames:
    """What one episode calls its sites: (kind of site, folded word) of their names and of their faiths, and how these
    words are spelt."""

    proper: frozenset[tuple[str, str]]
    faiths: frozenset[tuple[str, str]]
    spelt: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]  # a name, then the noun
    after: re.Pattern[str]  # the noun, linking words, a name
    kind: Mapping[str, str]  # of site, by noun
    faiths: frozenset[str]
    anybodys: frozenset[str]


def sites(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """What both call their sites; of attacks and of graves alone: where people were shot is named by many sites."""
    if "dead" in (a.group, b.group) and not (a.graves and b.graves):
        return
    one, other = names_of(a), names_of(b)
    shared = {word for _, word in one.proper} & {word for _, word in other.proper}
    if shared:
        yield Sign("same_named_site", 1, f"same site by name: {one.spelt[min(shared)]}")
    elif apart := _apart(one.faiths, other.faiths):
        said = f"{one.spelt[apart[0]]} and {other.spelt[apart[1]]}"
        yield Sign("other_faith_of_site", 1, f"sites of other faiths: {said}")


@once
def names_of(episode: Episode) -> SiteNames:
    """What the sentences of its claims call their sites, the names of their places left out."""
    words = _words()
    places = {word for place in (*episode.localities, *episode.areas) for word in called(place).split()}
    found: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    spelt: dict[str, str] = {}
    for text in sorted({quote.exact for claim in episode.claims for quote in claim.quotes}):
        for noun, name in _named(text, words):
            for spelling in re.findall(r"[\w’'-]+", name):
                word = folded(spelling)
                if word not in words.anybodys and word not in places and len(word) >= _LEAST:
                    found[word in words.faiths].add((words.kind[noun], word))
                    spelt.setdefault(word, spelling)
    return SiteNames(frozenset(found[False]), frozenset(found[True]), spelt)


def _named(text: str, words: _Words) -> Iterator[tuple[str, str]]:
    """Nouns, and what stands beside each as its name."""
    for match in words.before.finditer(text):
        yield fold(match["noun"]), match["name"]
    for match in words.after.finditer(text):
        yield fold(match["noun"]), match["name"]


def _apart(
    ones: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]]
) -> tuple[str, str] | None:
    """Names of one kind of site, none of which both have."""
    kinds = {kind for kind, _ in ones} & {kind for kind, _ in others}
    if not kinds or {word for _, word in ones} & {word for _, word in others}:
        return None
    kind = min(kinds)
    return min(word for held, word in ones if held == kind), min(word for held, word in others if held == kind)


def _table(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load(files("headstone.data").joinpath(name).read_text(encoding="utf-8")))


@cache
def _words() -> _Words:
    table, demonyms = _table("site_names.yaml"), _table("places_demonyms.yaml")["demonyms"]
    peoples = [word for words in demonyms.values() for word in words]
    kind = {fold(noun): name for name, nouns in table["nouns"].items() for noun in nouns}
    nouns = "|".join(sorted({noun for nouns in table["nouns"].values() for noun in nouns}, key=len, reverse=True))
    links = "|".join(table["linking"])
    called_so = r"(?:called|named|known as)"
    return _Words(
        re.compile(rf"(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})\s(?P<noun>{nouns})\b"),
        re.compile(
            rf"(?i:\b(?P<noun>{nouns}))\s(?:(?:{links})\s|[dl]['’]|{called_so}\s){{1,3}}(?P<name>{_NAME}(?:\s{_NAME})?)"
        ),
        kind, frozenset(map(fold, table["faiths"])), frozenset(map(fold, (*table["anybodys"], *peoples))),
    )  # fmt: skip
