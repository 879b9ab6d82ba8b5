import pytest

from tests.reading.speech import document, kinds, voices


@pytest.mark.parametrize(
    ("sentence", "kind", "side"),
    [
        ("The Peruvian army said on Monday it had come upon a pit with forty bodies.", "state", "PE"),
        ("A pit with forty bodies was found near the river, Peruvian prosecutors said.", "state", "PE"),
        ("Forty people lie in the pit, according to Amnesty International.", "ngo", "Amnesty International"),
        ("Forty bodies lay in the pit, said the United Nations.", "un_body", "UN"),
        ("Al-Shabaab claimed it had executed the five men.", "armed_group", "Al-Shabaab"),
        ("Angola admitted that its soldiers had shot the villagers.", "state", "AO"),
        ("The find was announced by the Kenyan interior ministry.", "state", "KE"),
        ("A Reuters correspondent saw bones in the ditch.", "own_reporter", "Reuters"),
        ("According to the BBC's Jo Example in Lima, the crosses were broken.", "own_reporter", "BBC"),
        ("Villagers said the graves were opened at night.", "witness", None),
        ("Images published by Al-Shabaab show the men breaking tombs.", "pictures", "Al-Shabaab"),
        ("The video shows men with hammers in the cemetery.", "pictures", None),
    ],
)
def test_a_speaker_is_known_by_kind_and_side(sentence: str, kind: str, side: str | None) -> None:
    assert (kind, side) in kinds(sentence)


def test_a_plain_assertion_has_no_voice() -> None:
    assert voices("Forty bodies lay in a pit behind the old mill near Ayacucho.") == ()


def test_what_was_told_to_an_agency_is_relayed_by_it() -> None:
    (mention,) = voices("Two residents told Reuters that soldiers had dug the trench.")
    assert mention.voice.kind == "witness"
    assert mention.voice.relayed_by == "Reuters"
    assert [step.name for step in mention.relay] == ["Reuters"]


def test_a_pronoun_goes_on_with_the_voice_before() -> None:
    first, second = voices("Human Rights Watch said ninety men were shot. The bodies, it added, lie in a well.")
    assert second.voice.side == first.voice.side == "Human Rights Watch"


def test_a_definite_phrase_goes_on_with_the_voice_before() -> None:
    found = voices("The Malian army said it found a grave. The statement said thirty bodies lay there.")
    assert [mention.voice.side for mention in found] == ["ML", "ML"]


def test_a_name_keeps_the_role_it_was_given_beside_it() -> None:
    found = voices(
        "Teresa Quispe, a senior UN rights official, said the pit held sixty. Ms Quispe said more would be searched."
    )
    assert [mention.voice.kind for mention in found] == ["un_body", "un_body"]


def test_a_newsletter_speaks_for_the_body_the_text_is_about_and_covers_the_paragraph_after_its_colon() -> None:
    text = (
        "The German War Graves Commission tends the stones above the bay.\n\nIts newsletter reports:\n\n"
        "Fifty stones are broken."
    )
    (mention,) = voices(text)
    assert mention.voice.kind == "ngo"
    assert mention.scope.end == len(text)


def test_a_denial_is_a_voice_that_denies() -> None:
    (mention,) = voices("Russia denied on Sunday that its troops killed the villagers.")
    assert (mention.voice.side, mention.polarity_of_content) == ("RU", "deny")


def test_calling_a_report_untrue_denies_it() -> None:
    (mention,) = voices("The Angolan government said reports of a mass grave were untrue.")
    assert mention.polarity_of_content == "deny"


def test_who_could_not_confirm_neither_affirms_nor_denies() -> None:
    (mention,) = voices("The African Union could not verify the shootings at the ford.")
    assert mention.polarity_of_content == "unable"


def test_an_outlet_that_covers_another_voice_relays_it() -> None:
    found = voices("Chilean police admitted the demolition of the tombs, according to NPR.")
    official = next(mention for mention in found if mention.voice.kind == "state")
    assert official.voice.relayed_by == "NPR"


def test_coordinated_speakers_are_each_a_voice() -> None:
    assert {
        kind for kind, _ in kinds("Villagers, Peruvian police and human rights groups say men were thrown there.")
    } == {"witness", "state", "ngo"}


def test_an_unnamed_state_body_carries_the_country_of_the_document_as_a_guess() -> None:
    found = voices("Peru opened a pit near Ayacucho. Police said it held nine bodies.")
    assert [mention.voice.side for mention in found] == ["state:?PE"]


def test_the_readers_country_says_whose_police_speak() -> None:
    (mention,) = voices("Police said the pit held nine bodies.", country="PE")
    assert mention.voice.side == "PE"


def test_people_who_are_believed_dead_do_not_speak() -> None:
    assert voices("Hundreds of people are believed to lie in the shaft.") == ()


def test_a_source_line_at_the_foot_covers_the_text() -> None:
    text = "Nine bodies were raised near Ayacucho, Peru.\n\nSource: Ayacucho Police | Regional Prosecutor's Office"
    found = voices(text)
    assert {mention.voice.kind for mention in found} == {"state"}
    assert all(mention.scope.start == 0 for mention in found)


def test_every_wording_stands_where_its_span_says() -> None:
    text = (
        "BAMAKO (AP) — The Malian army said a grave was found. Residents told AFP it held ten. "
        "Mayor Awa Example, who runs the town, said eleven. “It is a lie,” the minister said."
    )
    doc = document(text)
    for mention in voices(text):
        wording = doc.layer.text[mention.name_span.start : mention.name_span.end]
        assert wording == mention.voice.wording
        assert wording.strip()


def test_a_speaker_before_the_colon_of_a_headline_is_a_voice() -> None:
    assert kinds("Police: nine bodies found in old well") == [("state", "state:?")]
    assert kinds("Mali: nine bodies found in old well") == []


def test_an_author_who_saw_for_himself_is_the_outlets_own_reporter() -> None:
    assert ("own_reporter", None) in kinds("Nobody stopped me. I counted nine skulls in the ditch.")
    assert kinds("“I counted nine skulls,” he shouted into the wind.") == []


def test_a_body_that_no_table_lists_is_one_side_by_its_name() -> None:
    (mention,) = voices("Shopkeepers buried forty men, the Example Records Collective said.")
    assert (mention.voice.kind, mention.voice.side) == ("ngo", "Example Records Collective")


def test_who_owns_up_without_a_known_side_speaks_for_the_perpetrators() -> None:
    (mention,) = voices("A paramilitary commander admitted having forty people killed at the farm.")
    assert (mention.voice.kind, mention.voice.side) == ("perpetrator", "perpetrators")


def test_a_text_that_goes_on_describing_pictures_goes_on_with_their_publisher() -> None:
    found = voices("Al-Shabaab posted pictures of broken tombs. Two domes are shown. The town was quiet on Monday.")
    shown = [m.sentence for m in found if (m.voice.kind, m.voice.side) == ("pictures", "Al-Shabaab")]
    assert shown == [0, 1]
