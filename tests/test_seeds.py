"""The two reports that every part must serve, field by field, with the built-in gazetteer and linking.

The texts are not ours: they lie in the folder that HEADSTONE_SEEDS names, and only field values stand here.
"""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from headstone.intake.context import Limits
from headstone.intake.convert import convert
from headstone.linking.corroborating import Counting
from headstone.linking.credits import find_credits
from headstone.linking.incidents import link
from headstone.linking.lineage import trace
from headstone.linking.origins import resolve
from headstone.model.claims import Claim, Count
from headstone.model.incidents import Incident
from headstone.model.sources import Layer, Meta, Report
from headstone.reading.reader import Reader
from headstone.registers import load_lineage_words, load_organisations, load_outlets
from headstone.rooms import load_reader

CEMETERY, GRAVE = "cemetery.txt", "mass-grave.txt"
NO_SEEDS = "HEADSTONE_SEEDS names no folder: the two seed reports are press texts and do not lie in the project"


@dataclass(frozen=True, slots=True)
class Seed:
    """One seed, read and linked by itself."""

    text: str
    claims: tuple[Claim, ...]
    credits: tuple[str, ...]
    incidents: tuple[Incident, ...]

    @property
    def own(self) -> list[Claim]:
        """Claims of the report's own event."""
        return [claim for claim in self.claims if claim.episode == 0]

    @property
    def counts(self) -> list[Count]:
        return [count for claim in self.claims for count in claim.counts]


@pytest.fixture(scope="module")
def seeds() -> Path:
    named = os.environ.get("HEADSTONE_SEEDS", "")
    if not named or not Path(named).is_dir():
        pytest.skip(NO_SEEDS)
    return Path(named)


@pytest.fixture(scope="module")
def reader(seeds: Path, request: pytest.FixtureRequest) -> Reader:
    return load_reader(request.getfixturevalue("gazetteer"))  # asked for only now: building one takes half a minute


def seed_of(path: Path, reader: Reader, published: str | None = None) -> Seed:
    draft = convert(path.read_bytes(), path.name, Meta(), Limits(), readable=frozenset({"en"})).drafts[0]
    report = Report("R-1", "0" * 64, path.name, "", replace(draft.meta, published=published), draft.state)
    digest = hashlib.sha256(draft.text.encode()).hexdigest()
    layer = Layer("L-1", "R-1", draft.kind, draft.tool, digest, draft.text, draft.main)
    claims, reports, outlets = reader.read(report, layer).claims, (report,), load_outlets()
    credits = {"R-1": find_credits(report, layer, outlets)}
    families = trace(reports, {"R-1": layer}, load_lineage_words(), credits, claims)
    origins = resolve(claims, reports, families, credits, outlets, load_organisations())
    count = Counting.of(origins, reports, families, outlets)
    linked = link(claims, reports, families, None, (), origins.of_claim, count, {"R-1": layer})
    return Seed(draft.text, claims, tuple(credit.outlet for credit in credits["R-1"]), linked.incidents)


@pytest.fixture(scope="module")
def cemetery(seeds: Path, reader: Reader) -> Seed:
    return seed_of(seeds / CEMETERY, reader)


@pytest.fixture(scope="module")
def grave(seeds: Path, reader: Reader) -> Seed:
    return seed_of(seeds / GRAVE, reader)


@pytest.mark.parametrize("name", [CEMETERY, GRAVE])
def test_every_quote_stands(request: pytest.FixtureRequest, name: str) -> None:
    seed: Seed = request.getfixturevalue("cemetery" if name == CEMETERY else "grave")
    assert all(quote.stands_in(seed.text) for claim in seed.claims for quote in claim.quotes)


def test_one_attack_on_a_cemetery(cemetery: Seed) -> None:
    assert {claim.act for claim in cemetery.own} == {"cem.grave_destruction", "cem.tomb_destruction"}
    live = [one for one in cemetery.incidents if one.state == "live"]
    assert [all(act.startswith("cem.") for act in one.acts) for one in live] == [True]


