"""The attributions of one sentence: a rule each for verbs, nouns, adjectives and "according to", with a score each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from headstone.model.spans import Span
from headstone.model.trees import Token, Tree
from headstone.reading.attributions_content import adjective_content, below, noun_content, verb_content
from headstone.reading.attributions_cues import BE_LIKE, AttributionLexicon, Cue
from headstone.reading.attributions_sources import meant_by, owner_of, source_of, source_phrase

# How often a rule's cue was right on PolNeAR's dev part, rounded; of rules seen too seldom there, a guess.
SCORES = {
    "according": 0.95, "clause": 0.9, "marks": 0.9, "aside": 0.85, "quotation": 0.8, "open": 0.8, "noun that": 0.75,
    "noun about": 0.75, "object": 0.7, "gerund": 0.7, "preposition": 0.65, "infinitive": 0.6, "passive object": 0.55,
    "passive infinitive": 0.5, "adjective": 0.4, "noun": 0.35,
}  # fmt: skip
UNREAL = 0.25  # less where the verb stands in an infinitive or a gerund with a bare thing as its content
FULL = {"clause", "aside", "quotation"}
SHORT = 14  # tokens of a sentence that only says who said the quotation before it
BESIDE = 3  # code points between a sentence and the quotation that it brings: “Why?” she asked.
EDGES = {",", ";", ":", "–", "—", "-", "."}
CLAUSE = Cue(frozenset({"clause"}))  # whatever attributes may take a clause
DOCUMENTED = Cue(frozenset({"clause", "object"}))  # "the poll shows a lead"


@dataclass(frozen=True, slots=True)
class Attribution:
    """`content` holds one span or several; `nested`: it is told inside the content or quotation of another.

    `source` is the words as they stand; where that is "who" or "which", `stands_for` is the noun phrase meant. `score`
    is how likely a finding of the rule is an attribution, not how true it is.
    """

    cue: tuple[Span, ...]
    source: Span | None
    content: tuple[Span, ...]
    score: float
    rule: str
    nested: bool = False
    stands_for: Span | None = None


def of_sentence(text: str, tree: Tree, lexicon: AttributionLexicon, quoted: Sequence[Span]) -> Iterator[Attribution]:
    """Every attribution of a sentence, likely or not, in order of its words."""
    for token in tree.tokens:
        if _acts_as_verb(tree, token):
            yield from _verb(text, tree, token, lexicon, quoted)
        if token.pos in {"NOUN", "PROPN"} and token.lemma in lexicon.nouns:
            yield from _noun(tree, token, lexicon)
        if token.text.lower() in lexicon.adjectives:
            yield from _adjective(tree, token)
        if token.text.lower() == "according":
            yield from _according(tree, token)


def _acts_as_verb(tree: Tree, token: Token) -> bool:
    """A verb, or what the parser took for a plural noun: "the mayor claims that ..."."""
    if token.pos in {"VERB", "AUX"}:
        return token.dep not in {"aux", "auxpass"}
    return token.tag == "NNS" and any(tree.kids(token, "ccomp"))


def _verb(
    text: str, tree: Tree, verb: Token, lexicon: AttributionLexicon, quoted: Sequence[Span]
) -> Iterator[Attribution]:
    source, known = source_of(tree, verb), lexicon.verb(tree, verb)
    documented = verb.lemma in lexicon.showing and source is not None and source.lemma in lexicon.documents
    feeling = verb.text.lower() in lexicon.adjectives and tree.is_passive(verb)  # "was worried": an adjective
    if feeling or (known is None and not documented):
        return
    cue = (known or Cue()).joined(DOCUMENTED if documented else CLAUSE)
    frame, content = _verb_content(text, tree, verb, cue, quoted)
    if content:
        words = spans_of([verb, *tree.kids(verb, "prt", "neg", "aux", "auxpass")])
        found = _attribution(tree, words, source, content, f"verb {frame}")
        yield replace(found, score=found.score - (UNREAL if _unreal(tree, verb, frame) else 0))


def _verb_content(text: str, tree: Tree, verb: Token, cue: Cue, quoted: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The frame that its tree fills and its words; else the quotation that stands beside it."""
    content = verb_content(tree, verb, cue)
    if content is not None:
        return content.frame, spans_of(content.tokens)
    return "quotation", _nearest_quotation(text, tree, verb, quoted) if "quoting" in cue.frames else ()


