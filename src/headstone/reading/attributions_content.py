"""What a cue has said: the words that hang on it, by the frames that its entry allows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headstone.model.trees import Token, Tree
from headstone.reading.attributions_cues import Cue

ABOUT = {"about", "of", "for", "on", "against", "over", "at", "with", "in", "by", "to", "toward", "towards"}
# Prepositions that tell when and where something was said, not what.
SETTING = {"in", "on", "at", "during", "after", "before", "amid", "since", "until", "by", "via", "following", "through"}


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens of a content, and the name of the frame that found them."""

    tokens: tuple[Token, ...]
    frame: str


def below(tree: Tree, token: Token, without: Iterable[Token] = ()) -> list[Token]:
    """A token's subtree in order, without the subtrees of others."""
    left_out = {t.index for other in without for t in tree.subtree(other)}
    return sorted((t for t in tree.subtree(token) if t.index not in left_out), key=lambda t: t.index)


def said(tree: Tree, token: Token) -> list[Token]:
    """A subtree without what the writer adds at its end: ", who ...", ", although ..."."""
    added = [
        kid
        for inner in tree.subtree(token)
        for kid in tree.kids(inner, "relcl", "advcl", "appos")
        if kid.index > inner.index and _after_comma(tree, kid)
    ]
    whole = below(tree, token)
    if not added:
        return whole
    first = min(t.index for kid in added for t in tree.subtree(kid))
    closed = [t for t in whole if t.index < first]
    rest = {t.index for kid in added for t in tree.subtree(kid)}
    return closed if closed and all(t.index in rest or t.dep == "punct" for t in whole if t.index >= first) else whole


def _after_comma(tree: Tree, token: Token) -> bool:
    first = min(t.index for t in tree.subtree(token))
    return first > 0 and tree.tokens[first - 1].text == ","


def verb_content(tree: Tree, verb: Token, cue: Cue) -> Found | None:
    """The content of a verb: the first frame that its entry allows and its tree fills."""
    for frame, found in _filled(tree, verb, cue):
        if found:
            return Found(tuple(found), frame)
    return None


def _filled(tree: Tree, verb: Token, cue: Cue) -> Iterator[tuple[str, list[Token]]]:
    passive = tree.is_passive(verb)
    clauses = sorted(tree.kids(verb, "ccomp"), key=lambda c: (c.index < verb.index, c.index))  # after it, then before
    if "clause" in cue.frames:
        for clause in clauses:
            if not _bare_infinitive(tree, clause) or "infinitive" in cue.frames:
                yield "clause", said(tree, clause)
        yield "aside", _aside(tree, verb)
    if "infinitive" in cue.frames:
        for clause in (*tree.kids(verb, "xcomp"), *clauses):
            if _infinitive(tree, clause):
                yield "passive infinitive" if passive else "infinitive", _with_subject(tree, verb, clause, passive)
    if "gerund" in cue.frames:
        for clause in tree.kids(verb, "xcomp", "pcomp"):
            if clause.tag == "VBG":
                yield "gerund", said(tree, clause)
    if "regarding" in cue.frames and (_as(tree, verb) or any(tree.kids(verb, "oprd"))):
        yield "open", [*_passive_subject(tree, verb), *_rest(tree, verb)]
    yield from _things(tree, verb, cue, passive)


def _as(tree: Tree, verb: Token) -> bool:
    """ "Sees him as a friend", also where the parser hangs "as" on the object."""
    spots = (verb, *tree.kids(verb, "dobj"))
    return any(kid.text.lower() == "as" for spot in spots for kid in tree.kids(spot, "prep"))


def _passive_subject(tree: Tree, verb: Token) -> list[Token]:
    return [t for s in tree.kids(verb, "nsubjpass", "csubjpass") for t in below(tree, s)]


