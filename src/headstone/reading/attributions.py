"""Attributions: who is said to say, think, feel or want what, in any sentence, from its tree and quotation marks.

General where voices.py keeps to the voices of acts. The notion of source, cue and content is that of PolNeAR (Newell,
Margolin and Ruths 2018); the rules and words are our own, English only.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from headstone.model.spans import Span
from headstone.model.trees import RELATIVES, Token, Tree
from headstone.reading.attributions_content import adjective_content, below, noun_content, verb_content
from headstone.reading.attributions_cues import BE_LIKE, AttributionLexicon, Cue
from headstone.reading.attributions_marks import signed, spoken_lines
from headstone.reading.attributions_quotes import quotations

# How often a rule's cue was right on PolNeAR's dev part, rounded; of rules seen too seldom there, a guess.
SCORES = {
    "according": 0.95, "clause": 0.9, "marks": 0.9, "aside": 0.85, "quotation": 0.8, "open": 0.8, "noun that": 0.75,
    "noun about": 0.75, "object": 0.7, "gerund": 0.7, "preposition": 0.65, "infinitive": 0.6, "passive object": 0.55,
    "passive infinitive": 0.5, "adjective": 0.4, "noun": 0.35,
}  # fmt: skip
UNREAL = 0.25  # less where the verb stands in an infinitive or a gerund with a bare thing as its content
FULL = {"clause", "aside", "quotation"}
LIKELY = 0.5
NAMES = {"NOUN", "PROPN", "PRON"}
CLAUSE = Cue(frozenset({"clause"}))  # whatever attributes may take a clause
DOCUMENTED = Cue(frozenset({"clause", "object"}))  # "the poll shows a lead"


@dataclass(frozen=True, slots=True)
class Attribution:
    """`content` holds one span or several; `nested`: it is told inside the content or quotation of another.

    `source` is the words as they stand; where that is "who" or "which", `stands_for` is the noun phrase meant. `score` is
    how likely a rule's finding is an attribution, not how true it is.
    """

    cue: tuple[Span, ...]
    source: Span | None
    content: tuple[Span, ...]
    score: float
    rule: str
    nested: bool = False
    stands_for: Span | None = None


def find_attributions(
    text: str, trees: Sequence[Tree], lexicon: AttributionLexicon, least: float = LIKELY
) -> tuple[Attribution, ...]:
    """Attributions with a score of `least` or more in order of their cues. The trees are those of one frozen text."""
    quoted = quotations(text)
    found = [*_by_marks(text, quoted), *(one for tree in trees for one in _of_sentence(text, tree, lexicon, quoted))]
    found = sorted((one for one in found if one.score >= least), key=lambda one: one.cue)
    found = _grown(text, found, quoted)
    return tuple(replace(one, nested=_nested(one, found, quoted)) for one in found)


def outermost(found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Attributions that the text itself makes: none of those that stand in the words of another."""
    return tuple(one for one in found if not one.nested)


def _by_marks(text: str, quoted: Sequence[Span]) -> Iterator[Attribution]:
    for rule, found in (("signed", signed(text, quoted)), ("speaker", spoken_lines(text))):
        for cue, source, content in found:
            yield Attribution((cue,), source, (content,), SCORES["marks"], f"marks {rule}")


def _of_sentence(text: str, tree: Tree, lexicon: AttributionLexicon, quoted: Sequence[Span]) -> Iterator[Attribution]:
    for token in tree.tokens:
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            yield from _verb(tree, token, lexicon, quoted)
        if token.pos in {"NOUN", "PROPN"} and token.lemma in lexicon.nouns:
            yield from _noun(tree, token, lexicon)
        if token.text.lower() in lexicon.adjectives:
            yield from _adjective(tree, token)
        if token.text.lower() == "according":
            yield from _according(tree, token)


