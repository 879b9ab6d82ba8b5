"""Actors that a sentence blames, names a grave after, or shows at violence, without being agents of an act."""

from collections.abc import Callable, Iterable, Iterator

from headstone.model.spans import Span
from headstone.model.trees import Token
from headstone.reading.actors import RULE, Actor, as_actor, those, words
from headstone.reading.actors_admit import convicted
from headstone.reading.actors_trim import trim
from headstone.reading.sentence import Sentence

SECT_REACH = 500  # code points back in which a sect was named


def narrated(s: Sentence) -> Iterator[Actor]:
    """Armed actors whom a sentence shows at violence without naming the killing itself: "soldiers tied their hands"."""
    armed, violent = s.words("armed"), s.words("violent")
    for verb in (t for t in s.tree.tokens if t.pos == "VERB" and t.lemma in violent):
        for token in s.tree.agents(verb):
            actor = as_actor(s, token, armed)
            if actor and (actor.kind in {"armed_group", "state_armed"} or token.lemma in armed):
                yield actor


def blamed(s: Sentence) -> Iterator[Actor]:
    """Actors that a sentence blames without an act of its own: "blamed on X", "X is accused of", "victims of X"."""
    for token in s.tree.tokens:
        for applies, rule in RULES:
            if applies(s, token):
                yield from rule(s, token)
                break


def doers(s: Sentence, tokens: Iterable[Token]) -> tuple[Actor, ...]:
    return those(s, list(tokens), s.words("doers"))


def blame(s: Sentence, token: Token) -> Iterable[Actor]:
    """ "blamed on X", "blamed the damage on X", "pinned to X"; with "blame" the object too."""
    things = [c for k in s.tree.kids(token, "dobj") for c in s.tree.conjuncts(k)]
    targets = [o for t in (token, *things) for p, o in s.tree.preps(t) if p in {"on", "to"}]
    if not targets and token.lemma == "blame":
        targets = [c for k in s.tree.kids(token, "dobj", "nsubjpass") for c in s.tree.conjuncts(k)]
    return doers(s, targets)


def presumed(s: Sentence, token: Token) -> Iterable[Actor]:
    """ "rebels are believed to have ...": armed actors, no persons."""
    return (a for a in those(s, s.tree.subjects(token), s.words("armed")) if a.kind != "name")


def is_presumed(s: Sentence, token: Token) -> bool:
    verb = token.lemma in s.words("presuming") and token.pos == "VERB"
    return verb and s.tree.is_passive(token) and any(s.tree.kids(token, "xcomp"))


def suspicion(s: Sentence, token: Token) -> Iterable[Actor]:
    """ "suspicion fell on X"."""
    beside = [*s.tree.preps(token), *s.tree.preps(s.tree.head(token))]
    return doers(s, (o for p, o in beside if p in {"on", "upon"}))


def sect_leader(s: Sentence, token: Token) -> Iterable[Actor]:
    """ "cult leader X": the name beside the word."""
    head = s.tree.head(token)
    named = [k for k in s.tree.kids(token, "appos") if k.pos == "PROPN"]
    if token.dep in {"compound", "appos", "nmod"} and head.pos == "PROPN":
        named.append(head)
    for name in named:
        span = trim(s, s.tree.span_of([*s.tree.kids(name, "compound"), name]))
        yield Actor(span, words(s.text, span), f"{RULE}: leader of the sect", 0.6, s.number, "name")


def leads_a_sect(s: Sentence, token: Token) -> bool:
    """ "cult leader X", or "its leader X" soon after a sect was named."""
    if token.lemma != "leader":
        return False
    if any(k.lemma in s.words("sects") for k in s.tree.kids(token, "compound", "amod", "nmod", "poss")):
        return True
    its = any(k.text.lower() in {"its", "their", "the"} for k in s.tree.kids(token, "poss", "det"))
    before = s.text[max(0, token.start - SECT_REACH) : token.start].lower()
    return its and ("cult" in before or "sect " in before)


def commits(s: Sentence, token: Token) -> bool:
    return token.lemma in s.words("committing") and any(p.lemma in s.words("crimes") for p in s.tree.patients(token))


def behind_it(s: Sentence, token: Token) -> bool:
    """ "X was behind the killings"."""
    behind = token.lemma == "behind" and s.tree.head(token).lemma == "be"
    return behind and any(o.lemma in s.words("crimes") for o in s.tree.pobjs(token))


def victims_of(s: Sentence, token: Token) -> Iterable[Actor]:
    """ "victims of X": an actor, not the name of a person killed."""
    return (a for a in doers(s, (o for p, o in s.tree.preps(token) if p == "of")) if a.kind != "name")


def listed(name: str) -> Callable[[Sentence, Token], bool]:
    return lambda s, token: token.lemma in s.words(name)


def lemma(word: str) -> Callable[[Sentence, Token], bool]:
    return lambda s, token: token.lemma == word


# The first row that fits a token is taken: (does it fit, whom it blames).
RULES: tuple[tuple[Callable[[Sentence, Token], bool], Callable[[Sentence, Token], Iterable[Actor]]], ...] = (
    (listed("blaming"), blame),
    (listed("accusing"), lambda s, t: doers(s, s.tree.patients(t))),
    (is_presumed, presumed),
    (lemma("suspicion"), suspicion),
    (lemma("guilty"), lambda s, t: convicted(s, s.tree.subjects(s.tree.clause(t)))),
    (lemma("convict"), lambda s, t: convicted(s, s.tree.patients(t))),
    (lemma("responsible"), lambda s, t: doers(s, s.tree.subjects(s.tree.clause(t)))),
    (commits, lambda s, t: doers(s, s.tree.agents(t))),
    (
        lambda s, t: t.lemma in s.words("charges") and t.pos == "NOUN",
        lambda s, t: doers(s, (o for p, o in s.tree.preps(t) if p == "against")),
    ),
    (leads_a_sect, sect_leader),
    (behind_it, lambda s, t: doers(s, s.tree.subjects(s.tree.head(t)))),
    (lemma("victim"), victims_of),
)


def possessors(s: Sentence) -> Iterator[Actor]:
    """Armed groups that a grave is named after: "an X mass grave", "X's mass graves"."""
    for noun in (n for n in s.nouns if n.cls in {"mass_grave", "grave"}):
        for kid in s.tree.kids(noun.token, "compound", "poss", "nmod", "amod"):
            known = (o for o in s.orgs if o.kind == "armed_group" and o.span.start <= kid.start < o.span.end)
            hit = next(known, None)
            if hit and s.noun_at(kid) is not noun:
                span: Span = hit.span
                yield Actor(span, hit.canonical, RULE, 0.7, s.number, hit.kind, hit.side)
