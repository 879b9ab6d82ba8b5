"""The words that tell field work from a bare "I", compiled from `field` of data/speakers.yaml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ASIDE = r"(?:,[^,.;:\n]{0,60},|\s+\([^()\n]{0,60}\)|\s+(?:in|of|at|from)\s+[^\W\d_]+)?"
_HAVING = r"(?:(?:has|have|had|also|then|was|were|first|since|again|each|both|all|now|already|himself|itself)\s+){0,3}"
_NEAR = r"(?:(?!\b(?:that|how|whether|if|where|why|what|who|which|of)\b)[^.;:!?\n“\"]){0,24}?"  # up to the verb
_REST = r"[^.;:!?\n“\"]{0,60}?"  # up to the thing
_NAME = r"(?-i:[A-ZÀ-ÞĀ-Ž][\w'’-]+)"


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What tells an author's field work from a bare "I", and what a body knows from what it passes on."""

    looked: re.Pattern[str]
    beside: re.Pattern[str]
    byline: re.Pattern[str]
    event: re.Pattern[str]
    told: re.Pattern[str]
    to_paper: re.Pattern[str]
    paper_meets: re.Pattern[str]
    staff_met: re.Pattern[str]
    public: re.Pattern[str]
    knows: re.Pattern[str]
    present: re.Pattern[str]
    things: re.Pattern[str]
    led: re.Pattern[str]
    met: re.Pattern[str]
    person: re.Pattern[str]
    experts: re.Pattern[str]
    pronoun: re.Pattern[str]
    staff_saw: str
    tells_paper: str


def field_words(row: Mapping[str, str]) -> FieldWords:
    """Compile `field`: regular expressions of whole words, case ignored."""
    me = "me|us|" + row["author"].removeprefix("I|we|")
    who = rf"(?:{row['author']})"
    author = rf"\b{who}\b{_NEAR}\b"
    there = row["present"].replace("AUTHOR", who)
    place, company = row["private_places"], rf"(?:{row['people']}|(?:{row['titles']})\s+{_NAME}|{_NAME}(?=,\s+an?\b))"
    meeting = (
        rf"\b(?:in|at|on|over|outside|by|through|across|round|from)\s+(?:[\w'’-]+\s+){{1,4}}?(?:{place})\b"
        rf"[^.;:!?\n“\"]{{0,60}}?\b{who}\s+(?:(?:was|were|had|have|am|are)\s+)?(?:{row['meeting']})\b|"
        rf"{author}(?:{row['falls_in']})\s+(?:{company}|(?:the|an?|his|her|their)\s+(?:[\w-]+\s+){{0,2}}(?:{place}))"
    )
    return FieldWords(
        looked=_any(rf"{author}(?:{row['looks']})\b{_REST}\b(?:{row['things']})\b"),
        beside=_any(rf"{author}(?:{row['beside']})\s+(?:{company})\b"),
        event=_any(rf"\b(?:{row['things']}|{row['events']})\b"),
        byline=_any(rf"\b(?:{row['byline']})\b"),
        told=_any(rf"\b(?:{row['tells']})\s+(?:to\s+)?(?:{me})\b"),
        to_paper=_any(rf"\b(?:{row['tells_paper']})\s+(?:the\s+)?$"),
        paper_meets=_any(rf"\s+(?:{row['meets']})\b"),
        staff_met=_any(rf"\b(?:{row['tells']}|{row['meets']})\s+(?:to\s+|by\s+)?(?:{row['staff']})\b"),
        public=_any(rf"\b(?:{row['public']})\b"),
        knows=_any(rf"\b(?:{row['own_people']}){_ASIDE}\s+{_HAVING}(?:{row['learn']})\b"),
        present=_any(rf"\b(?:{there})\b"),
        things=_any(rf"\b(?:{row['things']})\b"),
        led=_any(rf"\b(?:{row['leads']})\s+(?:{me})\b(?!\s+(?:[\w-]+\s+){{0,3}}?(?:{row['papers']})\b)"),
        met=_any(meeting),
        person=_any(rf"\b(?:{row['private']})\b|{_NAME}"),
        experts=_any(rf"\b(?:{row['experts']})\b"),
        pronoun=_any(r"(?:^|[\s“”\",])(?:he|she|they)\s+(?:\w+ly\s+|also\s+|has\s+|had\s+|have\s+){0,2}$"),
        staff_saw=row["staff_saw"],
        tells_paper=row["tells_paper"],
    )


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
