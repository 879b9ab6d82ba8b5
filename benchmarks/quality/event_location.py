"""Which place is this verb's event in, or none: token F1 and "no place" right.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.event_location [--variant FOLDER]

Reads geo/event_location.jsonl.gz of the folder: sentences with one verb and the tokens of its event's place (none in
43 %). Scored is a fifth of the sentences, chosen by the hash of their text, so that sentences with several verbs stay
together. Printed: the place nearest to the verb, the shipped reader (which never saw these sentences), and a variant
trained on the other four fifths (`python -m training.variants.event_location FOLDER`), which is not shipped.
"""

import argparse
import gzip
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.labelled import Aim, judged
from benchmarks.quality.referee import Scored
from headstone.model.marks import Network
from headstone.model.spans import Span
from headstone.network import load_network

FILE = "geo/event_location.jsonl.gz"
HELD = 5  # one sentence in five is held out
LINK = 0.35
VARIANT = "variant trained on it"


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, its tokens, those of the verb and those of its place. Offsets are made anew from the tokens: those of
    the data are wrong in several sources."""

    text: str
    tokens: tuple[Span, ...]
    verb: frozenset[int]
    place: frozenset[int]
    held: bool


def items(path: Path) -> Iterator[Item]:
    """Every usable row."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            verbs, places = _tokens(row, "VERB"), _tokens(row, "LOCATION")
            if verbs and row.get("tokens"):
                text, tokens = rebuilt([t["text"] for t in row["tokens"]])
                held = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % HELD == 0
                yield Item(text, tokens, verbs, places - verbs, held)


def _tokens(row: dict[str, list[dict[str, int]]], label: str) -> frozenset[int]:
    """Tokens of a label, both ends included, as the data counts them."""
    chosen = [s for s in row.get("spans", []) if s["label"] == label and "token_start" in s]
    return frozenset(i for s in chosen for i in range(s["token_start"], s["token_end"] + 1))


def rebuilt(words: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The sentence with one blank between tokens, none before punctuation."""
    text, spans = "", []
    for word in words:
        gap = "" if not text or word in ",.;:!?)'’\"" or text.endswith(("(", "-")) or word == "-" else " "
        spans.append(Span(len(text) + len(gap), len(text) + len(gap) + len(word)))
        text += gap + word
    return text, tuple(spans)


Guess = Callable[[Item], frozenset[int]]


def score(rows: Sequence[Item], guess: Guess) -> tuple[float, float]:
    """(token F1 over all rows, share of the rows without a place in which none is given)."""
    right = found = given = empty = left = 0
    for row in rows:
        said = guess(row)
        right, found, given = right + len(said & row.place), found + len(said), given + len(row.place)
        if not row.place:
            empty, left = empty + 1, left + (not said)
    return (2 * right / (found + given) if found + given else 0.0), (left / empty if empty else 0.0)


class Reader:
    """The shipped network: the places tied to the act that overlaps the verb."""

    def __init__(self, network: Network, tied: bool) -> None:
        self._network, self._tied = network, tied

    def guess(self, row: Item) -> frozenset[int]:
        (found,) = self._network.mark(row.text, (Span(0, len(row.text)),))
        verb = Span(row.tokens[min(row.verb)].start, row.tokens[max(row.verb)].end)
        places = [(i, m) for i, m in found.of("place")]
        if self._tied:
            acts = {i for i, m in found.of("act") if m.span.overlap(verb)}
            tied = {b for a, b, odds in found.links if a in acts and odds >= LINK}
            places = [(i, m) for i, m in places if i in tied]
        else:
            places = sorted(places, key=lambda p: abs(p[1].span.start - verb.start))[:1]
        return frozenset(n for n, t in enumerate(row.tokens) if any(m.span.overlap(t) for _, m in places))


def main() -> int:
    """Prints the table; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variant", type=Path, help="folder of a trained variant")
    parser.add_argument("--raise", action="store_true", dest="raised", help="write higher floors; never lower ones")
    given = parser.parse_args()
    path = Path(os.environ.get("HEADSTONE_BENCH", "")) / FILE
    if not os.environ.get("HEADSTONE_BENCH") or not path.is_file():
        print(f"event_location: set HEADSTONE_BENCH to a folder with {FILE}; none measured")
        return 0
    rows = [row for row in items(path) if row.held]
    network = load_network()
    guesses: dict[str, Guess] = {
        "nearest place": Reader(network, False).guess,
        "shipped reader": Reader(network, True).guess,
    }
    if given.variant:
        from training.variants.event_location import Variant  # needs torch, which the product does not

        guesses[VARIANT] = Variant(given.variant).guess
    print(f"{len(rows)} verbs held out, {sum(not r.place for r in rows)} without a place")
    figures = []
    for name, guess in guesses.items():
        f, none = score(rows, guess)
        figures += [Scored(f"{name}: token F1", round(f, 3)), Scored(f"{name}: no place right", round(none, 3))]
    aims = {f"{VARIANT}: token F1": Aim("paper > .83", 0.75), f"{VARIANT}: no place right": Aim("", 0.78)}
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return judged("event_location", sha256, figures, aims, given.raised)


if __name__ == "__main__":
    sys.exit(main())
