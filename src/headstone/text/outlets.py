"""The register of outlets: names, aliases and domains, found in running text and in publisher strings."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from headstone.model.spans import Span
from headstone.text.credit_words import CreditWords, credit_words
from headstone.text.fold import skeleton
from headstone.text.names import Name, NameIndex, loud, name, tokens
from headstone.text.outlet_names import acronym, core, is_region

_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,24})(?=[/:?#\s)\]},;\"'”’]|\.?$|\.\s)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_THE_WORD = re.compile(r"(?:The|La|la|Le|El|Il|Los|Las|Les|Der|Die|Das|De|Het|O) \w+")
_ASIDE = re.compile(r"\s*\((?:we)?blog\)$|,.*$")
_CASE_ENDING = re.compile(r"(?:[оеыи]м|ами|ах)$")  # the Cyrillic ones that hold a consonant: vowels do not count
_ARABIC = re.compile(r"[\u0621-\u064a]{3}")
_CYRILLIC = re.compile(r"[А-ЯҐЄІЇа-яґєії'’]{4,}[абвгджзклмнпрстфхцчшщ]")
_AFTER_A = ("ы", "и", "і", "е", "у", "ой", "ою")
_AFTER_CONSONANT = ("а", "у", "ом", "ем", "е", "і", "ові")
_SHORTEST = 4  # letters of a short form
_ENOUGH = 4  # consonants that two names in different scripts must share
_TAIL = re.compile(r"\s+(?:wire|text|copy|mirror|online|news agency|service|via .*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `kind`: agency | pictures | broadcaster | paper | site | ngo | un | government, `case` for a
    publisher of the case's own reports, `unlisted` for one that only its credit names; `country` ISO or "".
    """

    name: str
    kind: str
    country: str
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletMention:
    """Words that name an outlet. `weak`: an ordinary word or acronym that names one only where a credit stands."""

    span: Span
    outlet: Outlet
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Alias:
    outlet: Outlet
    weak: bool


@dataclass(frozen=True, slots=True)
class Outlets:
    """The compiled register."""

    version: str
    aliases: NameIndex[_Alias] = field(repr=False)
    domains: Mapping[str, Outlet] = field(repr=False)
    by_name: Mapping[str, Outlet] = field(repr=False)
    by_sound: Mapping[str, Outlet] = field(repr=False)
    words: CreditWords = field(repr=False)

    def find(self, text: str, span: Span, weak: bool = False) -> tuple[OutletMention, ...]:
        """Outlets named inside `span`, in order; names that are also ordinary words only with `weak`."""
        return tuple(self._walk(text, span, weak))

    def match(self, words: str) -> str | None:
        """Canonical name of the outlet that a publisher string, a credit or an address names; None if unknown.

        "Some Site (BBC)" is a site that carries the BBC: an unknown head gives way to a known name in brackets.
        """
        whole = self._whole(words)
        if whole is not None:
            return whole.name
        host = self.by_domain(words)
        if host is not None:
            return host.name
        head = self._whole(_BRACKETED.sub("", words))
        return head.name if head is not None else self.carried(words)

    def carried(self, publisher: str) -> str | None:
        """The outlet whose text a publisher string says it carries: the known name in its brackets or before "via"."""
        via = re.match(r"(?i)(.+?)\s+via\s+\S", publisher)
        brackets = [part for inside in _BRACKETED.findall(publisher) for part in re.split(r"[,;/|]", inside)]
        for part in ([via.group(1)] if via else []) + brackets:
            found = self._whole(re.sub(r"(?i)^(?:scraped|copied|copy of|from|by|text by|source:)\s+", "", part.strip()))
            if found is not None:
                return found.name
        return None

    def heard(self, words: str) -> Outlet | None:
        """The outlet whose name these words are in another script or case ending: "Нортлайн" is Northline."""
        for form in (words, core(words, self.words), _CASE_ENDING.sub("", words)):
            found = self.by_sound.get(skeleton(form))
            if found is not None:
                return found
        return None

    def by_domain(self, address: str) -> Outlet | None:
        """The outlet of a host name or address; a subdomain counts as its parent."""
        for match in _HOST.finditer(address):
            labels = match.group(1).lower().split(".")
            for first in range(len(labels) - 1):
                outlet = self.domains.get(".".join(labels[first:]))
                if outlet is not None:
                    return outlet
        return None

    def find_domains(self, text: str, span: Span) -> tuple[OutletMention, ...]:
        """Known host names inside `span`."""
        found = ((match, self.by_domain(match.group(1))) for match in _HOST.finditer(text, span.start, span.end))
        return tuple(OutletMention(Span(*match.span(1)), outlet) for match, outlet in found if outlet is not None)

    def _whole(self, words: str) -> Outlet | None:
        """The outlet that all of the words name, give or take "wire", "text" and an article."""
        cleaned = words.strip(" \t\n.,:;–—-|•*\"'“”")
        for form in (cleaned, _TAIL.sub("", cleaned), *((cleaned.title(),) if " " in cleaned else ())):
            found = tokens(form, Span(0, len(form)))
            row = self.aliases.longest(form, found, 0, False) if found else None
            if row is not None and len(row.keys) == len(found):
                return row.value.outlet
        return None

    def _walk(self, text: str, span: Span, weak: bool) -> Iterator[OutletMention]:
        words, shouting = tokens(text, span), loud(text, span)
        at = 0
        while at < len(words):
            row = self.aliases.longest(text, words, at, shouting)
            if row is None or (row.value.weak and not weak):
                at += 1
                continue
            last = words[at + len(row.keys) - 1]
            written = text[words[at].start : last.end]
            if not row.lower and any(map(str.islower, written)) and not any(map(str.isupper, written)):
                at += 1  # "guardián" is nobody's name
                continue
            if _THE_WORD.fullmatch(row.alias) and not _as_title(text, words[at].start, last.end, row.alias):
                at += 1
                continue
            yield OutletMention(Span(words[at].start, last.end), row.value.outlet, row.value.weak)
            at += len(row.keys)


