"""Organisations in a text: states and their forces, armed groups, international and private bodies, generic actors.

A name is matched as a row of word tokens (case and accents folded, longest row wins); a state body is matched by a
small grammar, "demonym or country + modifiers + noun" and "noun + of + country": no table has to list every army.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from headstone.model.spans import Span
from headstone.text.names import Name, NameIndex, Token, loud, name, tokens

_POSSESSIVE = re.compile(r"(?:['’]s)?[ \t\u00a0\n]\s{0,2}")
_MAX_MODIFIERS = 4


@dataclass(frozen=True, slots=True)
class OrgMention:
    """Words that name an actor.

    `kind`: armed_group | state_armed | state_police | state_civil | un_body | international | ngo | religious
    | generic. `side`: what makes two mentions one origin: ISO 3166-1 alpha-2 of a state, "UN", or the canonical
    name; None for a generic. Bodies of one state have one canonical name for its forces, one for its authorities.
    `role`: for a generic actor armed | state_armed | state_civil | criminal | civilian | expert | religious, else "".
    """

    span: Span
    canonical: str
    kind: str
    side: str | None
    role: str = ""


@dataclass(frozen=True, slots=True)
class StateMention:
    """A country named as such. `how`: name | demonym | seat (its capital or another metonym for its government)."""

    span: Span
    country: str
    how: str


@dataclass(frozen=True, slots=True)
class _Body:
    canonical: str
    kind: str
    side: str | None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Organisations:
    """The tables, compiled. Pure: `find` and `find_states` only look at the words given."""

    version: str
    names: NameIndex[_Body] = field(repr=False)
    countries: NameIndex[_Body] = field(repr=False)  # canonical = ISO code, kind = name | demonym | seat
    heads: NameIndex[_Body] = field(repr=False)
    modifiers: frozenset[str] = field(repr=False)
    demonyms: Mapping[str, str] = field(repr=False)  # ISO -> first demonym, to build names

    def find(self, text: str, span: Span) -> tuple[OrgMention, ...]:
        """Actors named inside `span`, in order, never overlapping, the longest reading first."""
        return tuple(self._walk(text, tokens(text, span), loud(text, span)))

    def find_states(self, text: str, span: Span) -> tuple[StateMention, ...]:
        """Countries, demonyms and seats of government inside `span`, in order."""
        words, shouting = tokens(text, span), loud(text, span)
        found: list[StateMention] = []
        at = 0
        while at < len(words):
            row = self.countries.longest(text, words, at, shouting)
            if row is not None:
                last = words[at + len(row.keys) - 1]
                found.append(StateMention(Span(words[at].start, last.end), row.value.canonical, row.value.kind))
            at += len(row.keys) if row is not None else 1
        return tuple(found)

    def side_name(self, side: str) -> str:
        """Readable name of a side: the country's adjective for an ISO code, else the side itself."""
        return self.demonyms.get(side, side)

    def _walk(self, text: str, words: Sequence[Token], shouting: bool) -> Iterator[OrgMention]:
        at = 0
        while at < len(words):
            taken, mention = self._state(text, words, at, shouting)
            row = self.names.longest(text, words, at, shouting)
            if row is not None and len(row.keys) >= taken:
                taken, mention = self._named(text, words, at, row, shouting)
            if mention is not None:
                yield mention
            at += max(1, taken)

    def _state(self, text: str, words: Sequence[Token], at: int, shouting: bool) -> tuple[int, OrgMention | None]:
        """Country word + up to four modifiers + the noun of a state body; and how many tokens it took."""
        country = self.countries.longest(text, words, at, shouting)
        if country is None or _prefixed(text, words[at].start):
            return 0, None
        start = at + len(country.keys)
        if start < len(words) and words[start].key == "s" and text[words[start].start - 1] in "'’":
            start += 1
        for here in range(start, min(start + _MAX_MODIFIERS + 1, len(words))):
            if not _beside(text, words, here):
                break
            head = self.heads.longest(text, words, here, shouting)
            if head is not None:
                stop = here + len(head.keys)
                span = Span(words[at].start, words[stop - 1].end)
                return stop - at, self._body(span, country.value.canonical, head.value)
            if words[here].key not in self.modifiers:
                break
        return 0, None

    def _body(self, span: Span, country: str, head: _Body) -> OrgMention:
        return OrgMention(span, f"{self.demonyms[country]} {_HEAD_WORDS[head.kind]}", head.kind, country)

    def _named(
        self, text: str, words: Sequence[Token], at: int, row: Name[_Body], shouting: bool
    ) -> tuple[int, OrgMention]:
        """A table entry; a state noun followed by "of COUNTRY" becomes that state's body."""
        stop = at + len(row.keys)
        end = words[stop - 1].end
        end += row.alias.endswith(".") and text[end : end + 1] == "."
        body = row.value
        if body.role.startswith("state_"):
            after = stop + 1 if stop < len(words) and words[stop].key == "of" else len(words)
            after += after < len(words) and words[after].key == "the"
            country = self.countries.longest(text, words, after, shouting) if after < len(words) else None
            head = self.heads.longest(text, words, at, shouting)
            if country is not None and head is not None:
                last = after + len(country.keys)
                span = Span(words[at].start, words[last - 1].end)
                return last - at, self._body(span, country.value.canonical, head.value)
        span = Span(words[at].start, end)
        return len(row.keys), OrgMention(span, body.canonical, body.kind, body.side, body.role)


