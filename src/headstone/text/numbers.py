"""Numbers, hedges, ranges and vague words of a sentence, each with its place in the frozen text.

The forms are those of the vocabulary's "Counts"; what a number is when it counts nothing (a year, an age, money) is
said by its `role`, so that the reader can show why it was not taken. English is read here, the other languages by the
grammar of `text.numerals`.
"""

from collections.abc import Sequence

from headstone.model.spans import Span
from headstone.text.number_mention import NumberMention, bounds
from headstone.text.number_roles import changes_before, counts_things, role_of
from headstone.text.number_site import Site
from headstone.text.number_words import CUES, Core, read_core
from headstone.text.numerals.find import find
from headstone.text.numerals.tongues import grammar
from headstone.text.tokens import Token, tokenise, word_set

# Words before a number and the form they give it. The first line of each is English; the rest is read in passing, so
# that a foreign "more than" does not come out as an exact figure.
_HEDGES = {
    "at_least": "at least | no fewer than | no less than | not less than | not fewer than | a minimum of | minimum of "
    "| at a minimum | al menos | por lo menos | au moins | almeno | mindestens | wenigstens | minstens | minst | co "
    "najmniej | не менее | как минимум | щонайменше | en az",
    "more_than": "more than | well over | just over | slightly over | a little over | over | above | well above | "
    "upwards of | upward of | in excess of | exceeding | exceeds | exceeded | greater than | surpassed | topped | más "
    "de | plus de | più di | mais de | mehr als | meer dan | mer enn | mer än | mere end | ponad | более | больше | "
    "понад | أكثر من",
    "up_to": "up to | as many as | no more than | not more than | at most | at the most | a maximum of | maximum of | "
    "as much as | as high as | hasta | jusqu'à | fino a | até | bis zu | opptil | opp til | upp till | op til",
    "fewer_than": "fewer than | less than | under | just under | slightly under | well under | below | menos de | "
    "moins de | meno di | weniger als | minder dan | mniej niż | менее",
    "approximately": "about | around | roughly | approximately | approx | approx . | some | an estimated | estimated | "
    "estimates of | an estimate of | nearly | almost | just about | close to | close on | getting on for | just short "
    "of | circa | ca | ca . | c . | in the region of | in the order of | on the order of | perhaps | possibly | maybe "
    "| probably | virtually | ~ | ≈ | unos | unas | cerca de | alrededor de | environ | près de | etwa | rund | "
    "ongeveer | rundt | około | около | примерно | близько | yaklaşık | حوالي | نحو",
}
_BY_HEDGE = {tuple(words.split()): form for form, group in _HEDGES.items() for words in group.split("|")}
_LONGEST_HEDGE = max(map(len, _BY_HEDGE))
_LONGEST_CHAIN = 12  # tokens of hedges upon hedges; more is no prose
_LAST_WORDS = frozenset(words[-1] for words in _BY_HEDGE)
_AFTER: dict[tuple[str, ...], str] = {
    ("or", "more"): "at_least",
    ("or", "so"): "approximately",
    ("or", "over"): "at_least",
    ("and", "more"): "at_least",
    ("or", "fewer"): "up_to",
    ("or", "less"): "up_to",
    ("-", "odd"): "approximately",
    ("odd",): "approximately",
    ("+",): "at_least",
    ("plus",): "at_least",
    ("-", "plus"): "at_least",
    ("at", "least"): "at_least",
    ("at", "most"): "up_to",
    ("or", "thereabouts"): "approximately",
    ("and", "above"): "at_least",
    ("and", "counting"): "at_least",
}
_DASHES = frozenset("-‐‑–—")
# "one" counts only before a word that can be counted.
_NOT_AFTER_ONE = word_set(
    "of another or and who whom whose which that is was are were has had have can could may might must should would "
    "will by in on at to for from with as be been says said than if when where after before because but so then there "
    "the a an it he she they we i this not also never only time"
)
_NOT_BEFORE_ONE = word_set("no not any every this that the which each another some such everyone last next first")
_ONE_COMPOUNDS = word_set("time sided way off party stop armed eyed legged on to shot")
_NOTHING = word_set("bodies body graves grave remains victims casualties deaths survivors corpses skeletons trace")


__all__ = ["NumberMention", "find_numbers"]


