"""Bodies in a noun phrase that no table lists: by the name that they give themselves, by a word of their name."""

import re
from collections.abc import Sequence

from headstone.model.spans import Span
from headstone.reading.voices_bodies import apposed, body_in, kind_of_name, rows, side_of
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_names import NAME
from headstone.reading.voices_phrase import Parts
from headstone.reading.voices_speaker import Speaker

SELF = re.compile(
    r"(?P<what>\b(?:group|body|collective|association|circle|society|band|organi[sz]ation|movement|outfit|cell|faction|militia|"
    r"brigade)\b[^.;\n]{0,60}?)\b(?:calling\s+itself|calls\s+itself|called|"
    r"goes\s+by\s+the\s+name\s+of|going\s+by\s+the\s+name\s+of|by\s+the\s+name\s+of|known\s+as|(?:until|"
    r"before)\s+[\w\s]+,)\s+(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:(?:of|for|the|de|du)\s+){0,2}[A-ZÀ-Þ][\w'’-]+)*)"
)
TRADE = re.compile(
    r"(?i)(?:[a-z]{3,}(?:maker|seller|smith|herder|digger|picker|cutter|driver|vendor|grower|weaver|hand|wife|"
    r"monger|wright|dealer|planter|fitter|keeper|sawyer|burner|"
    r"pedlar|peddler|tapper|carrier|bearer|washer|cleaner|sweeper|painter|mender|binder|baker|roofer|welder|tiler|"
    r"thatcher|diviner|apprentice)|"
    r"grocer|butcher|barber|cobbler|potter|tanner|miller|dispenser|pharmacist|hawker|postman|milkman|boatman|"
    r"waiter|waitress|seamstress|"
    r"conductor|mahout|blacksmith|bricklayer|orderly|cowherd|guide|tenant|farmhand|peasant|homesteader|rancher|"
    r"angler|bus\s+conductor|deminer|sapper)s?"
)
WIRE = re.compile(
    r"[Tt]he\s+(?:news\s+)?(?:agency|wire|newswire)\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*)$"
)
WIRE_LAST = re.compile(
    r"[Tt]he\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*)\s+(?:news\s+)?(?:agency|service|newspaper|wire)"
)
AGENCY = re.compile(r"(?i)the\s+(?:news\s+)?(?:agency|service|wire)")  # of news, where nothing tells another
# "the head of the group in charge of the dig"
OF_GROUP = re.compile(
    r"(?i)\s*(?:of|for|at|with)\s+(?:the|an?|its|their|this|one)\s+(?:[\w-]+\s+){0,2}?(?:group|collective|"
    r"association|charity|network|organi[sz]ation|foundation|"
    r"society|initiative|ngo|cooperative|union|club|federation|alliance|coalition|forum)\b"
)
_ARMED = re.compile(
    r"(?i)\b(?:armed|militant|rebel|splinter|insurgent|jihadi|band|outfit|cell|faction|militia|brigade)"
)

_ARTICLE = 4  # code points of "The "
_STATE_NAME = re.compile(
    r"(?i)\b(?:national|state|federal|ministr\w+|ministers?|forensic\s+(?:medicine|institute|science\w*|services?|"
    r"laborator\w+|department)|municipal|provincial|regional|district|government\w*|police|"
    r"prosecut\w+|supreme|security|inquiry|deputies|investigat\w+|emergenc\w+)\b"
)


_MISSION = re.compile(
    r"(?i)(?:the|its|an?)\s+(?:human\s+rights|civil\s+affairs|political|protection|child\s+protection)\s+(?:division|section|component|"
    r"office|unit|team|officers|monitors|observers|staff)\s+of\s+the\s+(?:[\w-]+\s+)?mission\b"
)


