"""Runs the program over a set, and the referee over its export."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LINE = re.compile(r"(?P<name>.+?)\s+(?P<value>[\d.]+|nan)(?:\s+(?P<share>\d+/\d+))?")
LOWER_IS_BETTER = (
    "false same-origin pairs", "known origins over-counted", "false links of unrelated pairs", "origins over-counted",
    "origins under-counted", "links between two bundles", "origins over-counted by at least", "bounds of origins wide",
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
        judge = [sys.executable, str(referee), str(out), str(reports), str(gold), *["--errors"] * errors]
        told = ran(judge, environment, (0,))
    measures, _, wrong = told.partition("\n\n")
    return [row for row in map(parsed, measures.splitlines()) if row], wrong.splitlines()


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
