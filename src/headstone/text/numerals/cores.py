"""The bare number at a place: digits, words, groups, vague words, fractions, ordinals. Kinds are those of `Core`, and
"about" for a group that is never exact ("une cinquantaine")."""

from collections.abc import Sequence
from decimal import Decimal

from headstone.text.number_words import Core
from headstone.text.numerals import figures
from headstone.text.numerals.cardinals import words_at
from headstone.text.numerals.tongue import Grammar, Phrase
from headstone.text.tokens import Token

_LARGEST = 10**13  # no count of this world is larger
_HYPHENS = frozenset("-‐‑")
_FRACTION_SIGNS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


def read_core(grammar: Grammar, tokens: Sequence[Token], at: int, hedged: bool) -> Core | None:
    """The number that starts at token `at`; None where none does. A `hedged` "сотни" is one hundred in the genitive,
    else it is "hundreds"."""
    core = _read(grammar, tokens, at, hedged)
    return core._replace(value=None, kind="decimal") if core and (core.value or 0) > _LARGEST else core


def _read(grammar: Grammar, tokens: Sequence[Token], at: int, hedged: bool) -> Core | None:
    token = tokens[at]
    if token.raw[0].isdecimal():
        return _digits(grammar, tokens, at)
    if token.raw in _FRACTION_SIGNS:
        return Core(at + 1, None, "fraction")
    vague = _vague(grammar, tokens, at)
    if vague and not (hedged and vague.stop == at + 1 and grammar.holds("genitives", token.lower)):
        return vague
    return _fraction(grammar, tokens, at) or _ordinal(grammar, tokens, at) or _words(grammar, tokens, at)


def phrase_at(phrases: Sequence[Phrase], tokens: Sequence[Token], at: int) -> int:
    """Length of the longest phrase that begins at token `at`, 0 for none."""
    for phrase in phrases:
        if all(at + i < len(tokens) and tokens[at + i].lower == word for i, word in enumerate(phrase)):
            return len(phrase)
    return 0


