"""What frames a whole text as somebody's own words: a heading, a line that names the issuer, a signature.

"Message from the Example Brigade (our translation)", "Issued in the name of: ...", "Translated from the website of the
Example Collective", "for the diocesan office": whoever is named there says what the text says, whoever prints it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headstone.model.spans import Span
from headstone.reading.voices_bodies import kind_of_name, rows
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speakers import Speaker, speaker_in

_HEAD, _FOOT = 6, 5  # lines of a text in which it may be framed
_PAPER = (
    r"(?:(?:open|pastoral|joint|written|voice|audio|video|press|public|fax|e-?mail)\s+)?(?:message|statement|"
    r"communiqu[eé]|declaration|letter|press\s+release|"
    r"release|bulletin|appeal|proclamation|leaflet|note|notice|claim|recording|testimony|tape|(?:field|"
    r"search)\s+(?:note|log|report|diary))s?"
)
_FROM = re.compile(
    rf"(?i)\b{_PAPER}\b(?:\s+(?:no\.?|number|#)?\s*[\d/-]+)?\s*(?:,|:|by|from|of|"
    rf"in\s+the\s+name\s+of)\s+(?P<np>[^\n:;.]{{3,80}})"
)
_DESK = re.compile(
    r"^From\s+(?P<np>(?:the\s+)?[^\n:;.]{3,50}?(?:['’]s\s+(?:office|desk|pulpit|pen|chancery|secretariat|cell|"
    r"study|table)|chancery|curia|secretariat|eparchy|diocese|parish|monastery|mission|deanery))\s*(?::|$)"
)
_COLON = re.compile(rf"(?i)^(?P<np>[^\n:]{{3,60}}):\s+(?:\w+\s+){{0,2}}{_PAPER}\b")
_ISSUED = re.compile(
    r"(?im)^(?:issued|released|sent|signed|published|posted)?\s*(?:in\s+the\s+name\s+of|on\s+behalf\s+of|by|from|"
    r"issuer|sender|author|"
    r"signatory|signatories|(?:source|original|official|telegram|media|sending)\s+(?:channel|account|outlet|page)|channel|account|"
    r"posted\s+by|uploaded\s+by|claimed\s+by|claimant|group|organi[sz]ation|movement)\s*:\s*(?P<np>[^\n]{3,120})$"
)
_SIGNED = re.compile(
    r"(?i)(?:\bsigned\s+(?:by|for|on\s+behalf\s+of|in\s+the\s+name\s+of)|\bbears?\s+the\s+(?:stamp|seal|"
    r"signature)\s+of|^\s*(?:signed\s*[,:]\s*)?(?:for|on\s+behalf\s+of))\s+"
    r"(?P<np>[^\n;.]{3,80})"
)
_TAKEN = re.compile(
    r"(?i)\b(?:translated|adapted|shortened|taken|reproduced|reprinted|excerpted|copied|extract|"
    r"excerpt)\s+from\s+(?:the\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:web\s?site|web\s?page|page|site|blog|newsletter|bulletin|facebook\s+page|channel|log|diary|letter|"
    r"statement|report)\s+(?:of|by|kept\s+by)\s+(?P<np>[^\n;.,]{3,80})"
)
_TEXT_BY = re.compile(
    r"(?i)\b(?:text|words|account|statement|report|material|research)\s+(?:by|of|courtesy\s+of|"
    r"from)\s+(?P<np>(?:the\s+)?[A-ZÀ-Þ][^\n;.,()]{3,80})"
)
_WRITERS = re.compile(r"(?i)\bthe\s+(?:writers?|authors?)\s+(?:is|are)\s+(?:\w+\s+){0,4}?of\s+(?P<np>[^\n;.]{3,80})")
_OFFICE = re.compile(
    r"(?i)^(?:the\s+)?(?:(?:media|press|information|political|central|military|general|secretariat\w*|"
    r"communications?)\s+)?"
    r"(?:office|wing|department|bureau|committee|secretariat|council|command|desk|service)\s+(?:of|"
    r"for)\s+(?P<np>[^\n]{3,80})$"
)
_BODIES = ("ngo", "religious", "un_body", "armed_group", "state")
_LONG = 160  # code points; a longer line is no heading and no signature
_ARTICLE = 4  # code points of "the "
_NAME_LEAST = 2  # words of a name that no word of which tells what it is
_DENIES = re.compile(
    r"(?i)\b(?:we|our\s+\w+)\s+(?:\w+ly\s+)?(?:den(?:y|ied)|reject(?:ed)?|ha(?:d|ve)\s+nothing\s+to\s+do|ha(?:d|"
    r"ve)\s+no\s+(?:hand|part)|"
    r"did\s+not\s+(?:carry|commit|attack|kill|do)|were\s+not\s+(?:involved|behind|responsible)|"
    r"bear\s+no\s+responsibility|(?:do|does)\s+not\s+know\s+(?:what|of|anything)|contest|repudiate|had\s+(?:nobody|no\s+one|no\s+(?:man|men|units?|fighters|"
    r"soldiers))|did\s+not\s+order|ordered\s+nothing|know\s+nothing\s+of|were\s+nowhere\s+near)\b|"
    r"\b(?:tale|claim|story|accusation|charge|report|allegation)s?\b[^.;\n]{0,80}?\b(?:we|our\s+\w+)\s+(?:contest|den(?:y|ies)|"
    r"reject|repudiate|refute)|"
    r"\b(?:it|this|that|the\s+\w+)\s+is\s+(?:an?\s+)?(?:pure\s+|sheer\s+)?(?:invention|lie|slander|calumny|fabrication)\b"
)


# Who denies the deed and tells all the same that it came upon the dead: "A platoon of ours found them".
_CAME_UPON = re.compile(
    r"(?i)\b(?:we|our\s+\w+(?:\s+\w+)?|a\s+\w+\s+of\s+ours)\s+(?:(?:have|had|then|later|there|also)\s+){0,2}(?:found|"
    r"buried|collected|counted|cremated|recovered|washed|gathered|laid\s+out)\b(?!\s+(?:no|not|nothing|nobody|none|neither)\b)"
)


def denies_itself(text: str) -> bool:
    """Whether a statement's "we" denies the deed, and tells of none that it came upon."""
    return _DENIES.search(text) is not None and _CAME_UPON.search(text) is None


