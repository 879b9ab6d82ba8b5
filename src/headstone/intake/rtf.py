"""Rich Text Format, by striprtf."""

import re
from typing import Any

from headstone.errors import UnreadableFile
from headstone.intake.context import MEGABYTE, Context, Converted
from headstone.intake.drafts import draft, unread
from headstone.intake.meta import from_pairs, over
from headstone.model.sources import Meta
from headstone.model.spans import Span
from headstone.text.normalise import normalise

TOOL = "rtf/1"
_PAGE = re.compile(r"\\ansicpg(\d+)")
_CHAR = re.compile(r"\\u(-?\d+)")
_PICTURE = re.compile(r"(?<=[\s}])[0-9a-fA-F\s]{2000,}(?=[}\\])")


def read(data: bytes, context: Context) -> Converted:
    """One draft. Raises UnreadableFile for a document without its end."""
    if len(data) > context.limits.member_bytes:
        why = f"too large: more than {context.limits.text_bytes // MEGABYTE} MB"
        return Converted((unread(context, over(context.hints, context.known), why, TOOL),))
    source = _PICTURE.sub("", data.decode("latin-1"))  # pictures in hexadecimal: megabytes without a word
    source = _CHAR.sub(_possible, source)
    page = _PAGE.search(source[:2000])
    text = _plain(source, f"cp{page[1]}" if page else "cp1252")
    if not text:
        raise UnreadableFile("an RTF document cut short or damaged", "no text comes out of it", "save it anew")
    notes = () if source.rstrip(" \r\n\t\0").endswith("}") else ("the end of the file is missing: it may be cut short",)
    return Converted((draft(context, _meta(source), text, (Span(0, len(text)),), tool=TOOL, notes=notes),))


def _possible(number: re.Match[str]) -> str:
    """A character by number; one that no character has, which stops striprtf, is shown as missing."""
    return number[0] if len(number[1]) < 8 and -0x8000 <= int(number[1]) <= 0x10FFFF else "\\u65533"


def _plain(source: str, page: str) -> str:
    from striprtf import striprtf

    strip: Any = striprtf.rtf_to_text
    return normalise(strip(source, encoding=page, errors="replace")).strip()


def _meta(source: str) -> Meta:
    found = {
        key: _plain("{\\rtf1 " + match[1] + "}", "cp1252")
        for key in ("title", "author", "keywords")
        if (match := re.search(rf"{{\\{key}\s+((?:[^{{}}\\]|\\.)*)}}", source[:20_000]))
    }
    pairs = [("title", found.get("title", "")), ("author", found.get("author", ""))]
    words = (word.partition(":") for word in found.get("keywords", "").replace(";", ",").split(","))
    return from_pairs(pairs + [(key.strip(), value.strip()) for key, colon, value in words if colon])
