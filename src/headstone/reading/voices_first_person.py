"""The author as a voice: "I saw", "we counted", "this reporter was shown"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_phrase import in_quotation
from headstone.reading.voices_speakers import Speaker

FIRST_PERSON, TOLD_AUTHOR = "first person", "told the author"  # names of the rules
_SEEN = re.compile(
    r"\b(?:(?P<who>I|[Ww]e|[Tt]his\s+(?:reporter|correspondent|newspaper|paper|magazine|writer|author|letter|site|"
    r"website)|[Oo]ur\s+(?:own\s+)?(?:reporter|correspondent|photographer))\s+"
    r"(?:(?:did|have|has|had|was|were|also|then|have\s+since)\s+)?)"
    r"(?P<cue>saw|see|seen|counted|visited|met|watched|walked|stood|called\s+(?:on|at)|telephoned|rang|spoken|"
    r"spoke|talked|recorded|interviewed|photographed|filmed|shown|found|sat\s+with|went\s+(?:up|down|out|back|"
    r"there|along|inside|through|round|in\s+with)|drove|rode|cycled|hiked|travelled|traveled|measured|knelt|slept|"
    r"waited|asked|heard|held|came\s+(?:by|on\s+foot|to\s+the)|got\s+as\s+far\s+as|looked|reached|climbed|entered|"
    r"make\s+it)\b"
)
# "told me", "asked us": whoever it was spoke to the author.
_HEARD = re.compile(
    r"\b(?P<cue>(?:shown\s+to|told|tells?|showed|shows?|asked|assured|informed)\s+(?P<who>me|us|this\s+(?:reporter|"
    r"correspondent|newspaper|paper|writer))|"
    r"(?:spoke|talked|speaking|talking)\s+to\s+(?P<to>me|us|this\s+(?:reporter|correspondent|newspaper|paper|"
    r"writer)))\b"
)
# "No one can tell me", "the notice does not tell us", "sources tell me": nobody told.
_NOBODY = re.compile(
    r"(?i)\b(?:no\s?one|nobody|none|neither|not|never|n['’]t|sources?|rumou?rs?|papers?|newspapers?|notice|letter|"
    r"report|book|"
    r"page|website|radio|television|story|film|news|map|readers?)\b[^.,;:!?]{0,40}$|\b(?:would|could|might|may|"
    r"must|please|to|will|should|shall)(?:\s+have)?\s+$"
)
# "My grandmother told me", "used to tell us": what is remembered of one's own people.
_FAMILY = re.compile(
    r"(?i)\b(?:my|our)\s+(?:(?:late|old|great|dear)[\s-]+)?(?:grand\w+|father|mother|uncles?|aunts?|parents|teachers?|husband|wife|"
    r"brothers?|sisters?|cousins?|friends?|colleagues?|hosts?|guides?|neighbou?rs?|priest|professor)\b[^.;:!?]{0,40}$|"
    r"\b(?:used\s+to|would|had\s+(?:often|once|always)|once|always|often)\s+$"
)
# "Our army tells us": what an authority gives out to everybody is no talk with the author.
_PUBLIC_TOLD = re.compile(
    r"(?i)\b(?:army|navy|military|police|government|authorit\w+|ministr\w+|ministers?|officials?|president|"
    r"generals?|command|statement|communiqu\w+|spokes\w+|history|science|experience|experts?)\b"
    r"(?:,\s+[^,.;:!?]{2,40},)?\s+(?:(?:now|then|also|always|again|never|\w+ly|has|have|had|is|are)\s+){0,2}$"
)
# "I have seen it with three captions", "we reached for it": nothing of the place was seen.
_NOT_THERE = re.compile(
    r"(?i)\s*(?:for\b|out\b(?!\s+(?:to|into|there|of|along)\b)|no\b|nothing\b|nobody\b|none\b|neither\b|(?:it|them|"
    r"this|that|the|these|those|an?|one|"
    r"two|three|every|any)?\s*(?:\w+\s+){0,3}?(?:captions?|photo\w*|pictures?|images?|videos?|clips?|footage|"
    r"films?|posts?|tweets?|headlines?|news|dispatch\w*|reports?|articles?|statement|press|paper|radio|television|"
    r"versions?|stor(?:y|ies)|tales?|rumou?rs?)\b|about\s+(?:it|this)\s+(?:on|in|from)\b|that\b|whether\b|if\b|myself\b)"
)
# "asked the ministry", "rang the embassy", "heard from abroad", "held a collection": nothing of the place was seen.
_ELSEWHERE_DONE = re.compile(
    r"(?i)(?:waited|looked|heard|held|asked|slept)\s*[.,;!?]|(?:asked|telephoned|rang|called\s+on|called\s+at|spoke(?:n)?|talked|met|visited|reached|waited|went\s+out)\s+"
    r"(?:(?:to|with|for|outside|on)\s+)?(?:and\s+\w+|(?:the|an?|our|its|their|his|her)\s+(?:[\w-]+\s+){0,3}?(?:ministr\w+|minister|embass\w+|"
    r"consul\w*|spokes\w+|headquarters|army|police|government|office|officials?|commission|prefect\w*|governor\w*|mayor\w*|"
    r"council\w*|bishopric|curia|editor\w*|publisher|agency|un|mission|lawyers?|press\s+\w+|library|archives?|bank|shop))\b|"
    r"(?:heard|hear)\s+(?:of|about|from|on|it\s+(?:on|said|from)|this\s+(?:on|from)|through|nothing)\b|"
    r"held\s+(?:an?|our|the|two|a\s+small)\s+(?:\w+\s+){0,2}?(?:meeting|collection|vigil|service|mass|minute|moment|sale|bazaar|raffle|"
    r"dinner|concert|talk|evening|ceremony|fair|conference|prayers?)\b|"
    r"(?:watched|see|seen|saw)\s+(?:too\s+many|enough|this\s+before|(?:it\s+)?(?:all\s+)?before|how|what|such|as)\b|"
    r"(?:stood|walked|met|sat)\s+(?:with|by|away|in\s+(?:silence|solidarity|prayer|committee|the\s+(?:queue|market|library)))\b"
)
_SUPPOSED = re.compile(
    r"(?i)\b(?:if|when|whenever|had|wish|once|years\s+ago|as\s+(?:an?\s+)?(?:child|children|boy|girl|"
    r"student))\b[^.;!?]{0,60}$"
)
_LONG_AGO = re.compile(
    r"(?i)\b(?:once|years?\s+ago|decades?\s+ago|long\s+ago|as\s+(?:an?\s+)?(?:child|boy|girl|student)|when\s+(?:I|"
    r"we)\s+(?:was|were)|in\s+my\s+(?:childhood|youth)|"
    r"school\s+trip|honeymoon|for\s+a\s+wedding|(?:I|[Ww]e)\s+used\s+to|(?:I|[Ww]e)\s+(?:was|were|had\s+been|went|"
    r"came)\s+(?:\w+,?\s+){0,3}in\s+(?:19|20)\d\d|"
    r"in\s+the\s+(?:early\s+|late\s+|mid-)?(?:nineteen[- ])?(?:(?:19)?[3-9]0s|"
    r"(?:thirt|fort|fift|sixt|sevent|eight|ninet)ies)|"
    r"as\s+(?:a\s+)?(?:young|newly\s+wed|cadets?|conscripts?|scouts?|seminarian|exchange)\s*\w*)\b"
)


@dataclass(frozen=True, slots=True)
class SeenVoice:
    speaker: Speaker
    cue: Span


def find_first_person(text: str, sentence: Span) -> Iterator[SeenVoice]:
    """First-person observations that stand outside quotation marks; side None: the outlet of the report."""
    for match in _SEEN.finditer(text, sentence.start, sentence.end):
        if not in_quotation(text, match.start()) and _was_there(text, sentence, match):
            who = Span(*match.span("who"))
            speaker = Speaker(who, "the author", "own_reporter", None, "anonymous", "person", rule=FIRST_PERSON)
            yield SeenVoice(speaker, Span(*match.span("cue")))
            return
    for match in _HEARD.finditer(text, sentence.start, sentence.end):
        told = told_by_some_person(text, sentence, match.start())
        if told and not in_quotation(text, match.start()) and not _ORDER.match(text, match.end(), sentence.end):
            who = Span(*match.span("who" if match.group("who") else "to"))
            speaker = Speaker(who, "the author", "own_reporter", None, "anonymous", "person", rule=TOLD_AUTHOR)
            yield SeenVoice(speaker, Span(*match.span("cue")))
            return


def told_by_some_person(text: str, sentence: Span, at: int) -> bool:
    """Whether it is no paper, no authority, nobody and not the author's family who told."""
    return not any(pattern.search(text, sentence.start, at) for pattern in (_NOBODY, _PUBLIC_TOLD, _FAMILY))