def of_mission(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "the human rights division of the mission": the United Nations', though the text does not name them there."""
    if parts.orgs or _MISSION.match(text, phrase.start, phrase.end) is None:
        return None
    return Speaker(phrase, "United Nations", "un_body", "UN", "anonymous", rule="organisation")


def self_named(text: str, phrase: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """ "a group calling itself the Example Battalions": a party by the name that it gives itself."""
    match = SELF.search(text, phrase.start, phrase.end)
    if match is None:
        return None
    listed = lexicon.organisations.find(text, Span(match.start("name"), match.end("name")))
    if any(org.kind != "generic" for org in listed):
        return None
    name = match.group("name")
    kind = kind_of_name(name, lexicon) or ("armed_group" if _ARMED.search(match.group("what")) else "ngo")
    if kind in ("outlet", "ngo") and _ARMED.search(match.group("what")):
        kind = "armed_group"
    return Speaker(phrase, name, "ngo" if kind in ("outlet", "state") else kind, name, "named", rule="self-named body")


def unlisted(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str]) -> Speaker | None:
    """ "the Example Records Collective": a private body that no table lists, told by a word of its name."""
    named = _apposed(text, phrase, parts, lexicon)
    if named is not None:
        return named
    found = body_in(text, parts.head, lexicon) or _opening(text, phrase, lexicon)
    head = text[parts.head.start : parts.head.end].strip()
    through = (parts.nouns and parts.nouns[0][1] in lexicon.carriers) or NAME.fullmatch(head) is not None
    if found is None and through and links(parts):
        found = body_in(text, Span(parts.head.end, phrase.end), lexicon)
    if found is None:
        return None
    name, kind = found
    if _described(text, phrase, name):
        return None
    whole = next((row for row, _ in rows(text, phrase) if row.startswith(name + " ")), name)
    name = name if _STATE_NAME.search(whole) else whole  # "the Example Centre for Memory", though "for" parts it
    if name.isupper() and " " in name and not re.search(rf"(?i)\b(?-i:{re.escape(name.title())})\b", text):
        return None  # "URGENT ACTION: ...", a heading
    if lexicon.nouns.fullmatch(name):
        return None  # "General Command", "National Guard": a common noun in capitals
    at = text.find(name, phrase.start, phrase.end)
    if any(org.kind.startswith("state") and org.span.overlap(Span(at, at + len(name))) for org in parts.orgs):
        return None
    if any(org.canonical == name or (org.span.end - org.span.start) >= len(name) for org in parts.orgs):
        return None
    name = _with_and(text, at, phrase, name, lexicon)
    side = next((state.country for state in parts.states), side_of(name, kind)) if kind == "state" else name
    return Speaker(phrase, name, kind, side, "named", rule="unlisted body")


_STAFF = re.compile(
    r"(?i)(?:the|an?|its|their|two|three|four|five|several|some|\d+)?\s*(?:[\w-]+\s+){0,2}(?:volunteers?|members?|activists?|"
    r"workers?|staff|team|president|head|director|co-?ordinators?|chair\w*|spokes\w+|founders?|treasurer|secretary|"
    r"people|diggers?|searchers|representatives?|leaders?|officials?|monks|nuns|fighters?|commanders?|archaeologists?|"
    r"anthropologists?|experts?|investigators?|researchers?|lawyers?|observers?|monitors?|delegates?)\s*"
)


def _apposed(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon) -> Speaker | None:
    """ "the association Example", "volunteers of the association Example": the body, or its own people."""
    found = apposed(text, phrase, lexicon)
    if found is None or any(org.span.start <= found[2] < org.span.end for org in parts.orgs):
        return None
    name, kind, at = found
    inside = parts.head.start <= at < parts.head.end
    if not inside and not (_STAFF.fullmatch(text[parts.head.start : parts.head.end]) and links(parts)):
        return None
    return Speaker(phrase, name, kind, name, "named", rule="unlisted body")


# Who is many persons by the word itself: with a place, at the head of a sentence, it is a description and no name.
_MANY = re.compile(
    r"(?:Survivors?|Witness(?:es)?|Victims|Famil(?:y|ies)|Mothers|Relatives|Volunteers|Searchers|Lawyers|Advocates|"
    r"Fighters|Warriors|Soldiers|Guerrillas|Insurgents|Partisans|Commandos|Brothers|Sisters|Nuns|Friars|Patriots)\s+"
    r"(?:of|from|in|at)\s"
)


def _described(text: str, phrase: Span, name: str) -> bool:
    """ "Survivors of Example tell": opens its sentence without an article, and the text names nobody so elsewhere."""
    at = text.find(name, phrase.start, phrase.end)
    if not _MANY.match(name) or text[phrase.start : at].strip():
        return False
    before = text[:at].rstrip(" \t")
    opens = not before or before[-1] in "\n.!?:;\"“”"
    elsewhere = re.search(rf"\b[a-z]\w*,?[ \t]+(?:[Tt]he\s+)?{re.escape(name)}", text)
    return opens and elsewhere is None


_AND = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]f|[Ff]or)\s+(?P<first>(?:[A-ZÀ-Þ][\w'’-]+\s+){1,3}and\s+)$")


def _with_and(text: str, at: int, phrase: Span, name: str, lexicon: VoiceLexicon) -> str:
    """ "the Stone and Memory Association": one name, though its "and" looks as if it joined two."""
    start = max(0, at - 60)
    match = _AND.search(text[start:at])
    if match is None or at > phrase.start + _ARTICLE:
        return name
    if lexicon.organisations.find(text, Span(start + match.start("first"), at)):
        return name  # two bodies side by side
    return match.group("first") + name


def _opening(text: str, phrase: Span, lexicon: VoiceLexicon) -> tuple[str, str] | None:
    """ "the Movement for the Example Banks": a name whose first word tells what it is, though "for" parts it."""
    name, at = next(rows(text, phrase), ("", -1))
    first = name.split(" ")[0].lower()
    if not 0 <= at - phrase.start <= _ARTICLE or " " not in name or _STATE_NAME.search(name):
        return None
    kind = kind_of_name(name, lexicon)
    tells = lexicon.body_words["armed_head"] if kind == "armed_group" else frozenset()
    own = kind not in (None, "outlet", "state") and first in lexicon.body_words[kind] | tells
    return (name, kind) if own and kind is not None else None


def links(parts: Parts) -> bool:
    """Whether the phrase is "... of/for/from the body": the body speaks through the head."""
    tail = parts.words[parts.head.end - parts.head.start :].lstrip(" ,")
    return bool(re.match(r"(?i)(?:of|for|from|with|at|in|on|who|whose|heading|leading)\b", tail))


_PROPER = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]+\s+)+(?:(?:of|for|the|de|du|des|pou|pour|la|le)\s+){0,2}[A-ZÀ-Þ][\w'’-]+|"
    r"[A-ZÀ-Þ][\w'’-]+(?:\s+(?:of|for|the|de|du|des|pou|pour|la|le)){1,2}\s+[A-ZÀ-Þ][\w'’-]+"
)


def body_name(parts: Parts) -> tuple[str, str, str | None]:
    """Name, kind and side of a body that no table lists: its own capitalised name is its side."""
    name = _PROPER.search(parts.words)
    at = parts.head.start
    if name is None:
        return _short_name(parts)
    if any(s.span.overlap(Span(at + name.start(), at + name.end())) for s in parts.states):
        return parts.words, "ngo", None
    body = re.sub(r"^(?:The|A|An)\s+", "", name.group())
    return body, "ngo", body


_SHORT = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w'’-]{2,}(?:\s+(?:(?:of|de|del|du|des|da|do|la|"
    r"the)\s+){1,2}[A-ZÀ-Þ][\w'’-]+)*)\s+(?:\w+\s+)?(?:collective|association|network|group|foundation|charity|"
    r"observatory|committee|organi[sz]ation|monitor|watchdog)\b"
)


