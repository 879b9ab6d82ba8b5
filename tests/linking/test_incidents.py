from hypothesis import given, settings
from hypothesis import strategies as st

from headstone.linking.ids import Previous
from headstone.linking.incidents import Linked, link
from headstone.model.claims import Claim
from headstone.model.lineage import Family, Link
from headstone.model.sources import Report
from tests.linking import factories as make

A, B, C, D = (make.report(name) for name in "abcd")


def linked(*claims: Claim, reports: tuple[Report, ...] = (A, B, C, D), **more) -> Linked:
    return link(claims, reports, **more)


def together(result: Linked, one: Claim, other: Claim) -> bool:
    return any({one.id, other.id} <= set(incident.claims) for incident in result.incidents)


def test_two_reports_of_one_grave_in_one_town_are_one_incident() -> None:
    one = make.claim(A, dates=(make.when("discovery", "2031-03-04"),), counts=(make.count("bodies_found_claimed", 40),))
    other = make.claim(
        B, dates=(make.when("discovery", "2031-03-05"),), counts=(make.count("bodies_found_claimed", 44),)
    )
    assert together(linked(one, other), one, other)


def test_two_villages_of_one_province_stay_apart_whatever_else_agrees() -> None:
    same = {"dates": (make.when("discovery", "2031-03-04"),), "counts": (make.count("bodies_found_claimed", 47),)}
    one, other = make.claim(A, place="Orvane", **same), make.claim(B, place="Tessim", **same)
    assert not together(linked(one, other), one, other)


def test_one_name_in_two_countries_is_two_incidents() -> None:
    one, other = make.claim(A, place="Orvane"), make.claim(B, place="Dastan")
    assert not together(linked(one, other), one, other)


def test_two_villages_that_no_gazetteer_holds_stay_apart_by_their_names() -> None:
    villages = [make.replace(make.PLACES["Orvane province"], wording=name, name=name, gazetteer_id=None)
                for name in ("Lower Besk", "Hamrin Dol")]  # fmt: skip
    one, other = (make.claim(of, place=place) for of, place in zip((A, B), villages, strict=True))
    assert not together(linked(one, other), one, other)


def test_the_find_and_the_exhumation_of_one_grave_are_one_incident() -> None:
    find = make.claim(A, dates=(make.when("discovery", "2016-05-02"),))
    dig = make.claim(B, "grave.exhumation", dates=(make.when("exhumation", "2017-10-10"),))
    assert together(linked(find, dig), find, dig)


def test_killings_weeks_apart_in_one_town_are_two_incidents() -> None:
    one = make.claim(A, "kill.massacre", dates=(make.when("act", "2031-03-04"),))
    other = make.claim(B, "kill.massacre", dates=(make.when("act", "2031-04-20"),))
    assert not together(linked(one, other), one, other)


def test_attacks_on_one_cemetery_a_year_apart_are_two_incidents_at_one_site() -> None:
    more = {"site_type": "cemetery", "site_wording": "Saint Olan Cemetery"}
    one = make.claim(A, "cem.grave_destruction", dates=(make.when("act", "2031-03-04"),), **more)
    other = make.claim(B, "cem.grave_destruction", dates=(make.when("act", "2032-03-04"),), **more)
    result = linked(one, other)
    assert len(result.incidents) == 2 and len(result.sites) == 1
    relations = {relation.relation for incident in result.incidents for relation in incident.related}
    assert relations == {"same_site", "precedes", "follows"}


def test_an_attack_on_graves_is_not_the_grave_of_the_killed() -> None:
    one, other = make.claim(A, "cem.grave_destruction"), make.claim(B, "grave.discovery")
    assert not together(linked(one, other), one, other)


def test_finds_at_other_times_with_other_figures_are_two_graves_of_one_town() -> None:
    one = make.claim(A, dates=(make.when("discovery", "2030-09-02"),), counts=(make.count("bodies_found_claimed", 54),))
    other = make.claim(
        B, dates=(make.when("discovery", "2031-04-06"),), counts=(make.count("bodies_found_claimed", 21),)
    )
    assert not together(linked(one, other), one, other)


def test_a_month_without_a_year_speaks_too() -> None:
    one = make.claim(
        A, dates=(make.when("discovery", None, "on Sept. 2"),), counts=(make.count("bodies_found_claimed", 54),)
    )
    other = make.claim(
        B, dates=(make.when("discovery", "2031-04-06"),), counts=(make.count("bodies_found_claimed", 21),)
    )
    assert not together(linked(one, other), one, other)


def test_an_area_alone_never_joins_a_report_to_a_town_inside_it() -> None:
    one, other = make.claim(A, place="Orvane province"), make.claim(B, place="Orvane")
    assert not together(linked(one, other), one, other)


