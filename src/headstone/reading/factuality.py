"""Did it happen, as the writer puts it: the factuality of the event at a word, read off its tree from the root down.

Each step from the root to the word turns the certainty of what is above into that of what is below: a negation turns it
round, a modal or a plan weakens it, "managed to" keeps it, "failed to" turns it. The way down and the signatures follow
MacCartney and Manning 2009 and Sauri and Pustejovsky 2012; words and weights are data (data/factuality_en.yaml).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from headstone.model.trees import Token, Tree

COMPLEMENTS = {"ccomp", "xcomp", "csubj", "csubjpass", "acomp", "oprd"}
OF_A_VERB = {"from", "of", "about", "on", "to", "against", "in", "for"}
SHARED = {"VB", "VBN", "VBG"}  # a joined verb in one of these forms shares its head's modals and negation


@dataclass(frozen=True, slots=True)
class Step:
    """What a word does to the certainty below it: `affirmed` where it is itself affirmed, `negated` where not.

    Certainty never grows on the way down, but below a negated word that `presupposes` ("did not regret that").
    """

    name: str
    affirmed: float
    negated: float
    presupposes: bool = False

    def __call__(self, certainty: float) -> float:
        weight = self.affirmed if certainty > 0 else self.negated
        if self.presupposes and certainty < 0:
            return weight
        return min(abs(certainty), abs(weight)) * (1 if weight > 0 else -1)


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
    tense: Mapping[str, float] = field(repr=False)
    things: Mapping[str, Step] = field(repr=False)
    asides: Mapping[str, Step] = field(repr=False)
    prepositions: Mapping[str, Step] = field(repr=False)


def factuality_lexicon(tables: Mapping[str, Any]) -> FactualityLexicon:
    """Compile data/factuality_en.yaml. Where two classes share a word, the earlier class has it."""
    negations = {
        word: Step(name, *tables[name]["weight"]) for name in ("few", "negation") for word in tables[name]["words"]
    }
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
        tense=tables["tense"],
        things=_classes(tables["things"]),
        prepositions={word: Step(f"{word} doing", *weight) for word, weight in tables["prepositions"].items()},
        asides={name: Step(name, *weight) for name, weight in tables["asides"].items()},
    )


def _classes(table: Mapping[str, Any]) -> dict[str, Step]:
    """Words to the step of their class; the first class that has a word keeps it."""
    found: dict[str, Step] = {}
    for name, row in table.items():
        affirmed, negated = row["weight"]
        step = Step(name, affirmed, negated, bool(row.get("presupposes")))
        found = {**dict.fromkeys(row["words"], step), **found}
    return found


def factuality(tree: Tree, token: Token, lexicon: FactualityLexicon) -> Factuality:
    """The factuality of the event that a token names."""
    steps = list(_steps(tree, token, lexicon))
    certainty = 1.0
    for step in reversed(steps):
        certainty = step(certainty)
    return Factuality(lexicon.full * max(-1.0, min(1.0, certainty)), tuple(step.name for step in steps))


def _steps(tree: Tree, token: Token, lexicon: FactualityLexicon) -> Iterator[Step]:
    """Steps from the word up to the root, or to where what is above no longer bears on the word."""
    yield _form(token, lexicon)
    seen: set[int] = set()
    yield from _own(tree, token, lexicon, seen)
    going, noun = True, token.tag.startswith("NN")
    if noun and _given(tree, token):
        yield lexicon.asides["given"]
        return
    while going and not tree.is_root(token):
        above = tree.head(token)
        edge = _edge(tree, token, above, lexicon, noun)
        yield from edge.steps
        if edge.shared:
            yield from _own(tree, above, lexicon, seen)
        going, noun, token = edge.goes_on, noun and above.pos in {"ADP", "NOUN"}, above
    if going and any(t.text == "?" for t in tree.tokens[-2:]):
        yield lexicon.question


def _given(tree: Tree, noun: Token) -> bool:
    """Whether a noun's words take its being for granted: "the vote", "their vote", "this vote"."""
    return any(
        kid.dep == "poss" or kid.text.lower() in {"the", "this", "these", "those", "both", "each", "another"}
        for kid in tree.kids(noun, "det", "poss")
    )


def _form(token: Token, lexicon: FactualityLexicon) -> Step:
    tag = "NN" if token.tag.startswith("NN") else token.tag
    weight = lexicon.tense.get(tag, 1.0)
    return Step(f"form {tag}", weight, -weight)


def _own(tree: Tree, token: Token, lexicon: FactualityLexicon, seen: set[int]) -> Iterator[Step]:
    """Modals, hedges and negations that stand at a word itself; a negation counts once on the way (`seen`)."""
    for kid in tree.kids(token, "aux"):
        if kid.text.lower() in lexicon.modals:
            yield lexicon.modals[kid.text.lower()]
    for kid in tree.kids(token, "advmod", "amod", "intj"):
        if kid.text.lower() in lexicon.adverbs:
            yield lexicon.adverbs[kid.text.lower()]
    for word in _negations(tree, token, lexicon):
        if word.index not in seen:
            seen.add(word.index)
            yield lexicon.negations[word.text.lower()]


