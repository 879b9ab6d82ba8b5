"""Decoded text → frozen text. Runs once, at intake, before any offset exists; nothing visible is deleted."""

import unicodedata

_BOM = "\ufeff"


def normalise(raw: str) -> str:
    """NFC, line ends as `\\n`, NUL as U+FFFD, a byte order mark at the start dropped. Idempotent.

    A NUL is replaced, not deleted: SQLite and many readers stop at it, and a person should see that something stood
    there.
    """
    text = raw.lstrip(_BOM)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
