"""Claims told by where they were put out: "the group put out a claim on its channel", "an account with its films".

An armed group has no press office. What it says is read on a channel, an account or a page that is its own or carries
what is its own; whoever tells of such a claim tells the group's words.
"""

from collections.abc import Iterator
from dataclasses import replace

from headstone.model.spans import Span
from headstone.reading.voices_bodies import kind_of_name, rows
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_speakers import Speaker, speaker_in


def claimed_on_channel(text: str, sentence: Span, lexicon: VoiceLexicon) -> Iterator[tuple[Speaker, Span]]:
    """The armed groups that a sentence says put out a claim, or on whose channel one was read; and the words for it."""
    words = lexicon.claims
    if words.paper.search(text, sentence.start, sentence.end) is None:
        return
    for match in words.put_out.finditer(text, sentence.start, sentence.end):
        group = _group(text, Span(sentence.start, match.start()), lexicon)
        if group is not None and not in_quotation(text, match.start()):
            yield group, Span(*match.span())
            return
    for match in words.signed.finditer(text, sentence.start, sentence.end):
        group = _group(text, Span(*match.span("np")), lexicon)
        if group is not None and not in_quotation(text, match.start()):
            yield group, Span(match.start(), match.start("np"))
            return
    for match in words.channel.finditer(text, sentence.start, sentence.end):
        group = _group(text, Span(*match.span("np")), lexicon)
        if group is not None and not in_quotation(text, match.start()) and words.says.search(text, match.start()):
            yield group, Span(match.start(), match.start("np"))
            return


def _group(text: str, span: Span, lexicon: VoiceLexicon) -> Speaker | None:
    found = speaker_in(text, span, lexicon)
    named = found is not None and found.kind == "armed_group" and found.side is not None
    return replace(found, rule="channel") if named and found is not None else None


def ranked_in(text: str, sentence: Span, lexicon: VoiceLexicon) -> Speaker | None:
    """ "A man who gave his rank as spokesman for the Example Front": whoever speaks there is the group's."""
    for match in lexicon.claims.ranked.finditer(text, sentence.start, sentence.end):
        name, at = next(rows(text, Span(*match.span("np"))), ("", -1))
        if name and kind_of_name(name, lexicon) == "armed_group" and not in_quotation(text, match.start()):
            return Speaker(Span(at, at + len(name)), name, "armed_group", name, "named", "person", rule="channel")
    return None
