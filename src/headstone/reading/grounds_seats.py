"""Names of places that only say where somebody sits: the writer, an outlet, a body, a government. Nothing happened
there for all that the report says by them."""

import re
from collections.abc import Collection, Iterator, Sequence

from headstone.model.spans import Span
from headstone.reading.focus import PLACED, key
from headstone.reading.gather import Found, whole
from headstone.reading.places import PlaceMention

BYLINE_HEAD, BYLINE_LONG = 500, 120  # code points from the start in which a byline stands, and of its line
BYLINE = re.compile(r"(?:\A|[.:;] )(?:(?:text|words|report|essay|story)[.:,]? )?by [^\W\d_]", re.IGNORECASE)
CAPITALS = {"locality", "adm1"}  # what a capital is read as
# "Lisbon delegates", "the Lisbon authorities": the people of a government, wherever they are.
THEIRS = re.compile(
    r"(?:[’']s)? (?:[a-z]+ )?(?:delegates?|delegations?|diplomats?|officials?|authorities|government|officialdom|"
    r"regime|envoys?|ministers?|ministry|parliament|foreign|cabinet|press|media|newspapers?|papers?|dailies|outlets?|"
    r"embassy|consulate|leaders|leadership|politicians|spokes(?:man|woman|person)|correspondents?)\b"
)
# "Lisbon voices sorrow", "Lisbon has denied": a capital stands for its government.
SPEAKS = re.compile(
    r" (?:(?:has|had|again|yesterday|today|also) ){0,3}(?:voice[sd]?|condemn\w*|den(?:y|ies|ied)|reject\w*|"
    r"deplore[sd]?|protest(?:s|ed)|urge[sd]?|calls?|called|demand\w*|insist\w*|says?|said|accuse[sd]?|blame[sd]?|"
    r"welcome[sd]?|warn\w*|regret\w*|mourn\w*|follow\w*|summon\w*|offer\w*|pledge[sd]?|promise[sd]?|vow\w*|"
    r"admit\w*|responds?|responded|reacts?|reacted|replie[sd]|is ready|was ready|ha[sd] yet|keeps silent|"
    r"kept silent|declines?|declined|refuse[sd]?)\b"
)


def seats(found: Found, datelines: Collection[int]) -> frozenset[int]:
    """Offsets of mentions that only say where somebody sits. `datelines`: offsets of those that open a dateline."""
    own = tuple(names_of_publisher(found))
    alone = only_datelines(found.places, datelines)

    def sits(mention: PlaceMention) -> bool:
        desk = key(mention) in alone and mention.span.start not in datelines
        named = any(named_by(found.text, name, mention) for name in own)
        people = mention.cue not in PLACED and stands_for_people(found.text, mention)
        return desk or named or people or in_byline(found, mention)

    return frozenset(m.span.start for m in found.places if sits(m))


def names_of_publisher(found: Found) -> Iterator[Span]:
    """Where the text names its own publisher."""
    name = (found.document.report.meta.publisher or "").split("(")[0].split(",")[0].strip()
    if len(name) > 2:
        body = whole(found.document.layer)
        for match in re.finditer(re.escape(name), found.text[body.start : body.end], re.IGNORECASE):
            yield Span(body.start + match.start(), body.start + match.end())


def named_by(text: str, name: Span, mention: PlaceMention) -> bool:
    """A place in the publisher's name, or behind it as in a letterhead ("Forum for the Missing, Nepalgunj")."""
    behind = text[name.end : mention.span.start] in {", ", " - ", " – ", " (", "\n"}
    return name.holds(mention.span) or (mention.span.start > name.end and behind)


def in_byline(found: Found, mention: PlaceMention) -> bool:
    """ "By Ana Pires, Lisbon": a short line near the start that begins with "by"."""
    text, start = found.text, mention.span.start
    if start - whole(found.document.layer).start > BYLINE_HEAD:
        return False
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first : last if last >= 0 else len(text)]
    return len(line) <= BYLINE_LONG and BYLINE.search(line[: start - first]) is not None


def only_datelines(places: Sequence[PlaceMention], datelines: Collection[int]) -> frozenset[str]:
    """Keys of places of a dateline that stand behind no place word anywhere: the desk that wrote it."""
    lines = {key(m) for m in places if m.cue == "dateline" or m.span.start in datelines}
    told = {key(m) for m in places if m.cue in PLACED and m.span.start not in datelines}
    return frozenset(lines - told)


def stands_for_people(text: str, mention: PlaceMention) -> bool:
    """Those who sit there are meant: a government's people, or the government itself by its capital."""
    end = mention.span.end
    theirs = THEIRS.match(text, end) is not None
    return theirs or (mention.kind in CAPITALS and mention.cue == "subject" and SPEAKS.match(text, end) is not None)
