"""Where: the marked places of a report in any language, as areas with a stated precision and ranked candidates.

mark -> name and what stands beside it -> forms -> gazetteer (once) -> countries -> rank -> taken or not -> shape. The
ranking, the shapes and what an unknown place inherits are those of `places`; only names and cues are found otherwise.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.model.marks import Marked
from headstone.model.places import Entry, Gazetteer, Place
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.marks_places_cues import Core, core_of, cue_of_mark, stand_beside, tokens
from headstone.reading.marks_places_english import english_core, english_cue
from headstone.reading.marks_places_forms import Form, forms
from headstone.reading.marks_places_scene import marked_scene, own_names
from headstone.reading.marks_places_trust import calibrated, loosely, plausible
from headstone.reading.marks_voices import sentence_of
from headstone.reading.places import PlaceMention, ranked_hits
from headstone.reading.places_accept import Hit
from headstone.reading.places_cues import Cue
from headstone.reading.places_rank import Ranked, candidates, rank, same_letters
from headstone.reading.places_scene import Scene, fitting
from headstone.reading.places_shape import place_of
from headstone.reading.places_tables import PlaceTables
from headstone.reading.places_unknown import unknown_places

CHEAP = 1.0  # cost of a form up to which its consonants may speak for it
BESIDE = 0.6  # score of a place that takes its area from the one named beside it
FORM_AGREES = 3.0  # what a country of the text adds to a form that names a place in it
AREAS = ("country", "region", "adm1", "adm2")
OPENS = re.compile(r"\s?[,(،]\s?|\s")
NEXT_WORD = re.compile(r" ([A-Z][a-z]+)\b")
CAPITAL_NOUNS = {"de", "lb"}  # languages that write every noun with a capital: a likeness of consonants says little
UNMARKED = 3  # words of a name after a mark that no mark covers


LOWER_CASE = 12  # letters of a name that may go without a capital


@dataclass(frozen=True, slots=True)
class Name:
    """A mark, or a name beside one, with what stands around it and the forms it may be known under."""

    span: Span
    core: Core
    cue: Cue
    sentence: int
    forms: tuple[Form, ...]
    marked: bool
    plain: bool = False  # it may be a common noun, for all that its capital says


LOWER_CASE = 12  # letters of a name that may go without a capital


def find_marked_places(
    document: Document, marked: Marked, gazetteer: Gazetteer, tables: PlaceTables, meta_country: str | None = None
) -> tuple[PlaceMention, ...]:
    """A mention for each place mark, in order, its span that of the mark. `meta_country`: a weak hint, ISO code."""
    names = names_of(document, marked, tables)
    if not names:
        return ()
    known = gazetteer.lookup({form.text for name in names for form in name.forms})
    chosen = [chosen_form(name, known, {}, english(document)) for name in names]
    scene = marked_scene(document, chosen, gazetteer, tables, english(document), meta_country)
    hits = [hit_of(name, known, scene, english(document), gazetteer) for name in names]
    kept = [i for i, name in enumerate(names) if name.marked or hits[i].entries]
    names, hits = [names[i] for i in kept], [hits[i] for i in kept]
    found = mentions(document, scene, names, hits, known)
    speakers = [mark.span for _, mark in marked.of("source")]
    persons = {named(m) for m in found if m.place.lat is None and is_a_person(document.text, m.span, speakers)}
    return tuple(m for m in found if m.place.lat is not None or named(m) not in persons)


_OF = re.compile(  # the word before a place where people are of it
    r"(?i)(?:\b(?:of|from|in|at|near|de|del|d['’]|da|do|du|des|di|à|a|en|von|vom|aus|bei|van|uit|te|z|ze|w|we|з|із|у|в|из|с|"
    r"под|dari|desa|dusun|kampung|vereda|village|villaggio|wieś|wsi|село|села|деревни|از|در|روستای)|من|في|قرية|بلدة)\s*$"
)
_HONORIFIC = re.compile(
    r"(?<!\w)(?i:doña|don|señora?|señorita|sra?\.|donna|signora?|dona|madame|mme|monsieur|frau|herr|mevrouw|meneer|pani|"
    r"pan|ibu|pak|bapak|fru|fray|padre|suor)\s+(?:[^\W\d_][\w'’-]+\s+){0,2}$"
)
_TITLED = 40  # code points before a name in which its title stands
_WORDS = 4  # of a speaker who is a person with a name at its end


def named(mention: PlaceMention) -> str:
    return mention.place.wording.casefold()


def is_a_person(text: str, name: Span, speakers: Sequence[Span]) -> bool:
    """Whether a name that no gazetteer has ends the words for a speaker, with nothing that says of where ("their
    neighbour Example"), or stands behind a title ("doña Blanca Example")."""
    if _HONORIFIC.search(text, max(0, name.start - _TITLED), name.start):
        return True
    for span in speakers:
        before = text[span.start : name.start]
        ends = span.start < name.start and span.end == name.end
        if ends and len(before.split()) < _WORDS and not _OF.search(before):
            return True
    return False


def english(document: Document) -> bool:
    return (language_of(document) or "en").startswith("en")


def language_of(document: Document) -> str:
    return (document.report.meta.language or "").partition("-")[0].casefold()


def names_of(document: Document, marked: Marked, tables: PlaceTables) -> list[Name]:
    """The place marks, and the names right after them that may say where they lie."""
    text, outlets = document.text, [m.span for _, m in marked.of("outlet")]
    publishers = spans_of_publisher(document)
    spans = [
        m.span for _, m in marked.of("place")
        if could_be_a_name(text[m.span.start : m.span.end])
        and not any(own.holds(m.span) for own in publishers)
        and not is_a_kind(document, m.span, tables)
        and not any(m.span.overlap(o) for o in outlets)
        and not of_an_outlet(text, m.span, tables)
    ]  # fmt: skip
    found = []
    for n, span in enumerate(spans):
        named = name_of(document, span, tables, True)
        if not any(map(could_be_a_name, named.core.names)):
            continue  # "commune de": a kind of place, and what would stand before its name
        found.append(named)
        after = spans[n + 1].start if n + 1 < len(spans) else len(document.text)
        if beside := unmarked(document, found[-1], after, tables):
            found.append(name_of(document, beside, tables, False))
    return found


def of_an_outlet(text: str, span: Span, tables: PlaceTables) -> bool:
    """The first part of an English name of an outlet or a body, in whatever language ("Tejo Courier")."""
    behind = NEXT_WORD.match(text, span.end)
    return behind is not None and behind[1].casefold() in tables.organisations


def spans_of_publisher(document: Document) -> list[Span]:
    """Where the text names its own publisher: "je suis infirmier à Secours Minho" is no place."""
    name = (document.report.meta.publisher or "").split("(")[0].split(",")[0].strip()
    rows = re.finditer(re.escape(name), document.text, re.IGNORECASE) if len(name) > 2 else ()
    return [Span(row.start(), row.end()) for row in rows]


def is_a_kind(document: Document, span: Span, tables: PlaceTables) -> bool:
    """Only a kind of place ("two trenches", "the eastern small town"), in a script or spelling that has no capital for
    names, or one for every noun."""
    lists, words = tables.languages, document.text[span.start : span.end]
    nouns = language_of(document) in CAPITAL_NOUNS
    row = tokens(document.text, span.start, span.end)
    if not row or (not nouns and any(sign.isupper() for sign in words)):
        return False
    kind = lists.types.get(row[-1].lower) or lists.sites.get(row[-1].lower)
    named = any(words[w.start - span.start].isupper() for w in row[:-1]) if nouns else len(row) > 1
    return bool(kind) and not named


def could_be_a_name(words: str) -> bool:
    """A capital, a figure ("25 km south of ...") or a letter of a script without capitals, or an adjective's length
    ("województwie mazowieckim"); "le" and "there" are none."""
    signed = any(sign.isupper() or sign.isdigit() or (sign.isalpha() and not sign.islower()) for sign in words)
    return signed or len(words) >= LOWER_CASE


def name_of(document: Document, span: Span, tables: PlaceTables, is_mark: bool) -> Name:
    text, at = document.text, sentence_of(document.sentences, span)
    sentence = document.sentences[at]
    if english(document):
        core = english_core(text, span, tables)
        cue = english_cue(text, sentence, at, core, tables)
    else:
        core = core_of(text, span, tables.languages)
        cue = cue_of_mark(text, sentence, at, core, tables.languages)
    wordings = core.names if is_mark else (*core.names, *shorter(text[span.start : span.end]))
    language = language_of(document) or "en"
    return Name(span, core, cue, at, forms(wordings, language), is_mark, language in CAPITAL_NOUNS)


def shorter(name: str) -> tuple[str, ...]:
    words = name.split()
    return tuple(" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))


def unmarked(document: Document, name: Name, until: int, tables: PlaceTables) -> Span | None:
    """The capitalised words after ", " or "(" or a preposition behind a mark, up to the next mark."""
    text, start = document.text, name.span.end
    end = min(until, document.sentences[name.sentence].end, start + 60)
    if not OPENS.match(text, start):
        return None
    row = tokens(text, start, end)
    lists, at = tables.languages, 0
    while at < len(row) and (row[at].lower in ",(،" or lists.cues.get(row[at].lower) or lists.types.get(row[at].lower)):
        at += 1
    if at == 0 or at == len(row):
        return None
    last = at
    while (
        last < len(row) and last - at < UNMARKED and opens_a_name(text, row[last].start) and row[last].lower.isalpha()
    ):
        last += 1
    return Span(row[at].start, row[last - 1].end) if last > at else None


def opens_a_name(text: str, at: int) -> bool:
    return text[at].isupper() or text[at].lower() == text[at].upper() != ""


def chosen_form(
    name: Name, known: Mapping[str, tuple[Entry, ...]], countries: Mapping[str, float], is_english: bool
) -> tuple[str, tuple[Entry, ...]]:
    """The form that names the most, less its cost, with what it names; consonants alone do not count here."""
    best: tuple[float, str, tuple[Entry, ...]] = (-99.0, name.forms[0].text, ())
    for form in name.forms:
        entries = usable(form.text, known.get(form.text, ()), is_english)
        worth = max((strength(e, countries) for e in entries), default=-99.0) - form.cost
        if entries and worth > best[0]:
            best = (worth, form.text, entries)
    return best[1], best[2]


def usable(name: str, entries: Sequence[Entry], is_english: bool) -> tuple[Entry, ...]:
    plain = tuple(e for e in entries if e.match_kind != "skeleton")
    return without_namesakes(name, fitting(name, plain)) if is_english else own_names(name, plain)


def without_namesakes(name: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Columbia is Colombia only where nothing is called Columbia."""
    own = any(e.match_kind == "name" and same_letters(name, e.matched) for e in entries)
    return tuple(e for e in entries if not (own and e.kind == "country" and e.match_kind == "alternate"))


def strength(entry: Entry, countries: Mapping[str, float]) -> float:
    """How much of a place an entry is, in the ranker's points."""
    size = {"country": 8.0, "region": 6.0, "adm1": 6.0, "adm2": 3.0}.get(entry.kind, len(str(entry.population)))
    by_name = 1.0 if entry.match_kind in ("name", "historic") else 0.0
    return size + by_name + FORM_AGREES * countries.get(entry.country, 0.0)


def hit_of(
    name: Name, known: Mapping[str, tuple[Entry, ...]], scene: Scene, is_english: bool, gazetteer: Gazetteer
) -> Hit:
    text, entries = chosen_form(name, known, scene.context.countries, is_english)
    cue, place = name.cue, (name.sentence, 0, 0, name.core.span.start, name.core.span.end)
    if not entries and (people := scene.tables.demonyms.get(name.forms[0].text.casefold())):
        rows = (gazetteer.entry(f"iso:{code}") for code in people)
        entries, cue = tuple(e for e in rows if e is not None), replace(cue, word="adjunct")
    if not name.marked:  # what nobody marked counts only as an area that holds the place before it
        return Hit(*place, text, tuple(e for e in entries if e.kind in AREAS), cue)
    if not entries and not name.plain:
        entries = loosely([f.text for f in name.forms if f.cost <= CHEAP], loose(name, known), scene.context)
    return Hit(*place, text, entries, cue)


def loose(name: Name, known: Mapping[str, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """What shares its consonants with a form."""
    rows = {e.id: e for f in name.forms if f.cost <= CHEAP for e in known.get(f.text, ()) if e.match_kind == "skeleton"}
    return tuple(rows.values())


def parents_of(document: Document, hits: Sequence[Hit], names: Sequence[Name], tables: PlaceTables) -> list[int | None]:
    """Index of the name right after each, if it may hold it."""
    found: list[int | None] = []
    for i, hit in enumerate(hits):
        following = hits[i + 1] if i + 1 < len(hits) else None
        near = following is not None and following.line == hit.line
        between = (names[i].span.end, hits[i + 1].start) if near else (0, 0)
        found.append(i + 1 if near and stand_beside(document.text, *between, tables.languages) else None)
    return found


def mentions(
    document: Document,
    scene: Scene,
    names: Sequence[Name],
    hits: Sequence[Hit],
    known: Mapping[str, tuple[Entry, ...]],
) -> tuple[PlaceMention, ...]:
    parents = parents_of(document, hits, names, scene.tables)
    rows = ranked_hits(scene, hits, parents)
    taken = [trusted(scene, hits, parents, i, rows[i]) for i in range(len(hits))]
    wordings = [document.text[n.span.start : n.span.end] for n in names]
    places: list[Place | None] = [
        replace(place_of(wording, row, hit.cue), score=calibrated(row)) if row else None
        for wording, row, hit in zip(wordings, taken, hits, strict=True)
    ]
    for i, place in unknown_places(scene, hits, places, parents).items():
        seen = rows[i] or rank(hits[i].name, loose(names[i], known), hits[i].cue, scene.context)
        if rows[i] and place.score < BESIDE:  # known, but not here: the country of the text is no better guess
            place = Place(wordings[i], hits[i].name, rule="places:namesakes only, none of them likely here", score=0.1)
        places[i] = replace(place, wording=wordings[i], candidates=candidates(seen))
    out = []
    for i, name in enumerate(names):
        at, kind = parents[i], taken[i][0].entry.kind if taken[i] else "unknown"
        kind = "site" if hits[i].cue.site and kind in ("locality", "unknown") else kind
        place, parent = places[i] or Place(wordings[i]), places[at] if at is not None else None
        if name.marked:
            out.append(PlaceMention(name.span, place, kind, hits[i].cue.word, name.sentence, parent))
    return tuple(out)


def trusted(
    scene: Scene, hits: Sequence[Hit], parents: Sequence[int | None], i: int, rows: tuple[Ranked, ...]
) -> tuple[Ranked, ...]:
    at = parents[i]
    above = hits[at].entries if at is not None else ()
    return rows if rows and plausible(hits[i], rows, scene.context, above) else ()