_COMMON = frozenset((
    "The", "This", "That", "Local", "Another", "One", "Rights", "Human", "Aid", "Relief", "Monitoring", "Women",
    "Families", "Victims", "Civil", "Search", "War", "Armed", "Rebel", "Opposition", "Church", "Student", "Terror",
    "Militant", "Extremist", "Islamist", "Jihadist", "Survivors", "Survivor", "Volunteer", "Heritage", "Charity",
    "Support", "Forensic", "Little", "Splinter", "Insurgent", "Leading", "Sister", "Mothers", "Relatives", "Burial",
    "Muslim", "Christian", "Jewish", "Catholic", "Parliamentary", "Working", "Independent",
))  # fmt: skip


def _short_name(parts: Parts) -> tuple[str, str, str | None]:
    """ "the Example collective": a body by the one word that is its own."""
    match = _SHORT.search(parts.words)
    if match is None or match.group("name") in _COMMON:
        return parts.words, "ngo", None
    at = parts.head.start
    if any(s.span.overlap(Span(at + match.start("name"), at + match.end("name"))) for s in parts.states):
        return parts.words, "ngo", None
    return match.group("name"), "ngo", match.group("name")


# Nouns of those who speak for whatever body is named beside them.
OFFICES = frozenset((
    "president", "vice president", "chairman", "chairwoman", "chair", "head", "chief", "director", "director-general",
    "director general", "secretary", "secretary general", "spokesman", "spokeswoman", "spokesperson", "representative",
    "leader", "commander", "coordinator", "treasurer", "deputy", "deputy head", "envoy", "member", "members", "founder",
))  # fmt: skip
_UNITS = frozenset((
    "brigade", "battalion", "division", "regiment", "command", "forces", "units", "army", "commander", "soldiers",
    "troops", "general", "colonel", "corps", "military", "spokesman", "spokeswoman", "spokesperson",
))  # fmt: skip
_AGAINST = re.compile(
    r"(?i)\b(?:opposition|rebel|insurgent|guerrilla|separatist|militant|jihadi(?:st)?|islamist|militia|paramilitary|"
    r"breakaway|mutinous|dissident|self-styled|self-made)\b"
)
_WHOSE = re.compile(
    r"(?i)\b(?P<body>congregation|parish|diocese|eparchy|church|monastery|mosque|synagogue|brotherhood|"
    r"movement|militia|front|insurgents|rebels|guerrillas|group|collective|association|organi[sz]ation|charity|foundation|"
    r"network|society|union|ngo|observatory|survivors|families)['’]s?\s+(?:[\w-]+\s+){0,2}?$"
)
CHURCHES = (
    "congregation", "parish", "diocese", "eparchy", "church", "monastery", "mosque", "synagogue", "brotherhood",
)  # fmt: skip
_REBELS = ("movement", "militia", "front", "insurgents", "rebels", "guerrillas")


