"""The register of outlets: names, aliases and domains, found in running text and in publisher strings."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from headstone.model.spans import Span
from headstone.text.names import NameIndex, loud, name, tokens

_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,24})(?=[/:?#\s)\]},;\"'”’]|\.?$|\.\s)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_THE_WORD = re.compile(r"The \w+")
_TAIL = re.compile(r"\s+(?:wire|text|copy|mirror|online|news agency|service|via .*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `kind`: agency | broadcaster | paper | site | ngo | un | government; `country` ISO or ""."""

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
            if _THE_WORD.fullmatch(row.alias) and not _as_title(text, words[at].start, last.end, row.alias):
                at += 1
                continue
            yield OutletMention(Span(words[at].start, last.end), row.value.outlet, row.value.weak)
            at += len(row.keys)


def _as_title(text: str, start: int, end: int, alias: str) -> bool:
    """Whether "The National" is written as a title and does not run on into a longer name."""
    return text[start:end] == alias and not re.match(r"\s[A-Z]", text[end : end + 2])


def outlets(tables: Mapping[str, Any], publishers: Iterable[str] = ()) -> Outlets:
    """Compile the table of data/outlets.yaml.

    `publishers` are those of a case's own reports: a small paper that nobody lists is credited by its neighbours. Only
    names of two words and more count, since one word may be any word.
    """
    listed = {row[0] for row in tables["rows"]}
    own = sorted({one.strip() for one in publishers if len(one.split()) > 1 and "(" not in one} - listed)
    rows = [(_outlet(row), row) for row in [*tables["rows"], *([one, "", "", "", "site"] for one in own)]]
    return Outlets(
        version=str(tables["version"]),
        aliases=NameIndex.of(
            name(alias.lstrip("~"), _Alias(outlet, alias.startswith("~")))
            for outlet, row in rows
            for alias in _aliases(row[0], row[1])
        ),
        domains={domain: outlet for outlet, _ in rows for domain in outlet.domains},
        by_name={outlet.name: outlet for outlet, _ in rows},
    )


def _outlet(row: list[str]) -> Outlet:
    return Outlet(row[0], row[4], row[3], tuple(part for part in row[2].split("|") if part))


def _aliases(canonical: str, cell: str) -> Iterator[str]:
    """Every way to write it; a canonical name that stands again with "~" is an ordinary word too."""
    given = [part for part in cell.split("|") if part]
    if "~" + canonical not in given:
        yield canonical
    yield from given
