"""What kind of kinship two texts have, and which is the copy: a table of small rules, the first that fits decides."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from headstone.linking.lineage_pairs import Kinship
from headstone.linking.lineage_words import LineageWords, given_to_a_voice, quotations
from headstone.linking.when import Days, days
from headstone.model.claims import Claim
from headstone.model.lineage import Link
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span

CONTAINED = 0.2  # share of one text's words that stand in the other
GRAMS = 12  # or so many shared fingerprints, whatever the share
FEWEST = 6  # a share of a very short text says little: fewer shared fingerprints than this are never kinship
SLIGHT = 0.1  # below this share of either text the words must stand together, or house style passes for copying
TOGETHER = 14  # words of the run that then shows it
OWN_GRAMS, OWN_RUN = 8, 10  # what shows it between two texts of one publisher, or in one voice's words
EQUAL = 0.9  # share of both from which two texts are the same but for headline, dateline and marks
NEARLY, WHOLLY = 0.8, 0.97  # the same, where one stands in the other to the last word
VERSION = 0.99  # of one publisher's two texts, less than this is a later version
LITTLE = 40  # words: where furniture leaves no more of either text, what is left is furniture too
TAKEN = 0.45  # share of either text from which it is the other's, and not an own text that takes passages in
MOST = 0.6  # share from which a text counts as standing in another as good as whole
TIGHTER = 1.5  # the copy's share must exceed the source's by this factor before lengths alone give a direction
STATEMENT_WORDS = 120  # longer shared passages than this are copied prose, not one statement
VOICED = 0.6  # share of the shared words that stand in quotations and sentences given to a voice
PROSE = 18  # words of a run that shows copied sentences; shorter runs without any longer are a statement's phrases
NO_KIN = ("boilerplate", "independent_wording")  # kinds that make no family
_LETTERS = re.compile(r"[\W_]+")


class CreditLike(Protocol):
    """What lineage needs of a credit (linking.credits.Credit)."""

    @property
    def outlet(self) -> str: ...

    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Side:
    """One report as lineage sees it. `publisher` and `credits` are folded; "" and empty where unknown.

    `quoted` are its quotations, `told` these and the sentences that a word gives to somebody; `voiced` its sentences
    with the names of the voices that speak in them.
    """

    report: Report
    layer: Layer
    main: tuple[Span, ...]
    publisher: str
    published: Days | None
    credits: tuple[str, ...]
    quoted: tuple[Span, ...]
    told: tuple[Span, ...]
    voiced: tuple[tuple[Span, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what they share.

    `furniture`: fingerprints of boilerplate that both hold; `stock`: those of them that stock phrases show; `left`:
    words of the longer text without furniture.
    """

    a: Side
    b: Side
    kin: Kinship
    furniture: int = 0
    stock: int = 0
    left: int = 0

    def turned(self) -> "Pair":
        """The same pair, seen from the other text."""
        return replace(self, a=self.b, b=self.a, kin=self.kin.turned())

    @property
    def share(self) -> float:
        return max(self.kin.of_a, self.kin.of_b)


def side_of(
    report: Report, layer: Layer, credits: Sequence[CreditLike], claims: Sequence[Claim], words: LineageWords
) -> Side:
    """`claims` are those of the report that have a voice."""
    return Side(
        report, layer, layer.main, folded(report.meta.publisher), days(report.meta.published),
        tuple(sorted({folded(credit.outlet) for credit in credits if credit.kind == "republication"})),
        quotations(layer.text), given_to_a_voice(layer.text, words),
        tuple(voiced for claim in claims for voiced in _sentences(claim)),
    )


def _sentences(claim: Claim) -> list[tuple[Span, frozenset[str]]]:
    names = frozenset(folded(voice.side or voice.name) for voice in claim.voices)
    return [(Span(quote.start, quote.end), names) for quote in claim.quotes if quote.role == "sentence"]


def folded(name: str | None) -> str:
    """Publisher or outlet for comparison: letters and digits only, one case."""
    return _LETTERS.sub(" ", (name or "").casefold()).strip()


def judge(pair: Pair) -> Link:
    """The link of two texts: which is the copy, and what kind of copy; boilerplate and independent wording are none."""
    directed, why = True, ""
    for rule in _DIRECTIONS:
        answer = rule(pair)
        if answer is not None:
            pair, why = (pair if answer else pair.turned()), rule.__doc__ or ""
            break
    else:
        directed, why = False, "nothing tells which is the copy"
        pair = pair.turned() if pair.kin.of_b > pair.kin.of_a else pair
    kind, reason = next((name, rule.__doc__ or "") for name, rule in _KINDS if rule(pair))
    if kind in NO_KIN:
        directed, why = False, ""
    words = "; ".join(part.strip().rstrip(".") for part in (reason, why) if part)
    overlap = round(min(1.0, pair.kin.of_a), 3)
    return Link(pair.a.report.id, pair.b.report.id, kind, words, overlap, directed, pair.kin.spans)


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
    of_a, of_b = pair.kin.of_a, pair.kin.of_b
    if of_a >= MOST and of_a >= TIGHTER * of_b:
        return True
    if of_b >= MOST and of_b >= TIGHTER * of_a:
        return False
    return None


