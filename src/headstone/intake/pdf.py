"""PDF: its text layer by PDFium, the start of each page kept so that a quote can name its page."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from headstone.errors import UnreadableFile
from headstone.intake.context import Context, Converted
from headstone.intake.drafts import draft
from headstone.intake.meta import from_pairs
from headstone.model.sources import Draft, Meta
from headstone.model.spans import Span
from headstone.text.normalise import normalise

TOOL = "pdf/1"
OCR_TOOL = "pdf/1 ocr"
OCR_DPI = 300  # what tesseract's documentation asks for
LARGEST_SIDE = 5_000  # pixels; a poster is drawn smaller rather than filling the memory
FEWEST = 5  # letters; a page with fewer has a page number at most, and its words are in a picture
_STUB_TITLE = re.compile(r"(?i)^(?:microsoft (?:word|powerpoint) - .*|untitled.*|.*\.(?:docx?|indd|qxd|pdf|odt))$")
_STUB_AUTHOR = re.compile(r"(?i)^\(?(?:anonymous|unknown|unspecified|user|admin(?:istrator)?|author)\)?$")


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    by_ocr: bool = False
    broken: bool = False

    @property
    def empty(self) -> bool:
        return sum(char.isalpha() for char in self.text) < FEWEST


def read(data: bytes, context: Context) -> Converted:
    """One draft; unread and flagged "needs OCR" when no page has text and no OCR is at hand.

    Raises UnreadableFile for a locked, cut or damaged file.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _broken(data, str(error)) from error
    with closing(document):
        if not len(document):
            raise _broken(data, "it has no pages")
        own = _meta(document)
        pages = [_page(document, number, context) for number in range(min(len(document), context.limits.pages))]
        if all(page.broken for page in pages):
            raise _broken(data, "no page can be opened")
        total = len(document)
    return Converted((_draft(data, pages, total, own, context),))


def _draft(data: bytes, pages: list[Page], total: int, own: Meta, context: Context) -> Draft:
    text, starts = join(pages)
    by_ocr = any(page.by_ocr for page in pages)
    made = draft(
        context, own, text, main_of(text, starts), tool=OCR_TOOL if by_ocr else TOOL, pages=starts,
        kind="ocr" if by_ocr else "text", notes=tuple(_notes(data, pages, total)),
    )
    if made.why_unread == "no text":
        return replace(made, why_unread="needs OCR")
    return made


def _page(document: Any, number: int, context: Context) -> Page:
    from pypdfium2 import PdfiumError

    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as words:
            found = Page(_clean(words.get_text_range()))
            if found.empty and context.ocr is not None and number < context.limits.ocr_pages:
                return Page(_clean(context.ocr(_picture(page))), by_ocr=True)
            return found
    except PdfiumError:
        return Page("", broken=True)


def _clean(raw: str) -> str:
    """PDFium marks a hyphen at a line's end as U+FFFE or U+0002; it is seen as a hyphen."""
    text = normalise(raw.replace("\ufffe", "-").replace("\x02", "-"))
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def _picture(page: Any) -> bytes:
    """The page as a portable graymap, which tesseract reads without any library of pictures."""
    scale = min(OCR_DPI / 72, LARGEST_SIDE / max(*page.get_size(), 1))
    with closing(page.render(scale=scale, grayscale=True)) as bitmap:
        rows = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    lines = (rows[at * stride : at * stride + width] for at in range(height))
    return f"P5 {width} {height} 255\n".encode() + b"".join(lines)


def join(pages: list[Page]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages and the code point where each starts. A sentence may run on over the page's end, so only a
    page that ends one is followed by an empty line."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for page in pages:
        starts.append(at)
        gap = "\n\n" if not page.text or page.text[-1] in ".!?:”\"»)" else "\n"
        pieces.append(page.text + gap)
        at += len(page.text) + len(gap)
    return "".join(pieces), tuple(starts)


def main_of(text: str, starts: tuple[int, ...]) -> tuple[Span, ...]:
    """All but running heads and page numbers: first or last lines that come again, digits aside, on half the pages."""
    bounds = list(zip(starts, (*starts[1:], len(text)), strict=True))
    edges = [edge for start, end in bounds for edge in _edges(text, start, end)]
    often = Counter(_shape(text, edge) for edge in edges)
    need = max(3, len(starts) // 2)
    running = [edge for edge in edges if often[_shape(text, edge)] >= need]
    spans, at = [], 0
    for edge in running:
        spans.append(Span(at, edge.start))
        at = edge.end
    return (*spans, Span(at, len(text)))


def _edges(text: str, start: int, end: int) -> Iterator[Span]:
    lines = [Span(start + found.start(), start + found.end()) for found in re.finditer(r"\S[^\n]*", text[start:end])]
    if len(lines) > 2:  # a page of one or two lines is all content
        yield lines[0]
        yield lines[-1]


def _shape(text: str, span: Span) -> str:
    return re.sub(r"\d+", "0", text[span.start : span.end]).strip().casefold()


def _notes(data: bytes, pages: list[Page], total: int) -> Iterator[str]:
    empty = [number for number, page in enumerate(pages, 1) if page.empty and not page.broken]
    broken = [number for number, page in enumerate(pages, 1) if page.broken]
    read_by_ocr = [number for number, page in enumerate(pages, 1) if page.by_ocr and not page.empty]
    if read_by_ocr:
        yield f"{_named(read_by_ocr)} read by OCR: check figures and names against the picture"
    if empty and len(empty) < len(pages):
        yield f"{_named(empty)} without text: needs OCR"
    if broken:
        yield f"{_named(broken)} damaged: could not be opened"
    if total > len(pages):
        yield f"only the first {len(pages)} of {total} pages were read"
    if b"%%EOF" not in data[-2048:]:
        yield "the end of the file is missing: it may be cut short"


def _named(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:12])) + (f" and {len(numbers) - 12} more" if len(numbers) > 12 else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"


def _meta(document: Any) -> Meta:
    """Title and author as the file states them. Its creation date is not a date of publication and is left alone."""
    stated = document.get_metadata_dict(skip_empty=True)
    info = {key: " ".join(normalise(value).split()) for key, value in stated.items()}
    title = info.get("Title", "")
    author = "" if _STUB_AUTHOR.match(info.get("Author", "")) else info.get("Author", "")
    pairs = [("title", "" if _STUB_TITLE.match(title) else title), ("author", author)]
    for word in re.split(r"[,;]", info.get("Keywords", "")):
        key, _, value = word.partition(":")
        pairs.append((key, value))
    return from_pairs(pairs)


def _broken(data: bytes, why: str) -> UnreadableFile:
    if "password" in why.casefold() or "security" in why.casefold():
        todo = "save a copy without the password and add that"
        return UnreadableFile("a locked PDF", "it needs a password", todo)
    cut = "" if b"%%EOF" in data[-2048:] else "its end is missing"
    return UnreadableFile("a PDF cut short or damaged", cut or why, "fetch it again, or print it to PDF anew")
