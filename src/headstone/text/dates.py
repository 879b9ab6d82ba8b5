"""Time expressions of a sentence with their EDTF value, or open.

English prose (month names of other languages are read beside a day or year). Relative and partial dates are resolved
against the report's publication date; where that is not known they stay open and say so. Never 1 January for a year.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headstone.model.spans import Span
from headstone.text import date_values as values
from headstone.text import date_words as words
from headstone.text.date_clock import Clock, clock_of
from headstone.text.date_grammar import read_time
from headstone.text.date_resolve import Clocks, resolve
from headstone.text.edtf import precision
from headstone.text.tokens import Token, tokenise, word_set


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates are resolved against. `published` and `updated` are EDTF (day, month or year);
    `dateline` is a date read from the text itself (`anchor_from_text`), used where `published` names no day.

    Two more come from the sentences before, where the caller reads in order (`find_times_in_order`): `told`, the last
    full date of the text, lends its year to "on March 3" where the report has no date at all; `near`, the last day told
    in the sentence before, is what "two days later" hangs on.
    """

    published: str | None = None
    updated: str | None = None
    dateline: str | None = None
    told: str | None = None
    near: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """`kind`: absolute | relative | partial | duration. `relation`: on | before | since | after | until | between |
    during.

    `edtf` is the date named ("since 2014" is "2014" with relation since), None = open. An open interval
    ("../2010-05-15") stands only where the words bound one side. `how`: "stated" | "resolved from published
    2012-05-15: weekday before" | "open: no publication date". `precision` D1..D9 of the vocabulary.
    """

    span: Span
    edtf: str | None
    how: str
    precision: str
    relation: str
    kind: str


_OPENERS = (
    words.CUES
    | frozenset(words.PARTS)
    | frozenset(words.EDGE_NOUNS)
    | frozenset(words.DETERMINERS)
    | words.VAGUE_AMOUNTS
    | word_set(
        "the that between from a an over at more less about around nearly almost under up some roughly just well half"
    )
)


def find_times(text: str, span: Span, anchor: Anchor) -> tuple[TimeMention, ...]:
    """Time expressions inside `span`, in order, never overlapping."""
    tokens = [_without_genitive(token) for token in tokenise(text, span)]
    if not any(token.lower in words.CUES or token.digit for token in tokens):
        return ()
    report = _clock(anchor)
    told = clock_of("text", anchor.told) if report is None else None
    clocks = Clocks(report, told, clock_of("text", anchor.near))
    found: list[TimeMention] = []
    at = 0
    while at < len(tokens):
        expression = _expression_at(text, tokens, at)
        if expression is not None:
            found.append(_mention(tokens, expression, clocks))
            clocks = _moved(clocks, found[-1])
        at = at + 1 if expression is None else expression.stop
    return tuple(found)


def find_times_in_order(text: str, spans: Sequence[Span], anchor: Anchor) -> tuple[tuple[TimeMention, ...], ...]:
    """`find_times` over the sentences of a text, one tuple a sentence; dates told earlier help later ones."""
    result = []
    for span in spans:
        mentions = find_times(text, span, anchor)
        result.append(mentions)
        full = [mention.edtf for mention in mentions if _is_full(mention)]
        days = [mention.edtf for mention in mentions if _is_day(mention)]
        anchor = replace(anchor, told=full[-1] if full else anchor.told, near=days[-1] if days else None)
    return tuple(result)


def _is_full(mention: TimeMention) -> bool:
    return mention.kind == "absolute" and mention.precision in ("D1", "D4")


def _is_day(mention: TimeMention) -> bool:
    """A day of the story. Weekdays are left out: most are the day on which somebody spoke."""
    return mention.precision == "D1" and mention.kind in ("absolute", "partial")


def _moved(clocks: Clocks, mention: TimeMention) -> Clocks:
    """The clocks after one more mention of the same sentence."""
    # Beside a dated report a bare month told before ("killed in June 2004") lends its year to nothing.
    full = _is_full(mention) and (_is_day(mention) or not clocks.report)
    return Clocks(
        clocks.report,
        clock_of("text", mention.edtf) if full else clocks.told,
        clock_of("text", mention.edtf) if _is_day(mention) else clocks.near,
    )


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


