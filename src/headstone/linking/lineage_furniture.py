"""Furniture that no phrase shows: the site's name behind every headline, and passages that belong to no story.

In a large case furniture is told by its spread (overlap.shared_pairs). Where a publisher has two or three texts, two
things still show it: the end of the first line is the same under different headlines, and a passage that both texts
print has nothing to do with what either tells.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from headstone.linking.lineage_sides import Pair, Side
from headstone.model.spans import Span

_BREAK = re.compile(r"\s[-–—|:»·]\s|\s?\|\s?")
_WORD = re.compile(r"\w+")
# "1:16 Ferry crews meet the mayor": a film of the list beside the story, with its minutes; "6:30 p.m." is an hour.
_FILM = re.compile(r"\s*\d{1,2}:\d\d (?![ap]\.? ?m\b)\S", re.IGNORECASE)
_OPENS = re.compile(r"^[\s*–—-]*(?:about\s+|you\s+(?:have\s+been|are)\s+reading\s+|this\s+is\s+)?(?:the\s+)?")
_STORY = (["s"], ["has"], ["had"], ["reported"], ["reports"], ["said"], ["saw"], ["could"], ["counted"], ["asked"])
LETTERS = 4  # a shorter word is no topic
STEM = 5  # first letters by which words are compared: "shooting" and "shootings"
RECURS = 0.2  # share of a passage's words that stand elsewhere in either text; less shows a passage of no story
HEADED = 0.25  # share of a headline's words that stand in a passage; more shows that the passage tells the story
ALIKE = 0.3  # share of the shorter headline's words that stand in the other; more shows one story
SHOWN = 0.8  # of all that they share, how much must stand in passages long enough to be judged
HEADLINE = 250  # code points: a longer first line is a paragraph, and what the text is about is not known
SITE_WORDS = 2  # words of the shortest name of a site


def site_names(sides: Sequence[Side]) -> list[tuple[Span, ...]]:
    """For each text the end of its first line that another text of its publisher has under another headline."""
    heads: dict[tuple[str, str], set[str]] = defaultdict(set)
    ends = [_ends(side) if side.publisher else {} for side in sides]
    for side, found in zip(sides, ends, strict=True):
        for name, span in found.items():
            heads[side.publisher, name].add(side.layer.text[_first_line(side).start : span.start])
    return [
        tuple([span for name, span in found.items() if len(heads[side.publisher, name]) > 1][:1])
        for side, found in zip(sides, ends, strict=True)
    ]


def _ends(side: Side) -> dict[str, Span]:
    """What follows each break of the first line, the longest first."""
    line = _first_line(side)
    text = side.layer.text
    spans = [Span(match.start(), line.end) for match in _BREAK.finditer(text, line.start, line.end)]
    named = {" ".join(_WORD.findall(text[span.start : span.end].casefold())): span for span in spans}
    return {name: span for name, span in named.items() if name.count(" ") + 1 >= SITE_WORDS}


def _first_line(side: Side) -> Span:
    text, whole = side.layer.text, side.spans[0]
    start = whole.start + len(text[whole.start : whole.end]) - len(text[whole.start : whole.end].lstrip())
    end = text.find("\n", start, whole.end)
    return Span(start, whole.end if end < 0 else end)


def less(spans: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    """The spans without what `taken` covers."""
    kept = list(spans)
    for hole in taken:
        parts = [(Span(s.start, min(s.end, hole.start)), Span(max(s.start, hole.end), s.end)) if s.overlap(hole)
                 else (s,) for s in kept]  # fmt: skip
        kept = [part for of in parts for part in of if part.start < part.end]
    return tuple(kept)


def of_no_story(pair: Pair) -> bool:
    """What both print is about neither headline, and its words stand nowhere else in either text."""
    shown = [pair.a.layer.text[a:b] for a, b, _, _ in pair.kin.spans]
    if pair.kin.reworded or sum(len(_WORD.findall(text)) for text in shown) < SHOWN * pair.kin.words:
        return False
    shared = _topics(shown)
    lines = [_words_of(side, _first_line(side)) for side in (pair.a, pair.b)]
    heads = [_topics([line]) for line in lines]
    told = max(len(head & shared) / max(1, len(head)) for head in heads)
    alike = len(heads[0] & heads[1]) / max(1, min(map(len, heads)))
    if not shared or told >= HEADED or alike >= ALIKE or max(map(len, lines)) > HEADLINE:
        return False
    there = [pair.b.layer.text[c:d] for _, _, c, d in pair.kin.spans]
    rest = _topics([_without(pair.a, shown), _without(pair.b, there)])
    return len(shared & rest) < RECURS * len(shared)


def beside_the_story(pair: Pair) -> bool:
    """What both print are lines of the lists of films that stand beside every story of a site."""
    lines = [line for a, b, _, _ in pair.kin.spans for line in _lines(pair.a.layer.text, Span(a, b))]
    listed = sum(len(line) for line in lines if _FILM.match(line))
    return bool(lines) and listed >= SHOWN * sum(map(len, lines))


def of_itself(pair: Pair) -> bool:
    """What both print is the line under their texts in which the publisher tells of itself."""
    runs = [(Span(a, b), Span(c, d)) for a, b, c, d in pair.kin.spans]
    return bool(runs) and all(_tells_of_itself(pair.a, one) and _tells_of_itself(pair.b, other) for one, other in runs)


def _tells_of_itself(side: Side, run: Span) -> bool:
    """The run stands in the last line of several, which opens with the publisher's name, or "About" a short form of it.

    A name in brackets is a dateline, "The Lamp's reporter" or "The Lamp has learned" is the story.
    """
    text, end = side.layer.text, side.spans[-1].end
    start = text.rfind("\n", 0, run.start) + 1
    line, name = text[start:end].casefold().strip(), side.publisher.removeprefix("the ").split()
    if not name or line.startswith("(") or "\n" in line or not text[side.spans[0].start : start].strip():
        return False
    opening = _WORD.findall(_OPENS.sub("", line, count=1))
    if line.startswith("about "):
        return opening[:1] == name[:1]
    return opening[: len(name)] == name and opening[len(name) : len(name) + 1] not in _STORY


def _lines(text: str, run: Span) -> list[str]:
    """The lines that hold the run, whole."""
    start, end = text.rfind("\n", 0, run.start) + 1, text.find("\n", run.end)
    return [line for line in text[start : end if end >= 0 else len(text)].splitlines() if line.strip()]


def _words_of(side: Side, span: Span) -> str:
    return side.layer.text[span.start : span.end]


def _without(side: Side, passages: Sequence[str]) -> str:
    """The main text without the passages, as often as they stand in it: a caption is repeated under every picture."""
    text = "\n".join(_words_of(side, span) for span in side.spans)
    for passage in sorted(passages, key=len, reverse=True):
        text = text.replace(passage, "\n")
    return text


def _topics(texts: Iterable[str]) -> set[str]:
    words = (word for text in texts for word in _WORD.findall(text.casefold()))
    return {word[:STEM] for word in words if len(word) >= LETTERS or word.isdigit()}
