"""Is a capitalised name a place here, or a person, a body, a word? One small rule each, in order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from headstone.model.places import Entry
from headstone.reading.places_bearing import DIRECTIONS
from headstone.reading.places_cues import Cue, cue_of
from headstone.reading.places_names import Line, half_of_compound, words
from headstone.reading.places_rank import same_letters
from headstone.reading.places_scene import Scene

# "the X operations command": the name is the command's, wherever it may be.
NAMES_A_BODY = re.compile(
    r" (?:[a-z]+ )?(?:command|brigade|battalion|division|regiment|corps|commission|"
    r"newspaper|agency|daily|weekly|monthly)\b"
)
STRONG_TOWN = 50_000  # inhabitants: believed without any cue
CUED_TOWN = 5_000  # believed after a preposition even outside the countries of the text
SHORT = 4  # letters of a name that is more often the first half of another
AGREES = 0.25  # weight of a country above which the text is about it
FUZZY_AGREES = 0.5
FUZZY_ALONE = 0.92  # where the text names no province that would bear it out
FUZZY_LIKENESS = 0.7  # of the written and the stored name, on top of equal consonants
WATERS_AND_HEIGHTS = words("lake mount mt river cape gulf strait bay lac rio wadi jebel jabal monte isla island")
NAME_JOINTS = frozenset(["al", "el", "de", "del", "la", "las", "los", "da", "do", "dos", "du", "des", "bin"])
STRONG_CUES = frozenset(("in", "near", "from", "to", "bearing", "dateline"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A name taken for a place: tokens first..last of a line. `entries` empty: the gazetteer has none."""

    line: int
    first: int
    last: int
    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    cue: Cue


def hits_of(scene: Scene, line: Line) -> list[Hit]:
    """Known names of a line, leftmost and longest first."""
    found = []
    for first, last in scene.runs[line.index]:
        at = first
        while at <= last:
            hit = _longest(scene, line, at, (first, last))
            if hit is not None:
                found.append(hit)
                at = hit.last + 1
            else:
                at += 1
    return found


def _longest(scene: Scene, line: Line, at: int, run: tuple[int, int]) -> Hit | None:
    tokens = line.tokens
    if not tokens[at].capital:
        return None
    for last in range(min(run[1], at + 5), at - 1, -1):
        if not tokens[last].capital:
            continue
        name = scene.text[tokens[at].start : tokens[last].end]
        entries = scene.known.get(name, ())
        if not entries:
            continue
        cue = cue_of(scene.text, line, at, last, scene.tables)
        taken = _accepted(scene, line, run, at, last, entries, cue)
        if taken is not None:
            kept, cue = taken
            return Hit(line.index, at, last, tokens[at].start, tokens[last].end, name, kept, cue)
    return _compound(scene, line, at)


def _compound(scene: Scene, line: Line, at: int) -> Hit | None:
    """A compound such as "Lisbon-based" or "Peru-Chile": context, never where something happened."""
    token = line.tokens[at]
    head = half_of_compound(scene.text[token.start : token.end])
    if head is None or head.casefold() in scene.tables.not_places:
        return None
    entries = tuple(e for e in scene.known.get(head, ()) if strong(e))
    if not entries:
        return None
    end = token.start + len(head)
    cue = replace(
        cue_of(scene.text, line, at, at, scene.tables), word="adjunct", kind="", site="", end=end, bearing=None
    )
    return Hit(line.index, at, at, token.start, end, head, entries, cue)


def strong(entry: Entry) -> bool:
    """Famous enough to be meant wherever the name stands."""
    if entry.kind == "country":
        return entry.match_kind in ("name", "historic", "alternate")
    if entry.kind in ("adm1", "region"):
        return entry.match_kind in ("name", "historic")
    return entry.population >= STRONG_TOWN and entry.match_kind in ("name", "historic")


def _acronym(name: str) -> bool:
    """Most are bodies; only an entry that is itself written in capitals is meant by one."""
    return name.isupper() and len(name) <= 5


