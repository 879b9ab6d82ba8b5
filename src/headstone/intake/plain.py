"""Plain text and Markdown: the text as it stands; its header block is kept in the text and out of the main part."""

from headstone.intake import header
from headstone.intake.context import MEGABYTE, Context, Converted
from headstone.intake.drafts import draft, unread
from headstone.intake.encoding import decode
from headstone.intake.meta import over, settle
from headstone.model.sources import Draft
from headstone.model.spans import Span
from headstone.text.normalise import normalise

TOOL = "text/1"


def read(data: bytes, context: Context) -> Converted:
    """One draft. Raises UnreadableFile when the bytes are no text."""
    if len(data) > context.limits.text_bytes:
        return Converted((_too_large(data, context),))
    decoded = decode(data, context.charset)
    text = normalise(decoded.text)
    head = header.read(text)
    notes = decoded.notes + head.notes
    return Converted((draft(context, head.meta, text, (Span(head.end, len(text)),), tool=TOOL, notes=notes),))


def _too_large(data: bytes, context: Context) -> Draft:
    """Preserved and not read; its header still says whose it is."""
    head = header.read(normalise(decode(data[: 64 * 1024], context.charset).text))
    meta, notes = settle(over(context.hints, over(head.meta, context.known)))
    return unread(context, meta, f"too large: more than {context.limits.text_bytes // MEGABYTE} MB", TOOL, notes)