def _things(tree: Tree, verb: Token, cue: Cue, passive: bool) -> Iterator[tuple[str, list[Token]]]:
    """Contents that are no clause: the object, the object and the rest, what a preposition brings."""
    if passive and cue.frames & {"object", "open"}:
        rest = _rest(tree, verb)
        subject = _passive_subject(tree, verb)
        yield "passive object", [*subject, *rest] if "open" in cue.frames else subject
    objects = list(tree.kids(verb, "dobj", "attr", "oprd"))
    if objects and not passive and cue.frames & {"open", "object"}:
        frame = "open" if "open" in cue.frames else "object"
        yield frame, _rest(tree, verb) or _antecedent(tree, verb)
    for prep in tree.kids(verb, "prep", "prt"):
        if prep.text.lower() in cue.preps and any(tree.kids(prep, "pobj", "pcomp")):
            later = [k for k in tree.kids(verb, "xcomp", "ccomp", "advcl", "prep") if k.index > prep.index]
            bound = [prep, *(k for k in later if _bound(tree, k))]
            yield "preposition", [t for k in bound for t in said(tree, k) if t is not prep]


def _antecedent(tree: Tree, verb: Token) -> list[Token]:
    """ "The plan that he praised": what the relative clause hangs on."""
    if verb.dep != "relcl" or tree.is_root(verb):
        return []
    return below(tree, tree.head(verb), without=[verb])


def _rest(tree: Tree, verb: Token) -> list[Token]:
    """Everything that follows the verb as its complement."""
    kept = [
        t
        for kid in tree.kids(verb, "dobj", "attr", "oprd", "ccomp", "xcomp", "prep", "prt", "dative", "acomp", "pcomp")
        if kid.index > verb.index and not (kid.dep == "prep" and kid.text.lower() in SETTING)
        for t in said(tree, kid)
    ]
    return sorted(kept, key=lambda t: t.index)


def _bound(tree: Tree, kid: Token) -> bool:
    """ "Called on the mayor to resign", "spoke of him as a friend"."""
    if kid.dep == "prep":
        return kid.text.lower() in {"as", "to", "for"}
    return kid.dep != "advcl" or _infinitive(tree, kid)


def _bare_infinitive(tree: Tree, clause: Token) -> bool:
    return _infinitive(tree, clause) and not any(tree.kids(clause, "mark", "nsubj", "nsubjpass"))


def _infinitive(tree: Tree, clause: Token) -> bool:
    auxiliaries = list(tree.kids(clause, "aux"))
    return any(t.tag == "TO" for t in auxiliaries) or (clause.tag == "VB" and not auxiliaries)


def _with_subject(tree: Tree, verb: Token, clause: Token, passive: bool) -> list[Token]:
    """ "He is expected to win": the expectation is his winning."""
    return [*(_passive_subject(tree, verb) if passive else []), *said(tree, clause)]


def _aside(tree: Tree, verb: Token) -> list[Token]:
    """ "Turnout, she said, was low" and "as she said": the clause that the verb stands beside."""
    if tree.is_root(verb) or any(tree.kids(verb, "dobj", "ccomp", "xcomp")):
        return []
    as_clause = verb.dep == "advcl" and any(t.text.lower() == "as" for t in tree.kids(verb, "mark", "advmod"))
    if verb.dep == "parataxis" or as_clause:
        return below(tree, tree.head(verb), without=[verb])
    return []


def noun_content(tree: Tree, noun: Token) -> Found | None:
    """ "The claim that ...", "plans to ...", "concerns about ..."."""
    for clause in tree.kids(noun, "acl", "ccomp", "xcomp", "relcl", "advcl"):
        marked = any(t.text.lower() in {"that", "whether"} and t.dep == "mark" for t in tree.kids(clause))
        if marked:
            return Found(tuple(said(tree, clause)), "noun that")
        if clause.dep in {"acl", "xcomp", "ccomp"} and _infinitive(tree, clause):
            return Found(tuple(said(tree, clause)), "noun to")
    for prep in tree.kids(noun, "prep"):
        if prep.text.lower() in ABOUT and prep.text.lower() not in {"by", "with"}:
            return Found(tuple(below(tree, prep)), f"noun {prep.text.lower()}")
    return None


def adjective_content(tree: Tree, adjective: Token) -> Found | None:
    """ "Sure that ...", "eager to ...", "worried about ..."."""
    for clause in tree.kids(adjective, "ccomp", "xcomp", "advcl"):
        if clause.index > adjective.index:
            return Found(tuple(said(tree, clause)), "adjective clause")
    for prep in tree.kids(adjective, "prep", "agent"):
        if prep.text.lower() in ABOUT:
            return Found(tuple(below(tree, prep)), "adjective preposition")
    return None
