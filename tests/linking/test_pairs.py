import re
from dataclasses import replace
from datetime import date

from headstone.linking.incidents_profile import Episode, episodes
from headstone.linking.incidents_told import ages_told, days_told, details_told, full_names_told
from headstone.linking.pairs import Judged, candidates, judge, judged_pairs, signs
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_keys import cells
from headstone.linking.pairs_places import alike, km, nearest, same_locality
from headstone.linking.pairs_weights import on_scale, shipped, weights_of
from headstone.model.claims import Claim
from headstone.model.places import Place
from tests.linking import factories as make

A, B = make.report("a"), make.report("b")
FOUND, EXHUMED, KILLED = "grave.discovery", "grave.exhumation", "kill.noncombatant"


def told(*claims: Claim, texts: dict[str, str] | None = None) -> tuple[Episode, ...]:
    return episodes(claims, {A.id: A, B.id: B}, {}, {}, texts or {})


def judged(*claims: Claim, texts: dict[str, str] | None = None) -> Judged:
    (pair,) = judged_pairs(told(*claims, texts=texts))
    return pair


def words(pair: Judged) -> str:
    return "; ".join(pair.reasons)


def test_episodes_of_one_report_are_never_compared() -> None:
    both = told(make.claim(A), make.claim(A, at=50, episode=1))
    assert candidates(both, Context.of(both)) == set()


def test_near_points_share_a_cell() -> None:
    assert cells(10.24, 20.26) & cells(10.26, 20.24)
    assert not cells(10.0, 20.0) & cells(11.2, 20.0)


def test_spellings_of_one_name_are_one_locality() -> None:
    assert alike("kesra", "kersa") and alike("orvane forest", "orvane") and alike("marzabad", "marzabat")
    assert alike("orxane", "orksane") and alike("wolynsk", "volinsk")
    assert not alike("orvane", "tessim") and not alike("", "")


def test_the_distance_is_that_of_the_globe() -> None:
    pole, equator = Place("p", lat=90.0, lon=0.0), Place("e", lat=0.0, lon=0.0)
    assert abs((km(pole, equator) or 0) - 10007.5) < 1
    assert km(pole, Place("nowhere")) is None


def test_one_name_far_away_is_another_place() -> None:
    there = make.replace(make.PLACES["Orvane"], lat=30.0)
    assert not same_locality(make.PLACES["Orvane"], there)


def test_a_score_comes_with_its_reasons_in_words() -> None:
    pair = judged(make.claim(A, actors=["Grey Column"]), make.claim(B, actors=["Grey Column"]))
    assert pair.conflict is None and pair.score > 0
    assert re.search(r"\+\d\.\d same locality: Orvane", words(pair)) and "same actor" in words(pair)


def test_a_conflict_is_said_in_words() -> None:
    one = make.claim(A, "cem.desecration", dates=(make.when("act", "2031-03-04"),))
    other = make.claim(B, "cem.desecration", dates=(make.when("act", "2031-09-04"),))
    assert judged(one, other).conflict == "attacks 184 days apart"


def test_what_a_report_looks_back_on_does_not_hide_its_own_date() -> None:
    later = make.report("b", published="2032-03-06")
    one = make.claim(A, "cem.desecration", dates=(make.when("act", "2030-03-04"),))
    other = make.claim(B, "cem.desecration", dates=(make.when("act", "2032-03-04"), make.when("act", "2030-03-04")))
    (pair,) = judged_pairs(episodes([one, other], {A.id: A, B.id: later}, {}, {}, {}))
    assert pair.conflict and pair.conflict.startswith("attacks 731 days apart") and pair.score < 0
    assert not pair.parts  # the day of a court may have been read as the attack's: many other reports may say so


def test_broken_tombs_that_were_read_as_a_find_are_held_apart_but_not_for_good() -> None:
    one = make.claim(A, "cem.grave_destruction", site_type="cemetery", score=0.9)
    found = make.claim(B, "grave.discovery", site_type="cemetery", score=0.9)
    assert not judged(one, found).parts
    assert any("the other of the dead" in reason for reason in judged(one, found).reasons)
    dead = make.claim(B, "grave.exhumation", site_type="cemetery", score=0.9)
    assert judged(one, dead).parts


def test_an_attack_and_the_dead_are_two_where_both_kinds_are_sure() -> None:
    attack, killing = ({"score": 0.9, "site_type": site} for site in ("cemetery", None))
    assert judged(make.claim(A, "cem.grave_destruction", **attack), make.claim(B, "kill.execution", **killing)).parts
    unsure = make.claim(B, "kill.execution", score=0.6)  # "he was killed twice", said of a gravestone
    assert not judged(make.claim(A, "cem.grave_destruction", **attack), unsure).parts