def _verb(tree: Tree, verb: Token, lexicon: AttributionLexicon, quoted: Sequence[Span]) -> Iterator[Attribution]:
    cue = lexicon.verb(tree, verb)
    source = _source(tree, verb)
    documented = verb.lemma in lexicon.showing and source is not None and source.lemma in lexicon.documents
    if cue is None and not documented:
        return
    cue = (cue or Cue()).joined(DOCUMENTED if documented else CLAUSE)
    if verb.text.lower() in lexicon.adjectives and tree.is_passive(verb):
        return
    content = verb_content(tree, verb, cue)
    if content is None and "quoting" in cue.frames:
        near = [q for q in quoted if q.overlap(tree.span) and not q.start <= verb.start < q.end]
        near.sort(key=lambda q: min(abs(q.start - verb.end), abs(verb.start - q.end)))
        content_spans, frame = tuple(near[:1]), "quotation"
    elif content is not None:
        content_spans, frame = _spans(content.tokens), content.frame
    else:
        return
    if not content_spans:
        return
    spans = _spans(_cue_tokens(tree, verb))
    found = _attribution(tree, spans, source, content_spans, f"verb {frame}")
    yield replace(found, score=found.score - (UNREAL if _unreal(tree, verb, frame) else 0))


def _unreal(tree: Tree, verb: Token, frame: str) -> bool:
    """ "To criticize the plan", "by mocking him": an act of speech named, hardly one reported."""
    bare = verb.tag == "VB" and not any(t.tag == "MD" for t in tree.kids(verb, "aux"))
    return frame not in FULL and (bare or (verb.tag == "VBG" and verb.dep in {"pcomp", "acl"}))


def _attribution(tree: Tree, cue: tuple[Span, ...], source: Token | None, content: tuple[Span, ...], rule: str) -> Attribution:
    named = None if source is None else _phrase(tree, source, (*content, *cue))
    meant = None
    if source is not None and source.text.lower() in RELATIVES and source.dep != "det":
        clause = next((a for a in tree.ancestors(source) if a.dep == "relcl"), None)
        meant = tree.phrase(tree.head(clause)) if clause is not None and not tree.is_root(clause) else None
    return Attribution(cue, named, content, _score(rule), rule, stands_for=meant)


def _score(rule: str) -> float:
    """By the whole rule, else by its kind of word, else by its frame."""
    first, _, rest = rule.partition(" ")
    return next(SCORES[key] for key in (rule, first, rest) if key in SCORES)


def _phrase(tree: Tree, source: Token, content: tuple[Span, ...]) -> Span | None:
    """The words of a source: its noun phrase with what hangs on it, but no word of the content, and no clause of it."""
    clauses = [k for k in tree.kids(source, "relcl", "acl") if any(c.overlap(tree.span_of(tree.subtree(k))) for c in content)]
    tokens = [t for t in below(tree, source, clauses) if not any(c.start <= t.start < c.end for c in content)]
    tokens = [t for t in tokens if t.dep != "punct"]
    run = [t for t in tokens if t.index >= source.index] or tokens
    return tree.span_of([*(t for t in tokens if t.index < source.index), *run]) if tokens else None


def _cue_tokens(tree: Tree, verb: Token) -> list[Token]:
    return [verb, *tree.kids(verb, "prt", "neg", "aux", "auxpass")]


def _source(tree: Tree, verb: Token) -> Token | None:
    """Who says it: the subject of an active verb, the "by" of a passive one."""
    own = next(tree.kids(verb, "nsubj", "csubj"), None)
    if own is not None:
        return own
    if tree.is_passive(verb):
        return next((c for prep in tree.kids(verb, "agent") for c in tree.kids(prep, "pobj")), None)
    return next(iter(tree.subjects(verb)), None) or _beside(tree, verb)


def _beside(tree: Tree, verb: Token) -> Token | None:
    """A subject that the parser gave another name: the last noun to the verb's left; "said Jones"; a noun it is hung on."""
    left = [k for k in tree.kids(verb, "dep", "attr", "dobj", "npadvmod", "appos", "intj") if k.pos in NAMES]
    before = [k for k in left if k.index < verb.index]
    if before:
        return before[-1]
    if verb.dep in {"relcl", "acl", "appos"} and not tree.is_root(verb) and tree.head(verb).pos in NAMES:
        return tree.head(verb)
    return None


def _noun(tree: Tree, noun: Token, lexicon: AttributionLexicon) -> Iterator[Attribution]:
    content = noun_content(tree, noun)
    if content is None:
        return
    source, cue = _owner(tree, noun, lexicon)
    if source is None and content.frame not in {"noun that", "noun to"}:
        return
    yield _attribution(tree, _spans(cue), source, _spans(content.tokens), f"{content.frame}{'' if source else ' alone'}")


