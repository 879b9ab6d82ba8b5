"""Where: place expressions of a document with ranked candidates, as areas with a stated precision.

names -> gazetteer (once) -> accept -> what stands beside -> rank -> shape. Nothing here chooses the event's place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headstone.model.geo import metres
from headstone.model.places import Entry, Gazetteer, Place
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.places_accept import Hit, hits_of, strong
from headstone.reading.places_bearing import bearings_from_the_town
from headstone.reading.places_cues import beside
from headstone.reading.places_names import Line
from headstone.reading.places_rank import Context, Ranked, own_share, rank
from headstone.reading.places_scene import Scene, demonyms_of, scene_of
from headstone.reading.places_shape import offset, place_of
from headstone.reading.places_tables import PlaceTables
from headstone.reading.places_unknown import unknown_hits, unknown_places
from headstone.text.fold import fold

__all__ = ["PlaceMention", "PlaceTables", "find_places"]

TOWN_CUES = ("in", "near", "bearing", "dateline")
TOWNS, AT_HAND_M = ("locality", "adm2"), 100_000
MIN_ANCHOR = 50_000  # inhabitants of a town that may pull others towards it


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place expression.

    `span`: the wording, with the noun or the bearing that belongs to it.
    `kind`: country | region | adm1 | adm2 | locality | site | feature | unknown (not in the gazetteer) | demonym.
    `cue`: in | near | from | to | of | bearing | dateline | adjunct (part of another name) | subject | bare.
    `parent`: the place named beside it, if any.
    """

    span: Span
    place: Place
    kind: str
    cue: str
    sentence: int
    parent: Place | None = None


def find_places(
    document: Document, gazetteer: Gazetteer, tables: PlaceTables, meta_country: str | None = None
) -> tuple[PlaceMention, ...]:
    """Place expressions in document order. `meta_country`: ISO code that the report's source suggests, a weak hint."""
    scene = scene_of(document, gazetteer, tables, meta_country)
    known = [hits_of(scene, line) for line in scene.lines]
    unknown = unknown_hits(scene, known)
    hits = sorted((hit for part in (known, unknown) for line in part for hit in line), key=lambda hit: hit.start)
    parents = [_parents(scene, hits, i) for i in range(len(hits))]
    ranked = ranked_hits(scene, hits, parents)
    mentions = _mentions(scene, hits, parents, ranked)
    mentions += _town_again(scene, mentions)
    mentions += _demonyms(scene)
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end)))


def _parents(scene: Scene, hits: Sequence[Hit], i: int) -> int | None:
    """Index of the hit that is named beside hit i and may hold it: the next one, or the one whose possession it is."""
    hit = hits[i]
    line = scene.lines[hit.line]
    if i + 1 < len(hits) and hits[i + 1].line == hit.line:
        following = hits[i + 1]
        start = following.cue.bearing.start if following.cue.bearing else following.start
        if beside(scene.text, line, hit.cue.end, start):
            # "in X, in Ethiopia's Tigray region": the possession is the nearer parent.
            return i + 2 if _owns_next(line, hits, i + 1) else i + 1
    return i - 1 if i > 0 and _owns_next(line, hits, i - 1) else None


def _owns_next(line: Line, hits: Sequence[Hit], i: int) -> bool:
    """Does hit i own the one after it, as in "Portugal's Alentejo"?"""
    if i + 1 >= len(hits) or hits[i + 1].line != hits[i].line:
        return False
    token = line.tokens[hits[i].last]
    return token.full_end > token.end and hits[i + 1].start - token.full_end <= 2


def ranked_hits(scene: Scene, hits: Sequence[Hit], parents: Sequence[int | None]) -> list[tuple[Ranked, ...]]:
    """Twice: first to learn the sure places, then with them as anchors."""
    towns = {hit.name.casefold() for hit in hits if _points_at_a_town(hit)}
    shares: dict[tuple[str, str], float] = {}
    for entries in {hit.name.casefold(): hit.entries for hit in hits}.values():
        for home, share in own_share(entries).items():
            shares[home] = shares.get(home, 0.0) + share
    base = replace(scene.context, shares=shares)
    first = [_rank(base, hits, parents, i, towns) for i in range(len(hits))]
    anchors = _anchors(first)
    context = replace(base, anchors=anchors)
    rows = [_trusted(_rank(context, hits, parents, i, towns), context) for i in range(len(hits))]
    kept = [_in_its_town(scene, hits, parents, i, row) for i, row in enumerate(rows)]
    # What is a namesake where its district stands beside it is one wherever the text names it again.
    namesakes = {hits[i].name.casefold() for i, row in enumerate(rows) if row and not kept[i]}
    rows = [() if hits[i].name.casefold() in namesakes else row for i, row in enumerate(kept)]
    return [() if _street_elsewhere(hits, rows, i) else row for i, row in enumerate(rows)]


def _street_elsewhere(hits: Sequence[Hit], rows: Sequence[tuple[Ranked, ...]], i: int) -> bool:
    """A street that is called after some town, where the text names another town: it is one of that town's."""
    if hits[i].cue.site != "street" or not rows[i] or rows[i][0].entry.kind != "locality":
        return False
    others = (row for hit, row in zip(hits, rows, strict=True) if row and hit.cue.site != "street")
    return any(row[0].entry.kind == "locality" and row[0].entry.id != rows[i][0].entry.id for row in others)


