"""The words of reading, compiled once from the tables in `headstone/data`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WORD = r"(?<![\w])(?:{})(?![\w])"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to leave a report out, with its patterns by weight (3 decides, 2 needs company, 1 is a hint)."""

    name: str
    patterns: tuple[tuple[int, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled tables. `verbs` maps a lemma ("dig_up") to its classes, `nouns` a phrase to its class."""

    version: str
    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, str]
    noun_pattern: re.Pattern[str]
    act_nouns: Mapping[str, str]
    act_noun_pattern: re.Pattern[str]
    remains: tuple[tuple[str, re.Pattern[str]], ...]
    victims: tuple[tuple[str, re.Pattern[str]], ...]
    sex_age: tuple[tuple[str, re.Pattern[str]], ...]
    participants: tuple[tuple[str, re.Pattern[str]], ...]
    motive: re.Pattern[str]
    sites: Mapping[str, str]
    site_pattern: re.Pattern[str]
    person_ending: re.Pattern[str]
    not_persons: frozenset[str]
    gate: re.Pattern[str]
    reasons: tuple[Reason, ...]
    cues: Mapping[str, re.Pattern[str]]
    lists: Mapping[str, frozenset[str]]
    articles: tuple[str, ...]
    date_roles: Mapping[str, str]
    basis: Mapping[str, str]
    figure_acts: Mapping[str, str]
    site_of_noun: Mapping[str, str]

    def says(self, cue: str, text: str, start: int, end: int) -> bool:
        """Whether a cue of the table stands between two offsets."""
        return bool(self.cues[cue].search(text, start, end))


def one_of(words: list[str]) -> re.Pattern[str]:
    """One pattern over many phrases, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(WORD.format("|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)), re.IGNORECASE)


def each(table: Mapping[str, list[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(WORD.format("|".join(patterns)), re.IGNORECASE)) for name, patterns in table.items())


def flat(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Phrase -> class; where two classes claim a phrase the first one named keeps it."""
    out: dict[str, str] = {}
    for name, phrases in table.items():
        for phrase in phrases:
            out.setdefault(phrase.lower(), name)
    return out


def classes(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for name, lemmas in table.items():
        for lemma in lemmas:
            out.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in out.items()}


def plurals(table: Mapping[str, str]) -> dict[str, str]:
    """Site nouns with their plain plurals."""
    out = dict(table)
    for word, name in table.items():
        out[word + ("es" if word.endswith(("s", "ch", "x")) else "s")] = name
        if word.endswith("y") and word[-2] not in "aeiou":
            out[word[:-1] + "ies"] = name
    return out


def any_of(patterns: list[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), flags)


def reasons_of(scope: Mapping[str, Any]) -> tuple[Reason, ...]:
    return tuple(
        Reason(name, tuple((int(weight), any_of(patterns)) for weight, patterns in rows.items()))
        for name, rows in scope["reasons"].items()
        if rows
    )


def plain(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table without the line that says where it is from."""
    return {name: row for name, row in table.items() if name != "source"}


def lexicon_version(words: Mapping[str, Any], scope: Mapping[str, Any], cues: Mapping[str, Any]) -> str:
    """The version of the lexicon of these tables, known without compiling it."""
    return f"en-{words['version']}.{scope['version']}.{cues['version']}"


def compile_lexicon(words: Mapping[str, Any], scope: Mapping[str, Any], cues: Mapping[str, Any]) -> Lexicon:
    """The lexicon of the tables `lexicon_*.yaml`, `scope_*.yaml` and `episodes_*.yaml` as loaded."""
    nouns, act_nouns, sites = flat(words["nouns"]), flat(words["act_nouns"]), plurals(flat(words["sites"]))
    lists = plain(words["lists"])
    return Lexicon(
        version=lexicon_version(words, scope, cues),
        verbs=classes(words["verbs"]),
        nouns=nouns,
        noun_pattern=one_of(list(nouns)),
        act_nouns=act_nouns,
        act_noun_pattern=one_of(list(act_nouns)),
        remains=each(words["remains"]),
        victims=each(words["victims"]),
        sex_age=each(words["sex_age"]),
        participants=each(words["participants"]),
        motive=any_of(words["motive"]),
        sites=sites,
        site_pattern=one_of(list(sites)),
        person_ending=re.compile(f"\\w*{words['person_ending']}$", re.IGNORECASE),
        not_persons=frozenset(words["not_persons"]),
        gate=re.compile(cues["gate"], re.IGNORECASE),
        reasons=reasons_of(scope),
        cues={name: any_of(patterns, re.IGNORECASE | re.MULTILINE) for name, patterns in cues["cues"].items()},
        lists={name: frozenset(row) for name, row in lists.items()},
        articles=tuple(lists["articles"]),
        date_roles=plain(words["date_roles"]),
        basis=plain(words["basis"]),
        figure_acts=plain(words["figure_acts"]),
        site_of_noun=plain(words["site_of_noun"]),
    )
