"""The gist of a text (`text.gists`): the mean of the states of each sentence's tokens, less the mean of its language,
along the directions in which sentences differ most, all of these made equally wide (whitening, after Su et al. 2021).

In the states of one language, what is the language's own outweighs what a sentence says; without its mean, and with no
direction wider than another, sentences that say the same lie near each other in any two of them. Nothing in it is
learnt of labels (`training/gists.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headstone.model.spans import Span
from headstone.reading.marks_view import Floats
from headstone.text.gists import packed

FEWEST = 3  # tokens of a sentence
MOST = 60  # sentences of a text


@dataclass(frozen=True, slots=True)
class Gists:
    """`means`: by language the mean state of its sentences; `other`: that of a language without one; `along`: [width of
    a state, numbers of a sentence]."""

    means: Mapping[str, Floats]
    other: Floats
    along: Floats

    def of(self, states: Floats, tokens: Sequence[Span], sentences: Sequence[Span], language: str | None) -> str:
        """As it is kept. `states` [tokens, width], and where in the text each token stands."""
        mean = self.means.get((language or "").partition("-")[0], self.other)
        starts = np.array([span.start for span in tokens[: len(states)]])
        empty = np.array([span.end <= span.start for span in tokens[: len(states)]])
        spans, rows = [], []
        for sentence in sentences[:MOST]:
            inside = (starts >= sentence.start) & (starts < sentence.end) & ~empty
            if inside.sum() >= FEWEST:
                spans.append(sentence)
                rows.append((states[inside].mean(axis=0) - mean) @ self.along)
        return packed(spans, np.array(rows, dtype=np.float32)) if rows else ""
