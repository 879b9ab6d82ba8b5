"""Field work by what is told of it: presence, being led, meetings, the outlet by its own name; and what is none."""

from dataclasses import replace

import pytest

from headstone.reading.marks_own_eyes import first_person_words, first_persons
from headstone.reading.voices import find_voices
from headstone.reading.voices_there import own_names
from headstone.tables import load
from tests.reading.speech import document, voices_tables

TABLES = load("speakers_languages.yaml")
WORDS = first_person_words(TABLES["first_person"], TABLES["own_paper"])


def own(text: str, publisher: str = "The Serpa Ledger") -> bool:
    """Whether the outlet's own people, or a private person whom they met, stand among the voices."""
    found = find_voices(document(f"A heading\n\n{text}", publisher), voices_tables())
    return any(
        (m.voice.kind == "own_reporter" and m.voice.side is None) or m.voice.rule.endswith("told the outlet")
        or (m.voice.kind == "witness" and publisher in {relay.name for relay in m.relay})
        for m in found
    )


@pytest.mark.parametrize(
    "text",
    [
        # being there
        "A child was selling plums on the steps when I arrived. The dome lay in three pieces.",
        "I paced the trench: eleven by four.",
        "I put my hand on the lid and it was warm.",
        "Nine sacks lay on the mat when we left.",
        "At my feet were two skulls and a comb.",
        "Before us lay the slabs, face down.",
        "The smell met us at the bridge; the pit was still open.",
        "By the time I got there the digger had gone and the bones lay in rows.",
        "We measured the crater with a rope.",
        "Under my boots the ash was a hand deep over the graves.",
        "I could smell the lime before I saw the shed.",
        "This reporter could see the tripod over the shaft.",
        "On the day of our visit two men were washing bones in a bucket.",
        # being led
        "Pavlo, who keeps goats there, led us to the hollow where the vehicle had turned.",
        "She took me through the nettles to what is left of the wall.",
        "An old man walked me along the row and named each of them.",
        # meeting
        "In a kitchen by the mill I was told another story.",
        "On the path I fell in with Jano, a weaver's son.",
        "Over tea in his yard we heard the same from two cousins.",
        "I rang the school. The headmistress answered.",
        "I sat with Mrs Ana Example, who lives opposite, while the stones were counted.",
        # the paper by its name
        'Jo Example sells flowers by the gate. "They dug by night," he told the Ledger.',
        'The headmistress answered herself. "Nine of ours," she told The Serpa Ledger.',
        "Four families told the Ledger that the lorries came at dusk to the pit.",
        "A Ledger reporter at the tape saw men kneel in black water.",
        "The Ledger's photographer counted thirty broken crosses.",
    ],
)
def test_an_outlet_is_known_to_have_been_there_by_what_it_tells(text: str) -> None:
    assert own(text)


@pytest.mark.parametrize(
    "text",
    [
        "The governor told the Ledger that the pit would be opened.",
        'Police spokesman Jo Example was tired. "Nine graves," he told the Ledger.',
        "Ana Example, a historian of the valley, told the Ledger that sixty lay there.",
        'Ana Example of the Example Foundation answered. "Sixty graves," she told the Ledger.',
        "Jo Example told the Ledger of nine graves. Police chief Jo Example had come by car.",
        "Tell us your story of the graves: ring the desk.",
        "The parish asks us to make the following known about the vaults.",
        "I saw the graves of that valley as a child.",
        "In the seventies we walked among the stones of that cemetery.",
        "I see that bones were dug up in the ravine and that there will be a plaque.",
        "I read out a paragraph of the notice that a survivors' body put on its site.",
        "The notice does not tell us who lies in the pit.",
        "I was not there when the pit was opened. When I arrived the next year the graves were gone.",
        "A Ledger reporter saw a copy of the letter.",
        "The minister told reporters in the capital that nine bodies lay in the pit.",
        "My grandmother told me of the graves behind the mill.",
        "We visited the minister, who spoke of forty dead.",
    ],
)
def test_offices_experts_memory_and_papers_are_no_field_work(text: str) -> None:
    assert not own(text)


def test_a_body_that_publishes_is_no_paper_that_was_told() -> None:
    assert own_names("Example Rights Observatory, bulletin 5", voices_tables()) == ()
    assert "the Ledger" in own_names("The Serpa Ledger", voices_tables())
    assert "Sula" in own_names("Sula Agency", voices_tables())


def test_a_guest_who_counted_is_not_the_outlet() -> None:
    talk = (
        "An interview with Dr Ana Example, historian\n\nHow did you find it?\nI counted the graves from the hill.\n"
        "Were you alone?\nI was.\nWhat did you see?\nI saw nine skulls in the pit."
    )
    assert "own_reporter" not in {m.voice.kind for m in find_voices(document(talk), voices_tables())}


