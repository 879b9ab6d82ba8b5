"""Bytes of one file → its reports: the one door of intake. Pure: no disk, network, clock or randomness.

Hostile formats may hang or swell inside their parsers; `pipeline` calls this in a process with limits.
"""

from collections import Counter
from dataclasses import replace
from importlib import import_module

from headstone.errors import HeadstoneError, IntakeError, UnreadableFile
from headstone.intake import formats
from headstone.intake.context import Budget, Context, Converted, Limits, Ocr, Resolve
from headstone.intake.names import one_line
from headstone.model.register import Refusal
from headstone.model.sources import Draft, Meta

# One module per format, loaded when a file of it comes: start-up pays for none of their libraries.
MODULES = {
    "plain": "plain", "html": "html", "pdf": "pdf", "docx": "docx", "odt": "odt", "rtf": "rtf", "mail": "mail",
    "mbox": "mbox", "warc": "warc", "wacz": "wacz", "csv": "tables", "jsonl": "tables", "json": "tables",
    "zip": "zips", "tar": "tars", "packed": "tars",
}
CONTAINERS = frozenset(("zip", "tar", "packed", "wacz", "warc", "mbox", "mail"))


def convert(
    data: bytes,
    name: str,
    hints: Meta,
    limits: Limits,
    *,
    readable: frozenset[str] | None = None,
    ocr: Ocr | None = None,
    resolve: Resolve | None = None,
) -> Converted:
    """Reports of one file and refusals of its parts.

    `name` is the file's name as given, `hints` what command line and sidecar say (dates as written are fine).
    `readable`: languages that will be read, others become unread drafts with their text (None = all are read).
    `ocr` reads the picture of a page; `resolve` gives the bytes of a file that a list names.
    Raises IntakeError when the file as a whole gives nothing.
    """
    leaf = name.rpartition("/")[2]
    context = Context(name, leaf, "", hints, Meta(), limits, Budget(limits), _convert, readable, ocr, resolve)
    try:
        found = _convert(data, context)
    except IntakeError as error:  # a parser's words may quote the file
        raise type(error)(one_line(error.what), one_line(error.why), one_line(error.todo)) from error
    if not found.drafts and not found.refused:
        raise UnreadableFile("nothing to read inside", "it holds no text", "check that the copy is whole")
    return Converted(_distinct(found.drafts), tuple(Refusal(one.file, one_line(one.why)) for one in found.refused))


def _convert(data: bytes, context: Context) -> Converted:
    name = formats.of(data, context.name)
    if name in CONTAINERS and context.depth > context.limits.depth:
        raise UnreadableFile("packed too deep", f"more than {context.limits.depth} files one in another", "unpack it")
    module = import_module(f"headstone.intake.{MODULES[name]}")
    try:
        found: Converted = module.read(data, context)
    except (HeadstoneError, MemoryError):
        raise
    except OSError as error:
        if error.errno:  # the machine's fault (disk full, too many files), not the file's: refusing it would be wrong
            raise
        raise _stopped(name, error) from error
    except Exception as error:  # a parser's own fault, whatever its class: one line, and the rest of the folder goes on
        raise _stopped(name, error) from error
    return found


def _stopped(name: str, error: Exception) -> UnreadableFile:
    why = f"its {name} parser stopped ({type(error).__name__}: {error})".split("\n")[0][:200]
    return UnreadableFile("damaged or cut short", why, "fetch it again, or open and save it anew")


def _distinct(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Two parts of one name (a page captured twice) get different parts, since a report's id hangs on its part."""
    seen: Counter[str] = Counter()
    result: list[Draft] = []
    for draft in drafts:
        part = draft.part
        while seen[part]:
            seen[draft.part] += 1
            part = f"{draft.part} ({seen[draft.part]})"
        seen[part] += 1
        result.append(replace(draft, part=part, notes=tuple(map(one_line, draft.notes))))
    return tuple(result)
