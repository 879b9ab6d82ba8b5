"""How surely something is said, and whether it is affirmed: modality and polarity of the words that name an act.

Rules are tried in the order of data/hedges.yaml inside the clause of the act; a voice that covers the act comes in
where no cue decides, and a denying voice before everything else.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import yaml

from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices import VoiceMention

VERSION = "stance-1"
_NEAR_WORDS = 4
_BREAK = re.compile(
    r"[;:\n]|\s[–—]\s|,\s*(?:but|while|whereas|although|though|and|so|yet)\s+(?=\S+\s+\S+)|\bbut\b"
    r"|\b(?:although|though|whereas|because)\b|,\s*(?:which|who|where|when|after|before|as|since)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stance:
    """`modality` of the vocabulary; `polarity`: affirmed | denied; `cue`: the words that decided, None if none did."""

    modality: str
    polarity: str
    cue: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Cue:
    where: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    of_things: bool
    tight: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    modality: str
    polarity: str
    cues: tuple[_Cue, ...]


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """The compiled rules of data/hedges.yaml."""

    version: str
    things: re.Pattern[str] = field(repr=False)
    rules: tuple[_Rule, ...] = field(repr=False)


def stance_lexicon(tables: Mapping[str, Any]) -> StanceLexicon:
    """Compile data/hedges.yaml."""
    return StanceLexicon(
        version=str(tables["version"]),
        things=re.compile(rf"(?:{tables['things']})$", re.IGNORECASE),
        rules=tuple(
            _Rule(row["name"], row["modality"], row["polarity"], tuple(_cue(cue) for cue in row["cues"]))
            for row in tables["rules"]
        ),
    )


def stance_at(document: Document, span: Span, lexicon: StanceLexicon, voices: Sequence[VoiceMention] = ()) -> Stance:
    """Stance of the words at `span` (an act's trigger) of the document."""
    text = document.layer.text
    sentence = next((s for s in document.sentences if s.start <= span.start < s.end), span)
    over = covering(voices, span)
    spoken = _denying(over)
    if spoken is not None:
        return spoken
    clause = _clause(text, sentence, span)
    for rule in lexicon.rules:
        for cue in rule.cues:
            found = _find(text, clause, sentence, span, cue, lexicon)
            if found is not None:
                return Stance(rule.modality, rule.polarity, found, f"{VERSION}: {rule.name}")
    return _by_voice(over)


def covering(voices: Sequence[VoiceMention], span: Span) -> tuple[VoiceMention, ...]:
    """Voices whose scope holds the start of `span`, the widest scope first."""
    over = [v for v in voices if v.scope.start <= span.start < v.scope.end and not v.name_span.overlap(span)]
    return tuple(sorted(over, key=lambda v: (v.scope.start - v.scope.end, v.cue_span.start)))


def _denying(over: Sequence[VoiceMention]) -> Stance | None:
    """The innermost voice, where it denies or could not confirm."""
    if not over:
        return None
    inner = over[-1]
    if inner.polarity_of_content == "deny":
        return Stance("denied", "denied", inner.cue_span, f"{VERSION}: denied by {inner.voice.kind}")
    if inner.polarity_of_content == "unable":
        return Stance(
            "unable_to_confirm", "affirmed", inner.cue_span, f"{VERSION}: {inner.voice.kind} could not confirm"
        )
    return None


def _by_voice(over: Sequence[VoiceMention]) -> Stance:
    """No cue: attributed to a voice, shown by pictures only, or asserted."""
    kinds = {v.voice.kind for v in over}
    if kinds == {"pictures"}:
        return Stance("visual_only", "affirmed", over[-1].cue_span, f"{VERSION}: pictures")
    if kinds - {"pictures", "own_reporter"}:
        told = [v for v in over if v.voice.kind not in ("pictures", "own_reporter")][-1]
        return Stance("attributed", "affirmed", told.cue_span, f"{VERSION}: voice")
    return Stance("asserted", "affirmed", None, f"{VERSION}: plain")


def _cue(row: Mapping[str, Any]) -> _Cue:
    unless = row.get("unless")
    return _Cue(
        row["where"],
        re.compile(rf"\b(?:{row['words']})(?!\w)", re.IGNORECASE),
        re.compile(rf"\b(?:{unless})", re.IGNORECASE) if unless else None,
        row.get("things", True),
        row.get("tight", False),
    )


def _clause(text: str, sentence: Span, span: Span) -> Span:
    """The clause around `span`: between the nearest breaks of the sentence."""
    start, end = sentence.start, sentence.end
    for match in _BREAK.finditer(text, sentence.start, sentence.end):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start()
            break
    return Span(start, end)


def _find(text: str, clause: Span, sentence: Span, span: Span, cue: _Cue, lexicon: StanceLexicon) -> Span | None:
    """Where the cue stands, if it governs the span; None else."""
    is_thing = bool(lexicon.things.search(text[span.start : span.end]))
    if is_thing and not cue.of_things:
        return None
    where = cue.where if cue.where != "govern" else "around" if is_thing else "left"
    window = _window(text, clause, span, where)
    for match in cue.words.finditer(text, window.start, window.end):
        near = cue.where == "near"
        if near and len(text[match.end() : span.start].split()) > _NEAR_WORDS - 1:
            continue
        if cue.tight and "," in text[match.end() : span.start]:
            continue
        if cue.unless is not None and _excused(text, clause, sentence, match, cue.unless):
            continue
        return Span(*match.span())
    return None


def _excused(text: str, clause: Span, sentence: Span, match: re.Match[str], unless: re.Pattern[str]) -> bool:
    """Whether a longer phrase that means something else holds the cue."""
    for other in unless.finditer(text, max(sentence.start, match.start() - 40), clause.end):
        if other.start() <= match.start() and other.end() >= min(match.end(), match.start() + 2):
            return True
        if other.start() <= match.start() < other.end():
            return True
    return False


def _window(text: str, clause: Span, span: Span, where: str) -> Span:
    if where == "near":
        left = text[clause.start : span.start].split()
        if len(left) > _NEAR_WORDS + 2:
            words = list(re.finditer(r"\S+", text[clause.start : span.start]))
            return Span(clause.start + words[-(_NEAR_WORDS + 2)].start(), span.end)
        return Span(clause.start, span.end)
    if where == "left":
        return Span(clause.start, span.start)
    if where == "right":
        return Span(span.end, clause.end)
    return clause


def load_stance_lexicon() -> StanceLexicon:
    """The rules that come with Headstone."""
    file = resources.files("headstone.data").joinpath("hedges.yaml")
    return stance_lexicon(yaml.safe_load(file.read_text(encoding="utf-8")))
