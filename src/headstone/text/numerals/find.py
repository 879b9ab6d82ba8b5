"""The walk over a sentence: hedge, number, range and role put together. See `text.numbers.find_numbers`."""

from collections.abc import Sequence

from headstone.model.spans import Span
from headstone.text.number_mention import NumberMention, bounds
from headstone.text.number_site import Site
from headstone.text.number_words import Core
from headstone.text.numerals.bounds import Range, hedge_after, hedge_before, range_from
from headstone.text.numerals.cores import phrase_at, read_core, word
from headstone.text.numerals.marks import tokens_of
from headstone.text.numerals.ones import is_pronoun
from headstone.text.numerals.roles import role_of, tail
from headstone.text.numerals.tongue import Grammar
from headstone.text.tokens import Token

_UNHEDGED = ("year", "date", "identifier", "ordinal", "time")


def find(grammar: Grammar, text: str, span: Span, negations: bool) -> tuple[NumberMention, ...]:
    """Number mentions inside `span`, in order, never overlapping."""
    tokens = tokens_of(text, span, grammar.tongue.key, grammar.known)
    found: list[NumberMention] = []
    at = floor = 0
    while at < len(tokens):
        mention, stop = _at(grammar, text, tokens, at, floor, negations)
        if mention is not None:
            found.append(mention)
            floor = stop
        at = stop
    return tuple(found)


def _at(
    grammar: Grammar, text: str, tokens: Sequence[Token], at: int, floor: int, negations: bool
) -> tuple[NumberMention | None, int]:
    """The mention whose bare number starts at token `at`, and the index to go on from."""
    nothing = _nothing(grammar, tokens, at)
    if nothing:
        words = Span(tokens[at].start, tokens[nothing - 1].end)
        return (NumberMention(words, 0, 0, 0, "none", words) if negations else None), nothing
    begin, form = hedge_before(grammar, tokens, at, floor)
    core = read_core(grammar, tokens, at, bool(form))
    if core is None:
        return None, at + 1
    reach = range_from(grammar, tokens, at, core)
    if reach is not None:
        return _ranged(grammar, text, tokens, min(begin, reach.begin), at, core, reach)
    return _single(grammar, text, tokens, begin, at, core, form)


def _single(
    grammar: Grammar, text: str, tokens: Sequence[Token], begin: int, at: int, core: Core, form: str
) -> tuple[NumberMention, int]:
    site = Site(tokens, at, core.stop, core, form, text)
    end, form = hedge_after(grammar, tokens, core.stop, form)
    role = role_of(grammar, site)
    if not role and form in ("", "approximately") and is_pronoun(grammar, site):
        role = "pronoun"
    if role in _UNHEDGED or (role == "pronoun" and end == core.stop):
        begin, end, form = at, core.stop, ""
    after = max(end, tail(grammar, site, role))
    words = Span(tokens[at].start, tokens[core.stop - 1].end)
    span = Span(tokens[begin].start, tokens[end - 1].end)
    if core.kind == "vague":
        vague = text[words.start : words.end].lower()
        return NumberMention(span, None, None, None, "vague", words, plural_vague=vague, role=role), after
    if core.kind == "fraction":
        return NumberMention(span, None, None, None, "fraction", words, fraction=True, role=role), after
    form = form or ("approximately" if core.kind == "about" else "")
    low, high, point = bounds(form or "exact", core.value)
    form = form or ("none" if core.value == 0 else "exact")
    return NumberMention(span, low, high, point, form, words, ordinal=core.kind == "ordinal", role=role), after


def _ranged(
    grammar: Grammar, text: str, tokens: Sequence[Token], begin: int, at: int, core: Core, reach: Range
) -> tuple[NumberMention, int]:
    first = Site(tokens, at, core.stop, core, "", text)
    last = Site(tokens, reach.last, reach.upper.stop, reach.upper, "", text)
    low, high = role_of(grammar, first), role_of(grammar, last)
    role = "year" if low == high == "year" else low if low in ("money", "age", "date", "identifier") else high
    role = "" if role in ("score", "year") and low != high else role
    if role == "score" or (role == "identifier" and last.before() in "-‐‑–—" and low in ("", "score")):
        role = ""
    words = Span(tokens[at].start, tokens[reach.upper.stop - 1].end)
    span = Span(tokens[begin].start, words.end)
    mention = NumberMention(span, reach.low, reach.upper.value, None, "range", words, role=role)
    return mention, max(reach.upper.stop, tail(grammar, last, role))


def _nothing(grammar: Grammar, tokens: Sequence[Token], at: int) -> int:
    """Index after "ningún", "не знайдено жодного", "nessuno"; 0 where nothing is denied."""
    size = phrase_at(grammar.no, tokens, at)
    if size and any(grammar.holds("counted", word(tokens, at + size + step)) for step in range(3)):
        return at + size
    size = phrase_at(grammar.none, tokens, at)
    alone = size and not any(token.lower[:1].isalpha() for token in tokens[at + size : at + size + 1])
    return at + size if alone else 0
