"""Bytes → text. The order: byte order mark, UTF-8, UTF-16/32 without a mark, what was declared, a weighed guess.

The guess decodes the bytes with each code page and counts what no writer does: two scripts in one word, a capital after
a small letter, a currency sign between letters. The page with the fewest faults wins; where two have equally few, the
language of the text must be one that the page was made for.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from headstone.errors import UnreadableFile
from headstone.intake.language import identify

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2))
# Code pages in the order of how common they are, with the languages written in them (None: any other).
PAGES: tuple[tuple[str, frozenset[str] | None], ...] = (
    ("cp1252", None),
    ("cp1251", frozenset(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt"))),
    ("cp1256", frozenset(("ar", "fa", "ur", "ps", "ug"))),
    ("cp1250", frozenset(("pl", "cs", "sk", "hu", "hr", "bs", "sr", "sl", "ro", "sq"))),
    ("cp1254", frozenset(("tr", "az", "ku"))),
    ("cp1253", frozenset(("el",))),
    ("cp1255", frozenset(("he", "yi"))),
    ("koi8-r", frozenset(("ru", "bg"))),
    ("iso8859-5", frozenset(("ru", "uk", "be", "bg", "sr", "mk"))),
    ("iso8859-2", frozenset(("pl", "cs", "sk", "hu", "hr", "bs", "sr", "sl", "ro", "sq"))),
    ("iso8859-6", frozenset(("ar",))),
)
SAMPLE = 32 * 1024
MANY_FAULTS = 0.12  # per letter beyond ASCII: right pages stay below .03 on running text, wrong ones above .25
EQUAL = 0.02  # faults per letter that do not yet tell two pages apart
FEW_COMMON = 0.35  # share of the commonest Cyrillic letters: .5 to .6 in every Slavic language, .2 when misread
CONTROL = re.compile(rb"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
PUNCTUATION = frozenset("“”‘’‚„‹›«»–—…•·€£°©®№§¿¡،؟؛ـ\u00a0\u200c\u200d\u200e\u200f\u00ad")


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Text of the bytes. Raises UnreadableFile when they are no text in any encoding known here."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return _lossy(data, name)
    found = _utf8(data) or _wide(data)
    if found:
        return found
    if _binary(data):
        raise _no_text()
    return _declared(data, declared) or _guessed(data)


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also with a few broken characters in it (a cut, a bad copy)."""
    if _binary(data) or data.count(0) * 5 > len(data):
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text if char > "\x7f") - broken
    return _noted(text, "utf-8") if broken * 10 <= whole else None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: it decodes, and spaces stand between letters."""
    for name, unit in WIDE:
        try:
            text = data[: len(data) - len(data) % unit].decode(name)
        except UnicodeDecodeError:
            continue
        sample = text[:SAMPLE]
        spaces = sum(char in " \n\t\r" for char in sample)
        plain = sum(char.isalnum() or char.isspace() or unicodedata.category(char)[0] == "P" for char in sample)
        if sample and spaces * 50 >= len(sample) and plain * 20 >= len(sample) * 19:
            return Decoded(text, name)
    return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """What a page or a mail says of itself. "iso-8859-1" means Windows-1252, as browsers have it."""
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _guessed(data: bytes) -> Decoded:
    sample = data[:SAMPLE]
    ranked = sorted(
        (faults(sample.decode(name)), order, name)
        for order, (name, _) in enumerate(PAGES)
        if _decodes(sample, name)
    )
    if not ranked or ranked[0][0] > MANY_FAULTS:
        return _asian(data) or _last_resort(data, ranked[0][2] if ranked else "latin-1")
    least = ranked[0][0]
    equal = [name for fault, _, name in ranked if fault <= least + EQUAL]
    equal.sort(key=lambda name: dict(PAGES)[name] is None)  # a page of few languages has to prove itself first
    return _lossy(data, next((name for name in equal if _speaks(sample, name)), ranked[0][2]))


def faults(text: str) -> float:
    """What no writer does, per character beyond ASCII (0 = none)."""
    beyond = [at for at, char in enumerate(text) if char > "\x7f"]
    if not beyond:
        return 0.0
    count = float(sum(_fault(text, at) for at in beyond))
    letters = [text[at] for at in beyond if text[at].isalpha()]
    capitals = sum(char.isupper() for char in letters)
    cased = sum(char.isupper() or char.islower() for char in letters)
    if cased > 20 and (capitals == 0 or capitals * 2 > cased) and _script(letters[0]) != "LATIN":
        count += len(beyond) * 2 * EQUAL  # no capital at all, or nearly all capitals: most likely the page next door
    if letters and _script(letters[0]) == "CYRILLIC" and _common(letters) < FEW_COMMON:
        count += len(beyond) * 5 * EQUAL
    return count / len(beyond)


def _common(letters: list[str]) -> float:
    return sum(char.casefold() in "оеаинтсріј" for char in letters) / len(letters)


def _fault(text: str, at: int) -> bool:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not char.isalpha():
        return char not in PUNCTUATION and unicodedata.category(char) != "Mn"
    if before.isalpha() and (_script(before) != _script(char) or (before.islower() and char.isupper())):
        return True
    if after.isalpha() and after < "\x80" and (_script(after) != _script(char) or (char.islower() and after.isupper())):
        return True
    if char < "\u0250" and "\x7f" < before < "\u0250" and "\x7f" < after < "\u0250":
        return before.isalpha() and after.isalpha()  # three accented Latin letters in a row: another script, misread
    return char == "ς" and after.isalpha()


@lru_cache(maxsize=1024)
def _script(char: str) -> str:
    return unicodedata.name(char, "NONE").split(" ")[0] if char else "NONE"


def _speaks(sample: bytes, name: str) -> bool:
    """The language of the text, read with this page, is one that the page was made for."""
    languages = dict(PAGES)[name]
    code = identify(sample.decode(name)[:4000])[0]
    return code in languages if languages else not any(code in others for _, others in PAGES if others)


def _asian(data: bytes) -> Decoded | None:
    """Chinese, Japanese, Korean pages: what charset-normalizer finds without doubt."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]).best()
    return _lossy(data, best.encoding) if best else None


def _last_resort(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    letters = sum(char.isalpha() or char.isspace() for char in text)
    if letters * 2 < len(text):
        raise _no_text()
    return Decoded(text, name, (f"encoding not sure: read as {name}",))


def _lossy(data: bytes, name: str) -> Decoded:
    return _noted(data.decode(name, "replace"), name)


def _noted(text: str, name: str) -> Decoded:
    broken = text.count("\ufffd")
    return Decoded(text, name, (f"{broken} places are no {name} and were replaced by U+FFFD",) if broken else ())


def _decodes(sample: bytes, name: str) -> bool:
    try:
        sample.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _binary(data: bytes) -> bool:
    """More control characters than any text has: 1 in 100, where random bytes have 1 in 10."""
    sample = data[:SAMPLE]
    return len(CONTROL.findall(sample)) * 100 > len(sample)


def _no_text() -> UnreadableFile:
    return UnreadableFile(
        "not a text or a known format", "its bytes are those of no file known here", "open it in its own program"
    )
