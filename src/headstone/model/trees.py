"""Sentences as dependency trees: our own small view over whatever parser is plugged in.

The labels are those of the English CLEAR style (nsubj, nsubjpass, agent, dobj, pobj, ...).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from headstone.model.spans import Span

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "obj", "dative", "attr", "oprd")
LOOSE = {"relcl", "acl", "punct", "cc", "conj", "appos", "prep", "mark"}  # what a quoted noun phrase leaves out
OF_REACH = 6  # tokens of an "of ..." that a quoted noun phrase takes along
RELATIVES = {"who", "which", "that", "whom"}
CHARGING = {"accuse", "suspect", "blame", "charge", "convict"}  # their object is who did what they name
PARTICLES = {"upon", "across", "over", "down", "up"}  # with these the verb's object may hang below a preposition


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `start`/`end` are code points of the frozen text, `head` its head's index (its own at the root)."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence. All walks are over token indexes of this sentence."""

    sentence: int
    span: Span
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(repr=False, default=())

    def kids(self, token: Token, *deps: str) -> Iterator[Token]:
        """Children of a token, all or those with one of the labels."""
        for index in self.children[token.index]:
            child = self.tokens[index]
            if not deps or child.dep in deps:
                yield child

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def is_root(self, token: Token) -> bool:
        return token.head == token.index

    def ancestors(self, token: Token) -> Iterator[Token]:
        while not self.is_root(token):
            token = self.head(token)
            yield token

    def subtree(self, token: Token) -> Iterator[Token]:
        stack = [token.index]
        while stack:
            index = stack.pop()
            yield self.tokens[index]
            stack.extend(self.children[index])

    def plain(self, token: Token) -> Iterator[Token]:
        """A token's subtree without relative clauses."""
        yield token
        for child in self.kids(token):
            if child.dep != "relcl":
                yield from self.plain(child)

    def span_of(self, tokens: Iterable[Token]) -> Span:
        found = list(tokens)
        return Span(min(t.start for t in found), max(t.end for t in found))

    def phrase(self, token: Token) -> Span:
        """The noun phrase of a head without its clauses: what a person would quote."""
        keep = [token]
        for child in self.kids(token):
            if child.index < token.index and child.dep not in LOOSE:
                keep.extend(self.subtree(child))
            elif child.dep in {"compound", "nummod", "amod", "case"}:
                keep.append(child)
            elif child.dep == "prep" and child.text.lower() == "of" and not any(self.kids(child, "pcomp")):
                keep.extend(t for t in self.plain(child) if t.index < child.index + OF_REACH)
        return self.span_of(keep)

    def at(self, offset: int) -> Token | None:
        """The token that holds a code point of the frozen text."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)

    def within(self, span: Span) -> list[Token]:
        return [t for t in self.tokens if t.start < span.end and t.end > span.start]

    def head_of(self, span: Span) -> Token | None:
        """The token of a span that governs the rest of it."""
        inside = self.within(span)
        return next((t for t in inside if self.is_root(t) or not span.start <= self.head(t).start < span.end), None)

    def clause(self, token: Token) -> Token:
        """The verb (or root) that governs a token."""
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            return token
        return next((a for a in self.ancestors(token) if a.pos in {"VERB", "AUX"}), self.root())

    def root(self) -> Token:
        return next((t for t in self.tokens if self.is_root(t)), self.tokens[0])

    def conjuncts(self, token: Token) -> list[Token]:
        """A token and what is joined to it by "and"."""
        out = [token]
        for child in self.kids(token, "conj"):
            out.extend(self.conjuncts(child))
        return out

    def is_passive(self, verb: Token) -> bool:
        if any(self.kids(verb, "auxpass", "nsubjpass", "agent")) or (verb.dep == "acl" and verb.tag == "VBN"):
            return True
        beside = verb.dep in {"conj", "dep"}  # "they were kept there, then walked off and shot"
        joined = beside and verb.tag == "VBN" and not any(self.kids(verb, "aux", "nsubj", *OBJECTS))
        return joined and not self.is_root(verb) and self.is_passive(self.head(verb))

    def subjects(self, verb: Token) -> list[Token]:
        """Grammatical subjects of a verb, shared ones of joined verbs and controllers of open clauses included."""
        own = [c for kid in self.kids(verb, *SUBJECTS, *PASSIVE_SUBJECTS) for c in self.conjuncts(kid)]
        if own:
            return [self.meant(t, verb) for t in own]
        if verb.dep == "relcl" and not self.is_passive(verb) and not any(self.kids(verb, *OBJECTS)):
            return []
        above = self.clause_above(verb)
        if verb.dep in {"conj", "dep", "xcomp", "advcl", "pcomp"} and above.index != verb.index:
            return self.subjects(above)
        if verb.dep == "acl" and verb.tag in {"VBG", "VBN"}:
            return [self.head(verb)]
        return []

    def meant(self, token: Token, verb: Token) -> Token:
        """What a relative pronoun stands for: the noun that the clause hangs on."""
        if token.text.lower() in RELATIVES and verb.dep == "relcl" and not self.is_root(verb):
            return self.head(verb)
        return token

    def clause_above(self, verb: Token) -> Token:
        return next((a for a in self.ancestors(verb) if a.pos in {"VERB", "AUX"}), verb)

    def agents(self, verb: Token) -> list[Token]:
        """Who does it: the subject of an active verb, the "by" of a passive one."""
        by = [c for prep in self.kids(verb, "agent", "prep") if prep.text.lower() == "by" for c in self.pobjs(prep)]
        if self.is_passive(verb):
            return by or self._shared_agents(verb)
        if verb.dep == "pcomp" and self.clause_above(verb).lemma in CHARGING:
            return self.patients(self.clause_above(verb))  # "accused the militia of killing"
        return self.subjects(verb) or by

    def _shared_agents(self, verb: Token) -> list[Token]:
        """ "shot or tortured by X", "killed by X and buried": one "by" for both verbs."""
        if verb.dep == "conj" and not self.is_root(verb) and self.is_passive(self.head(verb)):
            return self.agents(self.head(verb))
        for other in self.kids(verb, "conj"):
            by = [c for prep in self.kids(other, "agent") for c in self.pobjs(prep)]
            if by and other.tag == "VBN":
                return by
        return []

    def patients(self, verb: Token) -> list[Token]:
        """What it is done to: object of an active verb, subject of a passive one, head of a relative clause."""
        if self.is_passive(verb):
            return self.subjects(verb)
        found = [self.meant(c, verb) for kid in self.kids(verb, *OBJECTS) for c in self.conjuncts(kid)]
        for prep in self.kids(verb, "prep", "prt"):
            word = prep.text.lower()
            if word in PARTICLES or (word == "at" and verb.lemma == "go"):
                found.extend(self.pobjs(prep))
        return found or self._shared_patients(verb)

    def _shared_patients(self, verb: Token) -> list[Token]:
        """The head of a relative clause, or the object of the verb that this one is joined to."""
        if verb.dep == "relcl" and any(self.kids(verb, *SUBJECTS)):
            return [self.head(verb)]
        above = self.clause_above(verb)
        if verb.dep == "conj" and above.index != verb.index and not any(self.kids(verb, "ccomp", "xcomp")):
            return self.patients(above)
        return []

    def pobjs(self, prep: Token) -> list[Token]:
        return [c for kid in self.kids(prep, "pobj", "pcomp") for c in self.conjuncts(kid)]

    def preps(self, token: Token) -> Iterator[tuple[str, Token]]:
        """Prepositional objects of a token: ("in", grave), chained prepositions flattened."""
        for prep in self.kids(token, "prep", "agent"):
            for pobj in self.pobjs(prep):
                yield prep.text.lower(), pobj
            for inner in self.kids(prep, "prep"):
                for pobj in self.pobjs(inner):
                    yield inner.text.lower(), pobj
