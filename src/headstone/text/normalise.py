"""Decoded text → frozen text. Runs once, at intake, before any offset exists; nothing visible is deleted."""

import re
import unicodedata

_BOM = "\ufeff"
_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(raw: str) -> str:
    """NFC, line ends as `\\n`, NUL and half characters as U+FFFD, a byte order mark at the start dropped. Idempotent.

    A NUL is replaced, not deleted: SQLite and many readers stop at it, and a person should see that something stood
    there. So is a lone surrogate, which no UTF-8 can hold; two that make one character become that character.
    """
    text = raw.lstrip(_BOM)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
