"""The kind of a count: tables of rules from the noun counted and the verb it stands under. The first answer wins."""

import re
from collections.abc import Callable

from headstone.model.reading import Noun
from headstone.reading.counts_setting import DEAD, Counting, Kind, Setting
from headstone.reading.counts_whole import one_sex_of_several
from headstone.reading.nouns import BURIALS

QUOTES = set("“\"'‘«")  # in quotation marks a word is the speaker's, and the dead are counted
LOCAL = (60, 60)  # code points before and after a number that speak of it
BESIDE = (26, 24)  # nearer: words for missing and injured
NEAR = (45, 25)  # around a number without a noun
PERSONS = r"\b(?:men|women|people|victims|all|boys|males)\b"
AGED = re.compile(PERSONS + r"[^.,;]{0,14}$", re.IGNORECASE)
AGES = re.compile(PERSONS + r" (?:\w+ )?between (?:\w+ )?(?:\d+ and )?$", re.IGNORECASE)  # also before the upper one
AGED_REACH = 40
HEAD = 30  # code points from the start of a sentence to a number that opens it
UNSURE = 0.65  # score from which an act may take such a number
MANY_SITES = 5  # from so many on they lie apart
PART = 14  # code points behind a number that make it a part

Rule = Callable[[Counting], Kind | None]


def kind_of(c: Counting) -> Kind:
    """(kind, rule in words) or (None, why not)."""
    rules = ALONE if c.noun is None else BY_CLASS.get(c.noun.cls, PEOPLE)
    answers = (rule(c) for rule in rules)
    last = "counts nothing that the sentence names" if c.noun is None else "people whom no act is done to"
    return next((kind for kind in answers if kind is not None), (None, last))


def toll_kind(setting: Setting) -> str:
    if any(a.code == "grave.exhumation" for a in setting.s.acts):
        return "bodies_recovered"
    return "killed" if setting.main_family != "grave" else "bodies_found_claimed"


# Graves, stones, tombs


def not_destroyed(c: Counting) -> Kind | None:
    """Stones set upright again, shrines threatened: the verb does the opposite of destroying, or has not yet."""
    verb = c.tree.clause(c.token).lemma
    return (None, f"under a verb that destroys nothing: {verb}") if verb in c.s.words("not_destroying") else None


def stones(c: Counting) -> Kind | None:
    """Graves found, graves destroyed, or sites, by the act and by what the report mainly tells."""
    cls, main = c.noun.cls if c.noun else "", c.setting.main_family
    if cls == "pit" and not (c.act or main == "grave"):
        return None, "holes that no act is done to"
    if c.family == "cem":
        return "graves_destroyed", "graves or stones under a destruction verb"
    if cls in {"mass_grave", "pit"} or main == "grave":
        return ("sites", "grave sites") if sites_counted(c, main) else ("graves_found", "graves reported")
    if main == "cem" and cls in {"grave", "headstone"}:
        return "graves_destroyed", "graves of a report about an attack on them"
    return None, "graves that no act is done to"


def sites_counted(c: Counting, main: str) -> bool:
    words = c.s.part(c.noun.span.start, c.noun.span.end) if c.noun else ""  # "two burial sites" may be one find
    apart = c.s.says("spread") or any(word in words for word in ("burial place", "burial site", "grave site"))
    return ("site" in words and main != "grave") or (apart and (c.number.low or c.number.point or 0) >= MANY_SITES)


def buildings(c: Counting) -> Kind | None:
    if "cem" in {c.family, c.setting.main_family}:
        return "structures_destroyed", "tombs or buildings under a destruction verb"
    return None, "buildings that no act is done to"


def toll(c: Counting) -> Kind | None:
    return toll_kind(c.setting), "figure after a word for the toll"


# People and bodies


def population(c: Counting) -> Kind | None:
    counted = c.noun is not None and c.noun.cls == "body"
    if counted or not c.says("population", *LOCAL) or (c.family in {"kill", "grave"} and c.patient):
        return None
    return None, "a population, not victims"


def bodies(c: Counting) -> Kind | None:
    if c.noun is None or c.noun.cls != "body":
        return None
    return body_kind(c), "bodies by the verb they stand under"


def body_kind(c: Counting) -> str:
    code = c.act.code if c.act else ""
    if c.s.says("identified", c.clause) and code != "grave.discovery":
        return "bodies_identified"
    if code == "grave.exhumation":
        return "bodies_recovered"
    if c.s.says("visible", c.clause):
        return "bodies_visible"
    sure = c.act is not None and c.act.score >= 0.9
    return "estimated_buried" if c.s.says("expectation", c.clause) and not sure else "bodies_found_claimed"


