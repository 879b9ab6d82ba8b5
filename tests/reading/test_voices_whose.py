"""Whose word it is: a body's own people, who signs for it, whom a text named before, who passes on what others say."""

from dataclasses import replace

import pytest

from headstone.model.claims import PASSED_ON, Voice
from headstone.model.marks import View
from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.gather import document_of
from headstone.reading.marks_speaker_cues import Cues, cues
from headstone.reading.voices import VoiceMention, find_voices
from headstone.reading.voices_doubt import (
    DOUBTED,
    LISTED_ARMY,
    MISTAKEN,
    NAMELESS_EXPERT,
    doubting,
    doubting_parties,
    passed_on,
)
from headstone.reading.voices_hearsay import is_digest
from headstone.reading.voices_publisher import Publisher, by_own_people, signed_for
from headstone.reading.voices_view import (
    KIND_ADDED,
    NAMELESS,
    OWN_ADDED,
    STATE_ADDED,
    by_view,
    with_parties,
)
from headstone.rooms import load_tables
from headstone.tables import load
from tests.reading.speech import kinds, voices
from tests.reading.test_marks_speakers import tables as speakers_of_languages

LEXICON = load_tables().voices
BODY = Voice("Example Watch", "", "ngo", "no", "named", "Example Watch", rule="voices: publisher")


def document(text: str, publisher: str = "Example Post") -> Document:
    report = Report("R-1", "0" * 64, "x.txt", "", Meta(publisher=publisher), "read", None)
    return document_of(report, Layer("L-1", "R-1", "text", "test", "0" * 64, text))


def view(**odds: float) -> View:
    return View(odds, dict.fromkeys(odds, Span(0, 9)))


def mention(kind: str, words: str, side: str | None = None, rule: str = "voices: noun") -> VoiceMention:
    at = Span(0, 4)
    return VoiceMention(Voice(words, words, kind, "no", "named", side, rule=rule), at, at, at, 0)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Graves bulldozed, office says\n\nThe Serpa Memory Office said ninety graves were destroyed.",
         {("ngo", "Serpa Memory Office")}),
        ("The Serbia and Montenegro commission for missing persons said forty bodies were found.", {("state", "RS")}),
        ("The Serpa Liberation Front says eight people have been killed. Its North Valley command says that a company"
         " found them and buried them.", {("armed_group", "Serpa Liberation Front")}),
        ("Colonel Jo Example, who commands the Rapid Support Forces at Serpa, said they had buried 38 bodies.",
         {("armed_group", "Rapid Support Forces")}),
        ("Father Antonio Example said that nine villagers had been shot.", {("religious", None)}),
    ],
)  # fmt: skip
def test_words_for_a_party_are_of_the_one_that_the_text_names(text: str, speaks: set[tuple[str, str | None]]) -> None:
    assert set(kinds(text)) == speaks


def test_what_a_body_found_and_what_it_denies_are_two() -> None:
    text = "The Sudanese army said its troops had found 38 bodies in a mass grave and that it had no role in it."
    halves = [(one.polarity_of_content, text[one.scope.start : one.scope.end]) for one in voices(text)]
    assert [polarity for polarity, _ in halves] == ["affirm", "deny"]
    assert "38 bodies" in halves[0][1] and "no role" not in halves[0][1] and "no role" in halves[1][1]
    whole = "The Sudanese army said it had no role in the killings."
    assert [one.polarity_of_content for one in voices(whole)] == ["deny"]


def test_a_guest_who_speaks_for_a_body_is_no_reporter() -> None:
    text = (
        "Evening hour\n\nHOST: With me is Mr Gaston Example of the Serpa Rights Circle. How many were killed?\n\n"
        "EXAMPLE: We counted names. My colleagues and I sat with people in the market. Fifty-one were shot.\n\n"
        "HOST: Thank you."
    )
    assert {kind for kind, _ in kinds(text)} == {"ngo"}
    assert ("ngo", "Serpa Rights Circle") in kinds(text)