def test_an_area_joins_a_town_inside_it_when_time_and_figure_agree() -> None:
    same = {"dates": (make.when("discovery", "2031-03-04"),), "counts": (make.count("bodies_found_claimed", 47),)}
    one, other = make.claim(A, place="Orvane province", **same), make.claim(B, place="Orvane", **same)
    assert together(linked(one, other), one, other)


def test_a_total_over_an_area_is_related_to_its_graves_and_not_merged() -> None:
    total = make.claim(A, place="Orvane province", counts=(make.count("graves_found", 23, of="objects"),))
    grave = make.claim(B, place="Orvane", counts=(make.count("bodies_found_claimed", 23),))
    result = linked(total, grave)
    whole = next(incident for incident in result.incidents if total.id in incident.claims)
    assert not together(result, total, grave)
    assert [relation.relation for relation in whole.related] == ["aggregate_of"]


def test_copies_of_one_text_are_one_incident_even_without_a_place() -> None:
    one, other = make.claim(A, place=None), make.claim(B, place=None)
    family = Family("F-1", (A.id, B.id), (Link(B.id, A.id, "abridged", "", 0.9),))
    assert together(linked(one, other, families=(family,)), one, other)
    assert not together(linked(one, other), one, other)


def test_a_denial_joins_the_incident_that_it_denies() -> None:
    said = make.claim(A, "kill.massacre", dates=(make.when("act", "2031-03-04"),))
    denied = make.claim(B, "kill.massacre", polarity="denied", modality="denied", voices=["Defence Ministry"])
    result = linked(said, denied)
    assert together(result, said, denied)
    assert result.incidents[0].state == "live"
    assert "denied by Defence Ministry" in result.incidents[0].conflicts


def test_an_incident_of_denials_alone_is_discounted_and_no_report_leads_to_it() -> None:
    denied = make.claim(A, polarity="denied", modality="denied")
    result = linked(denied)
    assert [incident.state for incident in result.incidents] == ["discounted"]
    assert result.leads[0] == (A.id, None, None)


def test_an_expected_find_and_a_commemoration_found_no_incident() -> None:
    assert linked(make.claim(A, modality="expected"), make.claim(B, "info.commemoration")).incidents == ()


def test_an_event_in_passing_founds_an_incident_only_at_a_place_of_its_own() -> None:
    main = make.claim(A, place="Tessim", at=0)
    assert len(linked(main, make.claim(A, place="Orvane province", episode=1, at=90)).incidents) == 1
    told = make.claim(A, place="Orvane", episode=1, at=90, score=0.9, dates=(make.when("discovery", "2030-01-02"),))
    assert len(linked(main, told).incidents) == 2


def test_an_aside_without_a_date_or_a_whole_figure_founds_no_incident() -> None:
    main = make.claim(A, place="Tessim", at=0)
    assert len(linked(main, make.claim(A, place="Orvane", episode=1, at=90, score=0.9)).incidents) == 1


def test_a_report_whose_claims_all_stand_aside_tells_mainly_of_the_first_that_has_a_place() -> None:
    aside = make.claim(A, place="Orvane province", episode=1)
    assert linked(aside).leads[0][2] == aside.id


def test_an_event_in_passing_joins_the_incident_of_another_report() -> None:
    main, passing = make.claim(A), make.claim(B, episode=1)
    own = make.claim(B, place="Tessim", at=40)
    result = linked(main, passing, own)
    assert together(result, main, passing) and not together(result, passing, own)


def test_a_report_out_of_scope_leads_to_nothing() -> None:
    out = make.report("x", scope="archaeology")
    result = linked(make.claim(out), reports=(out,))
    assert result.incidents == () and result.leads == ((out.id, None, None),)


def test_the_lead_claim_is_the_surest_claim_of_the_main_event() -> None:
    weak, strong = make.claim(A, at=0, score=0.3), make.claim(A, "grave.exhumation", at=50, score=0.8)
    passing = make.claim(A, place="Tessim", at=90, score=0.9, episode=1)
    result = linked(weak, strong, passing)
    assert result.leads[0][2] == strong.id


def test_a_merge_wins_over_every_conflict() -> None:
    one, other = make.claim(A, place="Orvane"), make.claim(B, place="Dastan")
    assert together(linked(one, other, verdicts=[make.verdict(1, "must_link", one, other)]), one, other)


def test_a_split_wins_over_every_likeness_and_the_later_word_wins() -> None:
    one, other = make.claim(A), make.claim(B)
    split, merge = make.verdict(1, "cannot_link", one, other), make.verdict(2, "must_link", one, other)
    assert not together(linked(one, other, verdicts=[split]), one, other)
    assert together(linked(one, other, verdicts=[merge, split]), one, other)


def test_a_split_parts_two_claims_of_one_report() -> None:
    one, other = make.claim(A, at=0), make.claim(A, "grave.exhumation", at=50)
    assert together(linked(one, other), one, other)
    assert not together(linked(one, other, verdicts=[make.verdict(1, "cannot_link", one, other)]), one, other)


