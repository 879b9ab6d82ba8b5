"""A number in its sentence: what it counts, the act it stands under, and what rules ask about the two."""

from dataclasses import dataclass
from functools import cached_property

from headstone.model.claims import Count
from headstone.model.reading import Act, Noun
from headstone.model.spans import Span
from headstone.model.trees import Token, Tree
from headstone.reading.nouns import BURIALS
from headstone.reading.sentence import Sentence
from headstone.text.numbers import NumberMention

DEAD = {
    "killed", "bodies_found_claimed", "bodies_visible", "bodies_recovered", "bodies_identified", "estimated_buried",
    "missing",
}  # fmt: skip
OBJECTS = {"graves_destroyed", "structures_destroyed", "graves_found", "sites"}
APPOSITION = 12  # code points between the counted and a pronoun that takes their place
OF_REMAINS = 3  # heads between people and the remains that are theirs

Kind = tuple[str | None, str]  # (kind of count, rule in words), or (None, why it counts nothing of ours)


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as read from one sentence, with the act it belongs to (None: the report's main act)."""

    count: Count
    span: Span
    sentence: int
    act: Act | None
    background: str | None = None  # why it counts another event or a whole, if it does

    @property
    def value(self) -> int | None:
        """The number that stands for it in comparisons."""
        bounds = (self.count.point, self.count.low, self.count.high)
        return next((n for n in bounds if n is not None), None)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document offers to the numbers of one sentence."""

    s: Sentence
    main_family: str
    carried: str = ""  # what the sentences before last counted: body | person | ""
    placed: bool = False  # the sentence names a settlement
    position: int = 0  # sentences read before


@dataclass(frozen=True)  # no slots: what costs a walk over the tree is kept
class Counting:
    """One number: `token` is what it counts (or its own word), `noun` that noun in the lexicon, `act` what is done."""

    setting: Setting
    number: NumberMention
    token: Token
    noun: Noun | None
    act: Act | None
    previous: Figure | None
    counted: Token | None

    @property
    def s(self) -> Sentence:
        return self.setting.s

    @property
    def tree(self) -> Tree:
        return self.setting.s.tree

    @property
    def family(self) -> str:
        return self.act.family if self.act else ""

    def says(self, cue: str, before: int, after: int) -> bool:
        """Whether a cue stands within so many code points of the number."""
        return self.s.says(cue, self.s.around(self.number.span, before, after))

    @cached_property
    def patient(self) -> bool:
        """True when what is counted is what the act is done to, or stands inside that phrase."""
        return any(self._in(p) for p in self.act.patients) if self.act else False

    def _in(self, patient: Token) -> bool:
        index = self.token.index
        if index == patient.index or any(t.index == index for t in self.tree.subtree(patient)):
            return True
        # "35 people, many of them weavers, were shot": the verb took the apposition for its subject
        taken = patient.text.lower() in self.s.words("appositive")
        return taken and 0 < patient.start - self.token.end < APPOSITION

    @cached_property
    def under(self) -> bool:
        """The counted noun carries the act as a clause of its own ("100 men shot by ...")."""
        if self.act is None:
            return False
        index = self.act.token.index
        done_to = self.tree.head(self.token).index == index
        argument = done_to and self.token.dep in {"nsubjpass", "dobj", "attr", "appos"}
        return argument or any(t.index == index for t in self.tree.subtree(self.token))

    @cached_property
    def held(self) -> bool:
        """In a phrase such as "grave with 100 people", "remains of 60 weavers", "pit holding ten men"."""
        for above in self.tree.ancestors(self.token):
            noun = self.s.noun_at(above)
            if noun and noun.cls in BURIALS | {"body"}:
                return True
            if above.lemma in self.s.words("holding"):
                burial = any(n.cls in BURIALS for n in self.s.nouns)
                return burial or above.lemma in self.s.words("burying")
        return False

    @cached_property
    def of_remains(self) -> bool:
        """ "remains of 21 persons", "remains belonging to 21 persons", "bodies of 21 men"."""
        above = list(self.tree.ancestors(self.token))[:OF_REMAINS]
        joined = self.token.dep in {"pobj", "conj", "appos"}
        return joined and any((n := self.s.noun_at(a)) is not None and n.cls == "body" for a in above)

    @cached_property
    def clause(self) -> Span:
        """The words of the clause that governs what is counted, without deeper clauses of other verbs."""
        verb = self.tree.clause(self.token)
        keep = [t for t in self.tree.subtree(verb) if self.tree.clause(t).index == verb.index] or [self.token]
        return Span(min(t.start for t in [*keep, self.token]), max(t.end for t in [*keep, self.token]))