def _nearest_quotation(text: str, tree: Tree, verb: Token, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """The quotation in the sentence that is nearest to a verb; else the one that the sentence follows or announces."""
    others = [q for q in quoted if not q.start <= verb.start < q.end]
    near = [q for q in others if q.overlap(tree.span)]
    near.sort(key=lambda q: min(abs(q.start - verb.end), abs(verb.start - q.end)))
    if near or not tree.is_root(verb):
        return tuple(near[:1])
    announced = text[: tree.span.end].endswith((":", ","))
    before = [q for q in others if 0 <= tree.span.start - q.end <= BESIDE and len(tree.tokens) <= SHORT]
    after = [q for q in others if 0 <= q.start - tree.span.end <= BESIDE and announced]
    return tuple((after or before)[:1])


def _unreal(tree: Tree, verb: Token, frame: str) -> bool:
    """ "To criticize the plan", "by mocking him": an act of speech named, hardly one reported."""
    bare = verb.tag == "VB" and not any(t.tag == "MD" for t in tree.kids(verb, "aux"))
    return frame not in FULL and (bare or (verb.tag == "VBG" and verb.dep in {"pcomp", "acl"}))


def _attribution(
    tree: Tree, cue: tuple[Span, ...], source: Token | None, content: tuple[Span, ...], rule: str
) -> Attribution:
    named = None if source is None else source_phrase(tree, source, (*content, *cue))
    meant = None if source is None else meant_by(tree, source)
    return Attribution(cue, named, content, _score(rule), rule, stands_for=meant)


def _score(rule: str) -> float:
    """By the whole rule, else by its kind of word, else by its frame."""
    first, _, rest = rule.partition(" ")
    return next(SCORES[key] for key in (rule, first, rest) if key in SCORES)


def _noun(tree: Tree, noun: Token, lexicon: AttributionLexicon) -> Iterator[Attribution]:
    content = noun_content(tree, noun)
    if content is None:
        return
    source, cue = owner_of(tree, noun, lexicon)
    if source is not None:
        yield _attribution(tree, spans_of(cue), source, spans_of(content.tokens), content.frame)
    elif content.frame in {"noun that", "noun to"}:
        yield _attribution(tree, spans_of(cue), None, spans_of(content.tokens), f"{content.frame} alone")


def _adjective(tree: Tree, adjective: Token) -> Iterator[Attribution]:
    content = adjective_content(tree, adjective)
    if content is None:
        return
    if adjective.pos == "VERB" or any(tree.kids(adjective, "auxpass", "nsubjpass")):
        source = next(tree.kids(adjective, "nsubjpass", "nsubj"), None)
    elif adjective.dep in {"acomp", "attr", "oprd"} and tree.head(adjective).lemma in BE_LIKE:
        source = source_of(tree, tree.head(adjective))
    else:
        return
    if source is not None:
        yield _attribution(tree, spans_of([adjective]), source, spans_of(content.tokens), content.frame)


def _according(tree: Tree, token: Token) -> Iterator[Attribution]:
    to = next((t for t in tree.kids(token, "prep") if t.text.lower() == "to"), None)
    source = None if to is None else next(tree.kids(to, "pobj"), None)
    if to is None or source is None or tree.is_root(token):
        return
    content = below(tree, tree.head(token), without=[token])
    yield _attribution(tree, spans_of([token, to]), source, spans_of(content), "according")


def spans_of(tokens: Iterable[Token]) -> tuple[Span, ...]:
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
    while run and run[0].text in EDGES:
        run = run[1:]
    while run and run[-1].text in EDGES:
        run = run[:-1]
    return run
