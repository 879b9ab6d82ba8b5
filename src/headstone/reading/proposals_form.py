"""What a second reader is asked, and how its answer is taken apart: strictly, one claim at a time.

Both the report and the answer are hostile input. Nothing of an answer is run, kept or shown before `proposals` has held
each of its words against the frozen text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from headstone.model.sources import Layer
from headstone.model.spans import Span
from headstone.reading.gather import LONG, whole

PASSAGE = 6_000  # code points: about 1,500 tokens, which leaves a small model's window room for instructions and answer
BREAKS = ("\n\n", "\n", ". ", " ")  # where a passage may end, best first
MOST_CLAIMS = 40  # of one answer; more is a model that runs in circles
MOST_VALUES = 20  # of one claim
PLAIN = ("place", "perpetrator", "finder", "victims", "motive")  # slots without a code of the vocabulary


@dataclass(frozen=True, slots=True)
class Terms:
    """The codes that an answer may use: acts, and slots as `SLOT` or `SLOT.CODE`."""

    acts: frozenset[str]
    slots: frozenset[str]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for one slot; `quote` where they stand in another sentence than the claim's."""

    slot: str
    words: str
    quote: str = ""


class Offer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One claim as a second reader puts it: nothing of it is believed yet."""

    act: str
    quote: str
    words: str
    values: list[Value] = []


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    claims: list[msgspec.Raw]


def terms(vocabulary: Mapping[str, Any]) -> Terms:
    """The codes of data/vocabulary.yaml that an answer may use."""
    coded = {"site": vocabulary["sites"], "count": vocabulary["counts"], "date": vocabulary["roles_of_dates"]}
    slots = {f"{slot}.{code}" for slot, codes in coded.items() for code in codes}
    return Terms(frozenset(vocabulary["acts"]), frozenset({*PLAIN, *slots}))


def instructions(table: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> str:
    """The whole of what a second reader is told: data/second_reader.yaml with the vocabulary's codes behind it."""
    acts = "\n".join(f"{code}: {term['definition']}" for code, term in vocabulary["acts"].items())
    return f"{table['instructions']}\nActs:\n{acts}\n\nSlots: {', '.join(sorted(terms(vocabulary).slots))}\n"


def passages(layer: Layer) -> tuple[Span, ...]:
    """The frozen text in stretches of at most PASSAGE code points, as far as our own reader reads it."""
    body = whole(layer)
    found, at, end = [], body.start, min(body.end, body.start + LONG)
    while at < end:
        stop = _stop(layer.text, at, end)
        if layer.text[at:stop].strip():
            found.append(Span(at, stop))
        at = stop
    return tuple(found)


def _stop(text: str, at: int, end: int) -> int:
    if end - at <= PASSAGE:
        return end
    ends = (text.rfind(mark, at + PASSAGE // 2, at + PASSAGE) + len(mark) for mark in BREAKS)
    return next((stop for stop in ends if stop > at + PASSAGE // 2), at + PASSAGE)


def offers(answer: str) -> tuple[Offer | None, ...] | None:
    """The claims of an answer, None for each that has not the form asked for; None where the whole is no such JSON."""
    try:
        rows = msgspec.json.decode(answer, type=_Answer).claims
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    return tuple(_offer(row) for row in rows)


def _offer(row: msgspec.Raw) -> Offer | None:
    try:
        return msgspec.json.decode(row, type=Offer)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
