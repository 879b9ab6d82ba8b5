"""Which format a file is: by its first bytes, and by its name only where the bytes leave it open."""

import io
import re
import zipfile
from collections.abc import Callable

from headstone.errors import UnreadableFile
from headstone.intake.packages import NO_ZIP

_HTML = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SOME_HTML = re.compile(rb"<(?:p|div|h1|article|meta|title|br|body|html)\b[^>]*>", re.IGNORECASE)
_MAIL_KEYS = rb"received|return-path|message-id|mime-version|delivered-to|dkim-signature|x-mailer"
_MAIL = re.compile(rb"^(?:" + _MAIL_KEYS + rb"):", re.IGNORECASE | re.MULTILINE)
_MBOX = re.compile(rb"From \S+ .*\d{4}.*\n[A-Za-z][\w-]*:")

PICTURE = "a picture"  # how a refusal of one begins
# What is known and not read: first bytes → what it is, and what to do.
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", PICTURE, "it is preserved; add a text that tells what it shows"),
    (b"\xff\xd8\xff", PICTURE, "it is preserved; add a text that tells what it shows"),
    (b"GIF8", PICTURE, "it is preserved; add a text that tells what it shows"),
    (b"II*\0", PICTURE, "it is preserved; add a text that tells what it shows"),
    (b"MM\0*", PICTURE, "it is preserved; add a text that tells what it shows"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as .docx or PDF and add that"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it, or pack it as .zip"),
    (b"Rar!", "a RAR archive", "unpack it, or pack it as .zip"),
    (b"SQLite format 3\0", "a database", "export its table as CSV and add that"),
    (b"ID3", "a sound recording", "it is preserved; add a transcript"),
    (b"OggS", "a sound or video recording", "it is preserved; add a transcript"),
    (b"\x1aE\xdf\xa3", "a video", "it is preserved; add a transcript"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ\x90", "a program", "leave it out"),
    (b"%!PS", "a PostScript file", "print it to PDF and add that"),
)
_BY_NAME = {
    "html": ("html", "htm", "xhtml", "shtml"),
    "mail": ("eml", "mht", "mhtml"),
    "mbox": ("mbox",),
    "csv": ("csv", "tsv"),
    "jsonl": ("jsonl", "ndjson"),
    "json": ("json",),
    "warc": ("warc",),
    "plain": ("txt", "md", "markdown", "text", "rst"),
}
_NAMED = {ending: name for name, endings in _BY_NAME.items() for ending in endings}
PACKAGES = ("docx", "odt", "wacz")
_MUST_BE = {  # a name that promises what the bytes do not hold
    "pdf": "a PDF", "docx": "a Word document", "odt": "an OpenDocument text", "rtf": "an RTF document",
    "zip": "a zip archive", "wacz": "a WACZ archive", "gz": "a gzip file", "tgz": "a gzip file",
    "bz2": "a bzip2 file", "xz": "an xz file", "tar": "a tar archive", "xlsx": "a spreadsheet", "epub": "a book",
}


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_TESTS: tuple[tuple[Callable[[bytes], object], str], ...] = (
    (lambda data: b"%PDF-" in data[:1024], "pdf"),
    (lambda data: data.startswith(b"{\\rtf"), "rtf"),
    (lambda data: data.startswith(b"WARC/"), "warc"),
    (lambda data: data.startswith(_PACKED), "packed"),
    (lambda data: data[257:262] == b"ustar", "tar"),
    (lambda data: _MBOX.match(data[:1024]), "mbox"),
    (lambda data: _HTML.match(data[:4096]), "html"),
)


def of(data: bytes, name: str) -> str:
    """Name of the format module for these bytes. Raises UnreadableFile for empty files and for known kinds not read."""
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableFile("empty", "it holds no bytes" if not data else "it holds only blanks", "check the copy")
    found = _by_bytes(data)
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    if found == "zip" and ending in PACKAGES:
        return ending  # a package cut short: its own module says so in its own words
    if found:
        return found
    if ending in _MUST_BE:
        raise UnreadableFile(
            f"not {_MUST_BE[ending]}", "its first bytes are others: cut short, damaged or misnamed", "fetch it again"
        )
    return _NAMED.get(ending) or _by_look(data)


def _by_bytes(data: bytes) -> str | None:
    for magic, what, todo in _REFUSED:
        if data.startswith(magic):
            raise UnreadableFile(what, "Headstone reads texts", todo)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise UnreadableFile(PICTURE, "Headstone reads texts", "it is preserved; add a text that tells what it shows")
    if data[4:8] == b"ftyp":
        raise UnreadableFile("a video or a picture", "Headstone reads texts", "it is preserved; add a transcript")
    if data.startswith(_ZIP):
        return _zip_kind(data)
    return next((name for test, name in _TESTS if test(data)), None)


def _zip_kind(data: bytes) -> str:
    """The packages that are zip files, told apart by what they hold. A broken one is left to the zip reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "content.xml" in names and "META-INF/manifest.xml" in names:
                return "odt"
            if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
                return "wacz"
            if "xl/workbook.xml" in names:
                raise UnreadableFile("a spreadsheet", "Headstone reads texts and lists", "save the sheet as CSV")
            if "ppt/presentation.xml" in names:
                raise UnreadableFile("a slide show", "Headstone reads texts", "save it as PDF")
    except NO_ZIP:
        pass  # the zip reader says what is wrong with it
    return "zip"


def _by_look(data: bytes) -> str:
    """Files whose name says nothing: a saved page, a saved mail, or just text."""
    head = data[:4096]
    if len(_MAIL.findall(head)) >= 2 and re.search(rb"^(?:from|subject|date):", head, re.I | re.M):
        return "mail"
    if len(_SOME_HTML.findall(head)) >= 4:
        return "html"
    return "plain"
