"""Frozen text → sentence spans. English news prose first; Spanish, Cyrillic and Arabic script by the same marks.

A line that stands alone (headline, list item, caption) is a sentence of its own; a hard-wrapped line inside a
paragraph is not. Two passes: lines are joined to blocks, then blocks are cut at end marks that no abbreviation
explains.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from headstone.model.spans import Span
from headstone.text.tokens import word_set

# Written before a name or number, so never the last word of a sentence.
_BEFORE_NAME = word_set(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm cmdr brig sen rep gov pres hon rev fr sr sra st ste mt ft "
    "msgr pte supt insp det amb atty no nos vs v fig art sec ch vol pp p cf e.g i.e eg ie approx ca c est al dept "
    "univ jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun г ул им т.е "
    "т.к стр вул ст núm avda dra"
)
# These may also close a sentence: they do when a word follows that opens sentences.
_EITHER = word_set("inc ltd co corp bros jr etc a.m p.m am pm u.s u.n u.k u.s.a e.u d.c")
_OPENERS = word_set(
    "the a an this that these those he she it they we i you his her its their our in on at for from by with after "
    "before since as when while if but and or so yet however there here what who why how one some many most several "
    "all no not mr mrs ms dr last two three according more earlier later meanwhile also another such both each"
)
_END = re.compile(r"[.!?…؟۔।]+[\"'”’»›)\]]*(?=\s)|[。！？]+[”’」』）]*")
_NEXT = re.compile(r"[\s\"'“‘«‹(\[–—―-]*")
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»(\[/—–]*$")
_BULLET = re.compile(r"[ \t]*(?:[-*•●▪◦‣·–—►»]|\(?\d{1,2}[.)])[ \t]+\S")
_LINE = re.compile(r"[^\n\u2028\u2029\f\v]+")
_WRAP_WIDTH = 100  # code points; a longest line above this means that the text is not hard-wrapped
_LOOK_BACK = 24  # code points before a full stop that can hold an abbreviation
_LONGEST = 2_000  # code points; a longer run is a list or a scan without full stops, and reading it costs its square


def sentences(text: str, within: Sequence[Span]) -> tuple[Span, ...]:
    """Sentence spans of `text` inside `within` (spans of main content, in order), without surrounding space.

    Every character that is not space and lies in `within` is in exactly one sentence. What has no end mark for _LONGEST
    code points is cut at a semicolon, a comma or a space before them.
    """
    cut = (sentence for span in within for block in _blocks(text, span) for sentence in _cut(text, block))
    return tuple(piece for sentence in cut for piece in _bounded(text, sentence))


def _blocks(text: str, span: Span) -> Iterator[Span]:
    """Runs of lines that belong together: a paragraph that was hard-wrapped, or one line."""
    paragraph: list[Span] = []
    for match in _LINE.finditer(text, span.start, span.end):
        line = _trimmed(text, match.start(), match.end())
        if line is None or (paragraph and "\n\n" in text[paragraph[-1].end : line.start].replace(" ", "")):
            yield from _joined(text, paragraph)
            paragraph = []
        if line is not None:
            paragraph.append(line)
    yield from _joined(text, paragraph)


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    """The lines of one paragraph, joined where a line was only wrapped."""
    if not lines:
        return
    width = max(line.end - line.start for line in lines)
    prose = len(lines) > 1 and any(mark in text[lines[0].start : lines[-1].end] for mark in ".!?؟。")
    start = lines[0].start
    for line, following in pairwise(lines):
        if not (prose and _wrapped(text, line, following, width)):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    """True when the break after `line` only wraps it: the next word would not have fitted, or goes on in lower case."""
    if _BULLET.match(text, following.start, following.end):
        return False
    if text[following.start].islower() and text[line.end - 1] not in ".!?:;":
        return True
    if width > _WRAP_WIDTH:
        return False
    first = text[following.start : following.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(first) > width - 2


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    size = len(piece.strip())
    return Span(start + left, start + left + size) if size else None


def _cut(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.end() < block.end and _ends(text, match, start, block.end):
            if (sentence := _trimmed(text, start, match.end())) is not None:
                yield sentence
            start = match.end()
    if (rest := _trimmed(text, start, block.end)) is not None:
        yield rest


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > _LONGEST:
        room = text[start : start + _LONGEST]
        at = max((room.rfind(mark, _LONGEST // 2) for mark in ("; ", ", ", "\n")), default=-1)
        at = at if at > 0 else room.rfind(" ")
        end = start + (at + 1 if at > 0 else _LONGEST)
        if (piece := _trimmed(text, start, end)) is not None:
            yield piece
        start = end
    if (rest := _trimmed(text, start, sentence.end)) is not None:
        yield rest


def _ends(text: str, mark: re.Match[str], start: int, stop: int) -> bool:
    """Whether the end mark closes a sentence, by the word before it and the word after it."""
    after = _NEXT.match(text, mark.end(), stop)
    at = after.end() if after else mark.end()
    if at >= stop:
        return True
    following = text[at]
    if following.islower() or following in ",;:.!?)":
        return False
    if text[mark.start()] != "." or mark.group().startswith(".."):
        return True
    return not _abbreviated(text, mark.start(), start, at, stop)


def _abbreviated(text: str, dot: int, start: int, at: int, stop: int) -> bool:
    found = _WORD_BEFORE.search(text, max(start, dot - _LOOK_BACK), dot)
    word = found.group() if found else ""
    lowered = word.lower()
    if lowered in _EITHER or (len(word) > 1 and "." in word and word.replace(".", "").isupper()):
        return _next_word(text, at, stop) not in _OPENERS
    if lowered in _BEFORE_NAME:
        # "no" and month words close sentences too; what follows tells ("No. 5", "Oct. 9", "He said no. Then ...").
        return lowered not in _NEEDS_DIGIT or text[at].isdigit()
    return len(word) == 1 and word.isalpha() and word.isupper() and _next_word(text, at, stop) not in _OPENERS


_NEEDS_DIGIT = word_set("no nos p pp v c sun sat art al fig ch mar may")


def _next_word(text: str, at: int, stop: int) -> str:
    end = at
    while end < stop and end - at < _LOOK_BACK and (text[end].isalnum() or text[end] == "'"):
        end += 1
    return text[at:end].lower()
