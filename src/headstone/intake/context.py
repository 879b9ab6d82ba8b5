"""What the format modules share: limits, what is known from outside, and how a part of a file is converted in turn."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from headstone.errors import HeadstoneError, HostileFile, IntakeError
from headstone.model.register import Refusal
from headstone.model.sources import Draft, Meta

Ocr = Callable[[bytes], str]  # one page as a portable graymap (PGM) → its text
Resolve = Callable[[str], bytes | None]  # a file named by a list, confined to the list's own folder; None = not there

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one file from taking the machine. Sizes in bytes."""

    text_bytes: int = 20 * MEGABYTE  # one text; above it the file is preserved and not read
    member_bytes: int = 128 * MEGABYTE  # one file inside an archive, unpacked
    total_bytes: int = 1024 * MEGABYTE  # everything unpacked from one file, at all depths
    ratio: int = 200  # unpacked : packed; real texts stay below 20, bombs start above 1000
    ratio_from: int = 32 * MEGABYTE  # below this size no ratio is judged: a small file of blanks packs well
    members: int = 20_000
    depth: int = 3  # archives within archives
    pages: int = 5_000
    ocr_pages: int = 200
    note_count: int = 20


@dataclass(slots=True)
class Budget:
    """What one file has unpacked so far, over all its depths. Lives as long as one call of `convert`."""

    limits: Limits
    taken: int = 0
    members: int = 0

    @property
    def spent(self) -> bool:
        return self.taken > self.limits.total_bytes or self.members > self.limits.members

    def take(self, size: int) -> None:
        """Count unpacked bytes. Raises HostileFile above the total."""
        self.taken += size
        if self.taken > self.limits.total_bytes:
            room = self.limits.total_bytes // MEGABYTE
            raise HostileFile(
                "unpacking stopped", f"more than {room} MB would come out of this file", "unpack it and add the parts"
            )

    def member(self) -> None:
        self.members += 1
        if self.members > self.limits.members:
            raise HostileFile(
                "unpacking stopped", f"it holds more than {self.limits.members} files", "split it into smaller archives"
            )


@dataclass(frozen=True, slots=True)
class Converted:
    """Reports of one file, and the parts of it that gave none."""

    drafts: tuple[Draft, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Where in a file we are and what is known of it.

    `file` is the name as given to `add`; `name` that of the part at hand, whose ending is a hint at its format.
    `hints` (command line > sidecar) win over the file's own header, which wins over `known` (what the container says:
    capture headers, columns of a list). `charset` is what the container declares.
    """

    file: str
    name: str
    part: str
    hints: Meta
    known: Meta
    limits: Limits
    budget: Budget
    convert: "Callable[[bytes, Context], Converted]"
    readable: frozenset[str] | None = None
    ocr: Ocr | None = None
    resolve: Resolve | None = None
    depth: int = 0
    charset: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def here(self) -> str:
        return self.file + self.part

    def inside(self, step: str, name: str, known: Meta | None = None) -> "Context":
        """The context of a part: `step` is added to the part ("!/a.txt", "#uri"), `name` decides the format.

        A title, an author or an address given for the whole file is not that of each of its parts.
        """
        hints = replace(self.hints, title=None, author=None, url=None)
        return replace(
            self, part=self.part + step, name=name, hints=hints, known=known or Meta(), charset=None, notes=()
        )


def attempt(data: bytes, context: Context) -> Converted:
    """Convert a part; what fails in it becomes a refusal of that part alone."""
    try:
        return context.convert(data, replace(context, depth=context.depth + 1))
    except IntakeError as error:
        return Converted(refused=(refusal(context, error),))


def gather(context: Context, parts: Iterable[Converted]) -> Converted:
    """The parts of a container in one. A fault between two parts ends it: what came before is kept, the fault is told.

    Raises that fault when nothing came before, since then the container as a whole gives nothing.
    """
    drafts: list[Draft] = []
    refused: list[Refusal] = []
    try:
        for part in parts:
            drafts += part.drafts
            refused += part.refused
            if context.budget.spent:
                break
    except IntakeError as error:
        if not drafts and not refused:
            raise
        refused.append(refusal(context, error))
    return Converted(tuple(drafts), tuple(refused))


def refusal(context: Context, error: HeadstoneError | str) -> Refusal:
    return Refusal(context.here, str(error))
