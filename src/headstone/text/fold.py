"""Names folded for comparison: `fold` is the exact key of names and search, `skeleton` the loose fallback.

Both are lossy on purpose and never shown to anyone. The rules are the spelling variants that English-language press
makes of Arabic, Persian, Turkish and Slavic names; they are applied to every name alike, so that a wrong rule for one
language costs a few extra candidates and never a miss.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose.
_LATIN = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "ng",
    "ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ʻ": "", "ʼ": "",
}
# Apostrophes and the signs for 'ain and hamza fall away inside a word: Sana'a, Sanaa and Sana‘a are one name.
_DROPPED = "'’‘`´ʹʺʻʼʽʾʿˈˊˋ′″‛ꞌ\u0640\u200b\u200c\u200d\u200e\u200f\u00ad"
_SPACED = "-‐‑‒–—―−_/.,;:()[]{}\"“”«»&+*|\\\t\n\r\u00a0،؛·・־׳״"
_ARABIC = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ة": "ه", "ۀ": "ه", "ە": "ه",
    "ہ": "ه", "ھ": "ه", "ؤ": "و", "ئ": "ي", "ء": "", "ک": "ك", "ڪ": "ك",
}
_SIGNS = str.maketrans(
    {**_LATIN, **_ARABIC, **dict.fromkeys(_SPACED, " "), **dict.fromkeys(_DROPPED, "")}
)
_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")

# The Arabic article. "el" opening a name without a hyphen is kept: El Salvador is not Salvador. Before a sun letter the
# article takes that letter on (ar-Rusafah, ash-Shaykh), and is dropped only there.
_ARTICLE = re.compile(
    r"(?:(?<=\s)|^)(?:al|(?:(?<=\s)el)|il)\s(?=\S)"
    r"|(?:(?<=\s)|^)[ae](?:sh\s(?=sh)|th\s(?=th)|dh\s(?=dh)|([drstzn])\s(?=\1))"
)
_HYPHEN_EL = re.compile(r"\b[ae]l[-‐‑–](?=\w)")
_ARABIC_ARTICLE = re.compile(r"(?:(?<=\s)|^)ال(?=\w{2})")
_RUN = re.compile(r"(\D)\1+")
_FINAL_H = re.compile(r"(?<=[ae])h\b")
# In order: long vowels, diphthongs, then letters that no two newspapers spell alike.
_VARIANTS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i"), ("ay", "e"), ("ai", "e"), ("ei", "e"), ("ey", "e"),
    ("aw", "au"),
    ("y", "i"), ("tch", "ch"), ("dj", "j"), ("dh", "d"), ("th", "t"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("q", "k"),
)


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The key under which spellings of one name meet: "Deir az-Zawr", "Deïr ez Zawr" and "Der az-Zawr" are "der zaur".

    Empty for a name without letters and digits. Idempotence is not promised; equality of keys is all that matters.
    """
    text = name.casefold()
    if "-" in text or not text.isascii():
        text = _HYPHEN_EL.sub("al ", text)
    if text.isascii():
        text = text.translate(_SIGNS)
    else:
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_SIGNS))).translate(_SIGNS)
        if "ال" in text:
            text = _ARABIC_ARTICLE.sub("", text)
    return _romanised(_ARTICLE.sub("", text))


def _romanised(text: str) -> str:
    """Latin spelling variants evened out; other scripts pass unchanged but for doubled letters."""
    if "h" in text:
        text = _FINAL_H.sub("", text)
    for variant, plain in _VARIANTS:
        if variant in text:
            text = text.replace(variant, plain)
    return " ".join(_RUN.sub(r"\1", text).split())


