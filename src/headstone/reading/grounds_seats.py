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
    r"embassy|consulate|offices?|branch|bureau|leaders|leadership|politicians|spokes(?:man|woman|person)|correspondents?)\b"
)
# "Lisbon voices sorrow", "Lisbon has denied": a capital stands for its government.
SPEAKS = re.compile(
    r" (?:and [A-Z]\w+ )?(?:(?:has|had|is|was|are|were|again|yesterday|today|also|both) ){0,3}"
    r"(?:shocked|appalled|outraged|horrified|saddened|dismayed|alarmed|stunned|angered|furious|silent|mum|sends?|sent|express\w*|extends?|extended|"
    r"backs|backed|confirm\w*|acknowledge\w*|mourns|voice[sd]?|condemn\w*|den(?:y|ies|ied)|reject\w*|"
    r"deplore[sd]?|protest(?:s|ed)|urge[sd]?|calls?|called|demand\w*|insist\w*|says?|said|accuse[sd]?|blame[sd]?|"
    r"welcome[sd]?|warn\w*|regret\w*|mourn\w*|follow\w*|summon\w*|offer\w*|pledge[sd]?|promise[sd]?|vow\w*|"
    r"admit\w*|responds?|responded|reacts?|reacted|replie[sd]|is ready|was ready|ha[sd] yet|keeps silent|"
    r"kept silent|declines?|declined|refuse[sd]?)\b"
)
# "the bones displayed by Lisbon", "what is known comes from Lisbon", "according to Lisbon".
BY_IT = re.compile(
    r"(?:\b(?:\w{2,}(?:ed|wn|en|ut|id|ld|nt|ght) by|according to|(?:silence|denials?|reactions?|condolences|"
    r"condemnations?|protests?|answers?|repl(?:y|ies)|responses?|(?:comes?|came|coming)) from) )\Z"
)

# "a court in Faro", "the laboratory in Braga", "was flown to Lisbon": where a case is tried, a bone is looked at, the
# wounded are nursed. Nothing happened there for all that the report says by it, where it names another place.
INSTITUTION = re.compile(
    r"\b(?:laborator(?:y|ies)|labs?|(?:court(?:house|room)?|tribunal|chamber)s?|juries|jury|jurors|judges?|"
    r"magistrates?|morgues?|mortuar(?:y|ies)|universit(?:y|ies)|colleges?|institutes?|facult(?:y|ies)|ministr(?:y|ies)|"
    r"embass(?:y|ies)|consulates?|newsrooms?|(?:news )?desks?|headquarters|head office|bureaux?|bureaus|parliament|"
    r"assembly|archives?|"
    r"reporters|journalists|a press conference|a news conference|a briefing|analysts?|"
    r"(?:forensic|medical|pathology|genetics?) (?:cent(?:re|er)|unit|service)s?)"
    r"(?: (?:here|there|sitting|based|seated|located))? (?:in|at|of) (?:the (?:city|town|capital)(?: of)?,? )?$",
    re.IGNORECASE,
)
CARRIED = re.compile(
    r"\b(?:flown|air-?lifted|evacuated|medevaced|extradited|shipped|"
    r"(?:sent|taken|driven|transported|transferred) (?:\w+ ){0,3}?"
    r"for (?:analysis|treatment|testing|identification|examination|trial|surgery))(?: \w+){0,2} (?:to|in|at) $",
    re.IGNORECASE,
)
# "in the grounds of the college at X", "behind the court in Y", "the attack on the ministry in Z": there it happened.
GROUND = re.compile(
    r"\b(?:grounds|gardens?|court-?yards?|yards?|campus|compound|basements?|cellars?|behind|under(?:neath)?|beneath|"
    r"beside|near|outside|inside|within|attack\w*|assault\w*|raid\w*|bomb\w*|shell\w*|storm\w*|siege)\b",
    re.IGNORECASE,
)
# "by leave of Lisbon": its government
BY_LEAVE = re.compile(
    r"\b(?:leave|permission|consent|approval|agreement|blessing|assent|authori[sz]ation) (?:of|from) \Z", re.IGNORECASE
)
FINE = {"P1", "P2", "P3", "P4"}  # precisions of a place that is no mere region
SITTING_REACH = 90  # code points before a name that are looked at


def seats(found: Found, datelines: Collection[int]) -> frozenset[int]:
    """Offsets of mentions that only say where somebody sits. `datelines`: offsets of those that open a dateline."""
    own = tuple(names_of_publisher(found))
    alone = only_datelines(found.places, datelines)
    worked_at = at_work(found)

    def sits(mention: PlaceMention) -> bool:
        desk = key(mention) in alone and mention.span.start not in datelines
        named = any(named_by(found.text, name, mention) for name in own)
        people = mention.cue not in PLACED and stands_for_people(found.text, mention)
        leave = BY_LEAVE.search(found.text, max(0, mention.span.start - SITTING_REACH), mention.span.start) is not None
        return desk or named or people or leave or key(mention) in worked_at or in_byline(found, mention)

    return frozenset(m.span.start for m in found.places if sits(m))


def at_work(found: Found) -> frozenset[str]:
    """Keys of towns that are named only as the seat of an institution, or as where somebody was brought to one, beside
    another town that is named otherwise and can be put on the map: the court is better than nowhere."""
    towns = [m for m in found.places if m.kind not in {"country", "demonym", "region", "adm1"}]
    sitting = [m for m in towns if works_there(found, m)]
    told = {key(m) for m in towns if m not in sitting}
    found_out = any(m.place.lat is not None and m.place.precision in FINE for m in towns if m not in sitting)
    return frozenset(key(m) for m in sitting) - told if found_out else frozenset()


def works_there(found: Found, mention: PlaceMention) -> bool:
    """The words before a name say that somebody works, or was brought, there."""
    first = max(found.document.sentences[mention.sentence].start, mention.span.start - SITTING_REACH)
    before = found.text[first : mention.span.start]
    sits = INSTITUTION.search(before) is not None and GROUND.search(before) is None
    return sits or CARRIED.search(before) is not None


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
    return theirs or stands_for_government(text, mention)


def stands_for_government(text: str, mention: PlaceMention) -> bool:
    """ "Lisbon denies", "displayed by Lisbon": a capital, and those who govern there are meant."""
    if mention.kind not in CAPITALS or mention.cue in PLACED:
        return False
    start, end = mention.span.start, mention.span.end
    speaks = mention.cue in {"subject", "bare"} and SPEAKS.match(text, end) is not None
    return speaks or BY_IT.search(text, max(0, start - 30), start) is not None
