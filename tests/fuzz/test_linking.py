"""Random small sets of claims: their order changes nothing, people's words hold, and no figure is lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from headstone.linking.ids import Previous
from headstone.linking.incidents import Linked, link
from headstone.linking.reconcile import BOUNDLESS, bounds
from headstone.model.claims import Claim, Count
from headstone.model.incidents import Incident
from headstone.model.lineage import Family, Link
from headstone.model.verdicts import Verdict
from tests.fuzz.rounds import ROUNDS
from tests.linking import factories as make

pytestmark = pytest.mark.slow
often = settings(
    max_examples=ROUNDS, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), print_blob=True,
    phases=(Phase.explicit, Phase.generate),
)

REPORTS = [make.report(name, publisher=f"Paper {name}", published="2031-03-06") for name in "abcde"]
REPORTS.append(make.report("f", scope="archaeology"))
OUT = {"R-f"}
ACTS = (
    "grave.discovery", "grave.exhumation", "grave.concealment", "kill.massacre", "kill.execution", "cem.desecration",
    "cem.tomb_destruction", "her.religious", "body.mutilation", "info.denial", "info.commemoration", "disp.forced",
    "ctl.siege",
)  # fmt: skip
KINDS = ("killed", "bodies_found_claimed", "bodies_recovered", "missing", "graves_destroyed", "graves_found", "sites")
FORMS = ("exact", "at_least", "more_than", "up_to", "fewer_than", "approximately", "range", "vague", "fraction")
WEEK = "2031-03-04/2031-03-07"
DATES = (None, "2031", "2031-03", "2031-03-04", "2031-03-05", "2032-01-09", "1994", "2030/2031", WEEK)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    form, low = draw(st.sampled_from(FORMS)), draw(st.integers(0, 400))
    high = low + draw(st.integers(0, 50))
    held: dict[str, int] = {}
    if form in ("exact", "approximately"):
        held = {"point": low} | ({"low": low, "high": low} if form == "exact" else {})
    elif form in ("at_least", "more_than"):
        held = {"low": low}
    elif form in ("up_to", "fewer_than"):
        held = {"high": high}
    elif form == "range":
        held = {"low": low, "high": high}
    part = draw(st.sampled_from([None, None, "of 900"]))
    of = draw(st.sampled_from(["victims", "victims", "population"]))
    return Count(draw(st.sampled_from(KINDS)), form, f"{form} {low}", part_of=part, of=of, **held)


@st.composite
def claims_of(draw: st.DrawFn) -> list[Claim]:
    """Two to nine claims of a few reports, each at its own place in the text."""
    made = []
    for number in range(draw(st.integers(2, 9))):
        denied = draw(st.integers(0, 6)) == 0
        made.append(make.claim(
            draw(st.sampled_from(REPORTS)), draw(st.sampled_from(ACTS)),
            draw(st.sampled_from([None, *sorted(make.PLACES)])), at=number * 20,
            actors=draw(st.lists(st.sampled_from(["Grey Column", "Army of Besk"]), max_size=2, unique=True)),
            voices=draw(st.lists(st.sampled_from(["Defence Ministry", "Ilse Marrow"]), max_size=2, unique=True)),
            episode=draw(st.sampled_from([0, 0, 1, 2])),
            dates=tuple(
                make.when(role, edtf) for role, edtf in draw(st.lists(
                    st.tuples(st.sampled_from(["act", "discovery", "exhumation"]), st.sampled_from(DATES)), max_size=2
                ))
            ),
            counts=tuple(draw(st.lists(counts(), max_size=3))),
            site_type=draw(st.sampled_from([None, "mass_grave", "cemetery"])),
            polarity="denied" if denied else "affirmed",
            modality="denied" if denied else draw(st.sampled_from(["asserted", "attributed", "expected"])),
            score=draw(st.sampled_from([0.2, 0.5, 0.9])),
        ))
    return made  # fmt: skip


@st.composite
def said_of(draw: st.DrawFn, claims: Sequence[Claim], kinds: Sequence[str]) -> list[Verdict]:
    """Up to six merges, splits, acceptances and rejections, one after the other."""
    said = []
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(kinds))
        size = 2 if kind.endswith("link") else 1
        pair = draw(st.lists(st.sampled_from(claims), min_size=size, max_size=size, unique_by=lambda claim: claim.id))
        said.append(make.verdict(number, kind, *pair))
    return said


@st.composite
def families_of(draw: st.DrawFn) -> list[Family]:
    made = []
    for number in range(draw(st.integers(0, 2))):
        copy, source = draw(st.lists(st.sampled_from(REPORTS), min_size=2, max_size=2, unique_by=lambda one: one.id))
        kind = draw(st.sampled_from(["abridged", "shared_statement", "exact_duplicate"]))
        share = draw(st.sampled_from([0.1, 0.5, 1.0]))
        made.append(Family(f"F-{number}", (copy.id, source.id), (Link(copy.id, source.id, kind, "", share),)))
    return made


ALL = ("must_link", "cannot_link", "accept", "reject")


def history(result: Linked, before: Previous | None = None) -> Previous:
    """What the store remembers of a run and of those before it."""
    old = before or Previous()
    of_claim = {claim: one.id for one in result.incidents for claim in one.claims}
    aliases = {alias: one.id for one in result.incidents for alias in one.aliases}
    ids = {one.id for one in result.incidents} | {one.id for one in result.sites} | set(aliases)
    return Previous({**old.incident_of, **of_claim}, old.used | ids, {**old.aliases, **aliases}, result.sites)


def homes(result: Linked) -> Mapping[str, str]:
    return {claim: one.id for one in result.incidents for claim in one.claims}


@often
@given(st.data())
def test_the_order_of_everything_changes_nothing(data: st.DataObject) -> None:
    claims = data.draw(claims_of())
    said, families = data.draw(said_of(claims, ALL)), data.draw(families_of())
    before = history(link(claims[: len(claims) // 2], REPORTS))
    first = link(claims, REPORTS, families, before, said)
    mixed = [data.draw(st.permutations(rows)) for rows in (claims, REPORTS, families, said)]
    assert link(mixed[0], mixed[1], mixed[2], before, mixed[3]) == first


@often
@given(st.data())
def test_every_claim_is_in_one_incident_at_most_and_what_founds_one_is_in_one(data: st.DataObject) -> None:
    claims = data.draw(claims_of())
    result = link(claims, REPORTS, data.draw(families_of()), None, data.draw(said_of(claims, ALL)))
    held = [claim for one in result.incidents for claim in one.claims]
    assert len(held) == len(set(held)) and set(held) <= {claim.id for claim in claims}
    by_id = {claim.id: claim for claim in claims}
    assert not any(by_id[claim].report in OUT for claim in held)
    for one in result.incidents:
        assert set(one.reports) == {by_id[claim].report for claim in one.claims}
        assert set(one.sites) == {site.id for site in result.sites if one.id in site.incidents}
    ids = {one.id for one in result.incidents}
    assert all(relation.incident in ids - {one.id} for one in result.incidents for relation in one.related)
    for report, incident, claim in result.leads:
        assert (incident is None) == (claim is None)
        assert claim is None or (homes(result)[claim] == incident and by_id[claim].report == report)


@often
@given(st.data())
def test_claims_that_people_parted_never_share_an_incident_unless_a_later_word_joined_them(data: st.DataObject) -> None:
    claims = data.draw(claims_of())
    said = data.draw(said_of(claims, ALL))
    home = homes(link(claims, REPORTS, data.draw(families_of()), None, said))
    for place, verdict in enumerate(said):
        if verdict.kind == "cannot_link" and not joined(claims, said[place + 1 :], *verdict.claims):
            one, other = (home.get(claim) for claim in verdict.claims)
            assert one is None or one != other, verdict


@often
@given(st.data())
def test_claims_that_people_joined_share_an_incident_unless_a_word_parted_them(data: st.DataObject) -> None:
    claims = data.draw(claims_of())
    said = data.draw(said_of(claims, ("must_link", "accept", "reject")))
    home = homes(link(claims, REPORTS, data.draw(families_of()), None, said))
    outside = {claim.id for claim in claims if claim.report in OUT}
    for verdict in said:
        if verdict.kind == "must_link" and not outside & set(verdict.claims):
            one, other = (home.get(claim) for claim in verdict.claims)
            assert one == other, verdict


def joined(claims: Iterable[Claim], later: Iterable[Verdict], a: str, b: str) -> bool:
    """Whether later merges tie the two, over other claims too. Claims of one report's episode are one event."""
    groups = [set(one.claims) for one in later if one.kind == "must_link"]
    told: dict[tuple[str, int], set[str]] = {}
    for claim in claims:
        told.setdefault((claim.report, claim.episode), set()).add(claim.id)
    if not groups:
        return False
    groups += told.values()
    reached, grown = {a}, True
    while grown:
        grown = False
        for group in groups:
            if reached & group and not group <= reached:
                reached, grown = reached | group, True
    return b in reached


