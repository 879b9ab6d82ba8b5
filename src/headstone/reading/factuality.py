"""Did it happen, as the writer puts it: the factuality of the event at a word, read off its tree from the root down.

Each step from the root to the word turns the certainty of what is above into that of what is below: a negation turns it
round, a modal or a plan weakens it, "managed to" keeps it, "failed to" turns it, "regret that" sets it. The order of the
steps and their signatures follow MacCartney and Manning 2009 and Sauri and Pustejovsky 2012; words and weights are data.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from headstone.model.trees import Token, Tree

COMPLEMENTS = {"ccomp", "xcomp", "csubj", "csubjpass", "acomp", "oprd"}
THINGS = {"dobj", "pobj", "nsubjpass", "attr", "dative"}
SHARED = {"VB", "VBN", "VBG"}  # a joined verb in one of these forms shares its head's modals and negation


@dataclass(frozen=True, slots=True)
class Step:
    """What a word does to the certainty below it: `affirmed` where it is itself affirmed, `negated` where not."""

    name: str
    affirmed: float
    negated: float

    def __call__(self, certainty: float) -> float:
        return abs(certainty) * (self.affirmed if certainty > 0 else self.negated)


@dataclass(frozen=True, slots=True)
class Factuality:
    """`value` from -3 (certainly did not happen) to 3 (certainly did); `reasons` from the word upwards."""

    value: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactualityLexicon:
    """Compiled data/factuality_en.yaml: lower-case words and lemmas to steps."""

    version: str
    full: float
    negations: Mapping[str, Step] = field(repr=False)
    modals: Mapping[str, Step] = field(repr=False)
    adverbs: Mapping[str, Step] = field(repr=False)
    predicates: Mapping[str, Step] = field(repr=False)
    nouns: Mapping[str, Step] = field(repr=False)
    markers: Mapping[str, Step] = field(repr=False)
    question: Step
    imperative: Step
    tense: Mapping[str, float] = field(repr=False)
    aside: Mapping[str, float] = field(repr=False)


def factuality_lexicon(tables: Mapping[str, Any]) -> FactualityLexicon:
    """Compile data/factuality_en.yaml. Where two classes share a word, the earlier class has it."""
    negations = {word: Step("negation", *row["weight"]) for row in (tables["weak_negations"], tables["negations"]) for word in row["words"]}
    return FactualityLexicon(
        version=str(tables["version"]),
        full=float(tables["full"]),
        negations=negations,
        modals={word: Step(f"modal {word}", *weight) for word, weight in tables["modals"].items()},
        adverbs={word: Step("hedge", *row["weight"]) for row in tables["adverbs"] for word in row["words"]},
        predicates=_classes(tables["predicates"]),
        nouns=_classes(tables["nouns"]),
        markers=_classes(tables["markers"]),
        question=Step("question", *tables["question"]),
        imperative=Step("imperative", *tables["imperative"]),
        tense=tables["tense"],
        aside=tables["aside"],
    )


def _classes(table: Mapping[str, Any]) -> dict[str, Step]:
    return {w: Step(name, *row["weight"]) for name, row in reversed(table.items()) for w in row["words"]}


def factuality(tree: Tree, token: Token, lexicon: FactualityLexicon) -> Factuality:
    """The factuality of the event that a token names."""
    steps = list(_steps(tree, token, lexicon))
    certainty = 1.0
    for step in reversed(steps):
        certainty = step(certainty)
    return Factuality(lexicon.full * max(-1.0, min(1.0, certainty)), tuple(step.name for step in steps))


def _steps(tree: Tree, token: Token, lexicon: FactualityLexicon) -> Iterator[Step]:
    """Steps from the word up to the root."""
    yield _form(token, lexicon)
    yield from _own(tree, token, lexicon)
    while not tree.is_root(token):
        above = tree.head(token)
        edge, shared = _edge(tree, token, above, lexicon)
        if edge is not None:
            yield edge
        if shared:
            yield from _own(tree, above, lexicon)
        token = above
    if tree.tokens[-1].text == "?" or (len(tree.tokens) > 1 and tree.tokens[-2].text == "?"):
        yield lexicon.question


def _form(token: Token, lexicon: FactualityLexicon) -> Step:
    tag = "NN" if token.tag.startswith("NN") else token.tag
    weight = lexicon.tense.get(tag, 1.0)
    return Step(f"form {tag}", weight, -weight)


def _own(tree: Tree, token: Token, lexicon: FactualityLexicon) -> Iterator[Step]:
    """Modals, negation and hedges that stand at a word itself."""
    for kid in tree.kids(token, "aux", "advmod", "neg", "det", "preconj", "prep", "cc", "nsubj", "nsubjpass", "dobj"):
        word = kid.text.lower()
        if kid.dep == "aux" and word in lexicon.modals:
            yield lexicon.modals[word]
    for kid in tree.kids(token, "advmod", "neg", "det", "preconj", "intj"):
        word = kid.text.lower()
        if word in lexicon.adverbs:
            yield lexicon.adverbs[word]
        if word in lexicon.negations and not _only(tree, kid):
            yield lexicon.negations[word]
    for kid in tree.kids(token, "nsubj", "nsubjpass", "dobj"):
        if kid.text.lower() in lexicon.negations or any(
            d.text.lower() in {"no", "neither", "few"} for d in tree.kids(kid, "det", "amod")
        ):
            yield lexicon.negations["no"]


def _only(tree: Tree, negation: Token) -> bool:
    """ "Not only", "no doubt", "not just": no negation."""
    following = tree.tokens[negation.index + 1].text.lower() if negation.index + 1 < len(tree.tokens) else ""
    return following in {"only", "just", "merely", "doubt", "wonder", "simply"}


def _edge(tree: Tree, token: Token, above: Token, lexicon: FactualityLexicon) -> tuple[Step | None, bool]:
    """What the way from a word to its head does, and whether the head's own modals and negation count for the word."""
    if token.dep in COMPLEMENTS:
        return _predicate(tree, token, above, lexicon), True
    if token.dep == "pcomp":
        return _pcomp(tree, token, above, lexicon), True
    if token.dep == "prep":
        return lexicon.markers.get(token.text.lower()) or lexicon.nouns.get(above.lemma), True
    if token.dep == "conj":
        return None, token.tag in SHARED and not any(tree.kids(token, "nsubj", "nsubjpass", "aux"))
    if token.dep == "advcl":
        return _adverbial(tree, token, lexicon)
    if token.dep in {"acl", "relcl"}:
        return _on_noun(tree, token, above, lexicon), token.dep == "acl" and _to(tree, token)
    if token.dep in THINGS:
        return lexicon.predicates.get(above.lemma), True
    return None, token.dep not in {"parataxis", "nsubj"}


