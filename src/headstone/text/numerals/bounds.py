"""What stands around a number and bounds it: hedges before and after, and the upper end of a range."""

from collections.abc import Sequence
from typing import NamedTuple

from headstone.text.number_words import Core
from headstone.text.numerals.cores import read_core, word
from headstone.text.numerals.tongue import Grammar
from headstone.text.tokens import Token

_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("-‐‑–—")
_SIGNS = {"~": "approximately", "≈": "approximately", ">": "more_than", "≥": "at_least", "<": "fewer_than"}
_LONGEST_CHAIN = 12  # tokens of hedges upon hedges; more is no prose
_CLAUSE_ENDS = frozenset(",;.:،؛")


class Range(NamedTuple):
    """`begin` is where "entre" stands (or the number itself), `last` where the upper end starts."""

    begin: int
    low: int
    last: int
    upper: Core


def hedge_before(grammar: Grammar, tokens: Sequence[Token], at: int, floor: int) -> tuple[int, str]:
    """Index where the hedge begins (`at` itself for none) and its form. `floor` is the end of the mention before."""
    if at > floor and tokens[at - 1].raw in _SIGNS:
        return at - 1, _SIGNS[tokens[at - 1].raw]
    if at <= floor or tokens[at - 1].lower not in grammar.last_words:
        return at, ""
    for size in range(min(grammar.longest, at - floor), 0, -1):
        form = grammar.before.get(tuple(token.lower for token in tokens[at - size : at]))
        if form is not None and not _is_change(grammar, tokens, at - size, size, form):
            return _outer(grammar, tokens, at - size, floor, form)
    return at, ""


def _is_change(grammar: Grammar, tokens: Sequence[Token], begin: int, size: int, form: str) -> bool:
    """ "вырос до 40" rose to forty: a bare "to" after a verb of change bounds nothing."""
    return form == "up_to" and size == 1 and changes_before(grammar, tokens, begin)


def changes_before(grammar: Grammar, tokens: Sequence[Token], at: int) -> bool:
    """True where a verb of change stands in the few words before `at`."""
    window = tokens[max(0, at - 5) : at]
    ends = [i for i, token in enumerate(window, 1) if token.raw in _CLAUSE_ENDS]
    return any(grammar.holds("changes", token.lower) for token in window[max(ends, default=0) :])


def _outer(grammar: Grammar, tokens: Sequence[Token], begin: int, floor: int, form: str) -> tuple[int, str]:
    """ "environ plus de 40": the inner form holds, outer words of the same kind join the span."""
    if form != "approximately":
        return begin, form
    inner = hedge_before(grammar, tokens, begin, max(floor, begin - _LONGEST_CHAIN))
    return inner[0], inner[1] or form


def hedge_after(grammar: Grammar, tokens: Sequence[Token], stop: int, form: str) -> tuple[int, str]:
    """Index after the hedge that follows the number, and the form. A hedge before it is stronger."""
    if form not in ("", "approximately"):
        return stop, form
    if word(tokens, stop) == "+" and tokens[stop].start == tokens[stop - 1].end:
        return stop + 1, "at_least"
    for phrase, given in grammar.after.items():
        if all(word(tokens, stop + i) == said for i, said in enumerate(phrase)):
            after = stop + len(phrase)
            # "100 al menos 3 …": a hedge that a number follows belongs to that number.
            return (stop, form) if after < len(tokens) and tokens[after].raw[0].isdecimal() else (after, given)
    return stop, form


def range_from(grammar: Grammar, tokens: Sequence[Token], at: int, core: Core) -> Range | None:
    """The range that opens with `core`: "entre 30 y 40", "od 30 do 40", "30-40", "два-три"."""
    if core.value is None or core.kind not in ("digits", "words", "about") or core.stop + 1 >= len(tokens):
        return None
    last = _last(grammar, tokens, at, core)
    if last is None:
        return None
    upper = read_core(grammar, tokens, last, True)
    if upper is None or upper.value is None or upper.kind not in ("digits", "words", "about"):
        return None
    opener = _opener(grammar, tokens, at)
    if grammar.holds("out_of", opener) and changes_before(grammar, tokens, at - 1):
        return None
    low = _lifted(core, upper)
    opened = grammar.holds("between", opener) or (
        grammar.holds("out_of", opener) and grammar.holds("until", word(tokens, core.stop))
    )
    begin = at - 1 if opener == word(tokens, at - 1) else at - 2
    return Range(begin if opened else at, low, last, upper) if low < upper.value else None


def _opener(grammar: Grammar, tokens: Sequence[Token], at: int) -> str:
    """The word before the number, past a definite article."""
    before = word(tokens, at - 1)
    return word(tokens, at - 2) if before and grammar.holds("the", before) else before


def _last(grammar: Grammar, tokens: Sequence[Token], at: int, core: Core) -> int | None:
    """Index where the upper end would start, past the linking word; None without one."""
    link = word(tokens, core.stop)
    if link in _HYPHENS and grammar.holds("until", word(tokens, core.stop + 1)):
        return core.stop + 2 if core.stop + 2 < len(tokens) else None
    if link in _DASHES:
        spaced = tokens[core.stop].start != tokens[core.stop - 1].end
        return None if spaced and link in _HYPHENS else core.stop + 1
    between = grammar.holds("between", _opener(grammar, tokens, at)) and grammar.holds("both", link)
    if not (between or grammar.holds("until", link) or grammar.holds("either", link)):
        return None
    begin = core.stop + 1
    if between and grammar.holds("the", word(tokens, begin)) and begin + 1 < len(tokens):
        return begin + 1
    for size in (3, 2, 1):  # "entre 30 y unos 40"
        if grammar.before.get(tuple(token.lower for token in tokens[begin : begin + size])) and begin + size < len(
            tokens
        ):
            return begin + size
    return begin


def _lifted(core: Core, upper: Core) -> int:
    """The lower end, given the upper end's scale where it has none: "20 a 30 mil", "drei- bis vierhundert"."""
    assert core.value is not None and upper.value is not None
    even = upper.scale >= 1000 or upper.value % upper.scale == 0
    if core.scale == 1 and upper.scale > 1 and even and core.value <= upper.value // upper.scale:
        return core.value * upper.scale
    return core.value
