"""Acts: who did what to graves, to the dead, to the living. One tag for each verb or noun that names one."""

from collections.abc import Iterator
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.lexicon import Lexicon
from headstone.reading.nouns import Noun, class_of, noun_at
from headstone.reading.syntax import Token, Tree

BURIALS = {"mass_grave", "grave", "pit"}
STONES = {"headstone", "cemetery", "grave", "mass_grave"}
UNDERGO = BURIALS | STONES | {"body", "tomb", "person", "worship"}  # what headlines put before a passive without its auxiliary
PARTICLES = {"up", "down", "over", "out", "off", "away", "upon", "across", "on", "to", "from", "into", "at"}
PERSONAL = {"they", "them", "him", "her", "who", "he", "she", "us", "i", "we", "whom", "everyone", "some", "many", "others", "most", "all", "several", "those", "dozens", "hundreds", "thousands", "scores"}
THINGS = {"it", "them", "they", "which", "that", "some", "many", "all", "those", "these"}
COMES_OUT = {"emerge", "turn", "yield", "contain", "hold", "lie", "expose"}
INTRANSITIVE = {"die", "perish", "drown", "starve"}
SURE, NOMINAL, ELLIPTIC, NAMED = 0.9, 0.8, 0.65, 0.5


@dataclass(frozen=True, slots=True)
class Act:
    """An act tag with its arguments. `family`: grave | kill | cem | body | other. Spans are code points in the text."""

    code: str
    family: str
    trigger: Span
    token: Token
    sentence: int
    score: float
    rule: str
    agents: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    object_class: str = ""
    noun: Noun | None = None


def family_of(code: str) -> str:
    head = code.split(".")[0]
    return {"her": "cem"}.get(head, head)


def find_acts(tree: Tree, nouns: tuple[Noun, ...], text: str, lexicon: Lexicon, carried: str = "", headline: bool = False) -> tuple[Act, ...]:
    """All acts of a sentence, one for each trigger; the same act is kept once a sentence, the surest.

    `carried` is the class of the tomb, grave or stone last named before, for "it blew the place up"; `headline` lets a word
    that the parser took for a noun be a verb ("Fighters wreck tombs").
    """
    found = [*verb_acts(tree, nouns, lexicon, carried), *noun_acts(tree, nouns, text, lexicon), *tellings(tree, nouns, any(p.search(text, tree.span.start, tree.span.end) for _, p in lexicon.remains))]
    if headline:
        found.extend(headline_acts(tree, nouns, lexicon))
    if not any(a.family == "grave" for a in found):
        found.extend(named_graves(tree, nouns))
    best: dict[tuple[str, int], Act] = {}
    for act in found:
        # one find a grave: "found a pit holding 20 bodies" is one act, told with two verbs
        key = (act.code, act.noun.span.start if act.code == "grave.discovery" and act.noun else act.trigger.start)
        if key not in best or act.score > best[key].score:
            best[key] = act
    return tuple(sorted(best.values(), key=lambda a: (a.trigger.start, a.code)))


def verb_acts(tree: Tree, nouns: tuple[Noun, ...], lexicon: Lexicon, carried: str) -> Iterator[Act]:
    for verb in tree.tokens:
        if verb.pos not in {"VERB", "NOUN", "ADJ", "AUX"} or (verb.pos != "VERB" and verb.tag not in {"VBN", "VBD", "VBG"}):
            continue
        kinds, trigger = verb_classes(tree, verb, lexicon)
        if not kinds:
            continue
        agents, patients = tuple(tree.agents(verb)), tuple(tree.patients(verb))
        if "find" in kinds and not tree.is_passive(verb) and (verb.lemma in COMES_OUT or trigger_light(tree, verb)):
            agents = ()
        if verb.lemma in INTRANSITIVE and not tree.is_passive(verb):
            agents, patients = (), tuple(tree.subjects(verb))
        if reduced_passive(verb, kinds, patients) and any((n := class_of(tree, nouns, s)) and n.cls in UNDERGO for s in tree.subjects(verb)):
            agents = ()
        for code, noun, score, rule in codes_of(tree, nouns, verb, kinds, agents, patients):
            yield Act(code, family_of(code), trigger, verb, tree.sentence, score, rule, agents, patients, noun.cls if noun else "", noun)
        if "destroy" in kinds and carried and (code := anaphoric(verb, patients, carried)):
            yield Act(code, "cem", trigger, verb, tree.sentence, ELLIPTIC, "destruction verb with a word for the site named before", agents, patients)


