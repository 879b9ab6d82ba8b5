"""The words that voices are found with, compiled from data/speakers.yaml, the organisations and the outlets."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from headstone.reading.voices_field_words import FieldWords, field_words
from headstone.reading.voices_independent_words import IndependentWords, independent_words
from headstone.text.organisations import Organisations
from headstone.text.outlets import Outlets

# In this order of trust: a noun that two lists share is of the first.
_BY_OTHERS = ("verbs", "whose", "who", "says")  # "has its spokesman say"
_KINDS = ("pictures", "own_reporter", "ngo", "relative", "religious", "armed_group", "state", "witness", "expert")

_CLASSES = (
    "say", "confirm", "admit", "claim", "believe", "deny", "observe", "interview", "find", "show", "publish",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What tells where an armed group's claim was put out (`claims` of the table)."""

    paper: re.Pattern[str]
    put_out: re.Pattern[str]
    channel: re.Pattern[str]
    says: re.Pattern[str]
    ranked: re.Pattern[str]
    signed: re.Pattern[str]
    other: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class VoiceLexicon:
    """Compiled tables. `verb_class` and `noun_kind` are keyed by the lower-case words."""

    version: str
    organisations: Organisations = field(repr=False)
    outlets: Outlets = field(repr=False)
    verbs: re.Pattern[str] = field(repr=False)
    verb_class: Mapping[str, frozenset[str]] = field(repr=False)
    according: re.Pattern[str] = field(repr=False)
    inverts: frozenset[str] = field(repr=False)
    passive: re.Pattern[str] = field(repr=False)
    nouns: re.Pattern[str] = field(repr=False)
    noun_kind: Mapping[str, str] = field(repr=False)
    carriers: frozenset[str] = field(repr=False)
    resume: frozenset[str] = field(repr=False)
    titles: frozenset[str] = field(repr=False)
    before_verb: frozenset[str] = field(repr=False)
    function_words: frozenset[str] = field(repr=False)
    comments: frozenset[str] = field(repr=False)
    body_words: Mapping[str, frozenset[str]] = field(repr=False)
    on_the_spot: FieldWords = field(repr=False)
    claims: ClaimWords = field(repr=False)
    hearsay: re.Pattern[str] = field(repr=False)
    own_family: re.Pattern[str] = field(repr=False)
    digest: re.Pattern[str] = field(repr=False)
    signed: re.Pattern[str] = field(repr=False)
    received: re.Pattern[str] = field(repr=False)
    statement_of: re.Pattern[str] = field(repr=False)  # ends before the name of whose statement a text is
    roles: re.Pattern[str] = field(repr=False)
    ranks: re.Pattern[str] = field(repr=False)
    independent: Mapping[str, IndependentWords] = field(repr=False, default_factory=dict)  # by language
    own_work: Mapping[str, Mapping[str, re.Pattern[str]]] = field(repr=False, default_factory=dict)  # language -> kind

    def is_a(self, verb: str, kind: str) -> bool:
        return kind in self.verb_class.get(" ".join(verb.lower().split()), frozenset())


def voice_lexicon(tables: Mapping[str, Any], organisations: Organisations, outlets: Outlets) -> VoiceLexicon:
    """Compile data/speakers.yaml."""
    cues, speakers = tables["cues"], tables["speakers"]
    verb_class: dict[str, frozenset[str]] = {}
    for kind in _CLASSES:
        for verb in cues[kind]:
            verb_class[verb] = verb_class.get(verb, frozenset()) | {kind}
    plain_verbs = tuple(verb_class)
    for verb in _by_others(cues["by_others"]):
        verb_class[verb] = frozenset(("say",))
    noun_kind: dict[str, str] = {}
    for kind in _KINDS:
        for noun in speakers[kind]:
            noun_kind.setdefault(noun, kind)
    return VoiceLexicon(
        version=str(tables["version"]),
        organisations=organisations,
        outlets=outlets,
        verbs=_words(plain_verbs, before=[_joined(cues["by_others"])]),
        verb_class=verb_class,
        according=_words(cues["according"]),
        inverts=frozenset(cues["inverts"]),
        passive=_words(cues["passive"]),
        nouns=_words((*noun_kind, *speakers["carrier"])),
        noun_kind=noun_kind,
        carriers=frozenset(speakers["carrier"]),
        resume=frozenset(speakers["resume"]),
        titles=frozenset(speakers["named_public"]),
        before_verb=frozenset(tables["skips"]["before_verb"]),
        function_words=frozenset(tables["skips"]["function"]),
        comments=frozenset(cues["comment"]),
        body_words={kind: frozenset(words) for kind, words in tables["bodies"].items() if kind != "source"},
        on_the_spot=field_words(tables["field"]),
        claims=_claim_words(tables["claims"]),
        hearsay=_hearsay(tables["hearsay"]),
        own_family=re.compile(rf"(?:{tables['own_family']['all']})\s", re.IGNORECASE),
        digest=re.compile(rf"\b(?:{tables['digest']['all']})", re.IGNORECASE),
        roles=_roles(tables["roles"], "all"),
        ranks=_roles(tables["roles"], "ranks"),
        signed=re.compile(tables["signed"]["foot"]),
        received=re.compile(rf"\b{tables['signed']['received']}", re.IGNORECASE),
        statement_of=re.compile(rf"\b(?:{tables['signed']['statement']})\b[^.;:!?\n]{{0,60}}$", re.IGNORECASE),
        independent=independent_words(tables["independent"]),
        own_work={code: _own_work(row) for code, row in tables["own_work"].items() if code != "source"},
    )


