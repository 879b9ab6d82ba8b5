"""A number in its surroundings: what the rules of `number_roles` look at."""

from collections.abc import Sequence
from typing import NamedTuple

from headstone.text import number_role_words as words
from headstone.text.number_words import Core
from headstone.text.tokens import Token


class Site(NamedTuple):
    """A number in its surroundings: tokens[start:stop], `hedged` the form its hedge gives ("" for none)."""

    tokens: Sequence[Token]
    start: int
    stop: int
    core: Core
    hedged: str
    text: str

    def before(self, step: int = 1) -> str:
        at = self.start - step
        return self.tokens[at].lower if at >= 0 else ""

    def after(self, step: int = 0) -> str:
        """The word after the number, a hyphen between them looked through."""
        at = self.stop + step
        if self.stop < len(self.tokens) and self.tokens[self.stop].raw in words.HYPHENS and self.glued(self.stop):
            at += 1
        return self.tokens[at].lower if at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """No space before token `at`."""
        return 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end

    @property
    def raw(self) -> str:
        return self.tokens[self.start].raw

    @property
    def bare_year(self) -> bool:
        return (
            self.stop == self.start + 1
            and len(self.raw) == 4
            and self.raw.isdecimal()
            and 1000 <= int(self.raw) <= 2100
        )