def anaphoric(verb: Token, patients: tuple[Token, ...], carried: str) -> str | None:
    """ "blew the place up", "levelled it": what was named before is meant."""
    strong = verb.lemma in {"blow", "destroy", "demolish", "level", "flatten", "raze", "smash", "bulldoze", "dynamite", "wreck", "desecrate"}
    if not strong or not any(p.text.lower() in {"it", "them"} or p.lemma in {"place", "site", "structure", "building", "spot"} for p in patients):
        return None
    return "cem.tomb_destruction" if carried == "tomb" else "cem.grave_destruction"


def tellings(tree: Tree, nouns: tuple[Noun, ...], grim: bool) -> Iterator[Act]:
    """Acts told by other verbs: "announced the find", "a tip led officials to the spot", "opened fire", "work began"."""
    for token in tree.tokens:
        if token.lemma in {"find", "discovery"} and token.pos == "NOUN" and token.dep in {"dobj", "nsubjpass"} and tree.head(token).lemma in {"announce", "make", "report", "confirm"}:
            yield Act("grave.discovery", "grave", Span(token.start, token.end), token, tree.sentence, ELLIPTIC, "a find announced", tuple(tree.agents(tree.head(token))))
        elif token.lemma in {"find", "discover", "locate"} and token.pos == "VERB" and grim and (people := [n for p in tree.patients(token) if (n := class_of(tree, nouns, p)) and n.cls == "person"]):
            yield Act("grave.discovery", "grave", Span(token.start, token.end), token, tree.sentence, ELLIPTIC, "people found in the state of the dead", tuple(tree.agents(token)), tuple(tree.patients(token)), "person", people[0])
        elif token.lemma in CHANCES and token.pos == "VERB" and (hit := struck(tree, nouns, token)):
            yield Act("grave.discovery", "grave", Span(token.start, token.end), token, tree.sentence, ELLIPTIC, "remains or a grave struck by chance", tuple(tree.agents(token)), (), hit.cls, hit)
        elif token.lemma == "lay" and any(t.lemma == "rest" for t in tree.tokens[token.index : token.index + 4]):
            hit = next((n for p in tree.patients(token) if (n := class_of(tree, nouns, p))), None)
            yield Act("grave.identification_return", "grave", Span(token.start, token.end), token, tree.sentence, ELLIPTIC, "laid to rest", (), tuple(tree.patients(token)), hit.cls if hit else "", hit)
        elif token.lemma == "lead" and token.pos == "VERB":
            to = [o for p, o in tree.preps(token) if p == "to"]
            if any(o.lemma in {"spot", "site", "grave", "place", "pit", "body", "remains", "location", "scene"} for o in to):
                led = tuple(c for k in tree.kids(token, "dobj") for c in tree.conjuncts(k))
                yield Act("grave.discovery", "grave", Span(token.start, token.end), token, tree.sentence, ELLIPTIC, "led to the grave", led)
        elif token.lemma == "fire" and token.pos == "VERB" and (any(p in {"on", "at", "into"} for p, _ in tree.preps(token)) or tree.head(token).lemma in {"begin", "start"}):
            aimed = tuple(o for p, o in tree.preps(token) if p in {"on", "at", "into"})
            yield Act("kill.noncombatant", "kill", Span(token.start, token.end), token, tree.sentence, ELLIPTIC, "fired on people", tuple(tree.agents(token)), aimed)
        elif token.lemma == "life" and token.dep == "dobj" and tree.head(token).lemma == "lose":
            yield Act("kill.noncombatant", "kill", Span(token.start, token.end), tree.head(token), tree.sentence, ELLIPTIC, "lives lost", (), tuple(tree.subjects(tree.head(token))))
        elif token.lemma == "fire" and token.dep == "dobj" and tree.head(token).lemma == "open":
            yield Act("kill.noncombatant", "kill", Span(token.start, token.end), tree.head(token), tree.sentence, ELLIPTIC, "fire opened", tuple(tree.agents(tree.head(token))))
        elif token.lemma in {"work", "digging", "recovery"} and token.dep in {"nsubj", "nsubjpass"} and tree.head(token).lemma in {"begin", "start", "open", "resume", "launch"}:
            yield Act("grave.exhumation", "grave", Span(token.start, token.end), token, tree.sentence, NAMED, "work at the grave began")
        elif token.lemma in {"find", "discover", "establish"} and token.pos == "VERB" and not tree.patients(token) and tree.subjects(token):
            told = next((n for n in nouns if n.cls == "mass_grave" and not any(a.index == token.index for a in tree.ancestors(token))), None)
            if told and not tree.is_passive(token) and any(k.dep in {"ccomp", "parataxis"} for k in tree.kids(token)):
                yield Act("grave.discovery", "grave", Span(token.start, token.end), token, tree.sentence, ELLIPTIC, "found that a grave exists", tuple(tree.agents(token)), (), told.cls, told)


