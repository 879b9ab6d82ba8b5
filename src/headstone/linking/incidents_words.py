"""The words of a text by how much they tell of what it is about."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from headstone.text.fold import fold

LEAD = 350  # code points of title and first sentences
LEAD_FACTOR = 1.6
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Words of English, and of this field, too common to say that two texts are alike. Other languages rest on their spread
# in the case.
_COMMON = re.compile(
    r"about|above|after|again|against|also|although|among|another|around|because|been|before|being|between|both|could|"
    r"days|does|during|each|even|every|first|from|have|having|here|into|just|last|later|like|made|many|more|most|much|"
    r"near|only|other|over|people|said|same|says|should|since|some|still|such|than|that|their|them|then|there|these|"
    r"they|this|those|three|through|time|told|took|under|until|upon|very|were|what|when|where|which|while|whom|whose|"
    r"will|with|within|without|would|years?|yours?|"
    r"grave|graves|mass|bodies|body|buried|burial|killed|killing|dead|found|discovered|remains|victims"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Names (capitalised words) and tokens (all other words of length) with their weights; see `Episode`.

    `names_size` and `tokens_size` are the lengths of the two rows as vectors.
    """

    names: dict[str, float]
    spelt: dict[str, str]
    lead: frozenset[str]
    mentioned: frozenset[str]
    tokens: dict[str, float]
    names_size: float = 0.0
    tokens_size: float = 0.0


def words_of(texts: Sequence[str]) -> Words:
    """Weight of a word: 1 + log of its number, and more where it stands in the lead."""
    names: dict[str, list[int]] = {}
    tokens: dict[str, list[int]] = {}
    spelt: dict[str, str] = {}
    opening: set[str] = set()
    for text in texts:
        for match in _WORD.finditer(text):
            word = intern(match.group())  # the reports of a case have most of their words in common
            if not _capital(word):
                if len(word) > 3 and not _COMMON.fullmatch(word):
                    tokens.setdefault(word, []).append(match.start())
            elif len(word) < 3 or _opens(text, match.start()):
                opening.add(word)
            else:
                name = folded(word)
                spelt[key_of(name)] = name
                names.setdefault(key_of(name), []).append(match.start())
    mentioned = frozenset(spelt.values()) | frozenset(map(folded, opening))
    for name in map(folded, opening):  # a name that opens a sentence counts where it is known for a name
        if key_of(name) in names:
            names[key_of(name)].append(0 if any(text.startswith(name) for text in texts) else LEAD)
    lead = frozenset(name for name, at in names.items() if min(at) < LEAD) - _only_in_capitals(texts)
    rows = _weighed(names), _weighed(tokens)
    sizes = [math.sqrt(math.fsum(weight * weight for weight in row.values())) for row in rows]
    return Words(rows[0], spelt, lead, mentioned - {""}, rows[1], *sizes)


def _only_in_capitals(texts: Sequence[str]) -> frozenset[str]:
    """Names that the lead gives in capitals alone: where the report was sent from, not where it happened."""
    heads = [match.group() for text in texts for match in _WORD.finditer(text[:LEAD]) if _capital(match.group())]
    plain = {key_of(folded(word)) for word in heads if not word.isupper()}
    return frozenset(key_of(folded(word)) for word in heads if word.isupper() and len(word) > 3) - plain


def _capital(word: str) -> bool:
    """Does it begin with a capital, an article of a name left aside (al-Sabah, d'Or)?"""
    return word[0].isupper() or any(mark in word and word.split(mark)[1][:1].isupper() for mark in "-'’")


def _weighed(places: dict[str, list[int]]) -> dict[str, float]:
    return {word: _weight(len(at), min(at) < LEAD) for word, at in places.items() if word}


@lru_cache(maxsize=1000)
def _weight(number: int, leads: bool) -> float:
    return (1 + math.log(number)) * (LEAD_FACTOR if leads else 1.0)


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A name for comparison, its possessive left off."""
    return intern(fold(word.removesuffix("'s").removesuffix("’s")))


def key_of(name: str) -> str:
    """Spellings that differ by the order of letters (a slip that newspapers make with foreign names) share a key."""
    return intern(name[:1] + "".join(sorted(name[1:]))) if len(name) >= 5 else name


def _opens(text: str, at: int) -> bool:
    """Does the word at `at` open a sentence, so that its capital says nothing?"""
    before = text[max(0, at - 3) : at].rstrip(" \"'“‘«(")
    return not before or before[-1] in ".!?:\n…"
