"""Who found it: the agents of a find, its announcer, and whoever another sentence shows at the find."""

from collections.abc import Iterator, Sequence

from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.model.trees import Token
from headstone.reading.actors import RULE, Actor, as_actor, pronoun_agent, those, words
from headstone.reading.actors_trim import trim
from headstone.reading.sentence import Sentence

ANNOUNCERS = {"state_armed", "state_police", "armed_group"}  # forces and investigators announce finds of their own
RELICS = {"grave": {"body", "mass_grave", "pit", "grave"}, "kill": {"body", "mass_grave"},
          "cem": {"headstone", "tomb", "cemetery", "grave"}}  # fmt: skip
FINDS = {"grave.discovery", "grave.exhumation"}
TOWARDS = {"on", "upon", "across", "into", "through", "against", "to"}
OUTWARDS = {"out", "up"}  # "pulled them out": the dead, or what is left of them


def finders_of(s: Sentence, act: Act) -> tuple[Actor, ...]:
    """Who found the grave: the agents of finding, or the speaker where "it said it had found"."""
    found = searching(s, act.agents)
    if found or not pronoun_agent(act, s.lexicon):
        return found
    above = next((t for t in s.tree.ancestors(act.token) if t.lemma in s.words("saying")), None)
    return searching(s, s.tree.agents(above)) if above else ()


def announcers_of(s: Sentence, act: Act) -> tuple[Actor, ...]:
    """Who announced a find that nobody is said to have made."""
    above = next((t for t in s.tree.ancestors(act.token) if t.lemma in s.words("announcers")), None)
    told = those(s, s.tree.agents(above), s.words("searchers")) if above else ()
    return tuple(a for a in told if a.kind in ANNOUNCERS)


def searching(s: Sentence, tokens: Sequence[Token]) -> tuple[Actor, ...]:
    """The actors among tokens, and persons of any calling: anybody may find."""
    found = (as_actor(s, t, s.words("searchers")) or person(s, t) for t in tokens)
    return tuple(a for a in found if a)


def person(s: Sentence, token: Token) -> Actor | None:
    """A common noun for a person ("beekeepers", "a visitor")."""
    noun = s.noun_at(token)
    known = noun is not None and noun.cls == "person"
    if token.pos != "NOUN" or not (known or s.lexicon.person_ending.match(f"{token.lemma}s")):
        return None
    if token.text.lower() in s.words("not_names") or f"{token.lemma}s" in s.lexicon.not_persons:
        return None
    span = trim(s, s.tree.phrase(token))
    return Actor(span, words(s.text, span), f"{RULE}: a person", 0.6, s.number, "generic")


def shown_finding(s: Sentence, family: str) -> Iterator[Actor]:
    """Those whom a sentence shows at the find without naming the find itself: "a crew struck bones", "she noticed the
    damage", "the men who pulled them out". Who comes armed to a pit is not taken for its finder."""
    for verb in s.tree.tokens:
        if verb.pos != "VERB" or verb.lemma not in s.words("coming_upon") or s.tree.is_passive(verb):
            continue
        if verb.lemma == "come" and family == "cem":
            continue  # everybody comes to a cemetery
        if met(s, verb, family) or (family == "grave" and taken_out(s, verb)):
            armed = s.words("armed") if verb.lemma == "come" else frozenset()
            yield from (a for a in searching(s, [t for t in s.tree.agents(verb) if t.lemma not in armed]))


def met(s: Sentence, verb: Token, family: str) -> bool:
    """What the verb finds is of the report's kind: remains or graves, or stones and the damage to them."""
    things = [*s.tree.patients(verb), *(o for p, o in s.tree.preps(verb) if p in TOWARDS)]
    things += [s.tree.head(a) for a in (verb, *s.tree.ancestors(verb)) if a.dep == "relcl"][:1]
    things += s.tree.kids(verb, "npadvmod")  # where the parser took a second object for a time
    if verb.lemma in s.words("noticing"):  # "noticed wire and bones", "saw that the stones were gone"
        things += [t for k in s.tree.kids(verb, "ccomp") for t in s.tree.subjects(k)]
        if family == "cem" and any(t.lemma in s.words("harm") for t in things):
            return True
    kinds = RELICS.get(family, set())
    return any(n.cls in kinds for t in things for n in s.classed(s.tree.conjuncts(t)))


def taken_out(s: Sentence, verb: Token) -> bool:
    """ "pulled them out"."""
    out = any(k.text.lower() in OUTWARDS for k in s.tree.kids(verb, "prt", "advmod", "prep"))
    return out and any(k.text.lower() == "them" for k in s.tree.kids(verb, "dobj"))


def searching_then(s: Sentence) -> Iterator[Actor]:
    """Who searched, in a sentence that tells of a find without its finder: "72 were found since clues led the police to
    search"."""
    if any(a.code in FINDS and not a.agents for a in s.acts):
        for verb in (t for t in s.tree.tokens if t.pos == "VERB" and t.lemma in s.words("searching")):
            led = s.tree.kids(s.tree.head(verb), "dobj") if verb.dep == "xcomp" else ()
            yield from those(s, [*led, *s.tree.agents(verb)], s.words("searchers"))


def outside(actors: Sequence[Actor], spans: Sequence[Span]) -> list[Actor]:
    """Actors whose words none of the spans hold."""
    return [a for a in actors if not any(span.overlap(a.span) for span in spans)]
