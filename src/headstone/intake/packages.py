"""Documents that are zip packages of XML (docx, odt): parts taken out within limits, XML parsed without entities."""

import io
import zipfile
import zlib
from typing import Any

from headstone.errors import HostileFile, UnreadableFile
from headstone.intake.context import MEGABYTE, Context

CHUNK = 1 << 20
NO_ZIP = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)  # what opening a damaged or foreign zip raises
NO_MEMBER = (*NO_ZIP, zlib.error, EOFError, RuntimeError)  # and what unpacking one of its members raises


class Package:
    """The parts of a package by name. Raises UnreadableFile where the zip is cut short or damaged."""

    def __init__(self, data: bytes, context: Context, what: str) -> None:
        self._context, self._what = context, what
        self._zip = opened(data, what)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._zip.namelist())

    def xml(self, name: str) -> Any | None:
        """The root of an XML part; None where the package has no such part."""
        if name not in self._zip.NameToInfo:
            return None
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
        try:
            return etree.fromstring(unpack(self._zip, self._zip.getinfo(name), self._context), parser)
        except etree.XMLSyntaxError as error:
            if "entity" in str(error).casefold():
                raise HostileFile("an XML bomb", "it defines entities within entities", "leave it out") from error
            raise damaged(self._what, error) from error


def opened(data: bytes, what: str) -> zipfile.ZipFile:
    """The zip in the bytes. Raises UnreadableFile where it is cut short or damaged; `what` names it to the user."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except NO_ZIP as error:
        raise damaged(what, error) from error


def unpack(package: zipfile.ZipFile, info: zipfile.ZipInfo, context: Context) -> bytes:
    """Bytes of a member, counted as they come: the sizes that a zip states of itself may lie.

    Raises UnreadableFile for a locked or damaged member, HostileFile for one that swells beyond the limits.
    """
    if info.flag_bits & 1:
        raise UnreadableFile("locked", "it needs a password", "unpack it and add what it holds")
    try:
        with package.open(info) as stream:
            return bounded(stream, info.compress_size, context)
    except NO_MEMBER as error:
        raise damaged("a packed file", error) from error


def bounded(stream: Any, packed: int, context: Context) -> bytes:
    """All bytes of a stream that was `packed` bytes long. Raises HostileFile beyond the limits."""
    limits, pieces, size = context.limits, [], 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        context.budget.take(len(piece))
        if size > limits.member_bytes:
            room = limits.member_bytes // MEGABYTE
            raise HostileFile("too large", f"more than {room} MB unpacked", "add it by itself")
        if size > limits.ratio_from and size > limits.ratio * max(packed, 1):
            raise HostileFile("a zip bomb", f"it swells to more than {limits.ratio} times its size", "leave it out")
        pieces.append(piece)
    return b"".join(pieces)


def damaged(what: str, error: Exception) -> UnreadableFile:
    why = "its end is missing" if "not a zip file" in str(error) else str(error)[:120]
    return UnreadableFile(f"{what} cut short or damaged", why, "fetch it again, or open and save it anew")
