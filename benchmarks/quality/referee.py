"""Runs the program over a set, and the referee over its export."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LINE = re.compile(r"(?P<name>.+?)\s+(?P<value>[\d.]+|nan)(?:\s+(?P<share>\d+/\d+))?")
LOWER_IS_BETTER = (
    "false same-origin pairs", "known origins over-counted", "false links of unrelated pairs", "origins over-counted",
    "origins under-counted", "links between two bundles", "origins over-counted by at least", "bounds of origins wide",
    "known origins over-counted by at least",
)  # fmt: skip
NO_GRADE = ("claims per report",)
SOME_UNREAD = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """One measure. `share` as "hits/total" where the referee gives it."""

    measure: str
    value: float
    share: str = ""

    @property
    def graded(self) -> bool:
        return self.measure not in NO_GRADE and self.value == self.value  # a measure without a case is not a number

    def worse(self, floor: float) -> bool:
        """Whether the value, as the referee prints it, is on the wrong side of a floor."""
        return self.value > floor if self.measure in LOWER_IS_BETTER else self.value < floor

    def below(self, floors: Mapping[str, float]) -> bool:
        return self.graded and self.measure in floors and self.worse(floors[self.measure])


def scored(
    referee: Path, reports: Path, gold: Path, gazetteer: Path, errors: bool = False
) -> tuple[list[Scored], list[str]]:
    """The referee's measures and, if wanted, its list of what was wrong."""
    with tempfile.TemporaryDirectory(prefix="headstone-quality-") as made:
        case, out = Path(made) / "case", Path(made) / "register.json"
        environment = {**os.environ, "HEADSTONE_GAZETTEER": str(gazetteer)}
        headstone = [sys.executable, "-m", "headstone", "--case", str(case)]
        ran([*headstone, "add", str(reports), "--quiet", "--json"], environment, (0, SOME_UNREAD))
        ran([*headstone, "export", "--format", "json", str(out)], environment, (0,))
        judge = [sys.executable, str(referee), str(out), str(reports), str(gold)]
        told = ran([*judge, *["--errors"] * errors], environment, (0,))
        measures, _, wrong = told.partition("\n\n")
        rows = table(measures)
        if any(row.measure == RIGHT for row in rows):
            held = json.loads(out.read_text(encoding="utf-8"))
            both = []
            for bound in ("at_least", "at_most"):
                out.write_text(json.dumps(counted_by(held, bound)), encoding="utf-8")
                both.append(table(ran(judge, environment, (0,))))
            rows += bounded(*both)
    return rows, wrong.splitlines()


RIGHT, OVER = "known origins right", "known origins over-counted"
WITHIN, AT_LEAST = "known origins within their bounds", "known origins over-counted by at least"


def counted_by(register: Mapping[str, Any], bound: str) -> dict[str, Any]:
    """The register with a bound in the place of the number of origins: the referee then judges the bound."""
    incidents = [
        one | {"corroboration": one["corroboration"] | {"known_origins": one["corroboration"][bound]}}
        for one in register["incidents"]
    ]
    return {**register, "incidents": incidents}


def bounded(least: Sequence[Scored], most: Sequence[Scored]) -> Iterator[Scored]:
    """How far the bounds of origins hold: fewer are no more than labelled, more are no fewer."""
    low, high = ({row.measure: hits(row) for row in rows if row.measure in (RIGHT, OVER)} for rows in (least, most))
    total = low[OVER][1]
    under = total - high[RIGHT][0] - high[OVER][0]
    within = total - low[OVER][0] - under
    yield Scored(WITHIN, round(within / max(1, total), 3), f"{within}/{total}")
    yield Scored(AT_LEAST, round(low[OVER][0] / max(1, total), 3), f"{low[OVER][0]}/{total}")


def hits(row: Scored) -> tuple[int, int]:
    """Hits and total of a measure that is a share."""
    some, _, total = row.share.partition("/")
    return int(some), int(total)


def table(printed: str) -> list[Scored]:
    """The measures that the referee prints."""
    return [row for row in map(parsed, printed.splitlines()) if row]


def ran(command: list[str], environment: Mapping[str, str], good: tuple[int, ...]) -> str:
    # The referee counts over sets and breaks ties by hash order: one seed, one figure.
    environment = {**environment, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in good:
        raise SystemExit(f"{' '.join(command[2:5])} ended with {done.returncode}: {done.stderr[-500:]}")
    return done.stdout


def parsed(line: str) -> Scored | None:
    found = LINE.fullmatch(line.strip())
    return Scored(found["name"].strip(), float(found["value"]), found["share"] or "") if found else None
