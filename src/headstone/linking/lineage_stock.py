"""Stock sentences that say nothing of where a report comes from: rights notices, pleas to the reader, share buttons.

In a large case they are told by their spread (overlap._furniture). In a case of two reports nothing but the words can
tell, hence this short list of the web's own phrases.
"""

import re
from collections.abc import Sequence

from headstone.model.spans import Span

_PHRASES = (
    "all rights reserved",
    "may not be (?:published|reproduced|redistributed|copied)",
    "(?:sign|subscribe|subscribing) (?:up )?(?:for|to|now)",
    "newsletter",
    "privacy policy",
    "terms of (?:use|service)",
    "cookie",
    "(?:follow|like|find|join) (?:us|the conversation)",
    "(?:article|story|page|post|update[sd]?|date) on (?:facebook|twitter|x|telegram|whatsapp)",
    "facebook page",
    "click here",
    "(?:read|see) (?:also|more)",
    "enable javascript|ad block|flash player|latest version",
    "(?:leave|post) a (?:comment|reply)",
    "comments (?:are|is|may be)",
    "advertisement",
    "copyright|©",
    "powered by wordpress",
    "this (?:story|article|report) (?:has been|was) (?:updated|corrected|published from)",
    "not (?:been )?edited by",
    "syndicated feed",
    "breaking news",
    "(?:check|listen) (?:back|to)",
    "please (?:call|contact|check|enter|note|send)",
    "with (?:any )?information (?:is|are|about|on|regarding)",
    "crime stoppers",
    "you (?:must|need to|can|may|have to)",
)
_STOCK = re.compile("|".join(_PHRASES), re.IGNORECASE)
_END = re.compile(r"[.!?…]['\"”’)]*\s|\n")


def without_stock(text: str, main: Sequence[Span]) -> tuple[Span, ...]:
    """The spans `main` (the whole text where none is given) less every sentence that holds a stock phrase."""
    kept: list[Span] = []
    for span in main or (Span(0, len(text)),):
        kept += _less(text, span)
    return tuple(kept)


def _less(text: str, span: Span) -> list[Span]:
    kept, at = [], span.start
    for match in _STOCK.finditer(text, span.start, span.end):
        if match.start() < at:
            continue
        start = max((end.end() for end in _END.finditer(text, at, match.start())), default=at)
        after = _END.search(text, match.end(), span.end)
        if start > at:
            kept.append(Span(at, start))
        at = after.end() if after else span.end
    if at < span.end:
        kept.append(Span(at, span.end))
    return kept