def test_in_a_bodys_own_text_the_spokesman_is_its_own() -> None:
    body = Publisher(BODY, Span(0, 4))
    own = [mention("state", words, "state:?PT") for words in ("The spokesman", "Les enquêteurs", "the office")]
    assert [one.voice.name for one in by_own_people(own, body, LEXICON)] == ["Example Watch"] * 3
    words = ("the police officers", "The spokesman for the interior ministry", "Le porte-parole du ministère")
    others = [*(mention("state", one, "state:?PT") for one in words), mention("state", "The spokesman", "PT")]
    assert by_own_people(others, body, LEXICON) == others, "somebody else's by their words"
    (officers,) = by_own_people([mention("state", "the officers", "state:?PT")], body, LEXICON)
    assert officers.voice.kind == "state", "those of whom a rights group tells"
    front = Publisher(replace(BODY, kind="armed_group"), Span(0, 4))
    assert by_own_people([officers], front, LEXICON)[0].voice.kind == "armed_group"
    state = Publisher(replace(BODY, kind="state"), Span(0, 4))
    assert by_own_people(own, state, LEXICON) == own == by_own_people(own, None, LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        "Señor director: Escribo sobre la fosa de Serpa.\n\nAllí están los cinco.\n\nPor las FARC, Jo Example",
        "Nous publions le texte reçu de la coordination de Dan Na Ambassagou.\n\nNous avons enterré les morts.",
    ],
)
def test_who_signs_a_text_or_sent_it_speaks_in_it(text: str) -> None:
    told = signed_for(document(text), LEXICON)
    assert told is not None
    assert (told.voice.kind, told.voice.party) == ("armed_group", "yes")


@pytest.mark.parametrize(
    "text",
    [
        "Por la paz, contra las FARC, marcharon todos.\n\nJo Example",
        "Nine lie there.\n\nFor Hamas, it was a victory.",
        "Nine lie there.\n\nFor Hamas, Serpa is the place where it began.",
    ],
)
def test_a_body_further_on_or_in_a_sentence_signs_nothing(text: str) -> None:
    assert signed_for(document(text), LEXICON) is None


@pytest.mark.parametrize(
    ("text", "publisher", "digest"),
    [
        ("MEXICO: March\n\nA woman saw pick-ups.\n\nCompiled from local media.", "Gulf Digest", True),
        ("A boatman saw it.", "Veille Exemple, revue de presse", True),
        ("A boatman told us of it. The press came later.", "Example Post", False),
        ("A boatman saw it.\n\nCompiled from reports by our staff in Serpa.", "Example Post", False),
    ],
)
def test_whom_a_digest_of_the_press_tells_of_spoke_to_the_papers(text: str, publisher: str, digest: bool) -> None:
    assert is_digest(document(text, publisher), LEXICON) == digest
    boatman = mention("witness", "a boatman")
    (told,) = passed_on([boatman], view(own=3.0), digest=digest)
    assert told.voice.rule.endswith(PASSED_ON) == digest
    sure = view(ngo=NAMELESS["ngo"][2])
    assert len(with_parties([], document(text, publisher), sure, None, digest)) == (0 if digest else 1)


def test_parties_are_doubted_before_it_is_asked_who_else_speaks() -> None:
    police, boatman = mention("state", "police", "PT"), mention("witness", "a boatman")
    found = doubting_parties([boatman, police], view(state=DOUBTED["state"] - 0.1, field=-9.0, ngo=MISTAKEN))
    assert [one.voice.in_doubt for one in found] == [False, True]
    text = "The spokesperson said 52 skulls lay in a pit."
    seen = view(state=-4.0, un_body=6.0)
    told = find_voices(document(text, "Example Post"), LEXICON, None, seen)
    assert {(one.voice.kind, one.voice.in_doubt) for one in told} == {("state", True), ("un_body", False)}


def test_a_nameless_expert_counts_in_field_work_or_where_one_is_seen() -> None:
    doctor = mention("expert", "a doctor")
    doctor = replace(doctor, voice=replace(doctor.voice, named="anonymous"))
    assert doubting([doctor], view(field=2.0, expert=-5.0)) == [doctor]
    assert doubting([doctor], view(field=-5.0, expert=NAMELESS_EXPERT)) == [doctor]
    assert doubting([doctor], view(field=-5.0, expert=NAMELESS_EXPERT - 0.1))[0].voice.in_doubt