def _in_its_town(
    scene: Scene, hits: Sequence[Hit], parents: Sequence[int | None], i: int, rows: tuple[Ranked, ...]
) -> tuple[Ranked, ...]:
    """ "the farm X, in the municipality of Y", "X, Y district": a town X far from Y is a namesake of it. Without a word
    that says so ("in X, Y and Z") they may stand side by side."""
    at = parents[i]
    if at is None or not rows or rows[0].entry.kind != "locality":
        return rows
    district = hits[at].cue.kind == "adm2" and at > i
    towns = hits[at].entries if district or all(e.kind in TOWNS for e in hits[at].entries) else ()
    between = scene.text[min(hits[i].end, hits[at].end) : max(hits[i].start, hits[at].start)]
    if not towns or not (district or any(sign.isalpha() for sign in between)):
        return rows
    return tuple(row for row in rows if any(_metres(row.entry, town) <= AT_HAND_M for town in towns))


def _metres(a: Entry, b: Entry) -> float:
    return metres(a.lat, a.lon, b.lat, b.lon)


def _trusted(rows: tuple[Ranked, ...], context: Context) -> tuple[Ranked, ...]:
    """A town known by another name than its own is not taken where the report names no country that it could lie in."""
    if not rows or context.countries or rows[0].entry.kind != "locality":
        return rows
    best = rows[0].entry
    shared = set(fold(best.matched).split()) & set(fold(best.name).split())
    return rows if best.match_kind == "name" or shared else ()


def _points_at_a_town(hit: Hit) -> bool:
    cue = hit.cue
    if cue.kind:
        return cue.kind == "locality"
    return bool(cue.site) or (cue.word in TOWN_CUES and not cue.area)


def _rank(
    context: Context, hits: Sequence[Hit], parents: Sequence[int | None], i: int, towns: set[str]
) -> tuple[Ranked, ...]:
    above: list[Entry] = []
    at = parents[i]
    for _ in range(3):  # town, province, country
        if at is None:
            break
        above += hits[at].entries
        at = parents[at] if parents[at] != i else None
    return (
        rank(hits[i].name, hits[i].entries, hits[i].cue, context, above, hits[i].name.casefold() in towns)
        if hits[i].entries
        else ()
    )


def _anchors(ranked: Sequence[tuple[Ranked, ...]]) -> tuple[Entry, ...]:
    """Places that hardly anything else can be."""
    sure = {}
    for rows in ranked:
        if not rows or rows[0].entry.kind not in ("locality", "adm1", "adm2"):
            continue
        lead = rows[0].score - (rows[1].score if len(rows) > 1 else 0.0)
        if lead >= 2.0 and (rows[0].entry.population >= MIN_ANCHOR or strong(rows[0].entry)):
            sure[rows[0].entry.id] = rows[0].entry
    return tuple(sure.values())[:12]


def _mentions(
    scene: Scene, hits: Sequence[Hit], parents: Sequence[int | None], ranked: Sequence[tuple[Ranked, ...]]
) -> list[PlaceMention]:
    """Known places first, then those that inherit from what stands beside them or was said before."""
    places: list[Place | None] = []
    for hit, rows in zip(hits, ranked, strict=True):
        places.append(place_of(_wording(scene, hit), rows, hit.cue) if rows else None)
    for i, place in unknown_places(scene, hits, places, parents).items():
        places[i] = place
    mentions = []
    for i, hit in enumerate(hits):
        place = places[i] or Place(hit.name)
        at = parents[i]
        kind = ranked[i][0].entry.kind if ranked[i] else "unknown"
        kind = "site" if hit.cue.site and kind in ("locality", "unknown") else kind
        parent = places[at] if at is not None else None
        mentions.append(PlaceMention(_span(hit), place, kind, hit.cue.word, hit.line, parent))
    return mentions


def _span(hit: Hit) -> Span:
    start = hit.cue.bearing.start if hit.cue.bearing is not None else hit.start
    return Span(start, max(hit.end, hit.cue.end))


def _wording(scene: Scene, hit: Hit) -> str:
    span = _span(hit)
    return scene.text[span.start : span.end]


def _town_again(scene: Scene, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """ "two miles east of the town": measured from the last town that was named."""
    found = []
    for line in scene.lines:
        for span, bearing in bearings_from_the_town(scene.text, line.span):
            before = [
                m
                for m in mentions
                if m.span.end <= span.start and m.kind == "locality" and m.cue not in ("from", "adjunct")
            ]
            if before:
                wording = scene.text[span.start : span.end]
                place = replace(offset(before[-1].place, bearing), wording=wording)
                found.append(PlaceMention(span, place, "locality", "bearing", line.index, before[-1].place))
    return found


def _demonyms(scene: Scene) -> list[PlaceMention]:
    """Demonyms say which country a text is about, never where something happened."""
    found = []
    for line in scene.lines:
        for demonym in demonyms_of(line, scene.tables):
            span = Span(line.tokens[demonym.first].start, line.tokens[demonym.last].end)
            country = demonym.countries[0] if len(demonym.countries) == 1 else None
            place = Place(
                wording=scene.text[span.start : span.end],
                country=country,
                relation="of",
                rule="places:demonym",
                score=0.2,
            )
            found.append(PlaceMention(span, place, "demonym", "adjunct", line.index))
    return found