def test_a_bomb_at_a_shrine_is_an_attack_to_one_and_a_killing_to_another() -> None:
    one = make.claim(A, "cem.tomb_destruction", site_type="mausoleum_tomb", score=0.9)
    killing, grave = (make.claim(B, act, site_type="mausoleum_tomb", score=0.9) for act in (KILLED, EXHUMED))
    assert not judged(one, killing).parts and judged(one, grave).parts


def test_a_shell_bursts_too() -> None:
    shelled = make.claim(A, "cem.grave_destruction", sentence="They bombarded the burial ground.")
    blast = make.claim(B, "cem.grave_destruction", sentence="A blast tore the headstones open.")
    assert told(shelled)[0].method == "shelling" and told(blast)[0].method == "explosives"
    assert "means" not in words(judged(shelled, blast))


def test_a_country_holds_all_that_is_in_it() -> None:
    whole = Place("Orvania", "Orvania", 20.0, 30.0, 600_000, "P7", "iso:XA", "XA")
    village = Place("Perk", "Perk", 20.0, 30.0, 600_000, "P7", None, "XA")  # no list has it: it lies in the country
    for wide in (whole, village):
        near = nearest((wide,), (make.PLACES["Orvane"],))
        assert near is not None and near[0] == 0.0
    other = nearest((whole,), (make.PLACES["Dastan"],))
    assert other is not None and other[0] > 0


def test_a_report_of_several_items_has_a_main_one() -> None:
    aside = make.claim(A, "cem.tomb_destruction", place=None, episode=1)
    (item,) = told(aside)
    assert item.number == 0 and not item.founds
    first = make.claim(A, at=50, place=None, episode=2)
    assert [one.number for one in told(make.claim(A, "disp.forced", episode=1), first)].count(0) == 1
    assert next(one for one in told(make.claim(A, "disp.forced", episode=1), first) if one.number == 0).acts == {FOUND}


def test_one_grave_may_hold_the_killed_of_many_days() -> None:
    claims = [
        make.claim(of, act, at=at, dates=(make.when("act", day),) if act.startswith("kill") else ())
        for of, day in ((A, "2031-03-04"), (B, "2031-06-04"))
        for at, act in ((0, "grave.discovery"), (50, "kill.execution"))
    ]
    assert judged(*claims).conflict is None


def test_blown_up_and_bulldozed_half_a_year_later_are_two_attacks() -> None:
    reports = {"R-a": make.report("a", published="2031-03-04"), "R-b": make.report("b", published="2031-10-04")}
    one = make.claim(A, "cem.tomb_destruction", sentence="Men with explosives blew the domed tomb up.")
    other = make.claim(B, "cem.tomb_destruction", sentence="A bulldozer flattened the domed tomb.")
    (pair,) = judged_pairs(episodes([one, other], reports, {}, {}, {}))
    assert pair.conflict == "bulldozer and explosives, 214 days apart"


CITY = Place("Great Orvane", "Great Orvane", 10.2, 20.0, 15_000, "P2", "t:9", "XA", "01")


def test_a_village_at_the_head_of_a_report_that_gives_only_the_city_speaks_for_it() -> None:
    one, other = make.claim(A, place="Orvane"), make.claim(B, place=CITY)
    texts = {B.id: "Grave opened at Orvane\n\nPeople came to Orvane from the city of Great Orvane."}
    assert "stands at the head of the other report" in words(judged(one, other, texts=texts))


def test_two_villages_are_two_places_even_where_one_report_names_both() -> None:
    one, other = make.claim(A, place="Orvane"), make.claim(B, place="Tessim")
    texts = {B.id: "Grave opened at Tessim\n\nAnother was found at Orvane."}
    pair = judged(one, other, texts=texts)
    assert pair.conflict or pair.score < 0


def test_two_sums_of_graves_are_two_statements() -> None:
    one = make.claim(A, place="Orvane province", counts=(make.count("graves_found", 19, of="objects"),))
    other = make.claim(B, place="Orvane province", counts=(make.count("graves_found", 33, of="objects"),))
    assert judged(one, other).conflict == "other numbers of graves: 19 and 33"


def test_where_they_were_sent_from_is_not_what_reports_are_about() -> None:
    (one,) = told(make.claim(A), texts={A.id: "TESSIM, Xandria (Lamp News) - A grave was opened at Orvane on Monday."})
    assert "tessim" not in {one.spelt[key] for key in one.lead}
    assert "orvane" in {one.spelt[key] for key in one.lead}


def test_a_weight_lies_on_its_scale() -> None:
    scale = ((0.0, -1.0), (1.0, 0.0), (3.0, 4.0))
    assert [on_scale(value, scale) for value in (-1.0, 0.5, 1.0, 2.0, 9.0)] == [-1.0, -0.5, 0.0, 2.0, 4.0]


