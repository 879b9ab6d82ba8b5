"""Make the list of common English words that are also names in the gazetteer (Many, Police, Split, ...).

    python scripts/build_place_words.py GAZETTEER.sqlite WORDLIST src/headstone/data/places_common.tsv

WORDLIST is a plain list such as SCOWL's american-english-small (package wamerican-small; free to use with its notice).
"""

import sqlite3
import sys
from pathlib import Path

from headstone.text.fold import fold


def main(gazetteer: Path, words: Path, target: Path) -> None:
    known = sqlite3.connect(f"{gazetteer.resolve().as_uri()}?mode=ro", uri=True)
    names = {
        row[0].casefold()
        for row in known.execute("SELECT coalesce(n.surface, p.name) FROM names n JOIN places p ON p.id = n.place")
    }
    listed = words.read_text(encoding="utf-8").split()
    lower = {word for word in listed if word.islower() and word.isalpha() and len(word) > 1}
    kept = sorted(word for word in lower if word in names or fold(word) in names)
    source = "SCOWL american-english-small (Kevin Atkinson, free with notice) met with GeoNames' names"
    note = f"# version: 1\n# source: {source}\n"
    target.write_text(note + "\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
