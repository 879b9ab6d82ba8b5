"""The last step of every format: a frozen text and what is known of it become a Draft."""

from collections.abc import Iterable

from headstone.intake.context import MEGABYTE, Context, Limits
from headstone.intake.language import detect
from headstone.intake.meta import over, primary_subtag, settle
from headstone.model.sources import Draft, Meta
from headstone.model.spans import Span


def draft(
    context: Context,
    own: Meta,
    text: str,
    main: Iterable[Span],
    *,
    tool: str,
    pages: tuple[int, ...] = (),
    kind: str = "text",
    notes: tuple[str, ...] = (),
    template_language: str | None = None,
) -> Draft:
    """`text` is normalised, `main` spans in it. `own` is what the file says of itself.

    `template_language` is a page's `lang` attribute: it fills in only where the text itself is too short to tell, since
    templates keep the language of whoever made them.
    """
    meta, said = settle(over(context.hints, over(own, context.known)))
    notes = context.notes + notes + said
    if too_large(text, context.limits):
        return unread(context, meta, f"too large: more than {context.limits.text_bytes // MEGABYTE} MB", tool, notes)
    spans = tuple(each for each in (trimmed(text, span) for span in main) if each)
    words = "\n".join(text[span.start : span.end] for span in spans)
    language = meta.language or detect(words) or primary_subtag(template_language or "")
    meta = over(meta, Meta(language=language))
    why = _why_unread(words, language, context)
    return Draft(
        context.part, meta, text, spans, pages, kind, tool, "unread" if why else "read", why,
        notes[: context.limits.note_count],
    )


def unread(context: Context, meta: Meta, why: str, tool: str, notes: tuple[str, ...] = ()) -> Draft:
    """A draft without text: preserved, found by name only."""
    meta, said = settle(meta)
    notes = (*notes, *said)
    return Draft(context.part, meta, "", (), (), "text", tool, "unread", why, notes[: context.limits.note_count])


def too_large(text: str, limits: Limits) -> bool:
    """More than the limit in UTF-8; measured only where the number of code points leaves it open."""
    return len(text) * 4 > limits.text_bytes and len(text.encode("utf-8", "surrogatepass")) > limits.text_bytes


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None where nothing is left."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None


def _why_unread(words: str, language: str | None, context: Context) -> str | None:
    if not any(char.isalnum() for char in words):
        return "no text"
    if context.readable is not None and language is not None and language not in context.readable:
        return f"language: {language}"
    return None
