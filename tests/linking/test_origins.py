import itertools
from dataclasses import replace

import pytest

from headstone.linking.corroborating import Counting
from headstone.linking.credits import Credit
from headstone.linking.origins import OriginMap, resolve
from headstone.linking.origins_words import bare
from headstone.linking.outlets import outlets
from headstone.model.claims import OWN_WORK, PASSED_ON, UNSURE, Claim, Finder, Voice
from headstone.model.incidents import Corroboration
from headstone.model.lineage import Family, Link
from headstone.model.places import Place
from headstone.model.sources import Meta, Report
from headstone.model.spans import Span, quote
from headstone.tables import load
from headstone.text.organisations import organisations

TABLE = outlets(load("outlets.yaml"))
ARMY = Voice("Peruvian armed forces", "the army", "state", side="PE")
MAYOR = Voice("Jo Example", "the mayor", "state", side="state:?")
HRW = Voice("Human Rights Watch", "HRW", "ngo", side="Human Rights Watch")
UN = Voice("United Nations", "the UN", "un_body", side="UN")
RESIDENTS = Voice("residents", "residents", "witness", named="collective")
PAPER = Voice("Reuters", "", "outlet", side="Reuters")
NUMBERS = itertools.count()


def report(id_: str, publisher: str = "Example Post") -> Report:
    return Report(id_, "", f"{id_}.txt", "", Meta(publisher=publisher), "read")


def claim(*voices: Voice, by: str = "R-1", **slots: object) -> Claim:
    start = next(NUMBERS)
    made = Claim(f"C-{start}", by, "L", "grave.discovery", Span(start, start + 1), voices=voices)
    return replace(made, **slots)  # type: ignore[arg-type]  # any slot of a claim may be given


def count(*claims: Claim, families: tuple[Family, ...] = (), **credits: tuple[Credit, ...]) -> Corroboration:
    reports = [report(id_, f"Paper {id_}") for id_ in sorted({c.report for c in claims})]
    found = resolve(claims, reports, families, {k.replace("_", "-"): v for k, v in credits.items()}, TABLE)
    return Counting.of(found, reports, families, TABLE)(claims)


def test_all_bodies_of_one_state_are_one_origin() -> None:
    place = Place("Ayacucho", country="PE")
    assert count(claim(ARMY), claim(MAYOR, by="R-2", place=place)).known_origins == 1


def test_a_state_an_ngo_and_the_united_nations_are_three() -> None:
    found = count(claim(ARMY), claim(HRW), claim(UN, by="R-2"))
    assert (found.known_origins, found.state) == (3, "cross_type")


def test_an_ngo_with_its_own_witnesses_is_one_origin() -> None:
    told = replace(RESIDENTS, relayed_by="Human Rights Watch")
    assert count(claim(HRW), claim(told, replace(HRW, wording=""))).known_origins == 1


def test_residents_told_to_two_agencies_are_two_origins() -> None:
    one = claim(replace(RESIDENTS, relayed_by="Reuters"), PAPER)
    other = claim(replace(RESIDENTS, relayed_by="CNN"), replace(PAPER, name="CNN", side="CNN"), by="R-2")
    assert count(one, other).known_origins == 2


def test_a_reporter_and_the_residents_met_there_are_one_origin() -> None:
    seen = Voice("Reuters", "a Reuters reporter", "own_reporter", side="Reuters")
    assert count(claim(seen), claim(replace(RESIDENTS, relayed_by="Reuters"), PAPER)).known_origins == 1


def test_witnesses_in_a_credited_retelling_are_those_of_the_agency() -> None:
    wire = (Credit("Reuters", "Reuters", None, "publisher", "republication"),)
    found = count(claim(RESIDENTS), claim(RESIDENTS, by="R-2"), R_1=wire, R_2=wire)
    assert (found.known_origins, found.state) == (1, "many_reports_one_origin")


