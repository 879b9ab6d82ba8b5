"""Tar archives, packed or not, and single packed files. Read as a stream, so that nothing swells unseen."""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from headstone.errors import HostileFile, IntakeError, UnreadableFile
from headstone.intake import sidecar
from headstone.intake.context import Context, Converted, attempt, gather, refusal
from headstone.intake.names import checked, hidden, member_name
from headstone.intake.packages import bounded, damaged

_OPENERS: tuple[tuple[bytes, Any], ...] = (
    (b"\x1f\x8b", lambda source: gzip.GzipFile(fileobj=source)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\0", lzma.LZMAFile),
)
_ENDINGS = (".gz", ".bz2", ".xz", ".tgz", ".tbz2", ".txz")
_FAULTS = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


def read(data: bytes, context: Context) -> Converted:
    """Drafts of a tar's members as parts "!/name", or of the one file that was packed.

    What a cut stream still gives is given; the cut is a refusal of its own.
    """
    opener = next((make for magic, make in _OPENERS if data.startswith(magic)), None)
    if opener is None:
        return _tar(io.BytesIO(data), len(data), context)
    try:
        with opener(io.BytesIO(data)) as peek:
            head = peek.read(512)
    except _FAULTS as error:
        raise damaged("a packed file", error) from error
    if head[257:262] == b"ustar":
        with opener(io.BytesIO(data)) as stream:
            return _tar(stream, len(data), context)
    if head.startswith(b"WARC/"):
        from headstone.intake import warc

        return warc.read(data, context)
    return _single(opener, data, context)


def _single(opener: Any, data: bytes, context: Context) -> Converted:
    name = context.name
    ending = next((end for end in _ENDINGS if name.casefold().endswith(end)), "")
    name = name[: len(name) - len(ending)] or "content"
    try:
        with opener(io.BytesIO(data)) as stream:
            body = bounded(stream, len(data), context)
    except _FAULTS as error:
        raise damaged("a packed file", error) from error
    return attempt(body, context.inside(f"!/{member_name(name)}", name))


@dataclass(slots=True)
class _Counted:
    """A stream that counts what comes out of it, headers and skipped members too."""

    stream: Any
    packed: int
    context: Context
    size: int = 0

    def read(self, wanted: int = -1) -> bytes:
        piece: bytes = self.stream.read(wanted)
        self.size += len(piece)
        self.context.budget.take(len(piece))
        limits = self.context.limits
        if self.size > limits.ratio_from and self.size > limits.ratio * max(self.packed, 1):
            why = f"it swells to more than {limits.ratio} times its size"
            raise HostileFile("an archive bomb", why, "leave it out")
        return piece


def _tar(stream: Any, packed: int, context: Context) -> Converted:
    return gather(context, _members(_Counted(stream, packed, context), context))


def _members(counted: Any, context: Context) -> Iterator[Converted]:
    try:
        with tarfile.open(fileobj=counted, mode="r|") as archive:
            for member in archive:
                if not member.isdir() and not hidden(member.name):
                    yield _member(archive, member, context)
    except _FAULTS as error:
        raise damaged("a tar archive", error) from error


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo, context: Context) -> Converted:
    inside = context.inside(f"!/{member_name(member.name)}", member.name)
    try:
        checked(member.name)
        context.budget.member()
        if member.issym() or member.islnk():
            return Converted(refused=(refusal(inside, "a link inside an archive - it was left out"),))
        if not member.isfile():
            return Converted(refused=(refusal(inside, "a device or pipe inside an archive - it was left out"),))
        if member.size > context.limits.member_bytes:
            raise HostileFile("too large", f"{member.size} bytes unpacked", "add it by itself")
        if member.name.endswith(sidecar.ENDINGS):  # a stream gives it too late, after the file that it speaks of
            raise UnreadableFile("a sidecar in a tar archive", "it is not read there", "pack the files as .zip instead")
        source = archive.extractfile(member)
        body = source.read() if source else b""
    except IntakeError as error:
        return Converted(refused=(refusal(inside, error),))
    return attempt(body, inside)