def word(tokens: Sequence[Token], at: int) -> str:
    """The key at index `at`, "" outside."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


# --- digits and what multiplies them ----------------------------------------------------------------------------------


def _digits(grammar: Grammar, tokens: Sequence[Token], at: int, whole: bool = True) -> Core:
    """`whole`: with the lower part of a figure in two parts."""
    raw = tokens[at].raw
    number, stop = figures.written(raw, grammar), at + 1
    if number is None:
        return Core(stop, None, "clock" if ":" in raw else "decimal")
    dated = at and (tokens[at - 1].raw == "." or grammar.holds("months", tokens[at - 1].lower))
    if raw.isdecimal() and len(raw) <= 3 and raw[0] != "0" and not dated:
        number, stop = figures.spaced(tokens, at)
    if number == 1 and (part := _one_in_each(grammar, tokens, stop)):
        return part
    if _dotted(grammar, tokens, at):
        return Core(stop, int(number), "ordinal")
    mark = _mark(grammar, "ordinal_marks", tokens, stop)
    counts = _mark(grammar, "cardinal_marks", tokens, stop)
    if counts and not (mark and number > 4):  # "2-х" is two, "80-х" the eighties
        return _scaled(grammar, tokens, counts, number, whole)
    if mark and number == int(number):
        return Core(mark, int(number), "ordinal")
    return _scaled(grammar, tokens, stop, number, whole)


def _one_in_each(grammar: Grammar, tokens: Sequence[Token], stop: int) -> Core | None:
    """ "1 de cada 5", "uno de cada cinco"."""
    size = phrase_at(grammar.in_each, tokens, stop)
    if not size or stop + size >= len(tokens):
        return None
    raw = tokens[stop + size].raw
    if raw.isdecimal() and len(raw) < 4:
        return Core(stop + size + 1, None, "fraction")
    found = words_at(grammar, tokens, stop + size)
    return Core(found[0], None, "fraction") if found and found[1].value > 1 else None


def _dotted(grammar: Grammar, tokens: Sequence[Token], at: int) -> bool:
    """ "der 3. Zug", but not "am 3. Mai" nor the last figure of a sentence."""
    glued = word(tokens, at + 1) == "." and tokens[at + 1].start == tokens[at].end
    named = glued and word(tokens, at + 2)[:1].isalpha() and not grammar.holds("months", word(tokens, at + 2))
    return named and len(tokens[at].raw) < 3 and grammar.holds("dotted_after", word(tokens, at - 1))


def _mark(grammar: Grammar, name: str, tokens: Sequence[Token], at: int) -> int:
    """Index after "º", "ème" or "-й" glued to the digits; 0 for none."""
    step = at + 1 if word(tokens, at) in _HYPHENS else at
    glued = all(tokens[i].start == tokens[i - 1].end for i in range(at, min(step + 1, len(tokens))))
    return step + 1 if step < len(tokens) and glued and grammar.holds(name, tokens[step].lower) else 0


def _scaled(grammar: Grammar, tokens: Sequence[Token], stop: int, number: Decimal, whole: bool) -> Core:
    """Digits times the scale words behind them: "2,5 mille", "3 тис.", "3 docenas"."""
    scale = 1
    while stop < len(tokens) and scale < _LARGEST:
        size, after = _scale(grammar, tokens, stop)
        if not size:
            break
        scale, stop = scale * size, after
    value = number * scale
    half = _half_more(grammar, tokens, stop, scale)
    if half:
        value, stop = value + Decimal(scale) / 2, half
    if value != int(value):
        return Core(stop, None, "decimal")
    rest = _rest(grammar, tokens, stop, scale) if whole else None
    if rest is not None and rest.value is not None:
        return Core(rest.stop, int(value) + rest.value, "digits", rest.scale)
    return Core(stop, int(value), "digits", scale)


def _rest(grammar: Grammar, tokens: Sequence[Token], at: int, scale: int) -> Core | None:
    """The lower part of a figure in two parts: "1 млн 200 тыс.", "2 millones 300 mil"."""
    joined = grammar.tongue.inverted and grammar.holds("links", word(tokens, at))
    step = at + 1 if joined else at
    if scale < 1000 or step >= len(tokens) or not tokens[step].raw[0].isdecimal():
        return None
    rest = _digits(grammar, tokens, step, whole=False)
    long = len(tokens[step].raw) >= 3 or rest.scale > 1
    return rest if rest.kind == "digits" and rest.value and rest.value < scale and long else None


def _scale(grammar: Grammar, tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Size of the scale word at `at` (0 for none), and the index after it."""
    spelt = tokens[at].lower
    if spelt in grammar.short_scales:
        dotted = word(tokens, at + 1) == "." and tokens[at + 1].start == tokens[at].end
        return grammar.short_scales[spelt], at + 2 if dotted else at + 1
    if spelt in grammar.groups:
        return grammar.groups[spelt][0], at + 1
    return grammar.scales.get(spelt, 0), at + 1


def _half_more(grammar: Grammar, tokens: Sequence[Token], at: int, scale: int) -> int:
    """Index after "y medio" behind a scale word, 0 for none. The scale may be said again: "مليون ونصف مليون"."""
    said = scale >= 1000 and grammar.holds("links", word(tokens, at))
    if not said or not grammar.holds("and_half", word(tokens, at + 1)):
        return 0
    return at + 3 if grammar.scales.get(word(tokens, at + 2)) == scale else at + 2


# --- words ------------------------------------------------------------------------------------------------------------


def _words(grammar: Grammar, tokens: Sequence[Token], at: int) -> Core | None:
    spelt = tokens[at].lower
    if grammar.holds("duals", spelt):
        return Core(at + 1, 2, "words")
    if spelt in grammar.groups:
        size, loose = grammar.groups[spelt]
        return Core(at + 1, size, "about" if loose else "words")
    halved = _half_of_scale(grammar, tokens, at)
    if halved:
        return halved
    found = words_at(grammar, tokens, at)
    if found is None:
        return None
    stop, total = found
    if total.value == 1 and (part := _one_in_each(grammar, tokens, stop)):
        return part
    core = _grouped(grammar, tokens, stop, total.value) or _halved(grammar, tokens, stop, total.value, total.scale)
    rest = _rest(grammar, tokens, core.stop, core.scale) if core.value else None
    if rest is not None and rest.value and core.value:
        return Core(rest.stop, core.value + rest.value, "words", rest.scale)
    return core


