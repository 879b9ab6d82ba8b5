"""Whether a report belongs to the register, and if not, why (vocabulary, Scope)."""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.acts import Act
from headstone.reading.lexicon import Lexicon, Reason

HEAD = 0.4  # share of a report in which a cue counts double
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
    if not any(a.score >= 0.5 for a in acts):
        return Scope("no act", None, 1.0)
    rows = [weigh(reason, text, body, title) for reason in lexicon.reasons]
    best = max(rows, key=lambda s: s.score, default=Scope(None))
    return best if best.score >= DECIDES + inside(acts, best.why) else Scope(None, None, best.score)


def weigh(reason: Reason, text: str, body: Span, title: Span | None) -> Scope:
    """Sum of the weights of a reason's distinct cues; cues in the title and the head of the report count double."""
    total, first, seen, decisive = 0.0, None, set(), False
    length = max(1, body.end - body.start)
    for weight, pattern in reason.patterns:
        for match in pattern.finditer(text, body.start, body.end):
            word = match.group().lower()[:12]
            if word in seen:
                continue
            seen.add(word)
            decisive = decisive or weight >= 3
            early = (match.start() - body.start) / length < HEAD or match.start() - body.start < 350
            titled = title is not None and title.start <= match.start() < title.end
            total += weight * (1.6 if titled else 1.25 if early else 0.5)
            first = first or Span(match.start(), match.end())
    return Scope(reason.name, first, total if decisive else min(total, COMPANY))


def inside(acts: Sequence[Act], why: str | None) -> float:
    """How much the acts of the report speak for it: sure acts on human remains, graves and people."""
    sure = [a for a in acts if a.score >= 0.8]
    sentences = len({a.sentence for a in sure})
    strong = min(4.0, 0.7 * sentences)
    if why in {"archaeology", "animals", "fiction", "music", "sport", "metaphor", "drill"}:
        strong *= 0.5
    return strong
