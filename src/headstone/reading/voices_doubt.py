"""What the view of a whole text (`marks_view`) takes back of the voices that cues found in its sentences.

A cue tells that somebody speaks. Whether he tells of the event what he knows, or only reacts, is mentioned, or spoke to
another outlet, the text as a whole tells better. A voice in doubt and one passed on keep their words, and say so in
their rule (`IN_DOUBT`, `PASSED_ON`).
"""

from collections.abc import Sequence
from dataclasses import replace

from headstone.model.claims import PASSED_ON, VIEW, Voice
from headstone.model.marks import View
from headstone.reading.voices_mention import VoiceMention, doubted, half_heard, in_doubt, unsure
from headstone.reading.voices_relays import SAW

RULE = VIEW  # of a voice that the view alone tells of
PRIVATE = ("witness", "relative", "unknown")
PARTIES = ("state", "ngo", "armed_group", "religious", "un_body")
# Kinds for which another may be taken by its name. A state is told by words that any party has ("the officers", "its
# spokesman"): where the view sees none speak, there is none.
MISTAKABLE = ("ngo", "armed_group", "religious", "un_body")
# Log-odds, chosen on the bundles of which the view learnt nothing and on the labelled reports of the press (decision
# 10). Below them a voice of the kind is in doubt; "field" stands for private persons.
DOUBTED = {
    "field": -3.0, "state": -0.95, "ngo": -3.5, "un_body": -3.5, "religious": -3.0, "armed_group": -4.0, "expert": -2.0,
}  # fmt: skip
# Log-odds below which a voice of the kind that is not in doubt is unsure: among the reports of an incident, one that
# surely has it is nearly always found where there is such an origin.
SURE = {"state": 1.2, "ngo": 0.5, "un_body": 0.5}
LISTED_ARMY = -5.0  # the same of an armed group known by its name, whose word the view may take for a state's
NAMELESS_EXPERT = -1.0  # below it a nameless expert counts in field work alone
MISTAKEN = 1.0  # from which the view sees a party of a kind that no cue found: one of those found may be of that kind
AUTHORS = 1.0  # from which a party or an expert is the author of a text without field work
OWN_NEVER = -1.0  # below it a text is no outlet's own work, though its words say that its author was there
OWN_LEAST, OWN_BESIDE = 0.3, 0.6  # below it private persons spoke to another outlet; in a text that names one


def doubting(found: Sequence[VoiceMention], view: View) -> list[VoiceMention]:
    """The mentions, with those in doubt of whose kind the view sees nobody speak; last of all, since whom private
    persons told may be said later."""
    cues = {mention.voice.kind for mention in found if not mention.voice.rule.startswith(RULE)}
    mistaken = any(odds(view, kind) >= MISTAKEN for kind in PARTIES if kind not in cues)
    return [_weighed(mention, view, mistaken) for mention in found]


def _weighed(mention: VoiceMention, view: View, mistaken: bool) -> VoiceMention:
    if not _told(mention, view, mistaken):
        return in_doubt(mention)
    mention = replace(mention, relay=tuple(_relaying(step, view) for step in mention.relay))
    return mention if _is_sure(mention.voice, view) else unsure(mention)


def _is_sure(voice: Voice, view: View) -> bool:
    """Whether the voice counts though no other report had it: a body that the register lists by its name speaks where
    it is said to speak, and is no state."""
    listed = voice.kind != "state" and _listed(voice)
    least = SURE.get(voice.kind)
    return listed or least is None or view.odds.get(voice.kind, least) >= least


def _relaying(step: Voice, view: View) -> Voice:
    """A party whom somebody told; "told parliament" is said of a hearer too, who tells of nothing."""
    if step.kind not in PARTIES:
        return step
    if _seen(view, step.kind) < DOUBTED[step.kind]:
        return doubted(step)
    return step if _is_sure(step, view) else half_heard(step)


