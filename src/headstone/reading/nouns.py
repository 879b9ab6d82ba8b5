"""Graves, bodies, people, tombs: the nouns that acts are done to."""

from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.lexicon import Lexicon
from headstone.reading.syntax import Token, Tree

NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"}  # tags of nouns in headlines go astray: ADJ ("the dead"), VERB ("remains")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the lexicon in a sentence: its class, its words, the token that heads it."""

    cls: str
    span: Span
    token: Token


def find_nouns(tree: Tree, text: str, lexicon: Lexicon) -> tuple[Noun, ...]:
    """Every lexicon noun of a sentence, in order; a noun that only modifies another one is left out."""
    out = []
    for match in lexicon.noun_pattern.finditer(text, tree.span.start, tree.span.end):
        span = Span(match.start(), match.end())
        token = last_token(tree, span)
        if token is None or not usable(tree, token, match.group().lower()):
            continue
        cls = lexicon.nouns[" ".join(match.group().lower().split())]
        out.append(Noun(refine(tree, token, cls), span, token))
    taken = {n.token.index for n in out}
    out.extend(Noun("person", Span(t.start, t.end), t) for t in tree.tokens if t.index not in taken and personal(t, lexicon))
    return tuple(sorted(out, key=lambda n: n.span.start))


def personal(token: Token, lexicon: Lexicon) -> bool:
    """A plural noun that the table does not hold and that by its ending counts persons ("woodcutters")."""
    word = token.text.lower()
    plural = token.tag in {"NNS", "NNPS"} and token.dep != "compound"
    return plural and len(word) > 4 and word not in lexicon.not_persons and bool(lexicon.person_ending.match(word))


def last_token(tree: Tree, span: Span) -> Token | None:
    inside = tree.within(span)
    return inside[-1] if inside else None


def usable(tree: Tree, token: Token, words: str) -> bool:
    """Nouns only; not the "grave" of "grave concern", not the "body" of "body language", not a verb that looks alike."""
    if token.pos not in NOMINAL or (token.pos == "VERB" and token.tag not in {"VBZ", "VBG", "NNS"}):
        return False
    if token.pos == "ADJ" and words not in {"dead", "the dead"}:
        return False
    if words == "dead" and token.dep in {"acomp", "oprd", "advmod"}:
        return False
    if token.dep == "compound":
        head = tree.head(token)
        return words not in {"body", "head", "officer", "life", "death", "cross", "well", "stone"} and head.pos in NOMINAL
    return True


def refine(tree: Tree, token: Token, cls: str) -> str:
    """ "grave" inside "war grave" or "grave markers" takes the class of the whole."""
    if cls == "grave" and any(k.text.lower() in {"mass", "communal", "common", "clandestine", "makeshift", "shallow", "unmarked"} for k in tree.kids(token, "amod", "compound")):
        return "mass_grave"
    return cls


def noun_at(nouns: tuple[Noun, ...], token: Token) -> Noun | None:
    """The noun that a token heads or stands in."""
    for noun in nouns:
        if noun.token.index == token.index or (noun.span.start <= token.start and token.end <= noun.span.end):
            return noun
    return None


def class_of(tree: Tree, nouns: tuple[Noun, ...], token: Token, depth: int = 0) -> Noun | None:
    """The lexicon noun a phrase is about: its head, or what stands behind "of" ("remains of 500 prisoners")."""
    found = noun_at(nouns, token)
    if found or depth > 3:
        return found
    for kid in tree.kids(token, "compound", "appos", "poss"):
        found = noun_at(nouns, kid)
        if found and kid.dep != "poss":
            return found
    for name, pobj in tree.preps(token):
        if name in {"of", "with", "containing", "holding"}:
            found = class_of(tree, nouns, pobj, depth + 1)
            if found:
                return found
    return None
