"""A web page as plain blocks, to be looked at: its order and structure, none of its code, style, links or pictures."""

from dataclasses import dataclass
from typing import Any

from headstone.intake.encoding import decode
from headstone.intake.html import parse
from headstone.intake.visible import LINES, PARAGRAPHS, is_unseen
from headstone.text.normalise import normalise

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
KINDS = {"li": "item", "blockquote": "quotation", "pre": "lines", "tr": "row", "figcaption": "caption"}
MOST = 4_000  # blocks; a page that has more is shown as far as that
LONGEST = 20_000  # characters of one block
WHOLE = 400_000  # characters of all blocks


@dataclass(frozen=True, slots=True)
class Block:
    """`kind`: heading | paragraph | item | quotation | lines | row | caption | picture (its text is what stood for
    it)."""

    kind: str
    text: str


def blocks_of(data: bytes) -> tuple[Block, ...]:
    """The blocks of a page in order. Raises UnreadableFile and HostileFile as its reading does."""
    from lxml import etree

    found: list[Block] = []
    words: list[str] = []
    kinds: list[str] = ["paragraph"]

    length = 0

    def close() -> None:
        nonlocal length
        text = " ".join("".join(words).split()) if kinds[-1] != "lines" else "".join(words).strip("\n")
        words.clear()
        length += len(text)
        if text:
            found.append(Block(kinds[-1], text[:LONGEST]))

    walk = etree.iterwalk(parse(normalise(decode(data).text)), events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if len(found) >= MOST or length > WHOLE:
            break
        if event == "start" and is_unseen(element):
            walk.skip_subtree()
        elif event == "start":
            if element.tag in PARAGRAPHS or element.tag in LINES:
                close()
                kinds.append(kind_of(element, kinds[-1]))
            if element.tag == "img":
                close()
                found.append(Block("picture", " ".join((element.get("alt") or "").split())[:LONGEST]))
            words.append(element.text or "")
        else:
            if event == "end" and (element.tag in PARAGRAPHS or element.tag in LINES) and not is_unseen(element):
                close()
                kinds.pop()
            words.append("\t" if element.tag in ("td", "th") else "")
            words.append(element.tail or "")
    close()
    return tuple(found)


def kind_of(element: Any, around: str) -> str:
    """What a block is; a plain paragraph inside a quotation or an item is one of it."""
    if element.tag in HEADINGS:
        return "heading"
    return KINDS.get(element.tag, around if around in ("quotation", "item", "caption") else "paragraph")
