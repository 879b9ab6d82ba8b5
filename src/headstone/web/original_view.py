"""The original beside the text that was frozen of it: as text only. Nothing of it is run, styled or fetched."""

from dataclasses import dataclass
from typing import Any

from headstone.browsing import OriginalFile
from headstone.model.sources import Report

SHOWN = 400_000  # characters: a longer file is kept whole and can be taken away as it is


@dataclass(frozen=True, slots=True)
class OriginalView:
    """`text` None: its bytes are no text. `cut`: more of it is not shown."""

    report: Report
    sha256: str
    size: int
    media_type: str
    text: str | None
    cut: bool
    frozen: str
    hides: bool  # it tells the condition of remains
    graphic: bool  # and was asked for
    stamps: tuple[str, ...]
    template: str = "original.html"
    here: str = "reports"

    def values(self) -> dict[str, Any]:
        return {
            "stamps": self.stamps, "report": self.report.id, "sha256": self.sha256, "size": self.size,
            "media_type": self.media_type, "text": self.text, "cut": self.cut,
        }  # fmt: skip


def original_view(found: OriginalFile, hides: bool, graphic: bool, stamps: tuple[str, ...]) -> OriginalView:
    text = as_text(found.data)
    shown = None if text is None else text[:SHOWN]
    cut = text is not None and len(text) > SHOWN
    return OriginalView(
        found.report, found.sha256, len(found.data), found.media_type, shown, cut, found.frozen, hides, graphic, stamps
    )


def as_text(data: bytes) -> str | None:
    """The bytes as UTF-8 or UTF-16 text; None for what is none. Controls are shown as signs."""
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\x1f\x8b")):
        return None
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data.decode(encoding, "replace")
    return "".join(sign if sign in "\n\t" or sign.isprintable() else "\ufffd" for sign in text.replace("\r\n", "\n"))
