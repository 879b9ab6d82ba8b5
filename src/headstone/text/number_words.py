"""Digits and number words → values. The tables are laid out by language; only English is complete.

A `Core` is a number without its hedge: `stop` is the index of the token after it. `value` is None for a vague word or a
fraction. `scale` is the last scale word's size ("1.3 million": 1,000,000), so that "20 to 30 thousand" can be read
whole.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from headstone.text.tokens import Token, word_set

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 100_000, "lakhs": 100_000, "million": 10**6, "crore": 10**7,
    "crores": 10**7, "billion": 10**9, "trillion": 10**12,
}
# Scale words of other languages: read after digits only ("2,5 miljoen", "4 mil").
_OTHER_SCALES = {
    1000: "tausend duizend mille mil mila tysięcy tysiące tysiąca bin tusen tusind tuhatta ribu тысяч тысячи тысяча "
    "тисяч тисячі ألف آلاف",
    10**6: "millionen miljoen miljoner millioner millones millón milioni milione milhões milhão miliony milionów mln "
    "milyon miljoonaa миллион миллиона миллионов мільйон мільйона мільйонів مليون juta millions",
}
DIGIT_SCALES = SCALES | {word: size for size, group in _OTHER_SCALES.items() for word in group.split()}
SUFFIXES = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9}
ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth "
    "eightieth ninetieth hundredth thousandth"
)
VAGUE_PLURALS = word_set("dozens scores hundreds thousands millions billions lakhs crores")
VAGUE_HEADS = (
    ("a", "couple", "of"), ("a", "couple"), ("a", "handful", "of"), ("a", "handful"), ("a", "number", "of"),
    ("a", "few"),
    ("several",), ("numerous",), ("countless",), ("innumerable",), ("untold",), ("many",), ("some",),
    ("a", "good", "many"),
    ("few",),
)
_VAGUE_ALONE = frozenset(
    {("several",), ("numerous",), ("countless",), ("innumerable",), ("untold",), ("a", "couple", "of"), ("a", "couple"),
     ("a", "handful", "of"), ("a", "handful"), ("a", "number", "of"), ("a", "few")}
)
_FRACTION_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
_FRACTION_SIGNS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
# A sentence without any of these and without a digit holds no number.
CUES = (
    frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES) | ORDINALS | VAGUE_PLURALS | frozenset(_FRACTION_PARTS)
    | word_set("several numerous countless innumerable untold couple handful number few none no")
)
_LONGEST_FIGURE = 25  # characters; longer runs of digits are identifiers, and costly to convert
_LARGEST = 10**13  # no count of this world is larger; "million million million" stops here
_HYPHENS = frozenset("-‐‑")
_GROUP_MARKS = ",٬\u00a0\u202f\u2009'’"


class Core(NamedTuple):
    stop: int
    value: int | None
    kind: str  # digits | words | vague | fraction | ordinal | decimal | clock
    scale: int = 1


def read_core(tokens: Sequence[Token], at: int) -> Core | None:
    """The number that starts at token `at`, longest reading first; None where none does. One that is larger than any
    count has no value: no column and no message could hold it."""
    core = _read(tokens, at)
    return core._replace(value=None, kind="decimal") if core and (core.value or 0) > _LARGEST else core


def _read(tokens: Sequence[Token], at: int) -> Core | None:
    token = tokens[at]
    if token.digit:
        return _digits(tokens, at)
    if token.raw in _FRACTION_SIGNS:
        return Core(at + 1, None, "fraction")
    return _vague(tokens, at) or _fraction(tokens, at) or _ordinal_word(tokens, at) or _words(tokens, at)


# --- digits -----------------------------------------------------------------------------------------------------


def _digits(tokens: Sequence[Token], at: int) -> Core:
    token = tokens[at]
    if token.raw == "1" and _word(tokens, at + 1) == "in" and at + 2 < len(tokens) and tokens[at + 2].raw.isdecimal():
        return Core(at + 3, None, "fraction")  # "1 in 5"
    number, stop = _grouped(token.raw), at + 1
    if number is None:
        return Core(stop, None, "clock" if ":" in token.raw else "decimal")
    if token.raw.isdecimal() and len(token.raw) <= 3 and token.raw[0] != "0":
        number, stop = _spaced_groups(tokens, at, token.raw)
    if stop < len(tokens) and _is_ordinal_suffix(tokens, stop):
        return Core(stop + 1, int(number), "ordinal")
    return _scaled(tokens, stop, number, "digits")


def _grouped(raw: str) -> Decimal | None:
    """Value of one digit token: Western or Indian grouping, decimal point or comma; None for clock times and the
    like.
    """
    plain = raw.replace("٫", ".")
    if ":" in plain or len(plain) > _LONGEST_FIGURE:
        return None
    if plain.isdecimal():
        return Decimal(int(plain))
    marks = [character for character in plain if not character.isdecimal()]
    groups = _split(plain)
    if len(set(marks)) == 1 and (marks[0] in _GROUP_MARKS or marks[0] == "."):
        thousands = len(groups[-1]) == 3 and len(groups[0]) <= 3 and groups[0] != "0"
        # One dot groups thousands only before round hundreds: 7.000 dead, but 48.217 degrees.
        dotted = marks[0] != "." or len(groups) > 2 or groups[-1].endswith("00")
        if thousands and dotted and all(len(group) in (2, 3) for group in groups[1:]):
            return Decimal(int("".join(groups)))
        if len(groups) == 2 and len(groups[1]) <= 2 and marks[0] in ".,":
            return Decimal(f"{int(groups[0])}.{''.join(str(int(digit)) for digit in groups[1])}")
    return None


def _split(plain: str) -> list[str]:
    groups, current = [], ""
    for character in plain:
        if character.isdecimal():
            current += character
        else:
            groups.append(current)
            current = ""
    return [*groups, current]


def _spaced_groups(tokens: Sequence[Token], at: int, raw: str) -> tuple[Decimal, int]:
    """ "4 000" and "1 250 000": groups of three parted by single spaces."""
    value, stop = raw, at + 1
    if at and tokens[at - 1].lower.rstrip(".") in _BEFORE_DAY:
        return Decimal(int(value)), stop
    while (
        stop < len(tokens) and stop - at < 5 and len(tokens[stop].raw) == 3 and tokens[stop].raw.isdecimal()
        and tokens[stop].start - tokens[stop - 1].end == 1
    ):
        value, stop = value + tokens[stop].raw, stop + 1
    return Decimal(int(value)), stop


_BEFORE_DAY = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec ."
)


def _is_ordinal_suffix(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in ("st", "nd", "rd", "th") and tokens[at].start == tokens[at - 1].end


def _scaled(tokens: Sequence[Token], stop: int, number: Decimal, kind: str) -> Core:
    """`number` times the scale word or suffix that follows it."""
    scale, after = 1, stop
    while after < len(tokens) and scale < _LARGEST:
        step = after + 1 if tokens[after].raw in _HYPHENS and after + 1 < len(tokens) else after
        size = DIGIT_SCALES.get(tokens[step].lower)
        if size is None or (size == 12 and step != after):
            break
        scale, after = scale * size, step + 1
    if scale == 1 and after < len(tokens) and tokens[after].start == tokens[after - 1].end:
        size = SUFFIXES.get(tokens[after].lower)
        # "200m" is metres unless people follow, or the figure is a decimal: nobody measures 1.3m of victims' graves
        # in news.
        if size and (tokens[after].lower != "m" or number != int(number) or _people_follow(tokens, after + 1)):
            scale, after = size, after + 1
    value = number * scale
    if value != int(value):
        return Core(after, None, "decimal")
    return Core(after, int(value), kind, scale)


def _people_follow(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower in _PEOPLE


_PEOPLE = word_set("people persons deaths dead lives men women children refugees victims inhabitants residents")


# --- words ------------------------------------------------------------------------------------------------------


def _words(tokens: Sequence[Token], at: int) -> Core | None:
    """ "a hundred and twenty", "fifty-seven", "two and a half million", "half a dozen"."""
    if tokens[at].lower == "half" and _word(tokens, at + 1) in ("a", "an") and _word(tokens, at + 2) in SCALES:
        size = SCALES[tokens[at + 2].lower]
        return Core(at + 3, size // 2, "words", size)
    start = at
    if tokens[at].lower in ("a", "an"):
        if _word(tokens, at + 1) not in SCALES:
            return None
        total, group, stop, scale = 0, 1, at + 1, 1
    else:
        first = _below_hundred(tokens, at)
        if first is None:
            return None
        (group, stop), total, scale = first, 0, 1
    return _accumulate(tokens, start, stop, total, group, scale)


def _accumulate(tokens: Sequence[Token], start: int, stop: int, total: int, group: int, scale: int) -> Core:
    """Reads scale words and what follows them: total is closed (thousands), group is open (below the next thousand)."""
    half = 0
    if _word(tokens, stop) == "and" and _word(tokens, stop + 1) == "a" and _word(tokens, stop + 2) == "half":
        half, stop = 1, stop + 3
    while total + group < _LARGEST and (size := SCALES.get(_scale_at(tokens, stop)[0])) is not None:
        stop = _scale_at(tokens, stop)[1] + 1
        addition = size // 2 if half else 0
        half = 0
        if size < 1000:
            group = group * size + addition
        else:
            total, group = total + group * size + addition, 0
        scale = size
        step = stop + 1 if _word(tokens, stop) == "and" else stop
        more = _below_hundred(tokens, step) if step < len(tokens) and scale != 12 else None
        if more is None or not _belongs(tokens, more, scale):
            continue
        group, stop = group + more[0], more[1]
    return Core(stop, total + group, "words", scale)


def _belongs(tokens: Sequence[Token], more: tuple[int, int], scale: int) -> bool:
    """Whether the figure after a scale word continues it: "hundred and twenty", not "hundred and two hundred"."""
    following = SCALES.get(_scale_at(tokens, more[1])[0], 1)
    return more[0] * following < scale and following != 12


def _scale_at(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The word at `at`, looking through one hyphen."""
    if at < len(tokens) and tokens[at].raw in _HYPHENS:
        at += 1
    return _word(tokens, at), at


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    word = _word(tokens, at)
    if word in TENS:
        step = at + 2 if at + 1 < len(tokens) and tokens[at + 1].raw in _HYPHENS else at + 1
        unit = UNITS.get(_word(tokens, step), 0)
        return (TENS[word] + unit, step + 1) if 0 < unit < 10 else (TENS[word], at + 1)
    return (UNITS[word], at + 1) if word in UNITS else None


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _vague(tokens: Sequence[Token], at: int) -> Core | None:
    """ "dozens", "tens of thousands", "several hundred", "many thousands", "several"."""
    word = tokens[at].lower
    if word in VAGUE_PLURALS or word == "tens":
        stop = at + 1
        while _word(tokens, stop) == "of" and _word(tokens, stop + 1) in VAGUE_PLURALS:
            stop += 2
        return Core(stop, None, "vague") if word != "tens" or stop > at + 1 else None
    for head in VAGUE_HEADS:
        if tuple(_word(tokens, at + step) for step in range(len(head))) == head:
            stop = at + len(head)
            scale = _word(tokens, stop)
            if scale in SCALES or scale in VAGUE_PLURALS:
                if head == ("some",) and scale in SCALES and scale != "dozen":
                    return None  # "some hundred graves" is "about 100"
                while _word(tokens, stop) in SCALES or _word(tokens, stop) in VAGUE_PLURALS:
                    stop += 1
                return Core(stop, None, "vague")
            return Core(stop, None, "vague") if head in _VAGUE_ALONE else None
    return None


