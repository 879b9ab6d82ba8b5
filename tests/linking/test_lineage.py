from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from headstone.linking.lineage import later_versions, trace
from headstone.linking.lineage_words import lineage_words, without_stock
from headstone.model.lineage import Family, Link
from headstone.model.sources import Layer, Report
from headstone.model.spans import Span
from headstone.tables import load
from tests.linking import factories as make

WORDS = lineage_words(load("lineage.yaml"))
WELL = (
    "Workers who came to repair the old well outside Orvane stopped when their buckets brought up shreds of cloth. "
    "The town's engineer climbed down on a rope and counted the remains of at least nineteen people lying in the mud. "
    "He said that some of them still wore the blue shirts that the ferry company gives to its crews every spring. "
    "Elders recall that a ferry crew was led away by men in masks during the winter of the long blackout. "
    "A judge has closed the road, and the families have been asked to bring photographs to the school. "
    "The province has promised a team with proper lights and a tent before the rains begin."
)
OTHER = (
    "A storm tore the roofs from forty houses along the northern coast on Sunday and sank a dozen fishing boats. "
    "The harbour master of Tessim said the warning had come too late for those who were already at sea. "
    "Schools will stay shut until the electricity company has put its masts up again, which may take a week."
)


@dataclass(frozen=True)
class Credit:
    outlet: str
    kind: str = "republication"


def traced(texts: dict[str, str], credits: dict[str, tuple[Credit, ...]] | None = None, **meta: dict[str, str]):
    reports = [make.report(name, **meta.get(name, {})) for name in texts]
    layers = {one.id: make.layer(one, texts[one.id[2:]]) for one in reports}
    return trace(reports, layers, WORDS, {f"R-{name}": of for name, of in (credits or {}).items()})


def only_link(families: tuple) -> Link:
    assert len(families) == 1 and len(families[0].links) == 1
    return families[0].links[0]


def test_two_texts_of_their_own_are_no_family() -> None:
    assert traced({"a": WELL, "b": OTHER}) == ()


def test_equal_texts_are_an_exact_duplicate() -> None:
    assert only_link(traced({"a": WELL, "b": "  " + WELL.upper()})).kind == "exact_duplicate"


def test_the_first_sentences_of_a_text_are_its_abridgement() -> None:
    link = only_link(traced({"a": WELL, "b": WELL[:300]}))
    assert (link.kind, link.from_report, link.to_report, link.directed) == ("abridged", "R-b", "R-a", True)
    assert link.overlap > 0.9


def test_two_sentences_inside_another_text_are_found() -> None:
    taken = ". ".join(WELL.split(". ")[1:3])
    link = only_link(traced({"a": WELL, "b": f"{OTHER} {taken}. {OTHER[::-1]}"}))
    assert link.kind == "embeds"
    assert any(WELL[c:d].startswith("The town's engineer") or WELL[a:b].startswith("The town's engineer")
               for a, b, c, d in [link.spans[0]])  # fmt: skip


def test_the_spans_of_a_link_hold_the_same_words() -> None:
    texts = {"a": WELL, "b": OTHER + " " + WELL[:330]}
    link = only_link(traced(texts))
    from_text, to_text = texts[link.from_report[2:]], texts[link.to_report[2:]]
    assert link.spans
    assert all(from_text[a:b] == to_text[c:d] for a, b, c, d in link.spans)


def test_a_shuffled_copy_is_still_a_copy() -> None:
    shuffled = ". ".join(reversed(WELL.rstrip(".").split(". "))) + "."
    assert len(traced({"a": WELL, "b": shuffled})) == 1


def test_a_copy_with_every_eighth_word_changed_is_still_a_copy() -> None:
    changed = " ".join("something" if n % 8 == 7 else word for n, word in enumerate(WELL.split()))
    assert len(traced({"a": WELL, "b": changed})) == 1


def test_the_earlier_date_is_the_source() -> None:
    link = only_link(
        traced({"a": WELL, "b": WELL + " Ends."}, a={"published": "2030-05-02"}, b={"published": "2030-05-01"})
    )
    assert (link.from_report, link.to_report, link.directed) == ("R-a", "R-b", True)


def test_a_credit_decides_the_direction_before_the_date() -> None:
    meta = {
        "a": {"published": "2030-05-01", "publisher": "Orvane Post"},
        "b": {"published": "2030-05-02", "publisher": "The Lamp"},
    }
    link = only_link(traced({"a": WELL, "b": WELL + " Ends."}, {"a": (Credit("The Lamp"),)}, **meta))
    assert (link.from_report, link.kind) == ("R-a", "republished_credited")


