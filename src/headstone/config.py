"""Settings from the environment and the command line, as one frozen value. Nothing else reads the environment."""

import getpass
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from headstone.errors import UsageError

CASE = "headstone-case"
GAZETTEER_FILE = "gazetteer.sqlite"
SECONDS = 60.0  # for one file, conversion and reading together
MEMORY_MB = 2_000  # address space of one worker: parser, gazetteer and one file


@dataclass(frozen=True, slots=True)
class Settings:
    """`case`: the folder of the case. `gazetteer`: the SQLite built once, outside it. `actor`: who the log names."""

    case: Path
    gazetteer: Path
    actor: str
    workers: int = 2
    seconds: float = SECONDS
    memory_mb: int = MEMORY_MB


def settings(environment: Mapping[str, str], case: Path | None = None, workers: int | None = None) -> Settings:
    """Settings of this run: command line over environment over defaults."""
    named = environment.get("HEADSTONE_GAZETTEER")
    return Settings(
        case=case or Path(environment.get("HEADSTONE_CASE") or CASE),
        gazetteer=gazetteer_file(Path(named)) if named else data_folder(environment) / GAZETTEER_FILE,
        actor=environment.get("HEADSTONE_ACTOR") or user_name(),
        workers=workers or int(number(environment, "HEADSTONE_WORKERS", min(2, os.cpu_count() or 1))),
        seconds=number(environment, "HEADSTONE_SECONDS", SECONDS),
        memory_mb=int(number(environment, "HEADSTONE_MEMORY_MB", MEMORY_MB)),
    )


def secret(environment: Mapping[str, str], name: str | None) -> str | None:
    """The value of a variable that the command line names; None where it names none. It is never printed.

    Raises UsageError where the variable is empty or holds what no header can carry.
    """
    if name is None:
        return None
    value = environment.get(name, "").strip()
    if not value or not value.isascii() or not value.isprintable():
        raise UsageError(name, "holds no key", "set it in the environment, or leave --key-env out")
    return value


def number(environment: Mapping[str, str], name: str, default: float) -> float:
    """A positive number of the environment. Raises UsageError for anything else."""
    written = environment.get(name)
    if not written:
        return default
    try:
        value = float(written)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise UsageError(name, f"{written!r} is no positive number", f"leave it out, or set it to {default:g}")
    return value


def gazetteer_file(path: Path) -> Path:
    """HEADSTONE_GAZETTEER may name the file or the folder that holds it."""
    return path / GAZETTEER_FILE if path.is_dir() or not path.suffix else path


def data_folder(environment: Mapping[str, str]) -> Path:
    """The user's data folder by the custom of the system."""
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "headstone"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "headstone"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "headstone"


def user_name() -> str:
    """The login name, or "unknown" where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
