"""What lineage knows of one report, and of two that are compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from headstone.linking.lineage_pairs import Kinship
from headstone.linking.lineage_words import LineageWords, given_to_a_voice, quotations
from headstone.linking.when import Days, days
from headstone.model.claims import Claim
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span

_LETTERS = re.compile(r"[\W_]+")
# "Copyright 2030 by The Lamp. All rights reserved": the name ends where the line, the sentence or the rights begin.
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))[\s©(c)\d,–-]{0,24}(?:by\s+)?((?!all rights)[^\W\d_][^\n.|,;()©]{1,60})", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"\s*(?:[-–—:]\s.*|all rights.*|\binc\b.*|\bllc\b.*)$|^the\s+", re.IGNORECASE)


class CreditLike(Protocol):
    """What lineage needs of a credit (linking.credits.Credit)."""

    @property
    def outlet(self) -> str: ...

    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Side:
    """One report as lineage sees it. `publisher`, `credits` and `holders` are folded; "" and empty where unknown.

    `credits` are the outlets whose text it says that it carries, `holders` those that its rights notices name;
    `quoted` are its quotations, `told` these and the sentences that a word gives to somebody; `voiced` its sentences
    with the names of the voices that speak in them.
    """

    report: Report
    layer: Layer
    main: tuple[Span, ...]
    publisher: str
    published: Days | None
    credits: tuple[str, ...]
    holders: tuple[str, ...]
    quoted: tuple[Span, ...]
    told: tuple[Span, ...]
    voiced: tuple[tuple[Span, frozenset[str]], ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The main text, all of it where none is marked."""
        return self.main or (Span(0, len(self.layer.text)),)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what they share.

    `furniture`: fingerprints of boilerplate that both hold; `stock`: those of them that stock phrases and the sites'
    names show; `left`: words of the longer text without furniture.
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
        rights_holders(layer.text), quotations(layer.text), given_to_a_voice(layer.text, words),
        tuple(voiced for claim in claims for voiced in _sentences(claim)),
    )  # fmt: skip


def _sentences(claim: Claim) -> list[tuple[Span, frozenset[str]]]:
    names = frozenset(folded(voice.side or voice.name) for voice in claim.voices)
    return [(Span(quote.start, quote.end), names) for quote in claim.quotes if quote.role == "sentence"]


def folded(name: str | None) -> str:
    """Publisher or outlet for comparison: letters and digits only, one case."""
    return _LETTERS.sub(" ", (name or "").casefold()).strip()


def rights_holders(text: str) -> tuple[str, ...]:
    """Folded names in the notices of copyright."""
    found = (folded(_AFTER_NAME.sub("", match.group(1).strip())) for match in _RIGHTS.finditer(text))
    return tuple(sorted({name.removeprefix("the ") for name in found if name}))