def _claim_words(row: Mapping[str, str]) -> ClaimWords:
    small = r"(?:(?:of|for|the|de|du|del|la|e|ul)\s+){0,2}(?:al-)?"
    name = rf"(?-i:(?:[Aa]l-)?[A-ZÀ-Þ][\w'’-]+(?:\s+{small}[A-ZÀ-Þ][\w'’-]+)*)"
    group = rf"(?P<np>(?:the\s+)?{name})"
    tied = rf"\b(?:{row['channel']})\b[^.;:\n]{{0,20}}?\b(?:{row['tied']})\s+(?:[\w-]+\s+){{0,5}}?{group}"
    return ClaimWords(
        paper=re.compile(rf"\b(?:{row['paper']})\b", re.IGNORECASE),
        put_out=re.compile(rf"\b(?:{row['put_out']})\s+(?:[\w-]+\s+){{0,6}}?(?:{row['paper']})\b", re.IGNORECASE),
        channel=re.compile(tied, re.IGNORECASE),
        says=re.compile(rf"\b(?:{row['says']})\b", re.IGNORECASE),
        signed=re.compile(
            rf"\b(?:{row['film']})\b[^.;:\n]{{0,40}}?\b(?:{row['signed']})\s+"
            rf"(?:by|in the name of|on behalf of)\s+{group}",
            re.IGNORECASE,
        ),
        other=re.compile(rf"\b(?:{row['other']})\b", re.IGNORECASE),
        ranked=re.compile(
            rf"\b(?:{row['introduces']})\b[^.;\n]{{0,60}}?\b(?:{row['rank']})\s+(?:{row['ranked_of']})\s+(?P<np>[^.;,\n]{{3,70}})",
            re.IGNORECASE,
        ),
    )


def _by_others(row: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """ "has its spokesman say": every joining of the words of the table."""
    return (" ".join(words) for words in product(*(row[part] for part in _BY_OTHERS)))


def _joined(row: Mapping[str, Sequence[str]]) -> str:
    """The same as one pattern: thousands of joinings, one by one, would take longer to compile than all the rest."""
    return r"\s+".join(f"(?:{_either(row[part])})" for part in _BY_OTHERS)


def _hearsay(table: Mapping[str, Any]) -> re.Pattern[str]:
    """One pattern of all languages: any language's words count in any text."""
    rows = (pattern for language, listed in table.items() if language != "source" for pattern in listed)
    return re.compile("|".join(rf"\b(?:{pattern})" for pattern in rows), re.IGNORECASE)


def _roles(row: Mapping[str, str], cell: str) -> re.Pattern[str]:
    """A role with its article, and whatever follows it but what makes it a state's."""
    rest = rf"(?:\W(?:(?!{row['states']}).)*)?"
    return re.compile(rf"(?:{row['own']}|{row['article']})(?:{row[cell]}){rest}", re.IGNORECASE | re.DOTALL)


def _own_work(row: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """Kind of body -> "our volunteers", "nuestras unidades"."""
    our = rf"(?:{row['our']})\s+(?:(?:{row['between']})\s+){{0,2}}" if row["our"] else ""
    return {
        kind: re.compile(rf"\b{our}(?:{_any_ending(words)})\b", re.IGNORECASE)
        for kind, words in row.items()
        if kind not in ("our", "between")
    }


def _any_ending(words: str) -> str:
    """ "voluntari*|red" as a regular expression."""
    return words.replace("*", r"\w*").replace(" ", r"\s+")


def _words(words: Iterable[str], before: Sequence[str] = ()) -> re.Pattern[str]:
    """Any of the words, whole, the longest first; `before`: patterns of still longer ones."""
    return re.compile(r"\b(?:" + "|".join((*before, _either(words))) + r")\b", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
