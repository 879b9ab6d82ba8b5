"""Sentences as rows of a reckoning: who of those told of is counted, and how many that makes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.model.trees import Tree
from headstone.reading.tolls_lexicon import HIT, INJURED, KILLED, TollLexicon
from headstone.reading.tolls_told import Told, told_in

HEAD = 4  # sentences read whatever else they speak of: there a report tells its own event
SMALL = 2  # up to this the same figure twice in a sentence may count two groups
KIN = ("his ", "her ", "their ")
TOTAL = re.compile(r"\b(?:in total|a total of|altogether|in all)\b", re.IGNORECASE)
DONE_TO = re.compile(
    r"\b(?:kill|kills|killed|killing|murdered|murdering|shot|shoots|shooting|slaying)\s+"
    r"(?:and\s+\w+\s+)?(?:at least\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of people with the words that it was read from and the rule in words. Without words it is nought."""

    n: int
    spans: tuple[Span, ...] = ()
    rule: str = ""


NOUGHT = Tally(0, (), "nobody is said to be")


def tally(told: Iterable[Told], rule: str) -> Tally:
    """The sum of those told of."""
    counted = [t for t in told if t.people.n]
    return Tally(sum(t.people.n or 0 for t in counted), tuple(t.people.span for t in counted), rule)


@dataclass(frozen=True, slots=True)
class Row:
    """What one sentence tells."""

    span: Span
    words: str
    told: tuple[Told, ...]

    def of(self, state: str, attackers: bool = False) -> list[Told]:
        """Those of one state, without parts of a total and without pronouns for somebody told of beside them."""
        rows = [t for t in self.told if t.state == state and not t.part and t.people.attacker == attackers]
        rivals: Sequence[Told] = rows if state == KILLED else self.told
        return [t for t in rows if not (t.people.pronoun and any(o is not t and o.people.n for o in rivals))]

    def counted(self, state: str, attackers: bool = False) -> list[Told]:
        """Those of one state that make up its sum: a total alone, a figure given twice once."""
        rows = [t for t in self.of(state, attackers) if t.people.n]
        if rows and TOTAL.search(self.words):
            return [max(rows, key=lambda t: t.people.n or 0)]
        seen = [(t.people.n, t.people.token.lemma) for t in rows]
        return [t for i, t in enumerate(rows) if (t.people.n or 0) <= SMALL or seen[i] not in seen[:i]]

    def sum(self, state: str, attackers: bool = False) -> int:
        return sum(t.people.n or 0 for t in self.counted(state, attackers))

    def done_to(self, told: Told) -> bool:
        """ "killing two people": the killer is not among them."""
        return bool(DONE_TO.search(self.words[: told.people.span.start - self.span.start]))

    def beside(self) -> list[Told]:
        """The hurt that are told of beside the dead of the same sentence, and are others than these."""
        dead = self.of(KILLED)
        if all(t.people.pronoun for t in dead):  # "taken to hospital, where he died"
            return []
        hurt = [*self.of(INJURED), *(t for t in self.of(HIT) if t.people.more)]
        return [t for t in hurt if t.people.n and self.another(t, dead)]

    def another(self, told: Told, dead: Sequence[Told]) -> bool:
        """Whether somebody hurt is surely none of the dead."""
        people = told.people
        if people.number or people.more:
            return True
        kin = self.words[people.span.start - self.span.start :].lower().startswith(KIN)
        named = people.token.lemma not in {t.people.token.lemma for t in dead} and (kin or not people.definite)
        return named and not people.pronoun and not (people.age and people.age in {t.people.age for t in dead})

    def figures(self) -> bool:
        """Whether the hurt of this sentence are counted, and not just told of."""
        return any(t.people.number or t.people.more for t in [*self.of(INJURED), *self.of(HIT)])


def rows_of(text: str, trees: Sequence[Tree], lexicon: TollLexicon) -> list[Row]:
    """The sentences of a report, in order, but for those that turn to other events."""
    out = []
    for tree in trees:
        words = text[tree.span.start : tree.span.end]
        if tree.sentence < HEAD or not lexicon.cues["elsewhere"].search(words):
            out.append(Row(tree.span, words, tuple(told_in(tree, text, lexicon))))
    return out
