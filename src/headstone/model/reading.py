"""The seam of reading: what a `Tagger` sees and what it gives. A trained tagger and the rule tagger answer alike."""

from dataclasses import dataclass
from typing import Protocol

from headstone.model.sources import Layer, Report
from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """A report with its frozen text, cut in sentences. `title`: span of the headline, if it stands in the text."""

    report: Report
    layer: Layer
    sentences: tuple[Span, ...]
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """Words with a label. `label`: act | site | victims | object | actor | remains | motive | participant | scope.

    `value` is the vocabulary code (an act code, a site type, ...), `score` in [0, 1], `rule` names what decided.
    """

    span: Span
    label: str
    value: str
    score: float
    rule: str


class Tagger(Protocol):
    """Words → labels. One method wide, so that rules and a trained model can change places."""

    @property
    def version(self) -> str: ...

    def tag(self, document: Document) -> tuple[Tag, ...]: ...