@often
@given(st.data())
def test_the_envelope_holds_every_whole_figure_of_its_kind_and_shows_each(data: st.DataObject) -> None:
    claims = data.draw(claims_of())
    said = data.draw(said_of(claims, ("must_link", "reject")))
    rejected = {claim for verdict in said if verdict.kind == "reject" for claim in verdict.claims}
    by_id = {claim.id: claim for claim in claims}
    for one in link(claims, REPORTS, (), None, said).incidents:
        kept = [claim for claim in one.claims if claim not in rejected] or list(one.claims)
        rows = [(id_, count) for id_ in kept for count in by_id[id_].counts if count.of != "population"]
        envelopes = {envelope.kind: envelope for envelope in one.counts}
        assert set(envelopes) == {count.kind for _, count in rows}
        for id_, count in rows:
            envelope = envelopes[count.kind]
            shown = [(value.claim, value.form, value.low, value.high, value.point) for value in envelope.values]
            assert (id_, count.form, count.low, count.high, count.point) in shown
            if count.form not in BOUNDLESS and not count.part_of:
                low, high = bounds(count)
                assert envelope.low is None or (low is not None and envelope.low <= low)
                assert envelope.high is None or (high is not None and envelope.high >= high)


@often
@given(st.data())
def test_ids_live_through_growth_and_are_never_given_twice(data: st.DataObject) -> None:
    """Runs over a growing and shrinking set: an incident has an id of a claim that it holds, or one never seen."""
    claims = data.draw(claims_of())
    before: Previous | None = None
    ever: dict[str, set[str]] = {}
    said: list[Verdict] = []
    for _ in range(3):
        some = data.draw(st.lists(st.sampled_from(claims), min_size=1, unique_by=lambda claim: claim.id))
        said += [replace(one, id=f"{one.id}-{len(said)}") for one in data.draw(said_of(claims, ALL))]
        result = link(some, REPORTS, (), before, said)
        again = link(some, REPORTS, (), history(result, before), said)
        assert (without_sites(again), again.leads) == (without_sites(result), result.leads)
        names = [name for one in result.incidents for name in (one.id, *one.aliases)]
        assert len(names) == len(set(names))
        for one in result.incidents:
            assert one.id not in ever or ever[one.id] & set(one.claims), one.id
            ever.setdefault(one.id, set()).update(one.claims)
        before = history(result, before)


@often
@given(st.data())
def test_a_rerun_gives_the_same_site_ids(data: st.DataObject) -> None:
    claims = data.draw(claims_of())
    result = link(claims, REPORTS)
    assert link(claims, REPORTS, (), history(result)) == result


def without_sites(result: Linked) -> list[Incident]:
    return [replace(one, sites=()) for one in result.incidents]
