"""Check a Headstone custody log. Needs Python 3.8 or later and nothing else.

    python check_custody.py LOG [--head SHA256] [--originals FOLDER]

LOG is the log as JSON lines, or a register export (one JSON object with "custody"). --head is the last head as printed
on a dossier or release: without it nobody can see a cut tail. --originals is a folder with the original files (a vault
or any copy of it): each file is hashed and held against the log. Exit status 0: all holds; 1: something does not.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path


def entries(path):
    text = Path(path).read_text(encoding="utf-8-sig")
    try:
        whole = json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return whole.get("custody", [whole])


def walk(log, head):
    prev, heads = "0" * 64, ["0" * 64]
    for number, entry in enumerate(log, 1):
        if entry["seq"] != number or entry["prev"] != prev:
            return prev, [f"the chain breaks at entry {number}: it or the one before was changed, moved or removed"]
        plain = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        prev = hashlib.sha256((prev + plain).encode("utf-8")).hexdigest()
        heads.append(prev)
    return prev, [f"the head {head} is not in this log: its tail was cut off"] if head and head not in heads else []


def check_originals(log, folder):
    wanted = {}
    for entry in log:
        if entry["object"].startswith("original:"):
            wanted[entry["object"][9:]] = entry["action"] != "purge"
    files = [path for path in Path(folder).rglob("*") if path.is_file()]
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}
    faults = [f"missing or changed: original {sha}" for sha, kept in wanted.items() if kept and sha not in found]
    return faults + [f"not in the log, or changed: {found[sha]}" for sha in found if not wanted.get(sha)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log")
    parser.add_argument("--head")
    parser.add_argument("--originals")
    asked = parser.parse_args()
    log = entries(asked.log)
    last, faults = walk(log, asked.head)
    faults += check_originals(log, asked.originals) if asked.originals else []
    print(f"{len(log)} entries, head {last}")
    print("\n".join(faults) or "whole" + ("" if asked.head else " (no --head given: a cut tail would not show)"))
    sys.exit(1 if faults else 0)
