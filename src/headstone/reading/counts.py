"""Counts: which number of a sentence counts what. Every number gets a kind or a reason why it is none."""

from collections.abc import Sequence
from dataclasses import replace

from headstone.model.claims import Count, Rejected
from headstone.model.reading import Act, Noun
from headstone.model.spans import Span
from headstone.model.trees import Token
from headstone.reading.counts_kinds import kind_of
from headstone.reading.counts_setting import DEAD, OBJECTS, Counting, Figure, Setting
from headstone.reading.counts_whole import WHOLE, background, part_of
from headstone.reading.sentence import Sentence
from headstone.text.numbers import NumberMention

RULE = "counts@1"
BREAKS = set(",.;:()\"“”—|")
MODIFIERS = {"nummod", "quantmod", "amod", "compound", "det", "npadvmod", "advmod", "nmod", "poss"}
INNER = {"nummod", "quantmod", "amod", "compound"}
HOPS = 3  # modifiers between a number and the noun it counts
NEXT = 28  # code points between a number and a noun right after it
TAIL = 45  # code points of a counted noun that are quoted with its number
NAMED_BEFORE = 12  # code points back to the thing that a number names
UNITS = {
    "graves_destroyed": "grave", "graves_found": "grave", "structures_destroyed": "structure", "sites": "site",
}  # fmt: skip


def figures(setting: Setting, numbers: Sequence[NumberMention]) -> tuple[tuple[Figure, ...], tuple[Rejected, ...]]:
    """Counts of a sentence, and the numbers that count nothing of ours with the reason."""
    kept: list[Figure] = []
    rejected: list[Rejected] = []
    for number in numbers:
        if number.ordinal:
            continue
        figure, why = read(setting, number, kept[-1] if kept else None)
        if figure is None:
            rejected.append(refuse(setting.s, number, why))
        else:
            kept.append(figure)
    return tuple(kept), tuple(rejected)


def refuse(s: Sentence, number: NumberMention, why: str) -> Rejected:
    span = number.span
    return Rejected("counts", s.text[span.start : span.end], span.start, span.end, RULE, why)


def read(setting: Setting, number: NumberMention, previous: Figure | None) -> tuple[Figure | None, str]:
    """One number: the noun it counts, the verb it stands under, the kind that follows."""
    tree = setting.s.tree
    number = without_particle(setting.s, number)
    if number.role:
        return None, f"a {number.role}, not a count"
    token = tree.head_of(number.words) or tree.head_of(number.span)
    if token is None:
        return None, "no word of the sentence carries it"
    if names_a_thing(setting.s, number):
        return None, "the name of a phase or a place, not a count"
    noun, counted = counted_noun(setting.s, number, token)
    if noun is not None and noun.cls == "animal":
        return None, "counts animals"
    act = nearest_act(setting.s, counted or token, noun)
    counting = Counting(setting, number, counted or token, noun, act, previous, counted)
    kind, why = kind_of(counting)
    return (figure_of(counting, kind, why), why) if kind else (None, why)


def figure_of(counting: Counting, kind: str, why: str) -> Figure:
    s, number, noun = counting.s, counting.number, counting.noun
    first, end = number.span.start, number.span.end
    behind = noun is not None and noun.span.start >= end and noun.span.end - end < TAIL
    span = Span(first, noun.span.end if noun and behind else end)
    unit = "family" if noun and noun.cls == "family" else UNITS.get(kind, "individual")
    count = Count(
        kind, number.form, s.text[span.start : span.end], number.low, number.high, number.point, unit,
        of="objects" if kind in OBJECTS else "victims", part_of=part_of(counting),
        rule=why, score=0.9 if noun else 0.6,
    )  # fmt: skip
    return Figure(count, span, s.number, counting.act, background(counting, kind))


def without_particle(s: Sentence, number: NumberMention) -> NumberMention:
    """ "pushed over 40 headstones": the "over" is the verb's, and the number is exact."""
    start = number.span.start
    verb = s.tree.at(start - 2) if s.text[start : start + 5].lower() == "over " else None
    if verb is None or verb.lemma not in s.words("with_over"):
        return number
    return replace(number, span=number.words, form="exact", high=number.low, point=number.low)


def names_a_thing(s: Sentence, number: NumberMention) -> bool:
    """ "phase five", "camp 17": the number names the thing before it."""
    before = s.part(number.span.start - NAMED_BEFORE, number.span.start).split()
    return bool(before) and before[-1] in s.words("named_by_number")


def counted_noun(s: Sentence, number: NumberMention, token: Token) -> tuple[Noun | None, Token | None]:
    """The noun a number counts: its head ("100 bodies"), what follows "of" ("dozens of bodies"), or the next words."""
    if token.dep in MODIFIERS and not s.tree.is_root(token):
        head = head_counted(s, token)
        found = s.class_of(head) or peoples(head)
        if found or head.pos in {"NOUN", "PROPN"}:
            return found, head
    for name, pobj in s.tree.preps(token):
        if name == "of":
            return s.class_of(pobj), pobj
    return next_noun(s, number)


def head_counted(s: Sentence, token: Token) -> Token:
    """The head of a number, past modifiers that are no nouns of ours."""
    head = s.tree.head(token)
    for _ in range(HOPS):
        if head.dep not in INNER or s.noun_at(head) is not None:
            break
        head = s.tree.head(head)
    return head


def next_noun(s: Sentence, number: NumberMention) -> tuple[Noun | None, Token | None]:
    """The noun right behind a number, with no break, verb or preposition between."""
    end = number.span.end
    near = (n for n in s.nouns if 0 <= n.span.start - end <= NEXT)
    first = next((n for n in near if not set(s.text[end : n.span.start]) & BREAKS), None)
    if first is None:
        return None, None
    between = (t for t in s.tree.tokens if t.start >= end and t.end <= first.span.start)
    return (None, None) if any(t.pos in {"VERB", "AUX", "ADP"} for t in between) else (first, first.token)


def peoples(head: Token) -> Noun | None:
    """A people counted by its name ("ten Basques") counts persons."""
    named = head.entity == "NORP" and head.pos in {"PROPN", "NOUN", "ADJ"}
    return Noun("person", Span(head.start, head.end), head) if named else None


def nearest_act(s: Sentence, token: Token, noun: Noun | None) -> Act | None:
    """The act whose argument the counted thing is, else the act of the same clause, else the act that governs it."""
    for act in s.acts:
        if noun and act.noun and act.noun.span == noun.span:
            return act
        if any(token.index in {p.index, *(t.index for t in s.tree.subtree(p))} for p in act.patients):
            return act
    verb = s.tree.clause(token).index
    above = {a.index for a in s.tree.ancestors(token)}
    same = next((a for a in s.acts if a.token.index == verb), None)
    return same or next((a for a in s.acts if a.token.index in above), None)


def tidy(found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Marks the leading figure of each group of kinds: the first of the report that counts its own event whole."""
    out, seen = [], set()
    whole = next((f.count.wording for f in found if f.count.kind in DEAD and f.count.part_of is None), None)
    for figure in found:
        kind = figure.count.kind
        if figure.count.part_of == WHOLE:  # the report's leading figure, in its words; without one it is no part
            figure = replace(figure, count=replace(figure.count, part_of=whole))
        group = "objects" if kind in OBJECTS else "dead" if kind in DEAD else kind
        lead = group not in seen and figure.background is None and figure.count.part_of is None
        if lead:
            seen.add(group)
        out.append(replace(figure, count=replace(figure.count, leading=lead)))
    return tuple(out)