def _grouped(grammar: Grammar, tokens: Sequence[Token], stop: int, value: int) -> Core | None:
    """ "dos docenas", "une cinquantaine", "ein halbes Dutzend"."""
    halved = value == 1 and grammar.holds("half", word(tokens, stop))
    head = stop + halved
    while halved and word(tokens, head) in _HYPHENS:
        head += 1
    size, loose = grammar.groups.get(word(tokens, head), (0, False))
    if not size or value > 99:
        return None
    after = head + 1
    of = after + 1 if grammar.holds("of", word(tokens, after)) else after
    if grammar.holds("plurals", word(tokens, of)):
        return Core(of + 1, None, "vague")  # "une dizaine de milliers"
    return Core(after, value * size // (1 + halved), "about" if loose else "words")


def _halved(grammar: Grammar, tokens: Sequence[Token], stop: int, value: int, scale: int) -> Core:
    half = _half_more(grammar, tokens, stop, scale)
    if half:
        return Core(half, value + scale // 2, "words", scale)
    size = grammar.scales.get(word(tokens, stop + 1), 0)
    if value == 1 and size and grammar.holds("half", word(tokens, stop)):
        return Core(stop + 2, size // 2, "words", size)  # "un demi million"
    return Core(stop, value, "words", scale)


def _half_of_scale(grammar: Grammar, tokens: Sequence[Token], at: int) -> Core | None:
    """ "medio millón", "anderhalf miljoen", "полторы тысячи", "media docena"."""
    spelt, following = tokens[at].lower, at + 1
    while word(tokens, following) in _HYPHENS:
        following += 1
    size = grammar.scales.get(word(tokens, following), 0) or grammar.groups.get(word(tokens, following), (0, False))[0]
    if size and grammar.holds("half", spelt):
        return Core(following + 1, size // 2, "words", size)
    if size and grammar.holds("and_half", spelt):
        return Core(following + 1, size + size // 2, "words", size)
    return None


# --- vague words, fractions, ordinals ---------------------------------------------------------------------------------


def _vague(grammar: Grammar, tokens: Sequence[Token], at: int) -> Core | None:
    """ "decenas de miles", "varias decenas", "kilka", "mehrere hundert"."""
    size = phrase_at(grammar.several, tokens, at)
    stop = at + size
    if not size:
        if not grammar.holds("plurals", tokens[at].lower):
            return None
        stop = at + 1
    while True:
        step = stop + 1 if grammar.holds("of", word(tokens, stop)) else stop
        spelt = word(tokens, step)
        big = grammar.pieces.get(spelt)
        scale = spelt in grammar.groups or (big is not None and big.kind == "times")
        if not grammar.holds("plurals", spelt) and not (scale and (step == stop or not size)):
            return Core(stop, None, "vague")
        stop = step + 1


def _fraction(grammar: Grammar, tokens: Sequence[Token], at: int) -> Core | None:
    """ "la mitad", "dos tercios"."""
    size = phrase_at(grammar.fractions, tokens, at)
    if size:
        scaled = size == 1 and _half_of_scale(grammar, tokens, at)
        return None if scaled else Core(at + size, None, "fraction")
    piece = grammar.pieces.get(tokens[at].lower)
    said = piece is not None and 0 < piece.value < 20 and grammar.holds("parts", word(tokens, at + 1))
    return Core(at + 2, None, "fraction") if said else None


def _ordinal(grammar: Grammar, tokens: Sequence[Token], at: int) -> Core | None:
    spelt = tokens[at].lower
    ordinal = grammar.holds("ordinals", spelt) and spelt not in grammar.pieces
    return Core(at + 1, None, "ordinal") if ordinal else None