def test_an_uncredited_copy_adds_no_origin() -> None:
    family = Family("F-1", ("R-1", "R-2"), (Link("R-2", "R-1", "republished_uncredited", "test", 0.9),))
    assert count(claim(RESIDENTS), claim(RESIDENTS, by="R-2"), families=(family,)).known_origins == 1


def test_a_plain_assertion_adds_an_unknown_origin_only() -> None:
    found = count(claim(), claim(by="R-2"))
    assert (found.known_origins, found.unknown_origins, found.state) == (0, 2, "insufficient")


def test_an_unsure_voice_counts_beside_a_sure_one_of_the_same_origin_alone() -> None:
    unsure = replace(ARMY, rule=f"voices{UNSURE}")
    alone = count(claim(unsure), claim(HRW, by="R-2"))
    assert (alone.known_origins, alone.unknown_origins) == (1, 1)
    assert count(claim(unsure), claim(ARMY, by="R-2"), claim(HRW, by="R-2")).known_origins == 2
    assert count(claim(unsure, ARMY)).known_origins == 1, "the sure one of a claim stands for both"


def test_of_states_that_no_words_name_the_one_that_is_sure_counts_wherever_it_is() -> None:
    for faint, sure in itertools.permutations(("CO", "IQ", "LY", "ML", "PE"), 2):
        heard = claim(replace(MAYOR, rule=f"voices{UNSURE}"), place=Place("A town", country=faint))
        assert count(heard, claim(MAYOR, by="R-2", place=Place("A town", country=sure))).known_origins == 1


def test_what_somebody_told_a_body_counts_as_that_body_does() -> None:
    told = replace(RESIDENTS, relayed_by="Human Rights Watch")
    for rule, known in (("voices", 1), (f"voices{UNSURE}", 0)):
        assert count(claim(told, replace(HRW, wording="", rule=rule))).known_origins == known


def test_an_outlet_that_only_reports_is_no_origin() -> None:
    assert count(claim(replace(PAPER, wording="Reuters"))).known_origins == 0


def test_a_denial_is_no_origin_and_makes_it_contested() -> None:
    denial = claim(replace(ARMY, side="RU"), polarity="denied", modality="denied", by="R-2")
    found = count(claim(UN), denial)
    assert (found.known_origins, found.state) == (1, "contested")


def test_an_expectation_is_no_origin() -> None:
    assert count(claim(ARMY, modality="expected")).known_origins == 0


def test_pictures_belong_to_the_side_that_published_them() -> None:
    shown = Voice("Al-Shabaab", "images", "pictures", side="Al-Shabaab")
    said = Voice("Al-Shabaab", "Al-Shabaab", "armed_group", side="Al-Shabaab")
    assert count(claim(shown), claim(said)).known_origins == 1


def test_pictures_without_a_publisher_add_nothing() -> None:
    assert count(claim(Voice("the video", "the video", "pictures"))).known_origins == 0


def test_origins_do_not_depend_on_the_order_of_claims() -> None:
    claims = [claim(ARMY), claim(HRW), claim(UN), claim(RESIDENTS)]
    reports = [report("R-1")]
    maps: list[OriginMap] = [resolve(order, reports, (), {}, TABLE) for order in itertools.permutations(claims)]
    assert all(each.origins == maps[0].origins and dict(each.of_claim) == dict(maps[0].of_claim) for each in maps)


def test_the_body_that_found_a_grave_is_its_origin_where_nobody_is_quoted() -> None:
    found = claim(finder=Finder("Peruvian armed forces", "Peruvian soldiers"))
    table = organisations(load("organisations.yaml"))
    origins = resolve([found], [report("R-1")], (), {}, TABLE, table)
    assert [origin.name for origin in origins.origins] == ["Peruvian state side"]


def test_villagers_who_found_a_grave_are_no_known_origin() -> None:
    found = claim(finder=Finder("villagers", "villagers"))
    assert resolve([found], [report("R-1")], (), {}, TABLE, organisations(load("organisations.yaml"))).origins == ()


