"""Walk the folders that `add` was given: regular files in a fixed order, each refusal in one line."""

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from headstone.model.register import Refusal

NO_SUCH = "no such file or folder - check the name"
SIDECAR = (".meta.yaml", ".meta.yml")
REGISTERS = (".sqlite", ".sqlite3", ".db")
SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to receive. `name` is printable, relative to the folder named, with `/` between parts, in NFC.

    `size` in bytes; `modified` ISO 8601 UTC; `sidecar` the file NAME.meta.yaml beside it, if any.
    """

    path: Path
    name: str
    size: int
    modified: str
    sidecar: Path | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was passed over on purpose: it is told, and it is no failure."""

    name: str
    why: str


Step = Found | Skipped | Refusal


def walk(paths: Iterable[Path]) -> Iterator[Step]:
    """Every file under the paths, sorted by the NFC of its name within each path; nothing is opened."""
    seen: set[str] = set()
    for path in paths:
        for step in _named(path):
            if isinstance(step, Found):
                key = os.path.realpath(step.path)
                if key in seen:
                    yield Skipped(step.name, "named twice; received once")
                    continue
                seen.add(key)
            yield step


def printable(name: str) -> str:
    """A file name that can be shown and stored: NFC, `/` between parts; bytes that are no UTF-8, control characters and
    marks that turn the writing direction are spelled out."""
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(_spelled(char) for char in unicodedata.normalize("NFC", whole.replace(os.sep, "/")))


def _spelled(char: str) -> str:
    plain = char in "\u200c\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return char if plain else f"\\u{ord(char):04x}"


def _named(path: Path) -> Iterator[Step]:
    """A path as the user gave it: a link named on purpose is followed."""
    name = printable(path.name or str(path))
    try:
        info = path.stat()
    except FileNotFoundError:
        yield Refusal(printable(str(path)), NO_SUCH)
    except OSError as error:
        yield Refusal(printable(str(path)), _unreadable(error))
    else:
        if not stat.S_ISDIR(info.st_mode):
            yield _file(path, name, info, _siblings(path))
        elif _is_case(path):
            yield Skipped(name, "a Headstone case, not a folder of reports")
        else:
            yield from _folder(path, "", path.resolve())


def _folder(folder: Path, prefix: str, root: Path) -> Iterator[Step]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=_order)
    except OSError as error:
        yield Refusal(printable(prefix) or printable(folder.name), _unreadable(error))
        return
    pairs = _pairs(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    sidecars = set(pairs.values())
    for entry in entries:
        if entry.name not in sidecars:
            yield from _entry(entry, prefix + entry.name, pairs, root)


def _order(entry: "os.DirEntry[str]") -> tuple[str, str]:
    """A folder sorts as `name/`, so that the whole walk is in the order of the relative names."""
    tail = "/" if entry.is_dir(follow_symlinks=False) else ""
    return unicodedata.normalize("NFC", entry.name) + tail, entry.name


def _entry(entry: "os.DirEntry[str]", name: str, pairs: dict[str, str], root: Path) -> Iterator[Step]:
    path = Path(entry.path)
    try:
        if entry.name.startswith("."):
            yield Skipped(printable(name), "hidden")
        elif entry.is_symlink():
            yield _link(path, printable(name), root)
        elif entry.is_dir(follow_symlinks=False):
            if _is_case(path):
                yield Skipped(printable(name), "a Headstone case, not a folder of reports")
            else:
                yield from _folder(path, name + "/", root)
        elif entry.name.endswith(SIDECAR):
            yield Refusal(printable(name), "a sidecar without the file it describes - name it FILE.meta.yaml")
        else:
            yield _file(path, printable(name), entry.stat(follow_symlinks=False), pairs)
    except OSError as error:
        yield Refusal(printable(name), _unreadable(error))


def _link(path: Path, name: str, root: Path) -> Step:
    """A link never brings in anything: inside the folder its target is met anyway, outside it is not ours to read."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Refusal(name, "a link to nothing, or to itself - remove it or mend it")
    if target.is_relative_to(root):
        return Skipped(name, f"a link to {printable(str(target.relative_to(root)))}, which is received itself")
    return Refusal(name, "a link out of the folder - add the file it points to by its own name")


def _file(path: Path, name: str, info: os.stat_result, pairs: dict[str, str]) -> Step:
    for test, what in SPECIAL:
        if test(info.st_mode):
            return Refusal(name, f"{what}, not a file - remove it from the folder")
    if not os.access(path, os.R_OK):
        return Refusal(name, "it may not be read - change its permissions")
    modified = datetime.fromtimestamp(info.st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    sidecar = path.with_name(pairs[path.name]) if path.name in pairs else None
    return Found(path, name, info.st_size, modified, sidecar)


def _pairs(names: Iterable[str]) -> dict[str, str]:
    """File name → its sidecar: `report.txt.meta.yaml`, or `report.meta.yaml` where only one file has that stem."""
    known = set(names)
    files = [name for name in known if not name.endswith(SIDECAR)]
    stems = Counter(Path(name).stem for name in files)
    pairs = {}
    for name in files:
        stem = Path(name).stem
        bases = [name, stem] if stems[stem] == 1 else [name]
        twin = next((base + ending for base in bases for ending in SIDECAR if base + ending in known), None)
        if twin:
            pairs[name] = twin
    return pairs


def _siblings(path: Path) -> dict[str, str]:
    try:
        return _pairs(other.name for other in path.parent.iterdir() if not other.is_symlink())
    except OSError:
        return {}


def _is_case(folder: Path) -> bool:
    """A case is a vault beside a register; its originals must not be received again."""
    try:
        return (folder / "vault").is_dir() and any(file.suffix in REGISTERS for file in folder.iterdir())
    except OSError:
        return False


def _unreadable(error: OSError) -> str:
    why = error.strerror or str(error)
    return f"it may not be read ({why}) - change its permissions, or close the program that holds it"
