"""The append-only, hash-chained log (custody.md)."""

import hashlib
import json
from dataclasses import dataclass

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class LogEntry:
    seq: int
    at: str
    actor: str
    tool: str
    version: str
    action: str
    object: str
    sha256: str | None
    reason: str | None
    prev: str

    def canonical(self) -> str:
        """Canonical JSON: sorted keys, UTF-8, no insignificant space."""
        row = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def hash(self) -> str:
        return hashlib.sha256((self.prev + self.canonical()).encode("utf-8")).hexdigest()
