"""Reports whose acts the trained network did not find, or took for another century: plain words of their language.

The network marks few acts in letters, columns and interviews, and its view of the scope alone leaves out a museum's
notice of a mass grave. Where the words of `acts_hints` stand in such a report it has a hint: it may join an incident
that others tell of, and founds none.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from headstone.model.marks import Mark, Marked, View
from headstone.model.reading import Document, Hint, MarkedAct
from headstone.model.spans import Span
from headstone.reading.acts_hints import FEWEST, NETWORK, Cues, hints
from headstone.reading.marks_events import HINTED, WEAK, acts_of
from headstone.reading.marks_scope import OUT, ScopeWords, named_reason

# English beside the rules: acts of these families, so sure, where the network leaves the report in. On 172 reports by
# hands that the rules had not seen, .45 gave five of eighteen silent ones their event and no other one another's.
TOLD, WELL = frozenset({"kill", "grave", "cem", "body"}), 0.45
HintWords = Mapping[str, Cues]
SCORE = 0.5
# What the view of a whole text may say that it speaks of, and the log-odds from which it is a hint: then, of texts by
# writers left out, four in five that tell of such an event are seen, and one in seven near misses.
VIEWED = {"grave": "grave.discovery", "kill": "kill.noncombatant", "cem": "cem.grave_destruction"}
LIKELY, UNLIKELY = 0.5, -10.0
STANDS = 0.25  # more for each point of the words that speak of a film, a notice, a memorial day instead
WHOLE = "the text as a whole speaks of one"
# Languages that the network has learned nothing of, and reads by its kin: an act counts where its own words say so too.
UNTAUGHT = frozenset({"pt"})
VOUCHERS = {
    "kill": ("hint_dead", "hint_force"),
    "ctl": ("hint_force",),
    "grave": ("hint_remains", "hint_burial", "hint_inquiry"),
    "cem": ("hint_harm",),
}  # family -> cues of which one stands in what names the act


def hint_words(table: Mapping[str, Any]) -> HintWords:
    """The compiled table of data/hints_languages.yaml: language -> cues, named as those of English."""
    return {
        language: {f"hint_{name}": re.compile(pattern, re.IGNORECASE) for name, pattern in rows.items()}
        for language, rows in table["languages"].items()
    }


def hinted(
    document: Document, found: Marked, why: str | None, words: HintWords, scope: ScopeWords, view: View
) -> Marked | None:
    """The marks with the hints for acts, where the network saw no act well or left the report out by its scope alone;
    None where its own reading stands. `why`: its reason to leave the report out."""
    acts = [act for _, act in acts_of(found, document.sentences)]
    seen = why is None and any(act.score >= WEAK for act in acts)
    named = named_reason(document, scope) if why else None
    if seen or (named is not None and not viewed(document, view, LIKELY + STANDS * named.score)):
        return None
    return with_hints(document, found, words, view)


def with_hints(document: Document, found: Marked, words: HintWords, view: View) -> Marked | None:
    """The hints take the stead of the acts; None where neither the words of the language hint at anything nor the whole
    of the text does."""
    language = (document.report.meta.language or "").partition("-")[0]
    rows = tuple(hints(document.text, document.sentences, words.get(language, {}))) or viewed(document, view)
    if not rows:
        return None
    new = tuple(Mark("act", hint.words, SCORE, {"act": (hint.code, 1.0), HINTED: ("", 1.0)}) for hint in rows)
    return replace(found, marks=(*(unsure(m) for m in found.marks), *new))


def vouched(document: Document, found: Marked, words: HintWords) -> Marked:
    """The marks; in a language that was not taught, without the acts whose own words tell of something else."""
    language = (document.report.meta.language or "").partition("-")[0]
    cues = words.get(language, {}) if language in UNTAUGHT else {}
    if not cues:
        return found
    good = {i for i, act in acts_of(found, document.sentences) if told_by_words(document, act, cues)}
    return replace(found, marks=tuple(m if i in good else unsure(m) for i, m in enumerate(found.marks)))


def told_by_words(document: Document, act: MarkedAct, cues: Cues) -> bool:
    """Whether the words of an act are of its family; harm is done to a tomb that its sentence names."""
    said, around = act.trigger, document.sentences[act.sentence]
    named = any(cues[name].search(document.text, said.start, said.end) for name in VOUCHERS.get(act.family, ()))
    return named and (act.family != "cem" or bool(cues["hint_tombs"].search(document.text, around.start, around.end)))


def unsure(mark: Mark) -> Mark:
    """An act of the network, which counts no more; its place in the row of marks stays, for the links."""
    return replace(mark, score=0.0) if mark.label == "act" else mark


def viewed(document: Document, view: View, least: float = LIKELY) -> tuple[Hint, ...]:
    """The event that the text as a whole speaks of, where the network is so sure, at the sentence that tells most."""
    label = max(VIEWED, key=lambda one: view.odds.get(one, UNLIKELY))
    where = view.where.get(label)
    if where is None or view.odds[label] < least or len(document.sentences) < FEWEST:
        return ()
    number = document.sentence_at(where.start)
    sentence = document.sentences[number]
    words = where if where.end > where.start and sentence.holds(where) else sentence
    return (Hint(VIEWED[label], words, number, WHOLE),)


def aside(document: Document, hints: Sequence[Hint], taken: Collection[Span]) -> tuple[Hint, ...]:
    """The hints; where an act that did not happen has their sentence, at the first below the title that is free."""
    free = [n for n, one in enumerate(document.sentences) if one not in taken and one != document.title]
    return tuple(
        hint if document.sentences[hint.sentence] not in taken
        else replace(hint, words=document.sentences[free[0]], sentence=free[0])
        for hint in hints if free
    )  # fmt: skip


def marked_hints(found: Marked, sentences: Sequence[Span]) -> tuple[Hint, ...]:
    """The acts that the network marks well, as hints; none where its view leaves the report out."""
    if sum(odds for name, odds in found.scope.items() if name != "in") >= OUT:
        return ()
    acts = [act for _, act in acts_of(found, sentences) if act.family in TOLD and act.score >= WELL]
    return tuple(Hint(act.code, act.trigger, act.sentence, NETWORK) for act in acts)
