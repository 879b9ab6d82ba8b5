"""`python -m training.gists [--judge]`: what tells sentences of any language apart (`data/reader/gists.npz`).

Of the sentences of our own texts (the bundles that are tuned on, and the texts under `topics/`) it takes the mean state
of each language and the directions in which sentences differ most; no label is looked at. `--judge` writes nothing and
prints, of the bundles alone, how well translations are told from independent reports of one event in two languages: how
many lie above all but one in 200 of these, and above all.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from benchmarks.quality.bundles import HERE

from headstone.intake.language import detect
from headstone.model.spans import Span
from headstone.network import GISTS, MODEL, load_network
from headstone.reading.marks_gist import FEWEST, Gists
from headstone.reading.marks_network import OnnxNetwork
from headstone.reading.marks_view import Floats
from headstone.text.gists import WIDTH, likeness, unpacked
from headstone.text.sentences import sentences
from training.views import DATA, PARTS, publisher_in, renamed

TARGET = MODEL / GISTS
SINGLE = ("plain.jsonl", "parties.jsonl", "folders.jsonl", "contrast.jsonl")
LEAST = 30  # sentences by which the mean of a language with few of them is drawn to that of all but English
ENGLISH = "en"
ONE_IN = 200


@dataclass(frozen=True, slots=True)
class Text:
    """One text of ours; `bundle` is "" for one that stands alone."""

    bundle: str
    stem: str
    language: str
    states: Floats
    tokens: tuple[Span, ...]
    sentences: tuple[Span, ...]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="training.gists", description=__doc__)
    parser.add_argument("--judge", action="store_true", help="print how well translations are told, of the bundles")
    parser.add_argument("--part", action="append", default=[], metavar="PART", help="judge these bundles")
    given = parser.parse_args(arguments)
    network = load_network(threads=1)
    assert isinstance(network, OnnxNetwork)
    texts = [*told(network, PARTS), *singly(network)]
    gists = learnt(texts)
    if given.judge:
        parts = tuple(given.part) or PARTS
        print(judged(list(told(network, parts)), gists))
        return 0
    means = {f"mean_{language}": mean.astype(np.float16) for language, mean in gists.means.items()}
    np.savez_compressed(TARGET, other=gists.other.astype(np.float16), along=gists.along.astype(np.float16), **means)
    renamed("gists_sha256", TARGET)
    print(f"{len(texts)} texts, {len(means)} languages; {TARGET} {TARGET.stat().st_size / 1024:.0f} KiB")
    return 0


def told(network: OnnxNetwork, parts: Iterable[str]) -> Iterator[Text]:
    for folder in (folder for part in parts for folder in sorted((HERE / part).iterdir()) if folder.is_dir()):
        for path in sorted(folder.glob("*.txt")):
            head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
            yield read(network, folder.name, path.stem, publisher_in(head), body.strip())


def singly(network: OnnxNetwork) -> Iterator[Text]:
    for name in SINGLE:
        for row in map(json.loads, (DATA / name).read_text(encoding="utf-8").splitlines()):
            yield read(network, "", "", row["publisher"], row["text"].strip())


def read(network: OnnxNetwork, bundle: str, stem: str, publisher: str, body: str) -> Text:
    whole = Span(0, len(body))
    states, tokens = network.states(body, whole, publisher)
    return Text(bundle, stem, detect(body) or ENGLISH, states, tuple(tokens), sentences(body, (whole,)))


def learnt(texts: Sequence[Text]) -> Gists:
    """Means and directions. The mean of a language with few sentences is drawn to that of all but English."""
    of: dict[str, list[Floats]] = defaultdict(list)
    for text in texts:
        of[text.language].extend(rows(text))
    foreign = [row for language, held in of.items() if language != ENGLISH for row in held]
    other = np.mean(foreign, axis=0, dtype=np.float32)
    means = {language: drawn(np.array(held), other) for language, held in of.items() if held}
    centred = np.concatenate([np.array(held) - means[language] for language, held in of.items() if held])
    _, widths, along = np.linalg.svd(centred, full_matrices=False)
    return Gists(means, other, (along[:WIDTH].T / widths[:WIDTH] * np.sqrt(len(centred))).astype(np.float32))


def drawn(held: Floats, other: Floats) -> Floats:
    share = len(held) / (len(held) + LEAST)
    mean: Floats = (share * held.mean(axis=0) + (1 - share) * other).astype(np.float32)
    return mean


def rows(text: Text) -> Iterator[Floats]:
    """The mean state of each sentence."""
    starts = np.array([span.start for span in text.tokens[: len(text.states)]])
    for sentence in text.sentences:
        inside = (starts >= sentence.start) & (starts < sentence.end)
        if inside.sum() >= FEWEST:
            yield text.states[inside].mean(axis=0)


def judged(texts: Sequence[Text], gists: Gists) -> str:
    """How translations and independent reports in two languages lie apart."""
    held = {(t.bundle, t.stem): unpacked(gists.of(t.states, t.tokens, t.sentences, t.language)) for t in texts}
    language = {(t.bundle, t.stem): t.language for t in texts}
    copies, apart = [], []
    for folder in sorted({text.bundle for text in texts}):
        path = next(HERE.glob(f"*/{folder}")) / "graph.json"
        kin = kinds(json.loads(path.read_text(encoding="utf-8"))["pairs"])
        for a, b in combinations(sorted(stem for bundle, stem in held if bundle == folder), 2):
            one, other = (folder, a), (folder, b)
            kind = kin.get(frozenset((a, b)), "")
            if language[one] != language[other] and kind in ("translation", ""):
                (copies if kind else apart).append(likeness(held[one], held[other]).both)
    above = [float(np.mean(np.array(copies) > bound)) for bound in (np.quantile(apart, 1 - 1 / ONE_IN), max(apart))]
    below = float(np.mean([np.mean(np.array(apart) < one) for one in copies]))
    bounds = f"{np.quantile(apart, 1 - 1 / ONE_IN):.3f} and {max(apart):.3f}"
    return (
        f"{len(copies)} translations, {len(apart)} independent pairs; a translation lies above one of these {below:.4f}"
        f"; found above {bounds}: {above[0]:.3f}, {above[1]:.3f}"
    )


def kinds(pairs: Iterable[Mapping[str, str]]) -> dict[frozenset[str], str]:
    """The kind of each labelled pair; "kin" of those that others tie."""
    found = {frozenset((pair["copy"], pair["source"])): pair["kind"] for pair in pairs}
    home = {stem: stem for pair in found for stem in pair}
    for pair in found:
        names = {home[stem] for stem in pair}
        home = {stem: min(names) if name in names else name for stem, name in home.items()}
    tied = (frozenset(pair) for pair in combinations(sorted(home), 2) if home[pair[0]] == home[pair[1]])
    return {**dict.fromkeys(tied, "kin"), **found}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
