"""Word documents: body in order, then notes, heads and feet, so that every visible word is in the text."""

from collections.abc import Iterator
from typing import Any

from headstone.errors import UnreadableFile
from headstone.intake.context import Context, Converted
from headstone.intake.drafts import draft
from headstone.intake.meta import from_pairs
from headstone.intake.packages import Package
from headstone.model.sources import Meta
from headstone.model.spans import Span
from headstone.text.normalise import normalise

TOOL = "docx/1"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": "\u00ad",
}
_APART = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")


def read(data: bytes, context: Context) -> Converted:
    """One draft. Raises UnreadableFile for a package cut short or without a body."""
    package = Package(data, context, "a Word document")
    root = package.xml("word/document.xml")
    if root is None:
        raise UnreadableFile("a Word document without a body", "its text part is missing", "save it anew")
    body = normalise("\n\n".join(paragraphs(root)))
    apart = normalise("\n\n".join(_apart(package)))
    text = f"{body}\n\n{apart}" if apart else body
    return Converted((draft(context, _meta(package), text, (Span(0, len(body)),), tool=TOOL),))


def paragraphs(root: Any) -> Iterator[str]:
    """Paragraphs in reading order; the cells of a table row are one line, a tab between them."""
    from lxml import etree

    row: list[str] | None = None
    pieces: list[list[str]] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in (_FALLBACK, f"{_W}del", f"{_W}moveFrom"):  # drawn twice, or struck out
                walk.skip_subtree()
            elif tag == f"{_W}p":
                pieces.append([])
            elif tag == f"{_W}tr" and row is None:
                row = []
            elif pieces:
                pieces[-1].append(element.text or "" if tag == f"{_W}t" else _SIGNS.get(tag, ""))
        elif tag == f"{_W}p" and (line := "".join(pieces.pop()).strip()):
            if row is None:
                yield line
            else:
                row.append(line)
        elif tag == f"{_W}tr" and row:
            yield "\t".join(row)
            row = None
        elif tag == f"{_W}tr":
            row = None


def _apart(package: Package) -> Iterator[str]:
    """Notes, comments, heads and feet: visible, and not what the report tells."""
    edges = sorted(name for name in package.names if name.startswith(("word/header", "word/footer")))
    seen: set[str] = set()
    for name in (*_APART, *edges):
        root = package.xml(name)
        for line in paragraphs(root) if root is not None else ():
            if line not in seen:
                seen.add(line)
                yield line


def _meta(package: Package) -> Meta:
    """Title, author and language as the file states them. The day it was saved is no day of publication."""
    root = package.xml("docProps/core.xml")
    if root is None:
        return Meta()
    values = {element.tag.rpartition("}")[2]: element.text or "" for element in root}
    pairs = [("title", values.get("title", "")), ("author", values.get("creator", ""))]
    pairs += [("language", values.get("language", "")), *keyword_pairs(values.get("keywords", ""))]
    return from_pairs(pairs)


def keyword_pairs(keywords: str) -> list[tuple[str, str]]:
    """`publisher: X; published: 2020-01-02; invented: true` among a document's keywords."""
    parts = (word.partition(":") for word in keywords.replace(";", ",").split(","))
    return [(key.strip(), value.strip()) for key, colon, value in parts if colon]
