"""Who is said to have done it, and who found it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headstone.model.spans import Span
from headstone.reading.acts import Act
from headstone.reading.nouns import Noun, noun_at
from headstone.reading.syntax import Token, Tree
from headstone.text.organisations import OrgMention

RULE = "actors@1"
PRONOUNS = {"it", "they", "he", "she", "them"}
SAYING = {"say", "announce", "report", "state", "claim", "tell", "declare", "add", "confirm", "reveal", "admit", "concede", "acknowledge", "allege"}
SEARCHERS = {
    "army", "soldier", "troop", "force", "unit", "police", "investigator", "team", "authority", "official", "villager", "resident", "farmer",
    "worker", "expert", "militia", "paramilitary", "navy", "marine", "prosecutor", "journalist", "reporter", "activist", "searcher", "rescuer",
    "volunteer", "relative", "family", "mother", "shepherd", "fighter", "mission", "observer", "monitor", "commission", "detective", "ranger", "hunter",
    "child", "boy", "man", "woman", "local", "neighbour", "neighbor", "engineer", "driver", "fisherman", "patrol", "guard", "collective", "group",
    "organisation", "organization", "ngo", "peacekeeper", "miner", "builder", "digger", "crew", "personnel", "agent", "agency", "office", "ministry", "government", "brigade", "battalion", "deminer", "sapper", "scientist", "anthropologist", "herder", "woodcutter", "logger", "student", "teacher", "priest", "mayor", "governor", "commander", "officer", "gendarme", "ranger", "people", "councillor", "serviceman", "rebel",
}
DOERS = {
    "militant", "gunman", "soldier", "troop", "fighter", "terrorist", "jihadist", "extremist", "rebel", "army", "police", "policeman", "militia",
    "militiaman", "paramilitary", "gang", "cartel", "mob", "vandal", "attacker", "insurgent", "occupier", "invader", "guard", "officer", "force",
    "unit", "group", "squad", "youth", "teenager", "bandit", "guerrilla", "villager", "man", "assailant", "raider", "arsonist", "intruder", "separatist", "junta", "regime", "government", "authorities", "state", "military", "cell", "cult", "sect", "follower", "leader", "perpetrator", "culprit", "islamist", "salafist", "nationalist", "neo-nazi", "commander", "general", "herdsman", "herder", "mercenary", "security", "loyalist", "crew", "trafficker", "killer", "executioner", "agent", "brigade", "battalion", "battalions", "neighbour", "neighbor", "contractor", "developer", "bulldozer", "worker", "official", "supporter", "hooligan", "skinhead", "activist", "settler", "crowd", "people", "person", "boy", "girl", "student", "pupil", "thief", "robber", "club",
}
NOT_NAMES = {"he", "she", "they", "it", "who", "which", "one", "some", "many", "others", "someone", "unknown", "nobody", "those", "this", "that"}


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


def perpetrators_of(act: Act, tree: Tree, orgs: Sequence[OrgMention], nouns: tuple[Noun, ...], text: str) -> tuple[Actor, ...]:
    """Actors of a killing, a destruction or a burial: its agents, as named here. Pronouns are left to the caller."""
    out = []
    for token in act.agents:
        actor = as_actor(tree, token, orgs, text, DOERS)
        if actor:
            out.append(actor)
    return tuple(out)


def pronoun_agent(act: Act) -> bool:
    """The act has an agent, and it is only a pronoun."""
    return bool(act.agents) and all(a.text.lower() in PRONOUNS for a in act.agents)


def antecedent(orgs: Sequence[OrgMention], before: int, text: str, sentence: int) -> Actor | None:
    """The armed actor named last before an offset: whom "it", "the group", "the militants" mean."""
    armed = [o for o in orgs if o.span.end <= before and (o.kind in {"armed_group", "state_armed"} or (o.kind == "generic" and o.role in {"armed", "state_armed", "criminal"} and text[o.span.start : o.span.end].lower() not in GROUPS))]
    best = next((o for o in reversed(armed) if o.kind == "armed_group"), armed[-1] if armed else None)
    if best is None:
        return None
    name = best.canonical if best.kind != "generic" else words(text, best.span)
    return Actor(best.span, name, f"{RULE}: named before", 0.6, sentence, best.kind, best.side)


GROUPS = {"group", "the group", "militants", "fighters", "extremists", "terrorists", "jihadists", "gunmen", "militia", "soldiers", "troops", "men", "forces", "rebels", "the militants", "insurgents"}


def finders_of(act: Act, tree: Tree, orgs: Sequence[OrgMention], text: str) -> tuple[Actor, ...]:
    """Who found the grave: the agents of finding, or the speaker where "it said it had found"."""
    out = [a for token in act.agents if (a := as_actor(tree, token, orgs, text, SEARCHERS))]
    if out or not pronoun_agent(act):
        return tuple(out)
    for above in tree.ancestors(act.token):
        if above.lemma in SAYING:
            return tuple(a for token in tree.agents(above) if (a := as_actor(tree, token, orgs, text, SEARCHERS)))
    return ()


def full_name(text: str, before: int, actor: Actor) -> Actor:
    """ "the brigade" after "the Black Standard Brigade": the name in full, with the words as they stand here."""
    head = actor.name.rsplit(" ", 1)[-1]
    if actor.kind not in {"generic", ""} or not head.isalpha() or len(actor.name.split()) > 1:
        return actor
    found = re.findall(rf"((?:[A-Z][\w'’-]+\s+){{1,4}}{re.escape(head.capitalize())})\b", text[:before])
    return replace(actor, name=" ".join(found[-1].split()), rule=f"{RULE}: named in full before", score=0.65) if found else actor


def announcers_of(act: Act, tree: Tree, orgs: Sequence[OrgMention], text: str) -> tuple[Actor, ...]:
    """Who announced a find that nobody is said to have made: forces and investigators announce their own."""
    for above in tree.ancestors(act.token):
        if above.lemma in {"announce", "report", "say"}:
            told = [a for token in tree.agents(above) if (a := as_actor(tree, token, orgs, text, SEARCHERS))]
            return tuple(a for a in told if a.kind in {"state_armed", "state_police", "armed_group"})
    return ()


def as_actor(tree: Tree, token: Token, orgs: Sequence[OrgMention], text: str, heads: set[str]) -> Actor | None:
    """The actor that a token heads: a known organisation in its phrase, a name, or a noun of the kind asked for."""
    if token.text.lower() in NOT_NAMES or (token.index < 3 and token.text.isupper() and len(token.text) > 5):
        return None  # a dateline in capitals is no actor
    phrase = tree.phrase(token)
    inside = [o for o in orgs if phrase.start <= o.span.start < phrase.end or o.span.start <= token.start < o.span.end]
    named = next((o for o in inside if o.span.start <= token.start < o.span.end), None) or next((o for o in inside if o.kind != "generic"), None)
    if named:
        span = Span(min(phrase.start, named.span.start), max(phrase.end, named.span.end))
        return Actor(trim(text, span), named.canonical if named.kind != "generic" else words(text, trim(text, span)), RULE, 0.9 if named.kind != "generic" else 0.75, tree.sentence, named.kind, named.side)
    if token.lemma in heads:
        return Actor(trim(text, phrase), words(text, trim(text, phrase)), RULE, 0.7, tree.sentence, "generic")
    for kid in tree.kids(token, "poss", "compound"):  # "the rebels' command", "the guerrillas' purge"
        if kid.lemma in heads or any(o.span.start <= kid.start < o.span.end and o.kind != "generic" for o in orgs):
            return as_actor(tree, kid, orgs, text, heads)
    if token.pos == "PROPN" and token.entity in {"PERSON", "ORG", "NORP"}:
        return Actor(trim(text, phrase), words(text, trim(text, phrase)), RULE, 0.65, tree.sentence, "name")
    return None


def trim(text: str, span: Span) -> Span:
    """Without a leading article and without the blanks and commas around."""
    start, end = span.start, span.end
    lowered = text[start:end].lower()
    for article in ("the ", "a ", "an ", "some ", "its ", "their ", "which ", "that "):
        if lowered.startswith(article) and end - start > len(article) + 1:
            start += len(article)
            break
    while end > start and text[end - 1] in " ,;:.'\"”’\n":
        end -= 1
    return Span(start, end)


def words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


VIOLENT = {
    "shoot", "fire", "burn", "set", "drag", "line", "tie", "bind", "march", "herd", "force", "separate", "beat", "order", "hack", "slit", "cut", "spray", "torch",
    "loot", "round", "pick", "surround", "blindfold", "torture", "abduct", "kidnap", "rape", "raid", "attack", "detain", "seize", "snatch", "hang", "drown", "throw",
    "dump", "smash", "wreck", "break", "topple", "daub", "paint", "dynamite", "bulldoze", "demolish", "rip", "hammer", "tear", "pull", "kick", "execute", "behead",
    "kill", "murder", "massacre", "lead", "drive", "load", "strip", "bury", "command", "go",
}


def narrated(tree: Tree, orgs: Sequence[OrgMention], text: str) -> Iterator[Actor]:
    """Armed actors whom a sentence shows at violence without naming the killing itself: "soldiers tied their hands"."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or verb.lemma not in VIOLENT:
            continue
        for token in tree.agents(verb):
            actor = as_actor(tree, token, orgs, text, ARMED)
            if actor and (actor.kind == "armed_group" or actor.kind == "state_armed" or token.lemma in ARMED):
                yield actor


