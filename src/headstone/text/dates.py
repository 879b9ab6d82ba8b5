"""Time expressions of a sentence with their EDTF value, or open.

English has a grammar of its own (`date_english`), eleven more languages share one (`date_phrases`). Relative and
partial dates are resolved against the report's publication date; where that is not known they stay open and say so.
Never 1 January for a year.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from headstone.model.spans import Span
from headstone.text import date_english, date_phrases
from headstone.text import date_values as values
from headstone.text.date_clock import Clock, clock_of
from headstone.text.date_resolve import Clocks, resolve, resolve_ends
from headstone.text.date_tables import TABLES
from headstone.text.edtf import precision


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates are resolved against. `published` and `updated` are EDTF (day, month or year);
    `dateline` is a date read from the text itself (`anchor_from_text`), used where `published` names no day.

    Three more come from the sentences before, where the caller reads in order (`find_times_in_order`): `told`, the
    last date of the text, lends its year to "on March 3" where the report has no date at all; `near`, the last day
    told, is what "two days later" hangs on, and `around`, the last date of any size, "the following month". In a
    dated report the latter two are those of the sentence before, in a text without a date the last ones told.
    """

    published: str | None = None
    updated: str | None = None
    dateline: str | None = None
    told: str | None = None
    near: str | None = None
    around: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """`kind`: absolute | relative | partial | duration | reference ("now", "former": names no date; `how` says "open:
    present", "past" or "future"). `relation`: on | before | since | after | until | between | during.

    `edtf` is the date named ("since 2014" is "2014" with relation since), None = open. An open interval
    ("../2010-05-15") stands only where the words bound one side. `how`: "stated" | "resolved from published
    2012-05-15: weekday before" | "open: no publication date". `precision` D1..D9 of the vocabulary. `length` is a
    duration's ISO 8601 form ("P3D"; "PXD" where no number is given). `ends` are the two dates of a range.
    """

    span: Span
    edtf: str | None
    how: str
    precision: str
    relation: str
    kind: str
    length: str = ""
    ends: tuple["TimeMention", ...] = ()


def find_times(text: str, span: Span, anchor: Anchor, language: str | None = "en") -> tuple[TimeMention, ...]:
    """Time expressions inside `span`, in order, never overlapping.

    `language`: ar, de, en, es, fr, id, it, nl, no (nb, nn), pl, ru, uk; any other, or None, is read as English, which
    also knows the months of more languages beside a day or a year.
    """
    clocks = _clocks(anchor)
    found: list[TimeMention] = []
    for one in _expressions(text, span, language):
        found.append(_mention(one, clocks))
        clocks = _moved(clocks, found[-1])
    return tuple(found)


def find_times_in_order(
    text: str, spans: Sequence[Span], anchor: Anchor, language: str | None = "en"
) -> tuple[tuple[TimeMention, ...], ...]:
    """`find_times` over the sentences of a text, one tuple a sentence; dates told earlier help later ones."""
    result = []
    dated = _clock(anchor) is not None
    for span in spans:
        mentions = find_times(text, span, anchor, language)
        result.append(mentions)
        anchor = _handed_on(anchor, mentions, dated)
    return tuple(result)


def _expressions(text: str, span: Span, language: str | None) -> Iterable[values.Found]:
    code = date_phrases.SAME_AS.get(language or "en", language or "en")
    if code in TABLES:
        return date_phrases.expressions(text, span, code)
    return date_english.expressions(text, span)


def _handed_on(anchor: Anchor, mentions: Sequence[TimeMention], dated: bool) -> Anchor:
    """The anchor of the next sentence. A story without a date of its own goes on from the last date it told."""
    told = [mention.edtf for mention in mentions if (_is_full(mention) if dated else _is_told(mention, anchor.told))]
    days = [mention.edtf for mention in mentions if _is_day(mention)]
    around = [mention.edtf for mention in mentions if _is_dated(mention)]
    return replace(
        anchor,
        told=told[-1] if told else anchor.told,
        near=days[-1] if days else None if dated else anchor.near,
        around=around[-1] if around else None if dated else anchor.around,
    )


