"""Use case of the Add page: files that a browser sent go the way of `add`, in a thread, one run at a time.

The bytes wait in a private folder inside the case, so that nothing of a report is written outside it; the folder is
removed when the run is over, and by the next run where a killed one left it.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from threading import Lock, Thread

from headstone.browsing import Desk
from headstone.errors import HeadstoneError, Refused, UsageError
from headstone.model.register import Refusal
from headstone.pipeline import add
from headstone.runs import Added, Hints, Progress
from headstone.store.vault import private_folder

FOLDER = "uploads"
LONGEST = 150  # letters of a file's name; longer ones keep their ending
FORBIDDEN = frozenset('<>:"/\\|?*')


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """How far a run is: `state` is none | running | done | failed. `lines`: what was said of single files."""

    state: str = "none"
    phase: str = ""
    done: int = 0
    total: int = 0
    lines: tuple[tuple[str, str], ...] = ()
    added: Added | None = None
    refused: tuple[Refusal, ...] = ()
    fault: str = ""


@dataclass(slots=True)
class Uploads:
    """The one run that may be on its way, and what the last one told."""

    _lock: Lock = field(default_factory=Lock)
    _told: Told = field(default_factory=Told)
    _lines: list[tuple[str, str]] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _thread: Thread | None = None

    def told(self) -> Told:
        """How far the run is now."""
        with self._lock:
            told = self._told
            if told.state != "running":
                return told
            counts = self._counts
            return Told("running", told.phase, counts.get("done", 0), counts.get("total", 0), tuple(self._lines))

    def start(self, desk: Desk, files: Sequence[Upload], hints: Hints) -> None:
        """Begin a run. Raises UsageError without files, Refused while another is on its way."""
        if not files:
            raise UsageError("nothing to add", "no file was chosen", "choose one or more files")
        with self._lock:
            if self._told.state == "running":
                raise Refused("another upload", "is on its way", "wait until it is done, then add these")
            self._told, self._lines, self._counts = Told("running"), [], {}
        self._thread = Thread(target=self._run, args=(desk, tuple(files), hints), name="upload", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> Told:
        """Wait for the run to end."""
        if self._thread:
            self._thread.join(seconds)
        return self.told()

    def _run(self, desk: Desk, files: Sequence[Upload], hints: Hints) -> None:
        folder = desk.store.case / FOLDER
        try:
            paths = laid_out(folder, files)
            progress = Progress(self._say, self._step, self._more)
            added = add(desk.store, paths, desk.settings, desk.now, hints, progress, desk.link_anew)
            told = Told("done", "", added.files, added.files, tuple(self._lines), added, added.refused)
        except HeadstoneError as error:
            told = Told("failed", lines=tuple(self._lines), fault=str(error))
        except Exception as error:  # a fault of the program: its class alone, since its words may quote a report
            told = Told("failed", lines=tuple(self._lines), fault=f"unexpected fault, {type(error).__name__}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        with self._lock:
            self._told = told

    def _say(self, name: str, why: str) -> None:
        self._lines.append((name, why))

    def _step(self, phase: str, done: int) -> None:
        self._counts["done"] = self._counts.get("done", 0) + done

    def _more(self, more: int) -> None:
        self._counts["total"] = self._counts.get("total", 0) + more


def laid_out(folder: Path, files: Sequence[Upload]) -> list[Path]:
    """The files under names that name nothing outside the folder; two of one name are told apart by a number."""
    shutil.rmtree(folder, ignore_errors=True)
    private_folder(folder)
    paths: list[Path] = []
    for file in files:
        name = plain_name(file.name)
        path = folder / name
        number = 2
        while path.exists():
            path, number = folder / f"{Path(name).stem} {number}{Path(name).suffix}", number + 1
        path.touch(0o600)
        path.write_bytes(file.data)
        paths.append(path)
    return paths


def plain_name(written: str) -> str:
    """The last part of a name without what a file system or a terminal would act on."""
    last = PurePosixPath(written.replace("\\", "/")).name
    kept = "".join("_" if sign in FORBIDDEN or not sign.isprintable() else sign for sign in last).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if dot and len(kept) > LONGEST:
        kept = f"{stem[: LONGEST - len(ending) - 1]}.{ending[:20]}"
    return kept[:LONGEST] or "file"
