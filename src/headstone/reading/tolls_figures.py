"""Figures and headlines: those counted or named beside the word for what became of them, where parsers go wrong."""

from collections.abc import Iterator

from headstone.model.spans import Span
from headstone.model.trees import Token
from headstone.reading.tolls_deeds import Found, deadly
from headstone.reading.tolls_lexicon import HIT, INJURED, KILLED
from headstone.reading.tolls_people import People, Phrases
from headstone.text.numbers import NumberMention

FIGURE = "figure beside its word"
HEADLINE = 12  # tokens of a sentence read as a headline's
REACH = 9  # tokens between a figure and the word for what became of it
BEHIND = (("dead_words", KILLED), ("hurt_words", INJURED), ("hit_words", HIT))
AHEAD = (("kills", KILLED), ("hurts", INJURED), ("shoots", HIT))

Beside = tuple[str, int]  # what became of those counted, and the index of the word that says so

NOTHING: Beside = ("", -1)


def by_figures(p: Phrases) -> Iterator[Found]:
    """Figures with the word for what became of them right behind or in front."""
    taken: set[int] = set()  # words that already say what became of an earlier figure
    for index, number in p.numbers.items():
        behind, ahead = after(p, number), before(p, number)
        state, word = behind if behind[0] and (not ahead[0] or ahead[1] in taken) else ahead
        if behind[0] and word == behind[1]:
            taken.add(word)
        people = None if number.role else p.person(p.tree.tokens[index], loose=True)
        if state and people:
            yield state, people, FIGURE
    yield from by_one(p)


def by_one(p: Phrases) -> Iterator[Found]:
    """ "One fatally", "another was wounded": ones that are no figures."""
    for token in p.tree.tokens:
        word = token.text.lower()
        if word in {"one", "another"} and token.index not in p.numbers and token.dep not in {"nummod", "det"}:
            state, _ = state_after(p, token.index + 1)
            if state and not p.nobody(token):
                yield state, bare(p, token), FIGURE


def by_headline(p: Phrases) -> Iterator[Found]:
    """ "Teen shot outside club": headlines leave out the verb that a parser needs."""
    for token in p.tree.tokens[1:HEADLINE]:
        word, person = token.text.lower(), p.tree.tokens[token.index - 1]
        state = next((state for name, state in BEHIND if word in p.lexicon.words[name]), "")
        people = p.person(person) if state and telling(p, person) and not active(p, token) else None
        if people and people.n == 1:
            yield (KILLED if state == HIT and deadly(p, token) else state), people, "headline"


def active(p: Phrases, token: Token) -> bool:
    """ "Man fatally shoots brother", "man shot and killed brother": what stands in front did it."""
    following = p.tree.tokens[token.index + 1 : token.index + 2] if token.text.lower().endswith("ly") else ()
    return any(any(p.tree.kids(verb, "dobj")) for v in (token, *following) for verb in p.tree.conjuncts(v))


def telling(p: Phrases, token: Token) -> bool:
    """A noun, without a figure, that a headline may tell of."""
    if token.lemma == "old":
        return True
    counted = token.index in p.numbers or (token.index > 0 and p.tree.tokens[token.index - 1].pos == "NUM")
    return token.pos in {"NOUN", "PROPN"} and not counted


def bare(p: Phrases, token: Token) -> People:
    """One person of whom no noun stands there."""
    near = {t.text.lower() for t in p.tree.tokens[token.index : token.index + 3]}
    return People(token, Span(token.start, token.end), 1, more=bool(near & p.lexicon.words["more"]))


def after(p: Phrases, number: NumberMention) -> Beside:
    last = [t.index for t in p.tree.tokens if t.start < number.span.end]
    return state_after(p, last[-1] + 1) if last else NOTHING


def state_after(p: Phrases, start: int) -> Beside:
    """What the next words say became of somebody: over persons, auxiliaries and adverbs to the first word that does."""
    skipped = p.lexicon.words["between"]
    for token in p.tree.tokens[start : start + REACH]:
        word = token.text.lower()
        state = next((state for name, state in BEHIND if word in p.lexicon.words[name]), "")
        if state == HIT:
            ended = {t.text.lower() for t in p.tree.tokens[token.index + 1 : token.index + 3]}
            return (KILLED if ended & p.lexicon.words["ended"] else HIT), token.index
        if state and (word not in skipped or token.index == start):
            return state, token.index
        if word not in skipped and not p.lexicon.person(word):
            break
    return NOTHING


def before(p: Phrases, number: NumberMention) -> Beside:
    """What the word in front says became of those counted ("killing 11")."""
    ahead = [t for t in p.tree.tokens if t.end <= number.span.start]
    if len(ahead) > 1 and ahead[-1].text.lower() in {"another", "the", "all"}:
        ahead.pop()
    word = ahead[-1].text.lower() if ahead else ""
    return next(((state, ahead[-1].index) for name, state in AHEAD if word in p.lexicon.words[name]), NOTHING)
