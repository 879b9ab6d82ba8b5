"""Passages with inline marks, as people write them, and the standoff rows they compile to.

A file holds passages, each a head of `key: value` lines, a line `---`, the marked text, and a line `===`. A mark is
`[words]{label [act ids] [key=value ...]}`; marks nest; the text itself holds no square or curly brackets. The labels
and their values are those of `passage_labels.py`; docs/annotation.md says how they are meant. Offsets are code points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headstone.text.passage_labels import ACTS, ATTRIBUTES, KINDS, LABELS, LANGUAGES, LINKED, REGISTERS, SCOPES, VOICED

HEAD = {"id", "lang", "register", "conflict", "scope", "published", "made"}
NEEDED = {"id", "lang", "register", "conflict", "scope"}
ACT_ID = re.compile(r"a\d+$")
VOICE_ID = re.compile(r"v\d+$")


class MarkupError(ValueError):
    """A passage whose marks cannot be taken, with the place and what to mend."""


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled span; `ids`: the acts (a1 ...) or attributions (v1 ...) it belongs to; `code`: act type."""

    label: str
    start: int
    end: int
    ids: tuple[str, ...] = ()
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its standoff marks. `made`: written | recombined | silver."""

    id: str
    lang: str
    register: str
    conflict: str
    scope: str
    text: str
    marks: tuple[Label, ...]
    published: str = ""
    made: str = "written"


def unmark(marked: str) -> tuple[str, tuple[Label, ...]]:
    """The bare text and its marks in order of start. Raises MarkupError at the first mark that is broken."""
    out: list[str] = []
    length = 0
    stack: list[int] = []
    marks: list[Label] = []
    at = 0
    while at < len(marked):
        sign = marked[at]
        if sign == "[":
            stack.append(length)
            at += 1
        elif sign == "]":
            start = stack.pop() if stack else _fail(marked, at, "a ] that closes nothing")
            end = marked.find("}", at)
            if at + 1 >= len(marked) or marked[at + 1] != "{" or end < 0:
                _fail(marked, at, "a ] needs its {label ...}")
            marks.append(_mark(marked[at + 2 : end], start, length))
            at = end + 1
        elif sign in "{}":
            _fail(marked, at, f"a stray {sign}")
        else:
            out.append(sign)
            length += 1
            at += 1
    if stack:
        _fail(marked, len(marked) - 1, "a [ that is never closed")
    text = "".join(out)
    return text, tuple(sorted((_trim(text, m) for m in marks), key=lambda m: (m.start, -m.end)))


def _trim(text: str, mark: Label) -> Label:
    start, end = mark.start, mark.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Label(mark.label, start, end, mark.ids, mark.code, mark.values)


def _fail(marked: str, at: int, why: str) -> int:
    raise MarkupError(f"{why}, near: …{marked[max(0, at - 40) : at + 20]}…")


def _mark(inside: str, start: int, end: int) -> Label:
    words = inside.split()
    if not words or words[0] not in LABELS:
        raise MarkupError(f"unknown label in {{{inside}}}; labels: {' '.join(sorted(LABELS))}")
    ids = tuple(w for w in words[1:] if ACT_ID.match(w) or VOICE_ID.match(w))
    values = tuple((w.split("=", 1)[0], w.split("=", 1)[1]) for w in words[1:] if "=" in w)
    codes = [w for w in words[1:] if w in ACTS]
    other = [w for w in words[1:] if w not in ids and "=" not in w and w not in ACTS]
    if other:
        raise MarkupError(f"not understood in {{{inside}}}: {' '.join(other)}")
    return Label(words[0], start, end, ids, codes[0] if codes else "", values)


def faults(passage: Passage) -> Iterator[str]:
    """What is wrong with one passage, in words; nothing where it is sound."""
    if passage.lang not in LANGUAGES:
        yield f"unknown lang {passage.lang}"
    if passage.register not in REGISTERS:
        yield f"unknown register {passage.register}; one of {' '.join(sorted(REGISTERS))}"
    if passage.scope not in SCOPES:
        yield f"unknown scope {passage.scope}; one of {' '.join(sorted(SCOPES))}"
    acts = {i for m in passage.marks if m.label == "act" for i in m.ids}
    cues = {i for m in passage.marks if m.label == "cue" for i in m.ids}
    for mark in passage.marks:
        words = passage.text[mark.start : mark.end]
        yield from (f"{words!r}: {why}" for why in _mark_faults(mark, acts, cues))


def _mark_faults(mark: Label, acts: set[str], cues: set[str]) -> Iterator[str]:
    if mark.start >= mark.end:
        yield "an empty mark"
    if mark.label == "act" and (not mark.code or len(mark.ids) != 1 or not mark.ids[0].startswith("a")):
        yield "an act needs one id (a1) and one act type"
    if mark.label != "act" and mark.code:
        yield "only an act has an act type"
    if mark.label in LINKED and mark.label != "act" and not set(mark.ids) <= acts:
        yield f"links to no act: {' '.join(sorted(set(mark.ids) - acts))}"
    if mark.label in VOICED and (not mark.ids or not set(mark.ids) <= cues):
        yield "source, cue and content need the id (v1) of an attribution that has a cue"
    for key, value in mark.values:
        if key not in ATTRIBUTES.get(mark.label, {}):
            yield f"{mark.label} takes no {key}="
        elif value not in ATTRIBUTES[mark.label][key]:
            yield f"{key}={value}; one of {' '.join(sorted(ATTRIBUTES[mark.label][key]))}"
    if mark.label == "count" and dict(mark.values).get("kind") not in KINDS:
        yield "a count needs kind="


def passages(text: str, name: str) -> Iterator[tuple[Passage | None, str]]:
    """(passage, "") for each sound passage of a file's text, (None, why) for each that is not. `name`: of the file."""
    for number, block in enumerate(re.split(r"(?m)^===\s*$", text), 1):
        if block.strip():
            yield from _read_block(block, f"{name} passage {number}")


def _read_block(block: str, where: str) -> Iterator[tuple[Passage | None, str]]:
    head, rule, body = block.partition("\n---\n")
    keys = dict(re.findall(r"(?m)^(\w+):\s*(.*?)\s*$", head))
    name = f"{where} ({keys.get('id', 'no id')})"
    if not rule or not keys.keys() >= NEEDED or not keys.keys() <= HEAD:
        yield None, f"{name}: a head of {', '.join(sorted(NEEDED))} and a line --- are needed"
        return
    try:
        text, marks = unmark(body.strip("\n"))
        passage = Passage(text=text, marks=marks, **keys)
    except MarkupError as why:
        yield None, f"{name}: {why}"
        return
    wrong = list(faults(passage))
    yield (None, f"{name}: " + "; ".join(wrong)) if wrong else (passage, "")
