"""What one sentence tells of the killed and the hurt: persons, and what has become of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headstone.model.trees import Tree
from headstone.reading.tolls_deeds import by_trees
from headstone.reading.tolls_figures import FIGURE, by_figures, by_headline
from headstone.reading.tolls_lexicon import HIT, INJURED, KILLED, TollLexicon
from headstone.reading.tolls_people import People, Phrases

RANK = {HIT: 0, INJURED: 1, KILLED: 2}
ALSO = re.compile(r"\balso\b", re.IGNORECASE)
ALSO_BEFORE, ALSO_AFTER = 20, 14  # code points around a phrase in which "also" speaks of it
PART_BEFORE = 18  # code points in front of a phrase that make it a part
PARTS = ("including", "among them", "one of whom")
UP = 4  # heads up to an "including"


@dataclass(frozen=True, slots=True)
class Told:
    """Persons and what became of them, as one sentence tells it."""

    state: str
    people: People
    sentence: int
    rule: str
    part: bool = False  # some of those that the sentence counts already
    also: bool = False  # told apart from those counted before ("a guard was also killed")


def told_in(tree: Tree, text: str, lexicon: TollLexicon) -> list[Told]:
    """Every killed or hurt person or group of a sentence, once each, with the worst that is said of them."""
    phrases = Phrases(tree, text, lexicon)
    found: dict[int, Told] = {}
    for state, people, rule in [*by_trees(phrases), *by_figures(phrases), *by_headline(phrases)]:
        before = found.get(people.token.index)
        # what stands beside a figure is surer than the tree, but for "shot" beside "to death"
        figure = rule == FIGURE and people.number is not None and state != HIT
        if before is None or figure or RANK[state] > RANK[before.state]:
            found[people.token.index] = Told(state, people, tree.sentence, rule)
    rows = alone([found[i] for i in sorted(found)])
    totals = [t for t in rows if summed(t, rows)]
    return [replace(t, part=part(phrases, t, rows, totals), also=also(phrases, t)) for t in rows]


def alone(rows: list[Told]) -> list[Told]:
    """Who hurts himself and nobody else is no attacker."""
    if any(t.people.n and not t.people.reflexive for t in rows):
        return rows
    return [replace(t, people=replace(t.people, attacker=False)) if t.people.reflexive else t for t in rows]


def summed(told: Told, rows: Sequence[Told]) -> bool:
    """ "40 people, 6 guards and 34 villagers": the first is the sum of the others."""
    same = [o for o in rows if o.state == told.state]
    return len(same) > 2 and same[0] is told and sum(o.people.n or 0 for o in same[1:]) == told.people.n


def part(phrases: Phrases, told: Told, rows: Sequence[Told], totals: Sequence[Told]) -> bool:
    """ "Three of them", "including two children", what a total sums up."""
    token, tree = told.people.token, phrases.tree
    if told.state == KILLED and totals and told not in totals:
        return True
    start = told.people.span.start
    ahead = phrases.text[max(tree.span.start, start - PART_BEFORE) : start].lower()
    above = list(tree.ancestors(token))
    if any(word in ahead for word in PARTS) or any(a.text.lower() == "including" for a in above[:UP]):
        return True
    if token.dep in {"conj", "appos"}:
        return False  # listed
    heads = {a.index for a in above}
    return any(o.people.token.index in heads and o.state == told.state and o.people.n is not None for o in rows)


def also(phrases: Phrases, told: Told) -> bool:
    """Whether these come on top of those counted before: "another", "also", "one of the injured died"."""
    people, text = told.people, phrases.text
    if people.more:
        return True
    if people.definite or people.pronoun:
        return False
    ahead = text[max(phrases.tree.span.start, people.span.start - ALSO_BEFORE) : people.span.start]
    near = f"{ahead}|{text[people.span.end : people.span.end + ALSO_AFTER]}"
    hurt = phrases.lexicon.words["hurt_words"]
    return bool(ALSO.search(near)) or any(
        name == "of" and k.text.lower() in hurt for name, k in phrases.tree.preps(people.token)
    )
