"""Whether a verb is one that a speaker speaks with, and what it says of its content: affirms, denies, comments."""

import re

from headstone.model.spans import Span
from headstone.reading.voices_cues import Cue
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speakers import Speaker

_DENIES_CONTENT = re.compile(
    r"(?i)\b(?:not\s+true|untrue|a\s+(?:\w+\s+)?lie|false|fabricat\w+|baseless|hoax|fake|no\s+such|never\s+happened|"
    r"did\s+not\s+(?:happen|take\s+place)|nothing\s+of\s+the\s+kind|nothing\s+(?:had\s+)?(?:happened|happens|took\s+place)|no\s+(?:hand|part|role)\s+in|"
    r"nothing\s+to\s+do\s+with|(?:was|were|is|are)\s+not\s+(?:them|us|theirs?|ours?|him|her|me|responsible|"
    r"involved|behind)|no\s+(?:\w+\s+)?(?:attacks?|dead|deaths?|victims?|casualties|bodies|incidents?|raids?|"
    r"shootings?)\b|unfounded|propaganda|provocation|no\s+(?:mass\s+)?(?:graves?|killings?|"
    r"massacres?|evidence|signs?|sign\s+of)|no\s+(?:entry|record|trace|orders?|operations?|knowledge|information|"
    r"such\s+\w+)\b[^.;\n]{0,60}?\b(?:of|on|about|in)|(?:did|do|does|had|have|has)\s+not(?:hing)?\s+(?:order|done|ordered|"
    r"carried\s+out)|had\s+(?:nobody|no\s*one|no\s+(?:men|troops|units?|soldiers|fighters))\s+(?:there|near|within|in|at)|"
    r"no\s+(?:[\w-]+\s+){0,2}?(?:operations?|burials?|attacks?|actions?|raids?|orders?)\b[^.;\n]{0,60}?\b(?:took\s+place|carried\s+out|"
    r"of\s+the\s+(?:kind|type|sort)|described|occurred|happened|that\s+(?:day|night|week|month))|"
    r"invention|slander|calumny|made\s+up|pure\s+fiction|disinformation|concocted)\b"
)
_UNABLE = re.compile(
    r"(?i)\b(?:could|can|was|were|has|have|had)\s*(?:not|n't)\s+(?:been\s+able\s+to\s+|able\s+to\s+|yet\s+|"
    r"immediately\s+|"
    r"independently\s+)*(?:be\s+)?(?:independently\s+|immediately\s+)?(?:confirm|verif|corroborat)\w*|"
    r"\bunable\s+to\s+(?:\w+\s+)?"
    r"(?:confirm|verify)"
)
# "has not mentioned", "did not say who": nothing is told.
_NEGATED = re.compile(
    r"(?i)\b(?:(?:has|have|had|did|do|does|would|could)\s+(?:not|never)|(?:\w+n['’]t))\s+(?:\w+ly\s+)?$"
)
_NOTHING = (
    r"(?:he|she|it|they)\s+(?:(?:did|do|does|would|will|could)\s+not\s+"
    r"(?:answer|comment|discuss|"
    r"respond|speculate|read)|had\s+(?:no\s+(?:comment|information|knowledge|opinion)|(?:full|every)\s+(?:confidence|trust)|"
    r"nothing\s+to\s+(?:say|add)|no\s+details?\s+beyond\b)|knew\s+nothing)\b"
)
_SAYS_NOTHING = re.compile(rf"(?i)\s+(?:only\s+)?(?:that\s+)?{_NOTHING}")
# "He had no comment, he said", as far as the verb
_NOTHING_SAID = re.compile(
    rf"(?i)\s*(?:(?:and|but|so)\s+)?{_NOTHING}[^,;:.!?\"“”]{{0,40}},\s*(?:(?:he|she|it|they)\s+)?$"
)
# "rejected the governor's account that bandits were to blame": another version of what happened, and no denial of it
_REJECTS_A_VERSION = re.compile(
    r"(?i)\s+(?:the|this|that|its|their)\s+(?:[\w'’-]+\s+){0,3}(?:account|version|explanation|figure|toll|count)\b"
)
_NEITHER = re.compile(
    r"(?i)\b(?:could|can|would|was\s+able\s+to)\s+neither\s+(?:confirm|verify)|neither\s+confirm(?:ed|"
    r"s)?\s+nor\s+den(?:y|ied)"
)
_HEADING_KINDS = frozenset(("state", "un_body", "ngo", "religious"))
_HEADING_WORDS = 4  # "Human Rights Watch: ..."; a longer head is a clause
# "Thailand counts its rice": verbs that a country's bare name does not speak with.
_NOT_OF_STATES = frozenset((
    "counts", "count", "counted", "gave", "gives the", "gave the", "list", "lists", "listed", "records", "recorded",
    "recalls", "recalled", "remembers", "remembered", "called", "compared", "likened", "learned", "learnt", "put the",
    "puts the", "collected", "gathered", "observed", "suggested", "fear", "feared", "fears", "mourned", "mourns",
    "saw", "seen", "found", "met", "watched",
))  # fmt: skip
_FINDERS = frozenset(("ngo", "un_body", "religious"))  # whose own work brings out what happened
# What a body's own people did where it happened; "met" and "heard" alone may be a matter of talk.
_ON_THE_SPOT = frozenset((
    "counted", "visited", "inspected", "saw", "examined", "photographed", "filmed", "toured", "viewed", "found",
    "interviewed", "went to", "measured", "was shown", "were shown", "watched", "spoke to", "spoke with", "talked to",
    "talked with",
))  # fmt: skip
# What somebody thinks of an event, told by a plain "said": "the ministry condemned the attack, a spokesman said".
_COMMENTS = re.compile(
    r"(?i)\b(?:ha(?:s|d|ve)\s+)?(?:(?:strongly|firmly|sharply|unreservedly)\s+)?(?:condemn(?:s|ed|ing)?|"
    r"deplor(?:es?|ed|ing)|denounc(?:es?|ed|ing)|"
    r"mourn(?:s|ed|ing)?|express(?:es|ed|ing)?\s+(?:\S+\s+){0,4}?(?:sorrow|condolences|sympathy|grief|shock|"
    r"outrage|dismay|disgust|horror|concern|solidarity|"
    r"revulsion|sadness)|(?:offer|send|sent|extend|convey)(?:s|ed)?\s+(?:\S+\s+){0,3}?(?:condolences|sympath(?:y|"
    r"ies)))\b"
)


