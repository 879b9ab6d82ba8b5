"""Graves, bodies, people, tombs: the nouns that acts are done to."""

from headstone.model.reading import Noun
from headstone.model.spans import Span
from headstone.model.trees import Token, Tree
from headstone.reading.lexicon import Lexicon

BURIALS = {"mass_grave", "grave", "pit"}
STONES = {"headstone", "cemetery", "grave", "mass_grave"}
PLACES_OF_REST = {"tomb", "headstone", "cemetery", "grave"}  # what "it" and "the place" may mean in the next sentence
NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"}  # headlines lead tags astray: ADJ ("the dead"), VERB ("remains")
VERBAL = {"VBZ", "VBG", "NNS"}  # tags with which a "verb" may be a noun gone astray
DEAD = {"dead", "the dead"}  # the adjectives that are nouns here
BESIDE = {"of", "with", "containing", "holding"}
DEPTH = 3  # prepositions followed in search of what a phrase is about
SHORTEST = 5  # letters of a plural that counts persons by its ending


def find_nouns(tree: Tree, text: str, lexicon: Lexicon) -> tuple[Noun, ...]:
    """Every lexicon noun of a sentence, in order; a noun that only modifies another one is left out."""
    out = []
    for match in lexicon.noun_pattern.finditer(text, tree.span.start, tree.span.end):
        span, words = Span(match.start(), match.end()), " ".join(match.group().lower().split())
        inside = tree.within(span)
        if words in lexicon.lists["domes"] and not lexicon.says("hallowed", text, 0, len(text)):
            continue  # the dome of a sports hall
        if inside and usable(tree, inside[-1], match.group().lower(), lexicon):
            out.append(Noun(refine(tree, inside[-1], lexicon.nouns[words], lexicon), span, inside[-1]))
    taken = {n.token.index for n in out}
    persons = (t for t in tree.tokens if t.index not in taken and personal(t, lexicon))
    out.extend(Noun("person", Span(t.start, t.end), t) for t in persons)
    return tuple(sorted(out, key=lambda n: n.span.start))


def personal(token: Token, lexicon: Lexicon) -> bool:
    """A plural noun that the table does not hold and that by its ending counts persons ("woodcutters")."""
    word = token.text.lower()
    plural = token.tag in {"NNS", "NNPS"} and token.dep != "compound"
    counts = len(word) >= SHORTEST and word not in lexicon.not_persons
    return plural and counts and bool(lexicon.person_ending.match(word))


def usable(tree: Tree, token: Token, words: str, lexicon: Lexicon) -> bool:
    """Nouns only; not the "grave" of "grave concern", the "body" of "body language", a verb that looks alike."""
    if token.pos not in NOMINAL or (token.pos == "VERB" and token.tag not in VERBAL):
        return False
    if token.pos == "ADJ" and words not in DEAD:
        return False
    if words == "dead" and token.dep in {"acomp", "oprd", "advmod"}:
        return False
    if token.dep == "compound":
        return words not in lexicon.lists["loose_compounds"] and tree.head(token).pos in NOMINAL
    return True


def refine(tree: Tree, token: Token, cls: str, lexicon: Lexicon) -> str:
    """A "grave" that is called shallow, common or unmarked, in whatever order the words stand, is a mass grave; so is a
    pit of, or with, human remains."""
    kinds = lexicon.lists["grave_adjectives"]
    laid = (o for p, o in tree.preps(token) if p in BESIDE and o.lemma in lexicon.lists["laid_in_pits"])
    if cls == "pit" and any(not of_animals(tree, o, lexicon) for o in laid):
        return "mass_grave"
    if cls == "grave" and any(k.text.lower() in kinds for k in tree.kids(token, "amod", "compound")):
        return "mass_grave"
    return cls


def of_animals(tree: Tree, bones: Token, lexicon: Lexicon) -> bool:
    """ "bones of sheep", "cattle bones"."""
    beside = (*(o for _, o in tree.preps(bones)), *tree.kids(bones, "compound"))
    return any(lexicon.nouns.get(t.text.lower()) == "animal" for t in beside)


def noun_at(nouns: tuple[Noun, ...], token: Token) -> Noun | None:
    """The noun that a token heads or stands in."""
    for noun in nouns:
        if noun.token.index == token.index or (noun.span.start <= token.start and token.end <= noun.span.end):
            return noun
    return None


def class_of(tree: Tree, nouns: tuple[Noun, ...], token: Token, depth: int = 0) -> Noun | None:
    """The lexicon noun a phrase is about: its head, or what stands behind "of" ("remains of 60 weavers")."""
    found = noun_at(nouns, token)
    if found or depth > DEPTH:
        return found
    for kid in tree.kids(token, "compound", "appos"):
        if inner := noun_at(nouns, kid):
            return inner
    for name, pobj in tree.preps(token):
        if name in BESIDE and (inner := class_of(tree, nouns, pobj, depth + 1)):
            return inner
    return None
