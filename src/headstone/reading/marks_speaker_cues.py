"""What a cue says of its content, in every language of the tables: said, denied, or not to be confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headstone.reading.marks_speaker_words import Patterns, Word, words_of

_BEFORE = 2  # words between a negation and the denial that it undoes ("no se descarta")
_TABLES = {
    "deny": ("deny", "deny_english"), "alone": ("deny_alone",), "unable": ("unable", "unable_english"),
    "aside": ("not_deny",), "negator": ("negator",), "wish": ("wish",), "led_on": ("led_on",),
    "feeling": ("feeling",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled words. `alone`: denials only as the whole cue; `aside`: what looks like a denial and is none;
    `led_on`: what makes none of an `alone` before it."""

    deny: Patterns[str] = field(repr=False)
    alone: Patterns[str] = field(repr=False)
    unable: Patterns[str] = field(repr=False)
    aside: Patterns[str] = field(repr=False)
    negator: Patterns[str] = field(repr=False)
    wish: Patterns[str] = field(repr=False)
    led_on: Patterns[str] = field(repr=False)
    feeling: Patterns[str] = field(repr=False)

    def polarity(self, cue: str, after: str = "") -> str:
        """affirm | deny | unable | comment (what somebody wants, feels or condemns is nothing that is told). `after`:
        what follows it, of which the first word may make another verb of the cue."""
        words = words_of(cue)
        next_to = words_of(after)[:1]
        if self.wish.has(words) or self.feeling.has((*words, *next_to)):
            return "comment"
        if self.unable.has(words):
            return "unable"
        whole = words and any(len(row.parts) == len(words) for row in self.alone.at(words, 0))
        whole = whole and not self.led_on.has(next_to)
        return "deny" if whole or (not self.aside.has(words) and self._denies(words)) else "affirm"

    def _denies(self, words: Sequence[Word]) -> bool:
        """Whether a word of denial stands that no negation beside it undoes."""
        for at in range(len(words)):
            for row in self.deny.at(words, at):
                stop = at + len(row.parts)
                beside = (*words[max(0, at - _BEFORE) : at], *words[stop : stop + 1])
                if not any(self.negator.has([word]) for word in beside):
                    return True
        return False


def cues(table: Mapping[str, str]) -> Cues:
    """Compile the `cues` of data/speakers_languages.yaml."""
    return Cues(**{key: Patterns.of((table[cell], key) for cell in cells) for key, cells in _TABLES.items()})