CHANCES = {"come", "strike", "hit", "cut", "break", "run", "stumble", "fall", "bump", "dig", "happen", "chance"}


def struck(tree: Tree, nouns: tuple[Noun, ...], verb: Token) -> Noun | None:
    """What a verb of chance met: "came on skulls", "struck bones", "broke through into a chamber of bones"."""
    if tree.is_passive(verb):
        return None
    met = [o for p, o in tree.preps(verb) if p in {"on", "upon", "into", "across", "through", "against"}]
    met += [o for k in tree.kids(verb, "dobj") for o in tree.conjuncts(k)] if verb.lemma in {"strike", "hit", "cut"} else []
    hits = [n for o in met if (n := class_of(tree, nouns, o))]
    return next((n for n in hits if n.cls == "body" or n.cls == "mass_grave"), None)


def headline_acts(tree: Tree, nouns: tuple[Noun, ...], lexicon: Lexicon) -> Iterator[Act]:
    """Verbs of a headline that the parser took for nouns: a name, a word of ours, and what it is done to."""
    for token in tree.tokens[1:]:
        if token.pos not in {"NOUN", "PROPN", "ADJ"} or not token.text.lower().endswith(("s", "ed")):
            continue
        lemma = token.lemma if token.lemma in lexicon.verbs else token.text.lower().removesuffix("s")
        after = tree.tokens[token.index + 1].text.lower() if token.index + 1 < len(tree.tokens) else ""
        kinds = lexicon.verbs.get(f"{lemma}_{after}", lexicon.verbs.get(lemma, frozenset())) & {"destroy", "desecrate", "find", "kill", "execute"}
        target = next((n for n in nouns if 0 < n.token.index - token.index <= 5), None)
        if not kinds or target is None or noun_at(nouns, token):
            continue
        agent = tree.tokens[token.index - 1]
        code = {"tomb": "cem.tomb_destruction"}.get(target.cls, "cem.grave_destruction") if kinds & {"destroy", "desecrate"} and target.cls in STONES | {"tomb"} else "grave.discovery" if "find" in kinds and target.cls in BURIALS | {"body"} else "kill.noncombatant" if kinds & {"kill", "execute"} and target.cls == "person" else ""
        if code:
            yield Act(code, family_of(code), Span(token.start, token.end), token, tree.sentence, ELLIPTIC, "headline verb", (agent,), (target.token,), target.cls, target)


def trigger_light(tree: Tree, verb: Token) -> bool:
    """ "came to light": nobody is said to have found it."""
    return any(k.text.lower() == "light" for k in tree.tokens[verb.index : verb.index + 4])


def verb_classes(tree: Tree, verb: Token, lexicon: Lexicon) -> tuple[frozenset[str], Span]:
    """Classes of a verb with its particle ("blow up"), and the words that name it."""
    lemma = verb.lemma
    for kid in tree.tokens[verb.index + 1 : verb.index + 5]:
        word = kid.text.lower()
        if word in PARTICLES and (joined := lexicon.verbs.get(f"{lemma}_{word}")):
            return joined, Span(verb.start, kid.end) if kid.index == verb.index + 1 else Span(verb.start, verb.end)
    if lemma == "put" and any(k.text.lower() == "death" for k in tree.tokens[verb.index : verb.index + 4]):
        return frozenset({"execute"}), Span(verb.start, verb.end)
    if lemma == "come" and any(k.text.lower() == "light" for k in tree.tokens[verb.index : verb.index + 4]):
        return frozenset({"find"}), Span(verb.start, verb.end)
    if lemma == "open" and any(k.text.lower() == "fire" for k in tree.tokens[verb.index : verb.index + 3]):
        return frozenset({"execute"}), Span(verb.start, verb.end)
    return lexicon.verbs.get(lemma, frozenset()), Span(verb.start, verb.end)


