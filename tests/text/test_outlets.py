import pytest

from headstone.model.spans import Span
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
    assert len(rows) >= 400
    assert len(domains) == len(set(domains))
