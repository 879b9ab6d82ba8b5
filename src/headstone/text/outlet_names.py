"""Names of outlets that no register lists: told by the words that such names begin and end with, and by capitals.

What stands where a credit stands need only look like a name; what stands in prose must hold a word that hardly any
name but an outlet's holds ("Herald", "News Agency", "Gazeta").
"""

import re

from headstone.model.spans import Span
from headstone.text.credit_words import CreditWords
from headstone.text.tokens import word_set

_WORD = re.compile(r"[^\W_]+(?:['’.\-‑–/&+][^\W_]+)*")
_GAP = re.compile(r"[ \t\u00a0]+(?:[&+][ \t\u00a0]+)?")
_LINKS = word_set("of the and for de la le du des del di da do dos das et y e i der die und van von til og al l")
_QUOTED = re.compile(r"[«»“„\"‘'](?P<name>[^«»“”„\"\n‘’]{2,50})[«»”“\"’']")
_ACRONYM = re.compile(r"[A-ZÀ-ÞА-ЯҐЄІЇ]{2,6}")
_MOST = 6  # words of a name
_UNCASED = 3  # words of a name in a script without capitals, where nothing else ends it


def name_after(text: str, at: int, end: int, words: CreditWords) -> Span | None:
    """The name that begins at `at`, articles left out: capitalised words in a row, or what is in quotation marks."""
    at = _past_articles(text, at, end, words)
    quoted = _QUOTED.match(text, at, end)
    if quoted is not None:
        return Span(*quoted.span("name"))
    found: list[re.Match[str]] = []
    position = at
    while len(found) < _MOST and (match := _WORD.match(text, position, end)) is not None:
        if not _may_go_on(match.group(), found, words):
            break
        found.append(match)
        gap = _GAP.match(text, match.end(), end)
        if gap is None:
            break
        position = gap.end()
    return _trimmed(found)


def name_before(text: str, start: int, at: int, words: CreditWords) -> Span | None:
    """The capitalised words in a row that end at `at`; a sentence's opening word is left out."""
    found: list[re.Match[str]] = []
    for match in reversed(list(_WORD.finditer(text, start, at))):
        after = found[0].start() if found else at
        if not _GAP.fullmatch(text, match.end(), after) or not (_capital(match.group()) or match.group() in _LINKS):
            break
        found.insert(0, match)
    while found and (words.opener.fullmatch(found[0].group()) or not _capital(found[0].group())):
        found.pop(0)
    return _trimmed(found) if len(found) <= _MOST else None


def looks_like_outlet(name: str, words: CreditWords, soft: bool) -> bool:
    """Whether a name holds, at its beginning or end, a word of outlets and another word beside it."""
    if words.bodies.search(name):
        return False
    for pattern in (words.last, words.first, *((words.soft,) if soft else ())):
        for match in pattern.finditer(name):
            at_end = match.end() == len(name) and pattern is not words.first
            at_start = match.start() == 0 and pattern is not words.last
            rest = (name[: match.start()] + " " + name[match.end() :]).strip(" -.")
            if (at_end or at_start) and name[match.start()].isupper() and _own_word(rest, words):
                return True
            if at_start and not name[0].isupper() and not name[0].islower() and rest:
                return True
    return name[:1].isupper() and words.compound.fullmatch(name) is not None  # "Talzeitung"


def is_region(name: str, words: CreditWords) -> bool:
    """A country or region: "(Mozambique)" before a story says where, not who."""
    return words.regions.fullmatch(name.strip(" .")) is not None


def is_acronym(name: str) -> bool:
    return _ACRONYM.fullmatch(name) is not None


def core(name: str, words: CreditWords) -> str:
    """A name without what its short form leaves out: "Northline News Agency" is "Northline"."""
    kept = name.strip()
    for pattern in (rf"^(?:the\s+)?(?:{words.generic.pattern})\s+", rf"\s+(?:{words.generic.pattern})$"):
        kept = re.sub(pattern, "", kept, flags=re.IGNORECASE).strip()
    return kept


def acronym(name: str) -> str:
    """Initials of a name of two to six words, its small words left out; "" of any other."""
    initials = [word[0] for word in re.findall(r"[^\W\d_][\w'’]*", name) if word[0].isupper()]
    return "".join(initials) if 2 <= len(initials) <= 6 else ""


def _own_word(rest: str, words: CreditWords) -> bool:
    """Something beside the word of outlets that is a name: "The News" and "Daily Press" are none."""
    for pattern in (words.opener, words.articles, words.last, words.soft):
        rest = pattern.sub(" ", rest)
    return any(_capital(word) or word[:1].isdigit() for word in _WORD.findall(rest))


def _may_go_on(word: str, found: list[re.Match[str]], words: CreditWords) -> bool:
    if _uncased(word):
        return len(found) < _UNCASED and words.stop.fullmatch(word) is None
    if not found:
        return _capital(word) and words.opener.fullmatch(word) is None
    return _capital(word) or word[:1].isdigit() or word in _LINKS


def _past_articles(text: str, at: int, end: int, words: CreditWords) -> int:
    for _ in range(2):
        match = re.compile(r"\s*(?:(?P<word>[^\W\d_]+)(?:\s+|['’]))?").match(text, at, end)
        if match is None:
            return at
        word = match.group("word")
        if word is None or words.articles.fullmatch(word) is None or (_capital(word) and len(word) > 1):
            break
        at = match.end()
    spaces = re.compile(r"\s*").match(text, at, end)
    return spaces.end() if spaces is not None else at


def _trimmed(found: list[re.Match[str]]) -> Span | None:
    while found and found[-1].group() in _LINKS:
        found.pop()
    if not found:
        return None
    possessive = re.search(r"['’]s$", found[-1].group())
    return Span(found[0].start(), found[-1].end() - (2 if possessive else 0))


def _capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1].islower() and any(letter.isupper() for letter in word))


def _uncased(word: str) -> bool:
    return not word[:1].isupper() and not word[:1].islower() and word[:1].isalpha()
