"""One sentence with all that rules may ask of it."""

from dataclasses import dataclass

from headstone.model.reading import Act, Noun
from headstone.model.spans import Span
from headstone.model.trees import Token, Tree
from headstone.reading.lexicon import Lexicon
from headstone.reading.nouns import class_of, noun_at
from headstone.text.dates import TimeMention
from headstone.text.organisations import OrgMention


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence, its nouns, acts, actors and times, and the tables that rules read it with."""

    tree: Tree
    text: str
    nouns: tuple[Noun, ...]
    lexicon: Lexicon
    acts: tuple[Act, ...] = ()
    orgs: tuple[OrgMention, ...] = ()
    times: tuple[TimeMention, ...] = ()

    @property
    def span(self) -> Span:
        return self.tree.span

    @property
    def number(self) -> int:
        """The sentence's number in its document."""
        return self.tree.sentence

    def words(self, name: str) -> frozenset[str]:
        """A word list of the lexicon."""
        return self.lexicon.lists[name]

    def says(self, cue: str, where: Span | None = None) -> bool:
        """Whether a cue of the lexicon stands in the sentence, or in a stretch of it."""
        where = where or self.span
        return self.lexicon.says(cue, self.text, where.start, where.end)

    def around(self, span: Span, before: int, after: int) -> Span:
        """A stretch around a span, in code points, within the sentence."""
        return Span(max(self.span.start, span.start - before), min(self.span.end, span.end + after))

    def part(self, start: int, end: int) -> str:
        """Lower-case words between two offsets, cut at the sentence's ends."""
        return self.text[max(self.span.start, start) : min(self.span.end, end)].lower()

    def noun_at(self, token: Token) -> Noun | None:
        return noun_at(self.nouns, token)

    def class_of(self, token: Token) -> Noun | None:
        return class_of(self.tree, self.nouns, token)

    def classed(self, tokens: tuple[Token, ...] | list[Token]) -> list[Noun]:
        """The lexicon nouns that tokens are about, in order."""
        return [n for t in tokens if (n := self.class_of(t))]
