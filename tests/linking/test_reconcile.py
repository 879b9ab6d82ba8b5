import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstone.linking.reconcile import bounds, dates, envelopes, label, perpetrators, place_of, title
from headstone.linking.reconcile_conflicts import conflicts
from headstone.linking.reconcile_updates import stated_updates
from headstone.linking.when import Days, days
from headstone.model.claims import Perpetrator
from tests.linking import factories as make

A, B, C = (make.report(name) for name in "abc")


def test_figures_of_one_kind_stand_side_by_side_and_kinds_are_never_merged() -> None:
    claims = [
        make.claim(A, counts=(make.count("killed", 30), make.count("bodies_found_claimed", 12))),
        make.claim(B, counts=(make.count("killed", 44),)),
    ]
    found = {one.kind: one for one in envelopes(claims, {})}
    assert (found["killed"].low, found["killed"].high) == (30, 44)
    assert [value.point for value in found["bodies_found_claimed"].values] == [12]


def test_at_least_leaves_the_top_open() -> None:
    claims = [make.claim(A, counts=(make.count("killed", 30, "at_least"), make.count("killed", 44)))]
    (found,) = envelopes(claims, {})
    assert (found.low, found.high) == (30, None)


def test_a_part_stands_beside_its_total_and_does_not_widen_the_range() -> None:
    claims = [make.claim(A, counts=(make.count("killed", 70), make.count("killed", 15, part_of="70")))]
    (found,) = envelopes(claims, {})
    assert (found.low, found.high, len(found.values)) == (70, 70, 2)


def test_a_population_is_no_victim_and_a_vague_word_has_no_bounds() -> None:
    claims = [make.claim(A, counts=(make.count("killed", 9000, of="population"), make.count("killed", None, "vague")))]
    (found,) = envelopes(claims, {})
    assert (found.low, found.high, len(found.values)) == (None, None, 1)


def test_a_figure_keeps_its_origin() -> None:
    one = make.claim(A, counts=(make.count("killed", 9),))
    (found,) = envelopes([one], {one.id: ("O-1",)})
    assert found.values[0].origin == "O-1"


@given(
    st.lists(st.tuples(st.integers(0, 999), st.sampled_from(["exact", "at_least", "up_to"])), min_size=1, max_size=6)
)
def test_a_range_holds_every_input_of_its_kind(figures: list[tuple[int, str]]) -> None:
    counts = tuple(
        make.count("killed", n, form, low=None, high=n) if form == "up_to" else make.count("killed", n, form)
        for n, form in figures
    )
    (found,) = envelopes([make.claim(A, counts=counts)], {})
    for low, high in map(bounds, counts):
        assert found.low is None or (low is not None and found.low <= low)
        assert found.high is None or (high is not None and high <= found.high)


def test_dates_are_kept_by_role() -> None:
    one = make.claim(
        A, dates=(make.when("exhumation", "2031-05"), make.when("discovery", "2031-03-04"), make.when("act", None))
    )
    assert [(row.role, row.edtf) for row in dates([one, one])] == [
        ("discovery", "2031-03-04"),
        ("exhumation", "2031-05"),
    ]


def test_an_actor_is_named_once_with_its_strongest_basis() -> None:
    said = make.replace(make.claim(A), perpetrators=(Perpetrator("Grey Column", "they", "media_assertion"),))
    judged = make.replace(make.claim(B), perpetrators=(Perpetrator("grey column", "them", "judicial_finding"),))
    (found,) = perpetrators([said, judged])
    assert (found.name, found.basis, len(found.claims)) == ("Grey Column", "judicial_finding", 2)


def test_a_village_is_the_place_even_where_other_reports_give_the_city() -> None:
    city = make.replace(
        make.PLACES["Orvane"], wording="Great Orvane", name="Great Orvane", radius_m=15_000, gazetteer_id="t:9"
    )
    claims = [make.claim(A, place=city), make.claim(B, place=city), make.claim(C, place="Tessim")]
    found = place_of(claims)
    assert found is not None and found.name == "Tessim"


def test_a_title_says_kind_place_and_month() -> None:
    one = make.claim(A, "cem.desecration", dates=(make.when("act", "2031-03-04"),))
    assert title([one], one.place, dates([one])) == "Attack on a cemetery, Orvane, 2031-03"
    assert title([one], one.place, dates([one]), 27) == "Total over 27 sites, 2031-03"
    assert title([], None, ()) == "Event"


def test_a_title_says_what_most_reports_tell_of() -> None:
    killed, found = make.claim(A, "kill.execution"), make.claim(A, "grave.discovery")
    assert label([killed, found]) == "Mass grave"
    attacks = [make.claim(A, "cem.desecration"), make.claim(A, "cem.grave_destruction")]
    assert label([*attacks, found]) == "Attack on a cemetery"  # graves lifted in passing
    assert label([killed, make.claim(B, "kill.massacre"), make.claim(C, "kill.massacre")]) == "Massacre"


def said(*claims, published=None) -> tuple[str, ...]:
    return conflicts(claims, dates(claims), published or {})


def test_figures_that_exclude_one_another_are_said_in_words() -> None:
    claims = make.claim(A, counts=(make.count("killed", 30),)), make.claim(B, counts=(make.count("killed", 44),))
    assert said(*claims) == ("killed: “30” and “44” exclude one another",)


def test_a_later_and_higher_toll_is_no_contradiction() -> None:
    claims = make.claim(A, counts=(make.count("killed", 30),)), make.claim(B, counts=(make.count("killed", 44),))
    assert said(*claims, published={A.id: days("2031-03-04"), B.id: days("2031-03-20")}) == ()


