"""Whether a report belongs to the register, and if not, why (vocabulary, Scope)."""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.reading.lexicon import Lexicon, Reason

HEAD, HEAD_CHARS = 0.4, 350  # share, or code points, of a report that are its head
TITLED, EARLY, LATE = 1.6, 1.25, 0.5  # what a cue weighs in the title, in the head, further down
DECISIVE = 3  # weight of a cue that decides alone
STEM = 12  # letters by which two cues are one: "archaeologist", "archaeologists"
SURE, NAMED = 0.8, 0.5  # scores of acts
TOLD_IN_FULL = {"archaeology", "animals", "fiction", "music", "sport", "metaphor", "drill"}  # they tell of acts too
DECIDES = 4.5
COMPANY = 3.0  # what weak cues alone can reach: directors, authors and scenes stand in true reports too


@dataclass(frozen=True, slots=True)
class Scope:
    """`why` None: in scope. `cue` are the words that decided, `score` how strongly."""

    why: str | None
    cue: Span | None = None
    score: float = 0.0


def judge(text: str, body: Span, title: Span | None, acts: Sequence[Act], lexicon: Lexicon) -> Scope:
    """The strongest reason to leave a report out, if it outweighs what the report tells of."""
    if not any(a.score >= NAMED for a in acts):
        return Scope("no act", None, 1.0)
    rows = [weigh(reason, text, body, title) for reason in lexicon.reasons]
    best = max(rows, key=lambda s: s.score, default=Scope(None))
    return best if best.score >= DECIDES + inside(acts, best.why) else Scope(None, None, best.score)


def weigh(reason: Reason, text: str, body: Span, title: Span | None) -> Scope:
    """Sum of the weights of a reason's distinct cues; cues in the title and the head of the report count more."""
    total, first, seen, decisive = 0.0, None, set(), False
    for weight, pattern in reason.patterns:
        for match in pattern.finditer(text, body.start, body.end):
            word = match.group().lower()[:STEM]
            if word in seen:
                continue
            seen.add(word)
            decisive = decisive or weight >= DECISIVE
            total += weight * by_position(match.start(), body, title)
            first = first or Span(match.start(), match.end())
    return Scope(reason.name, first, total if decisive else min(total, COMPANY))


def by_position(start: int, body: Span, title: Span | None) -> float:
    if title is not None and title.start <= start < title.end:
        return TITLED
    into = start - body.start
    return EARLY if into / max(1, body.end - body.start) < HEAD or into < HEAD_CHARS else LATE


def inside(acts: Sequence[Act], why: str | None) -> float:
    """How much the acts of the report speak for it: sentences with sure acts on human remains, graves and people."""
    sentences = len({a.sentence for a in acts if a.score >= SURE})
    strong = min(4.0, 0.7 * sentences)
    return strong * 0.5 if why in TOLD_IN_FULL else strong
