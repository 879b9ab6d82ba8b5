"""What a marked document says before any place is chosen: the countries that its places and its words speak of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from headstone.model.places import Entry, Gazetteer
from headstone.model.reading import Document
from headstone.reading.marks_places_cues import tokens
from headstone.reading.places_accept import AGREES
from headstone.reading.places_names import line_of
from headstone.reading.places_rank import Context, same_letters
from headstone.reading.places_scene import BY_PUBLISHER, DEMONYM, Scene, alone, publisher_country, scene_of, votes
from headstone.reading.places_tables import PlaceTables

HOME = {"uk": "UA", "ru": "RU", "pl": "PL", "no": "NO", "nb": "NO", "id": "ID", "it": "IT", "de": "DE", "nl": "NL"}
BY_LANGUAGE = 0.2  # what a language adds to its home: it decides only where nothing else does
FULL = 1.0  # weight from which the foremost country counts in full: one people or one province named
KNOWN_ABROAD = 20_000  # inhabitants: smaller towns have no names of their own in other languages


def marked_scene(
    document: Document,
    named: Sequence[tuple[str, tuple[Entry, ...]]],
    gazetteer: Gazetteer,
    tables: PlaceTables,
    english: bool,
    meta_country: str | None,
) -> Scene:
    """The scene of a document. English ones are read by their words, the others by their marks and by peoples' names.

    `named`: the names of the marks with what the gazetteer knows of each.
    """
    if english:
        return scene_of(document, gazetteer, tables, meta_country)
    home = meta_country or publisher_country(document, gazetteer)
    hints = [(home, BY_PUBLISHER)] if home else []
    if home := HOME.get((document.report.meta.language or "")[:2].casefold()):
        hints.append((home, BY_LANGUAGE))
    context = context_of(document.text, named, tables, hints)
    top = max(context.countries, key=lambda code: (context.countries[code], code), default=None)
    lines = tuple(line_of(document.text, span, i) for i, span in enumerate(document.sentences))
    country = gazetteer.entry(f"iso:{top}") if top and context.countries[top] >= AGREES else None
    return Scene(document.text, lines, (), {}, tables, context, country, frozenset())


def context_of(
    text: str,
    named: Sequence[tuple[str, tuple[Entry, ...]]],
    tables: PlaceTables,
    hints: Sequence[tuple[str, float]] = (),
) -> Context:
    """Countries weighed in 0..1: each name, and each people, adds its weight by the root of how often it stands."""
    counts: Counter[tuple[str, str]] = Counter()
    weights: dict[str, float] = {}
    divisions = set()
    for name, entries in named:
        for country, label, weight in (*votes(name, entries), *alone(name, entries)):
            counts[country, label] += 1
            weights[label] = max(weight, weights.get(label, 0.0))
            if label.startswith("division:"):
                divisions.add((country, label.split(":")[2]))
    for word in tokens(text, 0, len(text)):
        if code := tables.languages.peoples.get(word.lower):
            counts[code, f"people:{code}"] += 1
            weights[f"people:{code}"] = DEMONYM
    totals: dict[str, float] = {}
    for code, weight in hints:
        totals[code] = totals.get(code, 0.0) + weight
    for (country, label), count in counts.items():
        totals[country] = totals.get(country, 0.0) + weights[label] * min(count, 6) ** 0.5
    top = max((*totals.values(), FULL))
    shares = {code: round(total / top, 3) for code, total in totals.items()}
    return Context(shares, (), frozenset(divisions))


def own_names(name: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries with an alternate name taken for the name itself: the gazetteer's main names are English or local, and a
    report in a third language has no other for a place that it knows."""
    foreign = not name.isascii() and not any("a" <= sign <= "z" for sign in name.casefold())
    return tuple(
        replace(e, match_kind="name")
        if e.match_kind == "alternate"
        and same_letters(name, e.matched)
        and (foreign or e.kind != "locality" or e.population >= KNOWN_ABROAD)
        else e
        for e in entries
    )
