"""Counts: which number of a sentence counts what. Every number gets a kind or a reason why it is none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.model.claims import Count, Rejected
from headstone.model.spans import Span
from headstone.reading.acts import BURIALS, Act
from headstone.reading.lexicon import Lexicon
from headstone.reading.nouns import Noun, class_of, noun_at
from headstone.reading.syntax import Token, Tree
from headstone.text.numbers import NumberMention

RULE = "counts@1"
BREAKS = set(",.;:()\"“”—|")
DEAD = {"killed", "bodies_found_claimed", "bodies_visible", "bodies_recovered", "bodies_identified", "estimated_buried", "missing"}
OBJECTS = {"graves_destroyed", "structures_destroyed", "graves_found", "sites"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as read from one sentence, with the act it belongs to (None: the report's main act) and the words around it."""

    count: Count
    span: Span
    sentence: int
    act: Act | None
    noun: Noun | None
    background: str | None = None  # why it counts another event or a whole, if it does


@dataclass(frozen=True, slots=True)
class Setting:
    """What one sentence offers to its numbers."""

    tree: Tree
    text: str
    nouns: tuple[Noun, ...]
    acts: tuple[Act, ...]
    lexicon: Lexicon
    main_family: str
    carried: str = ""  # what the sentences before last counted: body | person | ""
    placed: bool = False  # the sentence names a settlement
    position: int = 0

    def says(self, cue: str, span: Span | None = None) -> bool:
        where = span or self.tree.span
        return bool(self.lexicon.cues[cue].search(self.text, where.start, where.end))


def figures(setting: Setting, numbers: Sequence[NumberMention]) -> tuple[tuple[Figure, ...], tuple[Rejected, ...]]:
    """Counts of a sentence, and the numbers that count nothing of ours with the reason."""
    kept, rejected = [], []
    previous: Figure | None = None
    for number in numbers:
        if number.ordinal:
            continue
        if number.role:
            rejected.append(refuse(setting, number, f"a {number.role}, not a count"))
            continue
        figure, why = read(setting, number, previous)
        if figure is None:
            rejected.append(refuse(setting, number, why))
        else:
            kept.append(figure)
            previous = figure
    return tuple(kept), tuple(rejected)


def ordinal_name(setting: Setting, number: NumberMention) -> bool:
    """ "phase five", "camp 17": the number names the thing before it."""
    before = setting.text[max(setting.tree.span.start, number.span.start - 12) : number.span.start].lower().split()
    return bool(before) and before[-1] in NAMED_BY_NUMBER


NAMED_BY_NUMBER = {"phase", "stage", "camp", "sector", "zone", "block", "unit", "district", "grave", "pit", "site", "route", "highway", "room", "cell", "chapter", "part", "section", "round", "day", "step", "ward", "area", "plot", "row", "level", "world", "war"}


def refuse(setting: Setting, number: NumberMention, why: str) -> Rejected:
    return Rejected("counts", setting.text[number.span.start : number.span.end], number.span.start, number.span.end, RULE, why)


def read(setting: Setting, number: NumberMention, previous: Figure | None) -> tuple[Figure | None, str]:
    """One number: the noun it counts, the verb it stands under, the kind that follows."""
    tree = setting.tree
    token = tree.head_of(number.words) or tree.head_of(number.span)
    if token is None:
        return None, "no word of the sentence carries it"
    if ordinal_name(setting, number):
        return None, "the name of a phase or a place, not a count"
    noun, counted = counted_noun(setting, number, token)
    act = nearest_act(setting, counted or token, noun)
    local = Span(max(tree.span.start, number.span.start - 60), min(tree.span.end, number.span.end + 60))
    if noun is not None and noun.cls == "animal":
        return None, "counts animals"
    kind, why = kind_of(setting, number, noun, counted or token, act, local, previous)
    if kind is None:
        return None, why
    end = noun.span.end if noun and noun.span.start >= number.span.end and noun.span.end - number.span.end < 45 else number.span.end
    span = Span(number.span.start, max(end, number.span.end))
    unit = "family" if noun and noun.cls == "family" else "individual" if kind not in OBJECTS else "grave" if kind.startswith("graves") else "structure" if kind.startswith("struct") else "site"
    count = Count(
        kind, number.form, setting.text[span.start : span.end], number.low, number.high, number.point, unit,
        of="objects" if kind in OBJECTS else "victims", part_of=part_of(setting, number, token, counted, noun, previous),
        rule=why, score=0.9 if noun else 0.6,
    )
    return Figure(count, span, tree.sentence, act, noun, background(setting, number, noun, act, kind)), why


