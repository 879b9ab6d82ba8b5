"""Acts: who did what to graves, to the dead, to the living. One for each verb, noun or turn of phrase."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.model.trees import Token
from headstone.reading.acts_idioms import idioms
from headstone.reading.acts_nouns import headline_acts, named_graves, noun_acts
from headstone.reading.acts_surface import surface
from headstone.reading.acts_told import tellings
from headstone.reading.acts_verbs import ELLIPTIC, UNDERGO, Case, codes_of, family_of, reduced_passive
from headstone.reading.sentence import Sentence

PHRASES = (("put", "death", 4, "execute"), ("come", "light", 4, "find"), ("open", "fire", 3, "execute"))
REACH = 5  # tokens within which a particle belongs to its verb
PARTICIPLES = {"VBN", "VBD", "VBG"}


def find_acts(s: Sentence, carried: str = "", headline: bool = False) -> tuple[Act, ...]:
    """All acts of a sentence, one for each trigger; the same act is kept once a sentence, the surest.

    `carried` is the class of the tomb, grave or stone last named before, for "the army dynamited it"; `headline` lets a
    word that the parser took for a noun be a verb ("Fighters wreck tombs").
    """
    found = [*verb_acts(s, carried), *noun_acts(s), *tellings(s), *idioms(s), *surface(s)]
    if headline:
        found.extend(headline_acts(s))
    if not any(a.family == "grave" for a in found):
        found.extend(named_graves(s))
    return surest(found)


def surest(found: Iterable[Act]) -> tuple[Act, ...]:
    """The same act once, in order; a find once for each grave ("found a pit holding 20 bodies" has two verbs)."""
    best: dict[tuple[str, int], Act] = {}
    for act in found:
        key = (act.code, act.noun.span.start if act.code == "grave.discovery" and act.noun else act.trigger.start)
        if key not in best or act.score > best[key].score:
            best[key] = act
    return tuple(sorted(best.values(), key=lambda a: (a.trigger.start, a.code)))


def verb_acts(s: Sentence, carried: str) -> Iterator[Act]:
    for verb in s.tree.tokens:
        if verb.pos != "VERB" and (verb.pos not in {"NOUN", "ADJ", "AUX"} or verb.tag not in PARTICIPLES):
            continue
        kinds, trigger = verb_classes(s, verb)
        if not kinds:
            continue
        agents, patients = arguments(s, verb, kinds)
        for code, noun, score, rule in codes_of(Case.of(s, verb, kinds, patients)):
            cls = noun.cls if noun else ""
            yield Act(code, family_of(code), trigger, verb, s.number, score, rule, agents, patients, cls, noun)
        if "destroy" in kinds and carried and (meant := anaphoric(s, verb, patients, carried)):
            why = "destruction verb with a word for the site named before"
            yield Act(meant, "cem", trigger, verb, s.number, ELLIPTIC, why, agents, patients)


def arguments(s: Sentence, verb: Token, kinds: frozenset[str]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """(who does it, what it is done to); the subject of dying and of coming to light does nothing."""
    tree = s.tree
    agents, patients = tuple(tree.agents(verb)), tuple(tree.patients(verb))
    active = not tree.is_passive(verb)
    to_light = any(k.text.lower() == "light" for k in tree.tokens[verb.index : verb.index + 4])
    if "find" in kinds and active and (verb.lemma in s.words("comes_out") or to_light):
        agents = ()
    if verb.lemma in s.words("at_rest") and active:
        agents = ()  # who lies in a pit has buried nobody
    if verb.lemma in s.words("intransitive") and active:
        agents, patients = (), tuple(tree.subjects(verb))
    if reduced_passive(s, verb, kinds, patients) and any(n.cls in UNDERGO for n in s.classed(tree.subjects(verb))):
        agents = ()
    return agents, patients


def anaphoric(s: Sentence, verb: Token, patients: tuple[Token, ...], carried: str) -> str | None:
    """The code of "blew the place up", "levelled it": what was named before is meant."""
    meant = any(p.text.lower() in {"it", "them"} or p.lemma in s.words("sites_meant") for p in patients)
    if verb.lemma not in s.words("strong_destruction") or not meant:
        return None
    return "cem.tomb_destruction" if carried == "tomb" else "cem.grave_destruction"


def verb_classes(s: Sentence, verb: Token) -> tuple[frozenset[str], Span]:
    """Classes of a verb with its particle ("blow up", "put to death"), and the words that name it."""
    alone = Span(verb.start, verb.end)
    for kid in s.tree.tokens[verb.index + 1 : verb.index + REACH]:
        word = kid.text.lower()
        if word in s.words("particles") and (joined := s.lexicon.verbs.get(f"{verb.lemma}_{word}")):
            return joined, Span(verb.start, kid.end) if kid.index == verb.index + 1 else alone
    for lemma, word, reach, cls in PHRASES:
        near = s.tree.tokens[verb.index : verb.index + reach]
        done = any(k.text.lower() == word for k in near) and (word != "death" or near_to_death(near))
        if verb.lemma == lemma and done:
            return frozenset({cls}), alone
    return s.lexicon.verbs.get(verb.lemma, frozenset()), alone


def near_to_death(near: Sequence[Token]) -> bool:
    """ "put to death", not "put the death toll at 30"."""
    return any(a.text.lower() == "to" and b.text.lower() == "death" for a, b in pairwise(near))
