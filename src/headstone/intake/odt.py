"""OpenDocument texts: paragraphs in order, notes at the end; what is struck out or remarked in the margin stays out of
the main part."""

from collections.abc import Iterator
from typing import Any

from headstone.errors import UnreadableFile
from headstone.intake.context import Context, Converted
from headstone.intake.docx import keyword_pairs
from headstone.intake.drafts import draft
from headstone.intake.meta import from_pairs
from headstone.intake.packages import Package
from headstone.model.sources import Meta
from headstone.model.spans import Span
from headstone.text.normalise import normalise

TOOL = "odt/1"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LINES = (f"{_T}p", f"{_T}h")
_APART = (f"{_T}note", f"{_O}annotation")
_SKIPPED = (f"{_T}tracked-changes", f"{_T}note-citation")


def read(data: bytes, context: Context) -> Converted:
    """One draft. Raises UnreadableFile for a locked, cut or damaged document."""
    package = Package(data, context, "an OpenDocument text")
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(element.tag.endswith("}encryption-data") for element in manifest.iter("{*}*")):
        raise UnreadableFile("a locked document", "it needs a password", "save a copy without the password, add that")
    root = package.xml("content.xml")
    found = root.find(f"{_O}body") if root is not None else None
    if found is None:
        raise UnreadableFile("an OpenDocument text without a body", "its text part is missing", "save it anew")
    body = normalise("\n\n".join(_paragraphs(found, _APART)))
    notes = [line for note in found.iter(*_APART) for line in _paragraphs(note, ())]
    apart = normalise("\n\n".join(notes))
    text = f"{body}\n\n{apart}" if apart else body
    return Converted((draft(context, _meta(package), text, (Span(0, len(body)),), tool=TOOL),))


def _paragraphs(root: Any, apart: tuple[str, ...]) -> Iterator[str]:
    from lxml import etree

    lines: list[list[str]] = []
    row: list[str] | None = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        tail = element.tail or ""
        if event == "start" and tag in (*apart, *_SKIPPED):
            walk.skip_subtree()
            continue
        if event == "start":
            row = [] if tag == f"{_TABLE}table-row" and row is None else row
            if tag in _LINES:
                lines.append([])
            if lines:
                lines[-1].append(_sign(element) + (element.text or ""))
            continue
        if tag in _LINES and lines and (line := "".join(lines.pop()).strip()):
            if row is None:
                yield line
            else:
                row.append(line)
        if tag == f"{_TABLE}table-row":
            if row:
                yield "\t".join(row)
            row = None
        if lines:
            lines[-1].append(tail)


def _sign(element: Any) -> str:
    if element.tag == f"{_T}s":
        return " " * min(int(element.get(f"{_T}c") or 1), 100)
    return {f"{_T}tab": "\t", f"{_T}line-break": "\n"}.get(element.tag, "")


def _meta(package: Package) -> Meta:
    root = package.xml("meta.xml")
    if root is None:
        return Meta()
    values: dict[str, str] = {}
    keywords: list[str] = []
    for element in root.iter("{*}*"):
        name, value = element.tag.rpartition("}")[2], element.text or ""
        if name == "keyword":
            keywords.append(value)
        elif value.strip():
            values.setdefault(name, value)
    author = values.get("initial-creator") or values.get("creator", "")
    pairs = [("title", values.get("title", "")), ("author", author), ("language", values.get("language", ""))]
    return from_pairs(pairs + keyword_pairs(";".join(keywords)))
