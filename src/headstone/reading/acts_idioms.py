"""Acts told in turns of phrase: "laid hands on tombs", "put the dead at 30", "cost 14 lives", "beaten to death"."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from headstone.model.reading import Act, Noun
from headstone.model.trees import Token
from headstone.reading.acts_told import told
from headstone.reading.acts_verbs import ELLIPTIC, HERITAGE, NAMED, SURE
from headstone.reading.nouns import STONES
from headstone.reading.sentence import Sentence

TO_DEATH = 7  # tokens: "put some sixty of the civilians to death"
HARMABLE = STONES - {"mass_grave"} | {"tomb", "worship"}
BARE = {"collapsed", "demolished", "destroyed", "flattened", "levelled", "leveled", "smashed", "toppled", "wrecked"}
# The same of what is a tomb or a gravestone without doubt: "broken stones" lie in any quarry.
BROKEN = {
    "bombed", "bulldozed", "damaged", "defaced", "desecrated", "dynamited", "looted", "mutilated", "overturned",
    "plundered", "profaned", "shattered", "torched", "uprooted", "upturned", "vandalised", "vandalized", "violated",
}  # fmt: skip


def idioms(s: Sentence) -> Iterator[Act]:
    """The first rule that fits a word tells its act."""
    for token in s.tree.tokens:
        yield from list(filter(None, (rule(s, token) for rule in RULES)))[:1]


def done_to_death(s: Sentence, token: Token) -> Act | None:
    """ "battered to death two dozen inmates", "put sixty civilians to death", "was stoned to death"."""
    if token.pos != "VERB" or token.lemma not in s.words("to_death"):
        return None
    after = s.tree.tokens[token.index + 1 : token.index + 1 + TO_DEATH]
    if not any(a.lemma == "to" and b.lemma == "death" for a, b in pairwise(after)):
        return None
    people = [p for p in s.tree.patients(token) if p.lemma != "death"]
    noun = next((n for n in s.classed(people) if n.cls in {"person", "body", "family"}), None)
    if noun is None and not any(p.pos in {"PROPN", "NUM", "PRON"} for p in people):
        return None
    code = "kill.execution" if token.lemma == "put" else "kill.noncombatant"
    agents = tuple(s.tree.agents(token))
    return told(s, token, code, "done to death", SURE, agents=agents, patients=tuple(people), noun=noun)


def lives_cost(s: Sentence, token: Token) -> Act | None:
    """ "the attack has cost at least fourteen lives": what costs them is an attack."""
    if token.lemma not in {"cost", "claim", "take"} or token.pos != "VERB":
        return None
    life = next((k for k in s.tree.kids(token, "dobj") if k.lemma == "life"), None)
    by = any(k.lemma in s.words("attacks") and not mishap(s, k) for k in s.tree.subjects(token))
    if life is None or not by:
        return None
    return told(s, token, "kill.noncombatant", "lives that an attack cost", patients=(life,), noun=s.noun_at(life))


def mishap(s: Sentence, token: Token) -> bool:
    """ "a gas explosion"."""
    return any(k.lemma in s.words("mishaps") for k in s.tree.kids(token, "compound", "amod"))


def of_animals(s: Sentence) -> bool:
    """Animals are told of, not the market where they are sold."""
    return any(n.cls == "animal" and n.token.dep != "compound" for n in s.nouns)


def dead_put_at(s: Sentence, token: Token) -> Act | None:
    """ "put the dead at around thirty", "put the death toll at 29"."""
    if token.lemma != "put" or token.pos != "VERB" or of_animals(s):
        return None
    dead = next((k for k in s.tree.kids(token, "dobj") if k.lemma in {"dead", "toll"}), None)
    number = any(p.lemma == "at" and any(n.pos == "NUM" for n in s.tree.pobjs(p)) for p in s.tree.subtree(token))
    if dead is None or not number:
        return None
    return told(s, token, "kill.noncombatant", "the dead put at a number", patients=(dead,), noun=s.noun_at(dead))


def counted_dead(s: Sentence, token: Token) -> Act | None:
    """ "named five dead", "70 feared dead", "a dozen visitors may be dead": so many, not one man long dead."""
    if token.lemma != "dead" or token.dep not in {"acomp", "oprd"} or s.noun_at(token) or of_animals(s):
        return None
    verb = s.tree.head(token)
    those = [*s.tree.subjects(verb), *s.tree.kids(verb, "dobj")]
    told_of = [t for t in those if (t.pos == "NUM" and t.lemma != "one") or numbered(s, t)]
    if not told_of or verb.lemma not in {"be", "fear", "leave", "name", "believe"}:
        return None
    noun = next(iter(s.classed(told_of)), None)
    if noun is not None and noun.cls not in {"person", "family"}:
        return None
    return told(s, token, "kill.noncombatant", "so many dead", NAMED, patients=tuple(told_of), noun=noun)


def numbered(s: Sentence, token: Token) -> bool:
    noun = s.noun_at(token)
    return noun is not None and noun.cls == "person" and any(s.tree.kids(token, "nummod"))


def mourned(s: Sentence, token: Token) -> Act | None:
    """ "mourning after an attack on herders": people were attacked, and the sentence tells of the dead."""
    if token.lemma not in s.words("attacks") or token.pos != "NOUN" or not s.says("mourned"):
        return None
    people = [o for p, o in s.tree.preps(token) if p in {"on", "against"}]
    noun = next((n for n in s.classed(people) if n.cls == "person"), None)
    if noun is None:
        return None
    return told(s, token, "kill.noncombatant", "an attack on people who are mourned", NAMED,
                patients=tuple(people), noun=noun)  # fmt: skip


def marched_to_a_pit(s: Sentence, token: Token) -> Act | None:
    """ "a column marched them to the gravel pit": fighters, or shots, tell that the living are led there to die."""
    if token.lemma not in s.words("leading_off") or token.pos != "VERB":
        return None
    pit = next((n for p, o in s.tree.preps(token) if p in {"to", "into"} and (n := s.class_of(o))), None)
    led = tuple(s.tree.patients(token))
    living = [n for n in s.classed(led) if n.cls == "person"]
    agents = tuple(s.tree.agents(token))
    if not (any(a.lemma in s.words("armed") for a in agents) or s.says("led_to_die")):
        return None
    pronoun = any(t.text.lower() in {"them", "they", "us", "we"} for t in led)
    if pit is None or pit.cls not in {"pit", "mass_grave"} or not (living or pronoun):
        return None
    return told(s, token, "kill.execution", "people led to a pit", agents=agents, patients=led,
                noun=living[0] if living else None)  # fmt: skip


def remains_lie(s: Sentence, token: Token) -> Act | None:
    """ "bones lie along the path", "skulls protrude from the sand"."""
    if token.lemma not in s.words("lying_about") or token.pos != "VERB":
        return None
    bones = next((n for n in s.classed(s.tree.subjects(token)) if n.cls == "body"), None)
    if bones is None or bones.token.lemma not in s.words("bones"):
        return None
    return told(s, token, "grave.discovery", "human remains lie about", noun=bones)


def hands_laid_on(s: Sentence, token: Token) -> Act | None:
    """ "laid hands on tombs"."""
    if token.lemma != "lay" or not any(k.lemma == "hand" for k in s.tree.kids(token, "dobj")):
        return None
    aimed = tuple(o for p, o in s.tree.preps(token) if p == "on")
    return harmed(s, token, next(iter(s.classed(aimed)), None), "hands laid on graves", aimed)


def found_in_ruins(s: Sentence, token: Token) -> Act | None:
    """ "found the graveyard in ruins", "left the shrine in rubble", "the tombs lie in pieces", "the stones lie
    overturned"."""
    if token.lemma not in {"find", "leave", "lie", "see"} or token.pos != "VERB":
        return None
    things = tuple(s.tree.subjects(token) if token.lemma == "lie" else s.tree.patients(token))
    beside = [*s.tree.preps(token), *(pair for thing in things for pair in s.tree.preps(thing))]
    low = token.lemma == "lie" and any(k.text.lower() in s.words("broken") for k in s.tree.kids(token))
    if not low and not any(p == "in" and o.lemma in s.words("wreckage") for p, o in beside):
        return None
    return harmed(s, token, next(iter(s.classed(things)), None), "graves or a tomb in ruins", things)


def ruined(s: Sentence, token: Token) -> Act | None:
    """ "a collapsed dome", "the smashed headstones": the participle alone tells it, where no verb does."""
    word, noun = token.text.lower(), s.noun_at(s.tree.head(token))
    sure = noun is not None and noun.token.lemma not in s.words("stones")
    if token.dep != "amod" or not (word in BARE or (sure and word in BROKEN)):
        return None
    return harmed(s, token, noun, "ruined graves or tomb named", (), NAMED)


def harmed(
    s: Sentence, token: Token, noun: Noun | None, why: str, patients: tuple[Token, ...], score: float = ELLIPTIC
) -> Act | None:
    if noun is None or noun.cls not in HARMABLE:
        return None
    code = HERITAGE.get(noun.cls, "cem.grave_destruction")
    agents = tuple(s.tree.agents(token)) if token.lemma == "lay" else ()
    return told(s, token, code, why, score, agents=agents, patients=patients, noun=noun)


RULES: tuple[Callable[[Sentence, Token], Act | None], ...] = (
    done_to_death,
    lives_cost,
    dead_put_at,
    counted_dead,
    mourned,
    marched_to_a_pit,
    remains_lie,
    hands_laid_on,
    found_in_ruins,
    ruined,
)
