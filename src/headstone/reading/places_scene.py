"""What a document says before any name is resolved: its lines, what the gazetteer knows of its names, its countries."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headstone.model.places import Entry, Gazetteer
from headstone.model.reading import Document
from headstone.reading.places_names import Gram, Line, grams, half_of_compound, line_of, runs
from headstone.reading.places_rank import Context, same_letters
from headstone.reading.places_tables import PlaceTables
from headstone.text.fold import skeleton

COUNTRY_NAMED, DEMONYM, DIVISION_NAMED, TOWN_NAMED, GROUP = (
    3.0,
    1.0,
    1.2,
    0.7,
    0.5,
)  # what one naming adds to a country's weight
FAR_LARGER = 5  # times as many inhabitants as its namesakes elsewhere: the one that is meant
OUTSHONE = 20  # the same of a division, whose namesakes elsewhere are towns: its seat is a capital beside them
ALONE = 0.7  # what a name adds to the one country that has it
BY_PUBLISHER = 0.3  # what the country in a publisher's name adds: it decides where the text names nothing
LIKE_BONES = 3  # consonants of a name from which a likeness of them says something
PLACING = frozenset(("in", "at", "near", "outside", "around"))
WELL_KNOWN = 100_000  # inhabitants: a bare mention of a smaller town says little of the country
HEAD_LINES = 3
PASSING = 0.3


@dataclass(frozen=True, slots=True)
class Scene:
    text: str
    lines: tuple[Line, ...]
    runs: tuple[tuple[tuple[int, int], ...], ...]  # per line
    known: Mapping[str, tuple[Entry, ...]]  # by name as written
    tables: PlaceTables
    context: Context
    country: Entry | None  # the one that the text is about
    persons: frozenset[str]  # case-folded words that stand in names of people


@dataclass(frozen=True, slots=True)
class Demonym:
    line: int
    first: int
    last: int
    countries: tuple[str, ...]


def scene_of(document: Document, gazetteer: Gazetteer, tables: PlaceTables, meta_country: str | None) -> Scene:
    """Cut, ask the gazetteer once, weigh the countries."""
    text = document.layer.text
    lines = tuple(line_of(text, span, index) for index, span in enumerate(document.sentences))
    all_runs = tuple(tuple(runs(text, line)) for line in lines)
    every = [
        gram for line, found in zip(lines, all_runs, strict=True) for run in found for gram in grams(text, line, run)
    ]
    known = gazetteer.lookup(_names(every))
    known = {name: kept for name, entries in known.items() if (kept := fitting(name, entries))}
    context = _context(text, lines, every, known, tables, meta_country or publisher_country(document, gazetteer))
    persons = frozenset(_persons(text, lines, all_runs, known, tables))
    top = max(context.countries, key=lambda code: (context.countries[code], code), default=None)
    country = gazetteer.entry(f"iso:{top}") if top else None
    return Scene(text, lines, all_runs, known, tables, context, country, persons)


def publisher_country(document: Document, gazetteer: Gazetteer) -> str | None:
    """The one country that a publisher's name holds ("UN force in Exampleland")."""
    publisher = document.report.meta.publisher or ""
    words = [word for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", publisher) if word[0].isupper()]
    rows = [" ".join(words[n : n + size]) for size in (1, 2) for n in range(len(words) - size + 1)]
    known = gazetteer.lookup(set(rows)) if rows else {}
    found = {
        entry.country for name, entries in known.items() for entry in fitting(name, entries)
        if entry.kind == "country" and same_letters(name, entry.matched)
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None


def _names(every: list[Gram]) -> set[str]:
    names = {gram.text for gram in every}
    return names | {head for name in names if "-" in name and (head := half_of_compound(name))}


def fitting(name: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Abbreviations match by their capitals only: "US" is a country, "us" and "Us" are not; "AP" is no place."""
    entries = tuple(e for e in entries if name.endswith(".") or not e.matched.endswith(".") or e.matched.isupper())
    if name.endswith("."):
        return tuple(e for e in entries if e.matched.endswith(".") or e.matched == name[:-1] or "." in name[:-1])
    bare = name.replace(".", "")
    if len(bare) > 4 or not bare.isascii():
        return entries
    if bare.isupper():
        return tuple(e for e in entries if e.match_kind != "skeleton" and (e.matched.isupper() or len(bare) == 4))
    return tuple(e for e in entries if not e.matched.replace(".", "").isupper() and (len(bare) > 2))


def _context(
    text: str,
    lines: tuple[Line, ...],
    every: list[Gram],
    known: Mapping[str, tuple[Entry, ...]],
    tables: PlaceTables,
    meta: str | None,
) -> Context:
    seen: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))  # country -> what named it, how often
    weights: dict[str, float] = {}
    divisions = set()
    for gram in every:
        if gram.text.casefold() in tables.not_places:
            continue  # "Some", "Jewish", "East": no Somme, no Jewish Autonomous Oblast, no region of Cameroon
        head = 1.5 if gram.line < HEAD_LINES else 1.0
        entries = known.get(gram.text, ())
        lone = alone(gram.text, entries) if _stands(text, lines[gram.line], gram) else ()
        for country, label, weight in (*votes(gram.text, entries), *lone):
            seen[country][label] += PASSING if _passing(lines[gram.line], gram.first) else 1.0
            weights[label] = max(weights.get(label, 0.0), weight * head)
            if label.startswith("division:"):
                divisions.add((country, label.split(":")[2]))
    for gram in every:
        for country in tables.groups.get(gram.text.casefold(), ()):
            seen[country][f"group:{gram.text}"] += 1
            weights[f"group:{gram.text}"] = GROUP
    for line in lines:
        for demonym in demonyms_of(line, tables):
            for country in demonym.countries:
                label = f"demonym:{country}"
                seen[country][label] += 1
                weights[label] = DEMONYM / len(demonym.countries)
    totals = {
        country: sum(weights[label] * min(count, 6) ** 0.5 for label, count in counts.items())
        for country, counts in seen.items()
    }
    if meta:
        totals[meta] = totals.get(meta, 0.0) + BY_PUBLISHER
    top = max(totals.values(), default=0.0)
    return Context(
        {country: round(total / top, 3) for country, total in totals.items()} if top else {}, (), frozenset(divisions)
    )


def _passing(line: Line, first: int) -> bool:
    """ "fled to X", "now in X": where people went is not what the report is about."""
    before = [token.lower for token in line.tokens[max(0, first - 2) : first]]
    return before[-1:] in (["to"], ["into"], ["toward"], ["towards"]) or before == ["now", "in"]


def votes(name: str, entries: tuple[Entry, ...]) -> Iterator[tuple[str, str, float]]:
    """(country, label, weight) of what a name says by itself."""
    if not entries:
        return
    entries = spelt_so(name, entries)
    countries = [e for e in entries if e.kind == "country" and e.match_kind in ("name", "historic", "alternate")]
    if countries:
        yield countries[0].country, f"country:{countries[0].id}", COUNTRY_NAMED
        return
    divisions = [e for e in entries if e.kind == "adm1" and e.match_kind == "name"]
    rivals = [
        e for e in entries if divisions and e.kind == "locality" and e.population >= 20_000 and e.match_kind == "name"
    ]
    seat = max((e.population for e in entries if divisions and e.country == divisions[0].country), default=0)
    if any(e.country != divisions[0].country and OUTSHONE * e.population >= seat for e in rivals):
        return
    for entry in divisions[:3]:
        yield entry.country, f"division:{entry.country}:{entry.admin1}", DIVISION_NAMED / len(divisions[:3])
    towns = [e for e in entries if e.kind == "locality" and e.population >= WELL_KNOWN and e.match_kind == "name"]
    rivals = [e for e in entries if towns and e.country != towns[0].country and e.kind == "locality"]
    if towns and not divisions and all(FAR_LARGER * e.population < towns[0].population for e in rivals):
        yield towns[0].country, f"town:{towns[0].id}", TOWN_NAMED
    for entry in entries[:1]:
        if entry.kind == "region" and entry.country:
            yield entry.country, f"region:{entry.id}", DIVISION_NAMED


def spelt_so(name: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those spelt as the name is; else all but likenesses of a few consonants ("Pulay" is no vote for Poole)."""
    same = tuple(entry for entry in entries if same_letters(name, entry.matched))
    return same or tuple(entry for entry in entries if len(skeleton(name)) >= LIKE_BONES)


def alone(name: str, entries: Sequence[Entry]) -> Iterator[tuple[str, str, float]]:
    """What a name says that only towns and villages of one country have."""
    own = [e for e in entries if same_letters(name, e.matched)]
    if own and all(e.kind == "locality" and e.country == own[0].country for e in own):
        yield own[0].country, f"alone:{own[0].id}", ALONE


def _stands(text: str, line: Line, gram: Gram) -> bool:
    """Whether words are where a place stands: behind "in" or "near", or in capitals before the dash of a dateline."""
    if gram.first:
        return line.tokens[gram.first - 1].lower in PLACING
    after = text[line.tokens[gram.last].full_end :][:4]
    return gram.text.isupper() and re.match(r"\.?\s*[,(:–—-]", after) is not None


def demonyms_of(line: Line, tables: PlaceTables) -> Iterator[Demonym]:
    """Words for a people ("Peruvian", "South African"), longest first."""
    tokens = line.tokens
    at = 0
    while at < len(tokens):
        if tokens[at].capital:
            for size in (2, 1):
                words = " ".join(token.lower for token in tokens[at : at + size])
                countries = tables.demonyms.get(words) or tables.peoples.get(words)
                if countries and len(tokens[at : at + size]) == size:
                    yield Demonym(line.index, at, at + size - 1, countries)
                    at += size - 1
                    break
            else:
                head = tokens[at].lower.partition("-")[0]
                if head != tokens[at].lower and head in tables.demonyms:
                    yield Demonym(line.index, at, at, tables.demonyms[head])
        at += 1


def _persons(
    text: str,
    lines: tuple[Line, ...],
    all_runs: tuple[tuple[tuple[int, int], ...], ...],
    known: Mapping[str, tuple[Entry, ...]],
    tables: PlaceTables,
) -> Iterator[str]:
    """Words of capitalised names that a title opens, a verb of speech follows, or an age stands behind."""
    for line, found in zip(lines, all_runs, strict=True):
        if line.shout:
            continue
        for first, last in found:
            tokens = line.tokens[first : last + 1]
            titled = first > 0 and line.tokens[first - 1].lower in tables.titles
            while tokens and (tokens[0].lower in tables.titles or not tokens[0].capital):
                tokens, titled = tokens[1:], True
            while tokens and (tokens[0].lower in tables.demonyms or tokens[0].lower in tables.not_places):
                tokens = tokens[1:]
            acts = len(tokens) > 1 and last + 1 < len(line.tokens) and line.tokens[last + 1].lower in tables.doings
            if not 1 <= len(tokens) <= 5 or not (titled or acts or _speaks(line, last, tables)):
                continue
            if text[tokens[0].start : tokens[-1].end] in known or any(_placelike(t.lower, tables) for t in tokens):
                continue
            words = [text[token.start : token.end] for token in tokens]
            # "Lisbon said" is a government; "Lisbon Ferreira said" is a woman.
            if len(words) > 1 or not _strong(known.get(words[0], ())):
                yield from (token.lower for token in tokens)


def _speaks(line: Line, last: int, tables: PlaceTables) -> bool:
    """ "X said", "X, 34,", "X, who", "according to" apart: signs that X is a person."""
    after = [token.lower for token in line.tokens[last + 1 : last + 3]]
    return bool(after) and (
        after[0] in tables.speech or after[0] == "who"
        or (after[0] == "," and len(after) > 1 and (after[1].isdigit() or after[1] in ("who", "whose", "aged")))
    )  # fmt: skip


def _placelike(word: str, tables: PlaceTables) -> bool:
    return (
        word in tables.types or word in tables.sites or word in tables.organisations
        or word in tables.demonyms or word in tables.peoples
    )  # fmt: skip


def _strong(entries: tuple[Entry, ...]) -> bool:
    return any(
        e.kind in ("country", "adm1", "region") or e.population >= WELL_KNOWN
        for e in entries[:3]
        if e.match_kind == "name"
    )