def fits(cue: Cue, speaker: Speaker, lexicon: VoiceLexicon, text: str) -> bool:
    """Whether this verb is one that this kind of speaker speaks with."""
    if cue.form == "heading":
        short = len(text[speaker.span.start : speaker.span.end].split()) <= _HEADING_WORDS
        return speaker.kind in _HEADING_KINDS and speaker.rule != "country" and short
    if speaker.rule == "country" and cue.verb in _NOT_OF_STATES:
        return False
    if speaker.kind in ("witness", "relative") and (_gave_notice(cue, speaker, text) or _rumour(cue, speaker, text)):
        return False
    if cue.form in ("according", "account", "passive", "inherit"):
        return speaker.kind != "pictures" or cue.form == "according"
    if speaker.kind == "pictures":
        return False
    classes = lexicon.verb_class.get(cue.verb, frozenset())
    if classes == {"observe"} and len(text[speaker.span.start : speaker.span.end]) < 5 and speaker.kind != "outlet":
        return False  # "he saw": told by whoever is quoted
    if speaker.kind == "own_reporter" and classes & {"observe", "interview", "say", "confirm", "claim"}:
        return True
    if speaker.kind == "outlet":
        return bool(classes & {"say", "confirm", "claim", "deny", "observe", "interview"}) or bool(
            _UNABLE.search(text, *_near(cue))
        )
    if classes & {"say", "confirm", "admit", "claim", "deny", "believe"}:
        return True
    if speaker.kind in _FINDERS and "find" in classes:
        return True
    if speaker.kind in ("ngo", "un_body") and (cue.verb in _ON_THE_SPOT or _puts_out(cue, classes, text)):
        return True
    return (
        bool(classes & {"observe"})
        and speaker.kind in ("witness", "expert")
        and cue.verb in ("saw", "witnessed", "watched", "heard")
    )


# "reported to the police", "reported on Sunday by a woman walking her dog": notice given, and no talk with the outlet.
_TO_POLICE = re.compile(
    r"(?i)[^.;:\n]{0,60}?\bto\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:police|authorit\w+|gendarme\w*|prosecut\w+|soldiers|troops|"
    r"army|sheriff|council|town\s+hall|mayor|museum|priest|parish)\b"
)
_TO_US = re.compile(r"\s+(?:(?:to|for)\s+)?(?:us|me|this\s+\w+|the\s+[A-Z]\w+)\b")
_NOTICE = frozenset(("reported", "reports", "report", "announced", "recorded", "seen", "disclosed"))


def _gave_notice(cue: Cue, speaker: Speaker, text: str) -> bool:
    if cue.verb in ("writes", "wrote"):
        return not _TO_US.match(text, cue.span.end)  # in a letter or a diary, to somebody else
    if cue.verb not in _NOTICE:
        return False
    passive = cue.form == "passive" and speaker.named == "anonymous"
    return passive or _TO_POLICE.match(text, cue.span.end) is not None


# "People say it is ten": a crowd of nowhere, whom nobody met, is rumour; "people in the village" are witnesses.
_ANYBODY = re.compile(r"(?i)(?:(?:some|many|most|other|more|all|few)\s+)?(?:people|folks?|others|everybody|everyone)")
_SAYS_ONLY = frozenset(("say", "says", "said", "saying", "claim", "claimed", "think", "believe", "put it"))


def _rumour(cue: Cue, speaker: Speaker, text: str) -> bool:
    words = " ".join(text[speaker.span.start : speaker.span.end].split())
    return cue.verb in _SAYS_ONLY and _ANYBODY.fullmatch(words) is not None


