"""Condition of remains, victims as stated, motive, participants, the site: words of a sentence by the tables."""

import re
from collections.abc import Iterator, Sequence

from headstone.model.spans import Span
from headstone.reading.acts import Act
from headstone.reading.lexicon import Lexicon
from headstone.reading.nouns import Noun
from headstone.reading.syntax import Tree

BY_CLASS = {"mass_grave": "mass_grave", "tomb": "mausoleum_tomb", "worship": "religious_building", "cemetery": "cemetery", "heritage": "heritage_site", "headstone": "cemetery"}


def hits(patterns: Sequence[tuple[str, re.Pattern[str]]], text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """(name, words) of the first match of each pattern in a sentence."""
    for name, pattern in patterns:
        match = pattern.search(text, span.start, span.end)
        if match:
            yield name, Span(match.start(), match.end())


def site_of(act: Act, nouns: Sequence[Noun]) -> tuple[str, Span] | None:
    """The type of site an act is done at, and its words; a plain grave of a grave report is a mass grave only if called so."""
    pool = [act.noun] if act.noun else []
    pool += [n for n in nouns if n.token.index != (act.noun.token.index if act.noun else -1)]
    for noun in pool:
        if noun.cls in BY_CLASS and not (act.family in {"grave", "kill"} and noun.cls in {"headstone", "heritage"}):
            return BY_CLASS[noun.cls], noun.span
    grave = next((n for n in pool if n.cls in {"grave", "pit"}), None)
    if grave:
        return ("cemetery" if act.family == "cem" else "mass_grave" if act.family == "grave" else "other"), grave.span
    return None


def located_in(tree: Tree, text: str, lexicon: Lexicon) -> tuple[str, Span] | None:
    """A site that a grave lies in ("in the grounds of the college"): type and words."""
    match = lexicon.site_pattern.search(text, tree.span.start, tree.span.end)
    return (lexicon.sites[" ".join(match.group().lower().split())], Span(match.start(), match.end())) if match else None
