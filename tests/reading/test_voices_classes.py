"""Classes of those who tell of an event, each in ten wordings and in other languages: how they write, not one text."""

from dataclasses import replace

import pytest

from headstone.reading.marks_own_eyes import first_person_words, first_persons
from headstone.reading.marks_speakers import Speakers, speakers
from headstone.reading.voices import find_voices
from headstone.reading.voices_publisher import publisher_of
from headstone.tables import load
from headstone.text.organisations import organisations
from headstone.text.outlets import outlets
from tests.reading.speech import document, kinds, voices, voices_tables

WORDS = first_person_words(load("speakers_languages.yaml")["first_person"])


@pytest.fixture(scope="module")
def named() -> Speakers:
    tables = organisations(load("organisations.yaml")), outlets(load("outlets.yaml"))
    return speakers(load("speakers_languages.yaml"), *tables, voices_tables())


def groups(text: str) -> list[str | None]:
    affirmed = [m.voice for m in voices(text) if m.polarity_of_content == "affirm"]
    return [voice.side for voice in affirmed if voice.kind == "armed_group"]


@pytest.mark.parametrize(
    "text",
    [
        "Rui Example, a commander of the Serpa Unity Column, said nine men were killed.",
        "A commander of the Free Serpa Movement said his men had found nine bodies.",
        "Nine were shot, said Rui Example, a field commander with the Serpa Liberation Front.",
        "Ana Example, spokeswoman for the Mountain Lions Brigade, told reporters that nine were killed.",
        "By telephone, a fighter of the Southern Dawn Column said that nine bodies lay in the pit.",
        '"We buried nine," said Rui Example, who commands the Serpa Resistance Front.',
        "According to a rebel commander of the Serpa Unity Column, nine men were killed.",
        "Rebels of the Serpa Free Column said nine men were killed.",
        "The political head of the Serpa Freedom Front, Rui Example, said nine men were killed.",
        "Speaking over the radio, Rui Example, a commander of the Serpa Free Column, said soldiers had killed nine.",
    ],
)
def test_who_commands_or_fights_for_a_named_group_speaks_for_it(text: str) -> None:
    assert any(groups(text))


@pytest.mark.parametrize(
    "words",
    [
        "Rui Ejemplo, comandante de la Columna Unidad de Serpa",
        "un comandante del Frente Unido de Serpa",
        "portavoz del Frente Unido",
        "Rui Exemple, commandant du Front uni de Serpa",
        "un porte-parole du Mouvement pour Serpa libre",
        "командир «Колонны единства Серпы» Руй Пример",
        "канал «Фронт Серпы»",
        "rzecznik Frontu Wolnej Serpy",
        "Kommandeur der Einheitsfront Serpa",
        "portavoce del Fronte libero di Serpa",
        "komandan Barisan Serpa",
        "قائد جبهة الفجر",
        "woordvoerder van het Vrije Serpafront",
    ],
)
def test_a_front_is_known_by_a_word_of_its_name_in_other_languages(named: Speakers, words: str) -> None:
    voice = named.voice(words, "PT")
    assert voice.kind == "armed_group" and voice.side


@pytest.mark.parametrize("words", ["el coronel Ruiz, comandante de la Sexta Brigada", "le chef de la gendarmerie"])
def test_a_states_own_commander_stays_the_states(named: Speakers, words: str) -> None:
    assert named.voice(words, "PT").kind == "state"


def test_a_states_own_unit_is_no_armed_group() -> None:
    text = "Colonel Rui Example, commander of the Third Division, said nine men were killed."
    assert not any(groups(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Dawn Brigade issued a statement on its channel saying it had killed nine men.",
        "A video posted by an account close to the Dawn Brigade claimed the blast at the tomb.",
        "The clip appeared on a channel run by the Dawn Brigade and said the shrine was levelled.",
        "On a page that carries the statements of the Dawn Brigade a message claimed the killing of nine.",
        "The media arm of the Dawn Brigade released a film and said the tomb had been razed.",
        "The Dawn Brigade, in an audio message, had its commander say that nine were killed.",
        "A statement signed by the Dawn Brigade said nine were killed.",
        "In a leaflet the Dawn Brigade says that it destroyed the shrine.",
        "The Dawn Brigade has claimed the killing of nine men in a text sent to newsrooms.",
        "A website affiliated with the Dawn Brigade published a claim; nine were killed, it said.",
    ],
)
def test_a_claim_is_the_groups_wherever_it_was_put_out(text: str) -> None:
    assert "Dawn Brigade" in groups(text)


def test_the_group_goes_on_after_its_claim() -> None:
    text = "The Dawn Brigade put out a short claim on its channel. In it the group says that forty were slain."
    assert groups(text) == ["Dawn Brigade", "Dawn Brigade"]


def test_pictures_of_the_police_are_no_groups_claim() -> None:
    assert not any(groups("The police posted a video of the grave on their page."))


def test_a_statement_from_a_capital_is_that_states() -> None:
    assert ("state", "ET") in kinds("A statement from Addis Ababa says nine were killed.")


