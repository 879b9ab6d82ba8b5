"""The whole visible text of a page. Main-content extractors drop credit lines, and those are what lineage lives on."""

import re
from typing import Any

UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "audio", "video", "canvas")
)
_PARAGRAPHS = """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre section summary table ul"""
PARAGRAPHS = frozenset(_PARAGRAPHS.split())
LINES = frozenset(("li", "tr", "br", "option", "caption"))
CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_AROUND = re.compile(r"[ \t]*\n[ \t]*")
_GAPS = re.compile(r"\n{3,}")


def visible_text(tree: Any) -> str:
    """Text of an lxml tree as a browser shows it: an empty line between paragraphs, a line end after list items, rows
    and breaks, a tab between cells. Elements hidden by their own style or attribute are left out."""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            pieces.append(_inline(element.tail, element))
        elif event == "start" and is_unseen(element):
            walk.skip_subtree()
        elif event == "start":
            pieces += (_break(element.tag), _inline(element.text, element))
        else:
            gap = "\t" if element.tag in CELLS else _break(element.tag)
            pieces += (gap, _inline(element.tail, element.getparent()))
    return _tidy("".join(pieces))


def is_unseen(element: Any) -> bool:
    """Whether a browser shows nothing of an element."""
    if element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _break(tag: str) -> str:
    return "\n\n" if tag in PARAGRAPHS else "\n" if tag in LINES else ""


def _inline(text: str | None, element: Any) -> str:
    """Runs of white space are one blank, except where the author set the lines."""
    if not text:
        return ""
    if element is not None and element.tag in ("pre", "textarea"):
        return text
    return _BLANKS.sub(" ", text)


def _tidy(text: str) -> str:
    return _GAPS.sub("\n\n", _AROUND.sub("\n", re.sub(r"  +", " ", text))).strip()
