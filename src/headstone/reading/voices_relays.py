"""Voices beside and inside one another: what is one mention, who relays whom, how far a voice reaches."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headstone.model.claims import Voice
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_mention import VoiceMention

SAW = ("saw", "first person", "shown the place", "outlet's own pictures")  # rules by which a reporter was there


def once(mentions: Iterable[VoiceMention]) -> list[VoiceMention]:
    """A speaker once a cue: the same words found by two patterns are one mention, the wider scope kept."""
    found: dict[tuple[str, str, int, int], VoiceMention] = {}
    for mention in mentions:
        key = (mention.voice.kind, mention.voice.name, mention.name_span.start, mention.name_span.end)
        before = found.get(key)
        if before is None or (before.polarity_of_content, before.relay) != (mention.polarity_of_content, mention.relay):
            found[key if before is None else (*key[:3], -len(found))] = mention
        elif before.scope != mention.scope:
            scope = Span(min(before.scope.start, mention.scope.start), max(before.scope.end, mention.scope.end))
            found[key] = replace(before, scope=scope)
    return list(found.values())


def heard_later(found: Sequence[VoiceMention]) -> list[VoiceMention]:
    """ "Residents said ... they told the Example Agency": the relay named later holds for the same voice before."""
    relays: dict[str, tuple[Voice, ...]] = {}
    out: list[VoiceMention] = []
    for mention in reversed(found):
        private = mention.voice.kind in ("witness", "relative", "unknown")
        if private and mention.relay:
            relays[mention.voice.name] = mention.relay
        elif private and mention.voice.name in relays:
            relay = relays[mention.voice.name]
            mention = replace(mention, relay=relay, voice=replace(mention.voice, relayed_by=relay[0].name))
        out.append(mention)
    return out[::-1]


_GOES_ON = ("went on", "continued", "added", "adds", "concluded", "concludes", "adding")
_GO_ON_WORDS = 4  # code points; a longer phrase is no pronoun


def going_on(found: Sequence[VoiceMention], text: str) -> list[VoiceMention]:
    """ "He went on" right after a denial by the same party goes on with it, and affirms nothing."""
    out: list[VoiceMention] = []
    for mention in found:
        before = out[-1] if out else None
        cue = text[mention.cue_span.start : mention.cue_span.end].lower()
        pronoun = len(mention.voice.wording) <= _GO_ON_WORDS and cue in _GOES_ON
        near = before is not None and mention.sentence - before.sentence <= 1
        if before is not None and pronoun and near and before.polarity_of_content == "deny":
            same = before.voice.kind == mention.voice.kind and before.voice.side == mention.voice.side
            mention = replace(mention, polarity_of_content="comment") if same else mention
        out.append(mention)
    return out


def nested(mentions: list[VoiceMention], text: str) -> list[VoiceMention]:
    """In one sentence: a voice within what another says is relayed by it; a new main clause ends the first's scope."""
    found = list(mentions)
    for outer_at, outer in enumerate(found):
        for inner_at, inner in enumerate(found):
            if (
                outer_at == inner_at
                or inner.name_span.start <= outer.cue_span.end
                or inner.voice.name == outer.voice.name
            ):
                continue
            if (
                inner.voice.kind == "own_reporter"
                or not outer.scope.start <= inner.name_span.start < outer.scope.end
                or outer.scope.start < outer.cue_span.start
            ):
                continue
            between = text[outer.cue_span.end : inner.name_span.start]
            if re.search(
                r"[;]|,\s*(?:but|while|and|though|although)\s+\S*\s*$|,\s*(?:but|while|and|whereas)\b[^,]*$|[,.]\s*$",
                between,
            ):
                if not re.search(r"(?i)according to\s*$", between) and between.rstrip()[-1:] != ",":
                    found[outer_at] = replace(found[outer_at], scope=Span(outer.scope.start, inner.name_span.start))
            elif not inner.relay and outer.voice.kind not in ("pictures",):
                relay = replace(outer.voice, wording="")
                found[inner_at] = replace(inner, relay=(relay,), voice=replace(inner.voice, relayed_by=relay.name))
    return _bodies_last(_outlets_last(found, text))


def _outlets_last(found: list[VoiceMention], text: str) -> list[VoiceMention]:
    """ "officials confirmed it, according to the Example Post": an outlet that covers another voice relays it."""
    papers = [m for m in found if m.voice.kind == "outlet"]
    out = []
    for mention in found:
        paper = next(
            (
                p
                for p in papers
                if p is not mention and p.scope.holds(mention.cue_span) and p.scope.start < mention.scope.end
            ),
            None,
        )
        if mention.voice.kind != "outlet" and paper is not None and not mention.relay:
            relay = replace(paper.voice, wording="")
            mention = replace(mention, relay=(relay,), voice=replace(mention.voice, relayed_by=relay.name))
        out.append(mention)
    return out


def _bodies_last(found: list[VoiceMention]) -> list[VoiceMention]:
    """ "The women reported shots, the collective said": whoever a body quotes in an aside told that body."""
    bodies = [m for m in found if m.voice.kind in ("ngo", "un_body")]
    out = []
    for mention in found:
        private = mention.voice.kind in ("witness", "relative") and not mention.relay
        over = (
            b for b in bodies if b.cue_span.start > mention.cue_span.end and b.scope.start <= mention.name_span.start
        )
        body = next(over, None) if private else None
        if body is not None:
            relay = replace(body.voice, wording="")
            mention = replace(mention, relay=(relay,), voice=replace(mention.voice, relayed_by=relay.name))
        out.append(mention)
    return out


def _beside(mention: VoiceMention, document: Document) -> Span:
    """What a reporter saw bears on the sentences just before and after it too."""
    sentences = document.sentences
    first, last = max(0, mention.sentence - 1), min(len(sentences) - 1, mention.sentence + 1)
    return Span(min(sentences[first].start, mention.scope.start), max(sentences[last].end, mention.scope.end))


def with_blocks(found: Sequence[VoiceMention], document: Document) -> Iterator[VoiceMention]:
    """A voice whose sentence ends in a colon covers the paragraph after it."""
    text = document.layer.text
    for mention in found:
        sentence = document.sentences[mention.sentence]
        if mention.voice.kind == "own_reporter" and mention.voice.rule.endswith(SAW):
            mention = replace(mention, scope=_beside(mention, document))
        if text[sentence.start : sentence.end].rstrip().endswith(":") and mention.sentence + 1 < len(
            document.sentences
        ):
            begin = document.sentences[mention.sentence + 1].start
            stop = text.find("\n\n", begin)
            mention = replace(mention, scope=Span(mention.scope.start, stop if stop > 0 else len(text)))
        yield mention