def _about(scene: Scene, entry: Entry) -> bool:
    return scene.context.countries.get(entry.country, 0.0) >= AGREES


def _elsewhere(scene: Scene, entry: Entry) -> bool:
    """Does the text lie in other countries, and the place in none of them?"""
    return not _about(scene, entry) and any(share >= AGREES for share in scene.context.countries.values())


def _famous(scene: Scene, name: str, entry: Entry) -> bool:
    """A town abroad is meant only by its very name: Portland is not Porto Land. A division that several countries have
    ("the Northern Province") is none of theirs where the text lies in another."""
    if not strong(entry) or (entry.kind == "adm1" and _elsewhere(scene, entry) and _shared(scene, entry)):
        return False
    return entry.kind != "locality" or _about(scene, entry) or same_letters(name, entry.matched)


def _shared(scene: Scene, entry: Entry) -> bool:
    """Have divisions of several countries the entry's name?"""
    known = scene.known.get(entry.matched) or scene.known.get(entry.name, ())
    return len({one.country for one in known if one.kind == "adm1" and strong(one)}) > 1


def _accepted(
    scene: Scene, line: Line, run: tuple[int, int], first: int, last: int, entries: Sequence[Entry], cue: Cue
) -> tuple[tuple[Entry, ...], Cue] | None:
    """The entries that stand and the cue they stand under; None where the name is no place."""
    tokens, tables = line.tokens, scene.tables
    parts = [tokens[i].lower for i in range(first, last + 1)]
    if all(w in tables.not_places or w in tables.demonyms or w in tables.peoples or w in DIRECTIONS for w in parts):
        return None
    if NAMES_A_BODY.match(scene.text, tokens[last].end) and not any(e.kind == "country" for e in entries):
        return None
    if (
        len(parts) == 1
        and (parts[0] in tables.types or parts[0] in tables.sites or parts[0] in tables.organisations)
        and not any(entry.kind == "country" for entry in entries)
    ):
        return None
    if first > 0 and tokens[first - 1].capital and tokens[first - 1].lower in WATERS_AND_HEIGHTS:
        return None  # Lake Malawi is not Malawi
    plain = tuple(e for e in entries if e.match_kind != "skeleton")
    if len(parts) == 1 and parts[0] in scene.persons:
        plain = tuple(e for e in plain if e.kind != "country" or e.match_kind == "name")  # Dr Mauricio is no island
    if line.cased and not line.shout and first > 0 and _acronym(scene.text[tokens[first].start : tokens[last].end]):
        plain = tuple(e for e in plain if e.matched.isupper())
    if cue.site:
        # A hundred towns are called Santa Maria; a cemetery of that name lies where the text is.
        plain = tuple(e for e in plain if e.kind in ("site", "feature", "country") or _about(scene, e))
    kept = plain or _fuzzy(scene, entries, " ".join(parts), cue)
    if not kept:
        return None
    if line.cased and not (line.shout and any(strong(e) for e in kept)):
        neighbour = _neighbours(scene, line, run, first, last, cue, kept)
        if neighbour == "reject":
            return None
        if neighbour == "adjunct":
            famous = tuple(e for e in kept if _famous(scene, " ".join(parts), e))
            return (famous, replace(cue, word="adjunct")) if famous else None
    return (kept, cue) if _believed(scene, line, parts, kept, cue) else None


def _fuzzy(scene: Scene, entries: Sequence[Entry], name: str, cue: Cue) -> tuple[Entry, ...]:
    """Consonants alone count only in a country of the text, behind a cue, for a name that also looks alike."""
    if cue.word not in STRONG_CUES and not cue.kind:
        return ()
    countries = {e.country for e in entries}
    named = {division for division in scene.context.divisions if division[0] in countries}
    return tuple(
        e for e in entries
        if scene.context.countries.get(e.country, 0.0) >= FUZZY_AGREES
        and (not named or (e.country, e.admin1) in named or e.kind == "adm1")
        and e.matched[:1].casefold() == name[:1]
        and _likeness(name, e.matched) >= (FUZZY_LIKENESS if named else FUZZY_ALONE)
    )  # fmt: skip