def test_without_date_credit_or_length_the_direction_stays_open() -> None:
    assert not only_link(traced({"a": WELL, "b": "Today. " + WELL + " Ends."})).directed


def test_a_credit_alone_joins_no_two_reports() -> None:
    credits = {"a": (Credit("The Lamp"),), "b": (Credit("The Lamp"),)}
    assert traced({"a": WELL, "b": OTHER}, credits) == ()


def test_a_later_version_of_one_publisher_is_an_update() -> None:
    meta = {
        "a": {"published": "2030-05-01", "publisher": "The Lamp"},
        "b": {"published": "2030-05-02", "publisher": "The Lamp"},
    }
    assert only_link(traced({"a": WELL, "b": WELL + " A tent has come."}, **meta)).kind == "update"


def test_one_quotation_in_two_texts_is_a_shared_statement() -> None:
    said = "“We will open every well of this valley, one after the other, until no mother asks where her son lies,”"
    link = only_link(traced({"a": f"{WELL} {said} the judge said.", "b": f"{OTHER} {said} a judge told mourners."}))
    assert link.kind == "shared_statement"


def test_one_voice_in_both_texts_is_a_shared_statement() -> None:
    said = "The ministry counted eleven graves under the orchard wall and ordered the road beside it shut for a month"
    texts = {"a": f"{WELL} {said}.", "b": f"{said}, it was learnt. {OTHER}"}
    reports = [make.report(name) for name in texts]
    layers = {one.id: make.layer(one, texts[one.id[2:]]) for one in reports}
    claims = [
        make.claim(one, at=texts[one.id[2:]].index(said), sentence=said, voices=["Ministry of Wells"])
        for one in reports
    ]
    assert trace(reports, layers, WORDS, {}, claims)[0].links[0].kind == "shared_statement"


def test_a_rights_notice_joins_no_two_reports() -> None:
    notice = "Copyright 2030 The Lamp. All rights reserved. This text may not be published, broadcast or sold."
    assert traced({"a": f"{WELL}\n{notice}", "b": f"{OTHER}\n{notice}"}) == ()


def test_what_one_publisher_prints_under_every_text_is_furniture() -> None:
    tail = (
        " The Lamp is read in nine valleys and lives by what its readers pay at the door of the old mill each spring."
    )
    texts = {str(n): " ".join(f"w{n}x{m}" for m in range(60)) + "." + tail for n in range(6)}
    assert traced(texts, **{name: {"publisher": "The Lamp"} for name in texts}) == ()


def test_a_header_block_is_not_compared() -> None:
    head = "note: this text was written for a test of lineage and says nothing about any event or any place at all"
    reports = [make.report("a"), make.report("b")]
    texts = {"R-a": f"{head}\n\n{WELL}", "R-b": f"{head}\n\n{OTHER}"}
    layers = {one.id: make.layer(one, texts[one.id], (Span(len(head), len(texts[one.id])),)) for one in reports}
    assert trace(reports, layers, WORDS) == ()


SPANISH = (
    "Al menos 31 cuerpos fueron hallados el 14 de mayo en una cantera de Orvane, dijo el fiscal Marek Dolun. "
    "El equipo de Dolun trabaja con la jueza Ilse Varga, de Tessim, y con 12 voluntarios de la Casa Roja. "
    "Según Varga, los 31 eran pescadores de Valka que salieron el 2 de abril con destino a Port Leman."
)
ITALIAN = (
    "Almeno 31 corpi sono stati trovati il 14 maggio in una cava di Orvane, ha detto il procuratore Marek Dolun. "
    "La squadra di Dolun lavora con la giudice Ilse Varga, di Tessim, e con 12 volontari della Casa Rossa. "
    "Secondo Varga i 31 erano pescatori di Valka partiti il 2 aprile per Port Leman."
)
OWN_WORDS = (
    "Pescatori di Valka raccontano la notte in cui sparirono i loro compagni: di 31 non tornò nessuno. "
    "Una donna di Tessim, Anna Brode, li aspettò fino a giugno. A Orvane ora si scava, dice la giudice Varga."
)


def test_a_translation_that_gives_the_same_details_in_the_same_order_is_linked() -> None:
    link = only_link(traced({"a": SPANISH, "b": ITALIAN}, a={"language": "es"}, b={"language": "it"}))
    assert link.kind == "translation"