def _is_full(mention: TimeMention) -> bool:
    return mention.kind == "absolute" and mention.precision in ("D1", "D4")


def _is_day(mention: TimeMention) -> bool:
    """A day of the story. Weekdays are left out: most are the day on which somebody spoke."""
    return mention.precision == "D1" and mention.kind in ("absolute", "partial")


_STORY_YEARS = 2  # a longer stretch tells of no point of the story


def _is_dated(mention: TimeMention) -> bool:
    """A date of the story, of any size up to a year."""
    clock = clock_of("text", mention.edtf) if mention.kind in ("absolute", "partial", "relative") else None
    return clock is not None and clock.last.year - clock.first.year < _STORY_YEARS


def _is_told(mention: TimeMention, before: str | None) -> bool:
    """Whether a story goes on from here: not from a bare year that it looks back or ahead to ("since 1991"), nor from
    the year in which it is already at a month."""
    if not _is_dated(mention):
        return False
    bare = len(mention.edtf or "") == len("1991")
    here = before is not None and len(before) > len("1991") and before.startswith(mention.edtf or "-")
    return not (bare and (here or mention.relation in ("since", "before", "until", "after")))


def _clocks(anchor: Anchor) -> Clocks:
    report = _clock(anchor)
    told = clock_of("text", anchor.told) if report is None else None
    near, around = clock_of("text", anchor.near), clock_of("text", anchor.around)
    return Clocks(report, told, near, around or near)


def _moved(clocks: Clocks, mention: TimeMention) -> Clocks:
    """The clocks after one more mention of the same sentence."""
    # Beside a dated report a bare month told before ("killed in June 2004") lends its year to nothing.
    before = clocks.told.value if clocks.told else None
    tells = _is_full(mention) and _is_day(mention) if clocks.report else _is_told(mention, before)
    here = clock_of("text", mention.edtf)
    return Clocks(
        clocks.report,
        here if tells else clocks.told,
        here if _is_day(mention) else clocks.near,
        here if _is_dated(mention) else clocks.around,
    )


def _clock(anchor: Anchor) -> Clock | None:
    """The sharpest date known of the report; the publication date before a date line before an update."""
    clocks = [
        clock
        for name, value in (("published", anchor.published), ("dateline", anchor.dateline), ("updated", anchor.updated))
        if (clock := clock_of(name, value)) is not None
    ]
    return min(clocks, key=lambda clock: (clock.day is None, clock.month is None), default=None)


def _mention(found: values.Found, clocks: Clocks) -> TimeMention:
    edtf, how = resolve(found.time, clocks, found.future)
    length = found.time.iso if isinstance(found.time, values.Length) else ""
    kind, ends = _kind(found.time), _ends(found, clocks)
    return TimeMention(found.span, edtf, how, precision(edtf), found.relation, kind, length, ends)


def _ends(found: values.Found, clocks: Clocks) -> tuple[TimeMention, ...]:
    """The two dates of a range as mentions of their own."""
    if not isinstance(found.time, values.Between) or not found.ends:
        return ()
    both = zip(found.ends, resolve_ends(found.time, clocks, found.future), ("since", "until"), strict=True)
    kind = _kind(found.time)
    return tuple(TimeMention(span, edtf, how, precision(edtf), side, kind) for span, (edtf, how), side in both)


def _kind(time: values.Time) -> str:
    if isinstance(time, values.Between):
        kinds = (_kind(time.first), _kind(time.last))
        return next((kind for kind in ("relative", "partial") if kind in kinds), "absolute")
    if isinstance(time, values.Length):
        return "duration"
    if isinstance(time, values.Reference):
        return "reference"
    if isinstance(time, values.CalendarDate):
        return "partial" if time.year is None else "absolute"
    if isinstance(time, values.Season):
        return "relative" if time.year is None else "absolute"
    return "absolute" if isinstance(time, _ABSOLUTE) else "relative"


_ABSOLUTE = (values.NumericDate, values.Decade, values.Century, values.Hijri, values.BeforeChrist)


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