def test_the_cemetery_lies_somewhere_in_the_province(cemetery: Seed) -> None:
    for claim in cemetery.own:
        assert claim.place is not None
        assert (claim.place.precision, claim.place.country) == ("P5", "SY")
        assert (claim.place.radius_m or 0) >= 20_000


def test_populations_are_no_victims(cemetery: Seed) -> None:
    figures = {n for count in cemetery.counts for n in (count.low, count.high, count.point)}
    assert not figures & {165_000, 4_000_000}


def test_the_attack_has_no_date(cemetery: Seed) -> None:
    assert [when.edtf for claim in cemetery.own for when in claim.dates if when.role == "act" and when.edtf] == []


def test_the_militants_did_it_with_helpers_and_children_looking_on(cemetery: Seed) -> None:
    assert {who.name for claim in cemetery.own for who in claim.perpetrators} >= {"Islamic State"}
    took_part = {(one.role, one.wording) for claim in cemetery.own for one in claim.participants}
    assert {("accomplice", "sympathisers"), ("accomplice", "teenagers")} <= took_part
    assert any(role == "onlooker" and "children" in words for role, words in took_part)


def test_the_stated_motive_is_quoted(cemetery: Seed) -> None:
    motives = [claim.motive.wording for claim in cemetery.own if claim.motive]
    assert motives and all("veneration" in words for words in motives)


def test_the_credit_of_the_first_publisher_is_seen(cemetery: Seed) -> None:
    assert "dailymail.co.uk" in cemetery.text
    assert any("Mail" in outlet or "mail" in outlet for outlet in cemetery.credits)


def test_one_grave_is_found_by_counter_terror_units(grave: Seed) -> None:
    finder = next(claim.finder for claim in grave.own if claim.finder and claim.counts)
    assert finder.wording.endswith("counter-terror units") and finder.name.startswith("Iraq")


def test_the_count_has_no_upper_bound(grave: Seed) -> None:
    counts = [(c.kind, c.form, c.low, c.high, c.leading) for claim in grave.own for c in claim.counts]
    assert counts == [("bodies_found_claimed", "at_least", 100, None, True)]


def test_the_grave_lies_in_an_honest_area_near_the_city(grave: Seed) -> None:
    place = grave.own[0].place
    assert place is not None and place.wording.startswith("Hammam")
    assert place.country == "IQ" and place.lat is not None and place.lon is not None
    assert abs(place.lat - 36.2) < 0.3 and abs(place.lon - 43.2) < 0.3
    assert (place.precision, (place.radius_m or 0) >= 10_000) == ("P3", True)


def test_the_day_stays_open_without_a_publication_date(grave: Seed) -> None:
    days = [(when.role, when.edtf) for claim in grave.own for when in claim.dates if when.wording == "Monday"]
    assert days == [("discovery", None)]


def test_the_day_is_resolved_where_the_reader_of_the_report_gives_its_date(seeds: Path, reader: Reader) -> None:
    dated = seed_of(seeds / GRAVE, reader, "2016-11-08")
    days = [(when.role, when.edtf) for claim in dated.own for when in claim.dates if when.wording == "Monday"]
    assert days == [("discovery", "2016-11-07")]


def test_more_graves_expected_are_no_event(grave: Seed) -> None:
    expected = [claim for claim in grave.claims if claim.modality == "expected"]
    assert expected and not any(claim.counts for claim in expected)
    ids = {claim.id for claim in expected}
    assert not any(set(one.claims) <= ids for one in grave.incidents)


def test_the_grave_is_one_incident(grave: Seed) -> None:
    holding = [one for one in grave.incidents if "grave.discovery" in one.acts and one.state == "live"]
    assert len(holding) == 1


def test_who_filled_the_grave_is_asserted_by_the_outlet(grave: Seed) -> None:
    blamed = {(who.name, who.basis) for claim in grave.own for who in claim.perpetrators}
    assert ("Islamic State", "media_assertion") in blamed


def test_the_state_of_the_bodies_is_kept(grave: Seed) -> None:
    states = {remains.condition for claim in grave.own for remains in claim.remains}
    assert {"decapitated", "dismembered"} <= states
