"""What two reports share as texts: names, words, ages, days. These rules know nothing of what was read in them.

Cosines are taken with lengths that do not depend on the case, so that one more report changes a pair only through the
names and words that both of its texts hold.
"""

import math
from collections.abc import Callable, Iterator, Mapping

from headstone.linking.incidents_profile import Episode
from headstone.linking.incidents_words import key_of
from headstone.linking.once import once
from headstone.linking.pairs_context import Context, rarity
from headstone.linking.pairs_places import names_of_places
from headstone.linking.pairs_time import timing
from headstone.linking.pairs_tongues import tongues
from headstone.linking.pairs_weights import Sign

SELDOM = 12  # reports in which a rare name stands at most
FEW_NAMES, FEW_WORDS = 8, 25  # fewer tell little
SLIGHT = 12
SHOWN = 4


def names(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Names in both: how alike the two rows are, the rarest one, how much the rare ones weigh together.

    Names of shared places and of bodies that speak are counted elsewhere.
    """
    shared = (a.names.keys() & b.names.keys()) - told_elsewhere(a, b)
    reports, spread = context.reports, context.spread
    weigh = {name: rarity(reports, spread.get(name, 0)) for name in shared}
    alike = _cosine(a.names, b.names, weigh, a.names_size * b.names_size, context)
    share = share_of_names(a, b)
    yield Sign(f"names{tongues(a, b)}", alike, f"names {_alike(alike)} ({alike:.2f})", share)
    if when := timing(a, b):
        said = "of killings told of at one time" if when == "near" else "of killings told of at other times"
        yield Sign(f"names_{when}", alike, f"names {_alike(alike)}, {said}", share)
    ordered = sorted(shared, key=lambda name: (-weigh[name], name))
    if ordered:
        yield Sign("rarest_name", weigh[ordered[0]], f"rarest name in both: {_spelt(a, ordered[0])}")
    else:
        yield Sign(f"no_name{tongues(a, b)}", 1, "no name in both", share)
    rare = [name for name in ordered if context.spread.get(name, 0) <= SELDOM]
    if rare:
        total = sum(weigh[name] * _standing(name, a, b) for name in rare)
        said = ", ".join(_spelt(a, name) for name in rare[:SHOWN])
        yield Sign("rare_names", total, f"rare names in both: {said}")
        yield Sign("rare_names_number", len(rare), f"{len(rare)} rare names in both")


def share_of_names(a: Episode, b: Episode) -> float:
    """How much their likeness counts: two texts with few names may be alike, or not, by chance."""
    return min(1.0, min(len(a.names), len(b.names)) / FEW_NAMES)


def _spelt(episode: Episode, name: str) -> str:
    return episode.spelt.get(name, name)


def _standing(name: str, a: Episode, b: Episode) -> float:
    """A name at the head of both reports says what both are about; one that a report ends with may be an aside."""
    return 0.5 + 0.25 * ((name in a.lead) + (name in b.lead))


def told_elsewhere(a: Episode, b: Episode) -> frozenset[str]:
    """Keys of the words in the names of shared places and of bodies that speak: they say nothing more of the event."""
    both = names_of_places(a) & names_of_places(b)
    if not both and not a.voices and not b.voices:
        return frozenset()
    return frozenset(key_of(word) for name in both for word in name.split()) | _voiced(a) | _voiced(b)


@once
def _voiced(episode: Episode) -> frozenset[str]:
    return frozenset(key_of(word) for name in episode.voices for word in name.split())


def slight(a: Episode, b: Episode) -> bool:
    """Is one of the two told in so few words that likeness cannot outweigh a conflict?"""
    return min(len(a.tokens), len(b.tokens)) < SLIGHT


def words(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Likeness of the other words of both, rarer words weighing more."""
    share = share_of_words(a, b)
    if share:
        reports, spread = context.reports, context.words
        weigh = {word: rarity(reports, spread.get(word, 0)) for word in a.tokens.keys() & b.tokens.keys()}
        alike = _cosine(a.tokens, b.tokens, weigh, a.tokens_size * b.tokens_size, context)
        tongue = tongues(a, b)
        said = f"words {_alike(alike)}{_of_two(alike) if tongue else ''} ({alike:.2f})"
        yield Sign(f"words{tongue}", alike, said, share)
    yield from few_words(a, b)


def share_of_words(a: Episode, b: Episode) -> float:
    """How much the likeness of their words counts."""
    return min(1.0, min(len(a.tokens), len(b.tokens)) / FEW_WORDS)


def few_words(a: Episode, b: Episode) -> Iterator[Sign]:
    """One of the two has few words to compare."""
    share = share_of_words(a, b)
    if share < 1:
        counts = 0.5 if a.number or b.number else 1.0  # what is told in passing is always told in few
        yield Sign("few_words", 1, "few words to compare", counts * (1 - share))


def _of_two(alike: float) -> str:
    """What is no sign of two events between reports of two languages."""
    return ", though of two languages" if _alike(alike) == "alike" else ", as those of two languages are"


def _alike(value: float) -> str:
    return "alike" if value > 0.05 else "unlike"


def _cosine(
    ones: Mapping[str, float], others: Mapping[str, float], weigh: Mapping[str, float], size: float, context: Context
) -> float:
    """Cosine of two rows, each shared item times the square of its rarity (1: in this report alone)."""
    top = context.top
    shared = math.fsum([ones[i] * others[i] * weight * weight for i, weight in weigh.items()])
    return shared / (size * top * top or 1.0)


def full_names(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Names of two words, mostly of persons and streets, in both: as rare as the rarer of their words. Those of shared
    places and of bodies that speak are counted elsewhere."""
    if a.full and b.full:
        elsewhere = told_elsewhere(a, b)
        shared = {name for name in a.full.keys() & b.full.keys() if elsewhere.isdisjoint(name.split())}
        weigh = {name: max(_known(word, a, b, context) for word in name.split()) for name in shared}
        ordered = sorted(shared, key=lambda name: (-weigh[name], name))
        said = ", ".join(" ".join(_spelt(a, word) for word in name.split()) for name in ordered[:SHOWN])
        together = sum(weigh[name] for name in ordered)
        yield Sign(f"full_names{tongues(a, b)}", together, f"full names in both: {said or 'none'}")
        head = [name for name in ordered if a.full[name] and b.full[name]]
        said = "full names in the first lines of both" if head else "no full name in the first lines of both"
        yield Sign(f"full_names_first{tongues(a, b)}", sum(weigh[name] for name in head), said)


def _known(word: str, a: Episode, b: Episode, context: Context) -> float:
    """Weight of a word of a name; 0 for one that either holds only where sentences open."""
    return context.weight(word, context.spread) if word in a.names and word in b.names else 0.0


def details(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """One hour of the day, one number of a house or road."""
    if a.details and b.details:
        shared = sorted(a.details & b.details)
        if shared:
            yield Sign("same_details", len(shared), f"same hour or number: {', '.join(shared[:SHOWN])}")
        else:
            yield Sign("other_details", 1, "other hours and numbers")


def title(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Words of the two titles, rarer ones weighing more; and how much of a title stands in the other report."""
    if not (a.title or b.title):
        return
    top, tongue = context.top, tongues(a, b)
    if a.title and b.title:
        shared = math.fsum([(context.in_title(word) / top) ** 2 for word in a.title & b.title])
        value = shared / (len(a.title) * len(b.title)) ** 0.5
        yield Sign(f"titles{tongue}", value, f"titles {_alike(value)} ({value:.2f})")
    parts = sorted(_title_told(one, other, context) for one, other in ((a, b), (b, a)) if one.title)
    yield Sign(f"title_told{tongue}", parts[-1], f"{parts[-1]:.0%} of a title in the other report")
    if len(parts) > 1:
        yield Sign(f"titles_told{tongue}", parts[0], f"{parts[0]:.0%} of the other title in the one report")


def _title_told(a: Episode, b: Episode, context: Context) -> float:
    """Share of the weight of a title that the other report has in its title or text."""
    held, tokens, names, weigh = _titled(b), b.tokens, b.names, context.in_title
    every, told = [], []
    for row in a.title:
        every.append(weight := weigh(row))
        if row[0] in held or row[0] in tokens or row[1] in names:
            told.append(weight)
    return math.fsum(told) / (math.fsum(every) or 1.0)


def in_title_too(a: Episode, b: Episode) -> bool:
    """Has the other report a word of this title, in its title or text?"""
    held, tokens, names = _titled(b), b.tokens, b.names
    return any(word in held or word in tokens or key in names for word, key in a.title)


@once
def _titled(episode: Episode) -> set[str]:
    return {word for word, _ in episode.title}


def ages(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """The ages of those of whom they tell: many reports give them, few events have the same."""
    if a.ages and b.ages:
        shared = a.ages & b.ages
        if shared:
            yield Sign("same_ages", len(shared), f"same age: {', '.join(map(str, sorted(shared)[:SHOWN]))}")
            alike = len(shared) / len(a.ages | b.ages)
            yield Sign("ages_alike", alike, f"{alike:.0%} of all ages are in both")
        else:
            yield Sign("other_ages", 1, "other ages")


CASED = (names, full_names, words, title)  # what these say hangs on the whole case
TEXT_RULES: tuple[Callable[[Episode, Episode, Context], Iterator[Sign]], ...] = (
    *CASED, ages, details,
)  # fmt: skip
