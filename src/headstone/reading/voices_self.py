"""What a text's own "our" tells of who puts it out: "our volunteers"; whose paper it is; a reader's letter.

No paper has volunteers who exhume, catechists or fighters of its own. A column may say "our army", so an outlet's name
yields to the words of a private body's own work only.
"""

import re

from headstone.model.reading import Document
from headstone.reading.voices_bodies import kind_of_name
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_phrase import in_quotation

# A body's own paper, page or office: the name of the body stands before it.
_PAPER = re.compile(
    r"(?i)(?:['’]s)?,?\s+(?:(?:quarterly|monthly|weekly|members['’]?|annual|online|parish|e-?mail|news)\s+)*"
    r"(?:news\s?letter|bulletin|digest|circular|blog|web\s?site|web\s?page|home\s?page|channel|facebook\s+page|page|"
    r"notices?|letters?|updates?|field\s+notes?|notes?|feed|telegram(?:\s+channel)?|account|mailing|communiqu[eé]s?|"
    r"comunicados?|(?:press|media|information|communications?)\s+(?:office|desk|service|wing|bureau|department|cell)|"
    r"secretariat|casebook|journal\s+of\s+record)$"
)
# "Media Centre of the Example Forces (communiqué)"
_DESK_OF = re.compile(
    r"(?i)^(?:the\s+)?(?:media|press|information|communications?|public\s+(?:information|affairs|relations))\s+"
    r"(?:cent(?:re|er)|office|service|wing|bureau|department|desk|cell|team|unit)\s+of\s+(?:the\s+)?"
)
_WHERE = re.compile(r",\s+[A-ZÀ-Þ][\w -]{2,30}$|\s*\([^()]{2,60}\)$")  # "Example press office, Nairobi"
# Who exhumes is a team of its own, whatever page its text stands on; no paper does.
_DUG = re.compile(
    r"(?i)\b(?:we\s+(?:have\s+|had\s+|then\s+)?(?:exhumed|disinterred|excavated)|exhumamos|hemos\s+exhumado|nous\s+avons\s+exhumé|"
    r"wir\s+(?:exhumierten|haben\s+[^.;\n]{1,60}?exhumiert)|abbiamo\s+(?:ri)?esumato|мы\s+эксгумировали|ми\s+ексгумували|"
    r"ekshumowaliśmy|vi\s+gravde\s+opp)\b"
)
_OFTEN = 2  # words of one's own work by which a text outweighs an outlet's name


def body_of_paper(publisher: str, states: re.Pattern[str], lexicon: VoiceLexicon) -> str:
    """ "Example Rights Observatory newsletter": the body, where what is left is a body's name; else the whole."""
    desk = _DESK_OF.match(publisher)
    if desk is not None:
        return _WHERE.sub("", publisher[desk.end() :])
    first = re.split(r"[,:–—|]\s|\s[-–—]\s", publisher, maxsplit=1)[0].strip()
    if first != publisher and kind_of_name(first, lexicon) not in (None, "outlet", "ngo"):
        return first  # "Parish of Saint Example, Town: Sunday bulletin", "Example Dasta, zonal committee"
    short = _WHERE.sub("", publisher)
    match = _PAPER.search(short)
    body = short[: match.start()] if match is not None else ""
    named = kind_of_name(body, lexicon) not in (None, "outlet") or body.isupper()
    return body if body and (named or states.search(body)) else publisher


def own_kind(document: Document, lexicon: VoiceLexicon, outlet: bool, headed: bool) -> str | None:
    """ngo | religious | armed_group, as the text's own "our ..." tells; None where nothing does.

    `outlet`: whether the publisher's name is an outlet's; then only two or more words of a private body's work count.
    `headed`: whether the text calls itself a statement.
    """
    text, start, end = document.text, document.sentences[0].start, document.sentences[-1].end
    if any(not in_quotation(text, match.start()) for match in _DUG.finditer(text, start, end)):
        return "ngo"
    kinds = [
        kind
        for kind, pattern in lexicon.own_work.get(document.report.meta.language or "en", {}).items()
        for match in pattern.finditer(text, start, end)
        if not in_quotation(text, match.start())
    ]
    kind = max(sorted(set(kinds)), key=kinds.count, default=None)
    often = kinds.count(kind or "") >= (1 if headed and not outlet else _OFTEN)
    return None if kind is None or ((outlet or kind != "ngo") and not often) or (outlet and kind != "ngo") else kind


def addressed_to_editor(document: Document) -> bool:
    """Whether the text is a reader's letter to the paper that prints it."""
    start = document.sentences[0].start if document.sentences else 0
    return _READERS.search(document.text[start : start + _TOP]) is not None


_READERS = re.compile(
    r"(?i)^\s*(?:letters?\s+to\s+the\s+editor|letters?|to\s+the\s+editor|sir|madam|readers['’]\s+letters|readers\s+write|(?:from\s+)?our\s+readers|your\s+letters|letter\s+of\s+the\s+week)\b\s*[:,.\n–-]|"
    r"\b(?:dear\s+)?sir\s*(?:,|[-–—]\s)|\bdear\s+(?:mr\.?\s+|madam\s+)?editors?\b|to\s+the\s+editor\b",
    re.MULTILINE,
)
_TOP = 300  # code points of a text in which a reader's letter says so
