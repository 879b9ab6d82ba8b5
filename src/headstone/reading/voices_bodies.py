"""Names of bodies and outlets that no table lists, told by a word of the name: "the Example Memory Committee"."""

import re
from collections.abc import Iterator, Mapping

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speaker import UNKNOWN_STATE

# A row of capitalised words with the small words that names have inside them.
_ROW = re.compile(
    r"(?:(?:The\s+)?(?:Front|Mouvement|Comité|Collectif|Association|Armée|Forces|Frente|Movimiento|Ejército|Comité|Asociación|Fronte|"
    r"Movimento|Comitato)\s+(?:pour|para|per|de|des|di|d['’])\s*(?:la|le|les|l['’]|el|il|los)?\s*[a-zà-ÿ]{4,}\s+"
    r"(?=(?:de|du|des|d['’]|del|della|do|da)\s+(?:la\s+)?[A-ZÀ-Þ])(?:de|du|des|del|della|do|da)\s+(?:la\s+)?)?"
    r"[A-ZÀ-ÞĀ-Ž][\w'’-]*(?:(?:\s+(?:of|for|and|the|de|du|des|del|la|le|les|et|pour|pou|y|dos|da|&)){0,3}\s+"
    r"(?:(?:al|el|as|ul|an|ar|ash)-)?[A-ZÀ-ÞĀ-Ž][\w'’-]*)*"
)
_ARTICLE = re.compile(r"^(?:The|A|An)\s+")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_MINISTRY = {"ministry", "ministère", "ministerio", "ministério", "ministero", "ministerium", "министерство"}
_LEADING = ("outlet", "ngo", "religious", "state_office", "state_body")  # kinds of words that lead a name last
_KINDS = ("religious", "armed_group", "ngo")  # in this order of trust


# "the association Example al Alba", "the NGO Example": the word that tells the kind stands before the name.
_APPOSED = re.compile(
    r"\b(?P<noun>association|collective|(?:rights\s+|search\s+|relief\s+|aid\s+|volunteer\s+|memory\s+)group|NGO|ngo|"
    r"organi[sz]ation|charity|foundation|network|observatory|committee|federation|platform|cooperative|"
    r"order|brotherhood|congregation|parish|diocese|movement|militia|brigade|front|faction)\s+(?:of\s+|called\s+|"
    r"named\s+)?[“\"«‘]?(?P<name>[A-ZÀ-Þ][\w'’-]{2,}(?:\s+(?:(?:of|for|the|de|del|du|des|al|el|la|las|los|le|les|y|e|et|"
    r"da|do|dos|di|van|der|und)\s+){0,3}[A-ZÀ-Þ][\w'’-]+)*)"
)
_ORDERLY = re.compile(r"\b(?:for|and|public)\s+order\b", re.IGNORECASE)  # no order of monks
_NOUN_KIND = {
    "order": "religious", "brotherhood": "religious", "congregation": "religious", "parish": "religious",
    "diocese": "religious", "movement": "armed_group", "militia": "armed_group", "brigade": "armed_group",
    "front": "armed_group", "faction": "armed_group",
}  # fmt: skip


def apposed(text: str, span: Span, lexicon: VoiceLexicon) -> tuple[str, str, int] | None:
    """Name, kind and place of a body whose kind is told by a common noun before its name; "of" before a religious
    body's name is a place."""
    for match in _APPOSED.finditer(text, span.start, span.end):
        noun, name = " ".join(match.group("noun").lower().split()), match.group("name")
        states = lexicon.organisations.find_states(name, Span(0, len(name)))
        placed = re.search(r"\sof\s+$", text[match.start() : match.start("name")]) is not None
        if placed or states or lexicon.outlets.match(name) is not None or lexicon.nouns.fullmatch(name):
            continue
        return name, _NOUN_KIND.get(noun, "ngo"), match.start("name")
    return None


def rows(text: str, span: Span) -> Iterator[tuple[str, int]]:
    """Rows of capitalised words and where they begin, an article left out."""
    for match in _ROW.finditer(text, span.start, span.end):
        name = _ARTICLE.sub("", re.sub(r"['’]s$|\s+I$", "", match.group()))  # "Survivors I spoke to"
        yield name, match.start() + match.group().find(name)