def private_side(words: str, noun: str, lexicon: VoiceLexicon) -> str | None:
    """The kind of an office that its words give to no state: "the congregation's president", "a rebel brigade"."""
    at = words.lower().rfind(noun)
    match = _WHOSE.search(words[:at]) if at >= 0 and noun in OFFICES else None
    if match is not None:
        body = match.group("body").lower()
        return "religious" if body in CHURCHES else "armed_group" if body in _REBELS else "ngo"
    return "armed_group" if noun in _UNITS and _AGAINST.search(words) else None


def faithful(words: str, noun: str, lexicon: VoiceLexicon) -> str | None:
    """The name of an office that a word of it gives to the faithful: "the Council of Example Orders"."""
    row, at = next(rows(words, Span(0, len(words))), ("", 0))
    inside = noun in row.lower().split() and not words[:at].replace("the", "").replace("The", "").strip()
    return row if inside and kind_of_name(row, lexicon) == "religious" else None


# A state's own units, whoever commands them.
_UNIT = re.compile(
    r"(?i)\b(?:guards?|police|division|regiment|corps|garrison|command|region|zone|sector|district|forces?|province|"
    r"army|navy|brigade|battalion|base|barracks|mission|contingent|academy|prison|camp)\b"
)
_LEADS = ("commander", "commanders", "sub-commander", "field commander")
# "Rebels of the Example Free Column": whose fighters they are.
_FIGHTERS_OF = re.compile(
    r"\s*(?:of|from|with|in|for)\s+the\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:of|for|de|the)?\s*[A-ZÀ-Þ][\w'’-]+)+)"
)


def leads_fighters(noun: str, body: str) -> bool:
    """Whether a body that no table lists is an armed group, as one of its people is called a commander."""
    return noun in _LEADS and len(body.split()) > 1 and not (_UNIT.search(body) or _STATE_NAME.search(body))


def fighters_of(parts: Parts) -> str | None:
    """The name of the group whose "rebels" or "fighters" speak, where no table lists it and no state has it."""
    match = _FIGHTERS_OF.match(parts.words[parts.head.end - parts.head.start :])
    return match.group("name") if match is not None and not parts.states and not parts.orgs else None