def doubting_parties(found: Sequence[VoiceMention], view: View) -> list[VoiceMention]:
    """The same of parties alone: whether the publisher and a party without a name speak depends on who else does, and
    whom private persons told is not said before that."""
    parties = [n for n, mention in enumerate(found) if mention.voice.kind in PARTIES]
    settled = dict(zip(parties, doubting([found[n] for n in parties], view), strict=True))
    return [settled.get(n, mention) for n, mention in enumerate(found)]


def _told(mention: VoiceMention, view: View, mistaken: bool) -> bool:
    """Whether the voice counts: an outlet met private persons where the text is field work, unless they told somebody
    else; a party spoke where the view sees one of its kind."""
    voice = mention.voice
    nobodys = voice.kind in ("ngo", "own_reporter") and voice.side is None and voice.rule != RULE
    if nobodys and voice.kind == "own_reporter" and _of_a_party(view):
        return False
    told = any(step.name != voice.name for step in mention.relay)  # whom somebody told is not oneself
    if (voice.kind in PRIVATE or nobodys) and not told and _seen(view, "field") < DOUBTED["field"]:
        return False
    if mistaken and voice.kind in MISTAKABLE and not (voice.kind == "un_body" and _listed(voice)):
        return True
    if (voice.kind, voice.named) == ("expert", "anonymous"):  # "a doctor who saw the bodies" is of whoever asked him
        return _seen(view, "field") >= DOUBTED["field"] or _seen(view, "expert") >= NAMELESS_EXPERT
    army = voice.kind == "armed_group" and _listed(voice)
    return voice.kind not in DOUBTED or _seen(view, voice.kind) >= (LISTED_ARMY if army else DOUBTED[voice.kind])


def _listed(voice: Voice) -> bool:
    """Whether a register lists the body by the name that the text gives it: of what kind it is, is then known."""
    return voice.cue.endswith(": organisation")


def _of_a_party(view: View) -> bool:
    """Whether the author who was there is a party or an expert, and no reporter: "we", in a text without field work."""
    reports = _seen(view, "field") >= 0 or _seen(view, "own") >= OWN_NEVER
    return not reports and any(odds(view, kind) >= AUTHORS for kind in (*PARTIES, "expert"))


def passed_on(
    found: Sequence[VoiceMention], view: View, publisher: str | None = None, digest: bool = False
) -> list[VoiceMention]:
    """The mentions, with private persons as another outlet's where the view sees that the field work in the text is not
    that of the one that put it out, or where the text is a `digest` of what papers wrote; after `doubting`. Whoever
    told the `publisher` by its name stays its own."""
    voices = [voice for mention in found for voice in (mention.voice, *mention.relay)]
    credited = any(voice.kind == "outlet" and voice.name != publisher for voice in voices)
    there = any(mention.voice.cue.endswith(SAW) and not mention.voice.in_doubt for mention in found)
    least = OWN_NEVER if there else OWN_BESIDE if credited else OWN_LEAST
    if view.odds.get("own", least) >= least and not digest:
        return list(found)
    return [mention if _told_it(publisher, mention) else _heard_elsewhere(mention) for mention in found]


def _told_it(publisher: str | None, mention: VoiceMention) -> bool:
    return publisher is not None and any(step.name == publisher for step in mention.relay)


def _heard_elsewhere(mention: VoiceMention) -> VoiceMention:
    return replace(mention, voice=_anothers(mention.voice), relay=tuple(map(_anothers, mention.relay)))


def _anothers(voice: Voice) -> Voice:
    private = voice.kind in PRIVATE or (voice.kind == "own_reporter" and voice.side is None)
    if not private or voice.in_doubt or voice.passed_on:
        return voice
    return replace(voice, rule=f"{voice.rule}{PASSED_ON}")


def odds(view: View, label: str) -> float:
    """Of a label that the view does not have, none."""
    return view.odds.get(label, _NOTHING)


def _seen(view: View, label: str) -> float:
    """Of a label that the view does not have, nothing is taken back."""
    return view.odds.get(label, 0.0)


_NOTHING = -10.0
