import pytest

from headstone.model.spans import Span
from headstone.registers import load_outlets
from headstone.tables import load
from headstone.text.outlets import Outlets, outlets


@pytest.fixture(scope="module")
def table() -> Outlets:
    return outlets(load("outlets.yaml"))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("dailymail.co.uk", "Daily Mail"),
        ("https://www.bbc.co.uk/news/example", "BBC"),
        ("HeraldThing (dpa wire)", "Deutsche Presse-Agentur"),
        ("Some Site (BBC)", "BBC"),
        ("The Example Gazette", None),
        ("REUTERS", "Reuters"),
        ("al jazeera", "Al Jazeera"),
    ],
)
def test_a_publisher_string_names_an_outlet(table: Outlets, words: str, name: str | None) -> None:
    assert table.match(words) == name


def test_what_a_site_carries_stands_in_its_brackets_or_before_via(table: Outlets) -> None:
    assert table.carried("Example Mirror (AFP text, shortened)") == "Agence France-Presse"
    assert table.carried("Capital FM via Example Aggregator") == "Capital FM"
    assert table.carried("Example Blog (blog)") is None


def test_a_title_with_the_needs_its_capital(table: Outlets) -> None:
    text = "The council of the National Assembly met in the sun."
    assert table.find(text, Span(0, len(text))) == ()


def test_the_register_is_large_and_has_no_domain_twice(table: Outlets) -> None:
    rows = load("outlets.yaml")["rows"]
    domains = [domain for row in rows for domain in row[2].split("|") if domain]
    other_script = [row[0] for row in rows if any(ord(letter) > 0x36F for letter in row[1])]
    print(f"{len(rows)} outlets and agencies, {len(other_script)} with a name in another script")
    assert len(rows) >= 1200
    assert len(other_script) >= 300
    assert len({row[0] for row in rows}) == len(rows)
    assert len(domains) == len(set(domains))


@pytest.mark.parametrize("text", ["Nella Repubblica Dominicana", "el guardián del templo", "die Welt ist klein"])
def test_a_title_that_is_also_an_ordinary_word_must_be_written_as_a_title(table: Outlets, text: str) -> None:
    assert table.find(text, Span(0, len(text))) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [("قال لرويترز", "Reuters"), ("للجزيرة", "Al Jazeera"), ("сказал Интерфаксу", "Interfax"), ("з Медузою", "Meduza")],
)
def test_particles_and_case_endings_do_not_hide_a_name(table: Outlets, text: str, name: str) -> None:
    assert [mention.outlet.name for mention in table.find(text, Span(0, len(text)))] == [name]


def test_initials_of_a_case_s_paper_go_before_a_listed_name_but_not_a_great_house() -> None:
    known = load_outlets(["Neva News Agency", "Alta Free Post", "Baixa Courier"])
    found = {form: [m.outlet.name for m in known.find(form, Span(0, 3), weak=True)] for form in ("NNA", "AFP")}
    assert found == {"NNA": ["Neva News Agency"], "AFP": ["Agence France-Presse"]}
