"""Decide where the report's own event is, and to which event each act belongs."""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.model.reading import Act
from headstone.reading import dating, episodes, focus
from headstone.reading.counts_setting import DEAD
from headstone.reading.figures import Figures
from headstone.reading.gather import Found
from headstone.reading.places import PlaceMention

LOCATED_REACH, AIM_REACH = 90, 45  # code points before a place in which a cue speaks of it
OPENS = (":", "—", "–", "--", "•", "(")  # what follows the place of a dateline
SHORT = 45  # code points of a line that is only a place and an outlet


@dataclass(frozen=True, slots=True)
class Grounds:
    """The place of the report's own event, and the event of each act, in the order of the acts."""

    main: PlaceMention | None
    of_acts: tuple[episodes.Ground, ...]


def grounds_of(found: Found, figures: Figures) -> Grounds:
    evidence = evidence_of(found, figures.acts)
    main = focus.choose(focus.rank(evidence))
    placed = [m for m in found.places if m.span.start not in evidence.aims | evidence.datelines]
    order = {i: n for n, i in enumerate(found.rows)}
    cases = (
        episodes.Case(
            found.row(act), act, episodes.holding(act, placed), main, found.family, order[act.sentence],
            dated(found, act), rival(figures, act),
        )
        for act in figures.acts
    )  # fmt: skip
    return Grounds(main, tuple(episodes.ground(case) for case in cases))


def dated(found: Found, act: Act) -> bool:
    """The act has a date of its own."""
    return any(d.when.role != "statement" for d in dating.dates_of(found.row(act), act, found.published))


def rival(figures: Figures, act: Act) -> bool:
    """It counts killed, and none of them are as many as the dead of the graves."""
    graves = {f.value for f in figures.all if f.count.kind in DEAD and of_family(figures.owner(f), "grave")}
    killed = {f.value for f in figures.of(act) if f.count.kind == "killed"}
    return bool(killed) and bool(graves) and not killed & graves


def of_family(act: Act | None, family: str) -> bool:
    return act is not None and act.family == family


def evidence_of(found: Found, acts: Sequence[Act]) -> focus.Evidence:
    return focus.Evidence(
        found.places,
        tuple(a for a in acts if a.family == found.family),
        found.document.title,
        frozenset(i for i in found.rows if found.away(i)),
        frozenset(i for i, row in found.rows.items() if any(n.cls in focus.SITES for n in row.nouns)),
        frozenset(m.span.start for m in found.places if led_by(found, m, "located", LOCATED_REACH)),
        frozenset(m.span.start for m in found.places if dateline(found, m)),
        frozenset(m.span.start for m in found.places if led_by(found, m, "aim", AIM_REACH)),
    )


def led_by(found: Found, mention: PlaceMention, cue: str, reach: int) -> bool:
    """Whether a cue stands before a place, within its sentence."""
    first = max(found.document.sentences[mention.sentence].start, mention.span.start - reach)
    return found.lexicon.says(cue, found.text, first, mention.span.start)


def dateline(found: Found, mention: PlaceMention) -> bool:
    """ "Evora: On Friday ...", "EVORA On Friday ...", or a short line without a verb ("Rio Courier (Evora)")."""
    title, text = found.document.title, found.text
    if title is not None and title.holds(mention.span):
        return False
    sentence, row = found.document.sentences[mention.sentence], found.rows.get(mention.sentence)
    words = text[mention.span.start : mention.span.end]
    after = text[mention.span.end : mention.span.end + 3].lstrip()
    first = mention.span.start - sentence.start < 3
    verbless = row is None or not any(t.pos in {"VERB", "AUX"} for t in row.tree.tokens)
    capitals = words.isupper() and len(words) > 3
    return (first and (capitals or after.startswith(OPENS))) or (sentence.end - sentence.start < SHORT and verbless)
