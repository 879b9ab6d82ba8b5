"""Voices by the network's view of the whole text, where the cues of single sentences found none, or found what is none.

Lists of wordings end where reporters write freely: "she counted the blankets for me", "four calls went unanswered".
The view (`marks_view`) says of a whole text whether it carries field work, a state's word, its own publisher's. It is
believed where it is sure: beside the cues it adds the outlet's own work, the word of the body that puts the text out,
of the authorities and of a party that it cannot name, and tells of what kind somebody is whom cues only found speaking;
it takes back an author's own eyes (and more: `voices_doubt`). It names nobody: a group that no cue found has no name.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from headstone.model.claims import OWN_WORK, Voice
from headstone.model.marks import View
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_bodies import kind_of_name
from headstone.reading.voices_doubt import PARTIES, RULE, odds
from headstone.reading.voices_first_person import FIRST_PERSON
from headstone.reading.voices_hearsay import cues
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_publisher import Publisher, publisher_of
from headstone.reading.voices_self import addressed_to_editor

PERSONS = ("religious", "expert")  # kinds of whom the text may name a person alone
# Log-odds, chosen as those of `voices_doubt`.
OWN_ADDED, FIELD_ADDED = 1.0, 0.5
OWN_ALONE, FIELD_ALONE = 0.0, 1.4  # the same, of a text in which no cue found anybody
OWN_CREDITED = 2.2  # of own work in a text that names another outlet
STATE_ADDED = 3.2
CREDITED = 1.5  # more that is asked for a state of a text which names another outlet
ARMY_UNSEEN = -2.0
FIELD_NEVER = -4.0
KIND_ADDED = 2.0
SELF_SURE, SELF_ADDED, BODY_ADDED = 1.0, 0.0, 0.5
SELF_SILENT = -1.5  # of a publisher of whose kind nobody seems to speak
HOST_LEAST = 1.5  # of the United Nations where their own text tells what others said, as it often does
SELF_NEVER = -4.5  # of the word of a publisher that comments, or says that it knows of nothing
KIND_NEVER = -1.0
COMMON = ("human", "rights", "united", "nations", "office", "local", "national")  # words of many bodies' names
SCORE = 0.5
# Whom the view may tell of where no cue found any of the kind: kind -> name, side, least log-odds. They stand for
# whoever of that kind an incident has (`origins_sides`), so that they add nobody where another report names one.
NAMELESS = {
    "religious": ("a religious body", None, 2.5),
    "armed_group": ("an armed group", None, 1.0),
    "un_body": ("UN", "UN", 1.0),
    "ngo": ("a rights group", None, 1.5),
    "expert": ("an independent expert", None, 1.0),
}
# The same in a text in which another party speaks, and may be the one that the view takes for another kind.
BESIDE = {"religious": 2.0, "armed_group": 2.5, "expert": 1.0}
BESIDE_UNNAMED = 1.0  # of an armed group that speaks by a cue which does not tell which group it is
SOMEBODY = ("private persons", 1.0)  # whom the view sees met where no cue found any: name, least log-odds
SIGNATURE = 12  # words of a line that signs or heads a text, at most
MET = ("witness", "relative", "own_reporter")  # kinds of voice that tell of field work


def by_view(found: Sequence[VoiceMention], document: Document, view: View, country: str) -> list[VoiceMention]:
    """The mentions as the view settles them, with the outlet's own work and the authorities' word where no cue gave
    them and it is sure of them."""
    kept = [mention for mention in found if not _imagined(mention, view)]
    if not document.sentences:
        return kept
    for kind in PERSONS:
        kept = _of_kind(kind, kept, view)
    held = {mention.voice.kind for mention in kept}
    steps = {relay.kind for mention in kept for relay in mention.relay}
    scholar = any(mention.voice.rule.endswith(": author") for mention in kept)
    # The field work may be that of the outlet or the scholar whom the text tells of, whoever carries it.
    credited = "outlet" in held | steps
    sure = odds(view, "own") >= OWN_ADDED and odds(view, "field") >= FIELD_ADDED
    alone = not credited and not scholar
    there = any(m.voice.kind == "own_reporter" and m.voice.side is None and not m.voice.in_doubt for m in kept)
    if alone and not there and (sure or (held <= {"unknown"} and is_field_work(view))):
        kept.append(_own(FIRST_PERSON, document, view))
    elif credited and not scholar and "own_reporter" not in held and odds(view, "own") >= OWN_CREDITED:
        kept.append(_own(OWN_WORK, document, view))
    sure_of_state = odds(view, "state") >= STATE_ADDED + (not alone) * CREDITED
    if "state" not in held and sure_of_state and not _army_taken_for_state(kept, view):
        voice = Voice("the authorities", "", "state", "unknown", "anonymous", country, rule=RULE)
        kept.append(_mention(voice, "state", document, view))
    return kept


def _army_taken_for_state(found: Sequence[VoiceMention], view: View) -> bool:
    """Whether a listed armed group speaks of which the view sees nothing: it takes its word for a state's."""
    speaks = any(m.voice.kind == "armed_group" and m.voice.cue.endswith(": organisation") for m in found)
    return speaks and odds(view, "armed_group") < ARMY_UNSEEN