_PAPERS = re.compile(
    r"(?i)\s+(?:(?:an?|its|their|the|two|three|detailed|first|long|new)\s+){0,3}(?:[\w-]+\s+)?(?:lists?|reports?|findings|names|register|"
    r"account|note|dossier|testimon\w+|bulletin|map|tally|toll|inventory)\b"
)


def _puts_out(cue: Cue, classes: frozenset[str], text: str) -> bool:
    """ "published a list with 71 victims": a body's own findings."""
    return "publish" in classes and _PAPERS.match(text, cue.span.end) is not None


def _main_clause(text: str, sentence: Span, cue: Cue) -> tuple[int, int]:
    """What is said before "..., a spokesman said", up to a second clause that may tell what happened."""
    if cue.form == "before" and cue.scope != sentence:
        return cue.span.end, cue.span.end
    rest = text[sentence.start : cue.subjects[0].start]
    second = re.search(r"[;:“\"]|\b(?:and\s+said|saying|adding|which|after|that)\b", rest)
    return sentence.start, sentence.start + (second.start() if second else len(rest))


def _near(cue: Cue) -> tuple[int, int]:
    return max(0, cue.span.start - 40), cue.span.end + 10


# Who knows of it from the press only, or says so: no knowledge of their own.
_READ_ONLY = re.compile(
    r"(?i)\bwhat\s+(?:we|I|he|she|they)\s+(?:have\s+|has\s+|had\s+)?read\b|"
    r"\b(?:we|I|he|she|they)\s+(?:have\s+|has\s+|had\s+)?(?:only\s+)?read\s+(?:of\s+(?:it|this|them)|about|it\s+in|this\s+in|"
    r"the\s+(?:press|papers?|reports?|news))\b|\b(?:confirm|knows?|knew)\s+nothing\b|\bno\s+details?\s+beyond\b|"
    r"\bbeyond\s+what\s+(?:was|has\s+been|is)\s+(?:printed|reported|published)\b|\bonly\s+from\s+the\s+(?:press|media|papers|news)\b"
)


def reads_only(text: str, scope: Span) -> bool:
    """Whether what is said is that one knows no more than the papers do."""
    return _READ_ONLY.search(text, scope.start, scope.end) is not None


_SPEAKS_OF = frozenset(("speak of", "speaks of", "spoke of", "spoken of", "tells of", "tell of"))


_AND_THAT = re.compile(r",?\s+(?:and|but)\s+(?:that\s+)?(?=(?:they|it|he|she|its|their|the|none|no|had)\b)")


def parted(
    text: str, scope: Span, polarity: str, verb: frozenset[str], lexicon: VoiceLexicon
) -> list[tuple[Span, str]]:
    """What a cue covers and what it says of it, in two where one half tells and the other denies: "says that its men
    found the dead and buried them, and that they had no part in it". `verb`: the classes of the cue's verb."""
    if polarity != "deny" or "deny" in verb:
        return [(scope, polarity)]
    denial = _DENIES_CONTENT.search(text, scope.start, min(scope.end, scope.start + 200))
    joints = _AND_THAT.finditer(text, scope.start, denial.start()) if denial is not None else iter(())
    at = max((match.start() for match in joints), default=scope.start)
    if lexicon.on_the_spot.event.search(text, scope.start, at) is None:
        return [(scope, polarity)]
    return [(Span(scope.start, at), "affirm"), (Span(at, scope.end), polarity)]


def polarity_of(text: str, sentence: Span, cue: Cue, classes: frozenset[str], lexicon: VoiceLexicon) -> str:
    if _UNABLE.search(text, max(sentence.start, cue.span.start - 40), cue.span.end + 10):
        return "unable"
    if _NEITHER.search(text, cue.scope.start, cue.scope.end):
        return "unable"
    if "deny" in classes and _REJECTS_A_VERSION.match(text, cue.span.end):
        return "comment"
    if "deny" in classes:
        return "deny"
    if _NEGATED.search(text[max(sentence.start, cue.span.start - 30) : cue.span.start]):
        return "comment"
    if _SAYS_NOTHING.match(text, cue.span.end, sentence.end):
        return "comment"
    if _NOTHING_SAID.match(text, sentence.start, cue.span.start):
        return "comment"
    if cue.verb in lexicon.comments or reads_only(text, cue.scope):
        return "comment"
    if cue.verb in _SPEAKS_OF and not lexicon.on_the_spot.event.search(text, cue.span.end, sentence.end):
        return "comment"  # "the government speaks of gravel"
    if cue.form in ("before", "after") and _COMMENTS.search(text, *_main_clause(text, sentence, cue)):
        return "comment"
    called = cue.verb in (
        "called",
        "terms",
        "termed",
        "said",
        "says",
        "say",
        "stated",
        "told",
        "insisted",
        "maintains",
        "insists",
        "spoke of",
        "declared",
        "declares",
        "answered",
        "replied",
        "wrote",
        "writes",
        "added",
        "announced",
    )
    if called and _DENIES_CONTENT.search(text, cue.scope.start, min(cue.scope.end, cue.scope.start + 200)):
        return "deny"
    return "affirm"
