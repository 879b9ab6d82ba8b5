import pytest

from headstone.model.spans import Span
from headstone.tables import load
from headstone.text.organisations import Organisations, organisations
from tests.timing import times_a_plain_pass


@pytest.fixture(scope="module")
def table() -> Organisations:
    return organisations(load("organisations.yaml"))


@pytest.mark.parametrize(
    ("words", "kind", "side"),
    [
        ("Ukrainian soldiers", "state_armed", "UA"),
        ("Peru's interior ministry", "state_civil", "PE"),
        ("the armed forces of Sudan", "state_armed", "SD"),
        ("Congolese police", "state_police", "CD"),
        ("Mexico's Navy", "state_armed", "MX"),
        ("IS militants", "armed_group", "Islamic State"),
        ("al-Shabab", "armed_group", "Al-Shabaab"),
        ("UN investigators", "un_body", "UN"),
        ("MSF", "ngo", "Médecins Sans Frontières"),
        ("unknown gunmen", "generic", None),
    ],
)
def test_an_actor_is_known_by_kind_and_side(table: Organisations, words: str, kind: str, side: str | None) -> None:
    text = f"They say that {words} came."
    found = [(mention.kind, mention.side) for mention in table.find(text, Span(0, len(text)))]
    assert (kind, side) in found


@pytest.mark.parametrize(
    "text", ["This is the place.", "They told us so.", "Who came?", "PRO-RUSSIAN CROWDS: THIS IS IT"]
)
def test_ordinary_words_are_no_acronyms(table: Organisations, text: str) -> None:
    assert not [m for m in table.find(text, Span(0, len(text))) if m.kind != "generic"]


def test_a_state_behind_a_hyphen_is_not_that_state(table: Organisations) -> None:
    text = "pro-Russian forces came"
    assert not [m for m in table.find(text, Span(0, len(text))) if m.side == "RU"]


def test_every_side_of_a_state_is_a_code(table: Organisations) -> None:
    assert all(isinstance(code, str) and len(code) == 2 for code in table.demonyms)


def test_finding_is_fast_enough(table: Organisations) -> None:
    text = "The Iraqi army and villagers found a pit with many bodies near the old road to the south. " * 300
    assert times_a_plain_pass(lambda: table.find(text, Span(0, len(text))), text) < 150  # measured 42
