"""Acts read off the order of words where the tree went astray: "killed thirty people, the governor said", "Thirty dead
in raid", "The dome is down", "They had been thrown in"."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from headstone.model.reading import Act, Noun
from headstone.model.trees import Token
from headstone.reading.acts_idioms import of_animals
from headstone.reading.acts_told import told
from headstone.reading.acts_verbs import ELLIPTIC, HERITAGE, KILLING, NAMED, NOMINAL
from headstone.reading.nouns import STONES
from headstone.reading.sentence import Sentence

REACH = 7  # tokens of a noun phrase between a verb and its noun
INSIDE = {"DET", "NUM", "ADJ", "ADV", "PUNCT", "PRON", "NOUN", "PROPN", "SCONJ", "ADP"}  # parts of such a phrase
LITTLE = {"PUNCT", "ADP", "SCONJ", "PRON"}  # of these only the words of quantity
QUANTITY = {"than", "as", "at", "least", "some", "many", "of", "their", "his", "her", "our", "its", "-"}
VAGUE = {"dozens", "scores", "hundreds", "thousands", "several", "many"}
AFTER_DEAD = {"in", "after", "as", "at", "when", "on", "near", "following", ",", ":", ";", ".", "and", "from", "by"}
STANDING = STONES - {"mass_grave"} | {"tomb"}
DOWN = {"down", "gone", "flattened", "lost"}
INTO = {"in", "down", "inside", "into"}


def surface(s: Sentence) -> Iterator[Act]:
    """The first rule that fits a word tells its act."""
    for token in s.tree.tokens:
        yield from list(filter(None, (rule(s, token) for rule in RULES)))[:1]


def killed_beside(s: Sentence, token: Token) -> Act | None:
    """ "and killed thirty-two people, the governor said": the parser made the killed speak."""
    kinds = s.lexicon.verbs.get(token.lemma, frozenset()) & KILLING
    done = token.tag == "VBD" or any(k.lemma == "have" for k in s.tree.kids(token, "aux"))  # no "murdered farmers"
    plain = token.pos == "VERB" and done and token.lemma not in s.words("intransitive")
    if not (kinds and plain) or s.tree.is_passive(token) or s.tree.patients(token):
        return None
    noun = next_noun(s, token)
    if noun is None or noun.cls not in {"person", "family"}:
        return None
    code = "kill.massacre" if "massacre" in kinds else "kill.execution" if "execute" in kinds else "kill.noncombatant"
    why = "killing verb with people behind it"
    return told(s, token, code, why, NOMINAL, agents=tuple(s.tree.agents(token)), patients=(noun.token,), noun=noun)


def next_noun(s: Sentence, verb: Token) -> Noun | None:
    """The noun of the phrase that begins right behind a verb."""
    after = s.tree.tokens[verb.index + 1 : verb.index + 1 + REACH]
    return next((n for t in takewhile(of_a_phrase, after) if (n := s.noun_at(t))), None)


def of_a_phrase(token: Token) -> bool:
    return token.pos in INSIDE and (token.pos not in LITTLE or token.text.lower() in QUANTITY)


def number_dead(s: Sentence, token: Token) -> Act | None:
    """ "Thirty-two dead in raid on village", "seven are dead": so many people, and no animals."""
    if token.text.lower() != "dead" or token.index == 0 or of_animals(s):
        return None
    before, tokens = s.tree.tokens[token.index - 1], s.tree.tokens
    if before.lemma == "be" and token.index > 1:
        before = tokens[token.index - 2]
    behind = tokens[token.index + 1].text.lower() if token.index + 1 < len(tokens) else "."
    many = before.text.lower() in VAGUE or (before.pos == "NUM" and before.lemma not in {"one", "1"})
    if not many or behind not in AFTER_DEAD:
        return None
    return told(s, token, "kill.noncombatant", "a number of dead", NAMED, patients=(before,), noun=s.noun_at(token))


def brought_low(s: Sentence, token: Token) -> Act | None:
    """ "The dome is down", "our tomb is gone": it stood, and stands no more."""
    low = token.text.lower() in DOWN and token.dep in {"advmod", "acomp", "oprd", "ROOT", "ccomp", "conj"}
    verb = token if token.lemma in {"go", "lose"} else s.tree.head(token)
    if not low or (verb is not token and verb.lemma != "be") or s.says("alive"):
        return None
    noun = next((n for n in s.classed(s.tree.subjects(verb)) if n.cls in STANDING), None)
    if noun is None or noun.token.lemma in s.words("stones"):
        return None
    code = HERITAGE.get(noun.cls, "cem.grave_destruction")
    return told(s, token, code, "a tomb or grave that is no more", NAMED, patients=(noun.token,), noun=noun)


def no_longer_stands(s: Sentence, token: Token) -> Act | None:
    """ "many stones of the graveyard are no longer standing"; plain stones only beside a word for their graveyard."""
    before = [t.text.lower() for t in s.tree.tokens[max(0, token.index - 3) : token.index]]
    if token.lemma != "stand" or [word for word in before if word in {"no", "longer"}] != ["no", "longer"]:
        return None
    subjects = s.tree.subjects(token)
    parts = [o for t in subjects for p, o in s.tree.preps(t) if p == "of"]
    noun = next((n for n in s.classed([*parts, *subjects]) if n.cls in STANDING), None)
    beside = any(n.cls in {"cemetery", "grave"} for n in s.nouns)
    if noun is None or (noun.token.lemma in s.words("stones") and not beside):
        return None
    code = HERITAGE.get(noun.cls, "cem.grave_destruction")
    why = "a tomb, grave or stone that no longer stands"
    return told(s, token, code, why, ELLIPTIC, patients=(noun.token,), noun=noun)


def thrown_in(s: Sentence, token: Token) -> Act | None:
    """ "They had been thrown in from the north side": people, into what was named before."""
    if token.lemma not in s.words("thrown") or not s.tree.is_passive(token):
        return None
    who = [t for t in s.tree.subjects(token) if t.text.lower() in s.words("personal")]
    into = any(k.text.lower() in INTO and k.dep in {"prt", "advmod"} for k in s.tree.kids(token))
    if not who or not into:
        return None
    return told(s, token, "grave.concealment", "people thrown in", ELLIPTIC, patients=tuple(who))


def mourning_for(s: Sentence, token: Token) -> Act | None:
    """ "three days of mourning for the herders": so many of them are dead that a country mourns."""
    if token.text.lower() != "mourning" or not s.says("public_mourning"):
        return None
    behind = s.tree.tokens[token.index + 1 : token.index + 2]
    noun = next_noun(s, behind[0]) if behind and behind[0].lemma == "for" else None
    if noun is None or noun.cls != "person" or noun.token.tag not in {"NNS", "NNPS"}:
        return None
    return told(s, token, "kill.noncombatant", "public mourning for people", NAMED, patients=(noun.token,), noun=noun)


def people_lie(s: Sentence, token: Token) -> Act | None:
    """ "Seventeen men and one woman lay head to foot under the threshing floor": the dead, by how they lie."""
    if token.lemma not in {"lie", "lay"} or token.pos != "VERB" or not s.says("lying_dead"):
        return None
    who = s.tree.subjects(token)
    noun = next((n for n in s.classed(who) if n.cls == "person" and n.token.tag != "NNP"), None)
    if noun is None:
        return None
    return told(s, token, "grave.discovery", "people lying as the dead do", ELLIPTIC, patients=tuple(who), noun=noun)


RULES: tuple[Callable[[Sentence, Token], Act | None], ...] = (
    killed_beside, number_dead, brought_low, no_longer_stands, thrown_in, mourning_for, people_lie,
)  # fmt: skip