def _fraction(tokens: Sequence[Token], at: int) -> Core | None:
    """ "two thirds", "three-quarters", "a third of", "half", "one in five"."""
    word = tokens[at].lower
    if word == "half" and _word(tokens, at + 1) not in ("a", "an"):
        return Core(at + 1, None, "fraction")
    if word in ("a", "one") and _word(tokens, at + 1) in _FRACTION_PARTS and _word(tokens, at + 2) == "of":
        return Core(at + 2, None, "fraction")
    if word == "one" and _word(tokens, at + 1) == "in" and UNITS.get(_word(tokens, at + 2), 0) > 1:
        return Core(at + 3, None, "fraction")
    if word in UNITS and UNITS[word] > 0:
        step = at + 2 if at + 1 < len(tokens) and tokens[at + 1].raw in _HYPHENS else at + 1
        part = _word(tokens, step)
        if part in _FRACTION_PARTS and (part.endswith("s") or step == at + 2) and part != "half":
            return Core(step + 1, None, "fraction")
    return None


def _ordinal_word(tokens: Sequence[Token], at: int) -> Core | None:
    word = tokens[at].lower
    if word in ORDINALS:
        return Core(at + 1, None, "ordinal")
    if word in TENS and at + 2 < len(tokens) and tokens[at + 1].raw in _HYPHENS and tokens[at + 2].lower in ORDINALS:
        return Core(at + 3, None, "ordinal")
    return None