def test_who_goes_on_is_who_told_of_the_other() -> None:
    text = "Spokeswoman Ana Example told journalists that a gravedigger reported it. Nine stones are broken, she added."
    last = find_voices(document(text), voices_tables())[-1]
    assert (last.voice.kind, last.voice.name) == ("state", "Ana Example")


@pytest.mark.parametrize(
    "text",
    [
        'A man who said he spoke for the band rang our number. "We did not shoot them," he said.',
        "A man who introduced himself as a commander said the village had been warned.",
        "A woman speaking on behalf of the group said the shrine had to fall.",
    ],
)
def test_who_speaks_for_a_group_is_no_private_person(text: str) -> None:
    assert "witness" not in {m.voice.kind for m in find_voices(document(text), voices_tables())}


def test_a_letter_signed_with_initials_is_its_experts() -> None:
    text = "Sir,\n\nI measured the ditch. Sixty men lie in it.\n\nR. Example, anthropologist, Serpa"
    assert {m.voice.kind for m in find_voices(document(text), voices_tables())} == {"expert"}


def seen(text: str, language: str, publisher: str) -> int:
    made = document(text, publisher)
    made = replace(made, report=replace(made.report, meta=replace(made.report.meta, language=language)))
    return len(list(first_persons(made, WORDS, made.sentences, voices_tables())))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Nous avons regardé les jeunes gens travailler au pinceau."),
        ("fr", "Sous nos yeux, une étudiante a dégagé une chaussure."),
        ("fr", "« Un camion est passé », nous dit-elle."),
        ("fr", "« Un camion est passé », a confié la voisine à Meridien."),
        ("es", "Cuando llegamos, un niño vendía agua junto a la fosa."),
        ("es", "Doña Ana nos abrió la puerta del corral."),
        ("es", "«Eran nueve», contó la vecina a Meridien."),
        ("es", "Un reportero de Meridien vio sacar un bulto."),
        ("it", "Quando siamo arrivati la fossa era aperta."),
        ("it", "La vicina ci ha portato al muro."),
        ("it", "«Erano nove», ha raccontato il fornaio a Meridien."),
        ("de", "Als wir ankamen, lagen die Steine im Gras."),
        ("de", "Die Nachbarin führte uns an die Mauer."),
        ("de", "„Neun waren es“, sagte die Bäckerin dem Meridien."),
        ("nl", "Onder mijn laarzen kraakte het puin."),
        ("nl", "De bakker vertelde aan Meridien wat hij hoorde."),
        ("no", "Da vi kom, lå steinene i gresset."),
        ("no", "Enken tok imot oss ved porten."),
        ("no", "Det var ni, sier bakeren til Meridien."),
        ("pl", "Na naszych oczach wyjęto but."),
        ("pl", "Sąsiadka zaprowadziła nas do dołu."),
        ("pl", "Było ich dziewięciu - powiedział piekarz „Meridienowi”."),
        ("ru", "На наших глазах подняли сапог."),
        ("ru", "Соседка привела нас к яме."),
        ("ru", "«Их было девять», - рассказал пекарь «Meridien»."),
        ("uk", "Коли ми приїхали, яма була відкрита."),
        ("uk", "Сусідка привела нас до ями."),
        ("uk", "Пекар розповів «Meridien», що їх було дев'ятеро."),
        ("id", "Ketika kami tiba, lubang itu masih terbuka."),
        ("id", "Seorang petani mengantar kami ke tepi sungai."),
        ("id", "Tukang roti bercerita kepada Meridien tentang malam itu."),
        ("ar", "عند وصولنا كانت الحفرة مفتوحة."),
        ("ar", "قادتنا جارة إلى الحفرة."),
        ("ar", "قال الخباز لـ Meridien إنهم تسعة."),
    ],
)
def test_being_there_and_the_papers_name_in_other_languages(language: str, text: str) -> None:
    assert seen(text, language, "Meridien") == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre a déclaré à la presse que neuf corps s'y trouvaient."),
        ("fr", "« Sous nos yeux, tout a brûlé », a dit le maire."),
        ("es", "El ministro dijo a la prensa que eran nueve."),
        ("de", "Der Minister sagte der Presse, es seien neun."),
        ("ru", "Министр сказал журналистам, что их девять."),
        ("no", "Ministeren sa til pressen at det var ni."),
    ],
)
def test_what_was_told_to_the_press_is_no_outlets_own(language: str, text: str) -> None:
    assert seen(text, language, "Meridien") == 0