def is_field_work(view: View) -> bool:
    """Whether a text in which no cue tells who is who is more likely its outlet's own work than not."""
    return odds(view, "own") >= OWN_ALONE and odds(view, "field") >= FIELD_ALONE


def with_parties(
    found: Sequence[VoiceMention], document: Document, view: View, publisher: Publisher | None, digest: bool = False
) -> list[VoiceMention]:
    """The mentions, and last of all those of `NAMELESS` of whom the view is sure; of a `digest` no rights group, since
    many a one reads the papers for others. More is asked beside a party that a cue or the publisher's name told of: it
    may be the same one, of another kind than the view says. Private persons are added where nobody met any."""
    if not document.sentences:
        return list(found)
    voices = [mention.voice for mention in found if not mention.voice.in_doubt]
    voices += [publisher.voice] if publisher is not None else []
    least = _least({voice.kind for voice in voices}, any(map(_unnamed_group, voices)))
    idle = {id(mention.voice) for mention in found if mention.polarity_of_content == "comment"}
    told = {voice.kind for voice in voices if id(voice) not in idle and not _unnamed_group(voice)}
    missing = [k for k in least if k not in told and odds(view, k) >= least[k] and not (digest and k == "ngo")]
    rows = ((kind, *NAMELESS[kind][:2]) for kind in missing)
    added = [Voice(name, "", kind, "unknown", "anonymous", side, rule=RULE) for kind, name, side in rows]
    made = [_mention(voice, voice.kind, document, view) for voice in added]
    name, met = SOMEBODY
    if not told.intersection(MET) and odds(view, "field") >= met and not digest:
        anybody = Voice(name, "", "witness", "unknown", "collective", None, rule=RULE)
        made.append(_mention(anybody, "field", document, view))
    return [*found, *made]


def _least(held: Collection[str], unnamed: bool) -> dict[str, float]:
    """The least log-odds of each kind that the view may tell of beside those held."""
    if not any(kind in PARTIES for kind in held):
        return {kind: least for kind, (_, _, least) in NAMELESS.items()}
    return BESIDE | ({"armed_group": BESIDE_UNNAMED} if unnamed else {})


def _unnamed_group(voice: Voice) -> bool:
    """An armed group that speaks by a cue which does not tell which it is: nobody counts it."""
    return voice.kind == "armed_group" and voice.side is None


def publisher_in(
    document: Document, lexicon: VoiceLexicon, country: str, view: View, held: Collection[tuple[str, str]],
    named: Collection[tuple[str, str]] = (),
) -> Publisher | None:  # fmt: skip
    """The body that puts the text out and tells something of its own in it, by the cues and by the view. `held`: kinds
    and names of who speaks in it: the view cannot tell whether one of that kind is the publisher by another name.
    `named`: those who bear a word of its name, of whatever weight what they say is."""
    if cues(document, lexicon):
        return None  # it tells what it heard
    told = publisher_of(document, lexicon, country)
    if told is None:
        seen = _seen(document, view, lexicon, country)
        if seen is None or any(_alike(seen.voice, kind, name) for kind, name in held):
            return None
        return None if any(kind != seen.voice.kind and kind in PARTIES for kind, _ in named) else seen
    own, kind = view.odds.get("self", 0.0), told.voice.kind
    if own < 0 and own + view.odds.get(kind, 0.0) / 2 < SELF_NEVER:
        return None
    if own < SELF_SILENT and view.odds.get(kind, 0.0) < 0:
        return None
    if kind == "un_body" and own < 0 and view.odds.get(kind, HOST_LEAST) < HOST_LEAST:
        return None
    likelier = kind if kind == "un_body" else _likelier(kind, view)  # those are listed by their names
    speaks = any(one == kind and name_words(name) & name_words(told.voice.name) for one, name in (*held, *named))
    if likelier == kind or speaks:
        return told
    return replace(told, voice=_mouthpiece(_body(told.voice.name, likelier, country), document, lexicon))


def _seen(document: Document, view: View, lexicon: VoiceLexicon, country: str) -> Publisher | None:
    """The body that puts the text out and speaks in it, where the view says so and its name is no outlet's."""
    name, own = document.report.meta.publisher, odds(view, "self")
    sure = own >= SELF_SURE or (own >= SELF_ADDED and max(odds(view, one) for one in PARTIES) >= BODY_ADDED)
    if not name or not document.sentences or not sure or addressed_to_editor(document):
        return None
    told = kind_of_name(name, lexicon)
    if lexicon.outlets.match(name) is not None or told == "outlet":
        return None
    voice = _mouthpiece(_body(name, _likelier(told, view), country), document, lexicon)
    return Publisher(voice, document.sentences[_at("self", document, view)])


