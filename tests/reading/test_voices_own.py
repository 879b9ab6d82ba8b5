"""Whose word it is that a text gives as its own: the outlet's field work, its guest's, a body's, nobody's."""

import pytest

from headstone.reading.voices import find_voices
from headstone.reading.voices_publisher import publisher_of
from tests.reading.speech import document, kinds, voices, voices_tables


def own(text: str) -> list[str]:
    """Rules of the voices that count as the outlet's own field work."""
    return [m.voice.rule for m in voices(text) if m.voice.kind == "own_reporter" and m.voice.side is None]


@pytest.mark.parametrize(
    "text",
    [
        "We did not go up there; the road was closed. I asked our host what had been found at the old farm.",
        "Our army, for its part, tells us that it found nine bodies at the well.",
        "I was not there. I heard the pit was behind the mill.",
        "We heard from Father Example that forty were buried at the well.",
        "I rang the ministry about the graves, and nobody answered.",
        "We held a collection for the widows of the pit.",
        "My grandmother told me about the pit behind the mill.",
        "She might have told us of the pit.",
        "Dear Editor - On reading of the broken graves I went out and bought a bag of cement.",
        "Sir - I taught there for two years in the seventies, near the tomb that is now rubble.",
    ],
)
def test_who_was_not_there_has_no_field_work(text: str) -> None:
    assert own(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I counted fourteen broken graves around the heap.",
        "A baker across the road told me that his oven shook when the tomb fell.",
        "I asked three women at the well what they had seen.",
        "At the far end we found lime and a child's sandal beside the pit.",
        "I talked to them for two evenings. All nine had been at the mill when it burned.",
        "From our correspondent\n\nThe village is empty. I walked its one street twice.",
    ],
)
def test_who_saw_or_asked_there_has(text: str) -> None:
    assert own(text)


@pytest.mark.parametrize(
    "text",
    [
        "I thought of her this month when a policeman told us of nine skeletons under the tank.",
        "I stood before the glass case for a good while. Then I went out and had dumplings.",
        "I had an uncle on that front. First I saw it in a message with the name blurred out.",
        "The laboratory of the commission has informed us in writing that six of the dead were matched.",
        "The municipality told this paper that it had leased the yard. We have asked to see the contract.",
    ],
)
def test_a_bare_first_person_is_no_field_work(text: str) -> None:
    assert own(text) == []


TALK = """On the line

Host: With us is Lucia Ejemplo of the Rastros. Lucia, what is there?

Ejemplo: Seventeen, in nine pits.

Host: How did you know?

Ejemplo: Somebody phoned. A man, he cried. He said: by the tank.

Host: Was anyone there?

Ejemplo: Nobody.
"""


def test_a_guest_speaks_for_the_body_and_whom_she_heard_told_her() -> None:
    found = {m.voice.name: m.voice for m in voices(TALK)}
    assert found["Lucia Ejemplo"].side == "Rastros"
    assert found["A man"].relayed_by == "Lucia Ejemplo"


def test_one_who_answers_with_a_role_speaks_for_the_body_that_was_asked() -> None:
    text = (
        "Three questions to Memoria Ejemplo\n\nQ: Why now?\nA (Ana Muestra, field director): Because of the rain.\n\n"
        "Q: How many?\nA: Forty.\n\nQ: What do you need?\nA: A roof over the pit.\n"
    )
    assert [(m.voice.kind, m.voice.name) for m in voices(text)] == [("ngo", "Memoria Ejemplo")]


def test_a_headline_about_survivors_names_no_body() -> None:
    assert ("ngo", "Survivors of Example") not in kinds("Survivors of Example killings tell of dawn attack.")


def test_one_who_gave_notice_to_the_police_told_no_outlet() -> None:
    text = "The commissioner said that the damage was reported on Sunday by a woman walking her dog."
    assert [kind for kind, _ in kinds(text)] == ["state"]


def test_who_goes_on_with_a_denial_affirms_nothing() -> None:
    text = (
        'The garrison rejects any suggestion of a pit. "There is no entry in our books of an operation," Colonel Jan '
        "Example declared. Whoever says the contrary, he went on, should bring papers and not bones."
    )
    assert {m.polarity_of_content for m in voices(text)} == {"deny", "comment"}


def test_who_knows_what_the_papers_say_only_comments() -> None:
    text = '"We are appalled by what we read this morning about the graves," a ministry official said.'
    assert [m.polarity_of_content for m in voices(text)] == ["comment"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 17 March a United Nations human rights team visited a burial site and counted thirty skulls.", "un_body"),
        ("Three human rights observers of the United Nations reached the shed and confirmed a massacre.", "un_body"),
        ("The human rights division of the mission has documented the deaths of forty.", "un_body"),
        ("The association Huesos al Sol finished the dig. Its president said twelve lay there.", "ngo"),
        ("IS releases video on the tribe. At the end the killing is shown.", "pictures"),
        ("A Garda spokeswoman was there. The spokeswoman said chips of marble had been matched.", "state"),
    ],
)
def test_bodies_that_were_there_are_heard(text: str, kind: str) -> None:
    assert kind in [k for k, _ in kinds(text)]


@pytest.mark.parametrize(
    ("publisher", "text", "kind"),
    [
        ("Lake Rights Observatory newsletter", "We publish seventy names. Our investigators heard 26 people.", "ngo"),
        ("Hilo Claro", "Our volunteers dug for nine weekends. We lifted twelve dead.", "ngo"),
        ("Pastoral Rights Net", "Our monitors asked. We wrote lists. Pastoral Rights Net does not say who.", "ngo"),
        ("XYZD press office, Nairobi", "COMMUNIQUE No. 3\n\nOur combatants were far off. We ask why.", "armed_group"),
        ("Northern Front website", "Statement of the sector. We laid the charge at the tomb.", "armed_group"),
    ],
)
def test_a_body_is_known_by_its_own_paper_and_its_own_people(publisher: str, text: str, kind: str) -> None:
    found = publisher_of(document(text, publisher), voices_tables(), "state:?")
    assert found is not None
    assert found.voice.kind == kind


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Example Weekly", "Our army has men enough. We ask who guards the well."),
        ("Front of the Hills", "Statement. The tale that our sons killed them we contest; it is an invention."),
    ],
)
def test_a_paper_and_a_denial_speak_for_no_body(publisher: str, text: str) -> None:
    assert publisher_of(document(text, publisher), voices_tables(), "state:?") is None


def test_the_newspaper_is_the_one_cited_before() -> None:
    text = 'A pit was found, the Lowland Mail reported. "I called my wife," Mr Jo Example told the newspaper.'
    found = find_voices(document(text), voices_tables())
    assert "Lowland Mail" in {m.voice.relayed_by for m in found}


@pytest.mark.parametrize(
    ("text", "kinds_found"),
    [
        ("Our monitors spent a week in Orvane. Thirty-one families gave us lists of the dead.", ["ngo"]),
        ("We were not there. We condemn the killing at Orvane and ask the government for an inquiry.", []),
        ("We ask the authorities to publish the names of those held for the graves at Orvane.", []),
    ],
)
def test_a_body_that_only_asks_and_condemns_is_no_origin(text: str, kinds_found: list[str]) -> None:
    one = document(f"Alert 31\n\n{text}", publisher="Example Rights Observatory")
    found = publisher_of(one, voices_tables(), "XA")
    assert ([found.voice.kind] if found else []) == kinds_found
