"""Real press that may be learnt of: texts of free_corpus (CC BY, CC BY-SA, public domain) and ECB+ (CC BY 3.0). Their
labels alone are kept here (`topics/free.jsonl`), by id.

They are read from the folder that `HEADSTONE_BENCH` names and never copied; where it is absent there are none.
"""

import gzip
import json
import re
from pathlib import Path

from lxml import etree

LONGEST = 2200  # code points of a text that were labelled
_GAP = re.compile(r" ([,.;:!?'’)])")


def text_of(folder: Path, ids: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Id -> publisher ("" where the set gives none) and text, of those asked for that are there."""
    found = {id_: ("", ecb) for id_ in ids if (ecb := _ecbplus(folder, id_)) is not None}
    manifest = folder / "free_corpus" / "manifest.jsonl.gz"
    if manifest.is_file():
        with gzip.open(manifest, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in ids:
                    found[row["id"]] = (row["source"].rpartition("/")[2], row["text"][:LONGEST])
    return found


def _ecbplus(folder: Path, id_: str) -> str | None:
    """A document's tokens set side by side again; the ids are paths without their ending."""
    path = folder / f"{id_}.xml"
    if not id_.startswith("ecbplus/") or not path.is_file():
        return None
    words: dict[int, list[str]] = {}
    for token in etree.parse(str(path)).getroot().iter("token"):
        words.setdefault(int(token.get("sentence")), []).append(token.text or "")
    return _GAP.sub(r"\1", " ".join(" ".join(words[number]) for number in sorted(words)))[:LONGEST]
