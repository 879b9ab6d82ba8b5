"""Whether a verb is one that a speaker speaks with, and what it says of its content: affirms, denies, comments."""

import re

from headstone.model.spans import Span
from headstone.reading.voices_cues import Cue
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_speakers import Speaker

_DENIES_CONTENT = re.compile(
    r"(?i)\b(?:not\s+true|untrue|a\s+(?:\w+\s+)?lie|false|fabricat\w+|baseless|hoax|fake|no\s+such|never\s+happened|"
    r"did\s+not\s+(?:happen|take\s+place)|nothing\s+of\s+the\s+kind|no\s+(?:hand|part|role)\s+in|"
    r"nothing\s+to\s+do\s+with|(?:was|were|is|are)\s+not\s+(?:them|us|theirs?|ours?|him|her|me|responsible|"
    r"involved|behind)|no\s+(?:\w+\s+)?(?:attacks?|dead|deaths?|victims?|casualties|bodies|incidents?|raids?|"
    r"shootings?)\b|unfounded|propaganda|provocation|no\s+(?:mass\s+)?(?:graves?|killings?|"
    r"massacres?|evidence|signs?|sign\s+of))\b"
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
_SAYS_NOTHING = re.compile(
    r"(?i)\s+(?:only\s+)?(?:that\s+)?(?:he|she|it|they)\s+(?:(?:did|do|does|would|will|could)\s+not\s+"
    r"(?:answer|comment|discuss|"
    r"respond|speculate|read)|had\s+(?:no\s+(?:comment|information|knowledge|opinion)|(?:full|every)\s+(?:confidence|trust)|"
    r"nothing\s+to\s+(?:say|add))|knew\s+nothing)\b"
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
    if "find" in classes and speaker.kind in _FINDERS:
        return True
    return (
        bool(classes & {"observe"})
        and speaker.kind in ("witness", "expert")
        and cue.verb in ("saw", "witnessed", "watched", "heard")
    )


def _main_clause(text: str, sentence: Span, cue: Cue) -> tuple[int, int]:
    """What is said before "..., a spokesman said", up to a second clause that may tell what happened."""
    if cue.form == "before" and cue.scope != sentence:
        return cue.span.end, cue.span.end
    rest = text[sentence.start : cue.subjects[0].start]
    second = re.search(r"[;:“\"]|\b(?:and\s+said|saying|adding|which|after|that)\b", rest)
    return sentence.start, sentence.start + (second.start() if second else len(rest))


def _near(cue: Cue) -> tuple[int, int]:
    return max(0, cue.span.start - 40), cue.span.end + 10


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
    if cue.verb in lexicon.comments:
        return "comment"
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
    )
    if called and _DENIES_CONTENT.search(text, cue.scope.start, min(cue.scope.end, cue.scope.start + 200)):
        return "deny"
    return "affirm"
