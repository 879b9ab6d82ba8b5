"""Those who own up to an act that names no agent, and those a court found guilty of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headstone.model.reading import Act
from headstone.model.trees import Token
from headstone.reading.actors import RULE, Actor, as_actor, words
from headstone.reading.actors_finders import person
from headstone.reading.actors_trim import trim
from headstone.reading.sentence import Sentence

ARMED = {"armed_group", "state_armed"}


def admitted(s: Sentence, act: Act) -> Iterator[Actor]:
    """ "A rebel commander owned up to having people killed", "the group acknowledged the demolition": who speaks did
    it. Only armed speakers: a ministry that acknowledges a killing need not have done it."""
    above = next((t for t in s.tree.ancestors(act.token) if owns_up(s, t)), None)
    if act.agents or above is None or act.family not in {"kill", "cem"}:
        return
    for token in s.tree.agents(above):
        actor = behind(s, token) or as_actor(s, token, s.words("doers"))
        if actor and (actor.kind in ARMED | {"name"} or token.lemma in s.words("armed")):
            yield replace(actor, rule=f"{RULE}: owned up", score=0.65)


def owns_up(s: Sentence, token: Token) -> bool:
    if token.lemma == "own":
        return any(k.text.lower() == "up" for k in s.tree.kids(token))
    return token.pos == "VERB" and token.lemma in s.words("confessing")


def behind(s: Sentence, token: Token) -> Actor | None:
    """Whom a spokesman speaks for, if it is named."""
    if token.lemma not in s.words("owners"):
        return None
    named = (o for p, o in s.tree.preps(token) if p == "of" and o.pos == "PROPN")
    return next((a for o in named if (a := as_actor(s, o, ()) or unlisted(s, o))), None)


def unlisted(s: Sentence, token: Token) -> Actor | None:
    """A capitalised name that no table holds."""
    span = trim(s, s.tree.phrase(token))
    return Actor(span, words(s.text, span), RULE, 0.55, s.number, "name")


def convicted(s: Sentence, tokens: Sequence[Token]) -> tuple[Actor, ...]:
    """Persons of any calling: whom a court finds guilty is named by what he was."""
    found = (as_actor(s, t, s.words("doers")) or person(s, t) for t in tokens)
    return tuple(a for a in found if a)
