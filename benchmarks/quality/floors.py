"""Floors: the best figure reached on a set, with the hash of the data it was reached on. They go up only."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.referee import Scored


@dataclass(frozen=True, slots=True)
class Floors:
    """`{set: {"sha256": …, "measures": {measure: floor}}}`."""

    table: dict[str, Any]

    @classmethod
    def read(cls, path: Path) -> "Floors":
        return cls(json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {})

    def of(self, name: str, sha256: str) -> dict[str, float]:
        """Floors of a set; none where its data is not what they were reached on."""
        row = self.table.get(name, {})
        return dict(row["measures"]) if row.get("sha256") == sha256 else {}

    def lift(self, name: str, sha256: str, rows: Sequence[Scored]) -> None:
        """Take every figure that is better than its floor; a set with other data starts anew."""
        floors = self.of(name, sha256)
        for row in rows:
            if row.graded and not (row.measure in floors and row.worse(floors[row.measure])):
                floors[row.measure] = row.value
        self.table[name] = {"sha256": sha256, "measures": dict(sorted(floors.items()))}

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(self.table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def data_hash(*folders: Path) -> str:
    """SHA-256 over the names and bytes of all files in the folders."""
    whole = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix().encode()
            whole.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