def stones_of_persons(c: Counting) -> Kind | None:
    above = list(c.tree.ancestors(c.token))[:2] if c.token.dep == "pobj" else []
    graves = any(a.lemma in c.s.words("graves_of") for a in above)
    return ("graves_destroyed", "stones of so many persons") if graves else None


def missing_or_injured(c: Counting) -> Kind | None:
    if c.family == "kill" and c.patient:
        return None
    kind = next((cue for cue in ("missing", "injured") if c.says(cue, *BESIDE)), None)
    return (kind, f"people under a word for {kind}") if kind else None


def killed(c: Counting) -> Kind | None:
    if c.family != "kill" or c.noun is None:
        return None
    if c.noun.token.lemma in c.s.words("fighters") and not spoken(c, c.noun):
        return None, "fighters killed, not victims"
    if c.patient or c.under:
        return "killed", "people killed"
    return None, "people named beside a killing, not the killed"


def spoken(c: Counting, noun: Noun) -> bool:
    """In quotation marks: so-called."""
    return bool(set(c.s.text[max(0, noun.span.start - 2) : noun.span.start]) & QUOTES)


def of_remains(c: Counting) -> Kind | None:
    if not c.of_remains:
        return None
    exhumed = c.act is not None and c.act.code == "grave.exhumation"
    return ("bodies_recovered" if exhumed else "bodies_found_claimed"), "people whose remains are told of"


def opening(c: Counting) -> Kind | None:
    """People counted at the head of a sentence whose passive act has nobody else to be done to: the parser often loses
    a subject behind long clauses ("21 herders who had been led away as guides were found dead in a pit")."""
    at_head = c.number.span.start - c.s.span.start < HEAD and c.previous is None
    acts = (a for a in c.s.acts if a.family in {"grave", "kill"} and a.score >= UNSURE and not a.agents)
    done = next((a for a in acts if a.trigger.start > c.number.span.end and c.tree.is_passive(a.token)), None)
    if not at_head or done is None or c.says("not_victims", *BESIDE):
        return None
    kinds = {"kill": "killed", "grave": "bodies_found_claimed"}
    kind = "bodies_recovered" if done.code == "grave.exhumation" else kinds[done.family]
    return kind, "people at the head of a sentence that an act is done in"


def taken_or_fled(c: Counting) -> Kind | None:
    if c.family == "grave" and c.patient:
        return None
    kind = next((cue for cue in ("abducted", "displaced") if c.s.says(cue, c.clause)), None)
    return (kind, f"people under a word for {kind}") if kind else None


def exhumed(c: Counting) -> Kind | None:
    done_to = c.act is not None and c.act.code == "grave.exhumation" and (c.patient or c.under or c.held)
    return ("bodies_recovered", "people exhumed") if done_to else None


def in_a_grave(c: Counting) -> Kind | None:
    found = c.family == "grave" and (c.patient or c.under or c.held)
    return (grave_kind(c), "people in a grave") if found else None


def grave_kind(c: Counting) -> str:
    return "estimated_buried" if c.s.says("expectation", c.clause) else "bodies_found_claimed"


def beside_toll(c: Counting) -> Kind | None:
    dead = c.noun is not None and c.noun.token.lemma in c.s.words("dead_counted")
    return (toll_kind(c.setting), "figure beside a word for the toll") if dead and c.says("toll", *LOCAL) else None


def listed(c: Counting) -> Kind | None:
    """ "64 bodies, 41 men and 23 women": parts of what was counted before."""
    before = c.previous.count.kind if c.previous else ""
    parts = before in DEAD and one_sex_of_several(c)
    return (before, "a part of the count before it") if parts else None


def held(c: Counting) -> Kind | None:
    return (grave_kind(c), "people in a grave") if c.held else None


def victims(c: Counting) -> Kind | None:
    dead = c.noun is not None and c.noun.token.lemma in c.s.words("victims_counted")
    return ("killed", "victims counted") if dead and not c.says("not_victims", *LOCAL) else None


# A number without a noun: "there are now 85", "the toll went to 61", "11 of them died"


def named_killed(c: Counting) -> Kind | None:
    noun = c.token.pos in {"NOUN", "PROPN"} and c.token.lemma not in c.s.words("things")
    return ("killed", "those killed, by the verb") if c.family == "kill" and noun and c.patient else None