_DIRECTIONS: tuple[Callable[[Pair], bool | None], ...] = (_credited, _dated, _contained)


# --- kinds: a is the copy (or either, where undirected) ------------------------------------------------------------


def _same_text(pair: Pair) -> bool:
    """the texts are equal, headline and marks aside"""
    if _plain(pair.a) == _plain(pair.b):
        return True
    less, more = sorted((pair.kin.of_a, pair.kin.of_b))
    if pair.kin.reworded or _credits(pair.a, pair.b) or (_same_publisher(pair) and less < VERSION):
        return False
    return less >= EQUAL or (less >= NEARLY and more >= WHOLLY)


def _plain(side: Side) -> str:
    spans = side.main or (Span(0, len(side.layer.text)),)
    return " ".join(" ".join(side.layer.text[span.start : span.end] for span in spans).casefold().split())


def _only_furniture(pair: Pair) -> bool:
    """they share only what the publisher prints everywhere"""
    if pair.left <= LITTLE and pair.furniture > pair.kin.grams:
        return True
    return not _is_kin(pair) and pair.stock > pair.kin.grams


def _own_words(pair: Pair) -> bool:
    """each is told in its own words"""
    return not _is_kin(pair)


def _is_kin(pair: Pair) -> bool:
    """Does what they share show that one was copied from the other, or both from a third?"""
    kin = pair.kin
    if kin.reworded:
        return True
    if kin.grams >= OWN_GRAMS and kin.longest >= OWN_RUN and (_same_publisher(pair) or _voiced(pair)):
        return True
    enough = kin.grams >= FEWEST and (pair.share >= CONTAINED or kin.grams >= GRAMS)
    return enough and (pair.share >= SLIGHT or kin.longest >= TOGETHER)


def _statement(pair: Pair) -> bool:
    """all that they share is one voice's words"""
    if pair.share >= TAKEN or pair.kin.words > STATEMENT_WORDS:
        return False
    return _one_voice(pair) or pair.kin.longest < PROSE or _given_share(pair, quoted=True) >= VOICED


def _voiced(pair: Pair) -> bool:
    return _one_voice(pair) or _given_share(pair) >= VOICED


def _given_share(pair: Pair, quoted: bool = False) -> float:
    """Share of what they share that stands in quotations, and in sentences given to somebody; of the text with less."""
    one, other = (side.quoted if quoted else side.told for side in (pair.a, pair.b))
    of_a = _given([Span(a, b) for a, b, _, _ in pair.kin.spans], one)
    return min(of_a, _given([Span(c, d) for _, _, c, d in pair.kin.spans], other))


def _given(runs: Sequence[Span], spans: Sequence[Span]) -> float:
    whole = sum(run.end - run.start for run in runs)
    return sum(_within(run, spans) for run in runs) / max(1, whole)


def _within(run: Span, spans: Sequence[Span]) -> int:
    """Code points of the run that stand in any of the spans (sorted by their start)."""
    found, free = 0, run.start
    for span in spans:
        start, end = max(free, span.start), min(run.end, span.end)
        if start < end:
            found, free = found + end - start, end
    return found


def _one_voice(pair: Pair) -> bool:
    names: set[frozenset[str]] = set()
    for a, b, c, d in pair.kin.spans:
        names |= {_speakers(Span(a, b), pair.a) & _speakers(Span(c, d), pair.b)}
    return bool(names) and bool(frozenset.intersection(*names))


def _speakers(run: Span, side: Side) -> frozenset[str]:
    return frozenset(name for span, names in side.voiced if _inside(run, span) for name in names)


def _inside(run: Span, span: Span) -> bool:
    """Nearly all of the run stands in the span: its ends may hold a word or two of the frame."""
    return run.overlap(span) >= 0.8 * (run.end - run.start)


def _same_publisher(pair: Pair) -> bool:
    """one publisher's later version"""
    return bool(pair.a.publisher) and pair.a.publisher == pair.b.publisher


def _shortened(pair: Pair) -> bool:
    """a shorter form of the source"""
    return pair.kin.of_a >= MOST and pair.kin.of_a >= TIGHTER * pair.kin.of_b


def _embedding(pair: Pair) -> bool:
    """a text of its own that takes in passages of the source"""
    return pair.share < TAKEN


def _with_credit(pair: Pair) -> bool:
    """copied text with a credit"""
    named = _credits(pair.a, pair.b) or bool(set(pair.a.credits) & {*pair.b.credits, pair.b.publisher} - {""})
    return named and pair.share >= TAKEN


def _without_credit(pair: Pair) -> bool:
    """copied text, the source not named"""
    return True


_KINDS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("boilerplate", _only_furniture),
    ("exact_duplicate", _same_text),
    ("independent_wording", _own_words),
    ("update", _same_publisher),
    ("shared_statement", _statement),
    ("abridged", _shortened),
    ("republished_credited", _with_credit),
    ("embeds", _embedding),
    ("republished_uncredited", _without_credit),
)
