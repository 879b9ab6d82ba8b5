"""The original beside the text that was frozen of it. Nothing of it is run, styled or fetched: pages of a PDF are
pictures of ours, a web page or a mail is taken apart into words, all else is text.
"""

from dataclasses import dataclass
from typing import Any

from headstone.model.sources import Report
from headstone.showing import Original
from headstone.web.report_view import ReportView

SHOWN = 400_000  # characters: a longer file is kept whole and can be taken away as it is
PAGES = 100  # pages of a PDF that one page of the room shows


@dataclass(frozen=True, slots=True)
class OriginalView:
    """`text` None: its bytes are no text. `cut`: more of it is not shown. `beside`: the frozen text with its claims.
    `hidden`: graphic, and nobody asked for it yet."""

    report: Report
    original: Original
    text: str | None
    cut: bool
    hidden: bool
    beside: ReportView
    stamps: tuple[str, ...]
    template: str = "original.html"
    here: str = "reports"

    @property
    def pages(self) -> range:
        return range(1, min(self.original.pages, PAGES) + 1)

    def values(self) -> dict[str, Any]:
        found = self.original.file
        return {
            "stamps": self.stamps, "report": self.report.id, "sha256": found.sha256, "size": len(found.data),
            "media_type": found.media_type, "kind": self.original.kind, "graphic": self.original.graphic,
            "pages": self.original.pages or None, "text": self.text, "cut": self.cut,
            "blocks": [{"kind": one.kind, "text": one.text} for one in self.original.blocks],
            "problem": self.original.why or None,
        }  # fmt: skip


def original_view(original: Original, beside: ReportView) -> OriginalView:
    hidden = original.graphic and not beside.graphic
    text = None if hidden or original.kind in ("pdf", "bytes") or original.blocks else as_text(original.file.data)
    shown = None if text is None else text[:SHOWN]
    cut = (text is not None and len(text) > SHOWN) or original.pages > PAGES
    return OriginalView(original.file.report, original, shown, cut, hidden, beside, beside.stamps)


def as_text(data: bytes) -> str | None:
    """The bytes as UTF-8 or UTF-16 text; None for what is none. Controls are shown as signs."""
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\x1f\x8b")):
        return None
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data.decode(encoding, "replace")
    return "".join(sign if sign in "\n\t" or sign.isprintable() else "\ufffd" for sign in text.replace("\r\n", "\n"))