def _clock(anchor: Anchor) -> Clock | None:
    """The sharpest date known of the report; the publication date before a date line before an update."""
    clocks = [
        clock
        for name, value in (("published", anchor.published), ("dateline", anchor.dateline), ("updated", anchor.updated))
        if (clock := clock_of(name, value)) is not None
    ]
    return min(clocks, key=lambda clock: (clock.day is None, clock.month is None), default=None)


def _mention(tokens: Sequence[Token], found: values.Expression, clocks: Clocks) -> TimeMention:
    edtf, how = resolve(found.time, clocks, _future(tokens, found))
    relation = _relation(tokens, found, edtf)
    span = Span(tokens[found.start].start, tokens[found.stop - 1].end)
    return TimeMention(span, edtf, how, precision(edtf), relation, _kind(found.time))


def _kind(time: values.Time) -> str:
    if isinstance(time, values.Between):
        kinds = (_kind(time.first), _kind(time.last))
        return next((kind for kind in ("relative", "partial") if kind in kinds), "absolute")
    if isinstance(time, values.Length):
        return "duration"
    if isinstance(time, values.CalendarDate):
        return "partial" if time.year is None else "absolute"
    if isinstance(time, values.Season):
        return "relative" if time.year is None else "absolute"
    return "absolute" if isinstance(time, values.NumericDate | values.Decade) else "relative"


def _relation(tokens: Sequence[Token], found: values.Expression, edtf: str | None) -> str:
    if isinstance(found.time, values.Between):
        return "between"
    if isinstance(found.time, values.Ago) and found.time.hedge in ("more", "less"):
        return "before" if found.time.hedge == "more" else "during"
    if isinstance(found.time, values.Window | values.Length):
        return "during"
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


# --- the report's own date line ---------------------------------------------------------------------------------

_LABEL = re.compile(
    r"^(?:by\b.{0,60}?|(?:last\s+)?(?:updated|published|posted|modified|created|issued|released|dated?|"
    r"first published)\b.{0,40}?|"
    r".{0,80}[|•·(\[]\s*(?:updated\b|published\b|posted\b)?)?[\s,:|–—(\[-]*(?:on\s+|at\s+)?$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"^[\s,.|)\]–—-]*(?:(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?\s*(?:[A-Z]{2,5})?[\s).\]|]*(?:[|•(].{0,80})?$"
)
_DATELINE_HEAD = re.compile(r"^[^\W\d_a-zà-ÿ][^.!?:]{0,60}[,(]\s*(?:on\s+)?$")
_DATELINE_REST = re.compile(r"^\s*(?:\([^)]{1,40}\))?\s*(?:[–—-]|/\S)")
_LONGEST_LINE = 160  # code points; a date line is short, or a dateline opens the line


def anchor_from_text(text: str, within: Span) -> str | None:
    """EDTF of a standalone date line inside `within` (the first lines of a report), None where there is none.

    A line counts when it is a date, a byline or "Updated ..." with a date, a date after "|" or in brackets at its
    end, or a dateline with a full date ("CITY, 14 May 2012 - ..."). A date inside a sentence is never taken.
    """
    for match in re.finditer(r"[^\n]+", text[within.start : within.end]):
        start = within.start + match.start()
        end = min(start + _LONGEST_LINE, within.start + match.end())
        found = _line_date(text, Span(start, end), whole=end == within.start + match.end())
        if found is not None:
            return found
    return None


def _line_date(text: str, line: Span, whole: bool) -> str | None:
    for mention in find_times(text, line, Anchor()):
        if mention.kind != "absolute" or mention.precision not in ("D1", "D4") or mention.edtf is None:
            continue
        head, rest = text[line.start : mention.span.start].lstrip(), text[mention.span.end : line.end]
        alone = whole and _LABEL.match(head) and _REST.match(rest)
        headed = mention.precision == "D1" and _DATELINE_HEAD.match(head) and _DATELINE_REST.match(rest)
        if (alone and (mention.precision == "D1" or not head)) or headed:
            return mention.edtf
    return None