def counted_noun(setting: Setting, number: NumberMention, token: Token) -> tuple[Noun | None, Token | None]:
    """The noun a number counts: its head ("100 bodies"), what follows "of" ("dozens of bodies"), or the words right after it."""
    tree, nouns = setting.tree, setting.nouns
    if token.dep in {"nummod", "quantmod", "amod", "compound", "det", "npadvmod", "advmod", "nmod", "poss"} and not tree.is_root(token):
        head = tree.head(token)
        hops = 0
        while head.dep in {"nummod", "quantmod", "amod", "compound"} and hops < 3 and noun_at(nouns, head) is None:
            head, hops = tree.head(head), hops + 1
        found = class_of(tree, nouns, head) or peoples(tree, head)
        if found or head.pos in {"NOUN", "PROPN"}:
            return found, head
    for name, pobj in tree.preps(token):
        if name == "of":
            return class_of(tree, nouns, pobj), pobj
    after = [n for n in nouns if 0 <= n.span.start - number.span.end <= 28 and not set(setting.text[number.span.end : n.span.start]) & BREAKS]
    if after and not any(t.pos in {"VERB", "AUX", "ADP"} and t.start >= number.span.end and t.end <= after[0].span.start for t in tree.tokens):
        return after[0], after[0].token
    return None, None


def peoples(tree: Tree, head: Token) -> Noun | None:
    """A people counted by its name ("ten Rohingya") counts persons."""
    return Noun("person", Span(head.start, head.end), head) if head.entity == "NORP" and head.pos in {"PROPN", "NOUN", "ADJ"} else None


def nearest_act(setting: Setting, token: Token, noun: Noun | None) -> Act | None:
    """The act whose argument the counted thing is, else the act of the same clause, else the act that governs it."""
    tree = setting.tree
    for act in setting.acts:
        if noun and act.noun and act.noun.span == noun.span:
            return act
        if any(token.index == p.index or token.index in {t.index for t in tree.subtree(p)} for p in act.patients):
            return act
    clause = tree.clause(token)
    for act in setting.acts:
        if act.token.index == clause.index:
            return act
    above = {a.index for a in tree.ancestors(token)}
    return next((a for a in setting.acts if a.token.index in above), None)


def kind_of(
    setting: Setting, number: NumberMention, noun: Noun | None, token: Token, act: Act | None, local: Span, previous: Figure | None
) -> tuple[str | None, str]:
    """(kind, rule in words) or (None, why not)."""
    if noun is None:
        return elliptic(setting, number, token, act, previous)
    cls, family = noun.cls, act.family if act else ""
    if cls in BURIALS | {"headstone", "cemetery"}:
        return stones(setting, cls, act, noun, number)
    if cls in {"tomb", "worship", "heritage"}:
        return ("structures_destroyed", "tombs or buildings under a destruction verb") if family == "cem" or setting.main_family == "cem" else (None, "buildings that no act is done to")
    if cls == "toll":
        return toll_kind(setting), "figure after a word for the toll"
    return people(setting, number, noun, token, act, local)


def stones(setting: Setting, cls: str, act: Act | None, noun: Noun, number: NumberMention) -> tuple[str | None, str]:
    if cls == "pit" and not (act or setting.main_family == "grave"):
        return None, "holes that no act is done to"
    if act and act.family == "cem":
        return "graves_destroyed", "graves or stones under a destruction verb"
    if cls in {"mass_grave", "pit"} or setting.main_family == "grave":
        return ("sites", "grave sites") if noun.span.end and "site" in setting.text[noun.span.start : noun.span.end].lower() and setting.main_family != "grave" else ("graves_found", "graves reported")
    return ("graves_destroyed", "graves of a report about an attack on them") if setting.main_family == "cem" and cls in {"grave", "headstone"} else (None, "graves that no act is done to")


