"""Condition of remains, victims as stated, motive, participants, the site: words of a sentence by the tables."""

import re
from collections.abc import Iterator, Sequence

from headstone.model.claims import Victims
from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.reading.sentence import Sentence

RULE = "details@1"
PLAIN = {"cem": "cemetery", "grave": "mass_grave"}  # what a plain grave is, by the family of the act


Patterns = Sequence[tuple[str, re.Pattern[str]]]


def hits(patterns: Patterns, s: Sentence, besides: Sequence[Span] = ()) -> Iterator[tuple[str, Span]]:
    """(name, words) of the first match of each pattern in a sentence, outside of the phrases besides."""
    for name, pattern in patterns:
        for match in pattern.finditer(s.text, s.span.start, s.span.end):
            span = Span(match.start(), match.end())
            if not any(map(span.overlap, besides)):
                yield name, span
                break


def site_of(s: Sentence, act: Act) -> tuple[str, Span] | None:
    """The type of site an act is done at, and its words; a plain grave is a mass grave in an act on graves."""
    pool = [act.noun] if act.noun else []
    pool += [n for n in s.nouns if act.noun is None or n.token.index != act.noun.token.index]
    dead = act.family in {"grave", "kill"}
    for noun in pool:
        if noun.cls in s.lexicon.site_of_noun and not (dead and noun.cls in {"headstone", "heritage"}):
            return s.lexicon.site_of_noun[noun.cls], noun.span
    grave = next((n for n in pool if n.cls in {"grave", "pit"}), None)
    return (PLAIN.get(act.family, "other"), grave.span) if grave else None


def participants_of(s: Sentence, acts: Sequence[Act]) -> tuple[tuple[str, Span], ...]:
    """Accomplices, onlookers, guards and the forced; not those whom the acts of the sentence are done to."""
    victims = [s.tree.phrase(p) for act in acts if act.family == "kill" for p in act.patients]
    return tuple(hits(s.lexicon.participants, s, victims))


def victims_of(s: Sentence, act: Act) -> tuple[Victims, Span] | None:
    """Who the dead were, as the sentence says: status, sex and age; not who killed or found them."""
    if act.family not in {"kill", "grave"}:
        return None
    others = [s.tree.phrase(a) for one in s.acts for a in one.agents]
    status = next(hits(s.lexicon.victims, s, others), None)
    kind = next(hits(s.lexicon.sex_age, s, others), None)
    named = status or kind
    if named is None:
        return None
    stated, sexed = status[0] if status else None, kind[0] if kind else None
    return Victims("", stated, None, sexed, rule=RULE, score=0.6), named[1]


def motive_of(s: Sentence, act: Act, main: bool) -> Span | None:
    """The stated motive; `main`: the act is of the report's own event and main kind."""
    match = s.lexicon.motive.search(s.text, s.span.start, s.span.end)
    return Span(match.start(), match.end()) if match and (main or act.family in {"cem", "kill"}) else None