# Consonant classes of `skeleton`. A class is what different scripts, or different newspapers, write for one sound.
_CLASSES = {
    # Latin, after digraphs became capitals
    **dict.fromkeys("bp", "b"), **dict.fromkeys("fv", "f"), **dict.fromkeys("kq", "k"), "c": "k", "g": "g", "h": "h",
    "j": "j", "l": "l", "m": "m", "n": "n", "r": "r", "s": "s", "t": "t", "d": "d", "z": "z", "x": "ks",
    "S": "S", "C": "C",
    # Arabic script (Arabic, Persian, Urdu, Kurdish)
    "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ط": "t", "ٹ": "t", "ج": "j", "ژ": "j", "چ": "C", "ح": "h", "خ": "h",
    "ه": "h", "د": "d", "ذ": "d", "ض": "d", "ظ": "d", "ڈ": "d", "ر": "r", "ڑ": "r", "ڕ": "r", "ز": "z", "س": "s",
    "ص": "s", "ش": "S", "غ": "g", "ف": "f", "ڤ": "f", "ق": "k", "ك": "k", "گ": "g",
    "ل": "l", "ڵ": "l", "م": "m", "ن": "n",
    # Cyrillic
    "б": "b", "п": "b", "в": "f", "ф": "f", "г": "g", "ґ": "g", "д": "d", "ж": "j", "з": "z", "к": "k", "л": "l",
    "м": "m", "н": "n", "р": "r", "с": "s", "т": "t", "х": "h", "ц": "s", "ч": "C", "ш": "S", "щ": "S", "џ": "j",
    "ј": "y", "љ": "l", "њ": "n", "ђ": "d", "ћ": "C", "қ": "k", "ғ": "g", "ң": "n", "һ": "h",
    # Hebrew
    "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ז": "z", "ח": "h", "ט": "t", "כ": "k", "ך": "k", "ל": "l", "מ": "m",
    "ם": "m", "נ": "n", "ן": "n", "ס": "s", "פ": "f", "ף": "f", "צ": "s", "ץ": "s", "ק": "k", "ר": "r",
    "ש": "S", "ת": "t",
    # a space keeps doubled letters of two words apart, and nothing more
    " ": " ",
}
_SKELETON = str.maketrans({chr(point): "" for point in range(0x61, 0x7B)} | _CLASSES)
_WEAK = dict.fromkeys("aeiouاعаэеоуиіїыאע", "a") | dict.fromkeys("wو", "w") | dict.fromkeys("yيяюйיј", "y")
_DIGRAPHS = (
    ("tch", "C"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("zh", "j"), ("dj", "j"), ("дж", "j"), ("ph", "f"), ("ts", "s"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy",
    "sy"), ("و", "w"),
)
_CYRILLIC_ARTICLE = re.compile(r"(?:(?<=\s)|^)(?:[эаеи]ль|[эа](?:ш\s(?=ш)|([дрстзн])\s(?=\1)))\s?(?=\S)")
_LOOSE_ARTICLE = re.compile(r"^(?:el|il)\s(?=\S)")
_FINAL_WEAK_H = re.compile(r"[hهחה](?=\s|$)")
_KEEP = frozenset("bfkghjlmnrstdzSCyw ")


def skeleton(name: str) -> str:
    """Consonants of a name over Latin, Arabic, Cyrillic and Hebrew script, vowels dropped; a leading vowel is kept as
    "a".

    "Khan Sheikhoun", "خان شيخون" and "Хан-Шейхун" are all "hnShn". A name with fewer than two consonants, or in
    another script, answers with its `fold`: its skeleton would meet everything.
    """
    text = _unarticled(name.casefold())
    for variant, plain in _DIGRAPHS:
        if variant in text:
            text = text.replace(variant, plain)
    text = _FINAL_WEAK_H.sub("", _RUN.sub(r"\1", text))
    bones = "".join(bone for bone in text.translate(_SKELETON) if bone in _KEEP and bone not in "yw").replace(" ", "")
    if len(bones) < 2:
        return fold(name)
    return (_WEAK.get(text.lstrip()[:1], "") + bones) if text.strip() else fold(name)


def _unarticled(text: str) -> str:
    """Marks, signs and articles away, every script alike; `text` is case-folded."""
    text = _HYPHEN_EL.sub("al ", text)
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_SIGNS))).translate(_SIGNS)
    text = _CYRILLIC_ARTICLE.sub("", _ARABIC_ARTICLE.sub("", text))
    return _LOOSE_ARTICLE.sub("", _ARTICLE.sub("", text))