def test_residents_inside_a_copied_passage_are_those_of_its_source() -> None:
    family = Family("F-1", ("R-1", "R-2"), (Link("R-2", "R-1", "embeds", "test", 0.3, True, ((0, 40, 0, 40),)),))
    copied = quote("voice", "L", "x" * 90, Span(0, 40))
    own = quote("voice", "L", "x" * 90, Span(50, 90))
    woman = replace(RESIDENTS, named="anonymous", quotes=(0,))
    first = claim(replace(woman, quotes=()))
    assert count(first, claim(woman, by="R-2", quotes=(copied,)), families=(family,)).known_origins == 1
    assert count(first, claim(woman, by="R-2", quotes=(own,)), families=(family,)).known_origins == 2


def test_crowds_that_nobody_met_are_one_origin() -> None:
    assert count(claim(RESIDENTS), claim(RESIDENTS, by="R-2")).known_origins == 1


def test_a_name_without_a_role_takes_the_one_of_another_report() -> None:
    place = Place("Ayacucho", country="PE")
    bare = Voice("Mr Example", "Mr Example", "unknown")
    assert count(claim(MAYOR, place=place), claim(bare, by="R-2", place=place)).known_origins == 1
    assert count(claim(bare)).known_origins == 0


def test_a_body_by_a_part_of_its_name_is_that_body() -> None:
    whole, part = (Voice(name, name, "armed_group", side=name) for name in ("Dawn Battalions", "the Battalions"))
    assert count(claim(whole), claim(part, by="R-2")).known_origins == 1


def test_a_foreign_ministry_abroad_is_no_origin() -> None:
    place = Place("Ayacucho", country="PE")
    ministry = Voice("French authorities", "the French foreign ministry", "state", side="FR")
    assert count(claim(ARMY, place=place), claim(ministry, by="R-2", place=place)).known_origins == 1


def test_a_state_that_no_words_name_is_the_one_of_the_incident() -> None:
    here, misread = Place("Ayacucho", country="PE"), Place("Ayacucho", country="FJ")
    claims = (claim(MAYOR, place=here), claim(MAYOR, by="R-2", place=here), claim(MAYOR, by="R-3", place=misread))
    assert count(*claims).known_origins == 1


def test_unnamed_sources_are_no_origin_in_any_language() -> None:
    assert count(claim(Voice("sources", "sources de sécurité", "state", named="collective"))).known_origins == 0


def test_witnesses_told_after_another_paper_of_the_case_are_that_papers() -> None:
    own = claim(replace(RESIDENTS, named="anonymous", relayed_by="Reuters"), PAPER, by="R-2")
    words = quote("voice", "L", "x" * 40 + "a herdsman saw it", Span(40, 57))
    retold = claim(Voice("a herdsman", "a herdsman", "witness", named="anonymous", quotes=(0,)), quotes=(words,))
    cites = Credit("Paper R-2", "Paper R-2", Span(0, 9), "inline", "quotation")
    own = replace(own, voices=(Voice("a nurse", "a nurse", "witness", named="anonymous"),))
    assert count(own, retold).known_origins == 2
    assert count(own, retold, R_1=(cites,)).known_origins == 1


def test_a_clerics_own_name_and_the_body_that_the_cleric_may_speak_for_are_one() -> None:
    bishop = Voice("Ada Quill", "Bishop Ada Quill", "religious")
    parish = Voice("Parish of Example", "the parish", "religious", side="Parish of Example")
    assert count(claim(bishop), claim(parish, by="R-2")).known_origins == 1


def test_the_expert_of_a_body_is_that_body() -> None:
    staff = Voice("HRW", "Ada Quill", "ngo", side="Human Rights Watch")
    expert = Voice("Ada Quill", "Ada Quill", "expert")
    assert count(claim(staff), claim(expert, by="R-2")).known_origins == 1


def test_a_lawyer_who_comments_is_no_origin_but_a_doctor_who_saw_is_field_work() -> None:
    lawyer = Voice("a lawyer in Example", "a lawyer in Example", "expert", named="anonymous")
    doctor = Voice("a doctor", "a doctor", "expert", named="anonymous")
    assert count(claim(lawyer)).known_origins == 0
    assert count(claim(doctor)).known_origins == 1