def test_another_text_on_the_same_event_in_another_language_is_not_a_translation() -> None:
    assert traced({"a": SPANISH, "b": OWN_WORDS}, a={"language": "es"}, b={"language": "it"}) == ()


def test_a_family_id_depends_on_its_reports_alone() -> None:
    first = traced({"a": WELL, "b": WELL[:300]})
    second = traced({"b": WELL[:300], "a": WELL, "c": OTHER})
    assert first[0].id == second[0].id
    assert first[0].id.startswith("F-")


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_the_reports_changes_nothing(order: list[int]) -> None:
    texts = [WELL, WELL[:300], OTHER, OTHER + " " + WELL[:200], SPANISH]
    reports: list[Report] = [make.report(str(n)) for n in range(5)]
    layers: dict[str, Layer] = {one.id: make.layer(one, texts[n]) for n, one in enumerate(reports)}
    assert trace([reports[n] for n in order], layers, WORDS) == trace(reports, layers, WORDS)


def test_a_short_copy_with_nearly_half_of_its_words_changed_is_still_a_copy() -> None:
    changed = " ".join(f"other{n}" if n * 7919 % 20 < 8 else word for n, word in enumerate(WELL.split()))
    link = only_link(traced({"a": WELL, "b": changed}))
    assert link.kind == "republished_uncredited"
    assert link.overlap > 0.5 and link.spans


def test_the_later_version_of_a_report_is_the_one_that_shares_most_with_it() -> None:
    links = (
        Link("R-b", "R-a", "update", "r", 0.6), Link("R-c", "R-a", "update", "r", 0.9),
        Link("R-d", "R-a", "abridged", "r", 1.0), Link("R-e", "R-a", "update", "r", 1.0, directed=False),
    )  # fmt: skip
    assert later_versions([Family("F-1", ("R-a", "R-b", "R-c", "R-d", "R-e"), links)]) == {"R-a": "R-c"}


def test_a_sites_name_behind_two_headlines_joins_no_two_reports() -> None:
    site = " - Orvane Valley Evening News, Weather and River Levels for the Nine Valleys of the Upper Tessim"
    texts = {"a": f"Old well opened{site}\n{WELL}", "b": f"Storm takes roofs{site}\n{OTHER}"}
    assert traced(texts, a={"publisher": "Nine"}, b={"publisher": "Nine"}) == ()


def test_a_passage_of_one_publisher_that_has_to_do_with_neither_story_is_furniture() -> None:
    clip = "Acrobats rehearse somersaults before touring nineteen capitals, dazzling crowds beneath striped canvas."
    texts = {"a": f"Bones found in a well\n{WELL}\n{clip}", "b": f"Forty roofs lost\n{OTHER}\n{clip}"}
    assert traced(texts, a={"publisher": "Nine"}, b={"publisher": "Nine"}) == ()


def test_a_form_of_the_web_joins_no_two_reports() -> None:
    form = (
        "Welcome back. Please sign in using your account.\nWe have sent a confirmation email to the address you gave.\n"
        "Thank you for registering! We look forward to seeing you on this site and its sister sites very often.\n"
    )
    assert traced({"a": form + WELL, "b": form + OTHER}) == ()


def test_a_quotation_that_opens_a_second_paragraph_needs_no_closing_mark() -> None:
    said = "We will open every well of this valley, one after the other, until no mother has to ask where her son lies"
    quoted = f"“{said}.\n“That is all,” the judge said."
    texts = {"a": f"{WELL}\n{quoted}", "b": f"{OTHER} ‘{said},’ a judge told mourners."}
    assert only_link(traced(texts)).kind == "shared_statement"


def test_a_credit_of_a_third_outlet_is_a_credit() -> None:
    meta = {
        "a": {"published": "2030-05-01", "publisher": "Orvane Post"},
        "b": {"published": "2030-05-02", "publisher": "The Lamp"},
    }
    changed = WELL.replace("nineteen people", "19 dead persons") + " Ends."
    link = only_link(traced({"a": WELL, "b": changed}, {"b": (Credit("Hill Agency"),)}, **meta))
    assert link.kind == "republished_credited"


def test_one_holder_of_rights_under_both_copies_is_a_credit() -> None:
    notice = "\nCopyright 2030 Hill Agency. All rights reserved."
    meta = {"a": {"publisher": "Orvane Post"}, "b": {"publisher": "The Lamp"}}
    texts = {"a": f"{OTHER[:160]} {WELL}{notice}", "b": f"{WELL}{notice}"}
    assert only_link(traced(texts, **meta)).kind in ("republished_credited", "abridged")
    assert only_link(traced({"a": "Good day. " + WELL[:500] + notice, "b": WELL[60:] + notice}, **meta)).kind == (
        "republished_credited"
    )


