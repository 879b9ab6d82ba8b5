"""A phrase that names a speaker or an actor, in any of the tables' languages: what stands in it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from headstone.model.spans import Span
from headstone.reading.marks_speaker_words import Pattern, Patterns, Word, words_of
from headstone.text.organisations import Organisations, OrgMention
from headstone.text.outlets import OutletMention, Outlets

# In this order of trust: of two words as long as each other, the first kind counts.
KINDS = (
    "perpetrator", "own_reporter", "journalist", "pictures", "religious", "ngo", "relative", "armed_group", "office",
    "body", "state", "expert", "witness", "outlet", "local", "group", "carrier",
)  # fmt: skip
LATE = frozenset(("carrier", "office", "group", "local"))  # words that give way to one that tells more
_FLAGS = ("one", "plural", "crowd", "ours", "title", "forces", "police", "not_name", "article", "single", "front")
_QUOTED = re.compile(r"[«“„\"‘]\s*([^«»“”„\"’]{2,60}?)\s*[»”“\"’]")
EDGES = " \t\n,;:.،–—-"
_SOON = 2  # words after "asociación", "газета" in which a name of its own may begin
_ARTICLE_VOTE = 3  # letters that an article is worth in telling the language
_PARTICLES = frozenset(
    ("al", "el", "de", "del", "della", "di", "da", "bin", "ibn", "abu", "van", "von", "der", "den", "la")
)
_NO_PLACE = ("pro", "anti")


@dataclass(frozen=True, slots=True)
class Tag:
    """What a pattern tells: a kind of speaker or a flag, in one language."""

    what: str
    language: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that tell a kind. `first`, `last`: numbers of its words."""

    kind: str
    language: str
    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True)