@dataclass(frozen=True, slots=True)
class Frame:
    """Who speaks through the whole text, and the words that say so."""

    speaker: Speaker
    cue: Span


def find_frames(text: str, span: Span, lexicon: VoiceLexicon, known: Sequence[str]) -> Iterator[Frame]:
    """The bodies that a heading or a foot names as those whose words the text is, each once."""
    rows_ = re.compile(r"[^\n]+").finditer(text, span.start, span.end)
    lines = [Span(*row.span()) for row in rows_ if 0 < len(row.group().strip()) <= _LONG]
    seen: set[tuple[str, str | None]] = set()
    for line, patterns in (*((one, _HEADS) for one in lines[:_HEAD]), *((one, _FEET) for one in lines[-_FOOT:])):
        for pattern in patterns:
            match = pattern.search(text[line.start : line.end])
            speaker = _body(text, line, match, lexicon, known) if match is not None else None
            if speaker is not None and match is not None and (speaker.kind, speaker.side) not in seen:
                seen.add((speaker.kind, speaker.side))
                yield Frame(speaker, Span(line.start + match.start(), line.start + match.end()))


_HEADS = (_DESK, _COLON, _FROM, _ISSUED, _TAKEN)
_FEET = (_SIGNED, _TAKEN, _TEXT_BY, _WRITERS, _OFFICE, _ISSUED)


def _body(
    text: str, line: Span, match: re.Match[str], lexicon: VoiceLexicon, known: Sequence[str]
) -> Speaker | None:
    """The body in the words of a frame: a listed one, one told by its name, else the name itself in a claim's frame."""
    at = Span(line.start + match.start("np"), line.start + match.end("np"))
    office = _OFFICE.match(text[at.start : at.end])
    if office is not None:
        at = Span(at.start + office.start("np"), at.end)
    if re.match(r"(?i)(?:thanks|readers?|friends?|a\s+reader|our\s+readers?)\b", text[at.start : at.end]):
        return None
    speaker = speaker_in(text, at, lexicon, known)
    open_state = speaker is not None and (speaker.side or "").startswith("state:")
    if speaker is not None and speaker.kind in _BODIES and not open_state:
        return replace(speaker, rule="frame") if speaker.side is not None or speaker.kind == "religious" else None
    nobody = speaker is None or speaker.kind == "unknown" or (speaker.side or "").startswith("state:")
    return _by_name(text, at, lexicon, match.re) if nobody else None


def _by_name(text: str, at: Span, lexicon: VoiceLexicon, pattern: re.Pattern[str]) -> Speaker | None:
    """A row of capitals: what a word of it tells; the sender of a communiqué that nothing tells is an armed group."""
    name, begin = next(rows(text, at), ("", -1))
    kind = kind_of_name(name, lexicon)
    if kind in ("outlet", "state") or not name or lexicon.outlets.match(name) is not None:
        return None
    if kind is None and begin - at.start > _ARTICLE:
        return None  # "Communiqué no. 4: on the levelling at Example"
    if kind is None:
        claims = re.search(r"(?i)communiqu|claim|in\s+the\s+name\s+of", text[max(0, at.start - 60) : at.end + 60])
        if claims is None or pattern in (_TAKEN, _WRITERS) or len(name.split()) < _NAME_LEAST:
            return None
        kind = "armed_group"
    return Speaker(Span(begin, begin + len(name)), name, kind, name, "named", rule="frame")
