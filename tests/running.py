"""The program as a user runs it: a process a command, its output and its exit status."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from headstone.cli import cli
from headstone.errors import HeadstoneError

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
SOURCE = Path(__file__).parents[1] / "src"
SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Done:
    """`out` is what was printed for the user, `said` what was told beside it."""

    status: int
    out: str
    said: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Case:
    """A case, and how commands on it are run."""

    folder: Path
    gazetteer: Path
    settings: dict[str, str] = field(default_factory=dict)

    def command(self, *words: object) -> list[str]:
        return [sys.executable, "-m", "headstone", "--case", str(self.folder), *map(str, words)]

    @property
    def environment(self) -> dict[str, str]:
        fixed = {
            "HEADSTONE_GAZETTEER": str(self.gazetteer), "HEADSTONE_ACTOR": "tester", "PYTHONPATH": str(SOURCE),
            "PYTHONWARNINGS": "default",
        }  # fmt: skip
        return os.environ | fixed | self.settings

    def run(self, *words: object, **settings: str) -> Done:
        """One command; `settings` are added to its environment."""
        done = subprocess.run(
            self.command(*words), capture_output=True, text=True, env=self.environment | settings, timeout=SECONDS,
            check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr and "Warning:" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    def inside(self, *words: object) -> Done:
        """One command in this process: half a second sooner, for what is not about processes."""
        done = CliRunner().invoke(cli, ["--case", str(self.folder), *map(str, words)], env=self.environment)
        fault = done.exception
        if fault is not None and not isinstance(fault, HeadstoneError | SystemExit):
            raise fault
        if isinstance(fault, HeadstoneError):
            return Done(fault.status, done.stdout, f"{done.stderr}headstone: {fault}\n")
        return Done(done.exit_code, done.stdout, done.stderr)

    def ok(self, *words: object) -> Done:
        """A command that must go well."""
        done = self.inside(*words)
        assert done.status == 0, done.said
        return done

    def copy(self, folder: Path) -> "Case":
        """A closed case is a plain folder."""
        target = folder / "copy of the case"
        shutil.copytree(self.folder, target)
        return replace(self, folder=target)

    def export(self) -> dict[str, Any]:
        """The whole register, as its JSON export says it."""
        target = self.folder.with_name(self.folder.name + ".json")
        self.ok("export", target)
        found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
        return found


def lasting(export: dict[str, Any]) -> dict[str, Any]:
    """An export without what may differ between two runs over the same files: custody and times of intake."""
    kept = {name: value for name, value in export.items() if name not in ("custody", "custody_head")}
    originals = [{name: value for name, value in row.items() if name != "added_at"} for row in kept["originals"]]
    return kept | {"originals": originals}


def write_report(path: Path, text: str, **said: str) -> Path:
    """A report as plain text with a header block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{name}: {value}\n" for name, value in said.items())
    path.write_text(f"{head}\n{text}\n" if head else f"{text}\n", encoding="utf-8")
    return path