def _mouthpiece(voice: Voice, document: Document, lexicon: VoiceLexicon) -> Voice:
    """A publisher that is taken for an armed group speaks for the one listed group that signs its text: in a line
    without a sentence, or after "the statement of". One that it only names may be the enemy."""
    if voice.kind != "armed_group":
        return voice
    text, start, end = document.layer.text, document.sentences[0].start, document.sentences[-1].end
    groups = (one for one in lexicon.organisations.find(text, Span(start, end)) if one.kind == "armed_group")
    title = document.title or Span(start, start)  # tells of whom it is about
    sides = {o.side for o in groups if o.side and not title.holds(o.span) and _signs(text, o.span, lexicon)}
    return replace(voice, side=sides.pop()) if len(sides) == 1 else voice


def _signs(text: str, name: Span, lexicon: VoiceLexicon) -> bool:
    """Whether the one of that name signs the text."""
    line = Span(text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end) % (len(text) + 1))
    words = text[line.start : line.end].split()
    if words and len(words) <= SIGNATURE and not words[-1].endswith((".", "?", "!", "”", '"')):
        return True
    return lexicon.statement_of.search(text, line.start, name.start) is not None


def _alike(publisher: Voice, kind: str, name: str) -> bool:
    """May the publisher be the one who speaks already: by its kind, or by a word of the name ("the Bureau")?"""
    return kind == publisher.kind or (kind in PARTIES and bool(name_words(name) & name_words(publisher.name)))


def name_words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w{5,}", name.lower()) if word not in COMMON}


def _likelier(told: str | None, view: View) -> str:
    """Of what kind a body is: as its name tells, unless the view is sure of another ("Diocesan Land Ministry")."""
    likeliest = max(PARTIES, key=lambda one: odds(view, one))
    if told not in PARTIES:
        return likeliest
    unlike = view.odds.get(told, 0.0) < KIND_NEVER and odds(view, likeliest) >= BODY_ADDED
    return likeliest if unlike else told


def _body(name: str, kind: str, country: str) -> Voice:
    party = "yes" if kind == "armed_group" else "unknown" if kind == "state" else "no"
    side = country if kind == "state" else name
    return Voice(name, "", kind, party, "named", side, rule=f"{RULE}: publisher", score=SCORE)


def _imagined(mention: VoiceMention, view: View) -> bool:
    """An author's own field work where there is none."""
    voice = mention.voice
    own = voice.kind == "own_reporter" and voice.side is None and not mention.relay
    return own and view.odds.get("field", 0.0) < FIELD_NEVER


def _of_kind(kind: str, found: list[VoiceMention], view: View) -> list[VoiceMention]:
    """With the named speaker of whom no cue told what he is, nearest to where the view saw that kind, as one of it."""
    if odds(view, kind) < KIND_ADDED or any(mention.voice.kind == kind for mention in found):
        return found
    at = view.where[kind].start
    open_ = [m for m in found if _may_be(kind, m, view)]
    one = min(open_, key=lambda m: (abs(m.name_span.start - at), m.name_span.start), default=None)
    if one is None or one.polarity_of_content != "affirm":
        return found
    voice = replace(one.voice, kind=kind, party="no", side=None, relayed_by=None, rule=f"{RULE}: kind")
    return [replace(m, voice=voice, relay=()) if m is one else m for m in found]


def _may_be(kind: str, mention: VoiceMention, view: View) -> bool:
    """Whether cues left open what a named speaker is: of whom is asked in an interview that is no field work, and of
    whom nothing is told, an expert may be made."""
    voice = mention.voice
    if voice.named != "named" or voice.in_doubt or " " not in voice.name:
        return False  # a single word may as well be a town
    asked = voice.kind == "witness" and voice.cue.endswith(": interview")
    return voice.kind == "unknown" or (asked and kind == "expert" and odds(view, "field") < 0)


def _own(rule: str, document: Document, view: View) -> VoiceMention:
    voice = Voice("the outlet", "", "own_reporter", "no", "anonymous", None, rule=f"{RULE}: {rule}")
    return _mention(voice, "own", document, view)


def _mention(voice: Voice, label: str, document: Document, view: View) -> VoiceMention:
    number = _at(label, document, view)
    span = document.sentences[number]
    said = replace(voice, wording=document.text[span.start : span.end], score=SCORE)
    return VoiceMention(said, span, span, Span(span.end, span.end), number)  # what it covers, the view cannot tell


def _at(label: str, document: Document, view: View) -> int:
    """The number of the sentence that says so most."""
    where = view.where.get(label, Span(0, 0))
    return document.sentence_at(where.start)