class Tables:
    """The compiled tables."""

    kinds: Patterns[Tag] = field(repr=False)
    flags: Patterns[Tag] = field(repr=False)
    countries: Patterns[str] = field(repr=False)
    seats: Patterns[str] = field(repr=False)
    organisations: Organisations = field(repr=False)
    outlets: Outlets = field(repr=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands in a phrase. `hits` in order; `country`: ISO code of the first state that it names;
    `seat`: of the state whose capital is the whole phrase; `capital`: of the first whose capital stands in it."""

    text: str
    words: tuple[Word, ...]
    languages: frozenset[str]
    hits: tuple[Hit, ...]
    flags: Mapping[str, frozenset[int]]
    country: str | None
    seat: str | None
    capital: str | None
    org: OrgMention | None
    outlet: OutletMention | None
    person: str | None
    quoted: str | None

    @property
    def lead(self) -> Hit | None:
        """The first word that tells a kind for itself."""
        return next((h for h in self.hits if h.kind not in LATE), None)

    def has(self, *kinds: str) -> bool:
        return any(hit.kind in kinds for hit in self.hits)

    def flagged(self, flag: str, hit: Hit | None = None) -> bool:
        """Whether a word of the phrase, or of one hit in it, carries a flag."""
        found = self.flags.get(flag, frozenset())
        return bool(found if hit is None else found & set(range(hit.first, hit.last + 1)))


def compiled(table: Mapping[str, Any], organisations: Organisations, outlets: Outlets) -> Tables:
    """The tables of data/speakers_languages.yaml with the names of bodies and outlets."""
    rows: Mapping[str, Mapping[str, str]] = table["languages"]
    return Tables(
        Patterns.of((rows[code].get(kind, ""), Tag(kind, code)) for kind in KINDS for code in rows),
        Patterns.of((rows[code].get(flag, ""), Tag(flag, code)) for flag in _FLAGS for code in rows),
        Patterns.of((cell, iso) for iso, cell in table["countries"].items()),
        Patterns.of((cell, iso) for iso, cell in table["seats"].items()),
        organisations,
        outlets,
    )


def phrase_of(text: str, tables: Tables) -> Phrase:
    words = tuple(words_of(text))
    org, outlet = _known(text, words, tables)
    taken = [m.span for m in (org, outlet) if m]
    named = tuple(n for n, w in enumerate(words) if any(s.start <= w.start < s.end for s in taken))
    languages = _languages(words, tables, frozenset(named))
    hits = _hits(words, tables, languages, frozenset(named))
    flags = _flags(words, tables, languages)
    country, where = _country(text, words, tables)
    seats = [(row.value, len(row.parts)) for at in range(len(words)) for row in tables.seats.at(words, at)]
    seat = next((iso for iso, length in seats if length == len(words)), None) or _whole_state(text, tables)
    capital = seats[0][0] if seats else None
    used = frozenset(named) | where | {n for hit in hits for n in range(hit.first, hit.last + 1)}
    found = _QUOTED.search(text)
    quoted = found.group(1) if found else None
    person = _person(text, words, flags, used)
    return Phrase(text, words, languages, hits, flags, country, seat, capital, org, outlet, person, quoted)


def _whole_state(text: str, tables: Tables) -> str | None:
    """The state whose English name or capital is the whole phrase."""
    found = tables.organisations.find_states(text, Span(0, len(text)))
    whole = [s for s in found if s.how != "demonym" and s.span == Span(0, len(text))]
    return whole[0].country if whole else None


def _known(text: str, words: Sequence[Word], tables: Tables) -> tuple[OrgMention | None, OutletMention | None]:
    """The first body and the first outlet that are listed. Arabic ones also without what is glued to them."""
    whole = Span(0, len(text))
    orgs = [o for o in tables.organisations.find(text, whole) if o.kind != "generic"]
    if not orgs and (opened := re.sub(r"(?<!\w)(?:[وفبك]ال|لل)(?=\w{3})", _article, text)) != text:
        orgs = [o for o in tables.organisations.find(opened, Span(0, len(opened))) if o.kind != "generic"]
    plain = tuple(n for n in range(len(words)) if _plain(words, n, tables))
    outlets = [
        o
        for o in tables.outlets.find(text, whole)
        if not any(o.span.overlap(org.span) for org in orgs)
        and not all(n in plain for n, word in enumerate(words) if o.span.start <= word.start < o.span.end)
    ]
    return (orgs[0] if orgs else None), (outlets[0] if outlets else None)


def _plain(words: Sequence[Word], at: int, tables: Tables) -> bool:
    """Whether a word is an article or "newspaper": "die Presse" is the press before it is a paper of that name."""
    flags = {row.value.what for row in tables.flags.at(words, at)}
    return "article" in flags or any(row.value.what == "outlet" for row in tables.kinds.at(words, at))


def _article(match: re.Match[str]) -> str:
    """The article with spaces before it, so that offsets stay."""
    return "ال".rjust(len(match.group()))


def _languages(words: Sequence[Word], tables: Tables, named: frozenset[int]) -> frozenset[str]:
    """The languages of most letters, names left out: all of them where several share as many."""
    votes: Counter[str] = Counter()
    for at in sorted(set(range(len(words))) - named):
        best: dict[str, int] = {}
        for row in tables.kinds.at(words, at):
            best[row.value.language] = max(row.weight, best.get(row.value.language, 0))
        small = {row.value.language for row in tables.flags.at(words, at) if row.value.what in ("article", "one")}
        votes.update(best)
        votes.update(dict.fromkeys(small, _ARTICLE_VOTE))
    most = max(votes.values(), default=0)
    return frozenset(code for code, count in votes.items() if count == most)


def _hits(words: Sequence[Word], tables: Tables, languages: frozenset[str], named: frozenset[int]) -> tuple[Hit, ...]:
    """The kinds that the words tell, the longest pattern of the phrase's languages first."""
    out: list[Hit] = []
    at = 0
    while at < len(words):
        row = None if at in named else _best(list(tables.kinds.at(words, at)), languages)
        if row is None:
            at += 1
            continue
        last = at + len(row.parts) - 1
        out.append(Hit(row.value.what, row.value.language, at, last, Span(words[at].start, words[last].end)))
        at = last + 1
    return tuple(out)


def _best(rows: Sequence[Pattern[Tag]], languages: frozenset[str]) -> Pattern[Tag] | None:
    own = [row for row in rows if row.value.language in languages] or rows
    return max(own, key=lambda row: (len(row.parts), row.weight, -KINDS.index(row.value.what)), default=None)


def _flags(words: Sequence[Word], tables: Tables, languages: frozenset[str]) -> Mapping[str, frozenset[int]]:
    out: dict[str, set[int]] = {}
    for at in range(len(words)):
        for row in tables.flags.at(words, at):
            if row.value.language in languages:
                out.setdefault(row.value.what, set()).update(range(at, at + len(row.parts)))
    return {flag: frozenset(found) for flag, found in out.items()}


def _country(text: str, words: Sequence[Word], tables: Tables) -> tuple[str | None, frozenset[int]]:
    """The first state named, by its name or its adjective, and the words that name it."""
    found: str | None = None
    used: set[int] = set()
    for at, word in enumerate(words):
        if at and text[word.start - 1] in "-‑" and words[at - 1].forms[0] in _NO_PLACE:
            continue
        row = max(tables.countries.at(words, at), key=lambda r: (len(r.parts), r.weight), default=None)
        if row is not None:
            used.update(range(at, at + len(row.parts)))
            found = found or row.value
    return found, frozenset(used)


def _person(text: str, words: Sequence[Word], flags: Mapping[str, frozenset[int]], used: frozenset[int]) -> str | None:
    """What follows a title, or two to four capitalised words after a role, at the end or before a comma."""
    titles, mean = flags.get("title", frozenset()), flags.get("not_name", frozenset())
    small = flags.get("article", frozenset()) | flags.get("one", frozenset())
    for at in range(len(words)):
        if at in used - titles or at in titles or at in small:
            continue
        after_title = at > 0 and at - 1 in titles
        stop = at
        while (
            stop < len(words)
            and stop - at < 4
            and stop not in used
            and _part_of_name(text, words, at, stop, after_title)
        ):
            stop += 1
        ended = stop == len(words) or text[words[stop - 1].end :].lstrip()[:1] in (",", "،", "(")
        opened = at == 0 or (at - 1) in used or text[: words[at].start].rstrip()[-1:] in (",", "،")
        if stop - at >= (1 if after_title else 2) and ended and (opened or after_title) and at not in mean:
            return text[words[at].start : words[stop - 1].end]
    return None


def _part_of_name(text: str, words: Sequence[Word], first: int, at: int, titled: bool) -> bool:
    if at > first and text[words[at - 1].end : words[at].start].strip(" .-'’"):
        return False
    letter = text[words[at].start]
    cased = letter.isupper() or letter.islower()
    inside = at > first and at + 1 < len(words) and words[at].forms[0] in _PARTICLES
    return letter.isupper() or inside or (not cased and letter.isalpha() and titled)


def name_after(phrase: Phrase, hit: Hit) -> str | None:
    """The name that a word of kind carries ("agence Exemple Info"), or opens ("Asociación de Vecinos")."""
    text, words, small = phrase.text, phrase.words, phrase.flags.get("article", frozenset())
    own = text[hit.span.start].isupper() and "de" not in phrase.languages  # German writes every noun with a capital
    for at in range(hit.last + 1, min(hit.last + 1 + _SOON, len(words))):
        if text[words[at].start].isupper():
            return _first_name(text[hit.span.start if own else words[at].start :])
        if at in small:
            break
    capitals = any(text[word.start].isupper() for word in words[hit.last + 1 :])
    return _first_name(text[hit.span.start :]) if own and capitals else None


def _first_name(words: str) -> str:
    """A body's name without what is said of it: "Association Exemple, une organisation locale"."""
    return re.split(r",\s", words)[0].strip(EDGES)


def compound(phrase: Phrase, hit: Hit) -> bool:
    """ "Nord-Avisen": a word that a hyphen joins to a capitalised one is a name."""
    start = hit.span.start
    return start > 0 and phrase.text[start - 1] == "-" and phrase.text[phrase.words[hit.first - 1].start].isupper()


def tidy(phrase: Phrase) -> str:
    """The words without what opens them as an article."""
    articles = phrase.flags.get("article", frozenset())
    first = next((n for n in range(len(phrase.words)) if n not in articles), 0)
    text = phrase.text[phrase.words[first].start :].strip(EDGES) if phrase.words else phrase.text
    return text[4:] if text[:4].lower() == "the " else text