def of_body(text: str, language: str = "en", publisher: str = "Example Families Association") -> str | None:
    made = document(text, publisher)
    meta = replace(made.report.meta, language=language)
    made = replace(made, report=replace(made.report, meta=meta))
    found = publisher_of(made, voices_tables(), "PT")
    return found.voice.kind if found is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "Our field team has sat with thirty families in Serpa. We brought photographs of the belongings.",
        "Our interviews lead us to believe that thirty men were carried to the pit. We gave the list to both sides.",
        "We have spoken to eleven households in Serpa. Our lawyers hold the statements.",
        "Since May our delegates have visited the mill four times. We counted nine graves.",
        "Our volunteers dug for three days behind the mill. We found nine bodies.",
        "Our monitors recorded nine dead at the bridge. We keep the names.",
        "We collected the accounts of nine survivors; our caseworkers wrote them down.",
        "Our observers saw the broken stones on Monday. We counted forty.",
        "From our case files we know nine names. We have read them to the families.",
        "Our field office in Serpa interviewed six witnesses. We hold their statements.",
    ],
)
def test_a_body_speaks_in_its_own_paper_by_its_work(text: str) -> None:
    assert of_body(text) == "ngo"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Nuestro equipo de campo visitó a treinta familias. Hemos entregado la lista a las familias."),
        ("fr", "Notre équipe de terrain a rencontré trente familles. Nous avons compté neuf tombes."),
        ("ru", "Наши волонтёры опросили тридцать семей. Мы передали список."),
        ("de", "Unsere Interviews mit dreißig Familien zeigen: Es waren neun. Wir haben die Namen."),
    ],
)
def test_a_body_speaks_by_its_work_in_other_languages(language: str, text: str) -> None:
    assert of_body(text, language, "Example Association") == "ngo"


def own(text: str, publisher: str = "Example Post") -> bool:
    found = find_voices(document(text, publisher), voices_tables())
    return any(m.voice.kind == "own_reporter" and m.voice.side is None for m in found)


@pytest.mark.parametrize(
    "text",
    [
        '"We found them at the well," Ana Example said when the Example Post met her in Serpa.',
        "Relatives showed the paper's correspondent a list of nine names.",
        "The Example Post spoke to three families of the dead in Serpa.",
        "When I knelt at the string I saw a row of ribs. A foreman told me that he had smelled it all winter.",
        "I counted nine graves behind the mill.",
        "We walked among the broken stones with the caretaker.",
        "A herder told us that soldiers had dug the trench.",
        "I walked along the trench with two women who had lost their sons.",
        "This reporter saw nine coffins on the square.",
        "A woman in an apron asked me about a doll; I saw the pit where it lay.",
    ],
)
def test_an_outlet_was_there_where_it_says_whom_it_met_or_what_it_saw(text: str) -> None:
    assert own(text)


@pytest.mark.parametrize(
    "text",
    [
        "People say it is ten, others say thirty.",
        "Soldiers, said some; bandits, said others.",
    ],
)
def test_rumour_and_offices_are_no_field_work(text: str) -> None:
    assert not own(text) and not any(kind in ("witness", "state") for kind, _ in kinds(text))


def test_an_office_that_the_outlet_met_is_no_field_work() -> None:
    assert not own("The Example Post met the minister in the capital.")


def test_a_readers_talk_in_a_shop_is_no_field_work() -> None:
    text = 'Dear Editor,\n\nNine men lie in the pit at Serpa. I asked the young man on the till. "Abroad," he said.'
    assert not own(text) and ("witness", None) not in kinds(text)


def test_a_heading_with_a_number_is_no_speaker() -> None:
    text = "ALERT 31/2013: Serpa\n\nThe Example Rights Desk asks the authorities to publish the names."
    assert not any(m.voice.rule.endswith("transcript") for m in voices(text))


def test_whoever_speaks_of_another_thing_comments() -> None:
    (mention,) = voices("The Portuguese government speaks of gravel.")
    assert mention.polarity_of_content == "comment"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Naliczyliśmy ich we wtorek czterdzieści trzy."),
        ("pl", "- Pies szczekał o drugiej - mówi nam pani Ana, która trzyma klucz."),
        ("pl", "Sfotografowaliśmy każdy kamień."),
        ("pl", "Sąsiadka opowiada nam o latarkach."),
        ("ru", "Насчитали мы сорок три плиты."),
        ("ru", "Сторож рассказывает нам, что слышал шум."),
        ("ru", "Соседка рассказала нашему корреспонденту о фонарях."),
        ("uk", "Порахували ми сорок три плити."),
        ("uk", "Сторож розповідає нам про ліхтарі."),
        ("es", "Pudimos contar nueve cruces junto al muro."),
        ("es", "La vecina nos señala el muro."),
        ("es", "El guardián dijo a este periodista que oyó ruidos."),
        ("fr", "Nous comptons neuf tombes ouvertes."),
        ("fr", "La gardienne nous confie qu'elle a entendu des voix."),
        ("it", "Contiamo nove croci spezzate."),
        ("it", "La custode ci accompagna lungo il muro."),
        ("de", "Neun Kreuze zählten wir an der Mauer."),
        ("de", "Gestern haben wir dort neun Gräber gezählt."),
        ("nl", "Negen kruisen telden we bij de muur."),
        ("nl", "De bewaker vertelde hij ons later."),
        ("no", "Ni kors teller vi ved muren."),
        ("no", "Enken fortalte hun oss om lyktene."),
        ("id", "Kami sempat menghitung sembilan nisan."),
        ("id", "Penjaga bercerita kepada kami tentang suara itu."),
        ("ar", "أحصيت تسعة قبور قرب الجدار."),
        ("ar", "يروي لنا الحارس ما سمعه."),
    ],
)
def test_what_the_reporter_saw_or_was_told_in_other_languages(language: str, text: str) -> None:
    made = document(text)
    meta = replace(made.report.meta, language=language)
    made = replace(made, report=replace(made.report, meta=meta))
    assert len(list(first_persons(made, WORDS, made.sentences))) == 1


def test_what_is_spoken_after_the_dash_is_not_the_author() -> None:
    made = document("– Vi telte fire kratre, sier presten.")
    meta = replace(made.report.meta, language="no")
    made = replace(made, report=replace(made.report, meta=meta))
    assert not list(first_persons(made, WORDS, made.sentences))