def test_the_rights_of_another_publisher_show_one_house() -> None:
    meta = {
        "a": {"published": "2030-05-01", "publisher": "The Lamp"},
        "b": {"published": "2030-05-09", "publisher": "Orvane Post"},
    }
    taken = ". ".join(WELL.split(". ")[1:3])
    texts = {"a": WELL, "b": f"{OTHER} {taken}. {OTHER[::-1]}\n© 2030 The Lamp. All rights reserved."}
    assert only_link(traced(texts, **meta)).kind == "update"


def test_a_sentence_printed_twice_is_counted_twice() -> None:
    first = WELL.split(". ")[0] + ". "
    assert only_link(traced({"a": WELL, "b": first + WELL})).kind == "exact_duplicate"


def kept(text: str) -> str:
    return "".join(text[span.start : span.end] for span in without_stock(text, (), WORDS))


def test_a_mark_in_a_line_is_furniture_and_the_caption_beside_it_is_not() -> None:
    caption = "Workers lower a ladder into the old well outside Orvane on Friday"
    assert kept(f"Image 3 of 11 {caption} Buy this photo\n{OTHER}").split() == f"{caption} {OTHER}".split()
    assert kept(f"Bild 3 von 11 {caption}").strip() == caption


def test_a_plea_in_a_text_without_marks_takes_no_story_along() -> None:
    story = WELL.replace(".", "").replace(",", "")
    left = kept(f"{story} please sign up for our newsletter {story}")
    assert "sign up" not in left and "newsletter" not in left
    assert left.startswith(story[:300]) and left.endswith(story[-300:])


def test_a_speaker_who_says_you_can_or_speaks_of_comments_is_no_furniture() -> None:
    for told in (
        "The mayor said his comments are an insult to the families of the dead.",
        "You can smell the pit from the road, the driver said.",
        "According to the ferryman's Facebook page, he left Tessim before the winter.",
        "She had to listen to the firsthand accounts of the gravediggers.",
    ):
        assert kept(told) == told
    for plea in (
        "Comments are closed.", "You can also sign up here.", "Visit our Facebook page.", "Listen live.",
        "Like Orvane Post on our Facebook page.", "You must be logged in to comment.",
    ):  # fmt: skip
        assert kept(plea) == ""


def test_a_list_of_films_beside_two_stories_makes_them_no_kin() -> None:
    films = (
        "\n1:16 Ferry crews meet the new mayor of Orvane to talk about the price of diesel and nets\n"
        "0:45 Harbour choir sings the old songs of the lighthouse keepers before a full house\n"
    )
    meta = {name: {"publisher": "The Orvane Lamp", "published": f"2031-05-0{n}"} for n, name in ((1, "a"), (2, "b"))}
    assert traced({"a": WELL + films, "b": OTHER + films}, **meta) == ()


def test_a_bar_of_share_buttons_is_furniture_in_whatever_order() -> None:
    text = "The well was opened.\nShare this:\nPrint\nPinterest\nTelegram\nMore\nThe judge closed the road."
    kept = " ".join(text[span.start : span.end] for span in without_stock(text, (), WORDS))
    assert "Pinterest" not in kept and "well was opened" in kept and "closed the road" in kept


def test_an_hour_ends_no_sentence() -> None:
    text = "The judge spoke. Tune in at 6 p.m. and again at ten for the choir. The road is shut."
    kept = [text[span.start : span.end] for span in without_stock(text, (), WORDS)]
    assert kept == ["The judge spoke. ", "The road is shut."]


def test_nine_words_in_a_row_show_kinship_only_between_texts_that_came_out_at_once() -> None:
    release = "a grey van pulled up to the ferry landing and three men stepped out"
    a = WELL + f" By one account {release}. " + OTHER[:110]
    b = f"Nobody in Tessim slept that night, the baker says, for {release}. " + " ".join(OTHER.split()[::-1])
    soon, later = (
        {"a": {"publisher": "Lamp", "published": "2031-05-01"}, "b": {"publisher": "Bell", "published": day}}
        for day in ("2031-05-02", "2031-07-02")
    )
    assert only_link(traced({"a": a, "b": b}, **soon)).kind == "shared_statement"
    assert traced({"a": a, "b": b}, **later) == ()