ARMED = {
    "militant", "gunman", "soldier", "troop", "fighter", "terrorist", "jihadist", "extremist", "rebel", "militia", "militiaman", "paramilitary", "gang", "mob",
    "vandal", "insurgent", "occupier", "invader", "guerrilla", "assailant", "raider", "separatist", "islamist", "serviceman", "patrolman", "bandit", "policeman",
    "attacker", "intruder", "herder", "mercenary", "force", "army", "squad", "regime", "junta", "column", "commander", "skinhead", "hooligan", "gendarme",
}
CRIMES = {"atrocity", "massacre", "crime", "killing", "murder", "execution", "slaughter", "genocide", "abuse", "attack"}


def blamed(tree: Tree, orgs: Sequence[OrgMention], text: str) -> Iterator[Actor]:
    """Actors that a sentence blames without an act of its own: "blamed on X", "X is accused of", "victims of X", "X's victims"."""
    for token in tree.tokens:
        lemma = token.lemma
        if lemma in {"blame", "attribute", "ascribe", "pin"}:
            targets = [o for p, o in tree.preps(token) if p in {"on", "to"}] or ([c for k in tree.kids(token, "dobj", "nsubjpass") for c in tree.conjuncts(k)] if lemma == "blame" else [])
            yield from (a for t in targets if (a := as_actor(tree, t, orgs, text, DOERS)))
        elif lemma in {"accuse", "suspect"}:
            targets = tree.patients(token)
            yield from (a for t in targets if (a := as_actor(tree, t, orgs, text, DOERS)))
        elif lemma in {"presume", "believe", "think", "allege"} and token.pos == "VERB" and tree.is_passive(token) and any(tree.kids(token, "xcomp")):
            yield from (a for s in tree.subjects(token) if (a := as_actor(tree, s, orgs, text, ARMED)) and a.kind != "name")
        elif lemma == "suspicion":
            fallen = tree.head(token)
            yield from (a for p, o in [*tree.preps(token), *tree.preps(fallen)] if p in {"on", "upon"} and (a := as_actor(tree, o, orgs, text, DOERS)))
        elif lemma == "responsible":
            yield from (a for s in tree.subjects(tree.clause(token)) if (a := as_actor(tree, s, orgs, text, DOERS)))
        elif lemma in {"commit", "perpetrate"} and any(p.lemma in CRIMES for p in tree.patients(token)):
            yield from (a for s in tree.agents(token) if (a := as_actor(tree, s, orgs, text, DOERS)))
        elif lemma in {"case", "charge", "evidence"} and token.pos == "NOUN":
            yield from (a for p, o in tree.preps(token) if p == "against" and (a := as_actor(tree, o, orgs, text, DOERS)))
        elif lemma == "leader" and leads_a_sect(tree, token, text):
            named = [k for k in tree.kids(token, "appos") if k.pos == "PROPN"] + ([tree.head(token)] if token.dep in {"compound", "appos", "nmod"} and tree.head(token).pos == "PROPN" else [])
            for name in named:
                span = trim(text, tree.span_of([*tree.kids(name, "compound"), name]))
                yield Actor(span, words(text, span), f"{RULE}: leader of the sect", 0.6, tree.sentence, "name")
        elif lemma == "behind" and tree.head(token).lemma == "be" and any(o.lemma in CRIMES for o in tree.pobjs(token)):
            yield from (a for s in tree.subjects(tree.head(token)) if (a := as_actor(tree, s, orgs, text, DOERS)))
        elif lemma == "victim":
            yield from (a for p, o in tree.preps(token) if p == "of" and (a := as_actor(tree, o, orgs, text, DOERS)) and a.kind not in {"name"})


def leads_a_sect(tree: Tree, token: Token, text: str) -> bool:
    """ "cult leader X", or "its leader X" soon after a sect was named."""
    if any(k.lemma in {"cult", "sect"} for k in tree.kids(token, "compound", "amod", "nmod", "poss")):
        return True
    its = any(k.text.lower() in {"its", "their", "the"} for k in tree.kids(token, "poss", "det"))
    before = text[max(0, token.start - 500) : token.start].lower()
    return its and ("cult" in before or "sect " in before)


def possessors(tree: Tree, nouns: tuple[Noun, ...], orgs: Sequence[OrgMention], text: str) -> Iterator[Actor]:
    """Armed groups that a grave is named after: "an X mass grave", "mass graves left by X"."""
    for noun in nouns:
        if noun.cls not in {"mass_grave", "grave"}:
            continue
        for kid in tree.kids(noun.token, "compound", "poss", "nmod", "amod"):
            hit = next((o for o in orgs if o.kind == "armed_group" and o.span.start <= kid.start < o.span.end), None)
            if hit and noun_at(nouns, kid) is not noun:
                yield Actor(hit.span, hit.canonical, RULE, 0.7, tree.sentence, hit.kind, hit.side)
