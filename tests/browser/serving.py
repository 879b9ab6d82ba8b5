"""`headstone serve` in a process of its own, as a user starts it."""

import json
import re
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.running import Case

LINK = re.compile(r"(http://127\.0\.0\.1:\d+)/enter\?key=(\S+)")


@dataclass(frozen=True, slots=True)
class Served:
    """A room that is open: its address, its key, and the case under it."""

    base: str
    key: str
    case: Case

    @property
    def link(self) -> str:
        return f"{self.base}/enter?key={self.key}"

    def json(self, path: str) -> Any:
        """A page as a program sees it."""
        asked = urllib.request.Request(self.base + path, headers={"authorization": f"Bearer {self.key}"})
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.load(answer)

    def until(self, path: str, wanted: Any, seconds: float = 60) -> Any:
        """Ask again until `wanted` holds."""
        end = time.monotonic() + seconds
        while not wanted(found := self.json(path)):
            assert time.monotonic() < end, found
            time.sleep(0.2)
        return found


@contextmanager
def serving(case: Case) -> Iterator[Served]:
    """The room over a case, until the block ends."""
    process = subprocess.Popen(
        case.command("serve", "--port", "0", "--no-browser"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=case.environment,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = LINK.match(line)
        assert found, line or (process.stderr.read() if process.stderr else "")
        yield Served(found[1], found[2], case)
    finally:
        process.kill()
        process.communicate()