def people(setting: Setting, number: NumberMention, noun: Noun, token: Token, act: Act | None, local: Span) -> tuple[str | None, str]:
    """People and bodies: by the verb they stand under, else by the words beside them."""
    tree = setting.tree
    clause = tree.clause(token)
    around = clause_span(setting, clause, token)
    if noun.cls != "body" and setting.says("population", local) and not (act and act.family in {"kill", "grave"} and is_patient(tree, act, token)):
        return None, "a population, not victims"
    if noun.cls == "body":
        return bodies(setting, act, local, around), "bodies by the verb they stand under"
    if object_stones(tree, token):
        return "graves_destroyed", "stones of so many persons"
    beside = Span(max(tree.span.start, number.span.start - 26), min(tree.span.end, number.span.end + 24))
    for cue, kind in (("missing", "missing"), ("injured", "injured")):
        if setting.says(cue, beside) and not (act and act.family == "kill" and is_patient(tree, act, token)):
            return kind, f"people under a word for {kind}"
    if act and act.family == "kill":
        if noun.token.lemma in FIGHTERS and not set(setting.text[max(0, noun.span.start - 2) : noun.span.start]) & QUOTES:
            return None, "fighters killed, not victims"
        if is_patient(tree, act, token) or under(tree, token, act):
            return "killed", "people killed"
        return None, "people named beside a killing, not the killed"
    if belongs_to_remains(setting, token):
        return ("bodies_recovered" if act and act.code == "grave.exhumation" else "bodies_found_claimed"), "people whose remains are told of"
    for cue in ("abducted", "displaced"):
        if setting.says(cue, around) and not (act and act.family == "grave" and is_patient(tree, act, token)):
            return cue, f"people under a word for {cue}"
    if act and act.family == "grave" and (is_patient(tree, act, token) or under(tree, token, act) or held_by(setting, token)):
        if act.code == "grave.exhumation":
            return "bodies_recovered", "people exhumed"
        return ("estimated_buried" if setting.says("expectation", around) else "bodies_found_claimed"), "people in a grave"
    if setting.says("toll", local) and noun.token.lemma in {"victim", "fatality", "death", "life"}:
        return toll_kind(setting), "figure beside a word for the toll"
    if held_by(setting, token):
        return ("estimated_buried" if setting.says("expectation", around) else "bodies_found_claimed"), "people in a grave"
    if noun.token.lemma in {"victim", "fatality", "death", "life", "casualty"} and not setting.says("not_victims", local):
        return "killed", "victims counted"
    return None, "people whom no act is done to"


def bodies(setting: Setting, act: Act | None, local: Span, around: Span) -> str:
    if setting.says("identified", around) and not (act and act.code == "grave.discovery"):
        return "bodies_identified"
    if act and act.code == "grave.exhumation":
        return "bodies_recovered"
    if setting.says("visible", around):
        return "bodies_visible"
    return "estimated_buried" if setting.says("expectation", around) and not (act and act.score >= 0.9) else "bodies_found_claimed"


def toll_kind(setting: Setting) -> str:
    if any(a.code == "grave.exhumation" for a in setting.acts):
        return "bodies_recovered"
    return "killed" if setting.main_family != "grave" else "bodies_found_claimed"


