"""The seam of reading: what a `Tagger` sees and what it gives. A trained tagger and the rule tagger answer alike."""

from dataclasses import dataclass
from typing import Protocol

from headstone.model.sources import Layer, Report
from headstone.model.spans import Span
from headstone.model.trees import Token, Tree


@dataclass(frozen=True, slots=True)
class Document:
    """A report with its frozen text, cut in sentences. `title`: the span of its headline in the text, if any."""

    report: Report
    layer: Layer
    sentences: tuple[Span, ...]
    title: Span | None = None

    @property
    def text(self) -> str:
        return self.layer.text

    def sentence_at(self, at: int) -> int:
        """Number of the last sentence that begins at an offset or before it; 0 where none does."""
        return max((n for n, s in enumerate(self.sentences) if s.start <= at), default=0)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that acts are done to: its class (mass_grave, body, tomb, ...), its words, its head."""

    cls: str
    span: Span
    token: Token


@dataclass(frozen=True, slots=True)
class Act:
    """An act with its arguments. `code` is one of the vocabulary, `family` its first part (grave | kill | cem | body |
    info | ...; heritage counts as cem), `trigger` the words that name it, `score` in [0, 1], `rule` what decided.

    `agents` and `patients` head the phrases of who does it and what it is done to; `noun` is the noun that decided.
    """

    code: str
    family: str
    trigger: Span
    token: Token
    sentence: int
    score: float
    rule: str
    agents: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    object_class: str = ""
    noun: Noun | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence as a tagger sees it: its tree, the nouns in order, the acts in order of their words."""

    tree: Tree
    nouns: tuple[Noun, ...]
    acts: tuple[Act, ...]


class Deed(Protocol):
    """What the choice of an event rests on, whoever found it: an `Act` with its tree, or the mark of a network."""

    @property
    def code(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def trigger(self) -> Span: ...
    @property
    def sentence(self) -> int: ...
    @property
    def score(self) -> float: ...
    @property
    def rule(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that hint at an act which no sentence names, in the sentence of that number, and why they do."""

    code: str
    words: Span
    sentence: int
    why: str


@dataclass(frozen=True, slots=True)
class MarkedAct:
    """An act that the trained network marked. The fields are those of `Act`, without a tree."""

    code: str
    family: str
    trigger: Span
    sentence: int
    score: float
    rule: str


class Tagger(Protocol):
    """Sentences -> acts with their arguments. One method wide, so that rules and a trained model can change places."""

    @property
    def version(self) -> str:
        """Name and version: a part of what every claim is made by."""

    def tag(self, document: Document, hinted: tuple[Hint, ...] = ()) -> tuple[Tagged, ...]:
        """The sentences worth reading, in order; the others are left out. `hinted`: acts that it must not miss."""