def _negations(tree: Tree, token: Token, lexicon: FactualityLexicon) -> Iterator[Token]:
    """ "Did not", "no vote", "nobody saw", "took no vote"."""
    for kid in tree.kids(token, "neg", "advmod", "det", "preconj", "amod", "cc"):
        if kid.text.lower() in lexicon.negations and not _only(tree, kid):
            yield kid
    for kid in tree.kids(token, "nsubj", "nsubjpass", "dobj", "attr"):
        if kid.text.lower() in lexicon.negations:
            yield kid
        for word in tree.kids(kid, "det", "amod", "neg"):
            if word.text.lower() in lexicon.negations and not _only(tree, word):
                yield word


def _only(tree: Tree, negation: Token) -> bool:
    """ "Not only", "no doubt", "not just": no negation."""
    following = tree.tokens[negation.index + 1].text.lower() if negation.index + 1 < len(tree.tokens) else ""
    return following in {"only", "just", "merely", "doubt", "wonder", "simply"}


@dataclass(frozen=True, slots=True)
class Edge:
    """The way from a word to its head. `shared`: the head's own modals and negation count for the word too."""

    steps: tuple[Step, ...] = ()
    shared: bool = True
    goes_on: bool = True


def _edge(tree: Tree, token: Token, above: Token, lexicon: FactualityLexicon, noun: bool) -> Edge:
    if noun:
        return _thing(tree, token, above, lexicon)
    if token.dep in COMPLEMENTS:
        return Edge(_some(_predicate(tree, token, above, lexicon)))
    if token.dep in {"pcomp", "prep"}:
        return Edge(_some(_prepositional(tree, token, lexicon)))
    if token.dep == "conj":
        return Edge(shared=token.tag in SHARED and not any(tree.kids(token, "nsubj", "nsubjpass", "aux")))
    if token.dep == "advcl":
        return _adverbial(tree, token, lexicon)
    if token.dep in {"acl", "relcl"}:
        return _on_noun(tree, token, above, lexicon)
    return Edge(shared=token.dep not in {"parataxis", "nsubj"})


def _prepositional(tree: Tree, token: Token, lexicon: FactualityLexicon) -> Step | None:
    """ "Without doing", "prevented from doing", "the risk of doing": by the preposition, else by what it hangs on."""
    if token.dep == "prep":
        return None  # judged one step below, with the word that the preposition brings
    preposition = tree.head(token)
    above = tree.head(preposition)
    by_noun = lexicon.nouns.get(above.lemma) if above.pos == "NOUN" else None
    word = preposition.text.lower()
    by_verb = lexicon.predicates.get(above.lemma) if word in OF_A_VERB else None
    return _marked(preposition, lexicon) or by_noun or by_verb or lexicon.prepositions.get(word)


def _marked(preposition: Token, lexicon: FactualityLexicon) -> Step | None:
    word = preposition.text.lower()
    return None if word == "to" else lexicon.markers.get(word)


def _some(step: Step | None) -> tuple[Step, ...]:
    return () if step is None else (step,)


def _thing(tree: Tree, token: Token, above: Token, lexicon: FactualityLexicon) -> Edge:
    """A noun that names an event, or the preposition above it: a verb bears on it only where it brings it about."""
    if token.dep in {"dobj", "nsubjpass", "attr"}:
        return Edge(_some(lexicon.things.get(above.lemma)))
    if token.dep == "pobj":
        return Edge(_some(_marked(above, lexicon)))
    if token.dep == "prep":
        phrase = f"{above.lemma} {token.text.lower()}"  # "call for"
        step = lexicon.nouns.get(above.lemma) if above.pos == "NOUN" else lexicon.things.get(phrase)
        return Edge(_some(step), shared=step is not None, goes_on=step is not None)
    if token.dep == "conj":
        return Edge()
    return Edge((lexicon.asides["beside"],), shared=False, goes_on=False)


def _predicate(tree: Tree, token: Token, above: Token, lexicon: FactualityLexicon) -> Step | None:
    marked = {t.text.lower() for t in tree.kids(token, "mark", "advmod")}
    if marked & {"if", "whether"}:
        return lexicon.markers["if"]
    if above.lemma == "be":
        return None
    found = lexicon.predicates.get(above.lemma) or lexicon.predicates.get(above.text.lower())
    if found is None and above.lemma == "have" and _to(tree, token):
        return lexicon.modals["must"]
    if above.lemma == "go" and _to(tree, token):
        return lexicon.modals["will"]
    return found or (lexicon.asides["to do"] if _to(tree, token) else None)


def _adverbial(tree: Tree, token: Token, lexicon: FactualityLexicon) -> Edge:
    for kid in tree.kids(token, "mark", "advmod", "prep"):
        if kid.text.lower() in lexicon.markers and kid.index < token.index:
            return Edge((lexicon.markers[kid.text.lower()],), shared=False, goes_on=False)
    if _to(tree, token):
        return Edge((lexicon.markers["to"],), shared=False)
    return Edge((lexicon.asides["advcl"],), shared=False, goes_on=False)


def _on_noun(tree: Tree, token: Token, above: Token, lexicon: FactualityLexicon) -> Edge:
    to = _to(tree, token)
    if token.dep == "acl" and (to or any(tree.kids(token, "mark"))):
        return Edge((lexicon.nouns.get(above.lemma) or lexicon.asides["noun to"],), shared=to)
    none = any(t.text.lower() in {"no", "any"} for t in tree.kids(above, "det", "neg"))
    return Edge((lexicon.asides[token.dep],), shared=none, goes_on=none)


def _to(tree: Tree, token: Token) -> bool:
    return any(t.tag == "TO" for t in tree.kids(token, "aux"))