def _owner(tree: Tree, noun: Token, lexicon: AttributionLexicon) -> tuple[Token | None, list[Token]]:
    """Whose claim it is, and the words of the cue: "his claim", "the claim by X", "X made the claim"."""
    for kid in tree.kids(noun, "poss"):
        return kid, [noun]
    for prep in tree.kids(noun, "prep"):
        if prep.text.lower() in {"by", "from", "among"}:
            for kid in tree.kids(prep, "pobj"):
                return kid, [noun]
    verb = tree.head(noun)
    if noun.dep == "dobj" and verb.lemma in lexicon.light_verbs:
        return _source(tree, verb), [verb, noun]
    return None, [noun]


def _adjective(tree: Tree, adjective: Token) -> Iterator[Attribution]:
    content = adjective_content(tree, adjective)
    if content is None:
        return
    if adjective.pos == "VERB" or any(tree.kids(adjective, "auxpass", "nsubjpass")):
        source = next(tree.kids(adjective, "nsubjpass", "nsubj"), None)
    elif adjective.dep in {"acomp", "attr", "oprd"} and tree.head(adjective).lemma in BE_LIKE:
        source = _source(tree, tree.head(adjective))
    else:
        return
    if source is not None:
        yield _attribution(tree, _spans([adjective]), source, _spans(content.tokens), content.frame)


def _according(tree: Tree, token: Token) -> Iterator[Attribution]:
    to = next((t for t in tree.kids(token, "prep") if t.text.lower() == "to"), None)
    source = None if to is None else next(tree.kids(to, "pobj"), None)
    if to is None or source is None or tree.is_root(token):
        return
    content = below(tree, tree.head(token), without=[token])
    yield _attribution(tree, _spans([token, to]), source, _spans(content), "according")


def _spans(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Runs of neighbouring tokens as spans, without marks at their edges."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.index):
        if runs and token.index == runs[-1][-1].index + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = [_trimmed(run) for run in runs]
    return tuple(Span(run[0].start, run[-1].end) for run in trimmed if run)


def _trimmed(run: list[Token]) -> list[Token]:
    while run and run[0].text in {",", ";", ":", "–", "—", "-", "."}:
        run = run[1:]
    while run and run[-1].text in {",", ";", ":", "–", "—", "-", "."}:
        run = run[:-1]
    return run


def _grown(text: str, found: list[Attribution], quoted: Sequence[Span]) -> list[Attribution]:
    """Contents with the whole of the quotations that they touch, and with those that go on in the paragraph."""
    grown = [replace(one, content=_merged((*one.content, *_touched(one, quoted)))) for one in found]
    outer = [i for i, one in enumerate(grown) if not _nested(one, grown, quoted)]
    claimed = {q for i in outer for q in quoted if any(q.overlap(c) for c in grown[i].content)}
    for quote in quoted:
        if quote in claimed:
            continue
        before = [i for i in outer if _goes_on(text, grown[i], quote, quoted)]
        if before:
            one = grown[before[-1]]
            grown[before[-1]] = replace(one, content=_merged((*one.content, quote)))
    return grown


def _touched(one: Attribution, quoted: Sequence[Span]) -> Iterator[Span]:
    for quote in quoted:
        if any(quote.overlap(c) for c in one.content) and not any(quote.overlap(c) for c in one.cue):
            yield quote


def _goes_on(text: str, one: Attribution, quote: Span, quoted: Sequence[Span]) -> bool:
    """A quotation that follows in the paragraph of words already quoted, or after a colon."""
    start = one.cue[0].start
    if start >= quote.start or any(q.start <= start < q.end for q in quoted):
        return False
    between = text[start : quote.start]
    return "\n" not in between.strip() and any(q.overlap(c) for q in quoted for c in one.content)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _nested(one: Attribution, found: Sequence[Attribution], quoted: Sequence[Span]) -> bool:
    start = one.cue[0].start
    within = one.rule != "marks speaker" and any(q.start <= start < q.end for q in quoted)
    return within or any(
        c.start <= start < c.end for other in found if other is not one for c in other.content
    )