def _as_title(text: str, start: int, end: int, alias: str) -> bool:
    """Whether "The National", "La Nación" is written as a title and does not run on into a longer name."""
    return text[start:end] == alias and not re.match(r"[\s\-‑][A-Z]", text[end : end + 2])


def outlets(tables: Mapping[str, Any], publishers: Iterable[str] = (), words: CreditWords | None = None) -> Outlets:
    """Compile the table of data/outlets.yaml; `words` are those that credits are made of (text/credit_words.py).

    `publishers` are those of a case's own reports: a small paper that nobody lists is credited by its neighbours, by
    its name, what is left of it without "News Agency", or its initials. Short forms and names of one word, which may be
    any word, count only where a credit stands; they go before a listed name that is as weak.
    """
    words = words or credit_words()
    rows = [(_outlet(row), row) for row in tables["rows"]]
    own = [Outlet(one, "case", "") for one in sorted({one.strip() for one in publishers} - {o.name for o, _ in rows})]
    listed = [
        name(alias.lstrip("~"), _Alias(o, alias[0] == "~")) for o, row in rows for alias in _aliases(row[0], row[1])
    ]
    learned = list(_learned(own, words))
    initials = [
        each for each in learned if each.acronym
    ]  # "NNA" in a case that holds a paper of that name is that paper
    rest = sorted([*listed, *learned], key=lambda each: each.value.weak and each.value.outlet.kind != "case")
    return Outlets(
        version=str(tables["version"]),
        aliases=NameIndex.of([*initials, *rest]),
        domains={domain: outlet for outlet, _ in rows for domain in outlet.domains},
        by_name={outlet.name: outlet for outlet in (*own, *(outlet for outlet, _ in rows))},
        by_sound=_by_sound([each for each in (*learned, *listed) if not each.acronym]),
        words=words,
    )


def _learned(own: Iterable[Outlet], words: CreditWords) -> Iterator[Name[_Alias]]:
    """Names of a case's own publishers, and the short forms that no two of them share."""
    short: dict[str, set[Outlet]] = {}
    for outlet in own:
        whole = _ASIDE.sub("", outlet.name)
        if "(" in whole or not whole:  # "Some Site (dpa)" is known by what it carries
            continue
        if len(whole.split()) > 1:
            yield name(whole, _Alias(outlet, False))
        for form in {core(whole, words), _initials(whole, words), whole} - {""}:
            if (form.isupper() or len(form) >= _SHORTEST) and not is_region(form, words):
                short.setdefault(form, set()).add(outlet)
    for form, outlets_of in sorted(short.items()):
        if len(outlets_of) == 1:
            yield name(form, _Alias(next(iter(outlets_of)), True))


def _initials(whole: str, words: CreditWords) -> str:
    """Initials that may stand for a publisher: two letters only of an agency, none that the great houses hold."""
    letters = acronym(whole)
    enough = len(letters) > 2 or core(whole, words) != whole
    return letters if enough and words.taken.fullmatch(letters) is None else ""


def _by_sound(names: Iterable[Name[_Alias]]) -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for each in names:
        bones = skeleton(each.alias)
        if len(bones) >= _ENOUGH + (each.value.outlet.kind != "case"):
            found.setdefault(bones, each.value.outlet)
    return found


def _outlet(row: list[str]) -> Outlet:
    return Outlet(row[0], row[4], row[3], tuple(part for part in row[2].split("|") if part))


def _aliases(canonical: str, cell: str) -> Iterator[str]:
    """Every way to write it; a canonical name that stands again with "~" is an ordinary word too."""
    given = [part for part in cell.split("|") if part]
    for alias in (*([canonical] if "~" + canonical not in given else []), *given):
        yield alias
        yield from _in_sentences(alias)


def _in_sentences(alias: str) -> Iterator[str]:
    """An Arabic name with the particles written onto it, a Cyrillic one of one word in its other cases."""
    weak, bare = ("~", alias[1:]) if alias.startswith("~") else ("", alias)
    if _ARABIC.match(bare):
        yield from (weak + particle + bare for particle in "ولبفك")
        if bare.startswith("ال"):
            yield weak + "لل" + bare[2:]
    elif _CYRILLIC.fullmatch(bare):
        stem, endings = (bare[:-1], _AFTER_A) if bare.endswith("а") else (bare, _AFTER_CONSONANT)
        yield from (weak + stem + ending for ending in endings)