def test_what_a_spokesman_told_this_station_is_no_field_work_of_the_station() -> None:
    told = replace(ARMY, relayed_by="the outlet")
    station = Voice("the outlet", "the army", "own_reporter", rule="voices-3: its outlet")
    assert count(claim(told, station)).known_origins == 1


def test_an_expert_is_one_with_the_full_name_and_with_the_last_name_alone() -> None:
    place = Place("Oskemen", country="KZ")
    whole = Voice("Marat Exampleev", "Marat Exampleev", "expert", named="named")
    short = Voice("The independent scholar Exampleev", "The independent scholar Exampleev", "expert", named="named")
    assert count(claim(whole, place=place), claim(short, by="R-2", place=place)).known_origins == 1


def test_a_bodys_name_in_two_languages_is_one_origin() -> None:
    here = Voice("Centro Ejemplo de Memoria Forense", "", "ngo", side="Centro Ejemplo de Memoria Forense")
    there = Voice("Ejemplo Centre for Forensic Memory", "", "ngo", side="Ejemplo Centre for Forensic Memory")
    assert count(claim(here), claim(there, by="R-2")).known_origins == 1


def test_a_body_on_its_own_page_and_without_its_kind_elsewhere_is_one_origin() -> None:
    assert bare("Corporación Huesos al Sol") == bare("Huesos al Sol") != bare("Huesos del Mar")
    assert bare("Lake Memory Foundation") == bare("Lake Memory") and " " in bare("Forum Lisboa")


def test_bodies_that_share_a_common_word_stay_two() -> None:
    one = Voice("Lake Memory Centre", "", "ngo", side="Lake Memory Centre")
    other = Voice("Valley Memory Centre", "", "ngo", side="Valley Memory Centre")
    assert count(claim(one), claim(other, by="R-2")).known_origins == 2


def test_whom_one_paper_names_as_a_bodys_is_no_private_person_in_another() -> None:
    place = Place("Alcorisa", country="ES")
    head = Voice("Pilar Muestra", "Pilar Muestra", "ngo", named="named", side="Huesos al Sol")
    bare = Voice("Pilar Muestra", "Pilar Muestra", "witness", named="named")
    assert count(claim(head, place=place), claim(bare, by="R-2", place=place)).known_origins == 1


def test_one_society_named_in_two_scripts_is_one_origin() -> None:
    latin = Voice("Serpa Remembrance Society", "the society", "ngo", named="named", side="Serpa Remembrance Society")
    cyrillic = replace(latin, name="Общество памяти Серпы", side="Общество памяти Серпы")
    other = replace(latin, name="Общество памяти Тестова", side="Общество памяти Тестова")
    assert count(claim(latin), claim(cyrillic, by="R-2")).known_origins == 1
    assert count(claim(latin), claim(other, by="R-2")).known_origins == 2


def test_an_unnamed_expert_is_the_one_whom_the_report_names() -> None:
    named = Voice("Jo Example", "Jo Example", "expert", named="named")
    unnamed = Voice("an anthropologist", "a forensic anthropologist", "expert", named="anonymous")
    assert count(claim(named), claim(replace(unnamed, relayed_by="Reuters"), PAPER)).known_origins == 1
    told = "The forensic archaeologist at Example University"
    described = Voice(told, told, "expert", named="named")
    assert count(claim(named), claim(described)).known_origins == 1
    assert count(claim(described)).known_origins == 1
    assert count(claim(named), claim(replace(named, name="Ada Quill", wording="Ada Quill"))).known_origins == 2


SEEN = Voice("the outlet", "", "own_reporter", rule="view@1: first person")
COPIED = Link("R-2", "R-1", "republished_credited", "test", 0.9, True, ((0, 40, 0, 40),))