def test_an_incident_of_rejected_claims_is_discounted() -> None:
    one = make.claim(A)
    assert linked(one, verdicts=[make.verdict(1, "reject", one)]).incidents[0].state == "discounted"
    again = [make.verdict(1, "reject", one), make.verdict(2, "accept", one)]
    assert linked(one, verdicts=again).incidents[0].state == "live"


def test_why_claims_were_joined_is_said_in_words() -> None:
    result = linked(make.claim(A), make.claim(B))
    assert "same locality: Orvane" in result.incidents[0].reasons[0]


def test_the_title_is_made_of_the_vocabulary_and_never_quotes() -> None:
    result = linked(
        make.claim(A, sentence="A pit of horrors, they cried", dates=(make.when("discovery", "2031-03-04"),))
    )
    assert result.incidents[0].title == "Mass grave, Orvane, 2031-03"


def history(result: Linked) -> Previous:
    of_claim = {claim: incident.id for incident in result.incidents for claim in incident.claims}
    used = (
        {i.id for i in result.incidents}
        | {s.id for s in result.sites}
        | {a for i in result.incidents for a in i.aliases}
    )
    aliases = {alias: incident.id for incident in result.incidents for alias in incident.aliases}
    return Previous(of_claim, frozenset(used), aliases, result.sites)


def test_a_rerun_gives_the_same_ids() -> None:
    claims = [make.claim(A), make.claim(B), make.claim(C, place="Tessim")]
    first = linked(*claims)
    assert linked(*claims, previous=history(first)) == first


def test_a_merge_keeps_the_id_of_most_claims_and_the_other_still_resolves() -> None:
    one, two, other = make.claim(A), make.claim(B), make.claim(C, place="Tessim")
    first = linked(one, two, other)
    big, small = (next(i.id for i in first.incidents if claim.id in i.claims) for claim in (one, other))
    merge = make.verdict(1, "must_link", one, other)
    merged = linked(one, two, other, previous=history(first), verdicts=[merge])
    assert [(incident.id, incident.aliases) for incident in merged.incidents] == [(big, (small,))]
    split = make.verdict(2, "cannot_link", one, other)
    again = linked(one, two, other, previous=history(merged), verdicts=[merge, split])
    ids = {incident.id for incident in again.incidents}
    assert big in ids and len(ids) == 2
    assert small not in ids  # an id that became an alias is never minted again


CASE = [
    make.claim(A, dates=(make.when("discovery", "2031-03-04"),), counts=(make.count("bodies_found_claimed", 40),)),
    make.claim(A, "kill.execution", at=30, actors=["Grey Column"]),
    make.claim(A, place="Tessim", at=60, episode=1),
    make.claim(B, "grave.exhumation", dates=(make.when("exhumation", "2031-06"),)),
    make.claim(B, "cem.desecration", place="Tessim", at=70, episode=2, site_type="cemetery"),
    make.claim(C, place="Tessim", counts=(make.count("bodies_found_claimed", 7),)),
    make.claim(C, place="Valka", at=44, episode=1),
    make.claim(D, place="Orvane province", counts=(make.count("graves_found", 12, of="objects"),)),
    make.claim(D, "info.denial", place="Orvane", at=31, episode=1, polarity="denied"),
]
SAID = [make.verdict(1, "cannot_link", CASE[0], CASE[5]), make.verdict(2, "must_link", CASE[4], CASE[5])]


@settings(max_examples=40, deadline=None)
@given(st.permutations(CASE), st.permutations([A, B, C, D]), st.permutations(SAID))
def test_the_order_of_arrival_changes_nothing(claims: list[Claim], reports: list[Report], said: list) -> None:
    assert link(claims, reports, verdicts=said) == link(CASE, [A, B, C, D], verdicts=SAID)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] < p[1]), max_size=5))
def test_claims_that_a_person_parted_never_share_an_incident(pairs: set[tuple[int, int]]) -> None:
    said = [make.verdict(n, "cannot_link", CASE[a], CASE[b]) for n, (a, b) in enumerate(sorted(pairs))]
    result = linked(*CASE, verdicts=said)
    assert not any(together(result, CASE[a], CASE[b]) for a, b in pairs)


def test_an_update_replaces_its_own_papers_figure_in_the_incident() -> None:
    first = make.report("v1", published="2030-03-05", publisher="The Lamp")
    later = make.report("v2", published="2030-03-06", publisher="The Lamp")
    claims = [
        make.claim(first, "kill.massacre", counts=(make.count("killed", 12),)),
        make.claim(later, "kill.massacre", counts=(make.count("killed", 30),)),
    ]
    family = Family("F-1", (first.id, later.id), (Link(later.id, first.id, "update", "r", 0.8),))
    (found,) = link(claims, [first, later], [family]).incidents
    assert [(one.low, one.high) for one in found.counts] == [(30, 30)]
