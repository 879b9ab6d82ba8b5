"""What a whole text tells of a party that speaks in it: its name, its denial, that it only comments."""

from collections.abc import Sequence
from dataclasses import replace

from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_speaker import UNKNOWN_STATE

_NAMED = ("ngo", "armed_group")


def settled(
    found: Sequence[VoiceMention], document: Document, lexicon: VoiceLexicon, country: str
) -> list[VoiceMention]:
    """The mentions with what the others of the text say of their parties."""
    return _of_publisher(_one_body(_heads(_commenting(list(found), country))), document, lexicon)


def _one_body(found: list[VoiceMention]) -> list[VoiceMention]:
    """ "the rebels said", "their association said", where one such body is named and speaks: it is that body."""
    for kind in _NAMED:
        voices = (mention.voice for mention in found if mention.voice.kind == kind)
        named = {voice.side: voice for voice in voices if voice.side not in (None, "perpetrators")}
        if len(named) != 1:
            continue
        body = next(iter(named.values()))
        for at, mention in enumerate(found):
            voice = mention.voice
            if voice.kind == kind and voice.side is None and not mention.relay and voice.relayed_by is None:
                own = replace(voice, name=body.name, side=body.side, named="named", party=body.party)
                found[at] = replace(mention, voice=own)
    return found


def _named_side(mention: VoiceMention) -> bool:
    side = mention.voice.side
    return side is not None and not side.startswith(UNKNOWN_STATE)


def _heads(found: list[VoiceMention]) -> list[VoiceMention]:
    """ "Example Front: it was not us": a heading says what the text below has its speaker say, a denial too."""
    denying = set()
    for mention in found:
        if mention.polarity_of_content == "affirm" and mention.sentence == 0 and _named_side(mention):
            side = (mention.voice.kind, mention.voice.side)
            later = [m.polarity_of_content for m in found if m.sentence > 0 and (m.voice.kind, m.voice.side) == side]
            if later and later[0] == "deny":
                denying.add(side)
    return [
        replace(m, polarity_of_content="deny") if (m.voice.kind, m.voice.side) in denying else m for m in found
    ]


def _commenting(found: list[VoiceMention], country: str) -> list[VoiceMention]:
    """A foreign state that begins by condemning goes on commenting: it tells nothing that it knows."""
    begun: dict[str, str] = {}
    out = []
    for mention in found:
        side = mention.voice.side if mention.voice.kind == "state" else None
        if side is not None and not side.startswith(UNKNOWN_STATE):
            first = begun.setdefault(side, mention.polarity_of_content)
            abroad = not country.endswith(side)
            if first == "comment" and abroad and mention.polarity_of_content == "affirm":
                mention = replace(mention, polarity_of_content="comment")
        out.append(mention)
    return out


def _of_publisher(found: list[VoiceMention], document: Document, lexicon: VoiceLexicon) -> list[VoiceMention]:
    """The spokesman in an armed group's own channel is the group's."""
    publisher = document.report.meta.publisher or ""
    listed = lexicon.organisations.find(publisher, Span(0, len(publisher)))
    group = next((org for org in listed if org.kind == "armed_group" and org.span.start == 0), None)
    if group is None:
        return found
    out = []
    for mention in found:
        voice = mention.voice
        if voice.kind == "state" and (mention.sentence == 0 or voice.rule.endswith("frame")):
            own = replace(voice, kind="armed_group", name=group.canonical, side=group.side, party="yes", named="named")
            mention = replace(mention, voice=own)
        out.append(mention)
    return out
