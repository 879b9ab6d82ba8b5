"""Who a phrase names, and how many: figures ("two others") and single persons ("a 34-year-old man", "his wife")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.model.trees import Token, Tree
from headstone.reading.tolls_lexicon import TollLexicon
from headstone.text.numbers import NumberMention, find_numbers

AGE_BEFORE = re.compile(r"\b(\d{1,3}|[a-z]+)[- ](?:year|month|week|day)s?[- ]old\b", re.IGNORECASE)
AGE_AFTER = re.compile(r"^\s*,\s*(?:aged?\s+)?(\d{1,2})(?=\s*(?:[,.;:)]|$|(?:and|of|who|was|were|from)\b))")
COUNTING = {"nummod", "quantmod", "amod", "compound", "det", "npadvmod", "advmod", "nmod", "poss"}
AGES = re.compile(r"\bage[sd]?\b[\d\s,and]*$")
AGES_BACK = 40  # code points back to a word for ages
DATELINE = 3  # tokens in which a place in capitals opens a report
NAMING = {"NOUN", "PROPN", "ADJ"}
COUNTS = {"", "pronoun"}  # roles of numbers that may count persons


@dataclass(frozen=True, slots=True)
class People:
    """Persons of one phrase. `n` None: more than one, nobody says how many. `number`: the figure that says so."""

    token: Token
    span: Span
    n: int | None
    number: NumberMention | None = None
    age: str = ""
    name: str = ""
    more: bool = False  # "two others"
    attacker: bool = False
    definite: bool = False
    pronoun: bool = False

    @property
    def reflexive(self) -> bool:
        return self.token.text.lower().endswith(("self", "selves"))


class Phrases:
    """The phrases of one sentence, with its numbers ready at the words that they count."""

    def __init__(self, tree: Tree, text: str, lexicon: TollLexicon) -> None:
        self.tree, self.text, self.lexicon = tree, text, lexicon
        self.numbers: Mapping[int, NumberMention] = dict(self._counted())

    def _counted(self) -> Iterator[tuple[int, NumberMention]]:
        for number in find_numbers(self.text, self.tree.span):
            token = self.tree.head_of(number.words)
            if token is not None and not number.ordinal and not number.fraction and number.role in COUNTS:
                yield self._counts(token), number

    def _counts(self, token: Token) -> int:
        """Index of the noun that a number's word counts: its own where no noun stands behind it."""
        head = self.tree.head(token)
        if token.dep not in COUNTING or head.pos not in NAMING:
            return token.index
        above = self.tree.head(head)
        return above.index if head.dep == "compound" and above.pos in NAMING else head.index

    def people(self, tokens: Sequence[Token], loose: bool = False) -> list[People]:
        """The persons that tokens head the phrases of, those listed behind them in apposition included."""
        found = []
        for token in tokens:
            person = self.person(token, loose)
            if person is not None:
                found += [person, *self.listed(person)]
        return found

    def listed(self, first: People) -> list[People]:
        """ "a guard, two cooks and a driver": the parser hangs the rest of a list below its first member."""
        if first.token.text.lower() in self.lexicon.words["generic"] or (first.number is None and first.n != 1):
            return []
        rest = [t for kid in self.tree.kids(first.token, "appos") for t in self.tree.conjuncts(kid)]
        people = [p for t in rest if (p := self.person(t, loose=True)) and (p.number or p.n == 1) and not p.pronoun]
        listing = len(rest) > 1 or (first.number is not None and bool(people) and people[0].number is not None)
        apart = not any(p.more for p in people) and sum(p.n or 0 for p in people) != first.n
        return people if listing and apart and len(people) == len(rest) else []

    def person(self, token: Token, loose: bool = False) -> People | None:
        """The persons of one phrase; None where it names none. `loose`: what is done to it is done to the living."""
        number, word = self.numbers.get(token.index), token.text.lower()
        if self.nobody(token) or (not self.human(token, number) and not (loose and self.alive(token, number))):
            return None
        phrase = self.tree.phrase(token)
        n = self.count(token, word, number)
        return People(
            token, phrase, n, number, self.age(token, phrase), self.name(token),
            more=self.says_more(token, word), attacker=self.attacks(token, word),
            definite=any(self.lexicon.lists(k.text.lower(), "definite") for k in self.tree.kids(token, "det", "poss")),
            pronoun=token.pos == "PRON" and word not in self.lexicon.words["indefinite"],
        )  # fmt: skip

    def nobody(self, token: Token) -> bool:
        """ "No one", "nobody", "none of the guards"."""
        words = (token.text.lower(), *(k.text.lower() for k in self.tree.kids(token, "det", "neg")))
        return any(self.lexicon.lists(word, "nobody") for word in words)

    def attacks(self, token: Token, word: str) -> bool:
        of = (p for name, p in self.tree.preps(token) if name == "of")
        mine = self.lexicon.words["attackers"]
        return word in mine or (token.pos == "NUM" and any(p.text.lower() in mine for p in of))

    def alive(self, token: Token, number: NumberMention | None) -> bool:
        """Anything that can be killed and is neither a beast, a thing nor a place."""
        common = self.lexicon.common
        if (
            token.lemma in common.lists["things"]
            or token.lemma in self.lexicon.words["lifeless"]
            or common.nouns.get(token.text.lower(), "person") != "person"
        ):
            return False
        if number is not None:
            return token.tag in {"NNS", "NNPS"}
        if token.tag == "NN":
            return self.lexicon.people(f"{token.text.lower()}s")
        return token.pos == "PROPN" and token.entity == "" and token.dep in {"nsubjpass", "conj"}

    def human(self, token: Token, number: NumberMention | None) -> bool:
        """Whether the words themselves name persons."""
        word = token.text.lower()
        if token.pos == "PRON" or word in self.lexicon.words["one"]:
            return self.lexicon.lists(word, "one", "some")
        if token.text.isupper() and len(token.text) > 2 and token.index < DATELINE:
            return False  # "SERPA (Our agency)"
        if token.pos == "NUM" and self.aging(token):
            return False
        if token.pos == "NUM" or (number is not None and number.words.holds(Span(token.start, token.end))):
            of = next((p for name, p in self.tree.preps(token) if name == "of"), None)
            return of is None or self.human(of, None) or of.pos == "PRON"
        if number is not None and self.lexicon.lists(word, "more"):
            return True  # "120 more"
        if word == "old" or self.lexicon.person(word) or self.lexicon.person(token.lemma):
            return True
        return token.entity in {"PERSON", "NORP"} or (
            token.pos == "PROPN" and token.entity == "" and self.titled(token)
        )

    def aging(self, token: Token) -> bool:
        """Whether a bare number is an age: "ages 7 and 8", "one man, 41, died"."""
        before = self.text[max(self.tree.span.start, token.start - AGES_BACK) : token.start]
        return bool(AGES.search(before)) or (before.endswith(", ") and self.text[token.end : token.end + 1] == ",")

    def titled(self, token: Token) -> bool:
        return bool(AGE_AFTER.match(self.text[token.end : token.end + 20]))

    def count(self, token: Token, word: str, number: NumberMention | None) -> int | None:
        if number is not None:
            return value(number)
        if word in self.lexicon.words["one"]:
            return 1
        if word in self.lexicon.words["pairs"]:
            return 2
        vague = any(k.text.lower() in self.lexicon.words["vague"] for k in self.tree.kids(token))
        many = token.tag in {"NNS", "NNPS"} or token.pos == "PRON" or word in self.lexicon.words["collective"]
        return None if vague or many else 1

    def age(self, token: Token, phrase: Span) -> str:
        found = AGE_BEFORE.search(self.text, phrase.start, phrase.end)
        if found:
            return found[1].lower()
        counted = token.index in self.numbers or token.tag in {"NNS", "NNPS"}
        after = None if counted else AGE_AFTER.match(self.text[token.end : token.end + 20])
        return after[1] if after else ""

    def name(self, token: Token) -> str:
        """The surname, by which a person told of twice is known."""
        kids = (k for k in self.tree.kids(token, "appos"))
        named = next((t for t in (token, *kids) if t.entity == "PERSON" and t.pos == "PROPN"), None)
        if named is not None and named.text.lower() in self.lexicon.words["suffixes"]:
            named = next((k for k in reversed(list(self.tree.kids(named, "compound")))), named)
        return named.text.lower() if named else ""

    def says_more(self, token: Token, word: str) -> bool:
        more = self.lexicon.words["more"]
        return word in more or any(k.text.lower() in more for k in self.tree.kids(token))


def value(number: NumberMention) -> int | None:
    """The figure that stands for a number in sums."""
    return next((n for n in (number.point, number.low, number.high) if n is not None), None)
