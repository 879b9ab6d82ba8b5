"""Names and words as they stand in files, archives and mails: shown safely, never used as a path."""

import unicodedata
from pathlib import PurePosixPath

from headstone.errors import HostileFile

SYSTEM = ("__MACOSX", "Thumbs.db", "desktop.ini")


def member_name(name: str) -> str:
    """A name that can be shown and stored: NFC, forward strokes, control characters and direction marks spelled out."""
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    text = unicodedata.normalize("NFC", whole.replace("\\", "/"))
    return "".join(_spelled(char) for char in text)


def one_line(words: str) -> str:
    """Words from a file or a parser, to be shown and stored: NFC on one line, control characters spelled out. Direction
    marks stay, since names and titles of right-to-left scripts carry them."""
    text = " ".join(unicodedata.normalize("NFC", words).split())
    return "".join(_spelled(char) if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)


def checked(name: str) -> str:
    """The name of an archive's member. Raises HostileFile for one that points out of the archive."""
    shown = member_name(name)
    path = PurePosixPath(shown)
    drive = len(shown) > 1 and shown[1] == ":" and shown[0].isalpha()
    if path.is_absolute() or drive or ".." in path.parts:
        raise HostileFile("a path out of the archive", f"the member is named {shown[:80]}", "it was left out")
    return shown.removeprefix("./")


def hidden(name: str) -> bool:
    """Folders' and systems' own files, which no one meant to send."""
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part != "..") or part in SYSTEM for part in parts)


def _spelled(char: str) -> str:
    plain = char in "\u200c\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return char if plain else f"\\u{ord(char):04x}"
