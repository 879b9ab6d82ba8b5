"""`python -m training.validate FOLDER`: what is wrong with the passages of a folder, and what it holds."""

import sys
from collections import Counter
from pathlib import Path

from headstone.text.passages import Passage, passages


def main(folder: str) -> int:
    """Prints each fault on a line and a summary; 1 where anything is wrong."""
    rows = [
        row
        for path in sorted(Path(folder).glob("*.txt"))
        for row in passages(path.read_text(encoding="utf-8"), path.name)
    ]
    wrong = [why for _, why in rows if why]
    sound = [passage for passage, _ in rows if passage]
    doubles = [i for i, n in Counter(p.id for p in sound).items() if n > 1]
    for why in wrong + [f"id used twice: {i}" for i in doubles]:
        print(why)
    print(summary(sound))
    return 1 if wrong or doubles else 0


def summary(passages: list[Passage]) -> str:
    """Passages by language, register and scope, and marks by label."""
    parts = [
        Counter(p.lang for p in passages),
        Counter(p.register for p in passages),
        Counter(p.scope for p in passages),
        Counter(m.label for p in passages for m in p.marks),
        Counter(m.code for p in passages for m in p.marks if m.code),
    ]
    lines = ["  ".join(f"{name} {n}" for name, n in part.most_common()) for part in parts]
    words = sum(len(p.text.split()) for p in passages)
    return "\n".join([f"{len(passages)} passages, {words} words", *lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
