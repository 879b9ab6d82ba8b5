"""What a verb with its arguments says: its class times the class of what it is done to. A table of rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from headstone.model.reading import Noun
from headstone.model.trees import Token, Tree
from headstone.reading.nouns import BURIALS, STONES
from headstone.reading.sentence import Sentence

UNDERGO = BURIALS | STONES | {"body", "tomb", "person", "worship"}  # what headlines put before a bare passive
PEOPLE = {"person", "body", "family", "toll"}
INTO = {"in", "into", "inside", "at", "down", "from", "out", "near", "of"}
DOWN = {"in", "inside", "under", "beneath"}
SURE, NOMINAL, ELLIPTIC, NAMED = 0.9, 0.8, 0.65, 0.5
KILLING = frozenset({"kill", "execute", "massacre"})
REDUCIBLE = KILLING | {"find", "exhume", "destroy", "desecrate"}
HERITAGE = {"tomb": "cem.tomb_destruction", "worship": "her.religious", "heritage": "her.cultural"}
HARMED = ("headstone", "grave", "tomb", "mass_grave", "cemetery", "worship", "heritage")  # the plainest is meant
NEAR = 40  # code points between the killed and a participle that the parser hung further up

Verdict = tuple[str, Noun | None, float, str]  # (act code, the noun that decided, score, rule in words)


def family_of(code: str) -> str:
    """The first part of a code; attacks on heritage are told of like attacks on graves."""
    head = code.split(".")[0]
    return "cem" if head == "her" else head


@dataclass(frozen=True, slots=True)
class Case:
    """A verb of ours with what rules ask. `targets`: nouns it is done to; `graves`: nouns it is done in or at."""

    s: Sentence
    verb: Token
    kinds: frozenset[str]
    patients: tuple[Token, ...]
    targets: list[Noun]
    subjects: list[Noun]
    graves: list[Noun]

    @classmethod
    def of(cls, s: Sentence, verb: Token, kinds: frozenset[str], patients: tuple[Token, ...]) -> "Case":
        tree = s.tree
        subjects = s.classed(tree.subjects(verb))
        targets = s.classed(patients)
        if not targets and "find" in kinds:
            targets = s.classed(beheld(tree, verb))
        if not targets and verb.dep == "acl":
            targets = s.classed([tree.head(verb)])
        if not targets and reduced_passive(s, verb, kinds, patients):
            targets = [n for n in subjects if n.cls in UNDERGO]
        beside = [(p, n) for p, o in tree.preps(verb) if (n := s.class_of(o))]
        graves = [n for p, n in beside if p in INTO and n.cls in BURIALS | {"cemetery"}]
        return cls(s, verb, kinds, patients, targets, subjects, graves)

    @property
    def tree(self) -> Tree:
        return self.s.tree

    @property
    def passive(self) -> bool:
        return self.tree.is_passive(self.verb)

    @property
    def classes(self) -> set[str]:
        return {n.cls for n in self.targets}

    @property
    def first(self) -> Noun | None:
        return self.targets[0] if self.targets else None

    def verb_in(self, name: str) -> bool:
        return self.verb.lemma in self.s.words(name)

    def target(self, classes: set[str]) -> Noun | None:
        """The first thing it is done to of these classes."""
        return next((n for n in self.targets if n.cls in classes), None)


def beheld(tree: Tree, verb: Token) -> list[Token]:
    """ "saw the dead lying there", "found bones spread about": the parser makes what was seen a subject of its own."""
    clauses = (k for k in tree.kids(verb, "ccomp") if not any(tree.kids(k, "mark", "aux", "auxpass")))
    return [c for k in clauses for kid in tree.kids(k, "nsubj") for c in tree.conjuncts(kid)]


def codes_of(case: Case) -> Iterator[Verdict]:
    """What the rules say of one verb; nothing of what is done to animals."""
    if "animal" in case.classes:
        return
    for kinds, rule in RULES:
        if kinds & case.kinds:
            yield from rule(case)


def reduced_passive(s: Sentence, verb: Token, kinds: frozenset[str], patients: tuple[Token, ...]) -> bool:
    """The passive of headlines and lists, without its auxiliary: "19 bodies recovered"."""
    participle = verb.tag in {"VBD", "VBN"} and not patients
    return participle and bool(kinds & REDUCIBLE) and verb.lemma not in s.words("not_reduced")


def found(case: Case) -> Iterator[Verdict]:
    """A grave or bodies are found: "troops found a grave", "a grave came to light", "the pit yielded bodies"."""
    pool = case.targets + case.subjects
    if hit := next((n for n in pool if n.cls in STONES | {"tomb"} and broken(case, n)), None):
        code = HERITAGE.get(hit.cls, "cem.grave_destruction")
        yield code, hit, ELLIPTIC, "graves, stones or a tomb found broken"
        return
    burial = next((n for n in pool if n.cls in BURIALS - {"pit"}), None)
    body = next((n for n in pool if n.cls == "body"), None)
    parts = [t for t in case.patients if t.lemma in case.s.words("parts") and case.s.class_of(t)]
    if parts and case.verb_in("sights") and not body:
        yield "grave.discovery", case.first, ELLIPTIC, "parts of bodies seen"
    if case.verb_in("weak_finds") and not (burial or body):
        return
    if case.verb_in("sights"):
        fresh = burial and any(k.lemma in case.s.words("fresh") for k in case.tree.kids(burial.token, "amod"))
        bones = body and body.token.lemma in case.s.words("bones")
        if burial and fresh and not case.passive:
            yield "grave.discovery", burial, ELLIPTIC, "fresh graves seen or counted"
        elif body and (bones or not case.passive):
            yield "grave.discovery", body, ELLIPTIC, "bodies seen or counted"
    elif burial:
        yield "grave.discovery", burial, SURE, "finding verb with grave"
    elif body:
        yield "grave.discovery", body, SURE, "finding verb with bodies"
    else:
        yield from found_people(case, next((n for n in pool if n.cls == "person"), None))


def broken(case: Case, noun: Noun) -> bool:
    """ "found the grave split from head to foot", "counted fourteen broken graves": what was found is the damage."""
    words, tree = case.s.words("broken"), case.tree
    beside = [*tree.kids(noun.token, "amod", "acl", "relcl"), *tree.kids(case.verb, "oprd", "xcomp", "ccomp", "acl")]
    return noun.cls != "mass_grave" and any(t.text.lower() in words for t in beside)


def found_people(case: Case, person: Noun | None) -> Iterator[Verdict]:
    """People found in a grave or dead, or a number found; nobody who hides in a cellar, and no thing on a plot."""
    things = [t for t in case.patients if t.tag in {"NN", "NNS"} and not case.s.class_of(t)]
    if things and person is None and {n.cls for n in case.graves} <= {"grave", "cemetery"}:
        return
    if case.s.says("alive") and {n.cls for n in case.graves} == {"pit"}:
        return
    inside = person and any(p in DOWN and under_ground(case, o) for p, o in case.tree.preps(person.token))
    if case.graves or inside or case.target({"pit"}):
        noun = person or (case.graves[0] if case.graves else case.targets[0])
        sure = ELLIPTIC if inside else SURE if person or case.graves else NAMED
        yield "grave.discovery", noun, sure, "finding verb with people in a grave"
    elif person and (any(k.text.lower() in case.s.words("lifeless") for k in case.tree.kids(case.verb)) or
                     case.verb_in("unburying")):  # fmt: skip
        yield "grave.discovery", person, ELLIPTIC, "found dead"
    elif not case.targets and any(t.pos == "NUM" for t in case.tree.patients(case.verb)):
        yield "grave.discovery", None, ELLIPTIC, "finding verb with a number"


def under_ground(case: Case, token: Token) -> bool:
    """A pit or grave in which nobody is said to live or hide."""
    noun = case.s.class_of(token)
    return noun is not None and noun.cls in BURIALS and not case.s.says("alive")


def exhumed(case: Case) -> Iterator[Verdict]:
    """Bodies are taken out, or a grave is opened, or the verb says so by itself."""
    opened = case.verb_in("digging_up") and (case.classes & (BURIALS | {"person"}) or case.graves)
    out_of = any(n.cls == "body" for n in case.subjects) and case.graves
    if "body" in case.classes or opened or out_of or case.verb_in("exhuming"):
        noun = case.first or (case.graves[0] if case.graves else None)
        yield "grave.exhumation", noun, SURE, "exhumation verb with remains or grave"


def killed(case: Case) -> Iterator[Verdict]:
    """Killing verbs need someone killed: a person noun, a pronoun, a number, or a group named."""
    dying = case.verb_in("intransitive")
    people = [n for n in (case.subjects if dying else case.targets) if n.cls in PEOPLE]
    if case.verb.lemma == "die" and (one_at_peace(case) or case.s.says("natural_end")):
        return
    if case.verb_in("conditions") and people and people[0].cls == "body":
        return  # how the dead were found, not who was killed
    code = "kill.massacre" if "massacre" in case.kinds else "kill.execution" if "execute" in case.kinds else ""
    code = code or "kill.noncombatant"
    if not people and case.verb.dep == "acl" and case.passive:
        people = [n for n in case.s.nouns if n.cls == "person" and 0 <= case.verb.start - n.span.end < NEAR][-1:]
    if not people and case.passive and not case.patients:
        before = [n for n in case.s.nouns if n.cls in {"person", "family"} and n.span.end <= case.verb.start]
        people = before[:1]  # "Between 50 and 70 peasants, whom ..., were put to death": the parser lost the subject
    if people:
        yield code, people[0], SURE, "killing verb with people"
    elif (dying or not any(n.cls not in PEOPLE for n in case.targets)) and stand_ins(case, dying):
        yield code, None, ELLIPTIC, "killing verb with a pronoun, a number or a name"


def one_at_peace(case: Case) -> bool:
    """ "The brother died at X in 1994", "he died in Y, an electrician": one person, and nothing of violence."""
    who = case.tree.subjects(case.verb)
    one = len(who) == 1 and (who[0].tag == "NNP" or who[0].text.lower() in {"he", "she"})
    return one and not any(case.tree.kids(who[0], "nummod")) and not case.s.says("violent_end")


def stand_ins(case: Case, dying: bool) -> bool:
    """Whether a name, a number or a pronoun stands where the killed would."""
    personal = case.s.words("personal")
    for token in case.tree.subjects(case.verb) if dying else case.patients:
        named = token.pos in {"PROPN", "NUM"} or token.entity in {"PERSON", "NORP", "CARDINAL"}
        if named or token.text.lower() in personal:
            return True
    return False


def buried(case: Case) -> Iterator[Verdict]:
    """Bodies or people are put somewhere: into a grave, or by a verb that says so."""
    people = case.classes & {"body", "person"}
    if any(t.lemma in case.s.words("laid_there") for t in case.patients) or wished(case):
        return  # flowers or explosives laid on a grave; "are we never to be let bury our dead?"
    here = any(k.text.lower() in {"here", "there"} for k in case.tree.kids(case.verb, "advmod"))
    where = case.graves or case.verb_in("interring") or here
    done_to = case.passive or people or case.first is None
    if case.verb.lemma == "rest" and not case.classes & {"body"} and all(n.cls == "cemetery" for n in case.graves):
        return  # "whose parents rest in the cemetery": nobody was put away there
    if case.verb_in("at_rest") and any(n.cls in STONES | {"tomb"} for n in case.subjects):
        return  # "the stones lie overturned"
    if (people or case.graves) and where and done_to and "headstone" not in case.classes:
        noun = case.first or (case.graves[0] if case.graves else None)
        yield "grave.concealment", noun, SURE if case.graves else ELLIPTIC, "burial verb with bodies or a grave"


def wished(case: Case) -> bool:
    """ "let us bury our dead", "wants to bury them": nobody was buried."""
    head = case.tree.head(case.verb)
    return case.verb.tag == "VB" and case.verb.dep in {"xcomp", "ccomp"} and head.lemma in case.s.words("wishing")


def destroyed(case: Case) -> Iterator[Verdict]:
    """Graves, stones, tombs, places of worship and memory are destroyed; the plainest of them names the act."""
    weak = case.verb_in("weak_destruction")
    hits = [n for n in case.targets if n.cls in HARMED]
    if case.verb_in("falling_apart") and not hits:
        hits = [n for n in case.subjects if n.cls in STONES | {"tomb"}]
    if not hits and not weak and case.passive and not case.targets:
        before = [n for n in case.s.nouns if n.cls in {"headstone", "tomb", "grave", "cemetery"}]
        hits = [n for n in before if n.span.end <= case.verb.start][-1:]  # the parser lost it behind long appositions
    hits = [n for n in hits if n.token.lemma != "idol" or case.verb_in("strong_destruction")]
    if not hits:
        return
    noun = min(hits, key=lambda n: HARMED.index(n.cls))
    alone = noun.span.end - noun.span.start <= noun.token.end - noun.token.start  # "markers", not "grave markers"
    plain = noun.cls == "headstone" and alone and noun.token.lemma in case.s.words("stones")
    if weak and plain and not any(n.cls in {"cemetery", "grave"} for n in case.s.nouns):
        return  # "a stone was broken" says nothing by itself, "plots of our cemetery where the stone was broken" does
    code = "grave.disturbance" if noun.cls == "mass_grave" else HERITAGE.get(noun.cls, "cem.grave_destruction")
    yield code, noun, SURE - 0.1 * weak, "destruction verb with grave, stone, tomb or place of worship"


def desecrated(case: Case) -> Iterator[Verdict]:
    if hit := case.target(STONES | {"tomb", "worship", "heritage"}):
        code = "cem.desecration" if hit.cls in STONES | {"tomb"} else "her.religious"
        yield code, hit, SURE, "desecration verb with grave, tomb or place of worship"


def returned(case: Case) -> Iterator[Verdict]:
    hit = case.target({"body", "person"})
    if hit and (hit.cls == "body" or case.verb_in("returning")):
        yield "grave.identification_return", hit, SURE, "return or identification verb with remains"


def protected(case: Case) -> Iterator[Verdict]:
    if hit := case.target(BURIALS):
        yield "grave.protection", hit, SURE, "guarding verb with grave"


def mutilated(case: Case) -> Iterator[Verdict]:
    if "body" in case.classes:
        yield "body.mutilation", case.first, SURE, "mutilation verb with bodies"


def contains(case: Case) -> Iterator[Verdict]:
    if hit := next((n for n in case.subjects if n.cls in BURIALS), None):
        yield "grave.discovery", hit, NOMINAL, "grave said to hold the dead"


RULES: tuple[tuple[frozenset[str], Callable[[Case], Iterator[Verdict]]], ...] = (
    (frozenset({"find"}), found),
    (frozenset({"exhume"}), exhumed),
    (KILLING, killed),
    (frozenset({"bury"}), buried),
    (frozenset({"destroy"}), destroyed),
    (frozenset({"desecrate"}), desecrated),
    (frozenset({"return"}), returned),
    (frozenset({"protect"}), protected),
    (frozenset({"mutilate"}), mutilated),
    (frozenset({"contain"}), contains),
)
