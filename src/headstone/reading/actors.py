"""Who is said to have done it, and who found it: the actors beside an act."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from headstone.model.reading import Act, Deed
from headstone.model.spans import Span
from headstone.model.trees import Token
from headstone.reading.actors_trim import trim
from headstone.reading.lexicon import Lexicon
from headstone.reading.sentence import Sentence
from headstone.text.organisations import OrgMention

RULE = "actors@1"
ARMED_ROLES = {"armed", "state_armed", "criminal"}
DATELINE = 3  # tokens at the head of a sentence in which capitals are a dateline
CAPITALS = 6  # letters from which a word in capitals is no abbreviation of an actor


@dataclass(frozen=True, slots=True)
class Actor:
    """Words that name an actor, the canonical name where one is known, and the rule that found them."""

    span: Span
    name: str
    rule: str
    score: float
    sentence: int
    kind: str = ""
    side: str | None = None


def perpetrators_of(s: Sentence, act: Act) -> tuple[Actor, ...]:
    """Actors of a killing, a destruction or a burial: its agents, as named here. Pronouns are the caller's."""
    found = (possessed(s, t) or as_actor(s, t, s.words("doers")) for t in act.agents)
    return tuple(a for a in found if a)


def possessed(s: Sentence, token: Token) -> Actor | None:
    """ "The army denied that its soldiers had killed anybody": they are the army's, and named by its words."""
    its = any(k.tag == "PRP$" for k in s.tree.kids(token, "poss"))
    above = next((t for t in s.tree.ancestors(token) if t.lemma in s.words("owning")), None) if its else None
    owner = next(iter(those(s, s.tree.agents(above), s.words("doers") | s.words("owners"))), None) if above else None
    return replace(owner, rule=f"{RULE}: of the one who speaks", score=0.6) if owner and owner.kind != "name" else None


def those(s: Sentence, tokens: Sequence[Token], heads: Collection[str]) -> tuple[Actor, ...]:
    """The actors among tokens, in order."""
    return tuple(a for t in tokens if (a := as_actor(s, t, heads)))


def pronoun_agent(act: Deed, lexicon: Lexicon) -> bool:
    """The act has an agent, and it is only a pronoun."""
    return (
        isinstance(act, Act)
        and bool(act.agents)
        and all(a.text.lower() in lexicon.lists["pronouns"] for a in act.agents)
    )


def antecedent(orgs: Sequence[OrgMention], before: int, text: str, sentence: int, lexicon: Lexicon) -> Actor | None:
    """The armed actor named last before an offset: whom "it", "the group", "the militants" mean."""

    def armed(org: OrgMention) -> bool:
        plain = text[org.span.start : org.span.end].lower() in lexicon.lists["groups"]
        generic = org.kind == "generic" and org.role in ARMED_ROLES and not plain
        return org.kind in {"armed_group", "state_armed"} or generic

    pool = [o for o in orgs if o.span.end <= before and armed(o)]
    best = next((o for o in reversed(pool) if o.kind == "armed_group"), pool[-1] if pool else None)
    if best is None:
        return None
    name = best.canonical if best.kind != "generic" else words(text, best.span)
    return Actor(best.span, name, f"{RULE}: named before", 0.6, sentence, best.kind, best.side)


def full_name(text: str, before: int, actor: Actor) -> Actor:
    """ "the brigade" after "the Black Standard Brigade", "the club" after "the Steel Wing, a small club": the name in
    full, with the words as they stand here."""
    head = actor.name
    if actor.kind not in {"generic", ""} or not head.isalpha():
        return actor
    found = re.findall(rf"((?:[A-Z][\w'’-]+\s+){{1,4}}{re.escape(head.capitalize())})\b", text[:before])
    found = found or re.findall(
        rf"((?:[A-Z][\w'’-]+ ){{1,3}}[A-Z][\w'’-]+), an? (?:[\w-]+ ){{0,3}}{head}\b", text[:before]
    )
    if not found:
        return actor
    name = found[-1].split()
    return replace(actor, name=" ".join(name[name[0] == "The" :]), rule=f"{RULE}: named in full before", score=0.65)


def as_actor(s: Sentence, token: Token, heads: Collection[str]) -> Actor | None:
    """The actor that a token heads: a known organisation in its phrase, a name, or a noun of the kind asked for."""
    shouted = token.index < DATELINE and token.text.isupper() and len(token.text) >= CAPITALS
    if token.text.lower() in s.words("not_names") or shouted:
        return None
    phrase = s.tree.phrase(token)
    if organisation := organisation_of(s, token, phrase):
        return organisation
    span = trim(s, phrase)
    if token.lemma in heads:
        return Actor(span, words(s.text, span), RULE, 0.7, s.number, "generic")
    for kid in s.tree.kids(token, "poss", "compound"):  # "the rebels' command", "the guerrillas' raid"
        named = any(o.span.start <= kid.start < o.span.end and o.kind != "generic" for o in s.orgs)
        if kid.lemma in heads or named:
            return as_actor(s, kid, heads)
    if token.pos == "PROPN" and token.entity in {"PERSON", "ORG", "NORP"}:
        return Actor(span, words(s.text, span), RULE, 0.65, s.number, "name")
    return None


def organisation_of(s: Sentence, token: Token, phrase: Span) -> Actor | None:
    """The organisation that a token stands in, else the first one with a name in its phrase."""
    holding = [o for o in s.orgs if o.span.start <= token.start < o.span.end]
    inside = [o for o in s.orgs if phrase.start <= o.span.start < phrase.end and o.kind != "generic"]
    known = [o for o in holding if o.kind != "generic"]
    armed = [o for o in (*inside, *served(s, token)) if o.kind == "armed_group"] if holding else []
    named = next(iter(known + armed + holding + inside), None)
    if named is None:
        return None
    span = trim(s, Span(min(phrase.start, named.span.start), max(phrase.end, named.span.end)))
    name, score = (named.canonical, 0.9) if named.kind != "generic" else (words(s.text, span), 0.75)
    return Actor(span, name, RULE, score, s.number, named.kind, named.side)


def served(s: Sentence, token: Token) -> list[OrgMention]:
    """Whom generic actors serve, in a clause right behind them: "fighters loyal to X", "men belonging to X"."""
    clauses = [k for k in s.tree.kids(token, "acl", "amod", "relcl") if k.index > token.index]
    objects = [o.start for k in clauses if k.lemma in s.words("serving") for _, o in s.tree.preps(k)]
    return [o for o in s.orgs if any(o.span.start <= start < o.span.end for start in objects)]


def words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
