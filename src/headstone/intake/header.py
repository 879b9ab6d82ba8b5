"""The head of a plain text: YAML front matter, or a block of `key: value` lines up to the first blank line."""

import re
from dataclasses import dataclass

from headstone.errors import UnreadableFile
from headstone.intake.meta import field_of, from_pairs, yaml_pairs
from headstone.model.sources import Meta

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_ -]{0,30}):(?:[ \t]+(.*))?")
_FOLDED = re.compile(r"[ \t]+\S")
LINES = 60  # a header longer than this is no header


@dataclass(frozen=True, slots=True)
class Header:
    """`end` is the code point where the body begins (0 = no header). Unknown keys stay in the text, out of `meta`."""

    meta: Meta
    end: int
    notes: tuple[str, ...] = ()


def read(text: str) -> Header:
    """The header of a normalised text."""
    front = _FRONT.match(text)
    if front:
        return _front_matter(front)
    return _block(text) or Header(Meta(), 0)


def _front_matter(front: re.Match[str]) -> Header:
    try:
        return Header(from_pairs(yaml_pairs(front[1])), front.end())
    except UnreadableFile as error:
        return Header(Meta(), front.end(), (f"front matter passed over: {error.what}",))


def _block(text: str) -> Header | None:
    """A block counts as a header when every line is `key: value` and one key is ours: a first paragraph may well hold a
    colon, but is seldom all keys."""
    pairs: list[tuple[str, str]] = []
    at = 0
    for line in text.split("\n", LINES + 1)[: LINES + 1]:
        if not line.strip():
            break
        found = _LINE.fullmatch(line)
        if found:
            pairs.append((found[1], found[2] or ""))
        elif _FOLDED.match(line) and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {line.strip()}")
        else:
            return None
        at += len(line) + 1
    else:
        if at <= len(text) and len(pairs) > LINES:
            return None
    if not any(field_of(key) for key, _ in pairs):
        return None
    return Header(from_pairs(pairs), min(at, len(text)))
