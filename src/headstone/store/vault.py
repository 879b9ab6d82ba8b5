"""The vault: original bytes by SHA-256, written once, never changed.

An original comes in as: temporary file in the case, fsync, rename, fsync of the folder; only then its row. A process
that dies on the way leaves a temporary file or an orphan in the vault, never a row without bytes.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from headstone.errors import NotFound, StoreError, UnreadableFile

CHUNK = 1 << 20
PREFIX = "in-"  # of our temporary files; other rooms keep theirs in tmp/ too
SYNC_THREADS = 8
FOLDER_MODE, FILE_MODE = 0o700, 0o600

Source = Path | bytes | BinaryIO


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept. `fresh` is False when the vault held the bytes before."""

    sha256: str
    size: int
    fresh: bool


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    folder.chmod(FOLDER_MODE)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut. Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def chunks(source: Source) -> Iterator[bytes]:
    """Bytes of a source in pieces of 1 MiB, so that a large file needs no large memory."""
    if isinstance(source, bytes):
        yield source
    elif isinstance(source, Path):
        yield from _file_chunks(source)
    else:
        yield from iter(lambda: source.read(CHUNK), b"")


def _file_chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            while piece := stream.read(CHUNK):
                yield piece
    except OSError as error:
        raise UnreadableFile(path.name, error.strerror or "cannot be read", "look at its permissions") from error


def sha256_of(source: Source) -> str:
    """SHA-256 in hex. Raises UnreadableFile when a path cannot be read."""
    whole = hashlib.sha256()
    for piece in chunks(source):
        whole.update(piece)
    return whole.hexdigest()


def _copy(source: Source, handle: int) -> tuple[str, int]:
    """Copy a source into an open file, which is closed. Gives its SHA-256 and size in bytes."""
    whole, size = hashlib.sha256(), 0
    with os.fdopen(handle, "wb") as stream:
        for piece in chunks(source):
            whole.update(piece)
            size += len(piece)
            _write(stream, piece)
    return whole.hexdigest(), size


def _write(stream: BinaryIO, piece: bytes) -> None:
    try:
        stream.write(piece)
        stream.flush()
    except OSError as error:
        raise StoreError("a file could not be kept", str(error.strerror), "free space, then run again") from error


def _sync_file(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


class Vault:
    """Originals of one case: `vault/ab/abcdef...`, temporary files in `tmp/` beside it."""

    def __init__(self, case: Path) -> None:
        self.root = case / "vault"
        self.tmp = case / "tmp"
        self._waiting: dict[str, Path] = {}  # kept and not settled: SHA-256 to temporary file

    def prepare(self) -> None:
        private_folder(self.root)
        private_folder(self.tmp)

    def path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256

    def holds(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def read(self, sha256: str) -> bytes:
        """The original's bytes. Raises NotFound when the vault does not hold them."""
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotFound(f"original {sha256}", "not in the vault", "run `headstone verify`") from error

    def keep(self, source: Source) -> Kept:
        """Write the bytes beside the vault unless it holds them; `settle` puts them in place, before any row commits.

        A file already under that name is kept only when it hashes to its name: an orphan of a killed run is adopted, a
        damaged one is replaced by the good bytes at hand.
        """
        handle, name = tempfile.mkstemp(prefix=PREFIX, dir=self.tmp)  # mkstemp gives mode 0600
        temporary = Path(name)
        try:
            sha256, size = _copy(source, handle)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        fresh = sha256 not in self._waiting and not self._holds_whole(sha256)
        if fresh:
            self._waiting[sha256] = temporary
        else:
            temporary.unlink()
        return Kept(sha256, size, fresh)

    def _holds_whole(self, sha256: str) -> bool:
        return self.holds(sha256) and sha256_of(self.path(sha256)) == sha256

    def settle(self) -> None:
        """Make everything kept since the last call durable and put it in its place: fsync, rename, fsync of folders.

        Many fsyncs at once share one commit of the file system's journal: 200 took 0.01 s in eight threads where one
        after another took 0.7 s (ext4).
        """
        if not self._waiting:
            return
        with ThreadPoolExecutor(SYNC_THREADS) as pool:
            list(pool.map(_sync_file, self._waiting.values()))
            touched = {self.root}
            for sha256, temporary in self._waiting.items():
                target = self.path(sha256)
                private_folder(target.parent)
                temporary.replace(target)
                touched.add(target.parent)
            list(pool.map(sync_folder, sorted(touched)))
        self._waiting.clear()

    def drop(self, sha256: str) -> None:
        """Forget one thing kept and not settled: its row will not be written."""
        temporary = self._waiting.pop(sha256, None)
        if temporary is not None:
            temporary.unlink(missing_ok=True)

    def waiting(self) -> frozenset[str]:
        """SHA-256 of what was kept and not settled yet."""
        return frozenset(self._waiting)

    def discard(self, but: Set[str] = frozenset()) -> None:
        """Forget what was kept and not settled, except `but`: its transaction failed."""
        for sha256 in self.waiting() - but:
            self.drop(sha256)

    def files(self) -> Iterator[Path]:
        """Every file in the vault, in order of name."""
        for folder in sorted(entry for entry in self.root.iterdir() if entry.is_dir()):
            yield from sorted(entry for entry in folder.iterdir() if entry.is_file())

    def destroy(self, sha256: str) -> bool:
        """Overwrite and remove an original (purge only). False when it was not there.

        On flash storage and copy-on-write file systems old blocks may outlive the overwriting; encrypt the disk.
        """
        path = self.path(sha256)
        if not path.is_file():
            return False
        with path.open("r+b") as stream:
            left = path.stat().st_size
            while left > 0:
                left -= stream.write(bytes(min(left, CHUNK)))
            stream.flush()
            os.fsync(stream.fileno())
        path.unlink()
        sync_folder(path.parent)
        return True

    def sweep(self) -> int:
        """Remove temporary files that a killed run left. Only under the writers' lock. Returns how many."""
        left = [entry for entry in self.tmp.iterdir() if entry.name.startswith(PREFIX)]
        for entry in left:
            if entry.is_dir():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        return len(left)
