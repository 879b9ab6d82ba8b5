"""What deeds do to persons, read from the trees of a sentence: verbs, nouns of the deed, "dead" and its owner."""

from collections.abc import Iterator

from headstone.model.trees import Token
from headstone.reading.tolls_lexicon import HIT, INJURED, KILLED
from headstone.reading.tolls_people import People, Phrases

STATE = {"killing": KILLED, "harming": INJURED, "hitting": HIT, "struck": HIT}
VERBAL = {"VBN", "VBD", "VBG", "VB", "VBZ", "VBP"}
CONTROLLED = {"xcomp", "ccomp", "pobj", "pcomp", "acl"}  # how a deed hangs on the verb that makes it unreal
ENDS = (["to", "death"], ["and", "killed"], ["and", "killing"])  # behind "shot", "stabbed"

Found = tuple[str, People, str]  # what became of whom, and the rule in words


def by_trees(p: Phrases) -> Iterator[Found]:
    """Everybody to whom the sentence says something was done."""
    for token in p.tree.tokens:
        if unreal(p, token):
            continue
        if token.pos in {"VERB", "AUX"} or token.tag in VERBAL:
            yield from by_verb(p, token)
        if p.lexicon.lists(token.lemma, "deaths", "hits"):
            yield from by_noun(p, token)
        if token.text.lower() == "dead":
            yield from by_dead(p, token)


def by_verb(p: Phrases, verb: Token) -> Iterator[Found]:
    """ "Two men died", "killing a guard", "she suffered a wound", "he was taken to hospital"."""
    cls = p.lexicon.verbs.get(verb.lemma)
    if cls == "dying":
        for people in p.people(p.tree.subjects(verb), loose=True):
            yield KILLED, people, f"subject of {verb.lemma}"
    elif cls:
        yield from by_deed(p, verb, cls)
    elif verb.lemma in p.lexicon.words["suffering"] and wounded(p, verb):
        for people in p.people(p.tree.subjects(verb)):
            yield INJURED, people, "who has a wound"
    elif verb.lemma in p.lexicon.words["carrying"] and cared_for(p, verb):
        yield from ((INJURED, people, "taken into care") for people in p.people(carried(p, verb)))


def by_deed(p: Phrases, verb: Token, cls: str) -> Iterator[Found]:
    if cls == "struck" and not missile(p, verb):
        return
    state = KILLED if deadly(p, verb) else STATE[cls]
    for people in p.people(done_to(p, verb), loose=cls in {"killing", "harming"}):
        yield state, people, f"object of {verb.lemma}"


def done_to(p: Phrases, verb: Token) -> list[Token]:
    """What a deed was done to; headlines leave the auxiliary of a passive out."""
    objects = any(p.tree.kids(verb, "dobj"))
    joined = next((k for k in p.tree.kids(verb, "conj") if any(p.tree.kids(k, "dobj"))), None)
    if joined and not objects and not p.tree.is_passive(verb):  # "shot and killed his son"
        return p.tree.patients(joined) if joined.lemma in p.lexicon.verbs else []
    tokens = p.tree.patients(verb)
    if not tokens and verb.tag in {"VBN", "VBD"} and not at_somebody(p, verb):
        tokens = p.tree.subjects(verb)
    return tokens or ([p.tree.head(verb)] if verb.dep == "amod" else [])  # "three wounded people"


def by_noun(p: Phrases, noun: Token) -> Iterator[Found]:
    """ "The death of a guard", "the shooting of two men", "her death"."""
    state = KILLED if noun.lemma in p.lexicon.words["deaths"] or deadly(p, noun) else HIT
    owners = [*p.tree.kids(noun, "poss")] if noun.lemma == "death" else []
    owners += [o for name, o in p.tree.preps(noun) if name == "of"]
    for people in p.people(owners):
        yield state, people, f"{noun.lemma} of"


def by_dead(p: Phrases, dead: Token) -> Iterator[Found]:
    """ "Two people are dead", "left three dead", "was pronounced dead"."""
    for people in p.people(owners_of(p, dead)):
        yield KILLED, people, "dead"


def owners_of(p: Phrases, dead: Token) -> list[Token]:
    """Who is said to be dead: subject, object or head of the word."""
    tree, head = p.tree, p.tree.head(dead)
    owners = [c for kid in tree.kids(dead, "nsubj", "nsubjpass") for c in tree.conjuncts(kid)]
    if not owners and head.lemma in p.lexicon.words["becoming"] and not tree.is_root(dead):
        owners = [] if tree.is_passive(head) else [c for k in tree.kids(head, "dobj") for c in tree.conjuncts(k)]
        owners = owners or tree.subjects(head)
    adjective = dead.dep in {"amod", "acl", "advmod"} and head.pos in {"NOUN", "PROPN", "NUM", "PRON"}
    return owners or ([head] if adjective else [])


def deadly(p: Phrases, token: Token) -> bool:
    """ "Shot dead", "stabbed to death", "fatally shot", "shot and killed", "fatal shooting"."""
    following = [t.text.lower() for t in p.tree.tokens[token.index + 1 : token.index + 3]]
    return following[:1] == ["dead"] or following in ENDS or any(ends(p, kid) for kid in p.tree.kids(token))


def ends(p: Phrases, kid: Token) -> bool:
    """Whether a word below a deed says that it ended in death."""
    if p.lexicon.lists(kid.text.lower(), "fatally", "deadly"):
        return True
    if kid.text.lower() == "to":
        return any(k.text.lower() == "death" for k in p.tree.kids(kid))
    return kid.dep == "conj" and p.lexicon.verbs.get(kid.lemma) == "killing" and not own(p, kid)


def own(p: Phrases, verb: Token) -> bool:
    return any(p.tree.kids(verb, "dobj", "nsubj", "nsubjpass"))


def missile(p: Phrases, verb: Token) -> bool:
    return any(t.text.lower() in p.lexicon.words["missiles"] for t in p.tree.subtree(verb))


def at_somebody(p: Phrases, verb: Token) -> bool:
    """ "He shot at them" and "he shot first": the subject did it."""
    words = {k.text.lower() for k in p.tree.kids(verb)}
    return bool(words & p.lexicon.words["aiming"])


def wounded(p: Phrases, verb: Token) -> bool:
    return any(k.text.lower() in p.lexicon.words["wounds"] for k in p.tree.kids(verb, "dobj", "attr"))


def cared_for(p: Phrases, verb: Token) -> bool:
    words = " ".join(t.text for t in sorted(p.tree.subtree(verb), key=lambda t: t.index) if t.index > verb.index)
    return bool(p.lexicon.cues["care"].search(words))


def carried(p: Phrases, verb: Token) -> list[Token]:
    objects = [] if p.tree.is_passive(verb) else [c for k in p.tree.kids(verb, "dobj") for c in p.tree.conjuncts(k)]
    return objects or p.tree.subjects(verb)


def unreal(p: Phrases, token: Token) -> bool:
    """Tried, feared, wished, denied: nobody came to harm by it."""
    above = p.tree.head(token)
    if above.index != token.index and token.dep in CONTROLLED and above.lemma in p.lexicon.words["unreal"]:
        return True
    return any(negates(p, kid) for kid in p.tree.kids(token))


def negates(p: Phrases, kid: Token) -> bool:
    if kid.dep == "neg" or kid.text.lower() in p.lexicon.words["unsure"]:
        return True
    return kid.dep in {"nsubj", "nsubjpass", "dobj"} and p.nobody(kid)
