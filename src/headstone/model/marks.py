"""What a trained network marks in a text: labelled spans, their classes, and the links between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One labelled span. `label`: act | perp | victim | count | place | site | when | finder | source | cue | content |
    outlet. `classes`: what each head says of it (its likeliest value, and how likely in [0, 1])."""

    label: str
    span: Span
    score: float
    classes: Mapping[str, tuple[str, float]] = field(default_factory=dict)

    def value(self, head: str) -> str:
        """The likeliest value of one head, "" where the head does not speak of this label."""
        return self.classes.get(head, ("", 0.0))[0]


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of a stretch of text, in order. `links`: (index of an act, index of a slot, probability); `voices`:
    (index of a cue, index of a source or content, probability). `scope`: value -> probability, of the whole text."""

    marks: tuple[Mark, ...] = ()
    links: tuple[tuple[int, int, float], ...] = ()
    voices: tuple[tuple[int, int, float], ...] = ()
    scope: Mapping[str, float] = field(default_factory=dict)

    def of(self, label: str) -> list[tuple[int, Mark]]:
        """The marks of one label with their indexes."""
        return [(i, mark) for i, mark in enumerate(self.marks) if mark.label == label]


@dataclass(frozen=True, slots=True)
class View:
    """What a text says as a whole. `odds`: by label the log-odds that it holds good of the text; `where`: the stretch
    that says so most."""

    odds: Mapping[str, float] = field(default_factory=dict)
    where: Mapping[str, Span] = field(default_factory=dict)


UNSEEN = View()  # of a text that nobody looked at: it says nothing


class Network(Protocol):
    """The seam to the trained network: stretches of one text in, marks out."""

    @property
    def version(self) -> str: ...

    def weigh(self, text: str, spans: tuple[Span, ...]) -> tuple[tuple[int, bool], ...]:
        """For each stretch its tokens, which windows are measured in, and whether it can matter at all (the gate)."""

    def mark(self, text: str, windows: tuple[Span, ...]) -> tuple[Marked, ...]:
        """The marks of each window, their spans in the offsets of `text`."""

    def view(self, text: str, body: Span, publisher: str) -> View:
        """What the body of a text, put out by that publisher, says as a whole: no more than its first 2,000 tokens."""

    def gist(
        self, text: str, body: Span, publisher: str, sentences: tuple[Span, ...], language: str | None
    ) -> str:
        """What each of the sentences of the body means, as `text.gists` keeps it; "" of a network that cannot say."""
