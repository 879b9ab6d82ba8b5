"""The words that attribute, and where in a tree they do: verbs, nouns, adjectives, "according to", a colon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from headstone.model.trees import Token, Tree

BE_LIKE = {"be", "feel", "seem", "remain", "sound", "become", "appear", "look", "grow", "get", "stay"}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word may take as its content. `frames` and `preps` as in data/attributions_en.yaml."""

    frames: frozenset[str] = frozenset()
    preps: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()

    def joined(self, other: "Cue") -> "Cue":
        return Cue(
            self.frames | other.frames, self.preps | other.preps, self.groups + other.groups,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttributionLexicon:
    """Compiled data/attributions_en.yaml: lemmas (verbs with their particle) to what they may take."""

    version: str
    verbs: Mapping[str, Cue] = field(repr=False)
    passives: Mapping[str, Cue] = field(repr=False)
    nouns: Mapping[str, str] = field(repr=False)
    adjectives: frozenset[str] = field(repr=False)
    light_verbs: frozenset[str] = field(repr=False)
    showing: frozenset[str] = field(repr=False)
    documents: frozenset[str] = field(repr=False)

    def verb(self, tree: Tree, token: Token) -> Cue | None:
        """What a verb may take; a phrasal verb before its bare verb; a passive has words of its own beside."""
        lemma = next((word for word in base_forms(token) if word in self.verbs), token.lemma)
        bare = self.verbs.get(lemma)
        for particle in tree.kids(token, "prt", "advmod"):
            phrasal = self.verbs.get(f"{lemma} {particle.text.lower()}")
            if phrasal is not None:
                return phrasal
        if tree.is_passive(token) and lemma in self.passives:
            return self.passives[lemma].joined(bare or Cue())
        return bare


def attribution_lexicon(tables: Mapping[str, Any]) -> AttributionLexicon:
    """Compile data/attributions_en.yaml."""
    verbs: dict[str, Cue] = {}
    passives: dict[str, Cue] = {}
    for name, group in tables["verbs"].items():
        target = passives if group.get("passive") else verbs
        preps = frozenset(str(group.get("preps", "")).split())
        cue = Cue(frozenset(group.get("frames", ())), preps, (name,))
        for word in listed(group["words"]):
            target[word] = target[word].joined(cue) if word in target else cue
    nouns = {word: kind for kind, group in reversed(tables["nouns"].items()) for word in listed(group["words"])}
    return AttributionLexicon(
        version=str(tables["version"]),
        verbs=verbs,
        passives=passives,
        nouns=nouns,
        adjectives=frozenset(listed(tables["adjectives"]["words"])),
        light_verbs=frozenset(listed(tables["light_verbs"]["words"])),
        showing=frozenset(listed(tables["show_verbs"]["words"])),
        documents=frozenset(listed(tables["show_verbs"]["subjects"])),
    )


def base_forms(token: Token) -> Iterator[str]:
    """The parser's lemma, then regular base forms: its tables lack some verbs ("hoped" becomes "hop")."""
    yield token.lemma
    word = token.text.lower()
    for ending, instead in (("ied", "y"), ("ies", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)] + instead


def listed(words: str) -> Iterable[str]:
    return (word.strip() for word in words.split(","))
