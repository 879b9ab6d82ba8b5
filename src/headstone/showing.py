"""Use cases of the original's page: the preserved file beside its frozen text, drawn or taken apart in the sandbox."""

from dataclasses import dataclass, field
from threading import Lock

import msgspec

from headstone.browsing import named
from headstone.desk import Desk
from headstone.errors import NotFound, UnreadableFile
from headstone.intake import formats
from headstone.intake.blocks import Block
from headstone.model.register import Refusal
from headstone.model.sources import Report
from headstone.picturing import Sheet, Shown
from headstone.sandbox import Pool
from headstone.store import register_read

TASK = "headstone.picturing:task"
SECONDS = 30.0  # to draw one page
MEMORY_MB = 1_024
DRAWN = ("pdf", "html", "mail")  # what the sandbox makes something of; the rest is text
KEPT = 24  # pictures that the room keeps while it runs
LARGEST = 128 << 20  # bytes of a file that is drawn at all


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """The bytes that a report was made of, with the text that was frozen of it."""

    report: Report
    data: bytes
    sha256: str
    media_type: str
    frozen: str


def original(desk: Desk, id_: str) -> OriginalFile:
    """The original of a report. Raises NotFound for one that is not in the vault any more."""
    found = desk.store.report(named(id_))
    sha256 = found.original_sha256
    if not desk.store.vault.holds(sha256):
        raise NotFound(f"original {sha256[:12]}", "its bytes are not in the vault", "`headstone verify` says more")
    record = desk.store.record(sha256)
    layer = next(reversed(desk.store.layers_of(found.id)), None)
    media = record.media_type if record else ""
    return OriginalFile(found, desk.store.vault.read(sha256), sha256, media, layer.text if layer else "")


@dataclass(slots=True)
class Pictures:
    """Pages drawn by this run of the room, and the one worker that may be drawing: two cores are soon busy."""

    lock: Lock = field(default_factory=Lock)
    kept: dict[tuple[str, int], Shown] = field(default_factory=dict)

    def page(self, desk: Desk, report: str, number: int) -> bytes:
        """Page `number` (from 1) of a PDF as a PNG. Raises NotFound where the report came from no PDF, UnreadableFile
        for a page that cannot be drawn."""
        found = original(desk, report)
        if kind_of(found) != "pdf":
            raise NotFound(f"pages of {report}", "it did not come from a PDF", "its page shows it as text")
        return self.shown(found, "pdf", number).picture

    def picture(self, desk: Desk, sha256: str) -> bytes:
        """A preserved picture as a JPEG of ours, without a word of what its file says beside it. Raises NotFound,
        UnreadableFile."""
        kept_picture(desk, sha256)
        with self.lock:
            return self._made((sha256, 0), Sheet(desk.store.vault.read(sha256), "picture")).picture

    def shown(self, found: OriginalFile, kind: str, number: int = 0) -> Shown:
        """What the sandbox made of an original, `number` the page of a PDF."""
        with self.lock:
            return self._made((found.sha256, number), Sheet(found.data, kind, number))

    def _made(self, key: tuple[str, int], sheet: Sheet) -> Shown:
        if key not in self.kept:
            self.kept[key] = in_sandbox(sheet)
            while len(self.kept) > KEPT:
                self.kept.pop(next(iter(self.kept)))
        return self.kept[key]


@dataclass(frozen=True, slots=True)
class NoReport:
    """A file, or a part of one, that gave no report. `sha256` None: it was not kept. `picture`: it can be looked at."""

    file: str
    why: str
    sha256: str | None
    picture: bool


def no_reports(desk: Desk, limit: int, offset: int) -> tuple[tuple[NoReport, ...], int]:
    """One page of what gave no report, and how much there is. A picture inside an archive is not offered: its bytes
    stand for nothing on their own."""
    rows = desk.store.refusals_by_original()
    return tuple(no_report(refusal, sha256) for sha256, refusal in rows[offset : offset + limit]), len(rows)


def no_report(refusal: Refusal, sha256: str | None) -> NoReport:
    return NoReport(refusal.file, refusal.why, sha256, sha256 is not None and refusal.why.startswith(formats.PICTURE))


def kept_picture(desk: Desk, sha256: str) -> NoReport:
    """The picture that was preserved under a hash. Raises NotFound for what is none of this case."""
    found = (no_report(refusal, held) for held, refusal in desk.store.refusals_by_original() if held == sha256)
    one = next((row for row in found if row.picture), None)
    if one is None or not desk.store.vault.holds(sha256):
        raise NotFound(f"picture {sha256[:12]}", "no picture is preserved under this hash", "see the list of files")
    return one


def in_sandbox(sheet: Sheet) -> Shown:
    if len(sheet.data) > LARGEST:
        raise UnreadableFile("this file", "is too large to be drawn", "take it away and open it elsewhere")
    with Pool(TASK, None, b"", 1, SECONDS, MEMORY_MB) as pool:
        outcome = pool.run(msgspec.msgpack.encode(sheet))
    if not outcome.ok:
        raise UnreadableFile("this file", outcome.why or outcome.kind, "take it away and open it elsewhere")
    return msgspec.msgpack.decode(outcome.value, type=Shown)


@dataclass(frozen=True, slots=True)
class Original:
    """`kind`: pdf | html | mail | text | bytes. `pages` of a PDF; `blocks` of the next two; `why`: it cannot be shown.
    `graphic`: a claim of the report tells the condition of remains, so that nothing of the file is shown unasked."""

    file: OriginalFile
    kind: str
    graphic: bool
    pages: int = 0
    blocks: tuple[Block, ...] = ()
    why: str = ""


def shown_original(desk: Desk, pictures: Pictures, report: str, ask: bool) -> Original:
    """The original of a report. `ask`: the person asked for what is graphic. Raises NotFound."""
    found = original(desk, report)
    with desk.store.reading() as connection:
        graphic = any(claim.remains for claim in register_read.claims(connection, [found.report.id]))
    kind = kind_of(found)
    if kind not in DRAWN or (graphic and not ask):
        return Original(found, kind, graphic)
    try:
        made = pictures.shown(found, kind, 1 if kind == "pdf" else 0)
    except UnreadableFile as error:
        return Original(found, kind, graphic, why=str(error))
    return Original(found, kind, graphic, made.pages, made.blocks)


def kind_of(found: OriginalFile) -> str:
    """By its bytes, as intake tells formats; a package or a picture is bytes."""
    try:
        kind = formats.of(found.data, found.report.file)
    except UnreadableFile:
        return "bytes"
    return kind if kind in DRAWN else "text"
