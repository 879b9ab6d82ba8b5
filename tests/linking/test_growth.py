"""Work grows with the case, not with its square."""

import random
import time
from dataclasses import replace

import pytest
from benchmarks.speed import synthetic as made_up

from headstone.linking.incidents import link
from headstone.linking.incidents_profile import episodes
from headstone.linking.linker import Linker
from headstone.linking.pairs import candidates
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_keys import keys_of
from headstone.linking.pairs_near import Neighbours
from headstone.model.claims import Claim
from headstone.model.places import Place
from headstone.model.sources import Report
from headstone.model.verdicts import Verdict
from tests.linking import factories as make

HUB_TOWN = Place("Hubton", "Hubton", 3.0, 4.0, 15_000, "P3", "t:hub", "XA", "01")


def town(number: int, dice: random.Random) -> Place:
    lat, lon = dice.uniform(-40, 40), dice.uniform(-100, 100)
    return Place(f"Town{number}", f"Town{number}", lat, lon, 2000, "P2", f"t:{number}", "XA", f"{number % 40}")


def synthetic(count: int, seed: int = 5) -> tuple[list[Report], list[Claim]]:
    """Reports of three claims each about towns of a grid; one town in fifty is a hub that every tenth report names."""
    dice = random.Random(seed)
    towns = [town(n, dice) for n in range(max(10, count // 12))]
    hubs = towns[:: max(1, len(towns) // 5)]
    reports, claims = [], []
    for n in range(count // 3):
        report = make.report(f"{n:06d}", published=f"20{dice.randrange(10, 30)}-0{dice.randrange(1, 9)}-11")
        place = dice.choice(hubs) if n % 10 == 0 else dice.choice(towns)
        day = f"20{dice.randrange(10, 30)}-0{dice.randrange(1, 9)}-{dice.randrange(10, 28)}"
        words = " ".join(f"word{dice.randrange(5000)}" for _ in range(25))
        for at, act in ((0, "grave.discovery"), (200, "kill.execution"), (400, "grave.exhumation")):
            role = "act" if act.startswith("kill") else "discovery"
            counts, dates = (make.count("killed", dice.randrange(2, 300)),), (make.when(role, day),)
            claims.append(make.claim(report, act, place, at, f"{words} {act}", counts=counts, dates=dates))
        reports.append(report)
    return reports, claims


def test_pairs_grow_with_the_claims_and_not_with_their_square() -> None:
    found = []
    for count in (3000, 12_000):
        reports, claims = synthetic(count)
        told = episodes(claims, {report.id: report for report in reports}, {}, {}, {})
        found.append(len(candidates(told, Context.of(told))))
    assert found[1] < 6 * found[0]


@pytest.mark.slow
def test_twenty_thousand_claims_link_in_twenty_seconds() -> None:
    reports, claims = synthetic(20_000)
    start = time.perf_counter()
    link(claims, reports)
    assert time.perf_counter() - start < 20


def test_one_more_report_and_one_verdict_touch_few_incidents_of_many() -> None:
    reports, claims = synthetic(3000)
    linker = Linker()
    last = reports[-1].id
    linker.update([claim for claim in claims if claim.report != last], reports[:-1])
    before = linker.linked()
    added = linker.update([claim for claim in claims if claim.report == last], reports[-1:])
    assert len(before.incidents) > 400 and len(added.incidents) < 40
    first, second = (one.claims[0] for one in before.incidents[:2])
    said = linker.update(
        verdicts=[Verdict("V-1", "must_link", (first, second), "", "a person", "2031-01-01T00:00:00Z")]
    )
    assert any({first, second} <= set(one.claims) for one in said.incidents) and len(said.incidents) < 40


def test_a_hub_keeps_its_neighbours_whatever_comes_first() -> None:
    reports, claims = synthetic(1500)
    told = episodes(claims, {report.id: report for report in reports}, {}, {}, {})
    crowd = [replace(one, localities=(HUB_TOWN,), areas=()) for one in told[:120]]
    keys = {one.id: keys_of(one, {}) for one in crowd}
    whole, grown = Neighbours(), Neighbours()
    whole.update((), crowd, keys.items())
    mixed = random.Random(2).sample(crowd, len(crowd))
    for one in mixed:
        grown.update((), [one], [(one.id, keys[one.id])])
    assert met(grown) == met(whole)
    left = {one.id for one in mixed[:90]}
    for one in mixed[90:]:
        grown.update([one.id], (), ())
    again = Neighbours()
    again.update((), [one for one in crowd if one.id in left], [(id_, keys[id_]) for id_ in left])
    assert met(grown) == met(again)
    assert max(map(len, whole.met.values())) < len(crowd) - 1


def test_a_crowd_grown_one_by_one_is_grouped_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where thousands hang together, only what stands beside a change is grouped again."""
    monkeypatch.setattr(made_up, "CROWD", 0.6)
    made = made_up.case(700)
    whole, grown = Linker(), Linker()
    whole.update(made.claims, made.reports, made.families, layers=made.layers)
    mixed = random.Random(4).sample(made.reports, len(made.reports))
    for row in (mixed[:200], *([one] for one in mixed[200:])):
        ids = {report.id for report in row}
        grown.update(
            [claim for claim in made.claims if claim.report in ids], row,
            [family for family in made.families if ids.intersection(family.reports)],
            layers={id_: made.layers[id_] for id_ in ids},
        )  # fmt: skip
    said = [[(one.claims, one.reasons) for one in linker.linked().incidents] for linker in (grown, whole)]
    assert sorted(said[0]) == sorted(said[1])


def test_who_changes_in_a_crowd_leaves_nothing_behind() -> None:
    """What parts a crowd at one place hangs on the figures of an episode: those of before go with it."""
    reports, claims = synthetic(1500)
    told = episodes(claims, {report.id: report for report in reports}, {}, {}, {})
    crowd = [replace(one, localities=(HUB_TOWN,), areas=()) for one in told[:120]]
    keys = {one.id: keys_of(one, {}) for one in crowd}
    grown, again = Neighbours(), Neighbours()
    grown.update((), [replace(one, figures=crowd[0].figures, dates=crowd[0].dates) for one in crowd], keys.items())
    for one in crowd:
        grown.update([one.id], [one], [(one.id, keys[one.id])])
    again.update((), crowd, keys.items())
    assert met(grown) == met(again)
    assert grown._under == again._under


def met(near: Neighbours) -> dict[str, set[str]]:
    return {id_: set(others) for id_, others in near.met.items()}