def find_numbers(
    text: str, span: Span, language: str | None = "en", *, negations: bool = False
) -> tuple[NumberMention, ...]:
    """Number mentions inside `span`, in order, never overlapping. `language` is an ISO 639-1 code; of a text in a
    language that has no grammar only figures are read, with the hedges of any language.

    With `negations`, "no bodies" and "none" come too, as form "none" with low = high = point = 0.
    """
    code = language.lower().partition("-")[0] if language else ""
    known = grammar(code)
    if known is not None:
        return find(known, text, span, negations)
    found = _find_english(text, span, negations and code == "en")
    return found if code == "en" else tuple(m for m in found if text[m.words.start].isdecimal())


def _find_english(text: str, span: Span, negations: bool) -> tuple[NumberMention, ...]:
    tokens = tokenise(text, span)
    if not any(token.lower in CUES or token.digit or token.raw in "½⅓⅔¼¾" for token in tokens):
        return ()
    found: list[NumberMention] = []
    at = floor = 0
    while at < len(tokens):
        mention, stop = _mention_at(text, tokens, at, floor, negations)
        if mention is not None:
            found.append(mention)
            floor = stop
        at = stop
    return tuple(found)


def _mention_at(
    text: str, tokens: Sequence[Token], at: int, floor: int, negations: bool
) -> tuple[NumberMention | None, int]:
    """The mention whose bare number starts at token `at`, and the index to go on from."""
    if negations and tokens[at].lower in ("no", "none"):
        return _nothing(tokens, at)
    core = read_core(tokens, at)
    if core is None:
        return None, at + 1
    begin, form = _hedge_before(tokens, at, floor)
    ranged = _range(tokens, at, core)
    lone = core.stop == at + 1 and tokens[at].lower == "one" and ranged is None and form in ("", "approximately")
    if lone and not _counts_one(tokens, at):
        return None, core.stop
    if ranged is not None:
        return _ranged(text, tokens, (begin, at), core, ranged, form)
    end, form = _hedge_after(tokens, core, form)
    return _single(text, tokens, (begin, at, end), core, form), end


def _single(text: str, tokens: Sequence[Token], edges: tuple[int, int, int], core: Core, form: str) -> NumberMention:
    begin, at, end = edges
    role = role_of(Site(tokens, at, core.stop, core, form, text))
    if role in ("year", "date", "identifier", "ordinal", "time"):
        begin, end, form = at, core.stop, ""
    words = Span(tokens[at].start, tokens[core.stop - 1].end)
    span = Span(tokens[begin].start, tokens[end - 1].end)
    if core.kind == "vague":
        return NumberMention(
            span, None, None, None, "vague", words, plural_vague=text[words.start : words.end].lower(), role=role
        )
    if core.kind == "fraction":
        return NumberMention(span, None, None, None, "fraction", words, fraction=True, role=role)
    low, high, point = bounds(form or "exact", core.value)
    return NumberMention(span, low, high, point, _form(form, core), words, ordinal=core.kind == "ordinal", role=role)


def _form(form: str, core: Core) -> str:
    return form or ("none" if core.value == 0 else "exact")


# --- hedges -----------------------------------------------------------------------------------------------------


def _hedge_before(tokens: Sequence[Token], at: int, floor: int) -> tuple[int, str]:
    """Index where the hedge begins (`at` itself for none) and its form. `floor` is the end of the mention before."""
    if at == floor or tokens[at - 1].lower not in _LAST_WORDS:
        return at, ""
    for size in range(min(_LONGEST_HEDGE, at - floor), 0, -1):
        words = tuple(token.lower for token in tokens[at - size : at])
        form = _BY_HEDGE.get(words)
        if form is not None:
            return _outer_hedge(tokens, at - size, floor, form)
    return at, ""


def _outer_hedge(tokens: Sequence[Token], begin: int, floor: int, form: str) -> tuple[int, str]:
    """ "possibly more than 100", "an estimated at least": the inner form holds, the outer words join the span."""
    if form == "approximately":
        inner = _hedge_before(tokens, begin, max(floor, begin - _LONGEST_CHAIN))
        return (inner[0], inner[1] or form)
    if begin > floor and tokens[begin - 1].lower in ("possibly", "perhaps", "probably", "likely", "reportedly"):
        return begin - 1, form
    return begin, form


def _hedge_after(tokens: Sequence[Token], core: Core, form: str) -> tuple[int, str]:
    """Index after the hedge that follows the number, and the form. A hedge before it is stronger."""
    if form not in ("", "approximately"):
        return core.stop, form
    for words, given in _AFTER.items():
        if tuple(token.lower for token in tokens[core.stop : core.stop + len(words)]) == words:
            return core.stop + len(words), given
    return core.stop, form