def codes_of(
    tree: Tree, nouns: tuple[Noun, ...], verb: Token, kinds: frozenset[str], agents: tuple[Token, ...], patients: tuple[Token, ...]
) -> Iterator[tuple[str, Noun | None, float, str]]:
    """(act code, noun, score, rule) of one verb: the class of the verb times the class of what it is done to."""
    targets = [n for p in patients if (n := class_of(tree, nouns, p))]
    if not targets and verb.dep == "acl":
        targets = [n for n in [class_of(tree, nouns, tree.head(verb))] if n]
    subjects = [n for s in tree.subjects(verb) if (n := class_of(tree, nouns, s))]
    if not targets and reduced_passive(verb, kinds, patients):
        targets = [n for n in subjects if n.cls in UNDERGO]
    classes = {n.cls for n in targets}
    first = targets[0] if targets else None
    places = [(p, n) for p, o in tree.preps(verb) if (n := noun_at(nouns, o) or class_of(tree, nouns, o))]
    graves_in = [n for p, n in places if n.cls in BURIALS | {"cemetery"} and p in {"in", "into", "inside", "at", "down", "from", "out", "near", "of"}]
    if "animal" in classes:
        return
    if "find" in kinds:
        yield from found(targets, subjects, graves_in, verb, tree, agents)
    if "exhume" in kinds and (code := exhumed(verb, classes, graves_in, subjects)):
        yield code, first or (graves_in[0] if graves_in else None), SURE, "exhumation verb with remains or grave"
    if kinds & {"kill", "execute", "massacre"}:
        yield from killed(tree, verb, kinds, targets, subjects, patients, nouns)
    if "bury" in kinds and ((classes & {"body", "person"}) or graves_in) and (graves_in or verb.lemma in {"bury", "inter", "dump", "throw"} or any(k.text.lower() in {"here", "there"} for k in tree.kids(verb, "advmod"))) and (tree.is_passive(verb) or classes & {"body", "person"} or first is None) and not classes & {"headstone"}:
        yield "grave.concealment", first or graves_in[0] if graves_in or first else None, SURE if graves_in else ELLIPTIC, "burial verb with bodies or a grave"
    if "destroy" in kinds:
        yield from destroyed(tree, verb, targets, subjects, nouns)
    if "desecrate" in kinds and (hit := next((n for n in targets if n.cls in STONES | {"tomb", "worship", "heritage"}), None)):
        yield ("cem.desecration" if hit.cls in STONES | {"tomb"} else "her.religious"), hit, SURE, "desecration verb with grave, tomb or place of worship"
    if "return" in kinds and (hit := next((n for n in targets if n.cls in {"body", "person"}), None)) and (hit.cls == "body" or verb.lemma in {"rebury", "reinter", "identify"}):
        yield "grave.identification_return", hit, SURE, "return or identification verb with remains"
    if "protect" in kinds and (hit := next((n for n in targets if n.cls in BURIALS), None)):
        yield "grave.protection", hit, SURE, "guarding verb with grave"
    if "mutilate" in kinds and "body" in classes:
        yield "body.mutilation", first, SURE, "mutilation verb with bodies"
    if "contain" in kinds and (hit := next((n for n in subjects if n.cls in BURIALS), None)):
        yield "grave.discovery", hit, NOMINAL, "grave said to hold the dead"


def reduced_passive(verb: Token, kinds: frozenset[str], patients: tuple[Token, ...]) -> bool:
    """ "22 bodies recovered", "35 woodcutters killed": the passive of headlines and lists, without its auxiliary."""
    return verb.tag in {"VBD", "VBN"} and not patients and bool(kinds & {"find", "exhume", "kill", "execute", "massacre", "destroy", "desecrate"}) and verb.lemma not in INTRANSITIVE | COMES_OUT | {"come", "see", "count", "attack", "hit", "strike"}