def test_a_place_read_wrongly_is_outweighed_only_where_both_are_told_at_length() -> None:
    said = "Soldiers shot herdsmen at the ford of Kelmet, said Ilva Torrun, whose brother Osk Torrun drove the cattle. "
    more = "Neighbours washed torn blankets, counted spent cartridges beside willows and carried lanterns home."
    dated = {A.id: make.report("a", published="2031-03-05"), B.id: make.report("b", published="2031-03-05")}
    claims = [make.claim(of, "kill.execution", place) for of, place in ((A, "Orvane"), (B, "Tessim"))]
    short = judged(*claims)
    (long,) = judged_pairs(episodes(claims, dated, {}, {}, {A.id: said + more, B.id: said + more}))
    assert short.conflict and "km between them" in short.conflict
    assert short.score <= -3.0 and not short.parts  # other reports may still bring the two together
    assert long.conflict is None and long.score > 0


def test_what_is_near_the_threshold_asks_for_a_person() -> None:
    one, other = told(make.claim(A), make.claim(B))
    context = Context.of((one, other))
    sure = judge((one, other), 0, 1, context)
    doubtful = judge((one, other), 0, 1, context, replace(shipped(), sure=99.0))
    assert not sure.conflict and doubtful.asks and doubtful.score == sure.score


def test_scales_that_sense_says_rise_do_so() -> None:
    scales = shipped().scales
    rising = (
        "names", "words", "titles", "title_told", "rare_names", "rarest_name", "full_names", "same_figure", "same_ages",
    )  # fmt: skip
    falling = ("event_days", "days_told_killing", "published_killing", "published_graves", "published_attack")
    for name in rising:
        assert [w for _, w in scales[name]] == sorted(w for _, w in scales[name]), name
    for name in falling:
        assert [w for _, w in scales[name]] == sorted((w for _, w in scales[name]), reverse=True), name
    assert all(scales[name][-1][1] <= 0 for name in scales if name.startswith(("other_", "conflict_")))


def test_a_table_of_weights_is_read_as_it_stands() -> None:
    table = {"start": -1, "link": 0, "ask": -1, "sure": 2, "copied": 1, "doubted": 3}
    table |= {"overrule": {"graves": 1}, "scales": {"x": [[0, 1]]}}
    assert weights_of(table).scales == {"x": ((0.0, 1.0),)}


def test_a_text_tells_days_and_ages() -> None:
    text = "On Monday a 17-year-old was shot; Ilva Torrun, 34, saw it."
    dated = make.report("a", published="2031-03-05")  # a Wednesday
    assert days_told(text, dated) == (date(2031, 3, 3).toordinal(),)
    assert ages_told(text) == {17, 34}


def test_full_names_are_two_words_side_by_side_and_know_where_they_stand() -> None:
    found = full_names_told(
        "Adrel Tomm was buried by Korin J. Hask." + " They dug on." * 120 + " Ebbet Rowe looked on."
    )
    assert len(found) == 3 and sum(found.values()) == 2


def test_hours_and_numbers_of_houses_are_details_and_years_and_sums_are_not() -> None:
    text = "At 9:30 p.m. in 2031 they came to block 1204 with $4500 and left at 10 am with 1,300 others and 12 dogs."
    assert details_told(text) == {"9:30 pm", "1204", "10:00 am"}


def test_two_reports_whose_texts_were_lost_meet_by_a_word_of_their_titles() -> None:
    ones = (make.report("a", title="Tessimer quarry blast"), make.report("b", title="What the Tessimer blast left"))
    both = episodes([make.claim(one, place=None) for one in ones], {one.id: one for one in ones}, {}, {}, {})
    assert candidates(both, Context.of(both)) == {(0, 1)}
    found = {sign.feature: sign.value for sign in signs(*both, Context.of(both))}
    assert found["title_told"] > found["titles_told"] > 0.3


def test_reports_of_two_languages_are_compared_by_scales_of_their_own() -> None:
    texts = {A.id: "Something happened near the mill at night", B.id: "Quelque chose arriva au moulin cette nuit"}
    features = {}
    for language in (None, "en", "fr"):
        told_in = {A: "en", B: language}
        known = {one.id: replace(one, meta=replace(one.meta, language=tongue)) for one, tongue in told_in.items()}
        a, b = episodes([make.claim(A), make.claim(B)], known, {}, {}, texts)
        features[language] = {sign.feature for sign in signs(a, b, Context.of((a, b)))}
    across = {name for name in features["fr"] if name.endswith("_across")}
    assert {"words_across", "names_across"} <= across
    assert not any(name.endswith("_across") for name in features["en"] | features[None])
    assert {name.removesuffix("_across") for name in features["fr"]} == features["en"] == features[None]
    assert features["fr"] <= shipped().scales.keys() | {name for name in features["fr"] if name not in across}


def test_unlike_words_of_two_languages_say_nothing_against_a_pair() -> None:
    scales = shipped().scales
    assert on_scale(0.0, scales["words"]) < -1 < 0 <= on_scale(0.0, scales["words_across"])
