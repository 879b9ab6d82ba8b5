"""Which event each sentence speaks of: the report's own (""), another one that it mentions, or a whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from headstone.model.geo import contains
from headstone.model.reading import Act, Deed
from headstone.model.spans import Span
from headstone.model.trees import Tree
from headstone.reading.focus import compatible, key, size, usable
from headstone.reading.lexicon import Lexicon
from headstone.reading.places import PlaceMention
from headstone.reading.sentence import Sentence
from headstone.text.fold import fold

RULE = "episodes@1"
FAMILIES = ("grave", "kill", "cem")
FURNITURE = "a link, a caption or a comment"
SUM = "a sum over a conflict or a region"
CONTEXT = "context"  # the key of what belongs to no one event
TURNS = (
    ("furniture", FURNITURE),
    ("other_event", "turns to another event"),
    ("total", SUM),
)
TITLED, AT_HEAD, LATER = 2.5, 1.6, 0.7  # weight of an act in the title, in the first sentences, further down
GRAVE_SHARE = 0.45  # of the weight of killings that graves need: a find is told with the killing behind it
COUNTRY = 6  # precision up to which a place can be another one than the report's


@dataclass(frozen=True, slots=True)
class Ground:
    """The key of the event that an act belongs to ("" = the report's own), and why in words."""

    key: str
    why: str
    mention: PlaceMention | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An act with what decides its event. `position`: how many read sentences stand before; `dated`: it has a date
    of its own; `rival`: it counts other people than the report's own event; `here`: places of its sentence;
    `hallowed`: the report's own event is an attack on a tomb or place of worship, where people are."""

    s: Sentence
    act: Act
    here: tuple[PlaceMention, ...]
    focus: PlaceMention | None
    family: str
    position: int
    dated: bool
    rival: bool
    hallowed: bool = False

    @property
    def own(self) -> PlaceMention | None:
        """The place beside the act."""
        return place_of(self.act, self.s.tree, self.here)

    @property
    def back(self) -> bool:
        """The sentence points back at the report's own event."""
        return self.s.says("anaphora")


def main_family(acts: Sequence[Deed], title: Span | None) -> str:
    """The kind of act a report mainly tells of: what its title and first sentences name most surely."""
    weight = dict.fromkeys(FAMILIES, 0.0)
    for act in acts:
        if act.family in weight:
            titled = title is not None and title.start <= act.trigger.start < title.end
            weight[act.family] += act.score * (TITLED if titled else AT_HEAD if act.sentence <= 2 else LATER)
    enough = weight["grave"] >= GRAVE_SHARE * max(weight["kill"], 0.01) and weight["grave"] >= 0.8 * weight["cem"]
    if weight["grave"] and enough:
        return "grave"
    return max(FAMILIES, key=lambda f: weight[f]) if any(weight.values()) else ""


def turns_away(span: Span, text: str, lexicon: Lexicon) -> str | None:
    """The cue that a sentence leaves the report's own event; None where it stays."""
    return next((why for cue, why in TURNS if lexicon.says(cue, text, span.start, span.end)), None)


def holding(act: Act, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places of an act's sentence that can hold it."""
    beside = (m for m in mentions if m.sentence == act.sentence and usable(m))
    return tuple(m for m in beside if m.cue not in {"dateline", "from", "adjunct"})


def ground(case: Case) -> Ground:
    """The event an act belongs to: the first rule that answers, else the report's own."""
    answers = (rule(case) for rule in RULES)
    return next((g for g in answers if g is not None), Ground("", "the report's own event", case.own))


def told_elsewhere(case: Case) -> Ground | None:
    """ "not far from X, where a pit was found": the act is X's, unless X is the report's own place."""
    tree, verb = case.s.tree, case.s.tree.clause(case.act.token)
    where = any(k.text.lower() == "where" for k in tree.kids(verb, "advmod"))
    head = tree.head(verb)
    if case.focus is None or verb.dep != "relcl" or not where or head.pos != "PROPN":
        return None
    name = " ".join(t.text for t in sorted([head, *tree.kids(head, "compound")], key=lambda t: t.index))
    if head.text.casefold() in case.focus.place.wording.casefold():
        return None
    mention = next((m for m in case.here if m.place.wording.casefold() == name.casefold()), None)
    if mention and size(mention) > size(case.focus) and contains(mention.place, case.focus.place):
        return None  # "in X, Portugal, where ...": the parser hung it on the country behind
    return Ground(name.casefold(), f"told of {name}, where it was", mention)


def another_spot(case: Case) -> Ground | None:
    """A village that the gazetteer lacks, named as the spot of an act, under another name than the report's own."""
    own, focus = case.own, case.focus
    if own is None or focus is None or case.position <= 1:
        return None
    unknown = own.kind == "unknown" and own.cue in {"in", "at", "near", "outside"}
    named = unknown and focus.kind in {"unknown", "locality"}
    if not named or set(fold(own.place.wording).split()) & set(fold(focus.place.wording).split()) or case.back:
        return None
    return at(own, focus)


def another_place(case: Case) -> Ground | None:
    own, focus = case.own, case.focus
    apart = own is not None and focus is not None and size(own) <= COUNTRY and not compatible(own, focus)
    return at(own, focus) if apart and own and focus else None


def at(own: PlaceMention, focus: PlaceMention) -> Ground:
    return Ground(key(own), f"at {own.place.wording}, not at {focus.place.wording}", own)


def away(case: Case) -> Ground | None:
    """The sentence turns away; the head of a report speaks of its own event, whatever its words."""
    why = turns_away(case.s.span, case.s.text, case.s.lexicon)
    if why == SUM and sums_another(case.s, case.act):
        return None
    own, focus = case.own, case.focus
    fits = focus is None or own is None or compatible(own, focus)
    if why is None or (case.position <= 1 and why != FURNITURE and fits):
        return None
    other = own if own and not (focus and key(own) == key(focus)) else None
    return Ground(key(other) if other else CONTEXT, why, other)


def sums_another(s: Sentence, act: Deed) -> bool:
    """The word of sums stands in a clause on somebody else: "jihadists who have run the port since April blew up"."""
    cue = s.lexicon.cues["total"].search(s.text, s.span.start, s.span.end)
    token = s.tree.at(cue.start()) if cue else None
    mine = s.tree.at(act.trigger.start)
    if token is None or mine is None:
        return False
    above = [t for t in (token, *s.tree.ancestors(token)) if t.dep == "relcl"]
    return bool(above) and not any(t.index == mine.index or t in list(s.tree.ancestors(mine)) for t in above)


def killing_beside_graves(case: Case) -> Ground | None:
    """A killing told beside an attack on graves, but for the dead of that attack, told in one breath with it; at a tomb
    or place of worship people are killed with the walls."""
    apart = case.family == "cem" and case.act.family == "kill" and not case.back
    own, focus = case.own, case.focus
    there = own is None or focus is None or compatible(own, focus)
    beside = apart and not (there and (case.s.says("blast") or (case.hallowed and not case.dated)))
    return Ground(CONTEXT, "a killing told beside an attack on graves", case.own) if beside else None


def killing_apart(case: Case) -> Ground | None:
    """A killing that a report of a grave names further down and that nothing ties to the grave."""
    if case.act.family != "kill" or case.family != "grave":
        return None
    if case.rival and case.act.token.pos in {"NOUN", "PROPN"} and case.position > 1:
        return Ground(CONTEXT, "a killing named with a count of its own", case.own)
    if case.position > 2 and case.dated and case.own is None and not case.back:
        return Ground(CONTEXT, "a killing that nothing ties to the grave")
    if case.position > 2 and generic(case.act, case.s.tree):
        return Ground(CONTEXT, "killings in general", case.own)
    return None


RULES: tuple[Callable[[Case], Ground | None], ...] = (
    told_elsewhere, another_spot, another_place, away, killing_beside_graves, killing_apart,
)  # fmt: skip


def generic(act: Act, tree: Tree) -> bool:
    """Killings without number, victim named, or article: "many mass killings", "atrocities"."""
    numbered = any(tree.kids(act.token, "nummod"))
    plural = act.token.pos == "NOUN" and act.token.tag == "NNS" and not numbered
    return plural and not any(k.text.lower() in {"the", "these", "those"} for k in tree.kids(act.token, "det"))


def place_of(act: Act, tree: Tree, here: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place beside an act: in its clause if there is one, finest first, then nearest."""
    clause = tree.clause(act.token).index

    def order(mention: PlaceMention) -> tuple[int, int, int]:
        token = tree.head_of(mention.span)
        near = token is not None and (
            tree.clause(token).index == clause or any(a.index == act.token.index for a in tree.ancestors(token))
        )
        return (0 if near else 1, size(mention) // 3, abs(mention.span.start - act.trigger.start))

    return min(here, key=order, default=None)


def numbered(keys: Sequence[str]) -> Mapping[str, int]:
    """Episode numbers by key in order of appearance; the report's own event is 0."""
    out = {"": 0}
    for name in keys:
        out.setdefault(name, len(out))
    return out