def found(targets: list[Noun], subjects: list[Noun], graves_in: list[Noun], verb: Token, tree: Tree, agents: tuple[Token, ...]) -> Iterator[tuple[str, Noun | None, float, str]]:
    """A grave or bodies are found: "troops found a grave", "a grave came to light", "the pit yielded bodies"."""
    burial = next((n for n in targets + subjects if n.cls in BURIALS - {"pit"}), None)
    body = next((n for n in targets + subjects if n.cls == "body"), None)
    person = next((n for n in targets + subjects if n.cls == "person"), None)
    if verb.lemma in {"emerge", "lead", "point", "expose", "reveal", "turn", "see", "count"} and not (burial or body):
        return
    if verb.lemma in {"see", "count"}:
        if body and not tree.is_passive(verb):
            yield "grave.discovery", body, ELLIPTIC, "bodies seen or counted"
        return
    if burial:
        yield "grave.discovery", burial, SURE, "finding verb with grave"
    elif body:
        yield "grave.discovery", body, SURE, "finding verb with bodies"
    elif graves_in or any(n.cls == "pit" for n in targets):
        noun = person or (graves_in[0] if graves_in else targets[0])
        yield "grave.discovery", noun, SURE if person or graves_in else NAMED, "finding verb with people in a grave"
    elif person and (any(k.text.lower() in {"dead", "lifeless", "murdered", "slain", "buried"} for k in tree.kids(verb)) or verb.lemma in {"uncover", "unearth"}):
        yield "grave.discovery", person, ELLIPTIC, "found dead"
    elif not targets and any(t.pos == "NUM" for t in tree.patients(verb)):
        yield "grave.discovery", None, ELLIPTIC, "finding verb with a number"


def exhumed(verb: Token, classes: set[str], graves_in: list[Noun], subjects: list[Noun]) -> str | None:
    strict = verb.lemma in {"exhume", "disinter", "excavate", "dig", "unearth"}
    if "body" in classes or (strict and (classes & (BURIALS | {"person"}) or graves_in)):
        return "grave.exhumation"
    if any(n.cls == "body" for n in subjects) and graves_in:
        return "grave.exhumation"
    return "grave.exhumation" if strict and verb.lemma in {"exhume", "disinter"} else None


def killed(
    tree: Tree, verb: Token, kinds: frozenset[str], targets: list[Noun], subjects: list[Noun], patients: tuple[Token, ...], nouns: tuple[Noun, ...]
) -> Iterator[tuple[str, Noun | None, float, str]]:
    """Killing verbs need someone killed: a person noun, a pronoun, a number, or a group named."""
    intransitive = verb.lemma in INTRANSITIVE
    people = [n for n in (subjects if intransitive else targets) if n.cls in {"person", "body", "family", "toll"}]
    if verb.lemma in {"behead", "decapitate", "burn", "shoot"} and people and people[0].cls == "body":
        return  # how the dead were found, not who was killed
    others = [n for n in targets if n.cls not in {"person", "body", "family", "toll"}]
    code = "kill.massacre" if "massacre" in kinds else "kill.execution" if "execute" in kinds else "kill.noncombatant"
    if not people and verb.dep == "acl" and tree.is_passive(verb):
        near = [n for n in nouns if n.cls == "person" and 0 <= verb.start - n.span.end < 40]
        people = near[-1:]  # the parser hung "killed by ..." on a noun further up
    if people:
        yield code, people[0], SURE, "killing verb with people"
    elif others and not intransitive:
        return
    else:
        bearers = tree.subjects(verb) if intransitive else list(patients)
        if any(b.text.lower() in PERSONAL or b.pos in {"PROPN", "NUM"} or b.entity in {"PERSON", "NORP", "CARDINAL"} for b in bearers):
            yield code, None, ELLIPTIC, "killing verb with a pronoun, a number or a name"


