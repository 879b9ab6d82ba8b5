"""Fingerprints a second, tokenising included, beside a well-known library's sketches of the same texts in the same run.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.speed.fingerprints [--texts 3000]

Ours: exact fingerprints of every five words (`text.fingerprints.words_of_all`). The peer: MinHash of 128 permutations
over the same five-word shingles (datasketch), the shingles made as its documentation does. Texts: FOLDER/gva. Best of
three runs each. Exit status 1: below 10,000 texts/s or three times the peer.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.quality.labelled import bench_folder
from headstone.text.fingerprints import WORDS_IN_GRAM, words_of_all

FLOOR, TIMES = 10_000.0, 3.0
PERMUTATIONS = 128
_WORD = re.compile(r"\w+")


def main() -> int:
    given = arguments()
    folder = bench_folder("gva", "docs.jsonl.gz")
    if folder is None:
        return 0
    try:
        from datasketch import MinHash
    except ImportError:
        print("fingerprints: the peer is missing; `make bench` installs it (pip install -e '.[bench]')")
        return 0

    def sketched(texts: Sequence[str]) -> None:
        for text in texts:
            words = _WORD.findall(text.lower())
            grams = {" ".join(words[n : n + WORDS_IN_GRAM]) for n in range(len(words) - WORDS_IN_GRAM + 1)}
            MinHash(num_perm=PERMUTATIONS).update_batch([gram.encode() for gram in grams])

    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][: given.texts]
    ours = best(lambda: words_of_all((text, ()) for text in texts), len(texts))
    peer = best(lambda: sketched(texts), len(texts))
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts) // len(texts)} words on average")
    print(f"{'exact fingerprints of five words, tokenising included':64}{ours:10,.0f} texts/s")
    print(f"{f'datasketch MinHash, {PERMUTATIONS} permutations':64}{peer:10,.0f} texts/s")
    print(f"{'ratio':64}{ours / peer:10.2f}")
    return 0 if ours >= FLOOR and ours >= TIMES * peer else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.speed.fingerprints", description=__doc__)
    parser.add_argument("--texts", type=int, default=3000)
    return parser.parse_args()


def best(run: Callable[[], object], texts: int) -> float:
    """Texts a second in the best of three runs."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return texts / min(seconds)


if __name__ == "__main__":
    sys.exit(main())
