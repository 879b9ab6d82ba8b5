"""Decide where the report's own event is, and to which event each act belongs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headstone.model.reading import Act
from headstone.reading import dating, episodes, focus
from headstone.reading.acts_hints import RULE as HINT
from headstone.reading.counts_setting import DEAD
from headstone.reading.figures import Figures
from headstone.reading.gather import Found, whole
from headstone.reading.grounds_roundup import items, told_in
from headstone.reading.grounds_seats import seats, stands_for_government
from headstone.reading.places import PlaceMention
from headstone.text.edtf import bounds

EARLIER = episodes.Ground("earlier", "an attack long before the one reported")
HALLOWED = {"cem.tomb_destruction", "her.religious"}
LONG_AGO = 120  # days
WEEK, FEW_DAYS = 7, 3  # days: how sharp two killings are dated, and how far apart they are two
LOCATED_REACH, AIM_REACH, RAIDED_REACH = 90, 45, 60  # code points before a place in which a cue speaks of it
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
    if main is not None and all(a.rule.startswith(HINT) for a in figures.acts) and not told_of(main, evidence):
        main = None
    if main is not None and governs(found, main):
        main = None
    nowhere = evidence.aims | evidence.datelines | evidence.seats
    placed = [m for m in found.places if m.span.start not in nowhere]
    order = {i: n for n, i in enumerate(found.rows)}
    hallowed = any(a.code in HALLOWED for a in figures.acts)
    cases = (
        episodes.Case(
            found.row(act), act, episodes.holding(act, placed), main, found.family, order[act.sentence],
            dated(found, act), rival(figures, act), hallowed,
        )
        for act in figures.acts
    )  # fmt: skip
    old = looked_back(found, figures.acts) | other_days(found, figures.acts)
    return Grounds(main, tuple(EARLIER if case.act in old else episodes.ground(case) for case in cases))


def governs(found: Found, main: PlaceMention) -> bool:
    """Is it named only for a government? Nowhere is better than there."""
    same = (m for m in found.places if focus.key(m) == focus.key(main))
    return all(stands_for_government(found.text, m) for m in same)


def told_of(main: PlaceMention, evidence: focus.Evidence) -> bool:
    """Is it surely the place of what a report only hints at? Named in its title, or as the place of something, and not
    as a place where somebody sits, comes from or goes to."""
    start = main.span.start
    if start in evidence.aims | evidence.datelines | evidence.seats:
        return False
    titled = evidence.title is not None and evidence.title.holds(main.span)
    return titled or main.cue in focus.PLACED or start in evidence.located


def looked_back(found: Found, acts: Sequence[Act]) -> frozenset[Act]:
    """Attacks on graves dated long before the report, beside one dated as its news: attacks that it looks back on."""
    published = found.published
    if published is None or len(published) != dating.DAY:
        return frozenset()
    aged = {a: ages for a in acts if a.family == "cem" and (ages := ages_of(found, a, published))}
    news = any(min(ages) <= dating.LATELY for ages in aged.values())
    return frozenset(a for a, ages in aged.items() if min(ages) > LONG_AGO) if news else frozenset()


def other_days(found: Found, acts: Sequence[Act]) -> frozenset[Act]:
    """Killings that a report of a killing dates to days well before or after the one it leads with."""
    if found.family != "kill":
        return frozenset()
    kills = [(a, spans) for a in acts if a.family == "kill" and (spans := sharp_days(found, a))]
    first = kills[0][1] if kills else []
    return frozenset(a for a, spans in kills if a.sentence > 1 and all(apart(x, y) for x in first for y in spans))


def sharp_days(found: Found, act: Act) -> list[tuple[date, date]]:
    """First and last day of an act's own dates that are no longer than a week."""
    dates = (d.when for d in dating.dates_of(found.row(act), act, found.published) if d.when.role == "act")
    ends = (bounds(d.edtf) for d in dates if d.edtf)
    return [(a, b) for a, b in ends if a and b and (b - a).days <= WEEK]


def apart(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return (max(one[0], other[0]) - min(one[1], other[1])).days > FEW_DAYS


def ages_of(found: Found, act: Act, published: str) -> list[int]:
    """Days between the last day of each of an act's dates and the day of publication."""
    dates = (d.when for d in dating.dates_of(found.row(act), act, published) if d.when.role == "act")
    lasts = (bounds(d.edtf)[1] for d in dates if d.edtf)
    return [(date.fromisoformat(published) - last).days for last in lasts if last]


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
    family = tuple(a for a in acts if a.family == found.family)
    places, heads = told_in(items(found.text, whole(found.document.layer)), family, found.places)
    summing = frozenset(a.sentence for a in family if sums_another(found, a))
    lines = frozenset(m.span.start for m in places if dateline(found, m)) - heads
    aims = frozenset(m.span.start for m in found.places if led_by(found, m, "aim", AIM_REACH))
    return focus.Evidence(
        places,
        family,
        found.document.title,
        frozenset(i for i in found.rows if found.away(i)) - summing,
        frozenset(i for i, row in found.rows.items() if any(n.cls in focus.SITES for n in row.nouns)),
        frozenset(m.span.start for m in places if lies(found, m)) | heads,
        lines,
        aims - frozenset(m.span.start for m in found.places if struck(found, m, family)),
        seats(found, lines) - heads,
        frozenset(a.sentence for a in acts) | frozenset(i for i, row in found.rows.items() if row.says("anaphora")),
    )


def lies(found: Found, mention: PlaceMention) -> bool:
    """The site is said to lie there."""
    return led_by(found, mention, "located", LOCATED_REACH) or meant(found, mention)


def meant(found: Found, mention: PlaceMention) -> bool:
    """ "X was known as a spa. It now has a mass grave": the next sentence means X by its first word."""
    after = mention.sentence + 1
    if mention.cue != "subject" or after not in found.rows:
        return False
    span, row = found.document.sentences[after], found.rows[after]
    opens = found.text[span.start : span.end].startswith(("It ", "There ", "Here "))
    return opens and any(n.cls in focus.SITES for n in row.nouns)


def sums_another(found: Found, act: Act) -> bool:
    """Whether the sentence of an act turns away only by what it says of somebody else."""
    row = found.row(act)
    return episodes.turns_away(row.span, found.text, found.lexicon) == episodes.SUM and episodes.sums_another(row, act)


def struck(found: Found, mention: PlaceMention, acts: Sequence[Act]) -> bool:
    """ "Dozens died in the attack on X": where it was, and not what an army aims at."""
    told = any(a.sentence == mention.sentence and a.family in {"kill", "cem"} for a in acts)
    return told and led_by(found, mention, "raided", RAIDED_REACH)


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
