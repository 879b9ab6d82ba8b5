"""Open labelled sets that teach two labels more: places and times of ECB+ (CC BY 3.0), times of re3d less its BBC part.

They are read from the folder that `HEADSTONE_BENCH` names and never copied; where it is absent the recipe goes on
without them and its manifest says so. They mark no acts of ours, so every other label is left unscored; places of re3d
too, which counts "it" and "the hospital" among them.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from headstone.text.passages import Label, Passage

LONGEST = 900  # code points: longer documents are cut at paragraphs
ECB = {"LOC_GEO": "place", "TIME_DATE": "when"}
RE3D = {"Temporal": "when"}


def external(folder: Path) -> list[tuple[Passage, frozenset[str]]]:
    """Passages of both sets with the labels that they teach; none where the folder has neither."""
    places, times = frozenset(("place", "when")), frozenset(("when",))
    return [*((p, places) for p in ecbplus(folder / "ecbplus")), *((p, times) for p in re3d(folder / "re3d"))]


def ecbplus(folder: Path) -> Iterator[Passage]:
    """The sentences of ECB+ that were annotated: those with a mark; the others were never looked at."""
    for path in sorted(folder.rglob("*.xml")):
        root = etree.parse(str(path)).getroot()
        tokens = {t.get("t_id"): t for t in root.iter("token")}
        labelled: dict[str, str] = {}
        seen: set[str] = set()
        for mark in root.find("Markables"):
            ids = [anchor.get("t_id") for anchor in mark.iter("token_anchor")]
            seen |= {tokens[i].get("sentence") for i in ids if i in tokens}
            labelled |= {i: f"{ECB[mark.tag]} {mark.get('m_id')}" for i in ids if mark.tag in ECB}
        for number in sorted(seen, key=int):
            words = [(t.text or "", labelled.get(i, "")) for i, t in tokens.items() if t.get("sentence") == number]
            yield _of_words(f"ecbplus:{path.stem}:{number}", words)


def _of_words(name: str, words: list[tuple[str, str]]) -> Passage:
    """Tokens set side by side again, each run of one label a mark."""
    text, marks, last = "", [], ""
    for word, label in words:
        gap = "" if not text or word in ",.;:!?)'s’" else " "
        start = len(text) + len(gap)
        text += gap + word
        if label and label == last:
            marks[-1] = Label(marks[-1].label, marks[-1].start, len(text))
        elif label:
            marks.append(Label(label.split()[0], start, len(text)))
        last = label
    return Passage(name, "en", "wire", "", "in", text, tuple(marks), made="external")


def re3d(folder: Path) -> Iterator[Passage]:
    """Paragraphs of the documents of six sources."""
    for path in sorted(folder.glob("*/documents.json")):
        if path.parent.name.startswith("BBC"):
            continue
        entities: dict[str, list[Label]] = {}
        for row in _rows(path.parent / "entities.json"):
            if row.get("type") in RE3D:
                mark = Label(RE3D[row["type"]], int(row["begin"]), int(row["end"]))
                entities.setdefault(row["documentId"], []).append(mark)
        for document in _rows(path):
            yield from _cut(f"re3d:{document['_id']}", document["text"], entities.get(document["_id"], []))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _cut(name: str, text: str, marks: list[Label]) -> Iterator[Passage]:
    start = 0
    while start < len(text):
        end = min(len(text), start + LONGEST)
        if end < len(text):
            end = max(text.rfind("\n", start, end), text.rfind(". ", start, end) + 1, start + LONGEST // 2)
        held = tuple(Label(m.label, m.start - start, m.end - start) for m in marks if start <= m.start and m.end <= end)
        if held:
            yield Passage(f"{name}:{start}", "en", "official", "", "in", text[start:end], held, made="external")
        start = end
