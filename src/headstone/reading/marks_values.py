"""Marks -> the values of claims: figures, dates, actors. The grammar says what a figure or a date is; the network says
what it counts, and which act it belongs to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from headstone.model.claims import Count, Finder, Victims, When
from headstone.model.marks import Mark
from headstone.model.spans import Span
from headstone.reading.counts import UNITS
from headstone.reading.counts_setting import OBJECTS
from headstone.text.dates import TimeMention
from headstone.text.numbers import NumberMention

RULE = "marks@1"
NO_TOLL = frozenset(("population", "other"))  # figures that count nothing of an act
BOUNDED = {"at_least", "more_than", "fewer_than", "up_to", "approximately"}


def count_of(mark: Mark, numbers: Sequence[NumberMention]) -> Count | None:
    """The figure of a count mark; None where it counts no dead, graves or displaced. A mark without a number in it is a
    vague word ("dozens") where the network says so, else nothing."""
    kind, form = mark.value("kind"), mark.value("form")
    if kind in NO_TOLL or not kind:
        return None
    part = "" if mark.value("part") == "yes" else None  # the total is named once all figures are known
    of = "objects" if kind in OBJECTS else "victims"
    made = Count(
        kind,
        form,
        "",
        unit=UNITS.get(kind, "individual"),
        of=of,
        part_of=part,
        rule=f"{RULE}: {kind}",
        score=mark.score,
    )
    number = max(numbers, key=lambda n: n.span.overlap(mark.span), default=None)
    if number is None or not number.span.overlap(mark.span):
        return made if form == "vague" else None
    if number.role:
        return None
    chosen = form if number.form == "exact" and form in BOUNDED else number.form
    return valued(made, number, chosen)


def valued(made: Count, number: NumberMention, form: str) -> Count:
    """The count with the bounds of a number, under a form that the network saw and the grammar did not ("al menos" far
    from its figure)."""
    low, high, point = number.low, number.high, number.point
    bare = point if point is not None else low
    if form != number.form and bare is not None:
        low, high, point = {
            "at_least": (bare, None, None),
            "more_than": (bare, None, None),
            "up_to": (None, bare, None),
            "fewer_than": (None, bare, None),
        }.get(form, (None, None, bare))
    return replace(made, form=form, low=low, high=high, point=point)


def when_of(mark: Mark, times: Iterable[TimeMention], role: str) -> tuple[When, Span] | None:
    """The date of a time mark, in the role that the network gives it, else the one that its act asks for."""
    time = max(times, key=lambda t: t.span.overlap(mark.span), default=None)
    if time is None or not time.span.overlap(mark.span) or time.kind == "duration":
        return None
    said = mark.value("role")
    chosen = said if said in {"statement", "publication"} or role == "act" else role
    return When(chosen, "", time.edtf, time.how, time.precision, rule=RULE, score=mark.score), time.span


def finder_of(mark: Mark, text: str) -> tuple[Finder, Span]:
    return Finder(named(text, mark.span), "", rule=RULE, score=mark.score), mark.span


def victims_of(mark: Mark) -> tuple[Victims, Span]:
    return Victims("", rule=RULE, score=mark.score), mark.span


def named(text: str, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(text[span.start : span.end].split())
