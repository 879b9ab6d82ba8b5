"""What came in: original bytes, the reports read out of them, their frozen text."""

import hashlib
from dataclasses import dataclass

from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class CollectionRecord:
    """What is known of how an original was collected (custody.md); unknown fields are None."""

    file_name: str
    size: int
    media_type: str
    sha256: str
    file_modified: str | None = None
    added_by: str | None = None
    added_at: str | None = None
    clock: str | None = None
    source_path: str | None = None
    url: str | None = None
    archive_url: str | None = None
    tool: str | None = None
    requested_url: str | None = None
    final_url: str | None = None
    captured_at: str | None = None
    http_status: int | None = None
    http_headers: str | None = None
    capturing_tool: str | None = None
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file, its header block, its sidecar or the command line says of a report. All may be None."""

    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    published: str | None = None  # EDTF level 0/1, e.g. 2016-11-07, 2016-11, 2016
    updated: str | None = None  # EDTF
    url: str | None = None
    language: str | None = None  # BCP 47 primary subtag
    rights: str | None = None
    invented: bool = False  # a SAMPLE of ours
    captured_at: str | None = None
    requested_url: str | None = None
    http_status: int | None = None
    http_headers: str | None = None
    capturing_tool: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as `intake.convert` makes it, before the store knows it.

    `part` locates it inside its file: "" for the whole file, "!/member" in an archive, "#uri" in a WARC, "#row 12" in
    a list.
    `text` is the whole visible text, already normalised (text.normalise). `main` are spans of the main content in it.
    `pages` are the start offsets of the pages of a PDF (empty otherwise).
    `state` is "read" (may be read) or "unread"; `why_unread` e.g. "needs OCR", "too large", "no text".
    `notes` are one-line warnings to show to the person who added the file.
    """

    part: str
    meta: Meta
    text: str
    main: tuple[Span, ...]
    pages: tuple[int, ...] = ()
    kind: str = "text"  # text | ocr | ...
    tool: str = ""
    state: str = "read"
    why_unread: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One text with one publisher and date. `file` is as given to add, relative (archive!/member, warc#uri)."""

    id: str
    original_sha256: str
    file: str
    part: str
    meta: Meta
    state: str  # read | unread
    why_unread: str | None = None
    credits: tuple[str, ...] = ()  # outlets as written
    scope: str | None = None  # None: in scope; else why the report leads to no incident ("archaeology", ...)
    gist: str = ""  # what its sentences mean, for comparison with those of other languages (text.gists)


@dataclass(frozen=True, slots=True)
class Layer:
    """A frozen text of a report. Claims anchor to it by code-point offsets."""

    id: str
    report: str
    kind: str  # text | ocr | translation
    tool: str
    sha256: str
    text: str
    main: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """1-based page of an offset; None where the source has no pages."""
        if not self.pages:
            return None
        return sum(1 for start in self.pages if start <= offset) or 1


def digest(*parts: str) -> str:
    """SHA-256 in hex over parts, joined so that no two lists of parts can collide."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def report_id(original_sha256: str, part: str) -> str:
    """Id of the report at `part` of an original: the same for the same bytes, in whatever order they come."""
    return "R-" + digest("report", original_sha256, part)[:12]


def layer_id(report: str, kind: str, tool: str, text_sha256: str) -> str:
    return "L-" + digest("layer", report, kind, tool, text_sha256)[:12]
