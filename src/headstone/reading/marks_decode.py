"""The network's columns -> marks and links of one window.

A label's tokens are those likelier inside than outside; stretches that a short wavering parts are joined. Links are the
logistic of the product of two vectors (after the biaffine scorers of dependency parsers; a plain product did as well on
our passages and is one matrix product).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from headstone.model.marks import Mark, Marked
from headstone.model.spans import Span
from headstone.text.passage_labels import LINKED

Floats = npt.NDArray[np.float32]
SLOTS = tuple(sorted(LINKED - {"act"}))
# Chosen on passages that an early network had not seen, over all labels: F of marks .60 with plain maxima, .68 so.
INSIDE, SURE = 0.5, 0.6  # how likely a token must be inside a label, and the tokens of a mark in the mean
# How likely "begin" must be to part two marks that touch: a touching pair is rarer than a wavering network.
BEGINS = 0.8
WHOLE = frozenset(("act", "cue"))  # labels of which two never touch: "were" and "shot" are one act
GAP, WAVERS = 3, 0.15  # tokens between two stretches of one mark, and how likely each of them must be inside
# What may stand before an Arabic word in one with it: and, in, to, as, the, and what they make of the article.
CLITICS = frozenset(["و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "لل", "كال", "وب", "ول", "وبال", "ولل"])
KEEP = 0.2  # links below this are not worth keeping


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns mean, as layout.json beside the model says."""

    labels: tuple[str, ...]
    classes: Mapping[str, tuple[str, tuple[str, ...]]]  # head -> (label, values)
    columns: Mapping[str, tuple[int, int]]
    scope: tuple[str, ...]
    bias: tuple[float, float]
    width: int
    calibration: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # label -> a, b of `calibrated`


def layout_of(raw: Mapping[str, Any]) -> Layout:
    """Raises KeyError where the file is not of this version."""
    return Layout(
        tuple(raw["labels"]),
        {name: (head["label"], tuple(head["values"])) for name, head in raw["classes"].items()},
        {name: (first, last) for name, (first, last) in raw["columns"].items()},
        tuple(raw["scope"]),
        (raw["link_bias"][0], raw["link_bias"][1]),
        raw["link_width"],
        {label: (a, b) for label, (a, b) in raw.get("calibration", {}).items()},
    )


def decode(text: str, offsets: Sequence[Span], tokens: Floats, scope: Floats, layout: Layout) -> Marked:
    """Marks of one window. `offsets`: each token's stretch of `text`, empty for special tokens; `tokens` [length,
    columns]; `scope` [values]."""
    placed = sorted(_placed(text, offsets, tokens, layout), key=lambda row: (row[0].span, row[0].label))
    marks, firsts = tuple(mark for mark, _ in placed), [first for _, first in placed]
    links = _links(marks, firsts, tokens, layout, "act", SLOTS)
    voices = _links(marks, firsts, tokens, layout, "cue", ("source", "content"))
    odds = softmax(scope)
    return Marked(marks, links, voices, {name: float(p) for name, p in zip(layout.scope, odds, strict=True)})


def _placed(text: str, offsets: Sequence[Span], tokens: Floats, layout: Layout) -> list[tuple[Mark, int]]:
    first, last = layout.columns["bio"]
    odds = softmax(tokens[:, first:last].reshape(len(offsets), len(layout.labels), 3))
    real = np.array([span.end > span.start for span in offsets])
    out = []
    for k, label in enumerate(layout.labels):
        for start, end in stretches(odds[:, k], real, 1.0 if label in WHOLE else BEGINS):
            span = whole_words(text, Span(offsets[start].start, offsets[end].end))
            span = span if label == "content" else on_one_line(text, span)
            raw = float(1.0 - odds[start : end + 1, k, 0].mean())
            score = calibrated(raw, layout.calibration.get(label))
            if raw >= SURE:
                out.append((Mark(label, span, score, _classes(label, tokens[start], layout)), start))
    return out


def calibrated(score: float, fit: tuple[float, float] | None) -> float:
    """How often marks of this score were right on passages that the network had not seen (Platt 1999)."""
    kept = min(0.999, max(0.001, score))
    a, b = fit or (1.0, 0.0)
    return round(float(1.0 / (1.0 + np.exp(-(a * np.log(kept / (1.0 - kept)) + b)))), 3)


def stretches(odds: Floats, real: npt.NDArray[np.bool_], begins: float = BEGINS) -> list[tuple[int, int]]:
    """First and last token of each mark of one label. `odds` [length, outside | begin | inside]; `begins`: how likely a
    token must begin a mark to part it from one that it touches."""
    held = (1.0 - odds[:, 0]) * real
    out: list[list[int]] = []
    for at in np.flatnonzero(held > INSIDE):
        between = held[out[-1][1] + 1 : at] if out else held[:0]
        if out and odds[at, 1] <= begins and len(between) <= GAP and bool((between > WAVERS).all()):
            out[-1][1] = int(at)
        else:
            out.append([int(at), int(at)])
    return [(start, end) for start, end in out]


def whole_words(text: str, span: Span) -> Span:
    """Widens a mark that ends inside a word; before an Arabic one its conjunction, preposition or article may stay."""
    start, end = span.start, span.end
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    return Span(span.start if text[start : span.start] in CLITICS else start, end)


def on_one_line(text: str, span: Span) -> Span:
    """The part of a mark before a blank line: a headline's last name and a dateline's first are two."""
    gap = text.find("\n\n", span.start, span.end)
    return span if gap < 0 else Span(span.start, gap)


def _classes(label: str, row: Floats, layout: Layout) -> dict[str, tuple[str, float]]:
    out = {}
    for head, (of, values) in layout.classes.items():
        if of == label:
            first, last = layout.columns[head]
            odds = softmax(row[first:last])
            best = int(odds.argmax())
            out[head] = (values[best], round(float(odds[best]), 3))
    return out


def _links(
    marks: Sequence[Mark], firsts: Sequence[int], tokens: Floats, layout: Layout, head: str, slots: Sequence[str]
) -> tuple[tuple[int, int, float], ...]:
    keys = ("act_key", "slot_key") if head == "act" else ("cue_key", "voice_key")
    heads = [i for i, mark in enumerate(marks) if mark.label == head]
    others = [i for i, mark in enumerate(marks) if mark.label in slots]
    if not heads or not others:
        return ()
    (a, b), (c, d) = layout.columns[keys[0]], layout.columns[keys[1]]
    left, right = tokens[[firsts[i] for i in heads], a:b], tokens[[firsts[i] for i in others], c:d]
    bias = layout.bias[0 if head == "act" else 1]
    odds = 1.0 / (1.0 + np.exp(-(left @ right.T / np.sqrt(layout.width) + bias)))
    rows = ((heads[i], others[j], round(float(odds[i, j]), 3)) for i in range(len(heads)) for j in range(len(others)))
    return tuple(row for row in rows if row[2] >= KEEP)


def softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    odds: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return odds