def test_an_armed_group_by_its_name_is_not_taken_for_the_state() -> None:
    listed = mention("armed_group", "Example Forces", "Example Forces", "voices: organisation")
    seen = view(armed_group=LISTED_ARMY, state=STATE_ADDED, ngo=-9.0)
    assert doubting([listed], seen) == [listed]
    assert by_view([listed], document("The forces found a grave."), seen, "state:?") == [listed]
    added = by_view([mention("ngo", "Example Watch")], document("A grave was found."), seen, "state:?")
    assert [one.voice.kind for one in added] == ["ngo", "state"]


def test_who_is_asked_in_an_interview_that_is_no_field_work_may_be_an_expert() -> None:
    asked = mention("witness", "Oda Beispiel", rule="voices: interview")
    text = document("Q. And the skulls? A. Six have entry wounds.")
    (one,) = by_view([asked], text, view(expert=KIND_ADDED, field=-4.0), "state:?")
    assert (one.voice.kind, one.relay) == ("expert", ())
    assert by_view([asked], text, view(expert=KIND_ADDED, field=0.0), "state:?")[0].voice.kind == "witness"
    town = mention("unknown", "Serpa")
    (same,) = by_view([town], text, view(expert=KIND_ADDED), "state:?")
    assert same.voice.kind == "unknown", "one word may be a town"


def test_an_author_whom_a_cue_found_stands_there_once() -> None:
    there = mention("own_reporter", "the author", rule="own eyes: first person")
    text = document("We counted nine graves.")
    assert by_view([there], text, view(own=OWN_ADDED, field=4.0), "state:?") == [there]


def told_in(words: str, after: str = "") -> str:
    table: Cues = cues(load("speakers_languages.yaml")["cues"])
    return table.polarity(words, after)


@pytest.mark.parametrize(
    ("cue", "after", "polarity"),
    [
        ("sprak", " van een laffe daad", "affirm"), ("sprak", " dat tegen", "deny"),
        ("s'est dit", " consterné par ce", "comment"), ("a condamné", " cette attaque", "comment"),
        ("a déclaré", " que neuf corps", "affirm"), ("осудил", "", "comment"), ("أدانت", "", "comment"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_cue_may_make_another_of_it(cue: str, after: str, polarity: str) -> None:
    assert told_in(cue, after) == polarity


def test_a_demonym_alone_is_a_person_and_a_country_its_state() -> None:
    assert speakers_of_languages().voice("eritreo").kind != "state"
    assert speakers_of_languages().voice("Rusia").kind == "state"


def test_the_forces_are_those_that_the_text_named_before() -> None:
    text = "أعلنت قوات سوريا الديمقراطية أنها عثرت على مقبرة. وقالت القوات إن العدد سبعون."
    at = text.index("القوات")
    voice = speakers_of_languages().named_before(text, Span(at, at + len("القوات")))
    assert voice is not None and (voice.kind, voice.side) == ("armed_group", "Syrian Democratic Forces")
    army = "أعلنت قوات سوريا الديمقراطية ذلك. وقال الجيش."
    start = army.index("الجيش")
    assert speakers_of_languages().named_before(army, Span(start, start + len("الجيش"))) is None


def test_a_word_of_the_publishers_name_is_no_other_listed_body() -> None:
    own = Publisher(replace(BODY, name="Example Observatory", side="Example Observatory"), Span(0, 4))
    listed = mention("ngo", "the Observatory", "Elsewhere Observatory")
    listed = replace(listed, voice=replace(listed.voice, rule="voices: organisation"))
    assert by_own_people([listed], own, LEXICON)[0].voice.side == "Example Observatory"
    whole = replace(listed, voice=replace(listed.voice, wording="the Elsewhere Observatory"))
    assert by_own_people([whole], own, LEXICON) == [whole]


def test_who_got_away_from_a_group_does_not_speak_for_it() -> None:
    got_away = "A former Boko Haram captive said forty-one people were made to lie down and killed."
    assert kinds(got_away) == [("witness", None)]
    assert ("armed_group", "Boko Haram") in kinds("A Boko Haram commander said forty-one people were killed.")


def test_a_congregation_bears_no_name_of_a_person_and_a_truth_commission_is_the_states() -> None:
    (said,) = voices("A Protestant congregation in Serpa district, East Moura, said nine graves were opened.")
    assert said.voice.name.startswith("A Protestant congregation")
    (found,) = voices("The Truth and Reconciliation Commission said that sixty people were shot in the pit.")
    assert found.voice.kind == "state"