def _predicate(tree: Tree, token: Token, above: Token, lexicon: FactualityLexicon) -> Step | None:
    marked = {t.text.lower() for t in tree.kids(token, "mark", "advmod")}
    if marked & {"if", "whether"}:
        return lexicon.markers["if"]
    if above.lemma == "be":
        return None
    found = lexicon.predicates.get(above.lemma) or lexicon.predicates.get(above.text.lower())
    if found is None and above.lemma == "have" and _to(tree, token):
        return lexicon.modals["must"]
    if found is None and above.lemma == "go" and _to(tree, token):
        return lexicon.modals["will"]
    return found


def _pcomp(tree: Tree, token: Token, above: Token, lexicon: FactualityLexicon) -> Step | None:
    return lexicon.markers.get(above.text.lower())


def _adverbial(tree: Tree, token: Token, lexicon: FactualityLexicon) -> tuple[Step | None, bool]:
    for kid in tree.kids(token, "mark", "advmod", "prep"):
        if kid.text.lower() in lexicon.markers and kid.index < token.index:
            return lexicon.markers[kid.text.lower()], False
    if _to(tree, token):
        return lexicon.markers["to"], False
    weight = lexicon.aside["advcl"]
    return Step("adverbial", weight, weight), False


def _on_noun(tree: Tree, token: Token, above: Token, lexicon: FactualityLexicon) -> Step | None:
    if token.dep == "acl" and (_to(tree, token) or any(tree.kids(token, "mark"))):
        return lexicon.nouns.get(above.lemma) or Step("noun to", 0.3, -0.2)
    weight = lexicon.aside[token.dep]
    return Step(token.dep, weight, weight)


def _to(tree: Tree, token: Token) -> bool:
    return any(t.tag == "TO" for t in tree.kids(token, "aux"))
