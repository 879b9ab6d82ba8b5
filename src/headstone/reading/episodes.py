"""Which event each sentence speaks of: the report's own (0), another one that it mentions, or a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.acts import Act
from headstone.reading.focus import compatible, key, size, usable
from headstone.reading.lexicon import Lexicon
from headstone.reading.places import PlaceMention
from headstone.reading.syntax import Tree
from headstone.text.fold import fold

RULE = "episodes@1"
FAMILIES = ("grave", "kill", "cem")
FURNITURE = "a link, a caption or a comment"
CONTEXT = "context"  # the key of what belongs to no one event


@dataclass(frozen=True, slots=True)
class Ground:
    """The key of the event that an act belongs to ("" = the report's own), and why in words."""

    key: str
    why: str
    mention: PlaceMention | None = None


def main_family(acts: Sequence[Act], title: Span | None) -> str:
    """The kind of act a report mainly tells of: what its title and first sentences name most surely."""
    weight = dict.fromkeys(FAMILIES, 0.0)
    for act in acts:
        if act.family in weight:
            titled = title is not None and title.start <= act.trigger.start < title.end
            weight[act.family] += act.score * (2.5 if titled else 1.6 if act.sentence <= 2 else 0.7)
    if weight["grave"] and weight["grave"] >= 0.45 * max(weight["kill"], 0.01) and weight["grave"] >= 0.8 * weight["cem"]:
        return "grave"
    return max(FAMILIES, key=lambda f: weight[f]) if any(weight.values()) else ""


def furniture(tree: Tree, text: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.cues["furniture"].search(text, tree.span.start, tree.span.end))


def turns_away(span: Span, text: str, lexicon: Lexicon) -> str | None:
    """The cue that a sentence leaves the report's own event; None where it stays."""
    for cue, why in (("furniture", FURNITURE), ("other_event", "turns to another event"), ("total", "a sum over a conflict or a region")):
        if lexicon.cues[cue].search(text, span.start, span.end):
            return why
    return None


def ground(act: Act, tree: Tree, mentions: Sequence[PlaceMention], focus: PlaceMention | None, family: str, text: str, lexicon: Lexicon, position: int, dated: bool, rival: bool) -> Ground:
    """The event an act belongs to. `position`: how many sentences stand before; `dated`: the act has a date of its own;
    `rival`: it counts other people than the report's own event."""
    here = [m for m in mentions if m.sentence == act.sentence and usable(m) and m.cue not in {"dateline", "from"}]
    own = place_of(act, tree, here)
    elsewhere = told_of(act, tree, focus)
    if elsewhere:
        return Ground(elsewhere.casefold(), f"told of {elsewhere}, where it was", next((m for m in here if m.place.wording.casefold() == elsewhere.casefold()), None))
    if own and focus and position > 1 and other_spot(own, focus) and not points_back(tree, text, lexicon):
        return Ground(key(own), f"at {own.place.wording}, not at {focus.place.wording}", own)
    away = turns_away(tree.span, text, lexicon)
    if away and position <= 1 and away != FURNITURE and (focus is None or own is None or compatible(own, focus)):
        away = None  # the head of a report speaks of its own event, whatever its words
    if own and focus and size(own) <= 6 and not compatible(own, focus):
        return Ground(key(own), f"at {own.place.wording}, not at {focus.place.wording}", own)
    if away:
        other = own if own and not (focus and key(own) == key(focus)) else None
        return Ground(key(other) if other else CONTEXT, away, other)
    if family == "cem" and act.family == "kill" and not points_back(tree, text, lexicon):
        return Ground(CONTEXT, "a killing told beside an attack on graves", own)
    if act.family == "kill" and family == "grave" and rival and act.token.pos in {"NOUN", "PROPN"} and position > 1:
        return Ground(CONTEXT, "a killing named with a count of its own", own)
    if act.family == "kill" and family == "grave" and position > 2 and dated and own is None and not points_back(tree, text, lexicon):
        return Ground(CONTEXT, "a killing that nothing ties to the grave", own)
    if act.family == "kill" and family == "grave" and position > 2 and generic(act, tree):
        return Ground(CONTEXT, "killings in general", own)
    return Ground("", "the report's own event", own)


def told_of(act: Act, tree: Tree, focus: PlaceMention | None) -> str | None:
    """ "six kilometres from X, where a trench was found": the act is X's, unless X is the report's own place."""
    verb = tree.clause(act.token)
    if focus is None or verb.dep != "relcl" or not any(k.text.lower() == "where" for k in tree.kids(verb, "advmod")):
        return None
    head = tree.head(verb)
    if head.pos != "PROPN":
        return None
    name = " ".join(t.text for t in sorted([head, *tree.kids(head, "compound")], key=lambda t: t.index))
    return None if head.text.casefold() in focus.place.wording.casefold() else name


def other_spot(own: PlaceMention, focus: PlaceMention) -> bool:
    """A village that the gazetteer lacks, named as the spot of an act, under another name than the report's own."""
    named = own.kind == "unknown" and own.cue in {"in", "at", "near", "outside"} and focus.kind in {"unknown", "locality"}
    return named and not set(fold(own.place.wording).split()) & set(fold(focus.place.wording).split())


def points_back(tree: Tree, text: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.cues["anaphora"].search(text, tree.span.start, tree.span.end))


def generic(act: Act, tree: Tree) -> bool:
    """Killings without number, victim named, or article: "many mass killings", "atrocities"."""
    plural_noun = act.token.pos == "NOUN" and act.token.tag == "NNS" and not any(tree.kids(act.token, "nummod"))
    return plural_noun and not any(k.text.lower() in {"the", "these", "those"} for k in tree.kids(act.token, "det"))


def place_of(act: Act, tree: Tree, here: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place beside an act: in its clause if there is one, finest first, then nearest."""
    if not here:
        return None
    clause = tree.clause(act.token)

    def order(mention: PlaceMention) -> tuple[int, int, int]:
        token = tree.head_of(mention.span)
        near = token is not None and (tree.clause(token).index == clause.index or any(a.index == act.token.index for a in tree.ancestors(token)))
        return (0 if near else 1, size(mention) // 3, abs(mention.span.start - act.trigger.start))

    return min(here, key=order)


def numbered(keys: Sequence[str]) -> Mapping[str, int]:
    """Episode numbers by key in order of appearance; the report's own event is 0."""
    out = {"": 0}
    for name in keys:
        out.setdefault(name, len(out))
    return out
