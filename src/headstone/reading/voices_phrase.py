"""Noun phrases of speakers: where one begins, whether it may be one, what stands in it."""

import re
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.text.organisations import OrgMention, StateMention
from headstone.text.outlets import OutletMention

_LEAD = re.compile(
    r"^(?:[\"“”‘’'(\[•*\s–—-]+|(?:and|but|yet|so|then|or|that|while|as|whom|also|however|meanwhile|earlier|later|"
    r"yesterday|today|still|now|here|there)\b[\s,]*"
    r"|(?:on|in|at|by|during|since|late|early|last|this|that)\s+(?:(?:late|early|mid|the|a|an|its|their|his|her|"
    r"next|past|previous|same)[\s-]+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|jan\.?|feb\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?|"
    r"week|weekend|month|year|morning|evening|afternoon|night|day|time|past|interview|statement|report|"
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"\d{1,4}(?:st|nd|rd|th)?)\b(?:\s+(?:morning|evening|afternoon|night|noon)\b)?(?:\s+\d{1,2}(?:st|nd|rd|th)?\b)?(?:,?\s*\d{4}\b)?[\s,]*)+",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\b(?:of|from|at|in|for|with|close\s+to|near|who|whose|whom|which|on|by|reached|living|based|quoted|cited|told|"
    r"said|to|inside|outside|working|that|there|here|familiar|interviewed|contacted|"
    r"questioned|appointed|(?!morning|evening|killing|building|investigating|missing|presiding|commanding)[a-z]{3,}ing)\b",
    re.IGNORECASE,
)
# "In a voice message to reporters the spokesman": what opens the sentence is not who speaks.
_OPENED = re.compile(
    r"(?i)(?:in|at|on|during|after|before|since|with|from|for)\s.+\s(?P<np>(?:the|its|his|her|their)\s+[\w'’-]+(?:\s+[\w'’-]+){0,3})$"
)
# "Sunday's mass the parish council": two noun phrases side by side, of which the second speaks.
_SECOND = re.compile(
    r"(?:\w+day['’]s\s+)?(?:morning\s+|evening\s+)?(?i:mass|service|prayers?|meeting|session|briefing|hearing|talks)\s+"
    r"(?P<np>the\s+[\w'’-]+(?:\s+[\w'’-]+){0,3})$"
)
_VERBISH = re.compile(
    r"\b(?:hold|holds|considers|consider|deems|keep|keeps|take|takes|make|makes|stand|stands|want|wants|know|knows|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|should|must|took|made|went|came|"
    r"saw|left|ran|fell|held|found|shot|set|put|got|gave|began|became|brought|broke|hit|let|lost|met|sent|told|wrote|"
    r"(?<!self-)(?!(?:united|armed|unnamed|displaced|retired|so-called|related|unidentified|bereaved|wounded|injured|red|allied|associated|"
    r"elected|appointed|interested|need|freed|detained|blindfolded|missed|ahmed|mohammed|mohamed|muhammed|saeed|said|rashed|"
    r"hamed|majed|khaled|walid|waleed|mosed|ed|fred|ted|reed)\b)[a-z]{2,}ed)\b"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in a phrase: its head up to the first preposition, and the rest."""

    words: str
    head: Span
    orgs: tuple[OrgMention, ...]
    outlets: tuple[OutletMention, ...]
    states: tuple[StateMention, ...]
    nouns: tuple[tuple[Span, str], ...]


def trimmed(text: str, span: Span) -> Span:
    """The span without leading adverbials, marks and space."""
    start, end = span.start, span.end
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    while start < end and text[end - 1] in ' \t\n,;:–—-"“”':
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    opened = _OPENED.match(text[start:end]) or _SECOND.match(text[start:end])
    return Span(start + opened.start("np"), end) if opened else Span(start, end)


def in_quotation(text: str, at: int) -> bool:
    """Whether `at` stands inside quotation marks that were opened in its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def bare(text: str, phrase: Span) -> bool:
    """Whether a phrase may be a noun phrase: no finite verb before its first preposition or relative."""
    words = text[phrase.start : phrase.end]
    cut = _BREAK.search(words, 2)
    return not _VERBISH.search(words[: cut.start()] if cut else words)


def parts_of(text: str, phrase: Span, lexicon: VoiceLexicon) -> Parts:
    words = text[phrase.start : phrase.end]
    cut = _BREAK.search(words, 2)
    head = Span(phrase.start, phrase.start + (cut.start() if cut else len(words)))
    nouns = tuple(
        (Span(m.start(), m.end()), " ".join(m.group().lower().split()))
        for m in lexicon.nouns.finditer(text, phrase.start, phrase.end)
    )
    orgs = tuple(o for o in lexicon.organisations.find(text, phrase) if o.kind != "generic")
    return Parts(
        words, head, orgs, lexicon.outlets.find(text, phrase), lexicon.organisations.find_states(text, phrase), nouns
    )