def destroyed(tree: Tree, verb: Token, targets: list[Noun], subjects: list[Noun], nouns: tuple[Noun, ...]) -> Iterator[tuple[str, Noun | None, float, str]]:
    weak = verb.lemma in {"hit", "attack", "target", "strike", "suffer", "reduce", "turn", "break", "burn", "go", "fell", "cut", "bring", "erase", "harm", "damage"}
    hits = [n for n in targets if n.cls in STONES | {"tomb", "worship", "heritage"}]
    if verb.lemma in {"suffer", "collapse", "break", "shatter"} and not hits:
        hits = [n for n in subjects if n.cls in STONES | {"tomb"}]
    if not hits and not weak and tree.is_passive(verb) and not targets:
        before = [n for n in nouns if n.cls in {"headstone", "tomb", "grave", "cemetery"} and n.span.end <= verb.start]
        hits = before[-1:]  # the parser lost the subject behind long appositions
    if not hits:
        return
    noun = min(hits, key=lambda n: ["headstone", "grave", "tomb", "mass_grave", "cemetery", "worship", "heritage"].index(n.cls))
    code = {"tomb": "cem.tomb_destruction", "worship": "her.religious", "heritage": "her.cultural"}.get(noun.cls, "cem.grave_destruction")
    if noun.cls == "mass_grave":
        code = "grave.disturbance"
    if noun.cls == "headstone" and noun.token.lemma in {"stone", "monument", "marker", "cross", "plaque", "slab", "pedestal"} and weak:
        return
    yield code, noun, SURE - 0.1 * weak, "destruction verb with grave, stone, tomb or place of worship"


def noun_acts(tree: Tree, nouns: tuple[Noun, ...], text: str, lexicon: Lexicon) -> Iterator[Act]:
    """Acts named by nouns: "the massacre of 72 migrants", "an attack on war graves", "the exhumation"."""
    for match in lexicon.act_noun_pattern.finditer(text, tree.span.start, tree.span.end):
        span = Span(match.start(), match.end())
        inside = tree.within(span)
        if not inside or inside[-1].pos not in {"NOUN", "PROPN"}:
            continue
        token, code = inside[-1], lexicon.act_nouns[" ".join(match.group().lower().split())]
        objects = [(p, o, n) for p, o in tree.preps(token) if (n := class_of(tree, nouns, o))]
        modifiers = [n for k in tree.kids(token, "compound", "poss", "nmod") if (n := noun_at(nouns, k))]
        settled = settle(code, [n for _, _, n in objects] + modifiers)
        if settled is None:
            continue
        agents = tuple(o for p, o in tree.preps(token) if p == "by") or tuple(k for k in tree.kids(token, "poss") if noun_at(nouns, k) is None)
        noun = next((n for _, _, n in objects), modifiers[0] if modifiers else None)
        if noun is None and settled.startswith("kill.") and not singled_out(tree, token):
            continue
        yield Act(settled, family_of(settled), span, token, tree.sentence, NOMINAL if noun else NAMED, "noun that names an act", agents, tuple(o for _, o, _ in objects), noun.cls if noun else "", noun)


def singled_out(tree: Tree, token: Token) -> bool:
    """ "a massacre", "the executions": one event, not violence at large."""
    named = any(k.text.lower() in {"a", "the", "this", "that", "these", "no", "any"} for k in tree.kids(token, "det")) or any(tree.kids(token, "poss"))
    return named and token.lemma not in {"carnage", "slaughter", "bloodbath"}


def settle(code: str, objects: list[Noun]) -> str | None:
    """The code that an act noun has with these objects; None where it names nothing of ours."""
    classes = {n.cls for n in objects}
    if "animal" in classes:
        return None
    if code == "grave.discovery":
        return code if classes & (BURIALS | {"body"}) else None
    if code.startswith("cem."):
        if classes & (STONES - {"mass_grave"}):
            return code
        if "tomb" in classes:
            return "cem.tomb_destruction"
        if "worship" in classes:
            return "her.religious" if code != "cem.desecration" else "her.religious"
        return code if code == "cem.desecration" and not objects else None
    if code == "grave.exhumation":
        return code
    return code


def named_graves(tree: Tree, nouns: tuple[Noun, ...]) -> Iterator[Act]:
    """A mass grave that a sentence names without a verb of ours: it is reported to exist."""
    for noun in nouns:
        if noun.cls == "mass_grave":
            yield Act("grave.discovery", "grave", noun.span, noun.token, tree.sentence, NAMED, "mass grave named", (), (), noun.cls, noun)
            return
