"""Acts named by nouns: "the massacre of 23 weavers", "an attack on war graves", a grave named, a headline."""

from collections.abc import Iterator

from headstone.model.reading import Act, Noun
from headstone.model.spans import Span
from headstone.model.trees import Token, Tree
from headstone.reading.acts_verbs import ELLIPTIC, NAMED, NOMINAL, family_of
from headstone.reading.nouns import BURIALS, STONES
from headstone.reading.sentence import Sentence

HEADLINE = frozenset({"destroy", "desecrate", "find", "kill", "execute"})  # classes of verbs that headlines are made of
WITHIN = 5  # tokens between a headline's verb and what it is done to
SINGLE = {"a", "the", "this", "that", "these", "no", "any", "another", "one", "each"}


def noun_acts(s: Sentence) -> Iterator[Act]:
    for match in s.lexicon.act_noun_pattern.finditer(s.text, s.span.start, s.span.end):
        span = Span(match.start(), match.end())
        inside = s.tree.within(span)
        if inside and inside[-1].pos in {"NOUN", "PROPN"}:
            code = s.lexicon.act_nouns[" ".join(match.group().lower().split())]
            yield from noun_act(s, inside[-1], span, code)


def noun_act(s: Sentence, token: Token, span: Span, named: str) -> Iterator[Act]:
    tree = s.tree
    objects = [(o, n) for _, o in tree.preps(token) if (n := s.class_of(o))]
    modifiers = [n for k in tree.kids(token, "compound", "poss", "nmod") if (n := s.noun_at(k))]
    code = settle(named, {n.cls for _, n in objects} | {n.cls for n in modifiers})
    noun = next((n for n in [n for _, n in objects] + modifiers), None)
    if code is None or (noun is None and code.startswith("kill.") and not singled_out(s, token)):
        return
    agents = tuple(o for p, o in tree.preps(token) if p == "by")
    agents = agents or tuple(k for k in tree.kids(token, "poss") if s.noun_at(k) is None)
    score, cls = NOMINAL if noun else NAMED, noun.cls if noun else ""
    patients = tuple(o for o, _ in objects)
    why = "noun that names an act"
    yield Act(code, family_of(code), span, token, s.number, score, why, agents, patients, cls, noun)


def singled_out(s: Sentence, token: Token) -> bool:
    """ "a massacre", "the executions": one event, not violence at large."""
    tree: Tree = s.tree
    if any(k.entity in {"DATE", "TIME", "GPE"} for k in tree.kids(token, "poss")):
        return True  # "Sunday's bloodshed"
    named = any(k.text.lower() in SINGLE for k in tree.kids(token, "det")) or any(tree.kids(token, "poss"))
    return named and token.lemma not in s.words("at_large")


def settle(code: str, classes: set[str]) -> str | None:
    """The code that an act noun has with objects of these classes; None where it names nothing of ours."""
    if "animal" in classes:
        return None
    if code == "grave.discovery":
        return code if classes & (BURIALS | {"body"}) else None
    if not code.startswith("cem.") or classes & (STONES - {"mass_grave"}):
        return code
    if "tomb" in classes:
        return "cem.tomb_destruction"
    if "worship" in classes:
        return "her.religious"
    return code if code == "cem.desecration" and not classes else None


def headline_acts(s: Sentence) -> Iterator[Act]:
    """Verbs of a headline that the parser took for nouns: a name, a word of ours, and what it is done to."""
    for token in s.tree.tokens[1:]:
        gone_astray = token.pos in {"NOUN", "PROPN", "ADJ"} and token.text.lower().endswith(("s", "ed"))
        target = next((n for n in s.nouns if 0 < n.token.index - token.index <= WITHIN), None)
        if not gone_astray or target is None or s.noun_at(token):
            continue
        if code := headline_code(headline_classes(s, token), target):
            agent = s.tree.tokens[token.index - 1]
            yield Act(
                code, family_of(code), Span(token.start, token.end), token, s.number, ELLIPTIC, "headline verb",
                (agent,), (target.token,), target.cls, target,
            )  # fmt: skip


def headline_classes(s: Sentence, token: Token) -> frozenset[str]:
    verbs, tokens = s.lexicon.verbs, s.tree.tokens
    lemma = token.lemma if token.lemma in verbs else token.text.lower().removesuffix("s")
    after = tokens[token.index + 1].text.lower() if token.index + 1 < len(tokens) else ""
    return verbs.get(f"{lemma}_{after}", verbs.get(lemma, frozenset())) & HEADLINE


def headline_code(kinds: frozenset[str], target: Noun) -> str | None:
    if kinds & {"destroy", "desecrate"} and target.cls in STONES | {"tomb"}:
        return "cem.tomb_destruction" if target.cls == "tomb" else "cem.grave_destruction"
    if "find" in kinds and target.cls in BURIALS | {"body"}:
        return "grave.discovery"
    return "kill.noncombatant" if kinds & {"kill", "execute"} and target.cls == "person" else None


def named_graves(s: Sentence) -> Iterator[Act]:
    """A mass grave that a sentence names without a verb of ours: it is reported to exist."""
    grave = next((n for n in s.nouns if n.cls == "mass_grave"), None)
    if grave:
        code, why = "grave.discovery", "mass grave named"
        yield Act(code, "grave", grave.span, grave.token, s.number, NAMED, why, (), (), grave.cls, grave)
