from headstone.publish import cards
from tests.publish.factories import register


def test_a_card_tells_place_dates_figures_and_how_many_say_so() -> None:
    text = cards.render(register(), width=100)
    first = text.split("\n\n")[0]
    assert first.startswith("I-")
    for name in ("where", "when", "counts", "told by"):
        assert f"\n        {name}" in first
    assert "known independent origin" in first


def test_no_line_of_a_card_is_wider_than_asked() -> None:
    assert max(map(len, cards.render(register(), width=80).splitlines())) <= 80


def test_the_register_ends_with_what_could_not_be_read() -> None:
    last = cards.render(register()).split("\n\n")[-1]
    assert "preserved but unread" in last
    assert last.endswith("Documented reports, not incidence.")
