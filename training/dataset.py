"""Passages -> rows of numbers: tokens, the tags of each label, the classes at first tokens, and the links."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from headstone.text.passage_labels import LABELS, LINKED
from headstone.text.passages import Label, Passage
from training.heads import CLASSES, SCOPE

NONE = -100  # a target that is not scored
DEFAULTS = {"mod": "asserted", "pol": "affirmed", "part": "no", "form": "exact"}
LONGEST = 320  # tokens; a longer passage is cut at its end


@dataclass(slots=True)
class Row:
    """One training example. `links`: (first token of the act or cue, first token of the slot, 1 or 0)."""

    ids: list[int]
    tags: list[list[int]]  # label -> token -> 0 outside, 1 begin, 2 inside
    classes: dict[str, dict[int, int]] = field(default_factory=dict)  # head -> token -> class
    links: list[tuple[int, int, int]] = field(default_factory=list)
    voices: list[tuple[int, int, int]] = field(default_factory=list)
    scope: int = NONE
    labels: frozenset[str] = frozenset(LABELS)  # the labels that this row teaches


def row_of(passage: Passage, tokenizer: Tokenizer, labels: frozenset[str] = frozenset(LABELS)) -> Row:
    """The row of one passage; marks that fall outside the tokens kept are left out."""
    encoded = tokenizer.encode(passage.text)
    length = min(len(encoded.ids), LONGEST)
    offsets = tight(passage.text, encoded.offsets[:length])
    row = Row(encoded.ids[:length], [[0] * length for _ in LABELS], {name: {} for name in CLASSES}, labels=labels)
    placed = [(mark, at) for mark in passage.marks if (at := tokens_of(mark, offsets)) is not None]
    for mark, (first, last) in placed:
        tags = row.tags[LABELS.index(mark.label)]
        tags[first : last + 1] = [1] + [2] * (last - first)
        _classes(row, mark, first)
    row.links = _links(placed, "act", LINKED - {"act"})
    row.voices = _links(placed, "cue", frozenset(("source", "content")))
    row.scope = SCOPE.index(passage.scope)
    return row


def tight(text: str, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Offsets without the space that a piece begins with; special tokens come out empty."""
    out = []
    for start, end in offsets:
        while start < end and text[start].isspace():
            start += 1
        out.append((start, end))
    return out


def tokens_of(mark: Label, offsets: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """First and last token that overlap a mark, None where none does."""
    held = [i for i, (start, end) in enumerate(offsets) if start < mark.end and end > mark.start and end > start]
    return (held[0], held[-1]) if held else None


def _classes(row: Row, mark: Label, first: int) -> None:
    values = dict(mark.values) | ({"code": mark.code} if mark.code else {})
    for head, (label, attribute, names) in CLASSES.items():
        value = values.get(attribute, DEFAULTS.get(attribute, ""))
        if label == mark.label and value in names:
            row.classes[head][first] = names.index(value)


def _links(
    placed: Sequence[tuple[Label, tuple[int, int]]], head: str, slots: frozenset[str]
) -> list[tuple[int, int, int]]:
    """Each pair of a head and a slot; of several heads with one id the nearest is taught, the others not scored."""
    heads = [(mark, at[0]) for mark, at in placed if mark.label == head]
    found = []
    for mark, (slot, _) in placed:
        if mark.label not in slots:
            continue
        nearest = {i: min((abs(at - slot), at) for m, at in heads if i in m.ids)[1] for i in mark.ids if _has(heads, i)}
        for other, at in heads:
            shared = set(other.ids) & set(mark.ids)
            if any(nearest[i] == at for i in shared):
                found.append((at, slot, 1))
            elif not shared:
                found.append((at, slot, 0))
    return found


def _has(heads: Sequence[tuple[Label, int]], name: str) -> bool:
    return any(name in mark.ids for mark, _ in heads)


def batches(rows: Sequence[Row], budget: int, order: random.Random) -> list[list[Row]]:
    """Rows of like length together, each batch at most `budget` tokens with its padding, in shuffled order."""
    ranked = sorted(rows, key=lambda row: len(row.ids) + order.randrange(24))
    out: list[list[Row]] = [[]]
    for row in ranked:
        if out[-1] and (len(out[-1]) + 1) * max(len(row.ids), len(out[-1][-1].ids)) > budget:
            out.append([])
        out[-1].append(row)
    order.shuffle(out)
    return out