_MOVES = re.compile(
    r"(?:walked|went\b.*|drove|rode|cycled|hiked|travell?ed|came\b.*|climbed|reached|visited|called\s.*)"
)
_TALKS = ("asked", "heard", "met", "stood", "waited", "looked", "spoke", "talked")
_TURNED_BACK = re.compile(
    r"\b(?:I|[Ww]e)\s+(?:(?:was|were|had\s+to|have)\s+)?(?:turn(?:ed)?\s+back|gave\s+up|got\s+no\s+further|went\s+no\s+further|"
    r"(?:did\s+not|didn['’]t)\s+(?:get|go)\s+(?:there|any\s+further|as\s+far|in|up|out|near|to\s+(?:see|look))|"
    r"never\s+(?:got|arrived|reached|went|visited|saw|set\s+foot))\b"
)
# Who writes from elsewhere, of a place that they have not been to since.
_ELSEWHERE = re.compile(
    r"\b(?:(?:I|[Ww]e)\s+(?:was|were|am|are)\s+not\s+(?:there|present|on\s+the\s+spot|at\s+the\s+(?:place|site|scene))|"
    r"(?:I|[Ww]e)\s+(?:have|had)\s+(?:not|never)\s+(?:been|seen\s+the\s+(?:place|graves?|site)|set\s+foot|gone\s+back)|"
    r"(?:I|[Ww]e)\s+(?:live|write(?:\s+this)?|sit)\s+(?:far|abroad|\w+\s+thousand|thousands\s+of)\b|"
    r"from\s+(?:my|our)\s+(?:desk|armchair|sofa|kitchen\s+table|living\s+room)|"
    r"(?:I|[Ww]e)\s+(?:know|knew)\s+(?:of\s+)?(?:it|this)\s+only\s+(?:from|because|through))\b"
)
_ORDER = re.compile(r"\s+(?:not\s+)?to\s+[a-z]+\b")  # "asked us to leave"