_HEAD_WORDS = {"state_armed": "armed forces", "state_police": "police", "state_civil": "authorities"}
_POLICE = re.compile(r"polic|gendarm|law enforcement")


def organisations(tables: Mapping[str, Any]) -> Organisations:
    """Compile the tables of data/organisations.yaml."""
    rows = tables["countries"]["rows"]
    demonyms = {row[0]: (_parts(row[2]) or _parts(row[1]))[0] for row in rows}
    named = [
        *_body_rows(tables["state_bodies"]["armed"], "state_armed", demonyms),
        *_body_rows(tables["state_bodies"]["civil"], "state_civil", demonyms),
        *_named_rows(tables["armed_groups"]["rows"], "armed_group"),
        *_named_rows(tables["international"]["rows"], "international"),
        *_named_rows(tables["ngos"]["rows"], "ngo"),
        *_named_rows(tables["religious"]["rows"], "religious"),
        *_generic_rows(tables["generic"]),
    ]
    heads = tables["state_heads"]
    return Organisations(
        version=str(tables["version"]),
        names=NameIndex.of(named),
        countries=NameIndex.of(_country_rows(rows)),
        heads=NameIndex.of([*_head_rows(heads["armed"], "state_armed"), *_head_rows(heads["civil"], "state_civil")]),
        modifiers=frozenset(_parts(heads["modifiers"])),
        demonyms=demonyms,
    )


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _named_rows(rows: Iterable[Sequence[str]], kind: str) -> Iterator[Name[_Body]]:
    for row in rows:
        canonical, side = row[0], row[2] if len(row) > 2 else None
        is_state = kind == "armed_group" and side is not None and len(side) == 2
        told = "un_body" if side == "UN" else "state_armed" if is_state else kind
        for alias in dict.fromkeys((canonical, *_parts(row[1]))):
            yield name(alias, _Body(canonical, told, side or canonical))


def _body_rows(rows: Iterable[Sequence[str]], kind: str, demonyms: Mapping[str, str]) -> Iterator[Name[_Body]]:
    for iso, cell in rows:
        for alias in _parts(cell):
            told = "state_police" if _POLICE.search(alias.lower()) else kind
            yield name(alias, _Body(f"{demonyms[iso]} {_HEAD_WORDS[told]}", told, iso))


def _generic_rows(table: Mapping[str, str]) -> Iterator[Name[_Body]]:
    for role, cell in table.items():
        if role != "source":
            for alias in _parts(cell):
                yield name(alias, _Body(alias.removeprefix("the "), "generic", None, role))


def _country_rows(rows: Iterable[Sequence[str]]) -> Iterator[Name[_Body]]:
    for iso, *cells in rows:
        for how, cell in zip(("name", "demonym", "seat"), cells, strict=True):
            for alias in _parts(cell):
                yield name(alias, _Body(iso, how, iso))


def _head_rows(cell: str, kind: str) -> Iterator[Name[_Body]]:
    for alias in _parts(cell):
        yield name(alias, _Body(alias, "state_police" if _POLICE.search(alias) else kind, None))


def _beside(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether only a space, or a possessive and a space, parts a token from the one before."""
    between = text[words[at - 1].end : words[at].start]
    return bool(_POSSESSIVE.fullmatch(between)) or between in ("-", "‑", "' ", "’ ", ". ") or between.isspace()


def _prefixed(text: str, start: int) -> bool:
    """ "pro-Russian", "anti-Syrian", "ex-Soviet": not that state."""
    return start > 1 and text[start - 1] in "-‑" and text[start - 2].isalpha()
