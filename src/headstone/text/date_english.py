"""English sentences → time expressions with their relation and tense, not yet resolved."""

from collections.abc import Iterator, Sequence

from headstone.model.spans import Span
from headstone.text import date_values as values
from headstone.text import date_words as words
from headstone.text.date_grammar import read_time
from headstone.text.date_story import CENTURY_WORDS, HIJRI_OPENERS, REFERENCE_ENDS, REFERENCE_WORDS
from headstone.text.tokens import Token, tokenise, word_set

_OPENERS = (
    words.CUES
    | frozenset(words.PARTS)
    | frozenset(words.EDGE_NOUNS)
    | frozenset(words.DETERMINERS)
    | words.VAGUE_AMOUNTS
    | REFERENCE_WORDS
    | frozenset(CENTURY_WORDS)
    | HIJRI_OPENERS
    | word_set(
        "the that between from a an over at more less about around nearly almost under up some roughly just well half "
        "christmas new"
    )
)

# A sentence without a figure and without one of these has no time in it: most are passed by here.
_TELLING = words.CUES | REFERENCE_ENDS | frozenset(["christmas", "eve"])


def expressions(text: str, span: Span) -> Iterator[values.Found]:
    """Each time expression inside `span`, in order."""
    tokens = [_without_genitive(token) for token in tokenise(text, span)]
    if not any(token.lower in _TELLING or token.digit for token in tokens):
        return
    at = 0
    while at < len(tokens):
        found = _expression_at(text, tokens, at)
        if found is None:
            at += 1
            continue
        place = Span(tokens[found.start].start, tokens[found.stop - 1].end)
        ends = values.ends_of(found, tokens)
        yield values.Found(found.time, place, _relation(tokens, found), _future(tokens, found), ends)
        at = found.stop


def _expression_at(text: str, tokens: Sequence[Token], at: int) -> values.Expression | None:
    token = tokens[at]
    if token.digit or token.lower in _OPENERS or token.raw in "'’‘" or token.lower in _NUMBER_WORDS:
        return read_time(text, tokens, at)
    return None


_NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred several many few some"
)


def _without_genitive(token: Token) -> Token:
    """ "Monday's" is read as "Monday"."""
    if token.raw[-2:] in ("'s", "’s"):
        return Token(token.lower[:-2], token.raw[:-2], token.start, token.end - 2)
    return token


def _relation(tokens: Sequence[Token], found: values.Expression) -> str:
    own = values.own_relation(found.time)
    if own:
        return own
    at = found.start - 1
    if at >= 0 and tokens[at].lower in ("the", "early", "late"):
        at -= 1
    if at >= 1 and tokens[at].lower == "to" and tokens[at - 1].lower == "prior":
        return "before"
    if at >= 1 and tokens[at].lower == "of" and tokens[at - 1].lower == "ahead":
        return "before"
    return words.RELATIONS.get(tokens[at].lower, "on") if at >= 0 else "on"


_CLAUSE_MARKS = frozenset(',;:—–"“”()')
_REACH = 10  # tokens looked at on each side for the verb that gives the tense


def _future(tokens: Sequence[Token], found: values.Expression) -> bool:
    """Whether the nearest verb speaks of what is to come: first back to the clause's start, then forward."""
    for at in range(found.start - 1, max(-1, found.start - _REACH), -1):
        if tokens[at].raw in _CLAUSE_MARKS:
            break
        tense = _tense(tokens, at)
        if tense:
            return tense == "future"
    for at in range(found.stop, min(len(tokens), found.stop + _REACH)):
        tense = _tense(tokens, at)
        if tense:
            return tense == "future"
    return False


def _tense(tokens: Sequence[Token], at: int) -> str:
    word = tokens[at].lower
    if word in words.FUTURE:
        return "future"
    if (
        word in ("is", "are")
        and at + 1 < len(tokens)
        and tokens[at + 1].lower in ("to", "due", "expected", "scheduled", "set")
    ):
        return "future"
    if at and tokens[at - 1].lower in ("be", "get"):
        return ""  # "will be moved": the participle says nothing
    return "past" if word in words.PAST or (word.endswith("ed") and len(word) > 3) else ""
