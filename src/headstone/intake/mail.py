"""Mail: the headers a reader sees, then the body; attachments are files of their own. Saved pages (MHTML) are mail."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import chain
from typing import Any

from headstone.errors import UnreadableFile
from headstone.intake.blocks import Block, blocks_of
from headstone.intake.context import Context, Converted, attempt, gather
from headstone.intake.drafts import draft
from headstone.intake.edtf import to_edtf
from headstone.intake.encoding import decode
from headstone.intake.html import parse
from headstone.intake.meta import TRUE
from headstone.intake.names import member_name
from headstone.intake.visible import visible_text
from headstone.model.sources import Draft, Meta
from headstone.model.spans import Span
from headstone.text.normalise import normalise

TOOL = "mail/1"
SHOWN = ("From", "Date", "Subject")  # recipients stay in the preserved bytes: they are private persons as a rule
SILENT = ("text/css", "application/pkcs7-signature", "application/pgp-signature")
STUB = 0.2  # a plain part this much shorter than the page beside it only says "see the HTML version"


def read(data: bytes, context: Context) -> Converted:
    """The message, then its attachments as parts "!/name". Raises UnreadableFile when nothing in it looks like mail."""
    message: Any = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    if not message.keys():
        raise UnreadableFile("not a mail", "it has no headers", "check the copy")
    if page := _saved_page(message):
        return _web_page(message, page, context)
    files = (_attachment(part, number, context) for number, part in enumerate(_attachments(message), 1))
    return gather(context, chain((Converted((_message(message, context),)),), files))


def _message(message: Any, context: Context) -> Draft:
    body, notes = _body(message)
    lines = [f"{name}: {_header(message, name)}" for name in SHOWN if _header(message, name)]
    head = normalise("\n".join(lines))
    text = normalise(f"{head}\n\n{body}")
    pictures = sum(part.get_content_maintype() == "image" for part in message.walk())
    if pictures:
        notes = (*notes, f"{pictures} pictures in the mail are preserved and not read")
    subject = head.rfind("Subject: ")  # the subject is the headline of what is told
    main = (Span(subject + 9 if subject >= 0 else len(head), len(text)),)
    return draft(context, _meta(message), text, main, tool=TOOL, notes=notes)


def blocks(data: bytes) -> tuple[Block, ...]:
    """A mail as plain blocks, to be looked at: the headers that are read, the body, and what else came with it by name.
    Recipients and every other header stay in the preserved bytes. Raises UnreadableFile as its reading does."""
    message: Any = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    if not message.keys():
        raise UnreadableFile("not a mail", "it has no headers", "check the copy")
    page = _saved_page(message) or message.get_body(("html",))
    plain, _ = _text_of(message.get_body(("plain",)))
    head = [Block("caption", f"{name}: {_header(message, name)}") for name in SHOWN if _header(message, name)]
    body = blocks_of(page.get_payload(decode=True) or b"") if page is not None else ()
    words = [Block("lines", part.strip("\n")) for part in re.split(r"\n\s*\n", normalise(plain)) if part.strip()]
    others = [part for part in message.walk() if part.get_filename()]
    files = [Block(_kind(part), f"{part.get_filename()} ({part.get_content_type()})") for part in others]
    return (*head, *(body or words), *files)


def _kind(part: Any) -> str:
    return "picture" if part.get_content_maintype() == "image" else "caption"


def _meta(message: Any) -> Meta:
    name, address = parseaddr(_header(message, "From"))
    date = _header(message, "Date")
    return Meta(
        publisher=_header(message, "Organization") or _header(message, "X-Publisher") or None,
        author=name or address or None,
        title=_header(message, "Subject") or None,
        published=(to_edtf(date) or date) if date else None,
        url=_header(message, "Archived-At").strip("<>") or None,
        language=_header(message, "Content-Language").split(",")[0] or None,
        invented=_header(message, "X-Invented").casefold() in TRUE,
    )


def _header(message: Any, name: str) -> str:
    """A header as shown; a malformed one as it stands."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, OverflowError):
        raw = next((value for key, value in message.raw_items() if key.casefold() == name.casefold()), "")
        return " ".join(str(raw).split())


def _body(message: Any) -> tuple[str, tuple[str, ...]]:
    plain, notes = _text_of(message.get_body(("plain",)))
    page, page_notes = _text_of(message.get_body(("html",)))
    page = visible_text(parse(page)) if page.strip() else ""
    if page and len(plain.strip()) < STUB * len(page):
        return page, page_notes
    return plain, notes


def _text_of(part: Any) -> tuple[str, tuple[str, ...]]:
    if part is None:
        return "", ()
    data = part.get_payload(decode=True) or b""
    if not data.strip():
        return "", ()
    decoded = decode(data, part.get_content_charset())
    return decoded.text, decoded.notes


def _attachments(message: Any) -> Iterator[Any]:
    """Parts that are files: everything but the body's own parts and the pictures in it."""
    for part in message.iter_attachments():
        if part.get_content_maintype() == "multipart":
            yield from _attachments(part)
        elif part.get_content_maintype() != "image" and part.get_content_type() not in SILENT:
            yield part


def _attachment(part: Any, number: int, context: Context) -> Converted:
    if part.get_content_type() == "message/rfc822":
        data, name = part.get_content().as_bytes(), part.get_filename() or f"message-{number}.eml"
    else:
        data = part.get_payload(decode=True) or b""
        ending = {"text/plain": ".txt", "text/html": ".html"}.get(part.get_content_type(), "")
        name = part.get_filename() or f"part-{number}{ending}"
    inside = context.inside(f"!/{member_name(name)}", name)
    return attempt(data, replace(inside, charset=part.get_content_charset()))


def _saved_page(message: Any) -> Any | None:
    """The page of an MHTML file: what a browser saves has a root part with a place of its own."""
    if message.get_content_type() != "multipart/related" or not _header(message, "Snapshot-Content-Location"):
        return None
    return message.get_body(("html",))


def _web_page(message: Any, page: Any, context: Context) -> Converted:
    date = _header(message, "Date")
    address, tool = _header(message, "Snapshot-Content-Location"), _header(message, "From")
    known = Meta(url=address, captured_at=to_edtf(date), capturing_tool=tool)
    data = page.get_payload(decode=True) or b""
    return context.convert(data, replace(context, name="page.html", known=known, charset=page.get_content_charset()))
