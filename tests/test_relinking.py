"""Linking where something changed writes what a whole run would write, whoever changed it."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.speed.deciding import put, rekeyed
from benchmarks.speed.synthetic import case
from sqlalchemy import select

from headstone import review
from headstone.cli_options import moment, now
from headstone.config import Settings
from headstone.linked_state import gathered
from headstone.model.claims import Claim, Voice
from headstone.model.places import Place
from headstone.model.sources import Layer, Report
from headstone.model.verdicts import standing
from headstone.relinking import Relinker, relink
from headstone.review import Reviewer
from headstone.store import link_marks, schema
from headstone.store.purge import purge
from headstone.store.register import Store
from headstone.store.verify import verify

WHO = Reviewer("a person", moment, "seen in the original")


@dataclass
class Bench:
    """A small made-up case: half of it is there, the rest waits to be added."""

    store: Store
    settings: Settings
    relinker: Relinker
    waiting: list[tuple[bytes, Report, Layer, list[Claim]]]

    def copied(self, folder: Path) -> str:
        """The hash of what a whole run writes into a copy of the case as it is now."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.store.case, folder)
        with Store(folder) as other:
            relink(other, replace(self.settings, case=folder), now)
            return rows_of(other)

    def linked(self) -> str:
        with self.store.locked():
            self.relinker.relink()
        return rows_of(self.store)

    def live(self) -> list[str]:
        return [row.id for row in self.store.list_rows() if row.state == "live"]


def voiced(claim: Claim) -> Claim:
    """Told by officials of whatever state the place lies in, or by nobody; attacks on one burial ground, a
    site of many incidents."""
    voices = (Voice("the mayor", "the mayor", "official", side="state:?"),) if int(claim.id[-1], 16) % 2 else ()
    yard = Place("the Saint Olan Yard", "Saint Olan Yard", 36.1, 43.2, 400, "P1", "t:yard", "XA", "01")
    here: dict[str, Any] = {
        "act": "cem.desecration", "site_type": "cemetery", "site_wording": "the Saint Olan Yard", "place": yard,
    }  # fmt: skip
    more = {} if claim.act.startswith("kill.") else here
    return replace(claim, voices=voices, **more)


def rows_of(store: Store) -> str:
    with store.reading() as connection:
        rows = [link_marks.digest(connection)]
        for table in (schema.facets, schema.ties, schema.queue, schema.mapped):  # what pages ask for
            columns = list(table.columns)
            rows += [f"{table.name} {tuple(row)}" for row in connection.execute(select(*columns).order_by(*columns))]
        return "\n".join(rows)


@pytest.fixture
def bench(tmp_path: Path, gazetteer: Path) -> Iterator[Bench]:
    told = rekeyed(case(110, seed=4))
    rows = [(data, report, layer, [voiced(one) for one in claims]) for data, report, layer, claims in told]
    chosen = Settings(tmp_path / "case", gazetteer, "tester")
    with Store(tmp_path / "case", create=True) as store:
        half = len(rows) // 2
        with store.writing("tester", now) as tx:
            for row in rows[:half]:
                put(tx, *row)
        relinker = Relinker(store, chosen, now)
        relinker.make_ready()
        yield Bench(store, chosen, relinker, rows[half:])


def steps(bench: Bench, dice: random.Random) -> Iterator[str]:
    """Does one thing that a person or an `add` does, and names it."""
    store = bench.store
    for number in range(16):
        one = dice.choice(bench.live())
        found = store.incident(one)
        claim = dice.choice(found.claims)
        step = ("accept", "date", "split", "merge", "place", "reject", "withdraw", "add")[number % 8]
        if step == "add":
            with store.writing("tester", now) as tx:
                for _ in range(min(3, len(bench.waiting))):
                    put(tx, *bench.waiting.pop())
        elif step in ("accept", "reject"):
            review.judge(store, step, one if step == "accept" else claim, WHO)
        elif step == "date":
            review.correct(store, f"{claim}.dates", "2011-05-04", WHO, bench.settings.gazetteer)
        elif step == "place":
            review.correct(store, f"{claim}.place", "Baghdad", WHO, bench.settings.gazetteer)
        elif step == "split" and len(found.reports) > 1:
            review.split(store, one, (found.reports[-1],), WHO)
        elif step == "merge":
            review.merge(store, one, dice.choice([id_ for id_ in bench.live() if id_ != one]), WHO)
        elif step == "withdraw":
            review.withdraw(store, dice.choice(standing(store.register_verdicts())).id, WHO)
        yield step


@pytest.mark.parametrize("seed", range(2))
def test_every_step_writes_what_a_whole_run_would(bench: Bench, seed: int, tmp_path: Path) -> None:
    for step in steps(bench, random.Random(seed)):
        whole = bench.copied(tmp_path / "copy")
        assert bench.linked() == whole, step
    assert verify(bench.store).ok


@pytest.fixture
def wholes(monkeypatch: pytest.MonkeyPatch) -> list[Store]:
    """The stores that were linked as a whole."""
    seen: list[Store] = []

    def counted(store: Store) -> object:
        seen.append(store)
        return gathered(store)

    monkeypatch.setattr("headstone.relinking.gathered", counted)
    return seen


def test_decisions_and_new_reports_are_followed(bench: Bench, wholes: list[Store]) -> None:
    for _ in steps(bench, random.Random(9)):
        bench.linked()
    assert wholes == []


def test_links_of_another_process_begin_everything_anew(bench: Bench, wholes: list[Store]) -> None:
    review.judge(bench.store, "reject", bench.live()[0], WHO)
    with Store(bench.store.case) as other:
        relink(other, bench.settings, now)
    assert bench.linked() == rows_of(bench.store)
    assert bench.store in wholes


def test_a_purge_begins_everything_anew(bench: Bench, wholes: list[Store], tmp_path: Path) -> None:
    report = bench.store.incident(bench.live()[0]).reports[0]
    purge(bench.store, report, "asked for by the family", "a person", "another", now, "purge")
    whole = bench.copied(tmp_path / "copy")
    wholes.clear()
    assert bench.linked() == whole
    assert wholes == [bench.store]
    assert verify(bench.store).ok


def test_a_changed_row_is_found_by_verify_after_links_in_part(bench: Bench) -> None:
    review.judge(bench.store, "accept", bench.live()[0], WHO)
    bench.linked()
    with bench.store.engine.begin() as connection:
        change = "UPDATE incidents SET body = replace(body, 'live', 'gone') WHERE id = ?"
        connection.exec_driver_sql(change, (bench.live()[-1],))
    assert [one.object for one in verify(bench.store).damaged] == ["links"]
