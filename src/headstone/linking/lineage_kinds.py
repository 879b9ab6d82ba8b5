"""What kind of kinship two texts have, and which is the copy: a table of small rules, the first that fits decides."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from headstone.linking.when import Days, days
from headstone.model.claims import Claim
from headstone.model.lineage import Link
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span

MOST = 0.6  # share from which a text counts as standing in another as good as whole
WHOLE = 0.9
HALF = 0.5
TIGHTER = 1.5  # the copy's share must exceed the source's by this factor before lengths alone give a direction
STATEMENT_WORDS = 90  # longer shared passages than this are copied prose, not one statement
_QUOTED = re.compile(r"“[^”]{1,1500}”|«[^»]{1,1500}»|\"[^\"\n]{1,1500}\"|„[^“”]{1,1500}[“”]")
_LETTERS = re.compile(r"[\W_]+")

Spans = tuple[tuple[int, int, int, int], ...]


class CreditLike(Protocol):
    """What lineage needs of a credit (linking.credits.Credit)."""

    @property
    def outlet(self) -> str: ...

    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Side:
    """One report as lineage sees it. `publisher` and `credits` are folded; "" and empty where unknown.

    `quoted` are its quotations; `voiced` its sentences with the names of the voices that speak in them.
    """

    report: Report
    layer: Layer
    main: tuple[Span, ...]
    publisher: str
    published: Days | None
    credits: tuple[str, ...]
    quoted: tuple[Span, ...]
    voiced: tuple[tuple[Span, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two kin texts; `of_a` is the share of a's words that stand in b. `spans`: (a start, a end, b start, b end)."""

    a: Side
    b: Side
    of_a: float
    of_b: float
    spans: Spans

    def turned(self) -> "Pair":
        """The same pair, seen from the other text."""
        return Pair(self.b, self.a, self.of_b, self.of_a, tuple((c, d, a, b) for a, b, c, d in self.spans))


def side_of(report: Report, layer: Layer, credits: Sequence[CreditLike], claims: Sequence[Claim]) -> Side:
    """`claims` are those of the report that have a voice."""
    return Side(
        report, layer, layer.main, folded(report.meta.publisher), days(report.meta.published),
        tuple(sorted({folded(credit.outlet) for credit in credits if credit.kind == "republication"})),
        tuple(Span(*match.span()) for match in _QUOTED.finditer(layer.text)),
        tuple(voiced for claim in claims for voiced in _sentences(claim)),
    )


def _sentences(claim: Claim) -> list[tuple[Span, frozenset[str]]]:
    names = frozenset(folded(voice.side or voice.name) for voice in claim.voices)
    return [(Span(quote.start, quote.end), names) for quote in claim.quotes if quote.role == "sentence"]


def folded(name: str | None) -> str:
    """Publisher or outlet for comparison: letters and digits only, one case."""
    return _LETTERS.sub(" ", (name or "").casefold()).strip()


def judge(pair: Pair) -> Link:
    """The link of a pair of kin: which is the copy, and what kind of copy."""
    directed, why = True, ""
    for rule in _DIRECTIONS:
        answer = rule(pair)
        if answer is not None:
            pair, why = (pair if answer else pair.turned()), rule.__doc__ or ""
            break
    else:
        directed, pair, why = False, pair.turned() if pair.of_b > pair.of_a else pair, "nothing tells which is the copy"
    kind, reason = next((name, rule.__doc__ or "") for name, rule in _KINDS if rule(pair))
    overlap = round(min(1.0, pair.of_a), 3)
    words = f"{reason.strip().rstrip('.')}; {why.strip().rstrip('.')}"
    return Link(pair.a.report.id, pair.b.report.id, kind, words, overlap, directed, pair.spans)


# --- directions: True = a is the copy, False = b is, None = cannot tell -------------------------------------------


def _credited(pair: Pair) -> bool | None:
    """the copy credits the other's publisher"""
    a, b = _credits(pair.a, pair.b), _credits(pair.b, pair.a)
    return a if a != b else None


def _credits(copy: Side, source: Side) -> bool:
    return bool(source.publisher) and copy.publisher != source.publisher and any(
        outlet == source.publisher or f" {outlet} " in f" {source.publisher} " for outlet in copy.credits if outlet
    )


def _dated(pair: Pair) -> bool | None:
    """the source was published earlier"""
    a, b = pair.a.published, pair.b.published
    if a is None or b is None or a.overlaps(b):
        return None
    return a.first > b.first


def _contained(pair: Pair) -> bool | None:
    """the copy stands in the longer text nearly whole"""
    if pair.of_a >= MOST and pair.of_a >= TIGHTER * pair.of_b:
        return True
    if pair.of_b >= MOST and pair.of_b >= TIGHTER * pair.of_a:
        return False
    return None


_DIRECTIONS: tuple[Callable[[Pair], bool | None], ...] = (_credited, _dated, _contained)


# --- kinds: a is the copy (or either, where undirected) ------------------------------------------------------------


def _same_text(pair: Pair) -> bool:
    """the texts are equal"""
    return _plain(pair.a) == _plain(pair.b)


def _plain(side: Side) -> str:
    spans = side.main or (Span(0, len(side.layer.text)),)
    return " ".join(" ".join(side.layer.text[span.start : span.end] for span in spans).casefold().split())


def _statement(pair: Pair) -> bool:
    """all that they share is one voice's words"""
    if max(pair.of_a, pair.of_b) >= HALF or not pair.spans:
        return False
    shared = sum(len(pair.a.layer.text[start:end].split()) for start, end, _, _ in pair.spans)
    return shared <= STATEMENT_WORDS and (_all_quoted(pair) or _one_voice(pair))


def _all_quoted(pair: Pair) -> bool:
    return all(_inside(Span(a, b), pair.a.quoted) and _inside(Span(c, d), pair.b.quoted) for a, b, c, d in pair.spans)


def _inside(run: Span, spans: Sequence[Span]) -> bool:
    """Nearly all of the run stands in one of the spans: its ends may hold a word or two of the frame."""
    return any(run.overlap(span) >= 0.8 * (run.end - run.start) for span in spans)


def _one_voice(pair: Pair) -> bool:
    names: set[frozenset[str]] = set()
    for a, b, c, d in pair.spans:
        names |= {_speakers(Span(a, b), pair.a) & _speakers(Span(c, d), pair.b)}
    return bool(names) and bool(frozenset.intersection(*names))


def _speakers(run: Span, side: Side) -> frozenset[str]:
    return frozenset(name for span, names in side.voiced if _inside(run, (span,)) for name in names)


def _same_publisher(pair: Pair) -> bool:
    """one publisher's later version"""
    return bool(pair.a.publisher) and pair.a.publisher == pair.b.publisher


def _within(pair: Pair) -> bool:
    """a shorter form of the source"""
    return pair.of_a >= MOST and pair.of_a >= TIGHTER * pair.of_b


def _embedding(pair: Pair) -> bool:
    """a text of its own that takes in passages of the source"""
    return pair.of_a < HALF


def _with_credit(pair: Pair) -> bool:
    """copied text with a credit"""
    return _credits(pair.a, pair.b) or bool(set(pair.a.credits) & {*pair.b.credits, pair.b.publisher} - {""})


def _without_credit(pair: Pair) -> bool:
    """copied text, the source not named"""
    return True


_KINDS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("exact_duplicate", _same_text),
    ("shared_statement", _statement),
    ("update", _same_publisher),
    ("republished_credited", _with_credit),
    ("abridged", _within),
    ("embeds", _embedding),
    ("republished_uncredited", _without_credit),
)
