"""Is a copy found however it was derived? Texts of a labelled set, copied by rule, traced among all others.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.derivations [--part dev|train] [--errors] [--raise]

FOLDER/gva holds news reports; one is drawn for each incident (texts of 80 words and more; `dev`, the default, and
`train` are two halves by the hash of their ids: thresholds are set on train). Every original and every copy is traced
at once, so that a copy must be found among thousands. A copy counts as found where a link joins it to its original.
False: the links between two originals, or between a copy and the original of another, as a share of all such pairs.
"""

import gzip
import hashlib
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.quality.labelled import Aim, arguments, bench_folder, judged
from benchmarks.quality.referee import Scored
from headstone.linking.lineage import trace
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.registers import load_lineage_words

FEWEST_WORDS = 80
ORIGINALS = 300  # of a half
SEED = 20261122
EMBEDDED_WORDS = 25
BRIEF_WORDS = 30
ROUND_UP = 5  # texts that a round-up tells of
ROUND_UP_WORDS = 40
_SENTENCE = re.compile(r"(?<=[.!?])\s+")

AIMS = {
    name: Aim("MinHash J≥.5 .01-.86", reach)
    for name, reach in (
        ("full copy found", 0.99), ("cut to 40 % found", 0.99), ("sentences shuffled found", 0.99),
        ("12 % of words changed found", 0.99), ("25 % of words changed found", 0.99),
        ("45 % of words changed found", 0.99),
        ("round-up found", 0.99), ("credited brief found", 0.95), ("two sentences embedded found", 0.95),
    )
} | {"false links of unrelated pairs": Aim("at most .001")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Original:
    id: str
    text: str

    @property
    def sentences(self) -> list[str]:
        """Sentences and lines: what stands on a line of its own stays apart."""
        return [part.strip() for line in self.text.splitlines() for part in _SENTENCE.split(line) if part.strip()]


@dataclass(frozen=True, slots=True)
class Copy:
    """A derived text, how it was made, and the originals that it should be linked to."""

    how: str
    text: str
    of: tuple[str, ...]


class Maker:
    """Makes copies; `dice` decides, `vocabulary` are the words of all originals as often as they stand there."""

    def __init__(self, originals: Sequence[Original]) -> None:
        self._dice = random.Random(SEED)
        self._originals = originals
        self._vocabulary = [word for one in originals for word in one.text.split()]

    def copies(self, original: Original) -> Iterator[Copy]:
        """One copy of each kind."""
        for how, make in self._ways().items():
            yield Copy(how, make(original), (original.id,))

    def round_ups(self) -> Iterator[Copy]:
        """Originals by fives, the first sentences of each under one another."""
        mixed = self._dice.sample(self._originals, len(self._originals))
        for at in range(0, len(mixed) - ROUND_UP + 1, ROUND_UP):
            told = mixed[at : at + ROUND_UP]
            text = "\n\n".join(self.lead(one, ROUND_UP_WORDS) for one in told)
            yield Copy("round-up", text, tuple(one.id for one in told))

    def _ways(self) -> dict[str, Callable[[Original], str]]:
        return {
            "full copy": lambda one: one.text,
            "cut to 40 %": lambda one: self.lead(one, int(0.4 * len(one.text.split()))),
            "sentences shuffled": lambda one: "\n".join(self._dice.sample(one.sentences, len(one.sentences))),
            "12 % of words changed": lambda one: self._changed(one, 0.12),
            "25 % of words changed": lambda one: self._changed(one, 0.25),
            "45 % of words changed": lambda one: self._changed(one, 0.45),
            "credited brief": self._brief,
            "two sentences embedded": self._embedded,
        }

    def lead(self, one: Original, least: int) -> str:
        """The first sentences, `least` words and more."""
        taken: list[str] = []
        for sentence in one.sentences:
            taken.append(sentence)
            if sum(len(part.split()) for part in taken) >= least:
                break
        return "\n".join(taken)

    def _changed(self, one: Original, share: float) -> str:
        lines = (line.split() for line in one.text.splitlines())
        return "\n".join(" ".join(self._other_word(word, share) for word in line) for line in lines)

    def _other_word(self, word: str, share: float) -> str:
        return self._dice.choice(self._vocabulary) if self._dice.random() < share else word

    def _brief(self, one: Original) -> str:
        return f"{self.lead(one, BRIEF_WORDS)}\nThe Orvane Courier was first to tell of it on its own pages that day."

    def _embedded(self, one: Original) -> str:
        """Two sentences and more, from anywhere, in the middle of another text."""
        sentences, other = one.sentences, self._other(one)
        first = self._dice.randrange(max(1, len(sentences) - 1))
        taken: list[str] = []
        for sentence in sentences[first:] + sentences[:first]:
            taken.append(sentence)
            if len(taken) >= 2 and sum(len(part.split()) for part in taken) >= EMBEDDED_WORDS:
                break
        middle = len(other.sentences) // 2
        return "\n".join([*other.sentences[:middle], *taken, *other.sentences[middle:]])

    def _other(self, one: Original) -> Original:
        return next(o for o in iter(lambda: self._dice.choice(self._originals), None) if o.id != one.id)


def main() -> int:
    """Derive, trace, count."""
    given = arguments("benchmarks.quality.derivations", __doc__)
    folder = bench_folder("gva", "docs.jsonl.gz")
    if folder is None:
        return 0
    path = folder / "docs.jsonl.gz"
    originals = drawn(path, given.part)
    maker = Maker(originals)
    copies = [*chain.from_iterable(maker.copies(one) for one in originals), *maker.round_ups()]
    linked = links_of(originals, copies)
    rows = [*measures(copies, linked), false_links(originals, copies, linked)]
    status = judged(
        f"derivations {given.part}", hashlib.sha256(path.read_bytes()).hexdigest(), rows, AIMS, given.raised
    )
    if given.errors:
        for number, copy in enumerate(copies):
            for id_ in copy.of:
                if frozenset((id_, name_of(number))) not in linked:
                    print(f"missed: {copy.how} of {id_}, {len(copy.text.split())} words")
    return status


def drawn(path: Path, part: str) -> list[Original]:
    """One text an incident, in the order of a hash, so that no two are of one event."""
    found: dict[str, Original] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            one = Original(row["doc_id"], row["text"])
            if len(one.text.split()) >= FEWEST_WORDS and len(one.sentences) >= 4:
                found.setdefault(row["incident_id"], one)
    half = [one for one in found.values() if hashed(one.id) % 2 == (part == "train")]
    return sorted(half, key=lambda one: hashed(one.id))[:ORIGINALS]


def hashed(id_: str) -> int:
    return int(hashlib.sha256(id_.encode()).hexdigest()[:12], 16)


def name_of(number: int) -> str:
    return f"copy-{number:05}"


def links_of(originals: Sequence[Original], copies: Sequence[Copy]) -> set[frozenset[str]]:
    """Pairs of ids that the tracing joins by a link that means a copy."""
    texts = {one.id: one.text for one in originals} | {name_of(n): copy.text for n, copy in enumerate(copies)}
    reports = [Report(id_, "0" * 64, f"{id_}.txt", "", Meta(), "read") for id_ in texts]
    layers = {
        id_: Layer("L-" + id_, id_, "text", "bench", "", text, (Span(0, len(text)),)) for id_, text in texts.items()
    }
    families = trace(reports, layers, load_lineage_words())
    return {frozenset((link.from_report, link.to_report)) for family in families for link in family.links}


def measures(copies: Sequence[Copy], linked: set[frozenset[str]]) -> Iterator[Scored]:
    for how in dict.fromkeys(copy.how for copy in copies):
        wanted = [frozenset((id_, name_of(n))) for n, copy in enumerate(copies) if copy.how == how for id_ in copy.of]
        found = sum(pair in linked for pair in wanted)
        yield Scored(f"{how} found", round(found / len(wanted), 4), f"{found}/{len(wanted)}")


def false_links(originals: Sequence[Original], copies: Sequence[Copy], linked: set[frozenset[str]]) -> Scored:
    """Links between what is not kin. The text that lends its frame to an embedded passage is no stranger to it."""
    ids = {one.id for one in originals}
    meant = {frozenset((id_, name_of(n))) for n, copy in enumerate(copies) for id_ in copy.of}
    frames = {name_of(n) for n, copy in enumerate(copies) if copy.how == "two sentences embedded"}
    false = {pair for pair in linked - meant if pair & ids and not pair & frames}
    possible = len(ids) * (len(ids) - 1) // 2 + sum(
        len(ids) - len(copy.of) for n, copy in enumerate(copies) if name_of(n) not in frames
    )
    return Scored("false links of unrelated pairs", round(len(false) / possible, 6), f"{len(false)}/{possible}")


if __name__ == "__main__":
    sys.exit(main())
