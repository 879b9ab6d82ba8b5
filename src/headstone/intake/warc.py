"""Web archives: each captured page is a part "#address", with what the capture says of itself. By warcio."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from headstone.errors import HostileFile, UnreadableFile
from headstone.intake.context import MEGABYTE, Context, Converted, attempt, gather
from headstone.intake.names import member_name
from headstone.intake.packages import bounded
from headstone.model.sources import Meta

# Content types that are pages and the ending that tells their format; all else of a capture serves the page.
PAGES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "application/pdf": "page.pdf",
    "application/msword": "page.doc",
    "application/rtf": "page.rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "page.docx",
    "application/vnd.oasis.opendocument.text": "page.odt",
}
HEADER_CHARS = 8_000


@dataclass(frozen=True, slots=True)
class Capture:
    """A captured page, its bytes decoded from transfer and content encoding."""

    name: str
    charset: str | None
    meta: Meta
    body: bytes


def read(data: bytes, context: Context) -> Converted:
    """Every page that was answered with 200. A file cut short gives the pages before the cut and one refusal.

    Raises UnreadableFile when no page is found.
    """
    passed: Counter[str] = Counter()
    found = gather(context, (_page(capture, context) for capture in _records(data, context, passed)))
    if not found.drafts and not found.refused:
        held = ", ".join(f"{count} {what}" for what, count in passed.most_common(4)) or "no record"
        raise UnreadableFile("a web archive without a page", f"it holds {held}", "capture the page itself")
    return _with_note(found, passed)


def _page(capture: Capture, context: Context) -> Converted:
    step = f"#{member_name(capture.meta.requested_url or '')}"
    return attempt(capture.body, replace(context.inside(step, capture.name, capture.meta), charset=capture.charset))


def _with_note(found: Converted, passed: Counter[str]) -> Converted:
    """What was passed over is told once, on the first page."""
    if not passed or not found.drafts:
        return found
    held = ", ".join(f"{count} {what}" for what, count in passed.most_common(6))
    first = found.drafts[0]
    noted = replace(first, notes=(*first.notes, f"also in the archive, not read: {held}"))
    return Converted((noted, *found.drafts[1:]), found.refused)


def _records(data: bytes, context: Context, passed: Counter[str]) -> Iterator[Capture]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    tool: str | None = None
    count = 0
    data = _in_records(data, context)
    try:
        for record in ArchiveIterator(io.BytesIO(data), check_digests=False):
            count += 1
            context.budget.member()
            if record.rec_type == "warcinfo":
                tool = _software(record) or tool
            elif record.rec_type in ("response", "resource"):
                capture = _capture(record, tool, context, passed)
                if capture:
                    yield capture
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError) as error:
        # warcio meets a record without its headers with an AttributeError or TypeError of its own
        raise _cut(count, str(error).partition(", first line")[0]) from error  # that line may be any bytes
    if data.startswith(b"\x1f\x8b") and not _whole_gzip(data):
        raise _cut(count, "its last record is not whole")


def _capture(record: Any, tool: str | None, context: Context, passed: Counter[str]) -> Capture | None:
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    http = record.http_headers
    status = int(http.get_statuscode() or 0) if http and (http.get_statuscode() or "").isdigit() else None
    kind = (http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")) or ""
    media, _, rest = kind.partition(";")
    name = PAGES.get(media.strip().casefold())
    if not uri.startswith(("http://", "https://")) or (status is None and record.rec_type == "response"):
        passed["records about the capture"] += 1
    elif status not in (None, 200):
        passed[f"answers with status {status}"] += 1
    elif name is None:
        passed[media.strip() or "records without a type"] += 1
    else:
        meta = Meta(
            url=uri, requested_url=uri, captured_at=record.rec_headers.get_header("WARC-Date"), http_status=status,
            http_headers=str(http)[:HEADER_CHARS] if http else None, capturing_tool=tool,
        )
        return Capture(name, _charset(rest), meta, _body(record, context))
    return None


def _body(record: Any, context: Context) -> bytes:
    pieces, size = [], 0
    stream = record.content_stream()
    while piece := stream.read(1 << 16):
        size += len(piece)
        context.budget.take(len(piece))
        if size > context.limits.member_bytes:
            room = context.limits.member_bytes // MEGABYTE
            raise HostileFile("too large", f"one page of more than {room} MB", "leave it out")
        pieces.append(piece)
    stated = record.rec_headers.get_header("Content-Length") or ""
    left = getattr(record.raw_stream, "limit", 0)
    if stated.isdigit() and left:
        raise UnreadableFile("a web archive cut short", f"{left} bytes of a page are missing", "fetch it again")
    return b"".join(pieces)


def _charset(rest: str) -> str | None:
    for part in rest.split(";"):
        key, _, value = part.partition("=")
        if key.strip().casefold() == "charset":
            return value.strip() or None
    return None


def _software(record: Any) -> str | None:
    lines = record.content_stream().read(64 * 1024).decode("utf-8", "replace").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.casefold().startswith("software:")), None)


def _in_records(data: bytes, context: Context) -> bytes:
    """A capture that somebody packed as one piece, unpacked: warcio reads only records packed one by one."""
    import gzip

    if not data.startswith(b"\x1f\x8b") or not _one_piece(data, context.limits.member_bytes):
        return data
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        return bounded(stream, len(data), context)


def _one_piece(data: bytes, most: int) -> bool:
    """True when a single gzip member of at most so many bytes, unpacked, is all there is."""
    import zlib

    unpacker, rest, size = zlib.decompressobj(31), data, 0
    try:
        while rest and not unpacker.eof and size <= most:
            size += len(unpacker.decompress(rest, 1 << 20))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof and not unpacker.unused_data and size <= most


def _whole_gzip(data: bytes) -> bool:
    """True when the last gzip member ends where the file ends."""
    import zlib

    rest = data
    while rest:
        unpacker = zlib.decompressobj(31)
        try:
            while not unpacker.eof and rest:
                unpacker.decompress(rest, 1 << 20)
                rest = unpacker.unconsumed_tail
        except zlib.error:
            return False
        if not unpacker.eof:
            return False
        rest = unpacker.unused_data
    return True


def _cut(count: int, why: str) -> UnreadableFile:
    read_so_far = f"after {count} records" if count else "no record could be read"
    return UnreadableFile("a web archive cut short or damaged", f"{read_so_far}: {why}"[:200], "fetch it again")
