"""The trained network behind its seam: an ONNX session and its tokenizer, both opened by `rooms`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from headstone.model.marks import UNSEEN, Marked, View
from headstone.model.spans import Span
from headstone.reading.marks_decode import Floats, Layout, decode
from headstone.reading.marks_gist import Gists
from headstone.reading.marks_view import Views

LONGEST = 512  # tokens that the encoder has places for
WINDOWS = 2  # of that length, of a long text: four took a third of all reading
BATCH = 2048  # tokens of one pass, padding included: more gains nothing on two cores and costs memory


@dataclass(frozen=True, slots=True)
class Gate:
    """The linear gate: a weight for each piece; a sentence whose mean lies under the threshold cannot matter."""

    weights: Floats
    threshold: float

    def keeps(self, ids: Sequence[int]) -> bool:
        return bool(ids) and float(self.weights[ids].mean()) >= self.threshold


class OnnxNetwork:
    """`lower` runs ids and mask to states, `upper` these to tokens and scope; `tokenizer` gives ids with their offsets.
    `views` and `gists`: None before they are made."""

    def __init__(
        self, lower: Any, upper: Any, tokenizer: Any, layout: Layout, gate: Gate, version: str,
        views: Views | None = None, gists: Gists | None = None,
    ) -> None:  # fmt: skip
        self._lower, self._upper, self._tokenizer, self._layout = lower, upper, tokenizer, layout
        self._gate, self._version, self._views, self._gists = gate, version, views, gists
        self._last: tuple[tuple[str, Span, str], tuple[Floats, list[Span]]] | None = None  # of `states`

    @property
    def version(self) -> str:
        return self._version

    @property
    def views(self) -> Views | None:
        return self._views

    def weigh(self, text: str, spans: tuple[Span, ...]) -> tuple[tuple[int, bool], ...]:
        rows = self._tokenizer.encode_batch([text[s.start : s.end] for s in spans], add_special_tokens=False)
        return tuple((len(row.ids), self._gate.keeps(row.ids)) for row in rows)

    def mark(self, text: str, windows: tuple[Span, ...]) -> tuple[Marked, ...]:
        """Windows of like length run together; each is cut at the 512 tokens that the encoder has places for."""
        encoded = [self._tokenizer.encode(text[w.start : w.end]) for w in windows]
        order = sorted(range(len(windows)), key=lambda i: len(encoded[i].ids))
        out: dict[int, Marked] = {}
        for group in _groups(order, [min(LONGEST, len(e.ids)) for e in encoded]):
            for i, marks in zip(group, self._pass(text, [(windows[i], encoded[i]) for i in group]), strict=True):
                out[i] = marks
        return tuple(out[i] for i in range(len(windows)))

    def view(self, text: str, body: Span, publisher: str) -> View:
        if self._views is None:
            return UNSEEN
        states, offsets = self.states(text, body, publisher)
        odds, most = self._views.of(states)
        labels, where = self._views.labels, [offsets[token] for token in most]
        return View(dict(zip(labels, map(float, odds), strict=True)), dict(zip(labels, where, strict=True)))

    def gist(
        self, text: str, body: Span, publisher: str, sentences: tuple[Span, ...], language: str | None
    ) -> str:
        if self._gists is None:
            return ""
        return self._gists.of(*self.states(text, body, publisher), sentences, language)

    def states(self, text: str, body: Span, publisher: str) -> tuple[Floats, list[Span]]:
        """States of the tokens [tokens, width] and their stretches of the text, empty for those before it: the
        publisher's name stands first, as where the view was learnt. Those of the last text are kept: its view and its
        gist are asked for one after the other."""
        asked = (text, body, publisher)
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._states_of(text, body, publisher)
        return self._last[1]

    def _states_of(self, text: str, body: Span, publisher: str) -> tuple[Floats, list[Span]]:
        lead = f"{publisher}\n"
        row = self._tokenizer.encode(lead + text[body.start : body.end])
        found, shift = [], body.start - len(lead)
        for first in range(0, min(len(row.ids), WINDOWS * LONGEST), LONGEST):
            ids = np.array([row.ids[first : first + LONGEST]], dtype=np.int64)
            found.append(self._states(ids, np.ones_like(ids))[0])
        spans = [Span(max(body.start, shift + a), max(body.start, shift + b)) for a, b in row.offsets]
        return np.concatenate(found), spans

    def _states(self, ids: Any, mask: Any) -> Floats:
        (states,) = self._lower.run(["states"], {"ids": ids, "mask": mask})
        return np.asarray(states, dtype=np.float32)

    def _pass(self, text: str, rows: Sequence[tuple[Span, Any]]) -> list[Marked]:
        lengths = [min(LONGEST, len(e.ids)) for _, e in rows]
        ids = np.ones((len(rows), max(lengths)), dtype=np.int64)  # 1 is the padding piece
        mask = np.zeros_like(ids)
        for r, ((_, e), length) in enumerate(zip(rows, lengths, strict=True)):
            ids[r, :length], mask[r, :length] = e.ids[:length], 1
        tokens, scope = self._upper.run(["tokens", "scope"], {"states": self._states(ids, mask), "mask": mask})
        return [
            decode(text, _offsets(text, w, e.offsets[:length]), tokens[r, :length], scope[r], self._layout)
            for r, ((w, e), length) in enumerate(zip(rows, lengths, strict=True))
        ]


def _groups(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    out: list[list[int]] = []
    for i in order:
        if out and (len(out[-1]) + 1) * lengths[i] <= BATCH:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def _offsets(text: str, window: Span, offsets: Sequence[tuple[int, int]]) -> list[Span]:
    """Offsets in the whole text, without the space that a piece begins with."""
    out = []
    for start, end in offsets:
        a, b = window.start + start, window.start + end
        while a < b and text[a].isspace():
            a += 1
        out.append(Span(a, b))
    return out