def test_what_a_copy_tells_as_a_whole_is_its_sources_field_work() -> None:
    family = Family("F-1", ("R-1", "R-2"), (COPIED,))
    beyond = replace(SEEN, quotes=(0,))
    outside = quote("voice", "L", "x" * 90, Span(60, 70))
    one, other = claim(SEEN), claim(beyond, by="R-2", quotes=(outside,))
    assert count(one, other, families=(family,)).known_origins == 1
    cue = replace(beyond, rule="voices-9: first person")
    assert count(one, claim(cue, by="R-2", quotes=(outside,)), families=(family,)).known_origins == 2


def test_what_a_whole_text_tells_that_credits_another_paper_is_that_papers() -> None:
    told = quote("voice", "L", "x" * 90, Span(60, 70))
    seen = replace(SEEN, quotes=(0,))
    one, other = claim(seen, quotes=(told,)), claim(seen, by="R-2", quotes=(told,))
    credit = (Credit("Paper R-1", "Paper R-1", Span(5, 14), "inline", "quotation"),)
    assert count(one, other).known_origins == 2
    assert count(one, other, R_2=credit).known_origins == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("armed_group", "an armed group"),
        ("ngo", "a rights group"),
        ("religious", "a religious body"),
        ("expert", "an independent expert"),
    ],
)
def test_a_party_that_only_the_view_tells_of_is_whoever_of_its_kind_is_named(kind: str, name: str) -> None:
    seen = Voice(name, "", kind, "unknown", "anonymous", None, rule="view@1")
    named = Voice("Example Front", "Example Front", kind, side="Example Front")
    assert count(claim(seen)).known_origins == 1
    assert count(claim(seen), claim(seen, by="R-2")).known_origins == 1
    assert count(claim(seen), claim(named, by="R-2")).known_origins == 1
    assert count(claim(seen), claim(ARMY, by="R-2")).known_origins == 2
    one, other = claim(seen), claim(seen, by="R-2")
    found = resolve([one, other], [report("R-1"), report("R-2")], (), {}, TABLE)
    assert found.of_claim[one.id] != found.of_claim[other.id], "another incident's is another"


def test_a_cleric_by_office_is_of_the_body_that_another_report_names() -> None:
    rabbi = Voice("the rabbi of the Zorn valley", "the rabbi of the Zorn valley", "religious")
    named = Voice("Elia Beispiel", "Rabbi Elia Beispiel", "religious", named="named")
    assert count(claim(rabbi), claim(named, by="R-2")).known_origins == 1
    assert count(claim(rabbi)).known_origins == 1


PASSED = replace(RESIDENTS, named="anonymous", rule=f"voices: noun{PASSED_ON}")


def test_field_work_that_a_report_passes_on_is_that_of_whoever_else_was_there() -> None:
    own = Voice("the author", "we", "own_reporter", "no", "anonymous", rule="voices: first person")
    assert count(claim(PASSED)).known_origins == 1, "somebody was there"
    assert count(claim(PASSED), claim(PASSED, by="R-2")).known_origins == 1, "nobody can tell that they are two"
    assert count(claim(PASSED), claim(own, by="R-2")).known_origins == 1
    heard = replace(PASSED, rule="voices: noun")
    assert count(claim(heard), claim(own, by="R-2")).known_origins == 2, "its own"


def test_field_work_that_is_passed_on_is_the_one_outlets_that_the_report_names() -> None:
    own = Voice("the author", "we", "own_reporter", "no", "anonymous", rule="voices: first person")
    credit = (Credit("Paper R-2", "Paper R-2", Span(0, 9), "inline", "quotation"),)
    three = (claim(PASSED), claim(own, by="R-2"), claim(own, by="R-3"))
    assert count(*three, R_1=credit).known_origins == 2
    alone = (claim(PASSED), claim(UN, by="R-2"))
    assert count(*alone, R_1=credit).known_origins == 2