def test_what_was_found_in_addition_is_no_contradiction() -> None:
    more = make.count("killed", 3, wording="three more")
    claims = make.claim(A, counts=(make.count("killed", 30),)), make.claim(B, counts=(more,))
    assert said(*claims) == ()


def test_dates_and_actors_that_differ_are_said() -> None:
    one = make.claim(A, "kill.massacre", dates=(make.when("act", "2031-03-04"),), actors=["Grey Column"])
    other = make.claim(B, "kill.massacre", dates=(make.when("act", "2031-04-04"),), actors=["Harbour Guard"])
    assert said(one, other) == ("dates of act: 2031-03-04 and 2031-04-04", "blamed on Grey Column and on Harbour Guard")


def test_a_later_version_supersedes_its_own_earlier_figure_and_no_other() -> None:
    first, later, other = (make.report(name) for name in ("v1", "v2", "other"))
    claims = [
        make.claim(first, counts=(make.count("killed", 12),)),
        make.claim(later, counts=(make.count("killed", 30),)),
        make.claim(other, counts=(make.count("killed", 19),)),
    ]
    (found,) = envelopes(claims, {}, newer={first.id: later.id})
    assert (found.low, found.high) == (19, 30)
    assert {value.point: value.superseded_by for value in found.values} == {12: claims[1].id, 30: None, 19: None}


def published(**days_of: str) -> dict[str, Days | None]:
    return {f"R-{name}": days(edtf) for name, edtf in days_of.items()}


@pytest.mark.parametrize(
    "said",
    ["The toll has risen to 19, up from 12", "The toll rose on Friday from twelve to 19", "19, no first toll of 12"],
)
def test_a_report_written_anew_that_names_the_figure_it_replaces_supersedes_it(said: str) -> None:
    first, later, other = (make.report(name) for name in ("v1", "v2", "other"))
    claims = [
        make.claim(first, counts=(make.count("killed", 12),)),
        make.claim(later, sentence=f"{said}.", counts=(make.count("killed", 19),)),
        make.claim(other, counts=(make.count("killed", 12),)),
    ]
    dated = published(v1="2031-03-04", v2="2031-03-06", other="2031-03-04")
    house = {first.id: "Example Post", later.id: "Example Post", other.id: "Example Herald"}
    assert stated_updates(claims, house, dated) == {first.id: later.id}
    earlier = published(v1="2031-03-06", v2="2031-03-06", other="2031-03-04")
    assert stated_updates(claims, house, earlier) == {}


def test_a_report_that_names_no_such_figure_supersedes_nothing() -> None:
    first, later = make.report("v1"), make.report("v2")
    dated, house = published(v1="2031-03-04", v2="2031-03-06"), dict.fromkeys((first.id, later.id), "Example Post")
    for said in ("19 are dead", "19 are dead, up from 15", "19 were shot from 12 metres away"):
        claims = [
            make.claim(first, counts=(make.count("killed", 12),)),
            make.claim(later, sentence=f"{said}.", counts=(make.count("killed", 19),)),
        ]
        assert stated_updates(claims, house, dated) == {}


def test_a_title_has_the_month_that_most_reports_give() -> None:
    then, now = (make.when("act", "2030-10"),), (make.when("act", "2031-03-04"),)
    claims = [
        make.claim(A, "cem.desecration", dates=then), make.claim(B, "cem.desecration", dates=now),
        make.claim(C, "cem.desecration", dates=(make.when("act", "2031-03-02/2031-03-04"), make.when("act", "2031"))),
    ]  # fmt: skip
    told = dates(claims)
    assert {row.edtf: row.reports for row in told} == {
        "2030-10": 1, "2031-03-04": 2, "2031-03-02/2031-03-04": 2, "2031": 1,
    }  # fmt: skip
    assert title(claims, None, told) == "Attack on a cemetery, 2031-03"


def test_what_no_voice_denies_of_the_event_is_no_denial() -> None:
    found = make.claim(A)
    link = make.claim(B, "info.claim_responsibility", polarity="denied", voices=("Example police",))
    assert conflicts([found, link], (), {}) == ()
    assert conflicts([found, make.claim(B, polarity="denied")], (), {}) == ("denied, by whom is not told",)


def test_the_basis_of_blame_is_not_that_of_who_denies_it() -> None:
    said = Perpetrator("Grey Column", "the column", "eyewitness", "alleged")
    denied = Perpetrator("Grey Column", "the column", "official_investigation", "denied")
    (found,) = perpetrators([
        make.claim(A, perpetrators=(said,)), make.claim(B, perpetrators=(said,)), make.claim(C, perpetrators=(denied,)),
    ])  # fmt: skip
    assert (found.basis, found.status) == ("eyewitness", "alleged")


def test_a_later_version_without_a_figure_supersedes_nothing() -> None:
    first, later = make.report("v1"), make.report("v2")
    claims = [make.claim(first, counts=(make.count("killed", 12),)), make.claim(later)]
    (found,) = envelopes(claims, {}, newer={first.id: later.id})
    assert (found.low, found.values[0].superseded_by) == (12, None)


def test_versions_that_name_each_other_in_a_ring_are_followed_once() -> None:
    first, later = make.report("v1"), make.report("v2")
    claims = [make.claim(one, counts=(make.count("killed", n),)) for one, n in ((first, 5), (later, 6))]
    (found,) = envelopes(claims, {}, newer={first.id: later.id, later.id: first.id})
    assert len(found.values) == 2