def _was_there(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether the words tell of a visit: no picture that was seen, no "if", no memory of long ago."""
    if (_MOVES.fullmatch(match.group("cue")) or match.group("cue") in _TALKS) and _TURNED_BACK.search(text):
        return False
    if _ELSEWHERE_DONE.match(text, match.start("cue"), sentence.end) or _ELSEWHERE.search(text):
        return False
    if _NOT_THERE.match(text, match.end(), sentence.end) or _SUPPOSED.search(text[sentence.start : match.start()]):
        return False
    return _LONG_AGO.search(text, text.rfind("\n", 0, sentence.start) + 1, sentence.end) is None


def of_another_time(text: str, sentence: Span, told: Span, seen: bool) -> bool:
    """Whether what stands at `told` is supposed, remembered, or written by one who did not get there; or, where it was
    `seen`, seen in pictures."""
    if any(not in_quotation(text, m.start()) for p in (_ELSEWHERE, _TURNED_BACK) for m in p.finditer(text)):
        return True
    if _SUPPOSED.search(text[sentence.start : told.start]) or (
        seen and _NOT_THERE.match(text, told.end, sentence.end)
    ):
        return True
    return _LONG_AGO.search(text, text.rfind("\n", 0, sentence.start) + 1, sentence.end) is not None


_SAW = re.compile(r"(?i)saw|seen|counted|shown|photographed|filmed|found|measured|knelt")


def remembered_only(mention: VoiceMention, text: str) -> bool:
    """Whether a letter's first person tells of no more than a walk or a talk: its writer is no reporter."""
    own = mention.voice.kind == "own_reporter" and mention.voice.side is None
    return own and not _SAW.fullmatch(text[mention.cue_span.start : mention.cue_span.end])


def heard_from_private(found: Sequence[VoiceMention]) -> list[VoiceMention]:
    """Without "told me" where it was an official or a body that told: that is no field work of the author."""
    public = [m.cue_span for m in found if m.voice.kind not in ("witness", "relative", "own_reporter", "pictures")]
    return [
        m
        for m in found
        if not m.voice.rule.endswith("told the author") or not any(m.cue_span.overlap(p) for p in public)
    ]