def elliptic(setting: Setting, number: NumberMention, token: Token, act: Act | None, previous: Figure | None) -> tuple[str | None, str]:
    """A number without its noun ("there are now 145", "the toll went to 303", "11 of them died")."""
    tree = setting.tree
    before = Span(tree.span.start, number.span.start)
    near = Span(max(tree.span.start, number.span.start - 45), min(tree.span.end, number.span.end + 25))
    if act and act.family == "kill" and token.pos in {"NOUN", "PROPN"} and is_patient(tree, act, token) and token.lemma not in THINGS:
        return "killed", "those killed, by the verb"
    if token.dep == "nummod" or (token.dep == "compound" and tree.head(token).pos in {"NOUN", "PROPN"}) or followed_by_noun(tree, number):
        return None, "counts something else"
    if re.search(r"\b(?:men|women|people|victims|all|boys|males)\b[^.,;]{0,14}$", setting.text[max(tree.span.start, number.span.start - 30) : number.span.start], re.IGNORECASE) and number.form in {"range", "approximately"} and not (act and act.family == "kill" and is_patient(tree, act, token)):
        return None, "an age, not a count"
    if number.form == "vague" and not (act and is_patient(tree, act, token)):
        return None, "a vague word that counts nothing named"
    if setting.says("population", near):
        return None, "a population, not victims"
    if setting.says("toll", near):
        return toll_kind(setting), "figure after a word for the toll"
    if setting.says("missing", near):
        return "missing", "number under a word for missing"
    if setting.says("injured", Span(number.span.start, min(tree.span.end, number.span.end + 25))):
        return "injured", "number under a word for injured"
    if act and is_patient(tree, act, token):
        if act.family == "kill":
            return "killed", "number of those killed"
        if act.family == "grave":
            return ("bodies_recovered" if act.code == "grave.exhumation" else "bodies_found_claimed"), "number of those found"
        if act.family == "cem":
            return "graves_destroyed", "number of those destroyed"
    if previous is not None and previous.count.kind in DEAD and token.dep in {"conj", "appos"}:
        return previous.count.kind, "joined to the count before it"
    clause = tree.clause(token)
    if setting.carried == "body" and clause.lemma in {"be", "make", "bring", "reach", "rise", "stand", "discover", "find", "exhume", "recover", "come", "go", "remain"} and not any(n.cls in {"person", "family", "animal"} for n in setting.nouns if 0 <= n.span.start - number.span.end < 12 and "," not in setting.text[number.span.end : n.span.start]):
        return toll_kind(setting), "number said of the bodies counted before"
    subjects = tree.subjects(clause)
    if any((n := class_of(tree, setting.nouns, s)) and n.cls in {"body", "toll"} for s in subjects):
        return toll_kind(setting), "number said of the bodies"
    if tree.clause(token).lemma == "be" and any(s.text.lower() in {"there", "they"} for s in tree.tokens) and setting.main_family == "grave" and any(n.cls == "body" for n in setting.nouns if n.span.end <= before.end):
        return "bodies_found_claimed", "number said of the bodies"
    return None, "counts nothing that the sentence names"


FIGHTERS = {"attacker", "gunman", "militant", "assailant", "insurgent", "jihadist", "bandit", "terrorist"}
QUOTES = set("“\"'‘«")  # in quotation marks the word is the speaker's, and the dead are counted
THINGS = {"video", "truck", "day", "hour", "year", "month", "week", "time", "car", "vehicle", "house", "home", "plan", "deal", "bill", "picture", "image", "photo", "document", "call", "interview", "site", "place", "way", "deal", "shot", "bullet", "bomb", "mine", "kilo", "meter", "metre", "dollar"}


def followed_by_noun(tree: Tree, number: NumberMention) -> bool:
    """ "two videos": the next word is a noun that is none of ours."""
    after = next((t for t in tree.tokens if t.start >= number.span.end), None)
    return after is not None and after.start - number.span.end <= 1 and after.pos in {"NOUN", "PROPN"} and after.lemma not in {"more", "other"}


def is_patient(tree: Tree, act: Act, token: Token) -> bool:
    """True when the token is what the act is done to, or stands inside that phrase."""
    for patient in act.patients:
        if token.index == patient.index or any(t.index == token.index for t in tree.subtree(patient)):
            return True
        if patient.text.lower() in {"many", "most", "some", "all", "several", "half", "who", "whom"} and 0 < patient.start - token.end < 12:
            return True  # "280 people, many of them clerks, were shot": the verb took the apposition for its subject
    return False


def under(tree: Tree, token: Token, act: Act) -> bool:
    """The counted noun carries the act as a clause of its own ("100 men shot by ...")."""
    return any(t.index == act.token.index for t in tree.subtree(token)) or tree.head(token).index == act.token.index and token.dep in {"nsubjpass", "dobj", "attr", "appos"}


def held_by(setting: Setting, token: Token) -> bool:
    """In a phrase such as "grave with 100 people", "remains of 500 prisoners", "pit holding ten men"."""
    tree = setting.tree
    for above in tree.ancestors(token):
        noun = noun_at(setting.nouns, above)
        if noun and noun.cls in BURIALS | {"body"}:
            return True
        if above.lemma in {"hold", "contain", "house", "conceal", "bury", "lie", "rest", "inter"}:
            return any(n.cls in BURIALS for n in setting.nouns) or above.lemma in {"bury", "inter"}
    return False