def kind_of_name(name: str, lexicon: VoiceLexicon) -> str | None:
    """outlet | religious | armed_group | state | ngo; None where no word of the name tells. One word alone names no
    body.

    Some words tell only as the name's head ("Example Front", no "Front Lines"), others only in pairs: an office or a
    commission is the state's where it is federal, or for the missing; a council is religious where it is of parishes.
    """
    tables = lexicon.body_words
    name = _ORDERLY.sub("", name)
    words = [word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)]
    parts = {part for word in words for part in (word, *word.split("-"))}
    if len(words) < 2:
        return None
    heads = _heads(name, tables)
    if (heads & tables["armed_pair"] and parts & tables["armed_whose"]) and not parts & tables["private"]:
        return "armed_group"
    if parts & tables["army"] and heads & tables["army_office"]:
        return "state"
    if heads & _MINISTRY and not parts & (tables["religious"] | tables["outlet"]):
        return "state"  # "Union Home Ministry"; a church's ministry says so
    if not _private(parts, heads, tables) and _of_state(parts, heads, tables):
        return "state"
    if parts & tables["outlet"]:
        return "outlet"
    if parts & tables["faithful"] and parts & tables["gathering"] and not parts & (tables["private"] - {"union"}):
        return "religious"
    if heads & tables["armed_head"]:
        return "armed_group" if not parts & tables["religious"] else "religious"
    return next((kind for kind in _KINDS if parts & tables[kind]), None)


def _of_state(parts: set[str], heads: set[str], tables: Mapping[str, frozenset[str]]) -> bool:
    offices = parts & tables["state_office"]
    whose = parts & tables["state_whose"] and (offices or parts & tables["state_body"])
    local = parts & tables["national"] and heads & tables["state_office"]
    return bool(whose or local or (offices and parts & tables["state_matter"]))


def _private(parts: set[str], heads: set[str], tables: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name with a state's words is a private or religious body's or an outlet's all the same."""
    other = (tables["outlet"] | tables["religious"] | tables["armed_group"]) - tables["state_office"]
    return bool(parts & (other | tables["private"])) or bool(heads & tables["armed_head"])


_OF = re.compile(
    r"[,:(]|\s(?:of|for|on|de|du|des|del|della|do|da|dos|di|pour|para|por|per|von|für|zur|zum|van|voor|der|av|til)\s",
)


def _heads(name: str, tables: Mapping[str, frozenset[str]]) -> set[str]:
    """The words that may lead a name: the last before "of" in English, in other languages the first, unless the last
    is a body's or an outlet's ("Army Museum")."""
    words = re.findall(r"[^\W\d_]+", _OF.split(_ARTICLE.sub("", name), maxsplit=1)[0].lower())
    known = any(words[-1] in tables[kind] for kind in _LEADING) if words else True
    return set(words[-1:]) if known else {words[0], words[-1]}


def leads(name: str, lexicon: VoiceLexicon) -> bool:
    """Whether what leads a name is a body ("Parish of Example"), and no paper of one ("Church Leaflet")."""
    tables = lexicon.body_words
    heads = _heads(name, tables) - tables["outlet"]
    return any(heads & tables[kind] for kind in (*_KINDS, *_LEADING[1:], "armed_head", "armed_pair", "gathering"))


def side_of(name: str, kind: str) -> str:
    """What makes a body one: its name; of a state's body the state, which the name seldom tells."""
    return UNKNOWN_STATE if kind == "state" else name


def body_in(text: str, span: Span, lexicon: VoiceLexicon) -> tuple[str, str] | None:
    """Name and kind of the first body, no outlet, that a row of capitals in `span` names."""
    for name, _ in rows(text, span):
        kind = kind_of_name(name, lexicon)
        if kind is not None and kind != "outlet":
            return name, kind
    return None


def outlet_in(words: str, lexicon: VoiceLexicon, publisher: str | None) -> str | None:
    """The outlet that "told X" names where no table lists it: the report's own, an acronym, or told by its words."""
    for name, _ in rows(words, Span(0, len(words))):
        if publisher and _own(name, publisher):
            return publisher
        if _ACRONYM.fullmatch(name) or kind_of_name(name, lexicon) == "outlet":
            return name
    return None


def _own(name: str, publisher: str) -> bool:
    """Whether the words are the publisher's name or the end of it: "the Notebook" of "Example Notebook"."""
    short, whole = name.lower(), _ARTICLE.sub("", publisher).lower()
    return whole == short or whole.endswith(" " + short) or (" " in short and whole.startswith(short + " "))
