"""What an English report speaks of where no sentence says it: a small model of its words, learnt and not listed.

A letter, a column, a parish bulletin tells of lamps and sacking, of a shaft and three lorries, and neither rules nor
lists of hints find an act in it. Each stem of its words weighs for a grave, a killing or an attack on graves, against
anything else; where the sum leaves little doubt it is a hint (`acts_hints`), at the words that weigh most. The weights
are of multinomial logistic regression over stems that occur (`training/topics.py`, where they are also judged on
writers that they were not fitted on).
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headstone.model.reading import Document, Hint
from headstone.model.spans import Span
from headstone.reading.acts_hints import FEWEST, Hinting

STEM = 6  # letters of a word that count: "exhume", "exhumed"
MOST = 20_000  # code points that are looked at
NAMED = 4  # words that a reason names
_WORD = re.compile(r"[^\W\d_]{3,}")
_GOES_ON = re.compile(r"[a-z,;] $")  # what stands before a word inside a sentence


@dataclass(frozen=True, slots=True)
class Topics:
    """`acts`: what a text may speak of; `start`: the log-odds of each against anything else before a word is read;
    `weights`: what each stem adds to them; `least`: probability from which they are a hint."""

    acts: tuple[str, ...]
    start: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    least: float

    def odds(self, text: str, body: Span) -> tuple[float, ...]:
        """Log-odds of each act against anything else."""
        known = {stem for stem, _ in stems(text, body) if stem in self.weights}
        rows = [self.weights[stem] for stem in sorted(known)]
        return tuple(math.fsum([start, *(row[n] for row in rows)]) for n, start in enumerate(self.start))

    def likely(self, text: str, body: Span) -> bool:
        """Whether a text leaves little doubt that it speaks of one of them."""
        return sure(self.odds(text, body)) >= self.least

    def hint(self, text: str, sentences: Sequence[Span]) -> Hint | None:
        """The likeliest act, at the word that weighs most in the sentence that does."""
        if len(sentences) < FEWEST:
            return None
        body = Span(sentences[0].start, sentences[-1].end)
        odds = self.odds(text, body)
        if sure(odds) < self.least:
            return None
        act = max(range(len(odds)), key=lambda n: odds[n])
        rows = [
            [(self.weights[stem][act], span) for stem, span in stems(text, sentence) if stem in self.weights]
            for sentence in sentences
        ]
        told = [n for n, row in enumerate(rows) if row]
        if not told:  # no word of it is known: what is likely before a word is read is no hint
            return None
        chosen = max(told, key=lambda n: math.fsum(weight for weight, _ in rows[n]))
        ranked = sorted((row for found in rows for row in found), key=lambda row: (-row[0], row[1].start))
        words = list(dict.fromkeys(text[span.start : span.end].lower() for _, span in ranked))[:NAMED]
        _, where = max(rows[chosen], key=lambda row: (row[0], -row[1].start))
        return Hint(self.acts[act], where, chosen, f"its words speak of one: {', '.join(words)}")


@dataclass(frozen=True, slots=True)
class Allusions:
    """Who is asked for the acts of a report that names none: its words as a whole, then the trained network."""

    topics: Topics
    network: Hinting | None = None

    def hints(self, document: Document) -> tuple[Hint, ...]:
        """At most one by the words, else those of the network."""
        found = self.topics.hint(document.text, document.sentences)
        if found is not None:
            return (found,)
        return self.network.hints(document) if self.network is not None else ()


def topics(table: Mapping[str, Any]) -> Topics:
    """The table of data/topics_en.json."""
    weights = {stem: tuple(map(float, row)) for stem, row in table["weights"].items()}
    return Topics(tuple(table["acts"]), tuple(map(float, table["start"])), weights, float(table["least"]))


def stems(text: str, body: Span) -> Iterator[tuple[str, Span]]:
    """The stems of a text's words with their places, without names: words with a capital inside a sentence."""
    for match in _WORD.finditer(text, body.start, min(body.end, body.start + MOST)):
        word, at = match.group(), match.start()
        if not (word[0].isupper() and _GOES_ON.search(text[max(0, at - 2) : at])):
            yield word[:STEM].lower(), Span(at, match.end())


def sure(odds: Sequence[float]) -> float:
    """Probability of any of them against anything else, without overflow."""
    top = max(0.0, *odds)
    none = math.exp(-top)
    return 1.0 - none / (none + math.fsum(math.exp(one - top) for one in odds))