def belongs_to_remains(setting: Setting, token: Token) -> bool:
    """ "remains of 17 persons", "remains belonging to 17 persons", "bodies of 17 men"."""
    tree = setting.tree
    above = list(tree.ancestors(token))[:3]
    return token.dep in {"pobj", "conj", "appos"} and any((n := noun_at(setting.nouns, a)) is not None and n.cls == "body" for a in above)


def object_stones(tree: Tree, token: Token) -> bool:
    return any(a.lemma in {"headstone", "gravestone", "tombstone", "grave", "tomb", "marker", "stone"} for a in list(tree.ancestors(token))[:2] if token.dep == "pobj")


def clause_span(setting: Setting, clause: Token, token: Token) -> Span:
    """The words of the clause that governs a token, without deeper clauses of other verbs."""
    tree = setting.tree
    keep = [t for t in tree.subtree(clause) if tree.clause(t).index == clause.index] or [token]
    return Span(min(min(t.start for t in keep), token.start), max(max(t.end for t in keep), token.end))


def part_of(setting: Setting, number: NumberMention, token: Token, counted: Token | None, noun: Noun | None, previous: Figure | None) -> str | None:
    """The total that a figure is a part of ("30 of them children", "58 men and 14 women", "117 bodies, with 30 women among them")."""
    tree, text = setting.tree, setting.text
    after = text[number.span.end : min(tree.span.end, number.span.end + 22)].lower()
    tail = text[number.span.end : min(tree.span.end, number.span.end + 60)].lower()
    if after.lstrip().startswith(("of them", "of whom", "of these", "of those", "of the bodies", "of the dead", "of the victims", "of which")) or " among them" in tail or "were children" in after or "were women" in after:
        return previous.count.wording if previous else "the total of the report"
    sexed = noun is not None and noun.token.lemma in {"man", "woman", "child", "boy", "girl", "male", "female", "infant", "baby", "servicemen", "serviceman", "minor"}
    if sexed and counted is not None:
        family = [counted, *tree.ancestors(counted)][:4]
        listed = sum(1 for t in tree.tokens if t.lemma in {"man", "woman", "child", "boy", "girl", "servicemen"} and any(k.pos == "NUM" for k in tree.kids(t, "nummod")))
        if listed >= 2 or any(t.dep == "appos" for t in family):
            return previous.count.wording if previous else "the total of the report"
    if "including " in text[max(tree.span.start, number.span.start - 14) : number.span.start].lower() or "among them" in text[max(tree.span.start, number.span.start - 16) : number.span.start].lower():
        return previous.count.wording if previous else "the total of the report"
    return None


def background(setting: Setting, number: NumberMention, noun: Noun | None, act: Act | None, kind: str) -> str | None:
    """Why a figure counts another event or a whole, from the words of its own sentence; None where nothing says so."""
    if setting.says("furniture"):
        return "stands in a link, a caption or a comment"
    near = Span(max(setting.tree.span.start, number.span.start - 90), min(setting.tree.span.end, number.span.end + 90))
    if setting.position > 1 and setting.says("other_event", near):
        return "the sentence turns to another event"
    if kind.startswith("bodies") and setting.position > 1 and setting.placed and setting.main_family == "grave" and wider(setting):
        return "a sum for a whole place, not for the grave"
    if kind in {"killed", "graves_destroyed", "structures_destroyed"} and setting.position > 0 and setting.says("total", near):
        return "a sum over a conflict or a region"
    return None


def wider(setting: Setting) -> bool:
    """Bodies counted in a town, with no word for the grave: the town's sum, not the grave's."""
    return not any(n.cls in BURIALS for n in setting.nouns) and not setting.says("anaphora") and any(a.code == "grave.discovery" for a in setting.acts)


def tidy(found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Marks the leading figure of each kind group: the first, surest one of the report."""
    out, seen = [], set()
    for figure in found:
        group = "objects" if figure.count.kind in OBJECTS else "dead" if figure.count.kind in DEAD else figure.count.kind
        lead = group not in seen and figure.background is None and figure.count.part_of is None
        if lead:
            seen.add(group)
        out.append(replace(figure, count=replace(figure.count, leading=lead)))
    return tuple(out)


def by_sentence(found: Sequence[Figure]) -> Mapping[int, tuple[Figure, ...]]:
    out: dict[int, list[Figure]] = {}
    for figure in found:
        out.setdefault(figure.sentence, []).append(figure)
    return {k: tuple(v) for k, v in out.items()}
