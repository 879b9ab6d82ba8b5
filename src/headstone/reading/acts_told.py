"""Acts told otherwise than by a verb and its object: "announced the find", "led them to the spot", "work began"."""

from collections.abc import Callable, Iterator

from headstone.model.reading import Act, Noun
from headstone.model.spans import Span
from headstone.model.trees import Token
from headstone.reading.acts_verbs import ELLIPTIC, NAMED, family_of
from headstone.reading.sentence import Sentence

Tokens = tuple[Token, ...]
MET = {"on", "upon", "into", "across", "through", "against"}
AIMED = {"on", "at", "into"}


def tellings(s: Sentence) -> Iterator[Act]:
    """The first rule that fits a word tells its act."""
    for token in s.tree.tokens:
        yield from list(filter(None, (rule(s, token) for rule in RULES)))[:1]


def told(s: Sentence, trigger: Token, code: str, why: str, score: float = ELLIPTIC, *, token: Token | None = None,
         agents: Tokens = (), patients: Tokens = (), noun: Noun | None = None) -> Act:  # fmt: skip
    """An act named by one word; `token` is the verb it hangs on, where that is another one."""
    span, cls = Span(trigger.start, trigger.end), noun.cls if noun else ""
    return Act(code, family_of(code), span, token or trigger, s.number, score, why, agents, patients, cls, noun)


def find_announced(s: Sentence, token: Token) -> Act | None:
    verb = s.tree.head(token)
    named = token.lemma in {"find", "discovery"} and token.pos == "NOUN" and token.dep in {"dobj", "nsubjpass"}
    if not named or verb.lemma not in s.words("announcing"):
        return None
    return told(s, token, "grave.discovery", "a find announced", agents=tuple(s.tree.agents(verb)))


def people_found_dead(s: Sentence, token: Token) -> Act | None:
    """People found, in a sentence that tells the state of the dead ("found twelve men, hands tied")."""
    if token.lemma not in {"find", "discover", "locate"} or token.pos != "VERB":
        return None
    people = [n for n in s.classed(s.tree.patients(token)) if n.cls == "person"]
    if not people or not any(p.search(s.text, s.span.start, s.span.end) for _, p in s.lexicon.remains):
        return None
    agents, patients = tuple(s.tree.agents(token)), tuple(s.tree.patients(token))
    why = "people found in the state of the dead"
    return told(s, token, "grave.discovery", why, agents=agents, patients=patients, noun=people[0])


def struck_by_chance(s: Sentence, token: Token) -> Act | None:
    """ "came on skulls", "struck bones", "broke through into a chamber of bones"."""
    if token.lemma not in s.words("chances") or token.pos != "VERB" or s.tree.is_passive(token):
        return None
    met = [o for p, o in s.tree.preps(token) if p in MET]
    if token.lemma in s.words("struck"):
        met += [o for k in s.tree.kids(token, "dobj") for o in s.tree.conjuncts(k)]
    hit = next((n for n in s.classed(met) if n.cls in {"body", "mass_grave"}), None)
    if hit is None:
        return None
    agents = tuple(s.tree.agents(token))
    return told(s, token, "grave.discovery", "remains or a grave struck by chance", agents=agents, noun=hit)


def laid_to_rest(s: Sentence, token: Token) -> Act | None:
    if token.lemma != "lay" or not any(t.lemma == "rest" for t in s.tree.tokens[token.index : token.index + 4]):
        return None
    patients = tuple(s.tree.patients(token))
    hit = next(iter(s.classed(patients)), None)
    return told(s, token, "grave.identification_return", "laid to rest", patients=patients, noun=hit)


def led_to_the_grave(s: Sentence, token: Token) -> Act | None:
    if token.lemma != "lead" or token.pos != "VERB":
        return None
    if not any(p == "to" and o.lemma in s.words("spots") for p, o in s.tree.preps(token)):
        return None
    led = tuple(c for k in s.tree.kids(token, "dobj") for c in s.tree.conjuncts(k))
    return told(s, token, "grave.discovery", "led to the grave", agents=led)


def fired_on_people(s: Sentence, token: Token) -> Act | None:
    if token.lemma != "fire" or token.pos != "VERB":
        return None
    aimed = tuple(o for p, o in s.tree.preps(token) if p in AIMED)
    if not aimed and s.tree.head(token).lemma not in {"begin", "start"}:
        return None
    agents = tuple(s.tree.agents(token))
    return told(s, token, "kill.noncombatant", "fired on people", agents=agents, patients=aimed)


def lives_lost(s: Sentence, token: Token) -> Act | None:
    verb = s.tree.head(token)
    if token.lemma != "life" or token.dep != "dobj" or verb.lemma != "lose":
        return None
    return told(s, token, "kill.noncombatant", "lives lost", token=verb, patients=tuple(s.tree.subjects(verb)))


def fire_opened(s: Sentence, token: Token) -> Act | None:
    verb = s.tree.head(token)
    if token.lemma != "fire" or token.dep != "dobj" or verb.lemma != "open":
        return None
    return told(s, token, "kill.noncombatant", "fire opened", token=verb, agents=tuple(s.tree.agents(verb)))


def work_began(s: Sentence, token: Token) -> Act | None:
    subject = token.lemma in s.words("works") and token.dep in {"nsubj", "nsubjpass"}
    if not subject or s.tree.head(token).lemma not in s.words("beginnings"):
        return None
    return told(s, token, "grave.exhumation", "work at the grave began", NAMED)


def grave_established(s: Sentence, token: Token) -> Act | None:
    """ "the inquiry found that a mass grave lies there": the finding is of an inquiry, and it names a grave."""
    verb = token.lemma in {"find", "discover", "establish"} and token.pos == "VERB"
    if not verb or s.tree.patients(token) or not s.tree.subjects(token) or s.tree.is_passive(token):
        return None
    above = {a.index for a in s.tree.ancestors(token)}
    grave = next((n for n in s.nouns if n.cls == "mass_grave" and token.index not in above), None)
    if grave is None or not any(k.dep in {"ccomp", "parataxis"} for k in s.tree.kids(token)):
        return None
    agents = tuple(s.tree.agents(token))
    return told(s, token, "grave.discovery", "found that a grave exists", agents=agents, noun=grave)


RULES: tuple[Callable[[Sentence, Token], Act | None], ...] = (
    find_announced,
    people_found_dead,
    struck_by_chance,
    laid_to_rest,
    led_to_the_grave,
    fired_on_people,
    lives_lost,
    fire_opened,
    work_began,
    grave_established,
)
