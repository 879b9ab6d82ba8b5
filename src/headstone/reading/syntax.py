"""The parser behind its seam: sentences of the frozen text in, dependency trees out."""

from collections.abc import Sequence
from typing import Any, Protocol

from headstone.model.spans import Span
from headstone.model.trees import Token, Tree


class Parser(Protocol):
    """The seam to a dependency parser."""

    @property
    def version(self) -> str: ...

    def parse(self, text: str, sentences: Sequence[tuple[int, Span]]) -> tuple[Tree, ...]: ...


class SpacyParser:
    """spaCy's small English pipeline behind the seam. One sentence is one document: no sentence influences another."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._version = f"{pipeline.meta['lang']}_{pipeline.meta['name']}-{pipeline.meta['version']}"

    @property
    def version(self) -> str:
        return self._version

    def parse(self, text: str, sentences: Sequence[tuple[int, Span]]) -> tuple[Tree, ...]:
        """Trees of sentences given as (number, span). Line breaks are seen as blanks, so that offsets stay true."""
        cut = [text[span.start : span.end].replace("\n", " ") for _, span in sentences]
        docs = self._pipeline.pipe(cut, batch_size=16)
        rows = zip(docs, sentences, strict=True)
        return tuple(tree_of(doc, number, span) for doc, (number, span) in rows if len(doc))


def tree_of(doc: Any, number: int, span: Span) -> Tree:
    """Our tree of one spaCy document."""
    tokens = tuple(
        Token(
            t.i, span.start + t.idx, span.start + t.idx + len(t.text), t.text,
            t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_,
        )
        for t in doc
    )
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Tree(number, span, tokens, tuple(tuple(kids) for kids in children))