def test_an_outlet_that_was_there_beside_the_one_it_names_is_another_origin() -> None:
    there = Voice("the outlet", "we", "own_reporter", "no", "anonymous", rule=f"view@1: {OWN_WORK}")
    own = Voice("the author", "we", "own_reporter", "no", "anonymous", rule="voices: first person")
    credit = (Credit("Paper R-2", "Paper R-2", Span(0, 9), "inline", "quotation"),)
    assert count(claim(there), claim(own, by="R-2"), R_1=credit).known_origins == 2
    only = replace(there, rule="view@1: first person")
    assert count(claim(only), claim(own, by="R-2"), R_1=credit).known_origins == 1


def test_an_outlet_is_the_same_with_and_without_its_article() -> None:
    told = replace(RESIDENTS, named="anonymous", relayed_by="Quotidiano Serpa")
    paper = Voice("Quotidiano Serpa", "", "outlet", side="Quotidiano Serpa")
    own = Voice("the author", "we", "own_reporter", "no", "anonymous", rule="voices: first person")
    claims = (claim(told, paper), claim(own, by="R-2"))
    reports = [report("R-1", "Serpa Line"), report("R-2", "Il Quotidiano Serpa")]
    assert Counting.of(resolve(claims, reports, (), {}, TABLE), reports, (), TABLE)(claims).known_origins == 1


def test_a_name_of_few_letters_is_one_with_the_same_and_a_word_more() -> None:
    short, long = (Voice(name, name, "ngo", side=name) for name in ("Nour", "Nour pour Serpa"))
    assert count(claim(short), claim(long)).known_origins == 1


def test_whom_an_outlet_with_work_of_its_own_met_are_its_own() -> None:
    there = Voice("the outlet", "we", "own_reporter", "no", "anonymous", rule=f"view@1: {OWN_WORK}")
    woman = Voice("Jo Example", "Jo Example", "witness", "no", "anonymous", rule="voices: plain person")
    credit = (Credit("Paper R-2", "Paper R-2", None, "footer", "republication"),)
    assert count(claim(there, woman), R_1=credit).known_origins == 1


def test_field_work_passed_on_in_another_outlets_text_is_that_of_the_outlet_it_quotes() -> None:
    quoted = Voice("Paper R-2", "", "outlet", side="Paper R-2")
    own = Voice("the author", "we", "own_reporter", "no", "anonymous", rule="voices: first person")
    wire = (Credit("Wire Example", "Wire Example", Span(0, 4), "dateline", "republication"),)
    three = (claim(PASSED, quoted), claim(own, by="R-2"), claim(own, by="R-3"))
    assert count(*three, R_1=wire).known_origins == 2
    other = Voice("Paper R-3", "", "outlet", side="Paper R-3")
    of_two = claim(PASSED, quoted, other)
    assert count(of_two, *three[1:], R_1=wire).known_origins == 3, "the wire's own, for all it says"


def test_a_head_without_a_state_is_of_the_one_state_that_speaks_in_the_report() -> None:
    serbia = Voice("Serbian authorities", "the Serbian commission", "state", side="RS")
    head = Voice("Jo Example", "Commission head Jo Example", "state", side="state:?RS")
    place = Place("Klina", country="XK")
    assert count(claim(serbia, place=place), claim(head, place=place)).known_origins == 1
    assert count(claim(head, place=place), claim(ARMY, place=place)).known_origins == 2


def test_an_expert_with_a_second_surname_is_the_one_without_it() -> None:
    short = Voice("Ana Ruiz", "Ana Ruiz", "expert")
    full = Voice("Ana Ruiz Soto", "Ana Ruiz Soto", "expert")
    assert count(claim(short), claim(full, by="R-2")).known_origins == 1
    assert count(claim(short), claim(replace(full, name="Eva Ruiz Soto", wording=""), by="R-2")).known_origins == 2


def test_an_expert_of_a_bare_headline_was_met_by_nobody() -> None:
    headline = Voice("Archaeologist", "Archaeologist", "expert", named="anonymous", rule="voices: noun")
    surgeon = replace(headline, name="A surgeon", wording="A surgeon")
    assert count(claim(headline)).known_origins == 0
    assert count(claim(surgeon)).known_origins == 1
