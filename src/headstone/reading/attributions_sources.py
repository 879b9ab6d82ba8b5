"""Whose words, thoughts or wishes they are: the source of a cue in its tree."""

from collections.abc import Iterable

from headstone.model.spans import Span
from headstone.model.trees import RELATIVES, Token, Tree
from headstone.reading.attributions_content import below
from headstone.reading.attributions_cues import AttributionLexicon

NAMES = {"NOUN", "PROPN", "PRON"}
MISTAKEN = ("dep", "attr", "dobj", "npadvmod", "appos", "intj", "compound")  # what the parser may call a subject


def source_of(tree: Tree, verb: Token) -> Token | None:
    """Who says it: the subject of an active verb, the "by" of a passive one."""
    own = next(tree.kids(verb, "nsubj", "csubj"), None)
    if own is not None:
        return own
    if tree.is_passive(verb):
        return next((c for prep in tree.kids(verb, "agent") for c in tree.kids(prep, "pobj")), None)
    return next(iter(tree.subjects(verb)), None) or _beside(tree, verb)


def _beside(tree: Tree, verb: Token) -> Token | None:
    """A subject that the parser calls something else: the last noun on the verb's left, or the one it hangs on."""
    left = [kid for kid in tree.kids(verb, *MISTAKEN) if kid.pos in NAMES and kid.index < verb.index]
    if left:
        return left[-1]
    if verb.dep in {"relcl", "acl", "appos"} and not tree.is_root(verb) and tree.head(verb).pos in NAMES:
        return tree.head(verb)
    return None


def owner_of(tree: Tree, noun: Token, lexicon: AttributionLexicon) -> tuple[Token | None, list[Token]]:
    """Whose claim it is, and the words of the cue: "his claim", "the claim by X", "X made the claim"."""
    for kid in tree.kids(noun, "poss"):
        return kid, [noun]
    for prep in tree.kids(noun, "prep"):
        if prep.text.lower() in {"by", "from", "among"}:
            for kid in tree.kids(prep, "pobj"):
                return kid, [noun]
    verb = tree.head(noun)
    if noun.dep == "dobj" and verb.lemma in lexicon.light_verbs:
        return source_of(tree, verb), [verb, noun]
    return None, [noun]


def source_phrase(tree: Tree, source: Token, taken: Iterable[Span]) -> Span | None:
    """The noun phrase of a source with what hangs on it, up to the words of cue and content (`taken`)."""
    taken = list(taken)
    clauses = [kid for kid in tree.kids(source, "relcl", "acl") if _meets(tree.span_of(tree.subtree(kid)), taken)]
    free = {t.index for t in below(tree, source, clauses) if not _meets(Span(t.start, t.end), taken)}
    if source.index not in free:
        return None
    first = last = source.index
    while first - 1 in free:
        first -= 1
    while last + 1 in free:
        last += 1
    while last > source.index and tree.tokens[last].dep == "punct":
        last -= 1
    return Span(tree.tokens[first].start, tree.tokens[last].end)


def _meets(span: Span, taken: Iterable[Span]) -> bool:
    return any(span.overlap(other) for other in taken)


def meant_by(tree: Tree, source: Token) -> Span | None:
    """The noun phrase that "who" or "which" stands for; None for any other source."""
    clause = next((t for t in tree.ancestors(source) if t.dep == "relcl"), None)
    if source.text.lower() not in RELATIVES or clause is None or tree.is_root(clause):
        return None
    return tree.phrase(tree.head(clause))
