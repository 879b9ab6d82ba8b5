"""Short ids that last: minted once from the smallest claim, inherited by what keeps most claims, never reused."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from headstone.model.incidents import Site
from headstone.model.sources import digest

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: ids are read out and typed in
LENGTH = 4


class History(Protocol):
    """What was linked before. `incident_of`: incident by claim id; `aliases`: alias to the id it resolves to now."""

    @property
    def incident_of(self) -> Mapping[str, str]: ...

    @property
    def used(self) -> frozenset[str]: ...

    @property
    def aliases(self) -> Mapping[str, str]: ...

    @property
    def sites(self) -> Sequence[Site]: ...


@dataclass(frozen=True, slots=True)
class Previous:
    """A history by value; empty for a first run."""

    incident_of: Mapping[str, str] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)
    sites: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """The id of a group and the ids that resolve to it from now on."""

    id: str
    aliases: tuple[str, ...]


def named(
    groups: Sequence[frozenset[str]],
    prefix: str,
    before: Mapping[str, str],
    used: Container[str],
    older: Mapping[str, Iterable[str]],
    kept: Container[str] = frozenset(),
) -> tuple[Named, ...]:
    """An id for each group of claim ids, in their order.

    `before` gives the id of each claim in the last run, `used` the ids that may not be minted again, `older` for an id
    those that resolve to it. Of a large case only the groups that changed need to be given, with those that bear an id
    that one of their claims had; `kept` are the ids that all the others bear.
    """
    heirs = _heirs(groups, before)
    taken: set[str] = {heir for heir in heirs if heir}
    ids: list[str] = []
    for group, heir in zip(groups, heirs, strict=True):
        ids.append(heir or mint(prefix, min(group), used, taken))
        taken.add(ids[-1])
    # An id that another one's alias is already stays so, though a claim that had it comes back elsewhere.
    held = {alias for id_ in ids for alias in older.get(id_, ())}
    lost = [gone - held for gone in _lost(groups, before, frozenset(ids))]
    return tuple(_with_aliases(id_, gone, older, taken, kept) for id_, gone in zip(ids, lost, strict=True))


def mint(prefix: str, claim: str, used: Container[str], taken: Container[str] = frozenset()) -> str:
    """The shortest free id that the claim's digest gives, `LENGTH` characters or more."""
    number = int(digest("id", prefix, claim), 16)
    text = ""
    for _ in range(40):
        number, letter = divmod(number, 32)
        text += CROCKFORD[letter]
        if len(text) >= LENGTH and f"{prefix}-{text}" not in used and f"{prefix}-{text}" not in taken:
            break
    return f"{prefix}-{text}"


def _heirs(groups: Sequence[frozenset[str]], before: Mapping[str, str]) -> list[str | None]:
    """For each group the old id that most of its claims had; an old id goes to the group that holds most of it."""
    wishes = [
        (-count, min(group), number, id_)
        for number, group in enumerate(groups)
        for id_, count in Counter(before[claim] for claim in group if claim in before).items()
    ]
    heirs: list[str | None] = [None] * len(groups)
    given: set[str] = set()
    for _, _, number, id_ in sorted(wishes):
        if heirs[number] is None and id_ not in given:
            heirs[number] = id_
            given.add(id_)
    return heirs


def _lost(groups: Sequence[frozenset[str]], before: Mapping[str, str], now: frozenset[str]) -> list[set[str]]:
    """For each group the old ids that nobody bears any more and of which it holds the most claims."""
    best: dict[str, tuple[int, str, int]] = {}
    for number, group in enumerate(groups):
        for id_, count in Counter(before[claim] for claim in group if claim in before).items():
            if id_ not in now:
                best[id_] = min(best.get(id_, (0, "", number)), (-count, min(group), number))
    lost: list[set[str]] = [set() for _ in groups]
    for id_, (_, _, number) in best.items():
        lost[number].add(id_)
    return lost


def _with_aliases(
    id_: str, lost: set[str], older: Mapping[str, Iterable[str]], now: Container[str], kept: Container[str]
) -> Named:
    every = set(lost)
    for one in (id_, *lost):
        every.update(older.get(one, ()))
    return Named(id_, tuple(sorted(one for one in every if one not in now and one not in kept)))