def something_else(c: Counting) -> Kind | None:
    """ "two videos": it counts a noun, or the next word is one, that is none of ours."""
    compound = c.token.dep == "compound" and c.tree.head(c.token).pos in {"NOUN", "PROPN"}
    after = next((t for t in c.tree.tokens if t.start >= c.number.span.end), None)
    close = after is not None and after.start - c.number.span.end <= 1 and after.pos in {"NOUN", "PROPN"}
    followed = close and after is not None and after.lemma not in {"more", "other"}
    return (None, "counts something else") if c.token.dep == "nummod" or compound or followed else None


def part(c: Counting) -> Kind | None:
    """ "12 of them children": a part of what was counted before, of its kind, unless it tells how many have a name."""
    end = c.number.span.end
    said = c.s.part(end, end + PART).lstrip().startswith(("of them", "of whom", "of these", "of those"))
    before = c.previous.count.kind if c.previous else ""
    if not said or before not in DEAD:
        return None
    named = c.s.says("identified", c.clause) and before != "killed"
    return "bodies_identified" if named else before, "a part of the count before it"


def an_age(c: Counting) -> Kind | None:
    start = c.number.span.start
    before = c.s.text[max(c.s.span.start, start - AGED_REACH) : start]
    aged = AGES.search(before) or (c.number.form in {"range", "approximately"} and AGED.search(before))
    return (None, "an age, not a count") if aged and not (c.family == "kill" and c.patient) else None


def vague(c: Counting) -> Kind | None:
    alone = c.number.form == "vague" and not c.patient
    return (None, "a vague word that counts nothing named") if alone else None


def near_cue(c: Counting) -> Kind | None:
    if c.says("population", *NEAR):
        return None, "a population, not victims"
    if c.says("toll", *NEAR):
        if c.setting.main_family == "cem" and c.family != "kill":  # "by our count 39 stones are down, not 38"
            return None, "a bare number in a report of an attack on graves"
        return toll_kind(c.setting), "figure after a word for the toll"
    if c.says("missing", *NEAR):
        return "missing", "number under a word for missing"
    return ("injured", "number under a word for injured") if c.says("injured", 0, NEAR[1]) else None


def number_of_act(c: Counting) -> Kind | None:
    if not c.patient or c.act is None:
        return None
    found = "bodies_recovered" if c.act.code == "grave.exhumation" else "bodies_found_claimed"
    kinds: dict[str, Kind] = {
        "kill": ("killed", "number of those killed"),
        "grave": (found, "number of those found"),
        "cem": ("graves_destroyed", "number of those destroyed"),
    }
    return kinds.get(c.act.family)


def joined(c: Counting) -> Kind | None:
    before = c.previous.count.kind if c.previous else ""
    return (before, "joined to the count before it") if before in DEAD and c.token.dep in {"conj", "appos"} else None


def carried_on(c: Counting) -> Kind | None:
    """A figure alone counts on what the sentences before counted: bodies."""
    end = c.number.span.end
    rivals = (n for n in c.s.nouns if n.cls in {"person", "family", "animal"} and 0 <= n.span.start - end < 12)
    alone = not any("," not in c.s.text[end : n.span.start] for n in rivals)
    verb = c.tree.clause(c.token).lemma in c.s.words("toll_verbs")
    goes_on = c.setting.carried == "body" and verb and alone
    return (toll_kind(c.setting), "number said of the bodies counted before") if goes_on else None


def said_of_bodies(c: Counting) -> Kind | None:
    subjects = c.s.classed(c.tree.subjects(c.tree.clause(c.token)))
    said = any(n.cls in {"body", "toll"} for n in subjects)
    return (toll_kind(c.setting), "number said of the bodies") if said else None


def there_are(c: Counting) -> Kind | None:
    be = c.tree.clause(c.token).lemma == "be" and c.setting.main_family == "grave"
    there = any(t.text.lower() in {"there", "they"} for t in c.tree.tokens)
    before = any(n.cls == "body" and n.span.end <= c.number.span.start for n in c.s.nouns)
    return ("bodies_found_claimed", "number said of the bodies") if be and there and before else None


PEOPLE: tuple[Rule, ...] = (
    population, bodies, stones_of_persons, missing_or_injured, killed, of_remains, opening, taken_or_fled, exhumed,
    in_a_grave, beside_toll, held, listed, victims,
)  # fmt: skip
ALONE: tuple[Rule, ...] = (
    named_killed, something_else, part, an_age, vague, near_cue, number_of_act, joined, carried_on, said_of_bodies,
    there_are,
)  # fmt: skip
BY_CLASS: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(BURIALS | {"headstone", "cemetery"}, (not_destroyed, stones)),
    **dict.fromkeys(("tomb", "worship", "heritage"), (not_destroyed, buildings)),
    "toll": (toll,),
}
