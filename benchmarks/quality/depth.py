"""The depth pack: the built-in gazetteer with country files added, built once and kept in the user's cache."""

import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from headstone.store import gazetteer_import
from headstone.store.gazetteer import SqliteGazetteer
from headstone.store.gazetteer_build import build_builtin
from headstone.store.gazetteer_import import import_countries


def with_depth(builtin: Path, packs: Sequence[Path]) -> Path:
    """Path of a gazetteer with all packs; its name holds the hash of what it was made of."""
    if not builtin.is_file():
        builtin.parent.mkdir(parents=True, exist_ok=True)
        build_builtin(builtin, say)
    target = cache_folder() / f"depth-{made_of(builtin, packs)}.sqlite"
    if not target.is_file():
        say(f"building the depth pack of {len(packs)} country files once, at {target}")
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(f".{os.getpid()}")
        shutil.copyfile(builtin, partial)
        import_countries(partial, packs, lambda line: None)
        partial.replace(target)
    return target


def made_of(builtin: Path, packs: Sequence[Path]) -> str:
    held = SqliteGazetteer(builtin)
    code = hashlib.sha256(Path(gazetteer_import.__file__).read_bytes()).hexdigest()
    parts = [held.sha256, code, *(hashlib.sha256(pack.read_bytes()).hexdigest() for pack in packs)]
    held.close()
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "headstone"


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
