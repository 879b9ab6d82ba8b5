"""The ids of a case's incidents, kept while it grows: a change names the groups that it touched and no others."""

from collections.abc import Iterable, Mapping

from headstone.linking.ids import History, Named, Previous, named
from headstone.linking.linker_groups import Group, Regrouped
from headstone.linking.linker_pairs import Pairs
from headstone.model.incidents import Site


class Ids:
    """`of`: id by name of the group; `bearer`: the other way; `used`: every id ever given, of incidents and sites."""

    def __init__(self, before: History) -> None:
        self.of: dict[str, str] = {}
        self.bearer: dict[str, str] = {}
        self._incident_of = dict(before.incident_of)
        self._aliases = dict(before.aliases)
        sites = (site.id for site in before.sites)
        self.used = {*before.used, *self._incident_of.values(), *self._aliases, *sites}
        self._older: dict[str, set[str]] = {}
        for alias, now in self._aliases.items():
            self._older.setdefault(now, set()).add(alias)
        self._named: dict[str, Named] = {}

    def history(self, sites: tuple[Site, ...]) -> Previous:
        """What was given so far."""
        return Previous(dict(self._incident_of), frozenset(self.used), dict(self._aliases), sites)

    def rename(
        self, pairs: Pairs, groups: Mapping[str, Group], regrouped: Regrouped
    ) -> tuple[dict[str, Group], dict[str, Named]]:
        """Groups to take out, and those to put in with their ids: the regrouped, and those whose id or aliases change
        with them."""
        gone, made = dict(regrouped.gone), dict(regrouped.made)
        claims = {name: _claims(pairs, group) for name, group in made.items()}
        others = self._bearers(claims.values()) - gone.keys()
        claims.update({name: _claims(pairs, groups[name]) for name in others})
        for name in (*gone, *others):
            del self.bearer[self.of.pop(name)]
        order = sorted(claims)
        found = named([claims[n] for n in order], "I", self._incident_of, self.used, self._older, self.bearer)
        put: dict[str, Named] = {}
        for name, new in zip(order, found, strict=True):
            if name in made or self._named[name] != new:
                put[name] = new
                gone.update({name: groups[name]} if name in others else {})
        self._keep(gone, dict(zip(order, found, strict=True)), claims)
        return gone, put

    def _bearers(self, groups: Iterable[frozenset[str]]) -> set[str]:
        """Groups that bear an id which one of the claims had, or which became one."""
        had = {self._incident_of[claim] for claims in groups for claim in claims if claim in self._incident_of}
        had |= {self._aliases[id_] for id_ in had if id_ in self._aliases}
        return {self.bearer[id_] for id_ in had if id_ in self.bearer}

    def _keep(self, gone: Iterable[str], found: Mapping[str, Named], claims: Mapping[str, frozenset[str]]) -> None:
        for name in gone:
            self._named.pop(name, None)
        for name, new in found.items():
            self._named[name], self.of[name], self.bearer[new.id] = new, new.id, name
            self.used.add(new.id)
            self._incident_of.update(dict.fromkeys(claims[name], new.id))
            for alias in new.aliases:
                self._older.get(self._aliases.get(alias, ""), set()).discard(alias)
                self._older.setdefault(new.id, set()).add(alias)
                self._aliases[alias] = new.id


def _claims(pairs: Pairs, group: Group) -> frozenset[str]:
    return frozenset(claim.id for id_ in group for claim in pairs.episodes[id_].claims)