# --- ranges -----------------------------------------------------------------------------------------------------


def _range(tokens: Sequence[Token], at: int, core: Core) -> tuple[Core, bool] | None:
    """The upper end of a range that opens with `core`, and whether "between" or "from" stands before it."""
    if core.value is None or core.kind not in ("digits", "words") or core.stop + 1 >= len(tokens):
        return None
    opener = tokens[at - 1].lower if at else ""
    link = tokens[core.stop].lower
    opened = opener in ("between", "from")
    if not (link in ("to", "or") or link in _DASHES or (link == "and" and opener == "between")):
        return None
    if link in _DASHES and tokens[core.stop].start != tokens[core.stop - 1].end and link == "-":
        return None
    upper = _upper(tokens, core)
    if upper is None or upper.value is None or upper.kind not in ("digits", "words"):
        return None
    if opener == "from" and changes_before(tokens, at):
        return None
    low = _lifted(core, upper)
    return (upper, opened) if low < upper.value else None


def _upper(tokens: Sequence[Token], core: Core) -> Core | None:
    at = core.stop + 1
    if tokens[core.stop].lower == "to" and tokens[at].lower in ("about", "around", "some", "nearly", "over"):
        at += 1
    if (
        at < len(tokens)
        and tokens[at].lower == "as"
        and [token.lower for token in tokens[at : at + 3]] == ["as", "many", "as"]
    ):
        at += 3
    return read_core(tokens, at) if at < len(tokens) else None


def _lifted(core: Core, upper: Core) -> int:
    """The lower end, given the upper end's scale where it has none: "20 to 30 thousand"."""
    assert core.value is not None and upper.value is not None
    if core.scale == 1 and upper.scale > 1 and core.value <= upper.value // upper.scale:
        return core.value * upper.scale
    return core.value


def _ranged(
    text: str, tokens: Sequence[Token], starts: tuple[int, int], core: Core, ranged: tuple[Core, bool], form: str
) -> tuple[NumberMention, int]:
    (begin, at), (upper, opened) = starts, ranged
    first = Site(tokens, at, core.stop, core, form, text)
    last = Site(tokens, core.stop + 1, upper.stop, upper, form, text)
    role = _range_role(role_of(first), role_of(last), first, last)
    begin = min(begin, at - 1 if opened else at)
    words = Span(tokens[at].start, tokens[upper.stop - 1].end)
    mention = NumberMention(
        Span(tokens[begin].start, words.end), _lifted(core, upper), upper.value, None, "range", words, role=role
    )
    return mention, upper.stop


def _range_role(first: str, last: str, low: Site, high: Site) -> str:
    """A range is what its upper end is: the unit stands after it. "1,200-1,300" is no score, "2014-15" is years."""
    if low.bare_year and high.bare_year and ("year" in (first, last) or not (_round(low) and _round(high))):
        return "" if counts_things(high) else "year"
    if first in ("money", "age", "date", "identifier"):
        return first
    if last == "score":
        return ""
    return last if last != "identifier" or high.before() not in _DASHES else first if first != "score" else ""


def _round(site: Site) -> bool:
    return int(site.raw) % 50 == 0


# --- one, none --------------------------------------------------------------------------------------------------


def _counts_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether "one" is a number: "one body", not "no one", "one of them", "the last one"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if at and (tokens[at - 1].lower in _NOT_BEFORE_ONE or tokens[at - 1].raw in "-‐‑"):
        return False
    if following is None:
        return False
    if following.raw in "-‐‑":
        return at + 2 < len(tokens) and tokens[at + 2].lower not in _ONE_COMPOUNDS
    return following.word and following.lower not in _NOT_AFTER_ONE


def _nothing(tokens: Sequence[Token], at: int) -> tuple[NumberMention | None, int]:
    """ "no bodies", "no human remains", "none"."""
    stop = at + 1
    if tokens[at].lower == "no":
        ahead = next(
            (step for step in range(1, 4) if at + step < len(tokens) and tokens[at + step].lower in _NOTHING), None
        )
        if ahead is None:
            return None, at + 1
    words = Span(tokens[at].start, tokens[stop - 1].end)
    return NumberMention(words, 0, 0, 0, "none", words), stop