def _likeness(written: str, stored: str) -> float:
    """Share of letters in common, spaces aside, in 0..1 (Ratcliff and Obershelp)."""
    return SequenceMatcher(None, written.replace(" ", ""), stored.casefold().replace(" ", ""), autojunk=False).ratio()


def _neighbours(
    scene: Scene, line: Line, run: tuple[int, int], first: int, last: int, cue: Cue, entries: Sequence[Entry]
) -> str:
    """What the capitals beside say: "ok", "adjunct" (Lisbon Police, Peru President X) or "reject" (Ann Lisbon)."""
    tokens, tables = line.tokens, scene.tables
    verdict = "ok"
    if (
        last + 2 <= run[1]
        and tokens[last + 1].lower in NAME_JOINTS
        and tokens[last + 2].capital
        and len(entries)
        and not any(strong(e) and not _elsewhere(scene, e) for e in entries)
    ):
        return "reject"  # "Vila" of "Vila do Poço"
    if first > run[0] and tokens[first - 1].capital and tokens[first - 1].full_end == tokens[first - 1].end:
        left = tokens[first - 1].lower
        opens = first - 1 == 0 and left in tables.common | tables.not_places
        fine = (
            left in DIRECTIONS or left in tables.types or left in tables.sites or left in tables.demonyms
            or left in tables.peoples or opens or left in {"greater", "new", "old", "central"}
        )  # fmt: skip
        if left in tables.titles and left not in {"president", "minister", "governor", "king", "queen", "chief"}:
            return "reject"
        if not fine and not _place_word(scene, line, first - 1):
            return "reject"
    if last < run[1] and tokens[last + 1].capital and tokens[last].full_end == tokens[last].end:
        right = tokens[last + 1].lower
        beside = right in tables.types or right in tables.sites or cue.site
        if right in scene.persons or (not beside and tokens[last].end - tokens[first].start <= SHORT):
            return "reject"  # "Vila" of "Vila Nova"
        if right in tables.organisations or right in tables.titles or not beside:
            verdict = "adjunct"
    return verdict


def _place_word(scene: Scene, line: Line, at: int) -> bool:
    """Is the word before itself a country or province ("Peru Lima")?"""
    token = line.tokens[at]
    return any(
        e.kind in ("country", "adm1") and strong(e) for e in scene.known.get(scene.text[token.start : token.end], ())
    )


def _believed(scene: Scene, line: Line, parts: list[str], entries: Sequence[Entry], cue: Cue) -> bool:
    """Enough cue for so much of a place?"""
    tables = scene.tables
    single = parts[0] if len(parts) == 1 else ""
    agrees = any(scene.context.countries.get(e.country, 0.0) >= AGREES for e in entries)
    famous = any(_famous(scene, " ".join(parts), e) for e in entries)
    a_state = any(e.kind == "country" for e in entries)
    cued = cue.word in STRONG_CUES or bool(cue.kind)
    if len(single) in (1, 2, 3) and not (cued or a_state):
        return False
    if single in tables.not_places or (single in tables.given_names and not cued):
        return False
    if single in tables.common and not a_state:
        return (bool(cue.kind) or (cue.word in STRONG_CUES and not cue.opens and not line.shout)) and (famous or agrees)
    if single and single in scene.persons and not a_state:
        return cued and (famous or agrees) and not cue.speech
    if cue.speech and not cue.kind and not a_state and not any(e.population >= 500_000 for e in entries):
        return False
    if line.shout:
        return famous or (agrees and (cued or len(parts) > 1))
    if cued:
        # A small town abroad is believed only where the text names no country at all.
        abroad = not scene.context.countries and any(e.population >= CUED_TOWN for e in entries)
        return famous or agrees or abroad
    return famous or agrees
